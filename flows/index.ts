/** Every flow, with the version its stored snapshots carry. Laws are tested over all of them. */
import { invitation } from './invitation.ts';
import { mandiri } from './mandiri.ts';
import { question } from './question.ts';
import { report } from './report.ts';
import { ticket } from './ticket.ts';

export const flows = {
  ticket: { machine: ticket, version: 1 },
  invitation: { machine: invitation, version: 1 },
  mandiri: { machine: mandiri, version: 1 },
  report: { machine: report, version: 1 },
  question: { machine: question, version: 1 },
} as const;

export type FlowName = keyof typeof flows;
