import { avatar } from './avatar.js';
import { fill, h } from './dom.js';
import { senderName, snippet, titleOf } from './names.js';
import { lastMessage } from './store.js';
import { dateOf, timeOf } from './time.js';

/** The chats of one person; arrow keys walk, Enter opens. `does` is `{ open(chatId), unread(chatId) }`. */
export class ChatList {
  el = h('nav', { class: 'chats', 'aria-label': 'Daftar percakapan' });

  constructor(does) {
    this.does = does;
    this.el.addEventListener('keydown', (event) => this.#walk(event));
  }

  draw(store, me, openId) {
    const focused = document.activeElement?.closest?.('.chat-entry')?.dataset.chat;
    fill(
      this.el,
      store.chatsOf(me).map((chat) => this.#entry(chat, store, me, chat.id === openId)),
    );
    if (focused !== undefined) this.el.querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  #entry(chat, store, me, isOpen) {
    const title = titleOf(chat, store.bot);
    const last = lastMessage(chat);
    const unread = this.does.unread(chat.id);
    return h(
      'button',
      {
        type: 'button',
        class: 'chat-entry',
        'data-chat': chat.id,
        'aria-current': isOpen ? 'true' : null,
        'aria-label': unread > 0 ? `${title}, ${unread} pesan baru` : title,
        title,
        tabindex: isOpen ? '0' : '-1',
        onclick: () => this.does.open(chat.id),
      },
      avatar(chat.type === 'private' ? store.bot : chat, store.bot),
      h(
        'span',
        { class: 'chat-words' },
        h('span', { class: 'chat-line' }, h('b', {}, title), last && h('time', {}, when(last, store))),
        h(
          'span',
          { class: 'chat-line' },
          h('span', { class: 'last' }, preview(chat, last, me)),
          badge(unread),
        ),
      ),
      badge(unread, 'on-face'),
    );
  }

  #walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const entries = [...this.el.querySelectorAll('.chat-entry')];
    const at = entries.indexOf(document.activeElement);
    if (step === undefined || at < 0) return;
    entries[Math.max(0, Math.min(entries.length - 1, at + step))].focus();
    event.preventDefault();
  }
}

export const badge = (count, extra = '') =>
  count > 0 && h('span', { class: `badge ${extra}`, 'aria-hidden': 'true' }, count > 99 ? '99+' : count);

const when = (message, store) => {
  const at = message.date * 1000;
  if (dateOf(at) === dateOf(store.now())) return timeOf(at);
  return dateOf(at).split('-').reverse().slice(0, 2).join('/');
};

function preview(chat, last, me) {
  if (last === undefined) return chat.last?.text ?? 'Belum ada pesan';
  if (chat.type === 'private' || last.from === undefined) return snippet(last, 60);
  return `${last.from.id === me ? 'Anda' : last.from.first_name}: ${snippet(last, 50)}`;
}
