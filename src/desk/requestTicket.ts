/** What the ticket of a request hears: approved, sent back, refused, taken back. And the other way: its person cancels the ticket. */
import { officeByCode } from '../db/offices.ts';
import { requestOfTicket } from '../db/requests.ts';
import { ticketByCase } from '../db/tickets.ts';
import { serviceOf } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import type { TicketEvent } from '../../flows/ticket.ts';
import type { Desk } from './desk.ts';
import { moveRequest } from './requestMoves.ts';
import { deskAfterApproval } from './requestRoute.ts';
import type { Signal } from './signal.ts';
import { moveTicket } from './ticketMoves.ts';

/** The signal `requestDecided`; what no longer fits the ticket's state came too late and changes nothing. */
export async function requestDecided(
  desk: Desk,
  change: Change,
  { caseId, what }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  const request = await requestOfTicket(desk.pool, caseId);
  if (ticket === null || request === null) return;
  const events: readonly TicketEvent[] =
    what === 'approved'
      ? [{ type: 'REQUEST_APPROVED', desk: await deskOf(desk, request) }]
      : what === 'rejected'
        ? [{ type: 'REQUEST_REJECTED' }]
        : what === 'returned'
          ? [{ type: 'REQUEST_RETURNED' }]
          : what === 'resent'
            ? [{ type: 'REQUEST_RESENT' }]
            : [{ type: 'REQUEST_WITHDRAWN' }];
  await moveTicket(desk, change, ticket, { events, by: null }, now);
}

const deskOf = async (desk: Desk, request: { service: string; officeCode: string }) =>
  deskAfterApproval(
    serviceOf(desk.region, request.service),
    (await officeByCode(desk.pool, request.officeCode)) ?? { pdMandiri: false },
  );

/** The signal `requestIsWithdrawn`: whoever asked cancelled its ticket. */
export async function withdrawRequest(
  desk: Desk,
  change: Change,
  { caseId, by }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const request = await requestOfTicket(desk.pool, caseId);
  if (request === null) return;
  const person = by === undefined ? null : { id: by, role: 'reporter' };
  // Its lane is the ticket's; the request's version decides, as with every move.
  await moveRequest(desk, change, request, { events: [{ type: 'WITHDRAWN' }], by: person }, now);
}
