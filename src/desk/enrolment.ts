/**
 * Somebody without a role: the hello, the citizen's way out, and the dialogue that registers an employee. Nothing is kept of him
 * before he has pressed `Saya mengerti` below the privacy notice. Source: `chat.md`, People; `domain.md` 6.1(1).
 */
import { allOffices, officeByCode } from '../db/offices.ts';
import { personById, type StoredDialogue } from '../db/people.ts';
import { countCitizen, meetPerson } from '../db/registrations.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import { cleanName, clip, NAMELESS } from '../domain/text.ts';
import { begin, step, type Step } from '../engine/machines.ts';
import type { Words } from '../engine/incoming.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { EnrolmentEvent, EnrolmentMemory } from '../../flows/enrolment.ts';
import { absent } from './acts.ts';
import {
  dialogueOwner,
  dueAt,
  isPrivate,
  toDate,
  type Arrival,
  type Desk,
  type Known,
  type Notice,
} from './desk.ts';
import { NOTICE_VERSION } from './ownData.ts';
import { setLanguage } from './people.ts';
import { requestRegistration } from './registration.ts';

/** `https://t.me/<bot>?start=kantor-<code>`: names the office beforehand, nothing more; somebody still has to approve. */
export const OFFICE_LINK = 'kantor-';
export const officeLink = (botName: string, code: string): string =>
  `https://t.me/${botName}?start=${OFFICE_LINK}${code}`;

const newcomerButtons: Button[][] = [
  [
    { label: 'employee', data: 'n:employee' },
    { label: 'citizen', data: 'n:citizen' },
  ],
];
const cancel: Button = { label: 'cancel', data: 'e:CANCEL' };

const enrolmentOf = (arrival: Arrival): StoredDialogue | undefined =>
  arrival.dialogues.find((dialogue) => dialogue.flow === 'enrolment');
const memoryOf = (dialogue: StoredDialogue) =>
  JSON.parse(dialogue.state) as { value: string; context: EnrolmentMemory };

/** Everything that a person without a role can do. */
export async function newcomer(desk: Desk, arrival: Arrival): Promise<Notice> {
  const { input, person } = arrival;
  const { intent } = input;
  if (!isPrivate(arrival))
    return intent.do === 'register' || intent.do === 'start'
      ? { speech: sentence('refused.privateOnly', {}) }
      : { speech: sentence('refused.notRegistered', {}), alert: true };
  switch (intent.do) {
    case 'start':
      if (intent.token !== '') return enrol(desk, arrival, await codeOf(desk, intent.token));
      return person === null ? hello() : repeat(desk, { ...arrival, person });
    case 'newcomer':
      return intent.is === 'citizen' ? citizen(desk, arrival) : enrol(desk, arrival, null);
    case 'register':
    case 'report':
      return enrol(desk, arrival, null);
    case 'noticeRead':
      return accepted(desk, arrival, intent.officeCode);
    case 'enrol':
      return person === null ? over() : pressed(desk, { ...arrival, person }, intent.event, intent.choice);
    case 'say':
      return person === null ? hello() : said(desk, { ...arrival, person }, intent.words);
    case 'leave':
      return person === null ? hello() : left(desk, { ...arrival, person });
    case 'language':
      return person === null ? hello() : setLanguage({ ...arrival, person }, intent.to);
    case 'unusable':
    case 'edit':
      return person === null ? hello() : repeat(desk, { ...arrival, person });
    default:
      if (input.callbackId === null) return hello();
      return person === null ? absent() : { speech: sentence('refused.notRegistered', {}), alert: true };
  }
}

/** Registered people who press an old button of this dialogue. */
export const over = (): Notice => ({ speech: sentence('enrol.over', {}), alert: true });

const hello = (): Notice => ({ speech: sentence('newcomer.hello', {}, { buttons: newcomerButtons }) });

/** Counted, and nothing else. */
export function citizen(desk: Desk, { change, now, chat }: Arrival): Notice {
  const { year, month } = now.toZonedDateTimeISO(desk.region.timeZone);
  change.also.push((client) => countCitizen(client, `${year}-${String(month).padStart(2, '0')}`));
  change.say(chat.id, sentence('newcomer.citizen', {}));
  return null;
}

/** The office an office's link names; null when there is none of that code (any more). */
async function codeOf(desk: Desk, token: string): Promise<string | null> {
  return (await officeByCode(desk.pool, token.slice(OFFICE_LINK.length)))?.code ?? null;
}

/** First the privacy notice; who has accepted it is asked at once. */
async function enrol(desk: Desk, arrival: Arrival, officeCode: string | null): Promise<Notice> {
  const { person } = arrival;
  if (person === null || person.noticeAt === null) {
    const data = officeCode === null ? 'n:read' : `n:read:${officeCode}`;
    return { speech: sentence('privacy.notice', {}, { buttons: [[{ label: 'understood', data }]] }) };
  }
  const known = { ...arrival, person };
  if (enrolmentOf(arrival) === undefined) return go(desk, known, [], { officeCode });
  return officeCode === null ? repeat(desk, known) : go(desk, known, [{ type: 'CHOSE_OFFICE', officeCode }]);
}

/** `Saya mengerti`: from here on there is a person. His row is made at once, because what follows names it; twice is once. */
async function accepted(desk: Desk, arrival: Arrival, officeCode: string | null): Promise<Notice> {
  const { input, chat, change, now } = arrival;
  const { from } = input;
  if (from === null) return absent();
  const id = await meetPerson(desk.pool, {
    telegramId: from.telegramId,
    name: cleanName(from.name),
    language: from.language === 'en' ? 'en' : 'id',
    chatId: chat.id,
    noticeVersion: NOTICE_VERSION,
    now: toDate(now),
  });
  const person = await personById(desk.pool, id);
  if (person === null) return absent();
  change.person = { id, authorityVersion: person.authorityVersion };
  if (input.messageId !== null) change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, null, 3);
  const office = officeCode === null ? null : await officeByCode(desk.pool, officeCode);
  return enrol(desk, { ...arrival, person }, office?.code ?? null);
}

