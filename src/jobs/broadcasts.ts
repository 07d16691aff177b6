/**
 * Keeps what goes to many on its way: fills the outbox by the window, takes back what was stopped, notices the end, and shows the
 * progress on its card. Everything it needs is in the database, so whichever process comes next goes on where this one died.
 */
import type { Pool } from 'pg';
import { broadcastsAtWork, fillOutbox, noteAllSent, refreshCards, takeBack } from '../db/broadcasting.ts';
import type { Log } from '../log.ts';

export interface Broadcasts {
  /** Something was pressed: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/** A card is edited at most so often, so that progress costs Telegram's rate next to nothing. */
const CARD_MS = 10_000;
/** There may be more at once: look again soon. */
const SOON_MS = 100;

export function startBroadcasts(options: {
  pool: Pool;
  /** The desk's clock. */
  now: () => Date;
  /** Whether it is quiet by the desk's clock (`domain/quietHours.ts`). */
  isQuiet: () => boolean;
  /** There is something new in the outbox, or in the inbox. */
  wakeSender: () => void;
  wakeWorker: () => void;
  log: Log;
  everyMs?: number;
}): Broadcasts {
  const { pool, now, isQuiet, wakeSender, wakeWorker, log, everyMs = 1_000 } = options;
  const shownAt = new Map<number, number>();
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isStopped = false;
  let soon: NodeJS.Timeout | undefined;

  const showCards = async (): Promise<void> => {
    const atWork = await broadcastsAtWork(pool);
    const at = performance.now();
    for (const [id, last] of shownAt) if (at - last >= CARD_MS) shownAt.delete(id);
    const due = atWork.filter(({ id }) => !shownAt.has(id)).map(({ id }) => id);
    if (due.length === 0) return;
    for (const id of due) shownAt.set(id, at);
    if ((await refreshCards(pool, due)) > 0) wakeSender();
  };
  const look = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      try {
        const filled = await fillOutbox(pool, isQuiet());
        if (filled > 0) wakeSender();
        const gone = await takeBack(pool);
        if ((await noteAllSent(pool, now())) > 0) wakeWorker();
        await showCards();
        if (gone > 0) isAskedAgain = true;
        if (filled > 0) soon ??= setTimeout(wake, SOON_MS);
      } catch (err) {
        log.warn({ err }, 'what goes to many could not be looked after; next try soon');
      }
    } while (isAskedAgain && !isStopped);
    running = undefined;
  };
  const wake = (): void => {
    clearTimeout(soon);
    soon = undefined;
    if (isStopped) return;
    if (running === undefined) running = look();
    else isAskedAgain = true;
  };
  const ticking = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearInterval(ticking);
      clearTimeout(soon);
      await running;
    },
  };
}
