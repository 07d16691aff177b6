/**
 * What somebody asks of a service of the catalogue (`domain.md` 3): a form filled in at leisure, sent, and decided on by those whom
 * the city's file names. It is reminded of on the next working morning and forgotten after thirty days. Sent back, it is open
 * again, with what was wrong; whoever asked may always take it back. What was asked and answered is not kept here.
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export interface RequestMemory {
  /** How often it was sent: an approval is of exactly one revision. */
  revision: number;
  /** A report of a security incident goes by itself when its writer falls silent. */
  isUrgent: boolean;
}

export type RequestEvent =
  /** An answer was given, skipped or taken back. */
  | { type: 'ANSWERED' }
  /** `decides`: somebody must approve it. */
  | { type: 'SENT'; decides: boolean }
  | { type: 'DELETED' }
  /** Those who decide: the chain is met, it goes back for correction, it is refused. */
  | { type: 'PASSED' | 'RETURNED' | 'REJECTED' }
  /** Where the chain stands: it was read, a step was met, the letter that was to follow is there. */
  | { type: 'CHAIN_READ' | 'STEP_MET' | 'LETTER_CAME'; to: WaitingPlace; isAwaited: boolean }
  /** By whoever asked. */
  | { type: 'WITHDRAWN' };

/**
 * The next step is `asked` of somebody; `vacant`: nobody can be asked, only the signed letter can meet it; `held`: it waits for the
 * letter that was to follow; `done`: all steps are met.
 */
export type WaitingPlace = 'asked' | 'vacant' | 'held';
export type ChainPlace = WaitingPlace | 'done';

/** How a request ended without being carried out. */
export type RequestEnding = 'rejected' | 'withdrawn' | 'deleted' | 'lapsed';

const end = (why: RequestEnding) => ({ type: 'endRequest', params: { why } }) as const;

const goesTo = (['asked', 'vacant', 'held'] as const).map((place) => ({
  guard: { type: 'goesTo' as const, params: { place } },
  target: `#request.deciding.chain.${place}` as const,
}));

