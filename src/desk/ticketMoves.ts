/**
 * A ticket moves: events go through the machine, its effects become messages, cards and timers, its memory becomes the typed
 * columns that lists and authority read.
 */
import { historyOf } from '../db/cases.ts';
import { workChats } from '../db/chats.ts';
import { cardsOf, openingOf, ticketByCase, type Body, type Ticket } from '../db/tickets.ts';
import { holdersOf, privateChatOf, reach } from '../db/people.ts';
import type { Role } from '../domain/authority.ts';
import type { ComplaintPlace } from '../domain/complaints.ts';
import type { EventLine, NewEvent } from '../engine/chain.ts';
import { awaitsTier1, isUrgent, needsCall } from '../domain/urgency.ts';

import type { Change, DeliveryClass, TicketColumns } from '../engine/change.ts';
import type { Button, Media, Speech } from '../engine/speech.ts';
import { sentence } from '../engine/speech.ts';
import { step, type Effect, type Step } from '../engine/machines.ts';
import type {
  Desk as DeskName,
  DeskSentence,
  ReporterSentence,
  TicketEvent,
  TicketMemory,
} from '../../flows/ticket.ts';
import { alarmNoReceiver, conclusionOf, performComplaint } from './complaintMoves.ts';
import { complaintAfter, complaintChats } from './complaintRoute.ts';
import { wishAdvice } from './advice.ts';
import { dueAt, toDate, type Desk } from './desk.ts';
import { callForResponse } from './silence.ts';
import { keepTime, outcomeOf, timesOf } from './ticketClocks.ts';
import { dueOf, tellOfBreach, type ClockName } from './timeAlarms.ts';
import { send } from './signal.ts';
import { act, confirmButtons, idleButtons, rateButtons } from './buttons.ts';
import { tellFollowers } from './following.ts';
import { officeNamed } from './transferring.ts';
import { visitTimer, waitDueAt } from './waiting.ts';

/** What came with the move: somebody's words, a choice, a date. */
export interface Move {
  readonly events: readonly (TicketEvent | { readonly type: string })[];
  /** Null: the desk itself, by a timer. */
  readonly by: { readonly id: number; readonly name: string; readonly role: string } | null;
  readonly text?: string;
  readonly media?: readonly Media[];
  /** For the history: codes only. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  /** Kind, priority or other columns the action changes beside the machine. */
  readonly columns?: Partial<TicketColumns>;
  /** A line that stays inside: kept in the history, never carried to the reporter. */
  readonly inside?: boolean;
  /** Of a complaint: what was decided beside the machine. */
  readonly complaint?: Partial<ComplaintPlace>;
}

/** Classes: P1 and security first. */
export const classOf = (ticket: { priority: string; isRestricted: boolean }): DeliveryClass =>
  isUrgent(ticket) ? 1 : 2;

const WORKERS: Readonly<Record<DeskName, readonly Role[]>> = {
  tier1: ['tier1'],
  tier2: ['tier2', 'csirt'],
  coordinator: ['coordinator', 'division_head'],
};

/** The chats in which a desk works: its group, else each of its people in private. */
export async function deskChats(
  desk: Pick<Desk, 'pool' | 'region'>,
  at: DeskName,
  officeCode: string,
  caseId: string | null = null,
): Promise<{ chatId: number; isGroup: boolean; showsCard: boolean }[]> {
  const groupOf = at === 'tier2' ? desk.region.ictOffice.code : officeCode;
  const office = at === 'tier1' ? officeCode : null;
  return workChats(desk.pool, { purpose: at, groupOf, roles: WORKERS[at], office }, caseId);
}

/** The chats in which a ticket is worked on as it stands: of a complaint the private ones of those who may, else its desk's. */
export const placesOf = (
  desk: Pick<Desk, 'pool' | 'region'>,
  ticket: Ticket,
  caseId: string | null = null,
): Promise<{ chatId: number; isGroup: boolean; showsCard: boolean }[]> =>
  ticket.kind === 'complaint'
    ? complaintChats(desk, ticket)
    : deskChats(desk, ticket.desk as DeskName, ticket.officeCode, caseId);

