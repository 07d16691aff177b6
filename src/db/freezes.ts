/** Days on which nothing that runs is changed. */
import { ask, type Asked } from './query.ts';

export interface FreezeRow {
  readonly id: number;
  /** ISO dates of the city, both included. */
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: string;
  readonly by: string;
}

const FREEZE = `select f.id, f.from_on::text as "fromOn", f.until_on::text as "untilOn", f.reason, p.name as by
  from freezes f join people p on p.id = f.set_by where f.lifted_at is null`;

/** Those in force that are not over on this day, the nearest first. */
export async function freezesFrom(on: Asked, today: string, limit = 100): Promise<FreezeRow[]> {
  return ask(on, 'freezes-from', `${FREEZE} and f.until_on >= $1::date order by f.from_on, f.id limit $2`, [
    today,
    limit,
  ]);
}

export async function insertFreeze(
  on: Asked,
  row: { fromOn: string; untilOn: string; reason: string; setBy: number; now: Date },
): Promise<void> {
  await ask(
    on,
    'insert-freeze',
    'insert into freezes (from_on, until_on, reason, set_by, set_at) values ($1, $2, $3, $4, $5)',
    [row.fromOn, row.untilOn, row.reason, row.setBy, row.now],
  );
}

/** False: it was lifted already, or is none. */
export async function liftFreeze(on: Asked, id: number, by: number, now: Date): Promise<boolean> {
  const rows = await ask(
    on,
    'lift-freeze',
    'update freezes set lifted_at = $3, lifted_by = $2 where id = $1 and lifted_at is null returning id',
    [id, by, now],
  );
  return rows.length > 0;
}
