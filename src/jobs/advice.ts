/**
 * The queue in which questions to a model wait (pg-boss, its own schema): put there by the commit that made them, asked by whichever
 * process is free, tried once more after a failure, and then forgotten. A model that is slow, wrong or away is seen in the log alone.
 */
import type { Pool, PoolClient } from 'pg';
import { PgBoss } from 'pg-boss';
import { advised, matterOf, notAdvised, type AdviceWish, type Answered } from '../desk/advice.ts';
import type { Desk } from '../desk/desk.ts';
import type { About } from '../domain/advice.ts';
import { statementsOn } from '../db/query.ts';
import type { Change } from '../engine/change.ts';
import type { Log } from '../log.ts';

const QUEUE = 'advice';
/** Seconds: between looking, before the second try, and until a process that died with a question counts as gone. */
const LOOK = 1;
const AGAIN = 5;
const GONE = 120;
/** Seconds after which nobody wants the answer any more. */
const STALE = 3_600;

export type Consult = (
  about: About,
  text: string,
) => Promise<{ readonly ok: true; readonly value: Answered } | { readonly ok: false; readonly why: string }>;

/** Of these a second try may know better; a budget, a rest or a refused key it will not. */
const PASSING = new Set(['slow', 'unreachable', 'busy', 'tooLong', 'unreadable', 'outside']);

export interface AdviceQueue {
  /** In the transaction of the commit that wishes it. */
  send(client: PoolClient, wish: AdviceWish): Promise<void>;
  stop(): Promise<void>;
}

/** Throws when the queue's tables cannot be made (a database role without the right to): the desk then goes on without a model. */
export async function startAdvice(options: {
  readonly pool: Pool;
  readonly desk: Pick<Desk, 'pool'>;
  readonly consult: Consult;
  /** Commits what the answer changes. */
  readonly tell: (decide: (change: Change) => Promise<void>) => Promise<unknown>;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}): Promise<AdviceQueue> {
  const { pool, desk, consult, tell, now, log } = options;
  const boss = new PgBoss({ db: statementsOn(pool), schedule: false, superviseIntervalSeconds: 60 });
  boss.on('error', (err) => log.warn({ err }, 'the queue of the model has trouble'));
  await boss.start();
  await boss.createQueue(QUEUE, {
    retryLimit: 1,
    retryDelay: AGAIN,
    expireInSeconds: GONE,
    retentionSeconds: STALE,
    deleteAfterSeconds: STALE,
  });
  await boss.work<AdviceWish>(
    QUEUE,
    { batchSize: 1, pollingIntervalSeconds: LOOK, localConcurrency: 2 },
    async ([job]) => {
      if (job === undefined) return;
      const { data: wish, retryCount } = job;
      const matter = await matterOf(desk, wish);
      if (matter === null) return;
      const said = await consult(wish.about, matter);
      if (said.ok) return void (await tell((change) => advised(desk, change, wish, said.value, now())));
      log.info({ about: wish.about, why: said.why, retryCount }, 'no advice from the model');
      if (PASSING.has(said.why) && retryCount === 0) throw new Error(said.why);
      await tell((change) => notAdvised(desk, change, wish));
    },
  );
  return {
    async send(client, wish) {
      await boss.send(QUEUE, wish, { db: statementsOn(client) });
    },
    stop: () => boss.stop({ graceful: true, timeout: 2_000, close: false }),
  };
}
