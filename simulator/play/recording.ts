import type { Chat, User } from '@grammyjs/types';
import { captioned, send, typed } from '../acts.ts';
import { addPerson } from '../chats.ts';
import { makeChannel, makeGroup } from '../groups.ts';
import { mediumIn, mediumOf } from '../media.ts';
import type { Content } from '../messages.ts';
import { isService } from '../privacy.ts';
import { isAdministrator } from '../rights.ts';
import type { ChatState, StoredMessage, World } from '../world.ts';
import { Place } from './place.ts';
import { labels, words } from './transcript.ts';

/** One line of a recorded conversation. Chats and people keep their ids; messages are found by what they say. */
export type Line =
  | { readonly person: User }
  | { readonly group: Chat; readonly members: User[]; readonly bot: 'member' | 'administrator' | false }
  | ({ readonly at: string; readonly chat: number; readonly who: number } & Deed)
  | { readonly at: string; readonly chat: number; readonly bot: string; readonly buttons: string[][] };

type Deed =
  | { readonly says: string; readonly to?: string; readonly thread?: number }
  | {
      readonly sends: Content;
      readonly file?: { name: string; type: string; data: string };
      readonly caption?: string;
    }
  | { readonly edits: string; readonly into: string }
  | { readonly presses: string; readonly data: string };

/** Writes down what people and bot say from now on (people and groups from before included). */
export class Recorder {
  readonly lines: Line[] = [];
  readonly #world: World;
  readonly #known = new Set<number>();
  readonly end: () => void;

  constructor(world: World) {
    this.#world = world;
    this.end = world.watch((event) => {
      if (event.kind === 'message' || event.kind === 'edited')
        this.#note(event.chat, event.stored, event.kind);
      if (event.kind === 'press') {
        this.#introduce(event.chat);
        this.#line(event.chat, event.from.id, { presses: event.label, data: event.data });
      }
    });
  }

  #note(chat: ChatState, stored: StoredMessage, kind: 'message' | 'edited'): void {
    const { message } = stored;
    if (isService(message)) return;
    this.#introduce(chat);
    if (stored.fromBot) {
      this.lines.push({ at: this.#at(), chat: chat.chat.id, bot: words(message), buttons: labels(stored) });
      return;
    }
    const who = message.from?.id ?? 0;
    const before = stored.history.at(-1);
    if (kind === 'edited' && before !== undefined) {
      this.#line(chat, who, { edits: words(before), into: message.text ?? message.caption ?? '' });
    } else if (message.text !== undefined) {
      const to = message.reply_to_message === undefined ? {} : { to: words(message.reply_to_message) };
      const thread = message.message_thread_id === undefined ? {} : { thread: message.message_thread_id };
      this.#line(chat, who, { says: message.text, ...to, ...thread });
    } else this.#line(chat, who, this.#sent(message));
  }

  #sent(message: StoredMessage['message']): Deed {
    const medium = mediumIn(message);
    const {
      message_id: _i,
      from: _f,
      chat: _c,
      date: _d,
      caption,
      caption_entities: _e,
      reply_to_message: _r,
      ...sends
    } = message;
    const said = caption === undefined ? {} : { caption };
    if (medium === undefined) return { sends };
    const carried = message[medium];
    const id = Array.isArray(carried) ? carried.at(-1)?.file_id : carried?.file_id;
    const file = this.#world.files.byId(id ?? '');
    if (file === undefined) return { sends, ...said };
    const data = Buffer.from(file.bytes).toString('base64');
    return { sends, file: { name: file.name, type: file.type, data }, ...said };
  }

