import { api } from './api.js';
import { nameOf } from './names.js';
import { dateOf, nextWorkingMorning, timeOf } from './time.js';

/** The tour was ended by the person who watched it. */
export class Stopped extends Error {}

const patience = 30_000;

/**
 * What the tour can do: look, type, press, and wait until the bot has said something. Everything goes through the panes,
 * so that it looks and works as if a person did it.
 */
export class TourHands {
  /** What the script keeps between steps. */
  memory = {};
  #isStopped = false;
  #stops = new Set();
  #marked = null;

  constructor(store, desk, cast, pause) {
    Object.assign(this, { store, desk, cast, pause });
    this.since = store.lastChange;
  }

  stop() {
    this.#isStopped = true;
    for (const stop of this.#stops) stop(new Stopped());
    this.unmark();
  }

  /** Shows these persons side by side; a phone shows the one in focus. */
  look({ show, focus = show[0], keepsWindows = false }) {
    if (!keepsWindows) for (const pane of this.desk.panes) pane.notices.dismiss();
    this.desk.show(show.map((key) => this.cast[key]));
    this.desk.activate(this.desk.paneOf(this.cast[focus]));
  }

  /** The story happens in the office: at night and on weekends the clock is moved to the next working morning. */
  async toWorkingHours() {
    const now = this.store.now();
    const isDay = timeOf(now) >= '08.00' && timeOf(now) < '15.00';
    const morning = nextWorkingMorning(dayBefore(now));
    if (isDay && dateOf(Date.parse(morning)) === dateOf(now)) return;
    await api.clock({ set: nextWorkingMorning(now) });
  }

  #pane(who) {
    const pane = this.desk.paneOf(this.cast[who]);
    this.desk.activate(pane);
    return pane;
  }

  /** Types letter by letter into the open chat, then sends. */
  async types(who, text, { chat, replyTo } = {}) {
    const pane = this.#pane(who);
    pane.open(chat ?? pane.personId, replyTo?.is_topic_message ? replyTo.message_thread_id : null);
    if (replyTo !== undefined) pane.composer.replyTo(replyTo, false);
    for (let length = 1; length <= text.length; length += 3) {
      pane.composer.value = text.slice(0, length);
      await this.pause(28);
    }
    pane.composer.value = text;
    await this.pause(350);
    await pane.composer.submit();
  }

  /**
   * Waits for the newest message of the bot to this person, in any of his chats, that holds the text or pattern and the
   * button, and opens that chat. A question is one that asks for a reply or is no card. Fails with what it waited for.
   */
  async sees(who, { text = '', button, isQuestion = false, what }) {
    const id = this.cast[who];
    const found = await this.#until(
      () => this.#find(id, text, button, isQuestion),
      what ?? String(button ?? text),
      who,
    );
    const pane = this.#pane(who);
    pane.open(found.chat.id, found.is_topic_message ? found.message_thread_id : null);
    pane.conversation.jump(found.message_id);
    return found;
  }

  #find(personId, text, button, isQuestion) {
    const matches = (message) => {
      const words = message.text ?? message.caption ?? '';
      const isSaid = typeof text === 'string' ? words.includes(text) : text.test(words);
      const isForced = message.keyboard?.force_reply === true;
      const isAsked = !isQuestion || isForced || (isQuestion !== 'forced' && !isCard(message));
      const hasKey = button === undefined || keyOf(message, button) !== undefined;
      return message.from_bot && message.change > this.since && isSaid && isAsked && hasKey;
    };
    const all = this.store.chatsOf(personId).flatMap((chat) => [...(chat.messages?.values() ?? [])]);
    return all
      .filter(matches)
      .sort((a, b) => a.change - b.change)
      .at(-1);
  }

  /** Points at a button for a moment and presses it. Resolves with the bot's answer. */
  async presses(who, message, label) {
    const pane = this.#pane(who);
    const key = keyOf(message, label);
    if (key === undefined) throw new Error(`tombol “${label}” tidak ada.`);
    pane.open(message.chat.id, message.is_topic_message ? message.message_thread_id : null);
    pane.conversation.jump(message.message_id);
    this.mark(pane, message.message_id, label);
    await this.pause(1_100);
    this.unmark();
    return pane.acts.press(message, key.callback_data);
  }

  /** Draws a ring around a button, or around the message. */
  mark(pane, messageId, label) {
    this.unmark();
    const bubble = pane.conversation.element(messageId);
    const key = [...(bubble?.querySelectorAll('.key') ?? [])].find((one) => one.textContent.includes(label));
    this.#marked = key ?? bubble;
    this.#marked?.classList.add('pointed');
  }

  unmark() {
    this.#marked?.classList.remove('pointed');
    this.#marked = null;
  }

  #until(look, what, who) {
    return new Promise((resolve, reject) => {
      const done = (settle, value) => {
        clearTimeout(timer);
        end();
        this.#stops.delete(fail);
        settle(value);
      };
      const fail = (error) => done(reject, error);
      const check = () => {
        const found = look();
        if (found !== undefined) done(resolve, found);
      };
      const name = nameOf(this.store.people.get(this.cast[who]));
      const timer = setTimeout(() => fail(new Error(`${name} belum menerima “${what}” dari bot.`)), patience);
      const end = this.store.on('messages', check);
      this.#stops.add(fail);
      if (this.#isStopped) fail(new Stopped());
      else check();
    });
  }
}

export const keyOf = (message, label) =>
  message.reply_markup?.inline_keyboard.flat().find((button) => button.text.includes(label));

const isCard = (message) =>
  ['Saya tangani', 'Selesai', 'Minta keterangan'].some((label) => keyOf(message, label) !== undefined);

/** A moment from which the next 08.00 is today's, if today is a working day. */
const dayBefore = (now) => now - 15 * 3_600_000;
