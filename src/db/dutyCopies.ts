/** Monthly copies of overdue duties to those above. Dates are ISO dates of the city. */
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export const COPY_RUNGS = ['office_head', 'agency_head', 'chair'] as const;
export type CopyRung = (typeof COPY_RUNGS)[number];

export interface DutyCopy {
  readonly caseId: string;
  /** The first day of the month. */
  readonly monthOn: string;
  readonly rung: CopyRung;
  readonly state: string;
  readonly revision: number;
  readonly decidedBy: number | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly case: LoadedCase;
}

const COPY = `select y.case_id as "caseId", y.month_on::text as "monthOn", y.rung, y.state, y.revision,
    y.decided_by as "decidedBy", p.name as "decidedByName", y.decided_at as "decidedAt",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from duty_copies y join cases c on c.id = y.case_id left join people p on p.id = y.decided_by`;

export async function copyByCase(on: Asked, caseId: string): Promise<DutyCopy | null> {
  const [row] = await ask<DutyCopy>(on, 'duty-copy', `${COPY} where y.case_id = $1`, [caseId]);
  return row ?? null;
}

/** The drafts of a month, lowest rung first. */
export async function copiesOfMonth(on: Asked, monthOn: string): Promise<DutyCopy[]> {
  return ask(
    on,
    'duty-copies-of-month',
    `${COPY} where y.month_on = $1 order by array_position(array['office_head', 'agency_head', 'chair'], y.rung)`,
    [monthOn],
  );
}

export interface CopyItem {
  readonly cycleId: string;
  readonly duty: string;
  readonly object: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly dueOn: string;
  /** Days late when the draft was made. */
  readonly late: number;
  /** Still owed: not met, not sent and waiting, not found to be somebody else's. */
  readonly isOwed: boolean;
}

export async function copyItems(on: Asked, copyId: string): Promise<CopyItem[]> {
  return ask(
    on,
    'duty-copy-items',
    `select i.cycle_id as "cycleId", y.duty, y.object, y.office_code as "officeCode", o.name as "officeName",
       y.due_on::text as "dueOn", i.late, (y.is_open and y.state in ('overdue', 'returned')) as "isOwed"
     from duty_copy_items i join duty_cycles y on y.case_id = i.cycle_id join offices o on o.code = y.office_code
     where i.copy_id = $1 order by o.name, y.due_on, y.duty, y.object, i.cycle_id`,
    [copyId],
  );
}

/** Throws a unique violation when this month's draft to this rung is there already. */
export async function insertCopy(
  on: Asked,
  copy: Pick<DutyCopy, 'caseId' | 'monthOn' | 'rung'> & {
    readonly items: readonly { readonly cycleId: string; readonly late: number }[];
  },
): Promise<void> {
  const { caseId, monthOn, rung, items } = copy;
  await ask(
    on,
    'insert-duty-copy',
    `insert into duty_copies (case_id, month_on, rung, state) values ($1, $2, $3, 'drafted')`,
    [caseId, monthOn, rung],
  );
  await ask(
    on,
    'insert-duty-copy-items',
    'insert into duty_copy_items (copy_id, cycle_id, late) select $1, * from unnest($2::text[], $3::int[])',
    [caseId, items.map((one) => one.cycleId), items.map((one) => one.late)],
  );
}

/** What was met leaves the draft, and the draft is another one. */
export async function shortenCopy(on: Asked, caseId: string, gone: readonly string[]): Promise<void> {
  await ask(on, 'shorten-duty-copy', 'update duty_copies set revision = revision + 1 where case_id = $1', [
    caseId,
  ]);
  await ask(
    on,
    'drop-duty-copy-items',
    'delete from duty_copy_items where copy_id = $1 and cycle_id = any($2::text[])',
    [caseId, gone],
  );
}

export async function markCopy(
  on: Asked,
  caseId: string,
  state: string,
  decided: { readonly by: number; readonly at: Date } | null = null,
): Promise<void> {
  await ask(
    on,
    'mark-duty-copy',
    `update duty_copies set state = $2, decided_by = coalesce($3, decided_by), decided_at = coalesce($4, decided_at)
     where case_id = $1`,
    [caseId, state, decided?.by ?? null, decided?.at ?? null],
  );
}
