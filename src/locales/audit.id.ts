/** What is said about audits and what they found (Bitung 42-45, Padang 50-53). */
import type { AuditKind } from '../domain/audits.ts';
import type { Voice } from './voice.ts';

export interface TitleWords {
  chair: string;
  mayor: string;
}
export interface FindingLine {
  ref: string;
  office: string;
  dueOn: string;
  state: string;
  isLate?: boolean;
}
export interface DueWords {
  kind: AuditKind;
  article: string;
  application: string | null;
  lastOn: string | null;
  dueOn: string | null;
  daysLate: number;
  missed: number;
}
interface Numbered {
  number: string;
  on: string;
}

const kinds: Record<string, string> = {
  infrastructure: 'Audit infrastruktur',
  application: 'Audit aplikasi',
  security: 'Audit keamanan',
};
const auditors: Record<string, string> = {
  'latik-pemerintah': 'LATIK pemerintah',
  'latik-terakreditasi': 'LATIK terakreditasi',
  'auditor-tersertifikasi': 'auditor tersertifikasi',
};
const named = (all: readonly string[]) => all.map((one) => auditors[one] ?? one).join(', ');
const findingStates: Record<string, string> = {
  owed: 'menunggu tindak lanjut',
  answered: 'bukti menunggu diperiksa',
  accepted: 'selesai',
};

