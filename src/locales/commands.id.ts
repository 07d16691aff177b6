/** One line a command, for `/bantuan` and Telegram's menu. */
import type { CommandWords } from './commands.ts';

export const commandWords: CommandWords = {
  lapor: { usage: '', says: 'melaporkan kendala' },
  tiket: { usage: '[nomor]', says: 'laporan saya, atau satu tiket' },
  batal: { usage: '', says: 'keluar dari yang sedang berjalan' },
  saya: { usage: '', says: 'data dan peran saya' },
  bahasa: { usage: '[id|en]', says: 'ganti bahasa' },
  privasi: { usage: '', says: 'pemberitahuan privasi' },
  bantuan: { usage: '', says: 'bantuan dan nomor darurat' },
  antrean: { usage: '', says: 'tiket yang menunggu' },
  tugas: { usage: '', says: 'tiket di tangan saya' },
  ambil: { usage: 'nomor', says: 'menangani tiket' },
  lepas: { usage: 'nomor', says: 'mengembalikan ke antrean' },
  balas: { usage: 'nomor teks', says: 'pesan kepada pelapor' },
  minta: { usage: 'nomor teks', says: 'meminta keterangan pelapor' },
  catat: { usage: 'nomor teks', says: 'catatan internal' },
  teruskan: { usage: 'nomor alasan', says: 'meneruskan ke Tier 2' },
  kembalikan: { usage: 'nomor alasan', says: 'mengembalikan ke Tier 1' },
  selesai: { usage: 'nomor penyelesaian', says: 'menyatakan selesai' },
  tugaskan: { usage: 'nomor', says: 'menugaskan kepada petugas lain' },
  riwayat: { usage: 'nomor', says: 'seluruh cerita satu tiket' },
  mandiri: { usage: '', says: 'PD Mandiri TIK kantor saya' },
  undang: { usage: 'PERAN KANTOR [SURAT]', says: 'tautan undangan' },
  ikat: { usage: 'tier2 | tier1 KANTOR', says: 'mengikat grup ini' },
  lepasikat: { usage: '', says: 'melepas ikatan grup ini' },
};
