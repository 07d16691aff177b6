/** Reminding by hand, and the letter upward: what a coordinator does with the duties of all offices. */
import type { Period } from '../domain/periods.ts';
import type { Voice } from './voice.ts';

/** So many offices stand by name. */
export const MOST_OFFICES_NAMED = 40;

export interface NudgeWords {
  title: string;
  code: string;
  /** Who is reminded now, and where. */
  people: number;
  offices: readonly string[];
  /** Whom the next morning's message reminds. */
  laterPeople: number;
  laterOffices: readonly string[];
  /** ISO date. */
  morningOn: string;
}
export interface DutySubject {
  title: string | null;
  period: Pick<Period, 'is' | 'part' | 'year'> | null;
}

const periodWords = ({ is, part, year }: Pick<Period, 'is' | 'part' | 'year'>): string =>
  is === 'year'
    ? `${year}`
    : `${is === 'half' ? 'Semester' : 'Triwulan'} ${['I', 'II', 'III', 'IV'][part - 1] ?? ''} ${year}`;

export const dutyUpWords = (v: Voice) => {
  const named = (all: readonly string[]): string =>
    `${all.slice(0, MOST_OFFICES_NAMED).join(', ')}${all.length > MOST_OFFICES_NAMED ? ` dan ${all.length - MOST_OFFICES_NAMED} lainnya` : ''}`;
  const who = (people: number, offices: readonly string[]): string =>
    `${people} orang di ${offices.length} kantor: ${named(offices)}`;
  const subject = (p: DutySubject): string =>
    [p.title ?? 'kewajiban SPBE', ...(p.period === null ? [] : [periodWords(p.period)])].join(', ');
  return {
    sentences: {
      'nudge.preview': (p: NudgeWords & { nobody: readonly string[]; isAnew: boolean }) =>
        [
          ...(p.isAnew
            ? ['Keadaannya berubah sejak ditampilkan; belum ada yang terkirim. Yang sekarang:', '']
            : []),
          'Ingatkan yang belum',
          `${p.title} (${p.code})`,
          '',
          ...(p.people > 0 ? [`Sekarang: ${who(p.people, p.offices)}`] : []),
          ...(p.laterPeople > 0
            ? [
                `Dalam pesan pagi ${v.weekday(p.morningOn)}, ${v.date(p.morningOn)}: ${who(p.laterPeople, p.laterOffices)}${
                  p.people > 0 ? ' (sudah diingatkan hari ini atau kantornya tutup)' : ''
                }`,
              ]
            : []),
          ...(p.nobody.length === 0 ? [] : [`Tidak ada yang dapat dihubungi: ${named(p.nobody)}`]),
          '',
          'Setiap orang paling banyak sekali sehari, pada jam kerja. Yang sudah terpenuhi tidak diingatkan.',
        ].join('\n'),
      'nudge.nothing': (p: { title: string; nobody: readonly string[] }) =>
        p.nobody.length === 0
          ? `Tidak ada yang perlu diingatkan: ${p.title}.`
          : `Tidak ada yang dapat diingatkan. Belum ada yang terdaftar di ${named(p.nobody)}.`,
      'nudge.sent': (p: NudgeWords) =>
        [
          `Pengingat ${p.code}:`,
          ...(p.people > 0 ? [`dikirim kepada ${p.people} orang di ${p.offices.length} kantor`] : []),
          ...(p.laterPeople > 0
            ? [
                `dikirim ${v.weekday(p.morningOn)}, ${v.date(p.morningOn)} pagi kepada ${p.laterPeople} orang di ${p.laterOffices.length} kantor`,
              ]
            : []),
        ].join('\n'),
      'nudge.sentAlready': () => 'Pengingat ini sudah dikirim.',
      'nudge.dropped': () => 'Tidak ada yang dikirim.',
      'nudge.over': () => 'Tampilan ini sudah tidak berlaku. Tekan Ingatkan yang belum lagi.',
      'nudge.whichDuty': () => 'Kewajiban yang mana? Misalnya /kewajiban ingatkan diagram-lan.',
      'dutyReport.choose': () =>
        'Laporan kewajiban untuk masa yang mana? Satu kewajiban: /kewajiban laporan KODE.',
      'dutyReport.which': (p: { word: string }) =>
        `"${p.word}" bukan masa dan bukan kode kewajiban. Tulis misalnya /kewajiban laporan 2026, /kewajiban laporan semester 1 2026, /kewajiban laporan triwulan III atau /kewajiban laporan diagram-lan.`,
      'dutyReport.future': () => 'Masa itu belum mulai, jadi belum ada laporannya.',
      'dutyReport.onFile': (p: DutySubject & { cutOffAt: string }) =>
        `Nota dinas: ${subject(p)}. Data sampai ${v.dateTime(p.cutOffAt)}.`,
      'dutyReport.handedUp': (p: DutySubject & { cutOffAt: string }) =>
        `Laporan ${subject(p)} · ${v.city}. Data sampai ${v.dateTime(p.cutOffAt)}.`,
      'dutyReport.sentUp': (p: { to: string }) => `Laporan kewajiban terkirim ke ${p.to}.`,
      'dutyReport.sentAlready': (p: { to: string; at: string }) =>
        `Laporan ini sudah dikirim ke ${p.to} ${v.when(p.at)}.`,
      'refused.noDutyHandling': () =>
        'Mengingatkan dan membuat laporan kewajiban bagian koordinator dan pimpinan Dinas.',
    },
    labels: {
      'nudge.send': () => 'Kirim',
      'nudge.drop': () => 'Batal',
      'dutyReport.period': (p: { is?: Period['is']; part?: number; year?: number }) =>
        periodWords({ is: p.is ?? 'year', part: p.part ?? 1, year: p.year ?? 2026 }),
    },
  };
};
