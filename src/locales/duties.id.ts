/** What is said about duties ("kewajiban"), their evidence and their data awal. */
import { PAPERS } from '../domain/papers.ts';
import type { Voice } from './voice.ts';

/** A duty as it stands for one office. */
export interface DutyWords {
  title: string;
  /** The code of an application, or ''. */
  object: string;
  article: string;
  /** The leaf of the flow; `none`: no cycle is open. */
  state: string;
  dueOn: string | null;
  /** Days until the due date; negative: since. */
  days: number | null;
  /** When the last evidence took effect. */
  lastOn: string | null;
  /** Nobody has recorded its data awal. */
  isBaselineMissing: boolean;
  /** Opened by an event, each time anew. */
  isByEvent: boolean;
  isOptional: boolean;
  eventOn: string | null;
  missed: number;
  isBlocked: boolean;
}
export interface DutyDetailWords extends DutyWords {
  office: string;
  cadence: string;
  cadenceSource: string;
  /** Codes of papers, each line one requirement met by any of them. */
  papers: readonly (readonly string[])[];
  reason: string | null;
  isRestricted: boolean;
}
export interface SentWords {
  kind: string;
  letter: string | null;
  fileName: string | null;
  paper: string | null;
}
export interface DutyCardWords {
  title: string;
  object: string;
  office: string;
  article: string;
  state: string;
  dueOn: string | null;
  days: number | null;
  sender: string | null;
  sentAt: string | null;
  effectOn: string | null;
  validUntilOn: string | null;
  items: readonly SentWords[];
  /** Why the office says it is not its own, or why it went back. */
  reason: string | null;
  decider: string | null;
  isRestricted: boolean;
}

export const dutyStates: Record<string, string> = {
  none: 'belum dibuka',
  scheduled: 'terjadwal',
  dueSoon: 'segera jatuh tempo',
  due: 'jatuh tempo hari ini',
  overdue: 'lewat jatuh tempo',
  submitted: 'bukti menunggu pemeriksaan',
  returned: 'dikembalikan untuk dilengkapi',
  disowned: 'menunggu keputusan: bukan kewenangan kami',
  verified: 'bukti diterima',
  notApplicable: 'bukan kewenangan kantor ini',
  ended: 'diakhiri',
};

const paperWord = (code: string): string => PAPERS[code as keyof typeof PAPERS]?.label ?? code;
const of = (p: { title: string; object: string }): string =>
  p.object === '' ? p.title : `${p.title} · ${p.object}`;
const daysWord = (days: number): string =>
  days === 0 ? 'hari ini' : days > 0 ? `${days} hari lagi` : `lewat ${-days} hari`;

const cadences: Record<string, string> = {
  event: 'setiap ada kejadian',
  on_request: 'setiap ada permintaan',
  once: 'satu kali',
  once_then_yearly_confirmation: 'satu kali, lalu dipastikan setiap tahun',
  midterm: 'paruh waktu masa 5 tahun',
  final_year: 'tahun terakhir masa 5 tahun',
  midterm_and_final: 'paruh waktu dan tahun terakhir masa 5 tahun',
  per_certificate: 'mengikuti masa berlaku sertifikat',
};
const cadenceWord = (cadence: string): string => {
  const months = /^P(\d+)M$/.exec(cadence)?.[1];
  if (months === undefined) return cadences[cadence] ?? cadence;
  const count = Number(months);
  if (count % 12 !== 0) return count === 1 ? 'setiap bulan' : `setiap ${count} bulan`;
  return count === 12 ? 'setiap tahun' : `setiap ${count / 12} tahun`;
};
const sources: Record<string, string> = {
  text: 'menurut pasal',
  default: 'ditetapkan Dinas, pasal tidak menyebut waktunya',
  national: 'menurut aturan nasional',
  certificate: 'menurut sertifikatnya',
};

