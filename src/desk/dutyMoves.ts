/** How a cycle moves: the one place where its chart, its row, its timers and its cards change together. */
import { cardsOf } from '../db/tickets.ts';
import { insertCycles, updateCycle, type CycleColumns, type CycleMove, type CycleRow } from '../db/duties.ts';
import { evidenceOfCase } from '../db/evidence.ts';
import { privateChatOf } from '../db/people.ts';
import type { DelayName } from '../domain/delays.ts';
import type { Duty } from '../domain/duties.ts';
import { nearOn, stageOn, type DutyKey } from '../domain/dutyRules.ts';
import { dueOf, type Due, type OnFile } from '../domain/obligations.ts';
import { dutyOf } from '../domain/region.ts';
import { firstReminderDay } from '../domain/reminderPlan.ts';
import type { Change } from '../engine/change.ts';
import type { NewEvent } from '../engine/chain.ts';
import { begin, step, type AnyEvent, type Step } from '../engine/machines.ts';
import { sentence, type Speech } from '../engine/speech.ts';
import type { ObligationEvent } from '../../flows/obligation.ts';
import type { Desk } from './desk.ts';
import { dutyHolders, dutyVerifiers } from './dutyPeople.ts';
import { beginningOf, endOf, todayIn } from './staffing.ts';

const day = (text: string | null): Temporal.PlainDate | null =>
  text === null ? null : Temporal.PlainDate.from(text);

/** The duty of a stored cycle; a row whose duty left the city's file is ended at night, and does nothing before. */
export function dutyOfCycle(desk: Pick<Desk, 'region'>, { duty: code }: Pick<DutyKey, 'duty'>): Duty | null {
  return dutyOf(desk.region, code) ?? null;
}

/**
 * The first reminder after this day, by the working days of the city; null: there is none. The morning itself looks again at the
 * calendars (`desk/reminders.ts`).
 */
export function nextReminderOf(
  desk: Desk,
  { duty: code, dueOn, eventOn }: Pick<CycleColumns, 'duty' | 'dueOn' | 'eventOn'>,
  after: Temporal.PlainDate,
): string | null {
  const duty = dutyOf(desk.region, code);
  const on = day(dueOn);
  if (duty === undefined || on === null) return null;
  const calendar = desk.calendar('five_days');
  const due = { on, eventOn: day(eventOn) };
  return firstReminderDay(calendar, duty, due, after.add({ days: 1 }))?.toString() ?? null;
}

/** Its timers, from its dates; one without a date has none. */
function setTimers(
  desk: Desk,
  change: Change,
  row: Pick<CycleColumns, 'caseId' | 'duty' | 'dueOn' | 'eventOn'>,
  next: Step,
): void {
  const duty = dutyOf(desk.region, row.duty);
  const dueOn = day(row.dueOn);
  const timers = next.timers.filter(({ delay }) => delay === null || (duty !== undefined && dueOn !== null));
  change.timers(row.caseId, { ...next, timers }, (delay: DelayName) => {
    if (duty === undefined || dueOn === null) throw new Error(`The cycle ${row.caseId} has no date.`);
    if (delay === 'dutyIsLate') return endOf(desk, dueOn);
    return beginningOf(desk, delay === 'dutyIsNear' ? nearOn(duty, dueOn, day(row.eventOn)) : dueOn);
  });
}

const leafOf = (stepped: Step): string => String(stepped.snapshot.value);

export interface CycleWish extends DutyKey {
  readonly eventKey?: string;
  readonly eventOn?: Temporal.PlainDate;
  /** Null: nothing is counted yet. */
  readonly file: OnFile | null;
}

/** What the wish owes, and when. */
export function dueOfWish(desk: Pick<Desk, 'region'>, wish: CycleWish): Due {
  const duty = dutyOf(desk.region, wish.duty);
  if (duty === undefined) throw new Error(`This city has no duty "${wish.duty}".`);
  return wish.file === null
    ? { on: null, why: 'event' }
    : dueOf(duty, desk.region, { ...wish.file, eventOn: wish.eventOn ?? wish.file.eventOn ?? null });
}

