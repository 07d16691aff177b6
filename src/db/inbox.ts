/**
 * The rows that wait to be worked, lane by lane. A claim is a time in the database's clock: who dies holding one loses it by
 * waiting. An expired claim without an error stands for a process that died and counts as an attempt.
 */
import { ask, type Asked } from './query.ts';

export interface InboxRow {
  readonly id: string;
  readonly lane: string;
  readonly payload: string;
  readonly receivedAt: Date;
  readonly attempts: number;
}

export interface Arrival {
  readonly id: string;
  readonly lane: string;
  readonly position: number;
  /** Null: it could not be read and is set aside at once, with `error`. */
  readonly payload: string | null;
  readonly error: string | null;
  /** Claim it in the same statement if its lane has nothing open. */
  readonly claim: boolean;
}

/**
 * How long a claim holds: as long as a lease, so that a dead process's rows wait no longer than its other work. Two who work on
 * one row are no harm, one commit wins.
 */
const CLAIM = `interval '6 seconds'`;
/** How many of the oldest rows one claim looks at; a flood in one lane is passed by in the next round. */
const WINDOW = 200;

/** Stores what is new; what was there already is left alone and not returned. */
export async function storeArrivals(
  on: Asked,
  arrivals: readonly Arrival[],
  now: Date,
): Promise<{ id: string; claimed: boolean }[]> {
  return ask(
    on,
    'inbox-store',
    `insert into inbox (id, lane, position, payload, state, error, received_at, claimed_until)
     select a.id, a.lane, a.position, a.payload, case when a.payload is null then 'aside' else 'open' end, a.error, $7,
       case when a.claim and not exists (select from inbox o where o.lane = a.lane and o.state = 'open')
         then clock_timestamp() + ${CLAIM} end
     from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::boolean[])
       as a (id, lane, position, payload, error, claim)
     on conflict (id) do nothing
     returning id, claimed_until is not null as claimed`,
    [
      arrivals.map((arrival) => arrival.id),
      arrivals.map((arrival) => arrival.lane),
      arrivals.map((arrival) => arrival.position),
      arrivals.map((arrival) => arrival.payload),
      arrivals.map((arrival) => arrival.error),
      arrivals.map((arrival) => arrival.claim),
      now,
    ],
  );
}

/** Claims the oldest open row of up to `limit` lanes that nobody works on; `more`: its lane holds another one. */
export async function claimHeads(
  on: Asked,
  limit: number,
  busyLanes: readonly string[],
): Promise<(InboxRow & { more: boolean })[]> {
  return ask(
    on,
    'inbox-claim',
    `with oldest as (
       select lane, received_at, position from inbox
       where state = 'open' and (claimed_until is null or claimed_until < clock_timestamp()) and lane <> all($2::text[])
       order by received_at, position limit ${WINDOW}
     ), lanes as (
       select lane from (select distinct on (lane) * from oldest order by lane, received_at, position) first
       order by received_at, position limit $1
     ), heads as (
       select head.id from lanes cross join lateral (
         select id, claimed_until from inbox where lane = lanes.lane and state = 'open' order by position, id limit 1
       ) head
       where (head.claimed_until is null or head.claimed_until < clock_timestamp())
         and not exists (select from inbox busy where busy.lane = lanes.lane and busy.state = 'open' and busy.claimed_until > clock_timestamp())
     ), locked as (
       select id from inbox where id in (select id from heads) and state = 'open'
         and (claimed_until is null or claimed_until < clock_timestamp())
       for update skip locked
     )
     update inbox set claimed_until = clock_timestamp() + ${CLAIM}, error = null,
       attempts = attempts + case when claimed_until is not null and error is null then 1 else 0 end
     from locked where inbox.id = locked.id
     returning inbox.id, lane, payload, received_at as "receivedAt", attempts,
       exists (select from inbox next where next.lane = inbox.lane and next.state = 'open' and next.id <> inbox.id) as more`,
    [limit, busyLanes],
  );
}

/** The row failed: it waits `waitMs` at the head of its lane, or is set aside so that the lane goes on. */
export async function failRow(on: Asked, id: string, error: string, waitMs: number | 'aside'): Promise<void> {
  await ask(
    on,
    'inbox-fail',
    `update inbox set attempts = attempts + 1, error = $2, state = case when $3::int is null then 'aside' else state end,
       claimed_until = clock_timestamp() + $3::int * interval '1 millisecond'
     where id = $1 and state = 'open'`,
    [id, error, waitMs === 'aside' ? null : waitMs],
  );
}

/** Gives claims back that were never begun. */
export async function unclaim(on: Asked, ids: readonly string[]): Promise<void> {
  await ask(
    on,
    'inbox-unclaim',
    `update inbox set claimed_until = null where id = any($1::text[]) and state = 'open'`,
    [ids],
  );
}

/** Opens a row that was set aside; says whether there was one with something in it. */
export async function replayRow(on: Asked, id: string): Promise<'opened' | 'empty' | 'notAside' | 'unknown'> {
  const [row] = await ask<{ state: string; full: boolean; opened: boolean }>(
    on,
    'inbox-replay',
    `with opened as (
       update inbox set state = 'open', attempts = 0, error = null, claimed_until = null
       where id = $1 and state = 'aside' and payload is not null returning id
     )
     select state, payload is not null as full, exists (select from opened) as opened from inbox where id = $1`,
    [id],
  );
  if (row === undefined) return 'unknown';
  if (row.opened) return 'opened';
  return row.state === 'aside' ? 'empty' : 'notAside';
}

/** Tells workers in other processes that there is more than this one can take. */
export async function callWorkers(on: Asked): Promise<void> {
  await ask(on, 'inbox-notify', `select pg_notify('inbox', '')`, []);
}

/** Open rows, how long the oldest has waited by the desk's clock, and rows set aside. */
export async function backlog(on: Asked): Promise<{ open: number; oldestAt: Date | null; aside: number }> {
  const [row] = await ask<{ open: number; oldestAt: Date | null; aside: number }>(
    on,
    'inbox-backlog',
    `select count(*) filter (where state = 'open')::int as open, min(received_at) filter (where state = 'open') as "oldestAt",
       count(*) filter (where state = 'aside')::int as aside
     from inbox where state in ('open', 'aside')`,
    [],
  );
  return row ?? { open: 0, oldestAt: null, aside: 0 };
}

/** False: somebody has worked it or set it aside. */
export async function isRowOpen(on: Asked, id: string): Promise<boolean> {
  const rows = await ask(on, 'inbox-is-open', `select 1 from inbox where id = $1 and state = 'open'`, [id]);
  return rows.length > 0;
}
