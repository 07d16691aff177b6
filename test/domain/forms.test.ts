/** What a form takes as an answer, and what it asks when. Source: domain.md 3, `src/domain/services/`. */
import { describe, expect, it } from 'vitest';
import { readAnswer, shownAnswer, stillFits, type AnswerValue } from '../../src/domain/answers.ts';
import { chainOf, nextQuestion, questionsOf, tagOf, type Question } from '../../src/domain/formPlan.ts';
import type { FieldType } from '../../src/domain/forms.ts';
import { serviceOf } from '../../src/domain/region.ts';
import { isNear, searchServices, serviceLike } from '../../src/domain/serviceSearch.ts';
import { city } from './cities.ts';

const bitung = city('bitung');
const padang = city('padang');
const today = Temporal.PlainDate.from('2026-11-20');
const reading = { today, now: today.toPlainDateTime('09:00'), parentDomain: bitung.parentDomain.name };
const question = (type: FieldType, options?: Question['options']): Question => ({
  code: 'x',
  type,
  label: 'X',
  required: true,
  from: 'service',
  options,
});
const SHAPES = question('choice', [
  { code: 'baru', label: 'Baru' },
  { code: 'reset', label: 'Reset' },
  { code: 'reset-pin', label: 'Reset PIN' },
]);

describe('an answer', () => {
  it.each<[FieldType | Question, string, string | AnswerValue]>([
    ['text', 'Server  arsip\n dua', { is: 'text', text: 'Server arsip dua' }],
    ['text', '😀'.repeat(2048), 'empty'],
    ['text', ' . ', 'empty'],
    ['text', 'a'.repeat(301), 'tooLong'],
    ['long_text', 'a\nb', { is: 'text', text: 'a\nb' }],
    ['long_text', 'a'.repeat(3001), 'tooLong'],
    [SHAPES, '2', { is: 'choice', code: 'reset' }],
    [SHAPES, 'reset pin', { is: 'choice', code: 'reset-pin' }],
    [SHAPES, 'BAR', { is: 'choice', code: 'baru' }],
    [SHAPES, 're', 'oneOf'],
    [SHAPES, '4', 'oneOf'],
    ['yes_no', 'iya', { is: 'choice', code: 'ya' }],
    ['yes_no', 'Tidak', { is: 'choice', code: 'tidak' }],
    ['yes_no', 'mungkin', 'yesOrNo'],
    ['number', '25', { is: 'number', number: 25 }],
    ['number', 'Rp 1.500.000', { is: 'number', number: 1_500_000 }],
    ['number', '2,5 juta', { is: 'number', number: 2_500_000 }],
    ['number', '25 orang', { is: 'number', number: 25 }],
    ['number', '-3', 'number'],
    ['number', 'banyak', 'number'],
    ['number', '1'.repeat(17), 'number'],
    ['date', '24/11/2026', { is: 'date', on: '2026-11-24' }],
    ['date', '24 November 2026', { is: 'date', on: '2026-11-24' }],
    ['date', '31/11/2026', 'noSuchDate'],
    ['date', '31 Februari 2027', 'noSuchDate'],
    ['date', '29/2/2027', 'noSuchDate'],
    ['date', '1/1/1026', 'farDate'],
    ['date', 'segera', 'date'],
    ['datetime', '24/11/2026 09.30', { is: 'datetime', at: '2026-11-24T09:30' }],
    ['datetime', 'besok jam 9', { is: 'datetime', at: '2026-11-21T09:00' }],
    ['datetime', 'sekarang', { is: 'datetime', at: '2026-11-20T09:00' }],
    ['datetime', '24/11/2026', 'datetime'],
    ['datetime', '31/11/2026 09.00', 'noSuchDate'],
    ['datetime', '24/11/2026 25.00', 'datetime'],
    [
      'letter',
      '800/123/2026 tanggal 3 November 2026',
      { is: 'letter', number: '800/123/2026', on: '2026-11-03' },
    ],
    [
      'letter',
      'No. 800/12-B/Dinkes, 3/11/2026',
      { is: 'letter', number: '800/12-B/Dinkes', on: '2026-11-03' },
    ],
    ['letter', '800/123/2026', 'letterDate'],
    ['letter', '800/123/2026 tanggal 31 November 2026', 'letterDate'],
    ['letter', 'tanggal 3 November 2026', 'letterNumber'],
    ['letter', '800/123/2026 tanggal 21 November 2026', 'letterFuture'],
    ['file', 'Nomor 800/123, arsip Umum', { is: 'reference', text: 'Nomor 800/123, arsip Umum' }],
    ['file', 'ada', 'file'],
    ['person', 'Ani Lumi', { is: 'person', id: null, name: 'Ani Lumi' }],
    ['person', '12', 'person'],
    ['url', 'dinkes.bitungkota.go.id/berita', { is: 'text', text: 'dinkes.bitungkota.go.id/berita' }],
    ['url', 'https://contoh.go.id', { is: 'text', text: 'https://contoh.go.id' }],
    ['url', 'javascript:alert(1)', 'url'],
    ['url', 'bukan situs', 'url'],
    ['fqdn', 'arsip', { is: 'text', text: `arsip.${bitung.parentDomain.name}` }],
    [
      'fqdn',
      `https://arsip.${bitung.parentDomain.name}/`,
      { is: 'text', text: `arsip.${bitung.parentDomain.name}` },
    ],
    ['fqdn', 'arsip.example.com', 'fqdn'],
    ['fqdn', 'dua kata', 'fqdn'],
  ])('to %j, "%.40s", is read or refused with its reason', (asked, typed, expected) => {
    const read = readAnswer(typeof asked === 'string' ? question(asked) : asked, typed, reading);
    expect(read.ok ? read.value : read.why).toEqual(expected);
  });

  it('is shown as an official would write it', () => {
    const shown = (type: FieldType, value: AnswerValue) => shownAnswer(question(type), value, bitung);
    expect(shown('date', { is: 'date', on: '2026-11-24' })).toBe('24 November 2026');
    expect(shown('datetime', { is: 'datetime', at: '2026-11-24T09:30' })).toBe(
      '24 November 2026 pukul 09.30 WITA',
    );
    expect(shown('letter', { is: 'letter', number: '800/1', on: '2026-11-03' })).toBe(
      '800/1 tanggal 3 November 2026',
    );
    expect([2027, 1_500_000].map((number) => shown('number', { is: 'number', number }))).toEqual([
      '2027',
      '1.500.000',
    ]);
  });

  it('is asked for anew where a new release no longer offers it', () => {
    expect(stillFits(SHAPES, { is: 'choice', code: 'baru' })).toBe(true);
    expect(stillFits(SHAPES, { is: 'choice', code: 'lama' })).toBe(false);
    expect(stillFits(question('date'), { is: 'text', text: 'besok' })).toBe(false);
    expect(stillFits(question('text'), { is: 'skipped' })).toBe(false);
  });
});

