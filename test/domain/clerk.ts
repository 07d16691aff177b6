/**
 * A slow and independent judge of working time: a clerk who looks at the wall clock every minute and knows nothing of intervals. He has
 * his own table of which minutes of which date are worked, and shares no line with `src/domain/calendar.ts`.
 */
import type { CalendarAdditions } from '../../src/domain/workingTime.ts';
import type { Region, WorkPattern } from '../../src/domain/region.ts';

export interface Clerk {
  /** Whether the minute that begins at this instant is worked. */
  works(at: Temporal.Instant): boolean;
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const FIXED: Readonly<Record<string, true>> = {
  '01-01': true,
  '05-01': true,
  '06-01': true,
  '08-17': true,
  '12-25': true,
};

/** `region` has hours for every date it is asked about. */
export function clerkOf(
  region: Pick<Region, 'timeZone' | 'hours' | 'holidays'>,
  pattern: WorkPattern,
  added: CalendarAdditions,
  officeCode: string | null,
): Clerk {
  const offset = { 'Asia/Jakarta': 7, 'Asia/Pontianak': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }[
    region.timeZone
  ];
  const minutesOf = new Map<string, boolean[]>();
  const isClosed = (on: string): boolean => {
    const own = added.days.filter(
      (day) => day.on === on && day.officeCode === officeCode && officeCode !== null,
    );
    if (own.length > 0) return own[0]?.kind !== 'working';
    if (pattern === 'around_the_clock') return false;
    const city = added.days.filter((day) => day.on === on && day.officeCode === null);
    if (city.length > 0) return city[0]?.kind !== 'working';
    return region.holidays.some((day) => day.on === on) || FIXED[on.slice(5)] === true;
  };
  const workedOn = (on: string): boolean[] => {
    const worked = Array.from({ length: 1440 }, () => false);
    if (isClosed(on)) return worked;
    const day = WEEK[new Date(`${on}T00:00:00Z`).getUTCDay() - 1] ?? 'sun';
    const rows = [
      ...region.hours.map((row) => ({ ...row, rank: 0 })),
      ...added.hours.flatMap((row) =>
        row.officeCode === null
          ? [{ ...row, rank: 1 }]
          : row.officeCode === officeCode
            ? [{ ...row, rank: 2 }]
            : [],
      ),
    ].filter(
      (row) => row.pattern === pattern && row.from <= on && (row.until === undefined || row.until >= on),
    );
    let best = rows[0];
    for (const row of rows)
      if (best !== undefined && (row.from > best.from || (row.from === best.from && row.rank > best.rank)))
        best = row;
    for (const [from, until] of best?.days[day] ?? [])
      for (let minute = asMinute(from); minute < asMinute(until); minute++) worked[minute] = true;
    return worked;
  };
  return {
    works(at) {
      // Indonesian zones have had no summer time since 1964: a fixed number of hours will do.
      const here = new Date(at.epochMilliseconds + offset * 3_600_000).toISOString();
      const on = here.slice(0, 10);
      const worked = minutesOf.get(on) ?? workedOn(on);
      minutesOf.set(on, worked);
      return worked[asMinute(here.slice(11, 16))] === true;
    },
  };
}

const asMinute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
