/** What is said of a model's advice. */
import type { TicketKind } from '../domain/ticketKinds.ts';

export const adviceWords = (kinds: Readonly<Record<TicketKind, string>>) => ({
  sentences: {
    'advice.asked': (p: { number: string }) =>
      `${p.number}: saran jawaban sedang disusun dan dikirim kepada Bapak/Ibu secara pribadi. Tidak ada yang terkirim ke pelapor tanpa tombol Bapak/Ibu.`,
    'advice.draft': (p: { number: string; text: string }) =>
      `${p.number}: konsep jawaban, disusun oleh mesin. Periksa dahulu; belum terkirim.\n\n${p.text}`,
    'advice.none': (p: { number: string }) =>
      `${p.number}: saran jawaban tidak tersedia saat ini. Silakan tulis sendiri dengan membalas kartu tiket.`,
    'refused.noAdvice': (p: { number: string }) =>
      `${p.number}: saran jawaban tidak tersedia untuk tiket ini. Silakan tulis sendiri dengan membalas kartu tiket.`,
  },
  labels: {
    suggest: () => 'Saran jawaban',
    sendDraft: () => 'Kirim ke pelapor',
    writeOwn: () => 'Tulis sendiri',
  },
  card: {
    advised: (p: {
      summary: string;
      kind: TicketKind | null;
      category: string | null;
      priority: string | null;
    }) =>
      [
        `🤖 ${p.summary}`,
        ...(p.kind === null && p.category === null && p.priority === null
          ? []
          : [
              `Menurut mesin: ${[p.kind === null ? null : kinds[p.kind], p.category, p.priority].filter((part) => part !== null).join(', ')} (Lainnya → Ubah jenis/prioritas)`,
            ]),
      ].join('\n'),
    mayBeSecurity: () => '🤖 Mungkin insiden keamanan: mohon diperiksa.',
    passedSummary: (p: { happened: string; tried: string; asked: string }) =>
      [
        '🤖 Ringkasan mesin',
        ...(p.happened === '' ? [] : [`Terjadi: ${p.happened}`]),
        ...(p.tried === '' ? [] : [`Sudah dicoba: ${p.tried}`]),
        ...(p.asked === '' ? [] : [`Diminta: ${p.asked}`]),
      ].join('\n'),
  },
});
