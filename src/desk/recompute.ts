/** The calendar changed (a decree was entered, an office's hours): what is due when is counted again, ticket by ticket. */
import { cardsOf, ticketByCase } from '../db/tickets.ts';
import type { Change } from '../engine/change.ts';
import { step } from '../engine/machines.ts';
import type { Desk } from './desk.ts';
import type { Signal } from './signal.ts';
import { keepTime, timesOf } from './ticketClocks.ts';
import { columnsAfter } from './ticketMoves.ts';

/** The signal `clockIsRecomputed`: history and card only where a due time moved. */
export async function recomputeClock(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  if (ticket === null || !ticket.isOpen) return;
  const same = step(ticket.case, []);
  if (!same.ok) return;
  const before = columnsAfter(ticket, same.step, now);
  const { columns } = await keepTime(desk, change, ticket, before, { events: [], by: null }, now);
  const isMoved = JSON.stringify(timesOf(columns)) !== JSON.stringify(timesOf(ticket));
  const event = { kind: 'RECOMPUTED', actor: null, role: null, at: now.toString(), data: { inside: true } };
  change.move(ticket.case, same.step, isMoved ? [event] : [], false);
  change.ticket = { caseId, columns };
  if (!isMoved) return;
  for (const { chatId, view } of await cardsOf(desk.pool, caseId))
    if (view === 'ticket') change.card({ owner: caseId, chatId, view, caseId });
}
