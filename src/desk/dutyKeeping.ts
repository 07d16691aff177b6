/**
 * Which cycles there must be: each duty of the city's file for each office that owes it, once its data awal is recorded. Opened and ended
 * here alone, again and again with the same outcome: at start, every night, and when something was recorded or accepted.
 */
import { cycleByCase, cyclesWithoutGround, baselinesMissing, unopened } from '../db/duties.ts';
import { allOffices } from '../db/offices.ts';
import { lookSoon } from '../db/calendar.ts';
import { stageOn, TERM_OF, wantedKeys, type DutyKey } from '../domain/dutyRules.ts';
import type { OnFile } from '../domain/obligations.ts';
import { dutyOf } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import { toDate, type Desk } from './desk.ts';
import { dueOfWish, moveCycle, openCycleNow } from './dutyMoves.ts';
import { send, type Signal } from './signal.ts';
import { beginningOf, todayIn } from './staffing.ts';

/** Owner of the nightly timer, where others have their case. */
export const DUTIES = 'duties:nightly';
const NIGHT = 'night';
/** Opened with one commit; the rest follows at once. */
const BATCH = 100;
const MOST_ENDED = 200;

/** At the start of a process: a new release or a new file may know other duties and offices. */
export const keepDuties = ({ pool }: Pick<Desk, 'pool'>, now: Temporal.Instant): Promise<void> =>
  lookSoon(pool, DUTIES, NIGHT, toDate(now));

/** Looks now, and sets itself the next night. What one commit does not hold follows at once. */
export async function dutiesNight(desk: Desk, change: Change, now: Temporal.Instant): Promise<void> {
  const wanted = await wantedNow(desk);
  const opened = await openMissing(desk, change, wanted, now);
  const groundless = await cyclesWithoutGround(desk.pool, wanted, MOST_ENDED);
  const today = todayIn(desk, now).toString();
  for (const { caseId } of groundless)
    send(change, `dutyEnds:${caseId}:${today}`, { name: 'dutyEnds', caseId });
  const dueAt = opened >= BATCH ? toDate(now.add({ seconds: 1 })) : nextNight(desk, now);
  change.timersSet.push({ owner: DUTIES, id: NIGHT, dueAt });
}

/** One in the morning of the city. */
const nextNight = (desk: Desk, now: Temporal.Instant): Date => {
  const tomorrow = beginningOf(desk, todayIn(desk, now).add({ days: 1 }));
  return new Date(tomorrow.getTime() + 3_600_000);
};

export const wantedNow = async (desk: Desk): Promise<DutyKey[]> =>
  wantedKeys(desk.region, await allOffices(desk.pool));

/** Every duty of an office of which nobody has said yet what is on file. */
export const missingBaselines = async (desk: Desk): Promise<DutyKey[]> =>
  baselinesMissing(desk.pool, await wantedNow(desk));

/** Opens what is missing of these; how many. Undated cycles get their dates by a signal of their own. */
async function openMissing(
  desk: Desk,
  change: Change,
  wanted: readonly DutyKey[],
  now: Temporal.Instant,
): Promise<number> {
  const terms = wanted.map(({ duty }) => TERM_OF[duty] ?? null);
  let opened = 0;
  for (const row of await unopened(desk.pool, wanted, terms)) {
    if (opened >= BATCH) break;
    const wish = { duty: row.duty, officeCode: row.officeCode, object: row.object, file: onFile(desk, row) };
    const due = dueOfWish(desk, wish);
    if (due.on === null) continue;
    opened += 1;
    if (row.undatedId !== null)
      send(change, `dutyIsDated:${row.undatedId}:${row.recordedAt.getTime()}`, {
        name: 'dutyIsDated',
        caseId: row.undatedId,
      });
    else openCycleNow(desk, change, wish, now);
  }
  return opened;
}

type Found = Awaited<ReturnType<typeof unopened>>[number];

