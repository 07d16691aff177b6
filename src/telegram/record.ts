import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isOutage } from '../db/outage.ts';
import { markFailed, markSent, type Sent } from '../db/outbox.ts';
import { gather } from '../engine/gather.ts';
import type { Log } from '../log.ts';

export interface Records {
  /** Marks a row sent, together with others. */
  mark(sent: Sent): Promise<void>;
  /** Repeats a write until the database takes it, or we stop. */
  insist<T>(write: () => Promise<T>): Promise<T>;
}

/** Writes down what was sent. While the database is away it waits: what Telegram has must not be sent again. */
export function makeRecord(deps: { pool: Pool; log: Log; now: () => Date; signal: AbortSignal }): Records {
  const { pool, log, now, signal } = deps;
  const insist: Records['insist'] = async (write) => {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (!isOutage(error) || signal.aborted) throw error;
        await sleep(200, undefined, { signal }).catch(() => undefined);
      }
    }
  };
  const mark = gather<Sent>(async (rows) => {
    try {
      await insist(() => markSent(pool, rows, now()));
    } catch (err) {
      if (isOutage(err)) throw err;
      log.error({ err }, 'sent messages could not be tied to their cases');
      const ids = rows.map((row) => row.id);
      await insist(() => markFailed(pool, ids, 'sent, not recorded'));
    }
  });
  return { mark, insist };
}