/** Moves the ticket in `change`; false with the event's name when its present state does not allow it. */
export async function moveTicket(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  given: Move,
  now: Temporal.Instant,
): Promise<{ ok: true; columns: TicketColumns } | { ok: false; event: string }> {
  const move = nameless(ticket, given);
  const stepped = step(ticket.case, move.events);
  if (!stepped.ok) return stepped;
  const { columns, segments } = await keepTime(
    desk,
    change,
    ticket,
    { ...columnsAfter(ticket, stepped.step, now), ...move.columns },
    move,
    now,
  );
  const history = move.events.map((event, index): NewEvent => {
    const { type, ...codes } = event as { type: string } & Record<string, string | number>;
    const isLast = index === move.events.length - 1;
    return {
      kind: kindOf(type),
      actor: move.by?.id ?? null,
      role: move.by?.role ?? null,
      at: now.toString(),
      data: {
        ...codes,
        ...(isLast ? move.data : {}),
        ...(isLast && move.inside === true ? { inside: true } : {}),
        ...(ticket.kind === 'complaint' ? { complaint: true } : {}),
      },
      ...(isLast && (move.text !== undefined || move.media !== undefined)
        ? { body: JSON.stringify({ text: move.text ?? '', media: move.media ?? [] }) }
        : {}),
    };
  });
  change.move(ticket.case, stepped.step, history, !columns.isOpen);
  change.ticket = { caseId: ticket.caseId, columns };
  if (ticket.isOpen && columns.status === 'closed') {
    change.outcome = outcomeOf(desk, ticket, columns, now);
    if (ticket.kind === 'change')
      send(change, `changeIsDone:${ticket.caseId}`, { name: 'changeIsDone', caseId: ticket.caseId });
  }
  change.timers(ticket.caseId, stepped.step, (delay) =>
    delay === 'waitIsDue'
      ? waitDueAt(desk, ticket, columns.waitsUntil, now)
      : dueAt(desk.calendar(ticket.workPattern, ticket.officeCode), now, delay),
  );
  visitTimer(desk, change, ticket, columns, now);
  if (move.events.some((event) => event.type === 'ESCALATED'))
    wishAdvice(desk, change, columns, { caseId: ticket.caseId, about: 'passing' });
  const handed = move.events.find((event) => event.type === 'ASSIGNED' || event.type === 'NOT_SOLVED');
  if (handed !== undefined && columns.ownerId !== null)
    send(change, `owner:${ticket.caseId}:${ticket.case.version}`, {
      name: 'ownerIsChecked',
      caseId: ticket.caseId,
      isReopened: handed.type === 'NOT_SOLVED',
    });
  await tellFollowers(desk, change, ticket, columns, move);
  const complaint = await complaintAfter(desk, change, ticket, columns, stepped.step, move.complaint);
  const after: Ticket = { ...ticket, ...columns, segments, complaint };
  followUrgency(change, ticket, after, move.by?.id);
  for (const effect of stepped.step.effects) await perform(desk, change, after, ticket, effect, move, now);
  return { ok: true, columns };
}

/** A waiting time of the chart, as the history calls it. */
const kindOf = (type: string): string =>
  !type.startsWith('xstate.after.')
    ? type
    : type.includes('.answerReminded')
      ? 'REMINDED'
      : type.includes('.waitIsDue')
        ? 'WAIT_IS_DUE'
        : 'SILENCE';

/** Tier 1 is watched from when a ticket comes back to it; somebody begins to be called when an urgent ticket comes to lie in nobody's hands, and nobody further when it no longer does. */
function followUrgency(change: Change, before: Ticket, after: Ticket, by: number | undefined): void {
  const { caseId } = before;
  // Given back or returned, it is Tier 1's again: a new one is watched by its response clock.
  if (!awaitsTier1(before) && awaitsTier1(after) && after.respondedAt !== null)
    send(change, `silent:${caseId}:${before.case.version}`, { name: 'tier1IsSilent', caseId });
  // What became a complaint is called for by nobody: those who receive it have it in private.
  const [was, is] = [needsCall(before), after.kind !== 'complaint' && needsCall(after)];
  if (was === is) return;
  const name = is ? 'callBegins' : 'callEnds';
  send(change, `${name}:${caseId}:${before.case.version}`, {
    name,
    caseId,
    ...(by === undefined ? {} : { by }),
  });
}

/** A hidden author acts without a name. */
const nameless = (ticket: Ticket, move: Move): Move =>
  ticket.reporterName === null && move.by?.id === ticket.reporterId
    ? { ...move, by: { ...move.by, name: '' } }
    : move;

