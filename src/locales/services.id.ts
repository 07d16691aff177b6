/** What is said about the catalogue and its forms. */
import type { OfTicket, Voice } from './voice.ts';

export const serviceWords = (v: Voice) => ({
  sentences: {
    'reporter.approved': (p: OfTicket & { desk: string }) =>
      `${p.number}: permohonan disetujui dan sekarang menunggu petugas. Target selesai: ${v.when(p.targetAt)}.`,

    'form.lies': (p: { title: string; until: string }) =>
      `Formulir "${p.title}" belum selesai dan BELUM TERKIRIM. Jawaban Bapak/Ibu tersimpan sampai ${v.date(p.until.slice(0, 10))}.`,
    'form.lapsed': (p: { title: string }) =>
      `Formulir "${p.title}" dihapus karena tidak dilanjutkan selama 30 hari. Bila masih diperlukan, mulai lagi lewat /layanan.`,
  },
  labels: {
    'form.resume': () => 'Lanjutkan',
    'form.delete': () => 'Hapus',
  },
});
