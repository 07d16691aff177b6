/**
 * The monthly report as a letter that is on file: evidence of the supervision of both tiers (Bitung 41(11)). It goes upward only
 * when somebody presses: the coordinator to the Kepala Dinas, the Kepala Dinas to the Ketua Tim. Its numbers never change again;
 * they and its files stand in `monthly_reports` and `files`.
 */
import { setup } from 'xstate';

export type MonthlyReportEvent = { type: 'SENT_TO_HEAD' } | { type: 'SENT_TO_CHAIR' };
/** Where a report may be sent, lowest first. */
export type Rung = 'agency_head' | 'chair';

const passOn = { target: 'withChair', actions: [{ type: 'deliver', params: { to: 'chair' } }] } as const;

export const monthlyReport = setup({
  types: { events: {} as MonthlyReportEvent },
  actions: {
    deliver: (_, _params: { to: Rung }) => {},
  },
}).createMachine({
  id: 'monthlyReport',
  context: {},
  initial: 'filed',
  states: {
    filed: {
      on: {
        SENT_TO_HEAD: {
          target: 'withHead',
          actions: [{ type: 'deliver', params: { to: 'agency_head' } }],
        },
        SENT_TO_CHAIR: passOn,
      },
    },
    withHead: { on: { SENT_TO_CHAIR: passOn } },
    withChair: {},
  },
});
