import { api } from './api.js';
import { messageActions } from './messageActions.js';
import { deepLink } from './text.js';

/** What the person of a pane does. A refusal of the simulator becomes a notice in that pane. */
export class Acts {
  #waiting = new Set();

  constructor(pane) {
    this.pane = pane;
  }

  /** True if it was sent. */
  async send(order, chatId = this.pane.chatId) {
    const { personId, threadId, conversation } = this.pane;
    const thread = threadId !== null && threadId !== 1 ? { thread: threadId } : {};
    const sent = await this.#try(() => api.say(chatId, { from: personId, ...thread, ...order }));
    if (sent) conversation.toEnd();
    return sent;
  }

  /** Presses a button under a message and shows what the bot answers. Resolves with the answer, or undefined. */
  async press(message, data) {
    const { personId, conversation, notices } = this.pane;
    const key = `${message.chat.id}/${message.message_id}/${data}`;
    if (this.#waiting.has(key)) return undefined;
    this.#waiting.add(key);
    conversation.refresh(message.message_id);
    try {
      const answer = await api.press(message.chat.id, message.message_id, personId, data);
      if (answer.url) this.#follow(answer.url);
      if (answer.text && answer.alert) notices.alert(answer.text);
      else if (answer.text) notices.toast(answer.text);
      return answer;
    } catch {
      notices.toast('Bot belum menjawab tombol ini.', true);
      return undefined;
    } finally {
      this.#waiting.delete(key);
      conversation.refresh(message.message_id);
    }
  }

  edit(message, text) {
    return this.#try(() => api.edit(message.chat.id, message.message_id, text));
  }

  block(isBlocked) {
    return this.#try(() => api.block(this.pane.personId, isBlocked));
  }

  async unblock() {
    if (await this.block(false)) await this.send({ text: '/start' }, this.pane.personId);
  }

  /** In a group a command names the bot it is for. */
  addressed(command) {
    const { isGroup, store } = this.pane;
    return isGroup && !command.includes('@') ? `${command}@${store.bot.username}` : command;
  }

  /** What clicks inside bubbles do. */
  inBubbles() {
    const { pane } = this;
    return {
      command: (text) => void this.send({ text: this.addressed(text) }),
      link: (url) => this.#follow(url),
      jump: (id) => pane.conversation.jump(id),
      press: (message, data) => this.press(message, data),
      isWaiting: (id, data) => this.#waiting.has(`${pane.chatId}/${id}/${data}`),
      toast: (text) => pane.notices.toast(text),
      react: (message, face) => this.#react(message, face),
      vote: (message, option) =>
        this.#try(() => api.vote(message.chat.id, message.message_id, pane.personId, [option])),
      actions: (message, isOwn, anchor) =>
        messageActions(message, isOwn, anchor, {
          reply: () => pane.composer.replyTo(message),
          edit: () => pane.composer.startEdit(message),
          remove: () => this.#try(() => api.remove(message.chat.id, message.message_id)),
          react: (face) => this.#react(message, face),
        }),
    };
  }

  inTopics = {
    openTopic: (id) => this.pane.open(this.pane.chatId, id),
    newTopic: () => {
      const name = prompt('Nama topik baru');
      if (name) void this.#try(() => api.topic(this.pane.chatId, this.pane.personId, name));
    },
  };

  /** True if the link stays inside: `t.me/<bot>?start=TOKEN` opens this person's chat with the bot and sends `/start TOKEN`. */
  #follow(url) {
    const { pane } = this;
    const deep = deepLink(url, pane.store.bot.username);
    if (deep === null) return false;
    pane.open(pane.personId);
    if (deep.start !== '') void this.send({ text: `/start ${deep.start}` }, pane.personId);
    return true;
  }

  #react(message, face) {
    return this.#try(() => api.react(message.chat.id, message.message_id, this.pane.personId, face));
  }

  async #try(action) {
    try {
      await action();
      return true;
    } catch (error) {
      this.pane.notices.toast(error.message, true);
      return false;
    }
  }
}
