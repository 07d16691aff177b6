import { RECORD_DEFAULTS } from '../domain/records.ts';
import { forgetPasses } from './passes.ts';
import { ask, type Asked } from './query.ts';

const daysOf = (period: string): number => Temporal.Duration.from(period).total('days');

/** Days something that is no record is kept after use; what `/privasi` says of it comes from the same table. */
export const KEPT = {
  inbox: daysOf(RECORD_DEFAULTS.queue.keep),
  pass: daysOf(RECORD_DEFAULTS.queue.keep),
  outbox: 2,
  stranger: 1,
  unregistered: 7,
  dialogue: 1,
  draft: daysOf(RECORD_DEFAULTS.draft.keep),
  /** Telegram lets nobody delete a message after 48 hours, so nobody can ask for it any more. */
  masking: 2,
};

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
         and not exists (select from maskings m where m.chat_id = c.id)
       limit $2
     ), said as (
       delete from outbox using strangers where outbox.chat_id = strangers.id
     )
     delete from chats using strangers where chats.id = strangers.id returning 1`,
    [before(now, KEPT.stranger), limit],
  );
  return rows.length;
}

/** Forgets people who accepted the privacy notice and went no further: no role ever, no request, nothing under way. */
export async function forgetUnregistered(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-unregistered',
    `with nobody as (
       select p.id from people p
       where p.created_at < $1
         and not exists (select from roles r where r.person_id = p.id)
         and not exists (select from registrations g where g.person_id = p.id)
         and not exists (select from dialogues d where d.person_id = p.id)
         and not exists (select from data_requests q where q.person_id = p.id)
         and not exists (select from maskings m where m.person_id = p.id)
         and p.erased_at is null
       limit $2
     ), untied as (
       update chats set person_id = null from nobody where chats.person_id = nobody.id
     )
     delete from people using nobody where people.id = nobody.id returning 1`,
    [before(now, KEPT.unregistered), limit],
  );
  return rows.length;
}

/** Forgets dialogues that are over, and drafts that nobody sent, together with their timers. Source: domain.md 6.1(4). */
export async function forgetDialogues(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-dialogues',
    `with old as (
       select person_id, chat_id, flow from dialogues
       where updated_at < $2 or (updated_at < $1 and state ~ '^\{"value":"(sent|added|cancelled)"') limit $3
     ), timed as (
       delete from timers using old where owner = 'dialogue:' || old.person_id || ':' || old.chat_id || ':' || old.flow
     )
     delete from dialogues d using old
     where d.person_id = old.person_id and d.chat_id = old.chat_id and d.flow = old.flow returning 1`,
    [before(now, KEPT.dialogue), before(now, KEPT.draft), limit],
  );
  return rows.length;
}

/** Forgets which messages held a secret, once Telegram would not delete them any more. */
export async function forgetMaskings(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-maskings',
    `delete from maskings where (chat_id, message_id) in (
       select chat_id, message_id from maskings where at < $1 limit $2
     ) returning 1`,
    [before(now, KEPT.masking), limit],
  );
  return rows.length;
}

/** Forgets one-time pages, a week after their time is over. */
export const forgetOldPasses = (on: Asked, now: Date, limit: number): Promise<number> =>
  forgetPasses(on, before(now, KEPT.pass), limit);
