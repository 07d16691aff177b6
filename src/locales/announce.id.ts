/** What is said around what goes to many: announcements, trouble and planned work. */
import type { Role } from '../domain/authority.ts';
import type { Voice } from './voice.ts';

export interface AudienceWords {
  kinds: readonly string[];
  offices: readonly string[];
  roles: readonly Role[];
}
export interface ReachWords {
  people: number;
  unreachable: number;
  offices: number;
  /** Offices in which nobody can be reached; so many more are not named. */
  empty: readonly string[];
  moreEmpty: number;
}
export interface CountWords {
  state: string;
  wantsRead: boolean;
  all: number;
  open: number;
  sent: number;
  failed: number;
  unreachable: number;
  left: number;
  read: number;
}
export interface AnnouncementCard {
  status: string;
  title: string;
  author: string;
  approver: string | null;
  audience: AudienceWords | null;
  reach: ReachWords | null;
  people: number;
  offices: number;
  needsApproval: boolean;
  urgentReason: string | null;
  wantsRead: boolean;
  dueAt: string | null;
  /** It is quiet until then. */
  restsUntil: string | null;
  counts: CountWords | null;
}
export interface DisturbanceCard {
  status: string;
  planned: boolean;
  category: string | null;
  title: string;
  name: string;
  at: string;
  startsAt: string | null;
  endsAt: string | null;
  audience: AudienceWords | null;
  reach: ReachWords | null;
  counts: CountWords | null;
}
export interface Unheard {
  office: string;
  people: readonly { name: string; why: string }[];
}
export interface HeadingWords {
  kind: string;
  startsAt: string | null;
  endsAt: string | null;
}

const statuses: Record<string, string> = {
  writing: 'sedang ditulis',
  aiming: 'memilih penerima',
  ready: 'BELUM TERKIRIM',
  waiting: 'menunggu persetujuan koordinator kedua',
  scheduled: 'terjadwal',
  running: 'sedang dikirim',
  sent: 'selesai dikirim',
  stopped: 'dihentikan',
  closed: 'selesai',
  cancelled: 'dibatalkan',
  lapsed: 'kedaluwarsa, tidak dikirim',
  choosing: 'memilih layanan',
  timing: 'menentukan waktu',
  planned: 'sudah dikabarkan, belum dimulai',
  ongoing: 'berlangsung',
  cleared: 'pulih',
  calledOff: 'pekerjaan dibatalkan',
};
const officeKinds = {
  dinas: 'Dinas',
  badan: 'Badan',
  sekretariat: 'Sekretariat',
  inspektorat: 'Inspektorat',
  kecamatan: 'Kecamatan',
  kelurahan: 'Kelurahan',
  uptd: 'UPTD',
  rsud: 'RSUD',
  satuan: 'Satuan',
  puskesmas: 'Puskesmas',
  school: 'Sekolah',
  other: 'Unit lain',
};
const services = {
  jaringan: 'Internet dan jaringan',
  lan: 'LAN kantor',
  aplikasi: 'Aplikasi',
  email: 'Surel',
  website: 'Situs web',
  server: 'Server',
  data: 'Data',
  akun: 'Akun',
  tte: 'Tanda tangan elektronik',
  perangkat: 'Perangkat',
  lainnya: 'Lainnya',
};
const reasons: Record<string, string> = {
  blocked: 'memblokir bot',
  deactivated: 'akun Telegram tidak aktif',
  gone: 'akun tidak ditemukan',
  noChat: 'belum membuka obrolan dengan bot',
  ambiguous: 'tidak pasti sampai',
};
const lines = (all: readonly (string | null)[]) =>
  all.filter((line) => line !== null && line !== '').join('\n');

