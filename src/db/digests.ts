/** What a morning digest finds. Over the open tickets alone. */
import { ask, type Asked } from './query.ts';
import { IS_AT_RISK, IS_FREE, IS_LATE, LATE_FOR, type WatchLine } from './watch.ts';

/** Whose morning it is: desks and offices in his care. Every query takes one. */
export interface DigestScope {
  /** Of these tickets an answer of the reporter counts; null: of a whole desk (a group). */
  readonly personId: number | null;
  /** Tier 1 here, with their units. */
  readonly offices: readonly string[];
  readonly tier2: boolean;
  /** Oversees all desks. */
  readonly all: boolean;
}

export interface DigestLine extends WatchLine {
  readonly isFree: boolean;
  /** Some target ended since the last morning. */
  readonly isNewlyLate: boolean;
  /** The reporter answered since then, and nothing was done yet. */
  readonly isAnswered: boolean;
}

export interface DigestCounts {
  readonly free: number;
  readonly risk: number;
  readonly late: number;
  readonly newlyLate: number;
  readonly answered: number;
  /** All of these, each ticket once. */
  readonly all: number;
}

/** $1 now, $2 the last morning. */
const IS_NEWLY_LATE = `(${IS_LATE} and greatest(
  case when t.target_at <= $1 then t.target_at end, case when t.tier_due_at <= $1 then t.tier_due_at end,
  case when t.responded_at is null and t.response_due_at <= $1 then t.response_due_at end) > $2)`;
/** A complaint is in nobody's digest: it may be about whoever reads it. Those who receive it are reminded of it in private. */
const CARED_FOR = `t.is_open and t.status not in ('resolved', 'follows') and t.kind <> 'complaint' and ($6::boolean
  or (t.desk = 'tier1' and (o.code = any($4::text[]) or o.parent_code = any($4::text[]))) or (t.desk = 'tier2' and $5::boolean))`;
const IS_ANSWERED = `(not $6::boolean and ($3::bigint is null or t.owner_id = $3) and t.status = 'handled' and exists (
  select from segments s join segments before on before.case_id = s.case_id and before.seq = s.seq - 1
  where s.case_id = t.case_id and s.until_at is null and s.from_at > $2 and before.pause = 'reporter'))`;
const FROM = `from tickets t join offices o on o.code = t.office_code left join offices parent on parent.code = o.parent_code`;

const given = (scope: DigestScope, now: Date, since: Date): unknown[] => [
  now,
  since,
  scope.personId,
  scope.offices,
  scope.tier2,
  scope.all,
];

export async function digestCounts(
  on: Asked,
  scope: DigestScope,
  now: Date,
  since: Date,
): Promise<DigestCounts> {
  const [row] = await ask<DigestCounts>(
    on,
    'digest-counts',
    `select (count(*) filter (where ${IS_FREE}))::int as free, (count(*) filter (where ${IS_AT_RISK}))::int as risk,
       (count(*) filter (where ${IS_LATE}))::int as late, (count(*) filter (where ${IS_NEWLY_LATE}))::int as "newlyLate",
       (count(*) filter (where ${IS_ANSWERED}))::int as answered,
       (count(*) filter (where ${IS_FREE} or ${IS_AT_RISK} or ${IS_LATE} or ${IS_ANSWERED}))::int as "all"
     ${FROM} where ${CARED_FOR}`,
    given(scope, now, since),
  );
  return row ?? { free: 0, risk: 0, late: 0, newlyLate: 0, answered: 0, all: 0 };
}

/** The most pressing of them: late since the last morning, at risk, answered, late before, free. */
export async function digestLines(
  on: Asked,
  scope: DigestScope,
  now: Date,
  since: Date,
  limit: number,
): Promise<DigestLine[]> {
  return ask(
    on,
    'digest-lines',
    `select * from (
       select t.case_id as "caseId", t.number, t.short, t.kind, t.priority, t.status, t.desk, t.is_restricted as "isRestricted",
         coalesce(parent.abbreviation, o.abbreviation) as office, owner.name as owner, t.is_paused as "isPaused",
         coalesce(${IS_LATE}, false) as "isLate", ${LATE_FOR} as "lateFor", coalesce(${IS_AT_RISK}, false) as "isAtRisk", ${IS_FREE} as "isFree",
         coalesce(${IS_NEWLY_LATE}, false) as "isNewlyLate", ${IS_ANSWERED} as "isAnswered",
         to_json(t.opened_at) #>> '{}' as "openedAt", to_json(t.target_at) #>> '{}' as "targetAt", t.target_at
       ${FROM} left join people owner on owner.id = t.owner_id where ${CARED_FOR}
     ) l where l."isLate" or l."isAtRisk" or l."isFree" or l."isAnswered"
     order by l."isNewlyLate" desc, l."isAtRisk" desc, l."isAnswered" desc, l."isLate" desc, l.priority, l.target_at, l."caseId"
     limit $7`,
    [...given(scope, now, since), limit],
  );
}

/** Who reads a digest on the morning of an office: its Tier 1; at the ICT office also Tier 2 without a group and coordinators. */
export async function digestReaders(on: Asked, officeCode: string, isIct: boolean): Promise<number[]> {
  const rows = await ask<{ id: number }>(
    on,
    'digest-readers',
    `select distinct r.person_id as id from roles r
     where r.ended_at is null and (
       (r.role = 'tier1' and r.office_code = $1)
       or ($2 and r.role in ('coordinator', 'division_head'))
       or ($2 and r.role in ('tier2', 'csirt') and not exists (select from bindings b where b.purpose = 'tier2')))
       and not exists (select from leaves l where l.person_id = r.person_id and l.is_away)
     order by 1`,
    [officeCode, isIct],
  );
  return rows.map((row) => row.id);
}

/** Offices whose Tier 1 has no letter of appointment on record, by name. */
export async function officesWithoutLetter(on: Asked): Promise<string[]> {
  const rows = await ask<{ abbreviation: string }>(
    on,
    'offices-without-letter',
    `select distinct o.abbreviation, o.name from roles r join offices o on o.code = r.office_code
     where r.ended_at is null and r.role = 'tier1' and r.letter is null and o.is_active order by o.name`,
    [],
  );
  return rows.map((row) => row.abbreviation);
}