/** Opens a cycle; with a file it gets its date, and does not open where nothing is owed (null). */
export function openCycleNow(
  desk: Desk,
  change: Change,
  wish: CycleWish,
  now: Temporal.Instant,
): CycleColumns | null {
  const duty = dutyOf(desk.region, wish.duty);
  if (duty === undefined) return null;
  const due = dueOfWish(desk, wish);
  if (wish.file !== null && due.on === null) return null;
  const { duty: code, officeCode, object } = wish;
  const today = todayIn(desk, now);
  const begun = begin('obligation');
  const placed =
    due.on === null
      ? null
      : step(begun.next, [
          {
            type: 'PLACED',
            stage: stageOn(duty, due.on, wish.eventOn ?? null, today),
          } satisfies ObligationEvent,
        ]);
  const next = placed?.ok === true ? placed.step : begun;
  const caseId = desk.newId();
  const dated = { duty: code, dueOn: due.on?.toString() ?? null, eventOn: wish.eventOn?.toString() ?? null };
  const row: CycleColumns = {
    ...dated,
    caseId,
    officeCode,
    object,
    eventKey: wish.eventKey ?? null,
    lastOn: wish.file?.lastOn?.toString() ?? null,
    countedFromOn: wish.file?.countedFromOn.toString() ?? null,
    missed: due.on === null ? 0 : due.missed,
    state: leafOf(next),
    isOpen: true,
    nextReminderOn: nextReminderOf(desk, dated, today.subtract({ days: 1 })),
    blockedAt: null,
    submittedAt: null,
    closedOn: null,
  };
  const data = {
    duty: code,
    office: officeCode,
    ...(object === '' ? {} : { object }),
    ...(wish.eventKey === undefined ? {} : { event: wish.eventKey }),
    due: row.dueOn,
    missed: row.missed,
  };
  change.open(caseId, next, [{ kind: 'OPENED', actor: null, role: null, at: now.toString(), data }]);
  setTimers(desk, change, row, next);
  change.also.push((client) => insertCycles(client, [row]));
  return row;
}

export interface Mover {
  readonly id: number;
  readonly role: string | null;
}

/** What a move is: an event of the chart, who did it, his words, and what it changes of the row. */
export interface CycleMoveWish {
  readonly event: ObligationEvent | AnyEvent;
  /** What follows at once, in the same commit; the history then calls it `kind`. */
  readonly then?: ObligationEvent;
  readonly kind?: string;
  readonly by: Mover | null;
  readonly text?: string;
  readonly data?: NewEvent['data'];
  readonly columns?: CycleMove;
  /** Who sent what is offered, so that he is not asked to judge it. */
  readonly sentBy?: number | null;
  /** Of an acceptance: when the next one is due. */
  readonly nextDueOn?: string | null;
}

/** Moves a cycle; false when its present state refuses. */
export async function moveCycle(
  desk: Desk,
  change: Change,
  cycle: CycleRow,
  wish: CycleMoveWish,
  now: Temporal.Instant,
): Promise<boolean> {
  const stepped = step(cycle.case, wish.then === undefined ? [wish.event] : [wish.event, wish.then]);
  if (!stepped.ok) return false;
  const { snapshot } = stepped.step;
  const state = leafOf(stepped.step);
  const isOpen = snapshot.hasTag('open');
  const today = todayIn(desk, now);
  const dated = { ...cycle, ...wish.columns };
  const isTurnAgain = state === 'returned' && cycle.state !== 'returned';
  const row: CycleColumns = {
    ...dated,
    state,
    isOpen,
    nextReminderOn: !snapshot.hasTag('officesTurn')
      ? null
      : isTurnAgain || dated.dueOn !== cycle.dueOn
        ? nextReminderOf(desk, dated, today.subtract({ days: 1 }))
        : dated.nextReminderOn,
    closedOn: isOpen ? null : today.toString(),
  };
  const { id: actor = null, role = null } = wish.by ?? {};
  const text = wish.text ?? '';
  change.move(
    cycle.case,
    stepped.step,
    [
      {
        kind: wish.kind ?? kindOf(wish.event.type, state),
        actor,
        role,
        at: now.toString(),
        ...(wish.data === undefined ? {} : { data: wish.data }),
        ...(text === '' ? {} : { body: JSON.stringify({ text, media: [] }) }),
      },
    ],
    !isOpen,
  );
  setTimers(desk, change, row, stepped.step);
  change.also.push((client) => updateCycle(client, row));
  for (const { chatId, view } of await cardsOf(desk.pool, cycle.caseId))
    if (view === 'duty') change.card({ owner: cycle.caseId, chatId, view: 'duty', caseId: cycle.caseId });
  for (const { type, params } of stepped.step.effects)
    if (type === 'offer' && snapshot.hasTag('waits')) await offer(desk, change, cycle, wish.sentBy ?? actor);
    else if (type === 'tellCoordinators') await tellCoordinators(desk, change, cycle, wish, text);
    else if (type === 'tellOffice')
      await tellOffice(desk, change, row, cycle, wish, String(params.of) as Told);
  return true;
}

