import { ask, type Asked } from './query.ts';

/** Days something is kept after use. */
export const KEPT = { inbox: 7, outbox: 2, stranger: 1 } as const;

const DAY = 86_400_000;
const before = (now: Date, days: number) => new Date(now.getTime() - days * DAY);

/** Deletes used inbox rows whose key is no longer needed against redelivery; returns how many (at most `limit`). */
export async function deleteOldInbox(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-inbox',
    `delete from inbox where id in (select id from inbox where state = 'done' and received_at < $1 limit $2) returning 1`,
    [before(now, KEPT.inbox), limit],
  );
  return rows.length;
}

/** Deletes what was said, or could not be. */
export async function deleteOldOutbox(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-outbox',
    `delete from outbox where id in (select id from outbox where state <> 'open' and created_at < $1 limit $2) returning 1`,
    [before(now, KEPT.outbox), limit],
  );
  return rows.length;
}

/**
 * Forgets private chats of people who never became anybody here: nothing was said to them for a day, nothing waits, nothing of
 * theirs belongs to a case.
 */
export async function forgetStrangers(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-strangers',
    `with strangers as (
       select c.id from chats c
       where c.type = 'private' and c.person_id is null
         and not exists (select from outbox o where o.chat_id = c.id and (o.state = 'open' or o.created_at >= $1))
         and not exists (select from messages m where m.chat_id = c.id)
         and not exists (select from cards k where k.chat_id = c.id)
         and not exists (select from dialogues d where d.chat_id = c.id)
         and not exists (select from bindings b where b.chat_id = c.id)
       limit $2
     ), said as (
       delete from outbox using strangers where outbox.chat_id = strangers.id
     )
     delete from chats using strangers where chats.id = strangers.id returning 1`,
    [before(now, KEPT.stranger), limit],
  );
  return rows.length;
}
