/**
 * `Ingatkan yang belum`: all who miss something for one duty are reminded by hand. Shown first, with the exact number; sent once, in working
 * hours, to nobody a second time on one day. Who cannot be reminded now is reminded the next working morning with all his duties: the
 * cycle's next reminder is set to that day, and the morning's message carries it (`reminders.ts`).
 */
import { createHash } from 'node:crypto';
import { caseById } from '../db/cases.ts';
import { nextMorningAt, noteTold, remindBy, toldOn } from '../db/dutyNudges.ts';
import { dutyPeople, owedOf } from '../db/reminders.ts';
import { REMINDED_ROLES, remindedOf } from '../domain/dutyPeople.ts';
import { dutyDay, isMissing } from '../domain/dutyMatrix.ts';
import { overseesAs } from '../domain/oversight.ts';
import { dutyOf } from '../domain/region.ts';
import { isWorkingDay, nextWorkingMorning } from '../domain/workingTime.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { begin, restore, step } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import type { Duty } from '../domain/duties.ts';
import { dueAt, type Desk, type Known, type Notice } from './desk.ts';
import { dutiesNow } from './dutyFacts.ts';
import { cityDays, isReminderHour, reminderCalendars } from './reminderHours.ts';
import { REMINDERS } from './reminders.ts';
import { send, type Signal } from './signal.ts';
import { settled, todayIn } from './staffing.ts';

const STALE: Notice = { speech: sentence('refused.stale', {}), alert: true };
/** Lane of one person's reminders by hand: they are worked one after the other. */
const LANE = 'nudge:';
/** Id of the timer of `reminders.ts`. */
const MORNING = 'morning';

/** `ask` and `` show what would be sent, `s` sends it, `x` leaves it. */
export async function dutyNudge(
  desk: Desk,
  arrival: Known,
  verb: string,
  [what = '']: readonly string[],
): Promise<Notice> {
  if (overseesAs(arrival.person, 'handleDuties') === null)
    return { speech: sentence('refused.noDutyHandling', {}), alert: true };
  if (verb === 's' || verb === 'x') return decide(desk, arrival, verb === 's', what);
  if (verb !== '' && verb !== 'ask') return STALE;
  const duty = dutyOf(desk.region, what);
  if (duty === undefined) return { speech: sentence('nudge.whichDuty', {}), alert: verb === '' };
  return preview(desk, arrival, duty, await planOf(desk, duty, arrival.now), false);
}

interface Plan {
  /** Cycles by person who is reminded now. */
  readonly now: ReadonlyMap<number, { readonly chatId: number; readonly caseIds: readonly string[] }>;
  /** Cycles that the next morning carries, beside or instead. */
  readonly later: readonly string[];
  readonly laterPeople: number;
  /** ISO date of that morning. */
  readonly morningOn: string;
  readonly nowOffices: readonly string[];
  readonly laterOffices: readonly string[];
  /** Something is missing, and nobody there can be reminded. */
  readonly nobody: readonly string[];
  readonly hash: string;
}

async function planOf(desk: Desk, duty: Duty, now: Temporal.Instant): Promise<Plan> {
  const { pool, region } = desk;
  const today = todayIn(desk, now);
  const day = dutyDay(today);
  const city = await dutiesNow(desk, { offices: null }, { duty: duty.code, office: null });
  const missing = city.facts.filter((fact) => isMissing(fact, day));
  const people = await dutyPeople(pool, REMINDED_ROLES);
  const chats = new Map<number, number | null>(
    people.flatMap((one): [number, number | null][] => [
      [one.id, one.chatId],
      ...(one.deputyId === null ? [] : [[one.deputyId, one.deputyChatId] as [number, number | null]]),
    ]),
  );
  const heard = missing.map((fact) => ({
    fact,
    ids: remindedOf(region, duty.owner, fact.office, people).filter((id) => (chats.get(id) ?? null) !== null),
  }));
  const told = await toldOn(pool, [...new Set(heard.flatMap(({ ids }) => ids))], day.on);
  const morning = await nextMorningOn(desk, now);
  const morningOn = morning.toString();
  const isNow = isTimeToTell(desk, now, morning);
  const by = new Map<number, { chatId: number; caseIds: string[] }>();
  const later = new Map<string, number[]>();
  const offices = { now: new Set<string>(), later: new Set<string>(), nobody: new Set<string>() };
  for (const { fact, ids } of heard) {
    const office = city.offices.get(fact.office);
    if (fact.caseId === null || office === undefined) continue;
    const name = office.abbreviation;
    if (ids.length === 0) offices.nobody.add(name);
    const isOpen = reminderCalendars(desk, {
      workPattern: office.workPattern,
      officeCode: office.code,
    }).every((calendar) => isWorkingDay(calendar, today));
    for (const id of ids) {
      const chatId = chats.get(id) ?? null;
      if (chatId === null) continue;
      if (isNow && isOpen && !told.has(id)) {
        const entry = by.get(id) ?? { chatId, caseIds: [] };
        entry.caseIds.push(fact.caseId);
        by.set(id, entry);
        offices.now.add(name);
      } else {
        later.set(fact.caseId, [...(later.get(fact.caseId) ?? []), id]);
        offices.later.add(name);
      }
    }
  }
  return {
    now: by,
    later: [...later.keys()],
    laterPeople: new Set([...later.values()].flat()).size,
    morningOn,
    nowOffices: [...offices.now],
    laterOffices: [...offices.later],
    nobody: [...offices.nobody],
    hash: createHash('sha256')
      .update(JSON.stringify([[...by], [...later], morningOn]))
      .digest('hex'),
  };
}