export const announceWords = (v: Voice, roles: Record<Role, string>) => {
  const audience = (all: AudienceWords) =>
    [
      all.offices.length > 0
        ? all.offices.join(', ')
        : all.kinds.length > 0
          ? all.kinds.map((kind) => named(officeKinds, kind)).join(', ')
          : 'semua kantor',
      all.roles.length === 0 ? 'semua pegawai terdaftar' : all.roles.map((role) => roles[role]).join(', '),
    ].join(' · ');
  const reached = (reach: ReachWords | null) =>
    reach === null
      ? null
      : lines([
          `Penerima: ${reach.people} orang di ${reach.offices} kantor`,
          reach.unreachable === 0
            ? null
            : `Tidak dapat dijangkau: ${reach.unreachable} orang (memblokir atau belum membuka bot)`,
          reach.empty.length === 0
            ? null
            : `Kantor tanpa penerima: ${reach.empty.join(', ')}${reach.moreEmpty > 0 ? `, dan ${reach.moreEmpty} lagi` : ''}`,
        ]);
  const progress = (counts: CountWords | null) =>
    counts === null
      ? null
      : lines([
          `Terkirim: ${counts.sent} dari ${counts.all}`,
          counts.open === 0
            ? null
            : counts.state === 'running'
              ? `Menunggu: ${counts.open}`
              : `Tidak dikirim: ${counts.open}`,
          counts.failed === 0 ? null : `Gagal: ${counts.failed}`,
          counts.unreachable === 0 ? null : `Tidak dapat dijangkau: ${counts.unreachable}`,
          counts.left === 0 ? null : `Sudah tidak bertugas: ${counts.left}`,
          counts.wantsRead ? `Sudah dibaca: ${counts.read}` : null,
        ]);
  const window = (from: string, until: string) => `${v.dateTime(from)} sampai ${v.dateTime(until)}`;
  return {
    sentences: {
      'broadcast.heading': (p: HeadingWords) => {
        const when = p.startsAt === null || p.endsAt === null ? '' : `\n${window(p.startsAt, p.endsAt)}`;
        switch (p.kind) {
          case 'trouble':
            return `⚠️ Gangguan layanan — ${v.ict}`;
          case 'planned':
            return `🔧 Pekerjaan terencana — ${v.ict}${when}`;
          case 'reminder':
            return `🔧 Pengingat pekerjaan terencana — ${v.ict}${when}`;
          case 'update':
            return `ℹ️ Kabar gangguan — ${v.ict}`;
          case 'allClear':
            return `✅ Layanan sudah pulih — ${v.ict}`;
          case 'calledOff':
            return `ℹ️ Pekerjaan terencana dibatalkan — ${v.ict}`;
          default:
            return `📣 Pengumuman ${v.ict}`;
        }
      },
      'announce.card': (p: AnnouncementCard) =>
        lines([
          `Pengumuman — ${statuses[p.status] ?? p.status}`,
          p.title === '' ? null : `“${p.title}”`,
          `Oleh: ${p.author}${p.approver === null ? '' : `, disetujui ${p.approver}`}`,
          p.status === 'aiming'
            ? 'Untuk siapa? Pilih jenis kantor dan peran, lalu Lanjut; atau semua; atau satu kantor.'
            : null,
          p.audience === null ? null : `Untuk: ${audience(p.audience)}`,
          reached(p.reach),
          p.reach === null && p.counts === null && p.people > 0
            ? `Penerima: ${p.people} orang di ${p.offices} kantor`
            : null,
          p.urgentReason === null ? null : `MENDESAK, tidak menunggu jam tenang: ${p.urgentReason}`,
          p.wantsRead ? 'Meminta tanda Sudah dibaca' : null,
          p.dueAt === null ? null : `Jadwal: ${v.when(p.dueAt)}`,
          p.restsUntil === null ? null : `Jam tenang: dikirim mulai ${v.when(p.restsUntil)}`,
          p.needsApproval
            ? 'Lebih dari 20 kantor: setelah Kirim menunggu persetujuan koordinator kedua.'
            : null,
          progress(p.counts),
        ]),
      'announce.list': (p: {
        rows: readonly { at: string; status: string; title: string; name: string; people: number }[];
      }) =>
        `Pengumuman terakhir:\n${p.rows.map((row) => `• ${v.dateTime(row.at)} · ${row.title} · ${statuses[row.status] ?? row.status}${row.people === 0 ? '' : ` · ${row.people} orang`}`).join('\n')}`,
      'announce.stale': (p: { status: string }) => `Pengumuman ini ${statuses[p.status] ?? p.status}.`,
      'announce.none': () => 'Tidak ada pengumuman yang cocok. /pengumuman untuk menulis yang baru.',
      'announce.draftOpen': () =>
        'Masih ada pengumuman yang belum dikirim. Kirim atau batalkan dahulu, lalu ulangi.',
      'announce.askWords': () =>
        'Tulis isi pengumuman, atau kirim foto, album atau dokumen dengan keterangannya.',
      'announce.askOffice': () => 'Untuk kantor mana? Tulis nama atau singkatannya; unitnya ikut.',
      'announce.askTime': () =>
        'Kapan dikirim? Tulis tanggal dan jam, misalnya 24/11 09.30 atau besok 08.00.',
      'announce.askUrgent': () =>
        'Mengapa mendesak? Pengumuman mendesak dikirim juga pada jam tenang; alasannya dicatat.',
      'announce.askDecline': () => 'Mengapa ditolak? Penulisnya ikut membaca.',
      'announce.needsReason': () => 'Tulis alasannya dengan beberapa kata.',
      'announce.badTime': () =>
        'Tanggal dan jamnya belum terbaca. Tulis misalnya 24/11 09.30, besok 08.00, atau Senin jam 9.',
      'announce.past': () => 'Waktu itu sudah lewat. Tulis waktu yang akan datang.',
      'announce.tooFar': () => 'Waktu itu lebih dari setahun lagi. Tulis waktu yang lebih dekat.',
      'announce.tooLong': (p: { most: number }) => `Isinya terlalu panjang; paling banyak ${p.most} huruf.`,
      'announce.noOffice': (p: { word: string }) =>
        `Kantor "${p.word}" tidak ditemukan. Tulis dengan kata lain.`,
      'announce.manyOffices': (p: { names: readonly string[] }) =>
        `Cocok dengan beberapa kantor: ${p.names.join(', ')}. Tulis singkatannya.`,
      'announce.nobody': () =>
        'Tidak ada yang dapat menerima: belum ada yang terdaftar pada pilihan itu. Pilih penerima lain.',
      'announce.changed': (p: { people: number }) =>
        `Isi atau penerima berubah, sekarang ${p.people} orang. Periksa lagi, lalu tekan sekali lagi.`,
      'announce.noSecond': (p: { offices: number }) =>
        `${p.offices} kantor memerlukan persetujuan koordinator kedua, tetapi belum ada. Undang dahulu dengan /undang koordinator.`,
      'announce.pleaseApprove': (p: { name: string; people: number; offices: number }) =>
        `${p.name} meminta persetujuan pengumuman untuk ${p.people} orang di ${p.offices} kantor. Tekan Setujui atau Tolak pada kartunya (/pengumuman setujui, /pengumuman tolak alasan).`,
      'announce.submitted': (p: { people: number; offices: number; names: readonly string[] }) =>
        `Menunggu persetujuan (${p.people} orang, ${p.offices} kantor): ${p.names.join(', ')}.`,
      'announce.sending': (p: { people: number; at: string }) => `Dikirim kepada ${p.people} orang.`,
      'announce.scheduled': (p: { people: number; at: string }) =>
        `Terjadwal ${v.when(p.at)} untuk ${p.people} orang.`,
      'announce.ownApproval': () => 'Penulis tidak dapat menyetujui pengumumannya sendiri.',
      'announce.notAuthor': (p: { name: string }) => `Hanya ${p.name} yang mengubahnya.`,
      'announce.approved': (p: { people: number }) => `Disetujui untuk ${p.people} orang.`,
      'announce.approvedBy': (p: { name: string }) => `Pengumuman Bapak/Ibu disetujui ${p.name}.`,
      'announce.declined': () => 'Ditolak, penulisnya diberi tahu.',
      'announce.declinedBy': (p: { name: string; text: string }) =>
        `Pengumuman Bapak/Ibu ditolak ${p.name}: ${p.text}\n\nMasih dapat diubah dan dikirim lagi.`,
      'announce.withdrawn': () => 'Ditarik kembali; belum ada yang menerimanya.',
      'announce.cancelled': () => 'Dibatalkan, tidak dikirim.',
      'announce.stopped': () => 'Dihentikan. Yang belum terkirim tidak akan dikirim.',
      'announce.again': (p: { people: number }) => `Dikirim ulang kepada ${p.people} orang yang belum.`,
      'announce.nobodyMissing': () =>
        'Tidak ada lagi yang dapat dikirimi: semua sudah menerima atau tidak terjangkau.',
      'announce.allSent': (p: { counts: CountWords; unheard: readonly Unheard[]; moreOffices: boolean }) =>
        lines([
          'Pengumuman selesai dikirim.',
          progress(p.counts),
          p.unheard.length === 0 ? null : '\nTidak menerima:',
          ...p.unheard.map(
            (one) =>
              `• ${one.office}: ${one.people
                .slice(0, 5)
                .map(({ name, why }) => `${name} (${reasons[why] ?? 'gagal'})`)
                .join(', ')}${one.people.length > 5 ? `, dan ${one.people.length - 5} lagi` : ''}`,
          ),
          p.moreOffices ? '…' : null,
          p.unheard.length === 0 ? null : 'Mereka dapat menerima lagi setelah menulis /start kepada bot.',
        ]).slice(0, 4_000),
      'announce.read': () => 'Terima kasih, tercatat sudah dibaca.',
      'announce.readAlready': (p: { at: string }) => `Sudah tercatat ${v.when(p.at)}.`,
      'announce.nothingToRead': () => 'Tidak ada pengumuman yang menunggu tanda baca.',
      'announce.sample': () => 'Ini contoh; tombolnya berlaku setelah dikirim.',
      'announce.about': (p: { at: string; title: string }) =>
        `(Menanggapi pengumuman ${v.dateTime(p.at)}: “${p.title}”)`,
      'refused.announcersOnly': () => 'Pengumuman dikirim oleh koordinator.',
      'refused.announceInPrivate': () => 'Perintah ini dipakai dalam obrolan pribadi dengan bot.',
      'refused.disturbersOnly': () =>
        'Gangguan dan pekerjaan terencana dikabarkan oleh Tier 2 atau koordinator.',

      'disturb.card': (p: DisturbanceCard) =>
        lines([
          `${p.planned ? 'Pekerjaan terencana' : 'Gangguan'} — ${statuses[p.status] ?? p.status}`,
          p.title === '' ? null : `“${p.title}”`,
          p.category === null ? null : `Layanan: ${named(services, p.category)}`,
          `Oleh: ${p.name}, ${v.dateTime(p.at)}`,
          p.status === 'choosing' ? 'Layanan apa?' : null,
          p.startsAt === null || p.endsAt === null ? null : `Waktu: ${window(p.startsAt, p.endsAt)}`,
          p.status === 'aiming' ? 'Kantor mana yang terkena?' : null,
          p.audience === null ? null : `Untuk: ${audience(p.audience)}`,
          reached(p.reach),
          progress(p.counts),
        ]),
      'disturb.list': (p: {
        rows: readonly { title: string; category: string; status: string; at: string; name: string }[];
      }) =>
        p.rows.length === 0
          ? 'Tidak ada gangguan atau pekerjaan terencana yang berlangsung.'
          : `Gangguan dan pekerjaan terencana:\n${p.rows.map((row) => `• ${named(services, row.category)}: ${row.title} · ${statuses[row.status] ?? row.status} · ${v.when(row.at)} · ${row.name}`).join('\n')}`,
      'disturb.stale': (p: { status: string }) => `Ini sudah ${statuses[p.status] ?? p.status}.`,
      'disturb.none': () => 'Tidak ada yang cocok. /gangguan menampilkan yang berlangsung.',
      'disturb.askWords': () => 'Apa yang terjadi, dan apa akibatnya bagi kantor? Foto boleh.',
      'disturb.askTime': () =>
        'Kapan? Tulis mulai dan selesainya, misalnya 24/11 21.00 - 23.00 atau besok 22.00 sampai 24/11 02.00.',
      'disturb.badTime': () =>
        'Waktunya belum terbaca. Tulis mulai dan selesai, misalnya 24/11 21.00 - 23.00.',
      'disturb.askOffices': () => 'Kantor mana? Tulis nama atau singkatannya, pisahkan dengan koma.',
      'disturb.askUpdate': (p: { title: string }) =>
        `Apa kabarnya tentang “${p.title}”? Semua penerima membacanya.`,
      'disturb.askClear': (p: { title: string }) =>
        `“${p.title}” sudah pulih? Tulis satu kalimat untuk semua penerima, atau kirim tanpa catatan.`,
      'disturb.askOff': (p: { title: string }) =>
        `Mengapa “${p.title}” dibatalkan? Semua penerima membacanya.`,
      'disturb.sent': (p: { people: number }) => `Dikabarkan kepada ${p.people} orang.`,
      'disturb.updated': () => 'Kabar dikirim kepada penerima yang sama.',
      'disturb.ended': () => 'Selesai; dikabarkan kepada penerima yang sama.',
      'disturb.overdue': (p: { title: string }) =>
        `Waktu pekerjaan “${p.title}” sudah lewat. Sudah selesai? Kabarkan pulih kepada penerimanya.`,
      'draft.disturbanceKnown': (p: { at: string; text: string }) =>
        `⚠️ ${v.ict} sudah mengetahui gangguan ini sejak ${v.when(p.at)}: ${p.text}\nBila ini yang dialami, tidak perlu melapor: kabar pulihnya disampaikan di sini. Bila lain, tekan Kirim.`,
    },
    labels: {
      'announce.new': () => 'Pengumuman baru',
      'announce.showIt': () => 'Tampilkan',
      'announce.write': () => 'Ubah isi',
      'announce.aim': () => 'Ubah penerima',
      'announce.all': () => 'Semua pegawai',
      'announce.office': () => 'Satu kantor',
      'announce.next': () => 'Lanjut',
      'announce.schedule': () => 'Jadwalkan',
      'announce.urgent': () => 'Mendesak',
      'announce.notUrgent': () => 'Tidak mendesak',
      'announce.wantRead': () => 'Minta tanda baca',
      'announce.noRead': () => 'Tanpa tanda baca',
      'announce.decline': () => 'Tolak',
      'announce.withdraw': () => 'Tarik kembali',
      'announce.stop': () => 'Hentikan',
      'announce.again': () => 'Kirim ulang ke yang belum',
      'announce.read': () => 'Sudah dibaca',
      'disturb.newTrouble': () => 'Gangguan sekarang',
      'disturb.newPlanned': () => 'Pekerjaan terencana',
      'disturb.all': () => 'Semua kantor',
      'disturb.offices': () => 'Pilih kantor',
      'disturb.update': () => 'Kabar',
      'disturb.clear': () => 'Sudah pulih',
      'disturb.plainClear': () => 'Kirim tanpa catatan',
      'disturb.off': () => 'Batalkan pekerjaan',
      ...marked('officeKind', officeKinds),
      ...marked('audience', roles),
      ...marked('service', services),
    },
  };
};

/** Labels of choices; what is chosen carries a mark. */
export const marked = <P extends string, K extends string>(prefix: P, names: Readonly<Record<K, string>>) =>
  Object.fromEntries(
    Object.entries<string>(names).map(([name, words]) => [
      `${prefix}.${name}`,
      (p: { on?: number } = {}) =>
        `${p.on === 1 ? '✅ ' : ''}${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    ]),
  ) as Record<`${P}.${K}`, (p?: { on?: number }) => string>;

/** The words for a code; a code without words stands for itself. */
export const named = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;
