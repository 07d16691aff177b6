/** What a failed row comes to, fault by fault. Global pauses (429, 401, no network) are not here: they are the sender's. */
import type { Pool } from 'pg';
import { migrateChat } from '../db/chats.ts';
import { isOutage, codeOf } from '../db/outage.ts';
import { markFailed, markUnreachable, putOff } from '../db/outbox.ts';
import type { Log } from '../log.ts';
import { TelegramError } from './api.ts';
import { classify, type Fault, type Unreachable } from './faults.ts';
import type { Queue, Waiting } from './queue.ts';

export interface FailureHooks {
  /** A chat takes nothing more; everything that waited for it has failed. */
  readonly onUnreachable?: (chatId: number, why: Unreachable) => void;
  /** A row has failed for good: alarm the administrators. `what` holds method, code and Telegram's description only. */
  readonly onFailed?: (outboxId: number, what: string) => void;
}

const MOST_TRIES = 5;
/** Marks a message that already was tried once more. */
const AMBIGUOUS = 'ambiguous';

export function makeConsequences(
  deps: { pool: Pool; queue: Queue; log: Log } & FailureHooks,
): (row: Waiting, error: unknown) => Promise<void> {
  const { pool, queue, log, onUnreachable, onFailed } = deps;

  const fail = async (row: Waiting, error: unknown): Promise<void> => {
    const what = describe(error);
    await markFailed(pool, [row.id], what);
    queue.remove(row.id);
    log.error({ outbox: row.id, what }, 'a message could not be sent');
    // Of what goes to many its author is told once, in the end.
    if (row.class !== 4) onFailed?.(row.id, what);
  };
  const later = async (row: Waiting, ms: number, why: string): Promise<void> => {
    await putOff(pool, row.id, ms, why);
    row.attempts += 1;
    row.error = why;
    row.notBefore = performance.now() + ms;
  };
  /** Whether it was carried out nobody knows: a message goes once more at most, so that nobody misses it; an edit may again. */
  const maybeAgain = async (row: Waiting, error: unknown): Promise<void> => {
    if (row.cardId === null && row.error === AMBIGUOUS) return await fail(row, error);
    if (row.attempts + 1 >= MOST_TRIES) return await fail(row, error);
    await later(row, 1_000 * 2 ** row.attempts, AMBIGUOUS);
  };
  const tryAgain = async (row: Waiting, error: unknown): Promise<void> => {
    if (row.attempts + 1 >= MOST_TRIES) await fail(row, error);
    else await later(row, 1_000 * 2 ** row.attempts, describe(error));
  };

  const follow = async (row: Waiting, fault: Fault, error: unknown): Promise<void> => {
    switch (fault.is) {
      case 'unreachable': {
        const failed = await markUnreachable(pool, row.chatId, fault.why);
        queue.dropChat(row.chatId);
        log.info({ chat: row.chatId, why: fault.why, failed }, 'a chat takes no more messages');
        return onUnreachable?.(row.chatId, fault.why);
      }
      case 'migrated':
        if (row.attempts + 1 >= MOST_TRIES) return await fail(row, error);
        await putOff(pool, row.id, 0, 'migrated');
        await migrateChat(pool, row.chat.telegramId, fault.to);
        queue.dropChat(row.chatId);
        return;
      case 'flood':
      case 'unauthorized':
      case 'unsent':
      case 'stopped':
        return;
      case 'server':
        return await (fault.maybeDone && row.class === 4 ? maybeAgain(row, error) : tryAgain(row, error));
      case 'ambiguous':
        return await maybeAgain(row, error);
      case 'refused':
        if (error instanceof TelegramError) return await fail(row, error);
        log.error({ outbox: row.id, err: error }, 'a message could not be put into words');
        return await tryAgain(row, error);
      case 'notModified':
      case 'cannotEdit':
      case 'cannotDelete':
      case 'without':
      case 'noTopics':
      case 'noReaction':
      case 'conflict':
        return await fail(row, error);
    }
  };

  return async (row, error) => {
    if (isOutage(error)) {
      // Nothing can be written now. What was sent was written down before this could happen.
      row.notBefore = performance.now() + 500;
      return;
    }
    await follow(row, classify(error), error);
  };
}

/** Method, code and Telegram's own words, without what it quotes of ours. */
const describe = (error: unknown): string => (error instanceof TelegramError ? error.message : codeOf(error));
