/** A page of A4 and the hand that writes on it, in points. */
import type PDFDocument from 'pdfkit';

export const PAGE = { width: 595.28, height: 841.89 };
export const LEFT = 62;
export const RIGHT = PAGE.width - 50;
export const TOP = 34;
export const BOTTOM = PAGE.height - 30;
export const WIDTH = RIGHT - LEFT;
export const GAP = 16;
/** Above and below the words of a row. */
export const ROW = 4;
export const REGULAR = 'Helvetica';
export const BOLD = 'Helvetica-Bold';

/** What is drawn on, and how large; lengths below are points at full size. */
export interface Page {
  readonly doc: InstanceType<typeof PDFDocument>;
  readonly scale: number;
}

export const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

export function rule(page: Page, y: number, width: number): void {
  page.doc.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(width).strokeColor('#000').stroke();
}

/** The hand for what is written next. */
export function write(page: Page, font: string, size: number, colour = '#000'): void {
  page.doc
    .font(font)
    .fontSize(size * page.scale)
    .fillColor(colour);
}

/** Writes and gives the bottom; never begins another page. */
export function text(
  page: Page,
  words: string,
  x: number,
  y: number,
  options: PDFKit.Mixins.TextOptions,
): number {
  const said = plain(words);
  page.doc.text(said, x, y, options);
  return y + page.doc.heightOfString(said, options);
}

/** The standard fonts know Latin-1 and a few signs more; what they lack becomes a question mark. */
export const plain = (words: string): string =>
  words.replace(/[^\u0020-\u007e\u00a0-\u00ff–—‘’“”•…€\n]/gu, '?');