/** What time did has a name of its own in the history. */
const CAME: Readonly<Record<string, string>> = {
  dueSoon: 'CAME_NEAR',
  due: 'CAME_DUE',
  overdue: 'CAME_LATE',
};
const kindOf = (type: string, state: string): string =>
  type === 'DATED' ? 'PLACED' : type.startsWith('xstate.') ? (CAME[state] ?? type) : type;

async function offer(desk: Desk, change: Change, cycle: CycleRow, sentBy: number | null): Promise<void> {
  for (const { chatId, unreachable } of await dutyVerifiers(desk, cycle, sentBy))
    if (chatId !== null && unreachable === null)
      change.card({
        owner: cycle.caseId,
        chatId,
        view: 'duty',
        caseId: cycle.caseId,
        anew: true,
      });
}

async function tellCoordinators(
  desk: Desk,
  change: Change,
  cycle: CycleRow,
  { by }: CycleMoveWish,
  text: string,
): Promise<void> {
  const speech = sentence('duty.blockedTold', { ...named(desk, cycle), text });
  for (const { chatId, unreachable } of await dutyVerifiers(desk, cycle, by?.id ?? null))
    if (chatId !== null && unreachable === null) change.say(chatId, speech, cycle.caseId);
}

type Told = 'accepted' | 'returned' | 'released' | 'kept';

/** The office hears what became of it: who is reminded, and whoever sent it. */
async function tellOffice(
  desk: Desk,
  change: Change,
  row: CycleColumns,
  cycle: CycleRow,
  { text = '', by, nextDueOn = null }: CycleMoveWish,
  of: Told,
): Promise<void> {
  const chats = new Set<number>();
  for (const { chatId, unreachable, id } of await dutyHolders(desk, cycle))
    if (chatId !== null && unreachable === null && id !== by?.id) chats.add(chatId);
  for (const chatId of await chatsOfSenders(desk, cycle)) chats.add(chatId);
  const isTurn = of === 'returned' || of === 'kept';
  const speech: Speech = sentence(
    'duty.told',
    { ...named(desk, cycle), of, text, nextDueOn, dueOn: row.dueOn },
    { buttons: isTurn ? [[{ label: 'duty.send', data: `kw:send:${cycle.caseId}` }]] : [] },
  );
  for (const chatId of chats) change.say(chatId, speech, cycle.caseId);
}

async function chatsOfSenders(desk: Desk, cycle: CycleRow): Promise<number[]> {
  const last = (await evidenceOfCase(desk.pool, cycle.caseId)).at(-1);
  if (last === undefined || last.submittedBy === null) return [];
  const chat = await privateChatOf(desk.pool, last.submittedBy);
  return chat === null || chat.unreachable !== null ? [] : [chat.id];
}

/** How people call it. */
export const named = (
  desk: Pick<Desk, 'region'>,
  { duty, object, officeName }: Pick<CycleRow, 'duty' | 'object' | 'officeName'>,
): { title: string; object: string; office: string } => ({
  title: dutyOf(desk.region, duty)?.title ?? duty,
  object,
  office: officeName,
});
