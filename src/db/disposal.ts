/** Records whose time is over: which they are, the lists that were proposed, and their destruction. */
import type { PoolClient } from 'pg';
import type { RecordClass } from '../domain/records.ts';
import type { LoadedCase } from '../engine/change.ts';
import type { Tomb } from '../engine/chain.ts';
import { buryWords } from './erasure.ts';
import { ask, type Asked } from './query.ts';
import { Moved } from './staff.ts';

export interface DueItem {
  readonly recordClass: RecordClass;
  /** `case:<id>`, `role:<id>` or `person:<id>`. */
  readonly item: string;
  readonly label: string | null;
  readonly head: string | null;
  readonly count: number | null;
}

const CASE = `'case:' || c.id as item, t.number as label, c.head, c.count
  from cases c left join tickets t on t.case_id = c.id`;
const AMONG = (item: string) => `($3::text[] is null or ${item} = any($3::text[]))`;

/** Words of closed cases of these flows. `only`: which of these items are (still) due. */
export async function dueWords(
  on: Asked,
  flows: readonly string[],
  before: Date,
  only: readonly string[] | null,
  limit: number,
): Promise<Omit<DueItem, 'recordClass'>[]> {
  return ask(
    on,
    'due-words',
    `select ${CASE}
     where c.closed_at < $2 and c.flow = any($1::text[]) and exists (select from bodies b where b.case_id = c.id)
       and ${AMONG(`'case:' || c.id`)}
     order by c.closed_at, c.id limit $4`,
    [flows, before, only, limit],
  );
}

/** Whole closed cases of these flows, of which nobody has read since `readBefore`. */
export async function dueCases(
  on: Asked,
  flows: readonly string[],
  before: Date,
  readBefore: Date,
  only: readonly string[] | null,
  limit: number,
): Promise<Omit<DueItem, 'recordClass'>[]> {
  return ask(
    on,
    'due-cases',
    `select ${CASE}
     where c.closed_at < $2 and c.flow = any($1::text[]) and ${AMONG(`'case:' || c.id`)}
       and not exists (select from events e where e.case_id = c.id and strpos(e.line, '"kind":"READ"') > 0
         and (e.line::json ->> 'at')::timestamptz >= $5)
     order by c.closed_at, c.id limit $4`,
    [flows, before, only, limit, readBefore],
  );
}

/** Roles that ended before. */
export async function dueRoles(
  on: Asked,
  before: Date,
  only: readonly string[] | null,
  limit: number,
): Promise<Omit<DueItem, 'recordClass'>[]> {
  return ask(
    on,
    'due-roles',
    `select 'role:' || r.id as item, null as label, null as head, null::int as count from roles r
     where r.ended_at < $1 and ($2::text[] is null or 'role:' || r.id = any($2::text[])) order by r.ended_at, r.id limit $3`,
    [before, only, limit],
  );
}

/** People without a role since before, who are in the middle of nothing. */
export async function dueProfiles(
  on: Asked,
  before: Date,
  only: readonly string[] | null,
  limit: number,
): Promise<Omit<DueItem, 'recordClass'>[]> {
  return ask(
    on,
    'due-profiles',
    `select 'person:' || p.id as item, null as label, null as head, null::int as count from people p
     where p.erased_at is null and p.created_at < $1 and ($2::text[] is null or 'person:' || p.id = any($2::text[]))
       and not exists (select from roles r where r.person_id = p.id and (r.ended_at is null or r.ended_at >= $1))
       and not exists (select from tickets t where t.is_open and (t.reporter_id = p.id or t.owner_id = p.id))
       and not exists (select from registrations g where g.person_id = p.id and g.is_pending)
       and not exists (select from data_requests d where d.person_id = p.id and d.is_pending)
       and not exists (select from requests q where q.person_id = p.id and q.is_open)
       and not exists (select from dialogues d where d.person_id = p.id)
     order by p.id limit $3`,
    [before, only, limit],
  );
}

export interface Disposal {
  readonly caseId: string;
  readonly state: 'proposed' | 'confirmed' | 'destroyed' | 'postponed' | 'superseded';
  readonly proposedAt: Date;
  readonly listHash: string;
  readonly minutes: string | null;
  readonly confirmedBy: number | null;
  readonly approvedBy: number | null;
  readonly confirmedByName: string | null;
  readonly approvedByName: string | null;
  readonly notBefore: Date | null;
  readonly case: LoadedCase;
}