export const dutyWords = (v: Voice) => {
  const due = (p: Pick<DutyWords, 'dueOn' | 'days'>): string =>
    p.dueOn === null ? '' : `jatuh tempo ${v.date(p.dueOn)} (${daysWord(p.days ?? 0)})`;
  const evidence = (p: Pick<DutyWords, 'lastOn'>): string =>
    p.lastOn === null ? 'tidak ada bukti tercatat' : `bukti terakhir ${v.date(p.lastOn)}`;
  const mark = (p: DutyWords): string =>
    p.state === 'overdue' || (p.state === 'returned' && (p.days ?? 0) < 0)
      ? '🔴'
      : p.state === 'due' || p.state === 'dueSoon' || p.state === 'returned'
        ? '🟡'
        : p.state === 'submitted' || p.state === 'disowned'
          ? '🔵'
          : '⚪';
  const standing = (p: DutyWords): string[] => {
    if (p.isByEvent && p.dueOn === null) return ['dibuka bila ada kejadiannya'];
    if (p.isBaselineMissing)
      return [
        ...(p.state === 'none' || p.state === 'scheduled' ? [] : [dutyStates[p.state] ?? p.state]),
        'data awal belum dicatat koordinator, belum ditagih',
      ];
    if (p.dueOn === null) return [p.lastOn === null ? 'belum jatuh tempo' : `terpenuhi, ${evidence(p)}`];
    return [
      due(p),
      ...(p.state === 'scheduled' || p.state === 'dueSoon' || p.state === 'due' || p.state === 'overdue'
        ? []
        : [dutyStates[p.state] ?? p.state]),
      p.eventOn === null ? evidence(p) : `kejadian ${v.date(p.eventOn)}`,
      ...(p.isBlocked ? ['ada kendala'] : []),
    ];
  };
  const item = (p: SentWords): string =>
    `• ${p.paper === null ? '' : `${paperWord(p.paper)}: `}${
      p.kind === 'unchanged'
        ? 'masih sama seperti bukti sebelumnya'
        : p.kind === 'statement'
          ? 'pernyataan dengan tanggal'
          : [p.letter === null ? '' : `surat ${p.letter}`, p.fileName ?? '']
              .filter((x) => x !== '')
              .join(', ') || 'tercatat di meja bantu'
    }`;
  return {
    sentences: {
      'duty.list': (p: {
        office: string;
        lines: readonly DutyWords[];
        first: number;
        all: number;
        page: number;
        pages: number;
      }) =>
        p.all === 0
          ? `${p.office} tidak memiliki kewajiban di sini.`
          : [
              `Kewajiban ${p.office} · ${p.all}${p.pages > 1 ? ` · halaman ${p.page}/${p.pages}` : ''}`,
              '',
              ...p.lines.map(
                (line, nth) =>
                  `${mark(line)} ${p.first + nth}. ${of(line)} (Pasal ${line.article})${line.isOptional ? ' · boleh, tidak wajib' : ''}\n    ${standing(line).join(' · ')}`,
              ),
              '',
              'Pilih nomornya untuk mengirim bukti atau menjawab.',
            ].join('\n'),
      'duty.whichOffice': () => 'Kewajiban kantor yang mana?',
      'duty.detail': (p: DutyDetailWords) =>
        [
          `${of(p)}`,
          `${p.office} · Pasal ${p.article} ${v.regulation}`,
          '',
          `Berkala: ${cadenceWord(p.cadence)} (${sources[p.cadenceSource] ?? p.cadenceSource})${p.isOptional ? '. Boleh dilakukan, tidak wajib' : ''}.`,
          `Keadaan: ${standing(p).join(' · ')}.`,
          ...(p.missed > 0
            ? [`Sebelum dihitung di sini terlewat ${p.missed} kali; dicatat saja, tidak ditagih.`]
            : []),
          ...(p.reason === null ? [] : [`Catatan: ${p.reason}`]),
          '',
          `Bukti yang diminta: ${p.papers.map((any) => any.map(paperWord).join(' atau ')).join('; ')}.`,
          ...(p.isRestricted ? ['Kelas terbatas: berkasnya tidak lewat Telegram.'] : []),
        ].join('\n'),
      'duty.askEvidence': (p: {
        title: string;
        object: string;
        office: string;
        papers: readonly (readonly string[])[];
        isRestricted: boolean;
        isCertificate: boolean;
        hasPage: boolean;
      }) =>
        [
          `Bukti: ${of(p)} · ${p.office}`,
          `Yang diminta: ${p.papers.map((any) => any.map(paperWord).join(' atau ')).join('; ')}.`,
          '',
          p.isCertificate
            ? 'Tulis tanggal berakhirnya sertifikat, misalnya 31 Desember 2027.'
            : p.isRestricted
              ? `Kelas terbatas, jadi berkas tidak dikirim lewat Telegram. Tulis nomor suratnya${p.hasPage ? ', atau unggah lewat halaman sekali pakai' : ''}.`
              : 'Kirim foto atau dokumennya ke sini (paling besar 20 MB), atau tulis nomor suratnya.',
        ].join('\n'),
      'duty.askDate': (p: { title: string; object: string; items: readonly SentWords[] }) =>
        [
          `${of(p)} · belum terkirim:`,
          ...p.items.map(item),
          '',
          'Sejak tanggal berapa bukti ini berlaku? Tulis misalnya 12 November 2026. Masih ada berkas atau nomor surat lain? Kirim dahulu.',
        ].join('\n'),
      'duty.fileTooLarge': () =>
        'Berkas itu lebih dari 20 MB, jadi tidak dapat disimpan di sini. Perkecil atau bagi berkasnya, atau tulis nomor suratnya saja.',
      'duty.fileAway': () =>
        'Berkas tidak dapat diambil dari Telegram saat ini. Silakan kirim lagi sebentar lagi.',
      'duty.fileKind': () => 'Yang dapat menjadi bukti: foto, dokumen, atau nomor surat.',
      'duty.noFilesHere': (p: { hasPage: boolean }) =>
        `Bukti kewajiban ini berkelas terbatas, jadi berkasnya tidak diterima lewat Telegram dan tidak disimpan. Tulis nomor suratnya${p.hasPage ? ' atau pakai halaman unggah' : ''}. Sebaiknya hapus berkas itu dari percakapan ini.`,
      'duty.fileTwice': () => 'Bukti yang sama sudah ada. Tulis tanggal berlakunya, atau kirim yang lain.',
      'duty.letterUnfit': () =>
        'Nomor surat ditulis dalam satu baris dan memuat angka, misalnya 005/123/DINKES/2026.',
      'duty.evidenceFirst': () =>
        'Kirim buktinya dahulu: foto, dokumen, atau nomor surat. Tanggalnya sesudah itu.',
      'duty.dateUnfit': () => 'Tanggal itu tidak terbaca. Tulis misalnya 12 November 2026 atau 12/11/2026.',
      'duty.dateFuture': (p: { on: string }) =>
        `${v.date(p.on)} belum tiba. Bukti dicatat sejak benar-benar berlaku, jadi kirim pada atau sesudah tanggal itu, atau tulis tanggal yang sudah lewat.`,
      'duty.datePast': (p: { on: string }) =>
        `${v.date(p.on)} sudah lewat. Yang diminta tanggal berakhirnya sertifikat yang masih berlaku.`,
      'duty.dateOlder': (p: { on: string; lastOn: string }) =>
        `${v.date(p.on)} lebih lama dari bukti yang sudah tercatat (${v.date(p.lastOn)}), jadi tidak memperbaruinya. Tulis tanggal sesudah itu.`,
      'duty.sent': (p: {
        title: string;
        object: string;
        office: string;
        effectOn: string;
        lastOn: string | null;
      }) =>
        `Bukti terkirim: ${of(p)} · ${p.office}, berlaku sejak ${v.date(p.effectOn)}. Koordinator akan memeriksanya, hasilnya dikabarkan di sini.`,
      'duty.sentAlready': () => 'Bukti itu sudah terkirim.',
      'duty.noLast': () =>
        'Belum ada bukti sebelumnya yang tercatat, jadi belum ada yang dapat dikatakan masih sama. Kirim buktinya.',
      'duty.askBlock': (p: { title: string; object: string }) =>
        `Kendala apa yang dihadapi untuk ${of(p)}? Tulis dalam satu pesan; koordinator akan membacanya.`,
      'duty.askDisown': (p: { title: string; object: string }) =>
        `Mengapa ${of(p)} bukan kewenangan kantor ini? Tulis alasannya; koordinator yang memutuskan.`,
      'duty.askReturn': (p: { title: string; object: string; office: string }) =>
        `Mengapa bukti ${of(p)} dari ${p.office} dikembalikan? Tulis apa yang perlu dilengkapi.`,
      'duty.askKeep': (p: { title: string; object: string; office: string }) =>
        `Mengapa ${of(p)} tetap kewajiban ${p.office}? Tulis alasannya.`,
      'duty.reasonShort': () => 'Tulis alasannya dalam beberapa kata.',
      'duty.blocked': (p: { title: string; object: string }) =>
        `Kendala untuk ${of(p)} disampaikan kepada koordinator. Jatuh temponya tidak berubah.`,
      'duty.disowned': (p: { title: string; object: string }) =>
        `Disampaikan kepada koordinator: ${of(p)} bukan kewenangan kantor ini. Sampai diputuskan tidak ada pengingat.`,
      'duty.blockedTold': (p: { title: string; object: string; office: string; text: string }) =>
        `Ada kendala · ${p.office}\n${of(p)}\n\n${p.text}`,
      'duty.told': (p: {
        title: string;
        object: string;
        office: string;
        of: 'accepted' | 'returned' | 'released' | 'kept';
        text: string;
        nextDueOn: string | null;
        dueOn: string | null;
      }) => {
        const head = `${of(p)} · ${p.office}`;
        const dueNow = p.dueOn === null ? '' : ` Jatuh tempo ${v.date(p.dueOn)}.`;
        if (p.of === 'accepted')
          return `✅ Bukti diterima: ${head}.${p.nextDueOn === null ? '' : ` Jatuh tempo berikutnya ${v.date(p.nextDueOn)}.`}`;
        if (p.of === 'returned') return `↩️ Bukti dikembalikan: ${head}.\nAlasan: ${p.text}${dueNow}`;
        if (p.of === 'released') return `Disetujui: ${head} bukan kewenangan kantor ini.`;
        return `Tetap kewajiban kantor ini: ${head}.\nAlasan: ${p.text}${dueNow}`;
      },
      'duty.card': (p: DutyCardWords) =>
        [
          `${p.state === 'disowned' ? 'Bukan kewenangan kami' : 'Bukti kewajiban'} · ${dutyStates[p.state] ?? p.state}`,
          `${of(p)} · ${p.office}`,
          `Pasal ${p.article} ${v.regulation}${p.dueOn === null ? '' : ` · ${due(p)}`}`,
          ...(p.items.length === 0
            ? []
            : [
                '',
                `Dari ${p.sender ?? 'meja bantu'}${p.sentAt === null ? '' : `, diunggah ${v.dateTime(p.sentAt)}`}`,
                ...(p.effectOn === null ? [] : [`Berlaku sejak ${v.date(p.effectOn)}`]),
                ...(p.validUntilOn === null ? [] : [`Berlaku sampai ${v.date(p.validUntilOn)}`]),
                ...p.items.map(item),
              ]),
          ...(p.isRestricted ? ['Kelas terbatas: yang membuka berkasnya dicatat.'] : []),
          ...(p.reason === null ? [] : ['', `Alasan: ${p.reason}`]),
          ...(p.decider === null ? [] : ['', `Diputuskan ${p.decider}`]),
        ].join('\n'),
      'duty.judged': (p: {
        of: 'accepted' | 'returned' | 'released' | 'kept';
        title: string;
        object: string;
        office: string;
      }) =>
        `${{ accepted: 'Bukti diterima', returned: 'Dikembalikan', released: 'Disetujui, bukan kewenangannya', kept: 'Tetap kewajibannya' }[p.of]}: ${of(p)} · ${p.office}.`,
      'duty.judgedAlready': (p: { by: string | null; state: string }) =>
        `Sudah diputuskan${p.by === null ? '' : ` ${p.by}`}: ${dutyStates[p.state] ?? p.state}.`,
      'duty.replaced': () => 'Kantor itu sudah mengirim bukti yang baru. Lihat kartunya yang terbaru.',
      'duty.stale': (p: { state: string }) => `Keadaannya sudah lain: ${dutyStates[p.state] ?? p.state}.`,
      'duty.fileCaption': (p: { title: string; object: string; office: string; effectOn: string | null }) =>
        `${of(p)} · ${p.office}${p.effectOn === null ? '' : `, berlaku sejak ${v.date(p.effectOn)}`}`,
      'duty.fileGone': () => 'Berkas itu tidak tersimpan lagi di sini.',
      'duty.fileOnPage': (p: { link: string; until: string }) =>
        `Berkas terbatas dibuka di halaman ini, sekali, sampai ${v.when(p.until)}: ${p.link}\nPembukaan dicatat.`,
      'duty.fileOnlyOnPage': () =>
        'Berkas terbatas tidak dikirim lewat Telegram, dan halaman untuk membukanya belum disiapkan di meja bantu ini.',
      'duty.uploadPage': (p: { link: string; until: string; title: string; object: string }) =>
        `Unggah bukti ${of(p)} di halaman ini, sekali, sampai ${v.when(p.until)}: ${p.link}`,
      'duty.noPage': () =>
        'Halaman unggah belum disiapkan di meja bantu ini. Tulis nomor surat dan tempat berkasnya disimpan.',
      'duty.waiting': (p: {
        lines: readonly {
          title: string;
          object: string;
          office: string;
          state: string;
          sentAt: string | null;
        }[];
      }) =>
        p.lines.length === 0
          ? 'Tidak ada bukti yang menunggu.'
          : [
              'Menunggu pemeriksaan, yang terlama di atas:',
              ...p.lines.map(
                (line, nth) =>
                  `${nth + 1}. ${line.office} · ${of(line)}${line.state === 'disowned' ? ' · bukan kewenangan kami' : ''}${line.sentAt === null ? '' : ` · ${v.when(line.sentAt)}`}`,
              ),
            ].join('\n'),
      'duty.baselines': (p: {
        lines: readonly { title: string; missing: number }[];
        first: number;
        all: number;
        cycles: number;
        page: number;
        pages: number;
      }) =>
        p.all === 0
          ? 'Data awal lengkap. Terima kasih.'
          : [
              `Data awal · ${p.all} kewajiban, ${p.cycles} catatan belum ada${p.pages > 1 ? ` · halaman ${p.page}/${p.pages}` : ''}`,
              'Untuk setiap kewajiban: kapan bukti terakhirnya berlaku, atau belum ada. Yang terlewat sebelum dicatat tidak ditagih.',
              '',
              ...p.lines.map((line, nth) => `${p.first + nth}. ${line.title}: ${line.missing} belum`),
            ].join('\n'),
      'duty.baseline': (p: {
        title: string;
        article: string;
        missing: readonly string[];
        isCertificate: boolean;
        isOne: boolean;
      }) =>
        [
          `Data awal · ${p.title} (Pasal ${p.article})`,
          `Belum dicatat (${p.missing.length}): ${p.missing.slice(0, 60).join(', ')}${p.missing.length > 60 ? ' …' : ''}`,
          '',
          p.isOne
            ? `Tulis tanggal ${p.isCertificate ? 'berakhirnya sertifikat' : 'bukti terakhir mulai berlaku'}, misalnya 12/3/2026, atau "belum".`
            : `Tulis satu baris satu kantor: singkatan lalu tanggal ${p.isCertificate ? 'berakhirnya sertifikat' : 'bukti terakhir'}, misalnya\ndinkes 12/3/2026\ndikbud belum\nSisanya dengan tombol di bawah.`,
        ].join('\n'),
      'duty.baselineRecorded': (p: {
        title: string;
        dated: number;
        none: number;
        left: number;
        unread: readonly string[];
        future: readonly string[];
      }) =>
        [
          `Data awal ${p.title}: ${p.dated} dengan bukti, ${p.none} belum ada bukti dicatat. ${p.left === 0 ? 'Lengkap.' : `Masih ${p.left}.`}`,
          ...(p.unread.length === 0 ? [] : ['Tidak terbaca:', ...p.unread.map((line) => `• ${line}`)]),
          ...(p.future.length === 0
            ? []
            : [
                'Tanggalnya belum tiba atau tidak mungkin, jadi tidak dicatat:',
                ...p.future.map((line) => `• ${line}`),
              ]),
        ].join('\n'),
      'duty.noneAllSure': (p: { cycles: number; duties: number }) =>
        `Catat "belum ada bukti" untuk semua yang tersisa: ${p.cycles} catatan pada ${p.duties} kewajiban? Pengingat mulai berjalan sesuai jatuh temponya masing-masing. Bukti yang ternyata ada dapat dikirim kantornya.`,
      'duty.noneAllDone': (p: { cycles: number }) =>
        `Dicatat: belum ada bukti untuk ${p.cycles} catatan. Jatuh tempo dihitung mulai sekarang.`,
      'refused.noDuty': () => 'Kewajiban itu tidak ada, atau bukan milik kantor Bapak/Ibu.',
      'refused.dutyUnknown': (p: { word: string }) =>
        `Kewajiban "${p.word}" tidak ada di ${v.city}. /kewajiban menampilkan daftarnya.`,
      'refused.dutyNotYourPart': () => 'Itu bagian kantor yang bersangkutan atau koordinator.',
      'refused.ownEvidence': () => 'Bukti yang dikirim sendiri diperiksa orang lain.',
      'refused.baselinesOnly': () => 'Data awal dicatat koordinator.',
    },
    labels: {
      'duty.send': () => '📎 Kirim bukti dukung',
      'duty.same': () => 'Masih sama seperti tahun lalu',
      'duty.block': () => 'Ada kendala',
      'duty.not': () => 'Bukan kewenangan kami',
      'duty.accept': () => '✅ Terima bukti',
      'duty.return': () => '↩️ Kembalikan',
      'duty.release': () => 'Setujui',
      'duty.keep': () => 'Tetap berlaku',
      'duty.file': (p: { nth?: number | string }) => `Lihat berkas ${p.nth ?? ''}`.trim(),
      'duty.today': () => 'Hari ini',
      'duty.page': () => '🔒 Halaman unggah',
      'duty.waiting': () => 'Menunggu pemeriksaan',
      'duty.own': () => 'Kewajiban kantor kami',
      'duty.noneRest': (p: { count?: number | string }) => `Belum ada bukti untuk sisanya (${p.count ?? 0})`,
      'duty.noneAll': () => 'Belum ada bukti untuk semua',
      'duty.sure': () => 'Ya, catat',
      'duty.previous': () => '‹ Sebelumnya',
      'duty.next': () => 'Berikutnya ›',
      'duty.back': () => 'Daftar kewajiban',
    },
  };
};
