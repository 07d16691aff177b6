/**
 * The life of a ticket, for all five kinds. An office's Tier 1 solves what it can (Bitung 41(8)); what it cannot goes on to
 * Tier 2 at the ICT office (41(9)-(10)), which may give it back twice. A complaint goes to a coordinator (or above him) instead: it
 * is closed only by a conclusion that a second person approved, after whom it is about had a summary and could answer (`domain.md` 4.1).
 * Who may do what stands in `src/domain/authority.ts`; here stands what may happen next and what must then be done.
 */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';
import { KIND_RULES, type TicketKind } from '../src/domain/ticketKinds.ts';

export type Desk = 'tier1' | 'tier2' | 'coordinator';
/** Where a request lies when it is approved. */
export type WorkDesk = 'tier1' | 'tier2';

export interface TicketMemory {
  kind: TicketKind;
  /** Where it lies now. */
  desk: Desk;
  ownerId: number | null;
  /** Who solved it last: a reopened ticket goes back to him. */
  solvedBy: number | null;
  /** How often Tier 2 gave it back. */
  returns: number;
  /** Of a complaint. */
  complaint: ComplaintMemory | null;
  /** Of a request with approvers: nobody works on it before they have decided. */
  awaits?: boolean;
}

export interface ComplaintMemory {
  /** Somebody is named as the person concerned. */
  hasSubject: boolean;
  isHidden: boolean;
  /** A summary waits to be read over and sent. */
  isSummaryWritten: boolean;
  isSummarySent: boolean;
  /** Who asked for the author's name; somebody else decides. */
  unmaskAskedBy: number | null;
  /** What it would become if its author agrees. */
  leavesTo: TicketKind | null;
}

/** A complaint as it begins. */
export const newComplaint = (begins: Partial<ComplaintMemory> | null = {}): ComplaintMemory => ({
  hasSubject: false,
  isHidden: false,
  isSummaryWritten: false,
  isSummarySent: false,
  unmaskAskedBy: null,
  leavesTo: null,
  ...begins,
});

export type TicketEvent =
  | { type: 'CLAIMED'; by: number }
  | { type: 'ASSIGNED'; to: number }
  /** A complaint that becomes something else goes to that desk. */
  | { type: 'RECLASSIFIED'; kind: TicketKind; desk?: Desk }
  /** Whom it is about; the handler stays unless he may not handle it any more. */
  | { type: 'CONCERNED'; subject: number | null; stays: boolean }
  | { type: 'APPROVED' | 'DISAPPROVED' | 'UNMASK_ASKED' | 'UNMASKED' | 'UNMASK_DECLINED'; by: number }
  | { type: 'LEAVING_ASKED'; kind: TicketKind }
  /** To another office; where it starts there. */
  | { type: 'TRANSFERRED'; desk: Desk }
  /** The last approval of the request it came from; where it is worked on. */
  | { type: 'REQUEST_APPROVED'; desk: WorkDesk }
  /** The ticket it follows was solved; by whom. */
  | { type: 'LEAD_SOLVED'; by: number }
  | {
      type:
        | 'SUMMARIZED'
        | 'SUMMARY_SENT'
        | 'RESPONDED'
        | 'CONCLUDED'
        | 'HID'
        | 'LEAVING_DECLINED'
        | 'RELEASED'
        | 'ASKED'
        | 'ANSWERED'
        | 'WAITS'
        | 'RESUMED'
        | 'VISIT_PLANNED'
        | 'ESCALATED'
        | 'RETURNED'
        /** The desk itself called somebody for it, or reminded somebody of it. */
        | 'CALLED'
        | 'DESK_REMINDED'
        /** Who was called takes care of it, without taking it himself. */
        | 'ACCEPTED'
        | 'REPLIED'
        | 'ADDED'
        | 'NOTED'
        | 'URGED'
        | 'REFERRED'
        | 'RESOLVED'
        | 'CONFIRMED'
        | 'NOT_SOLVED'
        | 'CANCELLED'
        /** It follows another ticket (a duplicate, a mass incident), or goes its own way again. */
        | 'MERGED'
        | 'PARTED'
        | 'LEAD_REFERRED'
        | 'LEAD_GONE'
        /** Those who approve sent it back, refused it; its person corrected it, or took it back. */
        | 'REQUEST_RETURNED'
        | 'REQUEST_RESENT'
        | 'REQUEST_REJECTED'
        | 'REQUEST_WITHDRAWN'
        /** Another ticket follows this one. */
        | 'JOINED'
        /** One message to its reporter and to those of all that follow it. */
        | 'UPDATED'
        /** The working morning of the day for which a visit was promised. */
        | 'VISIT_IS_TODAY'
        | 'RATED'
        | 'COMMENTED'
        | 'KEPT'
        | TimeEvent;
    };

