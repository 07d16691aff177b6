import { attachMenu } from './attach.js';
import { CommandMenu } from './commands.js';
import { fill, h, icon, iconButton } from './dom.js';
import { emojiPanel } from './emoji.js';
import { replyKeys } from './keyboards.js';
import { senderName, snippet } from './names.js';

/**
 * Where a person writes. `does` is `{ send(order), edit(message, text), lastOwn(), toast(text) }`; orders are those of the
 * control API without `from` and `thread`.
 */
export class Composer {
  #context = h('div', { class: 'context', hidden: true });
  #keysSpace = h('div', { hidden: true });
  #notice = h('div', { class: 'instead', hidden: true });
  #field = h('textarea', { rows: '1', placeholder: 'Tulis pesan…', 'aria-label': 'Tulis pesan' });
  #menu = new CommandMenu((command, isUnfinished) => this.#picked(command, isUnfinished));
  #reply = null;
  #editing = null;
  #forced = null;
  #keys = null;
  #refused = new Set();

  constructor(does) {
    this.does = does;
    this.menuButton = iconButton('menu', 'Menu perintah', () => this.#menu.toggle(), {
      class: 'command-button',
    });
    this.keysButton = iconButton('keyboard', 'Tampilkan papan balasan', () => this.#toggleKeys(), {
      hidden: true,
    });
    const attach = iconButton(
      'attach',
      'Lampirkan',
      () => attachMenu(attach, (order) => this.#send({ ...order, ...this.#caption() })),
      { 'aria-haspopup': 'menu' },
    );
    const emoji = iconButton('smile', 'Emoji', () => emojiPanel(emoji, (face) => this.#insert(face)), {
      class: 'emoji-button',
    });
    const send = iconButton('send', 'Kirim pesan', () => this.#submit(), { class: 'send' });
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => this.#key(event));
    this.row = h(
      'div',
      { class: 'composer-row' },
      this.menuButton,
      attach,
      h('div', { class: 'field' }, this.#field, this.keysButton, emoji),
      send,
    );
    this.el = h(
      'div',
      { class: 'composer' },
      this.#menu.el,
      this.#context,
      this.row,
      this.#notice,
      this.#keysSpace,
    );
  }

  /** Another chat: forget what was begun here, take up what was begun there. */
  open(text = '') {
    this.#reply = this.#editing = this.#forced = null;
    this.value = text;
    this.#drawContext();
  }

  get value() {
    return this.#field.value;
  }

  set value(text) {
    this.#field.value = text;
    this.#grow();
  }

  setCommands(commands) {
    this.#menu.set(commands);
    this.menuButton.hidden = commands.length === 0;
  }

  /** A big button instead of the field: "Mulai", or "Buka blokir". */
  instead(label, does) {
    this.row.hidden = label !== null;
    this.#notice.hidden = label === null;
    if (label !== null)
      fill(this.#notice, h('button', { type: 'button', class: 'wide', onclick: does }, label));
  }

  under({ keys, force }) {
    if (keys?.message !== this.#keys?.message) {
      this.#keys = keys;
      this.keysButton.hidden = keys === null;
      this.#keysSpace.hidden = keys === null;
      fill(this.#keysSpace, keys === null ? [] : replyKeys(keys, (button) => this.#pressKey(button)));
    }
    const wanted = force !== null && !this.#refused.has(force.message_id) ? force : null;
    if (wanted?.message_id === this.#forced?.message_id) return;
    this.#forced = wanted;
    this.#drawContext();
  }

  replyTo(message, focuses = true) {
    this.#editing = null;
    this.#reply = message;
    this.#drawContext();
    if (focuses) this.focus();
  }

  startEdit(message) {
    this.#reply = null;
    this.#editing = message;
    this.value = message.text ?? message.caption ?? '';
    this.#drawContext();
    this.focus();
  }

  focus() {
    this.#field.focus();
  }

  get #target() {
    return this.#reply ?? this.#forced;
  }

  #drawContext() {
    const message = this.#editing ?? this.#target;
    this.#context.hidden = message === null;
    this.#field.placeholder =
      (this.#reply === null && this.#forced?.keyboard?.input_field_placeholder) || 'Tulis pesan…';
    if (message === null) return;
    const title = this.#editing !== null ? 'Ubah pesan' : `Balas kepada ${senderName(message)}`;
    fill(
      this.#context,
      icon(this.#editing !== null ? 'edit' : 'reply'),
      h('div', { class: 'context-words' }, h('b', {}, title), h('span', {}, snippet(message))),
      iconButton('close', 'Batalkan', () => this.#leave()),
    );
  }

  #leave() {
    if (this.#editing !== null) this.value = '';
    else if (this.#reply === null && this.#forced !== null) {
      this.#refused.add(this.#forced.message_id);
      this.#forced = null;
    }
    this.#reply = this.#editing = null;
    this.#drawContext();
    this.focus();
  }

  #typed() {
    this.#grow();
    this.#menu.filter(this.value);
  }

  #grow() {
    this.#field.style.height = 'auto';
    const { scrollHeight } = this.#field;
    if (scrollHeight > 0) this.#field.style.height = `${Math.min(scrollHeight, 132)}px`;
  }

  #key(event) {
    if (event.isComposing || this.#menu.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.#submit();
    } else if (event.key === 'Escape' && (this.#editing ?? this.#target) !== null) {
      event.stopPropagation();
      this.#leave();
    } else if (event.key === 'ArrowUp' && this.value === '') {
      const own = this.does.lastOwn();
      if (own === undefined) return;
      event.preventDefault();
      this.startEdit(own);
    }
  }

  #insert(face) {
    const { selectionStart, selectionEnd } = this.#field;
    this.#field.setRangeText(face, selectionStart, selectionEnd, 'end');
    this.#typed();
  }

  #picked(command, isUnfinished = false) {
    this.#menu.hide();
    if (!isUnfinished) return void this.#send({ text: this.does.command(command) });
    this.value = `/${command} `;
    this.focus();
  }

  #pressKey(button) {
    const toMessage = this.does.isGroup() ? { reply_to: this.#keys.message.message_id } : {};
    if (button.request_contact) return void this.does.send({ kind: 'contact' });
    if (button.request_location) return void this.does.send({ kind: 'location' });
    void this.does.send({ text: button.text, ...toMessage });
  }

  #toggleKeys() {
    this.#keysSpace.hidden = !this.#keysSpace.hidden;
  }

  /** The text in the field goes along as the caption. */
  #caption() {
    const text = this.value.trim();
    this.value = '';
    return text === '' ? {} : { caption: text };
  }

  async #submit() {
    const text = this.value.trim();
    if (text === '') return;
    const edited = this.#editing;
    this.value = '';
    this.#menu.hide();
    if (edited === null) return this.#send({ text }, text);
    this.#editing = null;
    this.#drawContext();
    await this.does.edit(edited, text);
  }

  async #send(order, restored = '') {
    const target = this.#target;
    this.#reply = null;
    this.#drawContext();
    const sent = await this.does.send({
      ...order,
      ...(target === null ? {} : { reply_to: target.message_id }),
    });
    if (!sent && this.value === '') this.value = restored;
  }

  /** Sends what stands in the field, as the person would; for the tour. */
  submit() {
    return this.#submit();
  }
}
