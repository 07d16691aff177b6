import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMinutes,
  calendarOf,
  closureOn,
  isWorking,
  nextWorkingMoment,
  nextWorkingMorning,
  subtractWorkingMinutes,
  workingDayBefore,
  workingDayOnOrBefore,
  workingMinutesBetween,
  yearsMissing,
} from '../../src/domain/workingTime.ts';
import { city, local, shown } from './cities.ts';

const cities = { bitung: city('bitung'), padang: city('padang') };
type Name = keyof typeof cities;
type Pattern = 'five_days' | 'six_days' | 'around_the_clock';
const calendars = (name: Name, pattern: Pattern = 'five_days') => calendarOf(cities[name], pattern);

describe('adding working minutes', () => {
  it.each<[string, Name, string, number, string]>([
    ['inside a morning', 'bitung', '2026-11-18 08:00', 60, '2026-11-18 09:00'],
    [
      'over the lunch break (Perpres 21/2023, 60 minutes)',
      'bitung',
      '2026-11-18 11:30',
      60,
      '2026-11-18 13:30',
    ],
    ['over the longer break of Friday (90 minutes)', 'bitung', '2026-11-20 11:00', 60, '2026-11-20 13:30'],
    ['over the Friday prayer in Padang', 'padang', '2026-11-20 11:30', 60, '2026-11-20 14:00'],
    [
      'to the last minute of a day, not the next morning',
      'bitung',
      '2026-11-18 15:30',
      30,
      '2026-11-18 16:00',
    ],
    ['one minute more, next morning', 'bitung', '2026-11-18 15:30', 31, '2026-11-19 07:31'],
    ['over a weekend', 'bitung', '2026-11-20 16:00', 60, '2026-11-23 08:00'],
    ['from a Saturday', 'bitung', '2026-11-21 20:05', 30, '2026-11-23 08:00'],
    ['from before opening', 'padang', '2026-11-18 05:00', 30, '2026-11-18 08:00'],
    [
      'over the national holiday in the middle (17 August 2026)',
      'bitung',
      '2026-08-14 16:00',
      60,
      '2026-08-18 08:00',
    ],
    ['over collective leave and Christmas (SKB 2025)', 'bitung', '2026-12-23 15:30', 60, '2026-12-28 08:00'],
    [
      'over the turn of the year: 1 January is known without a decree',
      'bitung',
      '2026-12-31 15:30',
      60,
      '2027-01-04 08:00',
    ],
    [
      'in Ramadan the clock stops at 15.30 on Friday and goes on Monday at 08.00 (domain.md 10.10)',
      'padang',
      '2026-02-20 15:00',
      60,
      '2026-02-23 08:30',
    ],
    [
      'the day before Ramadan ends 16.00, the next begins 08.00',
      'padang',
      '2026-02-18 15:30',
      60,
      '2026-02-19 08:30',
    ],
    ['Ramadan, Nyepi and Idulfitri 2026 together', 'padang', '2026-03-17 14:30', 60, '2026-03-25 08:00'],
  ])('%s', (_, name, from, minutes, expected) => {
    const region = cities[name];
    expect(shown(region, addWorkingMinutes(calendars(name), local(region, from), minutes))).toBe(expected);
  });

  it.each<[string, Name, Pattern, string, number, string]>([
    ['within a morning', 'bitung', 'five_days', '2026-11-18 09:00', 60, '2026-11-18 08:00'],
    [
      'to the first minute of the day, not the evening before',
      'bitung',
      'five_days',
      '2026-11-18 08:00',
      30,
      '2026-11-18 07:30',
    ],
    [
      'one minute more, the evening before',
      'bitung',
      'five_days',
      '2026-11-18 08:00',
      31,
      '2026-11-17 15:59',
    ],
    [
      'over the break of Friday (Perpres 21/2023, 90 minutes)',
      'bitung',
      'five_days',
      '2026-11-20 13:15',
      30,
      '2026-11-20 11:15',
    ],
    [
      'over Christmas (SKB 2025), from a Sunday',
      'bitung',
      'five_days',
      '2026-12-27 12:00',
      30,
      '2026-12-23 15:30',
    ],
    [
      'from Ramadan into the day before it (SE Padang 2026)',
      'padang',
      'five_days',
      '2026-02-19 08:30',
      60,
      '2026-02-18 15:30',
    ],
    [
      'out of Ramadan and its holidays (SKB 2025)',
      'padang',
      'five_days',
      '2026-03-25 08:00',
      60,
      '2026-03-17 14:30',
    ],
    ['over the turn of the year', 'bitung', 'six_days', '2027-01-02 08:00', 60, '2026-12-31 14:30'],
    [
      'at midnight, around the clock',
      'bitung',
      'around_the_clock',
      '2027-01-01 00:10',
      20,
      '2026-12-31 23:50',
    ],
  ])('backwards %s', (_, name, pattern, until, minutes, expected) => {
    const region = cities[name];
    const back = subtractWorkingMinutes(calendars(name, pattern), local(region, until), minutes);
    expect(shown(region, back)).toBe(expected);
  });

  it.each<[string, string, string]>([
    [
      'an hour before the last of Ramadan ends, Friday 15.30 (SE Padang 2026)',
      '2026-03-13 14:30',
      '2026-03-13 15:30',
    ],
    ['the last minute before the Friday prayer in Padang, 12.00', '2026-11-20 11:00', '2026-11-20 12:00'],
    ['Saturday is free with five days', '2026-11-20 16:00', '2026-11-23 08:00'],
  ])('sixty minutes: %s', (_, from, expected) => {
    expect(shown(cities.padang, addWorkingMinutes(calendars('padang'), local(cities.padang, from), 60))).toBe(
      expected,
    );
  });

  it('Bitung opens an hour before Padang', () => {
    const [early, late] = [nextOpening('bitung'), nextOpening('padang')];
    expect(late.since(early, { largestUnit: 'minutes' }).minutes).toBe(60);
  });

  it('six-day offices work on Saturday, hospitals at midnight', () => {
    const saturday = local(cities.bitung, '2026-11-21 09:00');
    expect(isWorking(calendars('bitung', 'six_days'), saturday)).toBe(true);
    const clock = calendars('bitung', 'around_the_clock');
    const newYear = local(cities.bitung, '2026-12-31 23:50');
    expect(shown(cities.bitung, addWorkingMinutes(clock, newYear, 20))).toBe('2027-01-01 00:10');
  });

  it('refuses what is no number of minutes', () => {
    const at = local(cities.bitung, '2026-11-18 08:00');
    for (const minutes of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])
      expect(() => addWorkingMinutes(calendars('bitung'), at, minutes)).toThrow(RangeError);
  });
});

