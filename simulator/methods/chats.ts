import type { ChatFullInfo, ChatMember } from '@grammyjs/types';
import { botIn, memberOf, reach } from '../chats.ts';
import { changeMember } from '../deliver.ts';
import { given } from '../given.ts';
import { announce } from '../groups.ts';
import { badRequest } from '../refusal.ts';
import { has, isAdministrator, isPresent, left, type Right } from '../rights.ts';
import type { ChatState, World } from '../world.ts';
import type { Methods } from './method.ts';

const gifts = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

export const chats = {
  getChat(world, params) {
    const chat = reach(world, params.chat_id, 'read');
    const pinned = chat.messages.get(chat.pinned.at(-1) ?? 0)?.message;
    return {
      ...chat.chat,
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: gifts,
      ...(chat.chat.type === 'private' ? {} : { permissions: chat.permissions }),
      ...given({ description: chat.description, linked_chat_id: chat.linkedTo, pinned_message: pinned }),
    } as ChatFullInfo;
  },

  getChatAdministrators(world, params) {
    const chat = reach(world, params.chat_id, 'members');
    if (chat.chat.type === 'private') throw badRequest('there are no administrators in the private chat');
    const all = [...chat.members.values()].filter((one) => isAdministrator(one));
    return all as ReturnType<NonNullable<Methods['getChatAdministrators']>> & typeof all;
  },

  getChatMemberCount(world, params) {
    const chat = reach(world, params.chat_id, 'members');
    if (chat.chat.type === 'private') return 2;
    return [...chat.members.values()].filter((one) => isPresent(one)).length;
  },

  getChatMember(world, params) {
    if (!params.user_id) throw badRequest('invalid user_id specified');
    const chat = reach(world, params.chat_id, params.user_id === world.bot.id ? 'read' : 'members');
    return standing(world, chat, params.user_id);
  },

  leaveChat(world, params) {
    const chat = reach(world, params.chat_id, 'read');
    if (chat.chat.type === 'private')
      throw badRequest("chat member status can't be changed in private chats");
    announce(world, chat, world.botUser, { left_chat_member: world.botUser });
    changeMember(world, chat, world.botUser, left(world.botUser));
    return true;
  },

  setChatTitle(world, params) {
    const chat = adminChat(world, params.chat_id, 'can_change_info', 'change chat title');
    if (!params.title || params.title.length > 128) throw badRequest('title must be non-empty');
    if (params.title === chat.chat.title) throw badRequest('chat title is not modified');
    Object.assign(chat.chat, { title: params.title });
    announce(world, chat, world.botUser, { new_chat_title: params.title });
    return true;
  },

  setChatDescription(world, params) {
    const chat = adminChat(world, params.chat_id, 'can_change_info', 'set chat description');
    if ((params.description ?? '') === (chat.description ?? ''))
      throw badRequest('chat description is not modified');
    chat.description = params.description ?? '';
    return true;
  },

  pinChatMessage(world, params) {
    const chat = reach(world, params.chat_id, 'write');
    const stored = chat.messages.get(params.message_id);
    if (stored === undefined) throw badRequest('message to pin not found');
    if (!mayPin(world, chat)) throw badRequest('not enough rights to manage pinned messages in the chat');
    chat.pinned = [...chat.pinned.filter((id) => id !== params.message_id), params.message_id];
    announce(world, chat, world.botUser, { pinned_message: stored.message });
    return true;
  },

  unpinChatMessage(world, params) {
    const chat = reach(world, params.chat_id, 'write');
    if (!mayPin(world, chat)) throw badRequest('not enough rights to manage pinned messages in the chat');
    const id = params.message_id ?? chat.pinned.at(-1);
    if (id === undefined || !chat.pinned.includes(id)) throw badRequest('message to unpin not found');
    chat.pinned = chat.pinned.filter((other) => other !== id);
    world.tell({ kind: 'chat', chat });
    return true;
  },

  unpinAllChatMessages(world, params) {
    const chat = reach(world, params.chat_id, 'write');
    if (!mayPin(world, chat)) throw badRequest('not enough rights to manage pinned messages in the chat');
    chat.pinned = [];
    world.tell({ kind: 'chat', chat });
    return true;
  },
} satisfies Methods;

function standing(world: World, chat: ChatState, userId: number): ChatMember {
  const known = chat.members.get(userId);
  if (known !== undefined) return known;
  const user = userId === world.bot.id ? world.botUser : world.people.get(userId)?.user;
  if (user === undefined) throw badRequest('PARTICIPANT_ID_INVALID');
  if (chat.chat.type === 'private') return { status: 'member', user };
  return memberOf(chat, user);
}

function mayPin(world: World, chat: ChatState): boolean {
  if (chat.chat.type === 'private') return true;
  const bot = botIn(world, chat);
  return has(bot, chat.chat.type === 'channel' ? 'can_edit_messages' : 'can_pin_messages');
}

/** A group or channel in which the bot has this right. */
export function adminChat(world: World, chatId: number | string, right: Right, deed: string): ChatState {
  const chat = reach(world, chatId, 'write');
  if (chat.chat.type === 'private') throw badRequest(`can't ${deed} in private chats`);
  if (!has(botIn(world, chat), right)) throw badRequest(`not enough rights to ${deed}`);
  return chat;
}
