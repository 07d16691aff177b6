import type { ChatAdministratorRights, User } from '@grammyjs/types';
import { changeMember } from '../deliver.ts';
import {
  addBot,
  groupAnonymousBot,
  joinGroup,
  leaveGroup,
  migrate,
  openTopic,
  promoteBot,
} from '../groups.ts';
import { administrator, member } from '../rights.ts';
import type { ChatState, World } from '../world.ts';
import type { Person } from './person.ts';
import { Place } from './place.ts';
import { transcript } from './transcript.ts';

/** A group, supergroup or channel, and what happens to it as a whole. */
export class Group {
  state: ChatState;
  readonly #world: World;

  constructor(world: World, state: ChatState) {
    this.#world = world;
    this.state = state;
  }

  get id(): number {
    return this.state.chat.id;
  }

  /** An administrator who hides: GroupAnonymousBot speaking in the name of the group. */
  get anonymousAdmin(): Place {
    return new Place(this.#world, this.state, groupAnonymousBot, {
      from: groupAnonymousBot,
      senderChat: this.state.chat,
    });
  }

  /** Somebody speaking in the name of a channel; in the channel itself this is a post. */
  as(channel: Group): Place {
    const isOwn = channel.state === this.state;
    return new Place(this.#world, this.state, channelBot, {
      ...(isOwn ? {} : { from: channelBot }),
      senderChat: channel.state.chat,
    });
  }

  /** Makes this channel's posts appear in a discussion group, in the name of the channel. */
  async linksTo(group: Group): Promise<void> {
    this.state.linkedTo = group.id;
    group.state.linkedTo = this.id;
  }

  async joins(person: Person): Promise<void> {
    joinGroup(this.#world, this.state, person.user);
  }

  async leaves(person: Person): Promise<void> {
    leaveGroup(this.#world, this.state, person.user);
  }

  async kicks(person: Person, by: Person): Promise<void> {
    leaveGroup(this.#world, this.state, person.user, by.user);
  }

  async promotes(person: Person, rights: Partial<ChatAdministratorRights> = {}): Promise<void> {
    changeMember(this.#world, this.state, this.#owner, administrator(person.user, rights));
  }

  async demotes(person: Person): Promise<void> {
    changeMember(this.#world, this.state, this.#owner, member(person.user));
  }

  async addsBot(options: { admin?: boolean; rights?: Partial<ChatAdministratorRights> } = {}): Promise<void> {
    addBot(this.#world, this.state, this.#owner, options.admin === true, options.rights);
  }

  /** Makes the bot an administrator, by default with all rights; `false` takes them away. */
  async promotesBot(rights: Partial<ChatAdministratorRights> | false = {}): Promise<void> {
    promoteBot(this.#world, this.state, this.#owner, rights);
  }

  /** The owner throws the bot out: `my_chat_member`, then 403 for everything it sends. */
  async kicksBot(): Promise<void> {
    leaveGroup(this.#world, this.state, this.#world.botUser, this.#owner);
  }

  /** Turns into a supergroup with another id; returns the old id. This object then is the supergroup. */
  async migrates(): Promise<number> {
    const old = this.state;
    this.state = migrate(this.#world, old);
    return old.chat.id;
  }

  /** A member opens a topic; resolves with its message_thread_id. */
  async opensTopic(name: string, by?: Person): Promise<number> {
    return openTopic(this.#world, this.state, by?.user ?? this.#owner, name).id;
  }

  transcript(): string {
    return transcript(this.#world, this.state);
  }

  get #owner(): User {
    const found = [...this.state.members.values()].find((one) => one.status === 'creator');
    if (found === undefined) throw new Error('A group without owner cannot happen.');
    return found.user;
  }
}

const channelBot: User = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };
