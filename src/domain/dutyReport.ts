/** What a report on duties says, as it was when it was put on file: counts, states and evidence by office, never a name. */
import type { Role } from './authority.ts';
import type { DutyCounts, DutyState } from './dutyMatrix.ts';

export interface DutyReportEvidence {
  readonly duty: string;
  /** Abbreviation. */
  readonly office: string;
  readonly object: string;
  /** Code of `papers.ts`; null: he did not say. */
  readonly paper: string | null;
  readonly effectOn: string;
  /** Null: there is none, or it is confidential. */
  readonly letter: string | null;
  /** Of a class that a report does not open: only that it exists. */
  readonly isHidden: boolean;
  /** Null: the desk's own record. */
  readonly decidedAs: Role | null;
}

export interface DutyReportLine {
  readonly duty: string;
  readonly office: string;
  readonly object: string;
  readonly state: DutyState;
  readonly dueOn: string | null;
  readonly lastOn: string | null;
}

export interface DutyReportContent {
  readonly counts: DutyCounts;
  /** Of a period each duty; of one duty it alone. */
  readonly duties: readonly { readonly duty: string; readonly counts: DutyCounts }[];
  /** Of one duty every office; of a period those with nothing on file. */
  readonly lines: readonly DutyReportLine[];
  readonly evidence: readonly DutyReportEvidence[];
  /** Evidence that is left out because there is too much of it for a letter. */
  readonly left: number;
}
