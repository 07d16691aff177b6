/** A complaint as those see it who may; to everybody else it is a number that is dealt with in private. */
import type { Pool } from 'pg';
import type { Ticket } from '../db/tickets.ts';
import { clip } from '../domain/text.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { maySeeComplaint } from '../desk/complaintRoute.ts';
import { cardButtons } from '../desk/showing.ts';
import { CARD_TEXT } from '../desk/ticketMoves.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import { reporterOf, story, type Reader } from './drawTicket.ts';

export async function drawComplaint(
  { pool }: { pool: Pool },
  locale: Locale,
  ticket: Ticket,
  reader: Reader,
): Promise<{ text: string; buttons: Button[][] }> {
  const { card } = locale;
  if (!(await maySeeComplaint(pool, ticket, reader)))
    return { text: [ticket.number, card.complaintPrivate()].join('\n'), buttons: [] };
  const happenings = await story(pool, ticket.caseId);
  const opening = happenings[0]?.words ?? { text: '', media: [] };
  const conclusion = happenings.findLast((one) => one.kind === 'CONCLUDED')?.words.text ?? '';
  const { complaint } = ticket;
  const isAuthor = reader.personId === ticket.reporterId;
  const lines = [
    `${ticket.number} · ${card.kind({ kind: ticket.kind as TicketKind, category: ticket.category, priority: ticket.priority })}`,
    card.office({ office: ticket.officeName, reporter: reporterOf(locale, ticket) }),
    card.complaintAbout({
      about: complaint?.about ?? 'other',
      name: complaint?.subjectName ?? opening.about ?? null,
    }),
    card.target({ at: ticket.targetAt.toISOString() }),
    card.status({
      status: ticket.status,
      desk: ticket.desk,
      by: ticket.ownerName,
      since: ticket.ownedAt?.toISOString() ?? null,
    }),
    ...(isAuthor || complaint?.isSummarySent !== true
      ? []
      : [card.summarySent({ count: happenings.filter((one) => one.kind === 'RESPONDED').length })]),
    ...(ticket.stars === null ? [] : [card.stars({ stars: ticket.stars })]),
    '',
    ...(opening.text === '' ? [] : [clip(opening.text, CARD_TEXT)]),
    ...(opening.media.length === 0 ? [] : [card.files({ count: opening.media.length })]),
    ...(!isAuthor && ticket.status === 'underReview'
      ? ['', card.conclusion({ text: clip(conclusion, 1000) })]
      : []),
  ];
  return { text: clip(lines.join('\n').trim(), 4000), buttons: isAuthor ? [] : cardButtons(ticket) };
}
