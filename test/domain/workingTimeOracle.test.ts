/** Random calendars of random cities against a clerk who looks at the clock every minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays, type Closure, type Days } from '../../src/domain/hours.ts';
import type { Region, WorkPattern } from '../../src/domain/region.ts';
import {
  addWorkingMinutes,
  calendarOf,
  isWorking,
  nextWorkingMoment,
  subtractWorkingMinutes,
  workingDayBefore,
  workingMinutesBetween,
  type CalendarAdditions,
} from '../../src/domain/workingTime.ts';
import { clerkOf } from './clerk.ts';

const isFull = process.env['MEJA_TEST'] === 'full';
/** The first counterexample will do: making it smaller by the slow clerk would take an hour. */
const runs = (quick: number) => ({ numRuns: isFull ? quick * 20 : quick, endOnFailure: true });

const HOUR = 60;
/** Few days, so that entries meet; over the turn of a year whose decree is not entered. */
const first = Temporal.PlainDate.from('2026-12-28');
const SPAN = 6;
const dates = Array.from({ length: SPAN + 2 }, (_, day) => first.add({ days: day - 1 }).toString());
const OFFICE = 'dinkes';

const time = (minute: number): string =>
  `${String(Math.floor(minute / HOUR)).padStart(2, '0')}:${String(minute % HOUR).padStart(2, '0')}`;
/** No work, one stretch, or up to three with breaks; also from 00.00 and until 24.00. */
const anyDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 4 }), { maxLength: 6 })
  .map((quarters) => quarters.toSorted((a, b) => a - b))
  .map((quarters) =>
    Array.from({ length: Math.floor(quarters.length / 2) }, (_, at): [string, string] => [
      time((quarters[2 * at] ?? 0) * 15),
      time((quarters[2 * at + 1] ?? 0) * 15),
    ]),
  );
const anyWeek = fc
  .tuple(...weekdays.map(() => anyDay))
  .map((days) => Object.fromEntries(weekdays.map((day, at) => [day, days[at]])) as Days)
  .filter((week) => Object.values(week).some((day = []) => day.length > 0));
const anyDate = fc.constantFrom(...dates);
const anyRange = fc.tuple(anyDate, fc.integer({ min: 0, max: 4 })).map(([from, days]) => ({
  from,
  until: Temporal.PlainDate.from(from).add({ days }).toString(),
}));
const anyPattern = fc.constantFrom<WorkPattern>('five_days', 'six_days', 'around_the_clock');
const anyPlace = fc.constantFrom<string | null>(null, null, OFFICE, OFFICE, 'dinsos');