const DISPOSAL = `select d.case_id as "caseId", d.state, d.proposed_at as "proposedAt", d.list_hash as "listHash", d.minutes,
    d.confirmed_by as "confirmedBy", d.approved_by as "approvedBy", a.name as "confirmedByName", b.name as "approvedByName",
    d.not_before as "notBefore",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from disposals d join cases c on c.id = d.case_id left join people a on a.id = d.confirmed_by
    left join people b on b.id = d.approved_by`;

export async function openDisposal(on: Asked): Promise<Disposal | null> {
  const [row] = await ask<Disposal>(on, 'open-disposal', `${DISPOSAL} where d.is_open`, []);
  return row ?? null;
}

export async function disposalByCase(on: Asked, caseId: string): Promise<Disposal | null> {
  const [row] = await ask<Disposal>(on, 'disposal-by-case', `${DISPOSAL} where d.case_id = $1`, [caseId]);
  return row ?? null;
}

export async function itemsOf(on: Asked, disposalId: string): Promise<DueItem[]> {
  return ask(
    on,
    'disposal-items',
    `select record_class as "recordClass", item, label, head, count from disposal_items
     where disposal_id = $1 order by record_class, label, item`,
    [disposalId],
  );
}

/** How many of each class stand on the list. */
export async function countsOf(
  on: Asked,
  disposalId: string,
): Promise<{ name: RecordClass; count: number }[]> {
  return ask(
    on,
    'disposal-counts',
    `select record_class as name, count(*)::int as count from disposal_items where disposal_id = $1 group by 1 order by 1`,
    [disposalId],
  );
}

/** Whether a list was put off and its time has not come. */
export async function isPutOff(on: Asked, now: Date): Promise<boolean> {
  const rows = await ask(
    on,
    'disposal-put-off',
    `select 1 from disposals where state = 'postponed' and not_before > $1 limit 1`,
    [now],
  );
  return rows.length > 0;
}

export async function areMinutesUsed(on: Asked, minutes: string): Promise<boolean> {
  const rows = await ask(
    on,
    'minutes-used',
    `select 1 from disposals where minutes = $1 and state = 'destroyed'`,
    [minutes],
  );
  return rows.length > 0;
}

export async function insertDisposal(
  on: Asked,
  row: { caseId: string; listHash: string; items: readonly DueItem[]; now: Date },
): Promise<void> {
  const { caseId, listHash, items, now } = row;
  await ask(
    on,
    'insert-disposal',
    `insert into disposals (case_id, state, proposed_at, list_hash) values ($1, 'proposed', $2, $3)`,
    [caseId, now, listHash],
  );
  await ask(
    on,
    'insert-disposal-items',
    `insert into disposal_items (disposal_id, record_class, item, label, head, count)
     select $1, i.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[]) as i`,
    [
      caseId,
      items.map((one) => one.recordClass),
      items.map((one) => one.item),
      items.map((one) => one.label),
      items.map((one) => one.head),
      items.map((one) => one.count),
    ],
  );
}

export async function moveDisposal(
  on: Asked,
  caseId: string,
  to: {
    state: Disposal['state'];
    minutes?: string;
    confirmedBy?: number;
    approvedBy?: number;
    notBefore?: Date;
  },
): Promise<void> {
  await ask(
    on,
    'move-disposal',
    `update disposals set state = $2, is_open = $2 in ('proposed', 'confirmed'), minutes = coalesce($3, minutes),
       confirmed_by = coalesce($4, confirmed_by), approved_by = coalesce($5, approved_by), not_before = coalesce($6, not_before)
     where case_id = $1`,
    [
      caseId,
      to.state,
      to.minutes ?? null,
      to.confirmedBy ?? null,
      to.approvedBy ?? null,
      to.notBefore ?? null,
    ],
  );
}

/**
 * Every table with rows of a case, in the order in which they can be deleted, and the column that names it; a test compares with the
 * database's foreign keys. `events` and `bodies` go by `destroy_events`, `cases` last.
 */
