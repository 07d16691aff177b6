import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

type Said = { url?: string; refused?: string; report?: string; stopped?: boolean };
export type Owner = { process: ChildProcess; heard: (what: keyof Said) => Promise<string> };

const script = fileURLToPath(new URL('./owner.ts', import.meta.url));

/** Starts a process that owns the embedded Postgres of `dataDir`; `as` makes it an ordinary user when we are root. */
export function startOwner(dataDir: string, options: { file?: string; as?: number } = {}): Owner {
  const identity = options.as === undefined ? {} : { uid: options.as, gid: options.as };
  const child = spawn(process.execPath, [options.file ?? script, dataDir], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: Said[] = [];
  const lines = createInterface(child.stdout).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    lines.emit('said');
  });
  let isOver = false;
  lines.once('close', () => {
    isOver = true;
    lines.emit('said');
  });
  return {
    process: child,
    async heard(what) {
      for (;;) {
        const index = said.findIndex((each) => each[what] !== undefined);
        if (index >= 0) return String(said.splice(index, 1)[0]?.[what]);
        if (isOver) throw new Error(`It ended without "${what}", saying ${JSON.stringify(said)}`);
        await once(lines, 'said');
      }
    },
  };
}

/** True when the process has ended, by itself or by a signal. */
export const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** Ends the process the hard way and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Orders the owner to stop; answers the milliseconds it took. */
export async function stopOwner(owner: Owner): Promise<number> {
  if (hasEnded(owner.process)) return 0;
  const began = performance.now();
  const gone = once(owner.process, 'exit');
  owner.process.kill('SIGTERM');
  await gone;
  return performance.now() - began;
}

export const freshDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'meja-data-'));

export async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** One statement on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
