/** Which ticket follows which. */
import { ask, type Asked } from './query.ts';

export type LinkKind = 'duplicate' | 'also' | 'mass';

export interface Follower {
  readonly caseId: string;
  readonly number: string;
  readonly officeCode: string;
  readonly reporterId: number;
  readonly isOpen: boolean;
}

/**
 * The ticket follows the other one from now on. Throws a unique violation when that cannot be (it follows one already, the other
 * one follows itself, or is followed by it): the commit is decided again.
 */
export async function addLink(
  on: Asked,
  link: { caseId: string; otherId: string; kind: LinkKind; by: number | null; at: Date },
): Promise<void> {
  await ask(
    on,
    'add-link',
    'insert into links (case_id, other_id, kind, at, by) values ($1, $2, $3, $4, $5)',
    [link.caseId, link.otherId, link.kind, link.at, link.by],
  );
}

export async function removeLink(on: Asked, caseId: string): Promise<void> {
  await ask(on, 'remove-link', 'delete from links where case_id = $1', [caseId]);
}

/** So many tickets one can lead: more than a city has offices and rooms. */
export const MOST_FOLLOWERS = 500;

/** What follows this ticket, oldest first; what is over too, because its number stays with it. */
export async function followersOf(on: Asked, caseId: string): Promise<Follower[]> {
  return ask(
    on,
    'followers-of',
    `select t.case_id as "caseId", t.number, t.office_code as "officeCode", t.reporter_id as "reporterId", t.is_open as "isOpen"
     from links l join tickets t on t.case_id = l.case_id where l.other_id = $1 order by l.at, t.case_id limit $2`,
    [caseId, MOST_FOLLOWERS],
  );
}
