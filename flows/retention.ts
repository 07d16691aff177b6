/**
 * The night watch over what has been kept its time: one case of one desk, which wakes every night, looks for records that may go
 * and proposes them. Its timer is a row like every other, so a night the desk slept through is made up for when it wakes.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export const retention = setup({
  types: {
    /** The desk is closed down for good. */
    events: {} as { type: 'ENDED' },
  },
  delays: chartDelays,
  actions: { propose: () => {} },
}).createMachine({
  id: 'retention',
  initial: 'asleep',
  states: {
    asleep: {
      on: { ENDED: 'ended' },
      after: { retentionNight: { target: 'asleep', reenter: true, actions: 'propose' } },
    },
    ended: {},
  },
});
