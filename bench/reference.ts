/** The reference: pgbench, seven plain statements in one transaction (`reference.sql`), on the same server. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { run } from './server.ts';

const CASES = 50;
const MOST_CLIENTS = 32;
const script = fileURLToPath(new URL('reference.sql', import.meta.url));

/** Debian keeps it beside its servers, the newest first; elsewhere it is on the path. Null: not installed. */
export function findPgbench(): string | null {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(home, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':').filter((folder) => folder !== ''),
  ];
  return places.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path)) ?? null;
}

/** The cases and the chat that the script works on. */
export async function prepareReference(url: string): Promise<void> {
  await run(url, `insert into chats (telegram_id, type) values (1, 'private')`);
  await run(
    url,
    `insert into cases (id, flow, flow_version, state, version, head, count, created_at)
     select 'reference:' || client || ':' || nr, 'ticket', 1, '{}', 1, repeat('0', 64), 0, clock_timestamp()
     from generate_series(0, $1::int - 1) client, generate_series(1, $2::int) nr`,
    [MOST_CLIENTS, CASES],
  );
}

let runs = 0;

/** Transactions a second with so many clients. */
export async function reference(
  pgbench: string,
  url: string,
  clients: number,
  seconds: number,
  /** Plain is `simple`; `prepared` is the best that pgbench can do. */
  protocol: 'simple' | 'prepared' = 'simple',
): Promise<number> {
  // Keys count on from run to run.
  const first = (runs += 1) * 1_000_000_000;
  const { password, ...place } = partsOf(url);
  const options = [
    ...['--no-vacuum', `--protocol=${protocol}`, `--file=${script}`, `--time=${seconds}`],
    ...[`--client=${clients}`, `--jobs=${Math.min(clients, 2)}`],
    ...[`--define=cases=${CASES}`, `--define=counter=${first}`],
    ...[`--host=${place.host}`, `--port=${place.port}`, `--username=${place.user}`, place.database],
  ];
  const env = { ...process.env, PGPASSWORD: password };
  const { stdout } = await promisify(execFile)(pgbench, options, { env }).catch(
    (error: { stderr?: string }) => {
      throw new Error(`pgbench failed:\n${error.stderr ?? ''}`);
    },
  );
  const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? '0';
  if (rate === undefined || failed !== '0') throw new Error(`pgbench did not run through:\n${stdout}`);
  return Number(rate);
}

function partsOf(url: string): {
  host: string;
  port: string;
  user: string;
  password: string;
  database: string;
} {
  const { hostname, port, username, password, pathname } = new URL(url);
  return { host: hostname, port, user: username, password, database: pathname.slice(1) };
}
