/**
 * What goes to many. Words and state stand once in `broadcasts`; who gets them, frozen at the press, in `deliveries`. A window of
 * these is in the outbox at a time (`fill`), so that they can be stopped, rest in quiet hours, and never stand before others.
 */
import type { Audience, Reach } from '../domain/audience.ts';
import type { Media } from '../domain/media.ts';
import { ask, type Asked } from './query.ts';
import { Moved } from './staff.ts';

export type BroadcastKind =
  'announcement' | 'trouble' | 'planned' | 'reminder' | 'update' | 'allClear' | 'calledOff';
export type BroadcastState = 'held' | 'running' | 'stopping' | 'stopped' | 'sent';

export interface BroadcastWords {
  readonly text: string;
  readonly media: readonly Media[];
}

/** Who an audience is: each person once, with the office of his first fitting role. `$1` kinds, `$2` offices, `$3` roles. */
const THEM = `select distinct on (p.id) p.id as person_id, o.code as office_code, coalesce(o.parent_code, o.code) as top,
    case when c.id is null then 'noChat' else c.unreachable end as why
  from roles r join offices o on o.code = r.office_code and o.is_active left join offices above on above.code = o.parent_code
    join people p on p.id = r.person_id and p.erased_at is null left join chats c on c.person_id = p.id
  where r.ended_at is null and r.role <> 'applicant' and ($3::text[] = '{}' or r.role = any($3::text[])) and FITS
  order by p.id, r.id`;
const FITS = `($1::text[] = '{}' or o.kind = any($1::text[]) or above.kind = any($1::text[]))
    and ($2::text[] = '{}' or o.code = any($2::text[]) or o.parent_code = any($2::text[]))`;
const AUDIENCE = THEM.replace('FITS', FITS);

const valuesOf = ({ kinds, offices, roles }: Audience): unknown[] => [kinds, offices, roles];

/** How many the audience is now, and which of its offices have nobody. */
export async function reachOf(on: Asked, audience: Audience): Promise<Reach> {
  const [row] = await ask<Reach>(
    on,
    'audience-reach',
    `with them as (${AUDIENCE})
     select (select count(*)::int from them where why is null) as people,
       (select count(*)::int from them where why is not null) as unreachable,
       (select count(distinct top)::int from them where why is null) as offices,
       array(select o.name from offices o left join offices above on above.code = o.parent_code
         where o.is_active and o.parent_code is null and ${FITS}
           and not exists (select from them where them.top = o.code and them.why is null) order by o.name) as empty`,
    valuesOf(audience),
  );
  return row as Reach;
}

export interface NewBroadcast {
  readonly caseId: string;
  readonly kind: BroadcastKind;
  readonly state: 'held' | 'running';
  readonly words: BroadcastWords;
  readonly wantsRead: boolean;
  /** Nothing of it is sent in quiet hours. */
  readonly keepsQuiet: boolean;
}

async function insertBroadcast(client: Asked, one: NewBroadcast): Promise<number> {
  const [row] = await ask<{ id: number }>(
    client,
    'broadcast-new',
    `insert into broadcasts (case_id, seq, kind, state, words, wants_read, keeps_quiet)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6 from broadcasts where case_id = $1 returning id`,
    [one.caseId, one.kind, one.state, JSON.stringify(one.words), one.wantsRead, one.keepsQuiet],
  );
  return (row as { id: number }).id;
}

/** Freezes who gets it. Throws `Moved` when these are no longer as many as were shown. */
export async function freeze(
  client: Asked,
  one: NewBroadcast,
  audience: Audience,
  shown: { readonly people: number },
): Promise<void> {
  const id = await insertBroadcast(client, one);
  const [row] = await ask<{ people: number }>(
    client,
    'broadcast-freeze',
    `with them as (${AUDIENCE}), frozen as (
       insert into deliveries (broadcast_id, position, person_id, office_code, state, why)
       select $4, row_number() over (order by person_id), person_id, office_code,
         case when why is null then 'waiting' else 'unreachable' end, why from them
       returning state
     ) select count(*) filter (where state = 'waiting')::int as people from frozen`,
    [...valuesOf(audience), id],
  );
  if (row?.people !== shown.people) throw new Moved('The audience');
}

