/** The roster of duty officers as it is kept: one row a person and day. What changes ends and is written anew. */
import type { Shift } from '../domain/roster.ts';
import { ask, type Asked } from './query.ts';
import { Moved } from './staff.ts';

export interface ShiftRow extends Shift {
  readonly name: string;
  /** On leave now. */
  readonly isAway: boolean;
  /** Still Tier 2 or CSIRT: who is not has no duty, though the row stands until the day is written anew. */
  readonly isOfficer: boolean;
}

/** The dated shifts of these days (ISO dates, both included) and the weekly ones. */
export async function shiftsOf(on: Asked, from: string, until: string): Promise<ShiftRow[]> {
  return ask(
    on,
    'shifts-of',
    `select s.id, s.on_date::text as "onDate", s.weekday::int as weekday, s.position::int as position, s.person_id as "personId",
       p.name, exists (select from leaves l where l.person_id = p.id and l.is_away) as "isAway",
       exists (select from roles r where r.person_id = p.id and r.ended_at is null and r.role in ('tier2', 'csirt')) as "isOfficer"
     from duty_shifts s join people p on p.id = s.person_id
     where s.ended_at is null and (s.weekday is not null or s.on_date between $1::date and $2::date)
     order by s.on_date, s.weekday, s.position`,
    [from, until],
  );
}

/** Who can be put on the roster: Tier 2 and CSIRT, but not who is on leave all these days; by name. */
export async function officersFor(
  on: Asked,
  days: { from: string; until: string },
): Promise<{ id: number; name: string }[]> {
  return ask(
    on,
    'officers-for',
    `select p.id, p.name from people p
     where exists (select from roles r where r.person_id = p.id and r.ended_at is null and r.role in ('tier2', 'csirt'))
       and not exists (select from leaves l where l.person_id = p.id and not l.is_over and l.from_on <= $1::date and l.until_on >= $2::date)
     order by lower(p.name), p.id limit 30`,
    [days.from, days.until],
  );
}

export interface NewShift {
  readonly onDate: string | null;
  readonly weekday: number | null;
  readonly position: number;
  readonly personId: number;
}

/** Ends the rows that were read and writes these; throws `Moved` when one of them has ended meanwhile. */
export async function replaceShifts(
  on: Asked,
  ended: readonly number[],
  added: readonly NewShift[],
  by: { readonly personId: number; readonly now: Date },
): Promise<void> {
  const gone = await ask(
    on,
    'end-shifts',
    'update duty_shifts set ended_at = $2 where id = any($1::bigint[]) and ended_at is null returning id',
    [ended, by.now],
  );
  if (gone.length !== ended.length) throw new Moved('The roster');
  await ask(
    on,
    'add-shifts',
    `insert into duty_shifts (on_date, weekday, position, person_id, set_by, set_at)
     select s.*, $5::bigint, $6::timestamptz from unnest($1::date[], $2::smallint[], $3::smallint[], $4::bigint[]) as s`,
    [
      added.map((one) => one.onDate),
      added.map((one) => one.weekday),
      added.map((one) => one.position),
      added.map((one) => one.personId),
      by.personId,
      by.now,
    ],
  );
}
