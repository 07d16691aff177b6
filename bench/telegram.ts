/**
 * Telegram inside the process: gives updates to the poller and takes what the sender hands over, at once and without a network, as
 * pgbench has none. What it measures is ours alone.
 */
import type { Telegram } from '../src/telegram/api.ts';

export interface Taken {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface StubTelegram {
  readonly api: Telegram;
  /** Somebody writes or presses: the next poll has it. */
  push(update: object): void;
  /** Called for everything that is sent. */
  onSent: (taken: Taken) => void;
  /** Called for every answer to a press. */
  onAnswer: (callbackId: string, text: string | undefined) => void;
}

export function stubTelegram(): StubTelegram {
  const waiting: object[] = [];
  let called: (() => void) | undefined;
  let updateId = 0;
  let messageId = 1_000_000;
  const updates = async (signal: AbortSignal | undefined): Promise<object[]> => {
    if (waiting.length === 0)
      await new Promise<void>((resolve) => {
        called = resolve;
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    return waiting.splice(0, 100);
  };
  const call = async (
    method: string,
    params: object,
    options: { signal?: AbortSignal } = {},
  ): Promise<unknown> => {
    if (method === 'getUpdates') return updates(options.signal);
    if (method === 'getMe') return { id: 1, is_bot: true, first_name: 'Meja', username: 'meja_bot' };
    const taken = { method, params: params as Taken['params'] };
    stub.onSent(taken);
    return method.startsWith('send') ? { message_id: (messageId += 1) } : true;
  };
  const stub: StubTelegram = {
    api: {
      call: call as Telegram['call'],
      async answer(callbackId, text) {
        stub.onAnswer(callbackId, text);
      },
    },
    push(update) {
      waiting.push({ update_id: (updateId += 1), ...update });
      called?.();
      called = undefined;
    },
    onSent: () => undefined,
    onAnswer: () => undefined,
  };
  return stub;
}

let messages = 0;

interface Who {
  readonly id: number;
  readonly name: string;
}
const userOf = ({ id, name }: Who) => ({ id, is_bot: false, first_name: name, language_code: 'id' });
const privately = ({ id, name }: Who) => ({ id, type: 'private', first_name: name });

/** Somebody's line in his private chat, in answer to that message if there is one. */
export function line(from: Who, text: string, replyTo?: number): { message: { message_id: number } } {
  const chat = privately(from);
  const message = {
    message_id: (messages += 1),
    date: Math.floor(Date.now() / 1000),
    chat,
    from: userOf(from),
    text,
  };
  if (replyTo === undefined) return { message };
  return {
    message: { ...message, reply_to_message: { message_id: replyTo, date: 0, chat } } as typeof message,
  };
}

/** Somebody presses a button, in private or in a group. */
export function press(from: Who, data: string, id: string, group?: number): object {
  const chat = group === undefined ? privately(from) : { id: group, type: 'supergroup', title: 'Tier 2' };
  const message = { message_id: 1, date: Math.floor(Date.now() / 1000), chat };
  return { callback_query: { id, from: userOf(from), chat_instance: '1', message, data } };
}
