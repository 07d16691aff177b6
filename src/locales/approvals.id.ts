/** What is said about approvals of requests, their letters, and changes. */
import type { Decision } from '../domain/approvals.ts';
import type { Approver } from '../domain/vocabulary.ts';
import type { Voice } from './voice.ts';

export interface StepLine {
  readonly title: string;
  readonly state: 'met' | 'now' | 'later';
  readonly decision: Decision | null;
  readonly by: string | null;
  readonly insteadOf: string | null;
  readonly number: string | null;
  readonly letterOn: string | null;
  readonly at: string | null;
}

export interface ApprovalCard {
  readonly number: string;
  readonly title: string;
  readonly office: string;
  readonly requester: string;
  readonly revision: number;
  /** `deciding`, `filling` (sent back) … */
  readonly status: string;
  readonly article: string | null;
  readonly answers: readonly { readonly label: string; readonly shown: string }[];
  readonly steps: readonly StepLine[];
  readonly step: string | null;
  readonly isMine: boolean;
  readonly isHeld: boolean;
  readonly awaited: readonly string[];
  readonly reason: string | null;
  /** Answers that were cut off. */
  readonly more: number;
}

interface Placed {
  readonly number: string;
  readonly title: string;
  readonly step: string;
  readonly office: string;
  readonly nth: number;
  readonly count: number;
}

interface TurnedDown {
  readonly number: string;
  readonly title: string;
  readonly step: string;
  readonly text: string;
  readonly field: string | null;
  readonly article: string | null;
  readonly regulation: string;
}

interface Reminded {
  readonly number: string;
  readonly title: string;
  readonly step: string;
  readonly office: string;
  readonly since: string;
  readonly names: readonly string[];
}

const stepNames: Record<Approver, string> = {
  tier1: 'Tier 1',
  office_head: 'Kepala PD',
  owner_head: 'Kepala PD pemilik',
  application_owner: 'pengelola aplikasi',
  tier2: 'Tier 2',
  name_check: 'Tier 2, pemeriksaan nama',
  completeness_check: 'Tier 2, kelengkapan',
  identity_check: 'Tier 2, identitas',
  receipt: 'Tier 2, tanda terima',
  csirt: 'CSIRT',
  division_head: 'Kepala Bidang',
  assessor: 'penilai',
  agency_head: 'Kepala Dinas',
  agency_proposal: 'usulan Kepala Dinas',
  planning_office: 'Bappeda',
  planning_receipt: 'Bappeda, mencatat',
  chair: 'Ketua Tim Koordinasi',
  chair_decree: 'keputusan Sekda',
};

