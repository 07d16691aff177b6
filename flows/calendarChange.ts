/**
 * A change of the calendar: shown with the deadlines it would move, then applied or not. What was applied is worked through twice: at
 * once, and again when no replica can have decided by the old calendar any more (docs/calendar.md).
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface CalendarChangeMemory {
  decidedBy: number | null;
}

export type CalendarChangeEvent = { type: 'APPLIED'; by: number } | { type: 'DROPPED'; by: number };

export const calendarChange = setup({
  types: {
    context: {} as CalendarChangeMemory,
    events: {} as CalendarChangeEvent,
    tags: {} as 'open',
  },
  delays: chartDelays,
  actions: {
    keepDecider: assign(({ event }) => ('by' in event ? { decidedBy: event.by } : {})),
    /** The days and hours stand in their tables from now on. */
    enterDays: () => {},
    /** Deadlines of what is open are worked out again. */
    recompute: (_, _params: { round: 1 | 2 }) => {},
  },
}).createMachine({
  id: 'calendarChange',
  context: { decidedBy: null },
  initial: 'proposed',
  states: {
    proposed: {
      tags: ['open'],
      on: {
        APPLIED: { target: 'applied', actions: ['keepDecider', 'enterDays'] },
        DROPPED: { target: 'dropped', actions: ['keepDecider'] },
      },
      after: { calendarChangeLapses: 'lapsed' },
    },
    applied: {
      entry: [{ type: 'recompute', params: { round: 1 } }],
      after: { calendarSettles: 'settled' },
    },
    settled: { entry: [{ type: 'recompute', params: { round: 2 } }] },
    dropped: {},
    lapsed: {},
  },
});
