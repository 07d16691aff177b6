/** The monthly report as an official letter. Such a letter is Indonesian whoever reads it; it names offices, never people. */
import { showDate, showDateTime, showDuration, showWorkingTime } from '../domain/dates.ts';
import { KIND_RULES } from '../domain/ticketKinds.ts';
import type { MonthNumbers, Share, TierName } from '../domain/monthNumbers.ts';
import type { NotaDinas, NotaTable } from '../domain/notaDinas.ts';
import type { Region } from '../domain/region.ts';
import { monthlyWords } from './monthly.id.ts';

export interface NotaOf {
  /** `2026-10` */
  readonly month: string;
  /** ISO instant. */
  readonly cutOffAt: string;
  readonly isRunning: boolean;
  /** ISO instant of the letter. */
  readonly at: string;
  /** Null: the whole city; else the office's full name. */
  readonly office: string | null;
  /** To whom: of a whole city one of these, of an office its own head. */
  readonly to: 'agency_head' | 'chair';
  readonly numbers: MonthNumbers;
}

/** So many offices stand by name, in two halves side by side; the others are one row. */
const MOST_OFFICES = 11;
const DOTS = '.'.repeat(44);

export function notaOf(region: Region, of: NotaOf): NotaDinas {
  const { numbers: n, office } = of;
  const at = Temporal.Instant.from(of.at);
  const month = monthName(region, of.month);
  const ict =
    region.offices.find(({ code }) => code === region.ictOffice.code)?.name ?? region.ictOffice.shortName;
  const [to, from] =
    office !== null
      ? [`Kepala ${office}`, `Service Desk Tier 1 ${office}`]
      : of.to === 'chair'
        ? [`${region.steeringChair.title} (${region.steeringChair.heldBy})`, region.titles.agency_head]
        : [region.titles.agency_head, `Koordinator Service Desk ${region.ictOffice.shortName}`];
  const subject = `Laporan layanan Service Desk${office === null ? '' : ` ${office}`}, ${month}`;
  const city = region.cityName.replace(/^Kota /, '');
  return {
    letterhead: [`PEMERINTAH ${region.cityName.toUpperCase()}`, (office ?? ict).toUpperCase()],
    heading: 'NOTA DINAS',
    fields: [
      ['Yth.', to],
      ['Dari', from],
      ['Tembusan', '-'],
      ['Tanggal', showDate(at, region)],
      ['Nomor', DOTS],
      ['Sifat', 'Biasa'],
      ['Lampiran', '-'],
      ['Hal', `${subject}${of.isRunning ? ` (sampai ${cutOff(region, of)})` : ''}`],
    ],
    opening: [
      `Bersama ini disampaikan laporan layanan Service Desk ${month}${basis(region, office)}. Batas waktu data: ${cutOff(region, of)}. ${summary(n)}`,
    ],
    tables: [[kinds(n), priorities(region, n)], [tiers(region, n)], offices(region, n)],
    notes: { title: '5. Catatan', lines: notes(region, n) },
    definitions: { title: 'Pengertian', lines: definitions(region) },
    closing:
      n.opened + n.closed + n.open === 0
        ? 'Demikian laporan nihil ini disampaikan.'
        : 'Demikian disampaikan, mohon arahan lebih lanjut.',
    signature: [`${city}, ${showDate(at, region)}`, `${from},`, `(${DOTS})`, 'NIP. '.padEnd(44, '.')],
    footer: `Disusun Meja Bantu dari catatan tiket, tanpa nama orang. ${region.cityName} · ${of.month} · data sampai ${cutOff(region, of)}`,
    title: subject,
    madeAt: new Date(at.epochMilliseconds),
  };
}

/** `Oktober 2026` */
const monthName = (region: Region, month: string): string =>
  showDate(Temporal.PlainDate.from(`${month}-01`), region).replace(/^1 /, '');

