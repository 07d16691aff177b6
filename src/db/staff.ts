/** The people of an office, their roles as they begin and end, and what was handed over. */
import type { Held } from './people.ts';
import type { Role, TicketPlace } from '../domain/authority.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

/** What was decided on has moved meanwhile: the commit is rolled back and decided on again (`db/commit.ts`). */
export class Moved extends Error {
  readonly code = '40001';
  constructor(what: string) {
    super(`${what} has changed meanwhile; decide again.`);
    this.name = 'Moved';
  }
}

export interface Listed {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly Held[];
  readonly isAway: boolean;
}

/** Everyone with a role in the office, by name. */
export async function peopleOf(on: Asked, officeCode: string): Promise<Listed[]> {
  return ask(
    on,
    'people-of-office',
    `select p.id, p.name, exists (select from leaves l where l.person_id = p.id and l.is_away) as "isAway",
       json_agg(json_build_object('id', r.id, 'role', r.role, 'officeCode', r.office_code, 'letter', r.letter,
         'until', r.until_at, 'caseId', r.case_id) order by r.id) as roles
     from roles r join people p on p.id = r.person_id
     where r.ended_at is null and r.office_code = $1 group by p.id order by lower(p.name), p.id`,
    [officeCode],
  );
}

/** Technicians, coordinators and heads whose name holds the word; at most eight. */
export async function techniciansNamed(on: Asked, word: string): Promise<{ id: number; name: string }[]> {
  return ask(
    on,
    'technicians-named',
    `select p.id, p.name from people p where strpos(lower(p.name), lower($1)) > 0 and exists (
       select from roles r where r.person_id = p.id and r.ended_at is null
         and r.role in ('tier1', 'tier2', 'csirt', 'coordinator', 'division_head', 'office_head', 'agency_head', 'chair'))
     order by lower(p.name), p.id limit 8`,
    [word],
  );
}

/** How many other people hold the role, in that office if one is named. */
export async function othersInOffice(
  on: Asked,
  role: Role,
  officeCode: string | null,
  personId: number,
): Promise<number> {
  const [row] = await ask<{ count: number }>(
    on,
    'others-in-office',
    `select count(distinct person_id)::int as count from roles where role = $1 and ended_at is null and person_id <> $3
       and ($2::text is null or office_code = $2)`,
    [role, officeCode, personId],
  );
  return row?.count ?? 0;
}

/** Those who work at a desk of this person too, of a head who stands below him, and are there in these days (dates in the city's zone). */
export async function colleaguesOf(
  on: Asked,
  personId: number,
  days: { from: string; until: string },
): Promise<{ id: number; name: string }[]> {
  return ask(
    on,
    'colleagues-of',
    `select distinct p.id, p.name from roles mine join offices o on o.code = mine.office_code
       join roles r on r.ended_at is null and r.person_id <> mine.person_id and (
         (mine.role = 'tier1' and r.role = 'tier1' and r.office_code in (o.code, o.parent_code))
         or (mine.role in ('tier2', 'csirt') and r.role in ('tier2', 'csirt'))
         or (mine.role in ('coordinator', 'division_head') and r.role in ('coordinator', 'division_head'))
         or (mine.role = 'office_head' and r.office_code = o.code and r.role <> 'applicant')
         or (mine.role = 'agency_head' and r.role in ('division_head', 'coordinator'))
         or (mine.role = 'chair' and r.role = 'agency_head'))
       join people p on p.id = r.person_id
     where mine.person_id = $1 and mine.ended_at is null and not exists (
       select from leaves l where l.person_id = p.id and not l.is_over and l.from_on <= $3::date and l.until_on >= $2::date)
     order by p.name limit 12`,
    [personId, days.from, days.until],
  );
}

export interface RoleRow extends Held {
  readonly personId: number;
  readonly name: string;
  readonly officeName: string;
}

const ROLE = `select r.id, r.role, r.office_code as "officeCode", r.letter, to_json(r.until_at) #>> '{}' as until,
    r.case_id as "caseId", r.person_id as "personId", p.name, o.name as "officeName"
  from roles r join people p on p.id = r.person_id join offices o on o.code = r.office_code`;

/** A role that is held; null when it has ended. */
export async function roleById(on: Asked, id: number): Promise<RoleRow | null> {
  const [row] = await ask<RoleRow>(on, 'role-by-id', `${ROLE} where r.id = $1 and r.ended_at is null`, [id]);
  return row ?? null;
}

