/**
 * Works the inbox: the oldest row of each lane, several lanes at once. A row that this process has just received is taken over
 * directly (`reserve`, then `take`); everything else is claimed with one statement for many lanes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { listen } from '../db/connect.ts';
import { callWorkers, claimHeads, failRow, unclaim, type InboxRow } from '../db/inbox.ts';
import { codeOf, isOutage } from '../db/outage.ts';
import type { Log } from '../log.ts';

/** What arrived makes no sense, and will make none the second time: it is set aside at once. */
export class Unreadable extends Error {
  constructor(cause: unknown) {
    super('What arrived cannot be read.', { cause });
    this.name = 'Unreadable';
  }
}

/** Decides, commits and so closes the row. Throws when it could not; the row is tried again. */
export type Handle = (row: InboxRow) => Promise<void>;

export interface Worker {
  /** There may be something new: look now. */
  wake(): void;
  /** Nothing in hand, nothing known to wait. Rows stored by others may still come. */
  idle(): boolean;
  /** Claims no more, and waits for what is being worked on. */
  stop(): Promise<void>;
  /** Keeps a place for a row of this lane that is about to be stored; false: the lane or the worker is busy. */
  reserve(lane: string): boolean;
  /** The reserved place is not needed after all. */
  giveBack(lane: string): void;
  /** The row for which a place was reserved, stored and claimed. */
  take(row: InboxRow): void;
  /** A row of this lane was stored without claim. */
  waits(lane: string): void;
}

/** After so many failures a row is set aside. */
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE = 200;

export function startWork(options: {
  pool: Pool;
  handle: Handle;
  /** Lanes worked on at once. */
  concurrency: number;
  log: Log;
  /** A row failed five times and was set aside: alarm the administrators. */
  onAside: (inboxId: string, error: string) => void;
  /** Where to LISTEN for rows stored by other processes; without it they are found within a second. */
  listenUrl?: string;
}): Worker {
  const { pool, handle, concurrency, log, onAside } = options;
  /** Twice what is worked on: the next rows are claimed while these are still in work. */
  const places = concurrency * 2;
  const busy = new Set<string>();
  const waiting = new Set<string>();
  const ready: InboxRow[] = [];
  const working = new Set<Promise<void>>();
  const stopping = new AbortController();
  let isHungry = true;
  let claiming: Promise<void> | undefined;
  let calledAt = 0;

  const pump = (): void => {
    while (working.size < concurrency && ready.length > 0 && !stopping.signal.aborted) {
      const row = ready.shift() as InboxRow;
      const work = workOn(row).finally(() => {
        working.delete(work);
        busy.delete(row.lane);
        if (waiting.delete(row.lane)) isHungry = true;
        pump();
      });
      working.add(work);
    }
    const hasRoom = ready.length <= concurrency / 2 && busy.size < places;
    if (!isHungry || !hasRoom || claiming !== undefined || stopping.signal.aborted) return;
    claiming = claim().finally(() => {
      claiming = undefined;
      pump();
    });
  };

  const claim = async (): Promise<void> => {
    const room = places - busy.size;
    isHungry = false;
    try {
      const rows = await claimHeads(pool, room, [...busy]);
      for (const { more, ...row } of rows) {
        busy.add(row.lane);
        if (more) waiting.add(row.lane);
        ready.push(row);
      }
      if (rows.length > 0) isHungry = true;
      if (rows.length === room) callOthers();
    } catch (err) {
      log.warn({ err }, 'the inbox could not be looked at; next try soon');
      await sleep(FIRST_PAUSE, undefined, { signal: stopping.signal }).catch(() => undefined);
      isHungry = true;
    }
  };

  const callOthers = (): void => {
    if (performance.now() - calledAt < FIRST_PAUSE) return;
    calledAt = performance.now();
    callWorkers(pool).catch(() => undefined);
  };

  /** Until it is done, set aside, put back, or the process stops; an outage of the database is waited for and not held against it. */
  const workOn = async (row: InboxRow): Promise<void> => {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, 500)) {
      try {
        if (row.attempts >= MOST_ATTEMPTS) return await setAside(row, 'died with it');
        return await handle(row);
      } catch (error) {
        if (!isOutage(error)) return await putBack(row, error);
        if (stopping.signal.aborted) return;
        log.warn({ inbox: row.id, err: error }, 'the database is away; the row waits');
      }
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  const putBack = async (row: InboxRow, error: unknown): Promise<void> => {
    const code = codeOf(error);
    if (error instanceof Unreadable || row.attempts + 1 >= MOST_ATTEMPTS) {
      log.error({ inbox: row.id, err: error }, 'a row of the inbox cannot be worked and is set aside');
      return await setAside(row, code);
    }
    const pause = FIRST_PAUSE * 2 ** row.attempts;
    log.warn({ inbox: row.id, attempt: row.attempts + 1, err: error }, 'a row of the inbox failed');
    await failRow(pool, row.id, code, pause).catch(() => undefined);
    setTimeout(wake, pause + 5).unref();
  };
  const setAside = async (row: InboxRow, code: string): Promise<void> => {
    await failRow(pool, row.id, code, 'aside');
    onAside(row.id, code);
  };

  const wake = (): void => {
    isHungry = true;
    pump();
  };
  const ticking = setInterval(wake, 1_000);
  const hearing =
    options.listenUrl === undefined ? undefined : listen(options.listenUrl, 'inbox', wake, () => undefined);
  wake();

  return {
    wake,
    idle: () => busy.size === 0 && waiting.size === 0 && claiming === undefined && !isHungry,
    async stop() {
      stopping.abort();
      clearInterval(ticking);
      await hearing?.stop();
      await claiming;
      const unbegun = ready.splice(0).map((row) => row.id);
      if (unbegun.length > 0) await unclaim(pool, unbegun).catch(() => undefined);
      await Promise.all(working);
    },
    reserve(lane) {
      if (stopping.signal.aborted || busy.size >= places || busy.has(lane) || waiting.has(lane)) return false;
      busy.add(lane);
      return true;
    },
    giveBack(lane) {
      busy.delete(lane);
      if (waiting.delete(lane)) isHungry = true;
      pump();
    },
    take(row) {
      ready.push(row);
      pump();
    },
    waits(lane) {
      if (busy.has(lane)) waiting.add(lane);
      else wake();
    },
  };
}
