/**
 * Whether two reports speak of the same fault: by the words that matter, in one spelling. A person is asked, nothing is decided by
 * it; so it is plain enough to foresee.
 */
import { normalise } from './spelling.ts';

/** Words that say nothing about which fault it is. */
const EMPTY = new Set(
  'yang dan atau di ke dari pada untuk dengan ini itu saya kami kita tidak bisa sudah belum ada lagi juga mau akan tolong mohon bantu bantuan minta pak bu bapak ibu min admin sejak tadi pagi siang sore malam hari jam kemarin karena jadi sangat sekali semua masih terus selamat mati putus rusak error gangguan macet lambat kendala masalah total aplikasi dibuka buka kantor ruang ruangan lantai the is are not my our we please cannot to of in on with since down broken slow'.split(
    ' ',
  ),
);
/** What people call the same thing. */
const SAME: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'internet wifi jaringan koneksi inet network hotspot',
    'printer pencetak print',
    'komputer pc laptop',
    'email surel',
    'aplikasi app sistem',
  ].flatMap((names) => names.split(' ').map((name) => [name, names.split(' ')[0] ?? name])),
);

/** The words of a report that matter, each once. */
export function tellingWords(text: string): Set<string> {
  return new Set(
    normalise(text.slice(0, 1200))
      .split(' ')
      .map((word) => SAME[word] ?? word)
      .filter((word) => word.length > 2 && !EMPTY.has(word)),
  );
}

/** How much of the shorter report the other one says too, between 0 and 1; one word in common is chance, unless it is all it says. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  const common = [...few].filter((word) => many.has(word)).length;
  return common === 1 && few.size > 1 ? 0 : common / few.size;
}

/** From here on somebody is asked whether it is the same. */
export const ALIKE = 0.5;
/** Reports of the same fault in one office lie at most so many days apart. */
export const ALIKE_DAYS = 3;
/** So many offices within so many minutes: a mass incident is offered to Tier 2. Source: domain.md 4.2. */
export const MASS_OFFICES = 3;
export const MASS_MINUTES = 30;
