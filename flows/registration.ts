/**
 * Somebody says that he works in an office. Its Tier 1 confirms him, a coordinator where there is none; whoever presses first
 * decides. Nobody answers for two working days: the request is shown again, to the coordinators as well. Source: `chat.md`, People.
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface RegistrationMemory {
  decidedBy: number | null;
}

export type RegistrationEvent =
  | { type: 'APPROVED'; by: number }
  | { type: 'REJECTED'; by: number }
  /** By himself, or because an invitation gave him his role meanwhile. */
  | { type: 'WITHDRAWN' };

export const registration = setup({
  types: {
    context: {} as RegistrationMemory,
    events: {} as RegistrationEvent,
    tags: {} as 'open',
  },
  delays: chartDelays,
  actions: {
    keepDecider: assign(({ event }) => ('by' in event ? { decidedBy: event.by } : {})),
    showCards: () => {},
    offerAgain: () => {},
    /** The person becomes staff of the office. */
    grantRole: () => {},
    /** He may no longer report as an applicant. */
    endApplicant: () => {},
    tellApplicant: (_, _params: { sentence: 'approved' | 'rejected' }) => {},
  },
}).createMachine({
  id: 'registration',
  context: { decidedBy: null },
  initial: 'requested',
  states: {
    requested: {
      tags: ['open'],
      after: { registrationWaits: { actions: ['offerAgain'] } },
      on: {
        APPROVED: {
          target: 'approved',
          actions: [
            'keepDecider',
            'endApplicant',
            'grantRole',
            { type: 'tellApplicant', params: { sentence: 'approved' } },
          ],
        },
        REJECTED: {
          target: 'rejected',
          actions: [
            'keepDecider',
            'endApplicant',
            { type: 'tellApplicant', params: { sentence: 'rejected' } },
          ],
        },
        WITHDRAWN: { target: 'withdrawn', actions: ['endApplicant'] },
      },
    },
    approved: { entry: 'showCards' },
    rejected: { entry: 'showCards' },
    withdrawn: { entry: 'showCards' },
  },
});
