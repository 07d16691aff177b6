/**
 * A reminder by hand to all who miss something for one duty: shown first with the exact number, then sent once or left. What was shown is
 * in the context, so that a press sends exactly that. Source: issue "Desk, 5 of 7", point 4; `chat.md`, Duties and reminders.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface DutyNudgeMemory {
  /** Code of the duty. */
  readonly duty: string;
  /** Hash of who would be reminded of what, and when. */
  readonly plan: string;
}
export type DutyNudgeEvent = { type: 'SENT' } | { type: 'DROPPED' };

export const dutyNudge = setup({
  types: {
    context: {} as DutyNudgeMemory,
    input: {} as DutyNudgeMemory,
    events: {} as DutyNudgeEvent,
  },
  delays: chartDelays,
}).createMachine({
  id: 'dutyNudge',
  context: ({ input }) => ({ duty: input.duty, plan: input.plan }),
  initial: 'shown',
  states: {
    shown: {
      on: { SENT: 'sent', DROPPED: 'dropped' },
      after: { dutyNudgeLapses: 'dropped' },
    },
    sent: {},
    dropped: {},
  },
});
