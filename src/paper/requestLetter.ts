/**
 * A letter of request as DOCX on A4: letterhead, number place, addressee, the answers as a table, attachments, place for the
 * signature. The words come from outside. The library is loaded when the first letter is wanted: few are, and it is large.
 */
import type { RequestLetter } from '../domain/requestLetter.ts';

/** Twentieths of a point. */
const MM = 56.7;
/** Half points. */
const BODY = 22;
const FONT = 'Arial';

export async function writeRequestLetter(letter: RequestLetter): Promise<Uint8Array> {
  const docx = await import('docx');
  const { AlignmentType, BorderStyle, Document, Footer, Packer, Paragraph, TabStopType, Table, TableCell } =
    docx;
  const { Tab, TableLayoutType, TableRow, TextRun, WidthType } = docx;

  /** A tab between the pieces, a break between their lines. */
  const text = (
    words: string | readonly string[],
    more: { bold?: boolean; size?: number; italics?: boolean } = {},
  ) =>
    (typeof words === 'string' ? [words] : words).flatMap((piece, nth) =>
      plain(piece)
        .split('\n')
        .map(
          (words, index) =>
            new TextRun({
              children: [...(nth > 0 && index === 0 ? [new Tab()] : []), words],
              break: index === 0 ? 0 : 1,
              font: FONT,
              ...more,
            }),
        ),
    );
  const line = (words: string | readonly string[], more: object = {}, run: Parameters<typeof text>[1] = {}) =>
    new Paragraph({ children: text(words, run), spacing: { after: 0 }, ...more });
  const paragraph = (words: string) =>
    line(words, { alignment: AlignmentType.BOTH, spacing: { before: 120, after: 120, line: 276 } });
  const gap = () => line('');

  const head = letter.letterhead.map((words, index) =>
    line(
      words,
      {
        alignment: AlignmentType.CENTER,
        ...(index < letter.letterhead.length - 1
          ? {}
          : {
              border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, space: 4 } },
              spacing: { after: 200 },
            }),
      },
      { bold: index < 2, size: index === 1 ? 30 : index === 0 ? 26 : 18 },
    ),
  );
  const fields = letter.fields.map(
    ([name, value]) =>
      new Paragraph({
        children: text([name, ':', value]),
        tabStops: [
          { type: TabStopType.LEFT, position: 22 * MM },
          { type: TabStopType.LEFT, position: 25 * MM },
        ],
        indent: { left: 25 * MM, hanging: 25 * MM },
      }),
  );
  const cell = (words: string, width: number, isHead = false) =>
    new TableCell({
      children: [line(words === '' ? ' ' : words, {}, isHead ? { bold: true } : {})],
      width: { size: Math.round(width * MM), type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
    });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(165 * MM), type: WidthType.DXA },
    columnWidths: [10, 55, 100].map((mm) => Math.round(mm * MM)),
    rows: [
      new TableRow({
        tableHeader: true,
        children: [cell('No.', 10, true), cell('Uraian', 55, true), cell('Keterangan', 100, true)],
      }),
      ...letter.rows.map(
        ([name, value], index) =>
          new TableRow({
            cantSplit: true,
            children: [cell(`${index + 1}`, 10), cell(name, 55), cell(value, 100)],
          }),
      ),
    ],
  });
  const attachments =
    letter.attachments.lines.length === 0
      ? []
      : [
          line(letter.attachments.title, { spacing: { before: 160, after: 40 } }),
          ...letter.attachments.lines.map((words, index) =>
            line([`${index + 1}.`, words], {
              tabStops: [{ type: TabStopType.LEFT, position: 8 * MM }],
              indent: { left: 8 * MM, hanging: 8 * MM },
            }),
          ),
        ];
  const [post = '', ...rest] = letter.signature;
  const right = { indent: { left: 85 * MM }, alignment: AlignmentType.CENTER, keepNext: true };
  const signature = [
    line(post, { ...right, spacing: { before: 240, after: 1000 } }),
    ...rest.map((words) => line(words, right)),
  ];
  const file = new Document({
    title: plain(letter.title),
    creator: plain(letter.letterhead.join(', ')),
    styles: { default: { document: { run: { font: FONT, size: BODY, language: { value: 'id-ID' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
            margin: { top: 15 * MM, bottom: 15 * MM, left: 25 * MM, right: 20 * MM },
          },
        },
        footers: {
          default: new Footer({
            children: [line(letter.footer, { alignment: AlignmentType.CENTER }, { size: 14, italics: true })],
          }),
        },
        children: [
          ...head,
          line(letter.placeAndDate, { alignment: AlignmentType.RIGHT }),
          ...fields,
          gap(),
          ...letter.to.map((words) => line(words)),
          ...letter.opening.map(paragraph),
          table,
          ...attachments,
          paragraph(letter.closing),
          ...signature,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** What somebody typed may hold characters that XML does not know, and tabs of its own. */
const plain = (words: string): string =>
  [...words.replaceAll('\t', ' ')]
    .filter((one) => one === '\n' || (one >= ' ' && !/[\uFFFE\uFFFF]|^[\uD800-\uDFFF]$/.test(one)))
    .join('');
