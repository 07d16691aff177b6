/** A clock of a ticket ran out: who must know beside those who work on it. */
import { holdersOf, reach } from '../db/people.ts';
import type { Ticket } from '../db/tickets.ts';
import type { Change } from '../engine/change.ts';
import { sentence } from '../engine/speech.ts';
import { act } from './buttons.ts';
import type { Desk } from './desk.ts';

export type ClockName = 'response' | 'tier' | 'target';

/** When the clock that a sentence speaks of is due (`responseWarned`, `tierDue` …); null: it speaks of none. */
export function dueOf(
  ticket: Pick<Ticket, 'responseDueAt' | 'tierDueAt' | 'targetAt'>,
  name: string,
): Date | null {
  if (name.startsWith('response')) return ticket.responseDueAt;
  return name.startsWith('tier') ? ticket.tierDueAt : ticket.targetAt;
}

/** Of P1 and P2 the coordinators are told at once; the others stand in the digest (`tickets.breached_at`). Source: `chat.md`, Time. */
const AT_ONCE = new Set(['P1', 'P2']);

export async function tellOfBreach(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  clock: ClockName,
): Promise<void> {
  if (!AT_ONCE.has(ticket.priority)) return;
  const owner = ticket.ownerId === null ? null : await reach(desk.pool, ticket.ownerId);
  for (const one of await holdersOf(desk.pool, ['coordinator'], null))
    if (one.chatId !== null)
      change.say(
        one.chatId,
        sentence(
          'coordinator.breached',
          {
            clock,
            office: ticket.officeName,
            priority: ticket.priority,
            desk: ticket.desk,
            by: owner?.name ?? null,
            at: (dueOf(ticket, clock) ?? ticket.targetAt).toISOString(),
          },
          { buttons: [[act('openTicket', 'open', ticket.caseId)]] },
        ),
        ticket.caseId,
        ticket.priority === 'P1' || ticket.isRestricted ? 1 : 2,
      );
}
