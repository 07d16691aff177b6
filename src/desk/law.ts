/** `/aturan`: an article of the city's regulation by number or by words. Open to everybody; the law is public. */
import { searchLaw, type LawHit } from '../db/law.ts';
import { readRef, refCode, refsIn, type ArticleRef } from '../domain/articles.ts';
import { pagesOf } from '../domain/lawPages.ts';
import { errorsIn, nameOfPlace, placeOf, refOf, type LawPlace } from '../domain/lawPlaces.ts';
import type { LawText } from '../domain/lawText.ts';
import { lackedTopic } from '../domain/lawTopics.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { pairs } from './choices.ts';
import type { Desk, Notice } from './desk.ts';

const PER_PAGE = 6;
/** Telegram's limit for a button's data, in bytes. */
const MOST_DATA = 64;

/** `/aturan 41(7)a`, `/aturan pasal 41 ayat 7`, `/aturan cadangan data hal 2`. */
export async function aturan(desk: Desk, typed: string): Promise<Notice> {
  const { words, page } = splitPage(typed);
  if (desk.law === null) return { speech: sentence('law.noText', { regulation: officialName(desk) }) };
  if (words === '') return contents(desk, desk.law);
  const ref = readRef(words);
  return ref === null ? find(desk, words, page) : open(desk, desk.law, ref, page, '');
}

/** `law:<place>:<page>:<words>`; without a place it is the list of what was found. */
export async function aturanPressed(
  desk: Desk,
  pressed: { ref: string; page: string; words: string },
): Promise<Notice> {
  const { law } = desk;
  const page = /^\d{1,2}$/.test(pressed.page) ? Number(pressed.page) : 1;
  if (law === null) return { speech: sentence('law.noText', { regulation: officialName(desk) }) };
  if (pressed.ref === '') return pressed.words === '' ? contents(desk, law) : find(desk, pressed.words, page);
  const [ref] = refsIn(pressed.ref);
  if (ref === undefined) return { speech: sentence('refused.stale', {}), alert: true };
  return open(desk, law, ref, page, pressed.words);
}

/** `pasal:<citation>`, the button below a refusal: opens its article and leaves the message as it is. */
export function citationPressed(desk: Desk, citation: string): Notice {
  const [ref] = refsIn(citation);
  if (desk.law === null || ref === undefined) return { speech: sentence('refused.stale', {}), alert: true };
  return open(desk, desk.law, ref, 1, '');
}

/** `hal 2` at the end turns the page. */
function splitPage(typed: string): { words: string; page: number } {
  const found = /^(.*?)\s*\b(?:hal|halaman|page)\.? *(\d{1,2})$/is.exec(typed.trim());
  return found === null
    ? { words: typed.trim(), page: 1 }
    : { words: (found[1] ?? '').trim(), page: Number(found[2]) };
}

/** `Peraturan Walikota Bitung Nomor 69 Tahun 2021`: the name without what it is about. */
const officialName = ({ region }: Desk): string => region.regulation.name.split(' tentang ')[0] ?? '';

/** Words as a button can carry them back; empty when they do not fit. */
function carried(ref: string, words: string): string {
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Buffer.byteLength(`law:${ref}:99:${plain}`) <= MOST_DATA ? plain : '';
}

const toPlace = (label: string, place: LawPlace, page: number, words: string): Button => ({
  label,
  data: `law:${refCode(refOf(place))}:${page}:${words}`,
  with: { article: refCode(refOf(place)), number: place.article.number },
});

/** What the regulation has, chapter by chapter. */
function contents(desk: Desk, law: LawText): Notice {
  const chapters = new Map<string, { from: number; until: number }>();
  for (const { number, headings } of law.articles) {
    const chapter = headings[0] ?? '';
    chapters.set(chapter, { from: chapters.get(chapter)?.from ?? number, until: number });
  }
  const rows = [...chapters].map(([name, range]) => ({ name, ...range }));
  const buttons = rows.map(({ name, from }): Button => ({
    label: 'plain',
    with: { text: clip(name.split(' ').slice(0, 2).join(' '), 20) },
    data: `law:${from}:1:`,
  }));
  return {
    speech: sentence(
      'law.contents',
      { regulation: desk.region.regulation.name, rows },
      { buttons: [...pairs(pairs(buttons)).map((row) => row.flat())] },
    ),
  };
}