/** Another word to exactly those who got the first one of this case. */
export async function freezeSame(client: Asked, one: NewBroadcast): Promise<void> {
  const id = await insertBroadcast(client, one);
  await ask(
    client,
    'broadcast-freeze-same',
    `insert into deliveries (broadcast_id, position, person_id, office_code, state)
     select $2, d.position, d.person_id, d.office_code, 'waiting'
     from deliveries d join broadcasts b on b.id = d.broadcast_id where b.case_id = $1 and b.seq = 1`,
    [one.caseId, id],
  );
}

/** Takes back what was frozen and not sent: nobody has got anything yet. */
export async function thaw(client: Asked, caseId: string): Promise<void> {
  await ask(client, 'broadcast-thaw', `delete from broadcasts where case_id = $1 and state = 'held'`, [
    caseId,
  ]);
}

/** The newest broadcast of the case goes on, or stops. */
export async function setState(client: Asked, caseId: string, state: BroadcastState): Promise<void> {
  await ask(
    client,
    'broadcast-state',
    `update broadcasts set state = $2
     where id = (select max(id) from broadcasts where case_id = $1) and state in ('held', 'running', 'stopping')`,
    [caseId, state],
  );
}

export async function markAllSent(client: Asked, id: number): Promise<void> {
  await ask(
    client,
    'broadcast-all-sent',
    `update broadcasts set state = 'sent' where id = $1 and state = 'running'`,
    [id],
  );
}

/** Those who lack it: failed, reachable again, or asked to acknowledge and silent. They alone get it once more. */
const MISSING = `(d.state = 'failed'
    or (d.state = 'unreachable' and exists (select from chats c where c.person_id = d.person_id and c.unreachable is null))
    or (b.wants_read and d.state = 'sent' and d.read_at is null))
  and exists (select from roles r where r.person_id = d.person_id and r.ended_at is null)`;

/** How many of the newest broadcast of the case lack it and can be sent it. */
export async function missingOf(on: Asked, caseId: string): Promise<number> {
  const [row] = await ask<{ missing: number }>(
    on,
    'broadcast-missing',
    `select count(*)::int as missing from deliveries d join broadcasts b on b.id = d.broadcast_id
     where b.id = (select max(id) from broadcasts where case_id = $1) and ${MISSING}`,
    [caseId],
  );
  return row?.missing ?? 0;
}

export async function sendAgain(client: Asked, caseId: string): Promise<void> {
  await ask(
    client,
    'broadcast-again',
    `with one as (
       update broadcasts set state = 'running', round = round + 1
       where id = (select max(id) from broadcasts where case_id = $1) and state = 'sent' returning id, wants_read
     )
     update deliveries d set state = 'waiting', outbox_id = null, why = null from one b
     where d.broadcast_id = b.id and ${MISSING}`,
    [caseId],
  );
}

export interface Counts {
  readonly id: number;
  readonly state: BroadcastState;
  readonly kind: BroadcastKind;
  readonly keepsQuiet: boolean;
  readonly wantsRead: boolean;
  readonly all: number;
  /** Not yet sent: they wait, or were stopped. */
  readonly open: number;
  readonly sent: number;
  readonly failed: number;
  readonly unreachable: number;
  readonly left: number;
  readonly read: number;
}

