import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendarLines, readRemovals, type LineFault } from '../../src/domain/calendarLines.ts';
import { calendarNeeds, keyOf } from '../../src/domain/calendarNeeds.ts';
import {
  enteredAfter,
  entryFor,
  leftBehind,
  NO_PLAN,
  planOf,
  type DayWish,
} from '../../src/domain/calendarPlan.ts';
import { calendarOf, NOTHING_ADDED, type AddedDay } from '../../src/domain/workingTime.ts';
import { city } from './cities.ts';

const today = Temporal.PlainDate.from('2026-11-20');
const one = (line: string, needsYear = false) => readCalendarLines(line, today, needsYear);
const bitung = city('bitung');

describe('a line of the calendar', () => {
  it.each<[string, string, string, string, string | null]>([
    ['2027-12-25;nasional;Natal', '2027-12-25', 'national', 'Natal', null],
    ['25/12/2027 ; Libur Nasional ; Natal', '2027-12-25', 'national', 'Natal', null],
    ['Sabtu, 25 Desember 2027; cuti bersama; Natal', '2027-12-25', 'collective_leave', 'Natal', null],
    ['25 des 2027\tCB\tNatal', '2027-12-25', 'collective_leave', 'Natal', null],
    ['25/12/2027,lokal,"Banjir, longsor"', '2027-12-25', 'local', 'Banjir, longsor', null],
    ['9/12; lokal; Pilkada', '2026-12-09', 'local', 'Pilkada', null],
    ['24/12/2026; masuk; Loket buka; Disdukcapil', '2026-12-24', 'working', 'Loket buka', 'Disdukcapil'],
    ['25/12/2027;nasional;Natal;;;', '2027-12-25', 'national', 'Natal', null],
  ])('%s', (line, on, kind, name, office) => {
    expect(one(line)).toEqual({ items: [{ is: 'day', on, kind, name, office }], problems: [] });
  });

  it('of several days is as many', () => {
    const { items } = one('10-12 Maret 2027; cuti bersama; Idulfitri');
    expect(items.map((item) => (item.is === 'day' ? item.on : ''))).toEqual([
      '2027-03-10',
      '2027-03-11',
      '2027-03-12',
    ]);
  });

  it('with hours has them by weekday', () => {
    expect(
      one(
        '8/2/2027 - 9/3/2027; jam; 6 hari; Ramadan; Sen-Kam 08.00-12.30 13.00-14.00; Jum 8.00-12.00; Sab libur; Dinkes',
      ),
    ).toEqual({
      problems: [],
      items: [
        {
          is: 'hours',
          from: '2027-02-08',
          until: '2027-03-09',
          pattern: 'six_days',
          name: 'Ramadan',
          office: 'Dinkes',
          days: {
            mon: [
              ['08:00', '12:30'],
              ['13:00', '14:00'],
            ],
            tue: [
              ['08:00', '12:30'],
              ['13:00', '14:00'],
            ],
            wed: [
              ['08:00', '12:30'],
              ['13:00', '14:00'],
            ],
            thu: [
              ['08:00', '12:30'],
              ['13:00', '14:00'],
            ],
            fri: [['08:00', '12:00']],
            sat: [],
          },
        },
      ],
    });
    expect(
      one('mulai 1/1/2028; jam; lima hari; Edaran baru; Sen-Jum 08.00-16.00').items[0],
    ).not.toHaveProperty('until');
  });

  it.each<[string, LineFault, boolean?]>([
    ['25/12/2027', 'fields'],
    ['31/11/2026; lokal; Banjir', 'date'],
    ['besok lusa; lokal; Banjir', 'date'],
    ['1 Juni; nasional; Pancasila', 'year', true],
    ['12-10 Maret 2027; lokal; Banjir', 'range'],
    ['1/1/2027 - 31/12/2027; lokal; Setahun', 'range'],
    ['25/12/2027; libur panjang; Natal', 'kind'],
    ['25/12/2027; nasional; 25', 'name'],
    ['25/12/2027; nasional; Natal; Dinkes; lagi', 'fields'],
    ['8/2/2027 - 9/3/2027; jam; 4 hari; Ramadan; Sen 08.00-12.00', 'pattern'],
    ['8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan; Sen 12.00-08.00', 'hours'],
    ['8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan; Sen 08.00-12.00 11.00-13.00', 'hours'],
    ['8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan; Sen 08.00-25.00', 'hours'],
    ['8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan; Hari 08.00-12.00', 'hours'],
    ['8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan; Sen-Jum libur', 'hours'],
    ['8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan; Sen 08.00-12.00; Sen 13.00-14.00', 'hours'],
  ])('%s is refused: %s', (line, why, needsYear) => {
    expect(one(line, needsYear).problems.map((problem) => problem.why)).toEqual([why]);
  });

  it('that stands twice is refused where it comes again, counted as a person counts', () => {
    const { problems } = one('Tanggal;Jenis;Nama\n\n25/12/2027;nasional;Natal\n2027-12-25;nasional;Natal\n');
    expect(problems).toEqual([{ line: 4, text: '2027-12-25;nasional;Natal', why: 'twice' }]);
    expect(one('25/12/2027;lokal;A;Dinkes\n25/12/2027;lokal;A;Dinsos').problems).toEqual([]);
  });

  it('never throws, whatever somebody pastes', () => {
    const odd = fc.stringMatching(/^[\d/;,."\-– A-Za-z\n]{0,60}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), odd), (text) => {
        expect(one(text).items.length + one(text).problems.length).toBeGreaterThanOrEqual(0);
        readRemovals(text, today);
      }),
      { numRuns: 300 },
    );
  });

  it('a list without end is refused', () => {
    const text = Array.from(
      { length: 900 },
      (_, day) => `${today.add({ days: day }).toString()};lokal;Hari`,
    ).join('\n');
    expect(one(text).problems).toHaveLength(1);
  });
});

