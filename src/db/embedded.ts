import type { ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { chooseRunAs, findBinaries } from './binaries.ts';
import { createCluster, readPassword } from './cluster.ts';
import { DataDirInUse, isAlive, readPostmaster, stopOrphans, takeOwnership } from './ownership.ts';
import { firstStart, startServer, stopSteps, type Server } from './postmaster.ts';

/** A running embedded Postgres. */
export type Embedded = {
  /** Connection address with password; stays the same while the server is restarted under it. */
  readonly url: string;
  /** Ordered stop: running statements are cancelled, everything is on disk. Milliseconds; safe to call twice. */
  stop: () => Promise<void>;
  /** Told in one line when the server died and when it is back; it is restarted without being asked. */
  onExit: (listener: (report: string) => void) => void;
};

export type EmbeddedOptions = {
  dataDir: string;
  log?: (line: string) => void;
  /** Server settings on top of ours, for tests (`fsync`, `max_connections`). */
  settings?: Record<string, string>;
};

const user = 'meja';
const database = 'meja';

/**
 * Starts the Postgres of `dataDir` (made on first use) on a random loopback port and keeps it running.
 * Throws one line saying what to do: DataDirInUse while another owner lives, or why it cannot start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => undefined);
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new Error(
      `The data directory ${dataDir} cannot be made: make it, or set DATA_DIR to another folder.`,
      { cause },
    );
  });
  const ownership = takeOwnership(dataDir);
  let server: Server | undefined;
  try {
    const cluster = join(dataDir, 'postgres');
    const runAs = await chooseRunAs(cluster);
    const binaries = await findBinaries(runAs);
    await createCluster({ cluster, user, binaries, runAs });
    server = {
      cluster,
      binaries,
      runAs,
      settings: options.settings ?? {},
      log,
      child: undefined,
    };
    const port = await firstStart(server);
    const url = address(await readPassword(cluster), port);
    await createDatabase(url);
    return supervise(server, port, url, ownership);
  } catch (cause) {
    server?.child?.kill('SIGINT');
    ownership.release();
    throw cause;
  }
}

/** The address of the embedded Postgres that another process runs in `dataDir`; undefined when none is running. */
export async function findRunning(dataDir: string): Promise<string | undefined> {
  const cluster = join(resolve(dataDir), 'postgres');
  const postmaster = await readPostmaster(cluster);
  if (postmaster === undefined || !postmaster.ready || !isAlive(postmaster.pid)) return undefined;
  return address(await readPassword(cluster), postmaster.port);
}

/** For tools: the running Postgres of `dataDir` when the product is up, otherwise one started for the occasion. */
export async function borrowEmbedded(
  options: EmbeddedOptions,
): Promise<{ url: string; stop: () => Promise<void> }> {
  try {
    return await startEmbedded(options);
  } catch (cause) {
    if (!(cause instanceof DataDirInUse)) throw cause;
    const url = await findRunning(options.dataDir);
    if (url === undefined) throw cause;
    return { url, stop: async () => undefined };
  }
}

function supervise(server: Server, port: number, url: string, ownership: { release: () => void }): Embedded {
  const listeners: ((report: string) => void)[] = [];
  const report = (line: string): void => {
    server.log(line);
    for (const listener of listeners) listener(line);
  };
  const stopping = new AbortController();
  const killNow = (): void => void server.child?.kill('SIGINT');
  process.on('exit', killNow);

  const restarted = async (): Promise<boolean> => {
    try {
      await stopOrphans(server.cluster);
      await startServer(server, port);
      report('Postgres is back');
      return true;
    } catch (cause) {
      report(`Postgres did not come back, trying again: ${(cause as Error).message}`);
      return false;
    }
  };
  const watching = (async () => {
    for (let pause = 50; ;) {
      const since = Date.now();
      const how = await ended(server.child);
      if (stopping.signal.aborted) return;
      report(`Postgres ended unexpectedly (${how}), starting it again`);
      if (Date.now() - since > 60_000) pause = 50;
      for (;;) {
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        pause = Math.min(pause * 2, 5_000);
        if (await restarted()) break;
      }
    }
  })();
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const [signal, patience] of stopSteps) {
      server.child?.kill(signal);
      if (await Promise.race([watching.then(() => true), sleep(patience, false, { ref: false })])) break;
    }
    process.off('exit', killNow);
    ownership.release();
  };
  let stopped: Promise<void> | undefined;
  return {
    url,
    stop: () => (stopped ??= stop()),
    onExit: (listener) => void listeners.push(listener),
  };
}

function ended(child: ChildProcess | undefined): Promise<string> {
  if (child === undefined) return Promise.resolve('before it was watched');
  return new Promise((done) => child.once('exit', (code, signal) => done(signal ?? `exit code ${code}`)));
}

const address = (password: string, port: number): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url.replace(/[^/]*$/, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}
