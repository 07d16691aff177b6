import type { Message, User } from '@grammyjs/types';
import { captioned, forwardOf } from '../acts.ts';
import { mediumOf } from '../media.ts';
import type { Content } from '../messages.ts';
import type { World } from '../world.ts';
import { samples } from './samples.ts';
import type { SeenMessage } from './seen.ts';

export interface Options {
  /** Topic of a forum. */
  readonly thread?: number;
}

/** A file and what goes with it; what is not given is a small sample. */
export interface Attachment {
  readonly caption?: string;
  readonly name?: string;
  readonly type?: string;
  readonly bytes?: Uint8Array;
  readonly duration?: number;
  readonly width?: number;
  readonly height?: number;
  readonly emoji?: string;
  readonly replyTo?: { id: number };
}

type Say = (content: Content, options: Options, replyTo?: number) => SeenMessage;

/** Everything a person can send that is not plain text. Each resolves with the message, an album with all of its. */
export function senders(world: World, user: User, say: Say) {
  const medium = async (
    kind: keyof typeof samples,
    what: Attachment & Options,
    extra: Content = {},
  ): Promise<SeenMessage> => {
    const sample = samples[kind];
    const file = world.files.add(kind, {
      name: what.name ?? sample.name,
      type: what.type ?? sample.type,
      bytes: what.bytes ?? sample.bytes,
    });
    const content = { ...mediumOf(kind, file, what), ...captioned(what.caption), ...extra };
    return say(content, what, what.replyTo?.id);
  };
  return {
    photo: (what: Attachment & Options = {}) => medium('photo', what),
    voice: (what: Attachment & Options = {}) => medium('voice', what),
    video: (what: Attachment & Options = {}) => medium('video', what),
    document: (what: Attachment & Options = {}) => medium('document', what),
    sticker: (what: Attachment & Options = {}) => medium('sticker', what),
    location: async (latitude = 1.4428, longitude = 125.1828, options: Options = {}) =>
      say({ location: { latitude, longitude } }, options),
    contact: async (phone_number = '+6281200000000', options: Options = {}) =>
      say({ contact: { phone_number, first_name: user.first_name, user_id: user.id } }, options),
    poll: async (question = 'Kapan?', choices: string[] = ['Hari ini', 'Besok'], options: Options = {}) =>
      say({ poll: pollOf(world, question, choices) }, options),
    album: async (
      items: (Attachment & { kind?: 'photo' | 'video' | 'document' })[],
      options: Options = {},
    ) => {
      const media_group_id = String(13_000_000_000 + world.nextId());
      const sent: SeenMessage[] = [];
      for (const { kind = 'photo', ...item } of items)
        sent.push(await medium(kind, { ...item, ...options }, { media_group_id }));
      return sent;
    },
    /** A message of another chat, forwarded here. */
    forward: async (message: Message, options: Options = {}) => say(forwardOf(message), options),
    /** Any content, for kinds of messages nothing above makes. */
    content: async (content: Content, options: Options = {}) => say(content, options),
  };
}

function pollOf(world: World, question: string, choices: string[]): NonNullable<Message['poll']> {
  return {
    id: String(5_000_000_000 + world.nextId()),
    question,
    options: choices.map((text, index) => ({ persistent_id: String(index), text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: 'regular',
    allows_multiple_answers: false,
    allows_revoting: true,
    members_only: false,
  };
}
