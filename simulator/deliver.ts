import type { ChatMember, Message, User } from '@grammyjs/types';
import { botSees } from './privacy.ts';
import { botIn } from './chats.ts';
import { isAdministrator, isPresent } from './rights.ts';
import type { ChatState, World } from './world.ts';

/** Telegram's webhook queues: messages by chat, presses by person, own membership by chat, others' by person. */
export const queues = {
  messages: (chatId: number): string => `messages ${chatId}`,
  presses: (userId: number): string => `presses ${userId}`,
  ownMembership: (chatId: number): string => `own membership ${chatId}`,
  memberships: (userId: number): string => `memberships ${userId}`,
  reactions: (chatId: number): string => `reactions ${chatId}`,
  polls: (pollId: string): string => `poll ${pollId}`,
};

/** Sends the bot the update of a new or edited message, if Telegram would show it. */
export function deliverMessage(world: World, chat: ChatState, message: Message): void {
  if (!botSees(world, chat, message)) return;
  const queue = queues.messages(chat.chat.id);
  const isEdited = message.edit_date !== undefined;
  const payload = message as never;
  if (chat.chat.type === 'channel') {
    world.updateQueue.push(isEdited ? 'edited_channel_post' : 'channel_post', payload, queue);
  } else world.updateQueue.push(isEdited ? 'edited_message' : 'message', payload, queue);
}

/** Changes somebody's standing in a chat and sends `my_chat_member` or `chat_member`. */
export function changeMember(world: World, chat: ChatState, by: User, next: ChatMember): void {
  const isBot = next.user.id === world.bot.id;
  const previous = chat.members.get(next.user.id) ?? { status: 'left' as const, user: next.user };
  const botBefore = botIn(world, chat);
  chat.members.set(next.user.id, next);
  world.tell({ kind: 'chat', chat });
  const update = {
    chat: chat.chat,
    from: by,
    date: world.clock.seconds,
    old_chat_member: previous,
    new_chat_member: next,
  };
  if (isBot) world.updateQueue.push('my_chat_member', update, queues.ownMembership(chat.chat.id));
  else if (isAdministrator(botBefore) && isPresent(botBefore)) {
    world.updateQueue.push('chat_member', update, queues.memberships(next.user.id));
  }
}
