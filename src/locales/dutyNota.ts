/** The report on duties as an official letter. Such a letter is Indonesian whoever reads it; it names offices and roles, never people. */
import type { Role } from '../domain/authority.ts';
import { showDate, showDateTime } from '../domain/dates.ts';
import type { DutyCounts } from '../domain/dutyMatrix.ts';
import type { DutyReportContent, DutyReportEvidence } from '../domain/dutyReport.ts';
import type { NotaDinas, NotaTable } from '../domain/notaDinas.ts';
import { PAPERS } from '../domain/papers.ts';
import type { Period } from '../domain/periods.ts';
import { dutyOf, type Region } from '../domain/region.ts';
import { cadenceOf, dutyMatrixNames } from './dutyMatrix.id.ts';

export interface DutyNotaOf {
  /** One duty, or a period. */
  readonly duty: string | null;
  readonly period: Period | null;
  /** ISO instant until which it knows. */
  readonly cutOffAt: string;
  /** ISO instant of the letter. */
  readonly at: string;
  readonly to: 'agency_head' | 'chair';
  readonly content: DutyReportContent;
}

const DOTS = '.'.repeat(44);
const NONE = 'tidak ada bukti tercatat';
/** So many duties stand on the letter itself, those with most that is late; all are in the annex. */
const MOST_DUTIES = 10;

export function dutyNotaOf(region: Region, of: DutyNotaOf): NotaDinas {
  const at = Temporal.Instant.from(of.at);
  const subject = `Laporan pemenuhan kewajiban SPBE${of.duty === null ? '' : `: ${titleOf(region, of.duty)}`}${of.period === null ? '' : `, ${periodName(of.period)}`}`;
  const ict =
    region.offices.find(({ code }) => code === region.ictOffice.code)?.name ?? region.ictOffice.shortName;
  const from =
    of.to === 'chair' ? region.titles.agency_head : `Koordinator Service Desk ${region.ictOffice.shortName}`;
  const city = region.cityName.replace(/^Kota /, '');
  const cutOff = showDateTime(Temporal.Instant.from(of.cutOffAt), region);
  const { content } = of;
  return {
    letterhead: [`PEMERINTAH ${region.cityName.toUpperCase()}`, ict.toUpperCase()],
    heading: 'NOTA DINAS',
    fields: [
      ['Yth.', addressee(region, of)],
      ['Dari', from],
      ['Tembusan', '-'],
      ['Tanggal', showDate(at, region)],
      ['Nomor', DOTS],
      ['Sifat', isConfidential(region, of.duty) ? 'Rahasia' : 'Biasa'],
      ['Lampiran', 'Satu berkas'],
      ['Hal', subject],
    ],
    opening: [
      `Bersama ini disampaikan keadaan pemenuhan kewajiban menurut ${region.regulation.short}${basis(region, of)}. Batas waktu data: ${cutOff}. ${summary(content.counts)}`,
    ],
    tables: [[states(content.counts), ...(of.duty === null ? [late(region, content)] : [])]],
    notes: { title: 'Catatan', lines: notes(region, of) },
    definitions: { title: 'Pengertian', lines: definitions(region, of) },
    closing: 'Demikian disampaikan, mohon arahan lebih lanjut.',
    signature: [`${city}, ${showDate(at, region)}`, `${from},`, `(${DOTS})`, 'NIP. '.padEnd(44, '.')],
    footer: `Disusun Meja Bantu dari catatan kewajiban, tanpa nama orang. ${region.cityName} · data sampai ${cutOff}`,
    annex: {
      heading: ['LAMPIRAN NOTA DINAS', subject, `Data sampai ${cutOff}`],
      tables:
        of.duty === null
          ? [perDuty(region, content), ...evidenceTables(region, of)]
          : evidenceTables(region, of),
      footer: `${region.cityName} · ${subject}`,
    },
    title: subject,
    madeAt: new Date(at.epochMilliseconds),
  };
}

/** `tahun 2026`, `semester I 2026`, `triwulan III 2026`. */
export const periodName = ({ is, year, part }: Period): string =>
  is === 'year'
    ? `tahun ${year}`
    : `${is === 'half' ? 'semester' : 'triwulan'} ${['I', 'II', 'III', 'IV'][part - 1] ?? ''} ${year}`;

const titleOf = (region: Region, code: string): string => dutyOf(region, code)?.title ?? code;

