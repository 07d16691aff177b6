/** The frame around the regulation's own words in English; the law itself is not translated. */
import type { ArticleWords, lawWords as indonesian } from './law.id.ts';
import type { Voice } from './voice.ts';

const bases: Record<string, string> = {
  articles_inserted: 'the articles’ numbers have shifted',
  content: 'by what it says',
  parallel_text: 'by the parallel rule',
  heading: 'by its heading',
  definition: 'by the definition',
  grammar: 'by grammar',
  undated: 'the date is blank in the source',
};
const topics: Record<string, string> = {
  pdMandiri: 'PD Mandiri TIK',
  lanDiagram: 'handing in LAN diagrams',
  budgetRecommendation: 'a recommendation for ICT budgets',
  subdomainDeactivation: 'deactivating subdomains',
  tiers: 'Service Desk Tier 1 and Tier 2 (here they exist by practice)',
};

export const lawWords = (v: Voice): ReturnType<typeof indonesian> => ({
  sentences: {
    'law.contents': (p: {
      regulation: string;
      rows: readonly { name: string; from: number; until: number }[];
    }) =>
      `${p.regulation}\n\n${p.rows.map((row) => `${row.name}: articles ${row.from === row.until ? row.from : `${row.from}–${row.until}`}`).join('\n')}\n\nSearch by number or by (Indonesian) words: /aturan 41(7)a, /aturan pasal 18 ayat 1, /aturan cadangan data. The law is not translated.`,
    'law.article': (p: ArticleWords) =>
      [
        p.name + (p.pages > 1 ? ` · page ${p.page} of ${p.pages}` : ''),
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
        ? `${p.regulation} has no article ${p.article}. Article ${p.number} ${p.count === 0 ? 'is not divided into paragraphs' : `has paragraphs 1 to ${p.count}`}.`
        : `${p.regulation} has no article ${p.article}; its articles are 1 to ${p.last}.`,
    'law.lacks': (p: { topic: string; regulation: string; instead: readonly string[] }) =>
      `${p.regulation} has no rule on ${topics[p.topic] ?? p.topic}; another city’s has.${p.instead.length === 0 ? '' : `\nWhat counts in ${v.city}: ${p.instead.join(', ')}.`}`,
    'law.found': (p: {
      word: string;
      regulation: string;
      rows: readonly { name: string; text: string }[];
      page: number;
      pages: number;
      isFull: boolean;
    }) =>
      `"${p.word}" in ${p.regulation}${p.pages > 1 ? ` · page ${p.page} of ${p.pages}` : ''}${p.isFull ? '' : '\nNothing holds all of these words; the closest:'}\n\n${p.rows.map((row) => `${row.name}\n${row.text}`).join('\n\n')}`,
    'law.nothing': (p: { word: string; regulation: string }) =>
      `There is nothing on "${p.word}" in ${p.regulation}. Try other (Indonesian) words, or /aturan for its contents.`,
    'law.noText': (p: { regulation: string }) =>
      `The text of ${p.regulation} is not in this bot yet. Please ask ${v.ict}.`,
    'law.basis': (p: { article: string }) => `Basis: Article ${p.article} · /aturan ${p.article}`,
  },
  labels: {
    'law.open': (p: { article?: string }) => `Article ${p.article ?? ''}`,
    'law.before': (p: { number?: number }) => `‹ Article ${p.number ?? ''}`,
    'law.next': (p: { number?: number }) => `Article ${p.number ?? ''} ›`,
    'law.whole': (p: { number?: number }) => `All of article ${p.number ?? ''}`,
    'law.results': () => 'Search results',
  },
});

function notesOf({ errors, readings }: ArticleWords): string[] {
  const lines = [
    ...errors.map(
      ({ printed, corrected, basis, see, of }) =>
        `• Printed "${printed}"; ${corrected === null ? 'what is meant is not known' : `meant is "${corrected}"`} (${bases[basis] ?? basis}${see === null ? '' : `, see article ${see}${of === null ? '' : ` ${of}`}`}).`,
    ),
    ...readings.map(({ scanned, read }) => `• The scan reads "${scanned}"; written "${read}".`),
  ];
  return lines.length === 0 ? [] : ['', 'Notes:', ...lines];
}
