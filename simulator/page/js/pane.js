import { Acts } from './acts.js';
import { api } from './api.js';
import { chatHead, topicTabs } from './chatHead.js';
import { ChatList } from './chatList.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { fill, h, refill } from './dom.js';
import { underInput } from './keyboards.js';
import { nameOf, titleOf } from './names.js';
import { Notices } from './notices.js';
import { paneHead } from './paneHead.js';
import { Reading } from './reading.js';

/** One person's Telegram. `desk` is the page around it: `{ store, replace(pane, id), close(pane), unreadChanged() }`. */
export class Pane {
  #head = h('header', { class: 'pane-head' });
  #chatHead = h('header', { class: 'chat-head' });
  #topics = h('div', {});
  notices = new Notices();
  acts = new Acts(this);
  #drafts = new Map();
  #ends = [];
  chatId;
  threadId = null;

  constructor(desk, personId) {
    this.desk = desk;
    this.store = desk.store;
    this.personId = personId;
    this.chatId = personId;
    this.reading = new Reading(this.store, personId);
    this.list = new ChatList({ open: (id) => this.open(id), unread: (id) => this.reading.unread(id) });
    this.conversation = new Conversation(this.acts.inBubbles());
    this.composer = new Composer({
      send: (order) => this.acts.send(order),
      edit: (message, text) => this.acts.edit(message, text),
      lastOwn: () => this.#messages().findLast((one) => one.from?.id === personId && one.text !== undefined),
      isGroup: () => this.isGroup,
      command: (name) => this.acts.addressed(`/${name}`),
    });
    const view = h(
      'div',
      { class: 'chat-view' },
      this.#chatHead,
      this.#topics,
      this.conversation.el,
      this.composer.el,
      this.notices.el,
    );
    this.conversation.el.append(this.notices.toasts);
    this.body = h('div', { class: 'pane-body' }, this.list.el, view);
    this.el = h('section', { class: 'pane', 'data-person': personId }, this.#head, this.body);
    this.el.addEventListener('keydown', (event) => event.key === 'Escape' && this.#back());
    this.#listen();
    void this.#begin();
  }

  get person() {
    return this.store.people.get(this.personId);
  }

  get isShown() {
    return this.el.offsetParent !== null;
  }

  get unread() {
    return this.reading.total();
  }

  async #begin() {
    this.#drawHead();
    await Promise.all(this.store.chatsOf(this.personId).map((chat) => this.store.open(chat.id)));
    this.reading.start();
    if (!this.body.classList.contains('in-chat')) this.open(this.personId);
  }

  #listen() {
    const { store } = this;
    this.#ends = [
      store.on('people', () => this.#drawHead()),
      store.on('chats', () => this.#joined()),
      store.on('commands', () => void this.#loadCommands()),
      store.on('messages', (id) => this.#heard(id)),
    ];
  }

  destroy() {
    for (const end of this.#ends) end();
    this.el.remove();
  }

  /** Opens a chat of this person, on a small screen in place of the list. */
  open(chatId, threadId = null) {
    if (!this.store.chats.has(chatId)) return;
    if (chatId !== this.chatId || threadId !== this.threadId) {
      this.#drafts.set(this.#place(), this.composer.value);
      this.chatId = chatId;
      this.threadId = threadId;
      this.composer.open(this.#drafts.get(this.#place()) ?? '');
    }
    this.body.classList.add('in-chat');
    void this.#loadCommands();
    void this.store.open(chatId);
    this.draw();
  }

  #place() {
    return `${this.chatId}/${this.threadId}`;
  }

  #back() {
    this.body.classList.remove('in-chat');
    this.draw();
    const isList = getComputedStyle(this.#chatHead.parentElement).display === 'none';
    if (isList) this.list.el.querySelector('[aria-current]')?.focus();
  }

  #joined() {
    for (const chat of this.store.chatsOf(this.personId)) void this.store.open(chat.id);
    const current = this.store.chats.get(this.chatId);
    if (current === undefined) this.open(this.personId);
    else if (current.upgraded_to !== undefined) this.open(current.upgraded_to);
    else this.draw();
  }

  #drawHead() {
    if (this.person === undefined) return;
    this.el.setAttribute('aria-label', `Telegram ${nameOf(this.person)}`);
    fill(this.#head, paneHead(this));
    if (this.store.chats.has(this.chatId)) this.draw();
  }

  #heard(chatId) {
    const chat = this.store.chats.get(chatId);
    if (
      chat === undefined ||
      (chat.id !== this.personId && !this.store.chatsOf(this.personId).includes(chat))
    )
      return;
    this.draw();
  }

  draw() {
    const chat = this.store.chats.get(this.chatId);
    if (chat === undefined || this.person === undefined) return;
    const isSeen = this.isShown && getComputedStyle(this.#chatHead.parentElement).display !== 'none';
    if (isSeen) this.reading.saw(chat, this.threadId);
    const isForum = chat.is_forum === true;
    this.#drawTop(chat, isForum);
    const place = {
      me: this.personId,
      bot: this.store.bot,
      isGroup: this.isGroup,
      people: this.store.people,
    };
    const label = `Pesan di ${titleOf(chat, this.store.bot)}, ${nameOf(this.person)}`;
    this.conversation.show(chat, isForum ? this.threadId : null, place, label);
    this.#drawComposer(chat);
    this.list.draw(this.store, this.personId, this.chatId);
    this.desk.unreadChanged();
  }

  #drawTop(chat, isForum) {
    const elsewhere = this.unread - this.reading.unread(chat.id);
    const unread = (id) => this.reading.unread(chat.id, id);
    const head = JSON.stringify([chat.id, chat.title, chat.action, chat.members, elsewhere]);
    refill(this.#chatHead, head, () => chatHead(chat, this.store, elsewhere, () => this.#back()));
    const tabs =
      isForum &&
      JSON.stringify([
        chat.id,
        this.threadId,
        chat.topics,
        chat.topics.map((one) => unread(one.id)),
        unread(1),
      ]);
    const draw = () => isForum && topicTabs(chat, this.threadId, unread, this.acts.inTopics);
    if (!refill(this.#topics, String(tabs), draw) || !isForum) return;
    const tab = this.#topics.querySelector('[aria-selected=true]');
    if (tab !== null) tab.parentElement.scrollLeft = tab.offsetLeft - 60;
  }

  #drawComposer(chat) {
    const isPrivate = chat.type === 'private';
    const { has_started, has_blocked } = this.person;
    const text = /^\/start/.test(this.composer.value) ? this.composer.value : '/start';
    if (isPrivate && has_blocked) this.composer.instead('Buka blokir bot', () => void this.acts.unblock());
    else if (isPrivate && !has_started) this.composer.instead('Mulai', () => void this.acts.send({ text }));
    else this.composer.instead(null);
    this.composer.under(underInput(this.#messages(), this.personId, this.person.username));
  }

  get isGroup() {
    return this.store.chats.get(this.chatId)?.type !== 'private';
  }

  #messages() {
    const all = [...(this.store.chats.get(this.chatId)?.messages?.values() ?? [])];
    const here = all.filter(
      (one) => this.threadId === null || (one.message_thread_id ?? 1) === this.threadId,
    );
    return here.sort((a, b) => a.message_id - b.message_id);
  }

  async #loadCommands() {
    const chatId = this.chatId;
    const { commands } = await api.chat(chatId, this.personId).catch(() => ({ commands: [] }));
    if (chatId === this.chatId) this.composer.setCommands(commands ?? []);
  }
}
