/**
 * Sending, editing and removing one message. A refusal that can be mended on the spot (the message replied to is gone, the topic was
 * deleted, an entity does not fit) is mended here; every other failure is thrown.
 */
import type { Waiting } from './queue.ts';
import type { Weight } from './pacing.ts';
import type { Topics } from './topics.ts';
import { TelegramError } from './api.ts';
import { classify } from './faults.ts';

export type Params = Readonly<Record<string, unknown>>;

/** One call to Telegram within its limits; waits for its turn. */
export type PacedCall = (method: string, params: Params, weight: Weight) => Promise<unknown>;

/** Sends to the row's chat, in the topic of its case; gives the ids of the messages. Methods that send nothing are called as they are. */
export async function send(
  topics: Topics,
  row: Waiting,
  call: PacedCall,
  method: string,
  params: Params,
): Promise<number[]> {
  if (!/^(?:send|copy|forward)/.test(method)) return messageIds(await call(method, params, 'light'));
  let thread = await topics.threadOf(row, call);
  let wasRenewed = false;
  let rest = params;
  for (;;) {
    try {
      const place = thread === null ? {} : { message_thread_id: thread };
      return messageIds(await call(method, { chat_id: row.chat.telegramId, ...place, ...rest }, 'message'));
    } catch (error) {
      const fault = classify(error);
      if (fault.is !== 'without') throw error;
      if (fault.part === 'thread' && thread !== null) {
        thread = await topics.renew(row, thread, wasRenewed ? null : call);
        wasRenewed = true;
      } else rest = leaveOut(fault.part, rest, error);
    }
  }
}

/** False: it can no longer be edited, a new message must take its place. */
export async function edit(
  row: Waiting,
  call: PacedCall,
  messageId: number,
  params: Params,
): Promise<boolean> {
  let rest = pick(params, EDITABLE);
  for (;;) {
    try {
      await call('editMessageText', { chat_id: row.chat.telegramId, message_id: messageId, ...rest }, 'edit');
      return true;
    } catch (error) {
      const fault = classify(error);
      if (fault.is === 'notModified') return true;
      if (fault.is === 'cannotEdit') return false;
      if (fault.is !== 'without') throw error;
      rest = leaveOut(fault.part, rest, error);
    }
  }
}

/** Takes a message away. False: it is too old for that, or not ours to take; that it is gone already is fine. */
export async function remove(row: Waiting, call: PacedCall, messageId: number): Promise<boolean> {
  try {
    await call('deleteMessage', { chat_id: row.chat.telegramId, message_id: messageId }, 'light');
    return true;
  } catch (error) {
    const { is } = classify(error);
    if (is !== 'cannotDelete' && is !== 'cannotEdit' && is !== 'refused') throw error;
    return error instanceof TelegramError && error.description.includes('message to delete not found');
  }
}

/** Takes the buttons off a message. That there are none, or no message any more, is fine. */
export async function unbutton(row: Waiting, call: PacedCall, messageId: number): Promise<void> {
  try {
    await call('editMessageReplyMarkup', { chat_id: row.chat.telegramId, message_id: messageId }, 'edit');
  } catch (error) {
    const { is } = classify(error);
    if (is !== 'notModified' && is !== 'cannotEdit' && is !== 'refused') throw error;
  }
}

const EDITABLE = ['text', 'entities', 'parse_mode', 'link_preview_options', 'reply_markup'];

const PARTS = {
  reply: ['reply_parameters'],
  entities: ['entities', 'caption_entities', 'parse_mode'],
  thread: ['message_thread_id'],
};

/** The parameters without that part; throws when there was no such part, so that nothing is sent the same way twice. */
function leaveOut(part: keyof typeof PARTS, params: Params, error: unknown): Params {
  const names = PARTS[part];
  if (!names.some((name) => name in params)) throw error;
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}

function pick(params: Params, names: readonly string[]): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}

/** Of one message, or of every message of an album. */
function messageIds(result: unknown): number[] {
  return [result].flat().flatMap((message) => {
    const id = (message as { message_id?: unknown } | null)?.message_id;
    return typeof id === 'number' ? [id] : [];
  });
}
