/**
 * `/libur`: what is closed in a year, for coordinators to read and administrators to change, by lines or a file. Every change is shown
 * first with the deadlines it would move, and happens by `Terapkan`. In private only.
 */
import { calendarChange, insertChange, openChangeOf, type CalendarChange } from '../db/calendar.ts';
import { allOffices, type OfficeRow } from '../db/offices.ts';
import { namesOf } from '../db/people.ts';
import {
  readCalendarLines,
  readRemovals,
  type LineFault,
  type LineProblem,
  type Removal,
} from '../domain/calendarLines.ts';
import {
  enteredAfter,
  entryFor,
  isEmptyPlan,
  leftBehind,
  NO_PLAN,
  planOf,
  type CalendarPlan,
  type DayWish,
  type HoursWish,
} from '../domain/calendarPlan.ts';
import type { CalendarAdditions } from '../domain/workingTime.ts';
import { maskSecrets } from '../domain/mask.ts';
import { fixedHolidays } from '../domain/nationalDefaults.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { clean } from '../domain/text.ts';
import { begin } from '../engine/machines.ts';
import { sentence, type Button, type Media } from '../engine/speech.ts';
import type { CalendarChangeMemory } from '../../flows/calendarChange.ts';
import { listYear } from './calendarList.ts';
import { dueAtOf, moveCalendarChange } from './calendarMoves.ts';
import { deadlinesMoved } from './calendarPreview.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { holds, settled, todayIn } from './staffing.ts';

export const ASKS_CALENDAR = 'calendar.';
const ASKS = {
  add: 'calendar.askAdd',
  load: 'calendar.askLoad',
  remove: 'calendar.askRemove',
} as const;
type Asked = keyof typeof ASKS;
const isAsked = (word: string): word is Asked => Object.hasOwn(ASKS, word);

const mayRead = ({ person }: Known): boolean =>
  holds(person, 'admin', 'coordinator', 'division_head', 'agency_head');
/** Bytes: a list of a year's holidays has two thousand; this is room for one with remarks. */
const MOST_BYTES = 200_000;

const mayChange = ({ person }: Known): boolean => holds(person, 'admin');

/** `/libur WORDS` comes as `typed`; the rest are presses. */
export async function calendar(
  desk: Desk,
  arrival: Known,
  verb: string,
  [first = '']: readonly string[],
): Promise<Notice> {
  if (!mayRead(arrival)) return { speech: sentence('refused.calendarReaders', {}), alert: true };
  if (!isPrivate(arrival)) return { speech: sentence('refused.calendarInPrivate', {}), alert: true };
  if (verb === 'typed') return typed(desk, arrival, first);
  if (verb === 'list') return listYear(desk, yearIn(first, todayIn(desk, arrival.now)), mayChange(arrival));
  if (!mayChange(arrival)) return { speech: sentence('refused.adminsOnly', {}), alert: true };
  if (verb === 'ask' && isAsked(first)) return ask(arrival, first);
  if (verb === 'apply' || verb === 'drop') return decide(desk, arrival, verb, first);
  return { speech: sentence('refused.stale', {}), alert: true };
}

async function typed(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(words) ?? [];
  const today = todayIn(desk, arrival.now);
  if (verb === '' || /^\d{4}$/.test(verb)) return listYear(desk, yearIn(verb, today), mayChange(arrival));
  if (!mayChange(arrival)) return { speech: sentence('refused.adminsOnly', {}) };
  const what = VERBS.find(([word]) => word.test(verb.toLowerCase()))?.[1];
  if (what === 'apply' || what === 'drop') return decide(desk, arrival, what, '');
  if (what === undefined) return { speech: sentence('calendar.how', {}) };
  return rest === '' ? ask(arrival, what) : answer(desk, arrival, what, rest, false);
}

