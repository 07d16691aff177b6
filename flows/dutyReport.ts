/**
 * A report on duties as a letter that is on file: of one duty, or of a period. It goes upward only when somebody presses: the coordinator
 * to the Kepala Dinas, the Kepala Dinas to the Ketua Tim, through whom it reaches the mayor (Bitung 43(2), 48(4); Padang 62(6)). What it
 * says never changes again; it stands in `duty_reports`, the letter in `files`.
 */
import { setup } from 'xstate';

export type DutyReportEvent = { type: 'SENT_TO_HEAD' } | { type: 'SENT_TO_CHAIR' };

export const dutyReport = setup({
  types: { events: {} as DutyReportEvent },
}).createMachine({
  id: 'dutyReport',
  context: {},
  initial: 'filed',
  states: {
    filed: { on: { SENT_TO_HEAD: 'withHead', SENT_TO_CHAIR: 'withChair' } },
    withHead: { on: { SENT_TO_CHAIR: 'withChair' } },
    withChair: {},
  },
});
