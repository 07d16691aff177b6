import { ask, type Asked } from './query.ts';

export interface CardRow {
  readonly id: number;
  readonly owner: string;
  readonly chatId: number;
  readonly view: string;
  readonly messageId: number | null;
  /** Grows with every wish; what was read before rendering is what the message then shows. */
  readonly wanted: number;
  readonly face: string | null;
  readonly anew: boolean;
  /** Milliseconds from now until it may be shown: the wish may have been put off meanwhile. */
  readonly waitMs: number;
}

/** The card behind an open outbox row as it is now; undefined when the row is no longer open. */
export async function loadCard(on: Asked, outboxId: number): Promise<CardRow | undefined> {
  const [row] = await ask<CardRow>(
    on,
    'card-load',
    `select k.id, k.owner, k.chat_id as "chatId", k.view, k.message_id as "messageId", k.wanted, k.face, k.anew,
       (extract(epoch from o.not_before - clock_timestamp()) * 1000)::float8 as "waitMs"
     from outbox o join cards k on k.id = o.card_id where o.id = $1 and o.state = 'open'`,
    [outboxId],
  );
  return row;
}

export interface Shown {
  readonly outboxId: number;
  readonly cardId: number;
  readonly wanted: number;
  readonly messageId: number | null;
  readonly face: string | null;
  readonly caseId: string | null;
}

/**
 * Remembers what the card shows now. If it was wanted again meanwhile the outbox row stays open and the answer is false: show it
 * once more.
 */
export async function markShown(on: Asked, shown: Shown, now: Date): Promise<boolean> {
  const [row] = await ask<{ done: boolean }>(
    on,
    'card-shown',
    `with card as (
       update cards set shown = $3, message_id = $4, face = $5, anew = false where id = $2
       returning chat_id, message_id, wanted <= $3 as done
     ), marked as (
       update outbox set state = case when card.done then 'sent' else 'open' end, error = null from card
       where outbox.id = $1 and outbox.state = 'open'
     ), linked as (
       insert into messages (chat_id, message_id, case_id, part, at)
       select chat_id, message_id, $6::text, 'card', $7 from card
       where message_id is not null and exists (select from cases where id = $6)
       on conflict (chat_id, message_id) do update set case_id = excluded.case_id, part = 'card'
     )
     select done from card`,
    [shown.outboxId, shown.cardId, shown.wanted, shown.messageId, shown.face, shown.caseId, now],
  );
  return row?.done ?? true;
}

/** The message that shows this case's card in the chat, if it has been sent. */
export async function cardMessage(on: Asked, owner: string, chatId: number): Promise<number | null> {
  const [row] = await ask<{ messageId: number | null }>(
    on,
    'card-message',
    `select message_id as "messageId" from cards where owner = $1 and chat_id = $2 and message_id is not null
     order by id desc limit 1`,
    [owner, chatId],
  );
  return row?.messageId ?? null;
}

/** From now on that message is the card, if the card has none. */
export async function adoptMessage(on: Asked, cardId: number, messageId: number): Promise<void> {
  await ask(
    on,
    'card-adopt',
    'update cards set message_id = $2, face = null where id = $1 and message_id is null',
    [cardId, messageId],
  );
}
