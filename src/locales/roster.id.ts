/** What is said about the duty roster, and to those who are called for an urgent ticket. */
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { OfTicket, Voice } from './voice.ts';

export interface OfficerWords {
  name: string;
  /** On leave now: he is passed over. */
  isAway: boolean;
}
export interface SpanWords {
  /** Null: days of the week. */
  fromOn: string | null;
  untilOn: string | null;
  weekdays: readonly number[];
}
export interface CallWords extends OfTicket {
  office: string;
  priority: string;
  kind: string;
  security: boolean;
  /** ISO instant. */
  freeAt: string;
  /** Empty where few may read who reported. */
  reporter: string;
}

const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
const weekday = (number: number): string => DAYS[number - 1] ?? '';
const dayOf = (on: string): string => weekday(Temporal.PlainDate.from(on).dayOfWeek);

export const rosterWords = (v: Voice, kinds: Record<TicketKind, string>) => {
  const day = (on: string) => `${dayOf(on)}, ${v.date(on)}`;
  const officers = (all: readonly OfficerWords[]) =>
    all.length === 0
      ? 'belum ada'
      : all
          .map((one, index) => `${index + 1}. ${one.name}${one.isAway ? ' (sedang tidak bertugas)' : ''}`)
          .join(', ');
  const span = (p: SpanWords) =>
    p.fromOn === null || p.untilOn === null
      ? `setiap ${p.weekdays.map(weekday).join(', ')}`
      : p.fromOn === p.untilOn
        ? day(p.fromOn)
        : `${day(p.fromOn)} sampai ${day(p.untilOn)}`;
  const called = (p: CallWords) =>
    `${p.number} · ${p.priority} · ${p.security ? 'Insiden keamanan' : kinds[p.kind as TicketKind]} · ${p.office}${p.reporter === '' ? '' : ` · ${p.reporter}`}\nMenunggu sejak ${v.when(p.freeAt)}, belum ada yang menangani.`;
  return {
    sentences: {
      'roster.shown': (p: {
        days: readonly { on: string; officers: readonly OfficerWords[] }[];
        weekly: readonly { weekday: number; officers: readonly string[] }[];
      }) =>
        `Piket Tier 2 ${v.ict}\n${p.days
          .map((one, index) => `${index === 0 ? 'Malam ini, ' : ''}${day(one.on)}: ${officers(one.officers)}`)
          .join('\n')}${
          p.weekly.length === 0
            ? ''
            : `\n\nMingguan: ${p.weekly.map((one) => `${weekday(one.weekday)} ${one.officers.join(', ')}`).join(' · ')}`
        }\n\nPiket berganti pukul 07.00. Untuk P1 dan insiden keamanan di luar jam kerja petugas dipanggil pribadi; 15 menit tanpa jawaban: petugas berikutnya, koordinator, lalu Kepala Dinas.`,
      'roster.dayShown': (p: { on: string; officers: readonly OfficerWords[]; isWeekly: boolean }) =>
        `Piket ${day(p.on)}: ${officers(p.officers)}${p.isWeekly && p.officers.length > 0 ? ' (jadwal mingguan)' : ''}`,
      'roster.askDates': () =>
        'Piket tanggal berapa? Pilih, atau tulis misalnya 24/11 - 30/11. Boleh juga hari, misalnya setiap Senin.',
      'roster.askWeekday': () => 'Piket mingguan: hari apa?',
      'roster.askWho': (p: SpanWords) => `Piket ${span(p)}: siapa?`,
      'roster.askWhom': (p: { on: string }) => `Piket ${day(p.on)} diserahkan kepada siapa?`,
      'roster.occupied': (p: SpanWords & { name: string }) =>
        `Piket ${span(p)} sudah ada petugasnya. ${p.name} menggantikan, atau menjadi cadangan sesudahnya?`,
      'roster.kept': (p: SpanWords & { name: string; after: boolean }) =>
        `Disimpan: ${p.name} piket ${span(p)}${p.after ? ', sebagai cadangan' : ''}. /piket menunjukkan jadwalnya.`,
      'roster.cleared': (p: SpanWords) =>
        `Dikosongkan: piket ${span(p)}.${p.fromOn === null ? '' : ' Bila ada jadwal mingguan, itu yang berlaku.'}`,
      'roster.taken': (p: { on: string; before: readonly string[] }) =>
        `Dicatat: Bapak/Ibu piket ${day(p.on)}${p.before.length === 0 ? '' : `, sesudah ${p.before.join(', ')}`}.`,
      'roster.handed': (p: { on: string; name: string }) =>
        `Piket ${day(p.on)} diserahkan kepada ${p.name}, dan ia diberi tahu.`,
      'roster.youHaveDuty': (p: SpanWords & { by: string }) =>
        `Bapak/Ibu piket ${span(p)} (dicatat oleh ${p.by}). Bila berhalangan, serahkan lewat /piket.`,
      'roster.youAreFree': (p: SpanWords & { by: string }) =>
        `Bapak/Ibu tidak lagi piket ${span(p)} (diubah oleh ${p.by}).`,
      'roster.alreadyYours': (p: { on: string }) => `Bapak/Ibu sudah piket ${day(p.on)}.`,
      'roster.notYours': (p: { on: string }) =>
        `Bapak/Ibu tidak piket ${day(p.on)}, jadi tidak ada yang diserahkan. Lihat /piket.`,
      'roster.nobodyElse': (p: { on: string }) =>
        `Tidak ada petugas lain yang dapat menerima piket ${day(p.on)}. Hubungi koordinator.`,
      'roster.noOfficers': () =>
        'Belum ada teknisi Tier 2 atau CSIRT yang dapat piket. Undang dengan /undang.',
      'roster.notAnOfficer': () => 'Orang itu tidak dapat piket pada hari itu. Pilih dari /piket.',
      'roster.whichOfficer': (p: { word: string; names: readonly string[] }) =>
        p.names.length === 0
          ? `Tidak ada teknisi Tier 2 atau CSIRT bernama "${p.word}".`
          : `"${p.word}" cocok dengan beberapa orang: ${p.names.join(', ')}. Tulis namanya lebih lengkap.`,
      'roster.nothingThere': (p: SpanWords) => `Tidak ada yang tercatat untuk ${span(p)}.`,
      'roster.past': () => 'Tanggal itu sudah lewat.',
      'roster.reversed': () => 'Tanggal akhirnya sebelum tanggal mulai. Mohon ditulis lagi.',
      'roster.tooLong': () => 'Paling jauh tiga bulan ke depan. Untuk seterusnya, pakai jadwal mingguan.',
      'roster.unclear': () =>
        'Maaf, tidak terbaca. Contoh: /piket Budi 24/11 - 30/11, /piket Budi setiap Senin, /piket ambil 24/11, /piket serahkan 24/11 Citra, /piket kosongkan 24/11.',
      'roster.isEmpty': (p: { on: string }) =>
        `⚠️ Piket ${day(p.on)}: tidak ada petugas yang dapat dipanggil. Panggilan tiket darurat langsung kepada koordinator. Isi jadwalnya dengan /piket.`,
      'refused.rosterForTechnicians': () => 'Jadwal piket untuk teknisi dan koordinator.',
      'refused.rosterWriters': () =>
        'Jadwal piket diisi oleh koordinator. Piket sendiri: /piket ambil 24/11, atau /piket serahkan 24/11 NAMA.',
      'refused.rosterOfficers': () => 'Piket dijalankan teknisi Tier 2 dan CSIRT.',

      'call.officer': (p: CallWords) =>
        `🚨 Panggilan piket\n${called(p)}\n\nTekan Saya terima untuk menanganinya. 15 menit tanpa jawaban, petugas berikutnya dipanggil.`,
      'call.coordinators': (p: CallWords) =>
        `🚨 Panggilan kepada koordinator\n${called(p)}\nPetugas piket tidak ada atau tidak menjawab.\n\nTekan Saya terima bila Bapak/Ibu mengurusnya, atau tugaskan teknisi. 15 menit tanpa jawaban, Kepala Dinas dipanggil.`,
      'call.head': (p: CallWords) =>
        `🚨 Panggilan kepada Kepala Dinas\n${called(p)}\nPetugas piket dan koordinator tidak menjawab.\n\nTekan Saya terima bila Bapak/Ibu mengurusnya.`,
      'call.over': (p: OfTicket & { by: string | null; status: string }) =>
        p.by === null
          ? `${p.number}: panggilan berakhir, tidak ada lagi yang perlu diambil.`
          : `${p.number}: panggilan berakhir, ${p.by} yang mengurusnya.`,
      'reporter.called': (p: OfTicket) => `${p.number}: petugas sedang dipanggil, juga di luar jam kerja.`,
      'reporter.unanswered': (p: OfTicket) =>
        `${p.number}: belum ada petugas yang menjawab panggilan. Mohon telepon ${v.hotline}.`,
      'done.accepted': (p: { number: string }) =>
        `${p.number}: dicatat, Bapak/Ibu yang mengurusnya. Tidak ada lagi yang dipanggil; pelapor diberi tahu.`,
      'refused.notCalled': (p: { number: string }) =>
        `${p.number}: tidak ada panggilan yang berjalan. Lihat /tiket ${p.number}.`,
      'silence.tier1': (p: OfTicket) =>
        `${p.number} kembali ke antrean Tier 1 dan belum ada yang mengambil. Mohon segera diambil.`,
      'silence.deputy': (p: OfTicket & { office: string }) =>
        `${p.number}: Tier 1 ${p.office} belum menjawab. Mohon Bapak/Ibu sebagai pengganti mengambilnya; bila tidak, tiket ditawarkan ke Tier 2.`,
      'silence.mandiri': (p: OfTicket & { office: string }) =>
        `${p.number}: tim ${p.office} (PD Mandiri TIK) belum menjawab. Tiket tetap di kantornya sampai diteruskan dengan tombol; mohon dihubungi.`,
      'desk.passedOn': (p: OfTicket & { why: string }) =>
        `${p.number} diteruskan ke Tier 2 ${v.ict} secara otomatis: ${reasons[p.why] ?? ''}. Bapak/Ibu tetap dapat mengikutinya di kartu ini.`,
    },
    labels: {
      acceptCall: () => 'Saya terima',
      'roster.open': () => 'Jadwal piket',
      'roster.day': (p: { text?: string }) =>
        /^\d{4}-\d\d-\d\d$/.test(p.text ?? '')
          ? `${dayOf(p.text ?? '').slice(0, 3)} ${Number(p.text?.slice(8))}/${Number(p.text?.slice(5, 7))}`
          : (p.text ?? ''),
      'roster.dates': () => 'Isi per tanggal',
      'roster.weekly': () => 'Isi mingguan',
      'roster.tonight': () => 'Malam ini',
      'roster.tomorrow': () => 'Besok',
      'roster.sevenDays': () => 'Tujuh hari mulai malam ini',
      'roster.put': () => 'Tentukan petugas',
      'roster.clear': () => 'Kosongkan',
      'roster.take': () => 'Saya ambil',
      'roster.give': () => 'Serahkan',
      'roster.only': () => 'Menggantikan',
      'roster.after': () => 'Cadangan',
      'weekday.1': () => weekday(1),
      'weekday.2': () => weekday(2),
      'weekday.3': () => weekday(3),
      'weekday.4': () => weekday(4),
      'weekday.5': () => weekday(5),
      'weekday.6': () => weekday(6),
      'weekday.7': () => weekday(7),
    },
    /** Why a ticket went on to Tier 2 by itself, on its card. */
    passedOn: (p: { why: string }) => `Diteruskan otomatis: ${reasons[p.why] ?? ''}.`,
    /** What the desk did last to have it taken, on its card. */
    lastCall: (p: { rung: string; at: string }) => `📞 ${rungs[p.rung] ?? p.rung}, ${v.when(p.at)}`,
  };
};

/** Why a ticket went on by itself. */
const reasons: Record<string, string> = {
  night: 'di luar jam kerja kantor',
  late: 'belum ditangani dalam waktu tanggap',
  silence: 'Tier 1 belum menjawab',
  leave: 'teknisi Tier 1 sedang tidak bertugas',
};
const rungs: Record<string, string> = {
  officer: 'Petugas piket dipanggil',
  coordinators: 'Koordinator dipanggil',
  head: 'Kepala Dinas dipanggil',
  nobody: 'Tidak ada yang menjawab panggilan',
  tier1: 'Tier 1 diingatkan',
  deputy: 'Pengganti Tier 1 diminta mengambil',
  mandiri: 'Koordinator diberi tahu bahwa tim PD Mandiri TIK belum menjawab',
};
export const rosterHappenings = rungs;
