/** A ticket as people see it: the card with its present state, and the whole story. */
import type { Pool } from 'pg';
import { approvalsOfTicket } from '../db/approvals.ts';
import { historyOf } from '../db/cases.ts';
import { adviceOf } from '../db/advice.ts';
import { followersOf } from '../db/links.ts';
import { namesOf } from '../db/people.ts';
import type { Body, Ticket } from '../db/tickets.ts';
import { readAdvice } from '../domain/advice.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { clip } from '../domain/text.ts';
import { isForFewEyes } from '../domain/authority.ts';
import { stageOf } from '../domain/clocks.ts';
import type { Desk } from '../desk/desk.ts';
import { maySeeComplaint } from '../desk/complaintRoute.ts';
import { cardButtons, mayRead, watchButtons } from '../desk/showing.ts';
import { clocksOf } from '../desk/ticketClocks.ts';
import { CARD_TEXT, deskChats } from '../desk/ticketMoves.ts';
import type { Desk as DeskName } from '../../flows/ticket.ts';
import type { EventLine } from '../engine/chain.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';

interface Happening extends EventLine {
  readonly words: Body;
}

export async function story(pool: Pool, caseId: string): Promise<Happening[]> {
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
  /** It is the card of a desk, not an answer to whoever asked to see the ticket. */
  readonly isCard?: boolean;
}

const hides = (ticket: Ticket, { isGroup, personId }: Reader): boolean =>
  isGroup ? isForFewEyes(ticket) : ticket.isRestricted && !mayRead(ticket, personId);

/** The author's name, or that it is hidden. */
export const reporterOf = (locale: Locale, { reporterName }: Ticket): string =>
  reporterName ?? locale.card.hiddenReporter();

/** The card. What few may read is never shown in a group, a restricted text only to its reporter and its owner. */
export async function drawTicket(
  desk: Pick<Desk, 'pool' | 'region' | 'calendar' | 'advise'>,
  locale: Locale,
  ticket: Ticket,
  reader: Reader,
  now: Temporal.Instant,
): Promise<{ text: string; buttons: Button[][] }> {
  const { card } = locale;
  const { pool } = desk;
  const happenings = await story(pool, ticket.caseId);
  const place = await placeOf(desk, ticket, happenings, reader);
  if (place.movedAt !== null)
    return {
      text: card.movedAway({ number: ticket.number, office: ticket.officeName, at: place.movedAt }),
      buttons: [],
    };
  const followers = ticket.leadId === null ? await followersOf(pool, ticket.caseId) : [];
  const opening = happenings[0]?.words ?? { text: '', media: [] };
  const tried = happenings.findLast((one) => one.kind === 'ESCALATED')?.words.text ?? '';
  const isHidden = hides(ticket, reader);
  const lines = [
    `${ticket.number} · ${card.kind({ kind: ticket.kind as TicketKind, category: ticket.category, priority: ticket.priority })}`,
    isHidden
      ? ticket.officeName
      : card.office({ office: ticket.officeName, reporter: reporterOf(locale, ticket) }),
    card.target({ at: ticket.targetAt.toISOString() }) + lightOf(desk, locale, ticket, now),
    card.status({
      status: ticket.status,
      desk: ticket.desk,
      by: ticket.ownerName,
      since: ticket.ownedAt?.toISOString() ?? null,
    }),
    ...(ticket.isReporterPending ? [card.reporterPending()] : []),
    ...(ticket.isTier1Missing ? [card.tier1Missing()] : []),
    ...(ticket.waitsUntil === null ? [] : [card.waitsUntil({ at: ticket.waitsUntil.toISOString() })]),
    ...(ticket.visitAt === null ? [] : [card.visitAt({ at: ticket.visitAt.toISOString() })]),
    ...(ticket.channel === null
      ? []
      : [card.recorded({ by: ticket.recordedBy ?? '', channel: ticket.channel })]),
    ...(ticket.leadNumber === null
      ? []
      : [card.follows({ number: ticket.leadNumber, kind: ticket.linkKind ?? '' })]),
    ...(followers.length === 0
      ? []
      : [
          card.followed({
            count: followers.length,
            numbers: followers.slice(0, MOST_NAMED).map((one) => one.number.slice(-6)),
            mass: ticket.isMass,
          }),
        ]),
    ...lastByItself(locale, ticket, happenings),
    ...(ticket.stars === null ? [] : [card.stars({ stars: ticket.stars })]),
    '',
    ...(isHidden
      ? [card.restricted()]
      : [
          ...(opening.text === '' ? [] : [clip(opening.text, CARD_TEXT)]),
          ...(opening.media.length === 0 ? [] : [card.files({ count: opening.media.length })]),
          ...(ticket.desk === 'tier2' && tried !== '' ? ['', card.tried({ text: clip(tried, 500) })] : []),
          ...(reader.isCard === true && ticket.isOpen ? await advisedLines(desk, locale, ticket) : []),
        ]),
  ];
  const buttons = place.isWorkedHere ? cardButtons(ticket) : watchButtons(ticket);
  return { text: clip(lines.join('\n').trim(), 4000), buttons };
}

/** What a model says, set apart from what people wrote; technicians see it, on the card alone. */
async function advisedLines(
  { pool, advise }: Pick<Desk, 'pool' | 'advise'>,
  { card }: Locale,
  ticket: Ticket,
): Promise<string[]> {
  if (advise === null) return [];
  const { triage, passing } = readAdvice(await adviceOf(pool, ticket.caseId));
  return [
    ...(ticket.desk === 'tier2' && passing !== undefined ? ['', card.passedSummary(passing)] : []),
    ...(triage === undefined
      ? []
      : [
          '',
          card.advised({
            summary: triage.summary,
            kind: triage.kind as TicketKind | null,
            category: triage.category,
            priority: triage.priority,
          }),
        ]),
    ...(triage?.soundsLikeSecurity === true ? [card.mayBeSecurity()] : []),
  ];
}