export const approvalWords = (v: Voice) => {
  const stepLine = (one: StepLine): string => {
    if (one.state === 'now') return `▶ ${one.title}: menunggu`;
    if (one.state === 'later') return `○ ${one.title}`;
    if (one.decision === 'own') return `– ${one.title}: dilewati, diajukan oleh petugasnya sendiri`;
    const at = one.at === null ? '' : `, ${v.when(one.at)}`;
    if (one.decision === 'letter')
      return `✓ ${one.title}: dipenuhi surat ${one.number ?? ''}${one.letterOn === null ? '' : ` tanggal ${v.date(one.letterOn)}`}${at}`;
    const instead = one.insteadOf === null ? '' : ` (mewakili ${one.insteadOf})`;
    const number = one.number === null ? '' : `, keputusan ${one.number}`;
    return `✓ ${one.title}: ${one.by ?? ''}${instead}${number}${at}`;
  };
  const status = (words: string): string =>
    ({
      filling: 'dikembalikan kepada pemohon untuk diperbaiki',
      passed: 'sudah disetujui seluruhnya',
      rejected: 'sudah ditolak',
      withdrawn: 'sudah ditarik pemohon',
      lapsed: 'gugur karena surat tidak menyusul',
      deleted: 'sudah dihapus',
      deciding: 'menunggu persetujuan',
    })[words] ?? words;
  const by = (names: readonly string[]) => (names.length === 0 ? '' : ` (${names.join(', ')})`);
  return {
    sentences: {
      'approval.card': (p: ApprovalCard) =>
        [
          `${p.number} · ${p.title}`,
          `${p.office} · ${p.requester} · revisi ${p.revision}`,
          ...(p.article === null ? [] : [`Dasar: Pasal ${p.article} ${v.regulation}`]),
          '',
          ...p.answers.map(({ label, shown }) => `${label}: ${shown}`),
          ...(p.more === 0 ? [] : [`… dan ${p.more} isian lagi (Lihat berkas, atau minta konsep suratnya)`]),
          '',
          ...p.steps.map(stepLine),
          ...(p.awaited.length === 0 ? [] : [`Surat menyusul: ${p.awaited.join(', ')}`]),
          ...(p.status === 'deciding'
            ? p.isHeld
              ? ['', 'Ditahan sampai suratnya ada; belum ada yang perlu diputuskan.']
              : p.isMine
                ? ['', `Mohon keputusan Bapak/Ibu sebagai ${p.step ?? ''}, untuk revisi ${p.revision} ini.`]
                : []
            : ['', `Permohonan ini ${status(p.status)}.${p.reason === null ? '' : ` Alasan: ${p.reason}`}`]),
        ].join('\n'),
      'approval.history': (p: {
        at: string;
        step: Approver;
        decision: Decision;
        by: string;
        insteadOf: string | null;
        number: string | null;
        letterOn: string | null;
        revision: number;
      }) =>
        `${v.dateTime(p.at)} — ${stepNames[p.step]} ${{ approved: 'disetujui', letter: 'dipenuhi surat', own: 'dilewati, diajukan petugasnya sendiri', returned: 'dikembalikan', rejected: 'ditolak' }[p.decision]}${p.number === null ? '' : ` ${p.number}`}${p.letterOn === null ? '' : `, ${v.date(p.letterOn)}`}: ${p.by}${p.insteadOf === null ? '' : ` (mewakili ${p.insteadOf})`} (revisi ${p.revision})`,
      'approval.goneOn': (p: { number: string }) =>
        `${p.number}: permohonan ini tidak lagi menunggu Bapak/Ibu.`,
      'approval.waits': (p: Placed) =>
        `${p.number} · ${p.title}: Menunggu persetujuan ${p.step}${p.office === '' ? '' : ` (${p.office})`}, langkah ${p.nth} dari ${p.count}.`,
      'approval.vacant': (p: Placed) =>
        `${p.number} · ${p.title}: Menunggu persetujuan ${p.step}${p.office === '' ? '' : ` (${p.office})`}, langkah ${p.nth} dari ${p.count}. Belum ada yang memegang peran itu di sini, jadi langkah ini dipenuhi dengan surat yang ditandatangani pejabatnya: unduh konsepnya, mintakan tanda tangan, lalu unggah.`,
      'approval.held': (p: Placed) =>
        `${p.number} · ${p.title}: semua pemeriksaan selesai, tinggal ${p.step} (langkah ${p.nth} dari ${p.count}). Ditahan sampai surat yang menyusul ada; waktunya tidak berjalan.`,
      'approval.silent': (p: Reminded) =>
        `${p.number} · ${p.title}: ${p.step}${by(p.names)} belum menjawab sejak ${v.when(p.since)}. Langkah ini sekarang juga dapat dipenuhi dengan surat yang ditandatangani.`,
      'approval.reminder': (p: Reminded) =>
        `Pengingat: ${p.number} · ${p.title} dari ${p.office} menunggu keputusan Bapak/Ibu sebagai ${p.step} sejak ${v.when(p.since)}.`,
      'approval.copyUpward': (p: Reminded) =>
        `Tembusan: ${p.number} · ${p.title} dari ${p.office} belum diputuskan ${p.step}${by(p.names)} sejak ${v.when(p.since)}.`,
      'approval.done': (p: { step: string; isLast: boolean }) =>
        p.isLast
          ? `Tercatat sebagai ${p.step}. Semua langkah selesai.`
          : `Tercatat sebagai ${p.step}. Permohonan diteruskan.`,
      'approval.sentBack': (p: { step: string }) => `Dikembalikan kepada pemohon oleh ${p.step}.`,
      'approval.refused': (p: { step: string }) => `Ditolak oleh ${p.step}; pemohon diberi tahu alasannya.`,
      'approval.returned': (p: TurnedDown) =>
        `${p.number} · ${p.title} dikembalikan oleh ${p.step} untuk diperbaiki${p.field === null ? '' : ` pada "${p.field}"`}: ${p.text}\nFormulirnya terbuka lagi di bawah; jawaban lain tetap tersimpan.`,
      'approval.rejected': (p: TurnedDown) =>
        `${p.number} · ${p.title} ditolak oleh ${p.step}. Alasan: ${p.text}${p.article === null ? '' : `\nDasar: Pasal ${p.article} ${p.regulation} (/aturan ${p.article})`}`,
      'approval.changed': (p: { revision: number }) =>
        `Isi berubah: permohonan ini sekarang revisi ${p.revision}. Baca dahulu yang baru di kartunya.`,
      'approval.already': (p: { by: string; at: string; decision: Decision }) =>
        p.decision === 'letter'
          ? `Langkah ini sudah dipenuhi dengan surat, ${v.when(p.at)}.`
          : `Langkah ini sudah ${p.decision === 'returned' ? 'dikembalikan' : p.decision === 'rejected' ? 'ditolak' : 'diputuskan'} ${p.by}, ${v.when(p.at)}.`,
      'approval.notYet': (p: { step: string }) => `Belum giliran langkah itu; sekarang menunggu ${p.step}.`,
      'approval.notYours': (p: { step: string }) => `Langkah ini milik ${p.step}.`,
      'approval.ownRequest': (_: { step: string }) =>
        'Permohonan sendiri tidak dapat disetujui sendiri, juga tidak lewat peran lain atau sebagai pengganti.',
      'approval.secondPerson': (_: { step: string }) =>
        'Untuk layanan ini dua orang berbeda harus menyetujui, dan sejauh ini baru Bapak/Ibu.',
      'approval.onlyNotice': () => 'Langkah ini hanya mencatat; tidak dapat mengembalikan atau menolak.',
      'approval.letterFirst': () =>
        'Surat belum ada: permohonan ditahan sampai surat yang menyusul diserahkan.',
      'approval.withRequester': () => 'Permohonan ini sedang diperbaiki pemohon.',
      'approval.over': (p: { status: string }) => `Permohonan ini ${status(p.status)}.`,
      'approval.askDecree': () => 'Berapa nomor keputusannya?',
      'approval.decreeUnclear': () => 'Nomor keputusan memuat angka, dalam satu baris. Berapa nomornya?',
      'approval.askWrong': () => 'Bagian mana yang perlu diperbaiki?',
      'approval.askReturn': () => 'Apa yang perlu diperbaiki? Tulis satu baris.',
      'approval.askReject': () =>
        'Apa alasan penolakannya? Tulis satu baris; pemohon membacanya bersama pasalnya.',
      'approval.list': (p: {
        rows: readonly { number: string; title: string; office: string; since: string }[];
        more: boolean;
      }) =>
        p.rows.length === 0
          ? 'Tidak ada permohonan yang menunggu persetujuan Bapak/Ibu.'
          : [
              'Menunggu persetujuan Bapak/Ibu:',
              ...p.rows.map(
                (row) => `• ${row.number} · ${row.title} · ${row.office}, sejak ${v.when(row.since)}`,
              ),
              ...(p.more ? ['… dan lainnya.'] : []),
            ].join('\n'),
      'approval.sayRevision': (p: { revision: number }) =>
        `Baca kartunya, lalu tekan tombolnya atau ulangi perintah dengan revisi di belakang nomor: ${p.revision}.`,
      'approval.askLetter': (p: { step: string; isPaper: boolean }) =>
        p.step === ''
          ? `Tulis nomor dan tanggal suratnya, misalnya 800/123/2026 tanggal 20 November 2026${p.isPaper ? '. Berkasnya tidak dikirim lewat Telegram karena permohonan ini terbatas.' : ', dengan foto atau PDF-nya.'}`
          : `Surat bertanda tangan ${p.step}: tulis nomor dan tanggalnya, misalnya 800/123/2026 tanggal 20 November 2026${p.isPaper ? '. Berkasnya tidak dikirim lewat Telegram karena permohonan ini terbatas.' : ', dengan foto atau PDF-nya.'}`,
      'approval.letterUnclear': () =>
        'Nomor dan tanggal surat belum terbaca. Contoh: 800/123/2026 tanggal 20 November 2026. Tanggalnya tidak boleh di masa depan.',
      'approval.askLetterFile': () => 'Sekarang kirim foto atau PDF surat yang sudah ditandatangani.',
      'approval.fileUnfit': () =>
        'Berkas itu bukan foto atau PDF (paling besar 20 MB). Kirim foto atau PDF suratnya.',
      'approval.noFileOfRestricted': () =>
        'Permohonan ini terbatas: berkasnya tidak dikirim lewat Telegram. Cukup nomor dan tanggal suratnya.',
      'approval.letterNotNeeded': (p: { step: string }) =>
        `Langkah ${p.step} masih menunggu orangnya; surat baru dapat menggantikan setelah dua hari kerja tanpa jawaban.`,
      'approval.letterThere': () => 'Tidak ada surat yang ditunggu.',
      'approval.metByLetter': (p: { step: string; number: string; on: string }) =>
        `Langkah ${p.step} dipenuhi dengan surat ${p.number} tanggal ${v.date(p.on)}, dan tercatat demikian.`,
      'approval.letterKept': (p: { label: string; number: string; left: number }) =>
        `${p.label} tercatat: ${p.number}.${p.left === 0 ? '' : ` Masih ditunggu ${p.left} surat lagi.`}`,
      'approval.letterReminder': (p: { number: string; title: string; until: string; days: number }) =>
        `${p.number} · ${p.title}: surat yang menyusul belum ada. Batasnya ${v.when(p.until)} (${p.days} hari lagi); setelah itu permohonan gugur.`,
      'approval.letterLapsed': (p: { number: string; title: string }) =>
        `${p.number} · ${p.title} gugur: surat yang menyusul tidak ada setelah 14 hari. Setelah suratnya siap, ajukan lagi lewat /layanan.`,
      'approval.draftCaption': (p: { title: string }) =>
        `Konsep surat: ${p.title}. Beri kop, nomor dan tanda tangan, lalu serahkan.`,
      'approval.file': (p: { name: string }) => p.name,
      'approval.noFiles': (_: { count: number }) => 'Permohonan ini tidak punya berkas.',
      'approval.filesOnPaper': (p: { count: number }) =>
        `${p.count} berkas permohonan ini terbatas dan tidak dikirim lewat Telegram; lihat di ${v.ict}.`,

      'change.frozen': (p: { from: string; until: string; reason: string }) =>
        `Jadwal pengerjaan jatuh dalam masa tanpa perubahan, ${v.date(p.from)} sampai ${v.date(p.until)} (${p.reason}). Pilih waktu lain; hanya perubahan darurat yang boleh.`,
      'change.reversed': () => 'Selesai dikerjakan sebelum mulai dikerjakan; perbaiki waktunya.',
      'change.past': () => 'Jadwal pengerjaannya sudah lewat; pilih waktu baru.',
      'change.askReview': (p: { number: string; title: string; office: string }) =>
        `${p.number} · ${p.title} · ${p.office}: perubahan sudah dikerjakan dan ditutup. Bagaimana hasilnya?`,
      'change.reviewed': (p: { number: string; verdict: string }) =>
        `Tinjauan ${p.number} tercatat: ${{ worked: 'berhasil', partly: 'berhasil dengan catatan', rolledBack: 'dikembalikan ke semula' }[p.verdict] ?? p.verdict}.`,
      'change.reviewedAlready': (p: { by: string; at: string }) => `Sudah ditinjau ${p.by}, ${v.when(p.at)}.`,
      'change.notOwnReview': () => 'Pekerjaan sendiri ditinjau orang lain.',

      'freeze.list': (p: {
        rows: readonly { fromOn: string; untilOn: string; reason: string; by: string }[];
      }) =>
        p.rows.length === 0
          ? 'Tidak ada masa tanpa perubahan. Tambah: /bekukan 20/12 - 5/1 Natal dan Tahun Baru'
          : [
              'Masa tanpa perubahan (darurat dikecualikan):',
              ...p.rows.map(
                (row) => `• ${v.date(row.fromOn)} sampai ${v.date(row.untilOn)}: ${row.reason} (${row.by})`,
              ),
              'Tambah: /bekukan tanggal - tanggal alasan',
            ].join('\n'),
      'freeze.kept': (p: { fromOn: string; untilOn: string; reason: string }) =>
        `Tercatat: tanpa perubahan ${v.date(p.fromOn)} sampai ${v.date(p.untilOn)}, ${p.reason}. Jadwal perubahan pada masa itu ditolak, kecuali darurat.`,
      'freeze.lifted': (p: { fromOn: string; untilOn: string; reason: string }) =>
        `Dicabut: ${v.date(p.fromOn)} sampai ${v.date(p.untilOn)}, ${p.reason}.`,
      'freeze.unclear': () => 'Tulis tanggal dan alasannya: /bekukan 20/12 - 5/1 Natal dan Tahun Baru',
      'freeze.daysUnfit': () => 'Tanggalnya sudah lewat, terbalik, atau lebih dari setahun.',
    },
    labels: {
      'approval.approve': () => 'Setujui',
      'approval.notice': () => 'Sudah diketahui',
      'approval.return': () => 'Kembalikan untuk diperbaiki',
      'approval.reject': () => 'Tolak',
      'approval.files': () => 'Lihat berkas',
      'approval.sign': () => 'Unggah surat bertanda tangan',
      'approval.letterCame': () => 'Serahkan surat',
      'approval.draft': () => 'Unduh konsep surat',
      'approval.wholeRequest': () => 'Seluruhnya',
      'usual.incomplete': () => 'Isian belum lengkap',
      'usual.unclear': () => 'Isian kurang jelas',
      'usual.noBasis': () => 'Tidak sesuai ketentuan',
      'usual.duplicateRequest': () => 'Sudah pernah diajukan',
      'change.worked': () => 'Berhasil',
      'change.partly': () => 'Berhasil dengan catatan',
      'change.rolledBack': () => 'Dikembalikan ke semula',
      'freeze.lift': (p: { text: string }) => `Cabut: ${p.text}`,
    },
  };
};
