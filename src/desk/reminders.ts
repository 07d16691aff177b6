/**
 * The morning on which duties are reminded: once a working day of the city, when its work begins, one message to each person with all
 * his duties whose day has come, at the latest now. What was due while the desk slept is in the next one, once. That a day's reminders
 * are said once is the key of `duty_mornings`. What is said is drawn when it is sent. Source: `chat.md`, Duties and reminders.
 */
import {
  cyclesToRemind,
  dutyPeople,
  lastMorning,
  noteMorning,
  type RemindedCycle,
  type RemindedPerson,
  type ReminderMove,
} from '../db/reminders.ts';
import { allOffices } from '../db/offices.ts';
import { keepTimers } from '../db/timers.ts';
import { remindedOf, REMINDED_ROLES, standing } from '../domain/dutyPeople.ts';
import { holderOf } from '../domain/holders.ts';
import { dutyOf } from '../domain/region.ts';
import { nextReminderDay, reminderDayOnOrBefore } from '../domain/reminderPlan.ts';
import { isWorkingDay, nextWorkingMorning } from '../domain/workingTime.ts';
import type { Change } from '../engine/change.ts';
import type { ReminderOversight } from '../engine/speech.ts';
import { toDate, type Desk } from './desk.ts';
import { draftCopies } from './dutyCopies.ts';
import { missingBaselines } from './dutyKeeping.ts';
import { cityDays, isReminderHour, reminderCalendars } from './reminderHours.ts';
import { supervisors, todayIn } from './staffing.ts';

/** Owner of the timer, where others have their case. */
export const REMINDERS = 'reminders';
const TIMER = 'morning';
/** A later holiday may move a reminder back by so many days at most. */
const AHEAD = 14;

/** At the start of a process: the timer is set, if there is none. One that passed while nothing ran fires now. */
export const keepReminders = (desk: Desk, now: Temporal.Instant): Promise<void> =>
  keepTimers(desk.pool, [nextMorning(desk, now)]);

const nextMorning = (desk: Desk, now: Temporal.Instant) => ({
  owner: REMINDERS,
  id: TIMER,
  dueAt: toDate(nextWorkingMorning(cityDays(desk), now)),
});

/** The timer fired: the next one is set, and if it is day and the day's were not said yet, they are. */
export async function remindersCame(desk: Desk, change: Change, now: Temporal.Instant): Promise<void> {
  change.timersSet.push(nextMorning(desk, now));
  if (!isReminderHour(desk, now)) return;
  const today = todayIn(desk, now);
  const before = plain(await lastMorning(desk.pool));
  if (before !== null && Temporal.PlainDate.compare(before, today) >= 0) return;
  const people = await dutyPeople(desk.pool, REMINDED_ROLES);
  const { wanted, moved } = await remindersOf(desk, people, today);
  const chats = new Map(
    people.flatMap((one) => [
      [one.id, one.chatId],
      ...(one.deputyId === null ? [] : [[one.deputyId, one.deputyChatId] as const]),
    ]) as [number, number | null][],
  );
  const oversight = isNewSince(before, today, 'week') ? await oversightOf(desk, people) : null;
  const overseers = oversight === null ? [] : await supervisors(desk);
  for (const { id, chatId } of overseers) chats.set(id, chatId);
  const readers = [...new Set([...wanted.keys(), ...overseers.map(({ id }) => id)])].sort((a, b) => a - b);
  for (const id of readers) {
    const chatId = chats.get(id) ?? null;
    const oversees = overseers.some((one) => one.id === id);
    if (chatId !== null)
      change.say(chatId, {
        is: 'reminder',
        on: today.toString(),
        cases: wanted.get(id) ?? [],
        oversight: oversees ? oversight : null,
      });
  }
  const said = [...wanted].flatMap(([personId, cases]) => cases.map((caseId) => ({ personId, caseId })));
  change.also.push((client) => noteMorning(client, { day: today.toString(), now: toDate(now), said, moved }));
  // A city that has just begun is copied to nobody: its first drafts come with the next month.
  if (before !== null && isNewSince(before, today, 'month')) await draftCopies(desk, change, today, now);
}

