/** The steps by which frozen recipients come into the outbox and out of it again; each one short statement that may be repeated. */
import { ask, type Asked } from './query.ts';

/** Of one broadcast so many are in the outbox at most: twenty seconds of sending. */
export const WINDOW = 600;

/**
 * Moves those who wait into the outbox, as many as there is room for; returns how many were looked at. Who has left since gets
 * nothing. A later word of a case waits until nobody waits for an earlier one. Two replicas never fill the same broadcast at once.
 */
export async function fillOutbox(on: Asked, isQuiet: boolean): Promise<number> {
  const rows = await ask(
    on,
    'broadcasts-fill',
    `with room as materialized (
       select b.id, b.case_id, ${WINDOW} - (select count(*) from deliveries q where q.broadcast_id = b.id and q.state = 'queued') as free
       from broadcasts b where b.state = 'running' and not (b.keeps_quiet and $1)
         and exists (select from deliveries w where w.broadcast_id = b.id and w.state = 'waiting')
         and not exists (select from broadcasts earlier join deliveries w on w.broadcast_id = earlier.id and w.state = 'waiting'
           where earlier.case_id = b.case_id and earlier.seq < b.seq and earlier.state = 'running')
       for update of b skip locked
     ), picked as materialized (
       select d.broadcast_id, d.position, room.case_id, c.id as chat_id,
         case when not exists (select from roles r where r.person_id = d.person_id and r.ended_at is null) then 'left'
           when c.id is null then 'noChat' else c.unreachable end as why,
         '{"is":"broadcast","id":' || d.broadcast_id || '}' as payload
       from room cross join lateral (
         select * from deliveries w where w.broadcast_id = room.id and w.state = 'waiting' order by w.position
         limit greatest(room.free, 0) for update
       ) d left join chats c on c.person_id = d.person_id
     ), queued as (
       insert into outbox (chat_id, case_id, class, payload, not_before, created_at)
       select chat_id, case_id, 4, payload, clock_timestamp(), clock_timestamp() from picked where why is null order by position
       returning id, chat_id, payload
     )
     update deliveries d set outbox_id = q.id, why = p.why,
       state = case when p.why is null then 'queued' when d.sent_at is not null then 'sent' when p.why = 'left' then 'left'
         else 'unreachable' end
     from picked p left join queued q on q.chat_id = p.chat_id and q.payload = p.payload
     where d.broadcast_id = p.broadcast_id and d.position = p.position
     returning 1`,
    [isQuiet],
  );
  return rows.length;
}

/** Of what was stopped: those who wait no longer do. Returns how many; at most `limit` in one statement. */
export async function takeBack(on: Asked, limit = 1_000): Promise<number> {
  const rows = await ask(
    on,
    'broadcasts-take-back',
    `with stopped as materialized (
       select d.broadcast_id, d.position, d.outbox_id from broadcasts b join deliveries d on d.broadcast_id = b.id
       where b.state = 'stopping' and d.state in ('waiting', 'queued') order by d.broadcast_id, d.position limit $1
       for update of d skip locked
     ), gone as (
       update outbox o set state = 'failed', payload = null, error = 'stopped' from stopped s
       where o.id = s.outbox_id and o.state = 'open'
     )
     update deliveries d set state = case when d.sent_at is null then 'stopped' else 'sent' end from stopped s
     where d.broadcast_id = s.broadcast_id and d.position = s.position returning 1`,
    [limit],
  );
  if (rows.length > 0) return rows.length;
  await ask(
    on,
    'broadcasts-stopped',
    `update broadcasts b set state = 'stopped', is_touched = true where state = 'stopping'
       and not exists (select from deliveries d where d.broadcast_id = b.id and d.state in ('waiting', 'queued'))`,
    [],
  );
  return 0;
}

/** Those of which nobody waits any more tell their case so, once a round. Returns how many. */
export async function noteAllSent(on: Asked, now: Date): Promise<number> {
  const rows = await ask(
    on,
    'broadcasts-all-sent',
    `insert into inbox (id, lane, position, payload, received_at)
     select 'signal:broadcastIsSent:' || b.id || ':' || b.round, 'case:' || b.case_id, 0, json_build_object('signal',
         json_build_object('name', 'broadcastIsSent', 'caseId', b.case_id, 'because', b.id::text, 'round', b.round))::text, $1
     from broadcasts b where b.state = 'running'
       and not exists (select from deliveries d where d.broadcast_id = b.id and d.state in ('waiting', 'queued'))
     on conflict (id) do nothing returning 1`,
    [now],
  );
  return rows.length;
}

/** Broadcasts whose cards may say something new: those under way, and those that somebody acknowledged since. */
export async function broadcastsAtWork(on: Asked): Promise<{ id: number; isTouched: boolean }[]> {
  return ask(
    on,
    'broadcasts-at-work',
    `select id, is_touched as "isTouched" from broadcasts where state in ('running', 'stopping') or is_touched order by id`,
    [],
  );
}

/** Wants the cards of these shown again; a card that waits already is not wanted twice. */
export async function refreshCards(on: Asked, ids: readonly number[]): Promise<number> {
  const rows = await ask(
    on,
    'broadcasts-cards',
    `with seen as (
       update broadcasts set is_touched = false where id = any($1::bigint[]) returning case_id
     ), shown as (
       update cards k set wanted = k.wanted + 1 from seen, chats c
       where k.owner = seen.case_id and k.view in ('announcement', 'disturbance') and k.message_id is not null
         and c.id = k.chat_id and c.unreachable is null
       returning k.id, k.chat_id, k.owner
     )
     insert into outbox (chat_id, case_id, class, card_id, not_before, created_at)
     select chat_id, owner, 3, id, clock_timestamp(), clock_timestamp() from shown
     on conflict (card_id) where state = 'open' do nothing returning 1`,
    [ids],
  );
  return rows.length;
}
