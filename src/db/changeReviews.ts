/** What came of changes that were carried out. */
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export const REVIEW_VERDICTS = ['worked', 'partly', 'rolledBack'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

export interface ChangeReview {
  readonly caseId: string;
  readonly requestId: string;
  readonly ticketId: string;
  readonly number: string;
  readonly service: string;
  readonly officeName: string;
  readonly verdict: ReviewVerdict | null;
  readonly reviewedByName: string | null;
  readonly reviewedAt: Date | null;
  readonly case: LoadedCase;
}

export async function reviewByCase(on: Asked, caseId: string): Promise<ChangeReview | null> {
  const [row] = await ask<ChangeReview>(
    on,
    'review-by-case',
    `select v.case_id as "caseId", v.request_id as "requestId", t.case_id as "ticketId", t.number, q.service,
       o.name as "officeName", v.verdict, p.name as "reviewedByName", v.reviewed_at as "reviewedAt",
       json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
         'head', c.head, 'count', c.count) as "case"
     from change_reviews v join cases c on c.id = v.case_id join requests q on q.case_id = v.request_id
       join tickets t on t.case_id = q.ticket_id join offices o on o.code = q.office_code
       left join people p on p.id = v.reviewed_by where v.case_id = $1`,
    [caseId],
  );
  return row ?? null;
}

/** Throws a unique violation where this change is looked back on already. */
export async function insertReview(on: Asked, row: { caseId: string; requestId: string }): Promise<void> {
  await ask(on, 'insert-review', 'insert into change_reviews (case_id, request_id) values ($1, $2)', [
    row.caseId,
    row.requestId,
  ]);
}

export async function keepVerdict(
  on: Asked,
  row: { caseId: string; verdict: ReviewVerdict; by: number; now: Date },
): Promise<void> {
  await ask(
    on,
    'keep-verdict',
    'update change_reviews set verdict = $2, reviewed_by = $3, reviewed_at = $4 where case_id = $1',
    [row.caseId, row.verdict, row.by, row.now],
  );
}

export async function isReviewed(on: Asked, requestId: string): Promise<boolean> {
  return (
    (await ask(on, 'is-reviewed', 'select 1 as one from change_reviews where request_id = $1', [requestId]))
      .length > 0
  );
}
