/**
 * What the desk keeps, why, how long and how it goes: one row a class. The periods are proposals without legal force until the
 * city's own archive schedule (JRA, UU 43/2009 Pasal 48) gives a code; a city's file may set period and code. Source: domain.md
 * 6.1(4), UU 27/2022.
 */
import { z } from 'zod';

/** `proposed`: listed at night and destroyed with minutes by two people. `automatic`: goes by itself, it is no record. */
export type Going = 'proposed' | 'automatic';

/** What the period counts from: the case is closed, it was last used, the last role ended, it was written. */
export type CountsFrom = 'closed' | 'used' | 'roleEnded' | 'written';

export interface RecordRule {
  /** ISO 8601 period of calendar years, months or days. */
  readonly keep: string;
  readonly from: CountsFrom;
  readonly goes: Going;
  /** Code of the archive schedule; null: none is entered, the period is the desk's proposal. */
  readonly jra: string | null;
}

/** Order is the order in which people read them. */
export const RECORD_DEFAULTS = {
  /** Words, photos and documents of a case. */
  'message-text': { keep: 'P2Y', from: 'closed', goes: 'proposed', jra: null },
  /** Number, kind, times and who by number: a ticket without its words. */
  'ticket-record': { keep: 'P5Y', from: 'closed', goes: 'proposed', jra: null },
  /** Applications, decrees, evidence of duties. */
  evidence: { keep: 'P10Y', from: 'closed', goes: 'proposed', jra: null },
  /** Announcements and notices of trouble, with who got them and who has read them. */
  announcement: { keep: 'P2Y', from: 'closed', goes: 'proposed', jra: null },
  /** Who opened a restricted case and when; a ticket's record never goes before its youngest reading is so old. */
  'access-log': { keep: 'P5Y', from: 'written', goes: 'proposed', jra: null },
  /** Roles that have ended, registrations, invitations, leave, moves between offices. */
  'role-record': { keep: 'P1Y', from: 'roleEnded', goes: 'proposed', jra: null },
  /** Name and Telegram id of somebody who has no role any more. */
  profile: { keep: 'P1Y', from: 'roleEnded', goes: 'proposed', jra: null },
  /** What people asked about their own data, and the lists of what was destroyed with their minutes. */
  'request-record': { keep: 'P10Y', from: 'closed', goes: 'proposed', jra: null },
  /** A report that was never sent. */
  draft: { keep: 'P30D', from: 'used', goes: 'automatic', jra: null },
  /** What waits to be worked or sent, emptied after use; chats of strangers. */
  queue: { keep: 'P7D', from: 'used', goes: 'automatic', jra: null },
} as const satisfies Record<string, RecordRule>;

export type RecordClass = keyof typeof RECORD_DEFAULTS;
export const RECORD_CLASSES = Object.keys(RECORD_DEFAULTS) as RecordClass[];

/** The classes a city may set: those that are records. */
const SETTABLE = RECORD_CLASSES.filter((name) => RECORD_DEFAULTS[name].goes === 'proposed') as [
  RecordClass,
  ...RecordClass[],
];

const period = /^P(?:[1-9]\d?Y|[1-9]\d{0,2}[MD])$/;

const RowSchema = z.strictObject({
  keep: z.string().regex(period, "write a period such as 'P5Y', 'P18M' or 'P30D'"),
  /** Code of the city's archive schedule (JRA); null: the period stays a proposal. */
  jra: z.string().min(1, 'write the code, or null').nullable().default(null),
});

/** What a city's file says of retention: only the classes where it differs from the proposals above. */
export const RetentionSchema = z.partialRecord(z.enum(SETTABLE), RowSchema);

export type Retention = Partial<Record<RecordClass, { keep: string; jra: string | null }>>;

export function ruleOf(city: { readonly retention?: Retention | undefined }, name: RecordClass): RecordRule {
  return { ...RECORD_DEFAULTS[name], ...city.retention?.[name] };
}

/** What closed or ended before this instant has been kept its time; counted back on the city's calendar. */
export function overBefore(
  city: { readonly retention?: Retention | undefined; readonly timeZone: string },
  name: RecordClass,
  now: Temporal.Instant,
): Temporal.Instant {
  return now.toZonedDateTimeISO(city.timeZone).subtract(ruleOf(city, name).keep).toInstant();
}
