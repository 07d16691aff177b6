/**
 * PD Mandiri TIK (Bitung 47), step by step: Kepala PD applies, the Dinas assesses and proposes, the chair designates with the
 * number of the decree. Where nobody in the chat holds a step's role, a coordinator records what the signed letter says.
 */
import { officeByCode } from '../db/offices.ts';
import { holdersOf, privateChatOf } from '../db/people.ts';
import {
  designateOffice,
  insertMandiri,
  MANDIRI_SCOPES,
  mandiriByCase,
  mandiriOfOffice,
  updateMandiri,
  type MandiriCase,
  type MandiriScope,
} from '../db/mandiri.ts';
import { cardsOf } from '../db/tickets.ts';
import type { Role } from '../domain/authority.ts';
import { begin, restore, step, type Effect } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { MandiriEvent } from '../../flows/mandiri.ts';
import { absent } from './acts.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { askMandiriLine, closeMandiriQuestion } from './questions.ts';

/** Who does each step; the coordinator stands in where nobody holds the role. Bitung 47(3), (5), (6). */
const STEPS = {
  assessor: ['division_head', 'coordinator'],
  proposer: ['agency_head'],
  chair: ['chair'],
} as const satisfies Record<string, readonly Role[]>;
type StepName = keyof typeof STEPS;

/** What can be pressed on the card of an application, and what it needs. */
const ACTIONS = {
  staff: { step: 'assessor', event: 'STAFF_JUDGED', asks: null },
  experience: { step: 'assessor', event: 'EXPERIENCE_JUDGED', asks: null },
  propose: { step: 'proposer', event: 'PROPOSED', asks: 'ask.mandiriLetter' },
  designate: { step: 'chair', event: 'DESIGNATED', asks: 'ask.mandiriDecree' },
  refuse: { step: 'chair', event: 'REFUSED', asks: 'ask.mandiriWhy' },
  withdraw: { step: null, event: 'WITHDRAWN', asks: null },
} as const;
export type MandiriAction = keyof typeof ACTIONS;
export const isMandiriAction = (word: string): word is MandiriAction => Object.hasOwn(ACTIONS, word);

/** The number of a letter or decree: something with a digit, at most 80 characters on one line. */
const isNumber = (text: string): boolean => /\d/.test(text) && text.length <= 80 && !/\n/.test(text);

export const mandiriButton = (
  label: string,
  action: MandiriAction,
  caseId: string,
  choice?: string,
): Button => ({
  label,
  data: choice === undefined ? `m:${action}:${caseId}` : `m:${action}:${caseId}:${choice}`,
});

/** `/mandiri`: where the own office stands, and for its head the application. */
export async function showMandiri(desk: Desk, { person }: Known): Promise<Notice> {
  if (!desk.region.pdMandiri.enabled)
    return {
      speech: sentence('mandiri.notInCity', {
        city: desk.region.cityName,
        regulation: desk.region.regulation.short,
      }),
    };
  const held =
    person.roles.find((one) => one.role === 'office_head') ??
    person.roles.find((one) => one.role === 'tier1') ??
    person.roles[0];
  const office = held === undefined ? null : await officeByCode(desk.pool, held.officeCode);
  if (office === null) return { speech: sentence('refused.notRegistered', {}) };
  const known = await mandiriOfOffice(desk.pool, office.code);
  const state = known === null ? null : String(stateOf(known));
  const buttons: Button[][] =
    held?.role === 'office_head' && !office.pdMandiri && known?.isOpen !== true
      ? MANDIRI_SCOPES.map((scope) => [{ label: `mandiri.${scope}`, data: `m:apply:${scope}` }])
      : held?.role === 'office_head' && known?.isOpen === true && state !== 'proposed'
        ? [[mandiriButton('mandiri.withdraw', 'withdraw', known.caseId)]]
        : [];
  return {
    speech: sentence(
      'mandiri.about',
      { office: office.name, decree: office.pdMandiriDecree, state },
      { buttons },
    ),
  };
}

/** Kepala PD applies for a scope. */
export async function applyForMandiri(desk: Desk, arrival: Known, scope: string): Promise<Notice> {
  const { person, change, now } = arrival;
  const head = person.roles.find((one) => one.role === 'office_head');
  const wanted = MANDIRI_SCOPES.find((one) => one === scope);
  if (!desk.region.pdMandiri.enabled || wanted === undefined) return absent();
  if (head === undefined) return { speech: sentence('refused.officeHeadOnly', {}), alert: true };
  const office = await officeByCode(desk.pool, head.officeCode);
  const known = await mandiriOfOffice(desk.pool, head.officeCode);
  if (office === null || office.pdMandiri || known?.isOpen === true)
    return { speech: sentence('mandiri.alreadyRunning', {}), alert: true };
  const caseId = desk.newId();
  const begun = begin('mandiri');
  change.open(caseId, begun, [
    {
      kind: 'APPLIED',
      actor: person.id,
      role: 'office_head',
      at: now.toString(),
      data: { office: office.code, scope: wanted },
    },
  ]);
  change.also.push((client) =>
    insertMandiri(client, { caseId, officeCode: office.code, scope: wanted, appliedBy: person.id }),
  );
  await offer(desk, arrival, caseId, 'assessor');
  change.say(arrival.chat.id, sentence('mandiri.applied', { office: office.name }), caseId);
  return null;
}

