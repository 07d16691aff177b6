/** A spreadsheet that somebody sent, as tables of texts. Nothing in it is computed: a formula is reported, never its result. */
import readExcel from 'read-excel-file/node';
import { isText, readCsv } from './csv.ts';
import { packPlain, unpack } from './zip.ts';

/** A cell as text, trimmed; a date as `2026-12-31`; `null` where there is nothing. `FORMULA` where something is computed. */
export type Cell = string | null;
export const FORMULA = '=';

export interface Table {
  /** The sheet's name; null for a CSV, which has none. */
  readonly name: string | null;
  /** All rows from the first of the file, empty ones too, so that a row's number is what people see. */
  readonly rows: readonly (readonly Cell[])[];
}

export type ReadFailure = 'empty' | 'notSpreadsheet' | 'oldExcel' | 'damaged' | 'tooLarge' | 'tooManyRows';

/** Rows of all sheets together. */
export const MOST_ROWS = 5_000;
const MOST_COLUMNS = 50;

export async function readTables(
  bytes: Buffer,
): Promise<{ ok: true; tables: Table[] } | { ok: false; why: ReadFailure }> {
  if (bytes.length === 0) return { ok: false, why: 'empty' };
  // An .xls, or an .xlsx locked with a password.
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return { ok: false, why: 'oldExcel' };
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  if (!isZip && !isText(bytes)) return { ok: false, why: 'notSpreadsheet' };
  const read = isZip ? await readXlsx(bytes) : { ok: true as const, tables: [tableOf(null, readCsv(bytes))] };
  if (!read.ok) return read;
  const count = read.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  return count > MOST_ROWS ? { ok: false, why: 'tooManyRows' } : read;
}

async function readXlsx(
  bytes: Buffer,
): Promise<{ ok: true; tables: Table[] } | { ok: false; why: ReadFailure }> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const { files } = unpacked;
  if (!files.has('xl/workbook.xml')) return { ok: false, why: 'notSpreadsheet' };
  const formulas = formulasIn(files);
  try {
    const sheets = await readExcel(packPlain(files));
    const tables = sheets.map(({ sheet, data }) => tableOf(sheet, data, formulas.get(sheet)));
    return { ok: true, tables };
  } catch {
    return { ok: false, why: 'damaged' };
  }
}

function tableOf(
  name: string | null,
  data: readonly (readonly unknown[])[],
  formulas: ReadonlySet<string> = new Set(),
): Table {
  const rows = data.map((row, rowAt) =>
    row
      .slice(0, MOST_COLUMNS)
      .map((value, columnAt) => (formulas.has(`${rowAt}:${columnAt}`) ? FORMULA : asText(value))),
  );
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== null));
  return { name, rows: rows.slice(0, last + 1) };
}

/** What would be a formula in a spreadsheet is none of ours; what we had made harmless by an apostrophe is as it was. */
function asText(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = (isPlain ? String(value) : '').toWellFormed().replaceAll('\0', '').trim();
  if (text === '') return null;
  if (/^'[=+\-@]/.test(text)) return text.slice(1);
  return /^[=+\-@]./.test(text) ? FORMULA : text;
}

/** `row:column`, both from 0, of cells that hold a formula, by the sheet's name. */
function formulasIn(files: ReadonlyMap<string, Buffer>): Map<string, Set<string>> {
  const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, ''),
    ]),
  );
  return new Map(
    [...text('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => {
      const sheet = text(`xl/${targets.get(attribute(tag, 'r:id')) ?? ''}`);
      const cells = [...sheet.matchAll(/<c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f\b/g)];
      return [
        unescape(attribute(tag, 'name')),
        new Set(cells.map(([, column = '', row = '']) => `${Number(row) - 1}:${columnNumber(column)}`)),
      ];
    }),
  );
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const unescape = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** `A` is 0, `AA` is 26. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0) - 1;
