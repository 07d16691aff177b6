/**
 * The dialogue that becomes a ticket: `/lapor` asks at most what, how many and how bad; a bare message goes straight to the
 * draft with a guess. Everything said before `Kirim` is one draft. Source: `chat.md`, "A ticket", step 1.
 */
import { assign, setup } from 'xstate';
import type { Channel } from '../src/domain/channels.ts';
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
}

export type ReportEvent =
  | { type: 'SAID'; part: Part; at: string; looksUrgent: boolean }
  | { type: 'EDITED'; messageId: number; text: string; looksUrgent: boolean }
  | { type: 'CHOSE_IMPACT'; impact: Impact }
  | { type: 'CHOSE_URGENCY'; urgency: Urgency }
  | { type: 'CHOSE_KIND'; kind: TicketKind }
  | { type: 'CHANGE'; what: 'text' | 'kind' | 'impact' | 'urgency' | 'menu' | 'nothing' }
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
    looksUrgent: ({ context }) => context.looksUrgent,
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
    /** The words live on in the case; the dialogue forgets them. */
    keepCase: assign(({ event }) =>
      event.type === 'SENT' || event.type === 'ADDED_TO' ? { caseId: event.caseId, parts: [] } : {},
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
    forgetParts: assign({ parts: [] }),
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

const send = { target: 'sent', actions: ['keepCase', 'showDraft'] } as const;
const sendByItself = { guard: 'looksUrgent', actions: ['sendByItself'] } as const;
const remind = (sentence: 'draftLies' | 'draftForgotten') =>
  ['markLying', { type: 'remindOfDraft', params: { sentence } }] as const;

/** A question about what was already said: left lying it is reminded of, and what looks urgent does not wait for the answer. */
const question = chart.createStateConfig({
  tags: ['takesText'],
  entry: 'showDraft',
  after: {
    draftIsUrgent: sendByItself,
    draftLies: { actions: remind('draftLies') },
    draftForgotten: { actions: remind('draftForgotten') },
  },
  on: { SAID: said, SENT: send },
});

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
          { guard: 'isAsked', target: 'asksImpact', actions: ['keepPart'] },
          { guard: 'mayBeAnAddition', target: 'asksWhere', actions: ['keepPart'] },
          { target: 'draft', actions: ['keepPart'] },
        ],
      },
    },
    asksWhere: {
      ...question,
      on: {
        ...question.on,
        NEW_REPORT: 'draft',
        ADDED_TO: { target: 'added', actions: ['keepCase', 'showDraft'] },
      },
    },
    asksImpact: {
      ...question,
      on: { ...question.on, CHOSE_IMPACT: { target: 'asksUrgency', actions: ['keepImpact'] } },
    },
    asksUrgency: {
      ...question,
      on: { ...question.on, CHOSE_URGENCY: { target: 'draft', actions: ['keepUrgency'] } },
    },
    draft: {
      tags: ['takesText'],
      initial: 'fresh',
      entry: 'showDraft',
      after: { draftIsUrgent: sendByItself },
      on: {
        SAID: { target: 'draft', reenter: true, actions: ['keepPart'] },
        EDITED: { target: 'draft', reenter: true, actions: ['editPart'] },
        SENT: send,
        CHANGE: [
          { guard: { type: 'changes', params: { what: 'text' } }, target: '.rewriting' },
          { guard: { type: 'changes', params: { what: 'kind' } }, target: '.changingKind' },
          { guard: { type: 'changes', params: { what: 'impact' } }, target: '.changingImpact' },
          { guard: { type: 'changes', params: { what: 'urgency' } }, target: '.changingUrgency' },
          { guard: { type: 'changes', params: { what: 'menu' } }, target: '.changing' },
          { target: '.fresh', actions: ['showDraft'] },
        ],
        CHOSE_IMPACT: { target: '.fresh', actions: ['keepImpact', 'showDraft'] },
        CHOSE_URGENCY: { target: '.fresh', actions: ['keepUrgency', 'showDraft'] },
        CHOSE_KIND: { target: '.fresh', actions: ['keepKind', 'showDraft'] },
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
            SAID: { guard: 'hasWords', target: '#report.draft', reenter: true, actions: ['rewritePart'] },
          },
        },
      },
    },
    sent: over,
    added: over,
    cancelled: over,
  },
});
