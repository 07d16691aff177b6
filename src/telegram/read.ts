/**
 * Telegram's update as an arrival of the desk. Nothing here trusts what it reads: fields may be missing, names may hold
 * anything, a button's data may be forged. What cannot be an update at all throws, and is set aside by the caller.
 */
import type { Message, Update, User } from 'grammy/types';
import { ACTION_RULES } from '../desk/actions.ts';
import { isAction } from '../domain/authority.ts';
import { clean, cleanName } from '../domain/text.ts';
import type { Incoming, Intent, Words } from '../engine/incoming.ts';
import type { Media } from '../engine/speech.ts';
import { readCommand } from './commands.ts';

export interface Bot {
  readonly id: number;
  readonly username: string;
}

/** Group chatter sent in the name of the group, a channel or a service: no person. */
const NOBODY = new Set([1087968824, 136817688, 777000]);

/** The stored payload of an inbox row as an arrival; null for updates that concern nobody (a reaction, a channel post). */
export function readUpdate(
  id: string,
  update: Update,
  receivedAt: Date,
  bot: Bot,
  wasMasked: boolean,
): Incoming | null {
  if (update.callback_query !== undefined) {
    const { from, data, message } = update.callback_query;
    const chat = message?.chat;
    const query = update.callback_query;
    return {
      id,
      at: receivedAt.toISOString(),
      chat: chatOf(chat ?? { id: from.id, type: 'private' }, threadOf(message)),
      from: personOf(from),
      messageId: message?.message_id ?? null,
      callbackId: query.id,
      intent: readPress(data ?? ''),
    };
  }
  if (update.my_chat_member !== undefined) {
    const { chat, from, date, new_chat_member: member } = update.my_chat_member;
    return {
      id,
      at: sentAt(date, receivedAt),
      chat: chatOf(chat, null),
      from: personOf(from),
      messageId: null,
      callbackId: null,
      intent: { do: 'memberChanged', status: String(member.status) },
    };
  }
  const message = update.message ?? update.edited_message;
  if (message === undefined || isOtherBot(message, bot)) return null;
  const isNobody =
    message.from === undefined || NOBODY.has(message.from.id) || message.sender_chat !== undefined;
  return {
    id,
    at: sentAt(message.edit_date ?? message.date, receivedAt),
    chat: chatOf(message.chat, threadOf(message)),
    from: isNobody ? null : personOf(message.from),
    messageId: message.message_id,
    callbackId: null,
    intent: readMessage(message, update.edited_message !== undefined, bot, wasMasked),
  };
}

/** What another bot says is never answered: two bots would talk for ever. */
const isOtherBot = ({ from }: Message, bot: Bot): boolean =>
  from !== undefined && from.is_bot && from.id !== bot.id && !NOBODY.has(from.id);

/** Where a migration leads, from the service message of the old group or of the new one. */
export function migrationOf(update: Update): { from: number; to: number } | null {
  const { message } = update;
  if (message?.migrate_to_chat_id !== undefined)
    return { from: message.chat.id, to: message.migrate_to_chat_id };
  if (message?.migrate_from_chat_id !== undefined)
    return { from: message.migrate_from_chat_id, to: message.chat.id };
  return null;
}

