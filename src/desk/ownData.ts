/**
 * What is kept about a person, for himself: the notice and the periods, `/saya`, a copy, a correction, and the deletion of a message
 * in which a secret was masked. Source: UU 27/2022 Pasal 5-8 and 14, domain.md 6.1.
 */
import { allOffices } from '../db/offices.ts';
import {
  giveName,
  insertDataRequest,
  insertMasking,
  isMaskingOf,
  keptOf,
  ownReports,
} from '../db/ownData.ts';
import { cardsOf } from '../db/tickets.ts';
import { RECORD_CLASSES, ruleOf } from '../domain/records.ts';
import { cleanName, NAMELESS } from '../domain/text.ts';
import { begin } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { DataRequestKind } from '../../flows/dataRequest.ts';
import { isPrivate, toDate, type Arrival, type Desk, type Known, type Notice } from './desk.ts';
import { askErasure, requestErasure, withdrawErasure } from './erasure.ts';
import { askAside, closeQuestion } from './questions.ts';
import { heldLines } from './staffing.ts';

/** Stored with the acceptance, so that it is known which text was read. Raise it when the notice says something new. */
export const NOTICE_VERSION = 2;

/** `/privasi`: the notice, what is kept and how long, and when it was accepted. Anybody may read it. */
export function showPrivacy(desk: Desk, arrival: Arrival): Notice {
  const { person, change, chat } = arrival;
  change.say(chat.id, sentence('privacy.notice', {}));
  const accepted = isPrivate(arrival) ? person : null;
  const readAt = accepted?.noticeAt ?? null;
  const isNews = accepted !== null && (accepted.noticeVersion ?? 0) < NOTICE_VERSION;
  return {
    speech: sentence(
      'privacy.page',
      {
        version: NOTICE_VERSION,
        noticeVersion: accepted?.noticeVersion ?? null,
        noticeAt: readAt === null ? null : new Date(readAt).toISOString(),
        classes: RECORD_CLASSES.map((name) => ({ name, ...ruleOf(desk.region, name) })),
      },
      isNews ? { buttons: [[{ label: 'understood', data: 'n:read' }]] } : {},
    ),
  };
}

/** `p:<verb>[:<what>]`, and the commands that do the same. Also for people who have no role any more. */
export async function ownData(
  desk: Desk,
  arrival: Arrival,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  const { person } = arrival;
  const [what = ''] = args;
  if (verb === 'wipe') return person === null ? notYours() : wipe(desk, { ...arrival, person }, what);
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}) };
  if (person === null) return { speech: sentence('own.nothing', {}) };
  const known = { ...arrival, person };
  switch (verb) {
    case 'me':
      return aboutMe(desk, known);
    case 'export':
      return handOut(desk, known);
    case 'name':
      return correctName(desk, known, what);
    case 'erase':
      return askErasure(desk, known);
    case 'eraseNow':
      return requestErasure(desk, known);
    case 'withdraw':
      return withdrawErasure(desk, known);
    default:
      return { speech: sentence('refused.stale', {}), alert: true };
  }
}

/** `/saya`: what is kept about the person and what he may do. */
async function aboutMe(desk: Desk, { person }: Known): Promise<Notice> {
  const kept = await keptOf(desk.pool, person.id);
  if (kept === null) return { speech: sentence('own.nothing', {}) };
  const roles = heldLines(desk, await allOffices(desk.pool), person.roles);
  const buttons: Button[][] = [
    [
      { label: 'own.export', data: 'p:export' },
      { label: 'own.name', data: 'p:name' },
    ],
    [
      kept.erasureDueAt === null
        ? { label: 'own.erase', data: 'p:erase' }
        : { label: 'erasure.withdraw', data: 'p:withdraw' },
    ],
  ];
  return {
    speech: sentence('me', { name: person.name, roles, language: person.language, ...kept }, { buttons }),
  };
}

/** `/data_saya`: a document, made when it is sent. The request is recorded (Pasal 14). */
function handOut(desk: Desk, arrival: Known): Notice {
  record(desk, arrival, 'export');
  arrival.change.say(arrival.chat.id, { is: 'document', what: 'ownData', id: String(arrival.person.id) });
  return arrival.input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

/** `/perbaiki NAME`. From then on Telegram's name does not take its place. */
export async function correctName(desk: Desk, arrival: Known, typed: string): Promise<Notice> {
  const { person, change } = arrival;
  if (typed.trim() === '' && person.roles.length > 0)
    return askAside(arrival, 'data.name', '', sentence('own.askName', {}));
  const name = cleanName(typed);
  const isName =
    name !== NAMELESS && [...name].length >= 2 && /\p{L}/u.test(name) && !/[•\n]/.test(typed.trim());
  if (!isName || [...typed.trim()].length > 64) return { speech: sentence('own.nameUnclear', {}) };
  record(desk, arrival, 'correct');
  closeQuestion(arrival, '', 'data.name');
  change.also.push((client) => giveName(client, person.id, name));
  for (const { caseId } of await ownReports(desk.pool, person.id, 20))
    for (const card of await cardsOf(desk.pool, caseId))
      if (card.view === 'ticket') change.card({ owner: caseId, chatId: card.chatId, view: 'ticket', caseId });
  return { speech: sentence('own.nameKept', { name }) };
}

function record(desk: Desk, { person, change, now }: Known, kind: DataRequestKind): void {
  const caseId = desk.newId();
  change.open(caseId, begin('dataRequest', { kind }), [
    { kind: 'DATA_REQUESTED', actor: person.id, role: null, at: now.toString(), data: { what: kind } },
  ]);
  const row = { caseId, personId: person.id, kind, now: toDate(now), dueAt: null, isPending: false };
  change.also.push((client) => insertDataRequest(client, row));
}

/** A password or a NIK was hidden before anything was stored: the person is told, and may have his message deleted. */
export function warnOfMasked({ chat, change, input, person, now }: Known): void {
  const { messageId } = input;
  if (messageId === null) return;
  const row = { chatId: chat.id, messageId, personId: person.id, now: toDate(now) };
  change.also.push((client) => insertMasking(client, row));
  const buttons: Button[][] = [[{ label: 'masked.delete', data: `p:wipe:${messageId}` }]];
  change.say(chat.id, sentence('notice.masked', {}, { replyTo: { messageId }, buttons }));
}

/** Only its writer has a message deleted, and only one in which something was masked. */
async function wipe(desk: Desk, arrival: Known, which: string): Promise<Notice> {
  const { chat, change, person, input } = arrival;
  const messageId = /^\d{1,15}$/.test(which) ? Number(which) : 0;
  if (!(await isMaskingOf(desk.pool, chat.id, messageId, person.id))) return notYours();
  change.say(chat.id, { is: 'remove', messageId, says: 'masked.deleted', orSay: 'masked.cannot' });
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId });
  return null;
}

const notYours = (): Notice => ({ speech: sentence('masked.notYours', {}), alert: true });