describe('working days', () => {
  it.each<[string, string, number, string]>([
    ['the same time of day', '2026-11-18 10:15', 1, '2026-11-19 10:15'],
    ['over a weekend', '2026-11-19 10:15', 3, '2026-11-24 10:15'],
    ['into the break of Friday: its end', '2026-11-19 12:00', 1, '2026-11-20 13:00'],
    ['from Friday after the hours of other days: closing time', '2026-11-20 16:20', 1, '2026-11-23 16:00'],
    ['from a Sunday: counted from Monday morning', '2026-11-22 09:00', 3, '2026-11-26 07:30'],
    ['from the evening: counted from next morning', '2026-11-18 22:00', 1, '2026-11-20 07:30'],
    ['over Christmas', '2026-12-23 09:00', 1, '2026-12-28 09:00'],
    ['none', '2026-11-22 09:00', 0, '2026-11-22 09:00'],
  ])('%s', (_, from, days, expected) => {
    expect(shown(cities.bitung, addWorkingDays(calendars('bitung'), local(cities.bitung, from), days))).toBe(
      expected,
    );
  });

  it('the reminder of 25 December goes out on the 23rd, the working day before (domain.md 10.4)', () => {
    const on = Temporal.PlainDate.from('2026-12-25');
    expect(workingDayOnOrBefore(calendars('bitung'), on).toString()).toBe('2026-12-23');
    expect(workingDayBefore(calendars('bitung'), Temporal.PlainDate.from('2026-11-23')).toString()).toBe(
      '2026-11-20',
    );
    expect(workingDayOnOrBefore(calendars('bitung'), Temporal.PlainDate.from('2026-11-23')).toString()).toBe(
      '2026-11-23',
    );
  });

  it.each<[string, Pattern, string, string]>([
    ['evening', 'five_days', '2026-11-18 20:00', '2026-11-19 07:30'],
    ['before dawn, the same day', 'five_days', '2026-11-18 03:00', '2026-11-18 07:30'],
    ['in the morning itself, the next', 'five_days', '2026-11-18 07:30', '2026-11-19 07:30'],
    ['Friday, after the weekend', 'five_days', '2026-11-20 10:00', '2026-11-23 07:30'],
    ['around the clock: 07.00, never midnight', 'around_the_clock', '2026-11-18 20:00', '2026-11-19 07:00'],
  ])('next working morning, %s', (_, pattern, from, expected) => {
    const at = nextWorkingMorning(calendars('bitung', pattern), local(cities.bitung, from));
    expect(shown(cities.bitung, at)).toBe(expected);
  });
});

