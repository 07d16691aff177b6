/**
 * One cycle of a legal duty of one office, from when it is known until its evidence is accepted, it is found not to be the office's, or
 * it ends (the office is closed, the data awal corrected). How near the due date is follows from the dates in `duty_cycles`; the next
 * cycle is a new case. Source: `chat.md`, Duties and reminders; the duties of `regions/*.yaml`.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';
import type { Stage } from '../src/domain/dutyRules.ts';

export type ObligationEvent =
  /** Where the dates put it: as it opens, and when data awal gives it a date. */
  | { type: 'PLACED'; stage: Stage }
  /** Data awal gives it a date while something of it already waits. */
  | { type: 'DATED' }
  /** Evidence with the date it took effect; again while it waits, in the place of what was sent before. */
  | { type: 'SUBMITTED' }
  | { type: 'ACCEPTED' }
  | { type: 'RETURNED' }
  /** `Ada kendala`: it stays due, the coordinator knows why. */
  | { type: 'BLOCKED' }
  /** `Bukan kewenangan kami`, which a coordinator grants or not. */
  | { type: 'DISOWNED' }
  | { type: 'RELEASED' }
  | { type: 'KEPT' }
  | { type: 'ENDED' };

/** The coordinators are shown what waits for them; the office is told what became of it. */
const offer = { type: 'offer' } as const;

const placed = (['scheduled', 'dueSoon', 'due', 'overdue'] as const).map((stage) => ({
  guard: { type: 'isAt' as const, params: { stage } },
  target: `#obligation.${stage}` as const,
  reenter: true,
}));

/** What the office can do while it is its turn. */
const officesTurn = {
  SUBMITTED: { target: '#obligation.submitted', actions: [offer] },
  DISOWNED: { target: '#obligation.disowned', actions: [offer] },
  BLOCKED: { actions: [{ type: 'tellCoordinators' as const }] },
  ENDED: '#obligation.ended',
};

export const obligation = setup({
  types: { events: {} as ObligationEvent, tags: {} as 'open' | 'officesTurn' | 'waits' },
  delays: chartDelays,
  guards: {
    isAt: ({ event }, { stage }: { stage: Stage }) => event.type === 'PLACED' && event.stage === stage,
  },
  actions: {
    offer: () => {},
    beginToCount: () => {},
    tellCoordinators: () => {},
    tellOffice: (_, _params: { of: 'accepted' | 'returned' | 'released' | 'kept' }) => {},
    openNext: () => {},
  },
}).createMachine({
  id: 'obligation',
  context: {},
  initial: 'scheduled',
  states: {
    scheduled: {
      tags: ['open', 'officesTurn'],
      on: { ...officesTurn, PLACED: placed },
      after: { dutyIsNear: 'dueSoon' },
    },
    dueSoon: { tags: ['open', 'officesTurn'], on: officesTurn, after: { dutyIsDue: 'due' } },
    due: { tags: ['open', 'officesTurn'], on: officesTurn, after: { dutyIsLate: 'overdue' } },
    overdue: { tags: ['open', 'officesTurn'], on: officesTurn },
    submitted: {
      tags: ['open', 'waits'],
      on: {
        DATED: { actions: [{ type: 'beginToCount' }] },
        SUBMITTED: { actions: [offer] },
        ACCEPTED: {
          target: 'verified',
          actions: [{ type: 'tellOffice', params: { of: 'accepted' } }, { type: 'openNext' }],
        },
        RETURNED: { target: 'returned', actions: [{ type: 'tellOffice', params: { of: 'returned' } }] },
        ENDED: 'ended',
      },
    },
    returned: {
      tags: ['open', 'officesTurn'],
      on: { ...officesTurn, DATED: { actions: [{ type: 'beginToCount' }] } },
    },
    disowned: {
      tags: ['open', 'waits'],
      on: {
        DATED: { actions: [{ type: 'beginToCount' }] },
        SUBMITTED: { target: 'submitted', actions: [offer] },
        RELEASED: { target: 'notApplicable', actions: [{ type: 'tellOffice', params: { of: 'released' } }] },
        KEPT: { target: 'returned', actions: [{ type: 'tellOffice', params: { of: 'kept' } }] },
        ENDED: 'ended',
      },
    },
    verified: {},
    notApplicable: {},
    ended: {},
  },
});