const VERBS: readonly (readonly [RegExp, Asked | 'apply' | 'drop'])[] = [
  [/^(tambah|catat|add)$/, 'add'],
  [/^(muat|unggah|load)$/, 'load'],
  [/^(hapus|cabut|remove)$/, 'remove'],
  [/^(terapkan|apply)$/, 'apply'],
  [/^(batal|batalkan|drop)$/, 'drop'],
];

const yearIn = (word: string, today: Temporal.PlainDate): number =>
  /^(19|20|21)\d{2}$/.test(word) ? Number(word) : today.year;

const ask = (arrival: Known, what: Asked): Notice =>
  askAside(arrival, ASKS_CALENDAR + what, what, sentence(ASKS[what], {}));

/** The lines or the file that were asked for. What cannot be used leaves the question open. */
export async function answerCalendar(
  desk: Desk,
  arrival: Known,
  what: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  if (!mayChange(arrival)) return { speech: sentence('refused.adminsOnly', {}) };
  if (!isAsked(what)) return { speech: sentence('refused.stale', {}) };
  if (media === null) return answer(desk, arrival, what, text, false);
  if (media.type !== 'document' || what === 'remove') return { speech: sentence('calendar.noFile', {}) };
  const bytes = await desk.readFile(media.fileId, MOST_BYTES);
  if (bytes === 'tooLarge' || bytes === 'away')
    return { speech: sentence(bytes === 'away' ? 'calendar.fileAway' : 'calendar.fileTooLarge', {}) };
  const lines = decoded(bytes);
  return lines === null
    ? { speech: sentence('calendar.noCsv', {}) }
    : answer(desk, arrival, what, lines, true);
}

/** A spreadsheet's text file in one of the encodings they write; null when it is no text (an Excel workbook, a picture). */
function decoded(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return clean(new TextDecoder('utf-16le').decode(bytes));
  if (bytes.includes(0)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^(PK\u0003|%PDF)/.test(text) ? null : clean(text);
  } catch {
    return /^PK/.test(String.fromCharCode(...bytes.slice(0, 2)))
      ? null
      : clean(new TextDecoder('windows-1252').decode(bytes));
  }
}

async function answer(
  desk: Desk,
  arrival: Known,
  what: Asked,
  text: string,
  isFile: boolean,
): Promise<Notice> {
  const today = todayIn(desk, arrival.now);
  const offices = await allOffices(desk.pool);
  await desk.calendars.fresh('now');
  const read =
    what === 'remove'
      ? removalPlan(desk, offices, text, today)
      : entryPlan(desk, offices, text, today, what === 'load' || isFile);
  if ('problems' in read) return refuseLines(read.problems);
  if (isEmptyPlan(read.plan)) {
    if (read.known > 0) closeQuestion(arrival, '', ASKS_CALENDAR + what);
    return {
      speech: sentence(read.known > 0 ? 'calendar.nothingNew' : 'calendar.empty', { count: read.known }),
    };
  }
  closeQuestion(arrival, '', ASKS_CALENDAR + what);
  return propose(desk, arrival, read);
}

interface Proposal {
  readonly plan: CalendarPlan;
  /** So many lines say what stands there already. */
  readonly known: number;
  /** Days of the old decree that the new one does not name. */
  readonly left: readonly string[];
}
type Problems = { readonly problems: readonly LineProblem[] };

function entryPlan(
  desk: Desk,
  offices: readonly OfficeRow[],
  text: string,
  today: Temporal.PlainDate,
  needsYear: boolean,
): Proposal | Problems {
  const { items, problems } = readCalendarLines(text, today, needsYear);
  if (problems.length > 0) return { problems };
  const days: DayWish[] = [];
  const hours: HoursWish[] = [];
  const unknown: LineProblem[] = [];
  for (const item of items) {
    const officeCode = officeOf(offices, item.office);
    if (officeCode === undefined) {
      const line = text.split(/\r\n|\r|\n/).findIndex((one) => one.includes(item.office ?? ''));
      unknown.push({ line: line + 1, text: item.office ?? '', why: 'office' });
      continue;
    }
    const name = maskSecrets(item.name).text;
    if (item.is === 'day') days.push({ on: item.on, kind: item.kind, name, officeCode });
    else {
      const { is: _, office: __, ...row } = item;
      hours.push({ ...row, name, officeCode });
    }
  }
  if (unknown.length > 0) return { problems: unknown };
  const entered = desk.calendars.entered();
  return {
    ...planOf(desk.region, entered, { days, hours }),
    left: leftBehind(desk.region, entered, days),
  };
}