describe('a calendar with something missing', () => {
  it('a year without its decree knows the holidays with a fixed date and says so', () => {
    const cal = calendars('bitung');
    const labour = Temporal.PlainDate.from('2027-05-01');
    expect(closureOn(cal, labour)?.name).toBe('Hari Buruh Internasional');
    const days = Array.from({ length: 365 }, (_, day) =>
      Temporal.PlainDate.from('2027-01-01').add({ days: day }),
    );
    const closed = days.filter((on) => closureOn(cal, on) !== undefined).map(String);
    expect(closed).toEqual(['2027-01-01', '2027-05-01', '2027-06-01', '2027-08-17', '2027-12-25']);
    expect(closureOn(cal, Temporal.PlainDate.from('2026-12-24'))).toEqual({
      name: 'Cuti bersama Kelahiran Yesus Kristus',
      kind: 'collective_leave',
    });
    expect(
      yearsMissing(cal, local(cities.bitung, '2026-12-30 08:00'), local(cities.bitung, '2027-01-05 08:00')),
    ).toEqual([2027]);
  });

  it('one local closure is not a decree', () => {
    const cal = calendarOf(
      { ...cities.bitung, holidays: [{ on: '2027-03-01', name: 'Banjir', kind: 'local', source: 'SK' }] },
      'five_days',
    );
    expect(cal.warnings).toEqual([{ code: 'holidays.none' }]);
    expect(closureOn(cal, Temporal.PlainDate.from('2027-05-01'))?.kind).toBe('national');
    expect(closureOn(cal, Temporal.PlainDate.from('2027-03-01'))?.name).toBe('Banjir');
  });

  it('without hours the week of Perpres 21/2023 counts', () => {
    const cal = calendarOf({ ...cities.padang, hours: [] }, 'five_days');
    expect(cal.warnings).toEqual([{ code: 'hours.none', pattern: 'five_days' }]);
    expect(shown(cities.padang, nextWorkingMoment(cal, local(cities.padang, '2026-11-21 10:00')))).toBe(
      '2026-11-23 07:30',
    );
  });

  it('hours that end tell where', () => {
    const hours = cities.padang.hours.filter((row) => row.until !== undefined);
    expect(calendarOf({ ...cities.padang, hours }, 'five_days').warnings).toEqual([
      { code: 'hours.gap', from: '2026-03-20', until: null },
    ]);
  });

  it('without any holiday entered the five of fixed date count, and one may be worked by decision', () => {
    const bare = { ...cities.bitung, holidays: [] };
    expect(closureOn(calendarOf(bare, 'five_days'), Temporal.PlainDate.from('2026-08-17'))?.name).toBe(
      'Proklamasi Kemerdekaan',
    );
    const day = {
      on: '2026-08-17',
      kind: 'working',
      name: 'Upacara',
      source: 'SK',
      officeCode: null,
    } as const;
    const added = { days: [day], hours: [] };
    expect(
      closureOn(calendarOf(bare, 'five_days', added), Temporal.PlainDate.from('2026-08-17')),
    ).toBeUndefined();
  });

  it('closed for ten years, a search still ends', () => {
    let on = Temporal.PlainDate.from('2026-01-01');
    const holidays = Array.from({ length: 3660 }, () => {
      const day = { on: on.toString(), name: 'tutup', kind: 'national' as const, source: '-' };
      on = on.add({ days: 1 });
      return day;
    });
    const cal = calendarOf({ ...cities.bitung, holidays }, 'five_days');
    expect(cal.warnings).toContainEqual({ code: 'holidays.tooMany', year: 2026 });
    const at = local(cities.bitung, '2026-11-21 10:00');
    expect(nextWorkingMoment(cal, at).epochMilliseconds).toBeGreaterThan(at.epochMilliseconds);
    expect(addWorkingDays(cal, at, 3).epochMilliseconds).toBeGreaterThan(at.epochMilliseconds);
    expect(workingDayBefore(cal, on).toString()).toBe(on.subtract({ days: 1 }).toString());
    const back = subtractWorkingMinutes(cal, local(cities.bitung, '2035-06-01 10:00'), 100_000);
    expect(Temporal.Instant.compare(back, local(cities.bitung, '2030-01-01 00:00'))).toBe(1);
  });
});

