/**
 * `/piket`: who has duty tonight and in the coming week. A coordinator writes the roster by dates or days of the week; a duty
 * officer takes a free day, a place behind a colleague, or hands his own duty on. What was chosen travels in the buttons.
 */
import { techniciansNamed } from '../db/staff.ts';
import { officersFor, shiftsOf, type ShiftRow } from '../db/shifts.ts';
import { datesOf, dutyDateOf, officersOn, readRosterLine, readSpan, type Span } from '../domain/roster.ts';
import { readDate } from '../domain/typedDates.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { pairs } from './choices.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { clear, daysOfSpan, hand, put, take, type How } from './rosterChanges.ts';
import { holds, todayIn } from './staffing.ts';

const ASKS_DATES = 'roster.dates';
const OFFICERS = ['tier2', 'csirt'] as const;
const WRITERS = ['coordinator', 'division_head', 'admin'] as const;
const READERS = [...OFFICERS, ...WRITERS, 'tier1', 'agency_head', 'auditor'] as const;
/** Tonight and the seven days after it. */
const DAYS_SHOWN = 8;

const stale = (): Notice => ({ speech: sentence('refused.stale', {}), alert: true });

/** A press below one of these messages, or `/piket WORDS` (`say`). */
export async function roster(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  const { person } = arrival;
  if (!holds(person, ...READERS))
    return { speech: sentence('refused.rosterForTechnicians', {}), alert: true };
  const [first = '', second = '', third = ''] = args;
  if (verb === 'show') return show(desk, arrival);
  if (verb === 'say') return first === '' ? show(desk, arrival) : typed(desk, arrival, first);
  if (verb === 'take' || verb === 'give' || verb === 'day') {
    const on = readShort(first);
    if (on === null) return stale();
    if (verb === 'day') return showDay(desk, arrival, on);
    return own(desk, arrival, verb, on, Number(second) || null);
  }
  if (!holds(person, ...WRITERS)) return { speech: sentence('refused.rosterWriters', {}), alert: true };
  if (verb === 'dates') return askDates(desk, arrival);
  if (verb === 'weekly') return chooseWeekday();
  const span = readSpanData(first);
  if (span === null) return stale();
  if (verb === 'who') return chooseOfficer(desk, arrival, span);
  if (verb === 'clear') return clear(desk, arrival, span);
  const how: How | null = third === 'only' || third === 'after' ? third : null;
  return verb === 'set' ? write(desk, arrival, span, Number(second), how) : stale();
}

async function show(desk: Desk, arrival: Known): Promise<Notice> {
  const tonight = dutyDateOf(arrival.now, desk.region.timeZone);
  const dates = datesOf({ from: tonight, until: tonight.add({ days: DAYS_SHOWN - 1 }) });
  const shifts = await officersAmong(desk, tonight, dates.at(-1) ?? tonight);
  const days = dates.map((on) => ({
    on: on.toString(),
    officers: named(officersOn(shifts, on), tonight, on),
  }));
  const weekly = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const those = shifts.filter((shift) => shift.weekday === weekday);
    return those.length === 0 ? [] : [{ weekday, officers: those.map((one) => one.name) }];
  });
  if (!isPrivate(arrival)) return { speech: sentence('roster.shown', { days, weekly }) };
  const opens = dates.map((on): Button => ({
    label: 'roster.day',
    with: { text: on.toString() },
    data: `pk:day:${short(on)}`,
  }));
  const mayTake = holds(arrival.person, ...OFFICERS);
  const mayWrite = holds(arrival.person, ...WRITERS);
  const buttons: Button[][] = [
    ...(mayTake || mayWrite ? pairs(pairs(opens)).map((two) => two.flat()) : []),
    ...(mayWrite
      ? [
          [
            { label: 'roster.dates', data: 'pk:dates' },
            { label: 'roster.weekly', data: 'pk:weekly' },
          ],
        ]
      : []),
  ];
  return { speech: sentence('roster.shown', { days, weekly }, { buttons }) };
}

