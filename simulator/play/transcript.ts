import type { Message } from '@grammyjs/types';
import { mediumIn } from '../media.ts';
import type { ChatState, StoredMessage, World } from '../world.ts';

/** What can be read of a message: text, caption, or the name of what it is, such as `[photo]`. */
export function words(message: Message): string {
  const medium = mediumIn(message);
  const name =
    medium === 'document' ? `[document ${message.document?.file_name ?? ''}]` : medium && `[${medium}]`;
  return [name, message.text ?? message.caption ?? service(message)].filter(Boolean).join(' ');
}

function service(message: Message): string | undefined {
  if (message.poll !== undefined) return `[poll] ${message.poll.question}`;
  if (message.contact !== undefined)
    return `[contact] ${message.contact.first_name} ${message.contact.phone_number}`;
  if (message.venue !== undefined) return `[venue] ${message.venue.title}`;
  if (message.location !== undefined)
    return `[location] ${message.location.latitude}, ${message.location.longitude}`;
  if (message.dice !== undefined) return `[dice] ${message.dice.value}`;
  if (message.new_chat_members !== undefined)
    return `(${message.new_chat_members.map((one) => one.first_name).join(', ')} joined)`;
  if (message.left_chat_member !== undefined) return `(${message.left_chat_member.first_name} left)`;
  if (message.pinned_message !== undefined) return `(pinned #${message.pinned_message.message_id})`;
  if (message.forum_topic_created !== undefined)
    return `(topic "${message.forum_topic_created.name}" opened)`;
  if (message.forum_topic_closed !== undefined) return '(topic closed)';
  if (message.forum_topic_reopened !== undefined) return '(topic reopened)';
  if (message.migrate_to_chat_id !== undefined) return `(became supergroup ${message.migrate_to_chat_id})`;
  if (message.migrate_from_chat_id !== undefined) return `(was group ${message.migrate_from_chat_id})`;
  return undefined;
}

/** Labels of the buttons under a message, row by row: inline buttons, or the keyboard it brought. */
export function labels({ message, keyboard }: StoredMessage): string[][] {
  if (message.reply_markup !== undefined) {
    return message.reply_markup.inline_keyboard.map((row) => row.map((button) => button.text));
  }
  if (keyboard === undefined || !('keyboard' in keyboard)) return [];
  return keyboard.keyboard.map((row) =>
    row.map((button) => (typeof button === 'string' ? button : button.text)),
  );
}

/** A chat as a page of dialogue, for people who read why a test failed. */
export function transcript(world: World, chat: ChatState): string {
  const title =
    chat.chat.type === 'private'
      ? `${chat.chat.first_name} and ${world.bot.first_name}`
      : (chat.chat.title ?? '');
  const lines = [...chat.messages.values()].slice(-60).map((stored) => line(world, stored));
  return [`— ${title} —`, ...lines].join('\n');
}

function line(world: World, stored: StoredMessage): string {
  const { message } = stored;
  const time = new Date(message.date * 1000).toISOString().slice(11, 19);
  const who = stored.fromBot
    ? world.bot.first_name
    : (message.sender_chat?.title ?? message.from?.first_name ?? '?');
  const marks = [
    message.edit_date === undefined ? '' : ' (edited)',
    message.reply_to_message === undefined ? '' : ` (to #${message.reply_to_message.message_id})`,
    message.forward_origin === undefined ? '' : ' (forwarded)',
  ].join('');
  const buttons = labels(stored).map((row) => `      ${row.map((label) => `[ ${label} ]`).join(' ')}`);
  return [
    `${time} #${message.message_id} ${who}${marks}: ${words(message).replaceAll('\n', '\n      ')}`,
    ...buttons,
  ].join('\n');
}
