/** The calendar: what is closed, what a change would move, and what rests on a default. */
import type { Voice } from './voice.ts';

export interface DayWords {
  readonly on: string;
  readonly kind: string;
  readonly name: string;
  readonly office: string | null;
}
export interface HoursWords {
  readonly from: string;
  readonly until?: string | null | undefined;
  readonly pattern: string;
  readonly name: string;
  readonly office: string | null;
}
export interface ShownChange {
  /** The calendar changed meanwhile, so this is shown anew. */
  readonly isAgain: boolean;
  readonly days: readonly DayWords[];
  readonly hours: readonly HoursWords[];
  readonly daysGone: readonly Omit<DayWords, 'kind'>[];
  readonly hoursGone: readonly HoursWords[];
  readonly known: number;
  readonly left: readonly string[];
  readonly moved: number;
  readonly of: number;
  readonly first: readonly { short: string; office: string; was: string; will: string }[];
}
export interface YearList {
  readonly year: number;
  readonly days: readonly (DayWords & { isOurs: boolean })[];
  readonly hours: readonly (HoursWords & { isOurs: boolean })[];
  readonly more: number;
  /** The decree of that year is entered. */
  readonly isComplete: boolean;
}
export interface LineProblems {
  readonly count: number;
  /** Line 0: no line in particular. */
  readonly rows: readonly { line: number; text: string; why: string }[];
}

/** So many days stand in one preview. */
export const MOST_SHOWN = 30;

const kinds: Record<string, string> = {
  national: 'libur nasional',
  collective_leave: 'cuti bersama',
  local: 'penutupan setempat',
  working: 'tetap hari kerja',
};
const patterns: Record<string, string> = {
  five_days: 'lima hari kerja',
  six_days: 'enam hari kerja',
  around_the_clock: '24 jam',
};
const faults: Record<string, string> = {
  fields: 'harus tanggal; jenis; nama',
  date: 'tanggalnya tidak terbaca atau tidak ada',
  year: 'tahunnya tidak ditulis',
  range: 'rentang tanggalnya terbalik atau terlalu panjang',
  kind: 'jenisnya: nasional, cuti bersama, lokal atau masuk',
  name: 'namanya belum ada',
  pattern: 'polanya: 5 hari, 6 hari atau 24 jam',
  hours: 'jamnya tidak terbaca, misalnya Sen-Kam 08.00-12.00 12.30-15.00',
  office: 'kantor itu tidak ada',
  twice: 'sudah ada di baris sebelumnya',
  absent: 'tidak ada catatan untuk tanggal itu',
};
const states: Record<string, string> = {
  applied: 'sudah diterapkan',
  settled: 'sudah diterapkan',
  dropped: 'sudah dibatalkan',
  lapsed: 'sudah kedaluwarsa (lewat sehari)',
};

