/** What is said about the one-time pages for files that do not go through Telegram. The pages themselves: `pages.ts`. */
import type { Voice } from './voice.ts';

export const passWords = (v: Voice) => ({
  sentences: {
    'pass.upload': (p: { link: string; until: string }) =>
      `Berkas ini tidak dikirim lewat Telegram. Unggah di halaman ini (satu kali pakai, hanya untuk Bapak/Ibu, sampai ${v.when(p.until)}):\n${p.link}`,
    'pass.download': (p: { link: string; until: string }) =>
      `Berkas ini tidak dikirim lewat Telegram. Buka di halaman ini (satu kali pakai, hanya untuk Bapak/Ibu, sampai ${v.when(p.until)}). Pembukaannya dicatat:\n${p.link}`,
    'pass.noAddress.upload': () =>
      'Alamat publik layanan ini belum diatur, jadi berkas ini belum dapat diunggah. Cukup catat nomor suratnya; suratnya disimpan di kantor.',
    'pass.noAddress.download': () =>
      'Alamat publik layanan ini belum diatur, jadi berkas ini belum dapat dibuka dari sini. Hubungi administrator.',
  },
  labels: {},
});
