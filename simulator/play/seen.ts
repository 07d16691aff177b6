import type { Message } from '@grammyjs/types';
import type { StoredMessage } from '../world.ts';
import { labels, words } from './transcript.ts';

/** Text to look for: a part of it, or a pattern. */
export type Wanted = string | RegExp;

/** A message as a test sees it, at the moment it was seen. */
export interface SeenMessage {
  readonly id: number;
  readonly text: string;
  /** Labels, row by row. */
  readonly buttons: string[][];
  readonly message: Message;
}

export const asSeen = (stored: StoredMessage): SeenMessage => ({
  id: stored.message.message_id,
  text: words(stored.message),
  buttons: labels(stored),
  message: stored.message,
});

/** Service messages (pins, topics, members) are not something said. */
export const isContent = ({ message }: StoredMessage): boolean =>
  !words(message).startsWith('(') || message.text !== undefined;

export const matches = ({ message }: StoredMessage, wanted: Wanted): boolean =>
  typeof wanted === 'string'
    ? words(message).includes(wanted)
    : new RegExp(wanted.source, wanted.flags.replace('g', '')).test(words(message));

export const describe = (wanted: Wanted): string =>
  typeof wanted === 'string' ? `"${wanted}"` : String(wanted);
