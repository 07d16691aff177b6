/** Words of the one-time pages. Indonesian only: they are opened from a message that says it in the reader's language. */
export const pageWords = {
  upload: 'Kirim berkas',
  download: 'Buka berkas',
  office: 'Kantor',
  file: 'Berkas',
  takes: 'PDF, foto (JPG, PNG), Word (DOCX) atau Excel (XLSX), paling besar 20 MB.',
  on: 'Tanggal berlakunya',
  send: 'Kirim',
  open: 'Buka',
  once: (until: string) => `Halaman ini hanya untuk Bapak/Ibu, satu kali pakai, sampai ${until}.`,
  recorded: 'Pembukaan berkas ini dicatat. Bila unduhan terputus, minta tautan baru di Telegram.',
  back: 'Kembali ke Telegram untuk melanjutkan. Halaman ini boleh ditutup.',
  outcome: {
    taken: ['Berkas diterima', 'Terima kasih. Kabar berikutnya dikirim lewat Telegram.'],
    unknown: ['Tautan tidak berlaku', 'Periksa kembali tautannya, atau minta tautan baru di Telegram.'],
    used: [
      'Tautan sudah dipakai',
      'Tautan ini hanya satu kali pakai. Minta tautan baru di Telegram bila perlu.',
    ],
    over: [
      'Tautan sudah berakhir',
      'Waktunya habis, atau urusannya sudah ditutup. Minta tautan baru di Telegram.',
    ],
    tooLarge: [
      'Berkas terlalu besar',
      'Paling besar 20 MB. Perkecil berkasnya, atau kirim nomor suratnya di Telegram. Tautan ini masih berlaku.',
    ],
    type: [
      'Jenis berkas tidak diterima',
      'Yang diterima: PDF, foto (JPG, PNG), Word (DOCX) atau Excel (XLSX), tanpa makro. Tautan ini masih berlaku.',
    ],
    empty: ['Belum ada berkas', 'Pilih berkasnya lebih dahulu. Tautan ini masih berlaku.'],
    date: ['Tanggal belum terbaca', 'Isi tanggal berlakunya, misalnya 31/12/2026. Tautan ini masih berlaku.'],
    future: [
      'Tanggal belum terjadi',
      'Tanggal berlakunya tidak boleh sesudah hari ini. Tautan ini masih berlaku.',
    ],
    early: [
      'Tanggal terlalu awal',
      'Tanggal hasil tidak boleh mendahului surat tugasnya. Tautan ini masih berlaku.',
    ],
    broken: [
      'Kiriman terputus',
      'Berkas belum sampai seluruhnya. Buka kembali tautannya dan kirim sekali lagi.',
    ],
    busy: ['Sedang ramai', 'Tunggu satu menit, lalu coba lagi. Tautan ini masih berlaku.'],
  },
} as const;
export type PageOutcome = keyof typeof pageWords.outcome;
