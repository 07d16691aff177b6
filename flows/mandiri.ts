/**
 * An office's way to PD Mandiri TIK (Bitung 47): it applies, the Dinas assesses it on two criteria (47(3)-(4)), proposes it to
 * the chair of the steering team (47(5)), who designates it by decree of the Sekretaris Daerah (47(6)). The text knows no expiry
 * and no re-assessment, so there is none.
 */
import { assign, setup } from 'xstate';

export type MandiriEvent =
  | { type: 'STAFF_JUDGED'; holds: boolean }
  | { type: 'EXPERIENCE_JUDGED'; holds: boolean }
  | { type: 'PROPOSED' }
  | { type: 'DESIGNATED' }
  | { type: 'REFUSED' }
  | { type: 'WITHDRAWN' };

export interface MandiriMemory {
  /** 47(4)a; null: not judged yet. */
  hasStaff: boolean | null;
  /** 47(4)b. */
  hasExperience: boolean | null;
}

export const mandiri = setup({
  types: {
    context: {} as MandiriMemory,
    events: {} as MandiriEvent,
    tags: {} as 'open',
  },
  guards: {
    isEligible: ({ context }) => context.hasStaff === true && context.hasExperience === true,
    isJudged: ({ context }) => context.hasStaff !== null && context.hasExperience !== null,
  },
  actions: {
    keepStaff: assign(({ event }) => (event.type === 'STAFF_JUDGED' ? { hasStaff: event.holds } : {})),
    keepExperience: assign(({ event }) =>
      event.type === 'EXPERIENCE_JUDGED' ? { hasExperience: event.holds } : {},
    ),
    showCards: () => {},
    offerTo: (_, _params: { step: 'assessor' | 'proposer' | 'chair' }) => {},
    tellApplicant: () => {},
    /** Sets the flag of the office, together with the number of the decree. */
    markOffice: () => {},
  },
}).createMachine({
  id: 'mandiri',
  context: { hasStaff: null, hasExperience: null },
  initial: 'applied',
  states: {
    applied: {
      tags: ['open'],
      entry: [{ type: 'offerTo', params: { step: 'assessor' } }],
      initial: 'judging',
      on: {
        STAFF_JUDGED: { target: '.judging', actions: ['keepStaff'] },
        EXPERIENCE_JUDGED: { target: '.judging', actions: ['keepExperience'] },
        WITHDRAWN: { target: 'withdrawn', actions: ['showCards', 'tellApplicant'] },
      },
      states: {
        judging: {
          entry: 'showCards',
          always: [
            { guard: 'isEligible', target: '#mandiri.eligible' },
            { guard: 'isJudged', target: '#mandiri.notEligible' },
          ],
        },
      },
    },
    eligible: {
      tags: ['open'],
      entry: ['showCards', { type: 'offerTo', params: { step: 'proposer' } }, 'tellApplicant'],
      on: {
        PROPOSED: 'proposed',
        WITHDRAWN: { target: 'withdrawn', actions: ['showCards', 'tellApplicant'] },
      },
    },
    proposed: {
      tags: ['open'],
      entry: ['showCards', { type: 'offerTo', params: { step: 'chair' } }, 'tellApplicant'],
      on: {
        DESIGNATED: { target: 'designated', actions: ['markOffice'] },
        REFUSED: 'refused',
      },
    },
    designated: { entry: ['showCards', 'tellApplicant'] },
    notEligible: { entry: ['showCards', 'tellApplicant'] },
    refused: { entry: ['showCards', 'tellApplicant'] },
    withdrawn: {},
  },
});
