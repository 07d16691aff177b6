/** What is said about time: what is due, what is over, and how it was counted. */
import type { OfTicket, Voice } from './voice.ts';

export interface Nudge {
  by: string;
  text: string;
  desk: string;
  /** ISO instant when it is, or was, due. */
  at: string;
}
export interface BreachWords {
  clock: string;
  office: string;
  priority: string;
  desk: string;
  by: string | null;
  at: string;
}

export const timeWords = (v: Voice, desk: Record<string, string>) => ({
  sentences: {
    'desk.responseWarned': (p: OfTicket & Nudge) =>
      `${p.number} belum ditanggapi. Target tanggapan: ${v.when(p.at)}.`,
    'desk.responseDue': (p: OfTicket & Nudge) =>
      `${p.number} belum ditanggapi dan target tanggapannya sudah lewat (${v.when(p.at)}). Mohon segera diambil.`,
    'desk.tierWarned': (p: OfTicket & Nudge) =>
      `${p.number}: waktu tingkat ini hampir habis. Selesaikan${p.desk === 'tier1' ? ' atau teruskan' : ''} sebelum ${v.when(p.at)}.`,
    'desk.tierDue': (p: OfTicket & Nudge) =>
      `${p.number}: waktu tingkat ini habis (${v.when(p.at)}). Mohon segera diselesaikan${p.desk === 'tier1' ? ' atau diteruskan' : ''}.`,
    'desk.targetWarned': (p: OfTicket & Nudge) =>
      `${p.number}: tiga perempat waktu sudah terpakai. Target selesai: ${v.when(p.at)}.`,
    'desk.targetDue': (p: OfTicket & Nudge) => `${p.number}: target selesai sudah lewat (${v.when(p.at)}).`,
    'desk.ownerAsked': (p: OfTicket & Nudge) =>
      `${p.number}: satu hari kerja tanpa kabar. Apakah masih ditangani? Tanpa jawaban, tiket kembali ke antrean satu hari kerja lagi.`,
    'desk.ownerLapsed': (p: OfTicket & Nudge) =>
      `${p.number} kembali ke antrean karena dua hari kerja tanpa kabar dari petugasnya.`,
    'desk.closedUnanswered': (p: OfTicket & Nudge) =>
      `${p.number} ditutup: pelapor tidak menjawab selama 3 hari kerja.`,
    'reporter.answerReminded': (p: OfTicket & { text: string }) =>
      `${p.number}: kami masih menunggu keterangan Bapak/Ibu.${p.text === '' ? '' : `\n\n${p.text}`}\n\nJawab saja di sini.`,
    'reporter.answerRemindedAgain': (p: OfTicket & { text: string }) =>
      `${p.number}: kami masih menunggu keterangan Bapak/Ibu.${p.text === '' ? '' : `\n\n${p.text}`}\n\nTanpa jawaban, tiket ditutup satu hari kerja lagi.`,
    'reporter.closedUnanswered': (p: OfTicket) =>
      `${p.number} ditutup karena keterangan yang diminta tidak datang selama 3 hari kerja. Bila kendala masih ada, kirim laporan baru; balas pesan ini bila ada pesan untuk petugas.`,
    'coordinator.breached': (p: OfTicket & BreachWords) =>
      `🔴 ${p.number} (${p.priority}, ${p.office}): ${clocks[p.clock] ?? p.clock} lewat ${v.when(p.at)}. ${p.by === null ? `Belum ada petugas, menunggu di ${desk[p.desk]}.` : `Di tangan ${p.by}, ${desk[p.desk]}.`}`,
    'done.kept': (p: OfTicket) => `${p.number} tetap pada Bapak/Ibu.`,
  },
  labels: {
    keep: () => 'Masih saya tangani',
    times: () => 'Rincian waktu',
    openTicket: () => 'Buka tiket',
  },
  /** `Rincian waktu`. */
  times: {
    title: (p: { number: string }) => `Rincian waktu ${p.number}`,
    verdict: (p: { stage: number; why: string; used: number; limit: number }) =>
      p.stage === 100
        ? `${light(p.stage)} Merah: ${clocks[p.why] ?? p.why} lewat ${hours(p.used - p.limit)} (terpakai ${hours(p.used)} dari ${hours(p.limit)}).`
        : p.stage === 75
          ? `${light(p.stage)} Kuning: ${clocks[p.why] ?? p.why} hampir habis, tersisa ${hours(p.limit - p.used)} dari ${hours(p.limit)}.`
          : `${light(p.stage)} Hijau: ${clocks[p.why] ?? p.why} masih cukup, terpakai ${hours(p.used)} dari ${hours(p.limit)}.`,
    untimed: (p: { at: string }) =>
      `Masalah tidak mempunyai target waktu, hanya tanggal tinjauan: ${v.dateTime(p.at)}.`,
    rule: (p: { priority: string; isWall: boolean; isSecurity: boolean; isComplaint: boolean }) =>
      `${p.isComplaint ? 'Keluhan' : `Prioritas ${p.priority}`}, ${p.isWall ? `dihitung siang malam${p.isSecurity ? ' (insiden keamanan)' : ''}` : 'dihitung dalam jam kerja saja'}.`,
    begins: (p: { at: string }) => `Mulai: ${v.dateTime(p.at)}, saat laporan sampai di Telegram`,
    response: (p: { stage: number; used: number; limit: number; at: string | null; dueAt: string }) =>
      `Tanggapan: ${p.at === null ? 'belum ada' : v.dateTime(p.at)}, ${hours(p.used)} dari ${hours(p.limit)} ${light(p.stage)}${p.at === null ? ` (target ${v.dateTime(p.dueAt)})` : ''}`,
    target: (p: {
      stage: number;
      used: number;
      limit: number;
      dueAt: string;
      isResting: boolean;
      isOver: boolean;
    }) =>
      `Penyelesaian: ${hours(p.used)} dari ${hours(p.limit)} ${light(p.stage)}${p.isOver ? '' : p.isResting ? '' : ` (target ${v.dateTime(p.dueAt)})`}`,
    resting: (p: { why: string | null }) =>
      p.why === 'closed'
        ? 'Waktu berhenti: tiket sudah ditutup.'
        : p.why === null
          ? 'Waktu berhenti: sudah dinyatakan selesai.'
          : `Waktu sedang berhenti: ${pauses[p.why] ?? p.why}.`,
    tier: (p: {
      desk: string;
      used: number;
      limit: number | null;
      stage: number;
      owners: readonly { name: string | null; used: number }[];
    }) =>
      `${tierNames(v)[p.desk]}: ${hours(p.used)}${p.limit === null ? '' : ` dari ${hours(p.limit)} ${light(p.stage)}`}${p.owners.length === 0 ? '' : ` — ${p.owners.map((one) => `${one.name ?? 'antrean'} ${hours(one.used)}`).join(', ')}`}`,
    pausedFor: (p: { pauses: readonly { why: string; used: number }[] }) =>
      `Tidak dihitung: ${p.pauses.map((one) => `${pauses[one.why] ?? one.why} ${hours(one.used)}`).join(', ')}`,
    elsewhere: (p: { used: number }) => `Di kantor yang keliru (tidak dihitung): ${hours(p.used)}`,
    daysTitle: () => 'Hari demi hari:',
    day: (p: { on: string; hours: readonly Range[]; closure: string | null; isWall: boolean }) =>
      `${v.weekday(p.on)} ${v.date(p.on)}: ${p.closure !== null ? `libur, ${p.closure}` : p.isWall ? 'dihitung 24 jam' : p.hours.length === 0 ? 'bukan hari kerja' : `${p.hours.map(range(v)).join(', ')}${breaks(p.hours).length === 0 ? '' : ` (istirahat ${breaks(p.hours).map(range(v)).join(', ')})`}`}`,
    piece: (p: Holder & { stretches: readonly Range[]; used: number }) =>
      `   ${p.stretches.map(range(v)).join(', ')} ${holder(v)(p)}: ${hours(p.used)}`,
    span: (
      p: Holder & {
        from: string;
        until: string;
        days: number;
        used: number;
        closed: readonly { on: string; name: string }[];
      },
    ) =>
      `${v.date(p.from)} – ${v.date(p.until)}: ${holder(v)(p)}, ${p.days} hari kerja, ${hours(p.used)}${p.closed.length === 0 ? '' : ` (libur: ${p.closed.map((one) => `${v.date(one.on)} ${one.name}`).join('; ')})`}`,
    leftOut: (p: { count: number; used: number }) => `… ${p.count} bagian lain, ${hours(p.used)} dihitung …`,
  },
  /** On the card, beside the target. */
  light: (p: { stage: number; why: string | null }) =>
    p.why === null ? ` ${light(p.stage)}` : ` ⏸ ${pauses[p.why] ?? p.why}`,
});

