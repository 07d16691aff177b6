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
});

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
