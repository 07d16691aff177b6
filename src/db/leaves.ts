import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export const LEAVE_REASONS = ['leave', 'duty', 'sick'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** Dates are ISO dates in the city's zone, both included. */
export interface LeaveRow {
  readonly caseId: string;
  readonly personId: number;
  readonly name: string;
  readonly deputyId: number | null;
  readonly deputyName: string | null;
  readonly reason: LeaveReason;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly isAway: boolean;
  readonly isOver: boolean;
  readonly case: LoadedCase;
}

const LEAVE = `select l.case_id as "caseId", l.person_id as "personId", p.name, l.deputy_id as "deputyId",
    d.name as "deputyName", l.reason, l.from_on::text as "fromOn", l.until_on::text as "untilOn", l.is_away as "isAway",
    l.is_over as "isOver",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from leaves l join cases c on c.id = l.case_id join people p on p.id = l.person_id left join people d on d.id = l.deputy_id`;

/** The leave that is planned or going on. */
export async function openLeaveOf(on: Asked, personId: number): Promise<LeaveRow | null> {
  const [row] = await ask<LeaveRow>(on, 'open-leave', `${LEAVE} where l.person_id = $1 and not l.is_over`, [
    personId,
  ]);
  return row ?? null;
}

export async function leaveByCase(on: Asked, caseId: string): Promise<LeaveRow | null> {
  const [row] = await ask<LeaveRow>(on, 'leave-by-case', `${LEAVE} where l.case_id = $1`, [caseId]);
  return row ?? null;
}

/** Throws a unique violation when the person has another leave that is not over. */
export async function insertLeave(
  on: Asked,
  row: Pick<LeaveRow, 'caseId' | 'personId' | 'deputyId' | 'reason' | 'fromOn' | 'untilOn'> & {
    setBy: number;
  },
): Promise<void> {
  await ask(
    on,
    'insert-leave',
    `insert into leaves (case_id, person_id, deputy_id, reason, from_on, until_on, set_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.caseId, row.personId, row.deputyId, row.reason, row.fromOn, row.untilOn, row.setBy],
  );
}

export async function markLeave(
  on: Asked,
  caseId: string,
  is: { isAway: boolean; isOver: boolean },
): Promise<void> {
  await ask(on, 'mark-leave', 'update leaves set is_away = $2, is_over = $3 where case_id = $1', [
    caseId,
    is.isAway,
    is.isOver,
  ]);
}
