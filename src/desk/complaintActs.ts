/** What acting on a complaint needs beside the table of actions: whom it is about, a second person, what may be said to whom. */
import { concernable, type Somebody } from '../db/complaints.ts';
import { historyOf } from '../db/cases.ts';
import { personById } from '../db/people.ts';
import { openingOf, type Body, type Ticket } from '../db/tickets.ts';
import type { Action, Role } from '../domain/authority.ts';
import {
  aboutPerson,
  isConcerned,
  leakOf,
  readAbout,
  type About,
  type ComplaintPlace,
} from '../domain/complaints.ts';
import { TICKET_KINDS, type TicketKind } from '../domain/ticketKinds.ts';
import type { EventLine } from '../engine/chain.ts';
import { sentence, type Button, type Speech } from '../engine/speech.ts';
import type { SentenceName, SentenceParams } from '../locales/index.ts';
import type { TicketEvent } from '../../flows/ticket.ts';
import type { Acting } from './acts.ts';
import { act } from './buttons.ts';
import { aboutButtons, lastOf, leavesTo, reviewButtons } from './complaintMoves.ts';
import { nameAskedBy, routeOf, wayOf } from './complaintRoute.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { firstDeskOf } from './report.ts';

/** What happens instead of, or beside, what the action does with any ticket. */
export interface Plan {
  readonly events?: readonly TicketEvent[];
  readonly complaint?: Partial<ComplaintPlace>;
  /** Said to who did it, in place of the action's own word. */
  readonly done?: SentenceName;
  /** Whether these words will do. */
  readonly check?: (text: string) => Notice;
}
type Planned = Plan | { readonly notice: Notice };

/** On a complaint the same button or command means this. */
const MEANS: Partial<Record<Action, Action>> = { resolve: 'conclude', return: 'sendBack' };
export const meantOf = (action: Action, ticket: Pick<Ticket, 'kind'>): Action =>
  ticket.kind === 'complaint' ? (MEANS[action] ?? action) : action;

type Rule = (desk: Desk, arrival: Known, ticket: Ticket, acting: Acting) => Promise<Planned> | Planned;

const refused = <N extends SentenceName>(name: N, params: SentenceParams<N>, buttons?: Button[][]) => ({
  notice: {
    speech: sentence(name, params, buttons === undefined ? {} : { buttons }),
    alert: true,
  },
});
const stale = () => refused('refused.stale', {});

/** Below the message that was pressed on, or as the answer to a command. */
function offer({ change, chat, input }: Known, ticket: Ticket, speech: Speech): { notice: Notice } {
  if (input.callbackId === null) return { notice: { speech } };
  change.say(chat.id, speech, ticket.caseId);
  return { notice: { speech: sentence('notice.chooseBelow', {}) } };
}