function open(desk: Desk, law: LawText, ref: ArticleRef, wanted: number, words: string): Notice {
  const place = placeOf(law, ref);
  if (place === null) return notThere(desk, law, ref);
  const pages = pagesOf(place);
  const page = Math.min(Math.max(1, wanted), pages.length);
  const shown = pages[page - 1] ?? { text: '', paragraphs: [] };
  const isShown = (paragraph: number | null) => paragraph === null || shown.paragraphs.includes(paragraph);
  const errors = errorsIn(desk.region, place).filter(({ at }) =>
    refsIn(at).some((one) => one.article === place.article.number && isShown(one.paragraph)),
  );
  const beside = (number: number): LawPlace | null =>
    placeOf(law, { article: number, paragraph: null, point: null });
  const before = beside(ref.article - 1);
  const next = beside(ref.article + 1);
  const code = refCode(refOf(place));
  const kept = carried(code, words);
  const buttons: Button[][] = [
    [
      ...(page > 1 ? [{ label: 'page.before', data: `law:${code}:${page - 1}:${kept}` }] : []),
      ...(page < pages.length ? [{ label: 'page.next', data: `law:${code}:${page + 1}:${kept}` }] : []),
    ],
    [
      ...(before === null ? [] : [toPlace('law.before', before, 1, carried(String(ref.article - 1), words))]),
      ...(place.paragraph === null || place.paragraph.kind === 'body'
        ? []
        : [toPlace('law.whole', { ...place, paragraph: null, point: null }, 1, kept)]),
      ...(next === null ? [] : [toPlace('law.next', next, 1, carried(String(ref.article + 1), words))]),
    ],
    kept === '' ? [] : [{ label: 'law.results', data: `law::1:${kept}` }],
  ];
  return {
    speech: sentence(
      'law.article',
      {
        name: `${officialName(desk)}, ${nameOfPlace(place)}`,
        headings: place.article.headings,
        text: shown.text,
        page,
        pages: pages.length,
        errors: errors.map(({ printed, corrected, basis, see, of }) => ({
          printed,
          corrected,
          basis,
          see: see ?? null,
          of: of ?? null,
        })),
        readings: place.article.readings.filter((one) => shown.paragraphs.includes(one.paragraph)),
      },
      { buttons },
    ),
  };
}

/** The number is outside the regulation, or the article has no such ayat or huruf. */
function notThere(desk: Desk, law: LawText, ref: ArticleRef): Notice {
  const article = law.articles[ref.article - 1];
  const whole = article === undefined ? null : { article, paragraph: null, point: null };
  return {
    speech: sentence(
      'law.notThere',
      {
        article: refCode(ref),
        number: ref.article,
        regulation: desk.region.regulation.short,
        last: law.articles.length,
        isArticle: article !== undefined,
        count: article?.paragraphs.filter((one) => one.kind !== 'body').length ?? 0,
      },
      whole === null ? {} : { buttons: [[toPlace('law.open', whole, 1, '')]] },
    ),
  };
}

async function find(desk: Desk, typed: string, wanted: number): Promise<Notice> {
  const words = clip(typed, 100);
  const lacked = lackedTopic(desk.region, words);
  const hits = await searchLaw(desk.pool, desk.region.code, words);
  const regulation = desk.region.regulation.short;
  if (lacked !== null) {
    const instead = refsIn(lacked.instead ?? '').flatMap((ref) => placeFor(desk, ref));
    return {
      speech: sentence(
        'law.lacks',
        { topic: lacked.topic, regulation, instead: instead.map(nameOfPlace) },
        { buttons: pairs(instead.map((place) => toPlace('law.open', place, 1, ''))) },
      ),
    };
  }
  if (hits.length === 0) return { speech: sentence('law.nothing', { word: words, regulation }) };
  const pages = Math.ceil(hits.length / PER_PAGE);
  const page = Math.min(Math.max(1, wanted), pages);
  const shown = hits.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const rows = shown.flatMap((hit) =>
    placeFor(desk, refOfHit(hit)).map((place) => ({ place, text: clip(hit.text.replace(/\s+/g, ' '), 160) })),
  );
  const list = carried('', words);
  const turn = (label: string, to: number): Button[] =>
    list === '' ? [] : [{ label, data: `law::${to}:${list}` }];
  return {
    speech: sentence(
      'law.found',
      {
        word: words,
        regulation,
        rows: rows.map(({ place, text }) => ({ name: nameOfPlace(place), text })),
        page,
        pages,
        isFull: shown.some((hit) => hit.isFull),
      },
      {
        buttons: [
          ...pairs(
            rows.map(({ place }) => toPlace('law.open', place, 1, carried(refCode(refOf(place)), words))),
          ),
          [
            ...(page > 1 ? turn('page.before', page - 1) : []),
            ...(page < pages ? turn('page.next', page + 1) : []),
          ],
        ],
      },
    ),
  };
}

const refOfHit = ({ article, paragraph }: LawHit): ArticleRef => ({
  article,
  paragraph: paragraph === 0 ? null : paragraph,
  point: null,
});

function placeFor({ law }: Desk, ref: ArticleRef): LawPlace[] {
  const place = law === null ? null : placeOf(law, ref);
  return place === null ? [] : [place];
}
