import { api } from './api.js';
import { fill, h, iconButton } from './dom.js';
import { titleOf } from './names.js';
import { timeWithSeconds } from './time.js';

const mostShown = 300;

/** The live list of what the bot asked of Telegram: method, chat, parameters, answer. */
export class CallLog {
  #list = h('ol', { class: 'calls', tabindex: '0', 'aria-label': 'Panggilan, yang terbaru di bawah' });
  #filter = h('input', {
    type: 'search',
    placeholder: 'Saring, mis. sendMessage',
    'aria-label': 'Saring panggilan',
  });
  #last = 0;
  #isAsking = false;
  #asksAgain = false;

  constructor(element, store, onClose) {
    this.element = element;
    this.store = store;
    fill(
      element,
      h('header', {}, h('h2', {}, 'Panggilan Bot API'), iconButton('close', 'Tutup log', onClose)),
      this.#filter,
      this.#list,
    );
    element.addEventListener('keydown', (event) => event.key === 'Escape' && onClose());
    this.#filter.addEventListener('input', () => this.#hide());
    store.on('calls', (number) => void this.#more(number));
  }

  set isOpen(isOpen) {
    this.element.hidden = !isOpen;
    if (isOpen) void this.#more();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Asks for calls not seen yet; only while somebody looks, and one request at a time. */
  async #more(newest) {
    if (newest < this.#last) {
      // Another simulator: its numbers begin anew.
      this.#last = 0;
      this.#list.replaceChildren();
    }
    if (!this.isOpen) return;
    this.#asksAgain = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#asksAgain) {
      this.#asksAgain = false;
      const calls = await api.calls(this.#last).catch(() => []);
      this.#add(calls.slice(-mostShown));
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    this.#isAsking = false;
  }

  #add(calls) {
    if (calls.length === 0) return;
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 80;
    this.#last = calls.at(-1).number;
    this.#list.append(...calls.map((call) => this.#line(call)));
    while (this.#list.children.length > mostShown) this.#list.firstChild.remove();
    this.#hide();
    if (isAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }

  #hide() {
    const wanted = this.#filter.value.trim().toLowerCase();
    for (const line of this.#list.children) line.hidden = !line.dataset.words.includes(wanted);
  }

  #line({ method, params, answer, at }) {
    const isOk = answer?.ok === true;
    const chat = this.#chatName(params.chat_id);
    const verdict =
      answer === undefined ? 'tanpa jawaban' : isOk ? 'ok' : `${answer.error_code} ${answer.description}`;
    const short = brief(params);
    return h(
      'li',
      { 'data-words': `${method} ${chat} ${short} ${verdict}`.toLowerCase(), class: isOk ? '' : 'failed' },
      h(
        'details',
        {},
        h(
          'summary',
          {},
          h(
            'span',
            { class: 'call-line' },
            h('b', {}, method),
            h('time', {}, timeWithSeconds(Date.parse(at))),
          ),
          h(
            'span',
            { class: 'call-line small' },
            h('span', { class: 'call-chat' }, chat),
            h('span', { class: 'verdict' }, verdict),
          ),
          short !== '' && h('span', { class: 'call-words small' }, short),
        ),
        h('pre', { tabindex: '0' }, JSON.stringify({ params, answer }, null, 2)),
      ),
    );
  }

  #chatName(id) {
    if (id === undefined) return '';
    const chat = this.store.chats.get(Number(id));
    if (chat === undefined) return String(id);
    if (chat.type !== 'private') return titleOf(chat, this.store.bot);
    return [chat.first_name, chat.last_name].filter(Boolean).join(' ');
  }
}

function brief({ chat_id: _c, text, caption, ...rest }) {
  const words = text ?? caption;
  const others = Object.entries(rest)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${name}=${value}`);
  const line = [words === undefined ? '' : `“${String(words).replaceAll(/\s+/g, ' ')}”`, ...others];
  return line.filter(Boolean).join(' ').slice(0, 160);
}
