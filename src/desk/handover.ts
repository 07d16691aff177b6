/**
 * Tickets of somebody who may no longer handle them, or is away, go to his deputy, else back to a queue. Each ticket moves by a
 * signal of its own, decided on as things stand then.
 */
import { leaveByCase, openLeaveOf } from '../db/leaves.ts';
import { personById, privateChatOf, type Person } from '../db/people.ts';
import { postingByCase } from '../db/staff.ts';
import { ticketByCase, type Ticket } from '../db/tickets.ts';
import { relationsTo, type TicketPlace } from '../domain/authority.ts';
import { isOfMandiriOffice } from '../domain/selfManaged.ts';
import type { Change } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import type { TicketEvent } from '../../flows/ticket.ts';
import type { Desk } from './desk.ts';
import { send, type Signal } from './signal.ts';
import { classOf, moveTicket, placesOf } from './ticketMoves.ts';

/** Whether the person may (still) hold this ticket by his roles. */
export const mayHold = (person: Person, ticket: TicketPlace): boolean =>
  relationsTo({ ...ticket, ownerId: person.id }, person).has('owner');

/** Sends a ticket on its way; `because` is the case of the posting or the leave. */
export const handOn = (change: Change, ticketId: string, because: string): void =>
  send(change, `handed:${because}:${ticketId}`, { name: 'ticketIsHanded', caseId: ticketId, because });

/** Who left it, who gets it, and why. */
interface Leaving {
  readonly personId: number;
  readonly name: string;
  readonly deputyId: number | null;
  readonly why: 'posting' | 'leave';
}

async function leavingOf(desk: Desk, because: string): Promise<Leaving | null> {
  const leave = await leaveByCase(desk.pool, because);
  if (leave !== null) return leave.isAway ? { ...leave, why: 'leave' } : null;
  const posting = await postingByCase(desk.pool, because);
  if (posting === null) return null;
  const person = await personById(desk.pool, posting.personId);
  return { ...posting, name: person?.name ?? '', why: 'posting' };
}

export async function handTicket(
  desk: Desk,
  change: Change,
  { caseId, because = '' }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  const leaving = await leavingOf(desk, because);
  if (ticket === null || leaving === null || ticket.ownerId !== leaving.personId) return;
  await hand(desk, change, ticket, leaving, now);
}

/**
 * Somebody was given a ticket (or got it back because it was not solved after all): may he hold it, and is he there? This runs
 * after that commit, so a removal in the same moment is seen either here or by the hand-over of the removal.
 */
export async function checkOwner(
  desk: Desk,
  change: Change,
  { caseId, isReopened }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  if (ticket === null || ticket.ownerId === null) return;
  const owner = await personById(desk.pool, ticket.ownerId);
  if (owner === null) return;
  const { id: personId, name } = owner;
  if (!mayHold(owner, ticket)) {
    await hand(desk, change, ticket, { personId, name, deputyId: null, why: 'posting' }, now);
    return;
  }
  const leave = isReopened === true ? await openLeaveOf(desk.pool, owner.id) : null;
  if (leave?.isAway === true) await hand(desk, change, ticket, { ...leave, why: 'leave' }, now);
}

async function hand(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  { name, deputyId, why }: Leaving,
  now: Temporal.Instant,
): Promise<void> {
  const deputy = deputyId === null ? null : await presentFor(desk, ticket, deputyId);
  const event: TicketEvent =
    deputy !== null
      ? { type: 'ASSIGNED', to: deputy.id }
      : // Of Tier 1 offered to Tier 2 (`chat.md`, Time); what a PD Mandiri TIK keeps stays in its office.
        why === 'leave' && ticket.desk === 'tier1' && !isOfMandiriOffice(ticket)
        ? { type: 'ESCALATED' }
        : { type: 'RELEASED' };
  // Solved and only waiting to be confirmed: nothing is asked of anybody until it comes back.
  if (!restore(ticket.case).can(event)) return;
  const data = { automatic: true, why };
  const moved = await moveTicket(desk, change, ticket, { events: [event], by: null, data }, now);
  if (!moved.ok) return;
  if (event.type === 'ASSIGNED') await showToDeputy(desk, change, ticket, event.to);
  if (event.type === 'RELEASED') await nudgeQueue(desk, change, ticket, name);
}

/** The deputy, if he may hold the ticket and is not away himself. */
async function presentFor(desk: Desk, ticket: Ticket, deputyId: number): Promise<Person | null> {
  const deputy = await personById(desk.pool, deputyId);
  if (deputy === null || !mayHold(deputy, ticket)) return null;
  const leave = await openLeaveOf(desk.pool, deputyId);
  return leave?.isAway === true ? null : deputy;
}

/** Where the desk has no group the deputy may never have seen the card. */
async function showToDeputy(desk: Desk, change: Change, ticket: Ticket, deputyId: number): Promise<void> {
  const chats = await placesOf(desk, ticket);
  const own = await privateChatOf(desk.pool, deputyId);
  if (own === null || chats.some((chat) => chat.isGroup)) return;
  const { caseId } = ticket;
  change.card({ owner: caseId, chatId: own.id, view: 'ticket', caseId, anew: true });
  if (!change.out.some((one) => one.chatId === own.id && one.caseId === caseId))
    change.say(
      own.id,
      sentence('desk.assigned', { by: '', text: '' }, { replyTo: { card: caseId }, replaces: 'nudge' }),
      caseId,
      classOf(ticket),
    );
}

async function nudgeQueue(desk: Desk, change: Change, ticket: Ticket, by: string): Promise<void> {
  const { caseId } = ticket;
  for (const { chatId } of await placesOf(desk, ticket)) {
    change.card({ owner: caseId, chatId, view: 'ticket', caseId });
    change.say(
      chatId,
      sentence('desk.freed', { by }, { replyTo: { card: caseId }, replaces: 'nudge' }),
      caseId,
      classOf(ticket),
    );
  }
}