/** The day of the next morning's message about duties. */
async function nextMorningOn(desk: Desk, now: Temporal.Instant): Promise<Temporal.PlainDate> {
  const at = await nextMorningAt(desk.pool, REMINDERS, MORNING);
  const instant =
    at === null
      ? nextWorkingMorning(cityDays(desk), now)
      : Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return instant.toZonedDateTimeISO(desk.region.timeZone).toPlainDate();
}

/** Within hours, and no morning's message of today is still to come: that one would say everything at once. */
const isTimeToTell = (desk: Desk, now: Temporal.Instant, morningOn: Temporal.PlainDate): boolean =>
  isReminderHour(desk, now) && Temporal.PlainDate.compare(morningOn, todayIn(desk, now)) > 0;

function preview(desk: Desk, arrival: Known, duty: Duty, plan: Plan, isAnew: boolean): Notice {
  const { change, chat, person, now, input } = arrival;
  if (plan.now.size + plan.later.length === 0)
    return {
      speech: sentence('nudge.nothing', { title: duty.title, nobody: plan.nobody }),
      alert: input.callbackId !== null,
    };
  const caseId = desk.newId();
  const begun = begin('dutyNudge', { duty: duty.code, plan: plan.hash });
  change.open(caseId, begun, [
    {
      kind: 'PREVIEWED',
      actor: person.id,
      role: overseesAs(person, 'handleDuties')?.role ?? null,
      at: now.toString(),
      data: { duty: duty.code, people: plan.now.size, later: plan.laterPeople },
    },
  ]);
  change.timers(caseId, begun, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  change.say(
    chat.id,
    sentence(
      'nudge.preview',
      { ...wordsOf(duty, plan), nobody: plan.nobody, isAnew },
      {
        buttons: [
          [
            { label: 'nudge.send', data: `km:rs:${caseId}` },
            { label: 'nudge.drop', data: `km:rx:${caseId}` },
          ],
        ],
      },
    ),
  );
  return null;
}

const wordsOf = (duty: Duty, plan: Plan) => ({
  title: duty.title,
  code: duty.code,
  people: plan.now.size,
  offices: plan.nowOffices,
  laterPeople: plan.laterPeople,
  laterOffices: plan.laterOffices,
  morningOn: plan.morningOn,
});

async function decide(desk: Desk, arrival: Known, isSend: boolean, caseId: string): Promise<Notice> {
  const { change, person, now } = arrival;
  const stored = /^[a-z2-7]{16}$/.test(caseId) ? await caseById(desk.pool, caseId) : null;
  if (stored === null || stored.flow !== 'dutyNudge') return STALE;
  const snapshot = restore(stored);
  if (snapshot.matches('sent')) return { speech: sentence('nudge.sentAlready', {}), alert: true };
  if (!snapshot.can({ type: 'SENT' })) return { speech: sentence('nudge.over', {}), alert: true };
  const memory = snapshot.context as { duty: string; plan: string };
  const duty = dutyOf(desk.region, memory.duty);
  if (duty === undefined) return STALE;
  const end = (type: 'SENT' | 'DROPPED', data: Record<string, string | number>): void =>
    finish(desk, arrival, stored, type, data);
  if (!isSend) {
    end('DROPPED', {});
    return settled(arrival, sentence('nudge.dropped', {}));
  }
  const plan = await planOf(desk, duty, now);
  if (plan.hash !== memory.plan) {
    end('DROPPED', {});
    return preview(desk, arrival, duty, plan, true);
  }
  end('SENT', { duty: duty.code, people: plan.now.size, later: plan.laterPeople });
  for (const [personId, { caseIds }] of plan.now)
    send(change, `${LANE}${caseId}:${personId}`, {
      name: 'dutyNudge',
      caseId: LANE + String(personId),
      because: caseId,
      by: person.id,
      cases: caseIds,
    });
  if (plan.later.length > 0) change.also.push((client) => remindBy(client, plan.later, plan.morningOn));
  return settled(arrival, sentence('nudge.sent', wordsOf(duty, plan)));
}

function finish(
  desk: Desk,
  { change, person, now }: Known,
  stored: LoadedCase,
  type: 'SENT' | 'DROPPED',
  data: Record<string, string | number>,
): void {
  const stepped = step(stored, [{ type }]);
  if (!stepped.ok) throw new Error(`The reminder ${stored.id} cannot be ${type}.`);
  const event = {
    kind: type,
    actor: person.id,
    role: overseesAs(person, 'handleDuties')?.role ?? null,
    at: now.toString(),
    data,
  };
  change.move(stored, stepped.step, [event], true);
  change.timers(stored.id, stepped.step, (delay) => dueAt(desk.calendar('five_days'), now, delay));
}

/** One person of it. What was met meanwhile is left out; whoever was reminded meanwhile hears of it the next working morning. */
export async function tellOfDuties(
  desk: Desk,
  change: Change,
  { caseId, cases = [] }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const { pool } = desk;
  const personId = Number(caseId.slice(LANE.length));
  const today = todayIn(desk, now).toString();
  const owed = (await owedOf(pool, cases)).map((one) => one.caseId);
  if (owed.length === 0) return;
  const people = await dutyPeople(pool, REMINDED_ROLES);
  const chatId =
    people.find((one) => one.id === personId)?.chatId ??
    people.find((one) => one.deputyId === personId)?.deputyChatId ??
    null;
  const isTold = (await toldOn(pool, [personId], today)).has(personId);
  const morning = await nextMorningOn(desk, now);
  if (isTold || chatId === null || !isTimeToTell(desk, now, morning)) {
    change.also.push((client) => remindBy(client, owed, morning.toString()));
    return;
  }
  change.say(chatId, { is: 'reminder', on: today, cases: owed, oversight: null });
  change.also.push((client) => noteTold(client, personId, today, owed));
}
