/** A person becomes a number: what names him goes, what he did stays. Run inside the commit that records it. */
import type { PoolClient } from 'pg';
import type { Tomb } from '../engine/chain.ts';
import { ask, type Asked } from './query.ts';
import { Moved } from './staff.ts';

/** Cases that are about the person himself, not about his work: of these the words go with him. */
const ABOUT = `select r.case_id from roles r where r.person_id = $1 and r.case_id is not null
  union select g.case_id from registrations g where g.person_id = $1
  union select l.case_id from leaves l where l.person_id = $1
  union select s.case_id from postings s where s.person_id = $1
  union select d.case_id from data_requests d where d.person_id = $1
  union select i.case_id from invitations i where i.used_by = $1`;

/** Which of these cases hold words now, but for the one by which he is deleted; with their chains as they stand. */
export async function wordsAbout(on: Asked, personId: number, exceptCase: string): Promise<Tomb[]> {
  return ask(
    on,
    'words-about',
    `select c.id as "caseId", 'words' as what, c.head, c.count from cases c
     where c.id in (${ABOUT}) and c.id <> $2 and exists (select from bodies b where b.case_id = c.id)
       and not exists (select from tombstones t where t.case_id = c.id and t.what = 'words')`,
    [personId, exceptCase],
  );
}

/** Puts up the tombstones of words and takes the words away. Throws `Moved` when one of the chains has grown since. */
export async function buryWords(
  client: PoolClient,
  tombs: readonly Tomb[],
  byCaseId: string,
  now: Date,
): Promise<void> {
  if (tombs.length === 0) return;
  const buried = await ask(
    client,
    'bury-words',
    `with buried as (
       insert into tombstones (case_id, what, by_case_id, head, count, at)
       select c.id, 'words', $4, c.head, c.count, $5
       from unnest($1::text[], $2::text[], $3::int[]) as t (id, head, count) join cases c
         on c.id = t.id and c.head = t.head and c.count = t.count
       returning case_id
     ), gone as (
       delete from bodies using buried where bodies.case_id = buried.case_id
     ), gone_advice as (
       delete from advice using buried where advice.case_id = buried.case_id
     )
     select case_id from buried`,
    [
      tombs.map((one) => one.caseId),
      tombs.map((one) => one.head),
      tombs.map((one) => one.count),
      byCaseId,
      now,
    ],
  );
  if (buried.length !== tombs.length) throw new Moved('A case');
}

/**
 * Takes name, Telegram id and chat from a person who has no role and nothing open. Throws `Moved` when he has got one meanwhile, so
 * that it is decided on again. The row of his chat stays a day, tied to nobody, to say farewell in.
 */
export async function erasePerson(
  client: PoolClient,
  how: {
    person: { id: number; authorityVersion: number };
    /** What stands in place of his name from now on. */
    name: string;
    words: readonly Tomb[];
    byCaseId: string;
    now: Date;
  },
): Promise<void> {
  const { person, name, words, byCaseId, now } = how;
  const [old] = await ask<{ telegramId: number }>(
    client,
    'erase-lock',
    `select telegram_id as "telegramId" from people p where id = $1 and authority_version = $2 and erased_at is null
       and not exists (select from roles r where r.person_id = p.id and r.ended_at is null)
       and not exists (select from tickets t where t.is_open and (t.reporter_id = p.id or t.owner_id = p.id))
     for update`,
    [person.id, person.authorityVersion],
  );
  if (old === undefined) throw new Moved('The person');
  await buryWords(client, words, byCaseId, now);
  const run = (label: string, text: string, values: unknown[] = [person.id]) =>
    ask(client, `erase-${label}`, text, values);
  await run('roles', 'update roles set letter = null where person_id = $1');
  await run('invitations', 'update invitations set letter = null where used_by = $1');
  await run('maskings', 'delete from maskings where person_id = $1');
  await run('dialogue-timers', `delete from timers where owner like 'dialogue:' || $1::bigint || ':%'`);
  await run('dialogues', 'delete from dialogues where person_id = $1');
  // What he wrote in forms he never sent; the forms themselves lapse.
  await run(
    'forms',
    `delete from request_answers a using requests r where r.case_id = a.case_id and r.person_id = $1 and r.revision = 0`,
  );
  await run(
    'form-files',
    `delete from files f using requests r where r.case_id = f.case_id and r.person_id = $1 and r.revision = 0`,
  );
  await run(
    'chat-cards',
    `with his as (select k.id from cards k join chats c on c.id = k.chat_id where c.person_id = $1)
     delete from outbox o using his where o.card_id = his.id`,
  );
  await run('cards', 'delete from cards k using chats c where c.id = k.chat_id and c.person_id = $1');
  await run('messages', 'delete from messages m using chats c where c.id = m.chat_id and c.person_id = $1');
  await run('topics', 'delete from topics t using chats c where c.id = t.chat_id and c.person_id = $1');
  await run('chat', 'update chats set person_id = null, title = null where person_id = $1');
  await run(
    'lanes',
    `update inbox set lane = 'other' where state <> 'open' and (lane = 'chat:' || $1::bigint or lane like 'group:%:' || $1::bigint)`,
    [old.telegramId],
  );
  await run(
    'person',
    `update people set name = $2, telegram_id = null, is_name_given = true, language = 'id', notice_at = null,
       notice_version = null, erased_at = $3, authority_version = authority_version + 1 where id = $1`,
    [person.id, name, now],
  );
  await redrawCards(client, person.id);
}

/** Cards of his reports and requests show the name no more; those he was the owner of neither. */
async function redrawCards(client: PoolClient, personId: number): Promise<void> {
  await ask(
    client,
    'erase-redraw',
    `with shown as (
       update cards k set wanted = k.wanted + 1
       from chats c
       where c.id = k.chat_id and c.unreachable is null and k.owner in (
         select t.case_id from tickets t where t.reporter_id = $1
         union select g.case_id from registrations g where g.person_id = $1
         union select d.case_id from data_requests d where d.person_id = $1)
       returning k.id, k.chat_id, k.owner
     )
     insert into outbox (chat_id, case_id, class, card_id, not_before, created_at)
     select chat_id, owner, 3, id, clock_timestamp(), clock_timestamp() from shown
     on conflict (card_id) where state = 'open' do nothing`,
    [personId],
  );
}