export const request = setup({
  types: {
    context: {} as RequestMemory,
    events: {} as RequestEvent,
    input: {} as { isUrgent: boolean },
    tags: {} as 'open' | 'filling' | 'deciding' | 'byLetter',
  },
  delays: chartDelays,
  guards: {
    decides: ({ event }) => event.type === 'SENT' && event.decides,
    isUrgent: ({ context }) => context.isUrgent && context.revision === 0,
    wasSent: ({ context }) => context.revision > 0,
    goesTo: ({ event }, params: { place: WaitingPlace }) =>
      'to' in event && event.to === params.place && (event.to !== 'held' || event.isAwaited),
    isAwaited: ({ event }) => 'isAwaited' in event && event.isAwaited,
    isThere: ({ event }) => 'isAwaited' in event && !event.isAwaited,
  },
  actions: {
    countRevision: assign(({ context }) => ({ revision: context.revision + 1 })),
    showForm: () => {},
    /** The form lies: its person is told how to go on. */
    remindOfForm: () => {},
    /** Its person fell silent; what he has said is sent. */
    sendByItself: () => {},
    /** Nobody will carry it out; what was reserved for it is free. */
    endRequest: (_, _params: { why: RequestEnding }) => {},
    /** Its ticket goes on: waits for approvals, goes back, begins. */
    tellTicket: (
      _,
      _params: { what: 'approved' | 'rejected' | 'returned' | 'resent' | 'withdrawn' | 'lapsed' },
    ) => {},
    /** The service does what follows from it. */
    carryOut: () => {},
    /** Its step lies: whoever can meet it is reminded; lying longer, it is told upward, and the signed letter may meet it. */
    remindStep: () => {},
    offerLetter: () => {},
    readChainAgain: () => {},
    remindOfLetter: () => {},
    tellLetterLapsed: () => {},
  },
}).createMachine({
  id: 'request',
  context: ({ input }) => ({ revision: 0, isUrgent: input.isUrgent }),
  initial: 'filling',
  states: {
    filling: {
      tags: ['open', 'filling'],
      initial: 'fresh',
      after: {
        formIsUrgent: { guard: 'isUrgent', actions: 'sendByItself' },
        formLapses: [
          {
            guard: 'wasSent',
            target: 'lapsed',
            actions: [end('lapsed'), { type: 'tellTicket', params: { what: 'withdrawn' } }],
          },
          { target: 'lapsed', actions: [end('lapsed')] },
        ],
      },
      on: {
        ANSWERED: { target: 'filling', reenter: true, actions: 'showForm' },
        SENT: [
          {
            guard: 'decides',
            target: 'deciding',
            actions: ['countRevision', { type: 'tellTicket', params: { what: 'resent' } }, 'showForm'],
          },
          { target: 'passed', actions: ['countRevision', 'carryOut', 'showForm'] },
        ],
        DELETED: [
          {
            guard: 'wasSent',
            target: 'withdrawn',
            actions: [end('withdrawn'), { type: 'tellTicket', params: { what: 'withdrawn' } }, 'showForm'],
          },
          { target: 'deleted', actions: [end('deleted'), 'showForm'] },
        ],
        WITHDRAWN: { guard: 'wasSent', target: 'withdrawn', actions: [end('withdrawn'), 'showForm'] },
      },
      states: {
        fresh: { after: { formLies: { target: 'lying', actions: 'remindOfForm' } } },
        lying: {},
      },
    },
    deciding: {
      tags: ['open', 'deciding'],
      type: 'parallel',
      on: {
        PASSED: {
          target: 'passed',
          actions: ['carryOut', { type: 'tellTicket', params: { what: 'approved' } }],
        },
        RETURNED: { target: 'filling', actions: [{ type: 'tellTicket', params: { what: 'returned' } }] },
        REJECTED: {
          target: 'rejected',
          actions: [end('rejected'), { type: 'tellTicket', params: { what: 'rejected' } }],
        },
        WITHDRAWN: { target: 'withdrawn', actions: [end('withdrawn')] },
      },
      states: {
        chain: {
          initial: 'starting',
          on: { CHAIN_READ: goesTo, STEP_MET: goesTo },
          states: {
            starting: {},
            /** Somebody was asked; after two working days of silence the signed letter may meet the step too. */
            asked: {
              after: {
                approvalReminded: { actions: 'remindStep' },
                approvalLies: { target: 'silent', actions: 'offerLetter' },
              },
            },
            silent: {
              tags: ['byLetter'],
              after: { approvalLiesOn: { target: 'silent', reenter: true, actions: 'offerLetter' } },
            },
            /** Nobody can be asked: the signed letter meets it, unless somebody is appointed meanwhile. */
            vacant: {
              tags: ['byLetter'],
              after: { approvalReminded: { target: 'vacantLong', actions: 'readChainAgain' } },
            },
            vacantLong: {
              tags: ['byLetter'],
              after: { approvalLiesOn: { target: 'vacantLong', reenter: true, actions: 'readChainAgain' } },
            },
            /** The last word waits for the letter that was to follow; nobody's time runs. */
            held: { on: { LETTER_CAME: goesTo } },
          },
        },
        letter: {
          initial: 'unknown',
          states: {
            unknown: {
              on: { CHAIN_READ: [{ guard: 'isAwaited', target: 'awaited' }, { target: 'there' }] },
            },
            awaited: {
              on: { LETTER_CAME: { guard: 'isThere', target: 'there' } },
              after: {
                letterReminded: { actions: 'remindOfLetter' },
                letterRemindedAgain: { actions: 'remindOfLetter' },
                letterLapses: {
                  target: '#request.lapsed',
                  actions: [
                    end('lapsed'),
                    { type: 'tellTicket', params: { what: 'lapsed' } },
                    'tellLetterLapsed',
                  ],
                },
              },
            },
            there: {},
          },
        },
      },
    },
    passed: {},
    rejected: {},
    withdrawn: {},
    deleted: {},
    lapsed: {},
  },
});
