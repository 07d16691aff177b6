/**
 * The copies of one month to one rung above (Kepala PD, Kepala Dinas, Ketua Tim): a draft that a coordinator releases or not; what was
 * met meanwhile leaves it, and with the month it lapses. What it holds stands in `duty_copy_items`. Source: `chat.md`, Duties and
 * reminders; domain.md 2.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type DutyCopyEvent =
  /** `Kirim`, of exactly what was shown. */
  | { type: 'RELEASED' }
  /** `Jangan kirim` */
  | { type: 'DECLINED' }
  /** Something of it was met: a shorter draft is shown. */
  | { type: 'SHORTENED' }
  /** All of it was met. */
  | { type: 'EMPTIED' };

export const dutyCopy = setup({
  types: { events: {} as DutyCopyEvent, tags: {} as 'open' },
  delays: chartDelays,
  actions: { showAgain: () => {}, sendCopies: () => {} },
}).createMachine({
  id: 'dutyCopy',
  context: {},
  initial: 'drafted',
  states: {
    drafted: {
      tags: ['open'],
      on: {
        RELEASED: { target: 'released' },
        DECLINED: { target: 'declined' },
        SHORTENED: { actions: [{ type: 'showAgain' }] },
        EMPTIED: { target: 'met' },
      },
      after: { copyLapses: { target: 'lapsed' } },
    },
    /** At once in working time, else on the next working morning. */
    released: {
      tags: ['open'],
      after: { copyGoes: { target: 'sent', actions: [{ type: 'sendCopies' }] } },
    },
    sent: {},
    declined: {},
    met: {},
    lapsed: {},
  },
});
