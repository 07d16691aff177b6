/** Reminders of duties and copies upward, as things stand when they are sent. */
import type { Pool } from 'pg';
import { copyByCase, copyItems, type CopyItem } from '../db/dutyCopies.ts';
import { leaveForMorning, owedOf, type RemindedCycle } from '../db/reminders.ts';
import type { Desk } from '../desk/desk.ts';
import { copyButtons, readersOf, rungTitle } from '../desk/dutyCopies.ts';
import { isReminderHour } from '../desk/reminderHours.ts';
import { todayIn } from '../desk/staffing.ts';
import { dutyPeople } from '../db/reminders.ts';
import { REMINDED_ROLES } from '../domain/dutyPeople.ts';
import { dutyOf, type Region } from '../domain/region.ts';
import type { Button, Speech } from '../engine/speech.ts';
import { say, type Locale } from '../locales/index.ts';
import type { CopyOffice, CopyWords, ReminderLine, ReminderOffice } from '../locales/reminders.id.ts';
import type { Styled } from './text.ts';

interface Context {
  readonly pool: Pool;
  readonly region: Region;
  readonly calendar: Desk['calendar'];
  readonly now: Temporal.Instant;
}

/** So many numbers in a row of buttons. */
const IN_A_ROW = 5;
/** Telegram takes a hundred buttons; more duties than that are in /kewajiban. */
const MOST_BUTTONS = 100;

/**
 * A person's duties of this day: what was met meanwhile is not said, and nothing when all of it was. A message that could not go on
 * its day, or only in the evening, is not said any more; what it held waits for the next morning.
 */
export async function drawReminder(
  context: Context,
  locale: Locale,
  personId: number | null,
  speech: Extract<Speech, { is: 'reminder' }>,
): Promise<{ text: string; buttons: Button[][] } | null> {
  const { pool, region, now } = context;
  const today = todayIn(context, now);
  if (today.toString() !== speech.on || !isReminderHour(context, now)) {
    if (personId !== null) await leaveForMorning(pool, personId, speech.on, speech.cases, today.toString());
    return null;
  }
  const cycles = (await owedOf(pool, speech.cases)).filter(({ duty }) => dutyOf(region, duty) !== undefined);
  if (cycles.length === 0 && speech.oversight === null) return null;
  const lines = cycles.map((cycle, index) => lineOf(region, cycle, index + 1, today));
  const offices: ReminderOffice[] = [...Map.groupBy(cycles, ({ officeName }) => officeName)].map(
    ([office, of]) => ({ office, lines: of.map((cycle) => lines[cycles.indexOf(cycle)] as ReminderLine) }),
  );
  const text = say(locale, 'reminder.duties', { on: speech.on, offices, oversight: speech.oversight });
  return { text, buttons: answers(cycles) };
}

/** One duty is answered at once; of several one is chosen first, by its number. */
function answers(cycles: readonly RemindedCycle[]): Button[][] {
  const [only, ...more] = cycles;
  if (only === undefined) return [];
  const { caseId } = only;
  if (more.length === 0)
    return [
      [{ label: 'duty.send', data: `kw:send:${caseId}` }],
      [{ label: 'duty.same', data: `kw:same:${caseId}` }],
      [
        { label: 'duty.block', data: `kw:block:${caseId}` },
        { label: 'duty.not', data: `kw:not:${caseId}` },
      ],
    ];
  const numbers = cycles.slice(0, MOST_BUTTONS).map((cycle, index): Button => ({
    label: 'plain',
    with: { text: String(index + 1) },
    data: `kw:card:${cycle.caseId}`,
  }));
  return Array.from({ length: Math.ceil(numbers.length / IN_A_ROW) }, (_, row) =>
    numbers.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  );
}

function lineOf(region: Region, cycle: RemindedCycle, at: number, today: Temporal.PlainDate): ReminderLine {
  const duty = dutyOf(region, cycle.duty);
  return {
    at,
    title: titleOf(region, cycle),
    article: duty?.article ?? '',
    dueOn: cycle.dueOn,
    days: today.until(Temporal.PlainDate.from(cycle.dueOn), { largestUnit: 'days' }).days,
    isCadenceSet: duty?.cadenceSource === 'default',
    isOptional: duty?.isOptional ?? false,
    isReturned: cycle.state === 'returned',
  };
}

const titleOf = (region: Region, { duty, object }: { duty: string; object: string }): string =>
  `${dutyOf(region, duty)?.title ?? duty}${object === '' ? '' : ` · ${object}`}`;

/** A draft as the coordinators see it. */
export async function drawCopyDraft(
  { pool, region }: Pick<Context, 'pool' | 'region'>,
  locale: Locale,
  caseId: string,
): Promise<{ styled: Styled; buttons: Button[][] } | null> {
  const copy = await copyByCase(pool, caseId);
  if (copy === null) return null;
  const items = await copyItems(pool, caseId);
  const people = await dutyPeople(pool, REMINDED_ROLES);
  const offices = officesOf(
    region,
    items,
    (officeCode) => readersOf({ region }, copy.rung, [{ officeCode }], people).size === 0,
  );
  const words: CopyWords = {
    month: copy.monthOn.slice(0, 7),
    to: rungTitle(region, copy.rung),
    isPerOffice: copy.rung === 'office_head',
    onDay: draftedOn(items),
    offices,
    state: copy.state,
    by: copy.decidedByName,
    at: copy.decidedAt?.toISOString() ?? null,
  };
  return {
    styled: { text: say(locale, 'reminder.copyDraft', words), entities: [] },
    buttons: copyButtons(copy),
  };
}

/** What of a released draft one reader gets; null: all of it was met meanwhile. */
export async function drawCopy(
  { pool, region }: Pick<Context, 'pool' | 'region'>,
  locale: Locale,
  speech: Extract<Speech, { is: 'dutyCopy' }>,
): Promise<string | null> {
  const copy = await copyByCase(pool, speech.copyId);
  const all = await copyItems(pool, speech.copyId);
  const items = all.filter(
    ({ isOwed, officeCode }) => isOwed && (speech.offices === null || speech.offices.includes(officeCode)),
  );
  if (copy === null || items.length === 0) return null;
  return say(locale, 'reminder.copy', {
    month: copy.monthOn.slice(0, 7),
    by: copy.decidedByName ?? '',
    onDay: draftedOn(all),
    offices: officesOf(region, items, () => false),
  });
}

/** The day on which the days late were counted. */
const draftedOn = ([item]: readonly CopyItem[]): string | null =>
  item === undefined ? null : Temporal.PlainDate.from(item.dueOn).add({ days: item.late }).toString();

const officesOf = (
  region: Region,
  items: readonly CopyItem[],
  isUnheard: (officeCode: string) => boolean,
): CopyOffice[] =>
  [...Map.groupBy(items, ({ officeCode }) => officeCode)].map(([officeCode, of]) => ({
    office: of[0]?.officeName ?? officeCode,
    isUnheard: isUnheard(officeCode),
    lines: of.map((item) => ({
      title: titleOf(region, item),
      article: dutyOf(region, item.duty)?.article ?? '',
      dueOn: item.dueOn,
      late: item.late,
    })),
  }));
