/**
 * `Data awal`: what was on file for each duty when the desk began to count. Nothing is reminded or called late before; so it is quick: a
 * duty for all offices at once, one button for those of which nothing is known. Source: `chat.md`, Duties and reminders.
 */
import {
  baselinesMissing,
  cyclesWaiting,
  openCyclesOf,
  recordBaselines,
  type Baseline,
} from '../db/duties.ts';
import { allOffices, type OfficeRow } from '../db/offices.ts';
import { keepsBaselines, seesAllDuties } from '../domain/dutyAuthority.ts';
import type { Duty } from '../domain/duties.ts';
import { keyOf, needsBaseline, type DutyKey } from '../domain/dutyRules.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { dutyOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { readDate } from '../domain/typedDates.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { keepSoon, missingBaselines, wantedNow } from './dutyKeeping.ts';
import { named } from './dutyMoves.ts';
import { noDuty, screen } from './dutyShowing.ts';
import { askAside, closeQuestion } from './questions.ts';
import { send } from './signal.ts';
import { settled, todayIn } from './staffing.ts';

const BASE = 'duty.base';
const PAGE = 8;
const MOST_WAITING = 10;

/** `base` and `bd` show, `none`, `noneall` and `noneall2` record; `waiting` lists what is to be judged. */
export async function baselines(
  desk: Desk,
  arrival: Known,
  verb: string,
  [first = '']: readonly string[],
): Promise<Notice> {
  if (verb === 'waiting') return showWaiting(desk, arrival);
  if (!keepsBaselines(arrival.person)) return { speech: sentence('refused.baselinesOnly', {}), alert: true };
  switch (verb) {
    case 'base':
      return showBaselines(desk, arrival, Number(first) || 1);
    case 'bd':
      return askBaseline(desk, arrival, first);
    case 'none':
      return noneForRest(desk, arrival, first);
    case 'noneall':
    case 'noneall2':
      return noneForAll(desk, arrival, verb === 'noneall2');
    default:
      return { speech: sentence('refused.stale', {}), alert: true };
  }
}

/** Duties whose data awal is missing somewhere, in the order of the city's file. */
export async function showBaselines(desk: Desk, arrival: Known, page: number): Promise<Notice> {
  if (!keepsBaselines(arrival.person)) return { speech: sentence('refused.baselinesOnly', {}), alert: true };
  const missing = Map.groupBy(await missingBaselines(desk), ({ duty }) => duty);
  const all = [...missing].flatMap(([code, keys]) => {
    const duty = dutyOf(desk.region, code);
    return duty === undefined ? [] : [{ code, title: duty.title, missing: keys.length }];
  });
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const lines = all.slice((at - 1) * PAGE, at * PAGE);
  const first = (at - 1) * PAGE + 1;
  const numbers = lines.map(({ code }, nth): Button => ({
    label: 'plain',
    with: { text: String(first + nth) },
    data: `kw:bd:${code}`,
  }));
  const turn: Button[] = [
    ...(at > 1 ? [{ label: 'duty.previous', data: `kw:base:${at - 1}` }] : []),
    ...(at < pages ? [{ label: 'duty.next', data: `kw:base:${at + 1}` }] : []),
  ];
  const rest: Button[] = all.length === 0 ? [] : [{ label: 'duty.noneAll', data: 'kw:noneall' }];
  const cycles = all.reduce((sum, one) => sum + one.missing, 0);
  return screen(
    arrival,
    sentence(
      'duty.baselines',
      { lines, first, all: all.length, cycles, page: at, pages },
      { buttons: [numbers.slice(0, 4), numbers.slice(4), turn, rest].filter((row) => row.length > 0) },
    ),
  );
}

interface OfDuty {
  readonly duty: Duty;
  /** Everything the city has of it. */
  readonly keys: readonly DutyKey[];
  readonly missing: readonly DutyKey[];
  readonly offices: readonly OfficeRow[];
}

async function ofDuty(desk: Desk, code: string): Promise<OfDuty | null> {
  const duty = dutyOf(desk.region, code);
  if (duty === undefined || !needsBaseline(duty)) return null;
  const keys = (await wantedNow(desk)).filter((key) => key.duty === code);
  return {
    duty,
    keys,
    missing: await baselinesMissing(desk.pool, keys),
    offices: await allOffices(desk.pool),
  };
}

