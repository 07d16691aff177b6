/** A date with a time of day, alone or as a window, as people type them: `24/11 09.30`, `besok 21.00 - 23.00`. */
import { readDateFirst, readTimeFirst } from './typedTimes.ts';

const instantOf = (date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone, plainTime: time }).toInstant();

/** One instant in the zone, and what follows it; null when there is no date or no time. */
function readFirst(
  text: string,
  today: Temporal.PlainDate,
  timeZone: string,
): { at: Temporal.Instant; date: Temporal.PlainDate; rest: string } | null {
  const dated = readDateFirst(text, today);
  const timed = dated === null ? null : readTimeFirst(dated.rest);
  if (dated === null || timed === null) return null;
  return { at: instantOf(dated.date, timed.time, timeZone), date: dated.date, rest: timed.rest };
}

export function readInstant(
  text: string,
  today: Temporal.PlainDate,
  timeZone: string,
): Temporal.Instant | null {
  const read = readFirst(text.trim(), today, timeZone);
  return read === null || read.rest !== '' ? null : read.at;
}

export interface Window {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

const DIVIDER = /\s*(?:-|–|—|\bs\.?\/?d\.?\b|\bsampai(?: dengan)?\b|\bhingga\b|\bto\b|\buntil\b)\s*/iu;

/** From and until; an end without a date is on the day of the beginning, after midnight on the next. */
export function readWindow(text: string, today: Temporal.PlainDate, timeZone: string): Window | null {
  const start = readFirst(text.trim(), today, timeZone);
  if (start === null) return null;
  const rest = start.rest.replace(DIVIDER, (found, at: number) => (at === 0 ? '' : found));
  if (rest === start.rest) return null;
  const dated = readInstant(rest, start.date, timeZone);
  if (dated !== null) return inOrder(start.at, dated);
  const timed = readTimeFirst(rest);
  if (timed === null || timed.rest !== '') return null;
  const sameDay = instantOf(start.date, timed.time, timeZone);
  const isNextDay = Temporal.Instant.compare(sameDay, start.at) <= 0;
  return inOrder(
    start.at,
    isNextDay ? instantOf(start.date.add({ days: 1 }), timed.time, timeZone) : sameDay,
  );
}

const inOrder = (startsAt: Temporal.Instant, endsAt: Temporal.Instant): Window | null =>
  Temporal.Instant.compare(startsAt, endsAt) < 0 ? { startsAt, endsAt } : null;
