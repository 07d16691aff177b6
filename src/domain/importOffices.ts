/** Lines of the sheet `Kantor`: offices and units that are added, changed or closed. */
import type { Asking, CityNow, ImportChange, KnownOffice, SheetOffice } from './importPlan.ts';
import { isEmpty, type ImportProblem, type Line } from './importRows.ts';
import { exactOffice } from './officeSearch.ts';
import {
  KIND_WORDS,
  keyOfWord,
  OFFICE_COLUMNS,
  OFFICE_STATES,
  PATTERN_WORDS,
  plainWord,
  SHEET_NAMES,
  type OfficeField,
} from './sheetColumns.ts';
import { cleanName } from './text.ts';

/** Most characters of each text. A code goes into buttons and links, so it is short and plain. */
const LONGEST: Partial<Record<OfficeField, number>> = {
  code: 40,
  abbreviation: 32,
  name: 160,
  location: 100,
};
const MOST_ALIASES = 10;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

type Say = (
  column: OfficeField,
  why: string,
  params?: Readonly<Record<string, string | number>>,
) => ImportProblem;

export interface OfficePlan {
  readonly changes: readonly ImportChange[];
  readonly problems: readonly ImportProblem[];
  /** What counts afterwards: active offices with those of the file, without those it closes. */
  readonly after: readonly SheetOffice[];
  readonly closing: readonly {
    code: string;
    problem: (why: string, params: Record<string, string | number>) => ImportProblem;
  }[];
}

interface Wanted {
  readonly line: Line<OfficeField>;
  readonly say: Say;
  readonly known: KnownOffice | undefined;
  readonly isClosed: boolean;
  readonly office: SheetOffice;
}

export function planOffices(
  lines: readonly Line<OfficeField>[],
  now: CityNow,
  { region }: Asking,
): OfficePlan {
  const problems: ImportProblem[] = [];
  const taken = new Set(now.offices.map((office) => office.code));
  const read = lines.flatMap((line) => wantedBy(line, now, taken, problems) ?? []);
  const wanted = withoutDoubles(read, problems);
  const after = merged(now.offices, wanted);
  const resolved = wanted.map((one) => ({ ...one, office: withParent(one, after, problems) }));
  const final = merged(now.offices, resolved);
  checkNames(resolved, final, problems);
  checkParents(resolved, final, problems);
  const isNeeded = new Set([
    region.ictOffice.code,
    ...Object.values(region.posts).map((post) => post.office),
    ...region.applications.map((row) => row.office),
  ]);
  const closing: OfficePlan['closing'][number][] = [];
  for (const one of resolved.filter(({ isClosed, known }) => isClosed && known?.isActive === true)) {
    const { code } = one.office;
    if (isNeeded.has(code)) problems.push(one.say('state', 'neededByCity'));
    const ties = now.ties.get(code);
    if (ties !== undefined && ties.tickets.length > 0)
      problems.push(
        one.say('state', 'hasTickets', {
          count: ties.tickets.length,
          numbers: ties.tickets.slice(0, 8).join(', '),
        }),
      );
    if (ties !== undefined && ties.registrations > 0)
      problems.push(one.say('state', 'hasRegistrations', { count: ties.registrations }));
    if (ties !== undefined && ties.invitations > 0)
      problems.push(one.say('state', 'hasInvitations', { count: ties.invitations }));
    if (ties?.mandiri === true) problems.push(one.say('state', 'hasMandiri'));
    if (ties !== undefined && ties.group !== null)
      problems.push(one.say('state', 'hasGroup', { group: ties.group }));
    const units = final.filter((office) => office.parentCode === code);
    if (units.length > 0)
      problems.push(
        one.say('state', 'hasUnits', {
          names: units
            .slice(0, 5)
            .map((unit) => unit.name)
            .join(', '),
        }),
      );
    closing.push({ code, problem: (why, params) => one.say('state', why, params) });
  }
  return { changes: changesOf(resolved), problems, after: final, closing };
}

