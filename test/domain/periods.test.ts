import { expect, test } from 'vitest';
import { periodAt, periodBefore, periodBetween, readPeriod } from '../../src/domain/periods.ts';

const today = Temporal.PlainDate.from('2026-11-22');

test.each([
  ['2026', '2026-01-01', '2026-12-31'],
  ['tahun ini', '2026-01-01', '2026-12-31'],
  ['tahun lalu', '2025-01-01', '2025-12-31'],
  ['tahun 2024', '2024-01-01', '2024-12-31'],
  ['semester 1', '2026-01-01', '2026-06-30'],
  ['Semester  II 2025', '2025-07-01', '2025-12-31'],
  ['semester lalu', '2026-01-01', '2026-06-30'],
  ['triwulan', '2026-10-01', '2026-12-31'],
  ['triwulan III', '2026-07-01', '2026-09-30'],
  ['triwulan lalu', '2026-07-01', '2026-09-30'],
  ['kuartal 1 2024', '2024-01-01', '2024-03-31'],
])('"%s" is %s to %s on 22 November 2026', (words, from, until) => {
  const period = readPeriod(words, today);
  expect([period?.fromOn.toString(), period?.untilOn.toString()]).toEqual([from, until]);
});

test.each([
  '',
  'besok',
  '1999',
  '2026 2027',
  'semester 3',
  'triwulan 5',
  'triwulan 0',
  'semester 1 26',
  '20266',
])('"%s" is no period', (words) => {
  expect(readPeriod(words, today)).toBeNull();
});

test('the first quarter follows the last one of the year before', () => {
  const before = periodBefore(periodAt('quarter', Temporal.PlainDate.from('2026-03-31')));
  expect([before.year, before.part]).toEqual([2025, 4]);
});

test.each([
  ['2026-01-01', '2026-06-30', 'half'],
  ['2026-01-01', '2026-12-31', 'year'],
  ['2024-01-01', '2024-03-31', 'quarter'],
  ['2026-01-02', '2026-06-30', undefined],
  ['2026-13-01', '2026-06-30', undefined],
  ['x', 'y', undefined],
])('%s to %s is a %s', (from, until, is) => {
  expect(periodBetween(from, until)?.is).toBe(is);
});
