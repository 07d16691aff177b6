/**
 * `/pantau`: the queues of every tier and office as they are now, in one message that each press brings up to date. Filter and place
 * in the list travel in the buttons, so nothing is kept of who looks at what; pages go on after a ticket, never by counting.
 */
import { recordOversight } from '../db/monthlyReports.ts';
import { allOffices, officeByCode } from '../db/offices.ts';
import {
  officesWithoutTier1,
  watchCounts,
  watchLines,
  watchOffices,
  WATCH_DESKS,
  WATCH_STATES,
  type WatchDesk,
  type WatchFilter,
  type WatchLine,
  type WatchState,
} from '../db/watch.ts';
import { isForFewEyes } from '../domain/authority.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { overseesAs, RECORDED, type OfficeScope } from '../domain/oversight.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { act } from './buttons.ts';
import { pairs } from './choices.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';

const PAGE = 8;
const OFFICE_PAGE = 10;
const ALL: WatchFilter = { desk: 'all', state: 'all', office: null };
const STALE: Notice = { speech: sentence('refused.stale', {}), alert: true };

/** `ask` is the command; `s` shows a filter and a page, `o` the offices with work. */
export async function watch(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  const { person, change, now } = arrival;
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  const access = overseesAs(person, 'watch');
  if (access === null) return { speech: sentence('refused.noWatch', {}), alert: true };
  const wanted = verb === 'ask' ? await typed(desk, args[0] ?? '') : pressed(args);
  if (wanted === null)
    return verb === 'ask'
      ? { speech: sentence('watch.whatFilter', { word: clip(args[0] ?? '', 60) }) }
      : STALE;
  if (RECORDED.includes(access.role)) {
    const { desk: at, state, office } = wanted.filter;
    const detail = [at, state, office ?? ''].join(' ').trim();
    change.also.push((client) =>
      recordOversight(client, {
        personId: person.id,
        role: access.role,
        what: 'watch',
        detail,
        now: toDate(now),
      }),
    );
  }
  if (verb === 'o') return chooseOffice(desk, arrival, access.scope, wanted.filter, wanted.after);
  return verb === 'ask' || verb === 's'
    ? show(desk, arrival, access.scope, wanted.filter, wanted.after)
    : STALE;
}

interface Wanted {
  readonly filter: WatchFilter;
  readonly after: string | null;
}

/** Words after the command: a tier, a state, an office, in any order; null when one of them is none of these. */
async function typed(desk: Desk, text: string): Promise<Wanted | null> {
  const words = text
    .toLowerCase()
    .replace(/\btier (?=[12]\b)/g, 'tier')
    .split(/\s+/)
    .filter((word) => word !== '');
  let filter = ALL;
  const rest: string[] = [];
  for (const word of words) {
    const at = DESK_WORDS[word];
    const state = STATE_WORDS[word];
    if (at !== undefined) filter = { ...filter, desk: at };
    else if (state !== undefined) filter = { ...filter, state };
    else rest.push(word);
  }
  if (rest.length === 0) return { filter, after: null };
  const office = exactOffice(await allOffices(desk.pool), rest.join(' '));
  return office === undefined ? null : { filter: { ...filter, office: office.code }, after: null };
}
const DESK_WORDS: Readonly<Record<string, WatchDesk>> = {
  tier1: 'tier1',
  tier2: 'tier2',
  koordinator: 'coordinator',
  keluhan: 'coordinator',
};
const STATE_WORDS: Readonly<Record<string, WatchState>> = {
  berisiko: 'risk',
  risiko: 'risk',
  terlambat: 'late',
  lewat: 'late',
  bebas: 'free',
  menunggu: 'free',
};

/** One digit each for desk and state, the ticket or office after which the page begins, the office. */
function pressed([where = '', after = '', office = '']: readonly string[]): Wanted | null {
  const desk = WATCH_DESKS[Number(where[0])];
  const state = WATCH_STATES[Number(where[1])];
  if (!/^\d\d$/.test(where) || desk === undefined || state === undefined) return null;
  return {
    filter: { desk, state, office: office === '' ? null : office },
    after: after === '' ? null : after,
  };
}

const dataOf = (verb: 's' | 'o', filter: WatchFilter, after = ''): string =>
  `w:${verb}:${WATCH_DESKS.indexOf(filter.desk)}${WATCH_STATES.indexOf(filter.state)}:${after}:${filter.office ?? ''}`;

