/** A reporter has blocked the bot: whoever handles his tickets must know that no message arrives. */
import { holdersOf } from '../db/people.ts';
import { reportedBy, ticketByCase } from '../db/tickets.ts';
import { whoseChat } from '../db/chats.ts';
import type { Change } from '../engine/change.ts';
import { sentence } from '../engine/speech.ts';
import type { Desk } from './desk.ts';
import { classOf, moveTicket, whereShown } from './ticketMoves.ts';

/** Signals to his open tickets, one each; a chat that is nobody's (a group) is an alarm to the administrators. */
export async function chatUnreachable(
  desk: Desk,
  change: Change,
  chatId: number,
  why: string,
): Promise<void> {
  const chat = await whoseChat(desk.pool, chatId);
  if (chat === null) return;
  if (chat.personId === null) {
    if (!chat.isBound) return;
    for (const admin of await holdersOf(desk.pool, ['admin', 'coordinator'], null))
      if (admin.chatId !== null && admin.chatId !== chatId)
        change.say(admin.chatId, sentence('alarm.groupGone', { title: chat.title ?? '' }), null, 1);
    return;
  }
  for (const { caseId } of await reportedBy(desk.pool, { personId: chat.personId }, true, 20))
    change.signals.push({
      key: `unreachable:${caseId}:${chatId}`,
      lane: `case:${caseId}`,
      payload: JSON.stringify({ signal: { name: 'reporterUnreachable', caseId, why } }),
    });
}

/** The signal at its ticket: history, card, and one short message to the desk. */
export async function reporterUnreachable(
  desk: Desk,
  change: Change,
  caseId: string,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  if (ticket === null || !ticket.isOpen) return;
  const moved = await moveTicket(
    desk,
    change,
    ticket,
    { events: [{ type: 'NOTED' }], by: null, inside: true, data: { unreachable: true } },
    now,
  );
  if (!moved.ok) return;
  for (const chat of await whereShown(desk, ticket))
    change.say(
      chat.chatId,
      sentence(
        'desk.reporterUnreachable',
        { by: ticket.reporterName ?? '' },
        { replyTo: { card: caseId }, replaces: 'nudge' },
      ),
      caseId,
      classOf(ticket),
    );
}
