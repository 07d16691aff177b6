/** The frame around the regulation's own words, which stay as they are in every language. */
import type { Voice } from './voice.ts';

export interface ArticleWords {
  name: string;
  headings: readonly string[];
  text: string;
  page: number;
  pages: number;
  errors: readonly {
    printed: string;
    corrected: string | null;
    basis: string;
    see: string | null;
    of: string | null;
  }[];
  readings: readonly { scanned: string; read: string }[];
}

const bases: Record<string, string> = {
  articles_inserted: 'nomor pasal bergeser',
  content: 'menurut isinya',
  parallel_text: 'menurut ketentuan yang sejajar',
  heading: 'menurut judulnya',
  definition: 'menurut definisinya',
  grammar: 'menurut tata bahasa',
  undated: 'tanggalnya kosong dalam naskah',
};
const topics: Record<string, string> = {
  pdMandiri: 'PD Mandiri TIK',
  lanDiagram: 'penyerahan diagram LAN',
  budgetRecommendation: 'rekomendasi anggaran TIK',
  subdomainDeactivation: 'penonaktifan subdomain',
  tiers: 'Service Desk Tier 1 dan Tier 2 (di sini berlaku sebagai praktik)',
};

export const lawWords = (v: Voice) => ({
  sentences: {
    'law.contents': (p: {
      regulation: string;
      rows: readonly { name: string; from: number; until: number }[];
    }) =>
      `${p.regulation}\n\n${p.rows.map((row) => `${row.name}: Pasal ${row.from === row.until ? row.from : `${row.from}–${row.until}`}`).join('\n')}\n\nCari dengan nomor atau kata: /aturan 41(7)a, /aturan pasal 18 ayat 1, /aturan cadangan data.`,
    'law.article': (p: ArticleWords) =>
      [
        p.name + (p.pages > 1 ? ` · halaman ${p.page} dari ${p.pages}` : ''),
        p.headings.join(' · '),
        '',
        p.text,
        ...notesOf(p),
      ].join('\n'),
    'law.notThere': (p: {
      article: string;
      number: number;
      regulation: string;
      last: number;
      isArticle: boolean;
      count: number;
    }) =>
      p.isArticle
        ? `${p.regulation} tidak mempunyai Pasal ${p.article}. Pasal ${p.number} ${p.count === 0 ? 'tidak terbagi dalam ayat' : `mempunyai ayat atau angka 1 sampai ${p.count}`}.`
        : `${p.regulation} tidak mempunyai Pasal ${p.article}; pasalnya 1 sampai ${p.last}.`,
    'law.lacks': (p: { topic: string; regulation: string; instead: readonly string[] }) =>
      `${p.regulation} tidak mengatur ${topics[p.topic] ?? p.topic}; ketentuan itu ada di kota lain.${p.instead.length === 0 ? '' : `\nYang berlaku di ${v.city}: ${p.instead.join(', ')}.`}`,
    'law.found': (p: {
      word: string;
      regulation: string;
      rows: readonly { name: string; text: string }[];
      page: number;
      pages: number;
      isFull: boolean;
    }) =>
      `"${p.word}" dalam ${p.regulation}${p.pages > 1 ? ` · halaman ${p.page} dari ${p.pages}` : ''}${p.isFull ? '' : '\nTidak ada yang memuat semua kata itu; yang paling mirip:'}\n\n${p.rows.map((row) => `${row.name}\n${row.text}`).join('\n\n')}`,
    'law.nothing': (p: { word: string; regulation: string }) =>
      `Tidak ada ketentuan tentang "${p.word}" dalam ${p.regulation}. Coba kata lain, atau /aturan untuk daftar isinya.`,
    'law.noText': (p: { regulation: string }) =>
      `Naskah ${p.regulation} belum dimuat di bot ini. Mintalah kepada ${v.ict}.`,
    'law.basis': (p: { article: string }) => `Dasar: Pasal ${p.article} · /aturan ${p.article}`,
  },
  labels: {
    'law.open': (p: { article?: string }) => `Pasal ${p.article ?? ''}`,
    'law.before': (p: { number?: number }) => `‹ Pasal ${p.number ?? ''}`,
    'law.next': (p: { number?: number }) => `Pasal ${p.number ?? ''} ›`,
    'law.whole': (p: { number?: number }) => `Seluruh Pasal ${p.number ?? ''}`,
    'law.results': () => 'Hasil pencarian',
  },
});

function notesOf({ errors, readings }: ArticleWords): string[] {
  const lines = [
    ...errors.map(
      ({ printed, corrected, basis, see, of }) =>
        `• Tercetak "${printed}"; ${corrected === null ? 'yang dimaksud tidak diketahui' : `yang dimaksud "${corrected}"`} (${bases[basis] ?? basis}${see === null ? '' : `, lihat Pasal ${see}${of === null ? '' : ` ${of}`}`}).`,
    ),
    ...readings.map(({ scanned, read }) => `• Pindaian terbaca "${scanned}"; ditulis "${read}".`),
  ];
  return lines.length === 0 ? [] : ['', 'Catatan:', ...lines];
}
