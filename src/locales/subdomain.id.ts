/** What is said about subdomains: their names, their records, their life. */
import type { NameFault } from '../domain/subdomainNames.ts';
import type { Voice } from './voice.ts';

export interface SubdomainLine {
  fqdn: string;
  office: string;
  status: string;
  suspicion: string | null;
  isDangling: boolean;
  /** ISO instant. */
  tlsExpiresAt: string | null;
  isLegacy: boolean;
}
export interface SubdomainFacts extends SubdomainLine {
  class: string;
  purpose: string;
  target: string | null;
  record: string | null;
  /** Seconds. */
  ttl: number;
  manager: string | null;
  letter: string | null;
  decision: string | null;
  createdAt: string;
  checkedAt: string | null;
  attestedAt: string | null;
  usedAt: string | null;
  httpStatus: number | null;
  dns: string | null;
  evidence: readonly string[];
  endsOn: string | null;
  restsUntil: string | null;
  suspendDecision: string | null;
  removeDecision: string | null;
  emergencyAt: string | null;
  emergencyDecision: string | null;
}

const states: Record<string, string> = {
  reserved: 'diajukan, nama disimpan',
  making: 'disetujui, sedang dibuat',
  verifying: 'sudah dibuat, menunggu DNS',
  used: 'aktif',
  warned: 'aktif, peringatan 1',
  warnedAgain: 'aktif, peringatan 2',
  lastWarned: 'aktif, peringatan akhir',
  proposed: 'diusulkan untuk diputuskan',
  clearing: 'sedang dimatikan',
  confirming: 'sudah dihapus, menunggu DNS',
  emergency: 'nonaktif sementara (darurat keamanan)',
  suspended: 'nonaktif sementara',
  resting: 'dihapus, nama diistirahatkan',
  released: 'nama dilepas',
  dropped: 'batal',
};
const evidences: Record<string, string> = {
  silent: 'tidak ada jawaban',
  parked: 'halaman kosong atau bawaan server',
  unchanged: 'isi tidak berubah lebih dari 180 hari',
  unanswered: 'pertanyaan "masih digunakan" belum dijawab',
  disowned: 'dinyatakan tidak digunakan lagi oleh pemilik',
};
const classes: Record<string, string> = {
  'situs-pd': 'situs PD',
  aplikasi: 'aplikasi',
  'layanan-publik': 'layanan publik',
  kegiatan: 'kegiatan',
  lama: 'lama',
};
const kinds: Record<string, string> = {
  RESERVED: 'diajukan',
  ENTERED: 'dicatat dari daftar lama',
  APPROVED: 'disetujui',
  DROPPED: 'batal',
  MADE: 'dinyatakan sudah dikerjakan',
  WRITTEN: 'ditulis ke server nama',
  WRITE_FAILED: 'server nama menolak',
  SEEN: 'dipastikan lewat DNS',
  NOT_SEEN: 'belum tampak di DNS',
  TARGETED: 'tujuan diisi',
  RETARGETED: 'tujuan diubah',
  HANDED: 'pengelola diganti',
  ASKED: 'pemilik ditanya',
  ATTESTED: 'masih digunakan',
  DISOWNED: 'tidak digunakan lagi',
  FOUND_USED: 'tampak digunakan kembali',
  WARNED: 'peringatan 1',
  WARNED_AGAIN: 'peringatan 2',
  LAST_WARNED: 'peringatan akhir',
  PROPOSED: 'diusulkan ke Dinas',
  SUSPENDED: 'keputusan nonaktif sementara',
  EMERGENCY_ASKED: 'penghentian darurat diminta',
  EMERGENCY_ORDERED: 'penghentian darurat diperintahkan',
  REMOVAL_ASKED: 'keputusan penghapusan diajukan',
  REMOVAL_DECIDED: 'keputusan penghapusan disetujui pejabat kedua',
  REMOVAL_APPROVED: 'penghapusan disetujui',
  NUMBERED: 'nomor surat dicatat',
  CALLED_OFF: 'dibatalkan',
  REACTIVATED: 'diaktifkan kembali',
  CONFORMED: 'dinyatakan sesuai',
  CHECKED: 'hasil pemeriksaan berubah',
};
const list = (all: readonly string[]) => all.map((one) => evidences[one] ?? one).join('; ');

