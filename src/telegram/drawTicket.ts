/** A ticket as people see it: the card with its present state, and the whole story. */
import type { Pool } from 'pg';
import { historyOf } from '../db/cases.ts';
import { namesOf } from '../db/people.ts';
import type { Body, Ticket } from '../db/tickets.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { clip } from '../domain/text.ts';
import { isForFewEyes } from '../domain/authority.ts';
import type { Region } from '../domain/region.ts';
import { cardButtons, mayRead, watchButtons } from '../desk/showing.ts';
import { CARD_TEXT, deskChats } from '../desk/ticketMoves.ts';
import type { Desk as DeskName } from '../../flows/ticket.ts';
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

/** Who will read it, and where. */
export interface Reader {
  readonly chatId: number;
  readonly isGroup: boolean;
  /** Whose private chat it is. */
  readonly personId: number | null;
}

const hides = (ticket: Ticket, { isGroup, personId }: Reader): boolean =>
  isGroup ? isForFewEyes(ticket) : ticket.isRestricted && !mayRead(ticket, personId);

/** The card. What few may read is never shown in a group, a restricted text only to its reporter and its owner. */
export async function drawTicket(
  { pool, region }: { pool: Pool; region: Region },
  locale: Locale,
  ticket: Ticket,
  reader: Reader,
): Promise<{ text: string; buttons: Button[][] }> {
  const { card } = locale;
  const happenings = await story(pool, ticket.caseId);
  const opening = happenings[0]?.words ?? { text: '', media: [] };
  const tried = happenings.findLast((one) => one.kind === 'ESCALATED')?.words.text ?? '';
  const isHidden = hides(ticket, reader);
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
          ...(opening.text === '' ? [] : [clip(opening.text, CARD_TEXT)]),
          ...(opening.media.length === 0 ? [] : [card.files({ count: opening.media.length })]),
          ...(ticket.desk === 'tier2' && tried !== '' ? ['', card.tried({ text: clip(tried, 500) })] : []),
        ]),
  ];
  const isWorkedHere =
    !happenings.some((one) => MOVES.has(one.kind)) ||
    (await deskChats({ pool, region }, ticket.desk as DeskName, ticket.officeCode)).some(
      (chat) => chat.chatId === reader.chatId,
    );
  const buttons = isWorkedHere ? cardButtons(ticket) : watchButtons(ticket);
  return { text: clip(lines.join('\n').trim(), 4000), buttons };
}

/** After these a card may hang where its desk no longer works. */
const MOVES = new Set(['ESCALATED', 'RETURNED', 'RECLASSIFIED']);

/** The whole story with times; the reporter does not see what stayed inside, a group not what is restricted. */
export async function drawHistory(
  pool: Pool,
  locale: Locale,
  ticket: Ticket,
  view: Reader & { inside: boolean },
): Promise<string> {
  const all = (await story(pool, ticket.caseId)).filter((one) => view.inside || one.data.inside !== true);
  const names = await namesOf(pool, [
    ...new Set(all.flatMap((one) => (one.actor === null ? [] : [one.actor]))),
  ]);
  const isHidden = hides(ticket, view);
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
