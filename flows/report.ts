/**
 * The dialogue that becomes a ticket: `/lapor` asks at most what, how many and how bad; a bare message goes straight to the
 * draft with a guess. Everything said before `Kirim` is one draft. A complaint is asked whom it is about and whether its author's
 * name is hidden instead, never how many are affected. Source: `chat.md`, "A ticket", step 1, and "Complaints".
 */
import { and, assign, setup } from 'xstate';
import type { Channel } from '../src/domain/channels.ts';
import type { About } from '../src/domain/complaints.ts';
import { chartDelays } from '../src/domain/delays.ts';
import type { Media } from '../src/domain/media.ts';
import type { Impact, Urgency } from '../src/domain/priority.ts';
import type { TicketKind } from '../src/domain/ticketKinds.ts';

/** One message of the draft. Media stay with Telegram; we keep the file id. */
export interface Part {
  messageId: number;
  text: string;
  media: Media | null;
  albumId: string | null;
}

/** Somebody who reported by telephone, in person or by WhatsApp, and for whom a technician writes it down. */
export interface ReportedBy {
  /** As it was said; of somebody registered his name there. */
  name: string;
  /** Null: he is not registered. */
  personId: number | null;
  officeCode: string | null;
  channel: Channel | null;
  /** What the office of somebody not registered was looked for by. */
  officeWords: string;
}

export interface ReportMemory {
  /** Begun with `/lapor`, so the questions are asked; a bare message goes straight to the draft. */
  asked: boolean;
  /** The person has open tickets, so a bare message may belong to one of them. */
  hasOpenTickets: boolean;
  parts: Part[];
  /** Telegram's send time of the first part, ISO instant. */
  saidAt: string | null;
  /** What the person chose himself; the rest is guessed from the words. */
  chosen: { kind?: TicketKind; impact?: Impact; urgency?: Urgency };
  looksUrgent: boolean;
  /** The person was reminded of it: its clock starts when he sends it. */
  lay: boolean;
  /** The case it became. */
  caseId: string | null;
  /** `/lapor untuk NAME`; null: his own report. */
  recordedFor: ReportedBy | null;
  /** Its words read like a complaint. */
  readsLikeComplaint: boolean;
  complaint: ComplaintDraft;
}

/** What a complaint is asked; unanswered so far where a field is missing. */
export interface ComplaintDraft {
  about?: About;
  /** Somebody of our own people. */
  personId?: number;
  personName?: string;
  /** A name that was typed. */
  named?: string;
  isHidden?: boolean;
}

export type ReportEvent =
  | { type: 'SAID'; part: Part; at: string; looksUrgent: boolean; readsLikeComplaint?: boolean }
  | {
      type: 'EDITED';
      messageId: number;
      text: string;
      looksUrgent: boolean;
      readsLikeComplaint?: boolean;
    }
  | { type: 'CHOSE_IMPACT'; impact: Impact }
  | { type: 'CHOSE_URGENCY'; urgency: Urgency }
  | { type: 'CHOSE_KIND'; kind: TicketKind }
  | { type: 'CHOSE_ABOUT'; about: About }
  /** Null: nobody in particular, or nobody of those offered. */
  | { type: 'CHOSE_SUBJECT'; person: { id: number; name: string; about: About } | null }
  /** A name was typed; `found`: how many of our people it may mean. */
  | { type: 'NAMED'; words: string; found: number }
  | { type: 'WILL_NAME' }
  | { type: 'CHOSE_HIDING'; isHidden: boolean }
  | {
      type: 'CHANGE';
      what: 'text' | 'kind' | 'impact' | 'urgency' | 'about' | 'hiding' | 'menu' | 'nothing';
    }
  | { type: 'SENT'; caseId: string }
  /** It belongs to a ticket that is already open. */
  | { type: 'ADDED_TO'; caseId: string }
  | { type: 'NEW_REPORT' }
  /** `/lapor untuk NAME`: who it was, by a name, and how he said it. */
  | { type: 'SEARCHED'; words: string }
  | { type: 'CHOSE_PERSON'; personId: number; name: string; officeCode: string }
  /** Nobody of that name is registered; with the office where only one comes into question. */
  | { type: 'NOT_REGISTERED'; officeCode: string | null }
  | { type: 'CHOSE_OFFICE'; officeCode: string }
  | { type: 'CHOSE_CHANNEL'; channel: Channel }
  | { type: 'CANCELLED' };