/** Through the Ketua Tim to the mayor, where the duty's report goes to him; of a period always (Bitung 48(4), Padang 62(6)). */
function addressee(region: Region, { to, duty }: DutyNotaOf): string {
  if (to === 'agency_head') return region.titles.agency_head;
  const chair = `${region.steeringChair.title} (${region.steeringChair.heldBy})`;
  const isForMayor = duty === null || dutyOf(region, duty)?.reportTo.includes('mayor') === true;
  return isForMayor ? `${region.headTitle} ${region.cityName.replace(/^Kota /, '')} melalui ${chair}` : chair;
}

function basis(region: Region, { duty, period }: DutyNotaOf): string {
  const row = duty === null ? undefined : dutyOf(region, duty);
  if (row !== undefined) return `, yaitu ${row.title} (Pasal ${row.article}, ${cadenceOf(row.cadence)})`;
  return period === null ? '' : `, dengan bukti dukung yang mulai berlaku pada ${periodName(period)}`;
}

const isConfidential = (region: Region, code: string | null): boolean =>
  code !== null && ['confidential', 'secret'].includes(dutyOf(region, code)?.classification ?? '');

/** `12.345` */
const num = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.');

const summary = (counts: DutyCounts): string =>
  `Dari ${num(counts.all)} kewajiban per kantor, ${num(counts.met)} terpenuhi, ${num(counts.submitted)} menunggu verifikasi, ${num(counts.overdue)} terlambat; pada ${num(counts.noEvidence)} ${NONE}.`;

const states = (counts: DutyCounts): NotaTable => ({
  title: '1. Keadaan pada batas waktu data',
  columns: ['Keadaan', 'Jumlah'],
  widths: [2.2, 0.8],
  rows: [
    ['Terpenuhi', num(counts.met)],
    ['Menunggu verifikasi', num(counts.submitted)],
    ['Jatuh tempo dalam 30 hari', num(counts.soon)],
    ['Terlambat', num(counts.overdue)],
    ['Tidak ada bukti tercatat', num(counts.noEvidence)],
    ['Data awal belum dicatat', num(counts.unrecorded)],
  ],
});

function late(region: Region, content: DutyReportContent): NotaTable {
  const worst = content.duties
    .filter(({ counts }) => counts.overdue + counts.noEvidence > 0)
    .toSorted((a, b) => b.counts.overdue - a.counts.overdue || b.counts.noEvidence - a.counts.noEvidence)
    .slice(0, MOST_DUTIES);
  return {
    title: '2. Paling banyak belum terpenuhi',
    columns: ['Kewajiban', region.officeTerm.short, 'Terpenuhi', 'Terlambat', 'Tanpa bukti'],
    widths: [3.4, 0.6, 1, 1, 1.1],
    rows:
      worst.length === 0
        ? [['Tidak ada', '-', '-', '-', '-']]
        : worst.map(({ duty, counts }) => [
            titleOf(region, duty),
            ...[counts.all, counts.met, counts.overdue, counts.noEvidence].map(num),
          ]),
  };
}

const perDuty = (region: Region, content: DutyReportContent): NotaTable => ({
  title: 'A. Keadaan per kewajiban',
  columns: [
    'Kewajiban',
    'Pasal',
    region.officeTerm.short,
    'Terpenuhi',
    'Verifikasi',
    'Terlambat',
    'Tanpa bukti',
    'Data awal belum',
  ],
  widths: [4, 1.3, 0.6, 1, 1, 1, 1, 1],
  rows: content.duties.map(({ duty, counts }) => [
    titleOf(region, duty),
    dutyOf(region, duty)?.article ?? '-',
    ...[counts.all, counts.met, counts.submitted, counts.overdue, counts.noEvidence, counts.unrecorded].map(
      num,
    ),
  ]),
});

