/** Somebody is called for an urgent ticket that nobody has taken: `flows/call.ts` climbs, the ticket says whether it still must. */
import { officeByCode } from '../db/offices.ts';
import { namesOf, privateChatOf } from '../db/people.ts';
import { shiftsOf } from '../db/shifts.ts';
import {
  closeLadder,
  insertLadder,
  ladderByCase,
  openLadderOf,
  reachableHolders,
  reachableOf,
  type LadderRow,
} from '../db/ladders.ts';
import { ticketByCase, type Ticket } from '../db/tickets.ts';
import { isForFewEyes } from '../domain/authority.ts';
import { dutyDateOf, officersOn } from '../domain/roster.ts';
import { needsCall } from '../domain/urgency.ts';
import { isWorking } from '../domain/workingTime.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { begin, step, type AnyEvent, type Step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { CallMemory, Ladder, Rung } from '../../flows/call.ts';
import { act } from './buttons.ts';
import type { Acting } from './acts.ts';
import { dueAt, toDate, type Desk, type Known } from './desk.ts';
import type { Prepared } from './preparing.ts';
import { send, type Signal } from './signal.ts';
import { targetsFor } from './ticketClocks.ts';
import { deskChats, moveTicket } from './ticketMoves.ts';

/** An urgent ticket lies in nobody's hands: the call begins, at night at once. */
export async function beginCall(
  desk: Desk,
  change: Change,
  { caseId: ticketId, by }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, ticketId);
  if (ticket === null || !needsCall(ticket)) return;
  if ((await openLadderOf(desk.pool, ticketId, 'call')) !== null) return;
  const ladder = await readLadder(desk, ticket, now);
  const isNight = !(await isAtWork(desk, ticket, now));
  const begun = begin('call', { ...ladder, isNight, except: by ?? null });
  const caseId = desk.newId();
  const { officeCode } = ticket;
  change.open(caseId, begun, [
    {
      kind: 'CALL_BEGAN',
      actor: null,
      role: null,
      at: now.toString(),
      data: { ticket: ticketId, night: isNight },
    },
  ]);
  change.also.push((client) => insertLadder(client, { caseId, ticketId, kind: 'call', officeCode }));
  go(desk, change, { caseId, ticketId }, begun, now, () => responseDueAt(desk, ticket, now));
}

/** Fifteen minutes without an answer, or by day the time to respond is over. */
export async function callFired(
  desk: Desk,
  change: Change,
  stored: LoadedCase,
  event: AnyEvent,
  now: Temporal.Instant,
): Promise<void> {
  const row = await ladderByCase(desk.pool, stored.id);
  const ticket = row === null ? null : await ticketByCase(desk.pool, row.ticketId);
  if (row === null || ticket === null) return;
  if (!needsCall(ticket)) {
    close(change, row, now);
    return;
  }
  const stepped = step(row.case, [{ type: 'LADDER_READ', ...(await readLadder(desk, ticket, now)) }, event]);
  if (!stepped.ok) return;
  change.move(
    row.case,
    stepped.step,
    [{ kind: 'UNANSWERED', actor: null, role: null, at: now.toString() }],
    false,
  );
  go(desk, change, row, stepped.step, now, () => toDate(now));
}

/** What a step asks for: timers, and signals to the ticket, which knows whether anybody must still be woken. */
function go(
  desk: Desk,
  change: Change,
  { caseId, ticketId }: Pick<LadderRow, 'caseId' | 'ticketId'>,
  { snapshot, effects, ...next }: Step,
  now: Temporal.Instant,
  responseDue: () => Date,
): void {
  const { calling, called } = snapshot.context as CallMemory;
  change.timers(caseId, { snapshot, effects, ...next }, (delay) =>
    delay === 'callBegins' ? responseDue() : dueAt(desk.calendar('five_days'), now, delay),
  );
  for (const { type, params } of effects) {
    const [key, to] = [`${caseId}:${called.length}`, { caseId: ticketId, because: caseId }];
    if (type === 'callOut')
      send(change, `called:${key}`, {
        name: 'peopleAreCalled',
        ...to,
        rung: params.rung as Rung,
        people: calling,
      });
    else if (type === 'tellNobodyAnswered')
      send(change, `unanswered:${key}`, { name: 'nobodyAnswered', ...to });
    else if (type === 'tellOfEmptyRoster') {
      const on = dutyDateOf(now, desk.region.timeZone).toString();
      // Once a night, however many tickets come: the key stays a week.
      send(change, `rosterEmpty:${on}`, { name: 'rosterIsEmpty', ...to, on });
    }
  }
}

