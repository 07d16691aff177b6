/**
 * A spreadsheet of offices and people: shown as a preview first, applied whole by a press of the one who sent it, or not at all. What
 * changed meanwhile brings a new preview. The rows stand in `imports`.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type ImportEvent =
  /** Everything it says is done, in one commit. */
  | { type: 'APPLIED' }
  /** What is there has changed since the preview; a new one was shown. */
  | { type: 'PREVIEWED_AGAIN' }
  | { type: 'DISCARDED' };

export const sheetImport = setup({
  types: { events: {} as ImportEvent },
  delays: chartDelays,
  actions: { showAgain: () => {}, forgetRows: () => {} },
}).createMachine({
  id: 'import',
  context: {},
  initial: 'previewed',
  states: {
    previewed: {
      on: {
        APPLIED: { target: 'applied', actions: ['forgetRows'] },
        PREVIEWED_AGAIN: { actions: ['showAgain'] },
        DISCARDED: { target: 'discarded', actions: ['forgetRows'] },
      },
      after: { importLapses: { target: 'lapsed', actions: ['forgetRows'] } },
    },
    applied: {},
    discarded: {},
    lapsed: {},
  },
});
