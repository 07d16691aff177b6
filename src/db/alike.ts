/** Open reports that may be about the same fault. Bounded, and by an index each. */
import { ask, type Asked } from './query.ts';
import type { Body } from './tickets.ts';

export interface Candidate {
  readonly caseId: string;
  readonly number: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly openedAt: Date;
  readonly text: string;
}

type Row = Omit<Candidate, 'text'> & { readonly body: string | null };
const textOf = (body: string | null): string => (body === null ? '' : (JSON.parse(body) as Body).text);
const worded = ({ body, ...row }: Row): Candidate => ({ ...row, text: textOf(body) });

/** So many of the newest are compared. */
const MOST = 30;
const CANDIDATE = `select t.case_id as "caseId", t.number, t.office_code as "officeCode", o.name as "officeName",
    t.opened_at as "openedAt", b.body
  from tickets t join offices o on o.code = t.office_code left join bodies b on b.case_id = t.case_id and b.seq = 1`;

/** Of one office and category, opened since; what follows another ticket is found by the one it follows. */
export async function openAlike(
  on: Asked,
  office: string,
  category: string,
  since: Date,
): Promise<Candidate[]> {
  const rows = await ask<Row>(
    on,
    'open-alike',
    `${CANDIDATE} where t.is_open and t.kind = 'incident' and t.office_code = $1 and t.category = $2 and t.opened_at >= $3
       and not t.is_restricted and t.status not in ('follows', 'resolved') order by t.opened_at desc limit $4`,
    [office, category, since, MOST],
  );
  return rows.map(worded);
}

/** Of the whole city and one category, opened between; those in a queue or in somebody's hands. */
export async function openBetween(
  on: Asked,
  category: string,
  from: Date,
  until: Date,
): Promise<Candidate[]> {
  const rows = await ask<Row>(
    on,
    'open-between',
    `${CANDIDATE} where t.is_open and t.kind = 'incident' and t.category = $1 and t.opened_at between $2 and $3
       and not t.is_restricted and not t.is_mass and t.status not in ('follows', 'resolved')
     order by t.opened_at, t.case_id limit 200`,
    [category, from, until],
  );
  return rows.map(worded);
}

/** A mass incident of this category that is known, with what its reporters were last told. */
export async function massOf(
  on: Asked,
  category: string,
): Promise<{ caseId: string; number: string; openedAt: Date; news: string | null } | null> {
  const [row] = await ask<{ caseId: string; number: string; openedAt: Date; body: string | null }>(
    on,
    'mass-of',
    `select t.case_id as "caseId", t.number, t.opened_at as "openedAt",
       (select b.body from events e join bodies b on b.case_id = e.case_id and b.seq = e.seq
         where e.case_id = t.case_id and e.line::json ->> 'kind' = 'UPDATED' order by e.seq desc limit 1) as body
     from tickets t where t.is_open and t.is_mass and t.category = $1 and t.status not in ('resolved', 'follows')
     order by t.opened_at desc limit 1`,
    [category],
  );
  return row === undefined ? null : { ...row, news: row.body === null ? null : textOf(row.body) };
}
