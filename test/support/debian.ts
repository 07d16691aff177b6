import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chooseRunAs } from '../../src/db/binaries.ts';
import { firstStart, stopSteps, type Server } from '../../src/db/postmaster.ts';

const home = '/usr/lib/postgresql';

/** Major versions of Debian's Postgres on this machine, for example `['15']`. */
export const debianVersions = (): string[] =>
  existsSync(home) ? readdirSync(home).filter((each) => existsSync(join(home, each, 'bin', 'initdb'))) : [];

/** Starts Debian's Postgres of this version in a temporary directory, loopback only. For the full tests. */
export async function startDebian(version: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const cluster = await mkdtemp(join(tmpdir(), `meja-pg${version}-`));
  const runAs = await chooseRunAs(join(cluster, 'none'));
  if (runAs !== undefined) await chown(cluster, runAs.uid, runAs.gid);
  const binaries = {
    postgres: join(home, version, 'bin/postgres'),
    initdb: join(home, version, 'bin/initdb'),
  };
  const flags = ['--auth=trust', '--username=meja', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await promisify(execFile)(binaries.initdb, ['-D', cluster, ...flags], {
    ...runAs,
    cwd: '/',
    env: { LC_ALL: 'C' },
  });
  const settings = { max_connections: '300', fsync: 'off', full_page_writes: 'off', max_wal_size: '1GB' };
  const server: Server = { cluster, binaries, runAs, settings, log: () => undefined, child: undefined };
  const port = await firstStart(server);
  return {
    url: `postgres://meja@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((done) => server.child?.once('exit', done));
      server.child?.kill(stopSteps[0][0]);
      await ended;
      await rm(cluster, { recursive: true, force: true });
    },
  };
}