describe.each([bitung, padang])('the forms of $cityName', (region) => {
  it('keep the tags of their questions and options apart', () => {
    for (const service of region.services) {
      const all = service.fields.map(({ code }) => code);
      const papers = service.documents.flatMap(({ anyOf }) => anyOf.map((code) => `dok-${code}`));
      const codes = [...all, ...papers, 'surat', 'penandatangan', 'kontak-teknis', 'kesesuaian-arsitektur'];
      expect(new Set(codes.map(tagOf)).size, service.code).toBe(new Set(codes).size);
      for (const { options = [] } of questionsOf(service, {}))
        expect(new Set(options.map(({ code }) => tagOf(code))).size, service.code).toBe(options.length);
    }
  });

  it('end, whatever is answered', () => {
    for (const service of region.services)
      for (const pick of [0, -1]) {
        const answers: Record<string, AnswerValue> = {};
        for (let asked = nextQuestion(service, answers), count = 0; asked !== null; count += 1) {
          expect(count, service.code).toBeLessThan(40);
          answers[asked.code] = anAnswer(asked, pick);
          asked = nextQuestion(service, answers);
        }
      }
  });
});

const anAnswer = ({ type, options }: Question, pick: number): AnswerValue =>
  type === 'choice' || type === 'yes_no'
    ? { is: 'choice', code: options?.at(pick)?.code ?? (pick === 0 ? 'ya' : 'tidak') }
    : type === 'number'
      ? { is: 'number', number: 1 }
      : type === 'date'
        ? { is: 'date', on: '2026-11-24' }
        : type === 'datetime'
          ? { is: 'datetime', at: '2026-11-24T09:00:00' }
          : type === 'letter'
            ? { is: 'letterLater' }
            : type === 'file'
              ? { is: 'reference', text: 'Nomor 1' }
              : type === 'person'
                ? { is: 'person', id: null, name: 'Ani' }
                : type === 'office'
                  ? { is: 'office', code: 'dinkes', name: 'Dinkes' }
                  : { is: 'text', text: 'x' };