const officersAmong = async (
  desk: Desk,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<ShiftRow[]> =>
  (await shiftsOf(desk.pool, from.toString(), until.toString())).filter((shift) => shift.isOfficer);

/** Leave is known for now only, so it is said of tonight. */
const named = (shifts: readonly ShiftRow[], tonight: Temporal.PlainDate, on: Temporal.PlainDate) =>
  shifts.map(({ name, isAway }) => ({ name, isAway: isAway && on.equals(tonight) }));

/** One day, with what this person may change of it. */
async function showDay(desk: Desk, { person, now }: Known, on: Temporal.PlainDate): Promise<Notice> {
  const tonight = dutyDateOf(now, desk.region.timeZone);
  const those = officersOn(await officersAmong(desk, on, on), on);
  const isHis = those.some((shift) => shift.personId === person.id);
  const isDated = those.some((shift) => shift.onDate !== null);
  const isOver = Temporal.PlainDate.compare(on, tonight) < 0;
  const span = spanData({ dates: { from: on, until: on } });
  const button = (label: string, data: string): Button[] => [{ label, data }];
  const buttons: Button[][] = isOver
    ? []
    : [
        ...(holds(person, ...OFFICERS)
          ? [
              isHis
                ? button('roster.give', `pk:give:${short(on)}`)
                : button('roster.take', `pk:take:${short(on)}`),
            ]
          : []),
        ...(holds(person, ...WRITERS) ? [button('roster.put', `pk:who:${span}`)] : []),
        ...(holds(person, ...WRITERS) && isDated ? [button('roster.clear', `pk:clear:${span}`)] : []),
      ];
  return {
    speech: sentence(
      'roster.dayShown',
      { on: on.toString(), officers: named(those, tonight, on), isWeekly: !isDated },
      { buttons },
    ),
  };
}

/** His own duty: he takes a day, or hands it to a colleague. */
async function own(
  desk: Desk,
  arrival: Known,
  verb: 'take' | 'give',
  on: Temporal.PlainDate,
  to: number | null,
): Promise<Notice> {
  const { person, now } = arrival;
  if (!holds(person, ...OFFICERS)) return { speech: sentence('refused.rosterOfficers', {}), alert: true };
  if (Temporal.PlainDate.compare(on, dutyDateOf(now, desk.region.timeZone)) < 0)
    return { speech: sentence('roster.past', {}), alert: true };
  if (verb === 'take') return take(desk, arrival, on);
  if (to !== null) return hand(desk, arrival, on, to);
  const those = officersOn(await officersAmong(desk, on, on), on);
  if (!those.some((shift) => shift.personId === person.id))
    return { speech: sentence('roster.notYours', { on: on.toString() }), alert: true };
  const day = on.toString();
  const people = (await officersFor(desk.pool, { from: day, until: day })).filter(
    (one) => one.id !== person.id,
  );
  return {
    speech: sentence(
      people.length === 0 ? 'roster.nobodyElse' : 'roster.askWhom',
      { on: day },
      { buttons: people.map((one) => personButton(one, `pk:give:${short(on)}:${one.id}`)) },
    ),
  };
}

const personButton = (one: { name: string }, data: string): Button[] => [
  { label: 'plain', with: { text: clip(one.name, 60) }, data },
];

function askDates(desk: Desk, arrival: Known): Notice {
  if (!isPrivate(arrival)) return { speech: sentence('refused.staffInPrivate', {}), alert: true };
  const today = dutyDateOf(arrival.now, desk.region.timeZone);
  const days = (label: string, from: Temporal.PlainDate, until: Temporal.PlainDate): Button => ({
    label,
    data: `pk:who:${spanData({ dates: { from, until } })}`,
  });
  const tomorrow = today.add({ days: 1 });
  const buttons = [
    [days('roster.tonight', today, today), days('roster.tomorrow', tomorrow, tomorrow)],
    [days('roster.sevenDays', today, today.add({ days: 6 }))],
  ];
  return askAside(arrival, ASKS_DATES, '', sentence('roster.askDates', {}, { buttons }));
}

/** The line with dates that was asked for; what is none leaves the question open. */
export async function answerRosterDates(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  if (!holds(arrival.person, ...WRITERS))
    return { speech: sentence('refused.rosterWriters', {}), alert: true };
  const span = readSpan(text, todayIn(desk, arrival.now));
  return span === null ? { speech: sentence('roster.unclear', {}) } : chooseOfficer(desk, arrival, span);
}

const chooseWeekday = (): Notice => ({
  speech: sentence(
    'roster.askWeekday',
    {},
    {
      buttons: pairs(
        [1, 2, 3, 4, 5, 6, 7].map((weekday): Button => ({
          label: `weekday.${weekday}`,
          data: `pk:who:${spanData({ weekdays: [weekday] })}`,
        })),
      ),
    },
  ),
});

async function chooseOfficer(desk: Desk, arrival: Known, span: Span): Promise<Notice> {
  const fitting = daysOfSpan(desk, arrival, span);
  if ('notice' in fitting) return fitting.notice;
  closeQuestion(arrival, '', ASKS_DATES);
  const data = spanData(fitting.span);
  const people = await officersFor(desk.pool, fitting.days);
  return {
    speech: sentence(people.length === 0 ? 'roster.noOfficers' : 'roster.askWho', said(fitting.span), {
      buttons: people.map((one) => personButton(one, `pk:set:${data}:${one.id}`)),
    }),
  };
}

/** Puts somebody on the roster; where others stand already, it is asked whether he takes their place or comes after them. */
async function write(
  desk: Desk,
  arrival: Known,
  span: Span,
  personId: number,
  how: How | null,
): Promise<Notice> {
  const fitting = daysOfSpan(desk, arrival, span);
  if ('notice' in fitting) return fitting.notice;
  const person = (await officersFor(desk.pool, fitting.days)).find((one) => one.id === personId);
  if (person === undefined) return { speech: sentence('roster.notAnOfficer', {}), alert: true };
  const done = await put(desk, arrival, fitting.span, person, how);
  if (done !== 'occupied') return done;
  const data = `pk:set:${spanData(fitting.span)}:${person.id}`;
  return {
    speech: sentence(
      'roster.occupied',
      { ...said(fitting.span), name: person.name },
      {
        buttons: [
          [
            { label: 'roster.only', data: `${data}:only` },
            { label: 'roster.after', data: `${data}:after` },
          ],
        ],
      },
    ),
  };
}

/** `/piket ambil 24/11`, `/piket serahkan 24/11 Citra`, `/piket kosongkan Senin`, `/piket Budi 24/11 - 30/11`. */
async function typed(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  const today = todayIn(desk, arrival.now);
  const [, verb = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(words) ?? [];
  const line = readRosterLine(rest, today);
  switch (verb.toLowerCase()) {
    case 'ambil':
    case 'serahkan': {
      const dated = line.span !== null && 'dates' in line.span ? line.span.dates : null;
      if (rest !== '' && line.name === rest.trim() && verb.toLowerCase() === 'ambil')
        return { speech: sentence('roster.unclear', {}) };
      const on = dated?.from ?? dutyDateOf(arrival.now, desk.region.timeZone);
      if (verb.toLowerCase() === 'ambil') return own(desk, arrival, 'take', on, null);
      if (line.name === '') return own(desk, arrival, 'give', on, null);
      const found = await officerNamed(desk, line.name);
      return 'notice' in found ? found.notice : own(desk, arrival, 'give', on, found.id);
    }
  }
  if (!holds(arrival.person, ...WRITERS)) return { speech: sentence('refused.rosterWriters', {}) };
  if (verb.toLowerCase() === 'kosongkan')
    return line.span === null || line.name !== ''
      ? { speech: sentence('roster.unclear', {}) }
      : clear(desk, arrival, line.span);
  const { span, name } = readRosterLine(words, today);
  if (span === null) return { speech: sentence('roster.unclear', {}) };
  if (name === '') return chooseOfficer(desk, arrival, span);
  const found = await officerNamed(desk, name);
  return 'notice' in found ? found.notice : write(desk, arrival, span, found.id, null);
}

/** The one Tier 2 or CSIRT whose name holds the words. */
async function officerNamed(desk: Desk, name: string): Promise<{ id: number } | { notice: Notice }> {
  const officers = await officersFor(desk.pool, { from: '0001-01-01', until: '9999-12-31' });
  const fitting = (await techniciansNamed(desk.pool, name)).filter((one) =>
    officers.some((officer) => officer.id === one.id),
  );
  const [only] = fitting;
  if (only === undefined || fitting.length > 1)
    return {
      notice: {
        speech: sentence('roster.whichOfficer', {
          word: clip(name, 60),
          names: fitting.map((one) => one.name),
        }),
      },
    };
  return only;
}

const said = (span: Span) =>
  'dates' in span
    ? { fromOn: span.dates.from.toString(), untilOn: span.dates.until.toString(), weekdays: [] }
    : { fromOn: null, untilOn: null, weekdays: span.weekdays };

/** `20261124`, as short as a button's data must be. */
const short = (day: Temporal.PlainDate): string => day.toString().replaceAll('-', '');

const readShort = (text: string): Temporal.PlainDate | null =>
  /^\d{8}$/.test(text)
    ? readDate(
        `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`,
        Temporal.PlainDate.from('2026-01-01'),
      )
    : null;

/** `20261124-20261130`, or days of the week as `w15`. */
const spanData = (span: Span): string =>
  'dates' in span ? `${short(span.dates.from)}-${short(span.dates.until)}` : `w${span.weekdays.join('')}`;

function readSpanData(data: string): Span | null {
  if (/^w[1-7]{1,7}$/.test(data)) return { weekdays: [...new Set([...data.slice(1)].map(Number))] };
  const [from = '', until = ''] = data.split('-');
  const [first, last] = [readShort(from), readShort(until)];
  return first === null || last === null ? null : { dates: { from: first, until: last } };
}
