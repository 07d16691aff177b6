/** The desk's one clock: the database's, sampled; or, for trying out, the simulator's. Everything else is handed `now`. */
import type { Pool } from 'pg';

export interface Clock {
  /** The desk's time. */
  now(): Temporal.Instant;
  /** Called when the clock has jumped by more than two seconds. */
  onJump(listener: () => void): void;
  stop(): void;
}

/** How often the database's clock is compared with ours, and the simulator's is asked; milliseconds. */
const EVERY = { database: 30_000, url: 100 };

/** Replicas agree because each follows the database's clock, whatever its own machine says. */
export async function databaseClock(pool: Pool): Promise<Clock> {
  let offset = 0;
  const listeners: (() => void)[] = [];
  const sample = async (): Promise<void> => {
    const before = Date.now();
    const { rows } = await pool.query<{ ms: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
    );
    const after = Date.now();
    const next = (rows[0]?.ms ?? after) - (before + after) / 2;
    const hasJumped = Math.abs(next - offset) > 2_000;
    offset = next;
    if (hasJumped) for (const listener of listeners) listener();
  };
  await sample();
  const timer = setInterval(() => void sample().catch(() => undefined), EVERY.database);
  timer.unref();
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(Math.round(Date.now() + offset)),
    onJump: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}

/** Follows an address that answers `{"now": "<ISO instant>"}`. While it does not answer the last time stands. */
export async function urlClock(url: string): Promise<Clock> {
  const listeners: (() => void)[] = [];
  const fetchNow = async (): Promise<Temporal.Instant> => {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return Temporal.Instant.from(((await response.json()) as { now: string }).now);
  };
  let current = await fetchNow().catch(() => {
    throw new Error(
      `CLOCK_URL does not answer {"now": "<ISO instant>"}. Start the simulator first, or unset CLOCK_URL.`,
    );
  });
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const again = (): void => {
    timer = setTimeout(() => {
      fetchNow()
        .then((next) => {
          const moved = Math.abs(next.epochMilliseconds - current.epochMilliseconds);
          current = next;
          if (moved > 2_000) for (const listener of listeners) listener();
        })
        .catch(() => undefined)
        .finally(() => {
          if (!isStopped) again();
        });
    }, EVERY.url);
    timer.unref();
  };
  again();
  return {
    now: () => current,
    onJump: (listener) => void listeners.push(listener),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
