import { api } from './api.js';
import { useZone } from './time.js';

/**
 * What the page knows of the simulated Telegram, kept up to date by events. Listeners hear topics: `people`, `chats`,
 * `clock`, `calls`, `commands`, `online`, `chat:<id>` (messages of one chat) and `messages` (of any chat).
 */
export class Store {
  bot = { id: 0, first_name: '…', username: '' };
  people = new Map();
  chats = new Map();
  /** City time in milliseconds at the moment `at` of this page. */
  clock = { now: Date.now(), at: performance.now(), isStopped: false };
  isOnline = false;
  /** Highest change number seen in any chat. */
  lastChange = 0;
  #listeners = new Map();
  #loading = new Map();
  #version = 0;

  on(topic, listener) {
    if (!this.#listeners.has(topic)) this.#listeners.set(topic, new Set());
    this.#listeners.get(topic).add(listener);
    return () => this.#listeners.get(topic).delete(listener);
  }

  tell(topic, detail) {
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) listener(detail);
  }

  /** Everything anew: after a break nothing known before may be trusted, the simulator may be another one. */
  async load() {
    const state = await api.state();
    this.bot = state.bot;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    const known = this.chats;
    this.chats = new Map();
    this.lastChange = 0;
    for (const chat of state.chats) {
      const wasOpen = (known.get(chat.id)?.messages ?? null) !== null;
      this.#keepChat(chat, { messages: wasOpen ? new Map() : null });
    }
    this.setClock(state.clock);
    const open = [...this.chats.values()].filter((chat) => chat.messages !== null);
    this.#loading.clear();
    await Promise.all(open.map((chat) => this.#loadChat(chat.id)));
    for (const topic of ['people', 'chats', 'commands']) this.tell(topic);
  }

  now() {
    return this.clock.now + (this.clock.isStopped ? 0 : performance.now() - this.clock.at);
  }

  setClock({ now, is_stopped, zone }) {
    useZone(zone);
    this.clock = { now: Date.parse(now), at: performance.now(), isStopped: is_stopped };
    this.tell('clock');
  }

  /** Loads the messages of a chat once; afterwards events keep them. */
  async open(chatId) {
    const chat = this.chats.get(chatId);
    if (chat === undefined || chat.messages !== null) return this.#loading.get(chatId);
    chat.messages = new Map();
    const loading = this.#loadChat(chatId);
    this.#loading.set(chatId, loading);
    return loading;
  }

  async #loadChat(chatId) {
    const { messages, commands: _, ...summary } = await api.chat(chatId);
    const chat = this.chats.get(chatId);
    if (chat === undefined) return;
    this.#keepChat(summary, chat);
    for (const message of messages) this.#keepMessage(this.chats.get(chatId), message);
    this.#changed(chatId);
  }

  #keepChat(summary, before) {
    this.chats.set(summary.id, {
      gone: new Set(),
      messages: null,
      action: null,
      draft: null,
      ...before,
      ...summary,
    });
  }

  #keepMessage(chat, message) {
    if (chat === undefined) return;
    this.lastChange = Math.max(this.lastChange, message.change);
    if (chat.messages === null || chat.gone.has(message.message_id)) return;
    const known = chat.messages.get(message.message_id);
    if (known !== undefined && known.change > message.change) return;
    chat.messages.set(message.message_id, { ...message, version: ++this.#version });
  }

  #changed(chatId) {
    this.tell(`chat:${chatId}`);
    this.tell('messages', chatId);
  }

  /** One server-sent event. */
  apply(name, data) {
    const chat = this.chats.get(data.chat);
    switch (name) {
      case 'message':
      case 'edited':
      case 'reaction':
        this.#keepMessage(chat, data.message);
        if (chat !== undefined && name === 'message' && data.message.from_bot)
          chat.action = chat.draft = null;
        return this.#changed(data.chat);
      case 'deleted':
        chat?.gone.add(data.message_id);
        chat?.messages?.delete(data.message_id);
        return this.#changed(data.chat);
      case 'action':
        return this.#act(chat, data);
      case 'draft':
        if (chat !== undefined) chat.draft = { id: data.draft_id, text: data.text };
        return this.#changed(data.chat);
      case 'chat':
        this.#keepChat(data, this.chats.get(data.id));
        this.tell('chats');
        return this.#changed(data.id);
      case 'person':
        this.people.set(data.id, data);
        return this.tell('people');
      case 'clock':
        return this.setClock(data);
      case 'call':
        return this.tell('calls', data.number);
      case 'commands':
        return this.tell('commands');
    }
  }

  /** Telegram shows "typing" for five seconds or until the message comes. */
  #act(chat, { action, thread }) {
    if (chat === undefined) return;
    const shown = { name: action, thread };
    chat.action = shown;
    this.#changed(chat.id);
    setTimeout(() => {
      const now = this.chats.get(chat.id);
      if (now?.action !== shown) return;
      now.action = null;
      this.#changed(chat.id);
    }, 5_000);
  }

  /** Chats of a person: the private one first, then groups, the liveliest on top. */
  chatsOf(personId) {
    const isIn = (chat) =>
      chat.members.some((one) => one.id === personId && !['left', 'kicked'].includes(one.status)) &&
      chat.upgraded_to === undefined;
    const others = [...this.chats.values()].filter((chat) => chat.type !== 'private' && isIn(chat));
    others.sort((a, b) => lastChangeOf(b) - lastChangeOf(a));
    const own = this.chats.get(personId);
    return own === undefined ? others : [own, ...others];
  }
}

const lastChangeOf = (chat) => lastMessage(chat)?.change ?? chat.last?.change ?? 0;

export function lastMessage(chat) {
  if (chat.messages === null) return undefined;
  let last;
  for (const message of chat.messages.values()) {
    if (last === undefined || message.message_id > last.message_id) last = message;
  }
  return last;
}
