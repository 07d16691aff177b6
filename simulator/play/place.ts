import type { Message, ReactionType, User } from '@grammyjs/types';
import { edit, press, react, remove, send, typed, vote } from '../acts.ts';
import type { CallbackAnswer } from '../callbacks.ts';
import type { Content, Speaker } from '../messages.ts';
import type { ChatState, StoredMessage, World } from '../world.ts';
import { patience, waitFor, within } from './patience.ts';
import { asSeen, describe, isContent, matches, type SeenMessage, type Wanted } from './seen.ts';
import { senders, type Options } from './sends.ts';
import { labels, transcript, words } from './transcript.ts';

/**
 * One person in one chat: what he can do there, and what he sees of the bot. Waiting is on events, not on time;
 * what does not come within `patience` fails with a transcript of the chat.
 */
export class Place {
  readonly chat: ChatState;
  readonly #world: World;
  readonly #user: User;
  readonly speaker: Speaker;
  /** By message id: the change up to which it was seen. */
  readonly #seen = new Map<number, number>();

  constructor(world: World, chat: ChatState, user: User, speaker: Speaker = { from: user }) {
    this.#world = world;
    this.chat = chat;
    this.#user = user;
    this.speaker = speaker;
    this.sends = senders(world, user, (...content) => this.#send(...content));
  }

  /** Writes a text; `/commands`, mentions and links are marked as Telegram does. Resolves with the message. */
  async says(text: string, options: Options = {}): Promise<SeenMessage> {
    return this.#send(typed(text), options);
  }

  async replies(to: { id: number }, text: string, options: Options = {}): Promise<SeenMessage> {
    return this.#send(typed(text), options, to.id);
  }

  /** Everything that is not plain text, see `sends.ts`. */
  readonly sends: ReturnType<typeof senders>;

  /**
   * Waits for the next message of the bot, not seen before, that contains the text or matches the pattern, and
   * marks it as seen. An edit makes a message unseen again. Photos and the like match by caption, or `[photo]`.
   */
  async sees(wanted: Wanted): Promise<SeenMessage> {
    const stored = await this.#wait(
      () => this.#unseen().find((one) => matches(one, wanted)),
      `${describe(wanted)} from the bot`,
    );
    this.#seen.set(stored.message.message_id, stored.change);
    return asSeen(stored);
  }

  /** Everything unseen so far, oldest change first, marked as seen. Does not wait. */
  seesNow(): SeenMessage[] {
    const all = this.#unseen();
    for (const stored of all) this.#seen.set(stored.message.message_id, stored.change);
    return all.map(asSeen);
  }

  /** Fails if the bot writes or edits anything here within so many real milliseconds. Use sparsely. */
  async seesNothing({ for: milliseconds }: { for: number }): Promise<void> {
    const before = new Map(this.#fromBot().map((stored) => [stored, stored.change]));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const extra = this.#fromBot().filter((stored) => before.get(stored) !== stored.change);
    if (extra.length === 0) return;
    throw new Error(
      `${this.#name} expected nothing, but the bot wrote: ${extra.map((one) => words(one.message)).join(' | ')}\n${transcript(this.#world, this.chat)}`,
    );
  }

  /** Waits until the bot has deleted the message. */
  async seesGone(message: { id: number }): Promise<void> {
    await this.#wait(
      () => (this.chat.messages.has(message.id) ? undefined : true),
      `message #${message.id} to disappear`,
    );
  }

