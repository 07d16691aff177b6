/** Tables as an .xlsx file. No cell of it is ever computed: what begins like a formula gets an apostrophe in front. */
import writeExcel from 'write-excel-file/node';

export interface SheetToWrite {
  /** At most 31 characters, none of \ / ? * [ ] : */
  readonly name: string;
  /** Header and width in characters, each column. */
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A spreadsheet program computes what begins with one of these; as text in front of it stands an apostrophe. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export function writeSheets(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  return writeExcel(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ header }) => ({ value: header, fontWeight: 'bold' as const })),
        ...rows.map((row) =>
          row.map((value) =>
            value === null || value === ''
              ? null
              : // As text: a spreadsheet must not make a date of "1-2" or lose the zeros of "0012".
                { value: harmless(printable(value)), type: String, format: '@' },
          ),
        ),
      ],
    })),
  ).toBuffer();
}

/** XML has no control characters, and a cell at most 32,767 characters. */
const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .slice(0, 32_000);
