/** Registration, offices and units, in Indonesian; part of `id.ts`. */
import type { Voice } from './voice.ts';

const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);

export interface OfficeLine {
  readonly abbreviation: string;
  readonly staff: number;
  readonly tier1: number;
  readonly hasGroup: boolean;
  readonly units: number;
  readonly waiting: number;
}
export interface OfficeSheet {
  readonly office: string;
  readonly abbreviation: string;
  /** Of a unit: the name of its office. */
  readonly parent: string | null;
  readonly location: string | null;
  readonly appointed: readonly { readonly name: string; readonly letter: string | null }[];
  readonly article: string;
  readonly staff: number;
  readonly waiting: number;
  readonly group: string | null;
  readonly units: readonly string[];
  /** Units that are not named here. */
  readonly more: number;
  readonly decree: string | null;
  readonly link: string;
  readonly code: string;
}
export interface RequestCard {
  readonly name: string;
  readonly office: string;
  readonly requestedAt: string;
  readonly rejections: number;
  readonly state: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

export const registrationWords = (v: Voice) => {
  const outcome = (p: { state: string; by: string; at: string }) =>
    p.state === 'approved'
      ? `Disetujui oleh ${p.by}, ${v.dateTime(p.at)}.`
      : p.state === 'rejected'
        ? `Ditolak oleh ${p.by}, ${v.dateTime(p.at)}.`
        : `Tidak perlu diputuskan lagi, ${v.dateTime(p.at)}.`;
  const line = (one: OfficeLine) =>
    `• ${one.abbreviation}: ${one.staff} pegawai, ${one.tier1 === 0 ? 'belum ada Tier 1' : `Tier 1 ${one.tier1} orang`}${one.hasGroup ? ', ada grup' : ''}${one.units === 0 ? '' : `, ${one.units} unit`}${one.waiting === 0 ? '' : `, ${one.waiting} menunggu persetujuan`}`;
  return {
    sentences: {
      // The newcomer
      'enrol.office': () =>
        'Bapak/Ibu bekerja di kantor mana? Tulis singkatan atau sebagian namanya, misalnya "dinkes" atau "puskesmas".',
      'enrol.which': (p: { word: string }) => `Kantor yang cocok dengan "${p.word}". Yang mana?`,
      'enrol.notFound': (p: { word: string }) =>
        `Kantor "${p.word}" tidak ditemukan. Coba singkatan atau satu kata dari namanya. Kendala dapat ditulis setelah kantor dan nama diisi.`,
      'enrol.notListed': () =>
        `Coba tulis kantor induknya, misalnya dinas yang membawahi unit Bapak/Ibu. Bila memang belum ada, hubungi ${v.ict} (${v.hotline}) agar kantor itu ditambahkan.`,
      'enrol.name': (p: { office: string }) =>
        `${p.office}.\nSiapa nama Bapak/Ibu? Tekan nama di bawah bila sudah benar, atau tulis nama lengkap.`,
      'enrol.nameUnfit': () =>
        'Mohon tulis nama lengkap dengan huruf, paling panjang 64 huruf, tanpa NIP atau NIK.',
      'enrol.cancelled': () => 'Pendaftaran dibatalkan. Tulis /daftar bila ingin mulai lagi.',
      'enrol.over': () =>
        'Tombol ini sudah tidak berlaku. Tulis /daftar untuk melihat pendaftaran Bapak/Ibu.',

      // The request
      'registration.sent': (p: { name: string; office: string; byCoordinator: boolean }) =>
        `Terima kasih, ${p.name}. Permintaan pendaftaran di ${p.office} sudah dikirim kepada ${p.byCoordinator ? `koordinator di ${v.ict}` : 'teknisi Tier 1 kantor itu'}.\nSementara menunggu, Bapak/Ibu sudah dapat melapor. Ada kendala? Tulis saja di sini.`,
      'registration.card': (p: RequestCard) =>
        `Permintaan pendaftaran\n${p.name}\n${p.office}\nDiminta ${v.dateTime(p.requestedAt)}${p.rejections === 0 ? '' : `\nSebelumnya pernah ditolak ${p.rejections} kali.`}\n\n${p.state === 'requested' ? 'Apakah orang ini pegawai kantor tersebut?' : outcome(p)}${p.state === 'rejected' ? quoted(p.text) : ''}`,
      'registration.approved': (p: { office: string; text: string }) =>
        `Pendaftaran Bapak/Ibu disetujui: pegawai · ${p.office}. Ada kendala? Tulis saja di sini.`,
      'registration.rejected': (p: { office: string; text: string }) =>
        `Mohon maaf, pendaftaran di ${p.office} belum dapat disetujui.${quoted(p.text)}\n\nBila kantornya keliru, tulis /daftar dan pilih kantor yang benar. Bila menurut Bapak/Ibu ini tidak tepat, hubungi teknisi kantor atau ${v.ict} (${v.hotline}).`,
      'registration.youApproved': (p: { name: string }) => `${p.name} disetujui dan diberi tahu.`,
      'registration.youRejected': (p: { name: string }) => `${p.name} ditolak dan diberi tahu alasannya.`,
      'registration.decided': outcome,
      'registration.absent': () => 'Permintaan itu tidak ada, atau bukan bagian Bapak/Ibu.',
      'registration.notConfirmed': (p: { name: string }) =>
        `Tiketnya Bapak/Ibu tangani, tetapi ${p.name} belum disetujui: wewenang untuk itu tidak ada lagi.`,
      'registration.withdrawn': () =>
        'Pendaftaran dibatalkan. Laporan yang sudah terkirim tetap ditangani. Tulis /daftar bila ingin mulai lagi.',
      'registration.overAlready': () => 'Permintaan ini sudah diputuskan atau dibatalkan.',
      'registration.waits': (p: { office: string; at: string }) =>
        `Permintaan pendaftaran di ${p.office} dikirim ${v.dateTime(p.at)} dan menunggu persetujuan. Sementara itu Bapak/Ibu sudah dapat melapor: tulis saja kendalanya.`,
      'registration.already': (p: { name: string; office: string }) =>
        `${p.name} sudah terdaftar di ${p.office}. Untuk pindah kantor, hubungi koordinator di ${v.ict}. /saya menunjukkan data Bapak/Ibu.`,
      'registration.decidersOnly': () =>
        'Permintaan pendaftaran diputuskan oleh teknisi Tier 1 atau koordinator. Untuk mendaftar sendiri: /daftar.',
      'registration.noneWaiting': () => 'Tidak ada permintaan pendaftaran yang menunggu.',
      'ask.whyRejected': (p: { name: string }) =>
        `Mengapa ${p.name} ditolak? Satu baris cukup; yang bersangkutan ikut membacanya.`,
      'ask.orReplyHere': () => 'atau balas pesan ini.',

      // Offices and units
      'pd.list': (p: { rows: readonly OfficeLine[]; page: number; pages: number; count: number }) =>
        `Kantor (${p.count}), halaman ${p.page} dari ${p.pages}\n\n${p.rows.map(line).join('\n')}\n\nTekan singkatannya untuk membuka, atau tulis /pd KANTOR.`,
      'pd.sheet': (p: OfficeSheet) =>
        [
          `${p.office} (${p.abbreviation})`,
          ...(p.parent === null ? [] : [`Unit dari ${p.parent}`]),
          ...(p.location === null ? [] : [`Tempat: ${p.location}`]),
          '',
          ...(p.appointed.length === 0
            ? [p.parent === null ? 'Belum ada Tier 1.' : `Dilayani Tier 1 ${p.parent}.`]
            : p.appointed.map(
                (one) =>
                  `Tier 1: ${one.name} · ${one.letter === null ? `nomor surat penunjukan belum ada${p.article === '' ? '' : ` (Pasal ${p.article})`}` : `surat ${one.letter}`}`,
              )),
          `Pegawai terdaftar: ${p.staff}${p.waiting === 0 ? '' : `, ${p.waiting} menunggu persetujuan (/pendaftaran)`}`,
          ...(p.group === null ? [] : [`Grup: ${p.group}`]),
          ...(p.decree === null ? [] : [`PD Mandiri TIK: SK ${p.decree}`]),
          ...(p.units.length === 0
            ? []
            : [`Unit: ${p.units.join(', ')}${p.more === 0 ? '' : `, dan ${p.more} lagi`}`]),
          '',
          `Tautan pendaftaran pegawai: ${p.link}`,
          `Undang Tier 1: /undang tier1 ${p.code}`,
        ].join('\n'),
      'pd.qr': (p: { office: string; link: string }) =>
        `Pendaftaran pegawai · ${p.office}\nPindai dengan kamera ponsel, lalu tekan Mulai.\n${p.link}`,
      'pd.notFound': (p: { word: string }) =>
        `${p.word === '' ? 'Kantor itu' : `Kantor "${p.word}"`} tidak ada, atau bukan bagian Bapak/Ibu. /pd menunjukkan yang dapat dibuka.`,
      'pd.notYours': () => 'Daftar kantor dibuka oleh koordinator, dan oleh Tier 1 untuk kantornya sendiri.',
      'ask.unit.name': (p: { office: string; name: string }) =>
        `Unit baru di ${p.office}: apa namanya? Misalnya "Puskesmas Danowudu".`,
      'ask.unit.kind': (p: { office: string; name: string }) => `${p.name}: jenis unitnya?`,
      'ask.unit.place': (p: { office: string; name: string }) =>
        `${p.name}: di mana tempatnya? Satu baris, misalnya kelurahan atau jalan.`,
      'unit.added': (p: { name: string; office: string; code: string; link: string }) =>
        `${p.name} ditambahkan pada ${p.office}, dan dapat dicari saat pendaftaran. Tier 1 ${p.office} melayaninya, kecuali unit ini mempunyai Tier 1 sendiri: /undang tier1 ${p.code}\nTautan pendaftaran: ${p.link}`,
      'unit.known': (p: { office: string }) => `${p.office} sudah ada. Tulis nama lain, atau Batal.`,
      'unit.nameUnfit': () => 'Mohon tulis nama unit dengan huruf, paling panjang 100 huruf.',
      'unit.notYours': () => 'Unit ditambahkan oleh koordinator, atau oleh Tier 1 kantor induknya.',
      'unit.cancelled': () => 'Dibatalkan. Unit tidak ditambahkan.',
      'unit.over': () => 'Tombol ini sudah tidak berlaku. Mulai lagi dari /pd.',
    },
    labels: {
      notListed: () => 'Tidak ada di daftar',
      otherOffice: () => 'Kantor lain',
      approve: () => 'Setujui',
      rejectRegistration: () => 'Tolak',
      withdrawRegistration: () => 'Batalkan pendaftaran',
      confirmAndClaim: () => 'Setujui pegawai dan tangani',
      'usual.notOurStaff': () => 'Bukan pegawai kantor ini',
      'usual.unknownPerson': () => 'Nama tidak dikenal',
      'usual.wrongOffice': () => 'Kantor lain yang benar',
      previousPage: () => '‹ Sebelumnya',
      nextPage: () => 'Berikutnya ›',
      qrCode: () => 'Kode QR',
      addUnit: () => 'Tambah unit',
      noPlace: () => 'Lewati',
      'unit.puskesmas': () => 'Puskesmas',
      'unit.uptd': () => 'UPTD',
      'unit.kelurahan': () => 'Kelurahan',
      'unit.school': () => 'Sekolah',
      'unit.other': () => 'Lainnya',
    },
    reporterPending: () => '⚠️ Pelapor belum dikonfirmasi sebagai pegawai.',
  };
};
