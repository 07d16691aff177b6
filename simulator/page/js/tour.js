import { fill, h, icon, iconButton } from './dom.js';
import { nameOf } from './names.js';
import { Stopped, TourHands } from './tourHands.js';
import { people, steps } from './tourScript.js';

/**
 * Plays the main job by itself: every step says in a caption what happens and why, acts through the same panes a person
 * would use, and goes on when the bot has said what it should. Pauses are only there to be read; "Berikutnya" skips them.
 */
export class Tour {
  #caption = h('p', { class: 'tour-words', 'aria-live': 'polite' });
  #count = h('span', { class: 'tour-count' });
  #progress = h('div', { class: 'tour-progress' }, h('i'));
  #buttons = h('div', { class: 'tour-buttons' });
  #hands = null;
  #isPaused = false;
  #skip = () => {};
  #resume = () => {};

  constructor(element, store, desk) {
    this.element = element;
    this.store = store;
    this.desk = desk;
    fill(
      element,
      this.#progress,
      h('div', { class: 'tour-body' }, this.#count, this.#caption, this.#buttons),
    );
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#hands !== null && element.contains(document.activeElement))
        this.stop();
    });
  }

  async start() {
    this.stop();
    this.element.hidden = false;
    const cast = this.#cast();
    if (cast === null) return;
    const hands = new TourHands(this.store, this.desk, cast, (milliseconds) => this.#wait(milliseconds));
    this.#hands = hands;
    this.#isPaused = false;
    this.#drawButtons();
    try {
      for (const [index, step] of steps.entries()) {
        this.#say(step.says, index);
        hands.look(step);
        await this.#wait(900);
        await step.act?.(hands);
        await this.#wait(step.read ?? 2_400 + step.says.length * 40);
      }
      this.#end('Selesai. Sekarang giliran Anda: tulis apa saja di panel mana pun, atau ulangi turnya.');
    } catch (error) {
      if (error instanceof Stopped || this.#hands !== hands) return;
      this.#end(`Tur berhenti: ${error.message}`);
    } finally {
      hands.unmark();
    }
  }

  stop() {
    this.#hands?.stop();
    this.#hands = null;
    this.#skip();
    this.#resume();
    this.element.hidden = true;
  }

  /** The persons by their names in the script; tells who is missing. */
  #cast() {
    const all = [...this.store.people.values()];
    const cast = Object.fromEntries(
      Object.entries(people).map(([key, name]) => [key, all.find((one) => nameOf(one) === name)?.id]),
    );
    const missing = Object.entries(people).filter(([key]) => cast[key] === undefined);
    if (missing.length === 0) return cast;
    this.#count.textContent = '';
    const names = missing.map(([, name]) => name).join(', ');
    this.#end(`Tur ini memerlukan kota contoh yang dibuat oleh npm start. Yang belum ada: ${names}.`);
    return null;
  }

  #say(words, index) {
    this.#count.textContent = `${index + 1} dari ${steps.length}`;
    this.#caption.textContent = words;
    this.#progress.firstChild.style.width = `${(100 * (index + 1)) / steps.length}%`;
  }

  #end(words) {
    this.#hands = null;
    this.#count.textContent = '';
    this.#caption.textContent = words;
    fill(
      this.#buttons,
      h(
        'button',
        { type: 'button', class: 'soft', onclick: () => void this.start() },
        icon('play'),
        'Ulangi',
      ),
      h('button', { type: 'button', class: 'primary', onclick: () => this.stop() }, 'Tutup'),
    );
    if (!document.activeElement || document.activeElement === document.body) this.#buttons.lastChild.focus();
  }

  #drawButtons() {
    const pause = h('button', { type: 'button', class: 'soft', onclick: () => this.#pause(pause) });
    this.#drawPause(pause);
    fill(
      this.#buttons,
      pause,
      h(
        'button',
        { type: 'button', class: 'primary', onclick: () => this.#next(pause) },
        icon('next'),
        h('span', {}, 'Berikutnya'),
      ),
      iconButton('close', 'Hentikan tur', () => this.stop()),
    );
    pause.focus();
  }

  #drawPause(pause) {
    fill(
      pause,
      icon(this.#isPaused ? 'play' : 'pause'),
      h('span', {}, this.#isPaused ? 'Lanjutkan' : 'Jeda'),
    );
  }

  #pause(button) {
    this.#isPaused = !this.#isPaused;
    this.#drawPause(button);
    if (!this.#isPaused) this.#resume();
  }

  #next(button) {
    if (this.#isPaused) this.#pause(button);
    this.#skip();
  }

  /** Time to read; ends early by "Berikutnya", and lasts while the tour is paused. */
  async #wait(milliseconds) {
    const hands = this.#hands;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#skip = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    while (this.#isPaused && this.#hands === hands && hands !== null)
      await new Promise((resolve) => (this.#resume = resolve));
    if (this.#hands !== hands || hands === null) throw new Stopped();
  }
}
