/** What is said about people, their roles and their leave. */
import type { Role } from '../domain/authority.ts';
import type { OfTicket, Voice } from './voice.ts';

export interface HeldWords {
  role: Role;
  office: string;
  letter: string | null;
  needsLetter: boolean;
  /** The last day of an acting role. */
  until: string | null;
}
export interface LeaveWords {
  name: string;
  fromOn: string;
  untilOn: string;
  reason: string;
  deputy: string | null;
}
export interface EndedWords {
  what: string;
  office: string;
}
export interface HoldingWords {
  name: string;
  goes: string;
  items: readonly string[];
}

const reasons: Record<string, string> = { leave: 'Cuti', duty: 'Dinas luar', sick: 'Sakit' };
const holdings: Record<string, string> = {
  tickets: 'Tiket di tangannya',
  reports: 'Laporannya yang masih terbuka',
  subdomains: 'Subdomain yang dikelola',
  leave: 'Cuti yang berjalan atau direncanakan',
  approvals: 'Permohonan yang menunggu keputusannya',
};

export const staffWords = (v: Voice, roles: Record<Role, string>) => {
  const held = (one: HeldWords, withOffice = true) =>
    `• ${one.until === null ? '' : 'Plt. '}${roles[one.role]}${withOffice ? ` · ${one.office}` : ''}${one.until === null ? '' : ` · sampai ${v.date(one.until)}`}${one.letter === null ? '' : ` · surat ${one.letter}`}${one.needsLetter ? ' · nomor surat penunjukan belum ada' : ''}`;
  const days = (p: { fromOn: string; untilOn: string }) =>
    p.fromOn === p.untilOn ? v.date(p.fromOn) : `${v.date(p.fromOn)} sampai ${v.date(p.untilOn)}`;
  const leave = (p: LeaveWords) =>
    `${reasons[p.reason] ?? p.reason} ${p.name}: ${days(p)}\nPengganti: ${p.deputy ?? 'tanpa pengganti'}`;
  const goes = (one: HoldingWords, deputy: string | null) =>
    one.goes === 'stays'
      ? 'tetap miliknya'
      : one.goes === 'ends'
        ? 'berakhir'
        : one.goes === 'others'
          ? 'diminta kepada pemegang peran yang lain, atau dengan surat'
          : deputy === null
            ? 'kembali ke antrean'
            : `beralih ke ${deputy}`;
  const acting = (p: { role: Role; office: string; actingUntil: string | null }) =>
    `${p.actingUntil === null ? '' : 'Plt. '}${roles[p.role]} · ${p.office}${p.actingUntil === null ? '' : ` · sampai ${v.date(p.actingUntil)}`}`;
  return {
    held,
    acting,
    sentences: {
      'staff.list': (p: {
        office: string;
        people: readonly { name: string; isAway: boolean; held: readonly HeldWords[] }[];
        page: number;
        pages: number;
      }) =>
        `Petugas dan pegawai · ${p.office}${p.pages > 1 ? ` · halaman ${p.page} dari ${p.pages}` : ''}\n\n${p.people
          .map(
            (one) =>
              `${one.name}${one.isAway ? ' (sedang tidak bertugas)' : ''}\n${one.held.map((role) => held(role, false)).join('\n')}`,
          )
          .join('\n')}\n\nTekan namanya untuk membuka.`,
      'staff.empty': (p: { office: string }) =>
        `${p.office}: belum ada yang terdaftar. Undang dengan /undang.`,
      'staff.whichOffice': (p: { word: string }) =>
        p.word === ''
          ? 'Kantor mana? Tulis /petugas dengan nama atau singkatannya.'
          : `Kantor "${p.word}": pilih di bawah, atau tulis namanya dengan kata lain.`,
      'staff.sheet': (p: {
        name: string;
        held: readonly HeldWords[];
        leave: { fromOn: string; untilOn: string; reason: string; deputyName: string | null } | null;
      }) =>
        `${p.name}\n${p.held.map((one) => held(one)).join('\n')}${p.leave === null ? '' : `\n\n${reasons[p.leave.reason] ?? p.leave.reason}: ${days(p.leave)}, pengganti: ${p.leave.deputyName ?? 'tidak ada'}`}`,
      'staff.nobody': () => 'Orang itu tidak terdaftar lagi. Lihat /petugas.',
      'staff.askLetter': (p: { name: string; office: string; article: string }) =>
        `Nomor surat penunjukan ${p.name} sebagai teknisi Tier 1 · ${p.office}${p.article === '' ? '' : ` (Pasal ${p.article})`}?`,
      'staff.letterNeedsNumber': () => 'Tulis nomor suratnya dalam satu baris, misalnya 800/112/2026.',
      'staff.letterKept': (p: { name: string; office: string; letter: string }) =>
        `Dicatat: surat ${p.letter} untuk ${p.name} · ${p.office}.`,
      'staff.letterMissing': (p: { name: string; office: string; article: string }) =>
        `Nomor surat penunjukan ${p.name}, teknisi Tier 1 · ${p.office}, belum ada${p.article === '' ? '' : ` (Pasal ${p.article})`}. Pengingat ini datang sekali seminggu sampai nomornya dicatat.`,
      'staff.askOffice': (p: { name: string }) =>
        `${p.name} pindah ke kantor mana? Tulis nama atau singkatannya.`,
      'staff.alreadyThere': (p: { name: string }) => `${p.name} sudah di kantor itu.`,
      'staff.whichRole': (p: { name: string }) => `Peran mana dari ${p.name} yang dicabut?`,
      'staff.whichDeputy': (p: { name: string }) => `Siapa yang mengambil alih tiket ${p.name}?`,

      'posting.plan': (p: {
        what: string;
        name: string;
        office: string;
        held: readonly HeldWords[];
        holdings: readonly HoldingWords[];
        deputy: string | null;
      }) =>
        `${p.what === 'moved' ? `${p.name} pindah ke ${p.office}` : p.what === 'removed' ? `${p.name} dikeluarkan` : `Peran ${p.name} dicabut`}. Belum ada yang berubah; yang akan terjadi:\n\nPeran yang berakhir:\n${p.held.map((one) => held(one)).join('\n')}${p.what === 'moved' ? `\nPeran baru:\n• ${roles.staff} · ${p.office}` : ''}\n\n${p.holdings
          .map(
            (one) =>
              `${holdings[one.name] ?? one.name}: ${one.items.length === 0 ? 'tidak ada' : `${one.items.length}${one.name === 'leave' ? '' : ` (${one.items.slice(0, 8).join(', ')}${one.items.length > 8 ? ', …' : ''})`} → ${goes(one, p.deputy)}`}`,
          )
          .join('\n')}`,
      'posting.done': (p: EndedWords & { name: string }) =>
        p.what === 'moved'
          ? `${p.name} sudah dipindahkan ke ${p.office} dan diberi tahu.`
          : p.what === 'removed'
            ? `${p.name} sudah dikeluarkan dan diberi tahu.`
            : `Peran ${p.name} sudah dicabut dan ia diberi tahu.`,
      'posting.changed': (p: { name: string }) =>
        `Peran ${p.name} sudah berubah sejak daftar ini dibuat. Buka lagi lewat /petugas.`,
      'posting.told': (
        p: EndedWords & { ended: readonly { role: Role; office: string }[]; isOut: boolean },
      ) =>
        `${p.what === 'moved' ? `Bapak/Ibu sekarang terdaftar sebagai ${roles.staff} · ${p.office}.` : p.what === 'lapsed' ? 'Masa tugas Plt. Bapak/Ibu sudah berakhir.' : 'Peran Bapak/Ibu di meja ini berubah.'}\nPeran yang berakhir:\n${p.ended.map((one) => `• ${roles[one.role]} · ${one.office}`).join('\n')}${p.isOut ? '\nUntuk terdaftar kembali, tulis /start.' : '\nLaporan Bapak/Ibu sendiri tetap ada di /tiket.'}`,
      'posting.lapsed': (p: { name: string; role: Role; office: string }) =>
        `Masa tugas Plt. ${roles[p.role]} · ${p.office} (${p.name}) sudah berakhir. Bila diperpanjang atau ada pejabat baru, undang dengan /undang.`,

      'leave.askDates': (p: { name: string }) =>
        `Tidak bertugas: ${p.name}. Tanggal berapa? Pilih, atau tulis misalnya 24/11 - 26/11.`,
      'leave.datesUnclear': () =>
        'Maaf, tanggalnya tidak terbaca. Tulis misalnya 24/11 - 26/11, atau 24 November sampai 26 November.',
      'leave.datesPast': () => 'Tanggal mulainya sudah lewat. Tulis lagi mulai hari ini atau sesudahnya.',
      'leave.datesReversed': () => 'Tanggal akhirnya sebelum tanggal mulai. Mohon ditulis lagi.',
      'leave.datesFar': () => 'Tanggalnya lebih dari setahun lagi. Periksa tahunnya, lalu tulis lagi.',
      'leave.askReason': (p: { name: string; fromOn: string; untilOn: string }) =>
        `${p.name}, ${days(p)}. Apa alasannya?`,
      'leave.askDeputy': (p: { name: string; fromOn: string; untilOn: string }) =>
        `${p.name}, ${days(p)}. Siapa penggantinya? Tiket yang terbuka beralih kepadanya.`,
      'leave.summary': (p: LeaveWords) =>
        `BELUM DISIMPAN\n${leave(p)}${p.deputy === null ? `\nTiket Tier 1 yang terbuka akan ditawarkan ke Tier 2, tiket Tier 2 kembali ke antrean.` : ''}`,
      'leave.kept': (p: LeaveWords) => `Disimpan.\n${leave(p)}\n/aktif mengakhirinya lebih awal.`,
      'leave.setForYou': (p: LeaveWords & { by: string }) =>
        `Dicatat oleh ${p.by}.\n${leave(p)}\n/aktif mengakhirinya lebih awal.`,
      'leave.standIn': (p: { name: string; fromOn: string; untilOn: string }) =>
        `Bapak/Ibu menggantikan ${p.name}, ${days(p)}. Tiketnya yang masih terbuka beralih kepada Bapak/Ibu pada hari pertama.`,
      'leave.already': (p: LeaveWords) => `Sudah tercatat, dan hanya satu pada satu waktu.\n${leave(p)}`,
      'leave.isBack': (p: { name: string; fromOn: string; untilOn: string }) =>
        `${p.name} bertugas kembali. Tiket yang sudah beralih tetap di tangan penggantinya.`,
      'leave.cancelled': (p: { name: string; fromOn: string; untilOn: string }) =>
        `Dibatalkan: ${p.name}, ${days(p)}.`,
      'leave.none': () => 'Tidak ada cuti yang berjalan atau direncanakan. /cuti mencatatnya.',
      'leave.whichPerson': () => 'Nama itu cocok dengan beberapa orang. Siapa?',
      'leave.nobody': (p: { word: string }) =>
        `Tidak ada petugas bernama "${p.word}". Untuk diri sendiri tulis /cuti, atau /cuti 24/11 - 26/11.`,

      'desk.freed': (p: OfTicket & { by: string }) =>
        `${p.number} kembali ke antrean: ${p.by} tidak lagi menanganinya. Siapa yang mengambil?`,
      'invite.actingDate': () =>
        'Sampai tanggal berapa Plt.? Tulis di akhir perintah tanggal yang belum lewat, misalnya plt 31-12-2026.',

      'refused.staffInPrivate': () =>
        'Ini memuat data orang. Tulis perintahnya di percakapan pribadi dengan bot.',
      'refused.managersOnly': () => 'Daftar petugas dikelola oleh koordinator atau admin.',
      'refused.adminUntouched': () => 'Admin bot hanya dapat diubah oleh admin.',
      'refused.lastHolder': (p: { role: Role }) =>
        `Bapak/Ibu satu-satunya ${roles[p.role]}. Undang dahulu yang lain (/undang), supaya meja ini tidak tanpa ${roles[p.role]}.`,
      'refused.leaveForTechnicians': () => '/cuti di sini untuk petugas yang menangani tiket.',
      'refused.leaveOfOthers': () =>
        'Cuti orang lain dicatat oleh koordinator, dan hanya untuk petugas. Untuk diri sendiri tulis /cuti, atau /cuti 24/11 - 26/11.',
    },
    labels: {
      'staff.letter': () => 'Nomor surat',
      'staff.move': () => 'Pindahkan',
      'staff.remove': () => 'Keluarkan',
      'staff.revoke': () => 'Cabut peran',
      'staff.leave': () => 'Cuti',
      'staff.moveNow': () => 'Pindahkan sekarang',
      'staff.removeNow': () => 'Keluarkan sekarang',
      'staff.revokeNow': () => 'Cabut sekarang',
      'staff.deputy': () => 'Pilih pengganti',
      'staff.noDeputy': () => 'Tanpa pengganti',
      'page.before': () => '‹ Sebelumnya',
      'page.next': () => 'Berikutnya ›',
      roleAt: (p: { role?: string; text?: string }) =>
        `${roles[(p.role ?? 'staff') as Role]} · ${p.text ?? ''}`,
      'leave.today': () => 'Hari ini',
      'leave.tomorrow': () => 'Besok',
      'leave.untilFriday': () => 'Sampai Jumat',
      'leave.save': () => 'Simpan',
      'leave.end': () => 'Aktif kembali',
      'leave.cancel': () => 'Batalkan cuti',
      'reason.leave': () => 'Cuti',
      'reason.duty': () => 'Dinas luar',
      'reason.sick': () => 'Sakit',
    },
  };
};
