/**
 * The call for an urgent ticket that nobody has taken (P1, security): the duty officers one after the other, then the
 * coordinators, then Kepala Dinas, with fifteen minutes each to answer. At night it begins at once, by day when the time to
 * respond is over. Who is on the ladder is read afresh before each rung; an empty rung is passed over. Whoever takes the
 * ticket, or accepts the call, ends it. Source: `chat.md`, "A ticket" 7 and "Time".
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

/** Who can be called now: ids of people, in the order in which they are called. Never somebody who is away. */
export interface Ladder {
  officers: number[];
  coordinators: number[];
  heads: number[];
}

export interface CallMemory extends Ladder {
  isNight: boolean;
  /** Who has just given the ticket back: he is not called for it. */
  except: number | null;
  /** Everybody called so far, in order. */
  called: number[];
  /** Whom the last rung called. */
  calling: number[];
}

export type CallEvent =
  | ({ type: 'LADDER_READ' } & Ladder)
  /** Somebody has the ticket, or said that he takes care of it; or nothing is left to take. */
  | { type: 'ANSWERED' };

export type Rung = 'officer' | 'coordinators' | 'head';

const chart = setup({
  types: {
    context: {} as CallMemory,
    events: {} as CallEvent,
    input: {} as Ladder & Pick<CallMemory, 'isNight' | 'except'>,
  },
  delays: chartDelays,
  guards: {
    isNight: ({ context }) => context.isNight,
    hasOfficer: ({ context }) => next(context) !== undefined,
    hasNoRoster: ({ context }) => context.officers.length === 0 && context.called.length === 0,
    hasCoordinators: ({ context }) => context.coordinators.length > 0,
    hasHead: ({ context }) => context.heads.length > 0,
  },
  actions: {
    readLadder: assign(({ event }) =>
      event.type === 'LADDER_READ'
        ? { officers: event.officers, coordinators: event.coordinators, heads: event.heads }
        : {},
    ),
    chooseOfficer: assign(({ context }) => choose(context, [next(context) ?? 0])),
    chooseCoordinators: assign(({ context }) => choose(context, context.coordinators)),
    chooseHead: assign(({ context }) => choose(context, context.heads)),

    callOut: (_, _params: { rung: Rung }) => {},
    tellOfEmptyRoster: () => {},
    tellNobodyAnswered: () => {},
  },
});

const next = ({ officers, called, except }: CallMemory): number | undefined =>
  officers.find((officer) => officer !== except && !called.includes(officer));
const choose = ({ called }: CallMemory, calling: number[]): Partial<CallMemory> => ({
  calling,
  called: [...called, ...calling],
});
const callOut = (rung: Rung) => ({ type: 'callOut', params: { rung } }) as const;

export const call = chart.createMachine({
  id: 'call',
  context: ({ input }) => ({ ...input, called: [], calling: [] }),
  initial: 'asked',
  on: {
    LADDER_READ: { actions: ['readLadder'] },
    ANSWERED: '.answered',
  },
  states: {
    asked: { always: [{ guard: 'isNight', target: 'officers' }, { target: 'waiting' }] },
    waiting: { after: { callBegins: 'officers' } },
    officers: {
      initial: 'next',
      states: {
        next: {
          always: [
            { guard: 'hasOfficer', target: 'called', actions: ['chooseOfficer', callOut('officer')] },
            { guard: 'hasNoRoster', target: '#call.coordinators', actions: ['tellOfEmptyRoster'] },
            { target: '#call.coordinators' },
          ],
        },
        called: { after: { callAnswer: 'next' } },
      },
    },
    coordinators: {
      initial: 'next',
      states: {
        next: {
          always: [
            {
              guard: 'hasCoordinators',
              target: 'called',
              actions: ['chooseCoordinators', callOut('coordinators')],
            },
            { target: '#call.head' },
          ],
        },
        called: { after: { callAnswer: '#call.head' } },
      },
    },
    head: {
      initial: 'next',
      states: {
        next: {
          always: [
            { guard: 'hasHead', target: 'called', actions: ['chooseHead', callOut('head')] },
            { target: '#call.unanswered', actions: ['tellNobodyAnswered'] },
          ],
        },
        called: { after: { callAnswer: { target: '#call.unanswered', actions: ['tellNobodyAnswered'] } } },
      },
    },
    answered: { on: { LADDER_READ: {}, ANSWERED: {} } },
    /** Nobody is left to call; the card waits at the desk. */
    unanswered: {},
  },
});
