import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export const MANDIRI_SCOPES = ['apps', 'lan', 'both'] as const;
export type MandiriScope = (typeof MANDIRI_SCOPES)[number];

export interface MandiriCase {
  readonly caseId: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly scope: MandiriScope;
  readonly appliedBy: number;
  readonly applicantName: string;
  readonly hasStaff: boolean | null;
  readonly hasExperience: boolean | null;
  readonly proposalLetter: string | null;
  readonly decree: string | null;
  readonly isOpen: boolean;
  readonly case: LoadedCase;
}

const MANDIRI = `select m.case_id as "caseId", m.office_code as "officeCode", o.name as "officeName", m.scope,
    m.applied_by as "appliedBy", p.name as "applicantName", m.has_staff as "hasStaff", m.has_experience as "hasExperience",
    m.proposal_letter as "proposalLetter", m.decree, m.is_open as "isOpen",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from mandiri_cases m join cases c on c.id = m.case_id join offices o on o.code = m.office_code
    join people p on p.id = m.applied_by`;

export async function mandiriByCase(on: Asked, caseId: string): Promise<MandiriCase | null> {
  const [row] = await ask<MandiriCase>(on, 'mandiri-by-case', `${MANDIRI} where m.case_id = $1`, [caseId]);
  return row ?? null;
}

/** The office's newest application, open or decided. */
export async function mandiriOfOffice(on: Asked, officeCode: string): Promise<MandiriCase | null> {
  const [row] = await ask<MandiriCase>(
    on,
    'mandiri-of-office',
    `${MANDIRI} where m.office_code = $1 order by m.is_open desc, c.created_at desc limit 1`,
    [officeCode],
  );
  return row ?? null;
}

/** Throws a unique violation when the office has an open application already. */
export async function insertMandiri(
  on: Asked,
  row: { caseId: string; officeCode: string; scope: MandiriScope; appliedBy: number },
): Promise<void> {
  await ask(
    on,
    'insert-mandiri',
    'insert into mandiri_cases (case_id, office_code, scope, applied_by) values ($1, $2, $3, $4)',
    [row.caseId, row.officeCode, row.scope, row.appliedBy],
  );
}

export async function updateMandiri(
  on: Asked,
  row: Pick<MandiriCase, 'caseId' | 'hasStaff' | 'hasExperience' | 'proposalLetter' | 'decree' | 'isOpen'>,
): Promise<void> {
  await ask(
    on,
    'update-mandiri',
    `update mandiri_cases set has_staff = $2, has_experience = $3, proposal_letter = $4, decree = $5, is_open = $6
     where case_id = $1`,
    [row.caseId, row.hasStaff, row.hasExperience, row.proposalLetter, row.decree, row.isOpen],
  );
}

/** Flag and number together: the table refuses one without the other (Bitung 47(6)). */
export async function designateOffice(on: Asked, officeCode: string, decree: string): Promise<void> {
  await ask(
    on,
    'designate-office',
    'update offices set pd_mandiri = true, pd_mandiri_decree = $2 where code = $1',
    [officeCode, decree],
  );
}