/**
 * The clock says so: of the response, of the tier's own limit, of the resolution, 75 % and all of it; of an owner who does nothing.
 * Timers of these names stand beside those of the chart (`src/desk/ticketClocks.ts`), because they move with segments.
 */
export const TIME_EVENTS = [
  'RESPONSE_WARNED',
  'RESPONSE_DUE',
  'TIER_WARNED',
  'TIER_DUE',
  'TARGET_WARNED',
  'TARGET_DUE',
  'OWNER_ASKED',
  'OWNER_LAPSED',
] as const;
export type TimeEvent = (typeof TIME_EVENTS)[number];

/** Sentences of `locales/` spoken to the reporter when the ticket moves. */
export type ReporterSentence =
  | 'claimed'
  | 'accepted'
  | 'released'
  | 'asked'
  | 'escalated'
  | 'returned'
  | 'assigned'
  | 'waits'
  | 'visitPlanned'
  | 'visitToday'
  | 'resumed'
  | 'transferred'
  | 'merged'
  | 'parted'
  | 'updated'
  | 'reclassified'
  | 'referred'
  | 'resolved'
  | 'closed'
  | 'closedBySilence'
  | 'reopened'
  | 'cancelled'
  | 'rated'
  | 'answered'
  | 'answerReminded'
  | 'answerRemindedAgain'
  | 'closedUnanswered'
  | 'approved';
/** Sentences that ask the desk to act: one short new message replying to the card. */
export type DeskSentence =
  | 'returned'
  | 'reopened'
  | 'assigned'
  | 'urged'
  | 'cancelled'
  | 'responseWarned'
  | 'tierWarned'
  | 'targetWarned'
  | 'tierDue'
  | 'targetDue'
  | 'ownerAsked'
  | 'ownerLapsed'
  | 'closedUnanswered'
  | 'waitIsDue'
  | 'visitToday'
  | 'joined'
  | 'parted'
  | 'complaintWaits'
  | 'reviewReturned'
  | 'staysComplaint';

/** Spoken to the person a complaint is about. */
export type ConcernedSentence = 'summary' | 'finished';

/** Tier 2 may give a ticket back to Tier 1 this often; then it keeps it. Source: `domain.md` 4.1. */
export const MOST_RETURNS = 2;

