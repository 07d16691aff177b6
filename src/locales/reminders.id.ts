/** What is said about duties that are to be reminded: the morning's message, and the monthly copies upward. */
import { clip } from '../domain/text.ts';
import type { Voice } from './voice.ts';

export interface ReminderLine {
  /** 1, 2, …; the buttons carry the same numbers. */
  at: number;
  title: string;
  article: string;
  /** ISO date. */
  dueOn: string;
  /** Days until it is due; negative: days late. */
  days: number;
  /** The text names no cadence; the Dinas set it. */
  isCadenceSet: boolean;
  /** The text says "dapat". */
  isOptional: boolean;
  isReturned: boolean;
}
export interface ReminderOffice {
  office: string;
  lines: readonly ReminderLine[];
}
/** What a coordinator is told once a week. */
export interface ReminderOversight {
  missingDuties: number;
  missingOffices: number;
  nobody: readonly string[];
}
export interface CopyLine {
  title: string;
  article: string;
  dueOn: string;
  late: number;
}
export interface CopyOffice {
  office: string;
  /** Nobody is registered to whom it could go. */
  isUnheard: boolean;
  lines: readonly CopyLine[];
}
export interface CopyWords {
  /** `2026-12` */
  month: string;
  /** How the city calls the reader: Kepala PD, Kepala Dinas …, Ketua Tim. */
  to: string;
  isPerOffice: boolean;
  /** The day on which the days late were counted. */
  onDay: string | null;
  offices: readonly CopyOffice[];
  state: string;
  by: string | null;
  at: string | null;
}

/** Within Telegram's 4096; what is cut is counted. */
export const MOST = 3_600;

/** As many whole lines as fit, and how many did not. */
export function fitting(lines: readonly string[], most: number): { shown: string[]; left: number } {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > most) break;
    shown.push(line);
  }
  return { shown, left: lines.length - shown.length };
}

const MOST_NAMED = 15;
const named = (all: readonly string[]) =>
  `${all.slice(0, MOST_NAMED).join(', ')}${all.length > MOST_NAMED ? ` dan ${all.length - MOST_NAMED} lainnya` : ''}`;