export const auditWords = (v: Voice) => {
  const state = (of: string, titles: TitleWords): string =>
    ({
      planned: 'direncanakan',
      budgeted: 'dianggarkan',
      running: 'berjalan',
      toChair: `dilaporkan, menunggu tanda terima ${titles.chair}`,
      toMayor: `diterima ${titles.chair}, menunggu tanda terima ${titles.mayor}`,
      followUp: 'tindak lanjut',
      closed: 'ditutup',
      cancelled: 'dibatalkan',
    })[of] ?? of;
  const month = (on: string) => v.date(on).replace(/^1 /, '');
  const numbered = (p: Numbered | null) => (p === null ? '–' : `${p.number}, ${v.date(p.on)}`);
  const finding = (p: FindingLine) =>
    `${p.isLate === true ? '🔴 ' : ''}${p.ref} · ${p.office} · ${findingStates[p.state] ?? p.state} · paling lambat ${v.date(p.dueOn)}`;
  const due = (p: DueWords) =>
    `${p.daysLate > 0 ? '🔴 ' : ''}${kinds[p.kind] ?? p.kind}${p.application === null ? '' : ` ${p.application}`} (Pasal ${p.article}): ${
      p.lastOn === null
        ? `tidak ada bukti tercatat${p.missed > 0 ? ` (${p.missed} jatuh tempo terlewat)` : ''}`
        : `terakhir ${v.date(p.lastOn)}`
    }${p.dueOn === null ? '' : p.daysLate > 0 ? `, lewat ${p.daysLate} hari dari ${v.date(p.dueOn)}` : `, berikutnya ${v.date(p.dueOn)}`}`;
  const days = (count: number) =>
    count < 0 ? `lewat ${-count} hari` : count === 0 ? 'hari ini' : `${count} hari lagi`;
  const confidential = 'Rahasia: hanya untuk yang berwenang. Setiap pembukaan dicatat.';
  return {
    sentences: {
      'audit.list': (p: {
        audits: readonly { ref: string; kind: AuditKind; object: string; state: string; plannedOn: string }[];
        due: readonly DueWords[];
        findings: readonly FindingLine[];
        titles: TitleWords;
      }) =>
        [
          'Audit TIK',
          '',
          ...(p.audits.length === 0
            ? ['Tidak ada audit yang sedang berjalan.']
            : p.audits.map(
                (one) =>
                  `${one.ref} · ${kinds[one.kind] ?? one.kind}: ${one.object} · ${state(one.state, p.titles)} · rencana ${month(one.plannedOn)}`,
              )),
          '',
          'Paling sedikit sekali dalam dua tahun:',
          ...p.due.map(due),
          ...(p.findings.length === 0 ? [] : ['', 'Temuan terbuka:', ...p.findings.map(finding)]),
        ].join('\n'),
      'audit.findings': (p: { findings: readonly FindingLine[] }) =>
        [
          'Temuan audit untuk kantor Bapak/Ibu',
          '',
          ...(p.findings.length === 0 ? ['Tidak ada temuan terbuka.'] : p.findings.map(finding)),
        ].join('\n'),
      'audit.screen': (p: {
        ref: string;
        kind: AuditKind;
        object: string;
        state: string;
        plannedOn: string;
        article: string;
        isReportNamed: boolean;
        budget: string | null;
        criteria: string | null;
        auditor: { kind: string; name: string; number: string } | null;
        letter: Numbered | null;
        result: { number: string | null; on: string; hasFile: boolean } | null;
        receipts: readonly string[];
        chair: Numbered | null;
        mayor: Numbered | null;
        findings: readonly FindingLine[];
        titles: TitleWords;
      }) =>
        [
          `${p.ref} · ${kinds[p.kind] ?? p.kind}: ${p.object}`,
          `Pasal ${p.article} · ${state(p.state, p.titles)}`,
          '',
          `Rencana: ${month(p.plannedOn)}`,
          `Anggaran: ${p.budget ?? '–'}`,
          `Auditor: ${p.auditor === null ? '–' : `${p.auditor.name} (${auditors[p.auditor.kind] ?? p.auditor.kind}, ${p.auditor.number})`}`,
          `Kriteria: ${p.criteria ?? '–'}`,
          `Surat tugas: ${numbered(p.letter)}`,
          `Hasil: ${
            p.result === null
              ? '–'
              : `${[p.result.number, p.result.hasFile ? 'berkas tersimpan' : null].filter((one) => one !== null).join(', ')}, ${v.date(p.result.on)}`
          }`,
          ...(p.receipts.length === 0
            ? ['Tanda terima: peraturan kota ini tidak menyebut penerimanya.']
            : [
                ...(p.receipts.includes('chair') ? [`Diterima ${p.titles.chair}: ${numbered(p.chair)}`] : []),
                ...(p.receipts.includes('mayor') ? [`Diterima ${p.titles.mayor}: ${numbered(p.mayor)}`] : []),
              ]),
          ...(p.findings.length === 0 ? [] : ['', 'Temuan:', ...p.findings.map(finding)]),
          '',
          confidential,
        ].join('\n'),
      'audit.whichKind': () => 'Audit apa yang direncanakan?',
      'audit.whichApplication': (p: { article: string; count: number }): string =>
        p.count === 0
          ? 'Belum ada aplikasi yang tercatat untuk diaudit.'
          : `Aplikasi mana? Tiap aplikasi diaudit sendiri (Pasal ${p.article}).`,
      'audit.askObject': (p: { kind: AuditKind }) => `${kinds[p.kind] ?? p.kind}: apa objeknya?`,
      'audit.objectLength': () => 'Tulis objeknya dengan 3 sampai 120 huruf.',
      'audit.askMonth': (p: { kind: AuditKind; object: string }) =>
        `${kinds[p.kind] ?? p.kind}${p.object === '' ? '' : ` ${p.object}`}: direncanakan bulan apa? Misalnya: juni 2027`,
      'audit.whichMonth': () =>
        'Tulis bulan yang belum lewat, misalnya: juni 2027. Biayanya masuk anggaran lebih dahulu.',
      'audit.already': (p: { ref: string }) => `Audit itu sudah direncanakan: ${p.ref}.`,
      'audit.asks': (p: {
        action: string;
        ref: string;
        kinds: readonly string[];
        titles: TitleWords;
      }): string =>
        ({
          budget: `${p.ref}: nomor DPA atau RKA? Atau tulis: tanpa biaya`,
          auditor: `${p.ref}: siapa auditornya? Tulis jenis, nama; nomor akreditasi atau sertifikat. Jenis yang boleh: ${named(p.kinds)}. Misalnya: LATIK pemerintah BRIN; 001/AKR/2026`,
          criteria: `${p.ref}: kriteria atau standar yang dipakai?`,
          letter: `${p.ref}: nomor dan tanggal surat tugas? Misalnya: 090/12/2026 tanggal 1 Maret 2026`,
          report: `${p.ref}: nomor dan tanggal laporan hasil audit? Berkasnya tidak dikirim ke sini.`,
          chair: `${p.ref}: nomor dan tanggal tanda terima ${p.titles.chair}?`,
          mayor: `${p.ref}: nomor dan tanggal surat tanda terima ${p.titles.mayor}?`,
          cancel: `${p.ref}: mengapa dibatalkan?`,
        })[p.action] ?? p.ref,
      'audit.asksReceipt': (p: {
        ref: string;
        from: string;
        isLetter: boolean;
        title: string;
        mayor: string;
      }): string =>
        p.from === 'mayor'
          ? `${p.ref}: hasil audit sudah diterima ${p.title}. Sampaikan kepada ${p.mayor} dengan surat, lalu catat nomor dan tanggal tanda terimanya.`
          : p.isLetter
            ? `${p.ref}: hasil audit dilaporkan, tetapi ${p.title} belum dapat dihubungi di sini. Sampaikan dengan surat, lalu catat nomor dan tanggal tanda terimanya.`
            : `${p.ref}: hasil audit menunggu tanda terima ${p.title}.`,
      'audit.needsNumberAndDate': () =>
        'Tulis nomor dan tanggalnya, misalnya: 090/12/2026 tanggal 1 Maret 2026',
      'audit.dateAhead': (p: { on: string }) =>
        `${v.date(p.on)} belum terjadi. Tulis tanggal yang sudah lewat.`,
      'audit.dateBefore': (p: { on: string; from: string }) =>
        `${v.date(p.on)} mendahului langkah sebelumnya (${v.date(p.from)}). Periksa kembali tanggalnya.`,
      'audit.needsBudget': () => 'Tulis nomor DPA atau RKA, atau: tanpa biaya',
      'audit.needsCriteria': () => 'Tulis kriteria dengan 3 sampai 500 huruf.',
      'audit.needsReason': () => 'Tulis alasannya dengan satu kalimat.',
      'audit.needsAuditor': (p: { kinds: readonly string[] }) =>
        `Tulis jenis, nama; nomor akreditasi atau sertifikat. Jenis yang boleh: ${named(p.kinds)}. Misalnya: LATIK pemerintah BRIN; 001/AKR/2026`,
      'audit.auditorNotAllowed': (p: { kinds: readonly string[]; kind: string | null }) =>
        `${p.kind === null ? 'Jenis auditor itu' : (auditors[p.kind] ?? p.kind)} tidak termasuk yang boleh mengaudit di kota ini. Yang boleh: ${named(p.kinds)}.`,
      'audit.stale': (p: { ref: string; state: string; titles: TitleWords }) =>
        `${p.ref} sudah ${state(p.state, p.titles)}; langkah itu tidak berlaku sekarang.`,
      'audit.notReady': () => 'Lengkapi dahulu auditor, kriteria dan surat tugas.',
      'audit.findingsOpen': () => 'Masih ada temuan yang belum selesai.',
      'audit.noFile': () => 'Tidak ada berkas yang tersimpan; yang tercatat nomor suratnya.',
      'audit.notHere': () =>
        'Berkas audit tidak diterima lewat Telegram dan tidak disimpan dari sini. Hapus pesan itu; unggah di halaman satu kali pakai, atau tulis nomor suratnya.',
      'audit.usage': () =>
        [
          '/audit: daftar',
          '/audit rencana infrastruktur|aplikasi|keamanan [objek] [bulan]',
          '/audit A-3 [anggaran|auditor|kriteria|tugas|mulai|hasil|unggah|ketua|walikota|temuan|tutup|batal] …',
          '/audit T-5 [bukti|unggah|terima|kembalikan|tanggal] …',
        ].join('\n'),
      'audit.onPage': (p: { ref: string; kind: AuditKind; object: string }) =>
        `Laporan hasil ${p.ref}, ${kinds[p.kind] ?? p.kind}: ${p.object}`,
      'finding.onPage': (p: { ref: string }) => `Bukti tindak lanjut temuan audit ${p.ref}`,
      'pass.arrived': (p: { ref: string; name: string }) => `Berkas ${p.name} untuk ${p.ref} diterima.`,
      'finding.askOffice': (p: { ref: string }) =>
        `${p.ref}: temuan untuk kantor mana? Atau sekaligus: kantor; tanggal; temuan`,
      'finding.whichOffice': (p: { word: string; names: readonly string[] }): string =>
        p.names.length === 0
          ? `Kantor "${p.word}" tidak ditemukan. Tulis singkatannya, misalnya dinkes.`
          : `"${p.word}" belum jelas. Maksudnya: ${p.names.join(', ')}?`,
      'finding.askDate': (p: { office: string }) =>
        `${p.office}: ditindaklanjuti paling lambat tanggal berapa?`,
      'finding.askText': () => 'Apa temuannya, dan apa yang harus dilakukan?',
      'finding.textLength': () => 'Tulis temuannya dengan 5 sampai 2000 huruf.',
      'finding.needsDate': () => 'Tulis tanggalnya, misalnya: 30 Juni 2027',
      'finding.datePast': (p: { on: string }) =>
        `${v.date(p.on)} sudah lewat. Tulis tanggal yang belum lewat.`,
      'finding.made': (p: { ref: string; office: string; dueOn: string }) =>
        `${p.ref} dicatat untuk ${p.office}, paling lambat ${v.date(p.dueOn)}. Kantor itu diberi tahu.`,
      'finding.isNew': (p: { ref: string; office: string; dueOn: string }) =>
        `Temuan audit ${p.ref} untuk ${p.office}: tindak lanjut paling lambat ${v.date(p.dueOn)}.`,
      'finding.isAnswered': (p: { ref: string; office: string }) =>
        `Bukti tindak lanjut ${p.ref} dari ${p.office} menunggu diperiksa.`,
      'finding.news': (p: { ref: string; what: string; text: string; dueOn: string }): string =>
        ({
          accepted: `Tindak lanjut ${p.ref} diterima. Terima kasih.`,
          returned: `Tindak lanjut ${p.ref} dikembalikan: ${p.text}`,
          moved: `Tanggal tindak lanjut ${p.ref} menjadi ${v.date(p.dueOn)}.`,
        })[p.what] ?? p.ref,
      'finding.reminder': (p: {
        office: string;
        lines: readonly { ref: string; dueOn: string; days: number }[];
      }) =>
        [
          `Tindak lanjut audit ${p.office}:`,
          ...p.lines.map((one) => `${one.ref} · paling lambat ${v.date(one.dueOn)} (${days(one.days)})`),
        ].join('\n'),
      'finding.screen': (p: {
        ref: string;
        office: string;
        audit: string;
        kind: string;
        object: string;
        text: string;
        state: string;
        dueOn: string;
        days: number;
        evidence: { number: string | null; on: string; hasFile: boolean } | null;
      }) =>
        [
          `${p.ref} · ${p.office}`,
          `Dari ${p.audit}, ${kinds[p.kind] ?? p.kind}: ${p.object}`,
          '',
          p.text,
          '',
          `${findingStates[p.state] ?? p.state} · paling lambat ${v.date(p.dueOn)}${p.state === 'owed' ? ` (${days(p.days)})` : ''}`,
          ...(p.evidence === null
            ? []
            : [
                `Bukti: ${p.evidence.hasFile ? 'berkas tersimpan' : (p.evidence.number ?? '–')}, ${v.date(p.evidence.on)}`,
              ]),
          '',
          confidential,
        ].join('\n'),
      'finding.asks': (p: { action: string; ref: string }): string =>
        ({
          answer: `${p.ref}: nomor dan tanggal surat bukti tindak lanjut?`,
          return: `${p.ref}: mengapa dikembalikan?`,
          move: `${p.ref}: menjadi tanggal berapa?`,
        })[p.action] ?? p.ref,
      'finding.stale': (p: { ref: string; state: string }) =>
        `${p.ref}: ${findingStates[p.state] ?? p.state}; langkah itu tidak berlaku sekarang.`,
      'finding.notOwnAnswer': () => 'Bukti yang Bapak/Ibu catat sendiri diperiksa oleh orang lain.',
      'refused.noAudit': () =>
        'Audit hanya untuk koordinator, pimpinan dan Pengawas, serta kantor yang menerima temuan.',
      'refused.noAuditPart': () => 'Langkah itu bukan bagian Bapak/Ibu.',
    },
    labels: {
      'audit.plan': () => 'Rencanakan audit',
      'audit.see': () => 'Buka',
      'audit.kind.infrastructure': () => 'Infrastruktur',
      'audit.kind.application': () => 'Aplikasi',
      'audit.kind.security': () => 'Keamanan',
      'audit.whole.infrastructure': () => 'Seluruh infrastruktur',
      'audit.whole.security': () => 'Infrastruktur dan aplikasi',
      'audit.budget': () => 'Anggaran',
      'audit.auditor': () => 'Auditor',
      'audit.criteria': () => 'Kriteria',
      'audit.letter': () => 'Surat tugas',
      'audit.start': () => 'Mulai',
      'audit.report': () => 'Nomor laporan',
      'audit.upload': () => 'Unggah laporan',
      'audit.read': () => 'Buka laporan',
      'audit.chair': () => 'Catat tanda terima',
      'audit.mayor': () => 'Catat tanda terima',
      'audit.finding': () => 'Temuan baru',
      'audit.close': () => 'Tutup audit',
      'audit.cancel': () => 'Batalkan audit',
      'finding.open': (p: { ref?: string }) => p.ref ?? 'Temuan',
      'finding.see': () => 'Buka temuan',
      'finding.audit': () => 'Auditnya',
      'finding.upload': () => 'Unggah bukti',
      'finding.answer': () => 'Nomor surat bukti',
      'finding.read': () => 'Buka bukti',
      'finding.accept': () => 'Terima tindak lanjut',
      'finding.return': () => 'Kembalikan',
      'finding.move': () => 'Ubah tanggal',
    },
  };
};
