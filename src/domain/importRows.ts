/** Tables of a spreadsheet as lines of offices and people; what cannot be told apart is a problem with its place. */
import {
  OFFICE_COLUMNS,
  PEOPLE_COLUMNS,
  plainWord,
  SHEET_NAMES,
  type Column,
  type OfficeField,
  type PeopleField,
} from './sheetColumns.ts';

/** Null: an empty cell. */
export type Cell = string | null;
/** Nothing in the cell, or no such column. */
export const isEmpty = (cell: Cell | undefined): cell is null | undefined =>
  cell === null || cell === undefined;

/** Stands for a cell that holds a formula. */
const FORMULA = '=';

export interface ImportTable {
  readonly name: string | null;
  readonly rows: readonly (readonly Cell[])[];
}

/** A row: only the columns that the sheet has. A missing column leaves things as they are, an empty cell empties them. */
export interface Line<F extends string> {
  /** As the spreadsheet counts: the first is 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<F, Cell>>>;
}

export interface ImportLines {
  readonly offices: readonly Line<OfficeField>[];
  readonly people: readonly Line<PeopleField>[];
}

/** What is wrong, where, and with what; `why` names the sentence that says how to mend it. */
export interface ImportProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly why: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

const NEEDED = { offices: ['name'], people: ['name', 'role'] } as const;
/** Headers stand in one of the first rows; above may be a title. */
const HEADER_WITHIN = 6;

export function linesOf(tables: readonly ImportTable[]): { lines: ImportLines; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const offices: Line<OfficeField>[] = [];
  const people: Line<PeopleField>[] = [];
  let known = 0;
  for (const table of tables) {
    const what = kindOf(table);
    if (what === null) continue;
    known += 1;
    if (what === 'offices') offices.push(...readLines(table, OFFICE_COLUMNS, what, problems));
    else people.push(...readLines(table, PEOPLE_COLUMNS, what, problems));
  }
  if (known === 0) problems.push({ sheet: '', row: 1, column: '', value: '', why: 'noSheet' });
  return { lines: { offices, people }, problems };
}

/** By the sheet's name; a CSV, or a sheet of another name, by its headers. The guide is nobody's. */
function kindOf({ name, rows }: ImportTable): 'offices' | 'people' | null {
  const plain = plainWord(name ?? '');
  if (plain === plainWord(SHEET_NAMES.guide) || plain === plainWord(SHEET_NAMES.invitations)) return null;
  if (plain === plainWord(SHEET_NAMES.offices) || plain === 'offices') return 'offices';
  if (plain === plainWord(SHEET_NAMES.people) || plain === 'people') return 'people';
  const asPeople = headerOf(rows, PEOPLE_COLUMNS);
  if (asPeople?.places.some((place) => place?.field === 'role') === true) return 'people';
  const asOffices = headerOf(rows, OFFICE_COLUMNS);
  return asOffices?.places.some((place) => place?.field === 'abbreviation' || place?.field === 'kind') ===
    true
    ? 'offices'
    : null;
}

function headerOf<F extends string>(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column<F>[],
): { at: number; places: (Column<F> | undefined)[] } | null {
  let best: { at: number; places: (Column<F> | undefined)[] } | null = null;
  const count = (places: readonly unknown[]) => places.filter((place) => place !== undefined).length;
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const places = row.map((cell) =>
      columns.find((one) => [plainWord(one.header), ...one.also].includes(plainWord(cell ?? ''))),
    );
    if (count(places) > count(best?.places ?? [])) best = { at, places };
  }
  return best;
}

function readLines<F extends string>(
  { name, rows }: ImportTable,
  columns: readonly Column<F>[],
  what: 'offices' | 'people',
  problems: ImportProblem[],
): Line<F>[] {
  const sheet = name ?? SHEET_NAMES[what];
  const header = headerOf(rows, columns);
  const needed = NEEDED[what] as readonly string[];
  const missing = columns.filter(
    (one) => needed.includes(one.field) && header?.places.includes(one) !== true,
  );
  if (header === null || missing.length > 0) {
    for (const one of missing)
      problems.push({ sheet, row: (header?.at ?? 0) + 1, column: one.header, value: '', why: 'noColumn' });
    return [];
  }
  const twice = header.places.find((one, at) => one !== undefined && header.places.indexOf(one) !== at);
  if (twice !== undefined)
    problems.push({ sheet, row: header.at + 1, column: twice.header, value: '', why: 'columnTwice' });
  return rows.slice(header.at + 1).flatMap((cells, index): Line<F>[] => {
    const row = header.at + index + 2;
    const known = header.places.flatMap((place, at): [Column<F>, Cell][] =>
      place === undefined ? [] : [[place, cells[at] ?? null]],
    );
    if (known.every(([, cell]) => cell === null)) return [];
    for (const [place, cell] of known)
      if (cell === FORMULA)
        problems.push({ sheet, row, column: place.header, value: FORMULA, why: 'formula' });
    return [
      {
        row,
        cells: Object.fromEntries(known.map(([place, cell]) => [place.field, cell])) as Line<F>['cells'],
      },
    ];
  });
}