const unknown = (word: string): Notice => ({
  speech: sentence('refused.dutyUnknown', { word: clip(word, 60) }),
  alert: true,
});

/** What one key is called in the list: an application, or an office. */
const nameOf = (key: DutyKey, offices: readonly OfficeRow[]): string =>
  key.object === ''
    ? (offices.find(({ code }) => code === key.officeCode)?.abbreviation ?? key.officeCode)
    : key.object;

async function askBaseline(desk: Desk, arrival: Known, code: string): Promise<Notice> {
  const of = await ofDuty(desk, code);
  if (of === null) return unknown(code);
  const { duty, keys, missing, offices } = of;
  const buttons: Button[][] =
    missing.length === 0
      ? []
      : [[{ label: 'duty.noneRest', with: { count: missing.length }, data: `kw:none:${code}` }]];
  return askAside(
    arrival,
    BASE,
    code,
    sentence(
      'duty.baseline',
      {
        title: duty.title,
        article: duty.article,
        missing: missing.map((key) => nameOf(key, offices)),
        isCertificate: duty.cadence === 'per_certificate',
        isOne: keys.length === 1,
      },
      { buttons },
    ),
  );
}

/** No evidence on file: said in these words. */
const NONE = /^(?:belum(?: ada)?(?: bukti)?|tidak ada(?: bukti)?|tdk ada|nihil|kosong|none|no|-)\.?$/i;
const EARLIEST = Temporal.PlainDate.from('2000-01-01');

/** Lines of offices and dates; what could not be read is said, what could is recorded. */
export async function answerBaseline(
  desk: Desk,
  arrival: Known,
  code: string,
  text: string,
): Promise<Notice> {
  if (!keepsBaselines(arrival.person)) return { speech: sentence('refused.baselinesOnly', {}) };
  const of = await ofDuty(desk, code);
  if (of === null) return unknown(code);
  const { duty, missing } = of;
  const rows = new Map<string, Baseline>();
  const unread: string[] = [];
  const impossible: string[] = [];
  for (const line of text.split(/[\n;]+/).map((one) => one.trim())) {
    if (line === '') continue;
    const read = readLine(desk, arrival, of, line);
    if (read === null) unread.push(clip(line, 80));
    else if (read === 'impossible') impossible.push(clip(line, 80));
    else rows.set(keyOf(read), read);
  }
  const recorded = [...rows.values()];
  if (recorded.length > 0) await record(desk, arrival, recorded, `${code}:${arrival.input.id}`);
  const left = missing.filter((key) => !rows.has(keyOf(key))).length;
  if (left === 0) closeQuestion(arrival, '', BASE);
  const buttons: Button[][] =
    left === 0 ? [] : [[{ label: 'duty.noneRest', with: { count: left }, data: `kw:none:${code}` }]];
  const words = {
    title: duty.title,
    dated: recorded.filter(({ lastOn, validUntilOn }) => (lastOn ?? validUntilOn) !== null).length,
    none: recorded.filter(({ lastOn, validUntilOn }) => (lastOn ?? validUntilOn) === null).length,
    left,
    unread: unread.slice(0, 20),
    future: impossible.slice(0, 20),
  };
  arrival.change.say(arrival.chat.id, sentence('duty.baselineRecorded', words, { buttons }));
  return null;
}

/** One line: who, then a date or that there is none; of a duty of one holder the date alone. */
function readLine(
  desk: Desk,
  { person, now }: Known,
  { duty, keys, offices }: OfDuty,
  line: string,
): Baseline | 'impossible' | null {
  const parts = line.split(/[\s:=]+/).filter((one) => one !== '');
  const today = todayIn(desk, now);
  const [only, ...more] = keys;
  for (let count = more.length === 0 ? 0 : 1; count < parts.length; count += 1) {
    const who = parts.slice(0, count).join(' ');
    const said = parts.slice(count).join(' ');
    const office = exactOffice(offices, who);
    const key =
      count === 0
        ? only
        : keys.find((one) =>
            one.object === '' ? one.officeCode === office?.code : one.object === who.toLowerCase(),
          );
    const on = readDate(said, today);
    if (key === undefined || (on === null && !NONE.test(said))) continue;
    const { officeCode, object } = key;
    const row = { duty: duty.code, officeCode, object, recordedBy: person.id, recordedAt: toDate(now) };
    if (on === null) return { ...row, lastOn: null, validUntilOn: null };
    if (duty.cadence === 'per_certificate') return { ...row, lastOn: null, validUntilOn: on.toString() };
    const isPossible =
      Temporal.PlainDate.compare(on, today) <= 0 && Temporal.PlainDate.compare(on, EARLIEST) >= 0;
    return isPossible ? { ...row, lastOn: on.toString(), validUntilOn: null } : 'impossible';
  }
  return null;
}

