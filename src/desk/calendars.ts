/**
 * The calendars of this process: the city's file, and beside it what the admin entered. Kept in memory by version; before a row of the
 * inbox is decided the version is looked at, unless that was done less than a second ago (docs/calendar.md).
 */
import type { Pool } from 'pg';
import { calendarEntered, calendarVersion, type Entered } from '../db/calendar.ts';
import type { Region, WorkPattern } from '../domain/region.ts';
import { calendarOf, NOTHING_ADDED, type Calendar, type CalendarAdditions } from '../domain/workingTime.ts';

/** The calendar of a pattern of hours; with an office's code also what was entered for that office alone. */
export type CalendarOf = (pattern: string, officeCode?: string | null) => Calendar;

export interface CalendarKeeper {
  entered(): Entered;
  /** Read anew from the database, if it may be older than a second, or than the version asked for; `now`: in any case. */
  fresh(version?: number | 'now'): Promise<void>;
}

/** Calendars of the city with these additions. Only offices that have something of their own get a calendar of their own. */
export function makeCalendars(region: Region, added: CalendarAdditions = NOTHING_ADDED): CalendarOf {
  const made = new Map<string, Calendar>();
  const own = new Set([...added.days, ...added.hours].map((one) => one.officeCode));
  return (pattern, officeCode = null) => {
    const office = own.has(officeCode) ? officeCode : null;
    const key = `${pattern} ${office ?? ''}`;
    const known = made.get(key) ?? calendarOf(region, pattern as WorkPattern, added, office);
    made.set(key, known);
    return known;
  };
}

const NONE: Entered = { ...NOTHING_ADDED, version: 0 };

/** Calendars that never change: what the file says. */
export const fileCalendars = (region: Region): { calendar: CalendarOf; calendars: CalendarKeeper } => ({
  calendar: makeCalendars(region),
  calendars: { entered: () => NONE, fresh: () => Promise.resolve() },
});

/** Milliseconds for which a version once looked at is believed. */
const BELIEVED = 1_000;

export function keepCalendars(
  pool: Pool,
  region: Region,
): { calendar: CalendarOf; calendars: CalendarKeeper } {
  let entered = NONE;
  let calendar = makeCalendars(region);
  let lookedAt = -Infinity;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const began = performance.now();
    if ((await calendarVersion(pool)) !== entered.version) {
      entered = await calendarEntered(pool);
      calendar = makeCalendars(region, entered);
    }
    lookedAt = began;
  };
  const calendars: CalendarKeeper = {
    entered: () => entered,
    async fresh(version = 0) {
      const asked = performance.now();
      const isOld = () =>
        version === 'now'
          ? lookedAt < asked
          : entered.version < version || performance.now() - lookedAt > BELIEVED;
      // A look that was already under way may have begun before that version was there; the second one has not.
      for (let tries = 0; tries < 2 && isOld(); tries++) {
        looking ??= look().finally(() => (looking = undefined));
        await looking;
      }
    },
  };
  return { calendar: (pattern, officeCode) => calendar(pattern, officeCode), calendars };
}
