/** Evidence of duties: drafts of who writes them, what was sent, what became of it. Dates are ISO dates of the city. */
import type { DutyKey } from '../domain/dutyRules.ts';
import type { Classification } from '../domain/vocabulary.ts';
import { ask, type Asked } from './query.ts';

export type EvidenceKind = 'file' | 'letter' | 'unchanged' | 'statement' | 'desk';

export interface EvidenceRow {
  readonly id: number;
  readonly caseId: string;
  readonly round: number | null;
  readonly kind: EvidenceKind;
  readonly paper: string | null;
  readonly effectOn: string | null;
  readonly validUntilOn: string | null;
  readonly uploadedAt: Date;
  readonly letter: string | null;
  readonly sha256: string | null;
  readonly fileCaseId: string | null;
  readonly fileName: string | null;
  readonly class: Classification;
  readonly submittedBy: number | null;
  readonly submitterName: string | null;
  readonly sourceCaseId: string | null;
  readonly verdict: 'accepted' | 'returned' | null;
  readonly reason: string | null;
  readonly decidedBy: number | null;
  readonly deciderName: string | null;
  readonly decidedAt: Date | null;
}

const EVIDENCE = `select v.id, v.case_id as "caseId", v.round, v.kind, v.paper, v.effect_on::text as "effectOn",
    v.valid_until_on::text as "validUntilOn", v.uploaded_at as "uploadedAt", v.letter, v.sha256, v.file_case_id as "fileCaseId",
    v.file_name as "fileName", v.class, v.submitted_by as "submittedBy", s.name as "submitterName",
    v.source_case_id as "sourceCaseId", v.verdict, v.reason, v.decided_by as "decidedBy", d.name as "deciderName",
    v.decided_at as "decidedAt"
  from evidence v left join people s on s.id = v.submitted_by left join people d on d.id = v.decided_by`;

/** What was sent for a cycle, oldest first; drafts are not. */
export async function evidenceOfCase(on: Asked, caseId: string): Promise<EvidenceRow[]> {
  return ask(
    on,
    'evidence-of-case',
    `${EVIDENCE} where v.case_id = $1 and v.round is not null order by v.round, v.id`,
    [caseId],
  );
}

export async function evidenceById(on: Asked, id: number): Promise<EvidenceRow | null> {
  const [row] = await ask<EvidenceRow>(on, 'evidence-by-id', `${EVIDENCE} where v.id = $1`, [id]);
  return row ?? null;
}

/** What a person has put in and not sent yet. */
export async function draftsOf(on: Asked, caseId: string, personId: number): Promise<EvidenceRow[]> {
  return ask(
    on,
    'evidence-drafts-of',
    `${EVIDENCE} where v.case_id = $1 and v.round is null and v.submitted_by = $2 order by v.id`,
    [caseId, personId],
  );
}

/** Accepted evidence of a key with the newest date of effect. */
export async function lastEvidence(
  on: Asked,
  { duty, officeCode, object }: DutyKey,
): Promise<EvidenceRow | null> {
  const [row] = await ask<EvidenceRow>(
    on,
    'last-evidence',
    `${EVIDENCE} join duty_cycles y on y.case_id = v.case_id
     where y.duty = $1 and y.office_code = $2 and y.object = $3 and v.verdict = 'accepted'
     order by v.effect_on desc, v.id desc limit 1`,
    [duty, officeCode, object],
  );
  return row ?? null;
}

/** Whether this case has filed itself for the duty already. */
export async function isFiled(on: Asked, sourceCaseId: string, duty: string): Promise<boolean> {
  const rows = await ask(
    on,
    'evidence-filed',
    `select 1 from evidence v join duty_cycles y on y.case_id = v.case_id
     where v.source_case_id = $1 and y.duty = $2 limit 1`,
    [sourceCaseId, duty],
  );
  return rows.length > 0;
}

export type NewEvidence = Pick<
  EvidenceRow,
  | 'caseId'
  | 'round'
  | 'kind'
  | 'paper'
  | 'effectOn'
  | 'validUntilOn'
  | 'letter'
  | 'sha256'
  | 'fileCaseId'
  | 'fileName'
  | 'class'
  | 'submittedBy'
  | 'sourceCaseId'
> & { readonly now: Date };

/** The same paper of one round is kept once. */
export async function insertEvidence(on: Asked, row: NewEvidence): Promise<void> {
  await ask(
    on,
    'insert-evidence',
    `insert into evidence (case_id, round, kind, paper, effect_on, valid_until_on, uploaded_at, letter, sha256, file_case_id,
       file_name, class, submitted_by, source_case_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
    [
      row.caseId,
      row.round,
      row.kind,
      row.paper,
      row.effectOn,
      row.validUntilOn,
      row.now,
      row.letter,
      row.sha256,
      row.fileCaseId,
      row.fileName,
      row.class,
      row.submittedBy,
      row.sourceCaseId,
    ],
  );
}

/** A person's drafts become one round. */
export async function sendDrafts(
  on: Asked,
  of: {
    caseId: string;
    personId: number;
    round: number;
    effectOn: string;
    validUntilOn: string | null;
  },
): Promise<void> {
  await ask(
    on,
    'send-evidence-drafts',
    `update evidence set round = $3, effect_on = $4, valid_until_on = $5
     where case_id = $1 and submitted_by = $2 and round is null`,
    [of.caseId, of.personId, of.round, of.effectOn, of.validUntilOn],
  );
}

/** The verdict on a round. `by` null: the desk's own record. */
export async function judgeEvidence(
  on: Asked,
  of: {
    caseId: string;
    round: number;
    verdict: 'accepted' | 'returned';
    reason: string | null;
    by: number | null;
    now: Date;
  },
): Promise<void> {
  await ask(
    on,
    'judge-evidence',
    `update evidence set verdict = $3, reason = $4, decided_by = $5, decided_at = $6 where case_id = $1 and round = $2`,
    [of.caseId, of.round, of.verdict, of.reason, of.by, of.now],
  );
}

/** Forgets what nobody sent, with its files, a day and more after; files of a cycle that no evidence names go as well. */
export async function forgetEvidenceDrafts(on: Asked, now: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-evidence-drafts',
    `with old as (
       select id, file_case_id, sha256 from evidence where round is null and uploaded_at < $1 limit $2
     ), unfiled as (
       delete from files f using old where f.case_id = old.file_case_id and f.sha256 = old.sha256 and not exists (
         select from evidence v where v.file_case_id = f.case_id and v.sha256 = f.sha256 and v.round is not null)
     )
     delete from evidence v using old where v.id = old.id returning 1`,
    [new Date(now.getTime() - 30 * 86_400_000), limit],
  );
  return rows.length;
}
