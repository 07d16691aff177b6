/**
 * The life of a subdomain (domain.md 5.5): its name is reserved while the request runs, its record is made only after the recorded
 * decision, and is there only when real DNS questions find it. Disuse walks a ladder: three warnings, then the decision of the Dinas
 * (Padang 28(5)); where the city's text has no such power it ends in a proposal (Bitung). A defaced site may be taken off by two
 * named officials at once, whose number follows (Bitung 14(2)d, 28; Padang 18(9), 19(3)). A removed name rests before it is free.
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

/** What the record is taken away for. */
export type OffWhy = 'suspended' | 'emergency' | 'removed';

export interface SubdomainMemory {
  /** The city's text lets the Dinas switch off what is unused. */
  mayDeactivate: boolean;
  /** It was there before the desk knew it: of before the regulation (Padang 63), or taken over. */
  isOld: boolean;
  why: OffWhy;
  /** The first of two officials, and what he wants. */
  first: number | null;
}

export type SubdomainEvent =
  | { type: 'APPROVED' }
  | { type: 'DROPPED' }
  /** By hand, or by the name server's API. */
  | { type: 'MADE' }
  | { type: 'WRITTEN' }
  | { type: 'WRITE_FAILED' }
  /** What DNS says: as wanted, or not (yet). */
  | { type: 'SEEN' }
  | { type: 'NOT_SEEN' }
  | { type: 'TARGETED' }
  | { type: 'RETARGETED' }
  | { type: 'CONFORMED' }
  | { type: 'HANDED' }
  | { type: 'ASKED' }
  | { type: 'ATTESTED' }
  | { type: 'DISOWNED' }
  | { type: 'FOUND_USED' }
  | { type: 'WARNED' }
  | { type: 'WARNED_AGAIN' }
  | { type: 'LAST_WARNED' }
  | { type: 'PROPOSED' }
  | { type: 'SUSPENDED' }
  | { type: 'EMERGENCY_ASKED'; by: number }
  | { type: 'EMERGENCY_ORDERED'; by: number }
  | { type: 'REMOVAL_ASKED'; by: number }
  | { type: 'REMOVAL_DECIDED'; by: number }
  | { type: 'REMOVAL_APPROVED' }
  | { type: 'NUMBERED' }
  | { type: 'CALLED_OFF' }
  | { type: 'REACTIVATED' };

