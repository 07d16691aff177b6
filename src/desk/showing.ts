/** Showing tickets: one, its history, what more can be done with it, and lists. */
import { openingsOf, ownedBy, queueFor, reportedBy, type Ticket } from '../db/tickets.ts';
import {
  isForFewEyes,
  mayAct,
  relationsTo,
  scopeOf,
  type Action,
  type Role,
  type Standing,
} from '../domain/authority.ts';
import { mayBeAdvised } from '../domain/advice.ts';
import { clip } from '../domain/text.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { TicketEvent } from '../../flows/ticket.ts';
import { ACTION_RULES } from './actions.ts';
import { act, confirmButtons, CONFIRMS, rateButtons } from './buttons.ts';
import { pairs } from './choices.ts';
import type { Desk, Known, Notice } from './desk.ts';

/** What a restricted case holds is read by its owner and its reporter alone. */
export const mayRead = (ticket: Ticket, personId: number | null): boolean =>
  personId !== null && (ticket.ownerId === personId || ticket.reporterId === personId);

/** The buttons of a card where its desk does not work (any more): Tier 1 follows what it passed on. */
export const watchButtons = (ticket: Ticket): Button[][] =>
  ticket.desk === 'tier2'
    ? [[act('history', 'history', ticket.caseId), act('note', 'note', ticket.caseId)]]
    : [];

/** The main buttons of a card at a desk, by the state alone: whoever presses is checked then. */
export function cardButtons(ticket: Ticket): Button[][] {
  if (ticket.kind === 'complaint' && ticket.isOpen && ticket.status !== 'resolved')
    return complaintButtons(ticket);
  if (!ticket.isOpen || ticket.status === 'resolved')
    return [
      [
        act('history', 'history', ticket.caseId),
        act('times', 'times', ticket.caseId),
        ...(ticket.isOpen ? [act('note', 'note', ticket.caseId)] : []),
      ],
    ];
  const { caseId } = ticket;
  if (ticket.status === 'follows')
    return [[act('history', 'history', caseId), act('note', 'note', caseId)], [act('part', 'part', caseId)]];
  const isFree = ticket.ownerId === null;
  const rows: Button[][] = [];
  if (isFree && ticket.isReporterPending && ticket.desk === 'tier1')
    rows.push([act('confirmAndClaim', 'claim', caseId, CONFIRMS)]);
  if (isFree) rows.push([act('claim', 'claim', caseId)]);
  if (ticket.status === 'waitingForOther') rows.push([act('resume', 'resume', caseId)]);
  rows.push([act('ask', 'ask', caseId), act('resolve', 'resolve', caseId)]);
  if (ticket.desk === 'tier1') rows.push([act('escalate', 'escalate', caseId)]);
  if (ticket.desk === 'tier2') rows.push([act('return', 'return', caseId), act('assign', 'assign', caseId)]);
  rows.push([act('more', 'more', caseId)]);
  return rows;
}

function complaintButtons({ caseId, ownerId, status }: Ticket): Button[][] {
  const more = [act('more', 'more', caseId)];
  if (status === 'underReview')
    return [[act('approveConclusion', 'approve', caseId), act('sendBack', 'sendBack', caseId)], more];
  if (ownerId === null) return [[act('claim', 'claim', caseId)], [act('ask', 'ask', caseId)], more];
  return [
    ...(status === 'waitingForOther' ? [[act('resume', 'resume', caseId)]] : []),
    [act('ask', 'ask', caseId), act('summarize', 'summarize', caseId)],
    [act('conclude', 'conclude', caseId)],
    more,
  ];
}

const MORE: readonly Action[] = [
  'suggest',
  'concern',
  'unmask',
  'reclassify',
  'wait',
  'visit',
  'refer',
  'transfer',
  'merge',
  'update',
  'assign',
  'note',
  'history',
  'times',
  'release',
  'detach',
];

/** `Lainnya`: what else this person may do now. */
export function showMore(desk: Pick<Desk, 'advise'>, arrival: Known, ticket: Ticket): Notice {
  const { change, chat, input, person } = arrival;
  const snapshot = restore(ticket.case);
  const buttons = MORE.filter((action) => {
    const { event } = ACTION_RULES[action];
    if (!mayAct(action, ticket, person).ok) return false;
    if (action === 'suggest') return desk.advise !== null && ticket.isOpen && mayBeAdvised(ticket);
    if (event === null) return true;
    const probe = {
      type: event,
      by: 0,
      to: 0,
      kind: ticket.kind,
      desk: 'tier1',
      stays: true,
    } as unknown as TicketEvent;
    return (
      snapshot.can(probe) || (ticket.ownerId === null && snapshot.can({ type: 'CLAIMED', by: person.id }))
    );
  }).map((action) => act(action, action, ticket.caseId));
  const speech = sentence(
    'ask.more',
    { number: ticket.number },
    {
      buttons: pairs(buttons),
      replyTo: input.messageId === null ? null : { messageId: input.messageId },
      replaces: 'more',
    },
  );
  change.say(chat.id, speech, ticket.caseId);
  return input.callbackId === null ? null : { speech: sentence('notice.chooseBelow', {}) };
}

