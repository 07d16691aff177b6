import type { Pool } from 'pg';
import { loadCard, markShown, type CardRow, type Shown } from '../db/cards.ts';
import type { OutboxRow } from '../db/outbox.ts';
import { edit, remove, send, type PacedCall, type Params } from './calls.ts';
import type { Waiting } from './queue.ts';
import type { Topics } from './topics.ts';

export interface RenderedCard {
  /** Of `sendMessage`; an edit takes what it can of them. */
  readonly params: Params;
  /** Hash of what is seen: an unchanged card costs no call. */
  readonly face: string;
}

export type CardToShow = CardRow & Pick<OutboxRow, 'chat' | 'reader' | 'caseId'>;

/**
 * Brings a card to its present state: edits it where it is, or sends it (the first time, at the bottom when it is wanted anew, or
 * when the old message can no longer be edited). False: it was wanted again meanwhile, or must wait; come again.
 */
export async function show(
  deps: {
    pool: Pool;
    topics: Topics;
    now: () => Date;
    render: (card: CardToShow) => Promise<RenderedCard | null>;
    insist: <T>(write: () => Promise<T>) => Promise<T>;
  },
  row: Waiting,
  call: PacedCall,
): Promise<boolean> {
  const { pool, topics, now, insist } = deps;
  const card = await loadCard(pool, row.id);
  if (card === undefined) return true;
  if (card.waitMs > 0) {
    row.notBefore = performance.now() + card.waitMs;
    return false;
  }
  const done = (messageId: number | null, face: string | null): Promise<boolean> => {
    const shown: Shown = {
      outboxId: row.id,
      cardId: card.id,
      caseId: row.caseId,
      wanted: card.wanted,
      messageId,
      face,
    };
    return insist(() => markShown(pool, shown, now()));
  };
  const rendered = await deps.render({ ...card, chat: row.chat, reader: row.reader, caseId: row.caseId });
  const old = card.messageId;
  if (rendered === null) return await done(old, card.face);
  const { params, face } = rendered;
  if (old !== null && !card.anew) {
    if (face === card.face || (await edit(row, call, old, params))) return await done(old, face);
  }
  const [messageId = null] = await send(topics, row, call, 'sendMessage', params);
  const isDone = await done(messageId, face);
  // The newer one stands; should this fail, a press on the older one is still understood.
  if (old !== null) await remove(row, call, old).catch(() => undefined);
  return isDone;
}
