import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries, RunAs } from './binaries.ts';
import { pgdata } from './cluster.ts';
import { readPostmaster, stopOrphans } from './ownership.ts';

/** What it takes to start the server of a cluster, and its process while there is one. */
export type Server = {
  cluster: string;
  binaries: Binaries;
  runAs: RunAs;
  settings: Record<string, string>;
  log: (line: string) => void;
  /** The postmaster, from its birth to its end. */
  child: ChildProcess | undefined;
};

/** Ordered stop first; milliseconds of patience before the next, harder signal. */
export const stopSteps = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 3_000],
  ['SIGKILL', 3_000],
] as const;

// Terse and without statements: an error's DETAIL would carry the text of messages and names into the log.
const ourSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '40',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** Right after a hard kill the old backends may still hold shared memory: end them and try again, for 20 seconds. */
export async function firstStart(server: Server): Promise<number> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const ended = await stopOrphans(server.cluster);
    if (ended.length > 0) server.log(`stopped the Postgres of a dead owner (process ${ended.join(', ')})`);
    const port = await freePort();
    try {
      await startServer(server, port);
      return port;
    } catch (cause) {
      if (Date.now() > deadline) throw cause;
      await sleep(250);
    }
  }
}

/** Resolves when the server accepts connections; recovery after a crash may take its time. Throws when it ends instead. */
export async function startServer(server: Server, port: number): Promise<void> {
  const { cluster, binaries, runAs, log } = server;
  const settings = Object.entries({ ...ourSettings, ...server.settings, port: String(port) }).flatMap(
    ([k, v]) => ['-c', `${k}=${v}`],
  );
  // A session of its own: Ctrl-C in the terminal must reach us first, not take the database from under us.
  const child = spawn(binaries.postgres, ['-D', pgdata(cluster, runAs), ...settings], {
    ...runAs,
    cwd: cluster,
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  server.child = child;
  const last: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    log(line);
    last.push(line.replace(/^.*?\b(FATAL|PANIC|ERROR|HINT): {2}/, ''));
    if (last.length > 5) last.shift();
  });
  let failure: Error | undefined;
  child.once('error', (cause) => (failure = cause));
  child.once('exit', () => (server.child = undefined));
  child.once('close', (code) => (failure ??= new Error(`exit code ${code}`)));
  for (;;) {
    if (failure !== undefined) {
      throw new Error(
        `Postgres does not start in ${cluster}: ${last.join(' ') || failure.message}. Mend that (disk full? damaged files?), or set DATABASE_URL.`,
        { cause: failure },
      );
    }
    const state = await readPostmaster(cluster);
    if (state?.pid === child.pid && state?.ready === true) return;
    await sleep(5);
  }
}

/**
 * A free port below the range from which the kernel serves outgoing connections: inside it a client that knocks
 * while the server is down can be connected to itself, and then keeps the server from its port.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((done) => {
      probe.once('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => done(true));
    });
    await new Promise((done) => probe.close(done));
    if (free) return port;
  }
}
