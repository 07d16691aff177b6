/**
 * Copies of overdue duties upward: on the first morning of a month the desk drafts them, a rung each, and a coordinator lets each go or
 * not. He releases exactly what he saw: once something of it was met he is shown the shorter draft first. Source: `chat.md`, Duties
 * and reminders; domain.md 2 (14, 30 and 60 days).
 */
import { cardsOf } from '../db/tickets.ts';
import {
  copiesOfMonth,
  copyByCase,
  copyItems,
  COPY_RUNGS,
  insertCopy,
  markCopy,
  shortenCopy,
  type CopyItem,
  type CopyRung,
  type DutyCopy,
} from '../db/dutyCopies.ts';
import { cyclesLate, dutyPeople, type RemindedPerson } from '../db/reminders.ts';
import { headsOf, REMINDED_ROLES, standing } from '../domain/dutyPeople.ts';
import { overseesAs } from '../domain/oversight.ts';
import { dutyOf, type Region } from '../domain/region.ts';
import { copiesDue, COPIES } from '../domain/reminderPlan.ts';
import type { Change } from '../engine/change.ts';
import { begin, step, type Step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { DutyCopyEvent } from '../../flows/dutyCopy.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { reminderMoment } from './reminderHours.ts';
import { beginningOf, supervisors, todayIn } from './staffing.ts';

/** A month's drafts, of what is late enough today; where nothing is, none. */
export async function draftCopies(
  desk: Desk,
  change: Change,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  const monthOn = today.with({ day: 1 }).toString();
  const [first] = COPIES;
  const late = await cyclesLate(desk.pool, today.subtract({ days: first?.days ?? 0 }).toString());
  const readers = await supervisors(desk);
  for (const rung of COPY_RUNGS) {
    const items = late.flatMap(({ caseId, duty: code, dueOn }) => {
      const [duty, on] = [dutyOf(desk.region, code), Temporal.PlainDate.from(dueOn)];
      return duty !== undefined && copiesDue(duty, on, today).includes(rung)
        ? [{ cycleId: caseId, late: on.until(today, { largestUnit: 'days' }).days }]
        : [];
    });
    if (items.length === 0) continue;
    const caseId = desk.newId();
    const begun = begin('dutyCopy');
    change.open(caseId, begun, [
      {
        kind: 'DRAFTED',
        actor: null,
        role: null,
        at: now.toString(),
        data: { month: monthOn, rung, count: items.length },
      },
    ]);
    setTimers(desk, change, { caseId, monthOn }, begun, now);
    change.also.push((client) => insertCopy(client, { caseId, monthOn, rung, items }));
    for (const { chatId } of readers) change.card({ owner: caseId, chatId, view: 'dutyCopy', caseId });
  }
}

function setTimers(
  desk: Desk,
  change: Change,
  { caseId, monthOn }: Pick<DutyCopy, 'caseId' | 'monthOn'>,
  next: Step,
  now: Temporal.Instant,
): void {
  change.timers(caseId, next, (delay) =>
    delay === 'copyGoes'
      ? reminderMoment(desk, now)
      : beginningOf(desk, Temporal.PlainDate.from(monthOn).add({ months: 1 })),
  );
}

/** Below a draft; the revision says what he sees. */
export const copyButtons = ({ caseId, revision, state }: DutyCopy): Button[][] =>
  state === 'drafted'
    ? [
        [
          { label: 'reminder.send', data: `kr:send:${caseId}:${revision}` },
          { label: 'reminder.dontSend', data: `kr:no:${caseId}:${revision}` },
        ],
      ]
    : [];

/** How this city calls who gets it. */
export const rungTitle = (region: Pick<Region, 'titles' | 'steeringChair'>, rung: CopyRung): string =>
  rung === 'chair' ? region.steeringChair.title : region.titles[rung];

/** What the draft's buttons do. */
export async function dutyCopyPressed(
  desk: Desk,
  arrival: Known,
  verb: string,
  [caseId = '', seen = '']: readonly string[],
): Promise<Notice> {
  const refused = refusal(arrival);
  if (refused !== null) return refused;
  const copy = await copyByCase(desk.pool, caseId);
  return copy === null || (verb !== 'send' && verb !== 'no')
    ? { speech: sentence('refused.stale', {}), alert: true }
    : decide(desk, arrival, copy, verb, Number(seen));
}

const WORDS: Readonly<Record<string, CopyRung>> = {
  pd: 'office_head',
  opd: 'office_head',
  kepala: 'office_head',
  dinas: 'agency_head',
  kadis: 'agency_head',
  ketua: 'chair',
  koordinator: 'chair',
  sekda: 'chair',
};

/** `/kewajiban tembusan` shows the month's drafts; `… kirim WHO`, `… jangan kirim WHO` decide as the buttons do. */
export async function dutyCopiesAsked(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  const refused = refusal(arrival);
  if (refused !== null) return refused;
  const { change, chat, now } = arrival;
  const monthOn = todayIn(desk, now).with({ day: 1 }).toString();
  const copies = await copiesOfMonth(desk.pool, monthOn);
  const found = /^(jangan kirim|jangan|kirim)\s+(?:kepada\s+)?(\S+)/i.exec(words.trim());
  const rung = found === null ? undefined : WORDS[(found[2] ?? '').toLowerCase()];
  const copy = copies.find((one) => one.rung === rung);
  if (found !== null && copy !== undefined)
    return decide(desk, arrival, copy, /^jangan/i.test(found[1] ?? '') ? 'no' : 'send', copy.revision);
  if (copies.length === 0) return { speech: sentence('reminder.noCopies', {}) };
  for (const { caseId } of copies)
    change.card({ owner: caseId, chatId: chat.id, view: 'dutyCopy', caseId, class: 2, anew: true });
  return null;
}

/** Null: he may. It names offices that are late, so it is never shown in a group. */
function refusal(arrival: Known): Notice {
  if (overseesAs(arrival.person, 'releaseCopies') === null)
    return { speech: sentence('refused.noCopies', {}), alert: true };
  return isPrivate(arrival) ? null : { speech: sentence('refused.privateOnly', {}), alert: true };
}

async function decide(
  desk: Desk,
  arrival: Known,
  copy: DutyCopy,
  verb: 'send' | 'no',
  seen: number,
): Promise<Notice> {
  const { person, now, change } = arrival;
  const to = rungTitle(desk.region, copy.rung);
  if (copy.state !== 'drafted')
    return copy.decidedAt === null || copy.decidedByName === null
      ? { speech: sentence('reminder.copyOver', { state: copy.state }), alert: true }
      : {
          speech: sentence('reminder.copyDecided', {
            state: copy.state,
            by: copy.decidedByName,
            at: copy.decidedAt.toISOString(),
          }),
          alert: true,
        };
  const decided = { by: person.id, at: toDate(now) };
  if (verb === 'no') {
    await move(desk, arrival, copy, { type: 'DECLINED' }, { decided });
    return { speech: sentence('reminder.copyDeclined', { to }) };
  }
  const items = await copyItems(desk.pool, copy.caseId);
  const gone = items.filter(({ isOwed }) => !isOwed);
  const owed = items.filter(({ isOwed }) => isOwed);
  if (owed.length === 0) {
    await move(desk, arrival, copy, { type: 'EMPTIED' }, { count: 0 });
    return { speech: sentence('reminder.copyOver', { state: 'met' }), alert: true };
  }
  if (gone.length > 0) {
    await move(desk, arrival, copy, { type: 'SHORTENED' }, { count: owed.length });
    change.also.push((client) =>
      shortenCopy(
        client,
        copy.caseId,
        gone.map(({ cycleId }) => cycleId),
      ),
    );
    return { speech: sentence('reminder.copyChanged', {}), alert: true };
  }
  if (seen !== copy.revision) {
    await showAgain(desk, change, copy.caseId);
    return { speech: sentence('reminder.copyChanged', {}), alert: true };
  }
  const readers = readersOf(desk, copy.rung, owed, await dutyPeople(desk.pool, REMINDED_ROLES));
  if (readers.size === 0) return { speech: sentence('reminder.copyNobody', { to }), alert: true };
  const goesAt = reminderMoment(desk, now);
  await move(desk, arrival, copy, { type: 'RELEASED' }, { decided, count: owed.length });
  return {
    speech: sentence('reminder.copyReleased', {
      to,
      count: readers.size,
      goesAt: goesAt.getTime() > now.epochMilliseconds ? goesAt.toISOString() : null,
    }),
  };
}

/** Who gets which offices' part of it; null: all of it. By person. */
export function readersOf(
  desk: Pick<Desk, 'region'>,
  rung: CopyRung,
  items: readonly Pick<CopyItem, 'officeCode'>[],
  people: readonly RemindedPerson[],
): Map<number, { readonly chatId: number; readonly offices: string[] | null }> {
  const readers = new Map<number, { chatId: number; offices: string[] | null }>();
  const chatOf = new Map(
    people.flatMap((one) => [
      [one.id, one.chatId] as const,
      ...(one.deputyId === null ? [] : [[one.deputyId, one.deputyChatId] as const]),
    ]),
  );
  const offices = rung === 'office_head' ? [...new Set(items.map(({ officeCode }) => officeCode))] : [null];
  for (const office of offices) {
    const held =
      office === null ? people.filter(({ role }) => role === rung) : headsOf(desk.region, office, people);
    for (const id of standing(held)) {
      const chatId = chatOf.get(id) ?? null;
      if (chatId === null) continue;
      const known = readers.get(id)?.offices ?? [];
      readers.set(id, { chatId, offices: office === null ? null : [...known, office] });
    }
  }
  return readers;
}

/** The month is over, or what was released goes. */
export async function dutyCopyFired(
  desk: Desk,
  change: Change,
  caseId: string,
  event: { readonly type: string },
  now: Temporal.Instant,
): Promise<void> {
  const copy = await copyByCase(desk.pool, caseId);
  const stepped = copy === null ? null : step(copy.case, [event]);
  if (copy === null || stepped === null || !stepped.ok) return;
  const isSent = stepped.step.effects.some(({ type }) => type === 'sendCopies');
  const owed = isSent ? (await copyItems(desk.pool, caseId)).filter(({ isOwed }) => isOwed) : [];
  const readers = readersOf(desk, copy.rung, owed, await dutyPeople(desk.pool, REMINDED_ROLES));
  for (const { chatId, offices } of readers.values())
    change.say(chatId, { is: 'dutyCopy', copyId: caseId, offices });
  const data = isSent ? { count: owed.length, readers: [...readers.keys()].join(' ') } : {};
  const kind = isSent ? 'SENT' : 'LAPSED';
  change.move(copy.case, stepped.step, [{ kind, actor: null, role: null, at: now.toString(), data }], true);
  const state = String(stepped.step.snapshot.value);
  change.also.push((client) => markCopy(client, caseId, state));
  await showAgain(desk, change, caseId);
}

async function move(
  desk: Desk,
  { person, now, change }: Known,
  copy: DutyCopy,
  event: DutyCopyEvent,
  { decided, count }: { decided?: { by: number; at: Date }; count?: number },
): Promise<void> {
  const stepped = step(copy.case, [event]);
  if (!stepped.ok) throw new Error(`The draft ${copy.caseId} is ${copy.state} and refuses ${event.type}.`);
  const role = overseesAs(person, 'releaseCopies')?.role ?? null;
  const data = count === undefined ? {} : { count };
  const isOver = !stepped.step.snapshot.hasTag('open');
  change.move(
    copy.case,
    stepped.step,
    [{ kind: event.type, actor: person.id, role, at: now.toString(), data }],
    isOver,
  );
  setTimers(desk, change, copy, stepped.step, now);
  const state = String(stepped.step.snapshot.value);
  change.also.push((client) => markCopy(client, copy.caseId, state, decided ?? null));
  await showAgain(desk, change, copy.caseId);
}

/** Every card of it shows what it is now. */
async function showAgain(desk: Desk, change: Change, caseId: string): Promise<void> {
  for (const { chatId, view } of await cardsOf(desk.pool, caseId))
    if (view === 'dutyCopy') change.card({ owner: caseId, chatId, view: 'dutyCopy', caseId });
}
