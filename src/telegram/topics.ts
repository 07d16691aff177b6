import type { Pool } from 'pg';
import { dropTopic, keepTopic, topicOf } from '../db/topics.ts';
import type { PacedCall } from './calls.ts';
import { TelegramError } from './api.ts';
import type { Waiting } from './queue.ts';

/** The thread a row belongs in, when its chat has topics and its case may have one. */
export interface Topics {
  /** Makes the topic when there is none; null: without thread. */
  threadOf(row: Waiting, call: PacedCall): Promise<number | null>;
  /** Telegram does not know the thread any more; a new one, or none when `call` is null. */
  renew(row: Waiting, thread: number, call: PacedCall | null): Promise<number | null>;
}

/** A group that let us make no topic is asked again after ten minutes. */
const PATIENCE = 600_000;
const LONGEST_NAME = 128;

export function makeTopics(pool: Pool, nameOf: (caseId: string) => Promise<string | null>): Topics {
  const refusedUntil = new Map<number, number>();
  const threads = new Map<string, number>();
  const keyOf = (row: Waiting) => `${row.chatId} ${row.caseId}`;

  const make = async (row: Waiting, caseId: string, call: PacedCall): Promise<number | null> => {
    if ((refusedUntil.get(row.chatId) ?? 0) > performance.now()) return null;
    const name = await nameOf(caseId);
    if (name === null) return null;
    try {
      const params = { chat_id: row.chat.telegramId, name: name.slice(0, LONGEST_NAME) };
      const topic = (await call('createForumTopic', params, 'message')) as { message_thread_id: number };
      return await keepTopic(pool, caseId, row.chatId, topic.message_thread_id);
    } catch (error) {
      if (!(error instanceof TelegramError) || error.reach !== 'answered' || PASSING.has(error.code))
        throw error;
      if (error.migratedTo !== undefined) throw error;
      refusedUntil.set(row.chatId, performance.now() + PATIENCE);
      return null;
    }
  };
  const remember = (row: Waiting, thread: number | null): number | null => {
    if (thread === null) threads.delete(keyOf(row));
    else threads.set(keyOf(row), thread);
    if (threads.size > 5_000) threads.clear();
    return thread;
  };
  return {
    async threadOf(row, call) {
      if (!row.chat.isForum || row.caseId === null) return null;
      const known = threads.get(keyOf(row)) ?? (await topicOf(pool, row.caseId, row.chatId));
      return remember(row, known ?? (await make(row, row.caseId, call)));
    },
    async renew(row, thread, call) {
      if (row.caseId === null) return null;
      await dropTopic(pool, row.caseId, row.chatId, thread);
      return remember(row, call === null ? null : await make(row, row.caseId, call));
    },
  };
}

/** These say nothing about topics. */
const PASSING = new Set<number | string>([401, 403, 429, 500, 502, 503, 504]);
