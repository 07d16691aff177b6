/**
 * `/gangguan`: trouble or planned work on a service, told by Tier 2 to the offices concerned without a second approval, and ended
 * by an all-clear to exactly the same people. In private. Source: `chat.md`, Announcements.
 */
import { freeze, reachOf } from '../db/broadcasts.ts';
import {
  disturbanceByCase,
  disturbanceDraftOf,
  insertDisturbance,
  openDisturbances,
  saveDisturbance,
  type Disturbance,
  type DisturbanceColumns,
} from '../db/disturbances.ts';
import { allOffices } from '../db/offices.ts';
import { announcesAs } from '../domain/announcing.ts';
import { EVERYBODY, type Audience } from '../domain/audience.ts';
import { readDisturbed } from '../domain/disturbed.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import { clip } from '../domain/text.ts';
import { readWindow } from '../domain/typedInstants.ts';
import { begin, step, type Step } from '../engine/machines.ts';
import { sentence, type Media } from '../engine/speech.ts';
import type { DisturbanceEvent } from '../../flows/disturbance.ts';
import { absent } from './acts.ts';
import { statusOf, titleOf } from './announcementMoves.ts';
import { dueAt, isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { moveDisturbance, sayToSame, setWindowTimers } from './disturbanceMoves.ts';
import { askAside, closeQuestion } from './questions.ts';
import { todayIn } from './staffing.ts';

export const ASKS_DISTURBANCE = 'disturb.';
const MOST_WORDS = 3_000;

const stale = (status?: string): Notice => ({
  speech: status === undefined ? sentence('refused.stale', {}) : sentence('disturb.stale', { status }),
  alert: true,
});

/** `/gangguan WORDS` comes as `typed`; the rest are presses: `[case, choice]`. */
export async function disturb(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (announcesAs(arrival.person, 'disturb') === null)
    return { speech: sentence('refused.disturbersOnly', {}), alert: true };
  if (!isPrivate(arrival)) return { speech: sentence('refused.announceInPrivate', {}), alert: true };
  const [first = '', ...rest] = args;
  if (verb === 'typed') return typed(desk, arrival, first);
  if (verb === 'new') return beginOne(desk, arrival, first === 'planned', '');
  const one = await disturbanceByCase(desk.pool, first);
  return one === null ? absent() : press(desk, arrival, one, verb, rest);
}

const isDraft = ({ status }: Disturbance): boolean =>
  ['choosing', 'writing', 'timing', 'aiming', 'ready'].includes(status);

async function press(
  desk: Desk,
  arrival: Known,
  one: Disturbance,
  verb: string,
  [first = '']: readonly string[],
): Promise<Notice> {
  if (isDraft(one) && one.ownerId !== arrival.person.id)
    return { speech: sentence('announce.notAuthor', { name: one.ownerName }), alert: true };
  switch (verb) {
    case 'card':
      return show(arrival, one.caseId);
    case 'about': {
      const category = readDisturbed(first);
      return category === null ? stale() : named(desk, arrival, one, { category });
    }
    case 'all':
      return aim(desk, arrival, one, EVERYBODY);
    case 'offices':
      return one.status === 'aiming'
        ? askAside(arrival, `${ASKS_DISTURBANCE}offices`, one.caseId, sentence('disturb.askOffices', {}))
        : stale(one.status);
    case 'aim':
      return move(desk, arrival, one, { type: 'AIMS_ANEW' }, {});
    case 'send':
      return send(desk, arrival, one, Number(first));
    case 'cancel':
      return cancel(desk, arrival, one);
    case 'update':
    case 'clear':
    case 'off': {
      const open = verb === 'clear' ? ['ongoing'] : verb === 'off' ? ['planned'] : ['planned', 'ongoing'];
      if (!open.includes(one.status)) return stale(one.status);
      const usual =
        verb === 'clear' ? [[{ label: 'disturb.plainClear', data: `dis:plainClear:${one.caseId}` }]] : [];
      return askAside(
        arrival,
        ASKS_DISTURBANCE + verb,
        one.caseId,
        sentence(ASK[verb], { title: titleOf(one.words?.text ?? '') }, { buttons: usual }),
      );
    }
    case 'plainClear':
      return tell(desk, arrival, one, 'clear', { text: '', media: [] });
    default:
      return stale();
  }
}

const ASK = { update: 'disturb.askUpdate', clear: 'disturb.askClear', off: 'disturb.askOff' } as const;

const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kirim|send)$/i, 'send'],
  [/^(?:kabar|update)(?:\s+([\s\S]+))?$/i, 'update'],
  [/^(?:pulih|selesai|clear)(?:\s+([\s\S]+))?$/i, 'clear'],
  [/^(?:batalkan|batal pekerjaan|off)(?:\s+([\s\S]+))?$/i, 'off'],
  [/^(?:batal|cancel)$/i, 'cancel'],
  [/^(?:semua|all)$/i, 'all'],
  [/^(?:untuk|kantor|for)\s+([\s\S]+)$/i, 'offices'],
  [/^(?:rencana|terencana|planned)(?:\s+([\s\S]+))?$/i, 'planned'],
];

