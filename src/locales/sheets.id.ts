/** What is said about spreadsheets of offices and people. */
import type { Role } from '../domain/authority.ts';
import type { Voice } from './voice.ts';

type ChangeName =
  | 'officeAdded'
  | 'officeChanged'
  | 'officeClosed'
  | 'renamed'
  | 'letterGiven'
  | 'roleEnded'
  | 'roleGiven'
  | 'invited';
export type ChangeCounts = Readonly<Record<ChangeName, number>>;
export interface ChangeWords {
  is: ChangeName;
  name: string;
  was: string;
  role: Role | null;
  office: string;
  fields: readonly string[];
  letter: string | null;
  until: string | null;
}
export interface ProblemWords {
  sheet: string;
  row: number;
  column: string;
  value: string;
  why: string;
  with: Readonly<Record<string, string | number>>;
}
export interface LinkWords {
  name: string;
  role: Role;
  office: string;
  link: string;
  until: string;
}
type With = Readonly<Record<string, string | number>>;

const fields: Record<string, string> = {
  abbreviation: 'singkatan',
  name: 'nama',
  kind: 'jenis',
  aliases: 'nama lain',
  parentCode: 'induk',
  location: 'tempat',
  workPattern: 'jam kerja',
};

/** What is wrong, and what to write instead. */
const fixes: Record<string, (w: With) => string> = {
  noSheet: () => 'tidak ada lembar Kantor atau Orang; pakai templat dari /ekspor templat',
  noColumn: () => 'kolom ini tidak ada; tambahkan di baris judul',
  columnTwice: () => 'kolom ini ada dua kali; hapus satu',
  formula: () => 'berisi rumus; tempel sebagai nilai (teks)',
  missing: () => 'kosong; mohon diisi',
  tooLong: (w) => `${w.length} huruf; paling panjang ${w.most}`,
  badCode: () => 'kode hanya huruf kecil, angka dan tanda hubung, misalnya uptd-air-bersih; atau kosongkan',
  noLetters: () => 'nama memerlukan huruf',
  unknownKind: (w) => `jenis tidak dikenal; pilih: ${w.known}`,
  unknownPattern: (w) => `jam kerja tidak dikenal; pilih: ${w.known}`,
  unknownState: (w) => `status tidak dikenal; pilih: ${w.known}`,
  closesUnknown: () => 'kantor dengan kode ini tidak ada, jadi tidak dapat ditutup; periksa kodenya',
  duplicate: (w) => `sama dengan baris ${w.other}; hapus salah satu`,
  nameTaken: (w) => `sudah dipakai kantor ${w.other}; beri nama lain atau isi kodenya`,
  unknownOffice: (w) =>
    `kantor tidak ditemukan${w.known === '' ? '' : `; mungkin ${w.known}`}; tulis kode atau singkatannya`,
  ownParent: () => 'kantor tidak dapat menjadi induknya sendiri',
  unitOfUnit: () => 'unit hanya di bawah kantor, bukan di bawah unit lain',
  neededByCity: () => 'kantor ini mempunyai tugas dalam aturan kota dan tidak dapat ditutup di sini',
  hasTickets: (w) =>
    `masih ada ${w.count} tiket terbuka (${w.numbers}); selesaikan atau alihkan dahulu, lalu kirim lagi`,
  hasRegistrations: (w) => `masih ada ${w.count} permintaan pendaftaran; putuskan dahulu di /pendaftaran`,
  hasInvitations: (w) =>
    `masih ada ${w.count} undangan yang berlaku; tunggu sampai dipakai atau habis masanya`,
  hasMandiri: () => 'pengajuan PD Mandiri TIK masih berjalan; putuskan dahulu',
  hasGroup: (w) => `grup "${w.group}" masih terikat; tulis /lepasikat di sana dahulu`,
  hasUnits: (w) => `masih mempunyai unit (${w.names}); tutup unitnya juga, atau beri induk lain`,
  hasPeople: (w) =>
    `masih ada ${w.count} orang (${w.names}); pindahkan dengan /petugas, atau akhiri perannya di lembar Orang`,
  unknownId: () => 'ID tidak dikenal; ambil dari /ekspor, atau kosongkan untuk mengundang orang baru',
  notAName: () => 'tulis nama orang dengan huruf, tanpa NIP atau nomor',
  unknownRole: (w) => `peran tidak dikenal; pilih: ${w.known}`,
  letterNeedsNumber: () => 'nomor surat memerlukan angka, misalnya 800/112/2026',
  badDate: () => 'tanggal tidak terbaca; tulis misalnya 2026-12-31',
  pastDate: () => 'tanggal sudah lewat',
  adminsOnly: () => 'peran admin hanya diberikan oleh admin bot',
  adminUntouched: () => 'admin bot hanya dapat diubah oleh admin',
  endsUnknown: () => 'akhiri memerlukan ID orangnya; ambil dari /ekspor',
  nameDiffers: (w) => `namanya lain dari baris ${w.other} dengan ID yang sama; samakan`,
  notHeld: () => 'orang ini tidak memegang peran itu di kantor itu',
  letterKept: (w) => `nomor surat sudah tercatat: ${w.letter}; kembalikan ke nomor itu`,
  untilKept: (w) =>
    `masa Plt. diubah dengan undangan baru (/undang); kembalikan ke ${w.until === '' ? 'kosong' : w.until}`,
  roleElsewhere: (w) => `sudah memegang peran ini di ${w.office}; akhiri dahulu di barisnya (Status akhiri)`,
  lastHolder: () => 'setelah ini tidak ada lagi yang memegang peran itu; undang dahulu yang lain',
  knownAlready: (w) => `orang dengan nama, peran dan kantor ini sudah terdaftar; isi ID ${w.id}`,
};

