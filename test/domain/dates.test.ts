import { describe, expect, it } from 'vitest';
import {
  showDate,
  showDateTime,
  showDuration,
  showTime,
  showWhen,
  showWorkingDays,
  showWorkingTime,
} from '../../src/domain/dates.ts';
import { city, local } from './cities.ts';

const bitung = city('bitung');
const padang = city('padang');

describe('times and dates', () => {
  it('the same instant is 14.05 WITA and 13.05 WIB (domain.md 10.11)', () => {
    const at = local(bitung, '2026-11-21 14:05');
    expect([showTime(at, bitung), showTime(at, padang)]).toEqual(['14.05 WITA', '13.05 WIB']);
    expect(showDateTime(at, bitung)).toBe('21 November 2026 14.05 WITA');
  });

  it('the date is the city’s, in both languages', () => {
    const at = local(bitung, '2026-08-01 00:30');
    expect([showDate(at, bitung), showDate(at, padang), showDate(at, bitung, 'en')]).toEqual([
      '1 Agustus 2026',
      '31 Juli 2026',
      '1 August 2026',
    ]);
    expect(showDate(Temporal.PlainDate.from('2026-02-03'), bitung)).toBe('3 Februari 2026');
  });

  const now = '2026-11-21 09:00';
  it.each([
    ['2026-11-21 14:05', 'hari ini 14.05 WITA', 'today 14.05 WITA'],
    ['2026-11-22 00:00', 'besok 00.00 WITA', 'tomorrow 00.00 WITA'],
    ['2026-11-20 23:59', 'kemarin 23.59 WITA', 'yesterday 23.59 WITA'],
    ['2026-11-23 09:14', 'Senin, 23 November 2026 09.14 WITA', 'Monday, 23 November 2026 09.14 WITA'],
    ['2027-01-01 07:30', 'Jumat, 1 Januari 2027 07.30 WITA', 'Friday, 1 January 2027 07.30 WITA'],
  ])('%s is %j', (at, id, en) => {
    expect(showWhen(local(bitung, at), local(bitung, now), bitung)).toBe(id);
    expect(showWhen(local(bitung, at), local(bitung, now), bitung, 'en')).toBe(en);
  });

  it.each([
    [0, 'kurang dari 1 menit', 'less than 1 minute'],
    [1, '1 menit', '1 minute'],
    [60, '1 jam', '1 hour'],
    [130, '2 jam 10 menit', '2 hours 10 minutes'],
    [1440, '1 hari', '1 day'],
    [1441, '1 hari', '1 day'],
    [4500, '3 hari 3 jam', '3 days 3 hours'],
  ])('%i minutes are %j', (minutes, id, en) => {
    expect([showDuration(minutes), showDuration(minutes, 'en')]).toEqual([id, en]);
  });

  it('working time counts in working days of 7 h 30 min', () => {
    expect(showWorkingDays(3)).toBe('3 hari kerja');
    expect([showWorkingDays(1, 'en'), showWorkingDays(2, 'en')]).toEqual(['1 working day', '2 working days']);
    expect([showWorkingTime(1350, 450), showWorkingTime(500, 450), showWorkingTime(30, 450)]).toEqual([
      '3 hari kerja',
      '1 hari kerja 50 menit',
      '30 menit',
    ]);
  });
});
