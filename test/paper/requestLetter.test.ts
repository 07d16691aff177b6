/** The letter of a request as DOCX: everything filled in, well formed whatever was typed, a restricted one without its answers. */
import { describe, expect, test } from 'vitest';
import { headOf } from '../../src/domain/requestLetter.ts';
import { letterOf, type LetterOf } from '../../src/locales/requestLetter.ts';
import { writeRequestLetter } from '../../src/paper/requestLetter.ts';
import { unpack } from '../../src/sheets/zip.ts';
import { city } from '../domain/cities.ts';

const of: LetterOf = {
  officeName: 'Dinas Kesehatan',
  title: 'Permohonan subdomain baru',
  article: '23(2)',
  rows: [
    ['Nama subdomain', 'antrean.bitungkota.go.id'],
    ['Tujuan', 'Antrean daring <b>puskesmas</b>\n& "lainnya"\u0001\u000b'],
  ],
  attachments: ['SK tim pengelola Nomor 12/2026'],
  signs: 'kepala-pd',
  isRestricted: false,
  number: 'BTG-2611-P-0001',
  at: Temporal.Instant.from('2026-11-20T01:00:00Z'),
};

/** The words of the document, a line a paragraph. */
async function wordsOf(letter: LetterOf, name: 'bitung' | 'padang' = 'bitung'): Promise<string> {
  const archive = unpack(Buffer.from(await writeRequestLetter(letterOf(city(name), letter))));
  if (!archive.ok) throw new Error(archive.why);
  const parts = ['word/document.xml', 'word/footer1.xml'].map(
    (part) => archive.files.get(part)?.toString('utf8') ?? '',
  );
  for (const part of parts) expect(part).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  return parts
    .join('')
    .replace(/<w:tab\/>/g, ' ')
    .replace(/<w:br\/>/g, '\n')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

describe('the letter with which an office asks', () => {
  test('has the form of an official letter, and everything that was answered', async () => {
    const words = await wordsOf(of);
    for (const part of [
      'PEMERINTAH KOTA BITUNG',
      'DINAS KESEHATAN',
      'Nomor : ....',
      'Lampiran : 1 (satu) berkas',
      'Hal : Permohonan subdomain baru',
      'Yth. Kepala Dinas Komunikasi dan Informatika',
      'Bitung, ..... November 2026',
      'Pasal 23(2)',
      'Perwali Bitung 69/2021',
      'kami mengajukan permohonan subdomain baru',
      'antrean.bitungkota.go.id',
      'Antrean daring <b>puskesmas</b>\n& "lainnya"',
      'SK tim pengelola Nomor 12/2026',
      'Kepala Dinas Kesehatan,',
      'BTG-2611-P-0001',
    ])
      expect(words).toContain(part);
  });

  test.each([
    ['plt', 'Plt. Kepala Dinas Kesehatan,'],
    ['atas-nama', 'a.n. Kepala Dinas Kesehatan,'],
  ])('is signed %s', async (signs, expected) => {
    expect(await wordsOf({ ...of, signs })).toContain(expected);
  });

  test('of a restricted request asks the questions and leaves the answers to be written in by hand', async () => {
    const words = await wordsOf({ ...of, isRestricted: true, attachments: [] }, 'padang');
    expect(words).toContain('Sifat : Terbatas');
    expect(words).toContain('Lampiran : -');
    expect(words).toContain('Nama subdomain');
    expect(words).not.toContain('antrean.bitungkota');
    expect(words).toContain('PEMERINTAH KOTA PADANG');
  });
});

test.each([
  ['Dinas Kesehatan', 'Kepala Dinas Kesehatan'],
  ['Sekretariat Daerah', 'Sekretaris Daerah'],
  ['Sekretariat DPRD', 'Sekretaris DPRD'],
  ['Bagian Organisasi Sekretariat Daerah', 'Kepala Bagian Organisasi Sekretariat Daerah'],
  ['Inspektorat Kota', 'Inspektur Kota'],
  ['Kecamatan Ranowulu', 'Camat Ranowulu'],
  ['RSUD dr. Rasidin', 'Direktur RSUD dr. Rasidin'],
  ['Satuan Polisi Pamong Praja', 'Kepala Satuan Polisi Pamong Praja'],
])('the head of %s is %s', (office, expected) => {
  expect(headOf(office)).toBe(expected);
});
