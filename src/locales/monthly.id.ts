/** What is said about the monthly report. The letter itself: `nota.ts`. */
import { showDuration, showWorkingTime } from '../domain/dates.ts';
import type { MonthNumbers, PauseReason, Share } from '../domain/monthNumbers.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { Voice } from './voice.ts';

export interface ReportWords {
  /** `2026-10` */
  month: string;
  /** ISO instant. */
  cutOffAt: string;
  isRunning: boolean;
  /** Null: the whole city. */
  office: string | null;
  totals: MonthNumbers;
  workingDayMinutes: number;
}

const kinds: Record<TicketKind, string> = {
  complaint: 'Keluhan',
  incident: 'Gangguan',
  problem: 'Masalah',
  service_request: 'Permintaan',
  change: 'Perubahan',
};
const pauses: Record<PauseReason, string> = {
  reporter: 'menunggu pelapor',
  letter: 'menunggu surat',
  vendor: 'menunggu vendor',
  part: 'menunggu suku cadang',
  lead: 'mengikuti tiket lain',
  approval: 'menunggu persetujuan',
};
const tiers: Record<string, string> = { tier1: 'Tier 1', tier2: 'Tier 2', coordinator: 'Koordinator' };
const MOST_OFFICES = 10;

const share = ({ met, judged }: Share): string =>
  judged === 0 ? 'belum ada' : `${met}/${judged} (${Math.round((100 * met) / judged)} %)`;