/** What became of the newest broadcast of the case; null: none was sent. */
export async function countsOf(on: Asked, caseId: string): Promise<Counts | null> {
  const [row] = await ask<Counts>(
    on,
    'broadcast-counts',
    `select b.id, b.state, b.kind, b.keeps_quiet as "keepsQuiet", b.wants_read as "wantsRead", count(*)::int as all,
       count(*) filter (where d.sent_at is null and d.state in ('waiting', 'queued', 'stopped'))::int as open,
       count(d.sent_at)::int as sent,
       count(*) filter (where d.sent_at is null and d.state = 'failed')::int as failed,
       count(*) filter (where d.sent_at is null and d.state = 'unreachable')::int as unreachable,
       count(*) filter (where d.sent_at is null and d.state = 'left')::int as left, count(d.read_at)::int as read
     from broadcasts b join deliveries d on d.broadcast_id = b.id
     where b.id = (select max(id) from broadcasts where case_id = $1) group by b.id`,
    [caseId],
  );
  return row ?? null;
}

/** Who did not get it, by office. */
export async function unheard(
  on: Asked,
  broadcastId: number,
  limit: number,
): Promise<{ office: string; people: { name: string; why: string }[] }[]> {
  return ask(
    on,
    'broadcast-unheard',
    `select o.name as office, json_agg(json_build_object('name', p.name, 'why', d.why) order by p.name) as people
     from deliveries d join people p on p.id = d.person_id join offices o on o.code = d.office_code
     where d.broadcast_id = $1 and d.sent_at is null and d.state in ('failed', 'unreachable')
     group by o.name order by o.name limit $2`,
    [broadcastId, limit],
  );
}

/** What is to be said, and whether it still may be: not when it was stopped, or is quiet now. */
export interface Sendable extends BroadcastWords {
  readonly kind: BroadcastKind;
  readonly caseId: string;
  readonly wantsRead: boolean;
  readonly may: boolean;
}

export async function broadcastToSay(on: Asked, id: number, isQuiet: boolean): Promise<Sendable | null> {
  const [row] = await ask<{
    kind: BroadcastKind;
    caseId: string;
    wantsRead: boolean;
    words: string;
    may: boolean;
  }>(
    on,
    'broadcast-say',
    `select kind, case_id as "caseId", wants_read as "wantsRead", words,
       state = 'running' and not (keeps_quiet and $2) as may from broadcasts where id = $1`,
    [id, isQuiet],
  );
  return row === undefined ? null : { ...row, ...(JSON.parse(row.words) as BroadcastWords) };
}

/** Said by the sender of a row that may not go now: it waits again, or never goes. */
export async function handBack(on: Asked, outboxId: number): Promise<void> {
  await ask(
    on,
    'broadcast-hand-back',
    `with row as (
       update outbox set state = 'failed', payload = null, error = 'handed back' where id = $1 and state = 'open' returning id
     )
     update deliveries d set outbox_id = null,
       state = case when d.sent_at is not null then 'sent' when b.state in ('running', 'held') then 'waiting' else 'stopped' end
     from row, broadcasts b where d.outbox_id = row.id and b.id = d.broadcast_id and d.state = 'queued'`,
    [outboxId],
  );
}

/** He has read it; null: it was not sent to him. The first time counts. */
export async function acknowledge(
  client: Asked,
  broadcastId: number,
  personId: number,
  now: Date,
): Promise<void> {
  await ask(
    client,
    'broadcast-read',
    `with read as (
       update deliveries set read_at = $3 where broadcast_id = $1 and person_id = $2 and read_at is null returning broadcast_id
     ) update broadcasts set is_touched = true from read where id = read.broadcast_id and not is_touched`,
    [broadcastId, personId, now],
  );
}

/** What somebody got of it; `broadcastId` null: of the newest that asks him to acknowledge and that he has not. */
export async function receivedBy(
  on: Asked,
  personId: number,
  broadcastId: number | null,
): Promise<{ broadcastId: number; readAt: Date | null } | null> {
  const [row] = await ask<{ broadcastId: number; readAt: Date | null }>(
    on,
    'broadcast-received',
    `select d.broadcast_id as "broadcastId", d.read_at as "readAt" from deliveries d join broadcasts b on b.id = d.broadcast_id
     where d.person_id = $1 and b.wants_read and ($2::bigint is null and d.sent_at is not null and d.read_at is null or b.id = $2)
     order by b.id desc limit 1`,
    [personId, broadcastId],
  );
  return row ?? null;
}
