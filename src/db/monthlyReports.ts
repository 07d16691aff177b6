/** Monthly reports on file. The duty of supervision finds its evidence here: see `evidenceOf`. */
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export interface MonthlyReportRow {
  readonly caseId: string;
  /** ISO date of the month's first day. */
  readonly monthOn: string;
  readonly officeCode: string | null;
  readonly cutOffAt: Date;
  readonly isRunning: boolean;
  readonly numbers: string;
  readonly filedAt: Date;
  readonly sentToHeadAt: Date | null;
  readonly sentToChairAt: Date | null;
  /** The first letter's hash. */
  readonly sha256: string;
  readonly case: LoadedCase;
}

const REPORT = `select r.case_id as "caseId", r.month_on::text as "monthOn", r.office_code as "officeCode", r.cut_off_at as "cutOffAt",
    r.is_running as "isRunning", r.numbers, r.filed_at as "filedAt", r.sent_to_head_at as "sentToHeadAt",
    r.sent_to_chair_at as "sentToChairAt", (select f.sha256 from files f where f.case_id = r.case_id order by f.id limit 1) as sha256,
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from monthly_reports r join cases c on c.id = r.case_id`;

/** Throws a unique violation when this month, office and cut-off is on file already. */
export async function fileReport(
  on: Asked,
  row: Pick<
    MonthlyReportRow,
    'caseId' | 'monthOn' | 'officeCode' | 'cutOffAt' | 'isRunning' | 'numbers' | 'filedAt'
  > & {
    filedBy: number;
  },
): Promise<void> {
  await ask(
    on,
    'file-report',
    `insert into monthly_reports (case_id, month_on, office_code, cut_off_at, is_running, numbers, filed_by, filed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.caseId,
      row.monthOn,
      row.officeCode,
      row.cutOffAt,
      row.isRunning,
      row.numbers,
      row.filedBy,
      row.filedAt,
    ],
  );
}

export async function reportByCase(on: Asked, caseId: string): Promise<MonthlyReportRow | null> {
  const [row] = await ask<MonthlyReportRow>(on, 'report-by-case', `${REPORT} where r.case_id = $1`, [caseId]);
  return row ?? null;
}

/** What is on file for exactly this cut-off. `officeCode` null: the city. */
export async function reportOnFile(
  on: Asked,
  of: { monthOn: string; officeCode: string | null; cutOffAt: Date },
): Promise<MonthlyReportRow | null> {
  const [row] = await ask<MonthlyReportRow>(
    on,
    'report-on-file',
    `${REPORT} where r.month_on = $1 and r.office_code is not distinct from $2 and r.cut_off_at = $3`,
    [of.monthOn, of.officeCode, of.cutOffAt],
  );
  return row ?? null;
}

/**
 * The evidence of the supervision duty for a month: the city's newest report on file, a complete month before one that was
 * running. Null: none was filed. The duty's cycle reads this, and the file by its case and hash (`db/files.ts`).
 */
export async function evidenceOf(on: Asked, monthOn: string): Promise<MonthlyReportRow | null> {
  const [row] = await ask<MonthlyReportRow>(
    on,
    'report-evidence',
    `${REPORT} where r.month_on = $1 and r.office_code is null order by r.is_running, r.cut_off_at desc limit 1`,
    [monthOn],
  );
  return row ?? null;
}

/** Whether a report of this month, or of a later one, is evidence already: an older one filed afterwards renews nothing. */
export async function isOvertaken(on: Asked, monthOn: string): Promise<boolean> {
  const rows = await ask(
    on,
    'report-overtaken',
    `select 1 from monthly_reports r join evidence v on v.source_case_id = r.case_id
     where r.office_code is null and r.month_on >= $1 limit 1`,
    [monthOn],
  );
  return rows.length > 0;
}

export async function markReportSent(
  on: Asked,
  caseId: string,
  to: 'agency_head' | 'chair',
  now: Date,
): Promise<void> {
  await ask(
    on,
    'mark-report-sent',
    `update monthly_reports set sent_to_head_at = case when $2 = 'agency_head' then $3 else sent_to_head_at end,
       sent_to_chair_at = case when $2 = 'chair' then $3 else sent_to_chair_at end where case_id = $1`,
    [caseId, to, now],
  );
}

/** Somebody whose reading is recorded looked at what is nobody's case. `detail`: codes only. */
export async function recordOversight(
  on: Asked,
  reading: {
    personId: number;
    role: string;
    what:
      'watch' | 'report' | 'duties' | 'audit' | 'finding' | 'file' | 'evidence' | 'registry' | 'subdomain';
    detail: string;
    now: Date;
  },
): Promise<void> {
  await ask(
    on,
    'record-oversight',
    'insert into readings (person_id, role, what, detail, at) values ($1, $2, $3, $4, $5)',
    [reading.personId, reading.role, reading.what, reading.detail, reading.now],
  );
}
