import { ask, type Asked } from './query.ts';

/** Sets timers that are not set already; those that are stay as they are. */
export async function keepTimers(
  on: Asked,
  timers: readonly { readonly owner: string; readonly id: string; readonly dueAt: Date }[],
): Promise<void> {
  await ask(
    on,
    'timers-keep',
    `insert into timers (owner, id, due_at) select * from unnest($1::text[], $2::text[], $3::timestamptz[])
     on conflict (owner, id) do nothing`,
    [timers.map((one) => one.owner), timers.map((one) => one.id), timers.map((one) => one.dueAt)],
  );
}

/**
 * Moves timers that are due by the desk's clock into the inbox, in one statement; returns how many. A timer set again to the very
 * instant at which it once fired is due again, so its old inbox row opens once more.
 */
export async function moveDueTimers(on: Asked, now: Date, limit = 200): Promise<number> {
  const rows = await ask(
    on,
    'timers-move',
    `with due as (
       select owner, id, due_at, floor(extract(epoch from due_at) * 1000)::bigint as ms from timers
       where due_at <= $1 order by due_at limit $2 for update skip locked
     ), gone as (
       delete from timers using due where timers.owner = due.owner and timers.id = due.id
     )
     insert into inbox (id, lane, position, payload, received_at)
     select 'timer:' || owner || ':' || id || ':' || ms, 'case:' || owner, ms,
       json_build_object('timer', json_build_object('owner', owner, 'id', id))::text, $1
     from due order by due_at
     on conflict (id) do update set state = 'open', payload = excluded.payload, attempts = 0, error = null, claimed_until = null
     returning 1`,
    [now, limit],
  );
  return rows.length;
}

/** Whether a timer of this name waits. */
export async function hasTimer(on: Asked, owner: string, id: string): Promise<boolean> {
  const [row] = await ask<{ waits: boolean }>(
    on,
    'has-timer',
    'select exists (select from timers where owner = $1 and id = $2) as waits',
    [owner, id],
  );
  return row?.waits ?? false;
}
