/** How far one person has read each chat. What was there when the page opened counts as read. */
export class Reading {
  #read = new Map();
  #hasStarted = false;

  constructor(store, me) {
    this.store = store;
    this.me = me;
  }

  start() {
    this.#hasStarted = true;
    for (const chat of this.store.chatsOf(this.me)) {
      const newest = Math.max(0, ...(chat.messages?.keys() ?? []));
      this.#read.set(String(chat.id), newest);
    }
  }

  /** The chat, or one topic of it, is in front of the person's eyes. */
  saw(chat, threadId = null) {
    const newest = Math.max(0, ...(chat.messages?.keys() ?? []));
    this.#read.set(threadId === null ? String(chat.id) : `${chat.id}/${threadId}`, newest);
  }

  unread(chatId, threadId = null) {
    const chat = this.store.chats.get(chatId);
    if (!this.#hasStarted || chat?.messages == null) return 0;
    let count = 0;
    for (const message of chat.messages.values()) {
      const thread = message.message_thread_id ?? 1;
      if (threadId !== null && thread !== threadId) continue;
      const read = Math.max(this.#read.get(String(chatId)) ?? 0, this.#read.get(`${chatId}/${thread}`) ?? 0);
      if (message.message_id > read && message.from?.id !== this.me) count += 1;
    }
    return count;
  }

  total() {
    return this.store.chatsOf(this.me).reduce((sum, chat) => sum + this.unread(chat.id), 0);
  }
}
