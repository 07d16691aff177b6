/**
 * What a month came to, counted where the rows are. Everything is bounded by the month through an index (opening, closing, the
 * beginning of a segment), what is open at the cut-off by how much is open then: a million older tickets cost nothing. All of it is
 * as of the cut-off, so the same month gives the same numbers later.
 */
import type { OfficeScope } from '../domain/oversight.ts';
import type {
  ClosedRow,
  Counted,
  MonthNumbers,
  MovesRow,
  OpenedRow,
  OpenRow,
} from '../domain/monthNumbers.ts';
import { ask, type Asked } from './query.ts';

export interface Span {
  readonly from: Date;
  /** The cut-off, not included. */
  readonly until: Date;
}

/** $3 null: the city; else these offices and their units. Units count with their office. */
const MINE = `($3::text[] is null or o.code = any($3::text[]) or o.parent_code = any($3::text[]))`;
const OFFICE = `coalesce(parent.abbreviation, o.abbreviation) as office`;
const officesOf = (one: string) =>
  `join offices o on o.code = ${one}.office_code left join offices parent on parent.code = o.parent_code`;
/** A masalah has a date of review instead of a target. */
const RESOLVED_IN_TIME = `t.status = 'closed' and t.kind <> 'problem' and t.resolved_at is not null`;
/** Looked up row by row: `offset 0` keeps the planner from reading the whole table instead. */
const ticketOf = (id: string) =>
  `cross join lateral (select * from tickets where case_id = ${id} offset 0) t`;
const CLOSED_IN_MONTH = `from cases c ${ticketOf('c.id')} ${officesOf('t')}
    left join lateral (select * from outcomes where case_id = c.id offset 0) x on true`;
const IS_CLOSED_IN_MONTH = `c.flow = 'ticket' and c.closed_at >= $1 and c.closed_at < $2 and ${MINE}`;

export async function countMonth(on: Asked, scope: OfficeScope, { from, until }: Span): Promise<Counted> {
  const values = [from, until, scope.offices];
  const [opened, closed, open, [moves], medians, pauses, [oldest]] = [
    await ask<OpenedRow>(on, 'month-opened', OPENED, values),
    await ask<ClosedRow>(on, 'month-closed', CLOSED, values),
    await ask<OpenRow>(on, 'month-open', OPEN, values.slice(1)),
    await ask<MovesRow>(on, 'month-moves', MOVES, values),
    await ask<{ tier1: number | null; tier2: number | null }>(on, 'month-medians', MEDIANS, values),
    await ask<MonthNumbers['pauses'][number]>(on, 'month-pauses', PAUSES, values),
    await ask<NonNullable<MonthNumbers['oldest']>>(on, 'month-oldest', OLDEST, values.slice(1)),
  ];
  return {
    opened,
    closed,
    open,
    moves: moves as MovesRow,
    medians: medians[0] ?? { tier1: null, tier2: null },
    pauses,
    oldest: oldest ?? null,
  };
}

const OPENED = `select t.kind, t.priority, ${OFFICE}, count(*)::int as opened,
    (count(*) filter (where t.is_restricted))::int as security,
    (count(*) filter (where t.responded_at <= t.response_due_at and t.responded_at < $2))::int as met,
    (count(*) filter (where t.response_due_at < $2 or (t.response_due_at is not null and t.responded_at < $2)))::int as judged
  from tickets t ${officesOf('t')}
  where t.opened_at >= $1 and t.opened_at < $2 and ${MINE}
  group by t.kind, t.priority, office`;

const CLOSED = `select t.kind, t.priority, ${OFFICE}, t.desk as tier, count(*)::int as closed,
    (count(*) filter (where t.status = 'closed'))::int as solved,
    (count(*) filter (where ${RESOLVED_IN_TIME} and t.resolved_at <= t.target_at))::int as met,
    (count(*) filter (where ${RESOLVED_IN_TIME}))::int as judged,
    coalesce(sum(t.stars), 0)::int as stars, count(t.stars)::int as rated,
    (count(*) filter (where x.tier1_kept))::int as "tier1Met", count(x.tier1_kept)::int as "tier1Judged",
    (count(*) filter (where x.tier2_kept))::int as "tier2Met", count(x.tier2_kept)::int as "tier2Judged"
  ${CLOSED_IN_MONTH} where ${IS_CLOSED_IN_MONTH}
  group by t.kind, t.priority, office, t.desk`;

const MEDIANS = `select percentile_cont(0.5) within group (order by x.tier1_minutes) as tier1,
    percentile_cont(0.5) within group (order by x.tier2_minutes) as tier2
  ${CLOSED_IN_MONTH} where ${IS_CLOSED_IN_MONTH}`;

/** A piece of time after a gap, or after one in the same hands for the same thing: it was solved in between and came back. */
const MOVES = `select
    (count(*) filter (where before.until_at < s.from_at or (before.desk, before.office_code, before.owner_id, before.pause)
      is not distinct from (s.desk, s.office_code, s.owner_id, s.pause)))::int as reopened,
    (count(*) filter (where s.desk = 'tier2' and before.desk = 'tier1'))::int as "passedOn",
    (count(*) filter (where s.desk = 'tier1' and before.desk = 'tier2'))::int as returned,
    (count(*) filter (where s.desk = 'tier1' and s.desk is distinct from before.desk))::int as tier1,
    (count(*) filter (where s.desk = 'tier2' and s.desk is distinct from before.desk))::int as tier2,
    (count(*) filter (where s.desk = 'coordinator' and s.desk is distinct from before.desk))::int as coordinator
  from segments s ${officesOf('s')}
    left join lateral (select * from segments where case_id = s.case_id and seq = s.seq - 1 offset 0) before on true
  where s.from_at >= $1 and s.from_at < $2 and ${MINE}`;

const PAUSES = `select s.pause as reason, count(*)::int as count,
    coalesce(sum(extract(epoch from s.until_at - s.from_at)) / 60, 0)::int as minutes
  ${CLOSED_IN_MONTH} cross join lateral (
    select * from segments where case_id = c.id and pause is not null and until_at is not null offset 0) s
  where ${IS_CLOSED_IN_MONTH} group by s.pause order by s.pause`;

/** Open at an instant ($1): what is open now, and what was closed after it; each through an index of its own. */
const OPEN_THEN = `select t.case_id from tickets t where t.is_open and t.opened_at < $1
  union all
  select c.id from cases c where c.flow = 'ticket' and c.closed_at is not null
    and tstzrange(c.created_at, greatest(c.created_at, c.closed_at), '[]') @> $1::timestamptz`;
const MINE_THEN = MINE.replaceAll('$3', '$2');

const OPEN = `select ${OFFICE}, coalesce(then_at.desk, t.desk) as tier, count(*)::int as open
  from (${OPEN_THEN}) was ${ticketOf('was.case_id')} ${officesOf('t')}
    left join lateral (
      select s.desk from segments s where s.case_id = t.case_id and s.from_at < $1 order by s.seq desc limit 1
    ) then_at on true
  where ${MINE_THEN} group by 1, 2`;

const OLDEST = `select t.number, to_json(t.opened_at) #>> '{}' as "openedAt"
  from (${OPEN_THEN}) was ${ticketOf('was.case_id')} ${officesOf('t')}
  where ${MINE_THEN} order by t.opened_at, t.number limit 1`;
