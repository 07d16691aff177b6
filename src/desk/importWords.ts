/** A plan and its problems as a message can show them: counted, and the first lines. */
import type { CityNow, ImportChange } from '../domain/importPlan.ts';
import type { ImportProblem } from '../domain/importRows.ts';
import type { Role } from '../domain/authority.ts';
import { clip } from '../domain/text.ts';

/** Lines of a preview, and problems of a file, that one message shows. */
const MOST_LINES = 15;
const MOST_PROBLEMS = 15;

export interface ChangeLine {
  readonly is: ImportChange['is'];
  /** The office or person it is about. */
  readonly name: string;
  readonly was: string;
  readonly role: Role | null;
  /** The office of a role. */
  readonly office: string;
  readonly fields: readonly string[];
  readonly letter: string | null;
  readonly until: string | null;
}

export function shownCounts(changes: readonly ImportChange[]): Record<ImportChange['is'], number> {
  const counts = {
    officeAdded: 0,
    officeChanged: 0,
    officeClosed: 0,
    renamed: 0,
    letterGiven: 0,
    roleEnded: 0,
    roleGiven: 0,
    invited: 0,
  };
  for (const { is } of changes) counts[is] += 1;
  return counts;
}

export function shownChanges(
  changes: readonly ImportChange[],
  city: CityNow,
): { changes: ChangeLine[]; more: number } {
  const names = new Map(city.offices.map((office) => [office.code, office.abbreviation]));
  for (const change of changes)
    if (change.is === 'officeAdded') names.set(change.office.code, change.office.abbreviation);
  const lines = changes.slice(0, MOST_LINES).map((change): ChangeLine => {
    const none = { was: '', role: null, office: '', fields: [], letter: null, until: null };
    switch (change.is) {
      case 'officeAdded':
        return { ...none, is: change.is, name: clip(change.office.name, 80) };
      case 'officeChanged':
        return {
          ...none,
          is: change.is,
          name: clip(change.office.name, 80),
          was: clip(change.was, 80),
          fields: change.fields,
        };
      case 'officeClosed':
        return { ...none, is: change.is, name: clip(change.name, 80) };
      case 'renamed':
        return { ...none, is: change.is, name: change.name, was: change.was };
      default:
        return {
          ...none,
          is: change.is,
          name: change.name,
          role: change.role,
          office: names.get(change.office) ?? change.office,
          letter: 'letter' in change && change.letter !== null ? clip(change.letter, 40) : null,
          until: 'until' in change ? change.until : null,
        };
    }
  });
  return { changes: lines, more: Math.max(0, changes.length - MOST_LINES) };
}

export interface ProblemLine extends ImportProblem {
  readonly with: Readonly<Record<string, string | number>>;
}

export const shownProblems = (problems: readonly ImportProblem[]): ProblemLine[] =>
  problems.slice(0, MOST_PROBLEMS).map((one) => ({
    ...one,
    sheet: clip(one.sheet, 31),
    value: clip(one.value.replace(/\s+/g, ' '), 40),
    with: one.with ?? {},
  }));
