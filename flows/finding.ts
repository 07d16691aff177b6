/**
 * What an audit found, and its follow-up by one office (Bitung 42-45, Padang 50-53; duty `tindak-lanjut-audit`): its office is reminded
 * until it hands in what it did, the Dinas accepts that or gives it back. When reminders come is worked out from its date.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type FindingEvent =
  | { type: 'ANSWERED' }
  | { type: 'ACCEPTED' }
  | { type: 'RETURNED' }
  /** Another date. */
  | { type: 'MOVED' };

export const finding = setup({
  types: {
    events: {} as FindingEvent,
    tags: {} as 'open',
  },
  delays: chartDelays,
  actions: {
    remindOffice: () => {},
    /** The answer waits for the Dinas. */
    tellJudges: () => {},
    tellOffice: () => {},
    /** The audit counts one less. */
    settle: () => {},
  },
}).createMachine({
  id: 'finding',
  initial: 'owed',
  states: {
    owed: {
      tags: ['open'],
      after: { findingReminds: { target: 'owed', reenter: true, actions: ['remindOffice'] } },
      on: {
        ANSWERED: { target: 'answered', actions: ['tellJudges'] },
        MOVED: { target: 'owed', reenter: true, actions: ['tellOffice'] },
      },
    },
    answered: {
      tags: ['open'],
      after: { findingWaits: { target: 'answered', reenter: true, actions: ['tellJudges'] } },
      on: {
        ACCEPTED: { target: 'accepted', actions: ['tellOffice', 'settle'] },
        RETURNED: { target: 'owed', actions: ['tellOffice'] },
      },
    },
    accepted: {},
  },
});
