/** What a one-time page is about and what its file does, by the flow of its case. A new flow with restricted files adds a row. */
import type { Pass } from '../db/passes.ts';
import type { Person } from '../db/people.ts';
import type { FlowName } from '../../flows/index.ts';
import type { Role } from '../domain/authority.ts';
import type { RecordClass } from '../domain/records.ts';
import type { Change } from '../engine/change.ts';
import { auditPass, findingPass } from './auditPass.ts';
import type { Desk } from './desk.ts';
import { requestPass } from './requestFiles.ts';
import { obligationPass } from './dutyPass.ts';

export interface PassPage {
  /** The duty, audit or request, in Indonesian. */
  readonly what: string;
  readonly office: string;
  readonly asksDate: boolean;
  /** In which role the person is there; it stands beside his reading. */
  readonly role: Role;
}

/** What was handed in. */
export interface ArrivedFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** When what it proves took effect; never in the future. */
  readonly effectiveOn: Temporal.PlainDate;
}

export interface PassRule {
  /** How long its files are kept. */
  readonly retention: RecordClass;
  /** Null: closed, or not (any longer) this person's. His roles are those of now. */
  about(desk: Desk, pass: Pass, person: Person, now: Temporal.Instant): Promise<PassPage | null>;
  /** The case goes on in this change; `early`: the date lies before what it must follow. Keeping the file and using up the page are done with it. */
  arrived(
    desk: Desk,
    change: Change,
    pass: Pass,
    person: Person,
    file: ArrivedFile,
    now: Temporal.Instant,
  ): Promise<'taken' | 'over' | 'early'>;
}

/** Read when asked: a rule's file may be loaded after this one. */
export const PASS_RULES: Partial<Record<FlowName, PassRule>> = {
  get audit() {
    return auditPass;
  },
  get finding() {
    return findingPass;
  },
  get request() {
    return requestPass;
  },
  get obligation() {
    return obligationPass;
  },
};
