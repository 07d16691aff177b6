/**
 * A list of records whose time is over (domain.md 6.1(4)). Nothing on it is destroyed before one coordinator has entered the number
 * of the minutes (berita acara) and another one has approved exactly that list.
 */
import { assign, setup } from 'xstate';

export type DisposalEvent =
  | { type: 'CONFIRMED'; by: number }
  | { type: 'APPROVED'; by: number }
  /** Not now: nothing is proposed for thirty days. */
  | { type: 'POSTPONED' }
  /** What is on it has changed: a new list takes its place. */
  | { type: 'SUPERSEDED' };

export interface DisposalMemory {
  /** Who entered the number of the minutes. */
  confirmedBy: number | null;
}

export const disposal = setup({
  types: {
    context: {} as DisposalMemory,
    events: {} as DisposalEvent,
    tags: {} as 'open',
  },
  guards: {
    isAnother: ({ context, event }) => event.type === 'APPROVED' && event.by !== context.confirmedBy,
  },
  actions: {
    keepConfirmer: assign(({ event }) => (event.type === 'CONFIRMED' ? { confirmedBy: event.by } : {})),
    showCards: () => {},
    destroy: () => {},
  },
}).createMachine({
  id: 'disposal',
  context: { confirmedBy: null },
  initial: 'proposed',
  states: {
    proposed: {
      tags: ['open'],
      on: {
        CONFIRMED: { target: 'confirmed', actions: ['keepConfirmer', 'showCards'] },
        POSTPONED: { target: 'postponed', actions: 'showCards' },
        SUPERSEDED: { target: 'superseded', actions: 'showCards' },
      },
    },
    confirmed: {
      tags: ['open'],
      on: {
        APPROVED: { guard: 'isAnother', target: 'destroyed', actions: ['destroy', 'showCards'] },
        POSTPONED: { target: 'postponed', actions: 'showCards' },
        SUPERSEDED: { target: 'superseded', actions: 'showCards' },
      },
    },
    destroyed: {},
    postponed: {},
    superseded: {},
  },
});
