/** Reminders of duties: which cycles may be due for one, who can be reminded, and what was said. Dates are ISO dates of the city. */
import type { DutyPerson } from '../domain/dutyPeople.ts';
import { ask, type Asked } from './query.ts';

/** An open, dated cycle that is the office's turn. */
export interface RemindedCycle {
  readonly caseId: string;
  readonly duty: string;
  readonly object: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly workPattern: string;
  readonly dueOn: string;
  readonly eventOn: string | null;
  readonly nextReminderOn: string | null;
  /** The last day on which anybody was reminded of it. */
  readonly remindedOn: string | null;
  readonly state: string;
}

const CYCLE = `select y.case_id as "caseId", y.duty, y.object, y.office_code as "officeCode", o.name as "officeName",
    o.work_pattern as "workPattern", y.due_on::text as "dueOn", y.event_on::text as "eventOn",
    y.next_reminder_on::text as "nextReminderOn",
    (select max(r.on_day)::text from duty_reminders r where r.case_id = y.case_id) as "remindedOn", y.state
  from duty_cycles y join offices o on o.code = y.office_code`;
/** Nobody is reminded of what is met, was sent and waits, or was found not to be theirs. */
const IS_OWED = `y.is_open and y.due_on is not null and y.state in ('scheduled', 'dueSoon', 'due', 'overdue', 'returned')`;
const IN_ORDER = 'order by o.name, y.due_on, y.duty, y.object, y.case_id';

/** Cycles whose next reminder is set for this day or earlier. */
export async function cyclesToRemind(on: Asked, until: string): Promise<RemindedCycle[]> {
  return ask(
    on,
    'cycles-to-remind',
    `${CYCLE} where ${IS_OWED} and o.is_active and y.next_reminder_on <= $1 ${IN_ORDER}`,
    [until],
  );
}

/** Of these cycles those that are still owed. */
export async function owedOf(on: Asked, caseIds: readonly string[]): Promise<RemindedCycle[]> {
  return ask(on, 'cycles-owed', `${CYCLE} where y.case_id = any($1::text[]) and ${IS_OWED} ${IN_ORDER}`, [
    caseIds,
  ]);
}

/** Owed cycles that were due on this day or earlier. */
export async function cyclesLate(on: Asked, dueBy: string): Promise<RemindedCycle[]> {
  return ask(on, 'cycles-late', `${CYCLE} where ${IS_OWED} and o.is_active and y.due_on <= $1 ${IN_ORDER}`, [
    dueBy,
  ]);
}

/** Everybody who holds one of the roles now, with where he is written to. */
export interface RemindedPerson extends DutyPerson {
  readonly chatId: number | null;
  readonly deputyChatId: number | null;
}

export async function dutyPeople(on: Asked, roles: readonly string[]): Promise<RemindedPerson[]> {
  return ask(
    on,
    'duty-people',
    `select r.person_id as id, r.role, r.office_code as "officeCode", c.id as "chatId",
       (c.id is not null and c.unreachable is null) as "isHeard", l.case_id is not null as "isAway",
       case when dc.id is not null and dc.unreachable is null and not exists (
         select from leaves dl where dl.person_id = l.deputy_id and dl.is_away) then l.deputy_id end as "deputyId",
       dc.id as "deputyChatId"
     from roles r left join chats c on c.person_id = r.person_id
       left join leaves l on l.person_id = r.person_id and l.is_away
       left join chats dc on dc.person_id = l.deputy_id
     where r.ended_at is null and r.role = any($1::text[]) order by r.person_id, r.id`,
    [roles],
  );
}

/** The last morning whose reminders were said; null: none was yet. */
export async function lastMorning(on: Asked): Promise<string | null> {
  const [row] = await ask<{ day: string | null }>(
    on,
    'last-duty-morning',
    'select max(on_day)::text as day from duty_mornings',
    [],
  );
  return row?.day ?? null;
}

/** A cycle's next reminder, if it is still the one that was read. */
export interface ReminderMove {
  readonly caseId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Writes down a morning. Throws a unique violation when the day's was written already. */
export async function noteMorning(
  on: Asked,
  morning: {
    readonly day: string;
    readonly now: Date;
    readonly said: readonly { readonly personId: number; readonly caseId: string }[];
    readonly moved: readonly ReminderMove[];
  },
): Promise<void> {
  const { day, now, said, moved } = morning;
  await ask(on, 'note-morning', 'insert into duty_mornings (on_day, at) values ($1, $2)', [day, now]);
  await ask(
    on,
    'note-reminders',
    'insert into duty_reminders (person_id, on_day, case_id) select p, $3, c from unnest($1::bigint[], $2::text[]) as s (p, c)',
    [said.map((one) => one.personId), said.map((one) => one.caseId), day],
  );
  await ask(
    on,
    'move-reminders',
    `update duty_cycles y set next_reminder_on = m.next
     from unnest($1::text[], $2::date[], $3::date[]) as m (case_id, was, next)
     where y.case_id = m.case_id and y.next_reminder_on is not distinct from m.was`,
    [moved.map((one) => one.caseId), moved.map((one) => one.from), moved.map((one) => one.to)],
  );
}

/**
 * A day's message to somebody could not be sent on that day: what it held is due again, at the next morning. Done twice it changes
 * nothing more.
 */
export async function leaveForMorning(
  on: Asked,
  personId: number,
  day: string,
  caseIds: readonly string[],
  today: string,
): Promise<void> {
  await ask(
    on,
    'leave-reminders',
    `with unsaid as (
       delete from duty_reminders where person_id = $1 and on_day = $2 and case_id = any($3::text[]) returning case_id
     )
     update duty_cycles y set next_reminder_on = least(y.next_reminder_on, $4::date) from unsaid
     where y.case_id = unsaid.case_id and ${IS_OWED}`,
    [personId, day, caseIds, today],
  );
}
