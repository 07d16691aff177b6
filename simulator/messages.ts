import type {
  ForceReply,
  InlineKeyboardMarkup,
  Message,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  ReplyParameters,
  User,
  Chat,
} from '@grammyjs/types';
import { badRequest } from './refusal.ts';
import { given } from './given.ts';
import type { ChatState, StoredMessage, World } from './world.ts';

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

/** Who speaks: a person, the bot, or a chat in whose name somebody speaks. */
export interface Speaker {
  readonly from?: User;
  readonly senderChat?: Chat;
  readonly signature?: string;
  /** The bot itself, also where Telegram shows only the channel. */
  readonly isBot?: boolean;
}

/** What a message says, apart from who, where and when. */
export type Content = Partial<
  Omit<
    Message,
    'message_id' | 'from' | 'chat' | 'date' | 'sender_chat' | 'reply_to_message' | 'message_thread_id'
  >
>;

export interface Placing {
  readonly replyTo?: Message | undefined;
  readonly threadId?: number | undefined;
  readonly markup?: Markup | undefined;
}

/** Writes a message into a chat and tells everyone who watches. It does not send the bot an update. */
export function write(
  world: World,
  chat: ChatState,
  speaker: Speaker,
  content: Content,
  placing: Placing = {},
): StoredMessage {
  const isInline = placing.markup !== undefined && 'inline_keyboard' in placing.markup;
  const message: Message = {
    message_id: world.nextMessageId(chat),
    ...given({ from: speaker.from, sender_chat: speaker.senderChat, author_signature: speaker.signature }),
    chat: chat.chat,
    date: world.clock.seconds,
    ...threadFields(chat, placing),
    ...(placing.replyTo === undefined ? {} : { reply_to_message: asReply(placing.replyTo) }),
    ...content,
    ...(isInline && hasButtons(placing.markup) ? { reply_markup: placing.markup } : {}),
  };
  const stored: StoredMessage = {
    message,
    fromBot: speaker.isBot === true,
    change: world.nextChange(),
    reactions: new Map(),
    history: [],
    ...(placing.markup !== undefined && !('inline_keyboard' in placing.markup)
      ? { keyboard: placing.markup }
      : {}),
  };
  chat.messages.set(message.message_id, stored);
  world.tell({ kind: 'message', chat, stored });
  return stored;
}

const hasButtons = (markup: Markup | undefined): boolean =>
  markup !== undefined && 'inline_keyboard' in markup && markup.inline_keyboard.some((row) => row.length > 0);

function threadFields(
  chat: ChatState,
  { threadId, replyTo }: Placing,
): Pick<Message, 'message_thread_id' | 'is_topic_message'> {
  if (threadId !== undefined) return { message_thread_id: threadId, is_topic_message: true };
  if (chat.chat.type !== 'supergroup' || replyTo === undefined) return {};
  if (replyTo.is_topic_message === true && replyTo.message_thread_id !== undefined) {
    return { message_thread_id: replyTo.message_thread_id, is_topic_message: true };
  }
  return { message_thread_id: replyTo.message_thread_id ?? replyTo.message_id };
}

/** A quoted message never quotes further. */
function asReply(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _, ...rest } = message;
  return rest as NonNullable<Message['reply_to_message']>;
}

/** Replaces what a message says; `isEdit` gives it an edit date (a change of buttons alone does too, for bots). */
export function rewrite(world: World, chat: ChatState, stored: StoredMessage, next: Message): void {
  stored.history.push(stored.message);
  stored.message = { ...next, edit_date: world.clock.seconds };
  stored.change = world.nextChange();
  world.tell({ kind: 'edited', chat, stored });
}

export function erase(world: World, chat: ChatState, messageId: number): boolean {
  const existed = chat.messages.delete(messageId);
  chat.pinned = chat.pinned.filter((id) => id !== messageId);
  if (existed) world.tell({ kind: 'deleted', chat, messageId });
  return existed;
}

/** The message a reply points to, or nothing; refuses when it must exist and does not. */
export function replied(
  chat: ChatState,
  reply: ReplyParameters | undefined,
  legacyId?: number,
): Message | undefined {
  const id = reply?.message_id ?? legacyId;
  if (id === undefined || id <= 0) return undefined;
  const found = chat.messages.get(id)?.message;
  if (found === undefined && reply?.allow_sending_without_reply !== true) {
    throw badRequest('message to be replied not found');
  }
  if (found !== undefined && reply?.quote !== undefined) {
    if (!(found.text ?? found.caption ?? '').includes(reply.quote)) throw badRequest('QUOTE_TEXT_INVALID');
  }
  return found;
}
