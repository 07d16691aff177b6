/** What is kept about one person, for himself: `/saya` counts it, `/data_saya` hands it out. Every query takes his id as its scope. */
import type { DataRequestKind } from '../../flows/dataRequest.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export interface Kept {
  readonly reports: number;
  readonly openReports: number;
  readonly inHand: number;
  /** Everything he did, on whatever case. */
  readonly actions: number;
  readonly registeredAt: string;
  readonly noticeVersion: number | null;
  readonly noticeAt: string | null;
  /** When a deletion he asked for must be confirmed; null: he asked for none. */
  readonly erasureDueAt: string | null;
}

/** The first piece of a line of history: who did it. */
const ACTED = `split_part(e.line, ',', 1) = '{"actor":' || $1::bigint and e.line not like '{"actor":null,%'`;
const iso = (column: string) => `to_json(${column}) #>> '{}'`;

export async function keptOf(on: Asked, personId: number): Promise<Kept | null> {
  const [row] = await ask<Kept>(
    on,
    'kept-of',
    `select (select count(*)::int from tickets t where t.reporter_id = p.id) as reports,
       (select count(*)::int from tickets t where t.reporter_id = p.id and t.is_open) as "openReports",
       (select count(*)::int from tickets t where t.owner_id = p.id and t.is_open) as "inHand",
       (select count(*)::int from events e where ${ACTED}) as actions,
       ${iso('p.created_at')} as "registeredAt", p.notice_version as "noticeVersion", ${iso('p.notice_at')} as "noticeAt",
       (select ${iso('d.due_at')} from data_requests d where d.person_id = p.id and d.is_pending) as "erasureDueAt"
     from people p where p.id = $1`,
    [personId],
  );
  return row ?? null;
}

export interface DataRequest {
  readonly caseId: string;
  readonly personId: number;
  readonly kind: DataRequestKind;
  readonly requestedAt: Date;
  readonly dueAt: Date | null;
  readonly isPending: boolean;
  readonly personName: string;
  readonly case: LoadedCase;
}

const REQUEST = `select d.case_id as "caseId", d.person_id as "personId", d.kind, d.requested_at as "requestedAt",
    d.due_at as "dueAt", d.is_pending as "isPending", p.name as "personName",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from data_requests d join cases c on c.id = d.case_id join people p on p.id = d.person_id`;

export async function requestByCase(on: Asked, caseId: string): Promise<DataRequest | null> {
  const [row] = await ask<DataRequest>(on, 'data-request', `${REQUEST} where d.case_id = $1`, [caseId]);
  return row ?? null;
}

/** His request for deletion that nobody has finished yet. */
export async function pendingErasureOf(on: Asked, personId: number): Promise<DataRequest | null> {
  const [row] = await ask<DataRequest>(
    on,
    'erasure-pending',
    `${REQUEST} where d.person_id = $1 and d.is_pending`,
    [personId],
  );
  return row ?? null;
}

/** Everybody's requests for deletion that wait, the oldest first; for those who carry them out. */
export async function pendingErasures(on: Asked, limit = 20): Promise<DataRequest[]> {
  return ask(
    on,
    'erasures-pending',
    `${REQUEST} where d.is_pending order by d.requested_at, d.case_id limit $1`,
    [limit],
  );
}

/** Records the request; one that is answered at once is closed with it. */
export async function insertDataRequest(
  on: Asked,
  row: {
    caseId: string;
    personId: number;
    kind: DataRequestKind;
    now: Date;
    dueAt: Date | null;
    isPending: boolean;
  },
): Promise<void> {
  await ask(
    on,
    'insert-data-request',
    `insert into data_requests (case_id, person_id, kind, requested_at, due_at, is_pending) values ($1, $2, $3, $4, $5, $6)`,
    [row.caseId, row.personId, row.kind, row.now, row.dueAt, row.isPending],
  );
  if (!row.isPending)
    await ask(on, 'close-data-request', 'update cases set closed_at = $2 where id = $1', [
      row.caseId,
      row.now,
    ]);
}

export async function decideRequest(on: Asked, caseId: string, by: number | null): Promise<void> {
  await ask(
    on,
    'decide-data-request',
    'update data_requests set is_pending = false, decided_by = $2 where case_id = $1',
    [caseId, by],
  );
}

/** He says himself what he is called. */
export async function giveName(on: Asked, personId: number, name: string): Promise<void> {
  await ask(on, 'give-name', 'update people set name = $2, is_name_given = true where id = $1', [
    personId,
    name,
  ]);
}

export async function insertMasking(
  on: Asked,
  row: { chatId: number; messageId: number; personId: number; now: Date },
): Promise<void> {
  await ask(
    on,
    'insert-masking',
    `insert into maskings (chat_id, message_id, person_id, at) values ($1, $2, $3, $4) on conflict do nothing`,
    [row.chatId, row.messageId, row.personId, row.now],
  );
}

/** Whether this person wrote that message, and something in it was masked. */
export async function isMaskingOf(
  on: Asked,
  chatId: number,
  messageId: number,
  personId: number,
): Promise<boolean> {
  const rows = await ask(
    on,
    'is-masking-of',
    'select 1 from maskings where chat_id = $1 and message_id = $2 and person_id = $3',
    [chatId, messageId, personId],
  );
  return rows.length > 0;
}

