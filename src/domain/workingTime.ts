import { dateOf, intervalsOn, isWorkingDay, midnight, type Calendar, type Interval } from './calendar.ts';

export {
  calendarOf,
  closureOn,
  intervalsOn,
  isWorkingDay,
  NOTHING_ADDED,
  yearsMissing,
  type AddedDay,
  type AddedHours,
  type Calendar,
  type CalendarAdditions,
  type CalendarWarning,
} from './calendar.ts';

const MINUTE = 60_000;
/** After so many days in a row without working time no closure is believed any more: a search always ends. */
const longestClosure = 366;
/** More would be a bug of the caller: about six years of office hours, one of wall-clock time. */
const mostMinutes = 1_000_000;
const mostDays = 2_000;
/** No "morning" begins earlier, also where work goes on around the clock (domain.md 4.5, quiet hours). */
const morningFrom = 7 * 60;

/** True from the first instant of an interval up to, not including, its last. */
export function isWorking(cal: Calendar, at: Temporal.Instant): boolean {
  const ms = at.epochMilliseconds;
  return intervalsOn(cal, dateOf(cal, at)).some((i) => i.startMs <= ms && ms < i.endMs);
}

/** `from` itself when work is going on, else the beginning of the next interval. */
export function nextWorkingMoment(cal: Calendar, from: Temporal.Instant): Temporal.Instant {
  const ms = from.epochMilliseconds;
  for (const interval of forward(cal, from)) {
    if (interval.startMs <= ms) return from;
    return instant(interval.startMs);
  }
  return from;
}

/** The beginning of the first working day that begins after `from`, never before 07.00 local time. */
export function nextWorkingMorning(cal: Calendar, from: Temporal.Instant): Temporal.Instant {
  const ms = from.epochMilliseconds;
  for (const { date, intervals } of days(cal, dateOf(cal, from))) {
    const early = midnight(cal, date) + morningFrom * MINUTE;
    const open = intervals.find((i) => i.endMs > early);
    if (open !== undefined && Math.max(open.startMs, early) > ms)
      return instant(Math.max(open.startMs, early));
  }
  return from;
}

/**
 * The instant when so many working minutes have passed since `from`; 0 gives `from` back. What ends with a day ends at
 * its last minute, not the next morning. Throws a RangeError for negative, endless or absurdly many minutes.
 */
export function addWorkingMinutes(cal: Calendar, from: Temporal.Instant, minutes: number): Temporal.Instant {
  let left = milliseconds(minutes);
  if (left === 0) return from;
  const ms = from.epochMilliseconds;
  for (const { startMs, endMs } of forward(cal, from)) {
    const begins = Math.max(startMs, ms);
    if (begins + left <= endMs) return instant(begins + left);
    left -= endMs - begins;
  }
  return from;
}

/**
 * The latest instant from which so many working minutes pass until `until`; 0 gives `until` back. What begins with a day begins at
 * its first minute, not the evening before. Throws like `addWorkingMinutes`.
 */
export function subtractWorkingMinutes(
  cal: Calendar,
  until: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  let left = milliseconds(minutes);
  if (left === 0) return until;
  const ms = until.epochMilliseconds;
  for (const { intervals } of days(cal, dateOf(cal, until), -1)) {
    for (const { startMs, endMs } of intervals.toReversed()) {
      const ends = Math.min(endMs, ms);
      if (ends <= startMs) continue;
      if (ends - left >= startMs) return instant(ends - left);
      left -= ends - startMs;
    }
  }
  return until;
}

/** Working minutes (fractions kept) between two instants; holidays and breaks do not count. 0 when `b` is not after `a`. */
export function workingMinutesBetween(cal: Calendar, a: Temporal.Instant, b: Temporal.Instant): number {
  const [from, until] = [a.epochMilliseconds, b.epochMilliseconds];
  if (until <= from) return 0;
  let sum = 0;
  for (const { startMs, endMs } of forward(cal, a)) {
    if (startMs >= until) break;
    sum += Math.min(endMs, until) - Math.max(startMs, from);
  }
  return sum / MINUTE;
}

/**
 * The same local time so many working days later. What comes outside hours counts from the next working moment. The time
 * is clamped into that day's hours: before opening → opening, in a break → its end, after closing → closing.
 */
export function addWorkingDays(cal: Calendar, from: Temporal.Instant, count: number): Temporal.Instant {
  if (!Number.isInteger(count) || count < 0 || count > mostDays)
    throw new RangeError(`addWorkingDays: count must be a whole number from 0 to ${mostDays}, not ${count}`);
  if (count === 0) return from;
  const start = nextWorkingMoment(cal, from);
  const today = dateOf(cal, start);
  const timeOfDay = start.epochMilliseconds - midnight(cal, today);
  let left = count;
  for (const { date, intervals } of days(cal, today.add({ days: 1 }))) {
    if (intervals.length === 0 || --left > 0) continue;
    const wanted = midnight(cal, date) + timeOfDay;
    const open = intervals.find((i) => wanted < i.endMs);
    return instant(open === undefined ? (intervals.at(-1)?.endMs ?? wanted) : Math.max(open.startMs, wanted));
  }
  return from;
}

/** The last working day strictly before the date. */
export function workingDayBefore(cal: Calendar, date: Temporal.PlainDate): Temporal.PlainDate {
  for (let back = 1; back <= longestClosure; back++) {
    const day = date.subtract({ days: back });
    if (isWorkingDay(cal, day)) return day;
  }
  return date.subtract({ days: 1 });
}

/** The date itself when it is a working day, else the working day before it (reminders move, due dates do not). */
export function workingDayOnOrBefore(cal: Calendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(cal, date) ? date : workingDayBefore(cal, date);
}

/** Working intervals that end after `from`, for ever; ends by itself only at the edge of what Temporal can say. */
function* forward(cal: Calendar, from: Temporal.Instant): Generator<Interval> {
  const ms = from.epochMilliseconds;
  for (const { intervals } of days(cal, dateOf(cal, from))) {
    for (const interval of intervals) if (interval.endMs > ms) yield interval;
  }
}

function* days(
  cal: Calendar,
  first: Temporal.PlainDate,
  way: 1 | -1 = 1,
): Generator<{ date: Temporal.PlainDate; intervals: readonly Interval[] }> {
  let closed = 0;
  for (let date = first; ; date = date.add({ days: way })) {
    const isBelieved = closed < longestClosure;
    const intervals = intervalsOn(cal, date, !isBelieved);
    if (isBelieved) closed = intervals.length > 0 ? 0 : closed + 1;
    yield { date, intervals };
  }
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

function milliseconds(minutes: number): number {
  if (!(minutes >= 0 && minutes <= mostMinutes))
    throw new RangeError(`working minutes must be between 0 and ${mostMinutes}, not ${minutes}`);
  return Math.round(minutes * MINUTE);
}
