/**
 * A change of the calendar as it is applied, dropped or forgotten, and what follows: every open ticket works out its clock again by a
 * signal of its own, batch after batch, and timers in working time are counted again from what they were counted from.
 */
import {
  applyPlan,
  calendarChange,
  closeChange,
  moveTimers,
  openTicketIds,
  timersOf,
  type CalendarChange,
} from '../db/calendar.ts';
import type { CalendarPlan } from '../domain/calendarPlan.ts';
import { DELAYS, type Delay, type DelayName } from '../domain/delays.ts';
import { nextWorkingMoment } from '../domain/workingTime.ts';
import type { Change } from '../engine/change.ts';
import { step } from '../engine/machines.ts';
import { lookNow } from './calendarWatch.ts';
import { dueAt, toDate, type Desk } from './desk.ts';
import { send, type Signal } from './signal.ts';

/** So many at a time: what people write meanwhile waits for one batch at most. */
const BATCH = 100;

/** Moves the change; false when its present state does not allow it. */
export function moveCalendarChange(
  change: Change,
  found: CalendarChange,
  event: { readonly type: string; readonly by?: number },
  now: Temporal.Instant,
): boolean {
  const stepped = step(found.case, [event]);
  if (!stepped.ok) return false;
  const { snapshot, effects } = stepped.step;
  const { caseId, basis } = found;
  const plan = JSON.parse(found.plan) as CalendarPlan;
  const kind = KINDS[snapshot.value as keyof typeof KINDS];
  const data = {
    days: plan.days.length,
    hours: plan.hours.length,
    gone: plan.daysGone.length + plan.hoursGone.length,
  };
  const isOver = !snapshot.matches('applied');
  change.move(
    found.case,
    stepped.step,
    [
      {
        kind,
        actor: event.by ?? null,
        role: event.by === undefined ? null : 'admin',
        at: now.toString(),
        data,
      },
    ],
    isOver,
  );
  change.timers(caseId, stepped.step, (delay) => dueAtOf(delay, now));
  if (!snapshot.matches('settled')) change.also.push((client) => closeChange(client, caseId));
  for (const effect of effects) {
    if (effect.type === 'enterDays') {
      change.also.push((client) => applyPlan(client, caseId, basis, plan));
      lookNow(change, now);
    }
    if (effect.type === 'recompute') {
      const round = Number(effect.params['round']);
      const signal = { caseId, calendar: basis + 1, round };
      send(change, `calendar:${caseId}:${round}`, { ...signal, name: 'ticketsAreRecomputed' });
      send(change, `calendarTimers:${caseId}:${round}`, { ...signal, name: 'timersAreRecomputed' });
    }
  }
  return true;
}

const KINDS = {
  applied: 'CALENDAR_CHANGED',
  settled: 'CALENDAR_SETTLED',
  dropped: 'CALENDAR_CHANGE_DROPPED',
  lapsed: 'CALENDAR_CHANGE_LAPSED',
} as const;

/** Both waits of a change are minutes of the wall clock: it must not hang on the calendar it changes. */
export function dueAtOf(name: DelayName, now: Temporal.Instant): Date {
  const delay: Delay = DELAYS[name];
  if (!('minutes' in delay)) throw new Error(`A change of the calendar cannot wait for "${name}".`);
  return toDate(now.add({ minutes: delay.minutes }));
}

export async function calendarChangeFired(
  desk: Desk,
  change: Change,
  caseId: string,
  event: { readonly type: string },
  now: Temporal.Instant,
): Promise<void> {
  const found = await calendarChange(desk.pool, caseId);
  if (found !== null) moveCalendarChange(change, found, event, now);
}

/** One signal an open ticket, and one for the rest. */
export async function recomputeTickets(desk: Desk, change: Change, signal: Signal): Promise<void> {
  const { caseId, round = 1, after = '', calendar = 0 } = signal;
  const tickets = await openTicketIds(desk.pool, after, BATCH);
  for (const ticket of tickets)
    send(change, `clock:${caseId}:${round}:${ticket}`, {
      name: 'clockIsRecomputed',
      caseId: ticket,
      because: caseId,
      calendar,
    });
  const last = tickets.at(-1);
  if (last !== undefined && tickets.length === BATCH)
    send(change, `calendar:${caseId}:${round}:${last}`, { ...signal, after: last });
}

/** Between deciding and writing pass milliseconds. */
const A_MINUTE = 60_000;

const IN_WORKING_TIME = (Object.entries(DELAYS) as [DelayName, Delay][])
  .filter(([, delay]) => 'workingDays' in delay || 'workingMorning' in delay)
  .map(([name]) => name);

/** Timers of a batch are written where they still are as they were read. */
export async function recomputeTimers(
  desk: Desk,
  change: Change,
  signal: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId, round = 1, after = ' ' } = signal;
  const [owner = '', id = ''] = after.split(' ');
  const timers = await timersOf(desk.pool, IN_WORKING_TIME, { owner, id }, BATCH);
  const moved = timers.flatMap((timer) => {
    const calendar = desk.calendar(timer.workPattern ?? 'five_days', timer.officeCode);
    const setAt = Temporal.Instant.fromEpochMilliseconds(timer.setAt.getTime());
    const due = dueAt(calendar, setAt, timer.id.split('.')[2] as DelayName);
    if (Math.abs(due.getTime() - timer.dueAt.getTime()) < A_MINUTE) return [];
    // What is over by the new calendar happens at once, but not at night because somebody changed it at night.
    const isOver = due.getTime() <= now.epochMilliseconds;
    return [{ timer, dueAt: isOver ? toDate(nextWorkingMoment(calendar, now)) : due }];
  });
  if (moved.length > 0) change.also.push((client) => moveTimers(client, moved));
  const last = timers.at(-1);
  if (last !== undefined && timers.length === BATCH) {
    const next = `${last.owner} ${last.id}`;
    send(change, `calendarTimers:${caseId}:${round}:${next}`, { ...signal, after: next });
  }
}
