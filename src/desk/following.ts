/**
 * One ticket follows another: the same fault reported twice, a colleague who has it too, an office in a mass incident. The work is
 * done on the one that leads; each that follows keeps its number, its reporter and his confirmation. They speak by signals, so
 * each commit changes one case, and whichever of two moves comes first, the other one sees it.
 */
import { bodyAt } from '../db/cases.ts';
import { addLink, followersOf, removeLink, type LinkKind } from '../db/links.ts';
import { namesOf } from '../db/people.ts';
import { ticketByCase, type Ticket } from '../db/tickets.ts';
import { impactOfMany, priorityOf, type Impact, type Urgency } from '../domain/priority.ts';
import type { Change, TicketColumns } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import type { TicketMemory } from '../../flows/ticket.ts';
import { toDate, type Desk } from './desk.ts';
import { send, type Signal } from './signal.ts';
import { moveTicket, type Move } from './ticketMoves.ts';

/** The ticket follows the other one with this commit; the other one learns of it by a signal. */
export function follow(
  change: Change,
  link: { caseId: string; version: number; leadId: string; kind: LinkKind; by: number | null },
  now: Temporal.Instant,
): void {
  const { caseId, leadId: otherId, kind, by } = link;
  change.also.push((client) => addLink(client, { caseId, otherId, kind, by, at: toDate(now) }));
  send(change, `joined:${caseId}:${link.version}`, {
    name: 'ticketIsJoined',
    caseId: otherId,
    because: caseId,
    ...(by === null ? {} : { by }),
  });
}

/** What of a move of a leading ticket those that follow it hear; null: nothing. */
function heardOf(before: Ticket, after: TicketColumns, move: Move): NonNullable<Signal['what']> | null {
  if (move.events.some((event) => event.type === 'UPDATED')) return 'says';
  if (after.kind === 'complaint' && before.kind !== 'complaint') return 'gone';
  if (after.status === before.status) return null;
  if (after.status === 'resolved') return 'solved';
  if (after.status === 'referred') return 'referred';
  // Cancelled by its reporter, or closed because he never answered: nothing was solved.
  return !after.isOpen && before.status !== 'resolved' ? 'gone' : null;
}

/** Called with every move of a ticket: a signal to each that follows it, and no link where it goes its own way again. */
export async function tellFollowers(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  columns: TicketColumns,
  move: Move,
): Promise<void> {
  const { caseId } = ticket;
  if (ticket.leadId !== null) {
    if (!['follows', 'resolved', 'closed', 'referred'].includes(columns.status))
      change.also.push((client) => removeLink(client, caseId));
    return;
  }
  const what = heardOf(ticket, columns, move);
  if (what === null) return;
  const seq = ticket.case.count + move.events.length;
  for (const follower of await followersOf(desk.pool, caseId))
    if (follower.isOpen) tellOne(change, ticket, follower.caseId, what, seq);
}

const tellOne = (
  change: Change,
  lead: Ticket,
  caseId: string,
  what: NonNullable<Signal['what']>,
  seq: number,
): void =>
  send(change, `lead:${lead.caseId}:${lead.case.version}:${caseId}`, {
    name: 'leadMoved',
    caseId,
    because: lead.caseId,
    what,
    seq,
  });

/** At the ticket that follows: the one it follows was solved, was passed out of the desk, is gone, or has something to say. */
export async function leadMoved(
  desk: Desk,
  change: Change,
  { caseId, because = '', what = 'gone', seq = 0 }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  const lead = await ticketByCase(desk.pool, because);
  if (ticket === null || lead === null || ticket.leadId !== because) return;
  const { solvedBy } = restore(lead.case).context as TicketMemory;
  const actor = what === 'solved' ? solvedBy : lead.ownerId;
  const name = actor === null ? '' : ((await namesOf(desk.pool, [actor])).get(actor) ?? '');
  const event =
    what === 'solved' && solvedBy !== null
      ? ({ type: 'LEAD_SOLVED', by: solvedBy } as const)
      : ({
          type: what === 'referred' ? 'LEAD_REFERRED' : what === 'says' ? 'UPDATED' : 'LEAD_GONE',
        } as const);
  const words = what === 'gone' ? null : await bodyAt(desk.pool, because, seq);
  await moveTicket(
    desk,
    change,
    ticket,
    {
      events: [event],
      by: actor === null ? null : { id: actor, name, role: lead.desk },
      ...(words === null ? {} : words),
      data: { lead: because },
    },
    now,
  );
}

/** At the ticket that leads: another one follows it now. Its impact may rise; where it is over already, the other one hears so. */
export async function ticketIsJoined(
  desk: Desk,
  change: Change,
  { caseId, because = '', by }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const lead = await ticketByCase(desk.pool, caseId);
  const joined = await ticketByCase(desk.pool, because);
  if (lead === null || joined === null || joined.leadId !== caseId) return;
  if (lead.kind === 'complaint' || !restore(lead.case).can({ type: 'JOINED' })) {
    const what =
      lead.kind === 'complaint'
        ? 'gone'
        : lead.status === 'resolved' || lead.status === 'closed'
          ? 'solved'
          : lead.status === 'referred'
            ? 'referred'
            : 'gone';
    return tellOne(change, lead, because, what, lead.case.count);
  }
  const followers = await followersOf(desk.pool, caseId);
  const raised = raisedBy(lead, followers);
  const reporters = new Set([lead.reporterId, ...followers.map((one) => one.reporterId)]).size;
  const name = by === undefined ? '' : ((await namesOf(desk.pool, [by])).get(by) ?? '');
  await moveTicket(
    desk,
    change,
    lead,
    {
      events: [{ type: 'JOINED' }],
      by: by === undefined ? null : { id: by, name, role: 'reporter' },
      data: {
        other: because,
        number: joined.number,
        reporters,
        kind: joined.linkKind,
        ...(raised.priority === undefined ? {} : { priority: raised.priority }),
        inside: true,
      },
      columns: raised,
    },
    now,
  );
}

/** Several people, or several offices, have it: the impact rises, never falls, and the priority and target with it. */
function raisedBy(
  lead: Ticket,
  followers: readonly { reporterId: number; officeCode: string }[],
): Partial<TicketColumns> {
  const people = new Set([lead.reporterId, ...followers.map((one) => one.reporterId)]).size;
  const offices = new Set([lead.officeCode, ...followers.map((one) => one.officeCode)]).size;
  const impact = impactOfMany(lead.impact as Impact, people, lead.isMass ? Math.max(offices, 2) : offices);
  const priority = priorityOf(impact, lead.urgency as Urgency);
  // A priority chosen by hand that is higher already stays.
  if (impact === lead.impact || priority >= lead.priority) return impact === lead.impact ? {} : { impact };
  return { impact, priority };
}
