/**
 * `/kewajiban` of the coordinator and above: offices × duties in one message that each press brings up to date. What is shown travels
 * in the buttons, so nothing is kept of who looks at what. Source: `chat.md`, "Duties and reminders".
 */
import { recordOversight } from '../db/monthlyReports.ts';
import { allOffices } from '../db/offices.ts';
import {
  answersTo,
  byUrgency,
  countBy,
  countDuties,
  DUTY_FILTERS,
  dutyDay,
  stateOf,
  type DutyFilter,
} from '../domain/dutyMatrix.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { overseesAs, RECORDED, type OfficeScope } from '../domain/oversight.ts';
import { dutyOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { pairs } from './choices.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { showCell, showCellOf } from './dutyCell.ts';
import { dutiesNow, type DutyCity, type DutyPlace } from './dutyFacts.ts';
import { dutyNudge } from './dutyNudge.ts';
import { dutyReport, dutyReportData } from './dutyReport.ts';
import { cellButton, cellWords, headingOf } from './dutyWords.ts';
import { holds, todayIn } from './staffing.ts';

/** Lines a page; each has a button. */
const PAGE = 10;
const VIEWS = ['duties', 'offices', 'list'] as const;
type View = (typeof VIEWS)[number];
const STALE: Notice = { speech: sentence('refused.stale', {}), alert: true };
const REFUSED: Notice = { speech: sentence('refused.noDutyMatrix', {}), alert: true };

/** What is looked at. */
export interface Wanted {
  readonly view: View;
  readonly filter: DutyFilter | null;
  /** From 0. */
  readonly page: number;
  readonly place: DutyPlace;
}
const CITY: DutyPlace = { duty: null, office: null };
const ALL: Wanted = { view: 'duties', filter: null, page: 0, place: CITY };

/** `/kewajiban …` of somebody who oversees all offices. */
export async function coordinatorDuties(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  const [first = '', ...rest] = words.split(/\s+/).filter((word) => word !== '');
  const verb = VERBS[first.toLowerCase()];
  if (verb === 'report') return guarded(desk, arrival, 'ask', () => dutyReport(desk, arrival, 'ask', rest));
  const wanted = await typed(desk, verb === undefined ? words : rest.join(' '));
  if (wanted === null) return { speech: sentence('duties.whatFilter', { word: clip(words, 60) }) };
  if (verb === 'remind') {
    const { duty } = wanted.place;
    return guarded(desk, arrival, 'remind', () =>
      dutyNudge(desk, arrival, 'ask', duty === null ? [] : [duty]),
    );
  }
  return guarded(desk, arrival, verb ?? 's', (scope) => shown(desk, arrival, scope, verb ?? 's', wanted));
}
const VERBS: Readonly<Record<string, 'p' | 't' | 'remind' | 'report'>> = {
  gambar: 'p',
  tabel: 't',
  laporan: 'report',
  ingatkan: 'remind',
};

/** `s` shows, `c` and `n` open a line, `p` draws, `t` makes the table, `r…` reminds, `l…` writes the letter. */
export async function dutyMatrixPressed(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (verb === 'c')
    return guarded(desk, arrival, 'c', (scope) => showCell(desk, arrival, scope, args[0] ?? ''));
  if (verb === 'n') return guarded(desk, arrival, 'n', (scope) => showCellOf(desk, arrival, scope, args));
  if (verb.startsWith('r'))
    return guarded(desk, arrival, verb, () => dutyNudge(desk, arrival, verb.slice(1), args));
  if (verb.startsWith('l'))
    return guarded(desk, arrival, verb, () => dutyReport(desk, arrival, verb.slice(1), args));
  const wanted = await pressed(desk, args);
  return guarded(desk, arrival, verb, async (scope) =>
    wanted === null ? STALE : shown(desk, arrival, scope, verb, wanted),
  );
}

/** Who may, in private; an auditor's reading is recorded. */
async function guarded(
  _desk: Desk,
  arrival: Known,
  verb: string,
  then: (scope: OfficeScope) => Promise<Notice>,
): Promise<Notice> {
  const { person, change, now, input } = arrival;
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  const access = overseesAs(person, 'readDuties');
  if (access === null) return REFUSED;
  if (RECORDED.includes(access.role)) {
    const { intent } = input;
    const args = 'args' in intent ? intent.args.join(' ') : '';
    const detail = clip(`${verb} ${args}`.trim(), 80);
    change.also.push((client) =>
      recordOversight(client, {
        personId: person.id,
        role: access.role,
        what: 'duties',
        detail,
        now: toDate(now),
      }),
    );
  }
  return then(access.scope);
}

async function shown(
  desk: Desk,
  arrival: Known,
  scope: OfficeScope,
  verb: string,
  wanted: Wanted,
): Promise<Notice> {
  if (verb === 's') return show(desk, arrival, scope, wanted);
  if (verb !== 'p' && verb !== 't') return STALE;
  const { change, chat } = arrival;
  change.say(chat.id, { is: 'duties', as: verb === 'p' ? 'picture' : 'table', place: wanted.place });
  return arrival.input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

/** A state, a view, a duty's code or an office, in any order; null when a word is none of these. */
async function typed(desk: Desk, text: string): Promise<Wanted | null> {
  let wanted = ALL;
  const rest: string[] = [];
  for (const word of text.toLowerCase().split(/\s+/)) {
    if (word === '' || FILLERS.includes(word)) continue;
    const filter = FILTER_WORDS[word];
    if (filter !== undefined) wanted = { ...wanted, view: 'list', filter };
    else if (word === 'kantor' || word === 'pd') wanted = { ...wanted, view: 'offices' };
    else rest.push(word);
  }
  if (rest.length === 0) return wanted;
  const name = rest.join(' ');
  const duty = dutyOf(desk.region, rest.join('-'));
  if (duty !== undefined) return { ...wanted, view: 'list', place: { duty: duty.code, office: null } };
  const office = exactOffice(await allOffices(desk.pool), name);
  return office === undefined
    ? null
    : { ...wanted, view: 'list', place: { duty: null, office: office.code } };
}
const FILLERS: readonly string[] = ['per', 'semua', 'bukti'];
const FILTER_WORDS: Readonly<Record<string, DutyFilter>> = {
  terlambat: 'overdue',
  lewat: 'overdue',
  segera: 'soon',
  tempo: 'soon',
  verifikasi: 'submitted',
  menunggu: 'submitted',
  tanpa: 'noEvidence',
  kosong: 'noEvidence',
  dataawal: 'unrecorded',
  'data-awal': 'unrecorded',
};

/** View and filter as a digit each (0: none), the page, `d.<duty>` or `o.<office>`. */
async function pressed(
  desk: Desk,
  [where = '', page = '', at = '']: readonly string[],
): Promise<Wanted | null> {
  const view = VIEWS[Number(where[0])];
  const filter = where[1] === '0' ? null : DUTY_FILTERS[Number(where[1]) - 1];
  if (!/^\d\d$/.test(where) || !/^\d{1,3}$/.test(page) || view === undefined || filter === undefined)
    return null;
  const [kind, code = ''] = at.split('.');
  if (at !== '' && kind !== 'd' && kind !== 'o') return null;
  if (kind === 'd' && dutyOf(desk.region, code) === undefined) return null;
  const place = { duty: kind === 'd' ? code : null, office: kind === 'o' ? code : null };
  return { view, filter, page: Number(page), place };
}

export function dataOf(verb: 's' | 'p' | 't', { view, filter, page, place }: Wanted): string {
  const at = place.duty !== null ? `d.${place.duty}` : place.office !== null ? `o.${place.office}` : '';
  return `km:${verb}:${VIEWS.indexOf(view)}${filter === null ? 0 : DUTY_FILTERS.indexOf(filter) + 1}:${page}:${at}`;
}

async function show(desk: Desk, arrival: Known, scope: OfficeScope, wanted: Wanted): Promise<Notice> {
  const { change, chat, input, now } = arrival;
  const city = await dutiesNow(desk, scope, wanted.place);
  const day = dutyDay(todayIn(desk, now));
  const heading = headingOf(desk, city, wanted.place);
  if (heading === null) return STALE;
  const { filter } = wanted;
  const facts = filter === null ? city.facts : city.facts.filter((fact) => answersTo(fact, filter, day));
  const isList = wanted.view === 'list' || wanted.place.duty !== null || wanted.place.office !== null;
  const groups = isList
    ? []
    : countBy(facts, wanted.view === 'offices' ? 'office' : 'duty', orderOf(city, wanted), day);
  const lines = isList ? byUrgency(facts, day) : [];
  const all = isList ? lines.length : groups.length;
  const pages = Math.max(1, Math.ceil(all / PAGE));
  // What there was is gone meanwhile: the last page there is.
  const page = Math.min(wanted.page, pages - 1);
  const from = page * PAGE;
  const some = groups.slice(from, from + PAGE);
  const cells = lines.slice(from, from + PAGE);
  const at: Wanted = { ...wanted, page };
  const speech = sentence(
    'duties.screen',
    {
      at: now.toString(),
      heading,
      counts: countDuties(city.facts, day),
      view: isList ? 'list' : wanted.view,
      filter,
      groups: some.map(({ code, counts }) => ({ name: nameOf(city, wanted.view, code), counts })),
      cells: cells.map((fact) => cellWords(city, fact, wanted.place, day)),
      page: page + 1,
      pages,
    },
    {
      buttons: [
        ...pairs([
          ...some.map(({ code }): Button => ({
            label: 'plain',
            with: { text: clip(nameOf(city, wanted.view, code), 40) },
            data: dataOf('s', { ...at, view: 'list', page: 0, place: placeOf(wanted.view, code) }),
          })),
          ...cells.flatMap((fact) => cellButton(city, fact, wanted.place)),
        ]),
        ...controls(arrival, at, {
          pages,
          isList,
          hasUnrecorded: city.facts.some((one) => stateOf(one, day) === 'unrecorded'),
        }),
      ],
      ...(input.callbackId !== null && input.messageId !== null ? { edits: input.messageId } : {}),
    },
  );
  change.say(chat.id, speech);
  return null;
}

const orderOf = (city: DutyCity, { view }: Wanted): readonly string[] =>
  view === 'offices' ? city.order.offices : city.order.duties;
const placeOf = (view: View, code: string): DutyPlace =>
  view === 'offices' ? { duty: null, office: code } : { duty: code, office: null };
const nameOf = (city: DutyCity, view: View, code: string): string =>
  view === 'offices' ? (city.offices.get(code)?.abbreviation ?? code) : code;

function controls(
  { person, now }: Known,
  wanted: Wanted,
  { pages, isList, hasUnrecorded }: { pages: number; isList: boolean; hasUnrecorded: boolean },
): Button[][] {
  const { place, page, filter } = wanted;
  const isCity = place.duty === null && place.office === null;
  const to = (label: string, isOn: boolean, next: Partial<Wanted>): Button => ({
    label: isOn ? `${label}.on` : label,
    data: dataOf('s', { ...wanted, page: 0, ...next }),
  });
  const handles = overseesAs(person, 'handleDuties') !== null;
  const records = holds(person, 'coordinator', 'division_head') && hasUnrecorded;
  return [
    [
      ...(page > 0 ? [to('duties.first', false, {})] : []),
      ...(page < pages - 1 ? [{ label: 'page.next', data: dataOf('s', { ...wanted, page: page + 1 }) }] : []),
    ],
    isCity
      ? [
          to('duties.byDuty', !isList && wanted.view === 'duties', { view: 'duties' }),
          to('duties.byOffice', !isList && wanted.view === 'offices', { view: 'offices' }),
          to('duties.asList', isList, { view: 'list' }),
        ]
      : [to('duties.everything', false, { ...ALL })],
    // Pressed again it goes off.
    ...threes(
      DUTY_FILTERS.map((one) => to(`duties.${one}`, one === filter, { filter: one === filter ? null : one })),
    ),
    [
      { label: 'duties.picture', data: dataOf('p', wanted) },
      { label: 'duties.table', data: dataOf('t', wanted) },
      ...(handles && place.office === null
        ? [
            {
              label: 'duties.report',
              data: place.duty === null ? 'km:lwhich' : dutyReportData(place.duty, now),
            },
          ]
        : []),
    ],
    [
      ...(place.duty !== null && handles ? [{ label: 'duties.remind', data: `km:r:${place.duty}` }] : []),
      ...(records
        ? [{ label: 'duties.record', data: place.duty === null ? 'kw:base:0' : `kw:bd:${place.duty}` }]
        : []),
    ],
    [
      { label: 'duty.waiting', data: 'kw:waiting' },
      { label: 'duty.own', data: 'kw:list:1' },
    ],
    [{ label: 'duties.refresh', data: dataOf('s', wanted) }],
  ].filter((row) => row.length > 0);
}

const threes = (all: readonly Button[]): Button[][] => [all.slice(0, 3), all.slice(3)];
