import type { FlowName } from '../../flows/index.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';
import type { Body } from './tickets.ts';

/** One case as stored; null when there is none of that id. */
export async function caseById(on: Asked, id: string): Promise<LoadedCase | null> {
  const [row] = await ask<LoadedCase>(
    on,
    'case-by-id',
    `select id, flow, flow_version as "flowVersion", state, version, head, count from cases where id = $1`,
    [id],
  );
  return row ?? null;
}

export interface StoredEvent {
  readonly seq: number;
  readonly line: string;
  readonly body: string | null;
}

/** The history of a case in order, with the bodies that are still there. */
export async function historyOf(on: Asked, caseId: string): Promise<StoredEvent[]> {
  return ask(
    on,
    'history-of',
    `select e.seq, e.line, b.body from events e left join bodies b on b.case_id = e.case_id and b.seq = e.seq
     where e.case_id = $1 order by e.seq`,
    [caseId],
  );
}

/** Which flows and versions are stored: what start compares with what this release can load. */
export async function storedFlows(
  on: Asked,
): Promise<{ flow: FlowName; flowVersion: number; count: number }[]> {
  return ask(
    on,
    'stored-flows',
    `select flow, flow_version as "flowVersion", count(*) as count from (
       select flow, flow_version from cases where closed_at is null union all select flow, flow_version from dialogues) all_of
     group by 1, 2 order by 1, 2`,
    [],
  );
}

/** What was written with one event of a case; null once erased, or where nothing was. */
export async function bodyAt(on: Asked, caseId: string, seq: number): Promise<Body | null> {
  const [row] = await ask<{ body: string }>(
    on,
    'body-at',
    'select body from bodies where case_id = $1 and seq = $2',
    [caseId, seq],
  );
  return row === undefined ? null : (JSON.parse(row.body) as Body);
}