export const TABLES_OF_A_CASE: readonly (readonly [table: string, column: string])[] = [
  ['messages', 'case_id'],
  ['topics', 'case_id'],
  ['timers', 'owner'],
  ['segments', 'case_id'],
  ['imports', 'case_id'],
  ['outcomes', 'case_id'],
  ['advice', 'case_id'],
  ['ladders', 'case_id'],
  ['ladders', 'ticket_id'],
  ['file_passes', 'case_id'],
  ['files', 'case_id'],
  ['audit_findings', 'case_id'],
  ['audit_findings', 'audit_id'],
  ['audits', 'case_id'],
  ['evidence', 'case_id'],
  ['duty_cycles', 'case_id'],
  ['monthly_reports', 'case_id'],
  ['duty_reports', 'case_id'],
  ['duty_reminders', 'case_id'],
  ['duty_copy_items', 'copy_id'],
  ['duty_copy_items', 'cycle_id'],
  ['duty_copies', 'case_id'],
  ['links', 'case_id'],
  ['links', 'other_id'],
  ['recordings', 'case_id'],
  ['complaints', 'case_id'],
  ['change_reviews', 'case_id'],
  ['requests', 'case_id'],
  ['requests', 'ticket_id'],
  ['tickets', 'case_id'],
  ['calendar_changes', 'case_id'],
  ['invitations', 'case_id'],
  ['registrations', 'case_id'],
  ['leaves', 'case_id'],
  ['postings', 'case_id'],
  ['mandiri_cases', 'case_id'],
  ['subdomain_work', 'case_id'],
  ['subdomains', 'case_id'],
  ['data_requests', 'case_id'],
  ['broadcasts', 'case_id'],
  ['announcements', 'case_id'],
  ['disturbances', 'case_id'],
  ['disposal_items', 'disposal_id'],
  ['disposals', 'case_id'],
];

/** Words, messages and cards go, the chain stays. Throws `Moved` when a case has moved since the list was made. */
export async function destroyWords(
  client: PoolClient,
  tombs: readonly Tomb[],
  byCaseId: string,
  now: Date,
): Promise<void> {
  await buryWords(client, tombs, byCaseId, now);
  const ids = tombs.map((one) => one.caseId);
  await dropCards(client, ids);
  await ask(client, 'destroy-word-links', 'delete from messages where case_id = any($1::text[])', [ids]);
  await ask(
    client,
    'destroy-word-names',
    `update recordings set name = '—' where name is not null and case_id = any($1::text[])`,
    [ids],
  );
}

/** Whole cases go, a tombstone stays for each. The database itself refuses what is on no list that two people approved. */
export async function destroyCases(
  client: PoolClient,
  tombs: readonly Tomb[],
  byCaseId: string,
  now: Date,
): Promise<void> {
  if (tombs.length === 0) return;
  const ids = tombs.map((one) => one.caseId);
  const buried = await ask(
    client,
    'bury-cases',
    `insert into tombstones (case_id, what, by_case_id, head, count, at)
     select c.id, 'record', $4, c.head, c.count, $5
     from unnest($1::text[], $2::text[], $3::int[]) as t (id, head, count) join cases c
       on c.id = t.id and c.head = t.head and c.count = t.count and c.closed_at is not null
     returning 1`,
    [ids, tombs.map((one) => one.head), tombs.map((one) => one.count), byCaseId, now],
  );
  if (buried.length !== tombs.length) throw new Moved('A case');
  await ask(client, 'destroy-events', 'select destroy_events($1::text[])', [ids]);
  await dropCards(client, ids);
  await ask(client, 'destroy-outbox', 'delete from outbox where case_id = any($1::text[])', [ids]);
  await ask(client, 'untie-roles', 'update roles set case_id = null where case_id = any($1::text[])', [ids]);
  for (const [table, column] of TABLES_OF_A_CASE)
    await ask(
      client,
      `destroy-${table}-${column}`,
      `delete from ${table} where ${column} = any($1::text[])`,
      [ids],
    );
  await ask(client, 'destroy-cases', 'delete from cases where id = any($1::text[])', [ids]);
}

async function dropCards(client: PoolClient, caseIds: readonly string[]): Promise<void> {
  await ask(
    client,
    'drop-card-queue',
    'delete from outbox o using cards k where k.id = o.card_id and k.owner = any($1::text[])',
    [caseIds],
  );
  await ask(client, 'drop-cards', 'delete from cards where owner = any($1::text[])', [caseIds]);
}

/** Roles that have ended; one that is held again is another row. */
export async function destroyRoles(client: PoolClient, ids: readonly number[]): Promise<void> {
  const gone = await ask(
    client,
    'destroy-roles',
    'delete from roles where id = any($1::bigint[]) and ended_at is not null returning 1',
    [ids],
  );
  if (gone.length !== ids.length) throw new Moved('A role');
}