describe('what is asked', () => {
  const codes = (code: string, answers: Record<string, AnswerValue>, region = bitung) => {
    const service = serviceOf(region, code);
    return service === undefined ? [] : questionsOf(service, answers).map((one) => one.code);
  };
  it('follows from the answers: an event has an end, an application its documents', () => {
    expect(codes('SUBDOMAIN-BARU', {})).not.toContain('tanggal-berakhir');
    expect(codes('SUBDOMAIN-BARU', { jenis: { is: 'choice', code: 'kegiatan' } })).toContain(
      'tanggal-berakhir',
    );
    expect(codes('SUBDOMAIN-BARU', { jenis: { is: 'choice', code: 'aplikasi' } })).toContain(
      'dok-dokumentasi-aplikasi',
    );
  });
  it('holds the letter of the head of the office once', () => {
    const asked = codes('VPS', {});
    expect(asked.filter((code) => code.includes('surat'))).toEqual(['surat']);
  });
  it('differs by city: four documents of a repository in Bitung, application and source in Padang', () => {
    const papers = (region: typeof bitung) =>
      codes('REPOSITORI', {}, region).filter((code) => code.startsWith('dok-'));
    expect(papers(bitung)).toHaveLength(5);
    expect(papers(padang)).toEqual(['dok-aplikasi', 'dok-kode-sumber']);
  });
  it('is no letter and no signature of an incident', () => {
    expect(codes('PERANGKAT', {})).not.toContain('kontak-teknis');
  });
  it('leads to the chair only across offices', () => {
    const service = serviceOf(bitung, 'APP-KOORDINASI');
    const steps = (code: string) =>
      service === undefined
        ? []
        : chainOf(service, { 'lintas-pd': { is: 'choice', code } }).map(({ step }) => step);
    expect(steps('ya').at(-1)).toBe('chair');
    expect(steps('tidak')).not.toContain('chair');
  });
});

describe('a service', () => {
  it.each([
    [bitung, 'subdomain', 'SUBDOMAIN-BARU'],
    [bitung, 'sub domain baru', 'SUBDOMAIN-BARU'],
    [bitung, 'subdomian', 'SUBDOMAIN-BARU'],
    [bitung, 'tanda tangan elektronik', 'TTE'],
    [bitung, 'sertifikat elektronk', 'TTE'],
    [bitung, 'vps', 'VPS'],
    [bitung, 'zoom', 'ZOOM-STREAM'],
    [bitung, 'titik lan', 'LAN-PASANG'],
    [bitung, 'printer rusak', 'PERANGKAT'],
    [padang, 'rekomendasi anggaran', 'REKOM-ANGGARAN'],
    [padang, 'diagram lan', 'LAN-DIAGRAM'],
  ])('is found in %#: "%s"', (region, words, code) => {
    expect(searchServices(region, words).map((one) => one.code)).toContain(code);
  });
  it('that only another city has is found as such', () => {
    expect(searchServices(padang, 'LAN-DIAGRAM')).toEqual([expect.objectContaining({ isHere: false })]);
    expect(searchServices(bitung, 'qwertyzxc')).toEqual([]);
  });
  it('is guessed from a report only where its words say so', () => {
    expect(serviceLike(bitung, 'mohon dibuatkan subdomain baru untuk situs puskesmas')).toBe(
      'SUBDOMAIN-BARU',
    );
    expect(serviceLike(bitung, 'mohon bantuan segera')).toBeNull();
  });
  it.each([
    ['subdomain', 'subdomian', true],
    ['email', 'emial', true],
    ['email', 'emai', true],
    ['lan', 'lam', false],
    ['akun', 'akunt', true],
    ['server', 'serval', false],
  ])('%s and %s are near: %s', (a, b, near) => expect(isNear(a, b)).toBe(near));
});
