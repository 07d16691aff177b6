/** What was decided on a request, step by step, and the step that waits now. */
import type { Decision } from '../domain/approvals.ts';
import type { Role } from '../domain/authority.ts';
import type { Approver } from '../domain/vocabulary.ts';
import { ask, type Asked } from './query.ts';
import { Moved } from './staff.ts';

export interface ApprovalRow {
  readonly step: Approver;
  readonly role: Role;
  readonly officeCode: string;
  readonly revision: number;
  readonly decision: Decision;
  /** Who pressed, or handed the letter in. */
  readonly personId: number;
  readonly name: string;
  /** The absent holder for whom a deputy decided. */
  readonly insteadOf: number | null;
  readonly insteadOfName: string | null;
  /** Of the decision or the letter. */
  readonly number: string | null;
  /** ISO date of the letter. */
  readonly letterOn: string | null;
  /** The letter's file. */
  readonly sha256: string | null;
  readonly at: Date;
}

export type NewApproval = Omit<ApprovalRow, 'name' | 'insteadOfName'> & { readonly caseId: string };

const APPROVAL = `select a.step, a.role, a.office_code as "officeCode", a.revision, a.decision, a.person_id as "personId", p.name,
    a.instead_of as "insteadOf", i.name as "insteadOfName", a.number, a.letter_on::text as "letterOn", a.sha256, a.at
  from approvals a join people p on p.id = a.person_id left join people i on i.id = a.instead_of`;

/** Everything decided on a request, oldest first. */
export async function approvalsOf(on: Asked, caseId: string): Promise<ApprovalRow[]> {
  return ask(on, 'approvals-of', `${APPROVAL} where a.case_id = $1 order by a.seq`, [caseId]);
}

/** The same by the ticket of the request. */
export async function approvalsOfTicket(on: Asked, ticketId: string): Promise<ApprovalRow[]> {
  return ask(
    on,
    'approvals-of-ticket',
    `${APPROVAL} join requests r on r.case_id = a.case_id where r.ticket_id = $1 order by a.seq`,
    [ticketId],
  );
}