async function typed(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  const draft = await disturbanceDraftOf(desk.pool, arrival.person.id);
  const open = await openDisturbances(desk.pool, null);
  for (const [pattern, verb] of VERBS) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const rest = (found[1] ?? '').trim();
    if (verb === 'planned') return beginOne(desk, arrival, true, rest);
    const isOfDraft = ['send', 'cancel', 'all', 'offices'].includes(verb);
    const mine = open.filter((one) => one.ownerId === arrival.person.id);
    const fitting = open.filter((one) => one.status === 'ongoing' || verb !== 'clear');
    const one = isOfDraft
      ? draft
      : ((mine.length === 1 ? mine[0] : fitting.length === 1 ? fitting[0] : undefined) ?? null);
    if (one === null)
      return isOfDraft || open.length === 0 ? { speech: sentence('disturb.none', {}) } : list(open);
    if (verb === 'send') {
      const { people } = await reachOf(desk.pool, one.audience ?? EVERYBODY);
      return send(desk, arrival, one, people);
    }
    if (verb === 'offices') return answerOffices(desk, arrival, one, rest);
    if (rest !== '') return answerDisturbance(desk, arrival, verb, one.caseId, rest, null);
    return press(desk, arrival, one, verb, []);
  }
  if (words !== '') return beginOne(desk, arrival, false, words);
  return draft !== null ? show(arrival, draft.caseId) : list(open);
}

const list = (open: readonly Disturbance[]): Notice => ({
  speech: sentence(
    'disturb.list',
    {
      rows: open.map((one) => ({
        title: titleOf(one.words?.text ?? ''),
        category: one.category ?? 'lainnya',
        status: one.status,
        at: (one.startsAt ?? one.createdAt).toISOString(),
        name: one.ownerName,
      })),
    },
    {
      buttons: [
        ...open.map((one) => [
          { label: 'plain', with: { text: titleOf(one.words?.text ?? '') }, data: `dis:card:${one.caseId}` },
        ]),
        [
          { label: 'disturb.newTrouble', data: 'dis:new:trouble' },
          { label: 'disturb.newPlanned', data: 'dis:new:planned' },
        ],
      ],
    },
  ),
});

