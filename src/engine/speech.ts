/**
 * What the desk wants to say, before words: a sentence of `locales/` with its parameters, buttons by action, or somebody's own
 * words carried over. Rendered in the reader's language when sent. JSON, because it waits in `outbox`.
 */
import type { Role } from '../domain/authority.ts';
import type { Media } from '../domain/media.ts';
import type { SentenceName, SentenceParams } from '../locales/index.ts';

export type { Media };

export interface Button {
  /** A label of `locales/`. */
  readonly label: string;
  /** Values the label needs (a ticket's short number, a name). */
  readonly with?: Readonly<Record<string, string | number>>;
  /** At most 64 bytes; see `buttonData`. */
  readonly data: string;
}

/** Where the message hangs: under a message, under the case's card in that chat, or nowhere. */
export type ReplyTo = { readonly messageId: number } | { readonly card: string } | null;

export type Speech =
  | {
      readonly is: 'sentence';
      readonly name: SentenceName;
      readonly with: Readonly<Record<string, unknown>>;
      readonly buttons?: readonly (readonly Button[])[];
      readonly replyTo?: ReplyTo;
      /** Named at the front, so that he is notified in a group. */
      readonly mention?: { readonly telegramId: number; readonly name: string };
      /** His client (of a group: only the mentioned one's) opens a reply to our message. */
      readonly asksReply?: boolean;
      /** Takes the place of the last message of this kind about the case in this chat. */
      readonly replaces?: string;
      /** Shown in the place of this message of ours, where that can still be edited. */
      readonly edits?: number;
      readonly part?: 'notice' | 'relay';
    }
  | {
      /** Somebody's words or file, carried over with a heading. */
      readonly is: 'carried';
      readonly heading: SentenceName | null;
      readonly with: Readonly<Record<string, unknown>>;
      readonly text: string;
      readonly media: readonly Media[];
      readonly buttons?: readonly (readonly Button[])[];
      readonly replyTo?: ReplyTo;
    }
  | {
      /** The ticket of the row's case, drawn when sent. */
      readonly is: 'ticket';
      readonly view: 'status' | 'history' | 'historyForReporter' | 'times';
      readonly buttons: readonly (readonly Button[])[];
    }
  | {
      /** A reaction under a message; where Telegram refuses it, the sentence is said instead. */
      readonly is: 'reaction';
      readonly emoji: '👍' | '👌';
      readonly messageId: number;
      readonly orSay: SentenceName;
    }
  | {
      /** A file that a case has in the database; sent as a document with its caption. */
      readonly is: 'file';
      readonly caseId: string;
      readonly sha256: string;
      readonly caption: { readonly name: SentenceName; readonly with: Readonly<Record<string, unknown>> };
      readonly buttons: readonly (readonly Button[])[];
    }
  /** One of many who get the same words; these stand once in `broadcasts`. */
  | { readonly is: 'broadcast'; readonly id: number }
  /** What an announcement or a notice that is being written will look like. */
  | { readonly is: 'preview'; readonly caseId: string }
  /** An office's link as a picture to print and hang up. */
  | { readonly is: 'qr'; readonly link: string; readonly office: string }
  /** Offices and people as a spreadsheet: as they are when it is sent, empty to fill in, or the links for who is invited. */
  | {
      readonly is: 'sheet';
      readonly which: 'export' | 'template' | 'invitations';
      readonly invitations?: readonly SheetInvitation[];
    }
  /** Duties of all offices as pictures or as a spreadsheet, as they are when it is sent. */
  | {
      readonly is: 'duties';
      readonly as: 'picture' | 'table';
      readonly place: { readonly duty: string | null; readonly office: string | null };
    }
  /** Telegram's command menu of this chat, by the person's roles. */
  | { readonly is: 'menu' }
  | {
      /** Duties to be reminded of on this day (ISO date), those that still are when it is sent. Null: he is told nothing of others'. */
      readonly is: 'reminder';
      readonly on: string;
      readonly cases: readonly string[];
      readonly oversight: ReminderOversight | null;
    }
  /** What of a released draft concerns these offices and is still owed when it is sent; null: all of it. */
  | { readonly is: 'dutyCopy'; readonly copyId: string; readonly offices: readonly string[] | null }
  /** A document made when it is sent: all data of one person, or the draft minutes of one list. */
  | { readonly is: 'document'; readonly what: 'ownData' | 'disposal' | 'requestLetter'; readonly id: string }
  | {
      /** A message goes, also one that is not ours; then `says`, or `orSay` where Telegram refuses. Null: nothing is said. */
      readonly is: 'remove';
      readonly messageId: number;
      readonly says: SentenceName | null;
      readonly orSay: SentenceName | null;
    }
  /** The question is answered: its buttons go. */
  | { readonly is: 'unbutton'; readonly messageId: number };

/** What a coordinator is told once a week beside his own duties. */
export interface ReminderOversight {
  /** Duties and offices whose data awal nobody has recorded. */
  readonly missingDuties: number;
  readonly missingOffices: number;
  /** Offices and posts in which nobody can be reminded, by name. */
  readonly nobody: readonly string[];
}

export interface SheetInvitation {
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly link: string;
  /** ISO instant. */
  readonly until: string;
}

/** A sentence with its parameters checked against the locale. */
export function sentence<N extends SentenceName>(
  name: N,
  params: SentenceParams<N>,
  more: Omit<Extract<Speech, { is: 'sentence' }>, 'is' | 'name' | 'with'> = {},
): Extract<Speech, { is: 'sentence' }> {
  return { is: 'sentence', name, with: params, ...more };
}
