/** What is said where tickets go to another office, follow one another, wait for a date, or are recorded for somebody. */
import type { OfTicket, Voice } from './voice.ts';

export interface ToReporter {
  by: string;
  text: string;
  /** The office it went to. */
  office: string;
  /** An ISO instant. */
  visitAt: string;
}
export interface ToDesk {
  by: string;
  text: string;
  /** The number of the ticket that follows. */
  other: string;
  count: number;
  /** The priority it rose to; empty: it stayed. */
  priority: string;
  visitAt: string;
}
interface Pair {
  number: string;
  other: string;
}
export interface KnownFault {
  number: string;
  at: string;
  /** What was said to everybody last. */
  text: string;
}

const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);
const channels: Record<string, string> = {
  phone: 'telepon',
  visit: 'datang langsung',
  whatsapp: 'WhatsApp',
};

export const togetherWords = (v: Voice) => ({
  channels,
  sentences: {
    'ask.transferTo': (p: { number: string; word: string }) =>
      `${p.number}: dialihkan ke kantor mana? Tulis nama atau singkatannya.`,
    'ask.whichOffice': (p: { number: string; word: string }) =>
      `${p.number}: "${p.word}" cocok dengan kantor ini. Pilih, atau tulis dengan kata lain.`,
    'ask.noSuchOffice': (p: { number: string; word: string }) =>
      `${p.number}: kantor "${p.word}" tidak ditemukan. Tulis nama atau singkatannya dengan kata lain.`,
    'ask.whyTransferred': (p: OfTicket & { by: string }) =>
      `${p.number}: mengapa dialihkan? Pelapor ikut membacanya.`,
    'ask.mergeInto': (p: { number: string }) =>
      `${p.number}: disatukan ke tiket yang mana? Pilih, atau tulis nomornya.`,
    'ask.whichToMerge': (p: { number: string }) =>
      `${p.number}: nomor itu cocok dengan beberapa tiket. Yang mana?`,
    'ask.update': (p: OfTicket & { by: string }) =>
      `${p.number}: apa kabarnya? Pelapor tiket ini dan semua yang mengikutinya membacanya.`,
    'ask.referContact': (p: { number: string; word: string }) =>
      `${p.number}: siapa nama kontak di ${p.word}? Sebut nama, boleh dengan jabatan atau nomornya.`,
    'ask.waitDate': (p: { number: string }) =>
      `${p.number}: tanggalnya belum terbaca. Mulailah dengan tanggal, misalnya 24/11, Rabu, atau besok; atau pilih Belum tahu pada pertanyaan sebelumnya.`,
    'ask.visitDate': (p: { number: string }) =>
      `${p.number}: tanggal dan jamnya belum terbaca. Tulis misalnya 24/11 09.30, besok 10.00, atau Rabu jam 9.`,
    'ask.datePast': (p: { number: string }) =>
      `${p.number}: waktu itu sudah lewat, atau lebih dari setahun lagi. Tulis waktu yang lain.`,

    'reporter.transferred': (p: OfTicket & ToReporter) =>
      `${p.number}: dialihkan ke ${p.office}, yang menanganinya mulai sekarang.${quoted(p.text)}`,
    'reporter.merged': (p: OfTicket & ToReporter) =>
      `${p.number}: disatukan dengan laporan lain tentang kendala yang sama. Nomor ini tetap berlaku; kabar dan penyelesaiannya disampaikan di sini.`,
    'reporter.parted': (p: OfTicket & ToReporter) =>
      `${p.number}: kembali ditangani tersendiri. Petugas akan mengambilnya.`,
    'reporter.updated': (p: OfTicket & ToReporter) =>
      `${p.number}: kabar dari ${p.by || 'petugas'}.${quoted(p.text)}`,
    'reporter.visitToday': (p: OfTicket & ToReporter) =>
      `${p.number}: petugas akan datang ${v.when(p.visitAt)}. Mohon ada yang menerima.`,
    'report.joined': (p: OfTicket & { mass: boolean }) =>
      `Tercatat: ${p.number}\n${p.mass ? 'Laporan Bapak/Ibu bagian dari gangguan massal yang sudah ditangani.' : 'Laporan Bapak/Ibu mengikuti laporan rekan sekantor tentang kendala yang sama.'} Kabar dan penyelesaiannya disampaikan di sini; Bapak/Ibu sendiri yang menyatakan apakah sudah teratasi.`,
    'report.massKnown': (p: { at: string; text: string }) =>
      `Gangguan massal sejak ${v.when(p.at)} sudah diketahui dan ditangani ${v.ict}.${quoted(p.text)}\n\nBila ini yang Bapak/Ibu alami, tekan Saya juga mengalami: kabarnya sampai di sini.`,
    'report.recordedForYou': (p: OfTicket & { by: string }) =>
      `${p.by} mencatat laporan Bapak/Ibu: ${p.number}\nBalas pesan ini untuk menambah keterangan.`,
    'draft.massKnown': (p: KnownFault) =>
      `⚠️ Gangguan massal sejak ${v.when(p.at)} sudah diketahui dan ditangani ${v.ict}.${p.text === '' ? '' : ` Kabar terakhir: ${p.text}`} Bila ini yang dialami, tekan Saya juga mengalami.`,
    'draft.alikeKnown': (p: KnownFault) =>
      `Rekan sekantor sudah melaporkan yang mirip: ${p.number} (${v.when(p.at)}): ${p.text}\nBila sama, tekan Saya juga mengalami.`,
    'desk.massSuspected': (p: {
      category: string;
      offices: readonly string[];
      count: number;
      short: string;
    }) =>
      `⚠️ ${p.count} laporan serupa (${p.category}) dari ${p.offices.length} kantor dalam setengah jam: ${p.offices.slice(0, 12).join(', ')}${p.offices.length > 12 ? ', …' : ''}. Jadikan satu gangguan massal? (/massal ${p.short})`,
    'desk.waitIsDue': (p: OfTicket & ToDesk) =>
      `${p.number}: yang ditunggu seharusnya sudah ada. Sudah datang?`,
    'desk.visitToday': (p: OfTicket & ToDesk) =>
      `${p.number}: kunjungan dijadwalkan ${v.when(p.visitAt)}. Pelapor juga diingatkan.`,
    'desk.joined': (p: OfTicket & ToDesk) =>
      `${p.number}: ${p.other} mengalami hal yang sama, sekarang ${p.count} pelapor.${p.priority === '' ? '' : ` Dampak naik, prioritas menjadi ${p.priority}.`}`,
    'desk.parted': (p: OfTicket & ToDesk) => `${p.number}: dipisahkan, kembali ke antrean.`,

    'done.transferred': (p: { number: string }) => `${p.number} dialihkan, pelapor diberi tahu.`,
    'done.merged': (p: { number: string }) =>
      `${p.number} disatukan. Pisahkan membatalkannya selama belum selesai.`,
    'done.parted': (p: { number: string }) => `${p.number} dipisahkan.`,
    'done.same': (p: { number: string }) => `${p.number} mengikuti gangguan massal; kabarnya sampai di sini.`,
    'done.massMade': (p: { count: number; offices: readonly string[] }) =>
      `Gangguan massal: ${p.count} laporan dari ${p.offices.length} kantor mengikutinya. /kabar menjawab semuanya sekaligus; yang ternyata lain dipisahkan dengan /pisahkan.`,
    'done.updated': (p: { number: string }) => `${p.number}: kabar dikirim kepada semua pelapornya.`,

    'refused.massByTier2': () => 'Gangguan massal ditetapkan oleh Tier 2 atau koordinator.',
    'refused.massAlready': (p: { other: string }) => `Sudah menjadi gangguan massal ${p.other}.`,
    'refused.draftOpen': () =>
      'Masih ada laporan yang BELUM TERKIRIM. Kirim atau batalkan dahulu (/batal), lalu ulangi.',
    'refused.mergeNotYours': (p: Pair) => `${p.other}: menyatukan tiket ini bukan bagian Bapak/Ibu.`,
    'refused.mergeItself': (p: Pair) => `${p.number} tidak dapat disatukan dengan dirinya sendiri.`,
    'refused.mergeComplaint': () => 'Keluhan tidak disatukan; setiap keluhan dijawab tersendiri.',
    'refused.mergeRestricted': (p: Pair) =>
      `${p.number} dan ${p.other} tidak dapat disatukan: salah satunya terbatas (insiden keamanan).`,
    'refused.mergeFollows': (p: Pair) =>
      `${p.other} sendiri mengikuti tiket lain. Satukan ${p.number} dengan tiket induknya.`,
    'refused.mergeOver': (p: Pair) =>
      `${p.other} sudah selesai atau ditutup, jadi ${p.number} tidak dapat mengikutinya.`,
    'refused.mergeLeads': (p: Pair) =>
      `${p.number} sudah diikuti tiket lain. Satukan ${p.other} ke ${p.number}, bukan sebaliknya.`,
  },
  labels: {
    transfer: () => 'Alihkan',
    merge: () => 'Satukan',
    part: () => 'Pisahkan',
    update: () => 'Kabari semua',
    makeMass: () => 'Jadikan gangguan massal',
    alsoMine: () => 'Saya juga mengalami',
    notRegisteredYet: () => 'Belum terdaftar',
    'channel.phone': () => 'Telepon',
    'channel.visit': () => 'Datang langsung',
    'channel.whatsapp': () => 'WhatsApp',
    waitMore: () => 'Tunggu lagi',
    'usual.notOurDevice': () => 'Bukan perangkat kantor kami',
    'usual.theirService': () => 'Layanan itu milik kantor tersebut',
    'usual.komdigi': () => 'Komdigi',
    'usual.bssn': () => 'BSSN',
    'usual.kemendagri': () => 'Kemendagri',
    'usual.internetProvider': () => 'Penyedia internet',
  },
  recording: {
    for: (p: { name: string; channel: string }) =>
      `Untuk ${p.name}, melalui ${channels[p.channel] ?? p.channel}`,
    who: (p: { name: string; found: number }) =>
      p.name === ''
        ? 'BELUM TERKIRIM — laporan untuk siapa? Tulis namanya.'
        : p.found === 0
          ? `BELUM TERKIRIM — "${p.name}" tidak ditemukan di kantor yang Bapak/Ibu layani. Tulis namanya dengan cara lain, atau tekan Belum terdaftar.`
          : `BELUM TERKIRIM — laporan untuk siapa? Pilih, tulis nama lain, atau tekan Belum terdaftar untuk "${p.name}".`,
    office: (p: { name: string; word: string; found: number }) =>
      `BELUM TERKIRIM — ${p.name} bekerja di kantor mana? ${p.word !== '' && p.found === 0 ? `"${p.word}" tidak ditemukan. ` : ''}Tulis nama atau singkatan kantornya.`,
    channel: (p: { name: string }) => `BELUM TERKIRIM — bagaimana ${p.name} melapor?`,
  },
  card: {
    movedAway: (p: { number: string; office: string; at: string }) =>
      `${p.number}\nDialihkan ke ${p.office}, ${v.when(p.at)}. Tiket ini tidak lagi ditangani di sini.`,
    follows: (p: { number: string; kind: string }) =>
      p.kind === 'mass' ? `Bagian dari gangguan massal ${p.number}` : `Mengikuti ${p.number}`,
    followed: (p: { count: number; numbers: readonly string[]; mass: boolean }) =>
      `${p.mass ? 'Gangguan massal, diikuti' : 'Diikuti'} ${p.count} tiket: ${p.numbers.join(', ')}${p.count > p.numbers.length ? ', …' : ''}`,
    waitsUntil: (p: { at: string }) => `Diperkirakan: ${v.when(p.at)}`,
    visitAt: (p: { at: string }) => `Kunjungan: ${v.when(p.at)}`,
    recorded: (p: { by: string; channel: string }) =>
      `Dicatat oleh ${p.by} (${channels[p.channel] ?? p.channel})`,
  },
});
