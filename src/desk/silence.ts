/**
 * Nobody of the desk answered within the response time. Called once, in working time (at once for P1 and security), in the commit
 * of `RESPONSE_DUE` while the ticket waits in a queue; coordinators are told of P1 and P2 beside it (`timeAlarms.ts`). For a ticket
 * of Tier 1 `flows/silence.ts` goes on from there; for an urgent one `calls.ts` does.
 */
import {
  closeLadder,
  deputiesAt,
  insertLadder,
  ladderByCase,
  openLadderOf,
  reachableHolders,
  reachableOf,
  type LadderRow,
} from '../db/ladders.ts';
import { ticketByCase, type Ticket } from '../db/tickets.ts';
import { isOfMandiriOffice } from '../domain/selfManaged.ts';
import { awaitsTier1 } from '../domain/urgency.ts';
import { addWorkingMinutes, nextWorkingMoment, workingMinutesBetween } from '../domain/workingTime.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { begin, restore, step, type AnyEvent, type Step } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import type { SilenceMemory, SilenceRung } from '../../flows/silence.ts';
import { act } from './buttons.ts';
import { tellTier1 } from './calls.ts';
import { toDate, type Desk } from './desk.ts';
import { send, type Signal } from './signal.ts';
import { mayDisturb, targetsFor } from './ticketClocks.ts';
import { moveTicket, nudgeDesk, whereShown } from './ticketMoves.ts';

/** Calls those who should have answered. `ticket` is as it will be after this commit. */
export async function callForResponse(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  now: Temporal.Instant,
): Promise<void> {
  await nudgeDesk(desk, change, ticket, ticket, 'responseDue', { by: null }, now);
  const { caseId } = ticket;
  if (awaitsTier1(ticket))
    send(change, `silent:${caseId}:${ticket.case.version}`, { name: 'tier1IsSilent', caseId, isDue: true });
}

/** Fewest minutes of work that anybody has to answer. Practice. */
const LEAST = 15;

const calendarOf = (desk: Desk, ticket: Ticket) => desk.calendar(ticket.workPattern, ticket.officeCode);

/** When a step comes: the deputy is asked halfway to the limit of Tier 1, the offer is made when that limit is over. */
function stepDue(desk: Desk, ticket: Ticket, delay: string, now: Temporal.Instant): Date {
  const calendar = calendarOf(desk, ticket);
  const later = (minutes: number) => toDate(addWorkingMinutes(calendar, now, Math.max(minutes, LEAST)));
  if (delay === 'tier1Answers') return later(targetsFor(desk, ticket).responseMinutes ?? 0);
  const limit = ticket.tierDueAt;
  const left =
    limit === null
      ? 0
      : workingMinutesBetween(calendar, now, Temporal.Instant.fromEpochMilliseconds(limit.getTime()));
  return later(delay === 'deputyIsAsked' ? left / 2 : left);
}

/** Tier 1 is silent (or the ticket came back to its queue): the steps begin, those of an earlier time are over. */
export async function beginSilence(
  desk: Desk,
  change: Change,
  { caseId: ticketId, isDue = false }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, ticketId);
  if (ticket === null || !awaitsTier1(ticket)) return;
  const earlier = await openLadderOf(desk.pool, ticketId, 'silence');
  if (earlier !== null) close(change, earlier, now);
  const { officeCode } = ticket;
  const begun = begin('silence', { isDue, deputies: [] } satisfies SilenceMemory);
  const caseId = desk.newId();
  change.open(caseId, begun, [
    { kind: 'SILENCE_BEGAN', actor: null, role: null, at: now.toString(), data: { ticket: ticketId } },
  ]);
  change.also.push((client) => insertLadder(client, { caseId, ticketId, kind: 'silence', officeCode }));
  change.timers(caseId, begun, (delay) => stepDue(desk, ticket, delay, now));
}

/** A step is due: is it still so, and is it working time? */
export async function silenceFired(
  desk: Desk,
  change: Change,
  stored: LoadedCase,
  event: AnyEvent,
  now: Temporal.Instant,
): Promise<void> {
  const row = await ladderByCase(desk.pool, stored.id);
  const ticket = row === null ? null : await ticketByCase(desk.pool, row.ticketId);
  if (row === null || ticket === null) return;
  if (!awaitsTier1(ticket) || ticket.officeCode !== row.officeCode) {
    close(change, row, now);
    return;
  }
  if (!mayDisturb(desk, ticket, now)) {
    const dueAt = toDate(nextWorkingMoment(calendarOf(desk, ticket), now));
    change.timersSet.push({ owner: row.caseId, id: event.type, dueAt });
    return;
  }
  const deputies = (await deputiesAt(desk.pool, ticket.officeCode)).map((one) => one.id);
  const stepped = step(row.case, [{ type: 'DEPUTIES_READ', deputies }, event]);
  if (!stepped.ok) return;
  go(desk, change, row, ticket, stepped.step, now);
}

