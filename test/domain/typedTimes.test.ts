import { describe, expect, test } from 'vitest';
import { readDateFirst, readTimeFirst } from '../../src/domain/typedTimes.ts';

/** A Friday. */
const today = Temporal.PlainDate.from('2026-11-20');

describe('the date at the beginning of a line', () => {
  test.each([
    ['24/11', '2026-11-24', ''],
    ['24/11 rol dari Manado', '2026-11-24', 'rol dari Manado'],
    ['24 November 2026, kata vendor', '2026-11-24', 'kata vendor'],
    ['besok pagi', '2026-11-21', 'pagi'],
    ['hari ini 14.00', '2026-11-20', '14.00'],
    ['Senin', '2026-11-23', ''],
    ['jumat', '2026-11-27', ''],
    ['Rabu depan', '2026-11-25', ''],
    ['minggu depan', '2026-11-27', ''],
    ['3 hari lagi', '2026-11-23', ''],
    ['2 minggu', '2026-12-04', ''],
    ['next Monday', '2026-11-23', ''],
  ])('%s', (text, date, rest) => {
    const read = readDateFirst(text, today);
    expect([read?.date.toString(), read?.rest]).toEqual([date, rest]);
  });

  test.each(['kalau sudah datang', '31/11', '', 'depan kantor'])('none in "%s"', (text) => {
    expect(readDateFirst(text, today)).toBeNull();
  });
});

describe('the time of day at the beginning of a line', () => {
  test.each([
    ['09.30', '09:30:00', ''],
    ['9:30 bawa kabel', '09:30:00', 'bawa kabel'],
    ['jam 9', '09:00:00', ''],
    ['pukul 13.00 WITA, ruang TU', '13:00:00', 'ruang TU'],
    ['pagi', '08:00:00', ''],
    ['sore setelah rapat', '15:00:00', 'setelah rapat'],
  ])('%s', (text, time, rest) => {
    const read = readTimeFirst(text);
    expect([read?.time.toString(), read?.rest]).toEqual([time, rest]);
  });

  test.each(['25.00', '9', 'jam 99', '', 'rapat 09.00'])('none in "%s"', (text) => {
    expect(readTimeFirst(text)).toBeNull();
  });
});