function wantedBy(
  line: Line<OfficeField>,
  now: CityNow,
  taken: Set<string>,
  problems: ImportProblem[],
): Wanted | null {
  const { cells, row } = line;
  const before = problems.length;
  const say: Say = (column, why, params) => ({
    sheet: SHEET_NAMES.offices,
    row,
    column: OFFICE_COLUMNS.find((one) => one.field === column)?.header ?? '',
    value: cells[column] ?? '',
    why,
    ...(params === undefined ? {} : { with: params }),
  });
  const wrong = (...given: Parameters<Say>): void => void problems.push(say(...given));
  const code = cells.code?.toLowerCase() ?? '';
  const known = now.offices.find((office) => office.code === code);
  for (const [field, most] of Object.entries(LONGEST) as [OfficeField, number][]) {
    const length = [...(cells[field] ?? '')].length;
    if (length > most) wrong(field, 'tooLong', { length, most });
  }
  if (code !== '' && !CODE.test(code)) wrong('code', 'badCode');
  /** An empty cell of a column that must be filled; a missing column keeps what is known. */
  const filled = (field: 'abbreviation' | 'name', kept: string | undefined): string => {
    const given = cells[field];
    if (given === undefined) return kept ?? '';
    return given === null ? '' : given.replace(/[\p{Cc}\s]+/gu, ' ');
  };
  const name = filled('name', known?.name);
  const abbreviation =
    filled('abbreviation', known?.abbreviation) || (known === undefined ? name.slice(0, 32) : '');
  if (name === '') wrong('name', 'missing');
  else if (!/\p{L}{3}/u.test(name)) wrong('name', 'noLetters');
  if (abbreviation === '' && name !== '') wrong('abbreviation', 'missing');
  const kind = cells.kind === undefined ? known?.kind : keyOfWord(KIND_WORDS, cells.kind ?? '');
  if (kind === undefined)
    wrong('kind', isEmpty(cells.kind) ? 'missing' : 'unknownKind', { known: words(KIND_WORDS) });
  const workPattern = isEmpty(cells.workPattern)
    ? (known?.workPattern ?? 'five_days')
    : keyOfWord(PATTERN_WORDS, cells.workPattern);
  if (workPattern === undefined) wrong('workPattern', 'unknownPattern', { known: words(PATTERN_WORDS) });
  const state = isEmpty(cells.state) ? 'active' : keyOfWord(OFFICE_STATES, cells.state);
  if (state === undefined) wrong('state', 'unknownState', { known: 'aktif, tutup' });
  if (state === 'closed' && known === undefined) wrong('state', 'closesUnknown');
  if (problems.length > before || kind === undefined || workPattern === undefined) return null;
  const aliases =
    cells.aliases === undefined
      ? (known?.aliases ?? [])
      : (cells.aliases ?? '')
          .split(/[,;]/)
          .map((one) => one.trim())
          .filter((one) => one !== '')
          .slice(0, MOST_ALIASES)
          .map(cleanName);
  const location = cells.location === undefined ? (known?.location ?? null) : cells.location;
  const parentCode = cells.parent === undefined ? (known?.parentCode ?? null) : cells.parent;
  const given = code === '' ? freeCode(abbreviation, name, taken) : code;
  taken.add(given);
  return {
    line,
    say,
    known,
    isClosed: state === 'closed',
    office: { code: given, abbreviation, name, kind, aliases, parentCode, location, workPattern },
  };
}

const words = (of: Readonly<Record<string, readonly string[]>>): string =>
  Object.values(of)
    .map(([first]) => first)
    .join(', ');

/** Letters and digits of the abbreviation, numbered when somebody has it. */
function freeCode(abbreviation: string, name: string, taken: ReadonlySet<string>): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 36)
      .replace(/^-+|-+$/g, '');
  const base = plain(abbreviation) || plain(name) || 'kantor';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** The offices that are active once the lines have been applied. */