/** The typed columns as the machine's memory says. */
export function columnsAfter(
  ticket: TicketColumns,
  { snapshot }: Step,
  now: Temporal.Instant,
): TicketColumns {
  const memory = snapshot.context as TicketMemory;
  const status = leafOf(snapshot.value);
  return {
    ...timesOf(ticket),
    status,
    desk: memory.desk,
    kind: memory.kind,
    category: ticket.category,
    impact: ticket.impact,
    urgency: ticket.urgency,
    priority: ticket.priority,
    isRestricted: ticket.isRestricted,
    ownerId: memory.ownerId,
    ownedAt:
      memory.ownerId === ticket.ownerId ? ticket.ownedAt : memory.ownerId === null ? null : toDate(now),
    isPaused: snapshot.hasTag('paused'),
    resolvedAt:
      status === 'resolved'
        ? ticket.status === 'resolved'
          ? ticket.resolvedAt
          : toDate(now)
        : snapshot.hasTag('open')
          ? null
          : ticket.resolvedAt,
    asksReporter: snapshot.hasTag('asksAnswer')
      ? 'answer'
      : snapshot.hasTag('asksConfirmation')
        ? 'confirmation'
        : null,
    stars: ticket.stars,
    isOpen: snapshot.hasTag('open'),
    officeCode: ticket.officeCode,
    isTier1Missing: ticket.isTier1Missing,
    waitsUntil: status === 'waitingForOther' ? ticket.waitsUntil : null,
    visitAt: snapshot.hasTag('open') && memory.desk === ticket.desk ? ticket.visitAt : null,
    // Solved, it no longer takes those who report later.
    targetMinutes: ticket.targetMinutes,
    isMass: ticket.isMass && snapshot.hasTag('open') && status !== 'resolved',
  };
}

/** The innermost state's name: `queued`, `handled`, `resolved`, `closed` … */
function leafOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, inner] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return name === 'closed' ? name : leafOf(inner);
}

async function perform(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  before: Ticket,
  effect: Effect,
  move: Move,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId } = ticket;
  switch (effect.type) {
    case 'showCards':
      for (const card of await cardsOf(desk.pool, caseId))
        if (card.view === 'ticket')
          change.card({ owner: caseId, chatId: card.chatId, view: 'ticket', caseId });
      return;
    case 'withdrawRequest':
      return send(change, `requestIsWithdrawn:${caseId}:${before.case.version}`, {
        name: 'requestIsWithdrawn',
        caseId,
        ...(move.by === null ? {} : { by: move.by.id }),
      });
    case 'offerTo': {
      const at = effect.params.desk as DeskName;
      const { text, media } = await openingOf(desk.pool, caseId);
      const body = { text, media: [...media, ...(move.media ?? [])] };
      if (ticket.kind === 'complaint') {
        const chats = await complaintChats(desk, ticket);
        postCards(change, ticket, chats, body);
        if (chats.length === 0) await alarmNoReceiver(desk, change, ticket);
      } else if ((await offerTo(desk, change, ticket, at, body)) === 0)
        await alarmNobody(desk, change, caseId, at);
      return;
    }
    case 'tellReporter':
      if (effect.params.sentence === 'answered')
        return tellReporter(desk, change, ticket, 'answered', await conclusionOf(desk, ticket), now);
      return tellReporter(desk, change, ticket, effect.params.sentence as ReporterSentence, move, now);
    case 'nudgeDesk':
      return nudgeDesk(desk, change, ticket, before, effect.params.sentence as DeskSentence, move, now);
    case 'tellOfBreach':
      return tellOfBreach(desk, change, ticket, effect.params.clock as ClockName);
    case 'callForResponse':
      return callForResponse(desk, change, ticket, now);
    case 'carryToReporter':
      return carryToReporter(desk, change, ticket, move);
    case 'carryToDesk':
      return carryToDesk(desk, change, ticket, move);
    default:
      return performComplaint(desk, change, ticket, before, effect, move);
  }
}

/** So much of a report stands on its card, in UTF-16 units; what is longer follows whole, under the card. */
export const CARD_TEXT = 1500;

/** Posts the card, and its files, where the desk works. What a restricted case holds waits for whoever takes it. */
export async function offerTo(
  desk: Desk,
  change: Change,
  ticket: Pick<Ticket, 'caseId' | 'officeCode' | 'priority' | 'isRestricted'>,
  at: DeskName,
  { text, media }: Body,
): Promise<number> {
  const chats = await deskChats(desk, at, ticket.officeCode);
  postCards(change, ticket, chats, { text, media });
  return chats.length;
}