const NOBODY: ReportedBy = { name: '', personId: null, officeCode: null, channel: null, officeWords: '' };
/** Whether it is a complaint after the event: as chosen, else as it reads. */
const isComplaint = (context: ReportMemory, event: ReportEvent): boolean => {
  const chosen = event.type === 'CHOSE_KIND' ? event.kind : context.chosen.kind;
  if (chosen !== undefined) return chosen === 'complaint';
  const reads = event.type === 'SAID' || event.type === 'EDITED' ? event.readsLikeComplaint : undefined;
  return reads ?? context.readsLikeComplaint;
};
const isAnswered = ({ complaint }: ReportMemory): boolean =>
  complaint.about !== undefined && complaint.isHidden !== undefined;

/** What a complaint's draft keeps when another person is named: whether the author's name is hidden. */
const hidingOf = ({ complaint }: ReportMemory): ComplaintDraft =>
  complaint.isHidden === undefined ? {} : { isHidden: complaint.isHidden };

const chart = setup({
  types: {
    context: {} as ReportMemory,
    events: {} as ReportEvent,
    input: {} as { asked: boolean; hasOpenTickets: boolean; recordedFor?: ReportedBy },
    tags: {} as 'takesText' | 'over',
  },
  delays: chartDelays,
  guards: {
    isAsked: ({ context }) => context.asked,
    mayBeAnAddition: ({ context }) => context.hasOpenTickets,
    looksUrgent: ({ context }) => context.looksUrgent && context.chosen.kind !== 'complaint',
    /** A complaint that still has to be asked something. */
    asksComplaint: ({ context, event }) => isComplaint(context, event) && !isAnswered(context),
    lacksAbout: ({ context, event }) => isComplaint(context, event) && context.complaint.about === undefined,
    asksComplaintAtOnce: ({ context, event }) =>
      isComplaint(context, event) && (context.asked || !context.hasOpenTickets),
    maySend: ({ context, event }) => !isComplaint(context, event) || isAnswered(context),
    namesOther: ({ event }) => event.type === 'CHOSE_ABOUT' && event.about === 'other',
    isKnown: ({ event }) => event.type === 'NAMED' && event.found > 0,
    saidHiding: ({ context }) => context.complaint.isHidden !== undefined,
    isForAnother: ({ context }) => context.recordedFor !== null,
    knowsOffice: ({ event }) => event.type === 'NOT_REGISTERED' && event.officeCode !== null,
    hasWords: ({ event }) => event.type === 'SAID' && event.part.text !== '',
    changes: ({ event }, params: { what: string }) => event.type === 'CHANGE' && event.what === params.what,
  },
  actions: {
    keepPart: assign(({ context, event }) =>
      event.type === 'SAID'
        ? {
            // Lines of a burst may arrive in another order than they were written.
            parts: [...context.parts, event.part].sort((a, b) => a.messageId - b.messageId),
            saidAt: context.saidAt !== null && context.saidAt < event.at ? context.saidAt : event.at,
            looksUrgent: event.looksUrgent,
            readsLikeComplaint: event.readsLikeComplaint ?? context.readsLikeComplaint,
          }
        : {},
    ),
    editPart: assign(({ context, event }) =>
      event.type === 'EDITED'
        ? {
            parts: context.parts.map((part) =>
              part.messageId === event.messageId ? { ...part, text: event.text } : part,
            ),
            looksUrgent: event.looksUrgent,
            readsLikeComplaint: event.readsLikeComplaint ?? context.readsLikeComplaint,
          }
        : {},
    ),
    /** Written anew: the first of the new words takes the place of the old ones, the files stay. */
    rewritePart: assign(({ context, event }) =>
      event.type === 'SAID'
        ? {
            parts: [
              event.part,
              ...context.parts.filter((part) => part.media !== null).map((part) => ({ ...part, text: '' })),
            ],
            looksUrgent: event.looksUrgent,
            readsLikeComplaint: event.readsLikeComplaint ?? context.readsLikeComplaint,
          }
        : {},
    ),
    keepImpact: assign(({ context, event }) =>
      event.type === 'CHOSE_IMPACT' ? { chosen: { ...context.chosen, impact: event.impact } } : {},
    ),
    keepUrgency: assign(({ context, event }) =>
      event.type === 'CHOSE_URGENCY' ? { chosen: { ...context.chosen, urgency: event.urgency } } : {},
    ),
    keepKind: assign(({ context, event }) =>
      event.type === 'CHOSE_KIND' ? { chosen: { ...context.chosen, kind: event.kind } } : {},
    ),
    /** Whoever says whom it is about says that it is a complaint. Another answer forgets who was named under the first. */
    keepAbout: assign(({ context, event }) =>
      event.type === 'CHOSE_ABOUT'
        ? {
            complaint: { ...hidingOf(context), about: event.about },
            chosen: { ...context.chosen, kind: 'complaint' as const },
          }
        : {},
    ),
    keepWho: assign(({ context, event }) => {
      const before = context.recordedFor ?? NOBODY;
      if (event.type === 'SEARCHED') return { recordedFor: { ...before, name: event.words } };
      if (event.type === 'CHOSE_PERSON')
        return {
          recordedFor: {
            ...before,
            name: event.name,
            personId: event.personId,
            officeCode: event.officeCode,
          },
        };
      if (event.type === 'NOT_REGISTERED' || event.type === 'CHOSE_OFFICE')
        return { recordedFor: { ...before, personId: null, officeCode: event.officeCode } };
      return event.type === 'CHOSE_CHANNEL' ? { recordedFor: { ...before, channel: event.channel } } : {};
    }),
    keepOfficeWords: assign(({ context, event }) =>
      event.type === 'SEARCHED'
        ? { recordedFor: { ...(context.recordedFor ?? NOBODY), officeWords: event.words } }
        : {},
    ),
    keepPerson: assign(({ context, event }) =>
      event.type === 'CHOSE_SUBJECT' && event.person !== null
        ? {
            complaint: {
              ...hidingOf(context),
              about: event.person.about,
              personId: event.person.id,
              personName: event.person.name,
            },
          }
        : {},
    ),
    keepName: assign(({ context, event }) =>
      event.type === 'NAMED'
        ? {
            complaint: {
              ...hidingOf(context),
              about: context.complaint.about ?? 'other',
              named: event.words,
            },
          }
        : {},
    ),
    keepHiding: assign(({ context, event }) =>
      event.type === 'CHOSE_HIDING' ? { complaint: { ...context.complaint, isHidden: event.isHidden } } : {},
    ),
    /** The words live on in the case; the dialogue forgets them, and whom they were about. */
    keepCase: assign(({ event }) =>
      event.type === 'SENT' || event.type === 'ADDED_TO'
        ? { caseId: event.caseId, parts: [], complaint: {} }
        : {},
    ),
    forgetParts: assign({ parts: [], complaint: {} }),
    markLying: assign({ lay: true }),

    /** Shows the dialogue's present question or draft: one message, at the bottom of the chat. */
    showDraft: () => {},
    remindOfDraft: (_, _params: { sentence: 'draftLies' | 'draftForgotten' }) => {},
    sendByItself: () => {},
  },
});