function readMessage(message: Message, isEdit: boolean, bot: Bot, wasMasked: boolean): Intent {
  const text = clean(message.text ?? message.caption ?? '');
  const media = mediaOf(message);
  const words: Words = { text, media, albumId: message.media_group_id ?? null, wasMasked };
  if (isEdit) return { do: 'edit', words };
  const command = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+([\s\S]*))?$/.exec(
    message.text === undefined ? '' : text,
  );
  if (command !== null) {
    const [, name = '', addressee, args = ''] = command;
    if (addressee !== undefined && addressee.toLowerCase() !== bot.username.toLowerCase())
      return { do: 'nothing' };
    if (
      addressee === undefined &&
      message.chat.type !== 'private' &&
      readCommand(name, '').do === 'unknownCommand'
    )
      return { do: 'nothing' };
    return readCommand(name, args);
  }
  // The one command that takes a file: below it, as its caption.
  if (media?.type === 'document' && /^\/impor(?:@\w+)?\s*$/i.test(text))
    return { do: 'import', words: '', file: media };
  const reply = message.reply_to_message;
  // In a forum every message "replies" to the message that opened its topic.
  const isReply = reply !== undefined && reply.forum_topic_created === undefined;
  if (text !== '' || media !== null)
    return {
      do: 'say',
      words,
      replyTo: isReply ? reply.message_id : null,
      repliesToUs: isReply && reply.from?.id === bot.id,
      quoted: isReply && reply.from?.id === bot.id ? (reply.text ?? reply.caption ?? '') : '',
    };
  const what = UNUSABLE.find((name) => name in message);
  return what === undefined && isService(message)
    ? { do: 'nothing' }
    : { do: 'unusable', what: what ?? 'other' };
}

const UNUSABLE = ['sticker', 'poll', 'location', 'contact', 'dice'] as const;
const isService = (message: Message): boolean =>
  [
    'new_chat_members',
    'left_chat_member',
    'new_chat_title',
    'new_chat_photo',
    'delete_chat_photo',
    'group_chat_created',
    'supergroup_chat_created',
    'migrate_to_chat_id',
    'migrate_from_chat_id',
    'pinned_message',
    'forum_topic_created',
    'forum_topic_edited',
    'forum_topic_closed',
    'forum_topic_reopened',
    'general_forum_topic_hidden',
    'general_forum_topic_unhidden',
    'message_auto_delete_timer_changed',
    'video_chat_started',
    'video_chat_ended',
    'video_chat_scheduled',
    'video_chat_participants_invited',
    'write_access_allowed',
    'boost_added',
    'chat_background_set',
    'chat_owner_left',
    'chat_owner_changed',
  ].some((name) => name in message);

function mediaOf(message: Message): Media | null {
  const photo = message.photo?.at(-1);
  if (photo !== undefined) return { type: 'photo', fileId: photo.file_id };
  if (message.voice !== undefined) return { type: 'voice', fileId: message.voice.file_id };
  if (message.video_note !== undefined) return { type: 'video_note', fileId: message.video_note.file_id };
  for (const type of ['animation', 'video', 'audio', 'document'] as const) {
    const file = message[type];
    if (file !== undefined)
      return {
        type,
        fileId: file.file_id,
        ...(file.file_name === undefined ? {} : { name: cleanName(file.file_name) }),
      };
  }
  return null;
}

