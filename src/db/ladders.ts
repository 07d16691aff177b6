/** What goes on by itself while nobody takes a ticket. Its steps are a case of their own (`flows/call.ts`, `flows/silence.ts`). */
import type { Role } from '../domain/authority.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export type LadderKind = 'call' | 'silence';

export interface LadderRow {
  readonly caseId: string;
  readonly ticketId: string;
  readonly kind: LadderKind;
  /** Where the ticket lay when it began. */
  readonly officeCode: string;
  readonly isOpen: boolean;
  readonly case: LoadedCase;
}

const LADDER = `select l.case_id as "caseId", l.ticket_id as "ticketId", l.kind, l.office_code as "officeCode", l.is_open as "isOpen",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from ladders l join cases c on c.id = l.case_id`;

export async function openLadderOf(on: Asked, ticketId: string, kind: LadderKind): Promise<LadderRow | null> {
  const [row] = await ask<LadderRow>(
    on,
    'open-ladder',
    `${LADDER} where l.ticket_id = $1 and l.kind = $2 and l.is_open`,
    [ticketId, kind],
  );
  return row ?? null;
}

export async function ladderByCase(on: Asked, caseId: string): Promise<LadderRow | null> {
  const [row] = await ask<LadderRow>(on, 'ladder-by-case', `${LADDER} where l.case_id = $1`, [caseId]);
  return row ?? null;
}

/** Throws a unique violation when the ticket has an open one of this kind: it is decided again, and found. */
export async function insertLadder(
  on: Asked,
  row: Pick<LadderRow, 'caseId' | 'ticketId' | 'kind' | 'officeCode'>,
): Promise<void> {
  await ask(
    on,
    'insert-ladder',
    'insert into ladders (case_id, ticket_id, kind, office_code) values ($1, $2, $3, $4)',
    [row.caseId, row.ticketId, row.kind, row.officeCode],
  );
}

export async function closeLadder(on: Asked, caseId: string): Promise<void> {
  await ask(on, 'close-ladder', 'update ladders set is_open = false where case_id = $1', [caseId]);
}

/** Somebody who can be spoken to in private now: not away, and his chat takes messages. */
export interface Reachable {
  readonly id: number;
  readonly name: string;
  readonly chatId: number;
}

const REACHABLE = `c.unreachable is null and not exists (select from leaves l where l.person_id = p.id and l.is_away)`;

/** Holders of one of the roles (in that office, if one is named) who can be reached now. */
export async function reachableHolders(
  on: Asked,
  roles: readonly Role[],
  officeCode: string | null,
): Promise<Reachable[]> {
  return ask(
    on,
    'reachable-holders',
    `select distinct on (p.id) p.id, p.name, c.id as "chatId"
     from roles r join people p on p.id = r.person_id join chats c on c.person_id = p.id
     where r.ended_at is null and r.role = any($1::text[]) and ($2::text is null or r.office_code = $2) and ${REACHABLE}
     order by p.id`,
    [roles, officeCode],
  );
}

/** Of these people those who can be reached now, in the order given. */
export async function reachableOf(on: Asked, ids: readonly number[]): Promise<Reachable[]> {
  const rows = await ask<Reachable>(
    on,
    'reachable-of',
    `select p.id, p.name, c.id as "chatId" from people p join chats c on c.person_id = p.id
     where p.id = any($1::bigint[]) and ${REACHABLE}`,
    [ids],
  );
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/**
 * Who may stand in for the silent Tier 1 of an office: deputies of those on leave, then Tier 1 of the office to which a unit
 * belongs. Nobody who works as its Tier 1 and is there: he was reminded already.
 */
export async function deputiesAt(on: Asked, officeCode: string): Promise<Reachable[]> {
  return ask(
    on,
    'deputies-at',
    `with serves as (
       -- A unit without its own Tier 1 is served by that of its office.
       select case when exists (
           select from roles r where r.ended_at is null and r.role = 'tier1' and r.office_code = o.code
         ) then o.code else o.parent_code end as office from offices o where o.code = $1
     ), own as (
       select r.person_id from roles r, serves s where r.ended_at is null and r.role = 'tier1' and r.office_code = s.office
     ), deputies as (
       select l.deputy_id as id, 1 as rank from leaves l join own on own.person_id = l.person_id
       where l.is_away and l.deputy_id is not null
       union all
       select r.person_id, 2 from serves s join offices o on o.code = s.office join roles r on r.office_code = o.parent_code
       where r.ended_at is null and r.role = 'tier1'
     )
     select p.id, p.name, c.id as "chatId" from deputies d join people p on p.id = d.id join chats c on c.person_id = p.id
     where d.id not in (select person_id from own) and ${REACHABLE}
     group by p.id, c.id order by min(d.rank), p.id`,
    [officeCode],
  );
}
