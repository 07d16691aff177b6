/** `Tambahan G-0042`: what was kept while we asked where it belongs goes to the ticket, in one step with the dialogue's end. */
import { ticketByCase } from '../db/tickets.ts';
import { restore } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { absent, actOn } from './acts.ts';
import { draftingOf } from './conversation.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { draftStep, memoryOf } from './report.ts';
import { verdictOf } from './verdict.ts';

export async function addToTicket(desk: Desk, arrival: Known, caseId: string): Promise<Notice> {
  const ticket = await ticketByCase(desk.pool, caseId);
  if (ticket === null || ticket.reporterId !== arrival.person.id) return absent();
  const drafting = draftingOf(arrival);
  if (drafting.stored === undefined) return { speech: sentence('refused.draftOver', {}), alert: true };
  const { parts } = memoryOf(drafting.stored);
  if (!draftStep(desk, drafting, [{ type: 'ADDED_TO', caseId }]))
    return { speech: sentence('refused.draftOver', {}), alert: true };
  const { dialogue } = arrival.change;
  for (const part of parts)
    arrival.change.links.push({
      chatId: arrival.chat.id,
      messageId: part.messageId,
      caseId,
      part: 'source',
      ...(part.media === null ? {} : { fileId: part.media.fileId }),
    });
  const answers = restore(ticket.case).can({ type: 'ANSWERED' });
  const text = parts
    .map((part) => part.text)
    .filter((line) => line !== '')
    .join('\n');
  const media = parts.flatMap((part) => (part.media === null ? [] : [part.media]));
  const verdict = ticket.asksReporter === 'confirmation' && media.length === 0 ? verdictOf(text) : null;
  const action = answers ? 'answer' : (verdict ?? 'add');
  const notice = await actOn(desk, arrival, ticket, { action, text, media, choice: null });
  arrival.change.dialogue = dialogue;
  return notice;
}
