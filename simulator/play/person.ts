import type { User } from '@grammyjs/types';
import { block, unblock } from '../acts.ts';
import type { ChatState, PersonState, World } from '../world.ts';
import type { Group } from './group.ts';
import { Place } from './place.ts';

/**
 * A person with a phone. What he does on his own (`ani.says(…)`) happens in his private chat with the bot;
 * `ani.in(group)` is the same person in a group.
 */
export class Person extends Place {
  readonly user: User;
  readonly state: PersonState;
  readonly #world: World;
  readonly #places = new Map<ChatState, Place>();

  constructor(world: World, state: PersonState, chat: ChatState) {
    super(world, chat, state.user);
    this.#world = world;
    this.state = state;
    this.user = state.user;
  }

  get id(): number {
    return this.user.id;
  }

  /** The same person in a group, where he must be a member (in a channel, as one who posts); remembers what he has seen. */
  in(group: Group): Place {
    const known = this.#places.get(group.state);
    if (known !== undefined) return known;
    const chat = group.state.chat;
    const speaker = chat.type === 'channel' ? { senderChat: chat } : { from: this.user };
    const place = new Place(this.#world, group.state, this.user, speaker);
    this.#places.set(group.state, place);
    return place;
  }

  /** Blocks the bot; it gets `my_chat_member` and every message to him is refused with 403. */
  async blocks(): Promise<void> {
    block(this.#world, this.state);
  }

  async unblocks(): Promise<void> {
    unblock(this.#world, this.state);
  }

  /** Deletes his account; every message to him is refused with 403 "user is deactivated". */
  async leavesTelegram(): Promise<void> {
    this.state.isDeactivated = true;
  }
}
