/** Lines of the sheet `Orang`: one role a row. Somebody without ID is invited; nobody exists here without his Telegram. */
import { readRole, type Role } from './authority.ts';
import type { OfficePlan } from './importOffices.ts';
import type { Asking, CityNow, ImportChange, SheetPerson, SheetRole } from './importPlan.ts';
import { isEmpty, type ImportProblem, type Line } from './importRows.ts';
import { exactOffice, searchOffices } from './officeSearch.ts';
import {
  keyOfWord,
  PEOPLE_COLUMNS,
  plainWord,
  ROLE_STATES,
  SHEET_NAMES,
  type PeopleField,
} from './sheetColumns.ts';
import { cleanName, NAMELESS } from './text.ts';
import { readDate } from './typedDates.ts';

const LONGEST_NAME = 64;
const LONGEST_LETTER = 120;
/** Held at the ICT office, also where the cell is empty. */
const OF_ICT_OFFICE: readonly Role[] = [
  'tier2',
  'csirt',
  'coordinator',
  'division_head',
  'agency_head',
  'admin',
];
/** Of these nobody takes the last one away. */
const KEPT: readonly Role[] = ['coordinator', 'admin'];
const ROLES_SAID =
  'staff, tier1, office_head, tier2, csirt, coordinator, division_head, agency_head, chair, auditor';

interface Row {
  readonly line: Line<PeopleField>;
  readonly say: (column: PeopleField, why: string, params?: Record<string, string | number>) => ImportProblem;
  readonly person: SheetPerson | undefined;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly letter: string | null | undefined;
  readonly until: string | null | undefined;
  readonly ends: boolean;
}