const unreadable: Record<string, string> = {
  tooLarge: 'Berkas terlalu besar. Paling besar 5 MB, dan isinya setelah dibuka 30 MB.',
  away: 'Telegram tidak memberikan berkas itu. Mohon kirim sekali lagi.',
  empty: 'Berkas itu kosong.',
  notSpreadsheet: 'Itu bukan lembar kerja. Kirim berkas .xlsx atau .csv.',
  oldExcel: 'Berkas itu format Excel lama (.xls) atau dikunci sandi. Simpan sebagai .xlsx tanpa sandi.',
  damaged: 'Berkas itu rusak dan tidak dapat dibuka. Simpan lagi sebagai .xlsx, lalu kirim.',
  tooManyRows: 'Berkas itu lebih dari 5.000 baris. Bagi menjadi beberapa berkas.',
};

export const sheetWords = (v: Voice, roles: Record<Role, string>) => {
  const role = (one: ChangeWords) =>
    `${one.until === null ? '' : 'Plt. '}${roles[one.role ?? 'staff']} · ${one.office}${one.until === null ? '' : ` · sampai ${v.date(one.until)}`}${one.letter === null ? '' : ` · surat ${one.letter}`}`;
  const line: Record<ChangeName, (one: ChangeWords) => string> = {
    officeAdded: (one) => `+ Kantor ${one.name}`,
    officeChanged: (one) =>
      `~ Kantor ${one.was === one.name ? one.name : `${one.was} → ${one.name}`} (${one.fields.map((field) => fields[field] ?? field).join(', ')})`,
    officeClosed: (one) => `− Kantor ${one.name} ditutup`,
    renamed: (one) => `~ ${one.was} → ${one.name}`,
    letterGiven: (one) => `~ ${one.name}: nomor surat ${one.letter ?? ''}`,
    roleEnded: (one) => `− ${one.name}: ${role(one)} berakhir, tiketnya kembali ke antrean`,
    roleGiven: (one) => `+ ${one.name}: ${role(one)}`,
    invited: (one) => `+ Undangan ${one.name}: ${role(one)}`,
  };
  const counted = (counts: ChangeCounts) => {
    const of: [number, string][] = [
      [counts.officeAdded, 'kantor ditambah'],
      [counts.officeChanged, 'kantor diubah'],
      [counts.officeClosed, 'kantor ditutup'],
      [counts.invited, 'orang diundang'],
      [counts.roleGiven, 'peran diberikan'],
      [counts.roleEnded, 'peran berakhir'],
      [counts.renamed, 'nama diubah'],
      [counts.letterGiven, 'nomor surat dicatat'],
    ];
    return of
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${count} ${what}`)
      .join(', ');
  };
  const place = (p: ProblemWords) =>
    [p.sheet, p.row > 0 ? `baris ${p.row}` : '', p.column === '' ? '' : `kolom ${p.column}`]
      .filter((part) => part !== '')
      .join(', ');
  return {
    sentences: {
      'export.sent': () =>
        'Daftar kantor dan orang dikirim sebagai berkas. Berkas ini memuat nama orang: simpan baik-baik, jangan diteruskan. Ubah seperlunya, lalu kirim kembali dengan /impor.',
      'export.template': () => 'Templat kosong dikirim. Isi, lalu kirim kembali dengan /impor.',
      'export.file': () => `Kantor dan orang · ${v.city}`,
      'export.guide': () =>
        [
          'Satu baris satu kantor (lembar Kantor) atau satu peran (lembar Orang).',
          'Baris yang tidak ada dalam berkas tidak berubah. Hanya Status tutup (kantor) dan akhiri (peran) yang mengakhiri sesuatu.',
          'Kolom yang dihapus tidak berubah; sel yang dikosongkan menjadi kosong.',
          'Kantor: Kode kosong berarti kantor baru. Jenis: dinas, badan, sekretariat, inspektorat, kecamatan, kelurahan, uptd, rsud, satuan, puskesmas, sekolah, lainnya.',
          'Kantor: Induk diisi untuk unit, dengan kode atau singkatan kantornya. Jam kerja: 5 hari, 6 hari, 24 jam. Status: aktif, tutup.',
          'Orang: ID kosong berarti orang baru; tautan undangannya dikirim setelah diterapkan, karena orang baru harus membukanya sendiri di Telegram.',
          'Orang: Peran: staff, tier1, office_head, tier2, csirt, coordinator, division_head, agency_head, chair, auditor.',
          'Orang: Nomor surat penunjukan untuk tier1. Plt. sampai: tanggal, misalnya 2026-12-31. Status: aktif, akhiri.',
          'Rumus tidak dibaca; isi sel dengan teks.',
        ].join('\n'),
      'export.invitations': () => 'Tautan undangan: satu orang satu tautan, sekali pakai.',
      'import.ask': () =>
        'Kirim berkasnya (.xlsx atau .csv, paling besar 5 MB). Belum ada yang berubah: Bapak/Ibu melihat dahulu apa yang akan berubah.',
      'import.noFile': () =>
        'Kirim sebagai berkas .xlsx atau .csv, bukan teks atau foto. /batal membatalkan.',
      'import.unreadable': (p: { why: string }) => unreadable[p.why] ?? unreadable['damaged'] ?? '',
      'import.problems': (p: { rows: readonly ProblemWords[]; count: number }) =>
        `Berkas belum dapat diterapkan: ${p.count} hal perlu diperbaiki. Belum ada yang berubah.\n\n${p.rows
          .map((one) => {
            const fix = (fixes[one.why] ?? (() => one.why))(one.with);
            const where = place(one);
            return `• ${where === '' ? '' : `${where}: `}${one.value === '' ? '' : `"${one.value}" `}${fix}.`;
          })
          .join(
            '\n',
          )}${p.count > p.rows.length ? `\n… dan ${p.count - p.rows.length} lagi.` : ''}\n\nPerbaiki, lalu kirim lagi berkasnya di sini.`,
      'import.nothing': () => 'Tidak ada yang berubah: isi berkas sama dengan data sekarang.',
      'import.again': (p: { at: string }) =>
        `Berkas yang sama persis sudah diterapkan ${v.when(p.at)}; mengulanginya akan mengundang orang yang sama sekali lagi. Ambil data terbaru dengan /ekspor.`,
      'import.preview': (p: {
        changeCounts: ChangeCounts;
        changes: readonly ChangeWords[];
        more: number;
        isAnew: boolean;
      }) =>
        `${p.isAnew ? 'Data sudah berubah sejak pratinjau tadi; ini yang baru. ' : ''}BELUM DITERAPKAN: ${counted(p.changeCounts)}.\n\n${p.changes.map((one) => line[one.is](one)).join('\n')}${p.more > 0 ? `\n… dan ${p.more} lagi.` : ''}\n\nTerapkan melakukan semuanya sekaligus (atau /impor terapkan). Berlaku 24 jam.`,
      'import.applied': (p: { changeCounts: ChangeCounts; links: readonly LinkWords[]; hasFile: boolean }) =>
        `Sudah diterapkan: ${counted(p.changeCounts)}.${p.links.length === 0 ? '' : `\n\n${p.links.map((one) => `${one.name} · ${roles[one.role]} · ${one.office}\n${one.link}\nBerlaku sampai ${v.dateTime(one.until)}.`).join('\n\n')}`}${p.hasFile ? '\n\nTautan undangan ada dalam berkas di bawah. Teruskan masing-masing kepada orangnya; sekali pakai.' : ''}`,
      'import.done': (p: { at: string }) => `Berkas ini sudah diterapkan ${v.when(p.at)}.`,
      'import.discarded': () => 'Dibatalkan. Tidak ada yang berubah, dan isi berkas sudah dihapus.',
      'import.over': () => 'Pratinjau ini sudah tidak berlaku. Kirim lagi berkasnya dengan /impor.',
      'import.none': () => 'Tidak ada pratinjau yang menunggu. Kirim berkasnya dengan /impor.',
      'import.roleForYou': (p: { role: Role; office: string; actingUntil: string | null }) =>
        `Peran baru Bapak/Ibu di meja ini: ${p.actingUntil === null ? '' : 'Plt. '}${roles[p.role]} · ${p.office}${p.actingUntil === null ? '' : ` · sampai ${v.date(p.actingUntil)}`}.`,
    },
    labels: {
      'import.template': () => 'Templat kosong',
      'import.apply': () => 'Terapkan',
      'import.discard': () => 'Batal',
    },
  };
};
