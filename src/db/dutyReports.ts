/** Reports on duties that are on file as letters. */
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export interface DutyReportRow {
  readonly caseId: string;
  /** One duty, or null: of a period. */
  readonly duty: string | null;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  /** Which screen's button asked for it: pressed again it is the same letter. */
  readonly askedAt: Date;
  readonly cutOffAt: Date;
  /** JSON of `DutyReportContent`. */
  readonly content: string;
  readonly filedAt: Date;
  readonly sentToHeadAt: Date | null;
  readonly sentToChairAt: Date | null;
  /** The first letter's hash. */
  readonly sha256: string;
  readonly case: LoadedCase;
}

const REPORT = `select r.case_id as "caseId", r.duty, r.from_on::text as "fromOn", r.until_on::text as "untilOn", r.asked_at as "askedAt",
    r.cut_off_at as "cutOffAt", r.content, r.filed_at as "filedAt", r.sent_to_head_at as "sentToHeadAt",
    r.sent_to_chair_at as "sentToChairAt", (select f.sha256 from files f where f.case_id = r.case_id order by f.id limit 1) as sha256,
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from duty_reports r join cases c on c.id = r.case_id`;

/** Throws a unique violation when this button's letter is on file already. */
export async function fileDutyReport(
  on: Asked,
  row: Omit<DutyReportRow, 'sentToHeadAt' | 'sentToChairAt' | 'sha256' | 'case'> & {
    readonly filedBy: number;
  },
): Promise<void> {
  await ask(
    on,
    'file-duty-report',
    `insert into duty_reports (case_id, duty, from_on, until_on, asked_at, cut_off_at, content, filed_by, filed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.caseId,
      row.duty,
      row.fromOn,
      row.untilOn,
      row.askedAt,
      row.cutOffAt,
      row.content,
      row.filedBy,
      row.filedAt,
    ],
  );
}

export async function dutyReportByCase(on: Asked, caseId: string): Promise<DutyReportRow | null> {
  const [row] = await ask<DutyReportRow>(on, 'duty-report-by-case', `${REPORT} where r.case_id = $1`, [
    caseId,
  ]);
  return row ?? null;
}

/** The letter of exactly this button. */
export async function dutyReportOnFile(
  on: Asked,
  of: Pick<DutyReportRow, 'duty' | 'fromOn' | 'untilOn' | 'askedAt'>,
): Promise<DutyReportRow | null> {
  const [row] = await ask<DutyReportRow>(
    on,
    'duty-report-on-file',
    `${REPORT} where r.duty is not distinct from $1 and r.from_on is not distinct from $2::date
       and r.until_on is not distinct from $3::date and r.asked_at = $4`,
    [of.duty, of.fromOn, of.untilOn, of.askedAt],
  );
  return row ?? null;
}

export async function markDutyReportSent(
  on: Asked,
  caseId: string,
  to: 'agency_head' | 'chair',
  now: Date,
): Promise<void> {
  await ask(
    on,
    'mark-duty-report-sent',
    `update duty_reports set sent_to_head_at = case when $2 = 'agency_head' then $3 else sent_to_head_at end,
       sent_to_chair_at = case when $2 = 'chair' then $3 else sent_to_chair_at end where case_id = $1`,
    [caseId, to, now],
  );
}
