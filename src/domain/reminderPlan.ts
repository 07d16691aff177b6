/**
 * On which days a duty is reminded. A day that is no working day moves the reminder to the working day before, never the due date;
 * after it a week each until it is met. Source: `chat.md`, Duties and reminders; domain.md 2, 4.5.
 */
import { offsetsOf, type Duty } from './duties.ts';
import type { Role } from './authority.ts';
import { workingDayOnOrBefore, type Calendar } from './workingTime.ts';

/** Days overdue from which a copy goes upward, as a monthly draft that a coordinator releases. */
export const COPIES: readonly { readonly to: Role; readonly days: number }[] = [
  { to: 'office_head', days: 14 },
  { to: 'agency_head', days: 30 },
  { to: 'chair', days: 60 },
];

type Dated = Pick<Duty, 'offsets' | 'cadence'>;

/**
 * The days of reminders from `from` on (that day included) up to and with `until`, in order, each once. Where an event opened the
 * duty, its first reminders count from the event, and only after the due date weekly.
 */
export function reminderDays(
  calendar: Calendar,
  duty: Dated,
  due: { readonly on: Temporal.PlainDate; readonly eventOn?: Temporal.PlainDate | null },
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const { on: dueOn, eventOn = null } = due;
  const base = duty.offsets === 'event' && eventOn !== null ? eventOn : dueOn;
  const days = new Map<string, Temporal.PlainDate>();
  const add = (day: Temporal.PlainDate): void => {
    const on = workingDayOnOrBefore(calendar, day);
    if (isIn(on, from, until)) days.set(on.toString(), on);
  };
  for (const offset of offsetsOf(duty)) add(base.add({ days: offset }));
  if (duty.offsets !== 'listed')
    for (let week = firstWeek(dueOn, from); ; week++) {
      const day = dueOn.add({ days: 7 * week });
      // Moving goes back less than a fortnight, also over the longest row of holidays.
      if (Temporal.PlainDate.compare(day, until.add({ days: 14 })) > 0) break;
      add(day);
    }
  return [...days.values()].sort((a, b) => Temporal.PlainDate.compare(a, b));
}

/** The next day of a reminder strictly after `after`; null: none within the next two years. */
export function nextReminderDay(
  calendar: Calendar,
  duty: Dated,
  due: { readonly on: Temporal.PlainDate; readonly eventOn?: Temporal.PlainDate | null },
  after: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const from = after.add({ days: 1 });
  for (const days of [45, 400, 800]) {
    const [next] = reminderDays(calendar, duty, due, from, from.add({ days }));
    if (next !== undefined) return next;
  }
  return null;
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

/** No need to walk the weeks that are long gone. */
const firstWeek = (dueOn: Temporal.PlainDate, from: Temporal.PlainDate): number =>
  Math.max(1, Math.floor(dueOn.until(from, { largestUnit: 'days' }).days / 7));
