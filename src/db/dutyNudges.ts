/** Reminding by hand: who heard of a duty today already, and what the next morning is to carry. */
import { ask, type Asked } from './query.ts';

/** Of these people those who were reminded of any duty on that day. ISO date of the city. */
export async function toldOn(on: Asked, people: readonly number[], day: string): Promise<Set<number>> {
  const rows = await ask<{ id: number }>(
    on,
    'duty-told-on',
    'select distinct person_id as id from duty_reminders where on_day = $2 and person_id = any($1::bigint[])',
    [people, day],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Writes down that somebody was reminded. Throws a unique violation when he was, of one of these, on that day. */
export async function noteTold(
  on: Asked,
  personId: number,
  day: string,
  caseIds: readonly string[],
): Promise<void> {
  await ask(
    on,
    'note-duty-told',
    'insert into duty_reminders (person_id, on_day, case_id) select $1, $2, c from unnest($3::text[]) as s (c)',
    [personId, day, caseIds],
  );
}

/** The next reminder of these comes on that day, where it was not to come earlier anyway. */
export async function remindBy(on: Asked, caseIds: readonly string[], day: string): Promise<void> {
  await ask(
    on,
    'remind-by',
    `update duty_cycles set next_reminder_on = least(coalesce(next_reminder_on, $2::date), $2::date)
     where case_id = any($1::text[]) and is_open and due_on is not null and state not in ('submitted', 'disowned')`,
    [caseIds, day],
  );
}

/** When the next morning's message about duties is due; null: no process has set it yet. */
export async function nextMorningAt(on: Asked, owner: string, id: string): Promise<Date | null> {
  const [row] = await ask<{ dueAt: Date }>(
    on,
    'next-duty-morning',
    'select due_at as "dueAt" from timers where owner = $1 and id = $2',
    [owner, id],
  );
  return row?.dueAt ?? null;
}