/** The ticket is still free: a rung is called, and its history says so. A P1 that still lies at Tier 1 goes on to Tier 2 first. */
export async function callPeople(
  desk: Desk,
  change: Change,
  { caseId, because = '', rung: wanted, people = [] }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const found = await stillCalling(desk, caseId, because);
  const reached = found === null ? [] : await reachableOf(desk.pool, people);
  if (found === null || reached.length === 0) return;
  const { ticket, isNight, isFirst } = found;
  const rung = (['coordinators', 'head'] as const).find((one) => one === wanted) ?? 'officer';
  const passesOn = ticket.desk === 'tier1';
  const passed = { type: 'ESCALATED', automatic: true, why: isNight ? 'night' : 'late' };
  const called = { type: 'CALLED', rung, to: reached.map((one) => one.id).join(',') };
  const moved = await moveTicket(
    desk,
    change,
    ticket,
    { events: passesOn ? [passed, called] : [called], by: null },
    now,
  );
  if (!moved.ok) return;
  if (passesOn) await tellTier1(desk, change, ticket, passed.why);
  const words = {
    office: ticket.officeName,
    priority: ticket.priority,
    kind: ticket.kind,
    security: ticket.isRestricted,
    freeAt: ticket.openedAt.toISOString(),
    reporter: isForFewEyes(ticket) ? '' : (ticket.reporterName ?? ''),
  };
  for (const { chatId } of reached) {
    if (rung === 'officer')
      change.card({ owner: caseId, chatId, view: 'ticket', caseId, class: 1, anew: true });
    change.say(
      chatId,
      sentence(`call.${rung}`, words, { buttons: callButtons(caseId, rung), replaces: 'call' }),
      caseId,
      1,
    );
  }
  if (isFirst) await tellReporterOfCall(desk, change, ticket, 'called');
}

const callButtons = (caseId: string, rung: Rung): Button[][] => [
  [act('acceptCall', 'accept', caseId)],
  [...(rung === 'coordinators' ? [act('assign', 'assign', caseId)] : []), act('open', 'open', caseId)],
];

/** The whole ladder was called in vain: the history says so, and the reporter reads whom to telephone. */
export async function noteNobodyAnswered(
  desk: Desk,
  change: Change,
  { caseId, because = '' }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const found = await stillCalling(desk, caseId, because);
  if (found === null) return;
  const events = [{ type: 'CALLED', rung: 'nobody' }];
  const moved = await moveTicket(desk, change, found.ticket, { events, by: null }, now);
  if (moved.ok) await tellReporterOfCall(desk, change, found.ticket, 'unanswered');
}

async function tellReporterOfCall(
  desk: Desk,
  change: Change,
  { caseId, reporterId }: Ticket,
  how: 'called' | 'unanswered',
): Promise<void> {
  const chat = await privateChatOf(desk.pool, reporterId);
  if (chat !== null) change.say(chat.id, sentence(`reporter.${how}`, {}, { part: 'relay' }), caseId, 1);
}

/** Nobody on the roster can be called: the coordinators are told, once for this night. */
export async function tellOfEmptyRoster(desk: Desk, change: Change, { on = '' }: Signal): Promise<void> {
  for (const { chatId } of await reachableHolders(desk.pool, ['coordinator', 'division_head'], null))
    change.say(
      chatId,
      sentence('roster.isEmpty', { on }, { buttons: [[{ label: 'roster.open', data: 'pk:show' }]] }),
      null,
      1,
    );
}

/** Somebody has it, or it needs nobody any more: nothing further is called, and who was called is told. */
export async function endCall(
  desk: Desk,
  change: Change,
  { caseId: ticketId, because, by }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const row =
    because === undefined
      ? await openLadderOf(desk.pool, ticketId, 'call')
      : await ladderByCase(desk.pool, because);
  const ticket = await ticketByCase(desk.pool, ticketId);
  if (row === null || ticket === null || !close(change, row, now)) return;
  const { called } = memoryOf(row);
  const taker = ticket.ownerId ?? by ?? null;
  const name = taker === null ? null : ((await namesOf(desk.pool, [taker])).get(taker) ?? null);
  for (const { id, chatId } of await reachableOf(desk.pool, called))
    if (id !== taker)
      change.say(
        chatId,
        sentence('call.over', { by: name, status: ticket.status }, { replaces: 'call' }),
        ticketId,
      );
}

