import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Milliseconds: a held lease is renewed, a free one tried for, and one not renewed is over. */
const times = { renew: 2_000, seek: 1_000, life: 6_000, query: 2_000 };

export type LeaseListener = {
  /** The lease is ours from now on. `token` grows with every holder: write only where no greater one has been. */
  onGain: (token: number) => void;
  /** The lease is no longer ours: stop acting at once. In `stop()` its promise is awaited before the lease is let go. */
  onLoss: () => void | Promise<void>;
  /** The database could not be asked; for the log. The lease is kept until its 6 s are over. */
  onError?: (cause: Error) => void;
};

export type Lease = {
  /** The token while the lease is surely ours, checked against the clock at this very moment; else undefined. */
  token: () => number | undefined;
  /** Stops acting, lets the lease go so that another can have it at once, and waits for both. */
  stop: () => Promise<void>;
};

/**
 * Tries for ever to hold the lease `name` and tells of gain and loss. One holder at a time by the database's clock;
 * locally the lease ends 6 s after the *sending* of the last renewal that succeeded, which is never later than in the
 * database. Give it a pool that business cannot exhaust, or a busy minute looks like an outage.
 */
export function keepLease(pool: Pool, name: string, listener: LeaseListener): Lease {
  const holder = `${hostname()}:${process.pid}:${randomUUID()}`;
  const stopping = new AbortController();
  let held: { token: number; until: number; alarm: NodeJS.Timeout } | undefined;

  const lose = async (): Promise<void> => {
    if (held === undefined) return;
    clearTimeout(held.alarm);
    held = undefined;
    await listener.onLoss();
  };
  const hold = (token: number, sentAt: number): void => {
    const until = sentAt + times.life;
    const left = until - performance.now();
    if (left <= 0) return void lose();
    if (held !== undefined) clearTimeout(held.alarm);
    const isNew = held === undefined;
    held = { token, until, alarm: setTimeout(() => void lose(), left) };
    if (isNew) listener.onGain(token);
  };
  const step = async (): Promise<void> => {
    const sentAt = performance.now();
    const mine = held?.token;
    const token =
      mine === undefined ? await seize(pool, name, holder) : await renew(pool, name, holder, mine);
    if (stopping.signal.aborted) return;
    if (token === undefined) await lose();
    // An answer that comes after our own 6 s were over gives nothing back: the next step seizes with a new token.
    else if (mine === undefined || held?.token === mine) hold(token, sentAt);
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await step().catch((cause: Error) => listener.onError?.(cause));
      const pause = held === undefined ? times.seek : times.renew;
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    token: () => (held !== undefined && performance.now() < held.until ? held.token : undefined),
    async stop() {
      stopping.abort();
      await lose();
      await running;
      await release(pool, name, holder).catch((cause: Error) => listener.onError?.(cause));
    },
  };
}

async function seize(pool: Pool, name: string, holder: string): Promise<number | undefined> {
  return await ask(
    pool,
    `insert into leases as l (name, holder, token, until)
     values ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
     on conflict (name) do update
       set holder = excluded.holder, token = l.token + 1, until = clock_timestamp() + $3 * interval '1 millisecond'
       where l.until <= clock_timestamp() or l.holder = excluded.holder
     returning token`,
    [name, holder, times.life],
  );
}

async function renew(pool: Pool, name: string, holder: string, token: number): Promise<number | undefined> {
  return await ask(
    pool,
    `update leases set until = clock_timestamp() + $4 * interval '1 millisecond'
     where name = $1 and holder = $2 and token = $3 and until > clock_timestamp() returning token`,
    [name, holder, token, times.life],
  );
}

async function release(pool: Pool, name: string, holder: string): Promise<void> {
  await ask(
    pool,
    'update leases set until = clock_timestamp() where name = $1 and holder = $2 returning token',
    [name, holder],
  );
}

/** One statement, given up after 2 s; pg-pool throws the connection away then. */
async function ask(pool: Pool, text: string, values: unknown[]): Promise<number | undefined> {
  const query = { text, values, query_timeout: times.query };
  const { rows } = await pool.query<{ token: number }>(query);
  return rows[0] === undefined ? undefined : Number(rows[0].token);
}