const RULES: Partial<Record<Action, Rule>> = {
  open: showSummary,
  reclassify: askToLeave,
  concern: nameConcerned,
  about: sayAbout,
  summarize: async (desk, _arrival, ticket) => {
    if ((ticket.complaint?.subjectId ?? null) === null)
      return refused('refused.nameConcernedFirst', { number: ticket.number }, [
        [act('concern', 'concern', ticket.caseId)],
      ]);
    const raw = await authorsWords(desk, ticket);
    return {
      check: (text) => {
        const leak = leakOf(text, raw, ticket.reporterName);
        return leak === null ? null : refused(`refused.${leak}`, { number: ticket.number }).notice;
      },
    };
  },
  sendSummary: async (desk, _arrival, ticket, { choice }) => {
    const last = await lastOf(desk, ticket.caseId, 'SUMMARIZED');
    return String(last?.seq) === choice ? {} : refused('refused.changedMeanwhile', { number: ticket.number });
  },
  conclude: async (desk, { person }, ticket) => {
    const { number, complaint } = ticket;
    if (complaint !== null && complaint.subjectId !== null && !complaint.isSummarySent)
      return refused('refused.tellConcernedFirst', { number, name: complaint.subjectName ?? '' }, [
        [act('summarize', 'summarize', ticket.caseId)],
      ]);
    const { roles } = await routeOf(desk, wayOf(ticket), [person.id]);
    return roles.length === 0 ? refused('refused.noSecond', { number }) : { complaint: { reviewers: roles } };
  },
  approve: review('APPROVED'),
  sendBack: review('DISAPPROVED'),
  unmask: async (desk, { person }, ticket) => {
    const { number, complaint } = ticket;
    if (complaint?.isHidden !== true) return refused('refused.notHidden', { number });
    if (nameAskedBy(ticket) !== null) return refused('refused.nameAskedAlready', { number });
    const { roles } = await routeOf(desk, wayOf(ticket), [person.id]);
    if (roles.length === 0) return refused('refused.noSecond', { number });
    const reviewers = [...new Set<Role>([...complaint.reviewers, ...roles])];
    return { events: [{ type: 'UNMASK_ASKED', by: person.id }], complaint: { reviewers } };
  },
  grantName: (_desk, { person }, ticket) => {
    const asker = nameAskedBy(ticket);
    if (asker === null) return stale();
    if (asker === person.id) return refused('refused.samePerson', { number: ticket.number });
    return { events: [{ type: 'UNMASKED', by: person.id }] };
  },
  keepName: (_desk, { person }, ticket) =>
    nameAskedBy(ticket) === null ? stale() : { events: [{ type: 'UNMASK_DECLINED', by: person.id }] },
  hide: (_desk, _arrival, ticket) =>
    ticket.complaint?.isHidden === true ? refused('refused.alreadyHidden', { number: ticket.number }) : {},
  agreeKind: async (desk, _arrival, ticket, { choice }) => {
    const kind = kindToLeaveFor(choice);
    if (kind === null || leavesTo(ticket) !== kind) return stale();
    const at = await firstDeskOf(desk, ticket, kind);
    return { events: [{ type: 'RECLASSIFIED', kind, desk: at }] };
  },
  keepComplaint: (_desk, _arrival, ticket) => (leavesTo(ticket) === null ? stale() : {}),
};

/** What acting on a complaint needs; an empty plan: as with any ticket. */
export async function planFor(desk: Desk, arrival: Known, ticket: Ticket, acting: Acting): Promise<Planned> {
  const rule = ticket.kind === 'complaint' ? RULES[acting.action] : undefined;
  return rule === undefined ? {} : rule(desk, arrival, ticket, acting);
}

/** Whom it is about sees what was said to him, not the complaint. */
async function showSummary(desk: Desk, { person }: Known, ticket: Ticket): Promise<Planned> {
  if (ticket.complaint?.subjectId !== person.id) return {};
  const { number, caseId, isOpen } = ticket;
  const text = (await lastOf(desk, caseId, 'SUMMARIZED'))?.body.text ?? '';
  const buttons = isOpen ? [[act('respond', 'respond', caseId)]] : [];
  return { notice: { speech: sentence('concerned.status', { number, text, isOpen }, { buttons }) } };
}

const kindToLeaveFor = (choice: string | null): TicketKind | null =>
  TICKET_KINDS.find((kind) => kind === choice && kind !== 'complaint' && kind !== 'problem') ?? null;

/** Out of complaints only with the author's consent: others would read it then, perhaps those it is about. */
function askToLeave(_desk: Desk, arrival: Known, ticket: Ticket, { choice }: Acting): Planned {
  const kind = kindToLeaveFor(choice);
  if (kind !== null) return { events: [{ type: 'LEAVING_ASKED', kind }], done: 'done.leavingAsked' };
  const kinds = TICKET_KINDS.filter((one) => kindToLeaveFor(one) !== null);
  const buttons = kinds.map((one) => [act(`kind.${one}`, 'reclassify', ticket.caseId, one)]);
  return offer(arrival, ticket, sentence('complaint.leaveFor', { number: ticket.number }, { buttons }));
}

const AT_DESK: Readonly<Record<About, readonly Role[]>> = {
  tier1: ['tier1'],
  tier2: ['tier2', 'csirt'],
  coordinator: ['coordinator', 'division_head'],
  leader: ['agency_head', 'chair'],
  other: ['tier1', 'tier2', 'csirt', 'coordinator', 'division_head', 'agency_head'],
};

