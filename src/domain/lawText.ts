/**
 * The text of a city's regulation, from `regions/texts/<city>.txt`: articles with their paragraphs and points, as printed. One
 * thought a line; the head of each file says how it is written.
 */
export interface LawPoint {
  readonly letter: string;
  readonly text: string;
}

/** An ayat, an angka of the definitions, or the body of an article that has neither (number 0). */
export interface LawParagraph {
  readonly number: number;
  readonly kind: 'body' | 'ayat' | 'angka';
  readonly text: string;
  readonly points: readonly LawPoint[];
}

/** A place where the scan was misread, and what stands there. */
export interface ScanReading {
  readonly paragraph: number;
  readonly scanned: string;
  readonly read: string;
}

export interface LawArticle {
  readonly number: number;
  /** `BAB V MANAJEMEN SPBE`, `Bagian Kesembilan …`, `Paragraf 1 …`: what stands above it. */
  readonly headings: readonly string[];
  /** Said before the first angka, and meant for all of them; else empty. */
  readonly intro: string;
  readonly paragraphs: readonly LawParagraph[];
  readonly readings: readonly ScanReading[];
}

export interface LawText {
  readonly articles: readonly LawArticle[];
  /** Promulgation, after the last article. */
  readonly closing: readonly string[];
}

const HEADINGS = [/^BAB [IVXL]+( |$)/, /^Bagian Ke\w+( |$)/, /^Paragraf \d+( |$)/] as const;
const ARTICLE = /^Pasal (\d{1,3})$/;
const AYAT = /^\((\d{1,2})\) (.+)$/;
const ANGKA = /^(\d{1,2})\. (.+)$/;
const POINT = /^([a-z])\. (.+)$/;
const CLOSING = 'Penutup';

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };

/** Reads a regulation's file. Throws an Error that names file, line and fix at the first thing that does not follow. */
export function parseLaw(text: string, file: string): LawText {
  const headings: (string | null)[] = [null, null, null];
  const articles: Open<LawArticle>[] = [];
  const closing: string[] = [];
  let isClosing = false;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const wrong = (fix: string): never => {
      throw new Error(`${file}:${index + 1}: ${fix}`);
    };
    if (isClosing || line === CLOSING) {
      if (isClosing) closing.push(line);
      isClosing = true;
      return;
    }
    const level = HEADINGS.findIndex((pattern) => pattern.test(line));
    if (level !== -1) {
      headings.splice(level, headings.length, line, ...HEADINGS.slice(level + 1).map(() => null));
      return;
    }
    const begins = ARTICLE.exec(line);
    if (begins !== null) {
      const number = Number(begins[1]);
      if (number !== articles.length + 1)
        wrong(`Pasal ${articles.length + 1} must come here, not Pasal ${number}`);
      const above = headings.filter((one) => one !== null);
      articles.push({ number, headings: above, intro: '', paragraphs: [], readings: [] });
      return;
    }
    const article = articles.at(-1) ?? wrong('text stands before the first Pasal; move it below one');
    addLine(article, line, wrong);
  });
  if (articles.length === 0) throw new Error(`${file}:1: there is no line "Pasal 1"`);
  const empty = articles.find((article) => article.paragraphs.length === 0);
  if (empty !== undefined) throw new Error(`${file}: Pasal ${empty.number} has no text; write it`);
  return { articles, closing };
}

function addLine(article: Open<LawArticle>, line: string, wrong: (fix: string) => never): void {
  const last = article.paragraphs.at(-1) as Open<LawParagraph> | undefined;
  const found = AYAT.exec(line) ?? ANGKA.exec(line);
  if (found !== null) {
    const kind = line.startsWith('(') ? 'ayat' : 'angka';
    const number = Number(found[1]);
    if (kind === 'angka' && last?.kind === 'body' && article.intro === '') {
      article.intro = last.text;
      article.paragraphs.length = 0;
    } else if (last !== undefined && last.kind !== kind)
      wrong(`Pasal ${article.number} mixes ${last.kind} and ${kind}; write one kind`);
    if (number !== (article.paragraphs.at(-1)?.number ?? 0) + 1)
      wrong(`number ${article.paragraphs.length + 1} must come here, not ${number}`);
    const text = readScan(article, number, found[2] ?? '', wrong);
    article.paragraphs.push({ number, kind, text, points: [] });
    return;
  }
  const point = POINT.exec(line);
  if (point !== null) {
    if (last === undefined) return wrong('a huruf needs the sentence it belongs to before it');
    const due = String.fromCodePoint(97 + last.points.length);
    if (point[1] !== due) wrong(`huruf ${due} must come here, not ${point[1]}`);
    last.points.push({
      letter: due,
      text: readScan(article, last.number, point[2] ?? '', wrong),
    });
    return;
  }
  if (last !== undefined) wrong('a line is neither ayat, huruf nor angka; join it to the line before');
  const text = readScan(article, 0, line, wrong);
  article.paragraphs.push({ number: 0, kind: 'body', text, points: [] });
}

/** `[scanned|read]` as what is read; the reading is kept beside. */
function readScan(
  article: Open<LawArticle>,
  paragraph: number,
  text: string,
  wrong: (fix: string) => never,
): string {
  const read = text.replace(/\[([^[\]|]+)\|([^[\]|]+)\]/g, (_, scanned: string, meant: string) => {
    article.readings.push({ paragraph, scanned, read: meant });
    return meant;
  });
  return /[[\]|]/.test(read) ? wrong('a reading of the scan is written [scanned|read]') : read;
}
