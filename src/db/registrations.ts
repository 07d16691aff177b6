/** Who asked to be registered where, and what became of it. */
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export interface Registration {
  readonly caseId: string;
  readonly personId: number;
  readonly personName: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly parentCode: string | null;
  readonly isPending: boolean;
  readonly requestedAt: Date;
  readonly deciderName: string | null;
  /** When it was decided or withdrawn. */
  readonly closedAt: Date | null;
  /** Why it was rejected; empty once erased, and where nothing was written. */
  readonly reason: string;
  /** How often the same person was rejected before. */
  readonly rejections: number;
  readonly case: LoadedCase;
}

const REGISTRATION = `select g.case_id as "caseId", g.person_id as "personId", p.name as "personName",
    g.office_code as "officeCode", o.name as "officeName", o.parent_code as "parentCode", g.is_pending as "isPending",
    c.created_at as "requestedAt", c.closed_at as "closedAt", decider.name as "deciderName",
    coalesce((select b.body from bodies b where b.case_id = g.case_id and b.seq = c.count), '') as reason,
    (select count(*)::int from registrations e join cases f on f.id = e.case_id
     where e.person_id = g.person_id and e.case_id <> g.case_id and f.state like '{"value":"rejected"%') as rejections,
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from registrations g join cases c on c.id = g.case_id join people p on p.id = g.person_id
    join offices o on o.code = g.office_code left join people decider on decider.id = g.decided_by`;

export async function registrationByCase(on: Asked, caseId: string): Promise<Registration | null> {
  const [row] = await ask<Registration>(on, 'registration-by-case', `${REGISTRATION} where g.case_id = $1`, [
    caseId,
  ]);
  return row ?? null;
}

/** The request of this person that nobody has decided on yet. */
export async function pendingOf(on: Asked, personId: number): Promise<Registration | null> {
  const [row] = await ask<Registration>(
    on,
    'registration-pending-of',
    `${REGISTRATION} where g.person_id = $1 and g.is_pending`,
    [personId],
  );
  return row ?? null;
}

/** Requests that wait, oldest first: of these offices and their units, of all offices where `offices` is null. */
export async function pendingIn(
  on: Asked,
  offices: readonly string[] | null,
  limit = 10,
): Promise<Registration[]> {
  return ask(
    on,
    'registrations-pending-in',
    `${REGISTRATION} where g.is_pending
       and ($1::text[] is null or g.office_code = any($1::text[]) or o.parent_code = any($1::text[]))
     order by c.created_at limit $2`,
    [offices, limit],
  );
}

/** Somebody accepted the privacy notice: from now on there is a person, without any role. Twice is once. */
export async function meetPerson(
  on: Asked,
  who: {
    telegramId: number;
    name: string;
    language: 'id' | 'en';
    chatId: number;
    noticeVersion: number;
    now: Date;
  },
): Promise<number> {
  const [row] = await ask<{ id: number }>(
    on,
    'meet-person',
    `with person as (
       insert into people (telegram_id, name, language, notice_at, notice_version, created_at) values ($1, $2, $3, $5, $6, $5)
       on conflict (telegram_id) do update set notice_at = coalesce(people.notice_at, excluded.notice_at),
         notice_version = coalesce(people.notice_version, excluded.notice_version)
       returning id
     ), tied as (
       update chats set person_id = (select id from person) where id = $4
     )
     select id from person`,
    [who.telegramId, who.name, who.language, who.chatId, who.now, who.noticeVersion],
  );
  return (row as { id: number }).id;
}

/** The request, the name its person gave, and his right to report meanwhile. */
export async function insertRegistration(
  on: Asked,
  row: { caseId: string; personId: number; officeCode: string; name: string; now: Date },
): Promise<void> {
  await ask(
    on,
    'insert-registration',
    `with named as (
       update people set name = $4, is_name_given = true, authority_version = authority_version + 1 where id = $2
     ), applicant as (
       insert into roles (person_id, role, office_code, granted_at) values ($2, 'applicant', $3, $5)
     )
     insert into registrations (case_id, person_id, office_code) values ($1, $2, $3)`,
    [row.caseId, row.personId, row.officeCode, row.name, row.now],
  );
}

/** Nothing is waited for any more, and the person is no applicant. */
export async function endApplicant(
  on: Asked,
  row: { caseId: string; personId: number; decidedBy: number | null; now: Date },
): Promise<void> {
  await ask(
    on,
    'end-applicant',
    `with decided as (
       update registrations set is_pending = false, decided_by = $3 where case_id = $1
     ), ended as (
       update roles set ended_at = $4 where person_id = $2 and role = 'applicant' and ended_at is null
     )
     update people set authority_version = authority_version + 1 where id = $2`,
    [row.caseId, row.personId, row.decidedBy, row.now],
  );
}

/** One more citizen was shown the way; nothing of him is kept. `month` is `2026-11`. */
export async function countCitizen(on: Asked, month: string): Promise<void> {
  await ask(
    on,
    'count-citizen',
    `insert into counters (key, last) values ('citizens-' || $1::text, 1)
     on conflict (key) do update set last = counters.last + 1`,
    [month],
  );
}

/** What came from somebody we do not know leaves no trace of him: not even in whose lane it waited. */
export async function forgetLane(on: Asked, inboxId: string): Promise<void> {
  await ask(on, 'forget-lane', `update inbox set lane = 'other' where id = $1`, [inboxId]);
}