/** A press on the application's card, or the line it asked for. */
export async function actOnMandiri(
  desk: Desk,
  arrival: Known,
  caseId: string,
  action: MandiriAction,
  choice: string | null,
  text: string,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const found = await mandiriByCase(desk.pool, caseId);
  const rule = ACTIONS[action];
  if (found === null) return absent();
  const role = await roleFor(desk, arrival, found, rule.step);
  if (role === null) return absent();
  const event = eventOf(rule.event, choice);
  if (event === null || !restore(found.case).can(event))
    return { speech: sentence('mandiri.stale', { state: String(stateOf(found)) }), alert: true };
  if (rule.asks !== null && text === '')
    return askMandiriLine(arrival, caseId, action, rule.asks, found.officeName);
  if ((action === 'propose' || action === 'designate') && !isNumber(text))
    return { speech: sentence('mandiri.needsNumber', { article: desk.region.pdMandiri.article ?? '' }) };
  const stepped = step(found.case, [{ ...event }]);
  if (!stepped.ok) return absent();
  const { type, ...codes } = event;
  change.move(
    found.case,
    stepped.step,
    [
      {
        kind: type,
        actor: person.id,
        role,
        at: now.toString(),
        data: codes,
        ...(text === '' ? {} : { body: JSON.stringify({ text, media: [] }) }),
      },
    ],
    !stepped.step.snapshot.hasTag('open'),
  );
  const memory = stepped.step.snapshot.context as { hasStaff: boolean | null; hasExperience: boolean | null };
  change.also.push(async (client) => {
    await updateMandiri(client, {
      ...found,
      ...memory,
      isOpen: stepped.step.snapshot.hasTag('open'),
      proposalLetter: action === 'propose' ? text : found.proposalLetter,
      decree: action === 'designate' ? text : found.decree,
    });
    if (action === 'designate') await designateOffice(client, found.officeCode, text);
  });
  for (const effect of stepped.step.effects)
    await perform(desk, arrival, found, effect, String(leaf(stepped.step.snapshot.value)), text);
  closeMandiriQuestion(arrival, caseId, action);
  return { speech: sentence('mandiri.done', { state: String(leaf(stepped.step.snapshot.value)) }) };
}

function eventOf(type: (typeof ACTIONS)[MandiriAction]['event'], choice: string | null): MandiriEvent | null {
  if (type === 'STAFF_JUDGED' || type === 'EXPERIENCE_JUDGED')
    return choice === 'yes' || choice === 'no' ? { type, holds: choice === 'yes' } : null;
  return { type };
}

/** In which role the person may do this step; null: it is not his. The applicant never judges his own office. */
async function roleFor(
  desk: Desk,
  { person }: Known,
  found: MandiriCase,
  name: StepName | null,
): Promise<Role | null> {
  if (name === null)
    return person.roles.some((held) => held.role === 'office_head' && held.officeCode === found.officeCode)
      ? 'office_head'
      : null;
  if (person.id === found.appliedBy) return null;
  const roles: readonly Role[] = STEPS[name];
  const own = person.roles.find((held) => roles.includes(held.role));
  if (own !== undefined) return own.role;
  const standsIn = person.roles.some((held) => held.role === 'coordinator');
  return standsIn && (await holdersOf(desk.pool, roles, null)).length === 0 ? 'coordinator' : null;
}

async function offer(desk: Desk, { change }: Known, caseId: string, name: StepName): Promise<void> {
  const holders = await holdersOf(desk.pool, STEPS[name], null);
  const who = holders.length > 0 ? holders : await holdersOf(desk.pool, ['coordinator'], null);
  for (const { chatId } of who)
    if (chatId !== null) change.card({ owner: caseId, chatId, view: 'mandiri', caseId, anew: true });
}

async function perform(
  desk: Desk,
  arrival: Known,
  found: MandiriCase,
  effect: Effect,
  state: string,
  text: string,
): Promise<void> {
  const { change } = arrival;
  const { caseId } = found;
  if (effect.type === 'showCards') {
    for (const card of await cardsOf(desk.pool, caseId))
      change.card({ owner: caseId, chatId: card.chatId, view: 'mandiri', caseId });
  } else if (effect.type === 'offerTo') {
    await offer(desk, arrival, caseId, effect.params.step as StepName);
  } else if (effect.type === 'tellApplicant') {
    const chat = await privateChatOf(desk.pool, found.appliedBy);
    if (chat !== null && arrival.person.id !== found.appliedBy)
      change.say(chat.id, sentence('mandiri.news', { office: found.officeName, state, text }), caseId);
  }
}

const leaf = (value: unknown): string =>
  typeof value === 'string' ? value : (Object.keys(value as object)[0] ?? '');
export const stateOf = (found: MandiriCase): string => leaf(restore(found.case).value);
export type { MandiriScope };