export function planPeople(
  lines: readonly Line<PeopleField>[],
  now: CityNow,
  asking: Asking,
  offices: OfficePlan,
): { changes: ImportChange[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const byId = new Map(now.people.map((person) => [person.id, person]));
  const rows = lines.flatMap((line) => {
    const row = readRow(line, byId, asking, offices, problems);
    return row === null ? [] : [row];
  });
  checkTwice(rows, problems);
  checkNames(rows, problems);
  const changes = [
    ...renames(rows, asking, problems),
    ...rows.flatMap((row) => changesOf(row, asking, problems)),
  ];
  checkOneOffice(rows, changes, problems);
  checkKept(rows, now, changes, problems);
  checkKnownByName(rows, now, problems);
  return { changes, problems };
}

function readRow(
  line: Line<PeopleField>,
  byId: ReadonlyMap<number, SheetPerson>,
  { today, region, isAdmin }: Asking,
  offices: OfficePlan,
  problems: ImportProblem[],
): Row | null {
  const { cells, row } = line;
  const before = problems.length;
  const say: Row['say'] = (column, why, params) => ({
    sheet: SHEET_NAMES.people,
    row,
    column: PEOPLE_COLUMNS.find((one) => one.field === column)?.header ?? '',
    value: cells[column] ?? '',
    why,
    ...(params === undefined ? {} : { with: params }),
  });
  const wrong = (...given: Parameters<Row['say']>): void => void problems.push(say(...given));
  const id = isEmpty(cells.id) ? null : Number(/^(?:P-)?(\d{1,15})$/i.exec(cells.id)?.[1] ?? NaN);
  const person = id === null ? undefined : byId.get(id);
  if (id !== null && person === undefined) wrong('id', 'unknownId');
  const typed = cells.name ?? '';
  const length = [...typed].length;
  const name = cleanName(typed);
  if (typed === '') wrong('name', 'missing');
  else if (length > LONGEST_NAME) wrong('name', 'tooLong', { length, most: LONGEST_NAME });
  else if (typed !== person?.name && !isName(name)) wrong('name', 'notAName');
  const role = readRole(cells.role ?? '');
  if (isEmpty(cells.role)) wrong('role', 'missing');
  else if (role === undefined) wrong('role', 'unknownRole', { known: ROLES_SAID });
  const ends = isEmpty(cells.state) ? 'active' : keyOfWord(ROLE_STATES, cells.state);
  if (ends === undefined) wrong('state', 'unknownState', { known: 'aktif, akhiri' });
  if (ends === 'ended' && id === null) wrong('state', 'endsUnknown');
  const word =
    cells.office ?? (role !== undefined && OF_ICT_OFFICE.includes(role) ? region.ictOffice.code : '');
  const held = person?.roles.filter((one) => one.role === role).map((one) => one.officeCode) ?? [];
  // An office that the same file closes is still known to the rows that end its roles.
  const office =
    exactOffice(offices.after, word)?.code ??
    (ends === 'ended' ? held.find((code) => plainWord(code) === plainWord(word)) : undefined);
  if (word === '') wrong('office', 'missing');
  else if (office === undefined) {
    const near = searchOffices(offices.after, word, 3).map((one) => one.abbreviation);
    wrong('office', 'unknownOffice', { known: near.join(', ') });
  }
  const letter = cells.letter;
  if (!isEmpty(letter)) {
    if ([...letter].length > LONGEST_LETTER)
      wrong('letter', 'tooLong', { length: [...letter].length, most: LONGEST_LETTER });
    else if (!/\d/.test(letter)) wrong('letter', 'letterNeedsNumber');
  }
  const day = isEmpty(cells.until) ? null : readDate(cells.until, Temporal.PlainDate.from(today));
  if (!isEmpty(cells.until) && day === null) wrong('until', 'badDate');
  if (role === 'admin' && !isAdmin && ends !== 'ended' && !held.includes(office ?? ''))
    wrong('role', 'adminsOnly');
  if (problems.length > before || role === undefined || office === undefined) return null;
  const until = cells.until === undefined ? undefined : (day?.toString() ?? null);
  return { line, say, person, name, role, office, letter, until, ends: ends === 'ended' };
}

/** As in registration: a name has letters, and no number that could be a NIP. */
const isName = (name: string): boolean =>
  name !== NAMELESS && (name.match(/\p{L}/gu) ?? []).length >= 3 && !/\d{4}/.test(name);

const heldBy = ({ person, role, office }: Row): SheetRole | undefined =>
  person?.roles.find((held) => held.role === role && held.officeCode === office);

function checkTwice(rows: readonly Row[], problems: ImportProblem[]): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const who = row.person === undefined ? plainWord(row.name) : String(row.person.id);
    const key = `${who}/${row.role}/${row.office}`;
    const other = first.get(key);
    if (other !== undefined) problems.push(row.say('name', 'duplicate', { other }));
    else first.set(key, row.line.row);
  }
}

/** Rows of one person say one name. */
function checkNames(rows: readonly Row[], problems: ImportProblem[]): void {
  const first = new Map<number, Row>();
  for (const row of rows) {
    if (row.person === undefined) continue;
    const other = first.get(row.person.id);
    if (other === undefined) first.set(row.person.id, row);
    else if (other.name !== row.name)
      problems.push(row.say('name', 'nameDiffers', { other: other.line.row }));
  }
}

const isAdminHimself = (person: SheetPerson): boolean => person.roles.some((held) => held.role === 'admin');

function renames(rows: readonly Row[], { isAdmin }: Asking, problems: ImportProblem[]): ImportChange[] {
  const seen = new Set<number>();
  return rows.flatMap((row): ImportChange[] => {
    const { person, name } = row;
    if (person === undefined || seen.has(person.id)) return [];
    seen.add(person.id);
    if (name === person.name || row.line.cells.name === person.name) return [];
    if (isAdminHimself(person) && !isAdmin) {
      problems.push(row.say('name', 'adminUntouched'));
      return [];
    }
    return [{ is: 'renamed', personId: person.id, was: person.name, name }];
  });
}