/** Records them; open cycles that counted from something else begin anew, the others open. `because`: once an arrival. */
async function record(
  desk: Desk,
  { change }: Known,
  rows: readonly Baseline[],
  because: string,
): Promise<void> {
  change.also.push((client) => recordBaselines(client, rows));
  const keys = new Set(rows.map(keyOf));
  const offices = [...new Set(rows.map(({ officeCode }) => officeCode))];
  const duties = [...new Set(rows.map(({ duty }) => duty))];
  for (const cycle of await openCyclesOf(desk.pool, { offices }))
    if (cycle.eventKey === null && cycle.dueOn !== null && keys.has(keyOf(cycle)))
      send(change, `dutyIsRebased:${cycle.caseId}:${because}`, {
        name: 'dutyIsRebased',
        caseId: cycle.caseId,
      });
  for (const duty of duties) keepSoon(change, `duties:${duty}:${because}`, [duty]);
}

const noneOf = ({ person, now }: Known, keys: readonly DutyKey[]): Baseline[] =>
  keys.map((key) => ({
    ...key,
    lastOn: null,
    validUntilOn: null,
    recordedBy: person.id,
    recordedAt: toDate(now),
  }));

/** `Belum ada bukti untuk sisanya`, of one duty. */
async function noneForRest(desk: Desk, arrival: Known, code: string): Promise<Notice> {
  const of = await ofDuty(desk, code);
  if (of === null) return unknown(code);
  const { duty, missing } = of;
  if (missing.length > 0)
    await record(desk, arrival, noneOf(arrival, missing), `${code}:${arrival.input.id}`);
  closeQuestion(arrival, '', BASE);
  const words = { title: duty.title, dated: 0, none: missing.length, left: 0, unread: [], future: [] };
  return settled(
    arrival,
    sentence('duty.baselineRecorded', words, {
      buttons: [[{ label: 'duty.back', data: 'kw:base:1' }]],
    }),
  );
}

/** The same for everything that is left, after one more question. */
async function noneForAll(desk: Desk, arrival: Known, isSure: boolean): Promise<Notice> {
  const missing = await missingBaselines(desk);
  const duties = new Set(missing.map(({ duty }) => duty)).size;
  if (!isSure) {
    const buttons: Button[][] = missing.length === 0 ? [] : [[{ label: 'duty.sure', data: 'kw:noneall2' }]];
    return screen(arrival, sentence('duty.noneAllSure', { cycles: missing.length, duties }, { buttons }));
  }
  if (missing.length > 0) await record(desk, arrival, noneOf(arrival, missing), arrival.input.id);
  return settled(arrival, sentence('duty.noneAllDone', { cycles: missing.length }));
}

/** What waits for a verdict, the oldest first. */
async function showWaiting(desk: Desk, arrival: Known): Promise<Notice> {
  if (!seesAllDuties(arrival.person)) return noDuty();
  const waiting = await cyclesWaiting(desk.pool, { offices: null }, MOST_WAITING);
  const lines = waiting.map((cycle) => ({
    ...named(desk, cycle),
    state: cycle.state,
    sentAt: cycle.submittedAt?.toISOString() ?? null,
  }));
  const numbers = waiting.map(({ caseId }, nth): Button => ({
    label: 'plain',
    with: { text: String(nth + 1) },
    data: `kw:card:${caseId}`,
  }));
  const buttons = [numbers.slice(0, 5), numbers.slice(5)].filter((row) => row.length > 0);
  return screen(arrival, sentence('duty.waiting', { lines }, { buttons }));
}
