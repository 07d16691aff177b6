/** Every sentence the desk says, in Indonesian: the source. A missing one in another language does not compile. */
import type { OfTicket, Voice } from './voice.ts';
import type { Role } from '../domain/authority.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { complaintHappenings, complaintWords } from './complaint.id.ts';
import { commandHelp } from './commands.ts';
import { commandWords } from './commands.id.ts';
import { announceWords } from './announce.id.ts';
import { lawWords } from './law.id.ts';
import { adviceWords } from './advice.id.ts';
import { calendarWords } from './calendar.id.ts';
import { privacyWords } from './privacy.id.ts';
import { registrationWords } from './registration.id.ts';
import { togetherWords } from './together.id.ts';
import { rosterHappenings, rosterWords } from './roster.id.ts';
import { sheetWords } from './sheets.id.ts';
import { approvalWords } from './approvals.id.ts';
import { serviceWords } from './services.id.ts';
import { staffWords } from './staff.id.ts';
import { subdomainWords } from './subdomain.id.ts';
import { timeHappenings, timeWords } from './time.id.ts';
import { monthlyWords } from './monthly.id.ts';
import { auditWords } from './audit.id.ts';
import { passWords } from './pass.id.ts';
import { dutyWords } from './duties.id.ts';
import { dutyMatrixWords } from './dutyMatrix.id.ts';
import { dutyUpWords } from './dutyUp.id.ts';
import { reminderWords } from './reminders.id.ts';
import { watchWords } from './watch.id.ts';

const kinds: Record<TicketKind, string> = {
  complaint: 'Keluhan',
  incident: 'Gangguan',
  problem: 'Masalah',
  service_request: 'Permintaan',
  change: 'Perubahan',
};
const roles: Record<Role, string> = {
  staff: 'pegawai',
  tier1: 'teknisi Tier 1',
  office_head: 'Kepala PD',
  tier2: 'teknisi Tier 2',
  csirt: 'petugas keamanan (CSIRT)',
  coordinator: 'koordinator',
  division_head: 'Kepala Bidang',
  agency_head: 'Kepala Dinas',
  chair: 'Ketua Tim Koordinasi SPBE',
  auditor: 'Pengawas (Inspektorat)',
  admin: 'admin bot',
  applicant: 'pegawai (menunggu persetujuan)',
};
const states: Record<string, string> = {
  queued: 'menunggu petugas',
  handled: 'sedang ditangani',
  waitingForReporter: 'menunggu jawaban pelapor',
  waitingForOther: 'menunggu pihak lain',
  awaitsApproval: 'menunggu persetujuan',
  awaitsCorrection: 'dikembalikan untuk diperbaiki',
  rejected: 'ditolak',
  follows: 'mengikuti tiket lain',
  underReview: 'kesimpulan menunggu penelaah kedua',
  resolved: 'selesai, menunggu konfirmasi pelapor',
  closed: 'ditutup',
  cancelled: 'dibatalkan pelapor',
  referred: 'dirujuk',
};
const impacts: Record<string, string> = {
  I1: 'Pelayanan masyarakat terhenti',
  I2: 'Seluruh kantor',
  I3: 'Satu ruangan',
  I4: 'Saya saja',
};
const urgencies: Record<string, string> = {
  U1: 'Tidak bisa bekerja, tenggat hari ini',
  U2: 'Tidak bisa bekerja',
  U3: 'Masih bisa bekerja',
  U4: 'Tidak mendesak',
};
const happenings: Record<string, string> = {
  ...timeHappenings,
  ...complaintHappenings,
  OPENED: 'Laporan diterima',
  CLAIMED: 'Ditangani',
  RELEASED: 'Dilepas',
  ASKED: 'Pelapor dimintai keterangan',
  ANSWERED: 'Pelapor menjawab',
  WAITS: 'Menunggu pihak lain',
  RESUMED: 'Dilanjutkan',
  VISIT_PLANNED: 'Kunjungan dijadwalkan',
  ESCALATED: 'Diteruskan ke Tier 2',
  RETURNED: 'Dikembalikan ke Tier 1',
  ASSIGNED: 'Ditugaskan',
  REPLIED: 'Pesan kepada pelapor',
  ADDED: 'Tambahan dari pelapor',
  NOTED: 'Catatan internal',
  READ: 'Dibaca',
  URGED: 'Pelapor mengingatkan petugas',
  RECLASSIFIED: 'Jenis atau prioritas diubah',
  REFERRED: 'Dirujuk',
  RESOLVED: 'Diselesaikan',
  CONFIRMED: 'Pelapor membenarkan: teratasi',
  NOT_SOLVED: 'Pelapor: belum teratasi, dibuka kembali',
  TRANSFERRED: 'Dialihkan ke kantor lain',
  MERGED: 'Disatukan dengan tiket lain',
  PARTED: 'Dipisahkan',
  JOINED: 'Diikuti tiket lain',
  UPDATED: 'Kabar kepada semua pelapor',
  LEAD_SOLVED: 'Diselesaikan bersama tiket yang diikuti',
  LEAD_REFERRED: 'Dirujuk bersama tiket yang diikuti',
  LEAD_GONE: 'Tiket yang diikuti berakhir, ditangani tersendiri',
  VISIT_IS_TODAY: 'Diingatkan tentang kunjungan',
  WAIT_IS_DUE: 'Diingatkan tentang yang ditunggu',
  CANCELLED: 'Dibatalkan pelapor',
  RATED: 'Dinilai pelapor',
  COMMENTED: 'Pesan pelapor setelah ditutup',
  ACCEPTED: 'Panggilan diterima',
  ...Object.fromEntries(Object.entries(rosterHappenings).map(([rung, words]) => [`CALLED.${rung}`, words])),
  SILENCE: 'Ditutup otomatis karena tidak ada jawaban',
  ATTACHMENT_REMOVED: 'Satu lampiran dihapus',
};
const waitedFor: Record<string, string> = { vendor: 'vendor', part: 'suku cadang', letter: 'surat' };
const deskNames = (v: Voice): Record<string, string> => ({
  tier1: 'Tier 1',
  tier2: `Tier 2 ${v.ict}`,
  coordinator: 'penerima keluhan',
});
/** A question about a draft, with what it holds so far. */
interface Asked {
  text: string;
  security: boolean;
}
const warning = ({ security }: { security: boolean }) =>
  security
    ? '\n\n⚠️ Tampaknya insiden keamanan: jangan matikan perangkat dan jangan hapus apa pun, cabut kabel jaringan atau putuskan wifi. Terkirim sendiri dalam 5 menit.'
    : '';