function changesOf(row: Row, { today, isAdmin }: Asking, problems: ImportProblem[]): ImportChange[] {
  const { person, role, office, letter, until, name } = row;
  const held = heldBy(row);
  const isPast = typeof until === 'string' && until < today;
  if (person === undefined || (held === undefined && !row.ends)) {
    if (isPast) problems.push(row.say('until', 'pastDate'));
    const given = { role, office, letter: letter ?? null, until: until ?? null };
    if (person === undefined) return [{ is: 'invited', row: row.line.row, name, ...given }];
    if (isAdminHimself(person) && !isAdmin) {
      problems.push(row.say('role', 'adminUntouched'));
      return [];
    }
    return [{ is: 'roleGiven', personId: person.id, name, ...given }];
  }
  if (held === undefined) {
    problems.push(row.say('state', 'notHeld'));
    return [];
  }
  const of = { personId: person.id, name, role, office, roleId: held.id };
  const change: ImportChange | null = row.ends
    ? { is: 'roleEnded', ...of }
    : typeof letter === 'string' && letter !== held.letter
      ? held.letter === null
        ? { is: 'letterGiven', ...of, letter }
        : null
      : null;
  if (!row.ends && typeof letter === 'string' && held.letter !== null && letter !== held.letter)
    problems.push(row.say('letter', 'letterKept', { letter: held.letter }));
  if (!row.ends && until !== undefined && until !== held.until)
    problems.push(row.say('until', 'untilKept', { until: held.until ?? '' }));
  if (change !== null && isAdminHimself(person) && !isAdmin) {
    problems.push(row.say('role', 'adminUntouched'));
    return [];
  }
  return change === null ? [] : [change];
}

/** One office for each role: who gets it elsewhere gives it up where he has it. */
function checkOneOffice(
  rows: readonly Row[],
  changes: readonly ImportChange[],
  problems: ImportProblem[],
): void {
  const ended = new Set(changes.flatMap((change) => (change.is === 'roleEnded' ? [change.roleId] : [])));
  for (const row of rows) {
    if (row.person === undefined || row.ends || heldBy(row) !== undefined) continue;
    const elsewhere =
      row.person.roles.find((one) => one.role === row.role && !ended.has(one.id))?.officeCode ??
      rows.find(
        (other) =>
          other !== row &&
          other.person === row.person &&
          other.role === row.role &&
          other.office !== row.office &&
          !other.ends &&
          heldBy(other) === undefined &&
          other.line.row < row.line.row,
      )?.office;
    if (elsewhere !== undefined) problems.push(row.say('office', 'roleElsewhere', { office: elsewhere }));
  }
}

function checkKept(
  rows: readonly Row[],
  now: CityNow,
  changes: readonly ImportChange[],
  problems: ImportProblem[],
): void {
  const ended = new Set(changes.flatMap((change) => (change.is === 'roleEnded' ? [change.roleId] : [])));
  for (const role of KEPT) {
    const holds = (held: SheetRole): boolean => held.role === role;
    const isLeft =
      now.people.some((person) => person.roles.some((held) => holds(held) && !ended.has(held.id))) ||
      changes.some((change) => change.is === 'roleGiven' && change.role === role);
    const row = rows.find((one) => one.ends && one.role === role);
    if (!isLeft && row !== undefined) problems.push(row.say('state', 'lastHolder'));
  }
}

/** Somebody of that name holds that role there already: an invitation would make a second person of him. */
function checkKnownByName(rows: readonly Row[], now: CityNow, problems: ImportProblem[]): void {
  const known = new Map(
    now.people.flatMap((person) =>
      person.roles.map((held) => [`${plainWord(person.name)}/${held.role}/${held.officeCode}`, person.id]),
    ),
  );
  for (const row of rows) {
    if (row.person !== undefined) continue;
    const id = known.get(`${plainWord(row.name)}/${row.role}/${row.office}`);
    if (id !== undefined) problems.push(row.say('id', 'knownAlready', { id: `P-${id}` }));
  }
}