interface World {
  readonly region: Pick<Region, 'timeZone' | 'hours' | 'holidays'>;
  readonly pattern: WorkPattern;
  readonly added: CalendarAdditions;
  readonly officeCode: string | null;
}
const anyWorld: fc.Arbitrary<World> = fc
  .record({
    timeZone: fc.constantFrom<Region['timeZone']>('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
    pattern: anyPattern,
    base: anyWeek,
    ranges: fc.array(fc.tuple(anyRange, anyWeek), { maxLength: 2 }),
    holidays: fc.uniqueArray(fc.tuple(anyDate, fc.constantFrom<Closure['kind']>('national', 'local')), {
      maxLength: 8,
      selector: ([on]) => on,
    }),
    days: fc.uniqueArray(
      fc.tuple(
        anyDate,
        anyPlace,
        fc.constantFrom<Closure['kind'] | 'working'>('local', 'national', 'working'),
      ),
      { minLength: 2, maxLength: 10, selector: ([on, place]) => `${on} ${place}` },
    ),
    hours: fc.uniqueArray(fc.tuple(anyRange, anyWeek, anyPlace), {
      maxLength: 4,
      selector: ([range, , place]) => `${range.from} ${place}`,
    }),
    officeCode: fc.constantFrom<string | null>(null, OFFICE, OFFICE),
  })
  .map(({ timeZone, pattern, base, ranges, holidays, days, hours, officeCode }) => {
    const row = { pattern, name: 'x', verified: true, cite: 'x' };
    const seen = new Set<string>();
    return {
      pattern,
      officeCode,
      region: {
        timeZone,
        hours: [
          { ...row, from: '2020-01-01', days: base },
          ...ranges
            .filter(([{ from }]) => !seen.has(from) && seen.add(from) !== undefined)
            .map(([range, week]) => ({ ...row, ...range, days: week })),
        ],
        holidays: holidays.map(([on, kind]) => ({ on, kind, name: 'x', source: 'x' })),
      },
      added: {
        days: days.map(([on, place, kind]) => ({ on, kind, name: 'x', source: 'x', officeCode: place })),
        hours: hours.map(([range, week, place]) => ({
          ...range,
          pattern,
          name: 'x',
          days: week,
          officeCode: place,
        })),
      },
    };
  });
/** Half of all fall on a quarter of an hour, where hours begin and end. */
const minutesUpTo = (max: number) =>
  fc.oneof(
    fc.integer({ min: 1, max }),
    fc.integer({ min: 1, max: max / 15 }).map((quarters) => quarters * 15),
  );
const anyMinute = minutesUpTo(SPAN * 24 * HOUR).map((minute) =>
  Temporal.Instant.from('2026-12-27T15:00:00Z').add({ minutes: minute }),
);

const make = ({ region, pattern, added, officeCode }: World) => ({
  cal: calendarOf(region, pattern, added, officeCode),
  clerk: clerkOf(region, pattern, added, officeCode),
});

describe('a clerk who looks at the clock every minute agrees', () => {
  it('on which minutes are worked, and on how many lie between two instants', () => {
    fc.assert(
      fc.property(anyWorld, anyMinute, minutesUpTo(3 * 1440), (world, from, minutes) => {
        const { cal, clerk } = make(world);
        let counted = 0;
        for (let gone = 0; gone < minutes; gone++) {
          const at = from.add({ minutes: gone });
          if (gone % 7 === 0) expect(isWorking(cal, at), at.toString()).toBe(clerk.works(at));
          if (clerk.works(at)) counted += 1;
        }
        expect(workingMinutesBetween(cal, from, from.add({ minutes }))).toBe(counted);
      }),
      runs(60),
    );
  });

  it('on when so many working minutes have passed', () => {
    fc.assert(
      fc.property(anyWorld, anyMinute, minutesUpTo(900), (world, from, minutes) => {
        const { cal, clerk } = make(world);
        let left = minutes;
        let at = from;
        for (let gone = 0; left > 0 && gone < 14 * 1440; gone++, at = at.add({ minutes: 1 }))
          if (clerk.works(at)) left -= 1;
        // Two weeks without enough work are the business of the rule that a search ends, not of this one.
        fc.pre(left === 0);
        expect(addWorkingMinutes(cal, from, minutes).toString()).toBe(at.toString());
      }),
      runs(60),
    );
  });

  it('on since when, counted backwards', () => {
    fc.assert(
      fc.property(anyWorld, anyMinute, minutesUpTo(900), (world, until, minutes) => {
        const { cal, clerk } = make(world);
        let left = minutes;
        let at = until;
        for (let gone = 0; left > 0 && gone < 14 * 1440; gone++) {
          at = at.subtract({ minutes: 1 });
          if (clerk.works(at)) left -= 1;
        }
        fc.pre(left === 0);
        expect(subtractWorkingMinutes(cal, until, minutes).toString()).toBe(at.toString());
      }),
      runs(60),
    );
  });

  it('on the next working moment, and the working day before', () => {
    fc.assert(
      fc.property(anyWorld, anyMinute, (world, from) => {
        const { cal, clerk } = make(world);
        let at = from;
        for (let gone = 0; !clerk.works(at) && gone < 14 * 1440; gone++) at = at.add({ minutes: 1 });
        fc.pre(clerk.works(at));
        expect(nextWorkingMoment(cal, from).toString()).toBe(at.toString());

        const day = from.toZonedDateTimeISO(world.region.timeZone).toPlainDate();
        const worksOn = (date: Temporal.PlainDate) => {
          const midnight = date.toZonedDateTime(world.region.timeZone).toInstant();
          return Array.from({ length: 96 }, (_, quarter) => midnight.add({ minutes: 15 * quarter })).some(
            (one) => clerk.works(one),
          );
        };
        let before = day.subtract({ days: 1 });
        for (let back = 0; !worksOn(before) && back < 30; back++) before = before.subtract({ days: 1 });
        fc.pre(worksOn(before));
        expect(workingDayBefore(cal, day).toString()).toBe(before.toString());
      }),
      runs(60),
    );
  });
});

describe('laws of adding and taking away', () => {
  it('what is taken away and added again ends no later, and exactly there from within work', () => {
    fc.assert(
      fc.property(anyWorld, anyMinute, minutesUpTo(900), (world, at, minutes) => {
        const { cal } = make(world);
        const back = subtractWorkingMinutes(cal, at, minutes);
        expect(workingMinutesBetween(cal, back, at)).toBe(minutes);
        const again = addWorkingMinutes(cal, back, minutes);
        expect(again.epochMilliseconds).toBeLessThanOrEqual(at.epochMilliseconds);
        if (isWorking(cal, at.subtract({ minutes: 1 }))) expect(again.toString()).toBe(at.toString());
      }),
      runs(100),
    );
  });
});
