/** What is said about the queues: `/pantau` and the morning digest. */
import type { Voice } from './voice.ts';

export interface LineWords {
  short: string;
  status: string;
  desk: string;
  isLate: boolean;
  lateFor: 'target' | 'response' | 'tier' | null;
  isAtRisk: boolean;
  targetAt: string;
  /** Null: restricted, or a complaint; number and state only. */
  priority: string | null;
  office: string | null;
  owner: string | null;
}
export interface CountWords {
  desk: string;
  open: number;
  free: number;
  risk: number;
  late: number;
  paused: number;
  oldestAt: string;
}
/** So many offices stand by name. */
export const MOST_NAMED = 12;

const desks: Record<string, string> = { tier1: 'Tier 1', tier2: 'Tier 2', coordinator: 'Koordinator' };
const filters: Record<string, string> = {
  all: 'semua',
  risk: 'berisiko',
  late: 'lewat target',
  free: 'belum diambil',
};
const named = (all: readonly string[]) =>
  `${all.slice(0, MOST_NAMED).join(', ')}${all.length > MOST_NAMED ? ` dan ${all.length - MOST_NAMED} lainnya` : ''}`;

const late = { target: 'lewat', response: 'respons terlambat', tier: 'batas tingkat ini lewat' } as const;

export const watchWords = (v: Voice, states: Record<string, string>) => {
  const mark = (p: { isLate: boolean; isAtRisk: boolean }) => (p.isLate ? '🔴' : p.isAtRisk ? '🟡' : '⚪');
  const line = (p: LineWords) =>
    [
      `${mark(p)} ${p.short}`,
      ...(p.office === null ? [] : [p.office]),
      ...(p.priority === null ? [] : [p.priority]),
      desks[p.desk] ?? p.desk,
      `${states[p.status] ?? p.status}${p.owner === null ? '' : ` (${p.owner})`}`,
      ...(p.priority === null ? [] : [`target ${v.when(p.targetAt)}`]),
      ...(p.lateFor === null ? [] : [late[p.lateFor]]),
    ].join(' · ');
  const count = (p: CountWords) =>
    `${desks[p.desk] ?? p.desk}: ${p.open} terbuka · ${p.free} belum diambil · ${p.risk} berisiko · ${p.late} lewat target${p.paused > 0 ? ` · ${p.paused} jeda` : ''} · tertua ${v.when(p.oldestAt)}`;
  return {
    sentences: {
      'watch.screen': (p: {
        at: string;
        office: string | null;
        desk: string;
        state: string;
        counts: readonly CountWords[];
        withoutTier1: readonly string[];
        lines: readonly LineWords[];
        isMore: boolean;
      }) =>
        [
          `Pantauan ${v.when(p.at)} · ${p.office ?? v.city}`,
          '',
          ...(p.counts.length === 0 ? ['Tidak ada tiket yang menunggu dikerjakan.'] : p.counts.map(count)),
          ...(p.withoutTier1.length === 0
            ? []
            : ['', `Tanpa Tier 1 (${p.withoutTier1.length}): ${named(p.withoutTier1)}`]),
          ...(p.counts.length === 0
            ? []
            : [
                '',
                `Daftar: ${p.desk === 'all' ? 'semua tingkat' : (desks[p.desk] ?? p.desk)}, ${filters[p.state] ?? p.state}`,
                ...(p.lines.length === 0 ? ['Tidak ada.'] : p.lines.map(line)),
                ...(p.isMore ? ['…'] : []),
              ]),
        ].join('\n'),
      'watch.whichOffice': (p: { count: number }): string =>
        p.count === 0
          ? 'Tidak ada kantor dengan tiket terbuka.'
          : 'Kantor yang mana? Angkanya: tiket terbuka, dan yang lewat target.',
      'watch.whatFilter': (p: { word: string }) =>
        `"${p.word}" tidak dikenal. Tulis /pantau, atau misalnya /pantau tier2, /pantau terlambat, /pantau dinkes.`,
      digest: (p: {
        on: string;
        free: number;
        risk: number;
        late: number;
        newlyLate: number;
        answered: number;
        oversees: boolean;
        isGroup: boolean;
        lines: readonly (LineWords & { isFree: boolean; isAnswered: boolean })[];
        more: number;
        withoutTier1: readonly string[];
        withoutLetter: readonly string[];
      }) =>
        [
          `Ringkasan pagi, ${v.date(p.on)}${p.isGroup ? ' · Tier 2' : ''}`,
          ...(p.free > 0 ? [`Belum diambil: ${p.free}`] : []),
          ...(p.risk > 0 ? [`Berisiko lewat target: ${p.risk}`] : []),
          ...(p.late > 0 ? [`Lewat target: ${p.late} (${p.newlyLate} sejak hari kerja terakhir)`] : []),
          ...(p.answered > 0 ? [`Sudah dijawab pelapor: ${p.answered}`] : []),
          ...(p.lines.length === 0
            ? []
            : [
                '',
                ...p.lines.map((one) => `${line(one)}${one.isAnswered ? ' · sudah dijawab pelapor' : ''}`),
              ]),
          ...(p.more > 0 ? [`dan ${p.more} lainnya`] : []),
          ...(p.withoutTier1.length === 0
            ? []
            : ['', `Tanpa Tier 1 (${p.withoutTier1.length}): ${named(p.withoutTier1)}`]),
          ...(p.withoutLetter.length === 0
            ? []
            : ['', `Nomor surat penunjukan Tier 1 belum ada: ${named(p.withoutLetter)}`]),
          '',
          p.oversees ? 'Semua antrean: /pantau' : 'Antrean: /antrean · di tangan saya: /tugas',
        ].join('\n'),
      'refused.noWatch': () =>
        'Pantauan semua antrean untuk koordinator dan pimpinan. Antrean sendiri ada di /antrean.',
    },
    labels: {
      'watch.all': () => 'Semua',
      'watch.all.on': () => '• Semua',
      'watch.tier1': () => 'Tier 1',
      'watch.tier1.on': () => '• Tier 1',
      'watch.tier2': () => 'Tier 2',
      'watch.tier2.on': () => '• Tier 2',
      'watch.coordinator': () => 'Koordinator',
      'watch.coordinator.on': () => '• Koordinator',
      'watch.risk': () => 'Berisiko',
      'watch.risk.on': () => '• Berisiko',
      'watch.late': () => 'Lewat target',
      'watch.late.on': () => '• Lewat target',
      'watch.free': () => 'Belum diambil',
      'watch.free.on': () => '• Belum diambil',
      'watch.office': () => 'Kantor …',
      'watch.everyOffice': () => 'Semua kantor',
      'watch.refresh': () => 'Segarkan',
      'watch.first': () => '« Awal',
    },
  };
};
