/**
 * Records whose time is over are proposed at night, as one list, told once. One coordinator enters the number of the minutes (berita
 * acara), another approves exactly that list; only then are they destroyed, and the history says what, with which minutes, and by
 * whom. Source: domain.md 6.1(4), UU 43/2009; two people: `two_person` of chat.md, Services.
 */
import { caseById } from '../db/cases.ts';
import {
  areMinutesUsed,
  destroyCases,
  destroyRoles,
  destroyWords,
  disposalByCase,
  insertDisposal,
  isPutOff,
  itemsOf,
  moveDisposal,
  openDisposal,
  type Disposal,
  type DueItem,
} from '../db/disposal.ts';
import { erasePerson, wordsAbout } from '../db/erasure.ts';
import { holdersOf, personById } from '../db/people.ts';
import { cardsOf } from '../db/tickets.ts';
import type { Role } from '../domain/authority.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { begin, step, type AnyEvent } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { digestOf, type Tomb } from '../engine/chain.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { dueRecords, hashOfList } from './dueRecords.ts';
import { pseudonym } from './erasure.ts';
import { askAside, closeQuestion } from './questions.ts';

const DISPOSERS: readonly Role[] = ['coordinator', 'division_head', 'agency_head'];

/** The one case of the night watch; 16 characters as every case id. */
const WATCH = 'retentionnightly';
const POSTPONED_DAYS = 30;

/** What people call a list by. */
export const codeOf = (list: { readonly listHash: string }): string =>
  list.listHash.slice(0, 6).toUpperCase();

/** The night watch, made once; two processes that start together make one. */
export async function keepWatch(desk: Desk, change: Change, now: Temporal.Instant): Promise<void> {
  if ((await caseById(desk.pool, WATCH)) !== null) return;
  const begun = begin('retention');
  change.open(WATCH, begun, [{ kind: 'WATCH_BEGAN', actor: null, role: null, at: now.toString() }]);
  change.timers(WATCH, begun, () => nextNight(desk, now));
}

/** The next two o'clock in the morning of the city. */
function nextNight(desk: Desk, now: Temporal.Instant): Date {
  const here = now.toZonedDateTimeISO(desk.region.timeZone);
  const tonight = here.withPlainTime('02:00');
  const next = Temporal.ZonedDateTime.compare(tonight, here) > 0 ? tonight : tonight.add({ days: 1 });
  return toDate(next.toInstant());
}

/** Night fell: looks for what may go, and sets itself the next night. One list waits at a time. */
export async function nightFell(
  desk: Desk,
  change: Change,
  stored: LoadedCase,
  event: AnyEvent,
  now: Temporal.Instant,
): Promise<void> {
  const stepped = step(stored, [event]);
  if (!stepped.ok) return;
  const isWaiting = (await openDisposal(desk.pool)) !== null || (await isPutOff(desk.pool, toDate(now)));
  const proposed = isWaiting ? null : await propose(desk, change, now);
  const data = { list: proposed };
  change.move(
    stored,
    stepped.step,
    proposed === null ? [] : [{ kind: 'PROPOSED', actor: null, role: null, at: now.toString(), data }],
    false,
  );
  change.timers(stored.id, stepped.step, () => nextNight(desk, now));
}

/** A new list, kept with its items and shown once to everybody who may act on it; its case, or null where nothing is due. */
async function propose(desk: Desk, change: Change, now: Temporal.Instant): Promise<string | null> {
  const items = await dueRecords(desk, now, null);
  if (items.length === 0) return null;
  const caseId = desk.newId();
  const listHash = hashOfList(items);
  const counts = Object.fromEntries(
    [...Map.groupBy(items, (one) => one.recordClass)].map(([name, of]) => [name, of.length]),
  );
  change.open(caseId, begin('disposal'), [
    { kind: 'PROPOSED', actor: null, role: null, at: now.toString(), data: { list: listHash, ...counts } },
  ]);
  change.also.push((client) => insertDisposal(client, { caseId, listHash, items, now: toDate(now) }));
  for (const { chatId } of await holdersOf(desk.pool, DISPOSERS, null))
    if (chatId !== null) change.card({ owner: caseId, chatId, view: 'disposal', caseId, anew: true });
  return caseId;
}

