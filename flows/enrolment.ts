/**
 * The dialogue in which a newcomer says where he works and what he is called. It begins only after the privacy notice was
 * accepted; what it asks becomes a registration. Source: `chat.md`, People; `domain.md` 6.1(1).
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface EnrolmentMemory {
  officeCode: string | null;
  name: string | null;
}

export type EnrolmentEvent =
  | { type: 'CHOSE_OFFICE'; officeCode: string }
  | { type: 'CHOSE_NAME'; name: string }
  | { type: 'OTHER_OFFICE' }
  | { type: 'CANCELLED' };

export const enrolment = setup({
  types: {
    context: {} as EnrolmentMemory,
    events: {} as EnrolmentEvent,
    /** The office's own link has named it already. */
    input: {} as { officeCode: string | null },
    tags: {} as 'takesText' | 'over',
  },
  delays: chartDelays,
  guards: { knowsOffice: ({ context }) => context.officeCode !== null },
  actions: {
    keepOffice: assign(({ event }) =>
      event.type === 'CHOSE_OFFICE' ? { officeCode: event.officeCode } : {},
    ),
    forgetOffice: assign({ officeCode: null }),
    keepName: assign(({ event }) => (event.type === 'CHOSE_NAME' ? { name: event.name } : {})),
    askOffice: () => {},
    askName: () => {},
    request: () => {},
  },
}).createMachine({
  id: 'enrolment',
  context: ({ input }) => ({ officeCode: input.officeCode, name: null }),
  initial: 'begun',
  on: { CANCELLED: '.cancelled' },
  states: {
    begun: { always: [{ guard: 'knowsOffice', target: 'asksName' }, { target: 'asksOffice' }] },
    asksOffice: {
      tags: ['takesText'],
      entry: 'askOffice',
      on: { CHOSE_OFFICE: { target: 'asksName', actions: ['keepOffice'] } },
      after: { enrolmentLapses: 'lapsed' },
    },
    asksName: {
      tags: ['takesText'],
      entry: 'askName',
      on: {
        CHOSE_OFFICE: { target: 'asksName', reenter: true, actions: ['keepOffice'] },
        OTHER_OFFICE: { target: 'asksOffice', actions: ['forgetOffice'] },
        CHOSE_NAME: { target: 'requested', actions: ['keepName', 'request'] },
      },
      after: { enrolmentLapses: 'lapsed' },
    },
    requested: { tags: ['over'], on: { CANCELLED: undefined } },
    cancelled: { tags: ['over'], on: { CANCELLED: undefined } },
    lapsed: { tags: ['over'], on: { CANCELLED: undefined } },
  },
});
