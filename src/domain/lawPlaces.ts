/** Finding a place in the text of the regulation, and what is known to be misprinted there. */
import { refCode, refsIn, type ArticleRef } from './articles.ts';
import type { LawArticle, LawParagraph, LawText } from './lawText.ts';
import type { Region } from './region.ts';

export type DraftingError = Region['draftingErrors'][number];

/** What a reference leads to; the paragraph is null when the whole article is meant. */
export interface LawPlace {
  readonly article: LawArticle;
  readonly paragraph: LawParagraph | null;
  readonly point: string | null;
}

/** Null: the regulation has no such place. A huruf of an article without ayat is found without one. */
export function placeOf(law: LawText, ref: ArticleRef): LawPlace | null {
  const article = law.articles[ref.article - 1];
  if (article === undefined) return null;
  const [only] = article.paragraphs;
  const wanted = ref.paragraph ?? (ref.point !== null && only?.kind === 'body' ? 0 : null);
  if (wanted === null) return ref.point === null ? { article, paragraph: null, point: null } : null;
  const paragraph = article.paragraphs.find((one) => one.number === wanted);
  if (paragraph === undefined) return null;
  const has = ref.point === null || paragraph.points.some((one) => one.letter === ref.point);
  return has ? { article, paragraph, point: ref.point } : null;
}

/** `Pasal 41 ayat (7) huruf a`, `Pasal 1 angka 36`: as the law itself is cited, in Indonesian. */
export function nameOfPlace({ article, paragraph, point }: LawPlace): string {
  const number =
    paragraph === null || paragraph.kind === 'body'
      ? ''
      : paragraph.kind === 'ayat'
        ? ` ayat (${paragraph.number})`
        : ` angka ${paragraph.number}`;
  return `Pasal ${article.number}${number}${point === null ? '' : ` huruf ${point}`}`;
}

export const refOf = ({ article, paragraph, point }: LawPlace): ArticleRef => ({
  article: article.number,
  paragraph: paragraph === null || paragraph.kind === 'body' ? null : paragraph.number,
  point,
});

/** Mistakes of the regulation's own text in this place. */
export function errorsIn(region: Pick<Region, 'draftingErrors'>, place: LawPlace): DraftingError[] {
  const { article, paragraph } = place;
  return region.draftingErrors.filter((error) =>
    refsIn(error.at).some(
      (ref) =>
        ref.article === article.number &&
        (paragraph === null || ref.paragraph === null || ref.paragraph === paragraph.number),
    ),
  );
}

/** The words of a paragraph as they are searched: as printed, and as meant where the print is wrong. */
export function searchedText(
  region: Pick<Region, 'draftingErrors'>,
  article: LawArticle,
  paragraph: LawParagraph,
): string {
  const meant = errorsIn(region, { article, paragraph, point: null }).flatMap(({ corrected }) =>
    corrected === null ? [] : [corrected],
  );
  return [paragraph.text, ...paragraph.points.map(({ letter, text }) => `${letter}. ${text}`), ...meant].join(
    '\n',
  );
}

/** Citations of the city's file that lead nowhere in its text, as `field: citation`. A start with one is refused. */
export function brokenCitations(region: Region, law: LawText): string[] {
  const broken: string[] = [];
  const check = (field: string, citation: string | null | undefined): void => {
    for (const ref of refsIn(citation ?? ''))
      if (placeOf(law, ref) === null) broken.push(`${field}: ${refCode(ref)}`);
  };
  for (const [name, article] of Object.entries(region.articles)) check(`articles.${name}`, article);
  for (const name of ['pdMandiri', 'lanDiagram', 'budgetRecommendation', 'subdomainDeactivation'] as const)
    check(`${name}.article`, region[name].article);
  check('tiers.legalBasis', region.tiers.legalBasis);
  for (const list of ['duties', 'services', 'refusals'] as const)
    for (const row of region[list]) check(`${list}.${row.code}`, row.article);
  for (const row of region.consultation) check(`consultation.${row.area}`, row.article);
  for (const row of region.draftingErrors) {
    check('draftingErrors.at', row.at);
    if (row.of === undefined) check('draftingErrors.see', row.see);
  }
  return broken;
}
