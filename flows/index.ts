/** Every flow, with the version its stored snapshots carry. Laws are tested over all of them. */
import { announcement } from './announcement.ts';
import { appointment } from './appointment.ts';
import { changeReview } from './changeReview.ts';
import { dataRequest } from './dataRequest.ts';
import { disposal } from './disposal.ts';
import { audit } from './audit.ts';
import { calendarChange } from './calendarChange.ts';
import { call } from './call.ts';
import { dutyNudge } from './dutyNudge.ts';
import { dutyReport } from './dutyReport.ts';
import { dutyCopy } from './dutyCopy.ts';
import { disturbance } from './disturbance.ts';
import { enrolment } from './enrolment.ts';
import { finding } from './finding.ts';
import { sheetImport } from './import.ts';
import { invitation } from './invitation.ts';
import { leave } from './leave.ts';
import { mandiri } from './mandiri.ts';
import { monthlyReport } from './monthlyReport.ts';
import { obligation } from './obligation.ts';
import { posting } from './posting.ts';
import { question } from './question.ts';
import { registration } from './registration.ts';
import { report } from './report.ts';
import { request } from './request.ts';
import { retention } from './retention.ts';
import { silence } from './silence.ts';
import { subdomain } from './subdomain.ts';
import { ticket } from './ticket.ts';
import { unit } from './unit.ts';

export const flows = {
  ticket: { machine: ticket, version: 1 },
  invitation: { machine: invitation, version: 1 },
  mandiri: { machine: mandiri, version: 1 },
  registration: { machine: registration, version: 1 },
  enrolment: { machine: enrolment, version: 1 },
  unit: { machine: unit, version: 1 },
  announcement: { machine: announcement, version: 1 },
  disturbance: { machine: disturbance, version: 1 },
  appointment: { machine: appointment, version: 1 },
  leave: { machine: leave, version: 1 },
  dutyNudge: { machine: dutyNudge, version: 1 },
  dutyReport: { machine: dutyReport, version: 1 },
  monthlyReport: { machine: monthlyReport, version: 1 },
  obligation: { machine: obligation, version: 1 },
  changeReview: { machine: changeReview, version: 1 },
  posting: { machine: posting, version: 1 },
  dataRequest: { machine: dataRequest, version: 1 },
  disposal: { machine: disposal, version: 1 },
  retention: { machine: retention, version: 1 },
  audit: { machine: audit, version: 1 },
  finding: { machine: finding, version: 1 },
  calendarChange: { machine: calendarChange, version: 1 },
  call: { machine: call, version: 1 },
  silence: { machine: silence, version: 1 },
  subdomain: { machine: subdomain, version: 1 },
  import: { machine: sheetImport, version: 1 },
  request: { machine: request, version: 1 },
  dutyCopy: { machine: dutyCopy, version: 1 },
  report: { machine: report, version: 1 },
  question: { machine: question, version: 1 },
} as const;

export type FlowName = keyof typeof flows;