const chart = setup({
  types: {
    context: {} as TicketMemory,
    events: {} as TicketEvent,
    input: {} as Pick<TicketMemory, 'kind' | 'desk'> & Partial<Pick<TicketMemory, 'complaint' | 'awaits'>>,
    tags: {} as 'open' | 'owned' | 'paused' | 'asksAnswer' | 'asksConfirmation',
  },
  delays: chartDelays,
  guards: {
    liesAt: ({ context }, params: { desk: Desk }) => context.desk === params.desk,
    mayReturn: ({ context }) => context.returns < MOST_RETURNS,
    awaitsApproval: ({ context }) => context.awaits === true,
    isApprovedFor: ({ event }, params: { desk: Desk }) =>
      event.type === 'REQUEST_APPROVED' && event.desk === params.desk,
    goesTo: ({ event }, params: { desk: Desk }) => event.type === 'TRANSFERRED' && event.desk === params.desk,
    closesBySilence: ({ context }) => KIND_RULES[context.kind].closesBySilence,
    becomesComplaint: ({ context, event }) =>
      event.type === 'RECLASSIFIED' && event.kind === 'complaint' && context.kind !== 'complaint',
    /** Only to what its author agreed to, so that nobody reads it who should not. */
    leavesComplaint: ({ context, event }, params: { desk: Desk }) =>
      event.type === 'RECLASSIFIED' &&
      event.kind !== 'complaint' &&
      event.kind === context.complaint?.leavesTo &&
      (event.desk ?? 'tier1') === params.desk,
    staysComplaint: ({ event }) => event.type === 'RECLASSIFIED' && event.kind === 'complaint',
    mayLeaveFor: ({ event }) => event.type === 'LEAVING_ASKED' && event.kind !== 'complaint',
    wasAskedToLeave: ({ context }) => (context.complaint?.leavesTo ?? null) !== null,
    ownerStays: ({ context, event }) =>
      event.type === 'CONCERNED' && event.stays && context.complaint?.isSummarySent !== true,
    ownerGoes: ({ context, event }) =>
      event.type === 'CONCERNED' && !event.stays && context.complaint?.isSummarySent !== true,
    hasSubject: ({ context }) => context.complaint?.hasSubject === true,
    hasSummary: ({ context }) => context.complaint?.isSummaryWritten === true,
    wasTold: ({ context }) => context.complaint?.isSummarySent === true,
    /** Whoever is named has been told before anything is concluded. */
    heardBoth: ({ context: { complaint } }) => complaint?.hasSubject !== true || complaint.isSummarySent,
    isSecond: ({ context, event }) => 'by' in event && event.by !== context.ownerId,
    isShown: ({ context }) => context.complaint?.isHidden !== true,
    isHidden: ({ context: { complaint } }) =>
      complaint?.isHidden === true && complaint.unmaskAskedBy === null,
    isOtherThanAsker: ({ context: { complaint }, event }) => {
      const asker = complaint?.unmaskAskedBy ?? null;
      return asker !== null && 'by' in event && event.by !== asker;
    },
    wasUnmaskAsked: ({ context }) => (context.complaint?.unmaskAskedBy ?? null) !== null,
  },
  actions: {
    own: assign(({ event }) => (event.type === 'CLAIMED' ? { ownerId: event.by } : {})),
    give: assign(({ event }) => (event.type === 'ASSIGNED' ? { ownerId: event.to } : {})),
    disown: assign({ ownerId: null }),
    rememberSolver: assign(({ context }) => ({ solvedBy: context.ownerId })),
    giveBackToSolver: assign(({ context }) => ({ ownerId: context.solvedBy })),
    beginWork: assign({ awaits: false }),
    /** In another office nobody has had it yet. */
    beginAnew: assign({ ownerId: null, solvedBy: null, returns: 0 }),
    takeSolver: assign(({ event }) =>
      event.type === 'LEAD_SOLVED' ? { ownerId: event.by, solvedBy: event.by } : {},
    ),
    countReturn: assign(({ context }) => ({ returns: context.returns + 1 })),
    changeKind: assign(({ event }) => (event.type === 'RECLASSIFIED' ? { kind: event.kind } : {})),
    moveTo: assign((_, params: { desk: Desk }) => ({ desk: params.desk })),
    beginComplaint: assign({ complaint: newComplaint() }),
    leaveComplaint: assign({ complaint: null }),
    concern: assign(({ context, event }) =>
      event.type === 'CONCERNED'
        ? {
            complaint: {
              ...newComplaint(context.complaint),
              hasSubject: event.subject !== null,
              isSummaryWritten: false,
            },
          }
        : {},
    ),
    remember: assign(({ context }, params: Partial<ComplaintMemory>) => ({
      complaint: { ...newComplaint(context.complaint), ...params },
    })),
    rememberAsker: assign(({ context, event }) =>
      event.type === 'UNMASK_ASKED'
        ? { complaint: { ...newComplaint(context.complaint), unmaskAskedBy: event.by } }
        : {},
    ),
    rememberKind: assign(({ context, event }) =>
      event.type === 'LEAVING_ASKED'
        ? { complaint: { ...newComplaint(context.complaint), leavesTo: event.kind } }
        : {},
    ),

    // What must be done outside: the engine adds who, when and which.
    showCards: () => {},
    offerTo: (_, _params: { desk: Desk }) => {},
    tellReporter: (_, _params: { sentence: ReporterSentence }) => {},
    nudgeDesk: (_, _params: { sentence: DeskSentence }) => {},
    carryToReporter: () => {},
    carryToDesk: () => {},
    /** The time of a clock is over: of P1 and P2 the coordinators are told at once. */
    tellOfBreach: (_, _params: { clock: 'response' | 'tier' | 'target' }) => {},
    /** Nobody of the desk answered in time: `src/desk/silence.ts` says whom to call next. */
    callForResponse: () => {},
    /** Its person took the request back: those who approve need not decide any more. */
    withdrawRequest: () => {},

    // Of a complaint.
    askAuthorAbout: () => {},
    askAuthorToLeave: () => {},
    previewSummary: () => {},
    tellConcerned: (_, _params: { sentence: ConcernedSentence }) => {},
    carryResponse: () => {},
    askForReview: () => {},
    askForName: () => {},
    giveName: () => {},
    tellAsker: () => {},
  },
});

