/** A real PowerDNS from Debian's packages, on loopback, with SQLite in a temporary directory. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PowerDns } from '../../src/sites/powerdns.ts';

const SERVER = '/usr/sbin/pdns_server';
const SCHEMAS = [
  '/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql',
  '/usr/share/doc/pdns-backend-sqlite3/schema.sqlite3.sql',
];
export const schemaOfPowerDns = (): string | undefined => SCHEMAS.find((path) => existsSync(path));

/** Null where it is installed; else why a test must be left out. */
export const whyNoPowerDns = (): string | null =>
  existsSync(SERVER) && schemaOfPowerDns() !== undefined
    ? null
    : 'PowerDNS is not installed (pdns-server, pdns-backend-sqlite3)';

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });

export interface RunningPowerDns extends PowerDns {
  /** Where it answers questions. */
  readonly dns: string;
  stop(): Promise<void>;
}

/** Started with the zone, and nothing in it. */
export async function startPowerDns(zone: string): Promise<RunningPowerDns> {
  const home = await mkdtemp(join(tmpdir(), 'meja-pdns-'));
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(home, 'pdns.sqlite3'));
  database.exec(await readFile(schemaOfPowerDns() as string, 'utf8'));
  database.close();
  const [port, api] = [await freePort(), await freePort()];
  const key = 'kunci-untuk-uji';
  await writeFile(
    join(home, 'pdns.conf'),
    `launch=gsqlite3
gsqlite3-database=${home}/pdns.sqlite3
gsqlite3-pragma-journal-mode=wal
local-address=127.0.0.1
local-port=${port}
api=yes
api-key=${key}
webserver=yes
webserver-address=127.0.0.1
webserver-port=${api}
webserver-allow-from=127.0.0.1
socket-dir=${home}
cache-ttl=0
query-cache-ttl=0
negquery-cache-ttl=0
guardian=no
daemon=no
`,
  );
  const child = spawn(SERVER, [`--config-dir=${home}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const url = `http://127.0.0.1:${api}`;
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  let isUp = false;
  for (let tries = 0; tries < 100 && !isUp && child.exitCode === null; tries += 1) {
    isUp = await fetch(`${url}/api/v1/servers/localhost`, { headers }).then(
      (response) => response.ok,
      () => false,
    );
    if (!isUp) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!isUp) throw new Error(`PowerDNS does not start:\n${said.slice(-2000)}`);
  const made = await fetch(`${url}/api/v1/servers/localhost/zones`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name: `${zone}.`, kind: 'Native', nameservers: [`ns1.${zone}.`] }),
  });
  if (!made.ok) throw new Error(`PowerDNS makes no zone: ${await made.text()}`);
  return {
    url,
    key,
    zone,
    dns: `127.0.0.1:${port}`,
    async stop() {
      child.kill();
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
