/**
 * Trouble or planned work on a service: told to the offices concerned at a press, kept up to date, and ended by an all-clear to
 * exactly the same people. Planned work is reminded of before it begins; when its window is over, its owner is asked for the
 * all-clear until he gives it. Source: `chat.md`, Announcements.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type DisturbanceEvent =
  | { type: 'NAMED' }
  | { type: 'WRITTEN' }
  | { type: 'TIMED' }
  | { type: 'AIMED' }
  | { type: 'AIMS_ANEW' }
  | { type: 'SENT' }
  /** Planned work begins soon; it begins. */
  | { type: 'REMINDED' }
  | { type: 'BEGAN' }
  /** Its window is over and nobody has given the all-clear. */
  | { type: 'OVERDUE' }
  | { type: 'UPDATED' }
  | { type: 'CLEARED' }
  /** Before it was told: nothing happened. Planned work that was told: it is called off, to the same people. */
  | { type: 'CANCELLED' }
  | { type: 'CALLED_OFF' };

export interface DisturbanceMemory {
  isPlanned: boolean;
}

export const disturbance = setup({
  types: {
    context: {} as DisturbanceMemory,
    events: {} as DisturbanceEvent,
    input: {} as DisturbanceMemory,
  },
  delays: chartDelays,
  actions: { tellAgain: () => {}, askOwner: () => {} },
  guards: { isPlanned: ({ context }) => context.isPlanned },
}).createMachine({
  id: 'disturbance',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    draft: {
      initial: 'choosing',
      on: { CANCELLED: 'cancelled' },
      after: { announcementLapses: 'lapsed' },
      states: {
        choosing: { on: { NAMED: 'writing' } },
        writing: { on: { WRITTEN: [{ guard: 'isPlanned', target: 'timing' }, { target: 'aiming' }] } },
        timing: { on: { TIMED: 'aiming' } },
        aiming: { on: { AIMED: 'ready' } },
        ready: {
          on: {
            AIMS_ANEW: 'aiming',
            SENT: [
              { guard: 'isPlanned', target: '#disturbance.planned' },
              { target: '#disturbance.ongoing' },
            ],
          },
        },
      },
    },
    planned: {
      on: {
        REMINDED: { actions: 'tellAgain' },
        UPDATED: { actions: 'tellAgain' },
        BEGAN: 'ongoing',
        CALLED_OFF: 'calledOff',
      },
    },
    ongoing: {
      on: { OVERDUE: { actions: 'askOwner' }, UPDATED: { actions: 'tellAgain' }, CLEARED: 'cleared' },
    },
    cleared: {},
    calledOff: {},
    cancelled: {},
    lapsed: {},
  },
});