  /** Waits until the bot reacts to the message with the emoji. */
  async seesReaction(message: { id: number }, emoji: string): Promise<void> {
    const found = (): true | undefined =>
      this.chat.messages
        .get(message.id)
        ?.reactions.get(this.#world.bot.id)
        ?.some((one) => one.type === 'emoji' && one.emoji === emoji) === true
        ? true
        : undefined;
    await this.#wait(found, `reaction ${emoji} of the bot`);
  }

  /** The newest message of the bot here that matches and was not deleted; without waiting or marking. */
  lastMessage(wanted: Wanted = ''): SeenMessage | undefined {
    const found = this.#fromBot().findLast((stored) => matches(stored, wanted));
    return found === undefined ? undefined : asSeen(found);
  }

  /**
   * Presses the newest button here whose label contains the text, or one `on` a certain message, and waits for
   * the bot's answer (`text` in a toast or, with `alert`, in a window). A button of a keyboard under the input
   * field says its label instead (or sends the contact or location it asks for).
   */
  async presses(label: string, options: { on?: { id: number } } = {}): Promise<CallbackAnswer> {
    const stored = await this.#wait(() => this.#withButton(label, options.on?.id), `a button "${label}"`);
    if (stored.message.reply_markup === undefined) {
      await this.#pressKeyboard(stored, label);
      return { alert: false };
    }
    const buttons = stored.message.reply_markup.inline_keyboard.flat();
    const button = buttons.find((one) => one.text.includes(label));
    if (button !== undefined && 'url' in button) return { alert: false, url: button.url };
    if (button === undefined || !('callback_data' in button))
      throw new Error(`The button "${label}" cannot be pressed: ${JSON.stringify(button)}`);
    return this.pressesData(button.callback_data, { id: stored.message.message_id });
  }

  /** Presses callback data of his own making on a message. */
  async pressesData(data: string, message: { id: number }): Promise<CallbackAnswer> {
    const stored = this.chat.messages.get(message.id);
    const target = stored?.message ?? ({ message_id: message.id } as Message);
    const { answer } = press(this.#world, this.chat, this.#user, target, data);
    return within(this.#world, answer, () => this.#complaint(`an answer to the press of "${data}"`));
  }

  async edits(message: { id: number }, text: string): Promise<void> {
    edit(this.#world, this.chat, this.#stored(message), text);
  }

  async deletes(message: { id: number }): Promise<void> {
    remove(this.#world, this.chat, message.id);
  }

  /** Sets his reaction; no emoji takes it back. */
  async reacts(message: { id: number }, ...emoji: string[]): Promise<void> {
    const reaction = emoji.map((one) => ({ type: 'emoji', emoji: one }) as ReactionType);
    react(this.#world, this.chat, this.#user, this.#stored(message), reaction);
  }

  async votes(message: { id: number }, ...options: number[]): Promise<void> {
    vote(this.#world, this.chat, this.#user, this.#stored(message), options);
  }

  transcript(): string {
    return transcript(this.#world, this.chat);
  }

  get #name(): string {
    return this.#user.first_name;
  }

  #stored(message: { id: number }): StoredMessage {
    const stored = this.chat.messages.get(message.id);
    if (stored === undefined)
      throw new Error(`There is no message #${message.id} here.\n${this.transcript()}`);
    return stored;
  }

  #send(content: Content, options: Options, replyTo?: number): SeenMessage {
    this.#checkPresence();
    const placing = {
      threadId: options.thread,
      replyTo: replyTo === undefined ? undefined : this.#stored({ id: replyTo }).message,
    };
    return asSeen(send(this.#world, this.chat, this.speaker, content, placing));
  }

  async #pressKeyboard(stored: StoredMessage, label: string): Promise<void> {
    const rows =
      stored.keyboard !== undefined && 'keyboard' in stored.keyboard ? stored.keyboard.keyboard.flat() : [];
    const button = rows.find((one) => (typeof one === 'string' ? one : one.text).includes(label));
    if (typeof button === 'object' && 'request_contact' in button) await this.sends.contact();
    else if (typeof button === 'object' && 'request_location' in button) await this.sends.location();
    else await this.says(typeof button === 'object' ? button.text : (button ?? label));
  }

  #checkPresence(): void {
    const isThere =
      this.chat.chat.type === 'private' ||
      this.chat.members.has(this.#user.id) ||
      this.speaker.senderChat !== undefined;
    if (!isThere) throw new Error(`${this.#name} is not a member of "${this.chat.chat.title ?? ''}".`);
  }

  #fromBot(): StoredMessage[] {
    return [...this.chat.messages.values()].filter((stored) => stored.fromBot && isContent(stored));
  }

  #unseen(): StoredMessage[] {
    return this.#fromBot()
      .filter((stored) => stored.change > (this.#seen.get(stored.message.message_id) ?? 0))
      .sort((a, b) => a.change - b.change);
  }

  #withButton(label: string, id: number | undefined): StoredMessage | undefined {
    const has = (stored: StoredMessage): boolean =>
      labels(stored)
        .flat()
        .some((text) => text.includes(label));
    if (id === undefined) return this.#fromBot().findLast(has);
    const stored = this.chat.messages.get(id);
    return stored !== undefined && has(stored) ? stored : undefined;
  }

  #wait<T>(look: () => T | undefined, what: string): Promise<T> {
    return waitFor(this.#world, look, () => this.#complaint(what));
  }

  #complaint(what: string): string {
    return `${this.#name} waited ${patience.milliseconds} ms for ${what}.\n${this.transcript()}`;
  }
}