async function pressed(desk: Desk, arrival: Known, event: string, choice: string | null): Promise<Notice> {
  const open = enrolmentOf(arrival);
  if (open === undefined) return over();
  const { input, chat, change } = arrival;
  if (input.callbackId !== null && input.messageId !== null && event !== 'NOT_LISTED')
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, null, 3);
  switch (event) {
    case 'OFFICE': {
      const office = choice === null ? null : await officeByCode(desk.pool, choice);
      return office === null
        ? over()
        : go(desk, arrival, [{ type: 'CHOSE_OFFICE', officeCode: office.code }]);
    }
    case 'NAME':
      return go(desk, arrival, [{ type: 'CHOSE_NAME', name: cleanName(input.from?.name ?? '') }]);
    case 'OTHER':
      return go(desk, arrival, [{ type: 'OTHER_OFFICE' }]);
    case 'NOT_LISTED':
      change.say(chat.id, sentence('enrol.notListed', {}, { buttons: [[cancel]] }));
      return null;
    case 'CANCEL':
      return left(desk, arrival);
    default:
      return over();
  }
}

/** A line: the office he looks for, or his name. */
async function said(desk: Desk, arrival: Known, words: Words): Promise<Notice> {
  const open = enrolmentOf(arrival);
  if (open === undefined) return hello();
  const text = words.text.replace(/\s+/g, ' ').trim();
  if (text === '' || desk.guess(text).small !== null) return repeat(desk, arrival);
  return memoryOf(open).value === 'asksName' ? named(desk, arrival, text) : searched(desk, arrival, text);
}

/** An exact word is chosen at once (the next question shows it, with a way back); else up to six that fit. */
async function searched(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const { change, chat } = arrival;
  const offices = await allOffices(desk.pool);
  const exact = exactOffice(offices, text);
  if (exact !== undefined) return go(desk, arrival, [{ type: 'CHOSE_OFFICE', officeCode: exact.code }]);
  const hits = searchOffices(offices, text);
  const word = clip(text, 60);
  const buttons = [
    ...hits.map((one): Button[] => [
      { label: 'plain', with: { text: one.name }, data: `e:OFFICE:${one.code}` },
    ]),
    [{ label: 'notListed', data: 'e:NOT_LISTED' } as const, cancel],
  ];
  change.say(chat.id, sentence(hits.length === 0 ? 'enrol.notFound' : 'enrol.which', { word }, { buttons }));
  return null;
}

const LONGEST_NAME = 64;

async function named(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const name = cleanName(text);
  const letters = (name.match(/\p{L}/gu) ?? []).length;
  if (name === NAMELESS || letters < 3 || /\d{4}/.test(name) || [...text].length > LONGEST_NAME)
    return { speech: sentence('enrol.nameUnfit', {}) };
  return go(desk, arrival, [{ type: 'CHOSE_NAME', name }]);
}

async function left(desk: Desk, arrival: Known): Promise<Notice> {
  if (enrolmentOf(arrival) === undefined) return { speech: sentence('done.nothingToLeave', {}) };
  await go(desk, arrival, [{ type: 'CANCELLED' }]);
  arrival.change.say(arrival.chat.id, sentence('enrol.cancelled', {}));
  return null;
}

/** The question that is open, again. */
async function repeat(desk: Desk, arrival: Known): Promise<Notice> {
  const open = enrolmentOf(arrival);
  if (open === undefined) return hello();
  const { value, context } = memoryOf(open);
  await ask(desk, arrival, value === 'asksName' ? 'askName' : 'askOffice', context);
  return null;
}

async function go(
  desk: Desk,
  arrival: Known,
  events: readonly EnrolmentEvent[],
  start?: { officeCode: string | null },
): Promise<Notice> {
  const { person, chat, change, now } = arrival;
  const open = enrolmentOf(arrival);
  if (open === undefined && start === undefined) return over();
  const stepped =
    open === undefined ? { ok: true as const, step: begin('enrolment', start) } : step(open, events);
  if (!stepped.ok) return over();
  const next: Step = stepped.step;
  change.dialogue = {
    personId: person.id,
    chatId: chat.id,
    flow: 'enrolment',
    version: open?.version ?? 0,
    next: next.snapshot.hasTag('over') ? null : next.next,
  };
  const owner = dialogueOwner(person.id, chat.id, 'enrolment');
  change.timers(owner, next, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  for (const { type } of next.effects)
    await ask(desk, arrival, type, next.snapshot.context as EnrolmentMemory);
  return null;
}

async function ask(desk: Desk, arrival: Known, effect: string, memory: EnrolmentMemory): Promise<void> {
  const { change, chat, input } = arrival;
  const office = memory.officeCode === null ? null : await officeByCode(desk.pool, memory.officeCode);
  if (effect === 'request' && office !== null && memory.name !== null)
    return requestRegistration(desk, arrival, office, memory.name);
  if (effect === 'askName' && office !== null) {
    const own = cleanName(input.from?.name ?? '');
    const buttons: Button[][] = [
      ...(own === NAMELESS ? [] : [[{ label: 'plain', with: { text: own }, data: 'e:NAME' }]]),
      [{ label: 'otherOffice', data: 'e:OTHER' }, cancel],
    ];
    change.say(chat.id, sentence('enrol.name', { office: office.name }, { buttons }));
    return;
  }
  change.say(chat.id, sentence('enrol.office', {}, { buttons: [[cancel]] }));
}
