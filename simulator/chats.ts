import type { Chat, ChatMember, User } from '@grammyjs/types';
import { given } from './given.ts';
import { badRequest, forbidden, groupUpgraded, type Refusal } from './refusal.ts';
import { isPresent, left } from './rights.ts';
import type { ChatState, PersonState, Topic, World } from './world.ts';

/** What a call wants of a chat; Telegram forbids writing in more cases than reading. */
export type Access = 'read' | 'members' | 'edit' | 'write';

const everything = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_react_to_messages: true,
  can_change_info: true,
  can_invite_users: true,
  can_pin_messages: true,
  can_manage_topics: true,
};

export function addChat(world: World, chat: Chat): ChatState {
  const state: ChatState = {
    chat,
    members: new Map(),
    messages: new Map(),
    topics: new Map(),
    pinned: [],
    permissions: { ...everything },
    lastMessageId: world.firstMessageId,
  };
  world.chats.set(chat.id, state);
  world.tell({ kind: 'chat', chat: state });
  return state;
}

export function addPerson(world: World, user: User): PersonState {
  const person: PersonState = { user, hasStarted: false, hasBlocked: false, isDeactivated: false };
  world.people.set(user.id, person);
  addChat(world, privateChat(user));
  world.tell({ kind: 'person', person });
  return person;
}

export const privateChat = (user: User): Chat.PrivateChat => ({
  id: user.id,
  first_name: user.first_name,
  ...given({ last_name: user.last_name, username: user.username }),
  type: 'private',
});

/** The membership of somebody; who was never there has left. */
export const memberOf = (chat: ChatState, user: User): ChatMember => chat.members.get(user.id) ?? left(user);

export const botIn = (world: World, chat: ChatState): ChatMember => memberOf(chat, world.botUser);

/** The chat a bot means, if it may do there what it wants. Throws Telegram's refusal otherwise. */
export function reach(world: World, id: number | string | undefined, access: Access): ChatState {
  if (id === undefined || id === '') throw badRequest('chat_id is empty');
  const chat = find(world, id);
  if (chat === undefined) throw badRequest('chat not found');
  const refusal =
    chat.chat.type === 'private' ? refusePerson(world, chat, access) : refuseGroup(world, chat, access);
  if (refusal !== undefined) throw refusal;
  return chat;
}

function find(world: World, id: number | string): ChatState | undefined {
  if (typeof id === 'number') return world.chats.get(id);
  if (/^-?\d+$/.test(id)) return world.chats.get(Number(id));
  if (!id.startsWith('@')) return undefined;
  const name = id.slice(1).toLowerCase();
  for (const chat of world.chats.values()) {
    if (chat.chat.type !== 'private' && chat.chat.username?.toLowerCase() === name) return chat;
  }
  return undefined;
}

function refusePerson(world: World, chat: ChatState, access: Access): Refusal | undefined {
  const person = world.people.get(chat.chat.id);
  const isWriting = access === 'write' || access === 'edit';
  if (person === undefined) return badRequest('chat not found');
  if (!person.hasStarted) {
    if (!meets(world, person)) return badRequest('chat not found');
    return isWriting ? forbidden("bot can't initiate conversation with a user") : undefined;
  }
  if (person.isDeactivated && isWriting) return forbidden('user is deactivated');
  return person.hasBlocked && isWriting ? forbidden('bot was blocked by the user') : undefined;
}

/** Whether the bot shares a group with the person and so knows him. */
function meets(world: World, person: PersonState): boolean {
  for (const chat of world.chats.values()) {
    if (chat.chat.type !== 'private' && chat.members.has(person.user.id) && chat.members.has(world.bot.id))
      return true;
  }
  return false;
}

const titles = { group: 'group', supergroup: 'supergroup', channel: 'channel' } as const;

function refuseGroup(world: World, chat: ChatState, access: Access): Refusal | undefined {
  if (chat.chat.type === 'private') return undefined;
  const isPublic = chat.chat.username !== undefined;
  const status = botIn(world, chat);
  const name = titles[chat.chat.type];
  if (chat.upgradedTo !== undefined) {
    return access === 'write' || access === 'members' ? groupUpgraded(chat.upgradedTo) : undefined;
  }
  if (status.status === 'kicked') {
    const isReadable = chat.chat.type === 'group' && access === 'read';
    return isReadable ? undefined : forbidden(`bot was kicked from the ${name} chat`);
  }
  if (isPresent(status)) return undefined;
  const mayRead = (chat.chat.type === 'group' || isPublic) && access === 'read';
  if (!chat.members.has(world.bot.id) && !isPublic) return badRequest('chat not found');
  return mayRead ? undefined : forbidden(`bot is not a member of the ${name} chat`);
}

/** The topic a message goes to; `undefined` outside forums, where Telegram ignores the parameter. */
export function reachTopic(chat: ChatState, threadId: number | undefined): Topic | undefined {
  if (threadId === undefined || threadId === 0) return undefined;
  const canHaveTopics = chat.chat.is_forum === true || chat.chat.type === 'private';
  if (!canHaveTopics) return undefined;
  const topic = chat.topics.get(threadId);
  if (topic === undefined || topic.isDeleted || threadId === generalTopic) {
    throw badRequest('message thread not found');
  }
  if (topic.isClosed) throw badRequest('TOPIC_CLOSED');
  return topic;
}

export const generalTopic = 1;

/** A basic group becomes a supergroup with another id; the old one only points there. */
export function newSupergroupId(world: World): number {
  return -1_002_000_000_000 - world.nextId();
}