async function show(
  desk: Desk,
  arrival: Known,
  scope: OfficeScope,
  filter: WatchFilter,
  after: string | null,
): Promise<Notice> {
  const { change, chat, input, now } = arrival;
  const { pool } = desk;
  const at = toDate(now);
  const counts = await watchCounts(pool, scope, at, filter.office);
  const found = await watchLines(pool, scope, filter, at, { after, limit: PAGE + 1 });
  const lines = found.slice(0, PAGE);
  const office = filter.office === null ? null : await officeByCode(pool, filter.office);
  const chosen = (label: string, isOn: boolean, to: WatchFilter): Button => ({
    label: isOn ? `${label}.on` : label,
    data: dataOf('s', to),
  });
  const last = lines.at(-1);
  const buttons: Button[][] = [
    ...rowsOf(lines.map((line) => ({ ...act('plain', 'open', line.caseId), with: { text: line.short } }))),
    [
      ...(after === null ? [] : [{ label: 'watch.first', data: dataOf('s', filter) }]),
      ...(found.length > PAGE && last !== undefined
        ? [{ label: 'page.next', data: dataOf('s', filter, last.caseId) }]
        : []),
    ],
    WATCH_DESKS.map((one) => chosen(`watch.${one}`, one === filter.desk, { ...filter, desk: one })),
    WATCH_STATES.slice(1).map((one) =>
      // Pressed again it goes off.
      chosen(`watch.${one}`, one === filter.state, { ...filter, state: one === filter.state ? 'all' : one }),
    ),
    [
      filter.office === null
        ? { label: 'watch.office', data: dataOf('o', filter) }
        : { label: 'watch.everyOffice', data: dataOf('s', { ...filter, office: null }) },
      { label: 'watch.refresh', data: dataOf('s', filter, after ?? '') },
    ],
  ];
  const speech = sentence(
    'watch.screen',
    {
      at: now.toString(),
      office: office?.name ?? null,
      desk: filter.desk,
      state: filter.state,
      counts,
      withoutTier1: filter.office === null ? await officesWithoutTier1(pool, scope) : [],
      lines: lines.map(lineOf),
      isMore: found.length > PAGE,
    },
    { buttons, ...(input.callbackId !== null && input.messageId !== null ? { edits: input.messageId } : {}) },
  );
  change.say(chat.id, speech);
  return null;
}

/** Of a restricted case and of a complaint number and state only. */
export const lineOf = (line: WatchLine) => {
  const { short, status, desk, isLate, lateFor, isAtRisk, targetAt } = line;
  const seen = { short, status, desk, isLate, lateFor, isAtRisk, targetAt };
  return isForFewEyes(line)
    ? { ...seen, priority: null, office: null, owner: null }
    : { ...seen, priority: line.priority, office: line.office, owner: line.owner };
};

async function chooseOffice(
  desk: Desk,
  arrival: Known,
  scope: OfficeScope,
  filter: WatchFilter,
  after: string | null,
): Promise<Notice> {
  const { change, chat, input, now } = arrival;
  const found = await watchOffices(desk.pool, scope, toDate(now), { after, limit: OFFICE_PAGE + 1 });
  const offices = found.slice(0, OFFICE_PAGE);
  const last = offices.at(-1);
  const buttons: Button[][] = [
    ...pairs(
      offices.map((one): Button => ({
        label: 'plain',
        with: { text: `${one.abbreviation} · ${one.open}${one.late > 0 ? ` (${one.late} ⚠)` : ''}` },
        data: dataOf('s', { ...filter, office: one.code }),
      })),
    ),
    [
      { label: 'watch.everyOffice', data: dataOf('s', { ...filter, office: null }) },
      ...(found.length > OFFICE_PAGE && last !== undefined
        ? [{ label: 'page.next', data: dataOf('o', { ...filter, office: null }, last.code) }]
        : []),
    ],
  ];
  const speech = sentence(
    'watch.whichOffice',
    { count: offices.length },
    { buttons, ...(input.callbackId !== null && input.messageId !== null ? { edits: input.messageId } : {}) },
  );
  change.say(chat.id, speech);
  return null;
}

/** Four numbers in a row. */
function rowsOf(all: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let index = 0; index < all.length; index += 4) rows.push(all.slice(index, index + 4));
  return rows;
}
