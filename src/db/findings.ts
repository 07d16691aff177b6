/** What audits found, each for one office. Every query that serves a person takes the offices whose findings are his. */
import type { FindingScope } from '../domain/audits.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

/** Dates are ISO dates in the city's zone. */
export interface Finding {
  readonly caseId: string;
  readonly number: number;
  readonly auditId: string;
  readonly auditNumber: number;
  readonly auditKind: string;
  readonly auditObject: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly officeAbbreviation: string;
  /** Of a unit: its office. */
  readonly parentCode: string | null;
  readonly workPattern: string;
  readonly finding: string;
  readonly dueOn: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly evidenceSha256: string | null;
  readonly evidenceLetter: string | null;
  readonly evidenceOn: string | null;
  readonly evidenceBy: number | null;
  readonly case: LoadedCase;
}

const FINDING = `select f.case_id as "caseId", f.number, f.audit_id as "auditId", a.number as "auditNumber", a.kind as "auditKind",
    a.object as "auditObject", f.office_code as "officeCode", o.name as "officeName", o.abbreviation as "officeAbbreviation",
    o.parent_code as "parentCode", o.work_pattern as "workPattern", f.finding, to_char(f.due_on, 'YYYY-MM-DD') as "dueOn", f.state,
    f.is_open as "isOpen", f.evidence_sha256 as "evidenceSha256", f.evidence_letter as "evidenceLetter",
    to_char(f.evidence_on, 'YYYY-MM-DD') as "evidenceOn", f.evidence_by as "evidenceBy",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from audit_findings f join audits a on a.case_id = f.audit_id join offices o on o.code = f.office_code
    join cases c on c.id = f.case_id`;
const MINE = '($1::text[] is null or f.office_code = any($1::text[]) or o.parent_code = any($1::text[]))';

/** For the desk itself: time passed, a file arrived. */
export async function findingByCase(on: Asked, caseId: string): Promise<Finding | null> {
  const [row] = await ask<Finding>(on, 'finding-by-case', `${FINDING} where f.case_id = $1`, [caseId]);
  return row ?? null;
}

export async function findingByNumber(
  on: Asked,
  scope: FindingScope,
  number: number,
): Promise<Finding | null> {
  const [row] = await ask<Finding>(on, 'finding-by-number', `${FINDING} where ${MINE} and f.number = $2`, [
    scope.offices,
    number,
  ]);
  return row ?? null;
}

/** Open ones, what is due first. */
export async function openFindings(on: Asked, scope: FindingScope, limit: number): Promise<Finding[]> {
  return ask(
    on,
    'findings-open',
    `${FINDING} where ${MINE} and f.is_open order by f.due_on, f.number limit $2`,
    [scope.offices, limit],
  );
}

export async function findingsOfAudit(on: Asked, scope: FindingScope, auditId: string): Promise<Finding[]> {
  return ask(
    on,
    'findings-of-audit',
    `${FINDING} where ${MINE} and f.audit_id = $2 order by f.number limit 100`,
    [scope.offices, auditId],
  );
}

/** What an office still owes; for its reminder. */
export async function findingsOwed(on: Asked, officeCode: string): Promise<Finding[]> {
  return ask(
    on,
    'findings-owed',
    `${FINDING} where f.office_code = $1 and f.is_open and f.state = 'owed' order by f.due_on, f.number limit 50`,
    [officeCode],
  );
}

/** The next number; one that is not used after all is left out. */
export async function nextFindingNumber(on: Asked): Promise<number> {
  const [row] = await ask<{ number: number }>(
    on,
    'next-finding-number',
    `select nextval(pg_get_serial_sequence('audit_findings', 'number'))::int as number`,
    [],
  );
  return (row as { number: number }).number;
}

export async function insertFinding(
  on: Asked,
  row: Pick<Finding, 'caseId' | 'number' | 'auditId' | 'officeCode' | 'finding' | 'dueOn' | 'state'> & {
    now: Date;
  },
): Promise<void> {
  await ask(
    on,
    'insert-finding',
    `insert into audit_findings (case_id, number, audit_id, office_code, finding, due_on, state, created_at)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.caseId, row.number, row.auditId, row.officeCode, row.finding, row.dueOn, row.state, row.now],
  );
}

/** Where it stands; an answer replaces the one before it whole. */
export async function updateFinding(
  on: Asked,
  row: Pick<
    Finding,
    | 'caseId'
    | 'state'
    | 'isOpen'
    | 'dueOn'
    | 'evidenceSha256'
    | 'evidenceLetter'
    | 'evidenceOn'
    | 'evidenceBy'
  >,
): Promise<void> {
  await ask(
    on,
    'update-finding',
    `update audit_findings set state = $2, is_open = $3, due_on = $4::date, evidence_sha256 = $5, evidence_letter = $6,
       evidence_on = $7::date, evidence_by = $8 where case_id = $1`,
    [
      row.caseId,
      row.state,
      row.isOpen,
      row.dueOn,
      row.evidenceSha256,
      row.evidenceLetter,
      row.evidenceOn,
      row.evidenceBy,
    ],
  );
}