export const reminderWords = (v: Voice) => {
  const due = (p: { dueOn: string; days: number }) =>
    p.days === 0
      ? `jatuh tempo hari ini, ${v.date(p.dueOn)}`
      : p.days > 0
        ? `jatuh tempo ${v.date(p.dueOn)}, ${p.days} hari lagi`
        : `jatuh tempo ${v.date(p.dueOn)}, terlambat ${-p.days} hari`;
  const mark = (days: number) => (days < 0 ? '🔴' : days <= 7 ? '🟡' : '⚪');
  const long = (p: ReminderLine) =>
    [
      `${p.at}. ${p.title}`,
      `   ${mark(p.days)} ${due(p)}`,
      `   Pasal ${p.article}${p.isCadenceSet ? ' · jangka waktu ditetapkan Dinas' : ''}${p.isOptional ? ' · tidak wajib ("dapat")' : ''}${p.isReturned ? ' · dikembalikan, mohon diperbaiki' : ''}`,
    ].join('\n');
  const short = (p: ReminderLine) => `${p.at}. ${mark(p.days)} ${p.title} (Pasal ${p.article}), ${due(p)}`;
  /** Where there are very many. */
  const tiny = (p: ReminderLine) =>
    `${p.at}. ${mark(p.days)} ${clip(p.title, 44)}, ${p.days === 0 ? 'hari ini' : p.days > 0 ? `${p.days} hari lagi` : `terlambat ${-p.days} hari`}`;
  const month = (on: string) => v.date(`${on}-01`).replace(/^1 /, '');
  const copyLine = (p: CopyLine) =>
    `• ${p.title} (Pasal ${p.article}), jatuh tempo ${v.date(p.dueOn)}, terlambat ${p.late} hari`;
  const copyLines = (offices: readonly CopyOffice[]) =>
    offices.flatMap((one) => [
      `${one.office}${one.isUnheard ? ' (penerima belum terdaftar)' : ''}`,
      ...one.lines.map(copyLine),
    ]);
  const copyCut = (offices: readonly CopyOffice[]) => {
    const { shown, left } = fitting(copyLines(offices), MOST);
    return [...shown, ...(left > 0 ? [`… dan ${left} baris lagi; rincian di /kewajiban`] : [])];
  };
  return {
    sentences: {
      'reminder.duties': (p: {
        /** ISO date. */
        on: string;
        offices: readonly ReminderOffice[];
        oversight: ReminderOversight | null;
      }) => {
        const render = (line: (one: ReminderLine) => string) =>
          p.offices.flatMap((one) => [one.office, ...one.lines.map(line)]);
        const full = render(long);
        const lines = [full, render(short)].find((all) => all.join('\n').length <= MOST) ?? render(tiny);
        const { shown, left } = fitting(lines, MOST);
        const { oversight } = p;
        return [
          `Pengingat kewajiban, ${v.date(p.on)}`,
          ...(shown.length === 0 ? [] : ['', ...shown]),
          ...(left > 0 ? [`… dan ${left} lainnya: /kewajiban`] : []),
          ...(oversight === null || oversight.missingDuties === 0
            ? []
            : [
                '',
                `Data awal belum dicatat: ${oversight.missingDuties} kewajiban pada ${oversight.missingOffices} perangkat daerah. Selama belum dicatat, tidak ada pengingat yang berjalan: /kewajiban`,
              ]),
          ...(oversight === null || oversight.nobody.length === 0
            ? []
            : [
                '',
                `Tidak ada yang dapat diingatkan (${oversight.nobody.length}): ${named(oversight.nobody)}. Undang petugasnya dengan /undang.`,
              ]),
          ...(shown.length === 0 ? [] : ['', `Dasar: ${v.regulation}. Semua kewajiban: /kewajiban`]),
        ].join('\n');
      },
      'reminder.copyDraft': (p: CopyWords) =>
        [
          `Konsep tembusan ${month(p.month)} kepada ${p.to}`,
          ...(p.onDay === null ? [] : [`Keadaan ${v.date(p.onDay)}.`]),
          ...(p.isPerOffice ? ['Tiap kepala hanya menerima bagian perangkat daerahnya.'] : []),
          '',
          ...copyCut(p.offices),
          '',
          p.state === 'drafted'
            ? 'BELUM DIKIRIM. Yang sudah dipenuhi saat dikirim tidak ikut.'
            : p.state === 'released'
              ? `Disetujui ${p.by ?? ''} ${p.at === null ? '' : v.when(p.at)}; terkirim pada jam kerja.`
              : p.state === 'sent'
                ? `Dikirim atas persetujuan ${p.by ?? ''}.`
                : p.state === 'declined'
                  ? `Tidak dikirim, keputusan ${p.by ?? ''} ${p.at === null ? '' : v.when(p.at)}.`
                  : p.state === 'met'
                    ? 'Semua sudah dipenuhi; tidak ada yang dikirim.'
                    : 'Bulannya sudah lewat; tidak dikirim.',
        ].join('\n'),
      'reminder.copy': (p: {
        month: string;
        by: string;
        onDay: string | null;
        offices: readonly CopyOffice[];
      }) =>
        [
          `Tembusan kewajiban yang lewat jatuh tempo, ${month(p.month)}`,
          ...(p.onDay === null ? [] : [`Keadaan ${v.date(p.onDay)}.`]),
          '',
          ...copyCut(p.offices),
          '',
          `Yang tercatat pada meja bantu; "terlambat" berarti tidak ada bukti tercatat. Dasar: ${v.regulation}. Disampaikan oleh ${p.by}.`,
        ].join('\n'),
      'reminder.copyChanged': () => 'isi berubah. Konsepnya sudah diperbarui; periksa lagi sebelum mengirim.',
      'reminder.copyDecided': (p: { state: string; by: string; at: string }) =>
        p.state === 'declined'
          ? `Sudah diputuskan tidak dikirim oleh ${p.by} ${v.when(p.at)}.`
          : `Sudah dikirim oleh ${p.by} ${v.when(p.at)}.`,
      'reminder.copyOver': (p: { state: string }): string =>
        p.state === 'met'
          ? 'Semua isinya sudah dipenuhi; tidak ada yang perlu dikirim.'
          : 'Konsep ini milik bulan yang sudah lewat.',
      'reminder.copyReleased': (p: { to: string; count: number; goesAt: string | null }) =>
        p.goesAt === null
          ? `Dikirim kepada ${p.to}: ${p.count} penerima.`
          : `Disetujui. Terkirim kepada ${p.to} ${v.when(p.goesAt)}: ${p.count} penerima.`,
      'reminder.copyDeclined': (p: { to: string }) => `Tembusan kepada ${p.to} bulan ini tidak dikirim.`,
      'reminder.copyNobody': (p: { to: string }) =>
        `Belum ada yang terdaftar sebagai ${p.to}, jadi tidak ada yang dikirim.`,
      'reminder.noCopies': () => 'Tidak ada konsep tembusan bulan ini.',
      'refused.noCopies': () => 'Tembusan kewajiban diputuskan oleh koordinator.',
    },
    labels: {
      'reminder.send': () => '📤 Kirim',
      'reminder.dontSend': () => 'Jangan kirim',
    },
  };
};