export interface Range {
  /** ISO instants. */
  from: string;
  until: string;
}
export interface Holder {
  desk: string;
  /** Null: in the queue. */
  name: string | null;
  why: string | null;
  elsewhere: string | null;
}

const light = (stage: number): string => (stage === 100 ? '🔴' : stage === 75 ? '🟡' : '🟢');
const tierNames = (v: Voice): Record<string, string> => ({
  tier1: 'Tier 1',
  tier2: `Tier 2 ${v.ict}`,
  coordinator: 'Koordinator',
});
const pauses: Record<string, string> = {
  reporter: 'menunggu pelapor',
  letter: 'menunggu surat',
  vendor: 'menunggu vendor',
  part: 'menunggu suku cadang',
  lead: 'mengikuti tiket lain',
  approval: 'menunggu persetujuan',
};
const hours = (minutes: number): string => {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return h === 0 ? `${m} menit` : m === 0 ? `${h} jam` : `${h} jam ${m} menit`;
};
/** `09.00–12.00`; the label of the zone stands at the beginning of the story. */
const range =
  (v: Voice) =>
  ({ from, until }: Range): string =>
    `${v.clock(from)}–${v.clock(until, from)}`;
const breaks = (all: readonly Range[]): Range[] =>
  all.slice(1).map((one, index) => ({ from: all[index]?.until ?? one.from, until: one.from }));
