/**
 * One line we asked of someone: what was tried, why it goes back, what solved it. The next text of that person in that chat
 * (in a group: his reply to our question) is the answer; a button with a usual answer is one too. It lapses after an hour.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface QuestionMemory {
  /** The action of `src/domain/authority.ts` that the answer completes. */
  action: string;
  caseId: string;
  /** What was chosen before the line was asked (a kind of waiting, a new priority). */
  choice: string | null;
}

export const question = setup({
  types: {
    context: {} as QuestionMemory,
    events: {} as { type: 'ANSWERED' } | { type: 'CANCELLED' },
    input: {} as QuestionMemory,
    tags: {} as 'takesText' | 'over',
  },
  delays: chartDelays,
}).createMachine({
  id: 'question',
  context: ({ input }) => input,
  initial: 'asking',
  states: {
    asking: {
      tags: ['takesText'],
      on: { ANSWERED: 'answered', CANCELLED: 'cancelled' },
      after: { questionLapses: 'lapsed' },
    },
    answered: { tags: ['over'] },
    cancelled: { tags: ['over'] },
    lapsed: { tags: ['over'] },
  },
});