/** Of a complete month the end of its last day. */
export function cutOff(region: Region, of: Pick<NotaOf, 'cutOffAt' | 'isRunning' | 'month'>): string {
  if (of.isRunning) return showDateTime(Temporal.Instant.from(of.cutOffAt), region);
  const month = Temporal.PlainYearMonth.from(of.month);
  return `${showDate(month.toPlainDate({ day: month.daysInMonth }), region)} 24.00 ${region.zoneLabel}`;
}

function basis(region: Region, office: string | null): string {
  const article = region.articles.supervision;
  if (article === null || office !== null) return '';
  const written = article.replace(/^(\d+)\((\d+)\)$/, '$1 ayat ($2)');
  return `, sebagai pelaksanaan koordinasi dan supervisi Service Desk Tier 1 bersama Tier 2 (Pasal ${written} ${region.regulation.short})`;
}

const summary = (n: MonthNumbers): string =>
  `Masuk ${num(n.opened)} tiket, ditutup ${num(n.closed)}, masih terbuka ${num(n.open)}. Respons dalam target ${share(n.response)}, penyelesaian dalam target ${share(n.resolution)}.`;

/** `12/14 (86 %)`; nothing to judge is a dash. */
export const share = ({ met, judged }: Share): string =>
  judged === 0 ? '-' : `${num(met)}/${num(judged)} (${percent({ met, judged })})`;

const percent = ({ met, judged }: Share): string =>
  judged === 0 ? '-' : `${Math.round((100 * met) / judged)} %`;

/** `12.345` */
const num = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.');

const { kinds: KINDS, pauses: PAUSES } = monthlyWords.names;

const kinds = (n: MonthNumbers): NotaTable => ({
  title: '1. Tiket per jenis',
  columns: ['Jenis', 'Masuk', 'Ditutup'],
  widths: [1.6, 1, 1],
  rows: [
    ...n.kinds.map((row) => [KINDS[row.kind], num(row.opened), num(row.closed)]),
    ['Jumlah', num(n.opened), num(n.closed)],
  ],
});

const priorities = (region: Region, n: MonthNumbers): NotaTable => ({
  title: '2. Dalam target per prioritas',
  columns: ['Prioritas', 'Respons', 'Penyelesaian'],
  widths: [1.4, 1.1, 1.1],
  rows: n.priorities.map((row) => [
    row.priority === 'complaint' ? 'Keluhan' : `${row.priority}, target ${spanOf(region, row.priority)}`,
    share(row.response),
    share(row.resolution),
  ]),
});

/** `4 jam`, `3 hari kerja`. */
function spanOf(region: Region, priority: 'P1' | 'P2' | 'P3' | 'P4'): string {
  const span = region.targets[priority].resolve;
  const amount = Number.parseInt(span, 10);
  return span.endsWith('wd')
    ? `${amount} hari kerja`
    : span.endsWith('h')
      ? `${amount} jam`
      : `${amount} menit`;
}

const tierNames = (region: Region): Record<TierName, string> => ({
  tier1: 'Tier 1 (PD)',
  tier2: `Tier 2 (${region.ictOffice.shortName})`,
  coordinator: 'Koordinator (keluhan)',
});

const tiers = (region: Region, n: MonthNumbers): NotaTable => ({
  title: '3. Per tingkat layanan',
  columns: ['Tingkat', 'Diterima', 'Diselesaikan', 'Dalam waktunya', 'Waktu tengah', 'Masih terbuka'],
  widths: [1.7, 0.8, 0.9, 1.2, 1.6, 1],
  rows: n.tiers.map((row) => [
    tierNames(region)[row.tier],
    num(row.received),
    num(row.solved),
    share(row.kept),
    row.medianMinutes === null ? '-' : showWorkingTime(row.medianMinutes, region.targets.workingDayMinutes),
    num(row.open),
  ]),
});

