/** What is said about people's own data, and about records whose time is over. */
import type { CountsFrom, RecordClass } from '../domain/records.ts';
import type { Role } from '../domain/authority.ts';
import type { HeldWords } from './staff.id.ts';
import type { Voice } from './voice.ts';

export interface ClassWords {
  name: RecordClass;
  keep: string;
  from: CountsFrom;
  goes: string;
  jra: string | null;
}
/** What stands in the way of a deletion. */
export interface ObstacleWords {
  openReports: readonly string[];
  inHand: readonly string[];
  held: readonly HeldWords[];
  /** A role nobody else holds in that office. */
  onlyOnes: readonly { role: Role; office: string }[];
}
export interface MeWords {
  name: string;
  roles: readonly HeldWords[];
  reports: number;
  openReports: number;
  inHand: number;
  actions: number;
  language: string;
  registeredAt: string;
  noticeVersion: number | null;
  noticeAt: string | null;
  erasureDueAt: string | null;
}
export interface ListWords {
  at: string;
  state: string;
  code: string;
  groups: readonly { name: RecordClass; count: number }[];
  minutes: string | null;
  confirmedBy: string | null;
  approvedBy: string | null;
  /** Nothing before: an ISO instant. */
  until: string | null;
}

const records: Record<RecordClass, { what: string; why: string }> = {
  'message-text': { what: 'Isi pesan, foto dan berkas', why: 'menangani dan menjelaskan kembali satu tiket' },
  'ticket-record': {
    what: 'Catatan tiket tanpa isi pesan',
    why: 'pertanggungjawaban layanan dan laporan',
  },
  evidence: { what: 'Bukti dukung, usulan dan keputusan', why: 'bukti pelaksanaan kewajiban' },
  announcement: {
    what: 'Pengumuman dan kabar gangguan, siapa menerima dan membacanya',
    why: 'bukti bahwa kabar sampai',
  },
  'access-log': { what: 'Catatan siapa membuka berkas terbatas', why: 'pengawasan akses' },
  'role-record': {
    what: 'Pendaftaran, peran, cuti dan mutasi yang sudah berakhir',
    why: 'siapa berwenang pada waktu itu',
  },
  profile: { what: 'Nama dan id Telegram', why: 'mengenali dan menghubungi Bapak/Ibu' },
  'request-record': {
    what: 'Permintaan tentang data pribadi dan berita acara pemusnahan',
    why: 'bukti bahwa hak dipenuhi',
  },
  draft: { what: 'Laporan yang belum dikirim', why: 'agar dapat dilanjutkan' },
  queue: { what: 'Antrean teknis pesan', why: 'agar tidak ada pesan yang hilang atau dobel' },
};
const counts: Record<CountsFrom, string> = {
  closed: 'setelah ditutup',
  used: 'setelah terakhir dipakai',
  roleEnded: 'setelah peran berakhir',
  written: 'setelah dicatat',
};
const units: Record<string, string> = { Y: 'tahun', M: 'bulan', D: 'hari' };
const period = (keep: string): string =>
  keep.replace(/^P(\d+)([YMD])$/, (_, count: string, unit: string) => `${count} ${units[unit] ?? ''}`);

const listStates: Record<string, string> = {
  proposed: 'diusulkan, menunggu nomor berita acara',
  confirmed: 'menunggu persetujuan orang kedua',
  destroyed: 'sudah dimusnahkan',
  postponed: 'ditunda',
  superseded: 'diganti daftar yang baru',
};
const requestStates: Record<string, string> = {
  waiting: 'belum dikonfirmasi',
  confirmed: 'dikonfirmasi, belum dilaksanakan',
  refused: 'ditolak',
  withdrawn: 'dibatalkan oleh yang meminta',
  carriedOut: 'sudah dilaksanakan',
};

