/**
 * The look back on a change that was carried out (domain.md 4.1; Bitung 40(2), Padang 48): those who authorise changes are asked what
 * came of it, and reminded until one of them says so.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type ChangeReviewEvent = { type: 'REVIEWED' };

export const changeReview = setup({
  types: { events: {} as ChangeReviewEvent, tags: {} as 'open' },
  delays: chartDelays,
  actions: { askForReview: () => {} },
}).createMachine({
  id: 'changeReview',
  context: {},
  initial: 'asked',
  states: {
    asked: {
      tags: ['open'],
      on: { REVIEWED: 'reviewed' },
      after: { reviewReminded: { target: 'asked', reenter: true, actions: 'askForReview' } },
    },
    reviewed: {},
  },
});