function evidenceTables(region: Region, of: DutyNotaOf): NotaTable[] {
  const { content, duty } = of;
  const on = (iso: string | null): string =>
    iso === null ? '-' : showDate(Temporal.PlainDate.from(iso), region);
  const what = (one: { object: string; office: string }): string =>
    one.object === '' ? one.office : `${one.office} (${one.object})`;
  const shared = (one: DutyReportEvidence): string[] => [
    paper(one),
    on(one.effectOn),
    one.isHidden ? 'ada, tidak dibuka' : (one.letter ?? '-'),
    verifier(region, one.decidedAs),
  ];
  if (duty !== null) {
    const byOffice = Map.groupBy(content.evidence, (one) => what(one));
    return [
      {
        title: `Keadaan dan bukti dukung per ${region.officeTerm.long}`,
        columns: [
          region.officeTerm.short,
          'Keadaan',
          'Jatuh tempo',
          'Bukti dukung',
          'Berlaku',
          'Nomor surat',
          'Diverifikasi',
        ],
        widths: [1.6, 1.5, 1.2, 1.9, 1.2, 1.5, 1.4],
        rows: content.lines.flatMap((line) => {
          const cells = [what(line), dutyMatrixNames.letter[line.state], on(line.dueOn)];
          const all = byOffice.get(what(line)) ?? [];
          if (all.length > 0) return all.map((one) => [...cells, ...shared(one)]);
          return [[...cells, line.lastOn === null ? NONE : 'Data awal', on(line.lastOn), '-', '-']];
        }),
      },
    ];
  }
  const missing = Map.groupBy(content.lines, (line) => line.duty);
  return [
    {
      title: `B. Bukti dukung yang mulai berlaku pada ${of.period === null ? 'masa laporan' : periodName(of.period)}`,
      columns: [
        'Kewajiban',
        region.officeTerm.short,
        'Bukti dukung',
        'Berlaku',
        'Nomor surat',
        'Diverifikasi',
      ],
      widths: [2.6, 1.3, 1.9, 1.2, 1.5, 1.4],
      rows:
        content.evidence.length === 0
          ? [[NONE.replace(/^t/, 'T'), '-', '-', '-', '-', '-']]
          : content.evidence.map((one) => [titleOf(region, one.duty), what(one), ...shared(one)]),
    },
    {
      title: `C. ${NONE.replace(/^t/, 'T')}`,
      columns: ['Kewajiban', region.officeTerm.long],
      widths: [2, 4],
      rows: [...missing].map(([code, lines]) => [titleOf(region, code), lines.map(what).join(', ')]),
    },
  ];
}

const paper = ({ paper: code, isHidden }: DutyReportEvidence): string =>
  isHidden
    ? 'Ada (rahasia)'
    : code !== null && Object.hasOwn(PAPERS, code)
      ? PAPERS[code as keyof typeof PAPERS].label
      : 'Bukti dukung';

/** By the part he verified it in. */
function verifier(region: Region, role: Role | null): string {
  if (role === null) return 'Catatan Meja Bantu';
  if (role === 'coordinator') return 'Koordinator';
  if (role === 'chair') return region.steeringChair.title;
  return (region.titles as Readonly<Record<string, string>>)[role] ?? role;
}

function notes(region: Region, { content, duty }: DutyNotaOf): string[] {
  const row = duty === null ? undefined : dutyOf(region, duty);
  return [
    ...(content.counts.unrecorded > 0
      ? [
          `Data awal ${num(content.counts.unrecorded)} kewajiban belum dicatat; sebelum itu tidak dihitung terlambat.`,
        ]
      : []),
    ...(row !== undefined && row.cadenceSource === 'default'
      ? ['Kala kewajiban ini ditetapkan Dinas; teks peraturan tidak menyebutnya.']
      : []),
    ...(content.evidence.some((one) => one.isHidden)
      ? ['Bukti dukung berklasifikasi rahasia hanya disebut ada; isinya pada yang berwenang.']
      : []),
    ...(content.left > 0
      ? [
          `${num(content.left)} bukti dukung lain tidak dimuat di lampiran; seluruhnya ada pada tabel kewajiban Meja Bantu.`,
        ]
      : []),
    'Rincian dan daftar bukti dukung pada lampiran.',
  ];
}

function definitions(region: Region, { duty }: DutyNotaOf): string[] {
  return [
    'Terpenuhi: bukti dukung diterima dan jatuh tempo berikutnya lebih dari 30 hari lagi. Menunggu verifikasi: bukti dukung sudah dikirim dan belum diperiksa, juga bila jatuh temponya lewat. Terlambat: tanggal jatuh tempo lewat tanpa bukti dukung yang diterima.',
    `Tidak ada bukti tercatat: belum ada bukti dukung yang diterima di Meja Bantu; bukan pernyataan bahwa kewajiban tidak dilaksanakan. Satu kewajiban yang terlambat dan tanpa bukti tercatat dihitung pada keduanya.`,
    `Berlaku: tanggal bukti dukung mulai berlaku, bukan tanggal diunggah. Diverifikasi: jabatan yang memeriksa. Jatuh tempo dihitung dari bukti dukung terakhir, bila belum ada dari tanggal pengundangan ${region.regulation.short}.`,
    ...(duty === null ? ['Kewajiban yang kalanya tidak disebut teks peraturan ditetapkan Dinas.'] : []),
  ];
}