const plain = (text: string | null): Temporal.PlainDate | null =>
  text === null ? null : Temporal.PlainDate.from(text);

const onFile = (desk: Desk, row: Found): OnFile => ({
  lastOn: plain(row.lastOn),
  validUntilOn: plain(row.validUntilOn),
  termFromOn: plain(row.termFromOn),
  countedFromOn: todayIn(desk, Temporal.Instant.fromEpochMilliseconds(row.recordedAt.getTime())),
});

/** Data awal was recorded, or evidence accepted: `what` names the duties, all of them where it is left out. */
export async function dutiesAreKept(
  desk: Desk,
  change: Change,
  { duties }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const wanted = await wantedNow(desk);
  const of = duties === undefined ? wanted : wanted.filter(({ duty }) => duties.includes(duty));
  if ((await openMissing(desk, change, of, now)) >= BATCH)
    change.timersSet.push({ owner: DUTIES, id: NIGHT, dueAt: toDate(now.add({ seconds: 1 })) });
}

/** Asks for it, in the lane of what caused it. */
export function keepSoon(change: Change, because: string, duties: readonly string[]): void {
  const dependent = Object.keys(TERM_OF).filter((code) => duties.includes(TERM_OF[code] ?? ''));
  send(change, `dutiesAreKept:${because}`, {
    name: 'dutiesAreKept',
    caseId: because,
    duties: [...duties, ...dependent],
  });
}

/** A cycle that was open before its data awal gets its date. */
export async function dateCycle(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const cycle = await cycleByCase(desk.pool, caseId);
  if (cycle === null || !cycle.isOpen || cycle.dueOn !== null) return;
  const duty = dutyOf(desk.region, cycle.duty);
  const [row] = await unopened(desk.pool, [cycle], [TERM_OF[cycle.duty] ?? null]);
  if (duty === undefined || row === undefined) return;
  const file = onFile(desk, row);
  const due = dueOfWish(desk, { duty: row.duty, officeCode: row.officeCode, object: row.object, file });
  if (due.on === null) return;
  const stage = stageOn(duty, due.on, null, todayIn(desk, now));
  const placed = { type: 'PLACED', stage } as const;
  await moveCycle(
    desk,
    change,
    cycle,
    {
      event: restore(cycle.case).can(placed) ? placed : { type: 'DATED' },
      by: null,
      data: { due: due.on.toString(), missed: due.missed },
      columns: {
        dueOn: due.on.toString(),
        missed: due.missed,
        lastOn: row.lastOn,
        countedFromOn: file.countedFromOn.toString(),
      },
    },
    now,
  );
}

/** The office is closed, or the duty is no longer its own: looked at again, then ended. */
export async function endCycle(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const cycle = await cycleByCase(desk.pool, caseId);
  if (cycle === null || !cycle.isOpen) return;
  const groundless = await cyclesWithoutGround(desk.pool, await wantedNow(desk), MOST_ENDED);
  if (!groundless.some((one) => one.caseId === caseId)) return;
  await moveCycle(desk, change, cycle, { event: { type: 'ENDED' }, by: null }, now);
}

/** Time of a cycle: it comes near, is due, is late. Nobody is told here; reminders have their own days. */
export async function dutyFired(
  desk: Desk,
  change: Change,
  caseId: string,
  event: { readonly type: string },
  now: Temporal.Instant,
): Promise<void> {
  const cycle = await cycleByCase(desk.pool, caseId);
  if (cycle !== null) await moveCycle(desk, change, cycle, { event, by: null }, now);
}

/** Data awal was corrected: what counted from the old one ends, and begins anew; what already waits goes on as it is. */
export async function rebaseCycle(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const cycle = await cycleByCase(desk.pool, caseId);
  if (cycle === null || !restore(cycle.case).hasTag('officesTurn')) return;
  if (await moveCycle(desk, change, cycle, { event: { type: 'ENDED' }, by: null }, now))
    keepSoon(change, caseId, [cycle.duty]);
}
