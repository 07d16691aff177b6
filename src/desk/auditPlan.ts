/** `Rencanakan audit`: which kind, what is looked at, when. The same is not planned twice while it is under way. */
import { insertAudit, nextAuditNumber, openAuditOf, type Audit } from '../db/audits.ts';
import type { AuditMemory } from '../../flows/audit.ts';
import {
  AUDIT_DUTY,
  AUDIT_KINDS,
  auditedApplications,
  auditKindOf,
  auditsAs,
  receiptsOf,
  type AuditedApplication,
  type AuditKind,
} from '../domain/audits.ts';
import { auditKindNamed, readMonthAhead, splitMonth } from '../domain/auditWords.ts';
import { dutyOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { begin } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { auditRef } from './auditMoves.ts';
import { showAudit } from './auditScreens.ts';
import { pairs } from './choices.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { registeredApplications } from './registeredApplications.ts';
import { todayIn } from './staffing.ts';

/** The offer below a duty that an audit meets; empty for every other duty. `object`: the application's code. */
export function planButton(duty: string, object: string): Button[] {
  const kind = auditKindOf(duty);
  return kind === null
    ? []
    : [{ label: 'audit.plan', data: `ka:new:${kind}${object === '' ? '' : `:${object}`}` }];
}

const REFUSED: Notice = { speech: sentence('refused.noAudit', {}), alert: true };

/** What is looked at: an application by its code, or words. */
interface Object_ {
  readonly code: string | null;
  readonly words: string;
}

const applicationsOf = async (desk: Desk): Promise<AuditedApplication[]> =>
  auditedApplications(desk.region, await registeredApplications(desk));

/** `Rencanakan audit` without more. */
export function askKind(desk: Desk, arrival: Known): Notice {
  if (auditsAs(arrival.person, 'plan') === null) return REFUSED;
  const kinds = AUDIT_KINDS.filter((kind) => dutyOf(desk.region, AUDIT_DUTY[kind]) !== undefined);
  const buttons = kinds.map((kind): Button[] => [{ label: `audit.kind.${kind}`, data: `ka:new:${kind}` }]);
  arrival.change.say(arrival.chat.id, sentence('audit.whichKind', {}, { buttons }));
  return null;
}

/** The kind is known, perhaps the object. */
export async function askObject(desk: Desk, arrival: Known, word: string, code: string): Promise<Notice> {
  if (auditsAs(arrival.person, 'plan') === null) return REFUSED;
  const kind = AUDIT_KINDS.find((one) => one === word);
  if (kind === undefined) return { speech: sentence('refused.stale', {}), alert: true };
  if (kind !== 'application')
    return code === 'whole'
      ? askMonth(desk, arrival, kind, { code: null, words: '' })
      : askAside(
          arrival,
          'audit.object',
          kind,
          sentence(
            'audit.askObject',
            { kind },
            { buttons: [[{ label: `audit.whole.${kind}`, data: `ka:new:${kind}:whole` }]] },
          ),
        );
  const applications = await applicationsOf(desk);
  const chosen = applications.find((one) => one.code === code);
  if (chosen !== undefined) return askMonth(desk, arrival, kind, { code: chosen.code, words: chosen.name });
  const buttons = pairs(
    applications.slice(0, 40).map((one): Button => ({
      label: 'plain',
      with: { text: clip(one.name, 40) },
      data: `ka:new:application:${one.code}`,
    })),
  );
  const article = dutyOf(desk.region, AUDIT_DUTY.application)?.article ?? '';
  arrival.change.say(
    arrival.chat.id,
    sentence('audit.whichApplication', { article, count: applications.length }, { buttons }),
  );
  return null;
}

/** The object typed; infrastructure and security only. */
export async function objectTyped(desk: Desk, arrival: Known, word: string, text: string): Promise<Notice> {
  const kind = AUDIT_KINDS.find((one) => one === word);
  const words = text.replace(/\s+/g, ' ').trim();
  if (auditsAs(arrival.person, 'plan') === null) return REFUSED;
  if (kind === undefined) return { speech: sentence('refused.stale', {}), alert: true };
  if (words.length < 3 || words.length > 120) return { speech: sentence('audit.objectLength', {}) };
  closeQuestion(arrival, '', 'audit.object');
  return askMonth(desk, arrival, kind, { code: null, words });
}

async function askMonth(desk: Desk, arrival: Known, kind: AuditKind, object: Object_): Promise<Notice> {
  const known = await openAuditOf(desk.pool, named(kind, object));
  if (known !== null) return already(known);
  return askAside(
    arrival,
    'audit.when',
    JSON.stringify([kind, object.code, object.words]),
    sentence('audit.askMonth', { kind, object: object.words }),
  );
}

const already = (known: Audit): Notice => ({
  speech: sentence(
    'audit.already',
    { ref: auditRef(known) },
    { buttons: [[{ label: 'audit.see', data: `ka:see:${known.caseId}` }]] },
  ),
  alert: true,
});
const named = (kind: AuditKind, { code, words }: Object_) => ({
  kind,
  applicationCode: code,
  object: words === '' ? WHOLE[kind] : words,
});
/** What the text names as a whole (Bitung 43, 45; Padang 51, 53). */
const WHOLE: Readonly<Record<AuditKind, string>> = {
  infrastructure: 'Infrastruktur SPBE',
  application: 'Aplikasi SPBE',
  security: 'Infrastruktur dan Aplikasi SPBE',
};

export async function monthTyped(desk: Desk, arrival: Known, about: string, text: string): Promise<Notice> {
  const [kind, code, words] = JSON.parse(about) as [AuditKind, string | null, string];
  return plan(desk, arrival, kind, { code, words }, readMonthAhead(text, todayIn(desk, arrival.now)));
}

/** `/audit rencana aplikasi e-kinerja juni 2027`. */
export async function planTyped(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const [first = '', ...rest] = text.split(/\s+/).filter((word) => word !== '');
  const kind = auditKindNamed(first);
  if (kind === null) return askKind(desk, arrival);
  const { before, month } = splitMonth(rest.join(' '), todayIn(desk, arrival.now));
  if (kind === 'application') {
    const wanted = before.toLowerCase();
    const found = (await applicationsOf(desk)).find(
      ({ code, name }) => code === wanted || name.toLowerCase() === wanted,
    );
    if (found === undefined) return askObject(desk, arrival, kind, '');
    const object = { code: found.code, words: found.name };
    return month === null ? askMonth(desk, arrival, kind, object) : plan(desk, arrival, kind, object, month);
  }
  if (before === '' && month === null) return askObject(desk, arrival, kind, '');
  const object = { code: null, words: before };
  return month === null ? askMonth(desk, arrival, kind, object) : plan(desk, arrival, kind, object, month);
}

async function plan(
  desk: Desk,
  arrival: Known,
  kind: AuditKind,
  object: Object_,
  month: Temporal.PlainYearMonth | null,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const role = auditsAs(person, 'plan');
  if (role === null) return REFUSED;
  if (month === null) return { speech: sentence('audit.whichMonth', {}) };
  const of = named(kind, object);
  const known = await openAuditOf(desk.pool, of);
  if (known !== null) return already(known);
  closeQuestion(arrival, '', 'audit.when');
  const caseId = desk.newId();
  const number = await nextAuditNumber(desk.pool);
  const plannedOn = month.toPlainDate({ day: 1 }).toString();
  const begun = begin('audit', { receipts: receiptsOf(desk.region, kind) } satisfies Pick<
    AuditMemory,
    'receipts'
  >);
  change.open(caseId, begun, [
    {
      kind: 'PLANNED',
      actor: person.id,
      role,
      at: now.toString(),
      data: { kind, number, plannedOn, ...(object.code === null ? {} : { application: object.code }) },
    },
  ]);
  const row = { caseId, number, ...of, plannedOn, state: 'planned' };
  change.also.push((client) => insertAudit(client, { ...row, now: toDate(now) }));
  return showAudit(desk, arrival, {
    ...row,
    isOpen: true,
    budget: null,
    criteria: null,
    auditorKind: null,
    auditorName: null,
    auditorNumber: null,
    letter: null,
    letterOn: null,
    resultSha256: null,
    resultLetter: null,
    resultOn: null,
    chairReceipt: null,
    chairReceiptOn: null,
    mayorReceipt: null,
    mayorReceiptOn: null,
    case: { id: caseId, version: 1, head: '', count: 1, ...begun.next },
  });
}
