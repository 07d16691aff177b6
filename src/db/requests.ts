/** What people ask of services: the form as it stands, and each revision exactly as it was sent. */
import type { AnswerValue, Answers } from '../domain/answers.ts';
import type { RequestContent } from '../domain/formPlan.ts';
import type { Classification } from '../domain/vocabulary.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export type RequestStatus =
  'filling' | 'deciding' | 'passed' | 'rejected' | 'withdrawn' | 'deleted' | 'lapsed';

export interface Request {
  readonly caseId: string;
  /** Code of the catalogue; this release may no longer have it. */
  readonly service: string;
  readonly personId: number;
  readonly personName: string;
  /** His private chat, where he has one. */
  readonly chatId: number | null;
  readonly officeCode: string;
  readonly officeName: string;
  readonly workPattern: string;
  readonly class: Classification;
  readonly status: RequestStatus;
  readonly isOpen: boolean;
  readonly revision: number;
  readonly ticketId: string | null;
  /** Of its ticket; null: never sent. */
  readonly number: string | null;
  /** The question that is asked now; null: the summary is shown. */
  readonly asked: string | null;
  readonly isChanging: boolean;
  readonly fieldsHash: string;
  readonly returnedFields: readonly string[];
  readonly returnReason: string | null;
  readonly createdAt: Date;
  readonly touchedAt: Date;
  readonly sentAt: Date | null;
  readonly case: LoadedCase;
}

/** What moves with the form. */
export type RequestColumns = Pick<
  Request,
  | 'class'
  | 'status'
  | 'isOpen'
  | 'revision'
  | 'ticketId'
  | 'asked'
  | 'isChanging'
  | 'fieldsHash'
  | 'returnedFields'
  | 'returnReason'
  | 'touchedAt'
  | 'sentAt'
>;

const REQUEST = `select r.case_id as "caseId", r.service, r.person_id as "personId", p.name as "personName",
    (select h.id from chats h where h.person_id = r.person_id) as "chatId", r.office_code as "officeCode", o.name as "officeName",
    o.work_pattern as "workPattern", r.class, r.status, r.is_open as "isOpen", r.revision, r.ticket_id as "ticketId", t.number,
    r.asked, r.is_changing as "isChanging", r.fields_hash as "fieldsHash", r.returned_fields as "returnedFields",
    r.return_reason as "returnReason", r.created_at as "createdAt", r.touched_at as "touchedAt", r.sent_at as "sentAt",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from requests r join cases c on c.id = r.case_id join people p on p.id = r.person_id
    join offices o on o.code = r.office_code left join tickets t on t.case_id = r.ticket_id`;

export async function requestByCase(on: Asked, caseId: string): Promise<Request | null> {
  const [row] = await ask<Request>(on, 'request-by-case', `${REQUEST} where r.case_id = $1`, [caseId]);
  return row ?? null;
}

export async function requestOfTicket(on: Asked, ticketId: string): Promise<Request | null> {
  const [row] = await ask<Request>(on, 'request-of-ticket', `${REQUEST} where r.ticket_id = $1`, [ticketId]);
  return row ?? null;
}

/** His forms that are not finished and his requests that are not decided on, the one touched last first. */
export async function openRequestsOf(on: Asked, personId: number, limit = 50): Promise<Request[]> {
  return ask(
    on,
    'open-requests-of',
    `${REQUEST} where r.person_id = $1 and r.is_open order by r.touched_at desc, r.case_id limit $2`,
    [personId, limit],
  );
}

/** The form of this service that he is filling in; there is at most one. */
export async function formOf(on: Asked, personId: number, service: string): Promise<Request | null> {
  const [row] = await ask<Request>(
    on,
    'form-of',
    `${REQUEST} where r.person_id = $1 and r.service = $2 and r.status = 'filling'`,
    [personId, service],
  );
  return row ?? null;
}