/** Those whom a complaint may name: by desk, or by the words that its author used. */
export async function candidatesFor(desk: Pick<Desk, 'pool'>, ticket: Ticket): Promise<Somebody[]> {
  const from = { officeCode: ticket.officeCode, parentCode: ticket.parentCode, authorId: ticket.reporterId };
  const about = ticket.complaint?.about ?? 'other';
  const named = (await openingOf(desk.pool, ticket.caseId)).about ?? '';
  for (const word of named.split(/\s+/).filter((one) => one.length > 2)) {
    const found = await concernable(desk.pool, from, { word });
    if (found.length > 0) return found;
  }
  return concernable(desk.pool, from, { roles: AT_DESK[about] });
}

/** `Pihak terkait`: the handler says who it is; whoever may not handle it then gives it up in the same step. */
async function nameConcerned(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  { choice }: Acting,
): Promise<Planned> {
  const { number, caseId, complaint } = ticket;
  if (complaint === null) return {};
  if (complaint.isSummarySent) return refused('refused.concernedTold', { number });
  const from = { officeCode: ticket.officeCode, parentCode: ticket.parentCode, authorId: ticket.reporterId };
  const id = /^\d{1,15}$/.test(choice ?? '') ? Number(choice) : null;
  const [subject] = id === null ? [] : await concernable(desk.pool, from, { id });
  if (subject !== undefined) {
    const next = { about: aboutPerson(subject.roles, complaint.about), subjectId: subject.id };
    return concerning(desk, ticket, next, arrival.person);
  }
  const people = await candidatesFor(desk, ticket);
  if (people.length === 0) return refused('refused.nobodyConcerned', { number });
  const buttons = people.map((one) => [
    { ...act('plain', 'concern', caseId, one.id), with: { text: one.name } },
  ]);
  return offer(arrival, ticket, sentence('complaint.whoConcerned', { number }, { buttons }));
}

/** `Tentang siapa?`, answered by the author after the complaint was made. */
async function sayAbout(desk: Desk, arrival: Known, ticket: Ticket, { choice }: Acting): Promise<Planned> {
  const { number, complaint, ownerId } = ticket;
  const about = readAbout(choice);
  if (complaint?.isSummarySent === true) return refused('refused.concernedTold', { number });
  if (about === null)
    return offer(
      arrival,
      ticket,
      sentence('complaint.aboutWhom', { number }, { buttons: aboutButtons(desk, ticket) }),
    );
  const owner = ownerId === null ? null : await personById(desk.pool, ownerId);
  return concerning(desk, ticket, { about, subjectId: null }, owner);
}

async function concerning(
  desk: Desk,
  ticket: Ticket,
  next: Pick<ComplaintPlace, 'about' | 'subjectId'>,
  owner: Pick<Somebody, 'id' | 'roles'> | null,
): Promise<Planned> {
  const { roles } = await routeOf(desk, { ...wayOf(ticket), ...next });
  const stays =
    owner !== null &&
    !isConcerned(next, ticket, owner) &&
    owner.roles.some((held) => roles.includes(held.role));
  return {
    events: [{ type: 'CONCERNED', subject: next.subjectId, stays }],
    complaint: { ...next, recipients: roles },
  };
}

/** A second person, for exactly the conclusion that he read. */
function review(type: 'APPROVED' | 'DISAPPROVED'): Rule {
  return async (desk, arrival, ticket, { choice }) => {
    const { number, caseId, status } = ticket;
    const event = { type, by: arrival.person.id };
    if (status !== 'underReview') return { events: [event] };
    const last = await lastOf(desk, caseId, 'CONCLUDED');
    if (choice !== null && choice !== String(last?.seq))
      return refused('refused.changedMeanwhile', { number });
    if (choice !== null || type === 'DISAPPROVED') return { events: [event] };
    const asked = { by: ticket.ownerName ?? '', text: last?.body.text ?? '' };
    const buttons = reviewButtons(caseId, last?.seq ?? 0);
    arrival.change.say(arrival.chat.id, sentence('complaint.review', asked, { buttons }), caseId);
    return { notice: null };
  };
}

/** All that the author wrote, so that none of it is quoted. */
async function authorsWords(desk: Desk, ticket: Ticket): Promise<string> {
  const said = new Set(['OPENED', 'ADDED', 'ANSWERED']);
  return (await historyOf(desk.pool, ticket.caseId))
    .filter(({ line }) => said.has((JSON.parse(line) as EventLine).kind))
    .map(({ body }) => (body === null ? '' : (JSON.parse(body) as Body).text))
    .join('\n');
}
