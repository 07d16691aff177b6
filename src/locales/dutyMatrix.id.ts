/** What the coordinator reads of the duties of all offices: `/kewajiban`. Reminding by hand and the letter: `dutyUp.*.ts`. */
import type { Role } from '../domain/authority.ts';
import type { DutyCounts, DutyFilter, DutyState } from '../domain/dutyMatrix.ts';
import type { Voice } from './voice.ts';

/** What stands behind a sign. */
export interface DutyCellWords {
  /** Abbreviation; null: the heading names it. */
  office: string | null;
  /** Code; null: the heading names it. */
  duty: string | null;
  /** An application; '': the office as a whole. */
  object: string;
  state: DutyState;
  dueOn: string | null;
  /** Until the due date; negative: days late. */
  days: number | null;
  lastOn: string | null;
  isBlocked: boolean;
  isReturned: boolean;
}
export interface DutyHeading {
  is: 'city' | 'office' | 'duty';
  name: string;
  /** Of a duty: code, article, `P12M`, where that comes from. */
  code?: string;
  article?: string;
  cadence?: string;
  cadenceSource?: string;
}
export interface DutyEvidenceWords {
  paper: string | null;
  effectOn: string;
  /** Null: there is none, or it is not for this reader. */
  letter: string | null;
  isHidden: boolean;
  hasFile: boolean;
  /** In which part it was verified; null: the desk's own record. */
  decidedAs: Role | null;
}

export const SIGNS: Readonly<Record<DutyState, string>> = {
  overdue: '🔴',
  soon: '🟡',
  submitted: '🔵',
  noEvidence: '⭕',
  unrecorded: '❔',
  met: '✅',
  idle: '▫️',
  notApplicable: '➖',
};
/** In the order of a screen. */
export const COUNTED = ['overdue', 'soon', 'submitted', 'noEvidence', 'unrecorded', 'met'] as const;

const states: Record<DutyState, string> = {
  overdue: 'terlambat',
  soon: 'jatuh tempo ≤ 30 hari',
  submitted: 'menunggu verifikasi',
  noEvidence: 'tidak ada bukti tercatat',
  unrecorded: 'data awal belum dicatat',
  met: 'terpenuhi',
  idle: 'belum ada peristiwa yang mewajibkan',
  notApplicable: 'bukan kewenangan',
};
const sources: Record<string, string> = {
  text: 'menurut teks peraturan',
  default: 'ditetapkan Dinas, bukan teks peraturan',
  national: 'menurut aturan nasional',
  certificate: 'menurut masa berlaku sertifikat',
};
const cadences: Record<string, string> = {
  event: 'setiap ada peristiwanya',
  once: 'sekali',
  once_then_yearly_confirmation: 'sekali, lalu ditegaskan setiap tahun',
  midterm: 'paruh waktu masa lima tahun',
  final_year: 'tahun terakhir masa lima tahun',
  midterm_and_final: 'paruh waktu dan tahun terakhir masa lima tahun',
  per_certificate: 'per sertifikat',
  on_request: 'setiap ada permohonan',
};

/** The same in letters and tables, whose typefaces know no `≤`. */
const letter: Record<DutyState, string> = { ...states, soon: 'jatuh tempo dalam 30 hari' };

export const dutyMatrixNames = { letter };

export const cadenceOf = (code: string): string =>
  cadences[code] ?? code.replace(/^P(\d+)M$/, (_, months: string) => `setiap ${months} bulan`);

