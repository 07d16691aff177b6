/**
 * One row of the inbox becomes a change of state: read, decide, commit; and again when what was read has moved meanwhile.
 * The notice of a press is told after the commit, directly.
 */
import type { Pool } from 'pg';
import { commit } from '../db/commit.ts';
import { isRowOpen } from '../db/inbox.ts';
import { Change } from './change.ts';

/** After so many lost races the row goes back to the inbox, to be tried a little later. */
const MOST_RACES = 5;

export class LostRaces extends Error {
  constructor() {
    super(`What was read moved ${MOST_RACES} times before it could be written.`);
    this.name = 'LostRaces';
  }
}

/** Decides what changes; its answer is passed on once it is committed. Runs again after a lost race. */
export type Decide<T> = (change: Change) => Promise<T>;

export async function advance<T>(
  pool: Pool,
  inboxId: string | null,
  now: () => Date,
  decide: Decide<T>,
): Promise<{ answer: T | null; queued: number; isElsewhere: boolean }> {
  for (let race = 0; race < MOST_RACES; race += 1) {
    const change = new Change();
    const answer = await decide(change);
    const result = await commit(pool, inboxId, now(), change);
    if (result.committed) return { answer, queued: result.queued, isElsewhere: false };
    // A row that another replica has closed needs nothing more, and is answered there.
    if (inboxId !== null && !(await isRowOpen(pool, inboxId)))
      return { answer: null, queued: 0, isElsewhere: true };
    if (race > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * race));
  }
  throw new LostRaces();
}
