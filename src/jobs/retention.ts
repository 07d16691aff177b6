/**
 * What is no record and no longer needed goes, once an hour: used inbox and outbox rows, drafts, chats of strangers. Records are only
 * proposed for destruction (`desk/disposal.ts`).
 */
import type { Pool } from 'pg';
import {
  deleteOldInbox,
  deleteOldOutbox,
  forgetDialogues,
  forgetMaskings,
  forgetOldPasses,
  forgetStrangers,
  forgetUnregistered,
} from '../db/retention.ts';
import { forgetEvidenceDrafts } from '../db/evidence.ts';
import type { Log } from '../log.ts';

const HOUR = 3_600_000;
const BATCH = 1_000;

const tasks = {
  inbox: deleteOldInbox,
  outbox: deleteOldOutbox,
  unregistered: forgetUnregistered,
  strangers: forgetStrangers,
  dialogues: forgetDialogues,
  maskings: forgetMaskings,
  evidenceDrafts: forgetEvidenceDrafts,
  passes: forgetOldPasses,
};

/** One round over everything; in small statements, so that nothing is locked for long. */
export async function cleanUp(pool: Pool, now: Date): Promise<Record<keyof typeof tasks, number>> {
  const gone = {
    inbox: 0,
    outbox: 0,
    unregistered: 0,
    strangers: 0,
    dialogues: 0,
    maskings: 0,
    evidenceDrafts: 0,
    passes: 0,
  };
  for (const [name, task] of Object.entries(tasks) as [keyof typeof tasks, typeof deleteOldInbox][]) {
    for (let count = BATCH; count === BATCH; gone[name] += count) count = await task(pool, now, BATCH);
  }
  return gone;
}

export function startRetention(options: {
  pool: Pool;
  /** The desk's clock. */
  now: () => Date;
  log: Log;
  everyMs?: number;
}): { stop(): Promise<void> } {
  const { pool, now, log, everyMs = HOUR } = options;
  let running: Promise<void> | undefined;
  const round = (): void => {
    running ??= cleanUp(pool, now())
      .then((gone) => log.info({ gone }, 'old rows deleted'))
      .catch((err: unknown) => log.warn({ err }, 'old rows could not be deleted; next try in an hour'))
      .finally(() => (running = undefined));
  };
  const ticking = setInterval(round, everyMs);
  return {
    async stop() {
      clearInterval(ticking);
      await running;
    },
  };
}