/** The ticket as it stands, with what this person may do. In a group restricted text stays hidden. */
export function showTicket({ change, chat, person }: Known, ticket: Ticket): Notice {
  change.say(chat.id, { is: 'ticket', view: 'status', buttons: buttonsFor(ticket, person) }, ticket.caseId);
  return null;
}

export function showHistory({ change, chat, input, person }: Known, ticket: Ticket): Notice {
  const inside = relationsTo(ticket, person).size > 1 || ticket.reporterId !== person.id;
  change.say(
    chat.id,
    { is: 'ticket', view: inside ? 'history' : 'historyForReporter', buttons: [] },
    ticket.caseId,
  );
  return input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

/** `Rincian waktu`: the arithmetic of the clocks as they stand when it is read. */
export function showTimes({ change, chat, input }: Known, ticket: Ticket): Notice {
  change.say(chat.id, { is: 'ticket', view: 'times', buttons: [] }, ticket.caseId);
  return input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

function buttonsFor(ticket: Ticket, person: Standing): Button[][] {
  const relations = relationsTo(ticket, person);
  const { caseId } = ticket;
  if ((['owner', 'free', 'desk', 'reviewer'] as const).some((one) => relations.has(one)))
    return cardButtons(ticket);
  const rows: Button[][] = [];
  if (relations.has('reporter')) {
    if (ticket.asksReporter === 'confirmation') rows.push(...confirmButtons(caseId));
    if (ticket.status === 'closed' && ticket.stars === null) rows.push(...rateButtons(caseId));
    if (ticket.isOpen) rows.push([act('add', 'add', caseId), ...urgeOrCancel(ticket)]);
  }
  if (relations.has('tier1OfOffice') && ticket.desk === 'tier1') return cardButtons(ticket);
  const detaches = relations.has('reporter') || relations.has('coordinator');
  return [
    ...rows,
    [act('history', 'history', caseId), act('times', 'times', caseId)],
    ...(detaches ? [[act('detach', 'detach', caseId)]] : []),
  ];
}

const urgeOrCancel = (ticket: Ticket): Button[] =>
  ticket.status === 'resolved'
    ? []
    : [act('urge', 'urge', ticket.caseId), act('cancelTicket', 'cancel', ticket.caseId)];

/** `/antrean`, `/tugas`, `/tiket`: each line opens its ticket. */
export async function showList(
  desk: Desk,
  arrival: Known,
  which: 'queue' | 'mine' | 'reports',
): Promise<Notice> {
  const { person } = arrival;
  const scope = scopeOf(person);
  const coordinates = person.roles.some(
    (held) => held.role === 'coordinator' || held.role === 'division_head',
  );
  const HANDLES: readonly Role[] = ['tier1', 'agency_head', 'chair'];
  const isTechnician = coordinates || scope.tier2 || scope.roles.some((role) => HANDLES.includes(role));
  if (which !== 'reports' && !isTechnician) return { speech: sentence('refused.techniciansOnly', {}) };
  const found =
    which === 'queue'
      ? await queueFor(desk.pool, scope, coordinates)
      : which === 'mine'
        ? await ownedBy(desk.pool, scope)
        : await reportedBy(desk.pool, scope, false);
  const isGroup = arrival.input.chat.type !== 'private';
  // A group does not even see that there is a complaint, nor whose it is.
  const tickets = found.filter((ticket) => !(isGroup && ticket.kind === 'complaint'));
  if (tickets.length === 0) return { speech: sentence(`list.${which}Empty`, {}) };
  const texts = await openingsOf(
    desk.pool,
    tickets.map((ticket) => ticket.caseId),
  );
  const hides = (ticket: Ticket) =>
    isGroup ? isForFewEyes(ticket) : ticket.isRestricted && !mayRead(ticket, person.id);
  const items = tickets.map((ticket) => ({
    number: ticket.number,
    office: ticket.officeShort,
    priority: ticket.priority,
    kind: ticket.kind,
    status: ticket.status,
    desk: ticket.desk,
    owner: ticket.ownerName,
    at: ticket.openedAt.toISOString(),
    text: hides(ticket) ? '' : clip((texts.get(ticket.caseId) ?? '').replace(/\s+/g, ' '), 70),
  }));
  const buttons = pairs(
    tickets
      .slice(0, 10)
      .map((ticket): Button => ({ ...act('plain', 'open', ticket.caseId), with: { text: ticket.short } })),
  );
  return { speech: sentence(`list.${which}`, { items }, { buttons }) };
}