const mandiriStates: Record<string, string> = {
  applied: 'sedang dinilai Dinas',
  eligible: 'layak, menunggu usulan Dinas',
  proposed: 'diusulkan, menunggu penetapan Ketua Tim',
  designated: 'ditetapkan sebagai PD Mandiri TIK',
  notEligible: 'belum layak',
  refused: 'tidak ditetapkan',
  withdrawn: 'ditarik kembali',
};
const mandiriScopes: Record<string, string> = { apps: 'aplikasi', lan: 'LAN', both: 'aplikasi dan LAN' };
const judged = (holds: boolean | null) =>
  holds === null ? 'belum dinilai' : holds ? 'terpenuhi' : 'belum terpenuhi';
const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);

interface Moved {
  /** What was chosen with it: whom or what it waits for. */
  choice: string;
  by: string;
  desk: string;
  text: string;
  at: string;
  kind: string;
  priority: string;
  /** The office it went to. */
  office: string;
  /** The date until which it waits. */
  expectedOn: string | null;
  /** When somebody comes, an ISO instant. */
  visitAt: string;
  /** He who is not registered, for whom the reader wrote it down. */
  forName: string;
}
export interface ListItem {
  number: string;
  office: string;
  priority: string;
  kind: string;
  status: string;
  desk: string;
  owner: string | null;
  at: string;
  text: string;
}

export const idWords = { kinds, roles, states, impacts, urgencies, happenings };

