/** Audits and what they found. Whoever reads is named by the role that lets him (`domain/audits.ts`), findings by a scope of offices. */
import type { AuditKind } from '../domain/audits.ts';
import type { Role } from '../domain/authority.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

/** Dates are ISO dates in the city's zone. */
export interface Audit {
  readonly caseId: string;
  readonly number: number;
  readonly kind: AuditKind;
  readonly object: string;
  readonly applicationCode: string | null;
  readonly plannedOn: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly budget: string | null;
  readonly criteria: string | null;
  readonly auditorKind: string | null;
  readonly auditorName: string | null;
  readonly auditorNumber: string | null;
  readonly letter: string | null;
  readonly letterOn: string | null;
  readonly resultSha256: string | null;
  readonly resultLetter: string | null;
  readonly resultOn: string | null;
  readonly chairReceipt: string | null;
  readonly chairReceiptOn: string | null;
  readonly mayorReceipt: string | null;
  readonly mayorReceiptOn: string | null;
  readonly case: LoadedCase;
}

/** What the steps of an audit write. */
export type AuditColumns = Partial<
  Pick<
    Audit,
    | 'budget'
    | 'criteria'
    | 'auditorKind'
    | 'auditorName'
    | 'auditorNumber'
    | 'letter'
    | 'letterOn'
    | 'resultSha256'
    | 'resultLetter'
    | 'resultOn'
    | 'chairReceipt'
    | 'chairReceiptOn'
    | 'mayorReceipt'
    | 'mayorReceiptOn'
  >
>;

const on = (column: string) => `to_char(a.${column}, 'YYYY-MM-DD')`;
const CASE = `json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
  'head', c.head, 'count', c.count) as "case"`;
const AUDIT = `select a.case_id as "caseId", a.number, a.kind, a.object, a.application_code as "applicationCode",
    ${on('planned_on')} as "plannedOn", a.state, a.is_open as "isOpen", a.budget, a.criteria, a.auditor_kind as "auditorKind",
    a.auditor_name as "auditorName", a.auditor_number as "auditorNumber", a.letter, ${on('letter_on')} as "letterOn",
    a.result_sha256 as "resultSha256", a.result_letter as "resultLetter", ${on('result_on')} as "resultOn",
    a.chair_receipt as "chairReceipt", ${on('chair_receipt_on')} as "chairReceiptOn", a.mayor_receipt as "mayorReceipt",
    ${on('mayor_receipt_on')} as "mayorReceiptOn", ${CASE}
  from audits a join cases c on c.id = a.case_id`;

export async function auditByCase(on: Asked, caseId: string): Promise<Audit | null> {
  const [row] = await ask<Audit>(on, 'audit-by-case', `${AUDIT} where a.case_id = $1`, [caseId]);
  return row ?? null;
}

export async function auditByNumber(on: Asked, _reader: Role, number: number): Promise<Audit | null> {
  const [row] = await ask<Audit>(on, 'audit-by-number', `${AUDIT} where a.number = $1`, [number]);
  return row ?? null;
}

/** Open ones, the oldest first. */
export async function openAudits(on: Asked, _reader: Role, limit: number): Promise<Audit[]> {
  return ask(on, 'audits-open', `${AUDIT} where a.is_open order by a.number limit $1`, [limit]);
}

/** The one that is under way for this; an audit is not planned twice. */
export async function openAuditOf(
  on: Asked,
  of: { readonly kind: AuditKind; readonly applicationCode: string | null; readonly object: string },
): Promise<Audit | null> {
  const [row] = await ask<Audit>(
    on,
    'audit-open-of',
    `${AUDIT} where a.is_open and a.kind = $1 and coalesce(a.application_code, lower(a.object)) = coalesce($2, lower($3)) limit 1`,
    [of.kind, of.applicationCode, of.object],
  );
  return row ?? null;
}

export interface LastAudit {
  readonly kind: AuditKind;
  readonly applicationCode: string | null;
  readonly resultOn: string;
}

/** When each kind and application was last audited with a result that the text's receivers have. */
export async function lastAudits(on: Asked, _reader: Role): Promise<LastAudit[]> {
  return ask(
    on,
    'audits-last',
    `select distinct on (kind, application_code) kind, application_code as "applicationCode",
       to_char(result_on, 'YYYY-MM-DD') as "resultOn"
     from audits where met_at is not null and result_on is not null
     order by kind, application_code, result_on desc`,
    [],
  );
}

/** The next number; one that is not used after all is left out. */
export async function nextAuditNumber(on: Asked): Promise<number> {
  const [row] = await ask<{ number: number }>(
    on,
    'next-audit-number',
    `select nextval(pg_get_serial_sequence('audits', 'number'))::int as number`,
    [],
  );
  return (row as { number: number }).number;
}

/** Throws a unique violation when the same is under way already. */
export async function insertAudit(
  on: Asked,
  row: Pick<Audit, 'caseId' | 'number' | 'kind' | 'object' | 'applicationCode' | 'plannedOn' | 'state'> & {
    now: Date;
  },
): Promise<void> {
  await ask(
    on,
    'insert-audit',
    `insert into audits (case_id, number, kind, object, application_code, planned_on, state, created_at)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.caseId, row.number, row.kind, row.object, row.applicationCode, row.plannedOn, row.state, row.now],
  );
}

/** Where it stands, and what this step adds; nothing that stands is emptied. `metAt`: what the text asks for is complete. */
export async function updateAudit(
  on: Asked,
  caseId: string,
  to: {
    readonly state: string;
    readonly isOpen: boolean;
    readonly metAt: Date | null;
    readonly columns: AuditColumns;
  },
): Promise<void> {
  const { columns: c } = to;
  await ask(
    on,
    'update-audit',
    `update audits set state = $2, is_open = $3, met_at = coalesce(met_at, $4), budget = coalesce($5, budget),
       criteria = coalesce($6, criteria), auditor_kind = coalesce($7, auditor_kind), auditor_name = coalesce($8, auditor_name),
       auditor_number = coalesce($9, auditor_number), letter = coalesce($10, letter), letter_on = coalesce($11::date, letter_on),
       result_sha256 = coalesce($12, result_sha256), result_letter = coalesce($13, result_letter),
       result_on = coalesce($14::date, result_on), chair_receipt = coalesce($15, chair_receipt),
       chair_receipt_on = coalesce($16::date, chair_receipt_on), mayor_receipt = coalesce($17, mayor_receipt),
       mayor_receipt_on = coalesce($18::date, mayor_receipt_on)
     where case_id = $1`,
    [
      caseId,
      to.state,
      to.isOpen,
      to.metAt,
      c.budget ?? null,
      c.criteria ?? null,
      c.auditorKind ?? null,
      c.auditorName ?? null,
      c.auditorNumber ?? null,
      c.letter ?? null,
      c.letterOn ?? null,
      c.resultSha256 ?? null,
      c.resultLetter ?? null,
      c.resultOn ?? null,
      c.chairReceipt ?? null,
      c.chairReceiptOn ?? null,
      c.mayorReceipt ?? null,
      c.mayorReceiptOn ?? null,
    ],
  );
}
