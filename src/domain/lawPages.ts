/** A place of the regulation as pages that fit one message. The words are the law's own, always Indonesian. */
import type { LawPlace } from './lawPlaces.ts';
import type { LawParagraph } from './lawText.ts';

/** Characters of law on one page; the frame and the notes need the rest of Telegram's 4096. */
const MOST = 2_800;

export interface LawPage {
  readonly text: string;
  /** Numbers of the paragraphs that stand on it. */
  readonly paragraphs: readonly number[];
}

export function pagesOf({ article, paragraph, point }: LawPlace): LawPage[] {
  const shown = paragraph === null ? article.paragraphs : [paragraph];
  const pages: { text: string; paragraphs: number[] }[] = [];
  for (const one of shown) {
    const block = blockOf(one, point);
    const last = pages.at(-1);
    if (last === undefined || last.text.length + block.length > MOST)
      pages.push({ text: block, paragraphs: [one.number] });
    else {
      last.text += `\n${block}`;
      last.paragraphs.push(one.number);
    }
  }
  const [first] = pages;
  if (first !== undefined && article.intro !== '') first.text = `${article.intro}\n${first.text}`;
  return pages;
}

/** One huruf alone stands below the sentence it belongs to. */
function blockOf({ number, kind, text, points }: LawParagraph, point: string | null): string {
  const mark = kind === 'ayat' ? `(${number}) ` : kind === 'angka' ? `${number}. ` : '';
  const kept = points.filter(({ letter }) => point === null || letter === point);
  return [`${mark}${text}`, ...kept.map((one) => `    ${one.letter}. ${one.text}`)].join('\n');
}