export const monthlyWords = {
  names: { kinds, pauses },
  of(v: Voice) {
    const month = (on: string) => v.date(`${on}-01`).replace(/^1 /, '');
    const title = (p: ReportWords) =>
      `${month(p.month)} · ${p.office ?? v.city}${p.isRunning ? `\nsampai ${v.dateTime(p.cutOffAt)}` : ''}`;
    const isEmpty = ({ opened, closed, open }: MonthNumbers) => opened + closed + open === 0;
    const target = v.hasTargetDecree ? 'target' : 'target (usulan)';
    const lines = ({ totals: n, workingDayMinutes }: ReportWords) => ({
      totals: `Masuk ${n.opened} · ditutup ${n.closed} · masih terbuka ${n.open}`,
      kinds: n.kinds
        .filter((row) => row.opened + row.closed > 0)
        .map((row) => `${kinds[row.kind]} ${row.opened}/${row.closed}`)
        .join(' · '),
      response: `Respons dalam ${target}: ${share(n.response)}`,
      resolution: `Penyelesaian dalam ${target}: ${share(n.resolution)}`,
      priorities: n.priorities
        .filter((row) => row.response.judged + row.resolution.judged > 0)
        .map(
          (row) =>
            `${row.priority === 'complaint' ? 'Keluhan' : row.priority}: respons ${share(row.response)}, penyelesaian ${share(row.resolution)}`,
        ),
      tiers: n.tiers
        .filter((row) => row.received + row.solved + row.open > 0)
        .map(
          (row) =>
            `${tiers[row.tier]}: diterima ${row.received}, diselesaikan ${row.solved}, dalam waktunya ${share(row.kept)}${row.medianMinutes === null ? '' : `, waktu tengah ${showWorkingTime(row.medianMinutes, workingDayMinutes)}`}, terbuka ${row.open}`,
        ),
      moves: `Dibuka kembali ${n.reopened} · diteruskan ${n.passedOn} · dikembalikan ${n.returned} · keamanan ${n.security}`,
      stars:
        n.stars.count === 0
          ? 'Penilaian: belum ada'
          : `Penilaian: ${(n.stars.sum / n.stars.count).toFixed(1).replace('.', ',')} dari 5 (${n.stars.count})`,
      pauses:
        n.pauses.length === 0
          ? null
          : `Jeda, tidak dihitung: ${n.pauses.map((row) => `${pauses[row.reason]} ${row.count} kali (${showDuration(row.minutes)})`).join(', ')}`,
      oldest:
        n.oldest === null
          ? null
          : `Tertua yang terbuka: ${n.oldest.number}, sejak ${v.dateTime(n.oldest.openedAt)}`,
      offices: n.offices
        .slice(0, MOST_OFFICES)
        .map((row) => `${row.office} ${row.opened}/${row.closed}/${row.open}`)
        .join(' · '),
      more: Math.max(0, n.offices.length - MOST_OFFICES),
    });
    return {
      sentences: {
        'monthly.screen': (p: ReportWords) => {
          if (isEmpty(p.totals)) return `Laporan ${title(p)}\n\nTidak ada tiket pada bulan ini.`;
          const l = lines(p);
          return [
            `Laporan ${title(p)}`,
            '',
            l.totals,
            ...(l.kinds === '' ? [] : [`Masuk/ditutup: ${l.kinds}`]),
            '',
            l.response,
            l.resolution,
            ...l.priorities.map((line) => `• ${line}`),
            '',
            ...l.tiers,
            '',
            l.moves,
            l.stars,
            ...(l.pauses === null ? [] : [l.pauses]),
            ...(l.oldest === null ? [] : [l.oldest]),
            ...(p.office !== null || l.offices === ''
              ? []
              : [
                  '',
                  `Per kantor (masuk/ditutup/terbuka): ${l.offices}${l.more > 0 ? ` · dan ${l.more} lainnya` : ''}`,
                ]),
          ].join('\n');
        },
        'monthly.paste': (p: ReportWords) => {
          const head = `*Laporan Service Desk ${month(p.month)}*\n${p.office ?? v.city}${p.isRunning ? `, sampai ${v.dateTime(p.cutOffAt)}` : ''}`;
          if (isEmpty(p.totals)) return `${head}\n\nTidak ada tiket pada bulan ini.`;
          const l = lines(p);
          return [
            head,
            '',
            l.totals,
            ...(l.kinds === '' ? [] : [`Masuk/ditutup: ${l.kinds}`]),
            l.response,
            l.resolution,
            ...l.tiers.map((line) => `- ${line}`),
            l.moves,
            l.stars,
            ...(l.pauses === null ? [] : [l.pauses]),
          ].join('\n');
        },
        'monthly.whichMonth': (p: { word: string }) =>
          `"${p.word}" bukan bulan. Tulis misalnya /laporan oktober, /laporan 2026-10, /laporan 10/2026 atau /laporan lalu.`,
        'monthly.future': (p: { month: string }) =>
          `${month(p.month)} belum mulai, jadi belum ada laporannya.`,
        'monthly.whichOffice': () => 'Laporan kantor yang mana?',
        'monthly.onFile': (p: {
          month: string;
          office: string | null;
          cutOffAt: string;
          isRunning: boolean;
          filedAt: string;
        }) =>
          `Nota dinas ${month(p.month)} · ${p.office ?? v.city}${p.isRunning ? `, sampai ${v.dateTime(p.cutOffAt)}` : ''}. Tersimpan ${v.when(p.filedAt)}${p.office === null ? ' sebagai bukti supervisi.' : '.'}`,
        'monthly.handedUp': (p: { month: string; isRunning: boolean; cutOffAt: string }) =>
          `Laporan Service Desk ${month(p.month)} · ${v.city}${p.isRunning ? `, sampai ${v.dateTime(p.cutOffAt)}` : ''}.`,
        'monthly.sentUp': (p: { month: string; to: string }) =>
          `Laporan ${month(p.month)} terkirim ke ${p.to}.`,
        'monthly.sentAlready': (p: { month: string; to: string; at: string }) =>
          `Laporan ${month(p.month)} sudah dikirim ke ${p.to} ${v.when(p.at)}.`,
        'monthly.nobodyAbove': (p: { to: string }) =>
          `Belum ada ${p.to} yang terdaftar dan dapat dihubungi di sini. Sampaikan PDF di atas sendiri, atau undang dengan /undang.`,
        'monthly.notOnFile': (p: { month: string }) =>
          `Belum ada nota dinas ${month(p.month)}. Koordinator yang membuatnya.`,
        'refused.noReport': () =>
          'Laporan bulanan untuk koordinator dan pimpinan, serta Tier 1 dan Kepala PD untuk kantornya sendiri.',
        'refused.notYourLetter': () => 'Mengirim laporan ini ke atas bukan bagian Bapak/Ibu.',
      },
      labels: {
        'monthly.pdf': () => 'PDF nota dinas',
        'monthly.paste': () => 'Teks WhatsApp',
        'monthly.toHead': () => 'Kirim ke Kepala Dinas',
        'monthly.toChair': () => 'Kirim ke Ketua Tim',
        'monthly.month': (p: { month?: string }) => month(p.month ?? '2026-01'),
      },
    };
  },
};