const tell = (sentence: ReporterSentence) => ({ type: 'tellReporter', params: { sentence } }) as const;
const nudge = (sentence: DeskSentence) => ({ type: 'nudgeDesk', params: { sentence } }) as const;
const moveTo = (desk: Desk) => ({ type: 'moveTo', params: { desk } }) as const;
const offerTo = (desk: Desk) => ({ type: 'offerTo', params: { desk } }) as const;
const liesAt = (desk: Desk) => ({ type: 'liesAt', params: { desk } }) as const;

const breach = (clock: 'response' | 'tier' | 'target') =>
  ({ type: 'tellOfBreach', params: { clock } }) as const;

/** What the clocks of the tier and of the resolution say while somebody should be working on it. */
const onTime = {
  TIER_WARNED: { actions: ['showCards', nudge('tierWarned')] },
  TIER_DUE: { actions: ['showCards', nudge('tierDue'), breach('tier')] },
  TARGET_WARNED: { actions: ['showCards', nudge('targetWarned')] },
  TARGET_DUE: { actions: ['showCards', nudge('targetDue'), breach('target')] },
} as const;

const release = { target: 'queued', actions: ['disown', 'showCards', tell('released')] } as const;
const refer = { target: '#ticket.referred', actions: ['disown', 'showCards', tell('referred')] } as const;
const resolve = {
  target: '#ticket.resolved',
  actions: ['rememberSolver', 'showCards', tell('resolved')],
} as const;
const ask = { target: 'waitingForReporter', reenter: true, actions: ['showCards', tell('asked')] } as const;
/** A new date takes the place of the one before, so its reminder is set anew. */
const wait = { target: 'waitingForOther', reenter: true, actions: ['showCards', tell('waits')] } as const;
const cancel = {
  target: '#ticket.cancelled',
  actions: [nudge('cancelled'), 'disown', 'showCards', tell('cancelled')],
} as const;
const transfer = (at: Desk) =>
  ({
    guard: { type: 'goesTo', params: { desk: at } },
    target: `#ticket.${at}`,
    actions: ['beginAnew', moveTo(at), 'showCards', offerTo(at), tell('transferred')],
  }) as const;
const approve = (at: WorkDesk) =>
  ({
    guard: { type: 'isApprovedFor', params: { desk: at } },
    target: `#ticket.${at}`,
    actions: ['beginWork', moveTo(at), 'showCards', offerTo(at), tell('approved')],
  }) as const;
/** Of a request that is not approved yet: nobody works on it, its clocks rest. */
const undecided = {
  REQUEST_WITHDRAWN: { target: '#ticket.cancelled', actions: ['showCards'] },
  REQUEST_REJECTED: { target: '#ticket.rejected', actions: ['showCards'] },
  CANCELLED: { target: '#ticket.cancelled', actions: ['withdrawRequest', 'showCards', tell('cancelled')] },
  ADDED: { actions: ['showCards'] },
  NOTED: { actions: ['showCards'] },
} as const;
const merge = { target: '#ticket.follows', actions: ['disown', 'showCards', tell('merged')] } as const;
const part = (at: Desk) => ['showCards', offerTo(at), nudge('parted'), tell('parted')] as const;

