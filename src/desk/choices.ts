/** Actions that need a choice before a line: to whom, what for, which kind or priority. */
import { holdersOf } from '../db/people.ts';
import type { Ticket } from '../db/tickets.ts';
import type { Role } from '../domain/authority.ts';
import { priorities, type Priority } from '../domain/priority.ts';
import { TICKET_KINDS, type TicketKind } from '../domain/ticketKinds.ts';
import type { TicketColumns } from '../engine/change.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { Acting } from './acts.ts';
import { act } from './buttons.ts';
import { whoMayHandle } from './complaintRoute.ts';
import type { Desk, Known, Notice } from './desk.ts';

const ASSIGNABLE: Readonly<Record<string, readonly Role[]>> = {
  tier1: ['tier1'],
  tier2: ['tier2', 'csirt'],
  coordinator: ['coordinator', 'division_head'],
};

/** Waits the clock is paused for, reported apart. Source: `chat.md`, step 6. */
const WAITS = ['vendor', 'part', 'letter'] as const;

/** The menu of choices when none was made (or a forged one was); null when there is nothing left to choose. */
export async function choicesFor(
  desk: Desk,
  { change, chat, input }: Known,
  ticket: Ticket,
  { action, choice }: Acting,
): Promise<Notice> {
  const offer = (
    name: 'ask.assignTo' | 'ask.waitFor' | 'ask.newKindOrPriority',
    rows: Button[][],
  ): Notice => {
    const speech = sentence(
      name,
      { number: ticket.number },
      { buttons: rows, replyTo: replyTo(input.messageId) },
    );
    if (input.callbackId === null) return { speech };
    change.say(chat.id, speech, ticket.caseId);
    return { speech: sentence('notice.chooseBelow', {}) };
  };
  if (action === 'assign') {
    const people =
      ticket.kind === 'complaint'
        ? await whoMayHandle(desk, ticket)
        : await holdersOf(
            desk.pool,
            ASSIGNABLE[ticket.desk] ?? [],
            ticket.desk === 'tier1' ? ticket.officeCode : null,
          );
    if (people.some((one) => String(one.id) === choice)) return null;
    if (people.length === 0) return { speech: sentence('refused.nobodyToAssign', {}), alert: true };
    return offer(
      'ask.assignTo',
      people
        .slice(0, 20)
        .map((one) => [{ ...act('plain', 'assign', ticket.caseId, one.id), with: { text: one.name } }]),
    );
  }
  if (action === 'wait') {
    if ((WAITS as readonly string[]).includes(choice ?? '')) return null;
    return offer('ask.waitFor', [WAITS.map((what) => act(`wait.${what}`, 'wait', ticket.caseId, what))]);
  }
  if (action === 'reclassify') {
    if (kindChosen(choice) !== null || priorityChosen(choice) !== null) return null;
    const kinds = TICKET_KINDS.filter((kind) => kind !== ticket.kind);
    return offer('ask.newKindOrPriority', [
      ...pairs(kinds.map((kind) => act(`kind.${kind}`, 'reclassify', ticket.caseId, kind))),
      priorities
        .filter((priority) => priority !== ticket.priority)
        .map((priority) => ({
          ...act('plain', 'reclassify', ticket.caseId, priority),
          with: { text: priority },
        })),
    ]);
  }
  return null;
}

/** Typed columns the choice changes beside the machine; its clocks follow from the segments. */
export function columnsChosen(ticket: Ticket, acting: Acting): Partial<TicketColumns> {
  if (acting.action === 'rate') return { stars: starsOf(acting.choice) };
  if (acting.action !== 'reclassify') return {};
  return { priority: priorityChosen(acting.choice) ?? ticket.priority };
}

export const kindAfter = (ticket: Ticket, { choice }: Acting): TicketKind =>
  kindChosen(choice) ?? (ticket.kind as TicketKind);

export const starsOf = (choice: string | null): number | null =>
  /^[1-5]$/.test(choice ?? '') ? Number(choice) : null;

const kindChosen = (choice: string | null): TicketKind | null =>
  TICKET_KINDS.find((kind) => kind === choice) ?? null;
const priorityChosen = (choice: string | null): Priority | null =>
  priorities.find((priority) => priority === choice?.toUpperCase()) ?? null;
const replyTo = (messageId: number | null) => (messageId === null ? null : { messageId });

export function pairs<T>(all: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (let index = 0; index < all.length; index += 2) rows.push(all.slice(index, index + 2));
  return rows;
}
