import type { Message } from '@grammyjs/types';
import { botIn } from './chats.ts';
import { isAdministrator, isPresent } from './rights.ts';
import type { ChatState, World } from './world.ts';

const serviceFields = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
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
  'users_shared',
  'chat_shared',
] as const satisfies readonly (keyof Message)[];

export const isService = (message: Message): boolean =>
  serviceFields.some((field) => message[field] !== undefined);

/**
 * Whether Telegram shows the bot this message of somebody else. In groups a bot that is not an administrator and
 * has privacy mode on gets commands, replies to itself, mentions of itself and service messages only.
 */
export function botSees(world: World, chat: ChatState, message: Message): boolean {
  const bot = botIn(world, chat);
  if (chat.chat.type === 'private') return !(world.people.get(chat.chat.id)?.hasBlocked ?? true);
  if (!isPresent(bot)) return false;
  if (chat.chat.type === 'channel') return isAdministrator(bot);
  if (isAdministrator(bot) || world.bot.can_read_all_group_messages || isService(message)) return true;
  return isReplyToBot(world, message) || isCommandForBot(world, message) || mentionsBot(world, message);
}

const isReplyToBot = (world: World, message: Message): boolean =>
  message.reply_to_message?.from?.id === world.bot.id;

function isCommandForBot(world: World, message: Message): boolean {
  const [, addressee] = /^\/\w+(?:@(\w+))?/.exec(message.text ?? message.caption ?? '') ?? [
    undefined,
    undefined,
  ];
  if (!/^\/\w/.test(message.text ?? message.caption ?? '')) return false;
  return addressee === undefined || addressee.toLowerCase() === world.bot.username.toLowerCase();
}

function mentionsBot(world: World, message: Message): boolean {
  const text = message.text ?? message.caption ?? '';
  return (message.entities ?? message.caption_entities ?? []).some((entity) =>
    entity.type === 'text_mention'
      ? entity.user.id === world.bot.id
      : entity.type === 'mention' &&
        text.slice(entity.offset + 1, entity.offset + entity.length).toLowerCase() ===
          world.bot.username.toLowerCase(),
  );
}
