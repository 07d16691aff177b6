import { ask, type Asked } from './query.ts';

/** The forum topic of a case in a group. */
export async function topicOf(on: Asked, caseId: string, chatId: number): Promise<number | null> {
  const [row] = await ask<{ threadId: number }>(
    on,
    'topic-of',
    'select thread_id as "threadId" from topics where case_id = $1 and chat_id = $2',
    [caseId, chatId],
  );
  return row?.threadId ?? null;
}

/** Remembers a topic that was just made; the thread that counts is returned, should another have been faster. */
export async function keepTopic(
  on: Asked,
  caseId: string,
  chatId: number,
  threadId: number,
): Promise<number> {
  const [row] = await ask<{ threadId: number }>(
    on,
    'topic-keep',
    `insert into topics (case_id, chat_id, thread_id) values ($1, $2, $3)
     on conflict (case_id, chat_id) do update set thread_id = topics.thread_id returning thread_id as "threadId"`,
    [caseId, chatId, threadId],
  );
  return row?.threadId ?? threadId;
}

/** Somebody deleted the topic in Telegram. */
export async function dropTopic(on: Asked, caseId: string, chatId: number, threadId: number): Promise<void> {
  await ask(on, 'topic-drop', 'delete from topics where case_id = $1 and chat_id = $2 and thread_id = $3', [
    caseId,
    chatId,
    threadId,
  ]);
}
