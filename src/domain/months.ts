/** Months as people type them (`oktober`, `okt 2026`, `2026-10`, `10/2026`, `lalu`) and as spans of time in the city's zone. */
import type { Region } from './region.ts';
import { monthNamed } from './typedDates.ts';

const THIS = /^(?:(?:bulan )?ini|this(?: month)?)$/;
const LAST = /^(?:(?:bulan )?(?:lalu|kemarin)|last(?: month)?)$/;

/**
 * The month meant; nothing typed means the running one. A year left out means the newest such month that has begun. Null: not a
 * month. One that has not begun yet is given back as well: whoever asks says so.
 */
export function readMonth(text: string, today: Temporal.PlainDate): Temporal.PlainYearMonth | null {
  const low = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const running = today.toPlainYearMonth();
  if (low === '' || THIS.test(low)) return running;
  if (LAST.test(low)) return running.subtract({ months: 1 });
  const parts =
    /^(?<year>\d{4}) ?[-/.] ?(?<month>\d{1,2})$/.exec(low) ??
    /^(?<month>\d{1,2}) ?[-/.] ?(?<year>\d{4}|\d{2})$/.exec(low) ??
    /^(?:bulan )?(?<month>\p{L}+\.?)(?:[ -](?<year>\d{4}|\d{2}))?$/u.exec(low) ??
    /^(?:bulan )?(?<month>\d{1,2})$/.exec(low);
  if (parts?.groups === undefined) return null;
  const { month: word = '', year } = parts.groups;
  const month = /^\d/.test(word) ? Number(word) : monthNamed(word);
  if (month === undefined || month < 1 || month > 12) return null;
  if (year !== undefined)
    return Temporal.PlainYearMonth.from({ year: Number(year.length === 2 ? `20${year}` : year), month });
  const thisYear = Temporal.PlainYearMonth.from({ year: today.year, month });
  return Temporal.PlainYearMonth.compare(thisYear, running) > 0 ? thisYear.subtract({ years: 1 }) : thisYear;
}

export interface MonthSpan {
  readonly from: Temporal.Instant;
  /** Not included: midnight of the next month, or the present moment of a month that is running. */
  readonly until: Temporal.Instant;
  readonly isRunning: boolean;
}

/** From local midnight of the first day; null when it has not begun at `now`. */
export function spanOf(
  month: Temporal.PlainYearMonth,
  now: Temporal.Instant,
  region: Pick<Region, 'timeZone'>,
): MonthSpan | null {
  const midnight = (of: Temporal.PlainYearMonth) =>
    of.toPlainDate({ day: 1 }).toZonedDateTime(region.timeZone).toInstant();
  const from = midnight(month);
  const end = midnight(month.add({ months: 1 }));
  if (Temporal.Instant.compare(from, now) > 0) return null;
  const isRunning = Temporal.Instant.compare(now, end) < 0;
  return { from, until: isRunning ? now : end, isRunning };
}
