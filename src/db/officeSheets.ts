/** What a coordinator, or the office's own Tier 1, sees of offices and their units. */
import { ask, type Asked } from './query.ts';

export interface OfficeSummary {
  readonly code: string;
  readonly abbreviation: string;
  readonly name: string;
  readonly parentCode: string | null;
  /** People with a role here, applicants left out. */
  readonly staff: number;
  readonly tier1: number;
  readonly hasGroup: boolean;
  readonly units: number;
  readonly waiting: number;
}

/** `$1` null: all offices, units left out; else these offices and nothing else. */
export async function officeSummaries(on: Asked, codes: readonly string[] | null): Promise<OfficeSummary[]> {
  return ask(
    on,
    'office-summaries',
    `select o.code, o.abbreviation, o.name, o.parent_code as "parentCode",
       (select count(distinct r.person_id)::int from roles r
        where r.office_code = o.code and r.ended_at is null and r.role <> 'applicant') as staff,
       (select count(distinct r.person_id)::int from roles r
        where r.office_code = o.code and r.ended_at is null and r.role = 'tier1') as tier1,
       exists (select from bindings b where b.purpose = 'tier1' and b.office_code = o.code) as "hasGroup",
       (select count(*)::int from offices u where u.parent_code = o.code and u.is_active) as units,
       (select count(*)::int from registrations g where g.office_code = o.code and g.is_pending) as waiting
     from offices o
     where o.is_active and case when $1::text[] is null then o.parent_code is null else o.code = any($1::text[]) end
     order by o.name`,
    [codes],
  );
}

export interface Appointed {
  readonly name: string;
  readonly letter: string | null;
}

/** Tier 1 of exactly this office, with the number of the letter where it is known. */
export async function appointedIn(on: Asked, officeCode: string): Promise<Appointed[]> {
  return ask(
    on,
    'appointed-in',
    `select p.name, r.letter from roles r join people p on p.id = r.person_id
     where r.office_code = $1 and r.role = 'tier1' and r.ended_at is null order by p.name`,
    [officeCode],
  );
}

export async function unitsOf(on: Asked, officeCode: string): Promise<{ code: string; name: string }[]> {
  return ask(
    on,
    'units-of',
    'select code, name from offices where parent_code = $1 and is_active order by name',
    [officeCode],
  );
}

/** The title of the group in which this office's Tier 1 works. */
export async function groupOf(on: Asked, officeCode: string): Promise<string | null> {
  const [row] = await ask<{ title: string | null }>(
    on,
    'group-of',
    `select c.title from bindings b join chats c on c.id = b.chat_id where b.purpose = 'tier1' and b.office_code = $1`,
    [officeCode],
  );
  return row?.title ?? null;
}

/** Every code ever given, also those of offices that are gone. */
export async function codesLike(on: Asked, code: string): Promise<Set<string>> {
  const rows = await ask<{ code: string }>(
    on,
    'codes-like',
    `select code from offices where left(code, length($1)) = $1`,
    [code],
  );
  return new Set(rows.map((row) => row.code));
}
