/**
 * The morning digest: what waits, is at risk or late, said once a day to each technician and coordinator when his office opens,
 * and only when there is something to say. Each office has a timer of its own, set anew each time for its next working morning, so
 * holidays pass in silence, and a morning that was missed is made up for while the office is open. That a day's digest is said once
 * is the key of its signal. Source: `chat.md`, "Time".
 */
import {
  digestCounts,
  digestLines,
  digestReaders,
  officesWithoutLetter,
  type DigestScope,
} from '../db/digests.ts';
import { allOffices, officeByCode } from '../db/offices.ts';
import { personById, privateChatOf, type Person } from '../db/people.ts';
import { workChats } from '../db/chats.ts';
import { keepTimers } from '../db/timers.ts';
import { officesWithoutTier1 } from '../db/watch.ts';
import { intervalsOn, nextWorkingMorning, workingDayBefore, type Calendar } from '../domain/workingTime.ts';
import type { Change, TimerSet } from '../engine/change.ts';
import { sentence } from '../engine/speech.ts';
import { act } from './buttons.ts';
import { pairs } from './choices.ts';
import { toDate, type Desk } from './desk.ts';
import { send, type Signal } from './signal.ts';
import { holds, todayIn } from './staffing.ts';
import { lineOf } from './watch.ts';

/** Owner of an office's timer: this and the office's code. */
export const DIGEST = 'digest:';
const TIMER = 'morning';
const GROUP = `${DIGEST}tier2`;
const MOST_LINES = 6;
/** No morning begins earlier, also where work goes on around the clock. */
const EARLIEST_HOUR = 7;

/** Sets the timers of offices that have none: at every start, and each morning for those that are new. */
export const keepMornings = async (desk: Desk, now: Temporal.Instant): Promise<void> =>
  keepTimers(desk.pool, await morningsOf(desk, now));

const morningsOf = async (desk: Desk, now: Temporal.Instant): Promise<TimerSet[]> =>
  (await allOffices(desk.pool)).map(({ code, workPattern }) => ({
    owner: DIGEST + code,
    id: TIMER,
    dueAt: toDate(nextWorkingMorning(desk.calendar(workPattern, code), now)),
  }));

/** An office's morning: its readers get their signals, and the timer the next morning. At night and on a closed day only the latter. */
export async function morningCame(
  desk: Desk,
  change: Change,
  officeCode: string,
  now: Temporal.Instant,
): Promise<void> {
  const office = await officeByCode(desk.pool, officeCode);
  if (office === null) return;
  const calendar = desk.calendar(office.workPattern, officeCode);
  const dueAt = toDate(nextWorkingMorning(calendar, now));
  change.timersSet.push({ owner: DIGEST + officeCode, id: TIMER, dueAt });
  const today = todayIn(desk, now);
  if (!isOpenHour(desk, calendar, now)) return;
  const isIct = officeCode === desk.region.ictOffice.code;
  const because = today.toString();
  for (const id of await digestReaders(desk.pool, officeCode, isIct))
    send(change, `${DIGEST}${because}:${id}`, { name: 'morningDigest', caseId: `${DIGEST}${id}`, because });
  if (!isIct) return;
  send(change, `${DIGEST}${because}:tier2`, { name: 'morningDigest', caseId: GROUP, because });
  const mornings = await morningsOf(desk, now);
  change.also.push((client) => keepTimers(client, mornings));
}

/** Between the opening and the end of today's work; a break belongs to it. */
function isOpenHour(desk: Desk, calendar: Calendar, now: Temporal.Instant): boolean {
  const today = todayIn(desk, now);
  const hours = intervalsOn(calendar, today);
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return false;
  const hour = now.toZonedDateTimeISO(desk.region.timeZone).hour;
  const ms = now.epochMilliseconds;
  return hour >= EARLIEST_HOUR && first.startMs <= ms && ms < last.endMs;
}

/** One reader's digest. `because` is the day it is for: one that comes too late is left to the next morning. */
export async function sayDigest(
  desk: Desk,
  change: Change,
  { caseId, because = '' }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  if (todayIn(desk, now).toString() !== because) return;
  const ict = desk.region.ictOffice.code;
  if (caseId === GROUP) {
    const purpose = { purpose: 'tier2', groupOf: ict, roles: [], office: null };
    for (const { chatId, isGroup } of await workChats(desk.pool, purpose, null))
      if (isGroup)
        await say(desk, change, chatId, { personId: null, offices: [], tier2: true, all: false }, ict, now);
    return;
  }
  const person = await personById(desk.pool, Number(caseId.slice(DIGEST.length)));
  const chat = person === null ? null : await privateChatOf(desk.pool, person.id);
  if (person === null || chat === null || chat.unreachable !== null) return;
  const scope = scopeOf(person);
  const home = person.roles.find(({ role }) => role === 'tier1')?.officeCode ?? ict;
  await say(desk, change, chat.id, scope, scope.all ? ict : home, now);
}

/** What the person cares for by his roles. */
const scopeOf = (person: Person): DigestScope => ({
  personId: person.id,
  offices: person.roles.filter(({ role }) => role === 'tier1').map(({ officeCode }) => officeCode),
  tier2: holds(person, 'tier2', 'csirt'),
  all: holds(person, 'coordinator', 'division_head'),
});

async function say(
  desk: Desk,
  change: Change,
  chatId: number,
  scope: DigestScope,
  officeCode: string,
  now: Temporal.Instant,
): Promise<void> {
  const { pool } = desk;
  const office = await officeByCode(pool, officeCode);
  const calendar = desk.calendar(office?.workPattern ?? 'five_days', officeCode);
  if (!isOpenHour(desk, calendar, now)) return;
  const today = todayIn(desk, now);
  const before = workingDayBefore(calendar, today);
  const opened = intervalsOn(calendar, before)[0]?.startMs;
  const since = opened === undefined ? new Date(now.epochMilliseconds - 24 * 3_600_000) : new Date(opened);
  const at = toDate(now);
  const counts = await digestCounts(pool, scope, at, since);
  const missing = scope.all
    ? { tier1: await officesWithoutTier1(pool, { offices: null }), letters: await officesWithoutLetter(pool) }
    : { tier1: [], letters: [] };
  // What only the appointments lack is said once a week.
  const isFirstOfWeek = before.weekOfYear !== today.weekOfYear;
  if (counts.all === 0 && !(isFirstOfWeek && missing.letters.length > 0)) return;
  const lines = await digestLines(pool, scope, at, since, MOST_LINES);
  change.say(
    chatId,
    sentence(
      'digest',
      {
        on: today.toString(),
        ...counts,
        oversees: scope.all,
        isGroup: scope.personId === null,
        lines: lines.map((line) => ({ ...lineOf(line), isFree: line.isFree, isAnswered: line.isAnswered })),
        more: counts.all - lines.length,
        withoutTier1: missing.tier1,
        withoutLetter: missing.letters,
      },
      {
        buttons: pairs(
          lines.map((line) => ({ ...act('plain', 'open', line.caseId), with: { text: line.short } })),
        ),
      },
    ),
    null,
    3,
  );
}
