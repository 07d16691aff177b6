/** What was to happen at a time happens: due timers become inbox rows, at least every second and when the clock jumps. */
import type { Pool } from 'pg';
import { moveDueTimers } from '../db/timers.ts';
import type { Log } from '../log.ts';

export interface Timers {
  /** The desk's clock was moved: look now. */
  jumped(): void;
  stop(): Promise<void>;
}

const BATCH = 200;

export function startTimers(options: {
  pool: Pool;
  /** The desk's clock. */
  now: () => Date;
  /** There is something new in the inbox. */
  wake: () => void;
  log: Log;
  everyMs?: number;
}): Timers {
  const { pool, now, wake, log, everyMs = 500 } = options;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isStopped = false;

  const look = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      try {
        const moved = await moveDueTimers(pool, now(), BATCH);
        if (moved > 0) wake();
        if (moved === BATCH) isAskedAgain = true;
      } catch (err) {
        log.warn({ err }, 'due timers could not be looked for; next try soon');
      }
    } while (isAskedAgain && !isStopped);
    running = undefined;
  };
  const jumped = (): void => {
    if (isStopped) return;
    if (running === undefined) running = look();
    else isAskedAgain = true;
  };
  const ticking = setInterval(jumped, everyMs);
  jumped();
  return {
    jumped,
    async stop() {
      isStopped = true;
      clearInterval(ticking);
      await running;
    },
  };
}
