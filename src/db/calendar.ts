/** What the admin entered beside the city's file. One number, `calendar.version`, grows with every change of it. */
import type { AddedDay, AddedHours, CalendarAdditions } from '../domain/calendar.ts';
import type { CalendarPlan } from '../domain/calendarPlan.ts';
import type { ClockDesk, Segment } from '../domain/clocks.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';
import { SEGMENTS } from './tickets.ts';

export interface Entered extends CalendarAdditions {
  readonly version: number;
}

const VERSION = `coalesce((select value::int from settings where key = 'calendar.version'), 0)`;

export async function calendarVersion(on: Asked): Promise<number> {
  const [row] = await ask<{ version: number }>(on, 'calendar-version', `select ${VERSION} as version`, []);
  return row?.version ?? 0;
}

/** All of it as of one moment, with its version. */
export async function calendarEntered(on: Asked): Promise<Entered> {
  const [row] = await ask<{ version: number; days: AddedDay[] | null; hours: HoursJson[] | null }>(
    on,
    'calendar-entered',
    `select ${VERSION} as version,
       (select json_agg(json_build_object('on', on_date, 'kind', kind, 'name', name, 'officeCode', office_code,
          'source', case_id) order by on_date, office_code) from closures) as days,
       (select json_agg(json_build_object('from', from_on, 'until', until_on, 'pattern', pattern, 'name', name, 'days', days,
          'officeCode', office_code) order by from_on, office_code) from hours_rows) as hours`,
    [],
  );
  const { version = 0, days = null, hours = null } = row ?? {};
  return {
    version,
    days: days ?? [],
    hours: (hours ?? []).map(({ until, days: week, ...rest }) => ({
      ...rest,
      days: JSON.parse(week) as AddedHours['days'],
      ...(until === null ? {} : { until }),
    })),
  };
}
type HoursJson = Omit<AddedHours, 'days' | 'until'> & { days: string; until: string | null };

/**
 * Writes the plan and raises the version, in the caller's transaction. Throws a serialization failure when the calendar is no longer the
 * one the plan was made for: decide again.
 */
export async function applyPlan(on: Asked, caseId: string, basis: number, plan: CalendarPlan): Promise<void> {
  const raised = await ask(
    on,
    'calendar-raise',
    `insert into settings (key, value) select 'calendar.version', '1' where $1 = 0
     on conflict (key) do nothing returning 1`,
    [basis],
  );
  const moved =
    raised.length > 0
      ? raised
      : await ask(
          on,
          'calendar-raise-again',
          `update settings set value = ($1::int + 1)::text where key = 'calendar.version' and value = $1::int::text returning 1`,
          [basis],
        );
  if (moved.length === 0) throw Object.assign(new Error('The calendar has changed.'), { code: '40001' });
  const daysGone = [...plan.daysGone, ...plan.days];
  const hoursGone = [...plan.hoursGone, ...plan.hours];
  await ask(
    on,
    'closures-gone',
    `delete from closures using unnest($1::date[], $2::text[]) as g (on_date, office)
     where closures.on_date = g.on_date and closures.office_code is not distinct from g.office`,
    [daysGone.map((day) => day.on), daysGone.map((day) => day.officeCode)],
  );
  await ask(
    on,
    'hours-gone',
    `delete from hours_rows using unnest($1::date[], $2::text[], $3::text[]) as g (from_on, pattern, office)
     where hours_rows.from_on = g.from_on and hours_rows.pattern = g.pattern and hours_rows.office_code is not distinct from g.office`,
    [
      hoursGone.map((row) => row.from),
      hoursGone.map((row) => row.pattern),
      hoursGone.map((row) => row.officeCode),
    ],
  );
  await ask(
    on,
    'closures-enter',
    `insert into closures (on_date, office_code, kind, name, case_id)
     select d.*, $5 from unnest($1::date[], $2::text[], $3::text[], $4::text[]) as d`,
    [
      plan.days.map((day) => day.on),
      plan.days.map((day) => day.officeCode),
      plan.days.map((day) => day.kind),
      plan.days.map((day) => day.name),
      caseId,
    ],
  );
  await ask(
    on,
    'hours-enter',
    `insert into hours_rows (from_on, until_on, pattern, office_code, name, days, case_id)
     select h.*, $7 from unnest($1::date[], $2::date[], $3::text[], $4::text[], $5::text[], $6::text[]) as h`,
    [
      plan.hours.map((row) => row.from),
      plan.hours.map((row) => row.until ?? null),
      plan.hours.map((row) => row.pattern),
      plan.hours.map((row) => row.officeCode),
      plan.hours.map((row) => row.name),
      plan.hours.map((row) => JSON.stringify(row.days)),
      caseId,
    ],
  );
}

export interface CalendarChange {
  readonly caseId: string;
  readonly proposedBy: number;
  readonly plan: string;
  readonly basis: number;
  readonly case: LoadedCase;
}

const CHANGE = `select p.case_id as "caseId", p.proposed_by as "proposedBy", p.plan, p.basis,
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from calendar_changes p join cases c on c.id = p.case_id`;

export async function calendarChange(on: Asked, caseId: string): Promise<CalendarChange | null> {
  const [row] = await ask<CalendarChange>(on, 'calendar-change', `${CHANGE} where p.case_id = $1`, [caseId]);
  return row ?? null;
}

/** The newest one this person was shown and has not decided on. */
export async function openChangeOf(on: Asked, personId: number): Promise<CalendarChange | null> {
  const [row] = await ask<CalendarChange>(
    on,
    'calendar-change-of',
    `${CHANGE} where p.proposed_by = $1 and p.is_open order by c.created_at desc, p.case_id limit 1`,
    [personId],
  );
  return row ?? null;
}