function offices(region: Region, n: MonthNumbers): NotaTable[] {
  const named = n.offices.slice(0, MOST_OFFICES);
  const rest = n.offices.slice(MOST_OFFICES);
  const add = (pick: (row: MonthNumbers['offices'][number]) => number) =>
    rest.reduce((sum, row) => sum + pick(row), 0);
  const others = {
    office: `${rest.length} ${region.officeTerm.short} lainnya`,
    opened: add((row) => row.opened),
    closed: add((row) => row.closed),
    resolution: { met: add((row) => row.resolution.met), judged: add((row) => row.resolution.judged) },
    open: add((row) => row.open),
  };
  const rows = [...named, ...(rest.length === 0 ? [] : [others])].map((row) => [
    row.office,
    num(row.opened),
    num(row.closed),
    num(row.open),
    percent(row.resolution),
  ]);
  const title = `4. Per ${region.officeTerm.long}`;
  const table = (some: readonly string[][], words: string): NotaTable => ({
    title: words,
    columns: [region.officeTerm.short, 'Masuk', 'Ditutup', 'Terbuka', 'Target'],
    widths: [2.6, 1, 1.1, 1.1, 1.2],
    rows: some,
  });
  if (rows.length === 0) return [table([['Tidak ada tiket', '-', '-', '-', '-']], title)];
  const half = Math.ceil(rows.length / 2);
  return rows.length <= 3
    ? [table(rows, title)]
    : [table(rows.slice(0, half), title), table(rows.slice(half), ' ')];
}

function notes(region: Region, n: MonthNumbers): string[] {
  const pauses = n.pauses.map(
    (row) => `${PAUSES[row.reason]} ${num(row.count)} kali (${showDuration(row.minutes)})`,
  );
  return [
    `Dibuka kembali: ${num(n.reopened)}; diteruskan ke Tier 2: ${num(n.passedOn)}; dikembalikan ke Tier 1: ${num(n.returned)}; insiden keamanan: ${num(n.security)}.`,
    n.stars.count === 0
      ? 'Penilaian pelapor: belum ada.'
      : `Penilaian pelapor: ${stars(n.stars)} dari 5 (${num(n.stars.count)} penilaian).`,
    pauses.length === 0 ? 'Jeda: tidak ada.' : `Jeda, tidak dihitung dalam target: ${pauses.join('; ')}.`,
    n.oldest === null
      ? 'Tidak ada tiket yang masih terbuka.'
      : `Tertua yang masih terbuka: ${n.oldest.number}, masuk ${showDate(Temporal.Instant.from(n.oldest.openedAt), region)}.`,
  ];
}

/** `4,5` */
export const stars = ({ sum, count }: MonthNumbers['stars']): string =>
  (sum / count).toFixed(1).replace('.', ',');

function definitions(region: Region): string[] {
  const closes = Object.values(KIND_RULES).some((rule) => rule.closesBySilence);
  const { decree } = region.targets;
  return [
    `Masuk: dikirim pelapor pada bulan ini menurut waktu kirim Telegram (${region.zoneLabel}). Ditutup: dibenarkan pelapor${closes ? ', tanpa jawaban selama tiga hari kerja' : ''}, dirujuk, atau dibatalkan pelapor pada bulan ini. Masih terbuka: belum ditutup pada batas waktu data.`,
    `Respons: tindakan pertama petugas, untuk tiket yang masuk. Penyelesaian: untuk tiket yang ditutup sebagai selesai; masalah tidak bertarget. Waktu dihitung dalam jam kerja ${region.officeTerm.short} (P1 dan keamanan sepanjang waktu); jeda menunggu pelapor, surat, vendor atau suku cadang tidak dihitung, dan dilaporkan tersendiri dalam waktu kalender.`,
    'Tabel 4: unit dihitung pada induknya; Target: penyelesaian dalam target. Dalam waktunya: setiap tingkat hanya dinilai atas waktu yang dipegangnya sendiri. Waktu tengah: median waktu itu per tiket selesai. Keamanan: tiket berklasifikasi terbatas. Penilaian: tiket yang ditutup pada bulan ini, dinilai sampai surat ini dibuat.',
    decree === null
      ? 'Target: usulan, belum ditetapkan dengan Keputusan Kepala Dinas.'
      : `Target: Keputusan Kepala Dinas Nomor ${decree}.`,
  ];
}