export const calendarWords = (v: Voice) => {
  const place = (one: { office: string | null }) => (one.office === null ? '' : ` · ${one.office}`);
  const day = (one: DayWords) =>
    `${v.date(one.on)} · ${one.name} (${kinds[one.kind] ?? one.kind})${place(one)}`;
  const hours = (one: HoursWords) =>
    `${typeof one.until === 'string' ? `${v.date(one.from)} sampai ${v.date(one.until)}` : `mulai ${v.date(one.from)}`} · ${one.name} (jam kerja, ${patterns[one.pattern] ?? one.pattern})${place(one)}`;
  const some = <T>(all: readonly T[], line: (one: T) => string) => [
    ...all.slice(0, MOST_SHOWN).map(line),
    ...(all.length > MOST_SHOWN ? [`… dan ${all.length - MOST_SHOWN} lagi`] : []),
  ];
  return {
    sentences: {
      'calendar.list': ({ yearList: p }: { yearList: YearList }) =>
        [
          `Hari libur ${p.year}`,
          ...(p.isComplete
            ? []
            : [
                `⚠️ SKB ${p.year} belum dimuat: selain yang tercatat di bawah, tanggal libur yang berpindah belum diketahui.`,
              ]),
          '',
          ...p.days.map((one) => `• ${day(one)}${one.isOurs ? ' ✎' : ''}`),
          ...(p.more > 0 ? [`… dan ${p.more} lagi`] : []),
          ...(p.hours.length > 0 ? ['', 'Jam kerja khusus'] : []),
          ...p.hours.map((one) => `• ${hours(one)}${one.isOurs ? ' ✎' : ''}`),
          '',
          '✎ dicatat lewat bot; yang lain dari berkas kota.',
        ].join('\n'),
      'calendar.how': () =>
        '/libur [tahun] menampilkan daftar. Admin: /libur tambah, /libur muat, /libur hapus; sesudah pratinjau /libur terapkan atau /libur batalkan.',
      'calendar.askAdd': () =>
        'Tulis satu baris untuk tiap hari: tanggal; jenis; nama; kantor (boleh kosong). Misalnya\n\n9/12/2026; lokal; Pilkada\n24/12/2026; masuk; Pelayanan tetap buka; Disdukcapil\n8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan 1448 H; Sen-Kam 08.00-12.00 12.30-15.00; Jum 08.00-11.30 12.30-15.30\n\nJenis: nasional, cuti bersama, lokal, masuk, jam. Belum ada yang berubah sebelum pratinjaunya diterapkan.',
      'calendar.askLoad': () =>
        'Kirim berkas CSV satu tahun, atau tempel barisnya: tanggal; jenis; nama. Misalnya\n\n2027-01-01;nasional;Tahun Baru 2027 Masehi\n2027-03-09;cuti bersama;Cuti bersama Idulfitri\n\nBelum ada yang berubah sebelum pratinjaunya diterapkan.',
      'calendar.askRemove': () =>
        'Tanggal berapa yang dihapus? Misalnya 24/12/2026, atau 9/12/2026; Dinkes untuk satu kantor. Jam khusus: jam; 8/2/2027; 5 hari. Hari libur dari berkas kota menjadi hari kerja biasa.',
      'calendar.preview': ({ shownChange: p }: { shownChange: ShownChange }) =>
        [
          p.isAgain
            ? 'Kalender sudah berubah sejak pratinjau tadi. Pratinjau baru, BELUM DITERAPKAN'
            : 'PRATINJAU, BELUM DITERAPKAN',
          '',
          ...some(p.days, (one) => `+ ${day(one)}`),
          ...some(p.hours, (one) => `+ ${hours(one)}`),
          ...some(p.daysGone, (one) => `− ${v.date(one.on)} · ${one.name}${place(one)}`),
          ...some(p.hoursGone, (one) => `− ${hours(one)}`),
          ...(p.known > 0 ? [`${p.known} baris lain sudah tercatat sama.`] : []),
          ...(p.left.length > 0
            ? [
                `Tercatat tetapi tidak ada di daftar ini, dan tetap libur: ${p.left
                  .slice(0, 10)
                  .map((on) => v.date(on))
                  .join(', ')}. Bila dibatalkan, hapus dengan /libur hapus.`,
              ]
            : []),
          '',
          p.moved === 0
            ? `Tidak ada tenggat yang bergeser (${p.of} tiket terbuka).`
            : `Tenggat yang bergeser: ${p.moved} dari ${p.of} tiket terbuka.`,
          ...p.first.map(
            (one) => `• ${one.short} · ${one.office}: ${v.dateTime(one.was)} → ${v.dateTime(one.will)}`,
          ),
          ...(p.moved > p.first.length ? [`… dan ${p.moved - p.first.length} lagi`] : []),
        ].join('\n'),
      'calendar.applied': (p: { count: number }) =>
        `Diterapkan: ${p.count} perubahan kalender. Tenggat tiket terbuka dan pengingat dihitung ulang sekarang.`,
      'calendar.dropped': () => 'Dibatalkan. Kalender tidak berubah.',
      'calendar.over': (p: { state: string; by: string }) =>
        `Pratinjau ini ${states[p.state] ?? p.state}${p.by === '' ? '' : ` oleh ${p.by}`}. Lihat /libur.`,
      'calendar.noneOpen': () => 'Tidak ada pratinjau yang menunggu. Mulai dengan /libur.',
      'calendar.nothingNew': (p: { count: number }) =>
        `Tidak ada yang berubah: ${p.count} baris itu sudah tercatat sama.`,
      'calendar.empty': () => 'Tidak ada baris yang terbaca. Tulis tanggal; jenis; nama.',
      'calendar.wrongLines': ({ lineProblems: p }: { lineProblems: LineProblems }) =>
        `Belum ada yang disimpan: ${p.count} baris perlu diperbaiki.\n${p.rows
          .map(
            (one) =>
              `• ${one.line === 0 ? '' : `baris ${one.line}: `}"${one.text}": ${faults[one.why] ?? one.why}`,
          )
          .join(
            '\n',
          )}${p.count > p.rows.length ? `\n… dan ${p.count - p.rows.length} lagi` : ''}\nPerbaiki lalu kirim lagi semuanya.`,
      'calendar.noFile': () => 'Kirim sebagai berkas CSV, atau tulis barisnya. Foto tidak dapat dibaca.',
      'calendar.noCsv': () =>
        'Berkas itu bukan CSV. Di Excel: Simpan sebagai, pilih "CSV UTF-8", lalu kirim lagi.',
      'calendar.fileTooLarge': () => 'Berkasnya terlalu besar untuk daftar hari libur (paling besar 200 kB).',
      'calendar.fileAway': () =>
        'Berkasnya belum dapat diambil dari Telegram. Mohon kirim lagi, atau tempel barisnya.',
      'refused.calendarReaders': () => 'Kalender dibaca koordinator dan diubah admin.',
      'refused.calendarInPrivate': () => 'Tulis /libur di percakapan pribadi dengan bot.',
      'alarm.calendarYear': (p: { year: number }) =>
        `⚠️ Hari libur nasional ${p.year} belum lengkap. Sampai SKB ${p.year} dimuat hanya hari libur bertanggal tetap dan yang dicatat sendiri yang dihitung, jadi tenggat dapat jatuh pada hari libur. Muat dengan /libur.`,
      'alarm.calendarHours': (p: { pattern: string; fromOn: string }) =>
        `⚠️ Jam kerja untuk pola ${patterns[p.pattern] ?? p.pattern} belum ada${p.fromOn === '' ? '' : ` mulai ${v.date(p.fromOn)}`}. Sementara dipakai jam kerja Perpres 21/2023. Catat dengan /libur tambah.`,
      'alarm.calendarTooMany': (p: { year: number }) =>
        `⚠️ Tahun ${p.year} mempunyai lebih dari 200 hari libur. Periksa dengan /libur ${p.year}.`,
    },
    labels: {
      'calendar.add': () => 'Tambah hari',
      'calendar.remove': () => 'Hapus hari',
      'calendar.load': () => 'Muat satu tahun',
      'calendar.apply': () => 'Terapkan',
      'calendar.drop': () => 'Batal',
    },
  };
};