function merged(known: readonly KnownOffice[], wanted: readonly Wanted[]): SheetOffice[] {
  const all = new Map<string, SheetOffice>(
    known.filter((office) => office.isActive).map((office) => [office.code, office]),
  );
  for (const { office, isClosed } of wanted)
    if (isClosed) all.delete(office.code);
    else all.set(office.code, office);
  return [...all.values()];
}

/** A row that says again what an earlier one says: the same code, or a new office of the same name. */
function withoutDoubles(wanted: readonly Wanted[], problems: ImportProblem[]): Wanted[] {
  const first = new Map<string, number>();
  return wanted.filter(({ office, line, say, known }) => {
    const keys = [office.code, ...(known === undefined ? [`name:${plainWord(office.name)}`] : [])];
    const other = keys.map((key) => first.get(key)).find((row) => row !== undefined);
    if (other !== undefined)
      problems.push(say(isEmpty(line.cells.code) ? 'name' : 'code', 'duplicate', { other }));
    else for (const key of keys) first.set(key, line.row);
    return other === undefined;
  });
}

/** `Induk` by code, abbreviation or name, among what counts afterwards. */
function withParent(
  { office, say, isClosed }: Wanted,
  after: readonly SheetOffice[],
  problems: ImportProblem[],
): SheetOffice {
  const { parentCode } = office;
  if (parentCode === null || isClosed) return office;
  const parent = exactOffice(after, parentCode);
  if (parent === undefined) {
    problems.push(say('parent', 'unknownOffice', { known: '' }));
    return { ...office, parentCode: null };
  }
  return { ...office, parentCode: parent.code };
}

/** Two offices of one name or abbreviation could not be told apart in a command. */
function checkNames(
  wanted: readonly Wanted[],
  after: readonly SheetOffice[],
  problems: ImportProblem[],
): void {
  for (const field of ['name', 'abbreviation'] as const) {
    const byWord = new Map<string, string[]>();
    for (const office of after) {
      const word = plainWord(office[field]);
      byWord.set(word, [...(byWord.get(word) ?? []), office.code]);
    }
    for (const { office, isClosed, say, known } of wanted) {
      if (isClosed || (known !== undefined && known[field] === office[field])) continue;
      const other = byWord.get(plainWord(office[field]))?.find((code) => code !== office.code);
      if (other !== undefined) problems.push(say(field, 'nameTaken', { other }));
    }
  }
}

/** A unit belongs to an office, and an office is no unit's unit. */
function checkParents(
  wanted: readonly Wanted[],
  after: readonly SheetOffice[],
  problems: ImportProblem[],
): void {
  const byCode = new Map(after.map((office) => [office.code, office]));
  for (const { office, isClosed, say } of wanted) {
    if (isClosed || office.parentCode === null) continue;
    if (office.parentCode === office.code) problems.push(say('parent', 'ownParent'));
    else if (
      (byCode.get(office.parentCode)?.parentCode ?? null) !== null ||
      after.some((one) => one.parentCode === office.code)
    )
      problems.push(say('parent', 'unitOfUnit'));
  }
}

const FIELDS = ['abbreviation', 'name', 'kind', 'aliases', 'parentCode', 'location', 'workPattern'] as const;

/** Offices before their units, so that each can be written after what it belongs to. */
function changesOf(wanted: readonly Wanted[]): ImportChange[] {
  const added: ImportChange[] = [];
  const changed: ImportChange[] = [];
  const closed: ImportChange[] = [];
  const byParent = [...wanted].sort(
    (a, b) => Number(a.office.parentCode !== null) - Number(b.office.parentCode !== null),
  );
  for (const { office, known, isClosed } of byParent) {
    if (isClosed) {
      if (known?.isActive === true) closed.push({ is: 'officeClosed', code: office.code, name: known.name });
    } else if (known === undefined || !known.isActive)
      added.push({ is: 'officeAdded', office, wasClosed: known !== undefined });
    else {
      const fields = FIELDS.filter((field) => JSON.stringify(office[field]) !== JSON.stringify(known[field]));
      if (fields.length > 0) changed.push({ is: 'officeChanged', was: known.name, fields, office });
    }
  }
  return [...added, ...changed, ...closed];
}
