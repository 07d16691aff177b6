import { weekdays, type Closure, type Days, type HoursRow } from './hours.ts';
import { defaultHours, fixedHolidays, fullDecree } from './nationalDefaults.ts';
import type { Region, WorkPattern } from './region.ts';

const MINUTE = 60_000;
/** So many days are remembered as worked out; a calendar is asked for the same weeks again and again. */
const MOST_KEPT = 4_000;

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

/** A day the admin entered. `working`: work goes on though the city's file, or the city for its offices, says closed. */
export interface AddedDay extends Omit<Closure, 'kind'> {
  readonly kind: Closure['kind'] | 'working';
  /** Null: the whole city. */
  readonly officeCode: string | null;
}

/** Hours the admin entered, for the whole city or one office. */
export interface AddedHours extends Pick<HoursRow, 'from' | 'until' | 'pattern' | 'name' | 'days'> {
  readonly officeCode: string | null;
}

/** What stands beside the city's file: entered by the admin, kept in Postgres. */
export interface CalendarAdditions {
  readonly days: readonly AddedDay[];
  readonly hours: readonly AddedHours[];
}
export const NOTHING_ADDED: CalendarAdditions = { days: [], hours: [] };

type DayMark = Pick<AddedDay, 'on' | 'name' | 'kind'>;

/** Working hours of one pattern in one city, or one office. Build it with `calendarOf`; everything in here is derived. */
export type Calendar = {
  readonly timeZone: string;
  readonly pattern: WorkPattern;
  /** Of the rows that hold a date the first counts. */
  readonly rows: readonly Pick<HoursRow, 'from' | 'until' | 'days'>[];
  readonly closures: ReadonlyMap<string, DayMark>;
  /** Years whose holiday decree is entered; others know only the holidays with a fixed date and what was entered by hand. */
  readonly yearsEntered: ReadonlySet<number>;
  readonly warnings: readonly CalendarWarning[];
  readonly kept: Map<string, readonly Interval[]>;
};

/**
 * The calendar of a pattern, for the whole city or one office. Of two entries for a date the office's own counts before the
 * city's, and what the admin entered before the city's file; of rows of hours the one that begins last. `around_the_clock`
 * knows no holidays, only closures of the one office. Pure; build once and keep.
 */
export function calendarOf(
  region: Pick<Region, 'timeZone' | 'hours' | 'holidays'>,
  pattern: WorkPattern,
  added: CalendarAdditions = NOTHING_ADDED,
  officeCode: string | null = null,
): Calendar {
  const ofCity = added.days.filter((day) => day.officeCode === null);
  const ofOffice = officeCode === null ? [] : added.days.filter((day) => day.officeCode === officeCode);
  const city: DayMark[] = [...region.holidays, ...ofCity];
  const marks: DayMark[] = pattern === 'around_the_clock' ? ofOffice : [...city, ...ofOffice];
  const everyDay = [...new Map(city.map((day) => [day.on, day])).values()];
  const rows = rowsOf(region, pattern, added, officeCode);
  return {
    timeZone: region.timeZone,
    pattern,
    rows,
    closures: new Map(marks.map((day) => [day.on, day])),
    yearsEntered: yearsEnteredIn(everyDay),
    warnings: warningsOf(rows, pattern, everyDay),
    kept: new Map(),
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
  const on = date.toString();
  const entered = cal.closures.get(on);
  if (entered !== undefined)
    return entered.kind === 'working' ? undefined : { name: entered.name, kind: entered.kind };
  const fixed = cal.pattern === 'around_the_clock' ? undefined : fixedHolidays.get(on.slice(5));
  return fixed === undefined ? undefined : { name: fixed, kind: 'national' };
}

/** The working intervals of a date in order. `passOver` ignores closures. */
export function intervalsOn(cal: Calendar, date: Temporal.PlainDate, passOver = false): readonly Interval[] {
  if (passOver) return ordinaryOn(cal, date);
  const on = date.toString();
  const known = cal.kept.get(on);
  if (known !== undefined) return known;
  const intervals = closureOn(cal, date) === undefined ? ordinaryOn(cal, date) : [];
  if (cal.kept.size >= MOST_KEPT) cal.kept.clear();
  cal.kept.set(on, intervals);
  return intervals;
}

function ordinaryOn(cal: Calendar, date: Temporal.PlainDate): Interval[] {
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
export function midnight(cal: Pick<Calendar, 'timeZone'>, date: Temporal.PlainDate): number {
  return date.toZonedDateTime(cal.timeZone).epochMilliseconds;
}

/** The date of an instant in the calendar's zone. */
export function dateOf(cal: Pick<Calendar, 'timeZone'>, at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(cal.timeZone).toPlainDate();
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The row that begins last first; of two that begin together the office's, then the admin's, then the file's. */
function rowsOf(
  region: Pick<Region, 'hours'>,
  pattern: WorkPattern,
  added: CalendarAdditions,
  officeCode: string | null,
): Calendar['rows'] {
  const ofPattern = (row: { pattern: WorkPattern }) => row.pattern === pattern;
  const entered = added.hours.filter(ofPattern);
  return [
    ...entered.filter((row) => officeCode !== null && row.officeCode === officeCode),
    ...entered.filter((row) => row.officeCode === null),
    ...region.hours.filter(ofPattern),
  ].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1));
}

const yearOf = (day: { readonly on: string }): number => Number(day.on.slice(0, 4));

function yearsEnteredIn(days: readonly DayMark[]): Set<number> {
  const national = countBy(days.filter((day) => day.kind === 'national'));
  return new Set([...national].filter(([, count]) => count >= fullDecree).map(([year]) => year));
}

function countBy(days: readonly DayMark[]): Map<number, number> {
  const perYear = new Map<number, number>();
  for (const day of days) perYear.set(yearOf(day), (perYear.get(yearOf(day)) ?? 0) + 1);
  return perYear;
}

function warningsOf(
  rows: Calendar['rows'],
  pattern: WorkPattern,
  days: readonly DayMark[],
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
  const closed = days.filter((day) => day.kind !== 'working');
  if (!closed.some((day) => day.kind !== 'local')) found.push({ code: 'holidays.none' });
  for (const [year, count] of countBy(closed))
    if (count > 200) found.push({ code: 'holidays.tooMany', year });
  return found;
}
