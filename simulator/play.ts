import type { ChatAdministratorRights, User } from '@grammyjs/types';
import type { CallbackAnswer } from './callbacks.ts';
import { addPerson } from './chats.ts';
import { given } from './given.ts';
import { makeChannel, makeGroup } from './groups.ts';
import { Group } from './play/group.ts';
import { Person } from './play/person.ts';
import { transcript } from './play/transcript.ts';
import type { World } from './world.ts';

export { Group } from './play/group.ts';
export { Person } from './play/person.ts';
export { patience } from './play/patience.ts';
export { Place } from './play/place.ts';
export type { SeenMessage, Wanted } from './play/seen.ts';
export type { Attachment } from './play/sends.ts';

export interface GroupOptions {
  /** The first is the owner. */
  readonly members?: readonly Person[];
  readonly supergroup?: boolean;
  /** A supergroup with topics. */
  readonly forum?: boolean;
  /** Public name, without `@`. */
  readonly username?: string;
  readonly botIsAdmin?: boolean;
  readonly botRights?: Partial<ChatAdministratorRights>;
  /** `false`: the bot is added later with `group.addsBot()`. */
  readonly bot?: false;
  readonly id?: number;
}

/**
 * The scripting interface of the simulator: tests written as a dialogue.
 *
 * ```ts
 * const sim = await startSimulator();                       // the bot is started with apiRoot sim.url, token sim.token
 * const ani = sim.play.person('Ani Wuisan');
 * const budi = sim.play.person('Budi');
 * const tier2 = sim.play.group('Tier 2', { members: [budi], botIsAdmin: true });
 *
 * await ani.says('/start');                                 // in her private chat with the bot
 * await ani.says('printer mati');
 * const draft = await ani.sees('BELUM TERKIRIM');           // waits; also for edited messages; string or RegExp
 * const { text, alert } = await ani.presses('Kirim', { on: draft });   // waits for answerCallbackQuery
 * const card = await budi.in(tier2).sees(/BTG-/);
 * await budi.in(tier2).replies(card, 'sudah dicoba?');
 * await ani.sends.photo({ caption: 'ini fotonya' });
 * sim.world.clock.advance({ hours: 1 });                    // time does not pass by waiting
 * await sim.play.idle();                                    // the bot has gone quiet
 * ```
 *
 * A wait that is not fulfilled within `patience` (8 s) throws with a transcript of the chat.
 */
export class Play {
  readonly #world: World;
  readonly #persons = new Map<number, Person>();

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * A person with a private chat with the bot, who has not written to it yet. The bot may write to him only
   * after that; `{ started: true }` skips it.
   */
  person(
    name: string,
    options: {
      id?: number;
      username?: string;
      language_code?: string;
      about?: string;
      started?: boolean;
    } = {},
  ): Person {
    const [first_name = name, ...rest] = name.split(' ');
    const user: User = {
      id: options.id ?? 810_000_000 + this.#world.nextId(),
      is_bot: false,
      first_name,
      ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
      ...given({ username: options.username }),
      language_code: options.language_code ?? 'id',
    };
    const state = addPerson(this.#world, user);
    state.hasStarted = options.started ?? false;
    if (options.about !== undefined) state.about = options.about;
    return this.personWithId(user.id);
  }

  /** The person with this Telegram id, also one made on the page. */
  personWithId(id: number): Person {
    const known = this.#persons.get(id);
    if (known !== undefined) return known;
    const state = this.#world.people.get(id);
    const chat = this.#world.chats.get(id);
    if (state === undefined || chat === undefined) throw new Error(`There is no person with id ${id}.`);
    const person = new Person(this.#world, state, chat);
    this.#persons.set(id, person);
    return person;
  }

  /** A basic group, or a supergroup if that is asked for, with the bot in it. */
  group(title: string, options: GroupOptions = {}): Group {
    return new Group(this.#world, makeGroup(this.#world, title, this.#groupOptions(options)));
  }

  /** A channel, with the bot as administrator. */
  channel(title: string, options: GroupOptions = {}): Group {
    return new Group(this.#world, makeChannel(this.#world, title, this.#groupOptions(options)));
  }

  /** Presses forged or old callback data on any message of any chat. */
  async press(
    data: string,
    { from, message, group }: { from: Person; message: { id: number }; group?: Group },
  ): Promise<CallbackAnswer> {
    const place = group === undefined ? from : from.in(group);
    return place.pressesData(data, message);
  }

  /** Resolves when the bot has made no call (but getUpdates) for so many real milliseconds and nothing waits for it. */
  async idle(milliseconds = 150): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (let quietSince = Date.now(); Date.now() - quietSince < milliseconds;) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (!this.#world.updateQueue.isEmpty || this.#world.calls.lastAt > quietSince) quietSince = Date.now();
      if (Date.now() > deadline)
        throw new Error(`The bot did not go quiet within 30 s.\n${this.transcript()}`);
    }
  }

  /** All chats in which something was said. */
  transcript(): string {
    const chats = [...this.#world.chats.values()].filter((chat) => chat.messages.size > 0);
    return chats.map((chat) => transcript(this.#world, chat)).join('\n\n');
  }

  #groupOptions(options: GroupOptions): Parameters<typeof makeGroup>[2] {
    return {
      members: (options.members ?? []).map((person) => person.user),
      isSupergroup: options.supergroup ?? false,
      isForum: options.forum ?? false,
      bot: options.bot === false ? false : options.botIsAdmin === true ? 'administrator' : 'member',
      ...given({ id: options.id, username: options.username, botRights: options.botRights }),
    };
  }
}
