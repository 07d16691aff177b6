/**
 * A timer of a ticket comes back: a clock (`TARGET_WARNED` …), an idle owner, or a waiting time of the chart. Each is looked at
 * again before anything happens: is it still so, and is it working time? So a stale timer, one that came twice, and one that a
 * replica with a slower clock works are harmless.
 */
import { hasTimer } from '../db/timers.ts';
import type { Ticket } from '../db/tickets.ts';
import type { Clock } from '../domain/clocks.ts';
import { nextWorkingMoment } from '../domain/workingTime.ts';
import type { Change } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import { TIME_EVENTS, type TimeEvent } from '../../flows/ticket.ts';
import { toDate, type Desk } from './desk.ts';
import { clocksOf, isOwnLimit, isWorkingTime, mayDisturb, runningCalendar, TOLD } from './ticketClocks.ts';
import { moveTicket } from './ticketMoves.ts';

const isTime = (id: string): id is TimeEvent => (TIME_EVENTS as readonly string[]).includes(id);

export async function ticketFired(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  if (!restore(ticket.case).can({ type: id })) return;
  if (isTime(id) && !(await isDue(desk, change, ticket, id, now))) return;
  // Around the clock run the clocks of P1 and security, not what is asked of a reporter or an idle owner.
  const isClock = isTime(id) && id in TOLD;
  if (!(isClock ? mayDisturb(desk, ticket, now) : isWorkingTime(desk, ticket, now))) {
    const dueAt = toDate(nextWorkingMoment(runningCalendar(desk, ticket), now));
    change.timersSet.push({ owner: ticket.caseId, id, dueAt });
    return;
  }
  const move = { events: [{ type: id }], by: null, ...(isTime(id) ? { inside: true } : {}) };
  await moveTicket(desk, change, ticket, move, now);
}

/** Whether it is really so, by the segments; what comes too early is waited for again. */
async function isDue(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  id: TimeEvent,
  now: Temporal.Instant,
): Promise<boolean> {
  // Whoever did something meanwhile set this timer anew.
  if (id === 'OWNER_ASKED' || id === 'OWNER_LAPSED')
    return !(await hasTimer(desk.pool, ticket.caseId, 'OWNER_ASKED'));
  const { clock: name, level, told } = TOLD[id];
  const clocks = clocksOf(desk, ticket, now);
  const clock: Clock | null = clocks[name];
  if (name === 'tier' && !isOwnLimit(clocks)) return false;
  if (clock === null || !clock.isRunning || ticket[told] >= level) return false;
  if (clock.stage >= level) return level === 100 || clock.stage < 100;
  const dueAt = new Date(level === 100 ? clock.dueAtMs : clock.warnAtMs);
  change.timersSet.push({ owner: ticket.caseId, id, dueAt });
  return false;
}
