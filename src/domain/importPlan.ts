/**
 * What a spreadsheet of offices and people would change, beside what is known now: pure, so that the preview and the press that
 * applies it are the same arithmetic. Rows that are not in the file change nothing; only `tutup` and `akhiri` end something.
 */
import type { Role, Standing } from './authority.ts';
import type { ImportLines, ImportProblem } from './importRows.ts';
import { planOffices } from './importOffices.ts';
import { planPeople } from './importPeople.ts';
import type { Region } from './region.ts';

export interface SheetOffice {
  readonly code: string;
  readonly abbreviation: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly parentCode: string | null;
  readonly location: string | null;
  readonly workPattern: string;
}

export interface KnownOffice extends SheetOffice {
  readonly isActive: boolean;
}

export interface SheetRole {
  readonly id: number;
  readonly role: Role;
  readonly officeCode: string;
  readonly letter: string | null;
  /** The last day of an acting role, an ISO date of the city. */
  readonly until: string | null;
  /** Its appointment, where it has one. */
  readonly caseId: string | null;
}

export interface SheetPerson {
  readonly id: number;
  readonly name: string;
  /** Held now; who only waits for approval holds none. */
  readonly roles: readonly SheetRole[];
}

/** What hangs on an office, so that it cannot be closed yet. */
export interface OfficeTies {
  /** Short numbers of open tickets. */
  readonly tickets: readonly string[];
  readonly registrations: number;
  readonly invitations: number;
  readonly group: string | null;
  readonly mandiri: boolean;
}

export interface CityNow {
  readonly offices: readonly KnownOffice[];
  readonly people: readonly SheetPerson[];
  readonly ties: ReadonlyMap<string, OfficeTies>;
}

/** Who asks, when, and for which city. */
export interface Asking {
  readonly actor: Standing;
  readonly isAdmin: boolean;
  /** ISO date in the city's zone. */
  readonly today: string;
  readonly region: Pick<Region, 'ictOffice' | 'posts' | 'applications'>;
}

export type ImportChange =
  | { readonly is: 'officeAdded'; readonly office: SheetOffice; readonly wasClosed: boolean }
  | {
      readonly is: 'officeChanged';
      readonly was: string;
      readonly fields: readonly string[];
      readonly office: SheetOffice;
    }
  | { readonly is: 'officeClosed'; readonly code: string; readonly name: string }
  | { readonly is: 'renamed'; readonly personId: number; readonly was: string; readonly name: string }
  | ({ readonly is: 'letterGiven'; readonly letter: string } & OfPerson & { readonly roleId: number })
  | ({ readonly is: 'roleEnded' } & OfPerson & { readonly roleId: number })
  | ({ readonly is: 'roleGiven'; readonly letter: string | null; readonly until: string | null } & OfPerson)
  | {
      readonly is: 'invited';
      readonly row: number;
      readonly name: string;
      readonly role: Role;
      readonly office: string;
      readonly letter: string | null;
      readonly until: string | null;
    };

interface OfPerson {
  readonly personId: number;
  readonly name: string;
  readonly role: Role;
  /** Code of the office. */
  readonly office: string;
}

export interface ImportPlan {
  readonly changes: readonly ImportChange[];
  readonly problems: readonly ImportProblem[];
}

export function planImport(lines: ImportLines, now: CityNow, asking: Asking): ImportPlan {
  const offices = planOffices(lines.offices, now, asking);
  const people = planPeople(lines.people, now, asking, offices);
  const closing = stillTied(offices.closing, now, people.changes);
  return {
    changes: [...offices.changes, ...people.changes],
    problems: [...offices.problems, ...people.problems, ...closing],
  };
}

/** One problem a cell, the first that was found; in the order of the file. */
export function firstProblems(problems: readonly ImportProblem[]): ImportProblem[] {
  const seen = new Set<string>();
  const first = problems.filter(({ sheet, row, column }) => {
    const place = `${sheet}/${row}/${column}`;
    return !seen.has(place) && seen.add(place);
  });
  return first.sort((a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row);
}

/** An office whose people are not gone by the same file stays open. */
function stillTied(
  closing: readonly {
    code: string;
    problem: (why: string, params: Record<string, string | number>) => ImportProblem;
  }[],
  now: CityNow,
  changes: readonly ImportChange[],
): ImportProblem[] {
  const ended = new Set(changes.flatMap((change) => (change.is === 'roleEnded' ? [change.roleId] : [])));
  return closing.flatMap(({ code, problem }) => {
    const left = now.people.filter((person) =>
      person.roles.some((held) => held.officeCode === code && !ended.has(held.id)),
    );
    if (left.length === 0) return [];
    const names = left.slice(0, 5).map((person) => person.name);
    return [
      problem('hasPeople', { count: left.length, names: names.join(', ') + (left.length > 5 ? ', …' : '') }),
    ];
  });
}