/** Over means over: nothing said later belongs to it. */
const over = { tags: ['over'], on: { CANCELLED: undefined, EDITED: undefined } } as const;
const said = { actions: ['keepPart', 'showDraft'] } as const;

const send = { guard: 'maySend', target: 'sent', actions: ['keepCase', 'showDraft'] } as const;
const sendByItself = { guard: 'looksUrgent', actions: ['sendByItself'] } as const;
const remind = (sentence: 'draftLies' | 'draftForgotten') =>
  ['markLying', { type: 'remindOfDraft', params: { sentence } }] as const;

const backToAbout = { guard: { type: 'changes', params: { what: 'about' } }, target: 'asksAbout' } as const;

/** A question about what was already said: left lying it is reminded of, and what looks urgent does not wait for the answer. */
const question = chart.createStateConfig({
  tags: ['takesText'],
  entry: 'showDraft',
  after: {
    draftIsUrgent: sendByItself,
    draftLies: { actions: remind('draftLies') },
    draftForgotten: { actions: remind('draftForgotten') },
  },
  on: {
    SAID: [{ guard: 'asksComplaint', target: 'asksAbout', actions: ['keepPart'] }, said],
    SENT: send,
    CHANGE: backToAbout,
  },
});

/** After a complaint's person comes its author's name, unless that was said already. */
const hidingNext = (action: 'keepPerson' | 'keepName') =>
  [
    { guard: 'saidHiding', target: 'draft', actions: [action] },
    { target: 'asksHiding', actions: [action] },
  ] as const;