export const dutyMatrixWords = (v: Voice, roles: Record<Role, string>) => {
  const filled = (counts: DutyCounts) => COUNTED.filter((name) => counts[name] > 0);
  const heading = (p: DutyHeading): string[] =>
    p.is === 'duty'
      ? [
          `${p.name} (${p.code ?? ''})`,
          `Pasal ${p.article ?? ''} · ${cadenceOf(p.cadence ?? '')}, ${sources[p.cadenceSource ?? ''] ?? ''}`,
        ]
      : [p.name];
  const due = (p: Pick<DutyCellWords, 'dueOn' | 'days' | 'state'>): string[] =>
    p.dueOn === null || p.days === null
      ? []
      : [
          p.days > 0
            ? `jatuh tempo ${v.date(p.dueOn)}${p.days <= 30 ? ` (${p.days} hari lagi)` : ''}`
            : p.days === 0
              ? `jatuh tempo hari ini, ${v.date(p.dueOn)}`
              : `jatuh tempo ${v.date(p.dueOn)}, lewat ${-p.days} hari`,
        ];
  const cell = (p: DutyCellWords): string =>
    [
      `${SIGNS[p.state]} ${[p.office, p.duty].filter((one) => one !== null).join(' · ') || states[p.state]}`,
      ...(p.object === '' ? [] : [p.object]),
      ...(p.state === 'overdue' || p.state === 'soon' || (p.office === null && p.duty === null)
        ? []
        : [states[p.state]]),
      ...(p.state === 'unrecorded' || p.state === 'notApplicable' ? [] : due(p)),
      ...(p.lastOn === null
        ? p.state === 'overdue' || p.state === 'soon'
          ? ['tidak ada bukti tercatat']
          : []
        : [`bukti terakhir ${v.date(p.lastOn)}`]),
      ...(p.isReturned ? ['dikembalikan'] : []),
      ...(p.isBlocked ? ['ada kendala'] : []),
    ].join(' · ');
  const evidence = (p: DutyEvidenceWords): string =>
    `• ${p.paper ?? 'Bukti dukung'}, berlaku ${v.date(p.effectOn)}${
      p.isHidden
        ? ' · ada; isi dan nomornya terbatas'
        : `${p.letter === null ? '' : ` · nomor ${p.letter}`}${p.hasFile ? ' · berkas tersimpan' : ''}`
    } · ${p.decidedAs === null ? 'dari catatan Meja Bantu' : `diverifikasi ${roles[p.decidedAs]}`}`;
  return {
    sentences: {
      'duties.screen': (p: {
        at: string;
        heading: DutyHeading;
        counts: DutyCounts;
        view: 'duties' | 'offices' | 'list';
        filter: DutyFilter | null;
        groups: readonly { name: string; counts: DutyCounts }[];
        cells: readonly DutyCellWords[];
        page: number;
        pages: number;
      }) =>
        [
          `Kewajiban ${v.when(p.at)}`,
          ...heading(p.heading),
          '',
          ...(p.counts.all === 0
            ? ['Tidak ada kewajiban di sini.']
            : filled(p.counts).map(
                (name) =>
                  `${SIGNS[name]} ${states[name].charAt(0).toUpperCase()}${states[name].slice(1)}: ${p.counts[name]}`,
              )),
          ...(p.counts.all === 0 && p.filter === null
            ? []
            : [
                '',
                `${p.view === 'duties' ? 'Per kewajiban' : p.view === 'offices' ? 'Per kantor' : 'Daftar'}${p.filter === null ? '' : `, ${states[p.filter]}`}${p.pages > 1 ? ` · halaman ${p.page} dari ${p.pages}` : ''}`,
                ...p.groups.map(
                  (one) =>
                    `${one.name}: ${filled(one.counts)
                      .map((name) => `${SIGNS[name]} ${one.counts[name]}`)
                      .join('  ')}`,
                ),
                ...p.cells.map(cell),
                ...(p.groups.length + p.cells.length === 0 ? ['Tidak ada.'] : []),
              ]),
        ].join('\n'),
      'duties.cell': (
        p: DutyCellWords & {
          heading: DutyHeading;
          officeName: string;
          missed: number;
          /** Class of the duty's papers. */
          isRestricted: boolean;
          evidence: readonly DutyEvidenceWords[];
          history: readonly { state: string; dueOn: string | null; closedOn: string | null }[];
          more: number;
        },
      ) =>
        [
          ...heading(p.heading),
          `${p.officeName}${p.object === '' ? '' : ` · ${p.object}`}`,
          '',
          cell({ ...p, office: null, duty: null, object: '' }),
          ...(p.missed > 0 ? [`Jatuh tempo sebelum data awal dicatat: ${p.missed}, tidak ditagih.`] : []),
          ...(p.isRestricted ? ['Bukti dukung berklasifikasi terbatas atau rahasia.'] : []),
          '',
          'Bukti dukung:',
          ...(p.evidence.length === 0
            ? [p.lastOn === null ? 'Tidak ada bukti tercatat.' : `Data awal: berlaku ${v.date(p.lastOn)}.`]
            : p.evidence.map(evidence)),
          ...(p.history.length === 0
            ? []
            : [
                '',
                'Riwayat:',
                ...p.history.map(
                  (one) =>
                    `• ${ended[one.state] ?? one.state}${one.closedOn === null ? '' : ` ${v.date(one.closedOn)}`}${one.dueOn === null ? '' : `, jatuh tempo ${v.date(one.dueOn)}`}`,
                ),
                ...(p.more > 0 ? [`dan ${p.more} lagi`] : []),
              ]),
        ].join('\n'),
      'duties.whatFilter': (p: { word: string }) =>
        `"${p.word}" tidak dikenal. Tulis /kewajiban, atau misalnya /kewajiban terlambat, /kewajiban dinkes, /kewajiban diagram-lan, /kewajiban gambar, /kewajiban tabel, /kewajiban laporan 2026.`,
      'duties.pictureTitle': (p: { name: string | null }) =>
        p.name === null ? `Kewajiban SPBE · ${v.city}` : `${p.name} · ${v.city}`,
      'duties.pictureSubtitle': (p: { at: string; sheet: number; sheets: number; isSingle: boolean }) =>
        `Keadaan ${v.dateTime(p.at)}${p.isSingle ? ' · dipegang satu kantor' : ''}${p.sheets > 1 ? ` · lembar ${p.sheet} dari ${p.sheets}` : ''}`,
      'duties.pictureFooter': () => `${v.regulation} · Meja Bantu ${v.city}`,
      'duties.pictureLegend': (p: { state: DutyState; count: number }) =>
        `${states[p.state].charAt(0).toUpperCase()}${states[p.state].slice(1)} (${p.count})`,
      'duties.pictureDue': (p: { office: string; dueOn: string | null }) =>
        p.dueOn === null ? p.office : `${p.office} · jatuh tempo ${v.date(p.dueOn)}`,
      'duties.pictures': (p: { at: string; pictures: number; left: number }) =>
        `Kewajiban SPBE, keadaan ${v.dateTime(p.at)}.${p.left > 0 ? ` ${p.pictures} lembar pertama; ${p.left} lembar lagi ada di Tabel.` : ''}`,
      'duties.noPicture': () => 'Tidak ada kewajiban yang dapat digambar di sini.',
      'duties.table': (p: { at: string; rows: number }) =>
        `Kewajiban SPBE, keadaan ${v.dateTime(p.at)}: ${p.rows} baris, satu per kantor dan kewajiban.`,
      'refused.noDutyMatrix': () =>
        'Kewajiban semua kantor untuk koordinator dan pimpinan. Kewajiban kantor sendiri: /kewajiban.',
    },
    labels: {
      'duties.byDuty': () => 'Per kewajiban',
      'duties.byDuty.on': () => '• Per kewajiban',
      'duties.byOffice': () => 'Per kantor',
      'duties.byOffice.on': () => '• Per kantor',
      'duties.asList': () => 'Daftar',
      'duties.asList.on': () => '• Daftar',
      'duties.overdue': () => 'Terlambat',
      'duties.overdue.on': () => '• Terlambat',
      'duties.soon': () => '≤ 30 hari',
      'duties.soon.on': () => '• ≤ 30 hari',
      'duties.submitted': () => 'Verifikasi',
      'duties.submitted.on': () => '• Verifikasi',
      'duties.noEvidence': () => 'Tanpa bukti',
      'duties.noEvidence.on': () => '• Tanpa bukti',
      'duties.unrecorded': () => 'Data awal',
      'duties.unrecorded.on': () => '• Data awal',
      'duties.picture': () => 'Gambar',
      'duties.table': () => 'Tabel',
      'duties.report': () => 'Laporan',
      'duties.refresh': () => 'Segarkan',
      'duties.first': () => '« Awal',
      'duties.everything': () => 'Semua',
      'duties.record': () => 'Catat data awal',
      'duties.remind': () => 'Ingatkan yang belum',
      'duties.card': () => 'Buka kartu',
      'duties.back': () => '« Kembali',
    },
  };
};

const ended: Record<string, string> = {
  verified: 'Terpenuhi',
  notApplicable: 'Bukan kewenangan, disetujui',
  ended: 'Diakhiri',
};
