/**
 * Nobody of the desk answered within the response time. Called once, in working time (at once for P1 and security), in the commit
 * of `RESPONSE_DUE` while the ticket waits in a queue; coordinators are told of P1 and P2 beside it (`timeAlarms.ts`).
 */
import type { Ticket } from '../db/tickets.ts';
import type { Change } from '../engine/change.ts';
import type { Desk } from './desk.ts';
import { nudgeDesk } from './ticketMoves.ts';

/** Calls those who should have answered. `ticket` is as it will be after this commit. */
export async function callForResponse(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  now: Temporal.Instant,
): Promise<void> {
  await nudgeDesk(desk, change, ticket, ticket, 'responseDue', { by: null }, now);
}