/** The card in each of these chats; files, and what is too long for it, under it. */
export function postCards(
  change: Change,
  ticket: Pick<Ticket, 'caseId' | 'priority' | 'isRestricted'>,
  chats: readonly { readonly chatId: number }[],
  { text, media }: Body,
): void {
  for (const { chatId } of chats) {
    const urgent = classOf(ticket) === 1;
    change.card({
      owner: ticket.caseId,
      chatId,
      view: 'ticket',
      caseId: ticket.caseId,
      class: urgent ? 1 : 3,
      anew: true,
    });
    const long = text.length > CARD_TEXT ? text : '';
    if ((media.length > 0 || long !== '') && !ticket.isRestricted)
      change.say(chatId, attachments(ticket.caseId, media, long), ticket.caseId, urgent ? 1 : 3);
  }
}

/** Nobody can be shown the ticket: administrators and coordinators are told, it waits in the queue. */
export async function alarmNobody(desk: Desk, change: Change, caseId: string, at: DeskName): Promise<void> {
  for (const one of await holdersOf(desk.pool, ['admin', 'coordinator'], null))
    if (one.chatId !== null) change.say(one.chatId, sentence('alarm.nobodyAtDesk', { desk: at }), caseId, 1);
}

/** Files that belong to a card, under it. */
export const attachments = (caseId: string, media: readonly Media[], text = ''): Speech => ({
  is: 'carried',
  heading: null,
  with: {},
  text,
  media,
  replyTo: { card: caseId },
});

async function tellReporter(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  name: ReporterSentence,
  move: Move,
  now: Temporal.Instant,
): Promise<void> {
  const chatId = await chatOf(desk, ticket, ticket.reporterId);
  if (chatId === null || (move.by?.id === ticket.reporterId && SAID_BY_NOTICE.has(name))) return;
  const speech = sentence(
    `reporter.${name}`,
    {
      by: name === 'assigned' ? await nameOfOwner(desk, ticket) : (move.by?.name ?? ''),
      desk: ticket.desk,
      choice: String(move.data?.choice ?? ''),
      text: REMINDS.has(name)
        ? await lastQuestion(desk, ticket.caseId)
        : move.inside === true
          ? ''
          : (move.text ?? ''),
      at: now.toString(),
      kind: ticket.kind,
      priority: ticket.priority,
      office: name === 'transferred' ? await officeNamed(desk, ticket.officeCode) : ticket.officeName,
      expectedOn: typeof move.data?.until === 'string' ? move.data.until : null,
      visitAt: (ticket.visitAt ?? toDate(now)).toISOString(),
      forName: ticket.recordedFor ?? '',
    },
    name === 'resolved' || name === 'answered'
      ? { buttons: confirmButtons(ticket.caseId), part: 'relay' }
      : name === 'closed' || name === 'closedBySilence'
        ? { buttons: rateButtons(ticket.caseId), part: 'relay' }
        : { part: 'relay' },
  );
  change.say(chatId, speech, ticket.caseId, classOf(ticket));
  const media = move.media ?? [];
  if (media.length > 0 && WITH_WORDS.has(name))
    change.say(chatId, attachments(ticket.caseId, media), ticket.caseId);
}

/** Sentences that say the question again. */
const REMINDS = new Set<ReporterSentence>(['answerReminded', 'answerRemindedAgain']);

async function lastQuestion(desk: Desk, caseId: string): Promise<string> {
  const asked = (await historyOf(desk.pool, caseId)).findLast(
    ({ line }) => (JSON.parse(line) as EventLine).kind === 'ASKED',
  );
  return asked === undefined || asked.body === null ? '' : (JSON.parse(asked.body) as Body).text;
}

/** The private chat of somebody of this ticket: read with it for who reported or owned it then. */
const chatOf = async (desk: Desk, ticket: Ticket, personId: number): Promise<number | null> =>
  ticket.chats[personId] ?? (await privateChatOf(desk.pool, personId))?.id ?? null;

const nameOfOwner = async (desk: Desk, { ownerId }: Ticket): Promise<string> =>
  ownerId === null ? '' : ((await reach(desk.pool, ownerId))?.name ?? '');

/** Sentences that carry what the desk wrote, and so its files too. */
const WITH_WORDS = new Set<ReporterSentence>([
  'asked',
  'returned',
  'waits',
  'visitPlanned',
  'reclassified',
  'referred',
  'resolved',
  'transferred',
  'updated',
  'answered',
]);

/** What the reporter does himself he is told by the notice, not by a second message. */
const SAID_BY_NOTICE = new Set<ReporterSentence>(['cancelled', 'rated', 'reopened']);

/** The chats where the desk sees this ticket: those that show its card, and where nothing does, those where it works. */
export async function whereShown(
  desk: Desk,
  ticket: Ticket,
): Promise<{ chatId: number; isGroup: boolean }[]> {
  const chats = await placesOf(desk, ticket, ticket.caseId);
  const shown = chats.filter((chat) => chat.showsCard);
  return shown.length > 0 ? shown : chats;
}

