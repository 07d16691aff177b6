/** A registration from request to decision: one card where the office's Tier 1 works, one winner, and the person is told. */
import { officeByCode, type OfficeRow } from '../db/offices.ts';
import {
  insertRegistration,
  pendingIn,
  pendingOf,
  registrationByCase,
  type Registration,
} from '../db/registrations.ts';
import { confirmsAs, type Standing } from '../domain/authority.ts';
import { clip } from '../domain/text.ts';
import { begin } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { usualText, type LabelName } from '../locales/index.ts';
import { pairs } from './choices.ts';
import { dueAt, isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { beginQuestion, closeQuestion } from './questions.ts';
import { deciders, settle, stateOf } from './registrationMoves.ts';

/** `g:<event>:<case>[:<choice>]`. */
export const registrationButton = (
  label: LabelName,
  event: string,
  caseId: string,
  choice?: number,
): Button => ({
  label,
  data: choice === undefined ? `g:${event}:${caseId}` : `g:${event}:${caseId}:${choice}`,
});

/** What a question asks when a request is rejected; see `conversation.ts`. */
export const REJECTS = 'registration.reject';

const REASONS = ['usual.notOurStaff', 'usual.unknownPerson', 'usual.wrongOffice'] as const;

/** The same answer for "not there" and "not yours". */
const absent = (): Notice => ({ speech: sentence('registration.absent', {}), alert: true });

/** The dialogue is complete: a case of its own, a card for whoever decides, and the person may report meanwhile. */
export async function requestRegistration(
  desk: Desk,
  { person, chat, change, now }: Known,
  office: OfficeRow,
  name: string,
): Promise<void> {
  const caseId = desk.newId();
  const begun = begin('registration');
  change.open(caseId, begun, [
    {
      kind: 'REQUESTED',
      actor: person.id,
      role: 'applicant',
      at: now.toString(),
      data: { office: office.code },
    },
  ]);
  change.timers(caseId, begun, (delay) => dueAt(desk.calendar(office.workPattern, office.code), now, delay));
  change.also.push((client) =>
    insertRegistration(client, {
      caseId,
      personId: person.id,
      officeCode: office.code,
      name,
      now: toDate(now),
    }),
  );
  const { chats, byCoordinator } = await deciders(desk, office.code);
  for (const chatId of chats)
    change.card({ owner: caseId, chatId, view: 'registration', caseId, class: 2, anew: true });
  change.say(
    chat.id,
    sentence(
      'registration.sent',
      { name, office: office.name, byCoordinator },
      { buttons: [[registrationButton('withdrawRegistration', 'WITHDRAW', caseId)]] },
    ),
    caseId,
  );
  change.say(chat.id, { is: 'menu' });
}

/** A press on the card, or its like: found, allowed, still open? `choice` is the reason's number. */
export async function actOnRegistration(
  desk: Desk,
  arrival: Known,
  event: string,
  caseId: string,
  choice: string | null,
): Promise<Notice> {
  const found = await registrationByCase(desk.pool, caseId);
  if (found === null) return absent();
  if (event === 'WITHDRAW') return withdraw(desk, arrival, found);
  const denied = deny(found, arrival.person);
  if (denied !== null) return denied;
  if (event === 'APPROVE') return decide(desk, arrival, found, 'APPROVED', '');
  if (event !== 'REJECT') return absent();
  const reason = /^\d$/.test(choice ?? '') ? REASONS[Number(choice)] : undefined;
  if (reason === undefined) return askReason(arrival, found);
  const { input, change, chat } = arrival;
  if (input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, caseId, 3);
  return decide(desk, arrival, found, 'REJECTED', usualText(`@${reason}`, arrival.person.language));
}

/** The line that answers "why". */
export async function rejectWithLine(
  desk: Desk,
  arrival: Known,
  caseId: string,
  text: string,
): Promise<Notice> {
  const found = await registrationByCase(desk.pool, caseId);
  if (found === null) return absent();
  const denied = deny(found, arrival.person);
  if (denied !== null) {
    closeQuestion(arrival, caseId, REJECTS);
    return denied;
  }
  return text.trim() === ''
    ? askReason(arrival, found)
    : decide(desk, arrival, found, 'REJECTED', clip(text.trim(), 500));
}

/** Why this person cannot decide on it; null when he can. */
function deny(found: Registration, person: Standing): Notice {
  if (confirmsAs(person, found) === null) return absent();
  if (found.isPending) return null;
  return {
    speech: sentence('registration.decided', {
      state: stateOf(found),
      by: found.deciderName ?? '',
      at: (found.closedAt ?? found.requestedAt).toISOString(),
    }),
    alert: true,
  };
}

async function decide(
  desk: Desk,
  arrival: Known,
  found: Registration,
  type: 'APPROVED' | 'REJECTED',
  text: string,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const role = confirmsAs(person, found);
  const event = { type, by: person.id };
  if (role === null || !(await settle(desk, change, found, event, { role, text }, now))) return absent();
  closeQuestion(arrival, found.caseId, REJECTS);
  return {
    speech: sentence(type === 'APPROVED' ? 'registration.youApproved' : 'registration.youRejected', {
      name: found.personName,
    }),
  };
}

async function withdraw(desk: Desk, arrival: Known, found: Registration): Promise<Notice> {
  const { person, change, now, input, chat } = arrival;
  if (found.personId !== person.id) return absent();
  if (!found.isPending) return { speech: sentence('registration.overAlready', {}), alert: true };
  await settle(desk, change, found, { type: 'WITHDRAWN' }, { role: 'applicant', text: '' }, now, person.id);
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, found.caseId, 3);
  change.say(chat.id, sentence('registration.withdrawn', {}));
  change.say(chat.id, { is: 'menu' });
  return null;
}

