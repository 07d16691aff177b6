/** What waits at the desks now. Everything runs over the open tickets alone, however many there ever were. */
import type { OfficeScope } from '../domain/oversight.ts';
import { ask, type Asked } from './query.ts';

export const WATCH_STATES = ['all', 'risk', 'late', 'free'] as const;
/** `risk`: from 75 % of the time on; `late`: some target is over; `free`: nobody has taken it. */
export type WatchState = (typeof WATCH_STATES)[number];
export const WATCH_DESKS = ['all', 'tier1', 'tier2', 'coordinator'] as const;
export type WatchDesk = (typeof WATCH_DESKS)[number];

export interface WatchFilter {
  readonly desk: WatchDesk;
  readonly state: WatchState;
  /** With its units; null: every office. */
  readonly office: string | null;
}

/** What is at work: not what is solved and waits for the reporter's word, nor what follows another ticket. */
const AT_WORK = `t.is_open and t.status not in ('resolved', 'follows')`;
/** `$1` is now. A clock that rests is neither at risk nor late. */
export const IS_LATE = `(not t.is_paused and (t.target_at <= $1 or t.tier_due_at <= $1 or (t.responded_at is null and t.response_due_at <= $1)))`;
/** What is over: the resolution, the first answer, or the tier's own limit; null: nothing. */
export const LATE_FOR = `case when ${IS_LATE} is not true then null when t.target_at <= $1 then 'target'
    when t.responded_at is null and t.response_due_at <= $1 then 'response' else 'tier' end`;
export const IS_AT_RISK = `(not t.is_paused and t.warn_at <= $1 and not ${IS_LATE})`;
export const IS_FREE = `(t.owner_id is null and t.status = 'queued')`;
/** `$2` null: the city; else these offices and their units. */
const MINE = `($2::text[] is null or o.code = any($2::text[]) or o.parent_code = any($2::text[]))`;

export interface WatchCount {
  readonly desk: Exclude<WatchDesk, 'all'>;
  readonly open: number;
  readonly free: number;
  readonly risk: number;
  readonly late: number;
  readonly paused: number;
  /** ISO instant of the oldest. */
  readonly oldestAt: string;
}

/** Each desk that has work, of the offices of the scope. */
export async function watchCounts(
  on: Asked,
  scope: OfficeScope,
  now: Date,
  office: string | null = null,
): Promise<WatchCount[]> {
  return ask(
    on,
    'watch-counts',
    `select t.desk, count(*)::int as open, (count(*) filter (where ${IS_FREE}))::int as free,
       (count(*) filter (where ${IS_AT_RISK}))::int as risk, (count(*) filter (where ${IS_LATE}))::int as late,
       (count(*) filter (where t.is_paused))::int as paused, to_json(min(t.opened_at)) #>> '{}' as "oldestAt"
     from tickets t join offices o on o.code = t.office_code
     where ${AT_WORK} and ${MINE} and ($3::text is null or $3 in (o.code, o.parent_code))
     group by t.desk order by array_position(array['tier1', 'tier2', 'coordinator'], t.desk)`,
    [now, scope.offices, office],
  );
}

export interface WatchLine {
  readonly caseId: string;
  readonly number: string;
  readonly short: string;
  readonly kind: string;
  readonly priority: string;
  readonly status: string;
  readonly desk: string;
  readonly isRestricted: boolean;
  readonly office: string;
  readonly owner: string | null;
  readonly isPaused: boolean;
  readonly isLate: boolean;
  readonly lateFor: 'target' | 'response' | 'tier' | null;
  readonly isAtRisk: boolean;
  /** ISO instants. */
  readonly openedAt: string;
  readonly targetAt: string;
}

const LINE = `select t.case_id as "caseId", t.number, t.short, t.kind, t.priority, t.status, t.desk,
    t.is_restricted as "isRestricted", coalesce(parent.abbreviation, o.abbreviation) as office, owner.name as owner,
    t.is_paused as "isPaused", coalesce(${IS_LATE}, false) as "isLate", ${LATE_FOR} as "lateFor", coalesce(${IS_AT_RISK}, false) as "isAtRisk",
    to_json(t.opened_at) #>> '{}' as "openedAt", to_json(t.target_at) #>> '{}' as "targetAt"
  from tickets t join offices o on o.code = t.office_code left join offices parent on parent.code = o.parent_code
    left join people owner on owner.id = t.owner_id`;

/** The lines of a filter, what is due first on top; those after the line of `after`. Complaints are counted, never listed. */
export async function watchLines(
  on: Asked,
  scope: OfficeScope,
  filter: WatchFilter,
  now: Date,
  page: { readonly after: string | null; readonly limit: number },
): Promise<WatchLine[]> {
  return ask(
    on,
    'watch-lines',
    `${LINE} where ${AT_WORK} and ${MINE} and t.kind <> 'complaint' and ($3::text = 'all' or t.desk = $3)
       and case $4::text when 'risk' then ${IS_AT_RISK} when 'late' then ${IS_LATE} when 'free' then ${IS_FREE} else true end
       and ($5::text is null or $5 in (o.code, o.parent_code))
       and ($6::text is null or (t.target_at, t.case_id) > (select a.target_at, a.case_id from tickets a where a.case_id = $6))
     order by t.target_at, t.case_id limit $7`,
    [now, scope.offices, filter.desk, filter.state, filter.office, page.after, page.limit],
  );
}

/** Offices with work at a desk, by code; those after `after`. Units count with their office. */
export async function watchOffices(
  on: Asked,
  scope: OfficeScope,
  now: Date,
  page: { readonly after: string | null; readonly limit: number },
): Promise<{ code: string; abbreviation: string; open: number; late: number }[]> {
  return ask(
    on,
    'watch-offices',
    `select main.code, main.abbreviation, count(*)::int as open, (count(*) filter (where ${IS_LATE}))::int as late
     from tickets t join offices o on o.code = t.office_code join offices main on main.code = coalesce(o.parent_code, o.code)
     where ${AT_WORK} and ${MINE} and ($3::text is null or main.code > $3)
     group by main.code, main.abbreviation order by main.code limit $4`,
    [now, scope.offices, page.after, page.limit],
  );
}

/** Offices of the scope (no units) in which nobody is Tier 1, by name. */
export async function officesWithoutTier1(on: Asked, scope: OfficeScope): Promise<string[]> {
  const rows = await ask<{ abbreviation: string }>(
    on,
    'offices-without-tier1',
    `select o.abbreviation from offices o
     where o.is_active and o.parent_code is null and ($1::text[] is null or o.code = any($1::text[]))
       and not exists (select from roles r where r.office_code = o.code and r.role = 'tier1' and r.ended_at is null)
     order by o.name`,
    [scope.offices],
  );
  return rows.map((row) => row.abbreviation);
}