/** A desk: its queue, the ticket in someone's hands, and what that person waits for. */
const desk = chart.createStateConfig({
  initial: 'queued',
  tags: ['open'],
  on: {
    ASSIGNED: { target: '.handled', actions: ['give', 'showCards', tell('assigned'), nudge('assigned')] },
    REPLIED: { actions: ['carryToReporter'] },
    ADDED: { actions: ['carryToDesk'] },
    NOTED: { actions: ['showCards'] },
    URGED: { actions: [nudge('urged')] },
    CANCELLED: cancel,
    JOINED: { actions: ['showCards', nudge('joined')] },
    UPDATED: { actions: ['showCards', tell('updated')] },
    VISIT_IS_TODAY: { actions: [nudge('visitToday'), tell('visitToday')] },
    RECLASSIFIED: [
      {
        guard: 'becomesComplaint',
        target: '#ticket.coordinator',
        actions: [
          'changeKind',
          'disown',
          'beginComplaint',
          moveTo('coordinator'),
          'showCards',
          offerTo('coordinator'),
          tell('reclassified'),
          'askAuthorAbout',
        ],
      },
      { actions: ['changeKind', 'showCards', tell('reclassified')] },
    ],
  },
  states: {
    queued: {
      on: {
        CLAIMED: { target: 'handled', actions: ['own', 'showCards', tell('claimed')] },
        RESPONSE_WARNED: { actions: ['showCards', nudge('responseWarned')] },
        RESPONSE_DUE: { actions: ['showCards', 'callForResponse', breach('response')] },
        ...onTime,
        CALLED: { actions: ['showCards'] },
        DESK_REMINDED: { actions: ['showCards'] },
        ACCEPTED: { actions: ['showCards', tell('accepted')] },
      },
    },
    handled: {
      tags: ['owned'],
      on: {
        RELEASED: release,
        REFERRED: refer,
        RESOLVED: resolve,
        ASKED: ask,
        WAITS: wait,
        VISIT_PLANNED: { actions: ['showCards', tell('visitPlanned')] },
        KEPT: { actions: ['showCards'] },
        OWNER_ASKED: { actions: [nudge('ownerAsked')] },
        OWNER_LAPSED: {
          target: 'queued',
          actions: [nudge('ownerLapsed'), 'disown', 'showCards', tell('released')],
        },
        ...onTime,
      },
    },
    waitingForReporter: {
      tags: ['owned', 'paused', 'asksAnswer'],
      after: {
        answerReminded: { actions: [tell('answerReminded')] },
        answerRemindedAgain: { actions: [tell('answerRemindedAgain')] },
        answerLapses: {
          guard: 'closesBySilence',
          target: '#ticket.closed',
          actions: ['rememberSolver', 'showCards', nudge('closedUnanswered'), tell('closedUnanswered')],
        },
      },
      on: {
        ANSWERED: { target: 'handled', actions: ['carryToDesk', 'showCards'] },
        RELEASED: release,
        REFERRED: refer,
        RESOLVED: resolve,
        ASKED: ask,
        WAITS: wait,
      },
    },
    waitingForOther: {
      tags: ['owned', 'paused'],
      after: { waitIsDue: { target: 'waitingForOther', reenter: true, actions: [nudge('waitIsDue')] } },
      on: {
        RESUMED: { target: 'handled', actions: ['showCards', tell('resumed')] },
        RELEASED: release,
        REFERRED: refer,
        RESOLVED: resolve,
        ASKED: ask,
        WAITS: wait,
      },
    },
  },
});

const remember = (params: Partial<ComplaintMemory>) => ({ type: 'remember', params }) as const;
const leave = (to: 'tier1' | 'tier2') =>
  ({
    guard: { type: 'leavesComplaint', params: { desk: to } },
    target: `#ticket.${to}`,
    actions: [
      'changeKind',
      'disown',
      'leaveComplaint',
      moveTo(to),
      'showCards',
      offerTo(to),
      tell('reclassified'),
    ],
  }) as const;

/** In the handler's hands, whatever he waits for. */
const handling = {
  RELEASED: {
    target: 'queued',
    actions: ['disown', 'showCards', offerTo('coordinator'), tell('released')],
  },
  ASKED: ask,
  WAITS: wait,
  SUMMARIZED: {
    guard: 'hasSubject',
    actions: [remember({ isSummaryWritten: true }), 'previewSummary'],
  },
  SUMMARY_SENT: {
    guard: 'hasSummary',
    actions: [
      remember({ isSummaryWritten: false, isSummarySent: true }),
      'showCards',
      { type: 'tellConcerned', params: { sentence: 'summary' } },
    ],
  },
  CONCLUDED: { guard: 'heardBoth', target: 'underReview', actions: ['showCards', 'askForReview'] },
  LEAVING_ASKED: { guard: 'mayLeaveFor', actions: ['rememberKind', 'askAuthorToLeave'] },
} as const;