/** A new one; words typed at once name its service too, where they do. */
async function beginOne(desk: Desk, arrival: Known, isPlanned: boolean, text: string): Promise<Notice> {
  const { person, chat, now, change } = arrival;
  const draft = await disturbanceDraftOf(desk.pool, person.id);
  if (draft !== null) return show(arrival, draft.caseId);
  if (text.length > MOST_WORDS) return { speech: sentence('announce.tooLong', { most: MOST_WORDS }) };
  const caseId = desk.newId();
  const begun = begin('disturbance', { isPlanned });
  const category = text === '' ? null : readDisturbed(desk.guess(text).category);
  const isNamed = category !== null && category !== 'lainnya';
  const stepped = isNamed ? step(begun.next, [{ type: 'NAMED' }, { type: 'WRITTEN' }]) : null;
  const at: Step = stepped?.ok === true ? stepped.step : begun;
  const words = text === '' ? null : { text, media: [] };
  const role = announcesAs(person, 'disturb');
  change.open(caseId, at, [
    {
      kind: 'BEGUN',
      actor: person.id,
      role,
      at: now.toString(),
      data: { planned: isPlanned, category },
      ...(words === null ? {} : { body: JSON.stringify(words) }),
    },
  ]);
  change.timers(caseId, begun, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  const status = statusOf(at);
  change.also.push(async (client) => {
    await insertDisturbance(client, { caseId, ownerId: person.id, isPlanned, status, now: toDate(now) });
    if (words !== null) await saveDisturbance(client, caseId, { words, ...(isNamed ? { category } : {}) });
  });
  change.card({ owner: caseId, chatId: chat.id, view: 'disturbance', caseId, anew: true });
  return status === 'timing' ? askFor(arrival, 'time', caseId) : null;
}

const ASKED = { words: 'disturb.askWords', time: 'disturb.askTime' } as const;
const askFor = (arrival: Known, what: keyof typeof ASKED, caseId: string): Notice =>
  askAside(arrival, ASKS_DISTURBANCE + what, caseId, sentence(ASKED[what], {}));

function show({ change, chat, input }: Known, caseId: string): Notice {
  change.card({ owner: caseId, chatId: chat.id, view: 'disturbance', caseId, anew: true });
  return input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

async function move(
  desk: Desk,
  arrival: Known,
  one: Disturbance,
  event: DisturbanceEvent | readonly DisturbanceEvent[],
  columns: Partial<DisturbanceColumns>,
  body?: string,
): Promise<Notice> {
  const moving = {
    events: [event].flat(),
    by: arrival.person,
    columns,
    ...(body === undefined ? {} : { body }),
  };
  if (!(await moveDisturbance(desk, arrival.change, one, moving, arrival.now))) return stale(one.status);
  arrival.change.card({
    owner: one.caseId,
    chatId: arrival.chat.id,
    view: 'disturbance',
    caseId: one.caseId,
  });
  return null;
}

/** The service is chosen; words that were typed before are kept. */
async function named(
  desk: Desk,
  arrival: Known,
  one: Disturbance,
  columns: Partial<DisturbanceColumns>,
): Promise<Notice> {
  const events: DisturbanceEvent[] =
    one.words === null ? [{ type: 'NAMED' }] : [{ type: 'NAMED' }, { type: 'WRITTEN' }];
  const notice = await move(desk, arrival, one, events, columns);
  if (notice !== null) return notice;
  if (one.words !== null && !one.isPlanned) return null;
  return askFor(arrival, one.words === null ? 'words' : 'time', one.caseId);
}

function preview({ change, chat }: Known, caseId: string): void {
  change.say(chat.id, { is: 'preview', caseId });
  change.card({ owner: caseId, chatId: chat.id, view: 'disturbance', caseId, anew: true });
}

async function aim(desk: Desk, arrival: Known, one: Disturbance, audience: Audience): Promise<Notice> {
  const { people } = await reachOf(desk.pool, audience);
  if (people === 0) return { speech: sentence('announce.nobody', {}), alert: true };
  const notice = await move(desk, arrival, one, { type: 'AIMED' }, { audience });
  if (notice === null) preview(arrival, one.caseId);
  return notice;
}

/** A line that was asked for. */
export async function answerDisturbance(
  desk: Desk,
  arrival: Known,
  what: string,
  caseId: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  const one = await disturbanceByCase(desk.pool, caseId);
  if (one === null || announcesAs(arrival.person, 'disturb') === null) return absent();
  const said = text.trim();
  const done = (notice: Notice): Notice => {
    if (arrival.change.cases.length > 0) closeQuestion(arrival, '', ASKS_DISTURBANCE + what);
    return notice;
  };
  const words = { text: said, media: media === null ? [] : [media] };
  if (said.length > MOST_WORDS) return { speech: sentence('announce.tooLong', { most: MOST_WORDS }) };
  switch (what) {
    case 'words': {
      const notice = await move(desk, arrival, one, { type: 'WRITTEN' }, { words }, JSON.stringify(words));
      if (notice !== null) return done(notice);
      if (one.isPlanned) return askFor(arrival, 'time', caseId);
      return done(show(arrival, caseId));
    }
    case 'time': {
      const { region } = desk;
      const window = readWindow(said, todayIn(desk, arrival.now), region.timeZone);
      if (window === null) return { speech: sentence('disturb.badTime', {}) };
      if (Temporal.Instant.compare(window.startsAt, arrival.now) <= 0)
        return { speech: sentence('announce.past', {}) };
      const columns = { startsAt: toDate(window.startsAt), endsAt: toDate(window.endsAt) };
      const notice = await move(desk, arrival, one, { type: 'TIMED' }, columns);
      return done(notice ?? show(arrival, caseId));
    }
    case 'offices':
      return done(await answerOffices(desk, arrival, one, said));
    case 'update':
    case 'off':
    case 'clear':
      if (said.length < 3 && media === null && what !== 'clear')
        return { speech: sentence('announce.needsReason', {}) };
      return done(await tell(desk, arrival, one, what, words));
    default:
      return absent();
  }
}

/** Offices by name or abbreviation, with commas between them; all must be known. */
async function answerOffices(desk: Desk, arrival: Known, one: Disturbance, text: string): Promise<Notice> {
  const offices = await allOffices(desk.pool);
  const codes: string[] = [];
  for (const word of text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const exact = exactOffice(offices, word);
    const found = exact === undefined ? searchOffices(offices, word) : [exact];
    const [only] = found;
    if (only === undefined) return { speech: sentence('announce.noOffice', { word: clip(word, 60) }) };
    if (found.length > 1)
      return { speech: sentence('announce.manyOffices', { names: found.map((each) => each.abbreviation) }) };
    codes.push(only.code);
  }
  if (codes.length === 0) return { speech: sentence('disturb.askOffices', {}) };
  return aim(desk, arrival, one, { ...EVERYBODY, offices: [...new Set(codes)] });
}

/** The press: to as many as were shown, at once; trouble also at night. */
async function send(desk: Desk, arrival: Known, one: Disturbance, people: number): Promise<Notice> {
  const { change, now, person } = arrival;
  const { caseId, words, audience, isPlanned } = one;
  if (one.status !== 'ready' || words === null || audience === null) return stale(one.status);
  if (isPlanned && one.startsAt !== null && one.startsAt.getTime() <= now.epochMilliseconds)
    return { speech: sentence('announce.past', {}), alert: true };
  const reach = await reachOf(desk.pool, audience);
  if (reach.people === 0) return { speech: sentence('announce.nobody', {}), alert: true };
  if (reach.people !== people) {
    preview(arrival, caseId);
    return { speech: sentence('announce.changed', { people: reach.people }), alert: true };
  }
  const moving = {
    events: [{ type: 'SENT' }],
    by: person,
    data: { people, offices: reach.offices },
  } as const;
  if (!(await moveDisturbance(desk, change, one, moving, now))) return stale(one.status);
  const kind = isPlanned ? 'planned' : 'trouble';
  change.also.push((client) =>
    freeze(
      client,
      { caseId, kind, state: 'running', words, wantsRead: false, keepsQuiet: isPlanned },
      audience,
      { people },
    ),
  );
  setWindowTimers(desk, change, one, now);
  return { speech: sentence('disturb.sent', { people }) };
}

async function cancel(desk: Desk, arrival: Known, one: Disturbance): Promise<Notice> {
  const notice = await move(desk, arrival, one, { type: 'CANCELLED' }, {});
  return notice ?? { speech: sentence('announce.cancelled', {}) };
}

/** News, the all-clear, or that the work is called off: to exactly those who were told first. */
async function tell(
  desk: Desk,
  arrival: Known,
  one: Disturbance,
  what: 'update' | 'clear' | 'off',
  words: { text: string; media: readonly Media[] },
): Promise<Notice> {
  const event = ({ update: 'UPDATED', clear: 'CLEARED', off: 'CALLED_OFF' } as const)[what];
  const notice = await move(desk, arrival, one, { type: event }, {}, JSON.stringify(words));
  if (notice !== null) return notice;
  sayToSame(arrival.change, one, what, words);
  closeQuestion(arrival, '', ASKS_DISTURBANCE + what);
  return { speech: sentence(what === 'update' ? 'disturb.updated' : 'disturb.ended', {}) };
}
