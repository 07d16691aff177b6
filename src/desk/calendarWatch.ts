/**
 * Where the calendar rests on a default an administrator is told, once for each thing, by day. The look is a row of `timers`, so it
 * outlives the process and one replica does it; what was told stands in `settings`, and is forgotten when it is mended.
 */
import { alarmsTold, lookSoon, noteAlarms, patternsInUse } from '../db/calendar.ts';
import { holdersOf } from '../db/people.ts';
import { calendarNeeds, keyOf, type CalendarNeed } from '../domain/calendarNeeds.ts';
import type { Change } from '../engine/change.ts';
import { sentence, type Speech } from '../engine/speech.ts';
import { toDate, type Desk } from './desk.ts';
import { alarm } from './people.ts';
import { todayIn } from './staffing.ts';

/** Owner of the timer, where others have their case. */
export const CALENDAR_WATCH = 'calendar';
const LOOK = 'look';
/** Minutes until it is tried again when no administrator has written to the bot yet. */
const NOBODY_THERE = 10;

export const lookNow = (change: Change, now: Temporal.Instant): void => {
  change.timersSet.push({ owner: CALENDAR_WATCH, id: LOOK, dueAt: toDate(now) });
};

/** At the start of a process: a new release or a new file may have mended or broken something. */
export const lookAtStart = ({ pool }: Pick<Desk, 'pool'>, now: Temporal.Instant): Promise<void> =>
  lookSoon(pool, CALENDAR_WATCH, LOOK, toDate(now));

export async function lookAtCalendar(desk: Desk, change: Change, now: Temporal.Instant): Promise<void> {
  await desk.calendars.fresh('now');
  const calendars = (await patternsInUse(desk.pool)).map((pattern) => desk.calendar(pattern));
  const needs = calendarNeeds(calendars, todayIn(desk, now));
  const told = await alarmsTold(desk.pool);
  const news = needs.filter((need) => !told.includes(keyOf(need)));
  const mended = told.filter((key) => !needs.some((need) => keyOf(need) === key));
  const admins = await holdersOf(desk.pool, ['admin'], null);
  const isHeard = admins.some((admin) => admin.chatId !== null && admin.unreachable === null);
  const again = news.length === 0 || (isHeard && isDay(desk, now)) ? nextMorning(desk, now) : undefined;
  const tells = again === undefined ? [] : news;
  for (const need of tells) await alarm(desk, change, wordsFor(need));
  if (tells.length + mended.length > 0)
    change.also.push((client) => noteAlarms(client, tells.map(keyOf), mended, toDate(now)));
  const soon = isDay(desk, now) ? now.add({ minutes: NOBODY_THERE }) : nextMorning(desk, now);
  change.timersSet.push({ owner: CALENDAR_WATCH, id: LOOK, dueAt: toDate(again ?? soon) });
}

function wordsFor(need: CalendarNeed): Speech {
  if (need.is === 'hours') {
    const { pattern, fromOn } = need;
    return sentence('alarm.calendarHours', { pattern, fromOn });
  }
  const { year } = need;
  return need.is === 'tooMany'
    ? sentence('alarm.calendarTooMany', { year })
    : sentence(
        'alarm.calendarYear',
        { year },
        { buttons: [[{ label: 'calendar.load', data: 'k:ask:load' }]] },
      );
}

/** Outside the quiet hours of the city (`chat.md`, Announcements). */
function isDay({ region }: Pick<Desk, 'region'>, now: Temporal.Instant): boolean {
  const here = now.toZonedDateTimeISO(region.timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return region.quiet.until <= here && here < region.quiet.from;
}

/** The end of the next quiet hours. */
function nextMorning({ region }: Pick<Desk, 'region'>, now: Temporal.Instant): Temporal.Instant {
  const here = now.toZonedDateTimeISO(region.timeZone);
  const [hours = 0, minutes = 0] = region.quiet.until.split(':').map(Number);
  const end = here.startOfDay().add({ hours, minutes });
  return (Temporal.ZonedDateTime.compare(end, here) > 0 ? end : end.add({ days: 1 })).toInstant();
}
