/**
 * Deletion of a person on his request: recorded, confirmed within three times 24 hours, carried out by somebody else once nothing of
 * his is open. His tickets stay as the agency's archive, without him. Source: UU 27/2022 Pasal 8 and 14, domain.md 6.1(3).
 */
import {
  decideRequest,
  insertDataRequest,
  pendingErasureOf,
  pendingErasures,
  requestByCase,
  type DataRequest,
} from '../db/ownData.ts';
import { erasePerson, wordsAbout } from '../db/erasure.ts';
import { allOffices } from '../db/offices.ts';
import { holdersOf, personById, privateChatOf, type Person } from '../db/people.ts';
import { othersInOffice } from '../db/staff.ts';
import { cardsOf, ownedBy, reportedBy } from '../db/tickets.ts';
import { DELAYS } from '../domain/delays.ts';
import type { Change } from '../engine/change.ts';
import { begin, restore, step, type AnyEvent } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { localeOf, say } from '../locales/index.ts';
import type { ObstacleWords } from '../locales/privacy.id.ts';
import { dueAt, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { digestOf } from '../engine/chain.ts';
import { heldLines, holds, managesAs, mayManage, settled, supervisors } from './staffing.ts';

/** Confirmed within three times 24 hours (domain.md 6.1(3)); in milliseconds. */
const CONFIRMED_WITHIN = (DELAYS.erasureReminds.minutes + DELAYS.erasureIsDue.minutes) * 60_000;
const MOST = 50;

/** What must be settled before a person can be deleted; empty lists: nothing. */
export async function obstaclesOf(
  desk: Pick<Desk, 'pool' | 'region'>,
  person: Person,
): Promise<ObstacleWords> {
  const offices = await allOffices(desk.pool);
  const onlyOnes = [];
  for (const { role, officeCode } of person.roles)
    if (['tier1', 'coordinator', 'admin'].includes(role)) {
      const others = await othersInOffice(desk.pool, role, role === 'tier1' ? officeCode : null, person.id);
      const office = offices.find((one) => one.code === officeCode)?.name ?? officeCode;
      if (others === 0) onlyOnes.push({ role, office });
    }
  return {
    openReports: (await reportedBy(desk.pool, { personId: person.id }, true, MOST)).map((one) => one.short),
    inHand: (await ownedBy(desk.pool, { personId: person.id }, MOST)).map((one) => one.short),
    held: heldLines(desk, offices, person.roles),
    onlyOnes,
  };
}

/** The only Tier 1 of an office is a warning, not a wall: once a coordinator has ended the role it no longer stands here. */
const isClear = (found: ObstacleWords): boolean =>
  found.openReports.length + found.inHand.length + found.held.length === 0;

/** `/hapus_saya`: says what will happen; nothing has changed. */
export async function askErasure(desk: Desk, arrival: Known): Promise<Notice> {
  const { person } = arrival;
  const pending = await pendingErasureOf(desk.pool, person.id);
  if (pending !== null) return already(pending);
  const buttons: Button[][] = [[{ label: 'erasure.now', data: 'p:eraseNow' }]];
  return { speech: sentence('erasure.plan', await obstaclesOf(desk, person), { buttons }) };
}

const already = (pending: DataRequest): Notice => ({
  speech: sentence(
    'erasure.already',
    { until: (pending.dueAt ?? pending.requestedAt).toISOString() },
    { buttons: [[{ label: 'erasure.withdraw', data: 'p:withdraw' }]] },
  ),
});

/** The request is a case of its own; twice is once. */
export async function requestErasure(desk: Desk, arrival: Known): Promise<Notice> {
  const { person, change, now } = arrival;
  const pending = await pendingErasureOf(desk.pool, person.id);
  if (pending !== null) return already(pending);
  const deciders = await decidersFor(desk, person);
  if (deciders.length === 0) return { speech: sentence('erasure.nobody', {}), alert: true };
  const caseId = desk.newId();
  const begun = begin('dataRequest', { kind: 'erase' });
  change.open(caseId, begun, [
    { kind: 'DATA_REQUESTED', actor: person.id, role: null, at: now.toString(), data: { what: 'erase' } },
  ]);
  change.timers(caseId, begun, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  const dueBy = new Date(now.epochMilliseconds + CONFIRMED_WITHIN);
  const row = {
    caseId,
    personId: person.id,
    kind: 'erase' as const,
    now: toDate(now),
    dueAt: dueBy,
    isPending: true,
  };
  change.also.push((client) => insertDataRequest(client, row));
  for (const { chatId } of deciders)
    change.card({ owner: caseId, chatId, view: 'dataRequest', caseId, anew: true });
  const buttons: Button[][] = [[{ label: 'erasure.withdraw', data: 'p:withdraw' }]];
  const told = { ...(await obstaclesOf(desk, person)), until: dueBy.toISOString() };
  return settled(arrival, sentence('erasure.requested', told, { buttons }));
}

/** Who may carry it out: coordinators, else administrators; for an administrator only another one. Never himself. */
async function decidersFor(desk: Desk, target: Person): Promise<{ id: number; chatId: number }[]> {
  const reached = async (roles: ('coordinator' | 'admin')[]) =>
    (await holdersOf(desk.pool, roles, null)).flatMap(({ id, chatId }) =>
      chatId === null || id === target.id ? [] : [{ id, chatId }],
    );
  const first = holds(target, 'admin') ? [] : await reached(['coordinator']);
  return first.length > 0 ? first : await reached(['admin']);
}

export async function withdrawErasure(desk: Desk, arrival: Known): Promise<Notice> {
  const pending = await pendingErasureOf(desk.pool, arrival.person.id);
  if (pending === null) return { speech: sentence('erasure.none', {}), alert: true };
  if (!(await moveRequest(desk, arrival, pending, { type: 'WITHDRAWN' })))
    return { speech: sentence('refused.stale', {}), alert: true };
  return settled(arrival, sentence('erasure.withdrawn', {}));
}

/** `/permintaan_data`: each request that waits, as a card with its buttons. */
export async function showErasures(desk: Desk, arrival: Known): Promise<Notice> {
  const { person, change, chat, input } = arrival;
  if (input.chat.type !== 'private') return { speech: sentence('refused.privateOnly', {}) };
  if (managesAs(person) === null) return { speech: sentence('refused.managersOnly', {}) };
  const pending = await pendingErasures(desk.pool);
  for (const { caseId } of pending)
    change.card({ owner: caseId, chatId: chat.id, view: 'dataRequest', caseId, anew: true });
  return pending.length === 0 ? { speech: sentence('erasure.none', {}) } : null;
}

/** A press on the card of a request: `confirm`, `carryOut`, `refuse`. */
export async function actOnErasure(
  desk: Desk,
  arrival: Known,
  verb: string,
  caseId: string,
  text: string,
): Promise<Notice> {
  const { person, change } = arrival;
  const request = await requestByCase(desk.pool, caseId);
  const target = request === null ? null : await personById(desk.pool, request.personId);
  const gone: Notice = { speech: sentence('refused.stale', {}), alert: true };
  if (managesAs(person) === null) return { speech: sentence('refused.managersOnly', {}), alert: true };
  if (request === null || target === null) return gone;
  if (target.id === person.id) return { speech: sentence('erasure.notOwn', {}), alert: true };
  if (!mayManage(person, target)) return { speech: sentence('refused.adminUntouched', {}), alert: true };
  const stale: Notice = { speech: sentence('erasure.stale', { state: stateOf(request) }), alert: true };
  if (!request.isPending) return stale;
  const chat = await privateChatOf(desk.pool, target.id);
  if (verb === 'confirm') {
    if (!(await moveRequest(desk, arrival, request, { type: 'CONFIRMED' }))) return stale;
    if (chat !== null) change.say(chat.id, sentence('erasure.confirmed', {}), caseId);
    return { speech: sentence('erasure.done', { state: 'confirmed' }) };
  }
  if (verb === 'refuse') {
    if (text === '')
      return askAside(arrival, 'data.refuse', caseId, sentence('erasure.askWhy', { name: target.name }));
    if (!(await moveRequest(desk, arrival, request, { type: 'REFUSED' }, text))) return stale;
    if (chat !== null) change.say(chat.id, sentence('erasure.refused', { text }), caseId);
    closeQuestion(arrival, '', 'data.refuse');
    return { speech: sentence('erasure.done', { state: 'refused' }) };
  }
  if (verb !== 'carryOut') return gone;
  const found = await obstaclesOf(desk, target);
  if (!isClear(found))
    return { speech: sentence('erasure.blocked', { name: target.name, ...found }), alert: true };
  const words = await wordsAbout(desk.pool, target.id, caseId);
  if (
    !(await moveRequest(desk, arrival, request, { type: 'CARRIED_OUT' }, '', {
      tombs: digestOf(words),
      count: words.length,
    }))
  )
    return stale;
  if (chat !== null) change.say(chat.id, sentence('erasure.farewell', {}));
  const name = pseudonym(desk, target.id, arrival.now);
  change.also.push((client) =>
    erasePerson(client, { person: target, name, words, byCaseId: caseId, now: toDate(arrival.now) }),
  );
  return { speech: sentence('erasure.done', { state: 'carriedOut' }) };
}

/** What stands where his name stood: a number, in the city's official language. */
export const pseudonym = (desk: Pick<Desk, 'region'>, personId: number, now: Temporal.Instant): string =>
  say(localeOf(desk.region, 'id', now), 'erasure.pseudonym', { id: String(personId) });

/** The outermost state's name. */
export function stateOf(request: Pick<DataRequest, 'case'>): string {
  const value = restore(request.case).value as string | Record<string, unknown>;
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}

/** Moves the request by a person's event; false when its state does not allow it any more. */
async function moveRequest(
  desk: Desk,
  { person, change, now }: Known,
  request: DataRequest,
  event: AnyEvent,
  text = '',
  data: Record<string, string | number> = {},
): Promise<boolean> {
  const stepped = step(request.case, [event]);
  if (!stepped.ok) return false;
  const isOver = !stepped.step.snapshot.hasTag('open');
  change.move(
    request.case,
    stepped.step,
    [
      {
        kind: event.type,
        actor: person.id,
        role: person.id === request.personId ? null : managesAs(person),
        at: now.toString(),
        data,
        ...(text === '' ? {} : { body: JSON.stringify({ text, media: [] }) }),
      },
    ],
    isOver,
  );
  change.timers(request.caseId, stepped.step, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  if (isOver)
    change.also.push((client) =>
      decideRequest(client, request.caseId, person.id === request.personId ? null : person.id),
    );
  await showCards(desk, change, request.caseId);
  return true;
}

async function showCards(desk: Desk, change: Change, caseId: string): Promise<void> {
  for (const { chatId, view } of await cardsOf(desk.pool, caseId))
    if (view === 'dataRequest') change.card({ owner: caseId, chatId, view: 'dataRequest', caseId });
}

/** Time passed: the coordinators are reminded, and after three times 24 hours told that it is late. */
export async function erasureFired(
  desk: Desk,
  change: Change,
  caseId: string,
  event: { readonly type: string },
  now: Temporal.Instant,
): Promise<void> {
  const request = await requestByCase(desk.pool, caseId);
  const stepped = request === null ? null : step(request.case, [event]);
  if (request === null || stepped === null || !stepped.ok) return;
  change.move(
    request.case,
    stepped.step,
    [{ kind: 'REMINDED', actor: null, role: null, at: now.toString() }],
    false,
  );
  change.timers(caseId, stepped.step, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  const target = await personById(desk.pool, request.personId);
  const isLate = stepped.step.effects.some((effect) => effect.params.isLate === true);
  const until = (request.dueAt ?? request.requestedAt).toISOString();
  const deciders = target === null ? await supervisors(desk) : await decidersFor(desk, target);
  for (const { chatId } of deciders)
    change.say(chatId, sentence('erasure.reminder', { name: request.personName, until, isLate }), caseId);
}