/**
 * Where the owner reads: the group that shows the card, else his private chat; with nobody owning it, the whole desk
 * (of a restricted case nobody: whoever takes it gets all that was said).
 */
async function whereOwnerReads(desk: Desk, ticket: Ticket): Promise<{ chatId: number; isGroup: boolean }[]> {
  const shown = await whereShown(desk, ticket);
  const groups = shown.filter((chat) => chat.isGroup);
  if (groups.length > 0 && !ticket.isRestricted) return groups;
  const own = ticket.ownerId === null ? null : await chatOf(desk, ticket, ticket.ownerId);
  if (own !== null) return [{ chatId: own, isGroup: false }];
  return ticket.isRestricted ? [] : shown;
}

/** One short new message replying to the card, in place of the last such one: to the owner, of a free ticket to its desk. */
export async function nudgeDesk(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  before: Ticket,
  name: DeskSentence | 'responseDue',
  move: Pick<Move, 'by' | 'text' | 'data'>,
  now: Temporal.Instant,
): Promise<void> {
  // What is worked on elsewhere is spoken of there.
  const lead =
    ticket.status === 'follows' && ticket.leadId !== null
      ? await ticketByCase(desk.pool, ticket.leadId)
      : null;
  // Who held it at another desk is not spoken to here: what comes back to Tier 1 is everybody's there.
  const aboutOwner =
    lead?.ownerId ??
    ticket.ownerId ??
    (before.desk === ticket.desk && name !== 'ownerLapsed' ? before.ownerId : null);
  const owner = aboutOwner === null ? null : await reach(desk.pool, aboutOwner);
  for (const chat of await whereShown(desk, lead ?? ticket)) {
    if (!chat.isGroup && owner !== null && owner.chatId !== chat.chatId) continue;
    const said = {
      by: move.by?.name ?? '',
      text: ticket.isRestricted && chat.isGroup ? '' : (move.text ?? ''),
      desk: ticket.desk,
      at: (dueOf(ticket, name) ?? ticket.targetAt).toISOString(),
      other: String(move.data?.number ?? ''),
      count: Number(move.data?.reporters ?? 0),
      priority: String(move.data?.priority ?? ''),
      visitAt: (ticket.visitAt ?? toDate(now)).toISOString(),
    };
    change.say(
      chat.chatId,
      sentence(`desk.${name}`, said, {
        replyTo: { card: (lead ?? ticket).caseId },
        replaces: 'nudge',
        ...(name === 'ownerAsked' ? { buttons: idleButtons(ticket.caseId) } : {}),
        ...(name === 'waitIsDue' ? { buttons: dueButtons(ticket.caseId) } : {}),
        ...(chat.isGroup && owner !== null
          ? { mention: { telegramId: owner.telegramId, name: owner.name } }
          : {}),
      }),
      ticket.caseId,
      classOf(ticket),
    );
  }
}

/** It has come, or it needs more time. */
const dueButtons = (caseId: string): Button[][] => [
  [act('resume', 'resume', caseId), act('waitMore', 'wait', caseId)],
];

async function carryToReporter(desk: Desk, change: Change, ticket: Ticket, move: Move): Promise<void> {
  const chatId = await chatOf(desk, ticket, ticket.reporterId);
  if (chatId === null) return;
  change.say(
    chatId,
    {
      is: 'carried',
      heading: move.data?.edited === true ? 'carried.editedByDesk' : 'carried.byDesk',
      with: { by: move.by?.name ?? '', desk: ticket.desk },
      text: move.text ?? '',
      media: move.media ?? [],
    },
    ticket.caseId,
    classOf(ticket),
  );
}

async function carryToDesk(desk: Desk, change: Change, ticket: Ticket, move: Move): Promise<void> {
  // Who follows another ticket speaks to whoever has that one in hand.
  const lead = ticket.leadId === null ? null : await ticketByCase(desk.pool, ticket.leadId);
  const at = ticket.status === 'follows' && lead !== null ? lead : ticket;
  for (const chat of await whereOwnerReads(desk, at)) {
    change.say(
      chat.chatId,
      {
        is: 'carried',
        heading: move.data?.edited === true ? 'carried.editedByReporter' : 'carried.byReporter',
        with: { by: move.by?.name ?? '' },
        text: move.text ?? '',
        media: move.media ?? [],
        replyTo: { card: at.caseId },
      },
      ticket.caseId,
      classOf(ticket),
    );
  }
}
