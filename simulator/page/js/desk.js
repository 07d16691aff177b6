import { fill, h } from './dom.js';
import { nameOf } from './names.js';
import { Pane } from './pane.js';
import { peoplePanel } from './people.js';
import { personTabs } from './tabs.js';

const memory = 'meja-bantu.orang';
/** Who a newcomer sees first, if the city has them. */
const usual = ['Ani Wuisan', 'Rudi Mandagi', 'Budi Lasut'];

/** The panes side by side, and which one a phone shows. Names are remembered, since ids change with every start. */
export class Desk {
  panes = [];
  active = null;
  #hasBegun = false;

  constructor(store, element, tabs) {
    this.store = store;
    this.element = element;
    this.tabs = tabs;
    store.on('people', () => this.#meet());
    addEventListener('resize', () => this.panes.forEach((pane) => pane.draw()));
  }

  /** After every load: opens the first panes, and lets go of people who are gone. */
  #meet() {
    const names = this.#hasBegun ? this.panes.map((pane) => pane.name) : this.#wanted();
    const here = this.panes.every((pane) => this.store.people.has(pane.personId));
    if (this.#hasBegun && here) return this.#drawTabs();
    const people = [...this.store.people.values()];
    const ids = names
      .map((name) => people.find((one) => nameOf(one) === name)?.id)
      .filter((id) => id !== undefined);
    if (people.length === 0) return this.#draw();
    this.#hasBegun = true;
    this.show(ids.length > 0 ? ids : people.slice(0, this.#room()).map((one) => one.id));
  }

  #wanted() {
    const asked = new URLSearchParams(location.search).get('orang');
    if (asked !== null) return asked.split(',').map((name) => name.trim());
    try {
      const kept = JSON.parse(localStorage.getItem(memory));
      if (Array.isArray(kept) && kept.length > 0) return kept;
    } catch {
      // A broken memory is no memory.
    }
    return usual.slice(0, this.#room());
  }

  #room() {
    if (innerWidth < 720) return 3;
    return Math.min(3, Math.floor(innerWidth / 380));
  }

  shown() {
    return this.panes.map((pane) => pane.personId);
  }

  /** Shows exactly these people in this order, keeping the panes that are there. */
  show(ids) {
    const kept = new Map(this.panes.map((pane) => [pane.personId, pane]));
    const next = [...new Set(ids)].map((id) => kept.get(id) ?? new Pane(this, id));
    for (const pane of this.panes) if (!next.includes(pane)) pane.destroy();
    this.panes = next;
    for (const pane of next) pane.name = nameOf(pane.person);
    if (!next.includes(this.active)) this.active = next[0] ?? null;
    this.#draw();
    localStorage.setItem(memory, JSON.stringify(next.map((pane) => pane.name)));
  }

  add(id) {
    this.show([...this.shown(), id]);
    this.activate(this.paneOf(id));
    this.paneOf(id).el.scrollIntoView({ inline: 'nearest', behavior: 'smooth' });
  }

  remove(id) {
    this.show(this.shown().filter((one) => one !== id));
  }

  replace(pane, id) {
    if (this.shown().includes(id)) return this.#swap(pane.personId, id);
    this.show(this.shown().map((one) => (one === pane.personId ? id : one)));
    this.activate(this.paneOf(id));
  }

  #swap(one, other) {
    this.show(this.shown().map((id) => (id === one ? other : id === other ? one : id)));
  }

  close(pane) {
    this.remove(pane.personId);
  }

  /** Somebody new, just made: his pane opens once the store has heard of him. */
  async arrived(person) {
    if (!this.store.people.has(person.id) || !this.store.chats.has(person.id)) await this.store.load();
    this.#hasBegun = true;
    this.add(person.id);
  }

  paneOf(id) {
    return this.panes.find((pane) => pane.personId === id);
  }

  activate(pane) {
    if (pane === undefined || pane === this.active) return;
    this.active = pane;
    this.#mark();
    pane.draw();
  }

  #draw() {
    const wanted = this.panes.map((pane) => pane.el);
    if (wanted.length === 0) fill(this.element, this.#welcome());
    else arrange(this.element, wanted);
    this.element.style.setProperty('--panes', String(Math.max(1, wanted.length)));
    this.#mark();
    for (const pane of this.panes) pane.draw();
  }

  #mark() {
    for (const pane of this.panes) pane.el.classList.toggle('active', pane === this.active);
    this.#drawTabs();
  }

  unreadChanged() {
    this.#drawTabs();
  }

  #tabsKey = '';

  #drawTabs() {
    const panes = this.panes.filter((pane) => pane.person !== undefined);
    const key = JSON.stringify(panes.map((pane) => [pane.personId, pane.unread, pane === this.active]));
    if (key === this.#tabsKey) return;
    this.#tabsKey = key;
    personTabs(
      this.tabs,
      panes,
      this.active,
      (pane) => this.activate(pane),
      (anchor) => peoplePanel(anchor, this.store, this),
    );
  }

  #welcome() {
    const add = h(
      'button',
      { type: 'button', class: 'primary', onclick: () => peoplePanel(add, this.store, this) },
      'Pilih atau tambah orang',
    );
    return h(
      'div',
      { class: 'welcome' },
      h('img', { src: 'icon.svg', alt: '', width: 72, height: 72 }),
      h('h1', {}, 'Telegram tiruan untuk Meja Bantu'),
      h(
        'p',
        {},
        'Setiap panel adalah telepon satu orang. Tulis sebagai pelapor di panel yang satu, jawab sebagai teknisi di panel sebelahnya.',
      ),
      add,
    );
  }
}

/** Puts these children in, in this order, moving as few as possible: a moved pane would lose its scroll position. */
function arrange(parent, wanted) {
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}