export const subdomainWords = (v: Voice) => {
  const faults: Record<
    NameFault,
    (p: { about: string; office: string; parent: string; article: string }) => string
  > = {
    empty: () => 'Nama belum ditulis.',
    foreignParent: (p) =>
      `Nama harus di bawah ${p.parent}, bukan ${p.about} (Pasal ${p.article} ${v.regulation}).`,
    parentItself: (p) =>
      `${p.parent} adalah domain utama; tulis nama di depannya, misalnya dinkes.${p.parent}.`,
    spaces: () => 'Nama tidak boleh memakai spasi; pakai tanda hubung (-).',
    dots: () => 'Ada titik yang berlebih.',
    lookalike: () => 'Ada huruf yang mirip tetapi bukan huruf latin biasa; ketik ulang dengan a sampai z.',
    encoded: () => 'Nama yang diawali xn-- tidak dipakai.',
    deeper: (p) => `Cukup satu tingkat di bawah ${p.parent}; ${p.about} terlalu dalam.`,
    characters: () => 'Hanya huruf a sampai z, angka dan tanda hubung (-).',
    tooShort: () => 'Terlalu pendek: paling sedikit 3 huruf.',
    tooLong: () => 'Terlalu panjang: paling banyak 30 huruf.',
    leadingDigit: () => 'Nama harus diawali huruf.',
    hyphenEdge: () => 'Tanda hubung tidak boleh di awal atau di akhir.',
    doubleHyphen: () => 'Tanda hubung tidak boleh ganda.',
    reserved: () => 'Nama itu dipakai untuk keperluan server atau layanan bersama.',
    personalName: () => 'Nama pejabat tidak dipakai untuk nama layanan.',
    taken: (p) => `Sudah dipakai atau sedang diajukan: ${p.about} (${p.office}).`,
    quarantined: (p) => `Baru dilepas; nama diistirahatkan sampai ${v.date(p.about)}.`,
    similar: (p) => `Terlalu mirip dengan ${p.about} (${p.office}).`,
  };
  const line = (p: SubdomainLine) =>
    [
      `${p.fqdn} — ${states[p.status] ?? p.status}`,
      p.suspicion === null
        ? ''
        : p.suspicion === 'gambling'
          ? '⚠ kata judi ditemukan'
          : '⚠ tanda peretasan ditemukan',
      p.isDangling ? '⚠ mengarah ke tujuan yang tidak ada' : '',
      p.tlsExpiresAt === null ? '' : `sertifikat sampai ${v.dateTime(p.tlsExpiresAt)}`,
      p.isLegacy ? 'lewat tenggat penyesuaian' : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  const facts = (p: SubdomainFacts) =>
    [
      line(p),
      `${p.office} · ${classes[p.class] ?? p.class}${p.purpose === '-' ? '' : ` · ${p.purpose}`}`,
      `Tujuan: ${p.target ?? 'belum diisi'}`,
      `Pengelola: ${p.manager ?? 'belum ada'}`,
      p.letter === null ? '' : `Surat: ${p.letter}`,
      p.decision === null || p.decision === p.letter
        ? ''
        : `Dasar: ${p.decision === 'lama' ? 'sudah ada sebelum pencatatan' : p.decision}`,
      `Dicatat: ${v.dateTime(p.createdAt)}`,
      p.endsOn === null ? '' : `Kegiatan berakhir: ${v.date(p.endsOn)}`,
      p.checkedAt === null
        ? 'Belum pernah diperiksa'
        : `Diperiksa: ${v.dateTime(p.checkedAt)}${p.dns === 'unknown' ? ' (server nama tidak menjawab)' : p.httpStatus === null ? ' (tidak menjawab)' : ` (HTTP ${p.httpStatus})`}`,
      p.attestedAt === null ? '' : `Pernyataan terakhir: ${v.dateTime(p.attestedAt)}`,
      p.usedAt === null ? '' : `Tanda penggunaan terakhir: ${v.dateTime(p.usedAt)}`,
      p.evidence.length === 0 ? '' : `Catatan: ${list(p.evidence)}`,
      p.suspendDecision === null ? '' : `Keputusan nonaktif sementara: ${p.suspendDecision}`,
      p.emergencyAt === null
        ? ''
        : `Perintah lisan darurat: ${v.dateTime(p.emergencyAt)}, nomor: ${p.emergencyDecision ?? 'belum ada'}`,
      p.removeDecision === null ? '' : `Keputusan penghapusan: ${p.removeDecision}`,
      p.restsUntil === null ? '' : `Nama diistirahatkan sampai ${v.date(p.restsUntil)}`,
    ]
      .filter((part) => part !== '')
      .join('\n');
  const owner: Record<
    string,
    (p: {
      fqdn: string;
      unusedDays: number;
      evidence: readonly string[];
      article: string;
      decision: string;
      until: string;
    }) => string
  > = {
    live: (p) => `${p.fqdn} sudah aktif dan dapat dibuka.`,
    handed: (p) => `Pengelola ${p.fqdn} sudah diganti.`,
    asked: (p) => `Apakah ${p.fqdn} masih digunakan? Pertanyaan ini diajukan dua kali setahun.`,
    attested: (p) => `Terima kasih, dicatat: ${p.fqdn} masih digunakan.`,
    foundUsed: (p) => `${p.fqdn} tampak digunakan kembali; peringatan dicabut.`,
    warned: (p) =>
      `Peringatan 1: ${p.fqdn} tampaknya tidak digunakan sejak ${p.unusedDays} hari (${list(p.evidence)}). Masih digunakan?`,
    warnedAgain: (p) =>
      `Peringatan 2: ${p.fqdn} tampaknya tidak digunakan sejak ${p.unusedDays} hari (${list(p.evidence)}). Mohon dijawab.`,
    lastWarned: (p) =>
      `Peringatan akhir: ${p.fqdn} tidak digunakan sejak ${p.unusedDays} hari. Setelah satu tahun Dinas dapat memutuskan penonaktifan sementara (Pasal ${p.article} ${v.regulation}).`,
    suspended: (p) =>
      `${p.fqdn} dinonaktifkan sementara dengan keputusan ${p.decision} (Pasal ${p.article} ${v.regulation}). Untuk mengaktifkan kembali: /layanan SUBDOMAIN-AKTIFKAN.`,
    emergency: (p) =>
      `${p.fqdn} dihentikan sementara demi keamanan atas perintah dua pejabat. Jangan mengubah isi server; Tier 2 ${v.ict} menghubungi Bapak/Ibu.`,
    removed: (p) =>
      `${p.fqdn} sudah dihapus (keputusan ${p.decision}). Nama diistirahatkan sampai ${v.date(p.until)}.`,
  };
  const officials: Record<
    string,
    (p: {
      fqdn: string;
      office: string;
      unusedDays: number;
      evidence: readonly string[];
      article: string;
      found: string;
    }) => string
  > = {
    disowned: (p) =>
      `${p.office} menyatakan ${p.fqdn} tidak digunakan lagi. Penghapusan atas permintaan PD lewat /layanan SUBDOMAIN-HAPUS.`,
    proposed: (p) =>
      `Usulan penonaktifan sementara: ${p.fqdn} (${p.office}) tidak digunakan sejak ${p.unusedDays} hari (${list(p.evidence)}), sudah tiga kali diperingatkan. Keputusan ada pada Dinas (Pasal ${p.article} ${v.regulation}).`,
    flagged: (p) =>
      `Usulan untuk Dinas: ${p.fqdn} (${p.office}) tampaknya tidak digunakan sejak ${p.unusedDays} hari (${list(p.evidence)}). Peraturan kota ini tidak mengatur penonaktifan karena tidak digunakan; tindakan hanya atas dasar keamanan${p.article === '' ? '' : ` (Pasal ${p.article})`} atau permintaan PD.`,
    mayRemove: (p) =>
      `${p.fqdn} (${p.office}) sudah 30 hari nonaktif sementara. Penghapusan memerlukan nomor keputusan dan dua pejabat (Pasal ${p.article}).`,
    removalAsked: (p) =>
      `Keputusan penghapusan ${p.fqdn} (${p.office}) dicatat; diperlukan persetujuan pejabat kedua.`,
    emergencyAsked: (p) =>
      `Penghentian darurat ${p.fqdn} (${p.office}) diminta${p.article === '' ? '' : ` (Pasal ${p.article})`}. Diperlukan pejabat kedua; perintah lisan dicatat, nomor menyusul hari kerja berikutnya.`,
    suspicious: (p) =>
      `Pemeriksaan menemukan ${p.found === 'gambling' ? 'kata judi' : 'tanda peretasan'} di ${p.fqdn} (${p.office}). Mohon dilihat dahulu; penghentian darurat memerlukan dua pejabat${p.article === '' ? '' : ` (Pasal ${p.article})`}.`,
    numberMissing: (p) =>
      `Nomor surat penghentian darurat ${p.fqdn} (${p.office}) belum dicatat; seharusnya hari kerja ini.`,
  };
  const refusals: Record<string, (p: { fqdn: string; status: string; article: string }) => string> = {
    noLaw: () =>
      'Peraturan kota ini tidak mengatur penonaktifan karena tidak digunakan. Yang dapat dilakukan: menanyakan, mengusulkan, atau penghentian darurat atas dasar keamanan.',
    tooEarly: (p) =>
      `Belum dapat: baru setelah tiga peringatan dan satu tahun tidak digunakan (Pasal ${p.article}). Keadaan: ${states[p.status] ?? p.status}.`,
    tooSoonAfter: (p) =>
      `Belum dapat: penghapusan paling cepat 30 hari setelah nonaktif sementara (Pasal ${p.article}).`,
    samePerson: () => 'Diperlukan dua orang yang berbeda; Bapak/Ibu sudah mencatat yang pertama.',
    alreadyAsked: () => 'Sudah diminta pejabat pertama; yang kedua menekan Setujui.',
    state: (p) => `Keadaan ${p.fqdn} sekarang: ${states[p.status] ?? p.status}. Langkah itu tidak berlaku.`,
  };
  const done: Record<string, string> = {
    made: 'Dicatat. DNS diperiksa; hasilnya diberitahukan.',
    target: 'Tujuan dicatat.',
    attest: 'Dicatat: masih digunakan.',
    disown: 'Dicatat: tidak digunakan lagi.',
    suspend: 'Keputusan dicatat; petugas mematikan catatan DNS.',
    emergency: 'Dicatat. Pejabat kedua diminta menyetujui.',
    order:
      'Perintah lisan dicatat; petugas mematikan catatan DNS. Nomor surat paling lambat hari kerja berikutnya.',
    callOff: 'Dibatalkan.',
    number: 'Nomor dicatat.',
    remove: 'Nomor keputusan dicatat. Pejabat kedua diminta menyetujui.',
    decide: 'Penghapusan dicatat.',
    conform: 'Dicatat: sesuai peraturan.',
  };
  const wrongs: Record<string, string> = {
    name: 'nama tidak terbaca',
    office: 'PD tidak dikenal',
    taken: 'nama sudah tercatat',
    date: 'tanggal tidak terbaca',
    target: 'tujuan bukan alamat IP atau nama server',
  };
  const filters: Record<string, string> = {
    all: 'semua',
    trouble: 'bermasalah',
    unused: 'tidak digunakan',
    legacy: 'lama',
    off: 'nonaktif',
  };
  return {
    sentences: {
      'subdomain.menu': () => 'Subdomain. Pilih, atau tulis misalnya /subdomain cek dinkes.',
      'subdomain.inPrivate': (p: { bot: string }) => `Lanjutkan di percakapan pribadi dengan @${p.bot}.`,
      'subdomain.absent': () => 'Subdomain itu tidak ada, atau bukan bagian Bapak/Ibu.',
      'subdomain.askName': (p: { parent: string }) =>
        `Nama apa yang diinginkan? Cukup bagian depannya, misalnya dinkes untuk dinkes.${p.parent}.`,
      'subdomain.nameFree': (p: { fqdn: string; isTidied: boolean }) =>
        `${p.isTidied ? 'Dibaca sebagai ' : ''}${p.fqdn}: dapat diajukan. Nama baru disimpan saat permohonan dikirim.`,
      'subdomain.nameRefused': (p: {
        why: NameFault;
        about: string;
        office: string;
        parent: string;
        article: string;
        suggestions: readonly string[];
      }) =>
        `${faults[p.why](p)}${p.suggestions.length === 0 ? '' : `\nYang masih bebas: ${p.suggestions.join(', ')}`}`,
      'subdomain.notYours': (p: { name: string }) =>
        `${p.name} tidak tercatat sebagai subdomain PD Bapak/Ibu. Lihat /subdomain kami.`,
      'subdomain.notRecorded': (p: { fqdn: string }) =>
        `${p.fqdn} belum tercatat di registri; Tier 2 memeriksanya.`,
      'subdomain.notOff': (p: { fqdn: string }) => `${p.fqdn} tidak sedang dinonaktifkan.`,
      'subdomain.list': (p: { which: string; filter: string; rows: readonly SubdomainLine[] }) =>
        `${p.which === 'ours' ? 'Subdomain kami' : `Registri subdomain ${v.city}: ${filters[p.filter] ?? p.filter}`}\n${
          p.rows.length === 0
            ? 'Belum ada.'
            : p.rows.map((row) => `${line(row)}${p.which === 'ours' ? '' : ` (${row.office})`}`).join('\n')
        }`,
      'subdomain.shown': (
        p: SubdomainFacts & { story: readonly { kind: string; at: string; text: string }[] },
      ) =>
        `${facts(p)}\n\nRiwayat\n${p.story.map((one) => `${v.dateTime(one.at)} — ${kinds[one.kind] ?? one.kind}${one.text === '' ? '' : `: ${one.text}`}`).join('\n')}`,
      'subdomain.owner': (p: {
        of: string;
        fqdn: string;
        unusedDays: number;
        evidence: readonly string[];
        article: string;
        decision: string;
        until: string;
      }) => owner[p.of]?.(p) ?? p.fqdn,
      'subdomain.officials': (p: {
        of: string;
        fqdn: string;
        office: string;
        unusedDays: number;
        evidence: readonly string[];
        article: string;
        found: string;
      }) => officials[p.of]?.(p) ?? p.fqdn,
      'subdomain.failed': (p: { fqdn: string; status: string }) =>
        p.status === 'making' || p.status === 'clearing'
          ? `Server nama menolak perubahan ${p.fqdn}; dicoba lagi. Alasannya ada di riwayat (/subdomain ${p.fqdn}). Boleh juga dikerjakan dengan tangan.`
          : `${p.fqdn} belum tampak sebagaimana mestinya di DNS; pemeriksaan diteruskan setiap jam.`,
      'subdomain.refused': (p: { why: string; fqdn: string; status: string; article: string }) =>
        refusals[p.why]?.(p) ?? p.fqdn,
      'subdomain.done': (p: { of: string; fqdn: string }) => `${p.fqdn}: ${done[p.of] ?? 'dicatat.'}`,
      'subdomain.askNumber': (p: { of: string; fqdn: string; article: string }) =>
        `Nomor ${p.of === 'number' ? 'surat penghentian darurat' : 'keputusan'} untuk ${p.fqdn}${p.article === '' ? '' : ` (Pasal ${p.article})`}?`,
      'subdomain.needsNumber': () => 'Yang ditulis bukan nomor; tanpa nomor langkah ini tidak dapat dicatat.',
      'subdomain.askTarget': (p: { fqdn: string }) =>
        `${p.fqdn} diarahkan ke mana? Tulis alamat IP atau nama server.`,
      'subdomain.noTarget': () => 'Itu bukan alamat IP atau nama server.',
      'subdomain.askLines': () =>
        'Tulis satu subdomain per baris: nama; PD; jenis; tujuan; pengelola; sejak (tahun atau tanggal). Cukup nama dan PD.',
      'subdomain.linesWrong': (p: {
        wrong: readonly { line: number; text: string; why: string }[];
        most: number;
        isTooMany: boolean;
      }) =>
        `Belum ada yang dicatat.${p.isTooMany ? ` Paling banyak ${p.most} baris sekaligus.` : ''}\n${p.wrong.map((one) => `Baris ${one.line}: ${wrongs[one.why] ?? one.why} — ${one.text}`).join('\n')}`,
      'subdomain.entered': (p: { count: number; legacy: number; deadline: string }) =>
        `Dicatat: ${p.count} subdomain.${p.legacy === 0 ? '' : ` ${p.legacy} dari sebelum peraturan; tenggat penyesuaian${p.deadline === '' ? '' : ` ${v.date(p.deadline)}`} sudah lewat, lihat registri "lama".`}`,
    },
    labels: {
      'subdomain.new': () => 'Ajukan',
      'subdomain.check': () => 'Cek nama',
      'subdomain.ours': () => 'Subdomain kami',
      'subdomain.registry': () => 'Registri',
      'subdomain.enter': () => 'Catat subdomain lama',
      'subdomain.wish': (p: { text: string }) => `Ajukan ${p.text}`,
      'subdomain.one': (p: { text: string }) => p.text,
      'subdomain.more': () => 'Berikutnya',
      'subdomain.open': () => 'Lihat',
      'subdomain.made': () => 'Sudah dibuat',
      'subdomain.cleared': () => 'Sudah dihapus',
      'subdomain.target': () => 'Isi tujuan',
      'subdomain.attest': () => 'Masih digunakan',
      'subdomain.disown': () => 'Tidak digunakan lagi',
      'subdomain.suspend': () => 'Catat keputusan nonaktif sementara',
      'subdomain.emergency': () => 'Penghentian darurat',
      'subdomain.order': () => 'Setujui penghentian',
      'subdomain.callOff': () => 'Batalkan',
      'subdomain.number': () => 'Catat nomor surat',
      'subdomain.remove': () => 'Catat keputusan penghapusan',
      'subdomain.decide': () => 'Setujui penghapusan',
      'subdomain.conform': () => 'Sudah sesuai',
      'subdomain.filter.all': () => 'semua',
      'subdomain.filter.trouble': () => 'bermasalah',
      'subdomain.filter.unused': () => 'tidak digunakan',
      'subdomain.filter.legacy': () => 'lama',
      'subdomain.filter.off': () => 'nonaktif',
    },
    subdomain: {
      card: (p: SubdomainFacts & { byApi: boolean }) =>
        `${p.fqdn}\n${states[p.status] ?? p.status}\n${p.office} · ${classes[p.class] ?? p.class}${
          p.status === 'making'
            ? `\n\nBuat di server nama:\n${p.fqdn}.\n${p.record ?? '?'}  ${p.target ?? 'tujuan belum diisi'}\nTTL ${p.ttl}\nDasar: ${p.decision ?? '-'}${p.byApi ? '\nServer nama diberi tahu sendiri; tombol hanya bila dikerjakan dengan tangan.' : '\nSetelah itu tekan Sudah dibuat; DNS diperiksa sendiri.'}`
            : p.status === 'clearing'
              ? `\n\nHapus dari server nama:\n${p.fqdn}.  ${p.record ?? ''} ${p.target ?? ''}\nDasar: ${p.removeDecision ?? p.suspendDecision ?? (p.emergencyAt === null ? (p.decision ?? '-') : 'perintah lisan darurat dua pejabat')}`.trimEnd()
              : ''
        }`,
      ticket: (p: { of: string; fqdn: string; until: string; found: readonly string[] }) =>
        p.of === 'certificate'
          ? `Sertifikat ${p.fqdn} berakhir ${v.dateTime(p.until)}. Mohon diperbarui sebelum itu.`
          : p.of === 'dangling'
            ? `${p.fqdn} mengarah ke server yang tidak menjawab lebih dari 14 hari. Mohon tujuannya diperbaiki, atau ajukan penghapusan: nama seperti itu dapat diambil orang lain.`
            : `Pemeriksaan menemukan tanda judi atau peretasan di ${p.fqdn}: ${p.found.join(', ')}. Mohon dilihat dahulu; jangan menghapus bukti.`,
    },
  };
};
