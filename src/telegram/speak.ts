/** Says one row of the outbox: renders it, makes its calls, and writes down what came of it. */
import type { Pool } from 'pg';
import { handBack } from '../db/broadcasts.ts';
import { cardMessage } from '../db/cards.ts';
import {
  forgetMessage,
  lastMessage,
  noteProgress,
  type ChatOfRow,
  type ReaderOfRow,
  type Sent,
} from '../db/outbox.ts';
import type { DeliveryClass } from '../engine/change.ts';
import type { Speech } from '../engine/speech.ts';
import { edit, remove, send, unbutton, type PacedCall, type Params } from './calls.ts';
import { classify } from './faults.ts';
import type { Waiting } from './queue.ts';
import { show, type CardToShow, type RenderedCard } from './show.ts';
import { makeTopics } from './topics.ts';

export type { PacedCall } from './calls.ts';
export type { CardToShow, RenderedCard } from './show.ts';

export interface RenderedCall {
  readonly method: string;
  /** Without chat, thread and reply: these are added when sent. */
  readonly params: Params;
  /** The part the message plays in its case (`messages.part`); null: none that must be found again. */
  readonly part: string | null;
  /** The files of the messages it becomes, in order. */
  readonly files?: readonly string[];
}

export interface SpeechRow {
  readonly id: number;
  readonly chatId: number;
  readonly caseId: string | null;
  readonly class: DeliveryClass;
  readonly chat: ChatOfRow;
  readonly reader: ReaderOfRow;
  readonly speech: Speech;
}

/** Words for what waits, in the language of who reads it. */
export interface Render {
  /** Null: it goes to many and may not go now; it is handed back. */
  speech(row: SpeechRow): Promise<readonly RenderedCall[] | null>;
  /** Null: there is nothing to show (any more). */
  card(card: CardToShow): Promise<RenderedCard | null>;
  /** Null: this case gets no topic. */
  topicName(caseId: string): Promise<string | null>;
}

/** Says the row. False: it is to be said (again) later. Throws what could not be mended on the spot. */
export type Speak = (row: Waiting, call: PacedCall) => Promise<boolean>;

export function makeSpeak(deps: {
  pool: Pool;
  render: Render;
  now: () => Date;
  /** Marks a row sent, for sure: it has been. */
  mark: (sent: Sent) => Promise<void>;
  /** Repeats a write until the database takes it. */
  insist: <T>(write: () => Promise<T>) => Promise<T>;
}): Speak {
  const { pool, render, mark } = deps;
  const topics = makeTopics(pool, (caseId) => render.topicName(caseId));

  const say = async (
    row: Waiting,
    speech: Speech,
    done: readonly number[],
    call: PacedCall,
  ): Promise<void> => {
    const calls = await render.speech({ ...row, speech });
    if (calls === null) return await deps.insist(() => handBack(pool, row.id));
    const kind = speech.is === 'sentence' ? speech.replaces : undefined;
    const older =
      kind === undefined || row.caseId === null
        ? null
        : await lastMessage(pool, row.chatId, row.caseId, kind);
    if (
      speech.is === 'sentence' &&
      speech.edits !== undefined &&
      (await editInPlace(row, speech.edits, calls, call))
    )
      return await mark({ id: row.id, chatId: row.chatId, caseId: row.caseId, messages: [] });
    const messages: Sent['messages'][number][] = [];
    const sent = [...done];
    for (const [index, { method, params, part, files = [] }] of calls.entries()) {
      let ids = index < done.length ? [done[index] as number] : undefined;
      if (ids === undefined) {
        const reply = index === 0 ? await replyOf(pool, speech, row) : {};
        ids = await send(topics, row, call, method, { ...reply, ...params });
        sent.push(ids[0] ?? 0);
        if (index < calls.length - 1) {
          row.payload = JSON.stringify({ ...speech, sent });
          await noteProgress(pool, row.id, row.payload, row.error);
        }
      }
      const place = kind ?? part;
      for (const [nth, messageId] of ids.entries()) {
        const fileId = files[nth];
        if (place !== null && messageId > 0)
          messages.push({ messageId, part: place, ...(fileId === undefined ? {} : { fileId }) });
      }
    }
    const isBroadcast = speech.is === 'broadcast';
    await mark({ id: row.id, chatId: row.chatId, caseId: row.caseId, isBroadcast, messages });
    if (older === null) return;
    await remove(row, call, older).catch(() => undefined);
    await forgetMessage(pool, row.chatId, older).catch(() => undefined);
  };

  const react = async (row: Waiting, speech: Speech & { is: 'reaction' }, call: PacedCall): Promise<void> => {
    const { emoji, messageId, orSay } = speech;
    const reaction = [{ type: 'emoji', emoji }];
    try {
      await call(
        'setMessageReaction',
        { chat_id: row.chat.telegramId, message_id: messageId, reaction },
        'light',
      );
    } catch (error) {
      const { is } = classify(error);
      if (is !== 'noReaction' && is !== 'refused') throw error;
      return await say(row, { is: 'sentence', name: orSay, with: {}, replyTo: { messageId } }, [], call);
    }
    await mark({ id: row.id, chatId: row.chatId, caseId: row.caseId, messages: [] });
  };

  /** A message goes; what is said then depends on whether Telegram let us. */
  const takeAway = async (
    row: Waiting,
    { messageId, says, orSay }: Speech & { is: 'remove' },
    call: PacedCall,
  ): Promise<void> => {
    const isGone = await remove(row, call, messageId);
    const name = isGone ? says : orSay;
    const replyTo = isGone ? null : { messageId };
    if (name !== null) await say(row, { is: 'sentence', name, with: {}, replyTo }, [], call);
    else await mark({ id: row.id, chatId: row.chatId, caseId: row.caseId, messages: [] });
    if (isGone) await forgetMessage(pool, row.chatId, messageId).catch(() => undefined);
  };

  return async (row, call) => {
    if (row.cardId !== null)
      return await show({ ...deps, topics, render: (card) => render.card(card) }, row, call);
    const { sent = [], ...speech } = JSON.parse(row.payload ?? '') as Speech & { sent?: number[] };
    if (speech.is === 'reaction') await react(row, speech, call);
    else if (speech.is === 'unbutton') {
      await unbutton(row, call, speech.messageId);
      await mark({ id: row.id, chatId: row.chatId, caseId: row.caseId, messages: [] });
    } else if (speech.is === 'remove') await takeAway(row, speech, call);
    else await say(row, speech, sent, call);
    return true;
  };
}

/** False: what is to be shown is several messages, or the old one can no longer be edited. */
const editInPlace = async (
  row: Waiting,
  messageId: number,
  calls: readonly RenderedCall[],
  call: PacedCall,
): Promise<boolean> => {
  const [only, ...more] = calls;
  return only !== undefined && more.length === 0 && (await edit(row, call, messageId, only.params));
};

async function replyOf(pool: Pool, speech: Speech, row: Waiting): Promise<Params> {
  const to = 'replyTo' in speech ? speech.replyTo : null;
  if (to === null || to === undefined) return {};
  const known = 'card' in to && to.card === row.caseId ? row.cardMessageId : null;
  const messageId =
    'messageId' in to ? to.messageId : (known ?? (await cardMessage(pool, to.card, row.chatId)));
  if (messageId === null) return {};
  return { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}