/** The form as it stands now. */
export async function answersOf(on: Asked, caseId: string): Promise<Answers> {
  const rows = await ask<{ field: string; value: string }>(
    on,
    'answers-of',
    'select field, value from request_answers where case_id = $1',
    [caseId],
  );
  return Object.fromEntries(rows.map(({ field, value }) => [field, JSON.parse(value) as AnswerValue]));
}

export interface Revision {
  readonly revision: number;
  readonly content: RequestContent;
  readonly sha256: string;
  readonly sentAt: Date;
}

export async function revisionOf(on: Asked, caseId: string, revision: number): Promise<Revision | null> {
  const [row] = await ask<Omit<Revision, 'content'> & { content: string }>(
    on,
    'request-revision',
    `select revision, content, sha256, sent_at as "sentAt" from request_revisions where case_id = $1 and revision = $2`,
    [caseId, revision],
  );
  return row === undefined ? null : { ...row, content: JSON.parse(row.content) as RequestContent };
}

/** Throws a unique violation where he fills in a form of this service already. */
export async function insertRequest(
  on: Asked,
  row: Pick<Request, 'caseId' | 'service' | 'personId' | 'officeCode' | 'class' | 'asked' | 'fieldsHash'>,
  now: Date,
): Promise<void> {
  await ask(
    on,
    'insert-request',
    `insert into requests (case_id, service, person_id, office_code, class, status, asked, fields_hash, created_at, touched_at)
     values ($1, $2, $3, $4, $5, 'filling', $6, $7, $8, $8)`,
    [row.caseId, row.service, row.personId, row.officeCode, row.class, row.asked, row.fieldsHash, now],
  );
}

export async function updateRequest(on: Asked, caseId: string, columns: RequestColumns): Promise<void> {
  await ask(
    on,
    'update-request',
    `update requests set class = $2, status = $3, is_open = $4, revision = $5, ticket_id = $6, asked = $7, is_changing = $8,
       fields_hash = $9, returned_fields = $10, return_reason = $11, touched_at = $12, sent_at = $13 where case_id = $1`,
    [
      caseId,
      columns.class,
      columns.status,
      columns.isOpen,
      columns.revision,
      columns.ticketId,
      columns.asked,
      columns.isChanging,
      columns.fieldsHash,
      columns.returnedFields,
      columns.returnReason,
      columns.touchedAt,
      columns.sentAt,
    ],
  );
}

/** Keeps these answers; null takes one away. */
export async function saveAnswers(
  on: Asked,
  caseId: string,
  answers: Readonly<Record<string, AnswerValue | null>>,
  now: Date,
): Promise<void> {
  const kept = Object.entries(answers).filter(([, value]) => value !== null);
  const gone = Object.entries(answers).filter(([, value]) => value === null);
  if (kept.length > 0)
    await ask(
      on,
      'save-answers',
      `insert into request_answers (case_id, field, value, at)
       select $1, a.field, a.value, $4 from unnest($2::text[], $3::text[]) as a (field, value)
       on conflict (case_id, field) do update set value = excluded.value, at = excluded.at`,
      [caseId, kept.map(([field]) => field), kept.map(([, value]) => JSON.stringify(value)), now],
    );
  if (gone.length > 0)
    await ask(
      on,
      'drop-answers',
      'delete from request_answers where case_id = $1 and field = any($2::text[])',
      [caseId, gone.map(([field]) => field)],
    );
}

/** A form that was never sent leaves nothing of what was written in it. */
export async function forgetForm(on: Asked, caseId: string): Promise<void> {
  await ask(on, 'forget-answers', 'delete from request_answers where case_id = $1', [caseId]);
  await ask(on, 'forget-form-files', 'delete from files where case_id = $1', [caseId]);
}

/** `content` is the exact text that was hashed. */
export async function addRevision(
  on: Asked,
  caseId: string,
  row: { revision: number; content: string; sha256: string },
  now: Date,
): Promise<void> {
  await ask(
    on,
    'add-request-revision',
    'insert into request_revisions (case_id, revision, content, sha256, sent_at) values ($1, $2, $3, $4, $5)',
    [caseId, row.revision, row.content, row.sha256, now],
  );
}
