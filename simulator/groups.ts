import type { Chat, ChatAdministratorRights, User } from '@grammyjs/types';
import { addChat, generalTopic, newSupergroupId } from './chats.ts';
import { changeMember, deliverMessage } from './deliver.ts';
import { given } from './given.ts';
import { write } from './messages.ts';
import { administrator, kicked, left, member, owner } from './rights.ts';
import type { ChatState, Topic, World } from './world.ts';

export interface GroupOptions {
  readonly id?: number;
  /** The first is the owner. */
  readonly members: readonly User[];
  readonly isSupergroup?: boolean;
  readonly isForum?: boolean;
  readonly username?: string;
  /** `false`: the bot is not there yet. */
  readonly bot?: 'member' | 'administrator' | false;
  readonly botRights?: Partial<ChatAdministratorRights>;
}

/** Telegram's account in whose name anonymous administrators speak. */
export const groupAnonymousBot: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

const creator: User = { id: 999_000_001, is_bot: false, first_name: 'Owner' };

/** Makes a group and lets its owner add the bot, which gets `my_chat_member` and a service message. */
export function makeGroup(world: World, title: string, options: GroupOptions): ChatState {
  const isSupergroup =
    options.isSupergroup === true || options.isForum === true || options.username !== undefined;
  const type = isSupergroup ? 'supergroup' : 'group';
  const id = options.id ?? (isSupergroup ? newSupergroupId(world) : -4_000_000_000 - world.nextId());
  const chat = {
    id,
    title,
    ...given({ username: options.username }),
    type,
    ...(options.isForum === true ? { is_forum: true } : {}),
  } as Chat.GroupChat | Chat.SupergroupChat;
  const state = addChat(world, chat);
  const [first = creator, ...others] = options.members;
  state.members.set(first.id, owner(first));
  for (const other of others) state.members.set(other.id, member(other));
  if (options.isForum === true) {
    state.topics.set(generalTopic, {
      id: generalTopic,
      name: 'General',
      iconColor: 0x6fb9f0,
      isClosed: false,
      isDeleted: false,
    });
    state.lastMessageId += 1;
  }
  if (options.bot !== false) addBot(world, state, first, options.bot === 'administrator', options.botRights);
  return state;
}

/** Makes a channel; the bot joins as an administrator, the only way bots can. */
export function makeChannel(world: World, title: string, options: GroupOptions): ChatState {
  const id = options.id ?? newSupergroupId(world);
  const state = addChat(world, { id, title, ...given({ username: options.username }), type: 'channel' });
  const [first = creator, ...others] = options.members;
  state.members.set(first.id, owner(first));
  for (const other of others) state.members.set(other.id, member(other));
  const rights = { can_post_messages: true, can_edit_messages: true, ...options.botRights };
  if (options.bot !== false) addBot(world, state, first, true, rights);
  return state;
}

export function addBot(
  world: World,
  chat: ChatState,
  by: User,
  isAdministrator: boolean,
  rights: Partial<ChatAdministratorRights> = {},
): void {
  const bot = world.botUser;
  changeMember(world, chat, by, isAdministrator ? administrator(bot, rights) : member(bot));
  if (chat.chat.type === 'channel') return;
  announce(world, chat, by, { new_chat_members: [bot] });
}

/** Gives or takes the bot's administrator rights. */
export function promoteBot(
  world: World,
  chat: ChatState,
  by: User,
  rights: Partial<ChatAdministratorRights> | false,
): void {
  const bot = world.botUser;
  changeMember(world, chat, by, rights === false ? member(bot) : administrator(bot, rights));
}

/** A service message, as Telegram writes it in the name of who did the thing. */
export function announce(world: World, chat: ChatState, by: User, what: Parameters<typeof write>[3]): void {
  const stored = write(world, chat, by.id === world.bot.id ? { from: by, isBot: true } : { from: by }, what);
  if (by.id !== world.bot.id) deliverMessage(world, chat, stored.message);
}

export function joinGroup(world: World, chat: ChatState, who: User, by: User = who): void {
  changeMember(world, chat, by, member(who));
  if (chat.chat.type !== 'channel') announce(world, chat, by, { new_chat_members: [who] });
}

export function leaveGroup(world: World, chat: ChatState, who: User, by: User = who): void {
  if (chat.chat.type !== 'channel') announce(world, chat, by, { left_chat_member: who });
  changeMember(world, chat, by, who.id === by.id ? left(who) : kicked(who));
}

/** The group becomes a supergroup: two service messages in two chats, and the old id only points to the new. */
export function migrate(world: World, old: ChatState, by?: User): ChatState {
  if (old.chat.type !== 'group') throw new Error(`"${old.chat.title ?? ''}" is not a basic group.`);
  const next = addChat(world, { id: newSupergroupId(world), title: old.chat.title, type: 'supergroup' });
  const initiator = by ?? [...old.members.values()].find((one) => one.status === 'creator')?.user ?? creator;
  for (const [id, one] of old.members) next.members.set(id, one);
  for (const [id, stored] of old.messages)
    next.messages.set(id, { ...stored, message: { ...stored.message, chat: next.chat } });
  next.lastMessageId = Math.max(0, ...next.messages.keys());
  announce(world, old, initiator, { migrate_to_chat_id: next.chat.id });
  announce(world, next, initiator, { migrate_from_chat_id: old.chat.id });
  old.upgradedTo = next.chat.id;
  world.tell({ kind: 'chat', chat: old });
  return next;
}

/** Opens a topic; its id is the id of the service message that announces it. */
export function openTopic(
  world: World,
  chat: ChatState,
  by: User,
  name: string,
  iconColor = 0x6fb9f0,
): Topic {
  const stored = write(world, chat, by.id === world.bot.id ? { from: by, isBot: true } : { from: by }, {
    forum_topic_created: { name, icon_color: iconColor },
  });
  const id = stored.message.message_id;
  stored.message = { ...stored.message, message_thread_id: id, is_topic_message: true };
  const topic: Topic = { id, name, iconColor, isClosed: false, isDeleted: false };
  chat.topics.set(id, topic);
  if (by.id !== world.bot.id) deliverMessage(world, chat, stored.message);
  world.tell({ kind: 'chat', chat });
  return topic;
}
