/** What is said about the catalogue and its forms. */
import type { Misfit } from '../domain/answers.ts';
import type { Role } from '../domain/authority.ts';
import type { FieldType } from '../domain/forms.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { Classification, RefusalReason } from '../domain/vocabulary.ts';
import type { OfTicket, Voice } from './voice.ts';

export interface PaperSaid {
  labels: readonly string[];
  isOptional: boolean;
  isConditional: boolean;
}
export interface StepSaid {
  role: Role;
  task: string;
  isConditional?: boolean;
}
export interface ServiceSaid {
  title: string;
  code: string;
  kind: TicketKind;
  article: string | null;
  /** `2wd`, `1h` */
  time: string;
  papers: readonly PaperSaid[];
  approvers: readonly StepSaid[];
  class: Classification;
  portalOnly: boolean;
  isOpen: boolean;
}
export interface RefusalSaid {
  title: string;
  city: string;
  why: RefusalReason;
  article: string;
  regulation: string;
  elsewhere: string;
  elsewhereArticle: string;
  instead: string;
}
export interface SummarySaid {
  title: string;
  lines: string;
  time: string;
  approvers: readonly Role[];
  isIncident: boolean;
  isQuestion: boolean;
}
export interface QuestionSaid {
  title: string;
  at: number;
  of: number;
  label: string;
  type: FieldType;
  required: boolean;
  /** The answer as it is now; empty: none. */
  given: string;
  options: readonly string[];
  onlyByPage: boolean;
  hasPage: boolean;
  domain: string;
  portalOnly: boolean;
  isUrgent: boolean;
}
export interface MisfitSaid {
  why: Misfit;
  label: string;
  options: readonly string[];
  onlyByPage: boolean;
}

const classes: Record<Classification, string> = {
  internal: 'biasa',
  restricted: 'terbatas',
  confidential: 'rahasia',
  secret: 'sangat rahasia',
};
const span = (time: string): string => {
  const amount = Number.parseInt(time, 10);
  return time.endsWith('wd')
    ? `${amount} hari kerja`
    : time.endsWith('h')
      ? `${amount} jam`
      : `${amount} menit`;
};
const paper = (one: PaperSaid): string =>
  `• ${one.labels.join(' atau ')}${one.isOptional ? ' (bila ada)' : one.isConditional ? ' (bila sesuai jawaban)' : ''}`;
const PORTAL =
  'NIK, foto KTP dan passphrase tidak pernah diminta dan tidak boleh dikirim di sini; itu hanya diisi di portal penerbit.';