export const id = (v: Voice) => {
  const desk = deskNames(v);
  const item = (one: ListItem) =>
    `• ${one.number} · ${one.priority} · ${kinds[one.kind as TicketKind]} · ${one.office}\n   ${states[one.status] ?? one.status}${one.owner === null ? '' : `, ${one.owner}`} · ${v.dateTime(one.at)}${one.text === '' ? '' : `\n   ${one.text}`}`;
  const list = (title: string, items: readonly ListItem[]) =>
    `${title}\n\n${items.map(item).join('\n')}\n\nTekan nomornya untuk membuka.`;
  const registration = registrationWords(v);
  const approvals = approvalWords(v);
  const services = serviceWords(v, roles);
  const staff = staffWords(v, roles);
  const subdomain = subdomainWords(v);
  const announcing = announceWords(v, roles);
  const law = lawWords(v);
  const calendar = calendarWords(v);
  const time = timeWords(v, desk);
  const together = togetherWords(v);
  const monthly = monthlyWords.of(v);
  const watching = watchWords(v, states);
  const dutyMatrix = dutyMatrixWords(v, roles);
  const dutyUp = dutyUpWords(v);
  const reminding = reminderWords(v);
  const passing = passWords(v);
  const duties = dutyWords(v);
  const auditing = auditWords(v);
  const roster = rosterWords(v, kinds);
  const sheets = sheetWords(v, roles);
  const privacy = privacyWords(v, roles, staff.held);
  const advice = adviceWords(kinds);
  const complaint = complaintWords(v, roles, kinds);
  return {
    sentences: {
      ...advice.sentences,
      ...registration.sentences,
      ...approvals.sentences,
      ...services.sentences,
      ...staff.sentences,
      ...subdomain.sentences,
      ...law.sentences,
      ...announcing.sentences,
      ...calendar.sentences,
      ...time.sentences,
      ...together.sentences,
      ...monthly.sentences,
      ...watching.sentences,
      ...dutyMatrix.sentences,
      ...dutyUp.sentences,
      ...reminding.sentences,
      ...passing.sentences,
      ...duties.sentences,
      ...auditing.sentences,
      ...roster.sentences,
      ...sheets.sentences,
      ...privacy.sentences,
      ...complaint.sentences,
      // The person
      'newcomer.hello': () =>
        `Selamat datang di Meja Bantu ${v.city}.\nMeja ini melayani pegawai Pemerintah ${v.city}. Bapak/Ibu siapa?`,
      'newcomer.citizen': () =>
        `Untuk warga, pengaduan layanan pemerintah disampaikan melalui ${v.citizenChannel.name}: ${v.citizenChannel.address}. Meja Bantu ini khusus pegawai dan tidak menyimpan data Bapak/Ibu.`,
      'start.known': (p: { name: string }) =>
        `Selamat datang kembali, ${p.name}.\nAda kendala? Tulis saja di sini, atau kirim foto atau pesan suara. /bantuan menunjukkan semua perintah.`,
      'invitation.welcome': (p: { name: string; role: Role; office: string; actingUntil: string | null }) =>
        `Terima kasih, ${p.name}. Bapak/Ibu terdaftar sebagai ${staff.acting(p)}.\nAda kendala? Tulis saja di sini, atau kirim foto atau pesan suara.`,
      'invitation.unknown': () =>
        `Tautan ini tidak dikenal atau sudah tidak berlaku. Mintalah tautan baru kepada koordinator di ${v.ict}.`,
      'invitation.used': () =>
        'Tautan ini sudah dipakai. Satu tautan hanya untuk satu orang; mintalah tautan baru kepada koordinator.',
      'invitation.expired': () =>
        'Masa berlaku tautan ini sudah habis. Mintalah tautan baru kepada koordinator.',
      'privacy.notice': () =>
        `Pemberitahuan privasi\nPengendali data: ${v.ict} ${v.city}. Yang disimpan: nama, kantor, peran, id Telegram dan pesan Bapak/Ibu kepada meja ini, untuk menjalankan layanan TIK (${v.regulation}; UU 27/2022 tentang PDP, tugas pelayanan publik). Berapa lama: /privasi. Telegram hanya saluran; catatan resmi ada pada server pemerintah. Bapak/Ibu berhak melihat, menyalin, memperbaiki dan meminta penghapusan: /saya, atau hubungi ${v.hotline}.\nJangan kirim kata sandi, NIK, foto KTP, data pasien atau siswa.`,
      'privacy.thanks': () => 'Terima kasih, sudah dicatat.',
      'language.which': () => 'Pilih bahasa.',
      'language.set': () => 'Bahasa sudah diganti.',
      help: (p: { roles: readonly Role[] }) =>
        `Tulis saja kendalanya; foto, berkas dan pesan suara juga diterima.\n\n${commandHelp(p.roles, commandWords)}\n\nBila bot tidak menjawab: ${v.hotline}.`,

      // Inviting and binding
      'invite.link': (p: {
        link: string;
        role: Role;
        office: string;
        until: string;
        needsLetter: boolean;
        article: string;
        /** The last day of an acting role. */
        actingUntil: string | null;
      }) =>
        `Undangan untuk satu orang: ${staff.acting(p)}\n${p.link}\nBerlaku sampai ${v.dateTime(p.until)}, hanya sekali pakai.${p.needsLetter ? `\nNomor surat penunjukan belum ada (Pasal ${p.article}); sertakan di akhir perintah bila sudah terbit.` : ''}`,
      'invite.whichRole': (p: { roles: readonly Role[] }) =>
        `Peran apa? Tulis /undang PERAN KANTOR [NOMOR SURAT].\n${p.roles.map((role) => `• ${role}: ${roles[role]}`).join('\n')}`,
      'invite.whichOffice': (p: { word: string; offices: readonly string[] }) =>
        `${p.word === '' ? 'Kantor mana?' : `Kantor "${p.word}" tidak ditemukan.`} Tulis singkatannya: ${p.offices.join(', ')}.`,
      'bind.inGroup': () => 'Perintah ini ditulis di dalam grup yang hendak diikat.',
      'bind.which': () => 'Tulis /ikat tier2, atau /ikat tier1 KANTOR.',
      'bind.whichOffice': (p: { word: string }) =>
        `Kantor "${p.word}" tidak ditemukan. Tulis /ikat tier1 dengan singkatan kantor, misalnya /ikat tier1 dinkes.`,
      'bind.done': (p: { purpose: string; office: string; waiting: number }) =>
        `Grup ini sekarang grup ${p.purpose === 'tier2' ? 'Tier 2' : 'Tier 1'} · ${p.office}. Kartu tiket akan muncul di sini.${p.waiting === 0 ? '' : ` ${p.waiting} tiket yang menunggu menyusul.`}`,
      'bind.notBound': () => 'Grup ini tidak terikat.',
      'bind.undone': () => 'Ikatan grup ini dilepas. Kartu tiket tidak lagi dikirim ke sini.',
      'group.hello': () =>
        'Halo. Agar kartu tiket muncul di grup ini, admin bot menulis /ikat tier2 (teknisi dinas) atau /ikat tier1 KANTOR di sini. Untuk grup forum, jadikan bot administrator dengan hak kelola topik.',

      // The report
      'draft.what': () =>
        'Apa kendalanya? Ceritakan dengan kata-kata sendiri; foto, berkas atau pesan suara juga boleh.',
      'draft.where': (p: Asked) =>
        `BELUM TERKIRIM — ini untuk tiket yang mana?${quoted(p.text)}${warning(p)}`,
      'draft.impact': (p: Asked) =>
        `BELUM TERKIRIM${quoted(p.text)}${warning(p)}\n\nBerapa banyak yang terganggu?`,
      'draft.urgency': (p: Asked) => `BELUM TERKIRIM${quoted(p.text)}${warning(p)}\n\nSeberapa mengganggu?`,
      'draft.ready': (p: {
        text: string;
        kind: TicketKind;
        category: string;
        impact: string;
        urgency: string;
        priority: string;
        security: boolean;
      }) =>
        `BELUM TERKIRIM${quoted(p.text)}\n\nPerkiraan: ${kinds[p.kind]} · ${p.category} · prioritas ${p.priority}\n${impacts[p.impact]} · ${urgencies[p.urgency]}${warning(p)}\n\nTekan Kirim bila sudah benar. Pesan berikutnya ikut masuk ke sini.`,
      'draft.change': (p: { text: string }) => `BELUM TERKIRIM${quoted(p.text)}\n\nApa yang diubah?`,
      'draft.kind': () => 'BELUM TERKIRIM\n\nJenis laporannya?',
      'draft.rewrite': () => 'BELUM TERKIRIM\n\nTulis ulang isi laporannya.',
      'draft.sent': (p: OfTicket) => `Terkirim: ${p.number}`,
      'draft.added': (p: OfTicket) => `Ditambahkan ke ${p.number}`,
      'draft.cancelled': () => 'Dibatalkan. Tidak ada yang terkirim.',
      'draft.draftLies': () =>
        'Laporan di atas belum terkirim. Lengkapi lalu tekan Kirim, atau Batal bila tidak jadi.',
      'draft.draftForgotten': () =>
        'Selamat pagi. Laporan di atas belum terkirim. Lengkapi lalu tekan Kirim, atau Batal bila tidak jadi.',
      'report.sent': (p: OfTicket & { desk: string; security: boolean; tier1Missing: boolean }) =>
        `Laporan diterima: ${p.number}\nDitangani oleh ${desk[p.desk]}${p.tier1Missing ? ' (kantor Bapak/Ibu belum mempunyai teknisi Tier 1)' : ''}. Target selesai: ${v.when(p.targetAt)}.${p.security ? '\n\n⚠️ Jangan matikan perangkat, jangan hapus apa pun, jangan membayar atau membalas pelaku. Putuskan jaringan dan tunggu petugas.' : ''}\nBalas pesan ini untuk menambah keterangan.`,
      'report.sentByItself': (p: OfTicket & { desk: string; security: boolean; tier1Missing: boolean }) =>
        `Laporan dikirim otomatis karena tampaknya insiden keamanan: ${p.number}\nDitangani oleh ${desk[p.desk]}. Target selesai: ${v.when(p.targetAt)}.\n\n⚠️ Jangan matikan perangkat, jangan hapus apa pun, jangan membayar atau membalas pelaku. Putuskan jaringan dan tunggu petugas.\nBalas pesan ini untuk menambah keterangan.`,
      'small.greeting': () =>
        'Selamat datang. Ada kendala? Tulis saja di sini, atau kirim foto atau pesan suara.',
      'small.thanks': () => 'Sama-sama. Tulis saja bila ada kendala lain.',

      // To the reporter
      'reporter.claimed': (p: OfTicket & Moved) =>
        `${p.number}: sekarang ditangani ${p.by} (${desk[p.desk]}).`,
      'reporter.accepted': (p: OfTicket & Moved) =>
        `${p.number}: ${p.by} sudah menerima panggilan dan mencarikan petugas.`,
      'reporter.released': (p: OfTicket & Moved) =>
        `${p.number}: kembali ke antrean ${desk[p.desk]}, petugas lain akan mengambilnya.`,
      'reporter.asked': (p: OfTicket & Moved) =>
        `${p.number}: ${p.by} meminta keterangan.${quoted(p.text)}\n\nJawab saja di sini; waktu penanganan berhenti sampai jawaban datang.`,
      'reporter.escalated': (p: OfTicket & Moved) =>
        `${p.number}: diteruskan ke ${desk.tier2} (Pasal ${v.escalationArticle}). Teknisi di sana akan mengambilnya.`,
      'reporter.returned': (p: OfTicket & Moved) =>
        `${p.number}: dikembalikan ke Tier 1 kantor Bapak/Ibu.${quoted(p.text)}`,
      'reporter.assigned': (p: OfTicket & Moved) =>
        `${p.number}: sekarang ditugaskan kepada ${p.by} (${desk[p.desk]}).`,
      'reporter.waits': (p: OfTicket & Moved) =>
        `${p.number}: menunggu ${waitedFor[p.choice] ?? 'pihak lain'}.${p.expectedOn === null ? '' : ` Perkiraan: ${v.date(p.expectedOn)}.`}${quoted(p.text)}`,
      'reporter.visitPlanned': (p: OfTicket & Moved) =>
        `${p.number}: ${p.by} akan datang ${v.when(p.visitAt)}.${quoted(p.text)}`,
      'reporter.resumed': (p: OfTicket & Moved) => `${p.number}: penanganan dilanjutkan.`,
      'reporter.reclassified': (p: OfTicket & Moved) =>
        `${p.number}: sekarang ${kinds[p.kind as TicketKind]}, prioritas ${p.priority}.${quoted(p.text)}`,
      'reporter.referred': (p: OfTicket & Moved) =>
        `${p.number}: dirujuk ke pihak yang berwenang dan ditutup di meja ini.${quoted(p.text)}`,
      'reporter.resolved': (p: OfTicket & Moved) =>
        `${p.number}: dinyatakan selesai oleh ${p.by}.${quoted(p.text)}\n\n${p.forName === '' ? '' : `Mohon hubungi ${p.forName}, lalu jawab atas namanya. `}Apakah kendala sudah teratasi?`,
      'reporter.closed': (p: OfTicket & Moved) =>
        `${p.number} ditutup. Terima kasih. Seberapa puas Bapak/Ibu dengan penanganannya? Balas pesan ini bila ada pesan untuk petugas.`,
      'reporter.closedBySilence': (p: OfTicket & Moved) =>
        `${p.number} ditutup karena tidak ada jawaban selama 3 hari kerja. Bila kendala masih ada, kirim laporan baru. Seberapa puas Bapak/Ibu dengan penanganannya? Balas pesan ini bila ada pesan untuk petugas.`,
      'reporter.reopened': (p: OfTicket & Moved) => `${p.number} dibuka kembali.`,
      'reporter.cancelled': (p: OfTicket & Moved) => `${p.number} dibatalkan.`,
      'reporter.rated': () => 'Terima kasih atas penilaiannya.',

      // To the desk
      'desk.returned': (p: OfTicket & { by: string; text: string }) =>
        `${p.number} dikembalikan ke Tier 1 oleh ${p.by}.${quoted(p.text)}`,
      'desk.reopened': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: pelapor menyatakan belum teratasi, tiket dibuka kembali.${quoted(p.text)}`,
      'desk.assigned': (p: OfTicket & { by: string; text: string }) =>
        `${p.number} ditugaskan${p.by === '' ? ' kepada Bapak/Ibu sebagai pengganti' : ` oleh ${p.by}`}.`,
      'desk.urged': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: pelapor menanyakan perkembangannya.`,
      'desk.cancelled': (p: OfTicket & { by: string; text: string }) =>
        `${p.number} dibatalkan oleh pelapor.`,
      'desk.reporterUnreachable': (p: OfTicket & { by: string }) =>
        `${p.number}: ${p.by || 'pelapor'} tidak dapat dikirimi pesan (bot diblokir atau akun tidak aktif). Hubungi langsung.`,
      'carried.byDesk': (p: OfTicket & { by: string; desk: string }) =>
        `${p.short} · ${p.by} (${desk[p.desk]}):`,
      'carried.editedByDesk': (p: OfTicket & { by: string; desk: string }) =>
        `${p.short} · ${p.by} (${desk[p.desk]}), diubah:`,
      'carried.byReporter': (p: OfTicket & { by: string }) =>
        `${p.short} · ${p.by === '' ? 'Pelapor dirahasiakan' : `${p.by} (pelapor)`}:`,
      'carried.editedByReporter': (p: OfTicket & { by: string }) =>
        `${p.short} · ${p.by === '' ? 'Pelapor dirahasiakan' : `${p.by} (pelapor)`}, diubah:`,
      'carried.restricted': (p: OfTicket & { by: string; office: string }) =>
        `${p.number} (terbatas) · ${p.by || 'Pelapor dirahasiakan'} · ${p.office}:`,
      'head.security': (p: OfTicket) =>
        `${p.number}: kantor Bapak/Ibu melaporkan insiden keamanan. ${v.ict} sedang menanganinya. Mohon perangkat tidak dimatikan dan tidak ada yang dihapus.`,
      'coordinator.tier1Missing': (p: OfTicket & { office: string; article: string }) =>
        `${p.office} belum mempunyai teknisi Tier 1 yang aktif${p.article === '' ? '' : ` (Pasal ${p.article})`}. Laporannya langsung ke Tier 2, mulai ${p.number}. Undang dengan /undang tier1 KANTOR.`,
      'alarm.nobodyAtDesk': (p: OfTicket & { desk: string }) =>
        `${p.number}: tidak ada orang atau grup di ${desk[p.desk]} yang dapat menerima kartu. Ikat grup (/ikat) atau undang petugas (/undang).`,
      'alarm.groupGone': (p: { title: string }) =>
        `⚠️ Grup "${p.title}" tidak dapat dikirimi pesan lagi. Tiket sementara dikirim pribadi kepada petugas. Masukkan kembali bot ke grup itu, atau ikat grup lain dengan /ikat.`,
      'alarm.aside': (p: { id: string }) =>
        `⚠️ Satu kiriman tidak dapat diolah dan disisihkan: ${p.id}. Periksa log; npm run replay dengan id itu mencobanya lagi.`,
      'alarm.notSent': (p: { id: string }) =>
        `⚠️ Satu pesan ditolak Telegram dan tidak terkirim (outbox ${p.id}). Periksa log.`,

      // Questions to whoever acts
      'ask.reply': (p: OfTicket & { by: string }) => `${p.number}: apa pesan untuk ${p.by || 'pelapor'}?`,
      'ask.question': (p: OfTicket & { by: string }) =>
        `${p.number}: keterangan apa yang diminta dari ${p.by || 'pelapor'}?`,
      'ask.waitUntil': (p: OfTicket & { by: string }) => `${p.number}: menunggu sampai kapan?`,
      'ask.visitWhen': (p: OfTicket & { by: string }) =>
        `${p.number}: kapan kunjungannya? Pilih, atau tulis misalnya 24/11 09.30.`,
      'ask.whatTried': (p: OfTicket & { by: string }) =>
        `${p.number}: apa yang sudah dicoba? Satu baris cukup, foto boleh.`,
      'ask.whyReturned': (p: OfTicket & { by: string }) => `${p.number}: mengapa dikembalikan ke Tier 1?`,
      'ask.referTo': (p: OfTicket & { by: string }) =>
        `${p.number}: dirujuk ke mana? Sebut instansi, lalu nama kontaknya, misalnya Komdigi; Ibu Sari.`,
      'ask.solution': (p: OfTicket & { by: string }) => `${p.number}: apa penyelesaiannya? Satu baris cukup.`,
      'ask.whyReclassified': (p: OfTicket & { by: string }) =>
        `${p.number}: mengapa diubah? Pelapor ikut membacanya.`,
      'ask.note': (p: OfTicket & { by: string }) => `${p.number}: apa catatannya? Pelapor tidak melihatnya.`,
      'ask.addition': (p: OfTicket & { by: string }) => `${p.number}: apa tambahannya?`,
      'ask.answer': (p: OfTicket & { by: string }) => `${p.number}: apa jawaban Bapak/Ibu?`,
      'ask.orReply': (p: OfTicket & { by: string }) => `${p.number}: atau balas pesan ini.`,
      'ask.whichOfSeveral': () => 'Nomor itu cocok dengan beberapa tiket. Yang mana?',
      'ask.assignTo': (p: { number: string }) => `${p.number}: ditugaskan kepada siapa?`,
      'ask.waitFor': (p: { number: string }) => `${p.number}: menunggu apa?`,
      'ask.newKindOrPriority': (p: { number: string }) => `${p.number}: jenis atau prioritas yang benar?`,
      'ask.more': (p: { number: string }) => `${p.number}: lainnya`,
      'ask.confirmStill': (p: { number: string; carried: boolean }) =>
        `${p.number}: ${p.carried ? 'pesan Bapak/Ibu diteruskan kepada petugas. ' : ''}Apakah kendala sudah teratasi?${p.carried ? ' Untuk kendala lain, tulis /lapor.' : ''}`,
      'ask.comment': (p: OfTicket & { by: string }) => `${p.number}: apa pesannya?`,

      // PD Mandiri TIK
      'mandiri.notInCity': (p: { city: string; regulation: string }) =>
        `${p.regulation} tidak mengenal PD Mandiri TIK, jadi ${p.city} tidak dapat menetapkannya. Jaringan dan aplikasi dikelola ${v.ict}.`,
      'mandiri.about': (p: { office: string; decree: string | null; state: string | null }) =>
        p.decree === null
          ? `PD Mandiri TIK · ${p.office}\n${p.state === null ? 'Belum pernah diajukan.' : sentenceCase(mandiriStates[p.state] ?? p.state)}\nSyarat (Pasal 47 ayat (4)): memiliki SDM TIK, dan telah memiliki kemampuan dan pengalaman membangun atau mengelola aplikasi atau LAN secara mandiri. Pengajuan dilakukan oleh Kepala PD.`
          : `${p.office} adalah PD Mandiri TIK dengan SK Sekretaris Daerah ${p.decree} (Pasal 47 ayat (6)). Gangguan LAN dan aplikasi sendiri ditangani tim kantor; ke ${v.ict} hanya bila diteruskan.`,
      'mandiri.applied': (p: { office: string }) =>
        `Pengajuan ${p.office} dikirim ke ${v.ict} untuk dinilai (Pasal 47 ayat (3)). Bapak/Ibu diberi tahu setiap langkahnya.`,
      'mandiri.alreadyRunning': () =>
        'Kantor Bapak/Ibu sudah PD Mandiri TIK, atau pengajuannya sedang berjalan. Lihat /mandiri.',
      'mandiri.card': (p: {
        office: string;
        applicant: string;
        scope: string;
        state: string;
        hasStaff: boolean | null;
        hasExperience: boolean | null;
        letter: string | null;
        decree: string | null;
      }) =>
        `Pengajuan PD Mandiri TIK · ${p.office}\nDiajukan oleh ${p.applicant} · lingkup: ${mandiriScopes[p.scope] ?? p.scope}\n${sentenceCase(mandiriStates[p.state] ?? p.state)}\n\nPasal 47 ayat (4):\na. SDM TIK: ${judged(p.hasStaff)}\nb. kemampuan dan pengalaman: ${judged(p.hasExperience)}${p.letter === null ? '' : `\nSurat usulan: ${p.letter}`}${p.decree === null ? '' : `\nSK Sekretaris Daerah: ${p.decree}`}`,
      'mandiri.news': (p: { office: string; state: string; text: string }) =>
        `PD Mandiri TIK · ${p.office}: ${mandiriStates[p.state] ?? p.state}.${quoted(p.text)}`,
      'mandiri.done': (p: { state: string }) => `Dicatat: ${mandiriStates[p.state] ?? p.state}.`,
      'mandiri.stale': (p: { state: string }) =>
        `Langkah ini tidak berlaku lagi; pengajuan sekarang ${mandiriStates[p.state] ?? p.state}.`,
      'mandiri.needsNumber': (p: { article: string }) =>
        `Nomor surat atau SK diperlukan (Pasal ${p.article}); tanpa nomor langkah ini tidak dapat dicatat. Tulis nomornya dalam satu baris, misalnya 188/12/SEKDA/2026.`,
      'ask.mandiriLetter': (p: { office: string }) =>
        `Nomor surat usulan ${p.office} kepada Ketua Tim Koordinasi SPBE (Pasal 47 ayat (5))?`,
      'ask.mandiriDecree': (p: { office: string }) =>
        `Nomor SK Sekretaris Daerah yang menetapkan ${p.office} (Pasal 47 ayat (6))?`,
      'ask.mandiriWhy': (p: { office: string }) =>
        `Mengapa ${p.office} tidak ditetapkan? Pemohon ikut membacanya.`,
      'refused.officeHeadOnly': () => 'Pengajuan ini dilakukan oleh Kepala PD.',

      // Done
      'done.claimed': (p: { number: string }) => `${p.number} sekarang Bapak/Ibu tangani.`,
      'done.released': (p: { number: string }) => `${p.number} dilepas, kembali ke antrean.`,
      'done.asked': (p: { number: string }) =>
        `${p.number}: pelapor ditanya, waktu berhenti sampai ia menjawab.`,
      'done.waits': (p: { number: string }) => `${p.number}: dicatat menunggu, waktu berhenti.`,
      'done.resumed': (p: { number: string }) => `${p.number}: dilanjutkan.`,
      'done.visitPlanned': (p: { number: string }) =>
        `${p.number}: jadwal kunjungan disampaikan kepada pelapor.`,
      'done.escalated': (p: { number: string }) => `${p.number} diteruskan ke Tier 2 ${v.ict}.`,
      'done.returned': (p: { number: string }) => `${p.number} dikembalikan ke Tier 1.`,
      'done.assigned': (p: { number: string }) => `${p.number} ditugaskan.`,
      'done.referred': (p: { number: string }) => `${p.number} dirujuk dan ditutup.`,
      'done.resolved': (p: { number: string }) =>
        `${p.number}: pelapor ditanya apakah kendala sudah teratasi.`,
      'done.reclassified': (p: { number: string }) => `${p.number} diubah, pelapor diberi tahu.`,
      'done.noted': (p: { number: string }) => `${p.number}: catatan disimpan, pelapor tidak melihatnya.`,
      'done.added': (p: { number: string }) => `${p.number}: tambahan diteruskan kepada petugas.`,
      'done.answered': (p: { number: string }) =>
        `${p.number}: jawaban diteruskan kepada petugas. Terima kasih.`,
      'done.reopened': (p: { number: string }) =>
        `${p.number} dibuka kembali, petugas yang sama diberi tahu.`,
      'done.rated': () => 'Terima kasih atas penilaiannya.',
      'done.commented': (p: { number: string }) =>
        `${p.number} sudah ditutup; pesan disampaikan kepada petugas. Bila kendala terjadi lagi, tulis /lapor.`,
      'done.cancelled': (p: { number: string }) => `${p.number} dibatalkan.`,
      'done.urged': (p: { number: string }) => `${p.number}: petugas diingatkan.`,
      'done.replied': () => 'Terkirim ke pelapor.',
      'done.left': () => 'Dibatalkan.',
      'done.nothingToLeave': () => 'Tidak ada yang sedang berjalan. Tulis saja bila ada kendala.',
      'done.draftCancelled': () => 'Dibatalkan. Tidak ada yang terkirim.',
      'notice.answerBelow': () => 'Silakan jawab di bawah.',
      'notice.chooseBelow': () => 'Silakan pilih di bawah.',
      'notice.sentBelow': () => 'Dikirim di bawah.',
      'notice.masked': () =>
        'Yang tampak seperti kata sandi, NIK atau nomor rahasia sudah disamarkan sebelum disimpan. Mohon hapus pesan aslinya, dan ganti kata sandi itu.',

      // Lists
      'list.queue': (p: { items: readonly ListItem[] }) => list('Antrean', p.items),
      'list.queueEmpty': () => 'Antrean kosong.',
      'list.mine': (p: { items: readonly ListItem[] }) => list('Tugas Bapak/Ibu', p.items),
      'list.mineEmpty': () => 'Tidak ada tiket di tangan Bapak/Ibu. /antrean menunjukkan yang menunggu.',
      'list.reports': (p: { items: readonly ListItem[] }) => list('Laporan Bapak/Ibu', p.items),
      'list.reportsEmpty': () => 'Belum ada laporan. Tulis saja bila ada kendala.',

      // Refusals: why, and what to do next
      'refused.absent': () =>
        'Tiket itu tidak ada, atau bukan bagian Bapak/Ibu. Periksa nomornya dengan /tiket.',
      'refused.whichNumber': () => 'Tiket yang mana? Sebut nomornya, misalnya G-0042.',
      'refused.owned': (p: { by: string; at: string }) =>
        `Sudah ditangani oleh ${p.by} sejak ${v.time(p.at)}`,
      'refused.alreadyYours': (p: { number: string }) => `${p.number} sudah Bapak/Ibu tangani.`,
      'refused.takeFirst': (p: { number: string }) =>
        `${p.number} belum ada yang menangani. Tekan Saya tangani dahulu, lalu balas.`,
      'refused.notYourPart': (p: { number: string }) =>
        `${p.number}: tindakan ini bukan bagian Bapak/Ibu. /bantuan menunjukkan yang dapat dilakukan.`,
      'refused.returnedTwice': (p: { number: string }) =>
        `${p.number} sudah dua kali dikembalikan. Tier 2 menyelesaikannya, atau merujuknya lewat Lainnya.`,
      'refused.state': (p: { number: string; status: string; desk: string }) =>
        `${p.number} sekarang ${states[p.status] ?? p.status}; tindakan itu tidak berlaku lagi. Lihat /tiket ${p.number}.`,
      'refused.urgedAlready': (p: { number: string }) =>
        `${p.number}: petugas sudah diingatkan. Boleh diingatkan lagi setelah setengah hari kerja. Keadaan darurat: lihat /bantuan.`,
      'refused.nobodyToAssign': () => 'Belum ada petugas lain di meja ini. Undang dengan /undang.',
      'refused.techniciansOnly': () => 'Daftar ini untuk teknisi. Laporan Bapak/Ibu sendiri ada di /tiket.',
      'refused.coordinatorsOnly': () => 'Mengundang dilakukan oleh koordinator atau admin.',
      'refused.adminsOnly': () => 'Perintah ini hanya untuk admin bot.',
      'refused.privateOnly': () =>
        'Silakan buka percakapan pribadi dengan bot ini, lalu tulis /start di sana.',
      'refused.inviteInPrivate': (p: { bot: string }) =>
        `Undangan dibuat di percakapan pribadi dengan bot, agar tautannya tidak dipakai orang lain: https://t.me/${p.bot}`,
      'refused.reportInPrivate': (p: { bot: string }) =>
        `Laporan dibuat di percakapan pribadi dengan bot: https://t.me/${p.bot}`,
      'refused.notRegistered': () =>
        'Bapak/Ibu belum terdaftar. Buka percakapan pribadi dengan bot dan tulis /start.',
      'refused.anonymous': () =>
        'Bot tidak dapat mengenali pengirim anonim atau kanal. Matikan mode anonim administrator, lalu ulangi atas nama sendiri.',
      'refused.unusable': (p: { what: string }) =>
        `Maaf, ${what[p.what] ?? 'kiriman ini'} tidak dapat dipakai untuk laporan. Tulis kendalanya, atau kirim foto, berkas atau pesan suara.`,
      'refused.unknownCommand': (p: { name: string }) =>
        `Perintah /${p.name} tidak dikenal. /bantuan menunjukkan semua perintah; untuk melapor, tulis saja kendalanya.`,
      'refused.stale': () => 'Tombol ini sudah tidak berlaku. Lihat /tiket atau /bantuan.',
      'refused.draftFull': (p: { most: number }) =>
        `Laporan ini sudah memuat ${p.most} pesan; pesan berikutnya tidak disimpan. Tekan Kirim, lalu tambahkan sisanya dengan membalas tiketnya.`,
      'refused.draftOver': () =>
        'Laporan itu sudah terkirim atau dibatalkan. Lihat /tiket, atau tulis laporan baru.',
    },
    labels: {
      ...advice.labels,
      ...registration.labels,
      ...approvals.labels,
      ...services.labels,
      ...staff.labels,
      ...subdomain.labels,
      ...law.labels,
      ...announcing.labels,
      ...calendar.labels,
      ...time.labels,
      ...together.labels,
      ...monthly.labels,
      ...watching.labels,
      ...reminding.labels,
      ...duties.labels,
      ...dutyMatrix.labels,
      ...dutyUp.labels,
      ...auditing.labels,
      ...roster.labels,
      ...sheets.labels,
      ...privacy.labels,
      ...complaint.labels,
      plain: (p: { text?: string }) => p.text ?? '',
      employee: () => 'Saya pegawai',
      citizen: () => 'Saya warga',
      understood: () => 'Saya mengerti',
      indonesian: () => 'Bahasa Indonesia',
      english: () => 'English',
      send: () => 'Kirim',
      change: () => 'Ubah',
      cancel: () => 'Batal',
      back: () => 'Kembali',
      changeText: () => 'Isi',
      changeKind: () => 'Jenis',
      changeImpact: () => 'Berapa banyak',
      changeUrgency: () => 'Seberapa mengganggu',
      addTo: (p: { short?: string }) => `Tambahan ${p.short ?? ''}`,
      newReport: () => 'Laporan baru',
      'impact.I4': () => impacts.I4 ?? '',
      'impact.I3': () => impacts.I3 ?? '',
      'impact.I2': () => impacts.I2 ?? '',
      'impact.I1': () => impacts.I1 ?? '',
      'urgency.U2': () => 'Tidak bisa bekerja',
      'urgency.U3': () => 'Masih bisa bekerja',
      'urgency.U4': () => 'Tidak mendesak',
      'kind.complaint': () => kinds.complaint,
      'kind.incident': () => kinds.incident,
      'kind.problem': () => kinds.problem,
      'kind.service_request': () => kinds.service_request,
      'kind.change': () => kinds.change,
      claim: () => 'Saya tangani',
      ask: () => 'Minta keterangan',
      escalate: () => `Teruskan ke ${v.ict}`,
      return: () => 'Kembalikan ke Tier 1',
      assign: () => 'Tugaskan',
      resolve: () => 'Selesai',
      more: () => 'Lainnya',
      release: () => 'Lepas',
      reply: () => 'Balas',
      wait: () => 'Tunggu …',
      'wait.vendor': () => 'Tunggu vendor',
      'wait.part': () => 'Tunggu suku cadang',
      'wait.letter': () => 'Tunggu surat',
      resume: () => 'Lanjutkan',
      visit: () => 'Jadwalkan kunjungan',
      refer: () => 'Rujuk',
      reclassify: () => 'Ubah jenis/prioritas',
      note: () => 'Catatan',
      history: () => 'Riwayat',
      open: () => 'Buka',
      add: () => 'Tambah keterangan',
      answer: () => 'Jawab',
      confirm: () => 'Sudah teratasi',
      reject: () => 'Belum teratasi',
      rate: () => 'Nilai',
      comment: () => 'Pesan',
      urge: () => 'Ingatkan petugas',
      cancelTicket: () => 'Batalkan',
      'mandiri.apps': () => 'Ajukan untuk aplikasi',
      'mandiri.lan': () => 'Ajukan untuk LAN',
      'mandiri.both': () => 'Ajukan untuk keduanya',
      'mandiri.withdraw': () => 'Tarik pengajuan',
      'mandiri.staffYes': () => 'SDM TIK: ada',
      'mandiri.staffNo': () => 'SDM TIK: belum',
      'mandiri.experienceYes': () => 'Pengalaman: ada',
      'mandiri.experienceNo': () => 'Pengalaman: belum',
      'mandiri.propose': () => 'Usulkan ke Ketua Tim',
      'mandiri.designate': () => 'Tetapkan',
      'mandiri.refuse': () => 'Tolak',
      stars: (p: { stars?: number }) => '⭐'.repeat(p.stars ?? 1),
      'usual.sendPhoto': () => 'Mohon kirim foto layarnya',
      'usual.sinceWhen': () => 'Sejak kapan terjadi?',
      'usual.where': () => 'Di ruangan mana?',
      'usual.tomorrow': () => 'Besok',
      'usual.nextWeek': () => 'Minggu depan',
      'usual.unknown': () => 'Belum tahu',
      'usual.todayAfternoon': () => 'Hari ini, setelah makan siang',
      'usual.tomorrowMorning': () => 'Pagi hari kerja berikutnya',
      'usual.restarted': () => 'Sudah dinyalakan ulang',
      'usual.checkedCables': () => 'Kabel dan daya sudah diperiksa',
      'usual.otherDevice': () => 'Sudah dicoba di perangkat lain',
      'usual.needsAccess': () => 'Perlu akses Tier 2',
      'usual.notComplete': () => 'Keterangan belum lengkap',
      'usual.officeCanSolve': () => 'Dapat diselesaikan di kantor',
      'usual.checkOnSite': () => 'Perlu pemeriksaan di tempat',
      'usual.deviceFixed': () => 'Perangkat sudah diperbaiki',
      'usual.networkRestored': () => 'Jaringan sudah pulih',
      'usual.accountReset': () => 'Akun sudah diatur ulang',
      'usual.explained': () => 'Sudah dijelaskan caranya',
      'usual.afterCheck': () => 'Setelah diperiksa',
      'usual.widerImpact': () => 'Dampaknya lebih luas',
    },
    times: { ...time.times, light: time.light },
    recording: together.recording,
    subdomain: subdomain.subdomain,
    card: {
      ...advice.card,
      ...together.card,
      ...complaint.card,
      reporterPending: registration.reporterPending,
      passedOn: roster.passedOn,
      lastCall: roster.lastCall,
      office: (p: { office: string; reporter: string }) => `${p.office}\nPelapor: ${p.reporter}`,
      kind: (p: { kind: TicketKind; category: string; priority: string }) =>
        `${p.priority} · ${kinds[p.kind]} · ${p.category}`,
      target: (p: { at: string }) => `Target: ${v.dateTime(p.at)}`,
      status: (p: { status: string; desk: string; by: string | null; since: string | null }) =>
        p.status === 'queued'
          ? `Menunggu petugas ${desk[p.desk]}`
          : p.by === null || p.status === 'closed'
            ? sentenceCase(states[p.status] ?? p.status)
            : `${sentenceCase(states[p.status] ?? p.status)} — ${p.by}${p.since === null ? '' : ` sejak ${v.when(p.since)}`}`,
      restricted: () => '🔒 Terbatas: isi dan lampiran dikirim pribadi kepada yang menangani.',
      tier1Missing: () => 'Kantor ini belum mempunyai Tier 1 yang aktif.',
      files: (p: { count: number }) => `📎 ${p.count} lampiran`,
      stars: (p: { stars: number }) => `Penilaian: ${'⭐'.repeat(p.stars)}`,
      tried: (p: { text: string }) => `Sudah dicoba Tier 1: ${p.text}`,
      historyTitle: (p: { number: string }) => `Riwayat ${p.number}`,
      happened: (p: {
        kind: string;
        at: string;
        by: string | null;
        text: string;
        inside: boolean;
        edited: boolean;
        /** By the desk itself, because somebody is away or has left. */
        automatic: boolean;
      }) =>
        `${v.dateTime(p.at)} — ${p.inside && p.kind === 'NOTED' ? happenings.NOTED : (happenings[p.kind] ?? p.kind)}${p.by === null ? '' : `: ${p.by}`}${p.automatic ? ' (otomatis)' : ''}${p.edited ? ' (diubah)' : ''}${p.text === '' ? '' : `\n   ${p.text}`}`,
      topic: (p: { short: string; office: string; text: string }) =>
        `${p.short} ${p.office} ${p.text}`.trim(),
    },
  };
};

const what: Record<string, string> = {
  sticker: 'stiker',
  poll: 'jajak pendapat',
  location: 'lokasi',
  contact: 'kontak',
  dice: 'dadu',
  other: 'kiriman ini',
};
const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
