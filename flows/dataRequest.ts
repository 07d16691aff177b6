/**
 * What somebody asked about his own data (UU 27/2022 Pasal 6-8 and 14; domain.md 6.1(3)). A copy and a correction are done at once
 * and only recorded. A deletion is confirmed by a coordinator within three times 24 hours, and carried out once nothing of his is
 * open any more.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type DataRequestKind = 'export' | 'correct' | 'erase';

export type DataRequestEvent =
  /** A coordinator has seen it and will do it. */
  | { type: 'CONFIRMED' }
  | { type: 'REFUSED' }
  /** The person changed his mind. */
  | { type: 'WITHDRAWN' }
  | { type: 'CARRIED_OUT' };

export const dataRequest = setup({
  types: {
    context: {} as { kind: DataRequestKind },
    events: {} as DataRequestEvent,
    input: {} as { kind: DataRequestKind },
    tags: {} as 'open',
  },
  delays: chartDelays,
  guards: { asksDeletion: ({ context }) => context.kind === 'erase' },
  actions: {
    /** The coordinators are told once more; `isLate`: the three times 24 hours are over. */
    remind: (_, _params: { isLate: boolean }) => {},
    showCards: () => {},
  },
}).createMachine({
  id: 'dataRequest',
  context: ({ input }) => input,
  initial: 'asked',
  states: {
    asked: { always: [{ guard: 'asksDeletion', target: 'waiting' }, { target: 'answered' }] },
    answered: {},
    waiting: {
      tags: ['open'],
      initial: 'fresh',
      on: {
        CONFIRMED: { target: 'confirmed', actions: 'showCards' },
        REFUSED: { target: 'refused', actions: 'showCards' },
        WITHDRAWN: { target: 'withdrawn', actions: 'showCards' },
        CARRIED_OUT: { target: 'carriedOut', actions: 'showCards' },
      },
      states: {
        fresh: {
          after: {
            erasureReminds: {
              target: 'reminded',
              actions: { type: 'remind', params: { isLate: false } },
            },
          },
        },
        reminded: {
          after: {
            erasureIsDue: { target: 'late', actions: { type: 'remind', params: { isLate: true } } },
          },
        },
        late: {
          after: {
            erasureIsDue: {
              target: 'late',
              reenter: true,
              actions: { type: 'remind', params: { isLate: true } },
            },
          },
        },
      },
    },
    confirmed: {
      tags: ['open'],
      after: {
        erasureWaits: {
          target: 'confirmed',
          reenter: true,
          actions: { type: 'remind', params: { isLate: false } },
        },
      },
      on: {
        REFUSED: { target: 'refused', actions: 'showCards' },
        WITHDRAWN: { target: 'withdrawn', actions: 'showCards' },
        CARRIED_OUT: { target: 'carriedOut', actions: 'showCards' },
      },
    },
    refused: {},
    withdrawn: {},
    carriedOut: {},
  },
});