export const privacyWords = (v: Voice, roles: Record<Role, string>, held: (one: HeldWords) => string) => {
  const list = (items: readonly string[]) =>
    `${items.slice(0, 8).join(', ')}${items.length > 8 ? ', …' : ''}`;
  const obstacles = (p: ObstacleWords, own: boolean): string =>
    [
      ...(p.openReports.length === 0
        ? []
        : [
            `• Laporan yang masih terbuka: ${list(p.openReports)} — ${own ? 'tunggu selesai atau batalkan di /tiket' : 'harus selesai atau dibatalkan'}`,
          ]),
      ...(p.inHand.length === 0
        ? []
        : [
            `• Tiket di tangan: ${list(p.inHand)} — ${own ? 'diserahkan kepada pengganti atau antrean saat peran berakhir' : 'diserahkan saat perannya diakhiri'}`,
          ]),
      ...(p.held.length === 0
        ? []
        : [
            `• Peran yang masih berlaku — ${own ? 'diakhiri oleh koordinator' : 'akhiri dengan Keluarkan'}:\n${p.held.map((one) => `  ${held(one)}`).join('\n')}`,
          ]),
      ...p.onlyOnes.map(
        (one) => `• Satu-satunya ${roles[one.role]} · ${one.office}: penggantinya ditunjuk dahulu`,
      ),
    ].join('\n');
  const groups = (p: ListWords) =>
    p.groups.map((one) => `• ${records[one.name].what}: ${one.count}`).join('\n');
  return {
    sentences: {
      me: (p: MeWords) =>
        `${p.name}\n${p.roles.length === 0 ? '• tanpa peran' : p.roles.map((one) => `${held(one)}${one.needsLetter ? ', sampaikan kepada koordinator' : ''}`).join('\n')}\n\nYang disimpan tentang Bapak/Ibu:\n• Laporan: ${p.reports} (masih terbuka ${p.openReports})\n• Tiket di tangan: ${p.inHand}\n• Tindakan yang tercatat: ${p.actions}\n• Bahasa: ${p.language === 'en' ? 'Inggris' : 'Indonesia'}\n• Terdaftar sejak ${v.dateTime(p.registeredAt)}\n• Pemberitahuan privasi: ${p.noticeAt === null ? 'belum dinyatakan dimengerti' : `versi ${p.noticeVersion ?? 1}, dimengerti ${v.dateTime(p.noticeAt)}`}${p.erasureDueAt === null ? '' : `\n• Penghapusan diminta, dikonfirmasi paling lambat ${v.dateTime(p.erasureDueAt)}`}\n\n/data_saya salinan lengkap · /perbaiki nama · /hapus_saya penghapusan. Kantor yang salah diperbaiki koordinator.`,
      'privacy.page': (p: {
        version: number;
        noticeVersion: number | null;
        noticeAt: string | null;
        classes: readonly ClassWords[];
      }) =>
        `Yang disimpan, untuk apa dan berapa lama (pemberitahuan versi ${p.version}):\n${p.classes
          .map(
            (one) =>
              `• ${records[one.name].what}: ${period(one.keep)} ${counts[one.from]}${one.jra === null ? '' : ` (JRA ${one.jra})`}${one.goes === 'automatic' ? ', terhapus sendiri' : one.jra === null ? ' [P]' : ''}\n   untuk ${records[one.name].why}`,
          )
          .join(
            '\n',
          )}\n\n[P] usulan; belum ada kode JRA. Arsip dimusnahkan hanya dengan nomor berita acara dan persetujuan dua orang.\n${p.noticeAt === null ? 'Bapak/Ibu belum menyatakan mengerti.' : `Bapak/Ibu menyatakan mengerti versi ${p.noticeVersion ?? 1} pada ${v.dateTime(p.noticeAt)}.`}`,
      'own.nothing': () => 'Tidak ada data tentang Bapak/Ibu di meja ini.',
      'own.exported': () =>
        'Salinan semua data tentang Bapak/Ibu (JSON). Orang lain hanya disebut menurut bagiannya.',
      'own.askName': () => 'Nama yang benar?',
      'own.nameUnclear': () =>
        'Tulis nama Bapak/Ibu dalam satu baris, 2 sampai 64 huruf, misalnya /perbaiki Ani Wuisan.',
      'own.nameKept': (p: { name: string }) => `Nama sudah diperbaiki: ${p.name}.`,

      'erasure.plan': (p: ObstacleWords) =>
        `Belum ada yang berubah. Bila penghapusan dilaksanakan:\n• nama dan id Telegram dihapus, percakapan dilepas\n• tiket dan riwayatnya tetap sebagai arsip, tanpa nama\n• pesan yang sudah terkirim di grup Telegram tidak dapat ditarik semuanya\n• bila kembali, Bapak/Ibu adalah orang baru\n\nSeorang koordinator mengonfirmasi dalam 3x24 jam, lalu melaksanakannya.${obstacles(p, true) === '' ? '' : `\n\nDiselesaikan dahulu:\n${obstacles(p, true)}`}`,
      'erasure.requested': (p: ObstacleWords & { until: string }) =>
        `Permintaan penghapusan dicatat. Dikonfirmasi paling lambat ${v.dateTime(p.until)}.${obstacles(p, true) === '' ? '' : `\n\nDiselesaikan dahulu:\n${obstacles(p, true)}`}`,
      'erasure.already': (p: { until: string }) =>
        `Penghapusan sudah diminta, dan dikonfirmasi paling lambat ${v.dateTime(p.until)}.`,
      'erasure.nobody': () =>
        `Belum ada koordinator atau admin lain yang dapat melaksanakannya. Undang dahulu penggantinya (/undang), atau hubungi ${v.hotline}.`,
      'erasure.none': () => 'Tidak ada permintaan penghapusan yang menunggu.',
      'erasure.withdrawn': () => 'Permintaan penghapusan dibatalkan. Tidak ada yang berubah.',
      'erasure.card': (p: ObstacleWords & { name: string; at: string; until: string; state: string }) =>
        `Permintaan penghapusan data · ${p.name}\nDiminta ${v.dateTime(p.at)}, dikonfirmasi paling lambat ${v.dateTime(p.until)}\nKeadaan: ${requestStates[p.state] ?? p.state}${p.state === 'carriedOut' || obstacles(p, false) === '' ? '' : `\n\nSebelum dilaksanakan:\n${obstacles(p, false)}`}`,
      'erasure.reminder': (p: { name: string; until: string; isLate: boolean }) =>
        p.isLate
          ? `Permintaan penghapusan data ${p.name} belum dikonfirmasi; batas 3x24 jam lewat pada ${v.dateTime(p.until)}. /permintaan_data membukanya.`
          : `Permintaan penghapusan data ${p.name} masih menunggu (batas konfirmasi ${v.dateTime(p.until)}). /permintaan_data membukanya.`,
      'erasure.confirmed': () =>
        'Permintaan penghapusan Bapak/Ibu sudah dikonfirmasi. Pelaksanaannya diberitahukan di sini.',
      'erasure.refused': (p: { text: string }) =>
        `Permintaan penghapusan Bapak/Ibu tidak dapat dilaksanakan.\nAlasan: ${p.text}`,
      'erasure.farewell': () =>
        'Nama dan id Telegram Bapak/Ibu sudah dihapus dari meja ini; tiket tersimpan tanpa nama. Bila kembali, tulis /start: Bapak/Ibu terdaftar sebagai orang baru.',
      'erasure.askWhy': (p: { name: string }) =>
        `Mengapa permintaan ${p.name} ditolak? Sebut dasar hukumnya; alasan disampaikan kepadanya.`,
      'erasure.done': (p: { state: string }) => `Permintaan: ${requestStates[p.state] ?? p.state}.`,
      'erasure.blocked': (p: ObstacleWords & { name: string }) =>
        `Data ${p.name} belum dapat dihapus:\n${obstacles(p, false)}`,
      'erasure.stale': (p: { state: string }) => `Permintaan ini ${requestStates[p.state] ?? p.state}.`,
      'erasure.notOwn': () => 'Permintaan sendiri dilaksanakan oleh koordinator atau admin lain.',
      'erasure.pseudonym': (p: { id: string }) => `Identitas dihapus ${p.id}`,

      'masked.deleted': () => 'Pesan aslinya sudah dihapus.',
      'masked.cannot': () =>
        'Telegram tidak mengizinkan bot menghapus pesan ini (lebih dari 48 jam, atau bot bukan admin grup). Mohon hapus sendiri.',
      'masked.notYours': () => 'Hanya penulisnya yang dapat meminta pesan itu dihapus.',

      'attachment.which': (p: { number: string }) =>
        `Lampiran ${p.number} yang mana? Yang ditekan dihapus dari percakapan dan dari simpanan, dan tidak dapat dikembalikan.`,
      'attachment.none': (p: { number: string }) =>
        `${p.number}: tidak ada lampiran yang dapat Bapak/Ibu hapus. Lampiran dihapus oleh pengirimnya, pelapor atau koordinator.`,
      'attachment.done': (p: { number: string }) =>
        `${p.number}: lampiran dihapus dari simpanan dan ditarik dari percakapan.`,
      'attachment.pleaseDelete': () =>
        'Lampiran ini sudah dihapus dari simpanan, tetapi Telegram tidak mengizinkan bot menariknya dari sini. Mohon hapus pesan itu.',

      'disposal.card': (p: ListWords) =>
        `Usul pemusnahan arsip · daftar ${p.code}\nDibuat ${v.dateTime(p.at)}\nKeadaan: ${listStates[p.state] ?? p.state}${p.until === null ? '' : ` sampai ${v.dateTime(p.until)}`}\n\nSudah lewat masa simpannya:\n${groups(p)}${p.minutes === null ? '' : `\n\nBerita acara: ${p.minutes}`}${p.confirmedBy === null ? '' : `\nDimasukkan oleh ${p.confirmedBy}`}${p.approvedBy === null ? '' : `\nDisetujui oleh ${p.approvedBy}`}${p.state === 'proposed' ? '\n\nTidak ada yang dimusnahkan sebelum nomor berita acara dimasukkan (/musnahkan NOMOR) dan orang kedua menyetujui.' : p.state === 'confirmed' ? '\n\nOrang kedua menyetujui dengan tombol, atau /musnahkan dengan nomor yang sama.' : ''}`,
      'disposal.none': () => 'Tidak ada daftar pemusnahan yang menunggu.',
      'disposal.askMinutes': (p: { code: string }) => `Nomor berita acara pemusnahan untuk daftar ${p.code}?`,
      'disposal.needsNumber': () =>
        'Tulis nomor berita acaranya dalam satu baris, misalnya /musnahkan 045/BA/Diskominfo/2026. Tanpa nomor tidak ada yang dimusnahkan.',
      'disposal.minutesUsed': (p: { minutes: string }) =>
        `Berita acara ${p.minutes} sudah dipakai untuk daftar lain.`,
      'disposal.otherNumber': (p: { minutes: string }) =>
        `Nomor itu tidak sama dengan yang sudah dimasukkan (${p.minutes}). Tidak ada yang dimusnahkan.`,
      'disposal.samePerson': () =>
        'Bapak/Ibu sendiri yang memasukkan nomornya. Yang menyetujui harus orang lain.',
      'disposal.changed': (p: { code: string; count: number }) =>
        `Daftar ${p.code} berubah: ${p.count} arsip di dalamnya tidak lagi lewat masa simpan. Tidak ada yang dimusnahkan; daftar yang baru dikirim.`,
      'disposal.stale': (p: { code: string; state: string }) =>
        `Daftar ${p.code} ${listStates[p.state] ?? p.state}.`,
      'disposal.confirmed': (p: { code: string; minutes: string }) =>
        `Nomor berita acara ${p.minutes} dicatat untuk daftar ${p.code}. Menunggu persetujuan orang kedua.`,
      'disposal.destroyed': (p: { code: string; minutes: string; count: number }) =>
        `Daftar ${p.code}: ${p.count} arsip dimusnahkan dengan berita acara ${p.minutes}. Riwayatnya tetap dapat diperiksa.`,
      'disposal.postponed': (p: { code: string; until: string }) =>
        `Daftar ${p.code} ditunda; usul berikutnya paling cepat ${v.dateTime(p.until)}.`,
      'disposal.minutesDraft': (p: {
        code: string;
        at: string;
        groups: ListWords['groups'];
        rows: readonly { name: RecordClass; item: string }[];
        digest: string;
      }) =>
        `KONSEP BERITA ACARA PEMUSNAHAN ARSIP\nNomor: ....................\n\nPada hari ini ...................., di ${v.city}, dimusnahkan arsip Meja Bantu ${v.ict} yang masa simpannya sudah lewat per ${v.dateTime(p.at)} (UU 43/2009; UU 27/2022; jadwal simpan: /privasi).\n\nRingkasan daftar ${p.code}:\n${p.groups.map((one) => `- ${records[one.name].what}: ${one.count}`).join('\n')}\n\nDaftar arsip:\n${p.rows.map((row, at) => `${at + 1}. ${records[row.name].what}: ${row.item}`).join('\n')}\n\nSHA-256 daftar: ${p.digest}\n\nYang memusnahkan,                Yang menyetujui,\n\n(....................)           (....................)\n`,
      'refused.disposersOnly': () =>
        'Pemusnahan arsip diusulkan kepada koordinator, Kepala Bidang dan Kepala Dinas.',
    },
    labels: {
      'own.export': () => 'Unduh data saya',
      'own.name': () => 'Perbaiki nama',
      'own.erase': () => 'Minta penghapusan',
      'erasure.now': () => 'Ya, minta penghapusan',
      'erasure.withdraw': () => 'Batalkan permintaan',
      'erasure.confirm': () => 'Konfirmasi',
      'erasure.carryOut': () => 'Laksanakan penghapusan',
      'erasure.refuse': () => 'Tolak permintaan',
      'masked.delete': () => 'Hapus pesan saya',
      detach: () => 'Hapus lampiran',
      'disposal.minutes': () => 'Nomor berita acara',
      'disposal.approve': () => 'Setujui pemusnahan',
      'disposal.file': () => 'Unduh konsep berita acara',
      'disposal.postpone': () => 'Tunda 30 hari',
    },
  };
};
