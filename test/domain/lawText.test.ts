/** The regulations' texts: that they are whole, and that everything the desk cites stands in them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRef, refCode } from '../../src/domain/articles.ts';
import { pagesOf } from '../../src/domain/lawPages.ts';
import { brokenCitations, nameOfPlace, placeOf, refOf } from '../../src/domain/lawPlaces.ts';
import { parseLaw, type LawText } from '../../src/domain/lawText.ts';
import { lackedTopic } from '../../src/domain/lawTopics.ts';
import { articleBehind, REFUSALS_WITH_LAW } from '../../src/domain/refusalArticles.ts';
import { refsIn } from '../../src/domain/articles.ts';
import { localeOf } from '../../src/locales/index.ts';
import { city, local } from './cities.ts';

const read = (name: string): LawText =>
  parseLaw(readFileSync(new URL(`../../regions/texts/${name}.txt`, import.meta.url), 'utf8'), `${name}.txt`);
const laws = { bitung: read('bitung'), padang: read('padang') };

describe.each(['bitung', 'padang'] as const)('the regulation of %s', (name) => {
  const law = laws[name];
  const region = city(name);

  it('has every article up to the last, none without text', () => {
    expect(law.articles.map((article) => article.number)).toEqual(
      Array.from({ length: region.regulation.lastArticle }, (_, index) => index + 1),
    );
    for (const { paragraphs, headings } of law.articles) {
      expect(paragraphs.length).toBeGreaterThan(0);
      expect(headings[0]).toMatch(/^BAB [IVX]+ \S/);
    }
  });

  it('has every place that duties, services, refusals and sentences cite', () => {
    expect(brokenCitations(region, law)).toEqual([]);
  });

  it('prints what the list of its mistakes says it prints', () => {
    // What is described there instead of quoted: a contradiction, a missing title, a point that holds two.
    const described = ['20(6)b-c', '37', '57(4)b'];
    const missing = region.draftingErrors
      .filter(({ at }) => !described.includes(at))
      .flatMap(({ at, printed }) =>
        refsIn(at).filter((ref) => {
          const article = law.articles[ref.article - 1];
          const all = [
            ...(article?.headings ?? []),
            ...(article?.paragraphs ?? [])
              .filter((one) => ref.paragraph === null || one.number === ref.paragraph)
              .flatMap((one) => [one.text, ...one.points.map((point) => point.text)]),
            ...(ref.article === law.articles.length ? law.closing : []),
          ];
          return !all.some((text) => text.includes(printed));
        }),
      );
    expect(missing.map(refCode)).toEqual([]);
  });

  it('fits Telegram’s messages, page by page, and no paragraph is lost between pages', () => {
    for (const article of law.articles) {
      const pages = pagesOf({ article, paragraph: null, point: null });
      expect(pages.flatMap((page) => page.paragraphs)).toEqual(article.paragraphs.map((one) => one.number));
      for (const page of pages) expect(page.text.length).toBeLessThan(3_500);
    }
  });

  it('has the article of every refusal that cites one', () => {
    for (const sentence of REFUSALS_WITH_LAW) {
      const behind = articleBehind(region, sentence, { article: region.articles.userService });
      for (const ref of refsIn(behind?.article ?? '')) expect(placeOf(law, ref), sentence).not.toBeNull();
    }
  });

  it('says what its city lacks only where the city’s file has no article for it', () => {
    expect(lackedTopic(region, 'pd mandiri')?.topic).toBe(name === 'padang' ? 'pdMandiri' : undefined);
    expect(lackedTopic(region, 'rekomendasi anggaran')?.topic).toBe(
      name === 'bitung' ? 'budgetRecommendation' : undefined,
    );
    expect(lackedTopic(region, 'evaluasi secara mandiri')).toBeNull();
  });
});

it('every refusal in the table is a sentence', () => {
  const { sentences } = localeOf(city('bitung'), 'id', local(city('bitung'), '2026-11-21 09:00'));
  expect(REFUSALS_WITH_LAW.filter((sentence) => !(sentence in sentences))).toEqual([]);
});

describe('a place of the law', () => {
  it.each<[string, string | null]>([
    ['41', '41'],
    ['pasal 41', '41'],
    ['Pasal 41 ayat (7) huruf a', '41(7)a'],
    ['41(7)a', '41(7)a'],
    ['41 ayat 7 a', '41(7)a'],
    ['41 7', '41(7)'],
    ['psl. 1 angka 36', '1(36)'],
    ['4 huruf b', '4b'],
    ['article 28(5)', '28(5)'],
    ['43(1)-(2)', '43(1)'],
    ['17(4), 26(1)', '17(4)'],
    ['2021', null],
    ['cadangan', null],
    ['ayat 7', null],
    ['', null],
  ])('“%s” is read as %s', (typed, code) => {
    const ref = readRef(typed);
    expect(ref === null ? null : refCode(ref)).toBe(code);
  });

  it.each<[string, string | null]>([
    ['41(7)a', 'Pasal 41 ayat (7) huruf a'],
    ['1(36)', 'Pasal 1 angka 36'],
    ['4b', 'Pasal 4 huruf b'],
    ['19', 'Pasal 19'],
    ['41(7)c', null],
    ['41a', null],
    ['19(1)', null],
    ['52', null],
  ])('%s is called %s in Bitung', (typed, name) => {
    const ref = readRef(typed);
    const place = ref === null ? null : placeOf(laws.bitung, ref);
    expect(place === null ? null : nameOfPlace(place)).toBe(name);
    if (place !== null) expect(placeOf(laws.bitung, refOf(place))).toEqual(place);
  });
});

describe('a text with a mistake is refused with file, line and fix', () => {
  it.each<[string, RegExp]>([
    ['Pasal 2\nTeks.', /x\.txt:1: Pasal 1 must come here, not Pasal 2/],
    ['Pasal 1\n(1) Satu.\n(3) Tiga.', /x\.txt:3: number 2 must come here, not 3/],
    ['Pasal 1\n(1) Satu:\nb. kedua', /x\.txt:3: huruf a must come here, not b/],
    ['Pasal 1\n(1) Satu\nlanjutan baris', /x\.txt:3: a line is neither .* join it/],
    ['Pasal 1\na. tanpa kalimat', /x\.txt:2: a huruf needs the sentence/],
    ['Pasal 1\n(1) Salah [pindai saja]', /x\.txt:2: .*\[scanned\|read\]/],
    ['Pasal 1\n(1) Satu.\n2. Dua.', /x\.txt:3: Pasal 1 mixes ayat and angka/],
    ['Kalimat lepas', /x\.txt:1: text stands before the first Pasal/],
    ['Pasal 1\nPasal 2\nTeks', /Pasal 1 has no text/],
    ['# hanya catatan', /no line "Pasal 1"/],
  ])('%j', (text, problem) => {
    expect(() => parseLaw(text, 'x.txt')).toThrow(problem);
  });
});
