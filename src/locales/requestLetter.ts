/** The letter of a service request. Such a letter is Indonesian whoever reads it. */
import { showDate } from '../domain/dates.ts';
import type { Region } from '../domain/region.ts';
import { headOf, type RequestLetter } from '../domain/requestLetter.ts';

export interface LetterOf {
  readonly officeName: string;
  readonly title: string;
  /** Of the service; null: not in the text. */
  readonly article: string | null;
  /** Question and answer in words. A restricted request's answers stay out: they are written in by hand. */
  readonly rows: readonly (readonly [string, string])[];
  /** What is enclosed, as it is called. */
  readonly attachments: readonly string[];
  /** `kepala-pd`, `plt`, `atas-nama`. */
  readonly signs: string;
  readonly isRestricted: boolean;
  /** `P-0042`; null: not sent yet. */
  readonly number: string | null;
  readonly at: Temporal.Instant;
}

const DOTS = '.'.repeat(40);

export function letterOf(region: Region, of: LetterOf): RequestLetter {
  const ict = region.offices.find(({ code }) => code === region.ictOffice.code);
  const city = region.cityName.replace(/^Kota /, '');
  const head = headOf(of.officeName);
  const count = of.attachments.length;
  return {
    letterhead: [
      `PEMERINTAH ${region.cityName.toUpperCase()}`,
      of.officeName.toUpperCase(),
      'Alamat, telepon, pos-el dan kode pos kantor diisi sesuai kop resmi',
    ],
    placeAndDate: `${city}, ${showDate(of.at, region).replace(/^\d+ /, '..... ')}`,
    fields: [
      ['Nomor', DOTS],
      ['Sifat', of.isRestricted ? 'Terbatas' : 'Biasa'],
      ['Lampiran', count === 0 ? '-' : `${count} (${spelled(count)}) berkas`],
      ['Hal', of.title],
    ],
    to: [
      'Yth. ' + headOf(ict?.name ?? region.ictOffice.shortName),
      `${region.cityName}`,
      'di',
      `    ${city}`,
    ],
    opening: [
      `Sehubungan dengan pelaksanaan Sistem Pemerintahan Berbasis Elektronik (SPBE)${basis(region, of.article)}, bersama ini kami mengajukan ${of.title.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())} dengan rincian sebagai berikut:`,
    ],
    rows: of.isRestricted ? of.rows.map(([name]) => [name, ''] as const) : of.rows,
    attachments: { title: 'Sebagai kelengkapan kami lampirkan:', lines: of.attachments },
    closing:
      'Demikian permohonan ini kami sampaikan, atas perhatian dan kerja samanya diucapkan terima kasih.',
    signature: [`${SIGNS[of.signs]?.(head) ?? head},`, DOTS, 'NIP. '.padEnd(36, '.')],
    footer: `Konsep disusun Meja Bantu ${region.ictOffice.shortName}${of.number === null ? '' : ` untuk ${of.number}`}; berlaku setelah diberi nomor dan ditandatangani.${of.isRestricted ? ' Klasifikasi terbatas: rincian diisi sendiri, tidak dikirim melalui Telegram.' : ''}`,
    title: of.title,
  };
}

const SIGNS: Readonly<Record<string, (head: string) => string>> = {
  plt: (head) => `Plt. ${head}`,
  'atas-nama': (head) => `a.n. ${head}`,
};

/** `sebagaimana Pasal 23 ayat (2) Perwali …`; of several articles all. */
function basis(region: Region, article: string | null): string {
  if (article === null) return '';
  return ` sebagaimana diatur dalam ${region.regulation.short} (Pasal ${article})`;
}

const NUMBERS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const spelled = (count: number): string => NUMBERS[count] ?? String(count);