  #introduce(chat: ChatState): void {
    if (this.#known.has(chat.chat.id)) return;
    this.#known.add(chat.chat.id);
    const members = [...chat.members.values()]
      .map((one) => one.user)
      .filter((user) => user.id !== this.#world.bot.id);
    const people = chat.chat.type === 'private' ? [this.#world.people.get(chat.chat.id)?.user] : members;
    for (const person of people) {
      if (person === undefined || this.#known.has(-person.id)) continue;
      this.#known.add(-person.id);
      this.lines.push({ person });
    }
    if (chat.chat.type === 'private') return;
    const bot = chat.members.get(this.#world.bot.id);
    const standing = bot === undefined ? false : isAdministrator(bot) ? 'administrator' : 'member';
    this.lines.push({ group: { ...chat.chat }, members, bot: standing });
  }

  #line(chat: ChatState, who: number, deed: Deed): void {
    this.lines.push({ at: this.#at(), chat: chat.chat.id, who, ...deed });
  }

  #at(): string {
    return this.#world.clock.now.toString();
  }
}

/** Ticket numbers, times and dates differ from run to run: digits are compared by their presence only. */
const loosely = (text: string): string => text.replaceAll(/\d+/g, '#');

/**
 * Plays a recording: people do what they did, the clock jumps as far as it did, and each thing the bot said then
 * must come again (digits may differ) before people go on. Fails with a transcript where the bot says otherwise.
 */
export async function replay(world: World, lines: readonly Line[]): Promise<void> {
  const eyes = new Map<number, Place>();
  const place = (chatId: number, who?: number): Place => {
    const chat = chatOf(world, chatId);
    const user = world.people.get(who ?? chatId)?.user ?? {
      id: 0,
      is_bot: false,
      first_name: 'The recording',
    };
    if (who !== undefined) return new Place(world, chat, user);
    const known = eyes.get(chatId) ?? new Place(world, chat, user);
    eyes.set(chatId, known);
    return known;
  };
  let last: string | undefined;
  for (const line of lines) {
    if ('at' in line) {
      const passed = last === undefined ? 0 : Date.parse(line.at) - Date.parse(last);
      if (passed > 60_000) world.clock.advance({ milliseconds: passed });
      last = line.at;
    }
    if ('person' in line) {
      if (!world.people.has(line.person.id)) addPerson(world, line.person);
    } else if ('group' in line) restoreGroup(world, line);
    else if ('bot' in line) await place(line.chat).sees(patternOf(line.bot));
    else await act(world, place(line.chat, line.who), line);
  }
}

async function act(world: World, place: Place, line: Deed): Promise<void> {
  if ('presses' in line) {
    if (line.presses === '') await place.pressesData(line.data, { id: 0 });
    else await place.presses(line.presses);
  } else if ('edits' in line)
    await place.edits({ id: find(place.chat, line.edits).message.message_id }, line.into);
  else if ('says' in line) {
    const replyTo = line.to === undefined ? undefined : find(place.chat, line.to).message;
    send(world, place.chat, place.speaker, typed(line.says), { replyTo, threadId: line.thread });
  } else send(world, place.chat, place.speaker, restored(world, line));
}

function restored(world: World, { sends, file, caption }: Extract<Deed, { sends: Content }>): Content {
  const kind = mediumIn(sends as StoredMessage['message']);
  if (kind === undefined || file === undefined) return { ...sends, ...captioned(caption) };
  const stored = world.files.add(kind, {
    name: file.name,
    type: file.type,
    bytes: new Uint8Array(Buffer.from(file.data, 'base64')),
  });
  return { ...sends, ...mediumOf(kind, stored), ...captioned(caption) };
}

function restoreGroup(world: World, line: Extract<Line, { group: Chat }>): void {
  if (world.chats.has(line.group.id) || line.group.type === 'private') return;
  const make = line.group.type === 'channel' ? makeChannel : makeGroup;
  make(world, line.group.title, {
    id: line.group.id,
    members: line.members,
    isSupergroup: line.group.type === 'supergroup',
    isForum: line.group.is_forum === true,
    bot: line.bot,
  });
}

function chatOf(world: World, id: number): ChatState {
  const chat = world.chats.get(id);
  if (chat === undefined) throw new Error(`The recording speaks of chat ${id} before it introduces it.`);
  return chat;
}

function find(chat: ChatState, said: string): StoredMessage {
  const found = [...chat.messages.values()].findLast(
    (stored) => loosely(words(stored.message)) === loosely(said),
  );
  if (found === undefined) throw new Error(`Nobody said "${said}" in this chat.`);
  return found;
}

const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\d+/)
      .map((part) => RegExp.escape(part))
      .join('\\d+')}$`,
    'u',
  );
