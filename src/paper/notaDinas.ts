/**
 * A nota dinas on one page of A4: letterhead, heading, fields, text, small tables, definitions, place for the signature. The form
 * follows the official letters of regional governments (Permendagri 1/2023). The words come from outside; the same words make the
 * same bytes. A list that is longer goes into an annex, on pages of its own.
 */
import PDFDocument from 'pdfkit';
import type { NotaDinas, NotaTable } from '../domain/notaDinas.ts';
import { drawAnnex } from './annex.ts';
import {
  BOLD,
  BOTTOM,
  GAP,
  LEFT,
  PAGE,
  plain,
  REGULAR,
  RIGHT,
  ROW,
  rule,
  sumOf,
  text,
  TOP,
  WIDTH,
  write,
  type Page,
} from './page.ts';

/** Tried in turn until the letter fits its page: a busy month is set a little smaller. */
const SCALES = [1, 0.96, 0.92, 0.88, 0.84, 0.8];

/** The letter as PDF. Throws when it does not fit one page at the smallest scale: whoever writes it must shorten it. */
export async function printNotaDinas(nota: NotaDinas): Promise<Uint8Array> {
  for (const scale of SCALES) {
    const { bytes, bottom } = await print(nota, scale);
    if (bottom <= BOTTOM - 12) return bytes;
  }
  throw new Error('The nota dinas does not fit one page: shorten its tables or notes (src/locales/nota.ts).');
}

async function print(nota: NotaDinas, scale: number): Promise<{ bytes: Uint8Array; bottom: number }> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: TOP, bottom: 0, left: LEFT, right: PAGE.width - RIGHT },
    lang: 'id',
    displayTitle: true,
    info: { Title: plain(nota.title), Author: plain(nota.letterhead.join(', ')), CreationDate: nota.madeAt },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const bottom = draw({ doc, scale }, nota);
  if (nota.annex !== undefined) drawAnnex({ doc, scale: 1 }, nota.annex);
  doc.end();
  await done;
  return { bytes: Buffer.concat(chunks), bottom };
}

/** Draws everything; how far down the page it came. */
function draw(page: Page, nota: NotaDinas): number {
  let y = letterhead(page, nota.letterhead);
  y = heading(page, nota.heading, y + 7 * page.scale);
  y = fields(page, nota.fields, y + 6 * page.scale);
  rule(page, y + 2, 0.6);
  y += 8;
  for (const text of nota.opening) y = paragraph(page, text, y, 9.5) + 3;
  for (const pair of nota.tables) y = tables(page, pair, y + 7 * page.scale);
  y = lines(page, nota.notes, y + 7 * page.scale, 8.6, '•');
  y = lines(page, nota.definitions, y + 5 * page.scale, 7, null);
  y = paragraph(page, nota.closing, y + 5 * page.scale, 9.5);
  y = signature(page, nota.signature, y + 6 * page.scale);
  write(page, REGULAR, 6.8, '#444');
  text(page, nota.footer, LEFT, BOTTOM - 10, { width: WIDTH, align: 'center' });
  return y;
}

function letterhead(page: Page, names: readonly string[]): number {
  let y = TOP;
  names.forEach((name, index) => {
    const isLast = index === names.length - 1;
    write(page, BOLD, isLast ? 14 : 12);
    y = text(page, name, LEFT, y, { width: WIDTH, align: 'center' }) + 1;
  });
  rule(page, y + 4, 1.8);
  rule(page, y + 6.6, 0.5);
  return y + 8;
}

function heading(page: Page, words: string, y: number): number {
  write(page, BOLD, 12.5);
  return text(page, words, LEFT, y, { width: WIDTH, align: 'center', underline: true });
}

function fields(page: Page, all: NotaDinas['fields'], from: number): number {
  let y = from;
  for (const [name, value] of all) {
    write(page, REGULAR, 9.5);
    text(page, name, LEFT, y, { width: 66 });
    text(page, ':', LEFT + 68, y, { width: 6 });
    y = text(page, value, LEFT + 78, y, { width: WIDTH - 78 }) + 1.5 * page.scale;
  }
  return y;
}

function paragraph(page: Page, words: string, y: number, size: number): number {
  write(page, REGULAR, size, '#000');
  return text(page, words, LEFT, y, { width: WIDTH, lineGap: 0.8 });
}

/** Side by side, each as wide as its columns ask for. */
function tables(page: Page, all: readonly NotaTable[], y: number): number {
  const weight = (table: NotaTable) => sumOf(table.widths);
  const total = all.reduce((sum, table) => sum + weight(table), 0);
  const room = WIDTH - GAP * (all.length - 1);
  let x = LEFT;
  return Math.max(
    ...all.map((table) => {
      const width = (room * weight(table)) / total;
      const bottom = drawTable(page, table, x, y, width);
      x += width + GAP;
      return bottom;
    }),
  );
}

function drawTable(page: Page, table: NotaTable, x: number, from: number, width: number): number {
  write(page, BOLD, 8.6, '#000');
  let y = text(page, table.title, x, from, { width }) + 2;
  const unit = width / sumOf(table.widths);
  const rows = [table.columns, ...table.rows];
  rows.forEach((cells, index) => {
    const isHead = index === 0;
    write(page, isHead ? BOLD : REGULAR, isHead ? 7.4 : 8.2);
    const widths = table.widths.map((share) => share * unit - 5);
    const height = Math.max(
      ...cells.map((cell, at) => page.doc.heightOfString(plain(cell), { width: widths[at] ?? unit })),
    );
    if (isHead)
      page.doc
        .rect(x, y, width, height + ROW * page.scale)
        .fill('#e9edf2')
        .fillColor('#000');
    let left = x;
    cells.forEach((cell, at) => {
      const align = at === 0 ? 'left' : 'right';
      text(page, cell, left + 2.5, y + 2.9 * page.scale, { width: widths[at] ?? unit, align });
      left += (widths[at] ?? unit) + 5;
    });
    y += height + ROW * page.scale;
    page.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.4)
      .strokeColor(isHead ? '#000' : '#b5bac0')
      .stroke();
  });
  return y;
}

function lines(
  page: Page,
  part: NotaDinas['notes'],
  from: number,
  size: number,
  bullet: string | null,
): number {
  write(page, BOLD, size, '#000');
  let y = text(page, part.title, LEFT, from, { width: WIDTH }) + 1;
  write(page, REGULAR, size);
  for (const line of part.lines) {
    if (bullet !== null) text(page, bullet, LEFT + 2, y, { width: 8 });
    const indent = bullet === null ? 0 : 11;
    y = text(page, line, LEFT + indent, y, { width: WIDTH - indent }) + 0.8;
  }
  return y;
}

function signature(page: Page, words: readonly string[], from: number): number {
  const x = LEFT + WIDTH * 0.56;
  let y = from;
  words.forEach((line, index) => {
    write(page, REGULAR, 9.5);
    // Room for the hand between the office held and the line for the name.
    if (index === 2) y += 34 * page.scale;
    y = text(page, line, x, y, { width: RIGHT - x }) + 1;
  });
  return y;
}