/** Cycles by person whose reminder's day has come, and when each comes next. Where nobody can be reminded it waits for somebody. */
async function remindersOf(
  desk: Desk,
  people: readonly RemindedPerson[],
  today: Temporal.PlainDate,
): Promise<{ wanted: Map<number, string[]>; moved: ReminderMove[] }> {
  const wanted = new Map<number, string[]>();
  const moved: ReminderMove[] = [];
  for (const cycle of await cyclesToRemind(desk.pool, today.add({ days: AHEAD }).toString())) {
    const plan = planOf(desk, cycle, today);
    if (plan === null) continue;
    if (plan.isNow) {
      const ids = remindedOf(desk.region, plan.owner, cycle.officeCode, people);
      if (ids.length === 0) continue;
      for (const id of ids) wanted.set(id, [...(wanted.get(id) ?? []), cycle.caseId]);
    }
    if (plan.next !== cycle.nextReminderOn)
      moved.push({ caseId: cycle.caseId, from: cycle.nextReminderOn, to: plan.next });
  }
  return { wanted, moved };
}

/** Whether a cycle is reminded of today, and its next day after that. Null: its duty left the city's file, or the office rests today. */
function planOf(desk: Desk, cycle: RemindedCycle, today: Temporal.PlainDate) {
  const duty = dutyOf(desk.region, cycle.duty);
  const calendars = reminderCalendars(desk, cycle);
  if (duty === undefined || !calendars.every((calendar) => isWorkingDay(calendar, today))) return null;
  const due = { on: Temporal.PlainDate.from(cycle.dueOn), eventOn: plain(cycle.eventOn) };
  const after = (day: Temporal.PlainDate) => nextReminderDay(calendars, duty, due, day);
  const last = plain(cycle.remindedOn);
  let next = plain(cycle.nextReminderOn);
  const comesOn = next === null ? null : reminderDayOnOrBefore(calendars, next);
  // Something else wrote the old day back meanwhile: nobody is reminded twice of one day.
  if (last !== null && comesOn !== null && Temporal.PlainDate.compare(comesOn, last) <= 0) next = after(last);
  const isNow =
    next !== null && Temporal.PlainDate.compare(reminderDayOnOrBefore(calendars, next), today) <= 0;
  if (isNow) next = after(today);
  return { isNow, next: next?.toString() ?? null, owner: duty.owner };
}

/** What the coordinators are told once a week: what was never recorded, and where nobody can be reminded. Null: nothing. */
async function oversightOf(desk: Desk, people: readonly RemindedPerson[]): Promise<ReminderOversight | null> {
  const missing = await missingBaselines(desk);
  const { region } = desk;
  const offices = (await allOffices(desk.pool)).filter(({ parentCode }) => parentCode === null);
  const silent = offices.filter(({ code }) => remindedOf(region, 'office_head', code, people).length === 0);
  const posts = (['chair', 'agency_head', 'tier2'] as const).filter(
    (post) =>
      region.duties.some(({ owner }) => {
        const holder = holderOf(region, owner, region.ictOffice.code);
        return holder.by === 'role' && holder.role === post && owner !== 'office_head';
      }) && standing(people.filter(({ role }) => role === post)).length === 0,
  );
  const nobody = [
    ...posts.map((post) => (post === 'chair' ? region.steeringChair.title : region.titles[post])),
    ...silent.map(({ abbreviation }) => abbreviation),
  ];
  if (missing.length === 0 && nobody.length === 0) return null;
  return {
    missingDuties: missing.length,
    missingOffices: new Set(missing.map(({ officeCode }) => officeCode)).size,
    nobody,
  };
}

/** Whether this is the first morning of its week or month; the very first of all is. */
function isNewSince(
  before: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  what: 'week' | 'month',
): boolean {
  const begins = what === 'month' ? today.with({ day: 1 }) : today.subtract({ days: today.dayOfWeek - 1 });
  return before === null || Temporal.PlainDate.compare(before, begins) < 0;
}

const plain = (day: string | null): Temporal.PlainDate | null =>
  day === null ? null : Temporal.PlainDate.from(day);
