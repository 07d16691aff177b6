/**
 * A role that somebody holds and that is watched: Tier 1 is appointed by letter (Bitung 41(7)a), whose number is asked for every
 * working week until it is there; an acting official (Plt.) serves until a date, when the role ends by itself. Which role it is,
 * and the date, stand in `roles`.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface AppointmentMemory {
  needsLetter: boolean;
  isActing: boolean;
}

export type AppointmentEvent =
  | { type: 'LETTER_GIVEN' }
  /** The role was taken back, or given anew under another appointment. */
  | { type: 'ENDED' };

export const appointment = setup({
  types: {
    context: {} as AppointmentMemory,
    events: {} as AppointmentEvent,
    input: {} as AppointmentMemory,
  },
  delays: chartDelays,
  guards: {
    needsLetter: ({ context }) => context.needsLetter,
    isActing: ({ context }) => context.isActing,
  },
  actions: {
    askForLetter: () => {},
    endRole: () => {},
  },
}).createMachine({
  id: 'appointment',
  context: ({ input }) => input,
  initial: 'serving',
  states: {
    serving: {
      type: 'parallel',
      on: { ENDED: 'ended' },
      states: {
        letter: {
          initial: 'asked',
          states: {
            asked: { always: [{ guard: 'needsLetter', target: 'missing' }, { target: 'settled' }] },
            missing: {
              on: { LETTER_GIVEN: 'settled' },
              after: { letterReminder: { target: 'missing', reenter: true, actions: ['askForLetter'] } },
            },
            settled: {},
          },
        },
        term: {
          initial: 'asked',
          states: {
            asked: { always: [{ guard: 'isActing', target: 'acting' }, { target: 'unlimited' }] },
            acting: { after: { actingEnds: { target: '#appointment.ended', actions: ['endRole'] } } },
            unlimited: {},
          },
        },
      },
    },
    ended: {},
  },
});