export async function insertChange(
  on: Asked,
  row: Pick<CalendarChange, 'caseId' | 'proposedBy' | 'plan' | 'basis'>,
): Promise<void> {
  await ask(
    on,
    'insert-calendar-change',
    'insert into calendar_changes (case_id, proposed_by, plan, basis) values ($1, $2, $3, $4)',
    [row.caseId, row.proposedBy, row.plan, row.basis],
  );
}

export async function closeChange(on: Asked, caseId: string): Promise<void> {
  await ask(on, 'close-calendar-change', 'update calendar_changes set is_open = false where case_id = $1', [
    caseId,
  ]);
}

/** What the clocks of one open ticket are worked out from. */
export interface OpenTicket {
  readonly caseId: string;
  readonly short: string;
  readonly officeShort: string;
  readonly officeCode: string;
  readonly desk: ClockDesk;
  readonly kind: string;
  readonly priority: string;
  readonly isRestricted: boolean;
  readonly targetMinutes: number | null;
  readonly respondedAt: Date | null;
  readonly targetAt: Date;
  readonly segments: readonly Segment[];
}

/** Open tickets in the order of their ids, after one of them. */
export async function openTickets(on: Asked, after: string, limit: number): Promise<OpenTicket[]> {
  return ask(
    on,
    'open-tickets',
    `select t.case_id as "caseId", t.short, o.abbreviation as "officeShort", t.office_code as "officeCode", t.desk, t.kind,
       t.priority, t.is_restricted as "isRestricted", t.target_minutes as "targetMinutes", t.responded_at as "respondedAt", t.target_at as "targetAt",
       ${SEGMENTS} as segments
     from tickets t join offices o on o.code = t.office_code
     where t.is_open and t.case_id > $1 order by t.case_id limit $2`,
    [after, limit],
  );
}

/** Ids of open tickets, likewise. */
export async function openTicketIds(on: Asked, after: string, limit: number): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    on,
    'open-ticket-ids',
    'select case_id as id from tickets where is_open and case_id > $1 order by case_id limit $2',
    [after, limit],
  );
  return rows.map((row) => row.id);
}

export interface WorkingTimer {
  readonly owner: string;
  readonly id: string;
  readonly setAt: Date;
  readonly dueAt: Date;
  /** Of the ticket or the registration it belongs to; null: nobody's in particular. */
  readonly officeCode: string | null;
  readonly workPattern: string | null;
}

/** Timers of these delays in the order of owner and id, after one of them. */
export async function timersOf(
  on: Asked,
  delays: readonly string[],
  after: { readonly owner: string; readonly id: string },
  limit: number,
): Promise<WorkingTimer[]> {
  return ask(
    on,
    'timers-of',
    `select t.owner, t.id, t.set_at as "setAt", t.due_at as "dueAt", o.code as "officeCode", o.work_pattern as "workPattern"
     from timers t
       left join tickets k on k.case_id = t.owner left join registrations g on g.case_id = t.owner
       left join offices o on o.code = coalesce(k.office_code, g.office_code)
     where (t.owner, t.id) > ($2, $3) and t.set_at is not null and split_part(t.id, '.', 3) = any($1::text[])
     order by t.owner, t.id limit $4`,
    [delays, after.owner, after.id, limit],
  );
}

/** Moves timers that are still as they were read. */
export async function moveTimers(
  on: Asked,
  moved: readonly { readonly timer: WorkingTimer; readonly dueAt: Date }[],
): Promise<void> {
  await ask(
    on,
    'move-timers',
    `update timers set due_at = m.due_at
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as m (owner, id, was, due_at)
     where timers.owner = m.owner and timers.id = m.id and timers.due_at = m.was`,
    [
      moved.map(({ timer }) => timer.owner),
      moved.map(({ timer }) => timer.id),
      moved.map(({ timer }) => timer.dueAt),
      moved.map(({ dueAt }) => dueAt),
    ],
  );
}

/** Patterns of hours that offices have. */
export async function patternsInUse(on: Asked): Promise<string[]> {
  const rows = await ask<{ pattern: string }>(
    on,
    'patterns-in-use',
    'select distinct work_pattern as pattern from offices where is_active order by 1',
    [],
  );
  return rows.map((row) => row.pattern);
}

const TOLD = 'alarm.calendar.';

/** Things of the calendar the admin has been told of. */
export async function alarmsTold(on: Asked): Promise<string[]> {
  const rows = await ask<{ key: string }>(
    on,
    'calendar-alarms',
    `select key from settings where starts_with(key, $1)`,
    [TOLD],
  );
  return rows.map((row) => row.key.slice(TOLD.length));
}

/** Remembers that the admin was told. Throws a unique violation when somebody did so meanwhile: decide again. */
export async function noteAlarms(
  on: Asked,
  told: readonly string[],
  mended: readonly string[],
  now: Date,
): Promise<void> {
  await ask(
    on,
    'note-calendar-alarms',
    `with gone as (delete from settings where key = any($2::text[]))
     insert into settings (key, value) select k, $3 from unnest($1::text[]) as k`,
    [told.map((key) => TOLD + key), mended.map((key) => TOLD + key), now.toISOString()],
  );
}

/** The look at the calendar is due now; also when it already waited for a later time. */
export async function lookSoon(on: Asked, owner: string, id: string, now: Date): Promise<void> {
  await ask(
    on,
    'look-soon',
    `insert into timers (owner, id, due_at) values ($1, $2, $3)
     on conflict (owner, id) do update set due_at = least(timers.due_at, excluded.due_at)`,
    [owner, id, now],
  );
}