/** Only those who may read it are reminded of its target; nobody else is called. */
const complaintOnTime = {
  TARGET_WARNED: { actions: ['showCards', nudge('targetWarned')] },
  TARGET_DUE: { actions: ['showCards', nudge('targetDue')] },
} as const;

/** It turns out to be about somebody whose complaints the handler may not handle. */
const ownerGoes = {
  guard: 'ownerGoes',
  target: '#ticket.coordinator.queued',
  actions: ['concern', 'disown', 'showCards', offerTo('coordinator')],
} as const;

/** The desk of a complaint: a coordinator, or who stands above him. */
const complaintDesk = chart.createStateConfig({
  initial: 'queued',
  tags: ['open'],
  on: {
    ASSIGNED: { target: '.handled', actions: ['give', 'showCards', tell('assigned'), nudge('assigned')] },
    REPLIED: { actions: ['carryToReporter'] },
    ADDED: { actions: ['carryToDesk'] },
    NOTED: { actions: ['showCards'] },
    URGED: { actions: [nudge('urged')] },
    CANCELLED: cancel,
    RECLASSIFIED: [
      leave('tier1'),
      leave('tier2'),
      { guard: 'staysComplaint', actions: ['changeKind', 'showCards', tell('reclassified')] },
    ],
    LEAVING_DECLINED: {
      guard: 'wasAskedToLeave',
      actions: [remember({ leavesTo: null }), nudge('staysComplaint')],
    },
    CONCERNED: [ownerGoes, { guard: 'ownerStays', actions: ['concern', 'showCards'] }],
    RESPONDED: { guard: 'wasTold', actions: ['carryResponse', 'showCards'] },
    HID: { guard: 'isShown', actions: [remember({ isHidden: true }), 'showCards'] },
    UNMASK_ASKED: { guard: 'isHidden', actions: ['rememberAsker', 'askForName'] },
    UNMASKED: {
      guard: 'isOtherThanAsker',
      actions: [remember({ unmaskAskedBy: null }), 'giveName'],
    },
    UNMASK_DECLINED: {
      guard: 'wasUnmaskAsked',
      actions: [remember({ unmaskAskedBy: null }), 'tellAsker'],
    },
  },
  states: {
    queued: {
      on: {
        CLAIMED: { target: 'handled', actions: ['own', 'showCards', tell('claimed')] },
        RESPONSE_WARNED: { actions: ['showCards', nudge('responseWarned')] },
        ...complaintOnTime,
      },
      after: {
        complaintWaits: {
          target: 'queued',
          reenter: true,
          actions: [offerTo('coordinator'), nudge('complaintWaits')],
        },
      },
    },
    handled: { tags: ['owned'], on: { ...handling, ...complaintOnTime } },
    waitingForReporter: {
      tags: ['owned', 'paused', 'asksAnswer'],
      // Its author is reminded; without an answer from the desk it is never closed.
      after: {
        answerReminded: { actions: [tell('answerReminded')] },
        answerRemindedAgain: { actions: [tell('answerRemindedAgain')] },
      },
      on: { ...handling, ANSWERED: { target: 'handled', actions: ['carryToDesk', 'showCards'] } },
    },
    waitingForOther: {
      tags: ['owned', 'paused'],
      after: { waitIsDue: { target: 'waitingForOther', reenter: true, actions: [nudge('waitIsDue')] } },
      on: { ...handling, RESUMED: { target: 'handled', actions: ['showCards', tell('resumed')] } },
    },
    underReview: {
      tags: ['owned'],
      on: {
        APPROVED: {
          guard: 'isSecond',
          target: '#ticket.resolved',
          actions: [
            'rememberSolver',
            'showCards',
            tell('answered'),
            { type: 'tellConcerned', params: { sentence: 'finished' } },
          ],
        },
        DISAPPROVED: {
          guard: 'isSecond',
          target: 'handled',
          actions: ['showCards', nudge('reviewReturned')],
        },
        ...complaintOnTime,
        CONCERNED: [ownerGoes, { guard: 'ownerStays', target: 'handled', actions: ['concern', 'showCards'] }],
      },
    },
  },
});

const reopen = ['giveBackToSolver', 'showCards', nudge('reopened'), tell('reopened')] as const;