/** A button's data as an intent. It carries no authority, so a forged one is only another request. */
function readPress(data: string): Intent {
  const [verb = '', ...rest] = data.split(':');
  const [first = '', second = '', third = '', fourth] = rest;
  if (verb === 'a' && isAction(first) && isCaseId(second))
    return {
      do: 'act',
      action: first,
      ref: { caseId: second },
      text: '',
      choice: third === '' ? null : third,
    };
  if (verb === 'u' && isAction(first) && isCaseId(second)) {
    const usual = /^\d{1,2}$/.test(third) ? ACTION_RULES[first].usual?.[Number(third)] : undefined;
    if (usual !== undefined)
      return { do: 'act', action: first, ref: { caseId: second }, text: `@${usual}`, choice: fourth ?? null };
  }
  if (verb === 'x' && first === 'mass' && isCaseId(second)) return { do: 'mass', ref: { caseId: second } };
  if (verb === 'm' && first === 'apply') return { do: 'mandiriApply', scope: second };
  if (verb === 'm' && isCaseId(second))
    return { do: 'mandiriStep', action: first, caseId: second, choice: third === '' ? null : third };
  if (verb === 'y') return { do: 'services', verb: first, of: second };
  if (verb === 'f' && isCaseId(second))
    return { do: 'form', verb: first, caseId: second, tag: third, choice: rest.slice(3).join(':') };
  if (verb === 'd' && first !== '')
    return { do: 'draft', event: first, choice: second === '' ? null : second };
  if (data === 'n:employee' || data === 'n:citizen')
    return { do: 'newcomer', is: first as 'employee' | 'citizen' };
  if (verb === 'n' && first === 'read')
    return { do: 'noticeRead', officeCode: second === '' ? null : second };
  if (verb === 'kw') return { do: 'duty', verb: first, args: rest.slice(1) };
  if (verb === 'r') return { do: 'monthly', verb: first, args: rest.slice(1) };
  if (verb === 'km') return { do: 'dutyMatrix', verb: first, args: rest.slice(1) };
  if (verb === 'kr') return { do: 'dutyCopies', verb: first, args: rest.slice(1) };
  if (verb === 'w') return { do: 'watch', verb: first, args: rest.slice(1) };
  if (verb === 'p' && first === 'req' && isCaseId(third))
    return { do: 'erasure', verb: second, caseId: third };
  if (verb === 'p' && first === 'list' && isCaseId(third))
    return { do: 'disposal', verb: second, caseId: third, text: '' };
  if (verb === 'p') return { do: 'ownData', verb: first, args: second === '' ? [] : [second] };
  if (verb === 's') return { do: 'staff', verb: first, args: rest.slice(1) };
  if (verb === 'v') return { do: 'absence', verb: first, args: rest.slice(1) };
  if (verb === 'k') return { do: 'calendar', verb: first, args: rest.slice(1) };
  if (verb === 'ka') return { do: 'audit', verb: first, args: rest.slice(1) };
  if (verb === 'q') return { do: 'approval', verb: first, args: rest.slice(1) };
  if (verb === 'qf') return { do: 'freezes', verb: first, args: rest.slice(1) };
  if (verb === 'pk') return { do: 'roster', verb: first, args: rest.slice(1) };
  if (verb === 'sd') return { do: 'subdomain', verb: first, args: rest.slice(1) };
  if (verb === 'ann' && first === 'read' && /^\d{1,15}$/.test(second))
    return { do: 'readIt', broadcastId: Number(second) };
  if (verb === 'ann') return { do: 'announce', verb: first, args: rest.slice(1) };
  if (verb === 'dis') return { do: 'disturb', verb: first, args: rest.slice(1) };
  if (verb === 'e') return { do: 'enrol', event: first, choice: second === '' ? null : second };
  if (verb === 'g' && isCaseId(second))
    return { do: 'registration', event: first, caseId: second, choice: third === '' ? null : third };
  if (verb === 'o') return { do: 'office', event: first, choice: second };
  if (verb === 'impor') return { do: 'importStep', event: first, caseId: second };
  if (verb === 'law') return { do: 'lawPlace', ref: first, page: second, words: third };
  if (verb === 'pasal') return { do: 'citation', citation: first };
  if (verb === 'l') return { do: 'language', to: first };
  return { do: 'unknownPress' };
}

/** Case ids are 16 characters of base32. */
const isCaseId = (text: string): boolean => /^[a-z2-7]{16}$/.test(text);

const personOf = (user: User): Incoming['from'] =>
  user.is_bot || NOBODY.has(user.id)
    ? null
    : {
        telegramId: user.id,
        name: cleanName(
          [user.first_name, user.last_name].filter((part) => typeof part === 'string').join(' '),
        ),
        language: user.language_code ?? null,
      };

function chatOf(
  chat: { id: number; type: string; title?: string | undefined; is_forum?: boolean | undefined },
  threadId: number | null,
): Incoming['chat'] {
  return {
    telegramId: chat.id,
    type: chat.type as Incoming['chat']['type'],
    title: chat.title === undefined ? null : cleanName(chat.title),
    isForum: chat.is_forum === true,
    threadId,
  };
}

const threadOf = (message: Message | undefined): number | null =>
  message?.is_topic_message === true ? (message.message_thread_id ?? null) : null;

/** Telegram's send time, never later than our receipt. */
const sentAt = (seconds: number, receivedAt: Date): string =>
  new Date(
    Number.isFinite(seconds) ? Math.min(seconds * 1000, receivedAt.getTime()) : receivedAt.getTime(),
  ).toISOString();
