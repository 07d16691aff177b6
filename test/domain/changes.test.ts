import { describe, expect, test } from 'vitest';
import { CHANGE_CODES, changeFields, windowDenied, windowOf, type Freeze } from '../../src/domain/changes.ts';
import { serviceOf } from '../../src/domain/region.ts';
import { city } from './cities.ts';

const bitung = city('bitung');

const asked = (code: string) => {
  const service = serviceOf(bitung, code);
  if (service === undefined) throw new Error(code);
  return changeFields(service).map((one) => one.code);
};

describe('what is asked of a change beside its own questions', () => {
  test.each<[string, string[]]>([
    ['SUBDOMAIN-UBAH', ['kelas-perubahan', 'tingkat-risiko', 'rencana-mundur', 'selesai-pengerjaan']],
    [
      'SUBDOMAIN-HAPUS',
      ['kelas-perubahan', 'tingkat-risiko', 'rencana-mundur', 'mulai-pengerjaan', 'selesai-pengerjaan'],
    ],
    ['PERUBAHAN-LAYANAN', ['kelas-perubahan', 'tingkat-risiko', 'selesai-pengerjaan']],
    [
      'PORT-FIREWALL',
      ['kelas-perubahan', 'tingkat-risiko', 'rencana-mundur', 'mulai-pengerjaan', 'selesai-pengerjaan'],
    ],
    // Bitung 22(2): what was changed already.
    ['LAN-LAPOR-UBAH', []],
    ['VPS', []],
  ])('%s', (code, expected) => {
    expect(asked(code)).toEqual(expected);
  });

  test('its window begins where the service asks for it itself', () => {
    const service = serviceOf(bitung, 'SUBDOMAIN-UBAH');
    if (service === undefined) throw new Error('no service');
    const times = { 'waktu-perubahan': '2026-12-01T22:00', [CHANGE_CODES.until]: '2026-12-02T02:00' };
    expect(windowOf(service, times)).toEqual({
      from: Temporal.PlainDateTime.from('2026-12-01T22:00'),
      until: Temporal.PlainDateTime.from('2026-12-02T02:00'),
    });
    expect(windowOf(service, {})).toBeNull();
  });
});

describe('when a change may be carried out', () => {
  const at = (text: string) => Temporal.PlainDateTime.from(text);
  const now = at('2026-11-20T09:00');
  const holidays: Freeze = { fromOn: '2026-12-24', untilOn: '2027-01-02', reason: 'Natal dan Tahun Baru' };
  const denied = (from: string, until: string, kind = 'normal') =>
    windowDenied({ from: at(from), until: at(until) }, kind, [holidays], now)?.why ?? null;
  test.each<[string, string, string, string | null]>([
    ['2026-12-23T20:00', '2026-12-23T23:00', 'normal', null],
    // The midnight with which the freeze begins is its first instant.
    ['2026-12-23T20:00', '2026-12-24T00:00', 'normal', null],
    ['2026-12-23T20:00', '2026-12-24T00:01', 'normal', 'frozen'],
    ['2026-12-24T00:00', '2026-12-24T00:00', 'normal', 'frozen'],
    ['2026-12-28T20:00', '2026-12-28T22:00', 'besar', 'frozen'],
    ['2026-12-28T20:00', '2026-12-28T22:00', 'standar', 'frozen'],
    ['2026-12-28T20:00', '2026-12-28T22:00', 'darurat', null],
    ['2026-12-20T00:00', '2027-01-10T00:00', 'normal', 'frozen'],
    // The last day is frozen to its end.
    ['2027-01-02T23:59', '2027-01-03T01:00', 'normal', 'frozen'],
    ['2027-01-03T00:00', '2027-01-03T01:00', 'normal', null],
    ['2026-12-01T22:00', '2026-12-01T21:00', 'normal', 'reversed'],
    ['2026-12-01T22:00', '2026-12-01T21:00', 'darurat', 'reversed'],
    ['2026-11-19T22:00', '2026-11-20T08:59', 'darurat', 'past'],
    // What goes on is not past.
    ['2026-11-19T22:00', '2026-11-20T10:00', 'normal', null],
  ])('%s – %s, %s: %s', (from, until, kind, expected) => {
    expect(denied(from, until, kind)).toBe(expected);
  });
});
