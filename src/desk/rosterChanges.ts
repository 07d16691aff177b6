/** The roster changes: each day's list is written anew, and everybody who gains or loses a duty is told. */
import { privateChatOf } from '../db/people.ts';
import { officersFor, replaceShifts, shiftsOf, type NewShift, type ShiftRow } from '../db/shifts.ts';
import { datesOf, dutyDateOf, MOST_DUTY_DAYS, officersOn, type Span } from '../domain/roster.ts';
import { sentence } from '../engine/speech.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { settled } from './staffing.ts';

/** In the place of those who stand there, or behind them. */
export type How = 'only' | 'after';

/** The days as far as they can still be changed; `days` are the first and the last as ISO dates, for leaves. */
export function daysOfSpan(
  desk: Desk,
  { now }: Known,
  span: Span,
): { span: Span; days: { from: string; until: string } } | { notice: Notice } {
  const tonight = dutyDateOf(now, desk.region.timeZone);
  const refuse = (name: 'roster.past' | 'roster.reversed' | 'roster.tooLong') => ({
    notice: { speech: sentence(name, {}), alert: true },
  });
  if (!('dates' in span)) {
    // Nobody is away for ever: a weekly duty asks for no days without leave.
    return { span, days: { from: '0001-01-01', until: '9999-12-31' } };
  }
  const { from, until } = span.dates;
  const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
  if (compare(from, until) > 0) return refuse('roster.reversed');
  if (compare(until, tonight) < 0) return refuse('roster.past');
  const first = compare(from, tonight) < 0 ? tonight : from;
  if (tonight.until(until, { largestUnit: 'days' }).days > MOST_DUTY_DAYS) return refuse('roster.tooLong');
  return {
    span: { dates: { from: first, until } },
    days: { from: first.toString(), until: until.toString() },
  };
}

interface Day {
  readonly onDate: string | null;
  readonly weekday: number | null;
  /** Who has duty then, in order. */
  readonly officers: readonly ShiftRow[];
  /** Rows written for exactly this day. */
  readonly rows: readonly ShiftRow[];
  /** Who has it when nothing is written for the day itself. */
  readonly otherwise: readonly ShiftRow[];
}

async function daysAt(desk: Desk, span: Span): Promise<Day[]> {
  const dates = 'dates' in span ? datesOf(span.dates) : [];
  const [from, until] = [dates[0]?.toString() ?? '0001-01-01', dates.at(-1)?.toString() ?? '0001-01-01'];
  const shifts = await shiftsOf(desk.pool, from, until);
  const among = shifts.filter((shift) => shift.isOfficer);
  if ('dates' in span)
    return dates.map((on) => ({
      onDate: on.toString(),
      weekday: null,
      officers: officersOn(among, on),
      rows: shifts.filter((shift) => shift.onDate === on.toString()),
      otherwise: among.filter((shift) => shift.weekday === on.dayOfWeek),
    }));
  return span.weekdays.map((weekday) => ({
    onDate: null,
    weekday,
    officers: among.filter((shift) => shift.weekday === weekday),
    rows: shifts.filter((shift) => shift.weekday === weekday),
    otherwise: [],
  }));
}

const said = (span: Span) =>
  'dates' in span
    ? { fromOn: span.dates.from.toString(), untilOn: span.dates.until.toString(), weekdays: [] }
    : { fromOn: null, untilOn: null, weekdays: span.weekdays };

/** Puts the officer on these days; `occupied` when somebody else stands there and it was not said how. */
export async function put(
  desk: Desk,
  arrival: Known,
  span: Span,
  officer: { id: number; name: string },
  how: How | null,
): Promise<Notice | 'occupied'> {
  const days = await daysAt(desk, span);
  const others = days.flatMap((day) => day.officers).filter((shift) => shift.personId !== officer.id);
  if (how === null && others.length > 0) return 'occupied';
  const lists = days.map((day): [Day, number[]] => [
    day,
    how === 'after'
      ? [...day.officers.map((shift) => shift.personId).filter((id) => id !== officer.id), officer.id]
      : [officer.id],
  ]);
  await write(desk, arrival, span, lists, days);
  return settled(
    arrival,
    sentence('roster.kept', { ...said(span), name: officer.name, after: how === 'after' }),
  );
}

