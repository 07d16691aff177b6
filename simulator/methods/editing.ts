import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboardMarkup, Message, Update } from '@grammyjs/types';
import { botIn, reach } from '../chats.ts';
import { given } from '../given.ts';
import { checkMarkup } from '../markup.ts';
import { mediumIn } from '../media.ts';
import { erase, rewrite, type Content } from '../messages.ts';
import { isService } from '../privacy.ts';
import { badRequest } from '../refusal.ts';
import { has } from '../rights.ts';
import type { ChatState, StoredMessage, World } from '../world.ts';
import { captionContent, textContent } from './compose.ts';
import { itemContent } from './media.ts';
import type { Methods } from './method.ts';

/** Nobody can delete older messages for everyone; in Telegram's clock. */
const deletable = 48 * 3600;

interface Target {
  chat_id?: number | string;
  message_id?: number;
  inline_message_id?: string;
  reply_markup?: InlineKeyboardMarkup;
}

export const editing = {
  editMessageText(world, params) {
    const content = textContent(params.text, params.parse_mode, params.entities, 'MESSAGE_TOO_LONG');
    const { chat, stored } = editable(world, params);
    if (stored.message.text === undefined) throw badRequest('there is no text in the message to edit');
    const { entities: _, link_preview_options: _l, ...rest } = stored.message;
    const next = { ...rest, ...content, ...given({ link_preview_options: params.link_preview_options }) };
    return change(world, chat, stored, next, params);
  },

  editMessageCaption(world, params) {
    const content = captionContent(params, 'MEDIA_CAPTION_TOO_LONG');
    const { chat, stored } = editable(world, params);
    if (mediumIn(stored.message) === undefined)
      throw badRequest('there is no caption in the message to edit');
    const { caption: _c, caption_entities: _e, ...rest } = stored.message;
    return change(world, chat, stored, { ...rest, ...content }, params);
  },

  editMessageMedia(world, params) {
    if (params.media === undefined) throw badRequest('input media is not specified');
    const { chat, stored } = editable(world, params);
    if (mediumIn(stored.message) === undefined && stored.message.text === undefined) {
      throw badRequest("message can't be edited");
    }
    const content = itemContent(world, params.media);
    return change(world, chat, stored, { ...withoutContent(stored.message), ...content }, params);
  },

  editMessageReplyMarkup(world, params) {
    const { chat, stored } = editable(world, params);
    return change(world, chat, stored, stored.message, params);
  },

  stopPoll(world, params) {
    const { chat, stored } = editable(world, params);
    const poll = stored.message.poll;
    if (poll === undefined) throw badRequest('message with poll to stop not found');
    if (poll.is_closed) throw badRequest('poll has already been closed');
    const closed = { ...poll, is_closed: true };
    rewrite(world, chat, stored, { ...stored.message, poll: closed });
    return closed;
  },

  deleteMessage(world, params) {
    if (params.chat_id === undefined) throw badRequest('chat identifier is not specified');
    if (!params.message_id) throw badRequest('message identifier is not specified');
    const chat = reach(world, params.chat_id, 'write');
    const stored = chat.messages.get(params.message_id);
    if (stored === undefined) throw badRequest('message to delete not found');
    refuseDeletion(world, chat, stored);
    erase(world, chat, params.message_id);
    return true;
  },

  deleteMessages(world, params) {
    const ids = params.message_ids ?? [];
    if (ids.length === 0) throw badRequest('message identifiers are not specified');
    if (ids.length > 100) throw badRequest('too many message identifiers specified');
    const chat = reach(world, params.chat_id, 'write');
    const found = ids.flatMap((id) => chat.messages.get(id) ?? []);
    for (const stored of found) refuseDeletion(world, chat, stored);
    for (const stored of found) erase(world, chat, stored.message.message_id);
    return true;
  },
} satisfies Methods;

function editable(world: World, target: Target): { chat: ChatState; stored: StoredMessage } {
  if (target.chat_id === undefined && !target.message_id) {
    throw badRequest(
      target.inline_message_id === undefined ? 'message identifier is not specified' : 'MESSAGE_ID_INVALID',
    );
  }
  const chat = reach(world, target.chat_id, 'edit');
  if (chat.upgradedTo !== undefined) throw badRequest('message to edit not found');
  const stored = chat.messages.get(target.message_id ?? 0);
  if (stored === undefined) throw badRequest('message to edit not found');
  const mayEditOthers = chat.chat.type === 'channel' && has(botIn(world, chat), 'can_edit_messages');
  if (!stored.fromBot && !mayEditOthers) throw badRequest("message can't be edited");
  if (isService(stored.message) || stored.message.forward_origin !== undefined)
    throw badRequest("message can't be edited");
  return { chat, stored };
}

/** Stores the new content with the new buttons (none given = none left) unless nothing would change. */
function change(
  world: World,
  chat: ChatState,
  stored: StoredMessage,
  content: Message,
  target: Target,
): Update.Edited & Message & { text: string } {
  const markup = checkMarkup(target.reply_markup);
  const { reply_markup: _, ...rest } = content;
  const buttons =
    markup !== undefined &&
    'inline_keyboard' in markup &&
    markup.inline_keyboard.some((row) => row.length > 0)
      ? { reply_markup: markup }
      : {};
  const next: Message = { ...rest, ...buttons };
  if (isDeepStrictEqual(withoutDate(next), withoutDate(stored.message))) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  rewrite(world, chat, stored, next);
  return stored.message as Update.Edited & Message & { text: string };
}

function withoutDate({ edit_date: _, ...rest }: Message): Omit<Message, 'edit_date'> {
  return rest;
}

const contentFields = [
  'text',
  'entities',
  'caption',
  'caption_entities',
  'photo',
  'document',
  'video',
  'audio',
  'animation',
  'voice',
  'link_preview_options',
] as const satisfies readonly (keyof Content)[];

function withoutContent(message: Message): Message {
  const result = { ...message };
  for (const field of contentFields) delete result[field];
  return result;
}

function refuseDeletion(world: World, chat: ChatState, stored: StoredMessage): void {
  const { date } = stored.message;
  const isAdmin = has(botIn(world, chat), 'can_delete_messages');
  const isPrivate = chat.chat.type === 'private';
  if (!stored.fromBot && !isPrivate && !isAdmin) throw badRequest("message can't be deleted");
  if (world.clock.seconds - date > deletable && !(isAdmin && !isPrivate)) {
    throw badRequest("message can't be deleted for everyone");
  }
}