/** Throws a unique violation where this step of this revision is decided already. */
export async function insertApproval(on: Asked, row: NewApproval): Promise<void> {
  await ask(
    on,
    'insert-approval',
    `insert into approvals (case_id, seq, step, role, office_code, revision, decision, person_id, instead_of, number, letter_on,
       sha256, at)
     values ($1, (select coalesce(max(seq), 0) + 1 from approvals where case_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.caseId,
      row.step,
      row.role,
      row.officeCode,
      row.revision,
      row.decision,
      row.personId,
      row.insteadOf,
      row.number,
      row.letterOn,
      row.sha256,
      row.at,
    ],
  );
}

/** The step a request waits for. `place` as in `domain/approvals.ts`; `officeCode` is where its holders were found. */
export interface WaitingStep {
  readonly caseId: string;
  readonly step: Approver;
  readonly role: Role;
  readonly officeCode: string;
  readonly place: 'asked' | 'vacant' | 'held';
  readonly since: Date;
}

export async function waitingStepOf(on: Asked, caseId: string): Promise<WaitingStep | null> {
  const [row] = await ask<WaitingStep>(
    on,
    'waiting-step-of',
    `select case_id as "caseId", step, role, office_code as "officeCode", place, since from waiting_steps where case_id = $1`,
    [caseId],
  );
  return row ?? null;
}

/** Where the chain stands now; null: nowhere any more. */
export async function keepWaitingStep(
  on: Asked,
  caseId: string,
  row: Omit<WaitingStep, 'caseId'> | null,
): Promise<void> {
  if (row === null)
    await ask(on, 'drop-waiting-step', 'delete from waiting_steps where case_id = $1', [caseId]);
  else
    await ask(
      on,
      'keep-waiting-step',
      `insert into waiting_steps (case_id, step, role, office_code, place, since) values ($1, $2, $3, $4, $5, $6)
       on conflict (case_id) do update set step = excluded.step, role = excluded.role, office_code = excluded.office_code,
         place = excluded.place, since = case when waiting_steps.step = excluded.step and waiting_steps.place = excluded.place
           then waiting_steps.since else excluded.since end`,
      [caseId, row.step, row.role, row.officeCode, row.place, row.since],
    );
}

export interface WaitingRequest {
  readonly caseId: string;
  readonly number: string | null;
  readonly service: string;
  readonly officeName: string;
  readonly step: Approver;
  readonly since: Date;
}

/** What waits for this person: by a role he holds, or as deputy of somebody who is away; never what he asked for himself. */
export async function waitingFor(on: Asked, personId: number, limit: number): Promise<WaitingRequest[]> {
  return ask(
    on,
    'waiting-for',
    `with whose as (
       select $1::bigint as id union all
       select l.person_id from leaves l where l.deputy_id = $1 and l.is_away
     )
     select w.case_id as "caseId", t.number, q.service, o.name as "officeName", w.step, w.since
     from waiting_steps w join requests q on q.case_id = w.case_id join offices o on o.code = q.office_code
       left join tickets t on t.case_id = q.ticket_id
     where w.place <> 'held' and q.person_id <> $1 and exists (
       select from roles r join whose on whose.id = r.person_id
       where r.ended_at is null and r.role = w.role and r.office_code = w.office_code and whose.id <> q.person_id)
     order by w.since, w.case_id limit $2`,
    [personId, limit],
  );
}

/** Who holds a step's role in this office, with whoever stands in for him. */
export interface Approving {
  readonly id: number;
  readonly name: string;
  readonly chatId: number | null;
  readonly isAway: boolean;
  readonly deputyId: number | null;
  readonly deputyName: string | null;
  readonly deputyChatId: number | null;
}

export async function approversAt(on: Asked, role: Role, officeCode: string): Promise<Approving[]> {
  return ask(
    on,
    'approvers-at',
    `select distinct on (p.id) p.id, p.name, c.id as "chatId", l.person_id is not null as "isAway", l.deputy_id as "deputyId",
       d.name as "deputyName", e.id as "deputyChatId"
     from roles r join people p on p.id = r.person_id left join chats c on c.person_id = p.id
       left join leaves l on l.person_id = p.id and l.is_away
       left join people d on d.id = l.deputy_id left join chats e on e.person_id = l.deputy_id
     where r.ended_at is null and r.role = $1 and r.office_code = $2 order by p.id`,
    [role, officeCode],
  );
}

/** Throws `Moved` where the absent no longer holds the role, is back, or has another deputy. */
export async function assertStandsIn(
  on: Asked,
  of: { absentId: number; deputyId: number; role: Role; officeCode: string },
): Promise<void> {
  const rows = await ask(
    on,
    'assert-stands-in',
    `select 1 as one from leaves l join roles r on r.person_id = l.person_id
     where l.person_id = $1 and l.deputy_id = $2 and l.is_away and r.ended_at is null and r.role = $3 and r.office_code = $4
     for share of l, r`,
    [of.absentId, of.deputyId, of.role, of.officeCode],
  );
  if (rows.length === 0) throw new Moved('Who stands in for whom');
}

/** What this person was asked for and that still waits, by the cards in his own chat: also where he lost the role since. */
export async function approvalsAskedOf(
  on: Asked,
  personId: number,
): Promise<{ caseId: string; number: string | null; role: Role; officeCode: string }[]> {
  return ask(
    on,
    'approvals-asked-of',
    `select w.case_id as "caseId", t.number, w.role, w.office_code as "officeCode"
     from waiting_steps w join cards k on k.owner = w.case_id and k.view = 'approval'
       and k.chat_id = (select c.id from chats c where c.person_id = $1)
       join requests q on q.case_id = w.case_id left join tickets t on t.case_id = q.ticket_id
     where w.place <> 'held' order by w.since limit 500`,
    [personId],
  );
}