/** So many numbers of tickets stand on the card of the one they follow. */
const MOST_NAMED = 12;

/** Whether the ticket is worked where this card hangs, and since when another office has it. */
async function placeOf(
  desk: Pick<Desk, 'pool' | 'region'>,
  ticket: Ticket,
  happenings: readonly Happening[],
  reader: Reader,
): Promise<{ isWorkedHere: boolean; movedAt: string | null }> {
  const isHere = async (at: DeskName) =>
    (await deskChats(desk, at, ticket.officeCode)).some((chat) => chat.chatId === reader.chatId);
  if (!happenings.some((one) => MOVES.has(one.kind))) return { isWorkedHere: true, movedAt: null };
  // Whoever took it by a call at night works on it in his own chat, also where the desk has a group.
  const isOwners = reader.personId !== null && reader.personId === ticket.ownerId;
  const isWorkedHere = isOwners || (await isHere(ticket.desk as DeskName));
  const moved = happenings.findLast((one) => one.kind === 'TRANSFERRED');
  const isAway = reader.isCard === true && moved !== undefined && !isWorkedHere && !(await isHere('tier1'));
  return { isWorkedHere, movedAt: isAway ? moved.at : null };
}

/** Green, amber or red, or what the clock rests for; a ticket that is over shows the colour it ended with. */
function lightOf(
  desk: Pick<Desk, 'region' | 'calendar'>,
  locale: Locale,
  ticket: Ticket,
  now: Temporal.Instant,
): string {
  const clocks = clocksOf(desk, ticket, now);
  if (clocks.target === null) return '';
  const why = ticket.isPaused ? (ticket.segments.at(-1)?.pause ?? null) : null;
  return locale.times.light({ stage: stageOf(clocks, ticket.respondedAt !== null), why });
}

/** What the desk did by itself to have it taken: passed on, called or reminded somebody. */
function lastByItself({ card }: Locale, ticket: Ticket, happenings: readonly Happening[]): string[] {
  const passed = happenings.findLast((one) => one.kind === 'ESCALATED');
  const called = happenings.findLast((one) => one.data.rung !== undefined);
  return [
    ...(ticket.desk === 'tier2' && ticket.isOpen && passed?.data.automatic === true
      ? [card.passedOn({ why: String(passed.data.why) })]
      : []),
    ...(ticket.status === 'queued' && called !== undefined
      ? [card.lastCall({ rung: String(called.data.rung), at: called.at })]
      : []),
  ];
}

/** After these a card may hang where its desk no longer works. */
const MOVES = new Set(['ESCALATED', 'RETURNED', 'RECLASSIFIED', 'TRANSFERRED']);

/** The whole story with times; the reporter does not see what stayed inside, a group not what is restricted. */
export async function drawHistory(
  pool: Pool,
  locale: Locale,
  ticket: Ticket,
  view: Reader & { inside: boolean },
): Promise<string> {
  const isComplaint = ticket.kind === 'complaint';
  const isAuthor = ticket.reporterId === view.personId;
  // What was said while it was a complaint stays with those who handled it, and with its author.
  const all = (await story(pool, ticket.caseId)).filter(
    (one) =>
      (view.inside || one.data.inside !== true) && (isComplaint || isAuthor || one.data.complaint !== true),
  );
  const names = await namesOf(pool, [
    ...new Set(all.flatMap((one) => [...(one.actor === null ? [] : [one.actor]), ...calledIn(one)])),
  ]);
  const isHidden = isComplaint ? !(await maySeeComplaint(pool, ticket, view)) : hides(ticket, view);
  const nameOf = (actor: number): string =>
    actor === ticket.reporterId && !isAuthor ? reporterOf(locale, ticket) : (names.get(actor) ?? '—');
  const lines = all.map((one) =>
    locale.card.happened({
      kind: one.data.rung === undefined ? one.kind : `CALLED.${one.data.rung}`,
      at: one.at,
      by: one.actor === null ? null : nameOf(one.actor),
      text:
        one.data.to !== undefined && one.data.rung !== undefined
          ? calledIn(one)
              .map((id) => names.get(id) ?? '—')
              .join(', ')
          : isHidden
            ? ''
            : withFiles(locale, one.words),
      inside: one.data.inside === true,
      edited: one.data.edited === true,
      automatic: one.data.automatic === true,
    }),
  );
  const dated = lines.map((line, index) => ({ at: all[index]?.at ?? '', line }));
  const decided = REQUESTED.has(ticket.kind) ? await approvalsOfTicket(pool, ticket.caseId) : [];
  for (const row of decided)
    dated.push({
      at: row.at.toISOString(),
      line: locale.sentences['approval.history']({
        at: row.at.toISOString(),
        step: row.step,
        decision: row.decision,
        by: row.name,
        insteadOf: row.insteadOfName,
        number: row.number,
        letterOn: row.letterOn,
        revision: row.revision,
      }),
    });
  dated.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return [locale.card.historyTitle({ number: ticket.number }), ...dated.map(({ line }) => line)].join('\n');
}

/** Kinds that come from a request with approvals. */
const REQUESTED: ReadonlySet<string> = new Set(['service_request', 'change']);

/** Whom the desk called or reminded. */
const calledIn = ({ data }: Happening): number[] =>
  data.rung === undefined || typeof data.to !== 'string' ? [] : data.to.split(',').map(Number);

const withFiles = (locale: Locale, { text, media }: Body): string =>
  [text, ...(media.length === 0 ? [] : [locale.card.files({ count: media.length })])]
    .filter((part) => part !== '')
    .join(' ');
