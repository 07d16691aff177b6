/** What waits to be said. Marking a row sent and remembering which message it became is one statement. */
import type { DeliveryClass } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export interface OutboxRow {
  readonly id: number;
  readonly chatId: number;
  readonly caseId: string | null;
  readonly class: DeliveryClass;
  readonly payload: string | null;
  readonly cardId: number | null;
  readonly attempts: number;
  readonly error: string | null;
  /** Milliseconds from now, by the database's clock. */
  readonly waitMs: number;
  readonly chat: ChatOfRow;
  readonly reader: ReaderOfRow;
  /** The message that shows the case's card in this chat, when nothing was waiting to change it. */
  readonly cardMessageId: number | null;
}

/** What the words need: the language of who reads them, and the ticket they are about. */
export interface ReaderOfRow {
  readonly language: 'id' | 'en' | null;
  /** `targetAt` is an ISO instant. */
  readonly ticket: { readonly number: string; readonly short: string; readonly targetAt: string } | null;
}

export interface ChatOfRow {
  readonly id: number;
  readonly telegramId: number;
  readonly type: string;
  readonly isForum: boolean;
  readonly personId: number | null;
  readonly unreachable: string | null;
}

/** Rows of one chat and class kept in memory at most; a flood to one chat does not crowd out the others. */
export const MOST_PER_CHAT = 20;

const ROW = `o.id, o.chat_id as "chatId", o.case_id as "caseId", o.class, o.payload, o.card_id as "cardId", o.attempts, o.error,
  (extract(epoch from o.not_before - clock_timestamp()) * 1000)::float8 as "waitMs",
  json_build_object('id', c.id, 'telegramId', c.telegram_id, 'type', c.type, 'isForum', c.is_forum, 'personId', c.person_id,
    'unreachable', c.unreachable) as chat,
  json_build_object('language', p.language, 'ticket', case when t.case_id is not null then
    json_build_object('number', t.number, 'short', t.short, 'targetAt', t.target_at) end) as reader,
  case when o.case_id is not null and o.card_id is null then (
    select k.message_id from cards k where k.owner = o.case_id and k.chat_id = o.chat_id and k.message_id is not null
      and not exists (select from outbox w where w.card_id = k.id and w.state = 'open')
    order by k.id desc limit 1) end as "cardMessageId"`;

/**
 * The most pressing open rows that are not known yet, together with the older ones of the same case in the same chat (these go
 * first). `full` holds `chat id * 10 + class` of chats that have enough rows in memory; only classes below `below`.
 */
export async function loadOutbox(
  on: Asked,
  known: readonly number[],
  full: readonly number[],
  below: number,
  limit: number,
): Promise<OutboxRow[]> {
  return ask(
    on,
    'outbox-load',
    `with best as (
       select id, chat_id, case_id from outbox
       where state = 'open' and class < $3 and id <> all($1::bigint[]) and (chat_id * 10 + class) <> all($2::bigint[])
       order by class, id limit $4
     ), wanted as (
       select distinct older.id from best cross join lateral (
         select id from outbox o where o.state = 'open' and o.chat_id = best.chat_id and o.id <= best.id
           and o.case_id is not distinct from best.case_id
         order by id limit ${MOST_PER_CHAT}
       ) older
     )
     select ${ROW} from outbox o join chats c on c.id = o.chat_id
       left join people p on p.id = c.person_id left join tickets t on t.case_id = o.case_id
     where o.id in (select id from wanted) and o.id <> all($1::bigint[]) and o.state = 'open' order by o.id`,
    [known, full, below, limit],
  );
}

export interface Sent {
  readonly id: number;
  readonly chatId: number;
  readonly caseId: string | null;
  /** One of many: what became of it stands in `deliveries` too. */
  readonly isBroadcast?: boolean;
  /** The messages it became, with the part they play in the case. */
  readonly messages: readonly {
    readonly messageId: number;
    readonly part: string;
    /** The file it shows. */
    readonly fileId?: string;
  }[];
}

/** It has gone, also where it was to be stopped meanwhile. */
const DELIVERED = `, delivered as (
       update deliveries set state = 'sent', sent_at = coalesce(sent_at, $6), why = null
       where outbox_id = any($1::bigint[])
     )`;

/** Marks rows sent, empties them and remembers which messages belong to which case. */
export async function markSent(on: Asked, rows: readonly Sent[], now: Date): Promise<void> {
  const links = rows.flatMap(({ chatId, caseId, messages }) =>
    caseId === null ? [] : messages.map((message) => ({ chatId, caseId, ...message })),
  );
  const isBroadcast = rows.some((row) => row.isBroadcast === true);
  await ask(
    on,
    isBroadcast ? 'outbox-sent-to-many' : 'outbox-sent',
    `with marked as (
       update outbox set state = 'sent', payload = null, error = null where id = any($1::bigint[]) and state = 'open'
     )${isBroadcast ? DELIVERED : ''}
     insert into messages (chat_id, message_id, case_id, part, file_id, at)
     select m.chat_id, m.message_id, m.case_id, m.part, m.file_id, $6
     from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $7::text[]) as m (chat_id, message_id, case_id, part, file_id)
     where exists (select from cases where id = m.case_id)
     on conflict (chat_id, message_id) do update set case_id = excluded.case_id, part = excluded.part,
       file_id = excluded.file_id`,
    [
      rows.map((row) => row.id),
      links.map((link) => link.chatId),
      links.map((link) => link.messageId),
      links.map((link) => link.caseId),
      links.map((link) => link.part),
      now,
      links.map((link) => link.fileId ?? null),
    ],
  );
}