/** Nothing is written for these days any more; on dates the weekly roster counts again. */
export async function clear(desk: Desk, arrival: Known, span: Span): Promise<Notice> {
  const fitting = daysOfSpan(desk, arrival, span);
  if ('notice' in fitting) return fitting.notice;
  const days = await daysAt(desk, fitting.span);
  if (days.every((day) => day.rows.length === 0))
    return { speech: sentence('roster.nothingThere', said(fitting.span)), alert: true };
  await write(
    desk,
    arrival,
    fitting.span,
    days.map((day) => [day, []]),
    days,
  );
  return settled(arrival, sentence('roster.cleared', said(fitting.span)));
}

/** A duty officer takes a day nobody has, or a place behind those who have it. */
export async function take(desk: Desk, arrival: Known, on: Temporal.PlainDate): Promise<Notice> {
  const { id } = arrival.person;
  const span = { dates: { from: on, until: on } };
  const days = await daysAt(desk, span);
  const before = days.flatMap((day) => day.officers);
  if (before.some((shift) => shift.personId === id))
    return { speech: sentence('roster.alreadyYours', { on: on.toString() }), alert: true };
  await write(
    desk,
    arrival,
    span,
    days.map((day) => [day, [...day.officers.map((shift) => shift.personId), id]]),
    days,
  );
  return settled(
    arrival,
    sentence('roster.taken', { on: on.toString(), before: before.map((shift) => shift.name) }),
  );
}

/** He hands his place of that day to a colleague, who is told, and may hand it back or on. */
export async function hand(desk: Desk, arrival: Known, on: Temporal.PlainDate, to: number): Promise<Notice> {
  const { id } = arrival.person;
  const day = on.toString();
  const span = { dates: { from: on, until: on } };
  const days = await daysAt(desk, span);
  if (!days.some((one) => one.officers.some((shift) => shift.personId === id)))
    return { speech: sentence('roster.notYours', { on: day }), alert: true };
  const officer = (await officersFor(desk.pool, { from: day, until: day })).find((one) => one.id === to);
  if (officer === undefined || to === id) return { speech: sentence('roster.notAnOfficer', {}), alert: true };
  await write(
    desk,
    arrival,
    span,
    days.map((one) => [
      one,
      [...new Set(one.officers.map((shift) => (shift.personId === id ? to : shift.personId)))],
    ]),
    days,
  );
  return settled(arrival, sentence('roster.handed', { on: day, name: officer.name }));
}

/** Writes each day's list, and tells those whose duty it changes; who did it reads the notice instead. */
async function write(
  desk: Desk,
  { change, person, now }: Known,
  span: Span,
  lists: readonly (readonly [Day, readonly number[]])[],
  days: readonly Day[],
): Promise<void> {
  const ended = days.flatMap((day) => day.rows.map((row) => row.id));
  const added = lists.flatMap(([{ onDate, weekday }, people]) =>
    people.map((personId, index): NewShift => ({ onDate, weekday, position: index + 1, personId })),
  );
  change.also.push((client) =>
    replaceShifts(client, ended, added, { personId: person.id, now: toDate(now) }),
  );
  const had = new Set(days.flatMap((day) => day.officers.map((shift) => shift.personId)));
  const has = new Set(
    lists.flatMap(([day, people]) =>
      people.length > 0 ? people : day.otherwise.map((shift) => shift.personId),
    ),
  );
  for (const id of new Set([...had, ...has])) {
    if (id === person.id || had.has(id) === has.has(id)) continue;
    const chat = await privateChatOf(desk.pool, id);
    const name = has.has(id) ? 'roster.youHaveDuty' : 'roster.youAreFree';
    if (chat !== null) change.say(chat.id, sentence(name, { ...said(span), by: person.name }));
  }
}
