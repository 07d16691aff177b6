import { describe, expect, test } from 'vitest';
import { readMonth, spanOf } from '../../src/domain/months.ts';
import { city, local, shown } from './cities.ts';

const today = Temporal.PlainDate.from('2026-11-21');

describe('a month as people type it', () => {
  test.each([
    ['', '2026-11'],
    ['ini', '2026-11'],
    ['bulan ini', '2026-11'],
    ['lalu', '2026-10'],
    ['Bulan  lalu', '2026-10'],
    ['oktober', '2026-10'],
    ['OKT', '2026-10'],
    ['okt.', '2026-10'],
    ['nopember', '2026-11'],
    ['2026-10', '2026-10'],
    ['2026-1', '2026-01'],
    ['10/2026', '2026-10'],
    ['10-2026', '2026-10'],
    ['10/26', '2026-10'],
    ['oktober 2025', '2025-10'],
    ['oktober-25', '2025-10'],
    ['bulan oktober', '2026-10'],
    // Without a year the newest that has begun.
    ['desember', '2025-12'],
    ['11', '2026-11'],
    ['12', '2025-12'],
    ['october', '2026-10'],
    // Not yet begun: whoever asks says so.
    ['2027-01', '2027-01'],
  ])('"%s" is %s', (text, month) => {
    expect(readMonth(text, today)?.toString()).toBe(month);
  });

  test.each([
    'besok',
    'oktobr',
    '13',
    '0/2026',
    '13/2026',
    '2026-13',
    '1-11-2026',
    'dinkes',
    'constructor',
    '10/202',
  ])('"%s" is none', (text) => {
    expect(readMonth(text, today)).toBeNull();
  });

  test('in January "lalu" is December of the year before', () => {
    expect(readMonth('lalu', Temporal.PlainDate.from('2027-01-02'))?.toString()).toBe('2026-12');
  });
});

describe('a month as a span of time', () => {
  const [bitung, padang] = [city('bitung'), city('padang')];
  const october = Temporal.PlainYearMonth.from('2026-10');

  test('begins and ends at midnight of the city, an hour apart between Bitung and Padang', () => {
    const now = local(bitung, '2026-11-21 09:14');
    const [east, west] = [spanOf(october, now, bitung), spanOf(october, now, padang)];
    expect(shown(bitung, east!.from)).toBe('2026-10-01 00:00');
    expect(shown(bitung, east!.until)).toBe('2026-11-01 00:00');
    expect(east!.from.until(west!.from).total('hours')).toBe(1);
    expect(east!.isRunning).toBe(false);
  });

  test('that is running ends now, its last minute included, and the next one has not begun', () => {
    const last = local(bitung, '2026-10-31 23:59');
    expect(spanOf(october, last, bitung)).toMatchObject({ until: last, isRunning: true });
    expect(spanOf(october, last.add({ minutes: 1 }), bitung)).toMatchObject({ isRunning: false });
    expect(spanOf(october.add({ months: 1 }), last, bitung)).toBeNull();
    expect(spanOf(october.add({ months: 1 }), last.add({ minutes: 1 }), bitung)).toMatchObject({
      isRunning: true,
    });
  });
});
