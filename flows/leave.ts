/**
 * Leave, duty travel or sickness: away from the first day, 00.00, until the end of the last one in the city's zone, or until the
 * person is back earlier. The dates, the reason and the deputy stand in `leaves`. Source: `chat.md`, "Time".
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type LeaveEvent =
  /** Taken back before it began. */
  | { type: 'CANCELLED' }
  /** Back at work before the last day is over. */
  | { type: 'RETURNED' };

export const leave = setup({
  types: { events: {} as LeaveEvent },
  delays: chartDelays,
  actions: {
    goAway: () => {},
    comeBack: () => {},
    forget: () => {},
  },
}).createMachine({
  id: 'leave',
  context: {},
  initial: 'planned',
  states: {
    planned: {
      on: { CANCELLED: { target: 'cancelled', actions: ['forget'] } },
      after: { leaveBegins: { target: 'away', actions: ['goAway'] } },
    },
    away: {
      on: { RETURNED: { target: 'over', actions: ['comeBack'] } },
      after: { leaveEnds: { target: 'over', actions: ['comeBack'] } },
    },
    over: {},
    cancelled: {},
  },
});