/** Why not? The usual reasons as buttons, or a line: in private the next text, in a group a reply to us. */
function askReason(arrival: Known, found: Registration): Notice {
  const { change, person, chat, input } = arrival;
  const { caseId, personName: name } = found;
  beginQuestion(arrival, { action: REJECTS, caseId, choice: null });
  const usual = pairs(REASONS.map((label, index) => registrationButton(label, 'REJECT', caseId, index)));
  const under = input.callbackId !== null && input.messageId !== null ? { messageId: input.messageId } : null;
  if (isPrivate(arrival)) {
    const buttons = [...usual, [{ label: 'cancel', data: 'd:LEAVE' }]];
    change.say(chat.id, sentence('ask.whyRejected', { name }, { buttons, replyTo: under }), caseId);
  } else {
    change.say(chat.id, sentence('ask.whyRejected', { name }, { buttons: usual, replyTo: under }), caseId);
    change.say(
      chat.id,
      sentence(
        'ask.orReplyHere',
        {},
        { mention: { telegramId: person.telegramId, name: person.name }, asksReply: true },
      ),
      caseId,
    );
  }
  return input.callbackId === null ? null : { speech: sentence('notice.answerBelow', {}) };
}

/** `/pendaftaran`: the requests that wait for this person, each card again at the bottom. */
export async function showRequests(desk: Desk, arrival: Known): Promise<Notice> {
  const { person, change, chat } = arrival;
  const has = (...roles: string[]) => person.roles.filter((held) => roles.includes(held.role));
  const isAbove = has('coordinator', 'division_head', 'admin').length > 0;
  const offices = has('tier1').map((held) => held.officeCode);
  if (!isAbove && offices.length === 0) return { speech: sentence('registration.decidersOnly', {}) };
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}) };
  const waiting = await pendingIn(desk.pool, isAbove ? null : offices);
  for (const { caseId } of waiting)
    change.card({ owner: caseId, chatId: chat.id, view: 'registration', caseId, anew: true });
  return waiting.length === 0 ? { speech: sentence('registration.noneWaiting', {}) } : null;
}

/** `/daftar`, an office's link or `Saya pegawai` by somebody who is registered, or waits to be. */
export async function alreadyRegistered(desk: Desk, { person }: Known): Promise<Notice> {
  const pending = await pendingOf(desk.pool, person.id);
  if (pending !== null)
    return {
      speech: sentence(
        'registration.waits',
        { office: pending.officeName, at: pending.requestedAt.toISOString() },
        { buttons: [[registrationButton('withdrawRegistration', 'WITHDRAW', pending.caseId)]] },
      ),
    };
  const [held] = person.roles;
  const office = held === undefined ? null : await officeByCode(desk.pool, held.officeCode);
  return {
    speech: sentence('registration.already', {
      name: person.name,
      office: office?.name ?? '',
    }),
  };
}
