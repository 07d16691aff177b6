/** What of the calendar rests on a default, as seen from one day: what the admin must be told, once each. */
import type { Calendar } from './calendar.ts';
import type { WorkPattern } from './region.ts';

export type CalendarNeed =
  /** Fewer national holidays than a decree names: only those with a fixed date count beside them. */
  | { readonly is: 'year'; readonly year: number }
  /** From this day on no row of hours holds: the week of Perpres 21/2023 counts. */
  | { readonly is: 'hours'; readonly pattern: WorkPattern; readonly fromOn: string }
  /** More than 200 closed days, which looks like a mistake. */
  | { readonly is: 'tooMany'; readonly year: number };

/**
 * The longest target is five working days, the longest reminder five more: no deadline reaches further than a month. From this
 * month on the next year's decree is needed; the decree itself comes out in autumn (of 2026: SKB 1497/2/5 Tahun 2025).
 */
const NEXT_YEAR_FROM = 12;
const DAYS_AHEAD = 45;

/** What stands in the way of a calendar without defaults; the same thing always has the same `keyOf`. */
export function calendarNeeds(calendars: readonly Calendar[], today: Temporal.PlainDate): CalendarNeed[] {
  const needs = new Map<string, CalendarNeed>();
  const tell = (need: CalendarNeed) => needs.set(keyOf(need), need);
  const years = today.month >= NEXT_YEAR_FROM ? [today.year, today.year + 1] : [today.year];
  for (const cal of calendars) {
    if (cal.pattern !== 'around_the_clock')
      for (const year of years) if (!cal.yearsEntered.has(year)) tell({ is: 'year', year });
    const bare = firstWithoutHours(cal, today);
    if (bare !== undefined) tell({ is: 'hours', pattern: cal.pattern, fromOn: bare });
    for (const warning of cal.warnings)
      if (warning.code === 'holidays.tooMany') tell({ is: 'tooMany', year: warning.year });
  }
  return [...needs.values()];
}

/** How an alarm is remembered. A gap that begins at another date is another thing. */
export const keyOf = (need: CalendarNeed): string =>
  need.is === 'hours'
    ? `hours:${need.pattern}:${need.fromOn}`
    : need.is === 'year'
      ? `year:${need.year}`
      : `tooMany:${need.year}`;

/** The first day of a gap that lies within sight: the day after the last row before it, '' where there never was one. */
function firstWithoutHours({ rows }: Calendar, today: Temporal.PlainDate): string | undefined {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const on = today.add({ days: ahead }).toString();
    if (rows.some((row) => row.from <= on && (row.until === undefined || on <= row.until))) continue;
    const before = rows.flatMap(({ until }) => (until !== undefined && until < on ? [until] : [])).sort();
    const last = before.at(-1);
    return last === undefined ? '' : Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  }
  return undefined;
}