/** The role of an appointment; null when it has ended, or was given anew under another one. */
export async function roleByCase(on: Asked, caseId: string): Promise<RoleRow | null> {
  const [row] = await ask<RoleRow>(
    on,
    'role-by-case',
    `${ROLE} where r.case_id = $1 and r.ended_at is null`,
    [caseId],
  );
  return row ?? null;
}

export async function keepLetter(on: Asked, roleId: number, letter: string, caseId: string): Promise<void> {
  await ask(
    on,
    'keep-letter',
    'update roles set letter = $2, case_id = coalesce(case_id, $3) where id = $1 and ended_at is null',
    [roleId, letter, caseId],
  );
}

/**
 * Ends the roles of a person whose authority was read in this version. Throws `Moved` when it is another one by now, so that of
 * two who change the same person one decides again.
 */
export async function endRoleRows(
  on: Asked,
  person: { id: number; authorityVersion: number },
  roleIds: readonly number[],
  now: Date,
): Promise<void> {
  const rows = await ask(
    on,
    'end-roles',
    `with person as (
       update people set authority_version = authority_version + 1 where id = $1 and authority_version = $2 returning id
     ), ended as (
       update roles set ended_at = $4 from person where roles.person_id = person.id and roles.id = any($3::bigint[])
         and roles.ended_at is null
     ) select id from person`,
    [person.id, person.authorityVersion, roleIds, now],
  );
  if (rows.length === 0) throw new Moved('The person');
}

/** Roles of which the last holder may not go: one at a time, and whoever comes second sees what the first has done. */
export async function keepOneHolder(on: Asked, role: Role): Promise<void> {
  await ask(on, 'lock-holders', 'select pg_advisory_xact_lock(hashtext($1))', [`last ${role}`]);
  const [row] = await ask<{ held: boolean }>(
    on,
    'is-held',
    'select exists (select from roles where role = $1 and ended_at is null) as held',
    [role],
  );
  if (row?.held !== true) throw new Moved(`Who holds "${role}"`);
}

/**
 * Cards in the private chat of somebody who may no longer see those tickets stay as they are: what happens next is not shown
 * there.
 */
export async function retireCards(
  on: Asked,
  personId: number,
  maySee: (ticket: TicketPlace) => boolean,
): Promise<void> {
  const cards = await ask<TicketPlace & { id: number }>(
    on,
    'private-cards',
    `select k.id, t.desk, t.kind, t.office_code as "officeCode", o.parent_code as "parentCode", t.reporter_id as "reporterId",
       t.owner_id as "ownerId", case when q.case_id is not null then json_build_object('about', q.about,
         'subjectId', q.subject_id, 'isHidden', q.is_hidden, 'recipients', q.recipients, 'reviewers', q.reviewers,
         'isSummarySent', q.is_summary_sent) end as complaint
     from cards k join chats c on c.id = k.chat_id join tickets t on t.case_id = k.owner join offices o on o.code = t.office_code
       left join complaints q on q.case_id = t.case_id
     where c.person_id = $1 and k.view = 'ticket'`,
    [personId],
  );
  const gone = cards.filter((card) => !maySee(card)).map((card) => card.id);
  if (gone.length > 0)
    await ask(on, 'retire-cards', `update cards set view = 'retired:' || id where id = any($1::bigint[])`, [
      gone,
    ]);
}

export type PostingKind = 'moved' | 'removed' | 'revoked' | 'lapsed';

export interface Posting {
  readonly caseId: string;
  readonly personId: number;
  readonly kind: PostingKind;
  readonly toOffice: string | null;
  readonly deputyId: number | null;
  readonly case: LoadedCase;
}

export async function insertPosting(on: Asked, row: Omit<Posting, 'case'>): Promise<void> {
  await ask(
    on,
    'insert-posting',
    'insert into postings (case_id, person_id, kind, to_office, deputy_id) values ($1, $2, $3, $4, $5)',
    [row.caseId, row.personId, row.kind, row.toOffice, row.deputyId],
  );
}

export async function postingByCase(on: Asked, caseId: string): Promise<Posting | null> {
  const [row] = await ask<Posting>(
    on,
    'posting-by-case',
    `select g.case_id as "caseId", g.person_id as "personId", g.kind, g.to_office as "toOffice", g.deputy_id as "deputyId",
       json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
         'head', c.head, 'count', c.count) as "case"
     from postings g join cases c on c.id = g.case_id where g.case_id = $1`,
    [caseId],
  );
  return row ?? null;
}
