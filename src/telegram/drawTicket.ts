/** A ticket as people see it: the card with its present state, and the whole story. */
import type { Pool } from 'pg';
import { historyOf } from '../db/cases.ts';
import { namesOf } from '../db/people.ts';
import type { Body, Ticket } from '../db/tickets.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { clip } from '../domain/text.ts';
import { cardButtons } from '../desk/showing.ts';
import { CARD_TEXT } from '../desk/ticketMoves.ts';
import type { EventLine } from '../engine/chain.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';

interface Happening extends EventLine {
  readonly words: Body;
}

async function story(pool: Pool, caseId: string): Promise<Happening[]> {
  const stored = await historyOf(pool, caseId);
  return stored.map(({ line, body }) => ({
    ...(JSON.parse(line) as EventLine),
    words: body === null ? { text: '', media: [] } : (JSON.parse(body) as Body),
  }));
}

/** The card. Restricted text and files are never shown in a group. */
export async function drawTicket(
  pool: Pool,
  locale: Locale,
  ticket: Ticket,
  isGroup: boolean,
): Promise<{ text: string; buttons: Button[][] }> {
  const { card } = locale;
  const happenings = await story(pool, ticket.caseId);
  const opening = happenings[0]?.words ?? { text: '', media: [] };
  const tried = happenings.findLast((one) => one.kind === 'ESCALATED')?.words.text ?? '';
  const isHidden = ticket.isRestricted && isGroup;
  const lines = [
    `${ticket.number} · ${card.kind({ kind: ticket.kind as TicketKind, category: ticket.category, priority: ticket.priority })}`,
    isHidden ? ticket.officeName : card.office({ office: ticket.officeName, reporter: ticket.reporterName }),
    card.target({ at: ticket.targetAt.toISOString() }),
    card.status({
      status: ticket.status,
      desk: ticket.desk,
      by: ticket.ownerName,
      since: ticket.ownedAt?.toISOString() ?? null,
    }),
    ...(ticket.isReporterPending ? [card.reporterPending()] : []),
    ...(ticket.isTier1Missing ? [card.tier1Missing()] : []),
    ...(ticket.stars === null ? [] : [card.stars({ stars: ticket.stars })]),
    '',
    ...(isHidden
      ? [card.restricted()]
      : [
          clip(opening.text, CARD_TEXT),
          ...(opening.media.length === 0 ? [] : [card.files({ count: opening.media.length })]),
          ...(ticket.desk === 'tier2' && tried !== '' ? ['', card.tried({ text: clip(tried, 500) })] : []),
        ]),
  ];
  return { text: clip(lines.join('\n').trim(), 4000), buttons: cardButtons(ticket) };
}

/** The whole story with times; the reporter does not see what stayed inside, a group not what is restricted. */
export async function drawHistory(
  pool: Pool,
  locale: Locale,
  ticket: Ticket,
  view: { isGroup: boolean; inside: boolean },
): Promise<string> {
  const all = (await story(pool, ticket.caseId)).filter((one) => view.inside || one.data.inside !== true);
  const names = await namesOf(pool, [
    ...new Set(all.flatMap((one) => (one.actor === null ? [] : [one.actor]))),
  ]);
  const isHidden = ticket.isRestricted && view.isGroup;
  const lines = all.map((one) =>
    locale.card.happened({
      kind: one.kind,
      at: one.at,
      by: one.actor === null ? null : (names.get(one.actor) ?? '—'),
      text: isHidden ? '' : withFiles(locale, one.words),
      inside: one.data.inside === true,
      edited: one.data.edited === true,
      automatic: one.data.automatic === true,
    }),
  );
  return [locale.card.historyTitle({ number: ticket.number }), ...lines].join('\n');
}

const withFiles = (locale: Locale, { text, media }: Body): string =>
  [text, ...(media.length === 0 ? [] : [locale.card.files({ count: media.length })])]
    .filter((part) => part !== '')
    .join(' ');