/** The row is over without having been said. `error` holds codes only. */
export async function markFailed(on: Asked, ids: readonly number[], error: string): Promise<void> {
  await ask(
    on,
    'outbox-failed',
    `with failed as (
       update outbox set state = 'failed', payload = null, error = $2 where id = any($1::bigint[]) and state = 'open' returning id
     )
     update deliveries d set why = coalesce(c.unreachable, $2),
       state = case when $2 = 'unreachable' then 'unreachable' else 'failed' end
     from failed left join chats c on $2 = 'unreachable' and c.id = (select chat_id from outbox where outbox.id = failed.id)
     where d.outbox_id = failed.id and d.state = 'queued'`,
    [ids, error],
  );
}

/** The row waits so long, by the database's clock, and then is tried again. */
export async function putOff(on: Asked, id: number, waitMs: number, error: string): Promise<void> {
  await ask(
    on,
    'outbox-put-off',
    `update outbox set attempts = attempts + 1, error = $3, not_before = clock_timestamp() + $2::int * interval '1 millisecond'
     where id = $1 and state = 'open'`,
    [id, waitMs, error],
  );
}

/**
 * What a row of several messages has got done already, kept in the row (`sent` beside the speech): after a crash only the rest is
 * said.
 */
export async function noteProgress(
  on: Asked,
  id: number,
  payload: string | null,
  error: string | null,
): Promise<void> {
  await ask(
    on,
    'outbox-progress',
    `update outbox set payload = coalesce($2, payload), error = $3 where id = $1 and state = 'open'`,
    [id, payload, error],
  );
}

/** The chat takes nothing more: remembers why, and everything that waits for it fails. */
export async function markUnreachable(on: Asked, chatId: number, why: string): Promise<number> {
  const [row] = await ask<{ failed: number }>(
    on,
    'chat-unreachable',
    `with chat as (
       update chats set unreachable = $2 where id = $1
     ), failed as (
       update outbox set state = 'failed', payload = null, error = $2 where chat_id = $1 and state = 'open' returning id
     ), unheard as (
       update deliveries d set state = 'unreachable', why = $2 from failed where d.outbox_id = failed.id and d.state = 'queued'
     )
     select count(*)::int as failed from failed`,
    [chatId, why],
  );
  return row?.failed ?? 0;
}

/** The last message of this part about the case in the chat. */
export async function lastMessage(
  on: Asked,
  chatId: number,
  caseId: string,
  part: string,
): Promise<number | null> {
  const [row] = await ask<{ messageId: number }>(
    on,
    'message-last',
    `select message_id as "messageId" from messages where chat_id = $1 and case_id = $2 and part = $3
     order by message_id desc limit 1`,
    [chatId, caseId, part],
  );
  return row?.messageId ?? null;
}

export async function forgetMessage(on: Asked, chatId: number, messageId: number): Promise<void> {
  await ask(on, 'message-forget', 'delete from messages where chat_id = $1 and message_id = $2', [
    chatId,
    messageId,
  ]);
}

/** Rows still to be sent. */
export async function outboxBacklog(on: Asked): Promise<number> {
  const [row] = await ask<{ open: number }>(
    on,
    'outbox-backlog',
    `select count(*)::int as open from outbox where state = 'open'`,
    [],
  );
  return row?.open ?? 0;
}

/** Tells the sender, wherever it runs, that something waits. */
export async function callSender(on: Asked): Promise<void> {
  await ask(on, 'outbox-notify', `select pg_notify('outbox', '')`, []);
}

const PAUSE = 'telegram.pausedUntil';

/** Remembers Telegram's pause in the database's time, so that the next sender obeys it too. */
export async function savePause(on: Asked, ms: number): Promise<void> {
  await ask(
    on,
    'pause-save',
    `insert into settings (key, value) values ('${PAUSE}', (extract(epoch from clock_timestamp()) * 1000 + $1)::bigint::text)
     on conflict (key) do update set value = greatest(settings.value::bigint, excluded.value::bigint)::text`,
    [ms],
  );
}

/** Milliseconds left of the pause, at most an hour. */
export async function pauseLeft(on: Asked): Promise<number> {
  const [row] = await ask<{ left: number }>(
    on,
    'pause-left',
    `select least(3600000, greatest(0, value::bigint - extract(epoch from clock_timestamp()) * 1000))::float8 as left
     from settings where key = '${PAUSE}'`,
    [],
  );
  return row?.left ?? 0;
}