/** Ends the call; false when it has ended before. */
function close(change: Change, row: LadderRow, now: Temporal.Instant): boolean {
  const stepped = step(row.case, [{ type: 'ANSWERED' }]);
  if (!stepped.ok) return false;
  change.move(
    row.case,
    stepped.step,
    [{ kind: 'ANSWERED', actor: null, role: null, at: now.toString() }],
    true,
  );
  change.timers(row.caseId, stepped.step, () => toDate(now));
  change.also.push((client) => closeLadder(client, row.caseId));
  return true;
}

/**
 * `Saya terima` by somebody who was called but does not take tickets himself: he says that he sees to it, and in the same commit
 * nobody further is called.
 */
export async function prepareAcceptance(
  desk: Desk,
  { change, person }: Known,
  { caseId, number, case: stored }: Ticket,
  acting: Acting,
): Promise<Prepared> {
  const call = await openLadderOf(desk.pool, caseId, 'call');
  if (call === null) return { notice: { speech: sentence('refused.notCalled', { number }), alert: true } };
  const afterwards = async (): Promise<void> => {
    change.also.push((client) => closeLadder(client, call.caseId));
    const ends = { name: 'callEnds', caseId, because: call.caseId, by: person.id };
    send(change, `callEnds:${caseId}:${stored.version}`, ends);
  };
  return { acting, afterwards };
}

const memoryOf = (row: LadderRow): CallMemory =>
  (JSON.parse(row.case.state) as { context: CallMemory }).context;

/** The ticket, if this call still goes on for it. */
async function stillCalling(
  desk: Desk,
  ticketId: string,
  callId: string,
): Promise<{ ticket: Ticket; isNight: boolean; isFirst: boolean } | null> {
  const row = await ladderByCase(desk.pool, callId);
  const ticket = await ticketByCase(desk.pool, ticketId);
  if (row === null || !row.isOpen || ticket === null || !needsCall(ticket)) return null;
  const { isNight, called, calling } = memoryOf(row);
  return { ticket, isNight, isFirst: called.length === calling.length };
}

/** Who can be called at this moment: nobody who is away, and not the reporter himself. */
async function readLadder(desk: Desk, ticket: Ticket, now: Temporal.Instant): Promise<Ladder> {
  const on = dutyDateOf(now, desk.region.timeZone);
  const shifts = await shiftsOf(desk.pool, on.toString(), on.toString());
  const officers = officersOn(
    shifts.filter((shift) => shift.isOfficer),
    on,
  ).map((shift) => shift.personId);
  const ids = (people: readonly { id: number }[]) =>
    people.map((one) => one.id).filter((id) => id !== ticket.reporterId);
  return {
    officers: ids(await reachableOf(desk.pool, officers)),
    coordinators: ids(await reachableHolders(desk.pool, ['coordinator', 'division_head'], null)),
    heads: ids(await reachableHolders(desk.pool, ['agency_head'], null)),
  };
}

/** Whether the desk where it lies is at work now: the office's Tier 1 in its hours, Tier 2 in those of the ICT office. */
async function isAtWork(desk: Desk, ticket: Ticket, now: Temporal.Instant): Promise<boolean> {
  if (ticket.desk === 'tier1') return isWorking(desk.calendar(ticket.workPattern, ticket.officeCode), now);
  const office = await officeByCode(desk.pool, desk.region.ictOffice.code);
  return isWorking(desk.calendar(office?.workPattern ?? 'five_days', office?.code), now);
}

/** By day the call begins when the time to respond is over; of a ticket that somebody had, that time counts again from now. */
function responseDueAt(desk: Desk, ticket: Ticket, now: Temporal.Instant): Date {
  const { respondedAt, responseDueAt: dueAt } = ticket;
  const again = now.epochMilliseconds + (targetsFor(desk, ticket).responseMinutes ?? 0) * 60_000;
  const due = respondedAt === null ? (dueAt?.getTime() ?? again) : again;
  return new Date(Math.max(due, now.epochMilliseconds));
}

/** Tier 1 reads that its ticket went on by itself; its card follows what becomes of it. */
export async function tellTier1(desk: Desk, change: Change, ticket: Ticket, why: string): Promise<void> {
  for (const { chatId } of await deskChats(desk, 'tier1', ticket.officeCode, ticket.caseId))
    change.say(
      chatId,
      sentence('desk.passedOn', { why }, { replyTo: { card: ticket.caseId }, replaces: 'nudge' }),
      ticket.caseId,
      2,
    );
}
