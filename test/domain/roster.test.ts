import { describe, expect, test } from 'vitest';
import { dutyDateOf, officersOn, readRosterLine, readWeekdays, type Shift } from '../../src/domain/roster.ts';

const today = Temporal.PlainDate.from('2026-11-20');

describe('a duty changes at 07.00, so a night is one person’s', () => {
  test.each([
    ['2026-11-20T22:00:00+08:00', '2026-11-20'],
    ['2026-11-21T00:00:00+08:00', '2026-11-20'],
    ['2026-11-21T06:59:59+08:00', '2026-11-20'],
    ['2026-11-21T07:00:00+08:00', '2026-11-21'],
    ['2027-01-01T03:00:00+08:00', '2026-12-31'],
  ])('at %s it is that of %s', (now, on) => {
    expect(dutyDateOf(Temporal.Instant.from(now), 'Asia/Makassar').toString()).toBe(on);
  });

  test('in Padang an hour later by the same clock', () => {
    const now = Temporal.Instant.from('2026-11-21T07:30:00+08:00');
    expect(dutyDateOf(now, 'Asia/Makassar').toString()).toBe('2026-11-21');
    expect(dutyDateOf(now, 'Asia/Jakarta').toString()).toBe('2026-11-20');
  });
});

test('what is written for a date takes the place of the weekly roster, in the order of positions', () => {
  const shift = (id: number, on: string | null, weekday: number | null, position: number): Shift => ({
    id,
    onDate: on,
    weekday,
    position,
    personId: id,
  });
  const shifts = [
    shift(1, null, 5, 1),
    shift(2, null, 5, 2),
    shift(3, '2026-11-27', null, 2),
    shift(4, '2026-11-27', null, 1),
  ];
  const on = (date: string) => officersOn(shifts, Temporal.PlainDate.from(date)).map((one) => one.id);
  expect(on('2026-11-20')).toEqual([1, 2]);
  expect(on('2026-11-27')).toEqual([4, 3]);
  expect(on('2026-11-21')).toEqual([]);
});

test.each([
  ['Senin', [1]],
  ['setiap senin dan kamis', [1, 4]],
  ['tiap Sabtu, Minggu', [6, 7]],
  ['Senin - Jumat', [1, 2, 3, 4, 5]],
  ['Sabtu-Senin', [6, 7, 1]],
  ['setiap hari', [1, 2, 3, 4, 5, 6, 7]],
  ["Jum'at", [5]],
  ['every Monday', [1]],
  ['Budi', null],
  ['Senin Budi', null],
  ['', null],
])('“%s” names the days %j', (text, days) => {
  expect(readWeekdays(text)).toEqual(days);
});

test.each([
  ['Budi 24/11 - 30/11', 'Budi', '2026-11-24', '2026-11-30'],
  ['24 November sampai 26 November Citra Rumagit', 'Citra Rumagit', '2026-11-24', '2026-11-26'],
  ['Budi besok', 'Budi', '2026-11-21', '2026-11-21'],
  ['24-26 November Budi', 'Budi', '2026-11-24', '2026-11-26'],
  ['24/11', '', '2026-11-24', '2026-11-24'],
])('“%s” is %s from %s to %s', (text, name, from, until) => {
  const line = readRosterLine(text, today);
  expect(line.name).toBe(name);
  expect(line.span).toEqual({
    dates: { from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) },
  });
});

test.each([
  ['setiap Senin Budi', 'Budi', [1]],
  ['Budi Lasut Senin dan Kamis', 'Budi Lasut', [1, 4]],
])('“%s” is %s on the days %j', (text, name, weekdays) => {
  expect(readRosterLine(text, today)).toEqual({ span: { weekdays }, name });
});

test('a line without days is only a name', () => {
  expect(readRosterLine('Budi Lasut', today)).toEqual({ span: null, name: 'Budi Lasut' });
});
