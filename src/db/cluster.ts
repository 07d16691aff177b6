import { execFile, spawn, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries, RunAs } from './binaries.ts';

const run = promisify(execFile);
const passwordFile = 'meja-bantu.password';

/**
 * How the server is told its directory. As root we give `/proc/self/cwd` and start it *inside* the directory:
 * Linux changes directory before it changes user, so the data can lie below directories (a private home) that
 * the server's user may not walk through. Every other process uses the plain path.
 */
export const pgdata = (cluster: string, runAs: RunAs): string =>
  runAs !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : cluster;

/**
 * Makes a UTF-8 cluster with a random password if there is none. It is complete under its name or not there at
 * all: initdb works beside it and the result is renamed. Throws when an older Postgres made it.
 */
export async function createCluster(options: {
  cluster: string;
  user: string;
  binaries: Binaries;
  runAs: RunAs;
}): Promise<void> {
  const { cluster, user, binaries, runAs } = options;
  await removeUnfinished(cluster);
  const made = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (made !== undefined) return await refuseOtherVersion(cluster, made.trim(), binaries);
  const fresh = await mkdtemp(`${cluster}.new-`);
  const secret = `${fresh}.password`;
  try {
    await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (runAs !== undefined) {
      await chown(fresh, runAs.uid, runAs.gid);
      await chown(secret, runAs.uid, runAs.gid);
    }
    await initdb({ fresh, secret, user, binaries, runAs });
    await rename(secret, join(fresh, passwordFile));
    await rename(fresh, cluster);
  } catch (cause) {
    const said = (cause as Error).message.split('\n').filter((line) => /error|fatal|denied/i.test(line));
    throw new Error(
      `The database cannot be made in ${cluster} (${said[0] ?? (cause as Error).message}): mend that, set DATA_DIR to another folder, or set DATABASE_URL.`,
      { cause },
    );
  } finally {
    await rm(secret, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The random password of the cluster's owner. Throws when its file is gone. */
export async function readPassword(cluster: string): Promise<string> {
  const file = join(cluster, passwordFile);
  return await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `The database's password in ${file} cannot be read: put the file back, or move ${cluster} away and restore a backup.`,
      { cause },
    );
  });
}

/** An initdb whose owner was killed may still be writing there; what cannot be removed now goes the next time. */
async function removeUnfinished(cluster: string): Promise<void> {
  for (const name of await readdir(dirname(cluster))) {
    if (!name.startsWith(`${basename(cluster)}.new-`)) continue;
    await rm(join(dirname(cluster), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function initdb(options: {
  fresh: string;
  secret: string;
  user: string;
  binaries: Binaries;
  runAs: RunAs;
}): Promise<void> {
  const { fresh, secret, user, binaries, runAs } = options;
  // An open file, because the path to it may be closed to the server's user just as the directory's is.
  const handle = await open(secret, 'r');
  try {
    const flags = [
      `--pgdata=${pgdata(fresh, runAs)}`,
      `--username=${user}`,
      `--pwfile=${pgdata(fresh, runAs) === fresh ? secret : '/proc/self/fd/0'}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ];
    const surroundings = { ...runAs, cwd: fresh, env: { LC_ALL: 'C' } };
    await finish(binaries.initdb, flags, { ...surroundings, stdio: [handle.fd, 'ignore', 'pipe'] });
  } finally {
    await handle.close();
  }
}

async function finish(program: string, flags: string[], options: SpawnOptions): Promise<void> {
  const child = spawn(program, flags, options);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await new Promise<void>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done() : fail(new Error(said.trim() || `exit code ${code}`)),
    );
  });
}

async function refuseOtherVersion(cluster: string, made: string, binaries: Binaries): Promise<void> {
  const { stdout } = await run(binaries.postgres, ['--version'], { cwd: '/', env: { LC_ALL: 'C' } });
  const ours = /(\d+)/.exec(stdout)?.[1];
  if (ours === made) return;
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${made}, this release brings ${ours}: run "npm run backup FILE" with the release that made it, move ${cluster} away, then "npm run restore FILE" with this one.`,
  );
}
