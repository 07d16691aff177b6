import type { Pool, PoolClient } from 'pg';
import type { Chat, Person, StoredDialogue } from '../db/people.ts';
import type { LawText } from '../domain/lawText.ts';
import type { NotaDinas } from '../domain/notaDinas.ts';
import type { Region } from '../domain/region.ts';
import { DELAYS, type DelayName } from '../domain/delays.ts';
import type { Impact, Priority, Urgency } from '../domain/priority.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { addWorkingDays, nextWorkingMorning, type Calendar } from '../domain/workingTime.ts';
import type { Change } from '../engine/change.ts';
import type { Incoming } from '../engine/incoming.ts';
import type { Speech } from '../engine/speech.ts';
import type { AdviceWish } from './advice.ts';
import type { CalendarKeeper, CalendarOf } from './calendars.ts';

/** What a guess about a report says; made by `ai/lexical.ts`, handed in by `main`. */
export interface Guess {
  readonly kind: TicketKind;
  readonly category: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly security: boolean;
  /** Only a greeting or thanks: opens nothing. */
  readonly small: 'greeting' | 'thanks' | null;
}

/** What every rule of the desk may use. Pure but for the database it reads; nothing here sends or writes. */
export interface Desk {
  readonly pool: Pool;
  readonly region: Region;
  /** The text of the city's regulation; null: it has not been entered. */
  readonly law: LawText | null;
  readonly guess: (text: string) => Guess;
  readonly botName: () => string;
  /** Where people reach the one-time pages, without a slash at the end; null: there are none. */
  readonly publicUrl: string | null;
  /** A new random id of a case: 16 characters of base32. */
  readonly newId: () => string;
  /** An official letter as PDF; made by `paper/`, handed in by `app`. */
  /** Asks a model about a ticket, in the transaction of the commit; null: none is configured. */
  readonly advise: ((on: PoolClient, wish: AdviceWish) => Promise<void>) | null;
  readonly print: (nota: NotaDinas) => Promise<Uint8Array>;
  /** The calendar of an office's work pattern; with the office's code also what was entered for that office alone. */
  readonly calendar: CalendarOf;
  /** What the admin entered beside the city's file, as this process knows it. */
  readonly calendars: CalendarKeeper;
  /** Records of subdomains are written by the name server's API; else by a technician's hand. */
  readonly writesDns: boolean;
  /** A file that somebody sent, up to so many bytes; read at Telegram each time. */
  readonly readFile: (fileId: string, most: number) => Promise<Uint8Array | 'tooLarge' | 'away'>;
}

/** One thing that arrived, with who, where and when, and the change it will cause. */
export interface Arrival {
  readonly input: Incoming;
  readonly person: Person | null;
  readonly chat: Chat;
  readonly dialogues: readonly StoredDialogue[];
  readonly now: Temporal.Instant;
  readonly change: Change;
}

/** An arrival by somebody we know. */
export interface Known extends Arrival {
  readonly person: Person;
}

/** The short answer to whoever acted: a callback's notice, or a message where there was no button. */
export type Notice = { readonly speech: Speech; readonly alert?: boolean } | null;

/** When a delay of the table ends, counted from now: wall clock minutes, or working days of that calendar. */
export function dueAt(calendar: Calendar, now: Temporal.Instant, name: DelayName): Date {
  const delay: { minutes?: number; workingDays?: number; workingMorning?: number; ownDate?: number } =
    DELAYS[name];
  if (delay.ownDate !== undefined) throw new Error(`When "${name}" is due stands in the case's own row.`);
  const due =
    delay.minutes !== undefined
      ? now.add({ minutes: delay.minutes })
      : delay.workingDays !== undefined
        ? addWorkingDays(calendar, now, delay.workingDays)
        : nextWorkingMorning(calendar, now);
  return new Date(due.epochMilliseconds);
}

export const toDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);
export const isPrivate = (arrival: Arrival): boolean => arrival.input.chat.type === 'private';

/** `dialogue:<person>:<chat>:<flow>`: what cards and timers of a dialogue belong to. */
export const dialogueOwner = (personId: number, chatId: number, flow: string): string =>
  `dialogue:${personId}:${chatId}:${flow}`;
