import { fill, h } from './dom.js';

/** The list of commands over the composer: opened by its button, or while somebody types a `/`. */
export class CommandMenu {
  el = h('div', { class: 'commands', role: 'listbox', 'aria-label': 'Perintah', hidden: true });
  #all = [];
  #shown = [];
  #at = 0;

  constructor(onPick) {
    this.onPick = onPick;
  }

  set(commands) {
    this.#all = commands;
    this.hide();
  }

  get count() {
    return this.#all.length;
  }

  get isOpen() {
    return !this.el.hidden;
  }

  toggle() {
    if (this.isOpen) this.hide();
    else this.filter('/');
  }

  hide() {
    this.el.hidden = true;
  }

  /** Shows the commands that begin as the text does; nothing once a blank is typed. */
  filter(text) {
    const begun = /^\/(\w*)$/.exec(text)?.[1];
    this.#shown = begun === undefined ? [] : this.#all.filter(({ command }) => command.startsWith(begun));
    this.el.hidden = this.#shown.length === 0;
    this.#at = 0;
    this.#draw();
  }

  /** True if the key was for the menu. */
  key(event) {
    if (!this.isOpen) return false;
    if (event.key === 'Escape') this.hide();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      this.#at = (this.#at + by + this.#shown.length) % this.#shown.length;
      this.#draw();
    } else if (event.key === 'Enter' && !event.shiftKey) this.onPick(this.#shown[this.#at].command);
    else if (event.key === 'Tab' && !event.shiftKey) this.onPick(this.#shown[this.#at].command, true);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #draw() {
    const line = ({ command, description }, index) =>
      h(
        'button',
        {
          type: 'button',
          role: 'option',
          tabindex: '-1',
          'aria-selected': String(index === this.#at),
          onclick: () => this.onPick(command),
        },
        h('b', {}, `/${command}`),
        h('span', {}, description),
      );
    fill(this.el, this.#shown.map(line));
    this.el.children[this.#at]?.scrollIntoView({ block: 'nearest' });
  }
}
