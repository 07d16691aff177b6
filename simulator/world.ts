import type {
  BotCommand,
  Chat,
  ChatMember,
  ChatPermissions,
  MenuButton,
  Message,
  ReactionType,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  ForceReply,
  Update,
  User,
  UserFromGetMe,
} from '@grammyjs/types';
import { Calls } from './calls.ts';
import { CallbackQueries } from './callbacks.ts';
import { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { Files } from './files.ts';
import { Limits } from './limits.ts';
import { Updates } from './updates.ts';
import { Webhook } from './webhook.ts';

/** A person with a Telegram account, and how he stands to the bot. */
export interface PersonState {
  readonly user: User;
  /** Has written to the bot first; before that the bot may not write to him. */
  hasStarted: boolean;
  hasBlocked: boolean;
  isDeactivated: boolean;
  phone?: string;
  /** Who he is in the city, one short line for the page; the bot never sees it. */
  about?: string;
}

export interface Topic {
  readonly id: number;
  name: string;
  iconColor: number;
  iconEmoji?: string;
  isClosed: boolean;
  isDeleted: boolean;
}

/** A message as the chat keeps it. `change` grows with every new or edited message in the whole world. */
export interface StoredMessage {
  message: Message;
  readonly fromBot: boolean;
  change: number;
  /** Keyboards that live under the input field, not in the message. */
  keyboard?: ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;
  /** By actor: a user id, or the bot's. */
  readonly reactions: Map<number, ReactionType[]>;
  /** Text before each edit, oldest first. */
  readonly history: Message[];
}

/** A chat. A private chat carries the id of its person. */
export interface ChatState {
  readonly chat: Chat;
  readonly members: Map<number, ChatMember>;
  readonly messages: Map<number, StoredMessage>;
  readonly topics: Map<number, Topic>;
  pinned: number[];
  permissions: ChatPermissions;
  description?: string;
  /** The supergroup a basic group turned into. */
  upgradedTo?: number;
  /** The discussion group of a channel, or the channel of a discussion group. */
  linkedTo?: number;
  lastMessageId: number;
}

/** What just happened, for the page and for whoever waits in a test. */
export type WorldEvent =
  | { kind: 'message' | 'edited'; chat: ChatState; stored: StoredMessage }
  | { kind: 'deleted'; chat: ChatState; messageId: number }
  | { kind: 'reaction'; chat: ChatState; stored: StoredMessage }
  | { kind: 'action'; chat: ChatState; action: string; threadId?: number }
  | { kind: 'draft'; chat: ChatState; draftId: number; text: string }
  | { kind: 'chat'; chat: ChatState }
  | { kind: 'person'; person: PersonState }
  | { kind: 'press'; chat: ChatState; from: User; label: string; data: string }
  | { kind: 'callbackAnswered'; id: string }
  | { kind: 'call'; method: string }
  | { kind: 'commands' }
  | { kind: 'clock' };

/** Everybody's own settings of the bot, as set by setMyName and its sisters, by language code ('' = all). */
export interface BotProfile {
  readonly names: Map<string, string>;
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
  /** By scope and language, see `methods/profile.ts`. */
  readonly commands: Map<string, BotCommand[]>;
  readonly menuButtons: Map<number, MenuButton>;
}

export interface WorldOptions {
  token: string;
  botName: string;
  limits: boolean;
  now?: string;
  /** Messages are numbered from here on, so that a bot with a memory of an earlier world does not mix them up. */
  firstMessageId?: number;
}

/** The whole state of one local Telegram with one bot. Everything else in this folder reads and changes it. */
export class World {
  readonly token: string;
  readonly bot: UserFromGetMe;
  readonly clock: Clock;
  readonly people = new Map<number, PersonState>();
  readonly chats = new Map<number, ChatState>();
  readonly files = new Files();
  readonly updateQueue = new Updates();
  readonly faults = new Faults();
  readonly limits: Limits;
  readonly webhook: Webhook;
  readonly callbacks = new CallbackQueries();
  readonly profile: BotProfile = {
    names: new Map(),
    descriptions: new Map(),
    shortDescriptions: new Map(),
    commands: new Map(),
    menuButtons: new Map(),
  };
  /** The log of the bot's API calls, newest last, the oldest dropped. */
  readonly calls: Calls;
  /** Methods asked for that the simulator does not know, with how often. */
  readonly unknownCalls = new Map<string, number>();
  /** Private chats and basic groups number their messages together, as in Telegram. */
  #lastMessageId: number;
  readonly firstMessageId: number;
  #lastChange = 0;
  #lastId = 0;
  readonly #watchers = new Set<(event: WorldEvent) => void>();

  constructor(options: WorldOptions) {
    this.token = options.token;
    this.firstMessageId = options.firstMessageId ?? 0;
    this.#lastMessageId = this.firstMessageId;
    this.clock = new Clock(options.now);
    this.limits = new Limits(options.limits);
    this.calls = new Calls();
    this.webhook = new Webhook(this);
    this.bot = {
      id: Number(options.token.split(':')[0]),
      is_bot: true,
      first_name: options.botName,
      username: `${options.botName.replaceAll(/\W/g, '')}_bot`,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    };
    this.clock.onMove(() => this.tell({ kind: 'clock' }));
  }

  /** The bot as it appears as the sender of a message. */
  get botUser(): User {
    const { id, is_bot, first_name, username } = this.bot;
    return { id, is_bot, first_name, username };
  }

  /** Every update ever made, for redelivery tests. */
  get updates(): readonly Update[] {
    return this.updateQueue.all;
  }

  /** Sends the bot any JSON as an update, however malformed. */
  deliverRaw(update: Record<string, unknown>): Update {
    return this.updateQueue.pushRaw(update);
  }

  /** Sends the bot an update it has had before, under its old id. */
  redeliver(update: Update): void {
    this.updateQueue.pushRaw({ ...update });
  }

  nextMessageId(chat: ChatState): number {
    const isShared = chat.chat.type === 'private' || chat.chat.type === 'group';
    return isShared ? ++this.#lastMessageId : ++chat.lastMessageId;
  }

  nextChange(): number {
    return ++this.#lastChange;
  }

  /** A number not used before, for ids of people, chats, albums, polls. */
  nextId(): number {
    return ++this.#lastId;
  }

  watch(watcher: (event: WorldEvent) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  tell(event: WorldEvent): void {
    for (const watcher of this.#watchers) watcher(event);
  }
}
