import { weekdays, type Closure, type Days, type HoursRow } from './hours.ts';
import { defaultHours, fixedHolidays } from './nationalDefaults.ts';
import type { Region, WorkPattern } from './region.ts';

const MINUTE = 60_000;

/** What the admin must be told: the calendar still works, but on a default. */
export type CalendarWarning =
  /** No row for this pattern: the week of Perpres 21/2023 counts. */
  | { code: 'hours.none'; pattern: WorkPattern }
  /** Days between rows, or before the first or after the last, fall back to Perpres 21/2023. */
  | { code: 'hours.gap'; from: string | null; until: string | null }
  /** No national holiday is entered at all: only those with a fixed date count, every year. */
  | { code: 'holidays.none' }
  /** More than 200 closed days in a year, which looks like a mistake. */
  | { code: 'holidays.tooMany'; year: number };

/** One stretch of work, epoch milliseconds, the end not included. */
export type Interval = { startMs: number; endMs: number };

/** Working hours of one pattern in one city. Build it with `calendarOf`; everything in here is derived. */
export type Calendar = {
  readonly timeZone: string;
  readonly pattern: WorkPattern;
  readonly rows: readonly HoursRow[];
  readonly closures: ReadonlyMap<string, Closure>;
  /** Years for which the holiday decree is entered; others know only the holidays with a fixed date. */
  readonly yearsEntered: ReadonlySet<number>;
  readonly warnings: readonly CalendarWarning[];
};

/** The calendar of a pattern. `around_the_clock` knows no holidays. Pure; build once and keep. */
export function calendarOf(
  region: Pick<Region, 'timeZone' | 'hours' | 'holidays'>,
  pattern: WorkPattern,
): Calendar {
  const rows = region.hours
    .filter((row) => row.pattern === pattern)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const closures = new Map(pattern === 'around_the_clock' ? [] : region.holidays.map((day) => [day.on, day]));
  const decreed = region.holidays.filter((day) => day.kind !== 'local');
  return {
    timeZone: region.timeZone,
    pattern,
    rows,
    closures,
    yearsEntered: new Set(decreed.map((day) => Number(day.on.slice(0, 4)))),
    warnings: warningsOf(rows, pattern, region.holidays),
  };
}

/** Years touched by the span whose holiday decree is not entered (dates in the city's zone). */
export function yearsMissing(cal: Calendar, from: Temporal.Instant, until: Temporal.Instant): number[] {
  if (cal.pattern === 'around_the_clock') return [];
  const missing: number[] = [];
  for (let year = dateOf(cal, from).year; year <= dateOf(cal, until).year && missing.length < 10; year++) {
    if (!cal.yearsEntered.has(year)) missing.push(year);
  }
  return missing;
}

/** What closes a date by name, as the person reads it in `Rincian waktu`; undefined for an ordinary day. */
export function closureOn(
  cal: Calendar,
  date: Temporal.PlainDate,
): { name: string; kind: Closure['kind'] } | undefined {
  if (cal.pattern === 'around_the_clock') return undefined;
  const entered = cal.closures.get(date.toString());
  if (entered !== undefined) return { name: entered.name, kind: entered.kind };
  const fixed = cal.yearsEntered.has(date.year) ? undefined : fixedHolidays.get(date.toString().slice(5));
  return fixed === undefined ? undefined : { name: fixed, kind: 'national' };
}

/** The working intervals of a date in order. `passOver` ignores closures. */
export function intervalsOn(cal: Calendar, date: Temporal.PlainDate, passOver = false): Interval[] {
  if (!passOver && closureOn(cal, date) !== undefined) return [];
  const hours = daysOn(cal, date)[weekdays[date.dayOfWeek - 1] ?? 'mon'];
  if (hours === undefined || hours.length === 0) return [];
  const zero = midnight(cal, date);
  return hours.map(([start, end]) => ({
    startMs: zero + minuteOf(start) * MINUTE,
    endMs: zero + minuteOf(end) * MINUTE,
  }));
}

function daysOn(cal: Calendar, date: Temporal.PlainDate): Days {
  const on = date.toString();
  const row = cal.rows.find((r) => r.from <= on && (r.until === undefined || on <= r.until));
  return row?.days ?? defaultHours[cal.pattern];
}

/** True when the date has any working time. */
export function isWorkingDay(cal: Calendar, date: Temporal.PlainDate): boolean {
  return intervalsOn(cal, date).length > 0;
}

/** Epoch milliseconds of local midnight. Indonesian zones know no summer time, so minutes after local midnight are minutes of the clock. */
export function midnight(cal: Calendar, date: Temporal.PlainDate): number {
  return date.toZonedDateTime(cal.timeZone).epochMilliseconds;
}

/** The date of an instant in the calendar's zone. */
export function dateOf(cal: Calendar, at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(cal.timeZone).toPlainDate();
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function warningsOf(
  rows: readonly HoursRow[],
  pattern: WorkPattern,
  holidays: readonly Closure[],
): CalendarWarning[] {
  const found: CalendarWarning[] = [];
  if (rows.length === 0) found.push({ code: 'hours.none', pattern });
  else if (!rows.some((row) => row.until === undefined)) {
    const last =
      rows
        .map((row) => row.until ?? '')
        .sort()
        .at(-1) ?? null;
    found.push({ code: 'hours.gap', from: last, until: null });
  }
  if (pattern === 'around_the_clock') return found;
  if (!holidays.some((day) => day.kind !== 'local')) found.push({ code: 'holidays.none' });
  const perYear = new Map<number, number>();
  for (const day of holidays)
    perYear.set(Number(day.on.slice(0, 4)), (perYear.get(Number(day.on.slice(0, 4))) ?? 0) + 1);
  for (const [year, count] of perYear) if (count > 200) found.push({ code: 'holidays.tooMany', year });
  return found;
}
