/** When something about duties is said that nobody waits for: on working days of the city and the office, never in the evening. */
import { intervalsOn, nextWorkingMorning, type Calendar } from '../domain/workingTime.ts';
import { toDate, type Desk } from './desk.ts';
import { todayIn } from './staffing.ts';

/** Nothing of it is said before or after, whatever the hours. Source: domain.md 4.5. */
const QUIET = { until: 7, from: 19 };

/** The city's own working days: when it begins, and when anybody is reminded at all. */
export const cityDays = (desk: Pick<Desk, 'calendar'>): Calendar => desk.calendar('five_days');

/** The days on which somebody of this office is reminded: the city works, and the office. Who works around the clock has office days too. */
export const reminderCalendars = (
  desk: Pick<Desk, 'calendar'>,
  { workPattern, officeCode }: { readonly workPattern: string; readonly officeCode: string },
): Calendar[] => [
  cityDays(desk),
  desk.calendar(workPattern === 'around_the_clock' ? 'five_days' : workPattern, officeCode),
];

/** Whether something may be said now that nobody waits for: the city works, and it is not evening. */
export function isReminderHour(desk: Pick<Desk, 'calendar' | 'region'>, now: Temporal.Instant): boolean {
  const hours = intervalsOn(cityDays(desk), todayIn(desk, now));
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return false;
  const { hour } = now.toZonedDateTimeISO(desk.region.timeZone);
  const ms = now.epochMilliseconds;
  return hour >= QUIET.until && hour < QUIET.from && first.startMs <= ms && ms < last.endMs;
}

/** When something of this kind may go: now, or when work begins next. */
export const reminderMoment = (desk: Pick<Desk, 'calendar' | 'region'>, now: Temporal.Instant): Date =>
  toDate(isReminderHour(desk, now) ? now : nextWorkingMorning(cityDays(desk), now));
