/** The annex of a letter: tables of words over as many pages as they need, each with its heads and the page's number. */
import type { NotaAnnex, NotaTable } from '../domain/notaDinas.ts';
import {
  BOLD,
  BOTTOM,
  LEFT,
  plain,
  REGULAR,
  rule,
  sumOf,
  text,
  TOP,
  WIDTH,
  write,
  type Page,
} from './page.ts';

const SIZE = 8;
const HEAD = 7.6;
const PAD = 5;
/** Below this line stands the footer alone. */
const END = BOTTOM - 22;

export function drawAnnex(page: Page, annex: NotaAnnex): void {
  let number = 1;
  const turn = (): number => {
    page.doc.addPage();
    number += 1;
    write(page, REGULAR, 6.8, '#444');
    text(page, `${annex.footer} · halaman ${number}`, LEFT, BOTTOM - 10, { width: WIDTH, align: 'center' });
    return TOP;
  };
  let y = turn();
  annex.heading.forEach((line, index) => {
    write(page, index === 0 ? BOLD : REGULAR, index === 0 ? 11 : 9.5);
    y = text(page, line, LEFT, y, { width: WIDTH }) + 1;
  });
  rule(page, y + 3, 0.8);
  y += 10;
  for (const table of annex.tables) y = drawList(page, table, y, turn) + 10;
}

/** From `y` on, over the pages that `turn` begins; where it ends. */
function drawList(page: Page, table: NotaTable, y: number, turn: () => number): number {
  const unit = WIDTH / sumOf(table.widths);
  const widths = table.widths.map((share) => share * unit);
  const height = (cells: readonly string[], font: string, size: number): number => {
    write(page, font, size);
    const all = cells.map((cell, at) =>
      page.doc.heightOfString(plain(cell), { width: (widths[at] ?? unit) - PAD }),
    );
    return Math.max(...all) + 4;
  };
  const row = (cells: readonly string[], at: number, isHead: boolean): number => {
    const tall = height(cells, isHead ? BOLD : REGULAR, isHead ? HEAD : SIZE);
    if (isHead) page.doc.rect(LEFT, at, WIDTH, tall).fill('#e9edf2');
    write(page, isHead ? BOLD : REGULAR, isHead ? HEAD : SIZE);
    let left = LEFT;
    cells.forEach((cell, index) => {
      text(page, cell, left + PAD / 2, at + 2.4, { width: (widths[index] ?? unit) - PAD });
      left += widths[index] ?? unit;
    });
    page.doc
      .moveTo(LEFT, at + tall)
      .lineTo(LEFT + WIDTH, at + tall)
      .lineWidth(0.4)
      .strokeColor(isHead ? '#000' : '#b5bac0')
      .stroke();
    return at + tall;
  };
  const head = (at: number, isFirst: boolean): number => {
    write(page, BOLD, 9);
    const below =
      text(page, isFirst ? table.title : `${table.title} (lanjutan)`, LEFT, at, { width: WIDTH }) + 3;
    return row(table.columns, below, true);
  };
  // A head never stands alone at the foot of a page.
  let at = head(y + 60 > END ? turn() : y, true);
  for (const cells of table.rows) {
    if (at + height(cells, REGULAR, SIZE) > END) at = head(turn(), false);
    at = row(cells, at, false);
  }
  return at;
}
