/**
 * Roles of a person have ended in one step: he moved to another office (mutasi), left, lost one role, or his acting role is over.
 * What he held is then handed over, ticket by ticket; his own reports stay his. What ended stands in `postings` and `roles`.
 */
import { assign, setup } from 'xstate';

export interface PostingMemory {
  /** How many tickets went to somebody else; null: not counted yet. */
  handedOver: number | null;
}

export const posting = setup({
  types: {
    context: {} as PostingMemory,
    events: {} as { type: 'HANDED_OVER'; count: number },
  },
  actions: {
    keepCount: assign(({ event }) => ({ handedOver: event.count })),
    handOver: () => {},
  },
}).createMachine({
  id: 'posting',
  context: { handedOver: null },
  initial: 'handingOver',
  states: {
    handingOver: {
      on: { HANDED_OVER: { target: 'done', actions: ['keepCount', 'handOver'] } },
    },
    done: {},
  },
});