describe('laws', () => {
  const anyCalendar = fc
    .tuple(
      fc.constantFrom<Name>('bitung', 'padang'),
      fc.constantFrom<Pattern>('five_days', 'six_days', 'around_the_clock'),
    )
    .map(([name, pattern]) => calendars(name, pattern));
  const minuteOf2026 = fc
    .integer({ min: 0, max: 500 * 24 * 60 })
    .map((m) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes: m }));
  const work = fc.integer({ min: 0, max: 5000 });

  it('what was added is counted', () => {
    fc.assert(
      fc.property(anyCalendar, minuteOf2026, work, (cal, at, minutes) => {
        expect(workingMinutesBetween(cal, at, addWorkingMinutes(cal, at, minutes))).toBe(minutes);
      }),
      { numRuns: 300 },
    );
  });

  it('later or more is never earlier', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        minuteOf2026,
        work,
        fc.integer({ min: 0, max: 3000 }),
        (cal, at, minutes, more) => {
          const end = addWorkingMinutes(cal, at, minutes).epochMilliseconds;
          expect(addWorkingMinutes(cal, at, minutes + more).epochMilliseconds).toBeGreaterThanOrEqual(end);
          expect(
            addWorkingMinutes(cal, at.add({ minutes: more }), minutes).epochMilliseconds,
          ).toBeGreaterThanOrEqual(end);
          expect(addWorkingDays(cal, at.add({ minutes: more }), 3).epochMilliseconds).toBeGreaterThanOrEqual(
            addWorkingDays(cal, at, 3).epochMilliseconds,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('counting splits anywhere', () => {
    fc.assert(
      fc.property(anyCalendar, minuteOf2026, work, work, (cal, a, x, y) => {
        const [b, c] = [a.add({ minutes: x }), a.add({ minutes: x + y })];
        expect(workingMinutesBetween(cal, a, b) + workingMinutesBetween(cal, b, c)).toBe(
          workingMinutesBetween(cal, a, c),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with a clerk who looks at the clock every minute', () => {
    fc.assert(
      fc.property(anyCalendar, minuteOf2026, fc.integer({ min: 0, max: 3 * 1440 }), (cal, from, minutes) => {
        let counted = 0;
        for (let at = from, left = minutes; left > 0; left--, at = at.add({ minutes: 1 }))
          if (isWorking(cal, at)) counted += 1;
        expect(workingMinutesBetween(cal, from, from.add({ minutes }))).toBe(counted);
      }),
      { numRuns: 15 },
    );
  });

  it('a next moment is working, and nothing before it is', () => {
    fc.assert(
      fc.property(anyCalendar, minuteOf2026, (cal, at) => {
        const next = nextWorkingMoment(cal, at);
        expect(isWorking(cal, next)).toBe(true);
        expect(workingMinutesBetween(cal, at, next)).toBe(0);
        expect(isWorking(cal, nextWorkingMorning(cal, at))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

function nextOpening(name: Name): Temporal.Instant {
  return nextWorkingMoment(calendars(name), Temporal.Instant.from('2026-11-17T18:00:00Z'));
}