export const ticket = chart.createMachine({
  id: 'ticket',
  context: ({ input }) => ({
    complaint: input.kind === 'complaint' ? newComplaint() : null,
    ...input,
    ownerId: null,
    solvedBy: null,
    returns: 0,
  }),
  initial: 'opened',
  states: {
    opened: {
      always: [
        { guard: 'awaitsApproval', target: 'awaitsApproval' },
        { guard: liesAt('tier2'), target: 'tier2', actions: [offerTo('tier2')] },
        { guard: liesAt('coordinator'), target: 'coordinator', actions: [offerTo('coordinator')] },
        { target: 'tier1', actions: [offerTo('tier1')] },
      ],
    },
    awaitsApproval: {
      tags: ['open', 'paused'],
      on: {
        ...undecided,
        REQUEST_APPROVED: [approve('tier1'), approve('tier2')],
        REQUEST_RETURNED: { target: 'awaitsCorrection', actions: ['showCards'] },
      },
    },
    awaitsCorrection: {
      tags: ['open', 'paused'],
      on: { ...undecided, REQUEST_RESENT: { target: 'awaitsApproval', actions: ['showCards'] } },
    },
    tier1: {
      ...desk,
      on: {
        ...desk.on,
        TRANSFERRED: [transfer('tier1'), transfer('tier2')],
        MERGED: merge,
        ESCALATED: {
          target: 'tier2',
          actions: ['disown', moveTo('tier2'), 'showCards', offerTo('tier2'), tell('escalated')],
        },
      },
    },
    tier2: {
      ...desk,
      on: {
        ...desk.on,
        TRANSFERRED: [transfer('tier1'), transfer('tier2')],
        MERGED: merge,
        RETURNED: {
          guard: 'mayReturn',
          target: 'tier1',
          actions: [
            'countReturn',
            'disown',
            moveTo('tier1'),
            'showCards',
            offerTo('tier1'),
            nudge('returned'),
            tell('returned'),
          ],
        },
      },
    },
    coordinator: complaintDesk,
    /** It keeps its number, its reporter and his confirmation; the work is done on the ticket it follows. */
    follows: {
      tags: ['open', 'paused'],
      on: {
        PARTED: [
          { guard: liesAt('tier2'), target: 'tier2', actions: part('tier2') },
          { target: 'tier1', actions: part('tier1') },
        ],
        LEAD_GONE: [
          { guard: liesAt('tier2'), target: 'tier2', actions: part('tier2') },
          { target: 'tier1', actions: part('tier1') },
        ],
        LEAD_SOLVED: { target: 'resolved', actions: ['takeSolver', 'showCards', tell('resolved')] },
        LEAD_REFERRED: refer,
        UPDATED: { actions: [tell('updated')] },
        REPLIED: { actions: ['carryToReporter'] },
        ADDED: { actions: ['carryToDesk'] },
        NOTED: { actions: ['showCards'] },
        URGED: { actions: [nudge('urged')] },
        CANCELLED: cancel,
      },
    },
    resolved: {
      tags: ['open', 'asksConfirmation'],
      after: {
        closesBySilence: {
          guard: 'closesBySilence',
          target: 'closed',
          actions: ['showCards', tell('closedBySilence')],
        },
      },
      on: {
        CONFIRMED: { target: 'closed', actions: ['showCards', tell('closed')] },
        NOT_SOLVED: [
          { guard: liesAt('tier2'), target: 'tier2.handled', actions: reopen },
          { guard: liesAt('coordinator'), target: 'coordinator.handled', actions: reopen },
          { target: 'tier1.handled', actions: reopen },
        ],
        REPLIED: { actions: ['carryToReporter'] },
        ADDED: { actions: ['carryToDesk'] },
        NOTED: { actions: ['showCards'] },
        UPDATED: { actions: [tell('updated')] },
        RESPONDED: { guard: 'wasTold', actions: ['carryResponse'] },
      },
    },
    closed: {
      initial: 'unrated',
      on: {
        NOTED: { actions: ['showCards'] },
        COMMENTED: { actions: ['carryToDesk'] },
      },
      states: {
        unrated: { on: { RATED: { target: 'rated', actions: ['showCards', tell('rated')] } } },
        rated: {},
      },
    },
    cancelled: {},
    referred: {},
    /** Of a request: those who approve refused it. */
    rejected: {},
  },
});
