import type { Message, MessageEntity, ReactionType, User } from '@grammyjs/types';
import type { CallbackAnswer } from './callbacks.ts';
import { botIn } from './chats.ts';
import { deliverMessage, queues } from './deliver.ts';
import { given } from './given.ts';
import { erase, rewrite, write, type Content, type Placing, type Speaker } from './messages.ts';
import { isAdministrator, kicked, member } from './rights.ts';
import { detectEntities } from './text/detect.ts';
import type { ChatState, PersonState, StoredMessage, World } from './world.ts';

/** A text as a person types it: Telegram marks commands, mentions and links, and what he formatted himself. */
export function typed(text: string, entities: readonly MessageEntity[] = []): Content {
  const all = detectEntities(text, entities);
  return { text, ...(all.length > 0 ? { entities: all } : {}) };
}

export function captioned(caption: string | undefined): Content {
  if (caption === undefined || caption === '') return {};
  const entities = detectEntities(caption, []);
  return { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

/** Somebody sends a message; the bot gets an update if Telegram would show it. */
export function send(
  world: World,
  chat: ChatState,
  speaker: Speaker,
  content: Content,
  placing: Placing = {},
): StoredMessage {
  if (chat.chat.type === 'private') {
    const person = world.people.get(chat.chat.id);
    if (person !== undefined) {
      if (person.hasBlocked) unblock(world, person);
      person.hasStarted = true;
    }
  }
  const stored = write(world, chat, speaker, content, placing);
  deliverMessage(world, chat, stored.message);
  passOn(world, chat, stored.message);
  return stored;
}

/** Telegram's own account, which copies channel posts into discussion groups. */
const telegram: User = { id: 777_000, is_bot: false, first_name: 'Telegram' };

/** A post of a channel appears in its discussion group by itself. */
export function passOn(world: World, chat: ChatState, post: Message): void {
  const group = chat.chat.type === 'channel' ? world.chats.get(chat.linkedTo ?? 0) : undefined;
  if (group === undefined) return;
  const content: Content = { ...forwardOf(post), is_automatic_forward: true };
  const copy = write(world, group, { from: telegram, senderChat: chat.chat }, content);
  deliverMessage(world, group, copy.message);
}

/** Somebody changes the words of his message. */
export function edit(world: World, chat: ChatState, stored: StoredMessage, text: string): void {
  const { entities: _e, caption_entities: _c, ...rest } = stored.message;
  const isText = stored.message.text !== undefined;
  rewrite(world, chat, stored, { ...rest, ...(isText ? typed(text) : captioned(text)) });
  deliverMessage(world, chat, stored.message);
}

/** Somebody deletes a message; Telegram tells bots nothing. */
export function remove(world: World, chat: ChatState, messageId: number): boolean {
  return erase(world, chat, messageId);
}

/** Presses any callback data on a message, also forged data; resolves with the bot's answer. */
export function press(
  world: World,
  chat: ChatState,
  from: User,
  message: Message,
  data: string,
): { id: string; answer: Promise<CallbackAnswer> } {
  const id = String(4_000_000_000_000 + world.nextId());
  const answer = world.callbacks.open(id);
  const now = chat.messages.get(message.message_id);
  const buttons = now?.message.reply_markup?.inline_keyboard.flat() ?? [];
  const label =
    buttons.find((button) => 'callback_data' in button && button.callback_data === data)?.text ?? '';
  world.tell({ kind: 'press', chat, from, label, data });
  world.updateQueue.push(
    'callback_query',
    {
      id,
      from,
      message: now?.message ?? { chat: chat.chat, message_id: message.message_id, date: 0 },
      chat_instance: String(chat.chat.id * 31),
      data,
    },
    queues.presses(from.id),
  );
  return { id, answer };
}

/** Somebody sets his reaction; an empty list takes it back. Only an administrator bot is told, if it asked. */
export function react(
  world: World,
  chat: ChatState,
  from: User,
  stored: StoredMessage,
  reaction: ReactionType[],
): void {
  const old = stored.reactions.get(from.id) ?? [];
  stored.reactions.set(from.id, reaction);
  world.tell({ kind: 'reaction', chat, stored });
  if (chat.chat.type !== 'private' && !isAdministrator(botIn(world, chat))) return;
  world.updateQueue.push(
    'message_reaction',
    {
      chat: chat.chat,
      message_id: stored.message.message_id,
      user: from,
      date: world.clock.seconds,
      old_reaction: old,
      new_reaction: reaction,
    },
    queues.reactions(chat.chat.id),
  );
}

/** Somebody votes in a poll of the chat by the numbers of the options; the bot hears of polls it sent itself. */
export function vote(
  world: World,
  chat: ChatState,
  from: User,
  stored: StoredMessage,
  options: number[],
): void {
  const poll = stored.message.poll;
  if (poll === undefined || poll.is_closed) throw new Error('This message holds no open poll.');
  const chosen = options.map((option) => poll.options[option]);
  for (const option of chosen) if (option !== undefined) option.voter_count++;
  poll.total_voter_count++;
  world.tell({ kind: 'edited', chat, stored });
  if (!stored.fromBot) return;
  world.updateQueue.push('poll', poll, queues.polls(poll.id));
  if (poll.is_anonymous) return;
  const option_persistent_ids = chosen.flatMap((option) =>
    option === undefined ? [] : [option.persistent_id],
  );
  world.updateQueue.push(
    'poll_answer',
    { poll_id: poll.id, user: from, option_ids: options, option_persistent_ids },
    queues.polls(poll.id),
  );
}

/** Blocks the bot: it gets `my_chat_member` and may not write any more. */
export function block(world: World, person: PersonState): void {
  if (person.hasBlocked) return;
  standing(world, person, true);
}

/** Unblocks (and restarts) the bot. */
export function unblock(world: World, person: PersonState): void {
  if (!person.hasBlocked) return;
  standing(world, person, false);
}

function standing(world: World, person: PersonState, hasBlocked: boolean): void {
  const chat = world.chats.get(person.user.id);
  if (chat === undefined) return;
  person.hasBlocked = hasBlocked;
  const bot = world.botUser;
  const [before, after] = hasBlocked ? [member(bot), kicked(bot)] : [kicked(bot), member(bot)];
  world.updateQueue.push(
    'my_chat_member',
    {
      chat: chat.chat,
      from: person.user,
      date: world.clock.seconds,
      old_chat_member: before,
      new_chat_member: after,
    },
    queues.ownMembership(chat.chat.id),
  );
  world.tell({ kind: 'person', person });
}

/** The fields of a forwarded copy: what it says, and where it came from. */
export function forwardOf(message: Message): Content {
  const {
    message_id: _i,
    from,
    chat,
    date,
    sender_chat,
    reply_to_message: _r,
    reply_markup: _m,
    ...rest
  } = message;
  const {
    message_thread_id: _t,
    is_topic_message: _p,
    edit_date: _e,
    forward_origin,
    media_group_id: _g,
    ...content
  } = rest;
  if (forward_origin !== undefined) return { ...content, forward_origin };
  if (chat.type === 'channel') {
    return { ...content, forward_origin: { type: 'channel', date, chat, message_id: message.message_id } };
  }
  if (sender_chat !== undefined) {
    return {
      ...content,
      forward_origin: {
        type: 'chat',
        date,
        sender_chat,
        ...given({ author_signature: message.author_signature }),
      },
    };
  }
  if (from === undefined) return content;
  return { ...content, forward_origin: { type: 'user', date, sender_user: from } };
}