export interface OwnRow {
  readonly what: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Profile, roles, leave, registrations, requests and dialogues, each as the columns that are about him. */
export async function ownRows(on: Asked, personId: number): Promise<OwnRow[]> {
  return ask(
    on,
    'own-rows',
    `select 'profile' as what, json_build_object('name', p.name, 'isNameGiven', p.is_name_given, 'telegramId', p.telegram_id,
         'language', p.language, 'registeredAt', p.created_at, 'noticeVersion', p.notice_version, 'noticeAcceptedAt', p.notice_at) as row
       from people p where p.id = $1
     union all
     select 'roles', json_build_object('role', r.role, 'office', o.name, 'letter', r.letter, 'since', r.granted_at,
         'isActing', r.is_acting, 'until', r.until_at, 'endedAt', r.ended_at)
       from roles r join offices o on o.code = r.office_code where r.person_id = $1
     union all
     select 'registrations', json_build_object('office', o.name, 'isPending', g.is_pending, 'at', c.created_at)
       from registrations g join offices o on o.code = g.office_code join cases c on c.id = g.case_id where g.person_id = $1
     union all
     select 'leave', json_build_object('from', l.from_on, 'until', l.until_on, 'reason', l.reason, 'isOver', l.is_over)
       from leaves l where l.person_id = $1
     union all
     select 'requests', json_build_object('kind', d.kind, 'at', d.requested_at, 'dueAt', d.due_at, 'isPending', d.is_pending)
       from data_requests d where d.person_id = $1
     union all
     select 'forms', json_build_object('service', r.service, 'status', r.status, 'class', r.class, 'begunAt', r.created_at,
         'sentAt', r.sent_at, 'revision', r.revision, 'answers', (
           select coalesce(json_object_agg(a.field, a.value::json), '{}') from request_answers a where a.case_id = r.case_id))
       from requests r where r.person_id = $1
     union all
     select 'inProgress', json_build_object('flow', d.flow, 'at', d.updated_at, 'state', d.state)
       from dialogues d where d.person_id = $1
     union all
     select 'readings', json_build_object('what', a.what, 'detail', a.detail, 'role', a.role, 'at', a.at)
       from readings a where a.person_id = $1
     union all
     select 'filePages', json_build_object('direction', f.direction, 'purpose', f.purpose, 'at', f.made_at, 'usedAt', f.used_at)
       from file_passes f where f.person_id = $1
     union all
     select 'evidence', json_build_object('duty', y.duty, 'office', o.name, 'sentAt', v.uploaded_at, 'effectOn', v.effect_on,
         'letter', v.letter, 'file', v.file_name, 'verdict', v.verdict)
       from evidence v join duty_cycles y on y.case_id = v.case_id join offices o on o.code = y.office_code
       where v.submitted_by = $1
     union all
     select 'reminders', json_build_object('on', e.on_day, 'duties', count(*))
       from duty_reminders e where e.person_id = $1 group by e.on_day
     union all
     select 'subdomains', json_build_object('name', s.fqdn, 'office', o.name, 'state', s.status, 'isManager', s.manager_id = $1,
         'askedFor', s.asked_by = $1)
       from subdomains s join offices o on o.code = s.office_code where s.manager_id = $1 or s.asked_by = $1
     union all
     select 'broadcasts', json_build_object('kind', b.kind, 'state', d.state, 'sentAt', d.sent_at, 'readAt', d.read_at)
       from deliveries d join broadcasts b on b.id = d.broadcast_id where d.person_id = $1
     union all
     select 'masked', json_build_object('at', m.at) from maskings m where m.person_id = $1`,
    [personId],
  );
}

export interface OwnReport {
  readonly caseId: string;
  readonly number: string;
  readonly kind: string;
  readonly category: string;
  readonly priority: string;
  readonly status: string;
  readonly office: string;
  readonly isRestricted: boolean;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly stars: number | null;
}

/** His own reports, newest first. */
export async function ownReports(on: Asked, personId: number, limit: number): Promise<OwnReport[]> {
  return ask(
    on,
    'own-reports',
    `select t.case_id as "caseId", t.number, t.kind, t.category, t.priority, t.status, o.name as office,
       t.is_restricted as "isRestricted", t.opened_at as "openedAt", c.closed_at as "closedAt", t.stars
     from tickets t join cases c on c.id = t.case_id join offices o on o.code = t.office_code
     where t.reporter_id = $1 order by t.opened_at desc limit $2`,
    [personId, limit],
  );
}

export interface Told {
  readonly caseId: string;
  readonly line: string;
  readonly body: string | null;
}

/** The whole history of these reports; what of it their reporter may read is the caller's to choose. */
export async function toldOf(on: Asked, caseIds: readonly string[]): Promise<Told[]> {
  return ask(
    on,
    'told-of',
    `select e.case_id as "caseId", e.line, b.body from events e left join bodies b on b.case_id = e.case_id and b.seq = e.seq
     where e.case_id = any($1::text[]) order by e.case_id, e.seq`,
    [caseIds],
  );
}

export interface Did extends Told {
  readonly flow: string;
  readonly number: string | null;
}

/** What he did on other cases than his own reports, newest first, with his own words. */
export async function didOf(on: Asked, personId: number, limit: number): Promise<Did[]> {
  return ask(
    on,
    'did-of',
    `select e.case_id as "caseId", e.line, b.body, c.flow, t.number
     from events e join cases c on c.id = e.case_id left join tickets t on t.case_id = e.case_id
       left join bodies b on b.case_id = e.case_id and b.seq = e.seq
     where ${ACTED} and (t.reporter_id is null or t.reporter_id <> $1)
     order by c.created_at desc, e.case_id, e.seq desc limit $2`,
    [personId, limit],
  );
}
