import type { BotCommand } from '@grammyjs/types';
import { isAdministrator } from '../rights.ts';
import { commandsFor } from '../methods/profile.ts';
import { words } from '../play/transcript.ts';
import type { ChatState, PersonState, StoredMessage, World } from '../world.ts';

/** A stored message as the page gets it. */
export const messageView = (stored: StoredMessage): object => ({
  ...stored.message,
  from_bot: stored.fromBot,
  change: stored.change,
  keyboard: stored.keyboard,
  reactions: [...stored.reactions].flatMap(([user, list]) => list.map((reaction) => ({ user, reaction }))),
  edits: stored.history.length,
});

export const personView = (person: PersonState): object => ({
  ...person.user,
  has_started: person.hasStarted,
  has_blocked: person.hasBlocked,
  is_deactivated: person.isDeactivated,
  about: person.about,
});

/** A chat without its messages, as a list of chats shows it. */
export function chatSummary(chat: ChatState): object {
  const last = [...chat.messages.values()].at(-1);
  return {
    ...chat.chat,
    members: [...chat.members.values()].map((one) => ({
      id: one.user.id,
      name: one.user.first_name,
      status: one.status,
    })),
    topics: [...chat.topics.values()].filter((topic) => !topic.isDeleted),
    pinned: chat.pinned,
    upgraded_to: chat.upgradedTo,
    last:
      last === undefined
        ? undefined
        : { text: words(last.message), date: last.message.date, change: last.change },
  };
}

export const clockView = (world: World): object => ({
  now: world.clock.now.toString(),
  is_stopped: world.clock.isStopped,
  zone: world.clock.zone,
});

export const stateView = (world: World): object => ({
  bot: world.bot,
  clock: clockView(world),
  people: [...world.people.values()].map(personView),
  chats: [...world.chats.values()].map(chatSummary),
  waiting_updates: world.updateQueue.count,
  webhook: world.webhook.info().url,
  unknown_calls: Object.fromEntries(world.unknownCalls),
});

export function chatView(world: World, chatId: number, personId: number, since: number): object {
  const chat = chatWith(world, chatId);
  const messages = [...chat.messages.values()].filter((stored) => stored.change > since);
  return { ...chatSummary(chat), commands: menu(world, chat, personId), messages: messages.map(messageView) };
}

function menu(world: World, chat: ChatState, personId: number): BotCommand[] {
  const person = world.people.get(personId);
  const isAdmin = isAdministrator(chat.members.get(personId));
  return commandsFor(world, chat.chat.id, personId, isAdmin, person?.user.language_code);
}

export function chatWith(world: World, id: number): ChatState {
  const chat = world.chats.get(id);
  if (chat === undefined) throw new Error(`There is no chat with id ${id}.`);
  return chat;
}