/** A question about a complaint. It is never sent unanswered, and never by itself. */
const complaintQuestion = chart.createStateConfig({
  tags: ['takesText'],
  entry: 'showDraft',
  after: {
    draftLies: { actions: remind('draftLies') },
    draftForgotten: { actions: remind('draftForgotten') },
  },
  on: {
    SAID: said,
    CHANGE: backToAbout,
    CHOSE_SUBJECT: hidingNext('keepPerson'),
  },
});

const named = {
  NAMED: [
    { guard: 'isKnown', target: 'choosesPerson', reenter: true, actions: ['keepName'] },
    ...hidingNext('keepName'),
  ],
} as const;

export const report = chart.createMachine({
  id: 'report',
  context: ({ input }) => ({
    asked: input.asked,
    hasOpenTickets: input.hasOpenTickets,
    parts: [],
    saidAt: null,
    chosen: {},
    looksUrgent: false,
    lay: false,
    caseId: null,
    recordedFor: input.recordedFor ?? null,
    readsLikeComplaint: false,
    complaint: {},
  }),
  initial: 'begins',
  on: {
    CANCELLED: { target: '.cancelled', actions: ['forgetParts', 'showDraft'] },
    EDITED: { actions: ['editPart', 'showDraft'] },
  },
  states: {
    begins: { always: [{ guard: 'isForAnother', target: 'asksWho' }, { target: 'asksWhat' }] },
    asksWho: {
      tags: ['takesText'],
      entry: 'showDraft',
      on: {
        SEARCHED: { actions: ['keepWho', 'showDraft'] },
        CHOSE_PERSON: { target: 'asksChannel', actions: ['keepWho'] },
        NOT_REGISTERED: [
          { guard: 'knowsOffice', target: 'asksChannel', actions: ['keepWho'] },
          { target: 'asksOffice', actions: ['keepWho'] },
        ],
      },
    },
    asksOffice: {
      tags: ['takesText'],
      entry: 'showDraft',
      on: {
        SEARCHED: { actions: ['keepOfficeWords', 'showDraft'] },
        CHOSE_OFFICE: { target: 'asksChannel', actions: ['keepWho'] },
      },
    },
    asksChannel: {
      tags: ['takesText'],
      entry: 'showDraft',
      on: { CHOSE_CHANNEL: { target: 'asksWhat', actions: ['keepWho'] } },
    },
    asksWhat: {
      tags: ['takesText'],
      entry: 'showDraft',
      on: {
        SAID: [
          { guard: 'asksComplaintAtOnce', target: 'asksAbout', actions: ['keepPart'] },
          { guard: 'isAsked', target: 'asksImpact', actions: ['keepPart'] },
          { guard: 'mayBeAnAddition', target: 'asksWhere', actions: ['keepPart'] },
          { target: 'draft', actions: ['keepPart'] },
        ],
      },
    },
    asksWhere: {
      ...question,
      on: {
        SAID: said,
        SENT: send,
        CHANGE: backToAbout,
        NEW_REPORT: [{ guard: 'asksComplaint', target: 'asksAbout' }, { target: 'draft' }],
        ADDED_TO: { target: 'added', actions: ['keepCase', 'showDraft'] },
      },
    },
    asksImpact: {
      ...question,
      on: {
        ...question.on,
        CHOSE_IMPACT: [
          { guard: 'asksComplaint', target: 'asksAbout' },
          { target: 'asksUrgency', actions: ['keepImpact'] },
        ],
      },
    },
    asksUrgency: {
      ...question,
      on: {
        ...question.on,
        CHOSE_URGENCY: [
          { guard: 'asksComplaint', target: 'asksAbout' },
          { target: 'draft', actions: ['keepUrgency'] },
        ],
      },
    },
    asksAbout: {
      ...complaintQuestion,
      on: {
        SAID: said,
        CHOSE_ABOUT: [
          { guard: 'namesOther', target: 'asksName', actions: ['keepAbout'] },
          { target: 'asksPerson', actions: ['keepAbout'] },
        ],
        CHOSE_KIND: [
          { guard: 'asksComplaint', actions: ['keepKind', 'showDraft'] },
          { target: 'draft', actions: ['keepKind'] },
        ],
      },
    },
    asksPerson: { ...complaintQuestion, on: { ...complaintQuestion.on, WILL_NAME: 'asksName' } },
    asksName: { ...complaintQuestion, on: { ...complaintQuestion.on, ...named } },
    choosesPerson: { ...complaintQuestion, on: { ...complaintQuestion.on, ...named } },
    asksHiding: {
      ...complaintQuestion,
      on: {
        SAID: said,
        CHANGE: backToAbout,
        CHOSE_HIDING: [
          { guard: 'lacksAbout', target: 'asksAbout', actions: ['keepHiding'] },
          { target: 'draft', actions: ['keepHiding'] },
        ],
      },
    },
    draft: {
      tags: ['takesText'],
      initial: 'fresh',
      entry: 'showDraft',
      after: { draftIsUrgent: sendByItself },
      on: {
        SAID: [
          { guard: 'asksComplaint', target: 'asksAbout', actions: ['keepPart'] },
          { target: 'draft', reenter: true, actions: ['keepPart'] },
        ],
        EDITED: [
          { guard: 'asksComplaint', target: 'asksAbout', actions: ['editPart'] },
          { target: 'draft', reenter: true, actions: ['editPart'] },
        ],
        SENT: send,
        CHANGE: [
          { guard: { type: 'changes', params: { what: 'about' } }, target: 'asksAbout' },
          { guard: { type: 'changes', params: { what: 'hiding' } }, target: 'asksHiding' },
          { guard: { type: 'changes', params: { what: 'text' } }, target: '.rewriting' },
          { guard: { type: 'changes', params: { what: 'kind' } }, target: '.changingKind' },
          { guard: { type: 'changes', params: { what: 'impact' } }, target: '.changingImpact' },
          { guard: { type: 'changes', params: { what: 'urgency' } }, target: '.changingUrgency' },
          { guard: { type: 'changes', params: { what: 'menu' } }, target: '.changing' },
          { target: '.fresh', actions: ['showDraft'] },
        ],
        CHOSE_IMPACT: { target: '.fresh', actions: ['keepImpact', 'showDraft'] },
        CHOSE_URGENCY: { target: '.fresh', actions: ['keepUrgency', 'showDraft'] },
        CHOSE_KIND: [
          { guard: 'asksComplaint', target: 'asksAbout', actions: ['keepKind'] },
          { target: '.fresh', actions: ['keepKind', 'showDraft'] },
        ],
      },
      states: {
        fresh: { after: { draftLies: { target: 'reminded', actions: remind('draftLies') } } },
        reminded: { after: { draftForgotten: { actions: remind('draftForgotten') } } },
        changing: { entry: 'showDraft' },
        changingKind: { entry: 'showDraft' },
        changingImpact: { entry: 'showDraft' },
        changingUrgency: { entry: 'showDraft' },
        rewriting: {
          entry: 'showDraft',
          on: {
            SAID: [
              {
                guard: and(['hasWords', 'asksComplaint']),
                target: '#report.asksAbout',
                actions: ['rewritePart'],
              },
              { guard: 'hasWords', target: '#report.draft', reenter: true, actions: ['rewritePart'] },
            ],
          },
        },
      },
    },
    sent: over,
    added: over,
    cancelled: over,
  },
});