/** `/musnahkan [NUMBER]` and the buttons of a list. */
export async function disposal(
  desk: Desk,
  arrival: Known,
  verb: string,
  caseId: string | null,
  text: string,
): Promise<Notice> {
  const { person, change, chat } = arrival;
  if (arrival.input.chat.type !== 'private') return { speech: sentence('refused.privateOnly', {}) };
  if (!person.roles.some((held) => DISPOSERS.includes(held.role)))
    return { speech: sentence('refused.disposersOnly', {}), alert: true };
  const list = caseId === null ? await openDisposal(desk.pool) : await disposalByCase(desk.pool, caseId);
  if (list === null) return { speech: sentence('disposal.none', {}), alert: true };
  const isOpen = list.state === 'proposed' || list.state === 'confirmed';
  if (verb === 'file') {
    change.say(chat.id, { is: 'document', what: 'disposal', id: list.caseId });
    return { speech: sentence('notice.sentBelow', {}) };
  }
  if (!isOpen) return stale(list);
  switch (verb) {
    case 'command':
      if (text !== '')
        return list.state === 'proposed'
          ? confirm(desk, arrival, list, text)
          : approve(desk, arrival, list, text);
      change.card({ owner: list.caseId, chatId: chat.id, view: 'disposal', caseId: list.caseId, anew: true });
      return null;
    case 'minutes':
      return confirm(desk, arrival, list, text);
    case 'approve':
      return approve(desk, arrival, list, null);
    case 'postpone':
      return postpone(desk, arrival, list);
    default:
      return { speech: sentence('refused.stale', {}), alert: true };
  }
}

const stale = (list: Disposal): Notice => ({
  speech: sentence('disposal.stale', { code: codeOf(list), state: list.state }),
  alert: true,
});

/** A number of minutes: something with a digit, at most 80 characters on one line. */
const isNumber = (text: string): boolean => /\d/.test(text) && text.length <= 80 && !/\n/.test(text);

/** The first of two: enters the number of the minutes. Nothing is destroyed yet. */
async function confirm(desk: Desk, arrival: Known, list: Disposal, typed: string): Promise<Notice> {
  const { person, change } = arrival;
  const code = codeOf(list);
  const minutes = typed.trim();
  if (list.state !== 'proposed') return stale(list);
  if (minutes === '' && arrival.input.callbackId !== null)
    return askAside(arrival, 'data.minutes', list.caseId, sentence('disposal.askMinutes', { code }));
  if (!isNumber(minutes)) return { speech: sentence('disposal.needsNumber', {}) };
  if (await areMinutesUsed(desk.pool, minutes))
    return { speech: sentence('disposal.minutesUsed', { minutes }), alert: true };
  const changed = await changedNotice(desk, arrival, list);
  if (changed !== null) return changed;
  const event = { type: 'CONFIRMED', by: person.id };
  if (!(await move(desk, arrival, list, event, { minutes, list: list.listHash }))) return stale(list);
  change.also.push((client) =>
    moveDisposal(client, list.caseId, { state: 'confirmed', minutes, confirmedBy: person.id }),
  );
  // Whoever may be the second sees it again, at the bottom of his chat.
  for (const { id, chatId } of await holdersOf(desk.pool, DISPOSERS, null))
    if (chatId !== null && id !== person.id)
      change.card({ owner: list.caseId, chatId, view: 'disposal', caseId: list.caseId, anew: true });
  closeQuestion(arrival, '', 'data.minutes');
  return { speech: sentence('disposal.confirmed', { code, minutes }) };
}

