import type { Message, MessageEntity, ReplyParameters } from '@grammyjs/types';
import { botIn, reach, reachTopic } from '../chats.ts';
import { given } from '../given.ts';
import { checkMarkup } from '../markup.ts';
import { replied, write, type Content } from '../messages.ts';
import { badRequest } from '../refusal.ts';
import { has, isAdministrator } from '../rights.ts';
import { captionLimit, format, textLimit } from '../text/format.ts';
import type { ChatState, StoredMessage, World } from '../world.ts';

/** Parameters every sending method shares. */
export interface Sending {
  chat_id: number | string;
  message_thread_id?: number;
  reply_parameters?: ReplyParameters;
  reply_to_message_id?: number;
  reply_markup?: unknown;
  protect_content?: boolean;
  message_effect_id?: string;
}

/** The right a restricted member needs, by how Telegram names what he may not send. */
const permissions = {
  'text messages': 'can_send_messages',
  contacts: 'can_send_messages',
  locations: 'can_send_messages',
  venues: 'can_send_messages',
  photos: 'can_send_photos',
  documents: 'can_send_documents',
  'voice notes': 'can_send_voice_notes',
  videos: 'can_send_videos',
  audios: 'can_send_audios',
  'video notes': 'can_send_video_notes',
  polls: 'can_send_polls',
  animations: 'can_send_other_messages',
  stickers: 'can_send_other_messages',
  dice: 'can_send_other_messages',
} as const;

export type Kind = keyof typeof permissions;

/** The bot sends one message: looks up the chat, checks rights, topic, reply and limits, writes. */
export function post(
  world: World,
  kind: Kind,
  params: Sending,
  content: Content,
  extra: Content = {},
): StoredMessage {
  const markup = checkMarkup(params.reply_markup);
  const chat = reach(world, params.chat_id, 'write');
  checkRights(world, chat, kind);
  const topic = reachTopic(chat, params.message_thread_id);
  const replyTo = replied(chat, params.reply_parameters, params.reply_to_message_id);
  world.limits.spend(chat.chat.id);
  const isChannel = chat.chat.type === 'channel';
  const speaker = isChannel ? { senderChat: chat.chat, isBot: true } : { from: world.botUser, isBot: true };
  return write(
    world,
    chat,
    speaker,
    {
      ...content,
      ...extra,
      ...(params.protect_content === true ? { has_protected_content: true as const } : {}),
      ...given({ effect_id: params.message_effect_id }),
    },
    { replyTo, threadId: topic?.id, markup },
  );
}

export function checkRights(world: World, chat: ChatState, kind: Kind): void {
  const bot = botIn(world, chat);
  if (chat.chat.type === 'channel') {
    if (!isAdministrator(bot)) throw badRequest('need administrator rights in the channel chat');
    if (!has(bot, 'can_post_messages')) throw badRequest('not enough rights to post messages in the channel');
    return;
  }
  if (chat.chat.type === 'private' || isAdministrator(bot)) return;
  const right = permissions[kind];
  const allowed = bot.status === 'restricted' ? bot[right] : chat.permissions[right];
  if (allowed !== true) throw badRequest(`not enough rights to send ${kind} to the chat`);
}

/** Text as it will stand in the message; refuses empty and too long ones. */
export function textContent(
  source: string | undefined,
  parseMode: string | undefined,
  entities: readonly MessageEntity[] | undefined,
  tooLong = 'message is too long',
): Content & { text: string } {
  if (source === undefined || source === '') throw badRequest('message text is empty');
  const formatted = format(source, parseMode, entities);
  if (formatted.text === '') throw badRequest('message must be non-empty');
  if (formatted.text.length > textLimit) throw badRequest(tooLong);
  return { text: formatted.text, ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}) };
}

export interface Captioned {
  caption?: string;
  parse_mode?: string;
  caption_entities?: MessageEntity[];
  show_caption_above_media?: boolean;
  has_spoiler?: boolean;
}

export function captionContent(params: Captioned, tooLong = 'message caption is too long'): Content {
  const above = params.show_caption_above_media === true ? { show_caption_above_media: true as const } : {};
  const spoiler = params.has_spoiler === true ? { has_media_spoiler: true as const } : {};
  const { text, entities } = format(params.caption ?? '', params.parse_mode, params.caption_entities);
  if (text === '') return spoiler;
  if (text.length > captionLimit) throw badRequest(tooLong);
  return {
    caption: text,
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
    ...above,
    ...spoiler,
  };
}

/** The answer of a sending method: what Telegram shows of the message just written. */
export const answer = <T extends Message>(stored: StoredMessage): T => stored.message as T;
