/** One step of a notice of trouble, what is said to those who got it, and what its clock does. */
import { freezeSame, markAllSent, type BroadcastKind, type BroadcastWords } from '../db/broadcasts.ts';
import {
  disturbanceByCase,
  saveDisturbance,
  type Disturbance,
  type DisturbanceColumns,
} from '../db/disturbances.ts';
import { announcementByCase } from '../db/announcements.ts';
import { privateChatOf } from '../db/people.ts';
import { cardsOf } from '../db/tickets.ts';
import { announcesAs } from '../domain/announcing.ts';
import { isQuiet, quietOver } from '../domain/quietHours.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { restore, step, type AnyEvent } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import type { DisturbanceEvent } from '../../flows/disturbance.ts';
import { announcementIsSent, statusOf, titleOf } from './announcementMoves.ts';
import { dueAt, toDate, type Desk, type Known } from './desk.ts';
import type { Signal } from './signal.ts';

const OVER = new Set(['cleared', 'calledOff', 'cancelled', 'lapsed']);

export interface Moving {
  readonly events: readonly DisturbanceEvent[];
  readonly by: Known['person'] | null;
  readonly columns?: Partial<DisturbanceColumns>;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly body?: string;
}

/** False: its present state has no use for this. */
export async function moveDisturbance(
  desk: Desk,
  change: Change,
  one: Pick<Disturbance, 'caseId' | 'case'>,
  { events, by, columns = {}, data = {}, body }: Moving,
  now: Temporal.Instant,
): Promise<boolean> {
  const { caseId } = one;
  const stepped = step(one.case, events);
  if (!stepped.ok) return false;
  const status = statusOf(stepped.step);
  const who = {
    actor: by?.id ?? null,
    role: by === null ? null : announcesAs(by, 'disturb'),
    at: now.toString(),
  };
  change.move(
    one.case,
    stepped.step,
    events.map(({ type }, index) => ({
      kind: type,
      ...who,
      data,
      ...(body === undefined || index < events.length - 1 ? {} : { body }),
    })),
    OVER.has(status),
  );
  change.timers(caseId, stepped.step, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  if (OVER.has(status)) for (const id of CLOCK) change.timersGone.push({ owner: caseId, id });
  change.also.push((client) => saveDisturbance(client, caseId, { ...columns, status }));
  for (const { chatId, view } of await cardsOf(desk.pool, caseId))
    if (view === 'disturbance') change.card({ owner: caseId, chatId, view: 'disturbance', caseId });
  return true;
}

const KIND = {
  update: 'update',
  clear: 'allClear',
  off: 'calledOff',
  remind: 'reminder',
} as const satisfies Record<string, BroadcastKind>;

/**
 * To exactly those who were told first. News of trouble that goes on do not wait for the morning; an all-clear does, so that nobody
 * is woken to hear that all is well.
 */
export function sayToSame(
  change: Change,
  { caseId, isPlanned }: Disturbance,
  what: keyof typeof KIND,
  words: BroadcastWords,
): void {
  const keepsQuiet = isPlanned || what === 'clear';
  change.also.push((client) =>
    freezeSame(client, { caseId, kind: KIND[what], state: 'running', words, wantsRead: false, keepsQuiet }),
  );
}

/** Timers of planned work, named like their events. */
const CLOCK = ['REMINDED', 'BEGAN', 'OVERDUE'] as const;
const REMIND_MINUTES = 60;
/** So often the owner is asked for the all-clear that is due. */
const ASK_AGAIN_HOURS = 2;

/** An hour before it begins, or where that is quiet, the last hour before the quiet; not at all when that is over. */
function reminderAt(desk: Desk, startsAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant | null {
  const { region } = desk;
  let at = startsAt.subtract({ minutes: REMIND_MINUTES });
  for (let hours = 0; hours < 72 && isQuiet(region, at); hours += 1) at = at.subtract({ hours: 1 });
  // Half an hour after it was told there is nothing to remind of yet.
  return Temporal.Instant.compare(at, now.add({ minutes: 30 })) > 0 ? at : null;
}

export function setWindowTimers(
  desk: Desk,
  change: Change,
  { caseId, isPlanned, startsAt, endsAt }: Disturbance,
  now: Temporal.Instant,
): void {
  if (!isPlanned || startsAt === null || endsAt === null) return;
  const remind = reminderAt(desk, Temporal.Instant.from(startsAt.toISOString()), now);
  const set = (id: (typeof CLOCK)[number], dueAtDate: Date) =>
    change.timersSet.push({ owner: caseId, id, dueAt: dueAtDate });
  if (remind !== null) set('REMINDED', toDate(remind));
  set('BEGAN', startsAt);
  set('OVERDUE', endsAt);
}

/** The clock of planned work: it is reminded of, begins, and its owner is asked for the all-clear. */
export async function disturbanceFired(
  desk: Desk,
  change: Change,
  stored: LoadedCase,
  event: AnyEvent,
  now: Temporal.Instant,
): Promise<void> {
  const one = await disturbanceByCase(desk.pool, stored.id);
  if (one === null || !restore(one.case).can(event)) return;
  await moveDisturbance(desk, change, one, { events: [event as DisturbanceEvent], by: null }, now);
  if (event.type === 'REMINDED' && one.words !== null) sayToSame(change, one, 'remind', one.words);
  if (event.type !== 'OVERDUE') return;
  const again = quietOver(desk.region, now.add({ hours: ASK_AGAIN_HOURS }));
  change.timersSet.push({ owner: one.caseId, id: 'OVERDUE', dueAt: toDate(again) });
  const chat = await privateChatOf(desk.pool, one.ownerId);
  if (chat === null) return;
  change.say(
    chat.id,
    sentence(
      'disturb.overdue',
      { title: titleOf(one.words?.text ?? '') },
      { buttons: [[{ label: 'disturb.clear', data: `dis:clear:${one.caseId}` }]], replaces: 'nudge' },
    ),
    one.caseId,
  );
}

/** Nobody waits for a broadcast of the case any more. */
export async function broadcastIsSent(
  desk: Desk,
  change: Change,
  signal: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const announcement = await announcementByCase(desk.pool, signal.caseId);
  if (announcement !== null) return announcementIsSent(desk, change, announcement, signal, now);
  change.also.push((client) => markAllSent(client, Number(signal.because)));
  for (const { chatId, view } of await cardsOf(desk.pool, signal.caseId))
    if (view === 'disturbance')
      change.card({ owner: signal.caseId, chatId, view: 'disturbance', caseId: signal.caseId });
}