/** Ours is taken away; a day of the city's file, or of fixed date, becomes an ordinary working day. */
function removalPlan(
  desk: Desk,
  offices: readonly OfficeRow[],
  text: string,
  today: Temporal.PlainDate,
): Proposal | Problems {
  const { removals, problems } = readRemovals(text, today);
  const entered = desk.calendars.entered();
  const plan = { days: [] as DayWish[], daysGone: [] as DayWish[], hoursGone: [] as HoursWish[] };
  const wrong: LineProblem[] = [...problems];
  const fault = (removal: Removal, why: LineFault) =>
    wrong.push({ line: 0, text: removal.is === 'day' ? removal.on : removal.from, why });
  for (const removal of removals) {
    const officeCode = officeOf(offices, removal.office);
    if (officeCode === undefined) fault(removal, 'office');
    else if (removal.is === 'hours') {
      const { from, pattern } = removal;
      const row = rowLike(entered, { from, pattern, officeCode });
      if (row === undefined) fault(removal, 'absent');
      else plan.hoursGone.push(row);
    } else {
      const { on } = removal;
      const now = entryFor(desk.region, entered, on, officeCode);
      const name = now?.name ?? (officeCode === null ? fixedHolidays.get(on.slice(5)) : undefined);
      if (name === undefined) fault(removal, 'absent');
      else if (now?.isOurs === true) plan.daysGone.push({ on, kind: now.kind, name, officeCode });
      else plan.days.push({ on, kind: 'working', name, officeCode });
    }
  }
  return wrong.length > 0 ? { problems: wrong } : { plan: { ...NO_PLAN, ...plan }, known: 0, left: [] };
}

const rowLike = (
  entered: CalendarAdditions,
  { from, pattern, officeCode }: CalendarPlan['hoursGone'][number],
): HoursWish | undefined =>
  entered.hours.find((row) => row.from === from && row.pattern === pattern && row.officeCode === officeCode);

/** Null: the whole city; undefined: there is no such office. */
const officeOf = (offices: readonly OfficeRow[], word: string | null): string | null | undefined =>
  word === null || /^(semua|seluruh kota|kota|all)$/i.test(word) ? null : exactOffice(offices, word)?.code;

/** So many rows are named; whoever mends them sees the rest at the next try. */
const MOST_PROBLEMS = 10;

const refuseLines = (problems: readonly LineProblem[]): Notice => ({
  speech: sentence('calendar.wrongLines', {
    lineProblems: { count: problems.length, rows: problems.slice(0, MOST_PROBLEMS) },
  }),
});

