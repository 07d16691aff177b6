/** Which class of records a flow's cases are. A new flow must say so: what nobody classed would be kept for ever. */
import type { FlowName } from '../../flows/index.ts';
import type { RecordClass } from '../domain/records.ts';

/** Null: no case of its own (a dialogue), or one that is always needed. */
export const RECORDS_OF: Readonly<Record<FlowName, RecordClass | null>> = {
  ticket: 'ticket-record',
  request: 'ticket-record',
  changeReview: 'ticket-record',
  call: 'ticket-record',
  silence: 'ticket-record',
  import: 'role-record',
  announcement: 'announcement',
  disturbance: 'announcement',
  mandiri: 'evidence',
  /** Who has a name and by which decision: the city answers for it as long as for other evidence. */
  subdomain: 'evidence',
  monthlyReport: 'evidence',
  obligation: 'evidence',
  dutyReport: 'evidence',
  dutyNudge: 'evidence',
  audit: 'evidence',
  finding: 'evidence',
  dutyCopy: 'evidence',
  /** The days and hours in force stand on it. */
  calendarChange: null,
  registration: 'role-record',
  invitation: 'role-record',
  appointment: 'role-record',
  leave: 'role-record',
  posting: 'role-record',
  dataRequest: 'request-record',
  disposal: 'request-record',
  retention: null,
  report: null,
  question: null,
  enrolment: null,
  unit: null,
};

/** Flows whose words go before the record does. */
export const WORDS_GO_FIRST: readonly FlowName[] = ['ticket'];

export const flowsOf = (name: RecordClass): FlowName[] =>
  (Object.keys(RECORDS_OF) as FlowName[]).filter((flow) => RECORDS_OF[flow] === name);