function go(
  desk: Desk,
  change: Change,
  row: LadderRow,
  ticket: Ticket,
  next: Step,
  now: Temporal.Instant,
): void {
  const isOver = next.snapshot.matches('offered');
  const event = { kind: 'UNANSWERED', actor: null, role: null, at: now.toString() };
  change.move(row.case, next, [event], isOver);
  change.timers(row.caseId, next, (delay) => stepDue(desk, ticket, delay, now));
  if (isOver) change.also.push((client) => closeLadder(client, row.caseId));
  const { deputies: people } = next.snapshot.context as SilenceMemory;
  for (const { params } of next.effects) {
    const rung = params.rung as SilenceRung;
    send(change, `silence:${row.caseId}:${rung}`, {
      name: 'silenceGoesOn',
      caseId: ticket.caseId,
      because: row.caseId,
      rung,
      people,
    });
  }
}

function close(change: Change, row: LadderRow, now: Temporal.Instant): void {
  const stepped = step(row.case, [{ type: 'ANSWERED' }]);
  if (!stepped.ok) return;
  const event = { kind: 'ANSWERED', actor: null, role: null, at: now.toString() };
  change.move(row.case, stepped.step, [event], true);
  change.timers(row.caseId, stepped.step, () => toDate(now));
  change.also.push((client) => closeLadder(client, row.caseId));
}

/** The step at its ticket, decided on as things stand now: nothing is said once somebody has it. */
export async function goOnWithSilence(
  desk: Desk,
  change: Change,
  { caseId, because = '', rung, people = [] }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const row = await ladderByCase(desk.pool, because);
  const ticket = await ticketByCase(desk.pool, caseId);
  if (row === null || ticket === null || restore(row.case).matches('answered')) return;
  if (!awaitsTier1(ticket) || ticket.officeCode !== row.officeCode) return;
  if (rung === 'tier1') return remindTier1(desk, change, ticket, now);
  if (rung === 'deputy') return askDeputies(desk, change, ticket, people, now);
  if (isOfMandiriOffice(ticket)) return tellOfMandiri(desk, change, ticket, now);
  const events = [{ type: 'ESCALATED', automatic: true, why: 'silence' }];
  const moved = await moveTicket(desk, change, ticket, { events, by: null }, now);
  if (moved.ok) await tellTier1(desk, change, ticket, 'silence');
}

async function remindTier1(desk: Desk, change: Change, ticket: Ticket, now: Temporal.Instant): Promise<void> {
  const { caseId } = ticket;
  if (!(await note(desk, change, ticket, { rung: 'tier1' }, now))) return;
  for (const { chatId } of await whereShown(desk, ticket))
    change.say(
      chatId,
      sentence('silence.tier1', {}, { replyTo: { card: caseId }, replaces: 'nudge' }),
      caseId,
    );
}

async function askDeputies(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  people: readonly number[],
  now: Temporal.Instant,
): Promise<void> {
  const { caseId, officeName: office } = ticket;
  const reached = await reachableOf(desk.pool, people);
  const to = reached.map((one) => one.id).join(',');
  if (reached.length === 0 || !(await note(desk, change, ticket, { rung: 'deputy', to }, now))) return;
  for (const { chatId } of reached) {
    change.card({ owner: caseId, chatId, view: 'ticket', caseId, anew: true });
    change.say(
      chatId,
      sentence('silence.deputy', { office }, { replyTo: { card: caseId }, replaces: 'nudge' }),
      caseId,
    );
  }
}

/** What a PD Mandiri TIK keeps stays in its office: its coordinators at the ICT office learn that nobody answers there. */
async function tellOfMandiri(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId, officeName: office } = ticket;
  if (!(await note(desk, change, ticket, { rung: 'mandiri' }, now))) return;
  const buttons = [[act('open', 'open', caseId)]];
  for (const { chatId } of await reachableHolders(desk.pool, ['coordinator', 'division_head'], null))
    change.say(chatId, sentence('silence.mandiri', { office }, { buttons }), caseId);
}

/** A step in the ticket's history and on its card. */
async function note(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  data: { readonly rung: string; readonly to?: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const events = [{ type: 'DESK_REMINDED', ...data }];
  return (await moveTicket(desk, change, ticket, { events, by: null }, now)).ok;
}