describe('what a change makes of the calendar', () => {
  const wish = (
    on: string,
    kind: AddedDay['kind'],
    name = 'x',
    officeCode: string | null = null,
  ): DayWish => ({
    on,
    kind,
    name,
    officeCode,
  });
  const closed = (days: readonly DayWish[], on: string, officeCode: string | null = null): boolean => {
    const after = enteredAfter(NOTHING_ADDED, { ...NO_PLAN, days });
    return calendarOf(bitung, 'five_days', after, officeCode).closures.get(on)?.kind !== 'working';
  };

  it('the office’s own word counts before the city’s, and the admin’s before the file’s', () => {
    const days = [
      wish('2026-12-24', 'working'),
      wish('2026-12-28', 'local'),
      wish('2026-12-28', 'working', 'x', 'dinkes'),
    ];
    expect(closed(days, '2026-12-24')).toBe(false);
    expect(closed(days, '2026-12-28', 'dinsos')).toBe(true);
    expect(closed(days, '2026-12-28', 'dinkes')).toBe(false);
  });

  it('leaves out what is so already, also by the city’s file', () => {
    const days = [
      wish('2026-12-25', 'national', 'Kelahiran Yesus Kristus'),
      wish('2026-12-28', 'local', 'Banjir'),
    ];
    const { plan, known } = planOf(bitung, NOTHING_ADDED, { days, hours: [] });
    expect([plan.days.map((day) => day.on), known]).toEqual([['2026-12-28'], 1]);
    const after = enteredAfter(NOTHING_ADDED, plan);
    expect(entryFor(bitung, after, '2026-12-28', null)).toEqual({
      kind: 'local',
      name: 'Banjir',
      isOurs: true,
    });
    expect(enteredAfter(after, { ...NO_PLAN, daysGone: plan.days }).days).toEqual([]);
  });

  it('a second decree of a year names the days it dropped; a few lines do not', () => {
    const decree = bitung.holidays
      .filter((day) => day.on !== '2026-12-24')
      .map((day) => wish(day.on, day.kind, day.name));
    expect(leftBehind(bitung, NOTHING_ADDED, decree)).toEqual(['2026-12-24']);
    expect(leftBehind(bitung, NOTHING_ADDED, decree.slice(0, 5))).toEqual([]);
  });
});

describe('what the administrators must be told', () => {
  const needsOn = (on: string, region = bitung) =>
    calendarNeeds(
      (['five_days', 'around_the_clock'] as const).map((pattern) => calendarOf(region, pattern)),
      Temporal.PlainDate.from(on),
    ).map(keyOf);

  it.each([
    ['nothing while the year is entered', '2026-11-30', []],
    ['the next year from December on', '2026-12-01', ['year:2027']],
    ['this year and the next, each once', '2027-12-31', ['year:2027', 'year:2028']],
  ])('%s', (_, on, keys) => {
    expect(needsOn(on)).toEqual(keys);
  });

  it('a year of which somebody entered five days is not entered', () => {
    expect(needsOn('2026-06-01', { ...bitung, holidays: bitung.holidays.slice(0, 5) })).toEqual([
      'year:2026',
    ]);
  });

  it('hours that end, by the day they ended, the same thing every day', () => {
    const hours = bitung.hours.map((row) => ({ ...row, until: row.until ?? '2026-12-31' }));
    for (const on of ['2026-11-20', '2026-12-31', '2027-01-01', '2027-01-09'])
      expect(needsOn(on, { ...bitung, hours }).filter((key) => key.startsWith('hours'))).toEqual([
        'hours:five_days:2027-01-01',
        'hours:around_the_clock:2027-01-01',
      ]);
    expect(needsOn('2026-11-01', { ...bitung, hours })).toEqual([]);
    expect(needsOn('2026-11-01', { ...bitung, hours: [] })).toEqual([
      'hours:five_days:',
      'hours:around_the_clock:',
    ]);
  });
});
