/**
 * Tier 1 is silent about a ticket past its time to respond: it is reminded, then a deputy is asked, then the ticket is offered to
 * Tier 2 by itself. All in the working time of the office; when each step comes is worked out from the ticket's own clocks. An
 * office without a deputy goes straight to the offer. Whoever takes the ticket ends it. Source: `chat.md`, "Time"; domain.md 4.2.
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface SilenceMemory {
  /** The time to respond is over, and Tier 1 was reminded of that by its clock. */
  isDue: boolean;
  /** Who may stand in now, by id. */
  deputies: number[];
}

export type SilenceEvent =
  | { type: 'DEPUTIES_READ'; deputies: number[] }
  /** Somebody has it, or it lies elsewhere. */
  | { type: 'ANSWERED' };

export type SilenceRung = 'tier1' | 'deputy' | 'tier2';

const step = (rung: SilenceRung) => ({ type: 'goOn', params: { rung } }) as const;

export const silence = setup({
  types: {
    context: {} as SilenceMemory,
    events: {} as SilenceEvent,
    input: {} as SilenceMemory,
  },
  delays: chartDelays,
  guards: {
    isDue: ({ context }) => context.isDue,
    hasDeputy: ({ context }) => context.deputies.length > 0,
  },
  actions: {
    readDeputies: assign(({ event }) => (event.type === 'DEPUTIES_READ' ? { deputies: event.deputies } : {})),
    goOn: (_, _params: { rung: SilenceRung }) => {},
  },
}).createMachine({
  id: 'silence',
  context: ({ input }) => input,
  initial: 'begun',
  on: {
    DEPUTIES_READ: { actions: ['readDeputies'] },
    ANSWERED: '.answered',
  },
  states: {
    begun: { always: [{ guard: 'isDue', target: 'reminded' }, { target: 'waiting' }] },
    /** It came back to the queue: Tier 1 has its time to respond once more. */
    waiting: { after: { tier1Answers: { target: 'reminded', actions: [step('tier1')] } } },
    reminded: { after: { deputyIsAsked: 'deputy' } },
    deputy: {
      initial: 'next',
      states: {
        next: {
          always: [
            { guard: 'hasDeputy', target: 'asked', actions: [step('deputy')] },
            { target: '#silence.offered', actions: [step('tier2')] },
          ],
        },
        asked: { after: { deputyAnswers: { target: '#silence.offered', actions: [step('tier2')] } } },
      },
    },
    offered: { on: { DEPUTIES_READ: {}, ANSWERED: {} } },
    answered: { on: { DEPUTIES_READ: {}, ANSWERED: {} } },
  },
});
