import { ask, type Asked } from './query.ts';

/** Days something is kept after use. */
export const KEPT = {
  inbox: 7,
  outbox: 2,
  stranger: 1,
  unregistered: 7,
  dialogue: 1,
  draft: 30,
  body: 730,
} as const;

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

/** Erases the names of people not registered for whom a report was written down, with the words of the case. */
export async function eraseRecordedNames(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-recorded-names',
    `update recordings set name = '—' where case_id in (
       select r.case_id from recordings r join cases c on c.id = r.case_id
       where r.name <> '—' and c.closed_at < $1 limit $2
     ) returning 1`,
    [before(now, KEPT.body), limit],
  );
  return rows.length;
}

/** Erases what people wrote in cases closed two years ago; the chain of events still verifies. Source: domain.md 6.1(4). */
export async function eraseBodies(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-bodies',
    `delete from bodies where (case_id, seq) in (
       select b.case_id, b.seq from cases c join bodies b on b.case_id = c.id where c.closed_at < $1 limit $2
     ) returning 1`,
    [before(now, KEPT.body), limit],
  );
  return rows.length;
}