const holder =
  (v: Voice) =>
  ({ desk, name, why, elsewhere }: Holder): string =>
    elsewhere !== null
      ? `${elsewhere}, kantor yang keliru, tidak dihitung`
      : `${tierNames(v)[desk] ?? desk}, ${name ?? 'antrean'}${why === null ? '' : `, berhenti, ${pauses[why] ?? why}`}`;

const clocks: Record<string, string> = {
  response: 'target tanggapan',
  tier: 'batas waktu tingkatnya',
  target: 'target selesai',
};

/** Lines of `Riwayat`. */
export const timeHappenings: Record<string, string> = {
  KEPT: 'Petugas menyatakan masih menangani',
  RECOMPUTED: 'Waktu dihitung ulang (kalender berubah)',
  RESPONSE_WARNED: 'Tiga perempat waktu tanggapan terpakai',
  RESPONSE_DUE: 'Target tanggapan lewat',
  TIER_WARNED: 'Tiga perempat waktu tingkat ini terpakai',
  TIER_DUE: 'Waktu tingkat ini habis',
  TARGET_WARNED: 'Tiga perempat waktu penyelesaian terpakai',
  TARGET_DUE: 'Target selesai lewat',
  OWNER_ASKED: 'Petugas ditanya karena tidak ada kabar',
  OWNER_LAPSED: 'Kembali ke antrean karena tidak ada kabar dari petugas',
  REMINDED: 'Pelapor diingatkan',
};