export const serviceWords = (v: Voice, roles: Record<Role, string>) => {
  const chain = (steps: readonly StepSaid[]): string =>
    steps.map((one) => `${roles[one.role]}${one.isConditional === true ? ' (bila perlu)' : ''}`).join(' → ');
  const how: Record<FieldType, string> = {
    text: 'Tulis singkat, satu baris.',
    long_text: 'Tulis dengan kata-kata sendiri.',
    choice: 'Pilih, atau tulis nomornya.',
    yes_no: 'Pilih Ya atau Tidak.',
    number: 'Tulis angkanya, misalnya 25.',
    date: 'Tulis tanggalnya, misalnya 24 November 2026.',
    datetime: 'Tulis tanggal dan jamnya, misalnya 24 November 2026 09.00.',
    letter:
      'Tulis nomor dan tanggalnya dalam satu baris, misalnya 800/123/2026 tanggal 3 November 2026. Berkasnya boleh disertakan.',
    file: 'Kirim berkasnya (PDF, DOCX, XLSX atau foto, paling besar 20 MB), atau tulis nomor surat dan tempat dokumen itu disimpan.',
    person: 'Pilih, atau tulis namanya.',
    office: 'Tulis nama atau singkatan kantornya.',
    url: 'Tulis alamatnya, misalnya https://contoh.go.id.',
    fqdn: 'Tulis namanya.',
  };
  const misfits: Record<Misfit, (p: MisfitSaid) => string> = {
    empty: () => 'Jawabannya belum terbaca. Mohon tulis dengan huruf atau angka.',
    tooLong: () => 'Jawabannya terlalu panjang. Mohon diringkas.',
    oneOf: (p) =>
      `Mohon pilih salah satu:\n${p.options.map((one, index) => `${index + 1}. ${one}`).join('\n')}`,
    yesOrNo: () => 'Mohon jawab Ya atau Tidak.',
    number: () => 'Mohon tulis satu angka, misalnya 25 atau 1.500.000.',
    date: () => 'Mohon tulis satu tanggal, misalnya 24 November 2026 atau 24/11/2026.',
    noSuchDate: () => 'Tanggal itu tidak ada di kalender. Contoh: 24 November 2026.',
    farDate: () => 'Tahunnya tampak keliru. Contoh: 24 November 2026.',
    datetime: () => 'Mohon tulis tanggal dan jam, misalnya 24 November 2026 09.00.',
    letterNumber: () => 'Nomor suratnya belum ada. Contoh: 800/123/2026 tanggal 3 November 2026.',
    letterDate: () =>
      'Tanggal suratnya belum ada, atau bukan tanggal kalender. Contoh: 800/123/2026 tanggal 3 November 2026.',
    letterFuture: () => 'Tanggal surat itu belum tiba. Mohon periksa lagi.',
    file: (p) =>
      p.onlyByPage
        ? 'Mohon tulis nomor surat dan tempat dokumen disimpan, misalnya "Nomor 800/123/2026, ruang server Diskominfo".'
        : 'Mohon kirim berkasnya, atau tulis nomor surat dan tempat dokumen disimpan, misalnya "Nomor 800/123/2026, arsip Umum".',
    reference: () => 'Mohon tulis nomor surat dan tempat dokumen disimpan.',
    person: () => 'Mohon tulis satu nama orang.',
    office: () => 'Kantor itu belum dikenal. Mohon tulis nama atau singkatannya, misalnya Dinkes.',
    url: () => 'Itu bukan alamat situs. Contoh: https://contoh.go.id.',
    fqdn: () => 'Itu bukan nama di bawah domain kota. Tulis tanpa spasi, misalnya layanan.',
  };
  const statuses: Record<string, string> = {
    deciding: 'Terkirim, menunggu persetujuan',
    passed: 'Terkirim',
    rejected: 'Ditolak',
    withdrawn: 'Ditarik kembali',
    deleted: 'Dihapus. Tidak ada yang terkirim.',
    lapsed: 'Dihapus karena tidak dilanjutkan.',
  };
  return {
    sentences: {
      'reporter.approved': (p: OfTicket & { desk: string }) =>
        `${p.number}: permohonan disetujui dan sekarang menunggu petugas. Target selesai: ${v.when(p.targetAt)}.`,

      'services.groups': (p: { city: string; count: number }) =>
        `Layanan ${v.ict} ${p.city}: ${p.count} layanan, semuanya tanpa biaya.\nPilih kelompok, atau tulis /layanan dan apa yang dibutuhkan, misalnya /layanan subdomain.`,
      'services.group': (p: { title: string; count: number }) => `${p.title}: ${p.count} layanan.`,
      'services.found': (p: { words: string; count: number }) => `Layanan yang cocok dengan "${p.words}":`,
      'services.none': (p: { words: string }) =>
        `Tidak ada layanan yang cocok dengan "${p.words}". Lihat semuanya, atau tulis saja kendalanya di sini.`,
      'services.unknown': (p: { code: string }) => `Layanan "${p.code}" tidak dikenal. Lihat /layanan.`,
      'services.card': ({ service: p }: { service: ServiceSaid }) =>
        [
          `${p.title} (${p.code})`,
          [
            `Dasar: ${p.article === null ? 'praktik, tidak diatur dalam teks' : `Pasal ${p.article} ${v.regulation}`}`,
            `Waktu: ${span(p.time)} ${p.approvers.length > 0 ? 'sejak persetujuan terakhir' : 'sejak diterima'}`,
            'Biaya: gratis',
            `Kelas: ${classes[p.class]}`,
          ].join('\n'),
          p.papers.length === 0
            ? 'Persyaratan: tidak ada dokumen.'
            : `Persyaratan:\n${p.papers.map(paper).join('\n')}`,
          p.approvers.length === 0
            ? 'Tanpa persetujuan: langsung ke petugas.'
            : `Disetujui oleh: ${chain(p.approvers)}`,
          ...(p.portalOnly ? [PORTAL] : []),
          ...(p.class === 'internal'
            ? []
            : [
                'Berkasnya tidak dikirim lewat Telegram; cukup nomor surat, atau halaman unggah sekali pakai.',
              ]),
          ...(p.isOpen ? ['Formulirnya sudah Bapak/Ibu mulai dan belum terkirim.'] : []),
        ].join('\n\n'),
      'services.referred': ({ service: p }: { service: ServiceSaid }) =>
        `${p.title} (${p.code})\n\nAduan masyarakat disampaikan lewat ${v.citizenChannel.name}: ${v.citizenChannel.address}. Di sini tidak ada yang dicatat.${p.article === null ? '' : `\nDasar: Pasal ${p.article} ${v.regulation}`}\nBiaya: gratis`,
      'services.refused': ({ refusal: p }: { refusal: RefusalSaid }) => {
        const why: Record<RefusalReason, string> = {
          only_in_another_city: `hanya diatur di kota lain`,
          ict_office_does_it: `dilakukan sendiri oleh ${v.ict}, tanpa permohonan`,
          no_self_managed_offices: 'tidak ada, karena kota ini tidak mengenal PD Mandiri TIK',
          not_in_catalogue: 'tidak ada dalam katalog kota ini',
        };
        return `"${p.title}" di ${p.city} ${why[p.why]} (Pasal ${p.article} ${p.regulation}).${p.elsewhere === '' ? '' : ` Ketentuannya ada di ${p.elsewhere}, Pasal ${p.elsewhereArticle}.`}${p.instead === '' ? '' : `\nYang dapat diminta di sini: ${p.instead}.`}`;
      },

      'form.question': ({ question: p }: { question: QuestionSaid }) =>
        [
          `${p.title}\nPertanyaan ${p.at} dari ${p.of} · BELUM TERKIRIM`,
          ...(p.portalOnly ? [`⚠️ ${PORTAL}`] : []),
          ...(p.isUrgent
            ? [
                `⚠️ Jangan matikan perangkat dan jangan hapus apa pun. Bila keadaan genting, telepon ${v.hotline}. Setelah dua jawaban pertama, laporan dapat langsung dikirim.`,
              ]
            : []),
          `${p.label}${p.required ? '' : ' (boleh dilewati)'}`,
          ...(p.given === '' ? [] : [`Jawaban sekarang: ${p.given}`]),
          p.type === 'fqdn'
            ? `Tulis namanya, misalnya layanan atau layanan.${p.domain}.`
            : p.type === 'file' && p.onlyByPage
              ? `Dokumen ini tidak dikirim lewat Telegram. Tulis nomor surat dan tempat penyimpanannya${p.hasPage ? ', atau buka halaman unggah sekali pakai' : ''}.`
              : p.type === 'letter' && p.onlyByPage
                ? 'Tulis nomor dan tanggalnya dalam satu baris, misalnya 800/123/2026 tanggal 3 November 2026.'
                : how[p.type],
        ].join('\n\n'),
      'form.summary': ({ filled: p }: { filled: SummarySaid }) =>
        [
          `${p.title}\nBELUM TERKIRIM`,
          p.lines,
          p.isQuestion
            ? 'Apakah pasal di atas sudah menjawab? Bila belum, teruskan kepada petugas.'
            : p.approvers.length > 0
              ? `Setelah dikirim: ${chain(p.approvers.map((role) => ({ role, task: '' })))}. Target ${span(p.time)} sejak persetujuan terakhir.`
              : `Setelah dikirim langsung ke petugas.`,
          'Periksa dahulu. Tekan Kirim bila sudah benar, atau Ubah untuk satu jawaban (atau tulis "ubah 3").',
        ].join('\n\n'),
      'form.ended': (p: { title: string; status: string; number: string }) =>
        `${p.title}\n${statuses[p.status] ?? p.status}${p.number === '' ? '' : `: ${p.number}`}`,
      'form.returned': ({ returned: p }: { returned: { reason: string; labels: readonly string[] } }) =>
        `Dikembalikan untuk diperbaiki: ${p.reason}${p.labels.length === 0 ? '' : `\nYang perlu diperbaiki: ${p.labels.join(', ')}`}`,
      'form.misfit': ({ misfit: p }: { misfit: MisfitSaid }) => `${p.label}: ${misfits[p.why](p)}`,
      'form.missing': (p: { label: string }) => `Belum lengkap: ${p.label}.`,
      'form.required': (p: { label: string }) => `"${p.label}" harus diisi.`,
      'form.first': () => 'Ini pertanyaan pertama.',
      'form.otherQuestion': () =>
        'Tombol itu dari pertanyaan yang sudah lewat. Jawab pertanyaan yang tampil paling bawah, atau gunakan Ubah.',
      'form.whichOffice': () => 'Kantor yang mana?',
      'form.which': () => 'Jawaban mana yang diubah?',
      'form.pressSend': () =>
        'Semua sudah terjawab. Tekan Kirim bila sudah benar, atau Ubah (tulis "ubah" dan nomornya).',
      'form.over': (p: { number: string }) =>
        p.number === ''
          ? 'Formulir itu sudah dihapus. Mulai lagi lewat /layanan.'
          : `Formulir itu sudah dikirim: ${p.number}. Lihat /tiket ${p.number}.`,
      'form.gone': (p: { title: string }) =>
        `Layanan "${p.title}" tidak ada lagi, jadi formulirnya dihapus. Lihat /layanan.`,
      'form.changed': (p: { title: string }) =>
        `Formulir "${p.title}" berubah sejak Bapak/Ibu mulai. Jawaban yang masih berlaku tetap tersimpan; hanya yang baru ditanyakan.`,
      'form.inPrivate': (p: { bot: string }) =>
        `Formulir diisi di percakapan pribadi dengan bot: https://t.me/${p.bot}`,
      'form.notConfirmed': () =>
        'Pendaftaran Bapak/Ibu masih menunggu persetujuan kantor. Setelah disetujui, permohonan dapat diajukan; kendala boleh dilaporkan sekarang dengan /lapor.',
      'form.leave': (p: { title: string; number: string }) =>
        `Formulir "${p.title}" disimpan untuk dilanjutkan nanti, atau dihapus?`,
      'form.leaveSent': (p: { title: string; number: string }) =>
        `Permohonan ${p.number} sedang diperbaiki. Disimpan untuk dilanjutkan nanti, atau ditarik kembali?`,
      'form.parked': (p: { title: string }) =>
        `Formulir "${p.title}" tersimpan. Lanjutkan kapan saja dengan /formulir.`,
      'form.deleted': (p: { title: string }) => `Formulir "${p.title}" dihapus. Tidak ada yang terkirim.`,
      'form.list': (p: {
        forms: readonly { title: string; number: string; isSent: boolean; touchedAt: string }[];
      }) =>
        p.forms.length === 0
          ? 'Tidak ada formulir yang terbuka. Layanan kota ada di /layanan.'
          : `Formulir Bapak/Ibu:\n${p.forms
              .map(
                (one) =>
                  `• ${one.title}${one.number === '' ? '' : ` · ${one.number}`} · ${one.isSent ? 'menunggu persetujuan' : `BELUM TERKIRIM, terakhir diisi ${v.when(one.touchedAt)}`}`,
              )
              .join('\n')}`,
      'form.fileKind': (p: { label: string; archive: boolean }) =>
        `${p.label}: berkas ini tidak dapat diterima. Kirim PDF, DOCX, XLSX atau foto${p.archive ? ', atau arsip ZIP' : ''}; makro dan program tidak diterima.`,
      'form.fileTooLarge': (p: { most: number }) =>
        `Berkasnya lebih besar dari ${p.most} MB. Tulis nomor surat dan tempat dokumen disimpan sebagai gantinya, atau kirim berkas yang lebih kecil.`,
      'form.fileAway': (_: { most: number }) =>
        'Berkasnya belum dapat dibaca dari Telegram. Mohon kirim sekali lagi.',
      'form.fileRestricted': (p: { hasPage: boolean }) =>
        `Dokumen layanan ini tidak boleh lewat Telegram, jadi tidak disimpan dan pesannya dihapus. Tulis nomor surat dan tempat penyimpanannya${p.hasPage ? ', atau gunakan halaman unggah sekali pakai' : ''}.`,
      'form.lies': (p: { title: string; until: string }) =>
        `Formulir "${p.title}" belum selesai dan BELUM TERKIRIM. Jawaban Bapak/Ibu tersimpan sampai ${v.date(p.until.slice(0, 10))}.`,
      'form.lapsed': (p: { title: string }) =>
        `Formulir "${p.title}" dihapus karena tidak dilanjutkan selama 30 hari. Bila masih diperlukan, mulai lagi lewat /layanan.`,
      'request.sent': (p: OfTicket & { title: string; approvers: readonly StepSaid[] }) =>
        `Permohonan diterima: ${p.number}\n${p.title}\nMenunggu persetujuan: ${chain(p.approvers)}. Waktu penanganan dihitung sejak persetujuan terakhir.\nLihat /tiket ${p.number}.`,
      'request.resent': (p: OfTicket & { revision: number; approvers: readonly StepSaid[] }) =>
        `Perbaikan ${p.number} terkirim (versi ${p.revision}). Menunggu persetujuan: ${chain(p.approvers)}.`,
    },
    labels: {
      'services.all': () => 'Semua kelompok',
      'services.apply': () => 'Ajukan',
      'services.report': () => 'Laporkan',
      'draft.service': (p: { text: string }) => `Layanan: ${p.text}`,
      'form.resume': () => 'Lanjutkan',
      'form.delete': () => 'Hapus',
      'form.withdraw': () => 'Tarik kembali',
      'form.park': () => 'Simpan',
      'form.leave': () => 'Batal',
      'form.back': () => 'Kembali',
      'form.keep': () => 'Tetap',
      'form.skip': () => 'Lewati',
      'form.later': () => 'Surat menyusul',
      'form.me': () => 'Saya sendiri',
      'form.now': () => 'Sekarang',
      'form.sendNow': () => 'Kirim sekarang',
      'form.upload': () => 'Halaman unggah',
      'form.toPerson': () => 'Teruskan ke petugas',
      'form.answered': () => 'Sudah terjawab',
    },
  };
};