export const subdomain = setup({
  types: {
    context: {} as SubdomainMemory,
    events: {} as SubdomainEvent,
    input: {} as Pick<SubdomainMemory, 'mayDeactivate' | 'isOld'>,
    tags: {} as 'open' | 'answers' | 'laddered',
  },
  delays: chartDelays,
  guards: {
    mayDeactivate: ({ context }) => context.mayDeactivate,
    mayNotDeactivate: ({ context }) => !context.mayDeactivate,
    isSecond: ({ context, event }) => context.first !== null && 'by' in event && event.by !== context.first,
    isOld: ({ context }) => context.isOld,
    isFirst: ({ context }) => context.first === null,
    isFor: ({ context }, { why }: { why: OffWhy }) => context.why === why,
  },
  actions: {
    keepFirst: assign(({ event }) => ('by' in event ? { first: event.by } : {})),
    forgetFirst: assign({ first: null }),
    because: assign((_, { why }: { why: OffWhy }) => ({ why, first: null })),
    showCards: () => {},
    /** The technician gets exact instructions, or the name server is told by its API. */
    workOnRecord: (_, _params: { wants: 'record' | 'none' }) => {},
    lookAtRecord: (_, _params: { wants: 'record' | 'none' }) => {},
    tellFailure: () => {},
    tellOwner: (_, _params: { of: string }) => {},
    tellOfficials: (_, _params: { of: string }) => {},
    /** From the resting name on nobody has it. */
    freeName: () => {},
    watch: () => {},
  },
}).createMachine({
  id: 'subdomain',
  context: ({ input }) => ({ ...input, why: 'suspended', first: null }),
  initial: 'born',
  states: {
    born: {
      always: [{ guard: 'isOld', target: 'live' }, { target: 'reserved' }],
    },
    reserved: { tags: ['open'], on: { APPROVED: 'making', DROPPED: 'dropped' } },
    making: {
      tags: ['open'],
      entry: ['showCards', { type: 'workOnRecord', params: { wants: 'record' } }],
      on: {
        MADE: 'verifying',
        WRITTEN: 'verifying',
        TARGETED: { target: 'making', reenter: true },
        WRITE_FAILED: { actions: ['tellFailure', 'showCards'] },
        REMOVAL_APPROVED: { target: 'clearing', actions: [{ type: 'because', params: { why: 'removed' } }] },
      },
    },
    verifying: {
      tags: ['open'],
      entry: ['showCards', { type: 'lookAtRecord', params: { wants: 'record' } }],
      on: {
        SEEN: { target: 'live', actions: [{ type: 'tellOwner', params: { of: 'live' } }] },
        NOT_SEEN: { actions: ['tellFailure', 'showCards'] },
        MADE: { actions: [{ type: 'lookAtRecord', params: { wants: 'record' } }] },
        REMOVAL_APPROVED: { target: 'clearing', actions: [{ type: 'because', params: { why: 'removed' } }] },
      },
    },
    live: {
      tags: ['open', 'answers'],
      entry: ['watch'],
      initial: 'used',
      on: {
        RETARGETED: 'making',
        TARGETED: { actions: 'showCards' },
        CONFORMED: { actions: 'showCards' },
        HANDED: { actions: ['showCards', { type: 'tellOwner', params: { of: 'handed' } }] },
        ASKED: { actions: [{ type: 'tellOwner', params: { of: 'asked' } }] },
        ATTESTED: { target: '.used', actions: [{ type: 'tellOwner', params: { of: 'attested' } }] },
        DISOWNED: { actions: [{ type: 'tellOfficials', params: { of: 'disowned' } }] },
        EMERGENCY_ASKED: {
          guard: 'isFirst',
          actions: ['keepFirst', { type: 'tellOfficials', params: { of: 'emergencyAsked' } }, 'showCards'],
        },
        EMERGENCY_ORDERED: {
          guard: 'isSecond',
          target: 'clearing',
          actions: [
            { type: 'because', params: { why: 'emergency' } },
            { type: 'tellOwner', params: { of: 'emergency' } },
          ],
        },
        CALLED_OFF: { actions: ['forgetFirst', 'showCards'] },
        REMOVAL_APPROVED: { target: 'clearing', actions: [{ type: 'because', params: { why: 'removed' } }] },
      },
      states: {
        used: {
          entry: 'showCards',
          on: {
            DISOWNED: { target: 'warned', actions: [{ type: 'tellOfficials', params: { of: 'disowned' } }] },
            WARNED: { target: 'warned', actions: [{ type: 'tellOwner', params: { of: 'warned' } }] },
          },
        },
        warned: {
          tags: ['laddered'],
          entry: 'showCards',
          on: {
            FOUND_USED: { target: 'used', actions: [{ type: 'tellOwner', params: { of: 'foundUsed' } }] },
            WARNED_AGAIN: {
              target: 'warnedAgain',
              actions: [{ type: 'tellOwner', params: { of: 'warnedAgain' } }],
            },
          },
        },
        warnedAgain: {
          tags: ['laddered'],
          entry: 'showCards',
          on: {
            FOUND_USED: { target: 'used', actions: [{ type: 'tellOwner', params: { of: 'foundUsed' } }] },
            LAST_WARNED: {
              guard: 'mayDeactivate',
              target: 'lastWarned',
              actions: [{ type: 'tellOwner', params: { of: 'lastWarned' } }],
            },
            PROPOSED: {
              guard: 'mayNotDeactivate',
              target: 'proposed',
              actions: [{ type: 'tellOfficials', params: { of: 'flagged' } }],
            },
          },
        },
        lastWarned: {
          tags: ['laddered'],
          entry: 'showCards',
          on: {
            FOUND_USED: { target: 'used', actions: [{ type: 'tellOwner', params: { of: 'foundUsed' } }] },
            PROPOSED: {
              target: 'proposed',
              actions: [{ type: 'tellOfficials', params: { of: 'proposed' } }],
            },
          },
        },
        proposed: {
          tags: ['laddered'],
          entry: 'showCards',
          on: {
            FOUND_USED: { target: 'used', actions: [{ type: 'tellOwner', params: { of: 'foundUsed' } }] },
            SUSPENDED: {
              guard: 'mayDeactivate',
              target: '#subdomain.clearing',
              actions: [
                { type: 'because', params: { why: 'suspended' } },
                { type: 'tellOwner', params: { of: 'suspended' } },
              ],
            },
          },
        },
      },
    },
    clearing: {
      tags: ['open'],
      entry: ['showCards', { type: 'workOnRecord', params: { wants: 'none' } }],
      on: {
        MADE: 'confirming',
        WRITTEN: 'confirming',
        WRITE_FAILED: { actions: ['tellFailure', 'showCards'] },
        NUMBERED: { actions: 'showCards' },
      },
    },
    confirming: {
      tags: ['open'],
      entry: ['showCards', { type: 'lookAtRecord', params: { wants: 'none' } }],
      on: {
        SEEN: [
          {
            guard: { type: 'isFor', params: { why: 'removed' } },
            target: 'resting',
            actions: [{ type: 'tellOwner', params: { of: 'removed' } }],
          },
          { guard: { type: 'isFor', params: { why: 'emergency' } }, target: 'emergency' },
          { target: 'suspended' },
        ],
        NOT_SEEN: { actions: ['tellFailure', 'showCards'] },
        MADE: { actions: [{ type: 'lookAtRecord', params: { wants: 'none' } }] },
        NUMBERED: { actions: 'showCards' },
      },
    },
    emergency: {
      tags: ['open'],
      entry: 'showCards',
      after: {
        numberIsDue: {
          target: 'emergency',
          reenter: true,
          actions: [{ type: 'tellOfficials', params: { of: 'numberMissing' } }],
        },
      },
      on: { NUMBERED: { actions: 'showCards' }, REACTIVATED: 'making' },
    },
    suspended: {
      tags: ['open'],
      entry: 'showCards',
      after: { removalIsDue: { actions: [{ type: 'tellOfficials', params: { of: 'mayRemove' } }] } },
      on: {
        REACTIVATED: { target: 'making', actions: ['forgetFirst'] },
        REMOVAL_ASKED: {
          guard: 'isFirst',
          actions: ['keepFirst', { type: 'tellOfficials', params: { of: 'removalAsked' } }, 'showCards'],
        },
        REMOVAL_DECIDED: {
          guard: 'isSecond',
          target: 'resting',
          actions: ['forgetFirst', { type: 'tellOwner', params: { of: 'removed' } }],
        },
        REMOVAL_APPROVED: {
          target: 'resting',
          actions: ['forgetFirst', { type: 'tellOwner', params: { of: 'removed' } }],
        },
        CALLED_OFF: { actions: ['forgetFirst', 'showCards'] },
      },
    },
    resting: {
      tags: ['open'],
      entry: 'showCards',
      after: { nameRests: { target: 'released', actions: 'freeName' } },
    },
    released: { entry: 'showCards' },
    dropped: { entry: 'freeName' },
  },
});
