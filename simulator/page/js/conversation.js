import { bubble, typingBubble } from './bubble.js';
import { fill, h, iconButton } from './dom.js';
import { serviceWords } from './names.js';
import { rowsOf } from './rows.js';
import { dayOf } from './time.js';

/**
 * The messages of one chat (or topic) as one person sees them. Only rows that changed are drawn anew, so focus and
 * scroll position stay. It scrolls along while the newest message is in sight.
 */
export class Conversation {
  #list = h('div', { class: 'messages', role: 'log', 'aria-live': 'polite', tabindex: '0' });
  #down = iconButton('down', 'Ke pesan terbaru', () => this.toEnd(true), { class: 'to-end', hidden: true });
  #rows = new Map();
  #key = '';
  #isAtEnd = true;

  constructor(does) {
    this.does = does;
    this.el = h('div', { class: 'conversation' }, this.#list, this.#down);
    this.#list.addEventListener('scroll', () => this.#scrolled());
    this.#list.addEventListener('keydown', (event) => this.#walk(event));
    this.#list.addEventListener('contextmenu', (event) => this.#menu(event));
    new ResizeObserver(() => this.#isAtEnd && this.toEnd()).observe(this.#list);
  }

  /** `chat` is from the store; `place` as in `bubble.js`. */
  show(chat, threadId, place, label) {
    const key = `${chat.id}/${threadId}/${place.me}`;
    const isOther = key !== this.#key;
    if (isOther) {
      this.#key = key;
      this.#rows.clear();
      this.#list.replaceChildren();
      this.#isAtEnd = true;
    }
    this.#list.setAttribute('aria-label', label);
    const messages = [...(chat.messages?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
    this.#draw(rowsOf(messages, threadId), place);
    this.#drawTyping(chat);
    if (this.#isAtEnd) this.toEnd(!isOther && messages.length > 0);
  }

  #draw(rows, place) {
    const wanted = new Set(rows.map((row) => row.key));
    for (const [key, { el }] of this.#rows) {
      if (wanted.has(key)) continue;
      el.remove();
      this.#rows.delete(key);
    }
    let before = null;
    for (const row of rows) {
      const known = this.#rows.get(row.key);
      let el = known?.el;
      if (known?.look !== row.look) {
        el = this.#rowElement(row, place);
        if (known === undefined) el.classList.add('new');
        else replaceKeepingFocus(known.el, el);
        this.#rows.set(row.key, { el, look: row.look });
      }
      const next = before === null ? this.#list.firstChild : before.nextSibling;
      if (next !== el) this.#list.insertBefore(el, next);
      before = el;
    }
  }

  #rowElement(row, place) {
    if (row.kind === 'day') return h('div', { class: 'day' }, h('span', {}, dayOf(row.at)));
    if (row.kind === 'service')
      return h(
        'div',
        { class: 'service', 'data-id': row.message.message_id },
        h('span', {}, serviceWords(row.message)),
      );
    return bubble(row.messages, place, row, this.does);
  }

  #drawTyping(chat) {
    this.#list.querySelector(':scope > .typing')?.remove();
    if (chat.action === null && chat.draft === null) return;
    this.#list.append(typingBubble(chat.draft?.text ?? null));
  }

  /** Marks which buttons of a message wait for the bot. */
  refresh(messageId) {
    for (const key of this.element(messageId)?.querySelectorAll('button.key') ?? []) {
      const isWaiting = this.does.isWaiting(messageId, key.dataset.press);
      key.classList.toggle('waits', isWaiting);
      if (isWaiting) key.setAttribute('aria-busy', 'true');
      else key.removeAttribute('aria-busy');
    }
  }

  element(messageId) {
    return this.#list.querySelector(`[data-id="${Number(messageId)}"]`);
  }

  jump(messageId) {
    const target = this.element(messageId);
    if (target === null) return;
    target.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
    target.classList.remove('flash');
    void target.offsetWidth;
    target.classList.add('flash');
  }

  toEnd(smoothly = false) {
    this.#list.scrollTo({ top: this.#list.scrollHeight, behavior: smoothly && !calm() ? 'smooth' : 'auto' });
    this.#isAtEnd = true;
    this.#down.hidden = true;
  }

  #lastTop = 0;

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    const isNear = scrollHeight - scrollTop - clientHeight < 60;
    if (isNear) this.#isAtEnd = true;
    else if (scrollTop < this.#lastTop - 2) this.#isAtEnd = false;
    this.#lastTop = scrollTop;
    this.#down.hidden = isNear || this.#isAtEnd;
  }

  /** Arrow keys walk through the bubbles, Enter opens what can be done with one. */
  #walk(event) {
    const bubbles = [...this.#list.querySelectorAll('article')];
    const at = bubbles.indexOf(document.activeElement);
    const isOnList = document.activeElement === this.#list || at >= 0;
    if (!isOnList || bubbles.length === 0) return;
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) {
      const from = at < 0 ? bubbles.length : at;
      const to = Math.max(0, Math.min(bubbles.length - 1, from + step));
      bubbles[to].focus();
      event.preventDefault();
    } else if (at >= 0 && (event.key === 'Enter' || event.key === 'ContextMenu')) {
      bubbles[at].querySelector(':scope > .more').click();
      event.preventDefault();
    }
  }

  #menu(event) {
    const bubble = event.target.closest?.('article');
    if (bubble === null || event.target.closest('a, .keys') !== null) return;
    if (String(getSelection()) !== '') return;
    event.preventDefault();
    bubble.querySelector(':scope > .more').click();
  }
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function replaceKeepingFocus(old, next) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const keys = [...old.querySelectorAll('.key')];
  const index = keys.indexOf(focused);
  old.replaceWith(next);
  if (focused === null) return;
  const target = focused.classList.contains('key') ? next.querySelectorAll('.key')[index] : next;
  (target ?? next).focus({ preventScroll: true });
}

export const emptyChat = (...words) => fill(h('div', { class: 'empty' }), words);