/** The second of two: exactly this list is destroyed. `typed`: the number as he gave it; null where he pressed the button. */
async function approve(desk: Desk, arrival: Known, list: Disposal, typed: string | null): Promise<Notice> {
  const { person, change, now } = arrival;
  const { caseId, minutes } = list;
  if (list.state !== 'confirmed' || minutes === null) return stale(list);
  if (list.confirmedBy === person.id) return { speech: sentence('disposal.samePerson', {}), alert: true };
  if (typed !== null && typed.trim() !== minutes)
    return { speech: sentence('disposal.otherNumber', { minutes }), alert: true };
  if (await areMinutesUsed(desk.pool, minutes))
    return { speech: sentence('disposal.minutesUsed', { minutes }), alert: true };
  const changed = await changedNotice(desk, arrival, list);
  if (changed !== null) return changed;
  const items = await itemsOf(desk.pool, caseId);
  const goes = await whatGoes(desk, items);
  const tombs = [...goes.words, ...goes.records, ...goes.people.flatMap((one) => one.words)];
  const data = {
    minutes,
    list: list.listHash,
    tombs: digestOf(tombs),
    items: items.length,
    words: goes.words.length,
    records: goes.records.length,
    roles: goes.roles.length,
    people: goes.people.length,
  };
  if (!(await move(desk, arrival, list, { type: 'APPROVED', by: person.id }, data))) return stale(list);
  change.also.push(async (client) => {
    await moveDisposal(client, caseId, { state: 'destroyed', approvedBy: person.id });
    for (const { id, authorityVersion, words, name } of goes.people)
      await erasePerson(client, {
        person: { id, authorityVersion },
        name,
        words,
        byCaseId: caseId,
        now: toDate(now),
      });
    await destroyWords(client, goes.words, caseId, toDate(now));
    await destroyCases(client, goes.records, caseId, toDate(now));
    await destroyRoles(client, goes.roles);
  });
  return { speech: sentence('disposal.destroyed', { code: codeOf(list), minutes, count: items.length }) };

  async function whatGoes(of: Desk, all: readonly DueItem[]) {
    const idsOf = (kind: string) =>
      all.flatMap((one) =>
        one.item.startsWith(`${kind}:`) ? [Number(one.item.slice(kind.length + 1))] : [],
      );
    const tombsOf = (isWords: boolean): Tomb[] =>
      all.flatMap(({ recordClass, item, head, count }) =>
        item.startsWith('case:') &&
        head !== null &&
        count !== null &&
        (recordClass === 'message-text') === isWords
          ? [{ caseId: item.slice(5), what: isWords ? ('words' as const) : ('record' as const), head, count }]
          : [],
      );
    const records = tombsOf(false);
    const whole = new Set(records.map((one) => one.caseId));
    const people = [];
    for (const id of idsOf('person')) {
      const one = await personById(of.pool, id);
      if (one !== null)
        people.push({ ...one, name: pseudonym(of, id, now), words: await wordsAbout(of.pool, id, caseId) });
    }
    // Of a case that goes whole the words go with it.
    const words = tombsOf(true).filter((one) => !whole.has(one.caseId));
    return { records, words, people, roles: idsOf('role') };
  }
}

/** Some of the list is no longer due (read again, given a role again, erased by request): a new list takes its place. */
async function changedNotice(desk: Desk, arrival: Known, list: Disposal): Promise<Notice> {
  const { change, now } = arrival;
  const items = await itemsOf(desk.pool, list.caseId);
  const still = new Set((await dueRecords(desk, now, items)).map(keyOf));
  const gone = items.filter((one) => !still.has(keyOf(one)));
  if (gone.length === 0) return null;
  if (!(await move(desk, arrival, list, { type: 'SUPERSEDED' }, { gone: gone.length }))) return stale(list);
  change.also.push((client) => moveDisposal(client, list.caseId, { state: 'superseded' }));
  await propose(desk, change, now);
  closeQuestion(arrival, '', 'data.minutes');
  return { speech: sentence('disposal.changed', { code: codeOf(list), count: gone.length }) };
}

const keyOf = (one: DueItem): string => `${one.recordClass} ${one.item} ${one.head ?? ''} ${one.count ?? ''}`;

async function postpone(desk: Desk, arrival: Known, list: Disposal): Promise<Notice> {
  const { change, now } = arrival;
  const notBefore = new Date(now.epochMilliseconds + POSTPONED_DAYS * 86_400_000);
  if (!(await move(desk, arrival, list, { type: 'POSTPONED' }, {}))) return stale(list);
  change.also.push((client) => moveDisposal(client, list.caseId, { state: 'postponed', notBefore }));
  return { speech: sentence('disposal.postponed', { code: codeOf(list), until: notBefore.toISOString() }) };
}

async function move(
  desk: Desk,
  { person, change, now }: Known,
  list: Disposal,
  event: AnyEvent,
  data: Record<string, string | number>,
): Promise<boolean> {
  const stepped = step(list.case, [event]);
  if (!stepped.ok) return false;
  const role = DISPOSERS.find((name) => person.roles.some((held) => held.role === name)) ?? null;
  change.move(
    list.case,
    stepped.step,
    [{ kind: event.type, actor: person.id, role, at: now.toString(), data }],
    !stepped.step.snapshot.hasTag('open'),
  );
  for (const { chatId, view } of await cardsOf(desk.pool, list.caseId))
    if (view === 'disposal')
      change.card({ owner: list.caseId, chatId, view: 'disposal', caseId: list.caseId });
  return true;
}
