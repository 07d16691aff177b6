import { z } from 'zod';

const item = /^\d{1,3}(-\d{1,3}|\(\d{1,2}\)([a-z](-[a-z])?|-\(\d{1,2}\))?)?$/;

/**
 * Articles of the city's own regulation, each with its number, joined by `, `: `47`, `42-45`, `41(7)a`, `14(2)c-d`,
 * `43(1)-(2)`, `52(1), 52(3)`. Article 41 paragraph (7) point a is `41(7)a`.
 */
export const ArticleSchema = z
  .string()
  .refine(
    (text) => text.split(', ').every((part) => item.test(part)),
    "write articles such as '47', '42-45', '41(7)a', '43(1)-(2)' or '52(1), 52(3)'",
  );

/** The numbers of the articles that a citation names, without paragraphs; both ends of a range. */
export function articlesIn(citation: string): number[] {
  return citation.split(', ').flatMap((part) => {
    const range = /^(\d+)(?:-(\d+))?/.exec(part);
    return range === null ? [] : [range[1], range[2]].filter((n) => n !== undefined).map(Number);
  });
}

/** One place of the regulation: an article, or a paragraph (ayat, or angka of the definitions) or point (huruf) of it. */
export interface ArticleRef {
  readonly article: number;
  readonly paragraph: number | null;
  readonly point: string | null;
}

/** The places a citation names; of a range both ends. */
export function refsIn(citation: string): ArticleRef[] {
  return citation.split(', ').flatMap((part): ArticleRef[] => {
    const found = /^(\d+)(?:-(\d+)|\((\d+)\)(?:([a-z])(?:-([a-z]))?|-\((\d+)\))?)?$/.exec(part);
    if (found === null) return [];
    const [, first, lastArticle, paragraph, point, lastPoint, lastParagraph] = found;
    const ref = (article: unknown, of: unknown = null, letter: string | null = null): ArticleRef => ({
      article: Number(article),
      paragraph: of === null ? null : Number(of),
      point: letter,
    });
    return [
      ref(first, paragraph ?? null, point ?? null),
      ...(lastArticle === undefined ? [] : [ref(lastArticle)]),
      ...(lastPoint === undefined ? [] : [ref(first, paragraph, lastPoint)]),
      ...(lastParagraph === undefined ? [] : [ref(first, lastParagraph)]),
    ];
  });
}

/** `41(7)a`, as the data and the buttons write it. */
export const refCode = ({ article, paragraph, point }: ArticleRef): string =>
  `${article}${paragraph === null ? '' : `(${paragraph})`}${point ?? ''}`;

const ASKED =
  /^(?:(?:pasal|psl|ps|article|art)\.? *)?(\d{1,3})(?: *(?:(?:ayat|angka|paragraph|par)\.? *\(? *|\( *|\. *| +)(\d{1,2}) *\)?)?(?: *(?:(?:huruf|hrf|butir|point)\.? *\(? *|\( *)?([a-z])\b *[).]?)?$/;

/** The place that a person means: `41`, `pasal 41 ayat 7`, `41(7)a`, `Pasal 1 angka 36`; null: these are words. */
export function readRef(words: string): ArticleRef | null {
  const text = words.toLowerCase().replace(/\s+/g, ' ').trim();
  const found = ASKED.exec(text);
  if (found !== null)
    return {
      article: Number(found[1]),
      paragraph: found[2] === undefined ? null : Number(found[2]),
      point: found[3] ?? null,
    };
  const cited = text.replace(/^pasal /, '');
  return cited.split(', ').every((part) => item.test(part)) ? (refsIn(cited)[0] ?? null) : null;
}