/** Kept as it is shown; `Terapkan` applies exactly this, or nothing. */
async function propose(
  desk: Desk,
  { change, person, now }: Known,
  { plan, known, left }: Proposal,
  isAgain = false,
): Promise<Notice> {
  const caseId = desk.newId();
  const entered = desk.calendars.entered();
  const begun = begin('calendarChange');
  const data = {
    days: plan.days.length,
    hours: plan.hours.length,
    gone: plan.daysGone.length + plan.hoursGone.length,
  };
  change.open(caseId, begun, [
    { kind: 'CALENDAR_CHANGE_SHOWN', actor: person.id, role: 'admin', at: now.toString(), data },
  ]);
  change.timers(caseId, begun, (delay) => dueAtOf(delay, now));
  change.also.push((client) =>
    insertChange(client, {
      caseId,
      proposedBy: person.id,
      plan: JSON.stringify(plan),
      basis: entered.version,
    }),
  );
  const { moved, of, first } = await deadlinesMoved(desk, enteredAfter(entered, plan), now);
  const names = new Map((await allOffices(desk.pool)).map((office) => [office.code, office.abbreviation]));
  const placed = <T extends { officeCode: string | null }>({ officeCode, ...rest }: T) => ({
    ...rest,
    office: officeCode === null ? null : (names.get(officeCode) ?? officeCode),
  });
  const buttons: Button[][] = [
    [
      { label: 'calendar.apply', data: `k:apply:${caseId}` },
      { label: 'calendar.drop', data: `k:drop:${caseId}` },
    ],
  ];
  return {
    speech: sentence(
      'calendar.preview',
      {
        shownChange: {
          isAgain,
          days: plan.days.map(placed),
          hours: plan.hours.map(placed),
          daysGone: plan.daysGone.map((gone) => {
            const name = entryFor(desk.region, entered, gone.on, gone.officeCode)?.name ?? '';
            return { ...placed(gone), name };
          }),
          hoursGone: plan.hoursGone.map((gone) => placed({ name: '', ...gone, ...rowLike(entered, gone) })),
          known,
          left,
          moved,
          of,
          first,
        },
      },
      { buttons },
    ),
  };
}

/** `Terapkan`, `Batal`: pressed twice, late, or after somebody else changed the calendar, it says so. */
async function decide(desk: Desk, arrival: Known, verb: 'apply' | 'drop', id: string): Promise<Notice> {
  const { change, person, now } = arrival;
  const found = await (id === '' ? openChangeOf(desk.pool, person.id) : calendarChange(desk.pool, id));
  if (found === null) return { speech: sentence('calendar.noneOpen', {}), alert: true };
  await desk.calendars.fresh('now');
  const isStale = desk.calendars.entered().version !== found.basis;
  const type = verb === 'apply' && !isStale ? 'APPLIED' : 'DROPPED';
  if (!moveCalendarChange(change, found, { type, by: person.id }, now)) return over(desk, found);
  const plan = JSON.parse(found.plan) as CalendarPlan;
  if (verb === 'drop') return settled(arrival, sentence('calendar.dropped', {}));
  if (isStale) return proposeAgain(desk, arrival, plan);
  const count = plan.days.length + plan.hours.length + plan.daysGone.length + plan.hoursGone.length;
  return settled(arrival, sentence('calendar.applied', { count }));
}

async function proposeAgain(desk: Desk, arrival: Known, old: CalendarPlan): Promise<Notice> {
  const entered = desk.calendars.entered();
  const { plan, known } = planOf(desk.region, entered, old);
  const daysGone = old.daysGone.filter(
    (day) => entryFor(desk.region, entered, day.on, day.officeCode)?.isOurs,
  );
  const hoursGone = old.hoursGone.filter((gone) => rowLike(entered, gone) !== undefined);
  const next = { ...plan, daysGone, hoursGone };
  if (isEmptyPlan(next)) return settled(arrival, sentence('calendar.nothingNew', { count: known }));
  const shown = await propose(desk, arrival, { plan: next, known, left: [] }, true);
  return shown?.speech.is === 'sentence' ? settled(arrival, shown.speech) : shown;
}

async function over(desk: Desk, found: CalendarChange): Promise<Notice> {
  const { value, context } = JSON.parse(found.case.state) as { value: string; context: CalendarChangeMemory };
  const { decidedBy } = context;
  const names = decidedBy === null ? null : await namesOf(desk.pool, [decidedBy]);
  return {
    speech: sentence('calendar.over', { state: value, by: names?.get(decidedBy ?? 0) ?? '' }),
    alert: true,
  };
}
