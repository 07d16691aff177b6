/**
 * On which days a duty is reminded. A day that is no working day moves the reminder to the working day before, never the due date;
 * after it a week each until it is met. What is only listed comes once a month, for the first; what "may" be done (`isOptional`) is
 * reminded up to its date and never after it. Source: `chat.md`, Duties and reminders; domain.md 2, 4.5.
 */
import { offsetsOf, type Duty } from './duties.ts';
import type { Role } from './authority.ts';
import { isWorkingDay, type Calendar } from './workingTime.ts';

/** Days overdue from which a copy goes upward, as a monthly draft that a coordinator releases. */
export const COPIES: readonly { readonly to: Role; readonly days: number }[] = [
  { to: 'office_head', days: 14 },
  { to: 'agency_head', days: 30 },
  { to: 'chair', days: 60 },
];

type Dated = Pick<Duty, 'offsets' | 'cadence' | 'isOptional'>;

/** When a cycle is due, and what opened it where an event did. */
export interface DueOn {
  readonly on: Temporal.PlainDate;
  readonly eventOn?: Temporal.PlainDate | null;
}

/** A day counts when it is a working day in each of them: the city's and the office's. */
export type Calendars = Calendar | readonly Calendar[];

/** Moving goes back less than so many days, also over the longest row of holidays. */
const LONGEST_ROW = 14;

/** The day itself when it is a working day, else the working day before it; the day itself when there is none for weeks. */
export function reminderDayOnOrBefore(calendars: Calendars, date: Temporal.PlainDate): Temporal.PlainDate {
  const all = Array.isArray(calendars) ? (calendars as readonly Calendar[]) : [calendars as Calendar];
  for (let back = 0; back <= LONGEST_ROW; back++) {
    const day = date.subtract({ days: back });
    if (all.every((calendar) => isWorkingDay(calendar, day))) return day;
  }
  return date;
}

/**
 * The days of reminders from `from` on (that day included) up to and with `until`, in order, each once. Where an event opened the
 * duty, its first reminders count from the event, and only after the due date weekly.
 */
export function reminderDays(
  calendars: Calendars,
  duty: Dated,
  due: DueOn,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const days = new Map<string, Temporal.PlainDate>();
  for (const day of namedDays(duty, due, from, until.add({ days: LONGEST_ROW }))) {
    const on = reminderDayOnOrBefore(calendars, day);
    if (isIn(on, from, until)) days.set(on.toString(), on);
  }
  return [...days.values()].sort((a, b) => Temporal.PlainDate.compare(a, b));
}

/** The next day of a reminder strictly after `after`; null: there is none, however long one waits. */
export const nextReminderDay = (
  calendars: Calendars,
  duty: Dated,
  due: DueOn,
  after: Temporal.PlainDate,
): Temporal.PlainDate | null =>
  soonest(due, after.add({ days: 1 }), (from, until) => reminderDays(calendars, duty, due, from, until)[0]);

/**
 * The first reminder of a cycle that counts from this day on. Where the working day before it had gone by when the cycle began, it is
 * the day itself: a day off that lies behind by the next working morning, and so is made up for then.
 */
export const firstReminderDay = (
  calendars: Calendars,
  duty: Dated,
  due: DueOn,
  from: Temporal.PlainDate,
): Temporal.PlainDate | null =>
  soonest(due, from, (begin, until) => {
    const [day] = namedDays(duty, due, begin, until);
    if (day === undefined) return undefined;
    const on = reminderDayOnOrBefore(calendars, day);
    return Temporal.PlainDate.compare(on, from) < 0 ? day : on;
  });

/** Looks in longer and longer spans; a term of five years is first reminded of a year and a half before its end. */
function soonest(
  due: DueOn,
  from: Temporal.PlainDate,
  look: (from: Temporal.PlainDate, until: Temporal.PlainDate) => Temporal.PlainDate | undefined,
): Temporal.PlainDate | null {
  const span = from.until(due.on, { largestUnit: 'days' }).days;
  for (const days of [45, 400, ...(span > 360 ? [span + 45] : [])]) {
    const found = look(from, from.add({ days }));
    if (found !== undefined) return found;
  }
  return null;
}

/** The days that the rule names, before any is moved, in order. */
function namedDays(
  duty: Dated,
  due: DueOn,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const { on: dueOn, eventOn = null } = due;
  const base = duty.offsets === 'event' && eventOn !== null ? eventOn : dueOn;
  const days = offsetsOf(duty).map((offset) => base.add({ days: offset }));
  if (duty.offsets === 'listed') days.push(...firstsOfMonth(dueOn, from, until));
  else if (!duty.isOptional)
    for (let week = firstWeek(dueOn, from); ; week++) {
      const day = dueOn.add({ days: 7 * week });
      if (Temporal.PlainDate.compare(day, until) > 0) break;
      days.push(day);
    }
  return days.filter((day) => isIn(day, from, until)).sort((a, b) => Temporal.PlainDate.compare(a, b));
}

/** To whom a copy is due by now. A duty whose cadence the text does not give never goes above Kepala Dinas. */
export function copiesDue(
  duty: Pick<Duty, 'cadenceSource' | 'isOptional'>,
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Role[] {
  if (duty.isOptional) return [];
  const late = dueOn.until(today, { largestUnit: 'days' }).days;
  return COPIES.filter(
    ({ to, days }) => late >= days && (to !== 'chair' || duty.cadenceSource === 'text'),
  ).map(({ to }) => to);
}

const isIn = (day: Temporal.PlainDate, from: Temporal.PlainDate, until: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, until) <= 0;

/** First days of the months after the due date, from the month of `from` on up to and with `last`. */
function firstsOfMonth(
  dueOn: Temporal.PlainDate,
  from: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const firsts: Temporal.PlainDate[] = [];
  const begins = Temporal.PlainDate.compare(dueOn, from) > 0 ? dueOn : from;
  let first = begins.with({ day: 1 });
  for (; Temporal.PlainDate.compare(first, last) <= 0; first = first.add({ months: 1 }))
    if (Temporal.PlainDate.compare(first, dueOn) > 0) firsts.push(first);
  return firsts;
}

/** No need to walk the weeks that are long gone. */
const firstWeek = (dueOn: Temporal.PlainDate, from: Temporal.PlainDate): number =>
  Math.max(1, Math.floor(dueOn.until(from, { largestUnit: 'days' }).days / 7));
