import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A pool, Drizzle on top of it, and the way to end both. */
export type Database = { pool: pg.Pool; db: NodePgDatabase; close: () => Promise<void> };

/** Longest time in milliseconds to get a connection, for the server to work on one statement, and without any word on a busy connection. */
const limits = { connect: 5_000, statement: 15_000, silence: 20_000 };

// Telegram's ids fit 52 bits and every count of ours does; what does not fit stays text rather than being rounded.
const parseInt8 = (text: string): number | string => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
};
const { INT8 } = pg.types.builtins;
const INT8_ARRAY = 1016 as typeof INT8;
const parseTexts = pg.types.getTypeParser(INT8_ARRAY) as (text: string) => (string | null)[];
pg.types.setTypeParser(INT8, parseInt8);
pg.types.setTypeParser(INT8_ARRAY, (text) =>
  parseTexts(text).map((each) => (each === null ? null : parseInt8(each))),
);

/**
 * Opens a pool. Every wait ends: connecting (also waiting for a free connection) after 5 s, a statement after 15 s
 * at the server, and a connection in use on which nothing comes or goes for 20 s (a network that swallows packets)
 * is cut. A lost connection rejects the call that was using it and is never an uncaught error.
 */
export function connect(
  url: string,
  options: { max: number; applicationName: string; onError?: (cause: Error) => void },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: limits.connect,
    idleTimeoutMillis: limits.connect * 2,
    statement_timeout: limits.statement,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
  });
  const onError = options.onError ?? (() => undefined);
  pool.on('error', onError);
  pool.on('connect', (client) => {
    // pg-pool listens only while a connection is idle; one lost between two statements would be uncaught.
    client.on('error', () => undefined);
    cutWhenSilent(client);
  });
  let closing: Promise<void> | undefined;
  return { pool, db: withSafeTransactions(pool), close: () => (closing ??= pool.end()) };
}

/**
 * Drizzle (0.45.4) never gives a connection back on which `begin` failed; a few killed backends and the pool is empty.
 * So the connection is taken and given back here, and thrown away unless its transaction has surely ended.
 */
function withSafeTransactions(pool: pg.Pool): NodePgDatabase {
  const db: NodePgDatabase = drizzle(pool);
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzle(client).transaction(work, config);
    } finally {
      client.release(client.getTransactionStatus() !== 'I');
    }
  };
  return db;
}

/** node-postgres' own query_timeout leaves the stuck connection in the pool; destroying the socket does not. */
function cutWhenSilent(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.setTimeout(limits.silence, () => {
    stream.destroy(new Error(`No word from the database for ${limits.silence / 1000} s, connection cut`));
  });
}

/**
 * Hears NOTIFY on a connection of its own and reconnects for ever (0.1 to 5 s apart). `onNotify` gets the payload,
 * and an empty one after every (re)connection, because what was said in between is lost: look yourself.
 */
export function listen(
  url: string,
  channel: string,
  onNotify: (payload: string) => void,
  onError: (cause: Error) => void = () => undefined,
): { stop: () => Promise<void> } {
  const stopped = new AbortController();
  let current: pg.Client | undefined;
  const session = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: `listen ${channel}`,
      connectionTimeoutMillis: limits.connect,
      keepAlive: true,
    });
    const lost = new Promise<never>((_, fail) => {
      client.on('error', fail);
      client.on('end', () => fail(new Error('The database closed the listening connection')));
    });
    lost.catch(() => undefined);
    current = client;
    try {
      await client.connect();
      cutWhenSilent(client);
      client.on('notification', (message) => onNotify(message.payload ?? ''));
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      onNotify('');
      for (;;) {
        await Promise.race([lost, sleep(limits.silence / 2, undefined, { signal: stopped.signal })]);
        await client.query('select');
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const running = (async () => {
    for (let pause = 100; !stopped.signal.aborted;) {
      const began = Date.now();
      await session().catch((cause: Error) => stopped.signal.aborted || onError(cause));
      pause = Date.now() - began > 10_000 ? 100 : Math.min(pause * 2, 5_000);
      await sleep(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await current?.end().catch(() => undefined);
      await running;
    },
  };
}
