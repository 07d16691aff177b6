/**
 * A link that gives one person one role in one office. Random, hashed at rest, used once, expires.
 * Tier 1 is appointed by the office (Bitung 41(7)a); the number of that letter may be added later.
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export const invitation = setup({
  types: {
    context: {} as { usedBy: number | null },
    events: {} as { type: 'ACCEPTED'; by: number } | { type: 'WITHDRAWN' },
  },
  delays: chartDelays,
  actions: {
    keepPerson: assign(({ event }) => (event.type === 'ACCEPTED' ? { usedBy: event.by } : {})),
    grantRole: () => {},
  },
}).createMachine({
  id: 'invitation',
  context: { usedBy: null },
  initial: 'issued',
  states: {
    issued: {
      on: {
        ACCEPTED: { target: 'accepted', actions: ['keepPerson', 'grantRole'] },
        WITHDRAWN: 'withdrawn',
      },
      after: { invitationExpires: 'expired' },
    },
    accepted: {},
    withdrawn: {},
    expired: {},
  },
});
