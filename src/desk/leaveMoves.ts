/** A leave as it begins and ends: by its dates, by the person who is back, or because he no longer works at a desk. */
import { leaveByCase, markLeave, type LeaveRow } from '../db/leaves.ts';
import { privateChatOf } from '../db/people.ts';
import { ownedBy } from '../db/tickets.ts';
import type { Change } from '../engine/change.ts';
import { restore, step, type Step } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { beginningOf, endOf } from './staffing.ts';
import type { Desk } from './desk.ts';
import { handOn } from './handover.ts';
import { send, type Signal } from './signal.ts';

/** Timers of a leave, from its dates. */
export function setLeaveTimers(
  desk: Desk,
  change: Change,
  leave: Pick<LeaveRow, 'caseId' | 'fromOn' | 'untilOn'>,
  next: Step,
): void {
  change.timers(leave.caseId, next, (delay) =>
    delay === 'leaveBegins'
      ? beginningOf(desk, Temporal.PlainDate.from(leave.fromOn))
      : endOf(desk, Temporal.PlainDate.from(leave.untilOn)),
  );
}

/** Moves a leave; false when its present state does not allow it. */
export async function moveLeave(
  desk: Desk,
  change: Change,
  leave: LeaveRow,
  event: { readonly type: string },
  by: { readonly id: number; readonly role: string | null } | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const stepped = step(leave.case, [event]);
  if (!stepped.ok) return false;
  const { snapshot, effects } = stepped.step;
  const isAway = snapshot.matches('away');
  const isOver = !isAway && !snapshot.matches('planned');
  const kind = isAway ? 'LEAVE_BEGAN' : snapshot.matches('cancelled') ? 'LEAVE_CANCELLED' : 'LEAVE_ENDED';
  const { id: actor = null, role = null } = by ?? {};
  change.move(leave.case, stepped.step, [{ kind, actor, role, at: now.toString() }], isOver);
  setLeaveTimers(desk, change, leave, stepped.step);
  change.also.push((client) => markLeave(client, leave.caseId, { isAway, isOver }));
  for (const { type } of effects) {
    if (type === 'goAway')
      send(change, `leave:${leave.caseId}`, { name: 'leaveHandsOver', caseId: leave.caseId });
    if (type === 'forget') await tellOfEnd(desk, change, leave, 'cancelled', actor);
    if (type === 'comeBack' && event.type === 'RETURNED')
      await tellOfEnd(desk, change, leave, 'isBack', actor);
  }
  return true;
}

/** Both ends of a leave by its dates are at midnight: nobody is woken, the tickets that go on say what is needed. */
async function tellOfEnd(
  desk: Desk,
  change: Change,
  { personId, name, deputyId, fromOn, untilOn }: LeaveRow,
  how: 'isBack' | 'cancelled',
  actor: number | null,
): Promise<void> {
  const told = sentence(`leave.${how}`, { name, fromOn, untilOn });
  for (const id of [personId, deputyId]) {
    const chat = id === null || id === actor ? null : await privateChatOf(desk.pool, id);
    if (chat !== null) change.say(chat.id, told);
  }
}

/** He is away: every ticket in his hands goes on by itself. */
export async function handOverOfLeave(desk: Desk, change: Change, { caseId }: Signal): Promise<void> {
  const leave = await leaveByCase(desk.pool, caseId);
  if (leave === null || !leave.isAway) return;
  for (const ticket of await ownedBy(desk.pool, leave, 1000)) handOn(change, ticket.caseId, caseId);
}

/** He no longer works at a desk. */
export async function endLeaveOf(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const leave = await leaveByCase(desk.pool, caseId);
  if (leave === null) return;
  const event = { type: leave.isAway ? 'RETURNED' : 'CANCELLED' };
  if (restore(leave.case).can(event)) await moveLeave(desk, change, leave, event, null, now);
}
