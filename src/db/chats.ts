import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './commit.ts';
import { ask, type Asked } from './query.ts';
import type { Role } from '../domain/authority.ts';

/**
 * A group has become a supergroup: its row here takes the new id, so everything bound to it stays. If the supergroup has been met
 * already, the two become one. Message ids start anew there: cards are sent again, topics and links from messages to cases are
 * forgotten, and what waited to hang under an old message hangs under none. Safe in both orders and twice.
 */
export async function migrateChat(pool: Pool, from: number, to: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number; telegramId: number }>(
      `select id, telegram_id as "telegramId" from chats where telegram_id in ($1, $2) order by id for update`,
      [from, to],
    );
    const old = rows.find((row) => row.telegramId === from);
    const fresh = rows.find((row) => row.telegramId === to);
    if (old === undefined || from === to) return;
    await forgetMessageIds(client, old.id);
    if (fresh !== undefined) await merge(client, old.id, fresh.id);
    await client.query(
      `update chats set telegram_id = $2, type = 'supergroup', unreachable = null where id = $1`,
      [old.id, to],
    );
  });
}

async function forgetMessageIds(client: PoolClient, chatId: number): Promise<void> {
  await client.query('update cards set message_id = null, face = null, shown = 0 where chat_id = $1', [
    chatId,
  ]);
  await client.query('delete from topics where chat_id = $1', [chatId]);
  await client.query('delete from messages where chat_id = $1', [chatId]);
  const { rows } = await client.query<{ id: number; payload: string }>(
    `select id, payload from outbox where chat_id = $1 and state = 'open' and payload is not null for update`,
    [chatId],
  );
  for (const { id, payload } of rows) {
    const { replyTo, ...speech } = JSON.parse(payload) as {
      is: string;
      replyTo?: { messageId?: number } | null;
    };
    if (speech.is === 'unbutton' || speech.is === 'reaction')
      await client.query(
        `update outbox set state = 'failed', payload = null, error = 'migrated' where id = $1`,
        [id],
      );
    else if (replyTo?.messageId !== undefined)
      await client.query('update outbox set payload = $2 where id = $1', [id, JSON.stringify(speech)]);
  }
}

/** What the supergroup's own row has gathered goes to the old row; where both have something, the newer message ids win. */
async function merge(client: PoolClient, old: number, fresh: number): Promise<void> {
  const run = (text: string) => client.query(text, [old, fresh]);
  await run(
    `update cards k set message_id = n.message_id, face = n.face, shown = 0, wanted = k.wanted + n.wanted, anew = k.anew or n.anew
     from cards n where k.chat_id = $1 and n.chat_id = $2 and n.owner = k.owner and n.view = k.view`,
  );
  // A card of both: the open row of the one that goes is either moved to the one that stays, or superfluous.
  await run(
    `with pair as (
       select n.id as gone, k.id as stays from cards n join cards k on k.owner = n.owner and k.view = n.view
       where n.chat_id = $2 and k.chat_id = $1
     ), doubled as (
       delete from outbox o using pair where o.card_id = pair.gone
         and (o.state <> 'open' or exists (select from outbox p where p.card_id = pair.stays and p.state = 'open'))
     )
     update outbox o set card_id = pair.stays from pair where o.card_id = pair.gone and o.state = 'open'
       and not exists (select from outbox p where p.card_id = pair.stays and p.state = 'open')`,
  );
  await run(
    `delete from cards n using cards k where n.chat_id = $2 and k.chat_id = $1 and n.owner = k.owner and n.view = k.view`,
  );
  await run('update cards set chat_id = $1 where chat_id = $2');
  await run('update outbox set chat_id = $1 where chat_id = $2');
  await run('update messages set chat_id = $1 where chat_id = $2');
  await run('update topics set chat_id = $1 where chat_id = $2');
  await run(
    `delete from dialogues n using dialogues k
     where k.chat_id = $1 and n.chat_id = $2 and k.person_id = n.person_id and k.flow = n.flow`,
  );
  await run('update dialogues set chat_id = $1 where chat_id = $2');
  await run(`delete from bindings where chat_id = $2 and exists (select from bindings where chat_id = $1)`);
  await run('update bindings set chat_id = $1 where chat_id = $2');
  await run(
    `update chats set title = coalesce(n.title, chats.title), is_forum = n.is_forum from chats n where chats.id = $1 and n.id = $2`,
  );
  await client.query('delete from chats where id = $1', [fresh]);
}

/**
 * The chats in which a desk works: the group bound to it, else the private chats of whoever holds one of the roles there. `showsCard`:
 * whether a card of this case hangs there.
 */
export async function workChats(
  on: Asked,
  desk: {
    purpose: string;
    /** Whose group. */
    groupOf: string;
    roles: readonly Role[];
    /** Holders of this office only; null: of any. */
    office: string | null;
  },
  caseId: string | null,
): Promise<{ chatId: number; isGroup: boolean; showsCard: boolean }[]> {
  return ask(
    on,
    'work-chats',
    `with bound as (
       select c.id from bindings b join chats c on c.id = b.chat_id
       where b.purpose = $1 and c.unreachable is null
         and b.office_code in ($2, (select parent_code from offices where code = $2))
       order by b.office_code = $2 desc limit 1
     ), serves as (
       -- A unit without its own Tier 1 is served by that of its office.
       select case when $4::text is null or exists (
           select from roles r where r.ended_at is null and r.role = any($3::text[]) and r.office_code = $4
         ) then $4::text else (select parent_code from offices where code = $4) end as office
     ), holders as (
       select r.person_id, exists (select from leaves l where l.person_id = r.person_id and l.is_away) as is_away
       from roles r, serves s
       where r.ended_at is null and r.role = any($3::text[]) and ($4::text is null or r.office_code = s.office)
     ), at_work as (
       select id, true as is_group from bound
       union
       select c.id, false from holders h join chats c on c.person_id = h.person_id
       where c.unreachable is null and not exists (select from bound)
         and (not h.is_away or not exists (select from holders where not is_away))
     )
     select id as "chatId", is_group as "isGroup",
       exists (select from cards k where k.owner = $5 and k.chat_id = at_work.id and k.view = 'ticket') as "showsCard"
     from at_work order by id`,
    [desk.purpose, desk.groupOf, desk.roles, desk.office, caseId],
  );
}

/** Somebody blocked the bot or took it out of the group. */
export async function noteGone(on: Asked, chatId: number, why: 'blocked' | 'kicked'): Promise<void> {
  await ask(on, 'chat-gone', 'update chats set unreachable = $2 where id = $1', [chatId, why]);
}

/** Whose private chat it is, or which group, and whether a desk works there. */
export async function whoseChat(
  on: Asked,
  chatId: number,
): Promise<{ personId: number | null; title: string | null; isBound: boolean } | null> {
  const [row] = await ask<{ personId: number | null; title: string | null; isBound: boolean }>(
    on,
    'whose-chat',
    `select person_id as "personId", title, exists (select from bindings b where b.chat_id = chats.id) as "isBound"
     from chats where id = $1`,
    [chatId],
  );
  return row ?? null;
}
