/**
 * `/audit`: audits by Bitung 42-45, Padang 50-53, and what they found. In private only; class confidential. Whatever a button does, a
 * command does too: `/audit`, `/audit rencana …`, `/audit A-3 tugas …`, `/audit T-5 bukti …`.
 */
import { auditByCase, auditByNumber, type Audit } from '../db/audits.ts';
import { allOffices, type OfficeRow } from '../db/offices.ts';
import { nextFindingNumber } from '../db/findings.ts';
import { auditsAs, AUDIT_ALLOWED, auditorKinds, type AuditAction } from '../domain/audits.ts';
import { readAuditRef } from '../domain/auditWords.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import { clip } from '../domain/text.ts';
import { readDate } from '../domain/typedDates.ts';
import type { Media } from '../engine/speech.ts';
import { sentence } from '../engine/speech.ts';
import { absent } from './acts.ts';
import { auditButton, auditCan, auditRef, moveAudit } from './auditMoves.ts';
import { askKind, askObject, monthTyped, objectTyped, planTyped } from './auditPlan.ts';
import { showAudit, showAudits } from './auditScreens.ts';
import { STEP_RULES, STEP_WORDS } from './auditSteps.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { addFinding } from './findingMoves.ts';
import { answerFinding, findings, isFindingVerb } from './findings.ts';
import { offerDownload, offerUpload, sayLink } from './passes.ts';
import { askAside, closeQuestion } from './questions.ts';
import { todayIn } from './staffing.ts';

export const ASKS_AUDIT = 'audit.';
const isAction = (word: string): word is AuditAction => Object.hasOwn(AUDIT_ALLOWED, word);

/** A press below one of these messages; `ask` is the command itself. */
export async function audits(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  const [first = '', second = ''] = args;
  if (verb === 'ask') return typed(desk, arrival, first);
  if (verb === 'list') return showAudits(desk, arrival);
  if (verb === 'plan') return askKind(desk, arrival);
  if (verb === 'new') return askObject(desk, arrival, first, second);
  if (isFindingVerb(verb)) return findings(desk, arrival, verb, first, '');
  if (auditsAs(arrival.person, 'open') === null) return absent();
  const audit = await auditByCase(desk.pool, first);
  if (audit === null) return absent();
  if (verb === 'see') return showAudit(desk, arrival, audit);
  if (verb === 'upload') return upload(desk, arrival, audit);
  return isAction(verb)
    ? act(desk, arrival, audit, verb, '')
    : { speech: sentence('refused.stale', {}), alert: true };
}

async function typed(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  if (text === '') return showAudits(desk, arrival);
  const plan = /^(?:rencana(?:kan)?|baru|plan)\b\s*([\s\S]*)$/i.exec(text);
  if (plan !== null)
    return auditsAs(arrival.person, 'plan') === null
      ? { speech: sentence('refused.noAudit', {}) }
      : planTyped(desk, arrival, plan[1] ?? '');
  const ref = readAuditRef(text);
  if (ref === null) return { speech: sentence('audit.usage', {}) };
  const [word = ''] = ref.rest.split(/\s+/);
  const rest = ref.rest.slice(word.length).trim();
  if (ref.is === 'finding') return findings(desk, arrival, word.toLowerCase(), ref.number, rest);
  const role = auditsAs(arrival.person, 'open');
  const audit = role === null ? null : await auditByNumber(desk.pool, role, ref.number);
  if (audit === null) return absent();
  if (word === '') return showAudit(desk, arrival, audit);
  if (word.toLowerCase() === 'unggah') return upload(desk, arrival, audit);
  const action = Object.hasOwn(STEP_WORDS, word.toLowerCase()) ? STEP_WORDS[word.toLowerCase()] : undefined;
  return action === undefined
    ? { speech: sentence('audit.usage', {}) }
    : act(desk, arrival, audit, action, rest);
}

/** A step of the table, a new finding, or the result opened. An empty text is asked for where one is needed. */
async function act(
  desk: Desk,
  arrival: Known,
  audit: Audit,
  action: AuditAction,
  text: string,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const role = auditsAs(person, action);
  if (role === null) return { speech: sentence('refused.noAuditPart', {}), alert: true };
  if (action === 'read') return read(desk, arrival, audit);
  const stale: Notice = {
    speech: sentence('audit.stale', { ref: auditRef(audit), state: audit.state, titles: titles(desk) }),
    alert: true,
  };
  if (action === 'finding')
    return auditCan(audit, 'FINDING_ADDED') ? newFinding(desk, arrival, audit, text) : stale;
  const rule = STEP_RULES[action];
  if (rule === undefined) return { speech: sentence('refused.stale', {}), alert: true };
  if (!auditCan(audit, rule.event)) {
    if (action === 'start' && audit.state === 'budgeted')
      return { speech: sentence('audit.notReady', {}), alert: true };
    if (action === 'close' && audit.state === 'followUp')
      return { speech: sentence('audit.findingsOpen', {}), alert: true };
    return stale;
  }
  if (rule.read !== null && text === '')
    return askAside(
      arrival,
      `${ASKS_AUDIT}${action}`,
      audit.caseId,
      sentence('audit.asks', {
        action,
        ref: auditRef(audit),
        kinds: auditorKinds(desk.region),
        titles: titles(desk),
      }),
    );
  const read_ = rule.read === null ? { columns: {} } : rule.read(desk, audit, text, todayIn(desk, now));
  if ('refused' in read_) return read_.refused;
  closeQuestion(arrival, '', `${ASKS_AUDIT}${action}`);
  const after = await moveAudit(
    desk,
    change,
    audit,
    { event: rule.event, by: { id: person.id, role }, columns: read_.columns, data: read_.data ?? {}, text },
    now,
  );
  return after === null ? stale : showAudit(desk, arrival, after);
}

const titles = (desk: Desk) => ({ chair: desk.region.steeringChair.title, mayor: desk.region.headTitle });

/** The result is confidential: its file comes by a one-time page, never through Telegram. */
function upload(desk: Desk, arrival: Known, audit: Audit): Notice {
  if (auditsAs(arrival.person, 'report') === null)
    return { speech: sentence('refused.noAuditPart', {}), alert: true };
  if (!auditCan(audit, 'REPORTED'))
    return {
      speech: sentence('audit.stale', { ref: auditRef(audit), state: audit.state, titles: titles(desk) }),
      alert: true,
    };
  const wish = { caseId: audit.caseId, purpose: 'result', class: 'confidential' as const, effectiveOn: null };
  return sayLink(arrival, offerUpload(desk, arrival, wish), 'upload');
}

function read(desk: Desk, arrival: Known, audit: Audit): Notice {
  if (audit.resultSha256 === null) return { speech: sentence('audit.noFile', {}), alert: true };
  const wish = {
    caseId: audit.caseId,
    purpose: 'result',
    class: 'confidential' as const,
    sha256: audit.resultSha256,
  };
  return sayLink(arrival, offerDownload(desk, arrival, wish), 'download');
}

/** The one line that was asked for; `about` is the audit, or what is already known of a plan or a finding. */
export async function answerAudit(
  desk: Desk,
  arrival: Known,
  what: string,
  about: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  if (what === 'object') return objectTyped(desk, arrival, about, text);
  if (what === 'when') return monthTyped(desk, arrival, about, text);
  if (isFindingVerb(what)) return answerFinding(desk, arrival, what, about, text, media);
  if (auditsAs(arrival.person, 'open') === null) return absent();
  const [caseId = '', ...known] = about.split('|');
  const audit = await auditByCase(desk.pool, caseId);
  if (audit === null || !isAction(what)) return absent();
  if (media !== null) {
    arrival.change.say(arrival.chat.id, sentence('audit.notHere', {}));
    return what === 'report' && desk.publicUrl !== null ? upload(desk, arrival, audit) : null;
  }
  if (what === 'finding') return findingLine(desk, arrival, audit, known, text);
  return act(desk, arrival, audit, what, text);
}

const ASKS_FINDING = `${ASKS_AUDIT}finding`;

/** `dinkes; 30/6/2027; what was found`, or one thing at a time. */
async function newFinding(desk: Desk, arrival: Known, audit: Audit, text: string): Promise<Notice> {
  if (text === '')
    return askAside(
      arrival,
      ASKS_FINDING,
      audit.caseId,
      sentence('finding.askOffice', { ref: auditRef(audit) }),
    );
  const [office = '', on = '', ...rest] = text.split(';').map((part) => part.trim());
  return rest.length === 0
    ? findingLine(desk, arrival, audit, [], text)
    : makeFinding(desk, arrival, audit, office, on, rest.join('; '));
}

async function findingLine(
  desk: Desk,
  arrival: Known,
  audit: Audit,
  known: readonly string[],
  text: string,
): Promise<Notice> {
  const [office, on] = known;
  if (office === undefined) {
    const found = await officeNamed(desk, text);
    if ('notice' in found) return found.notice;
    return askAside(
      arrival,
      ASKS_FINDING,
      `${audit.caseId}|${found.office.code}`,
      sentence('finding.askDate', { office: found.office.name }),
    );
  }
  if (on === undefined) {
    const read_ = dueDate(desk, arrival, text);
    if ('notice' in read_) return read_.notice;
    return askAside(
      arrival,
      ASKS_FINDING,
      `${audit.caseId}|${office}|${read_.on.toString()}`,
      sentence('finding.askText', {}),
    );
  }
  return makeFinding(desk, arrival, audit, office, on, text);
}

async function makeFinding(
  desk: Desk,
  arrival: Known,
  audit: Audit,
  officeWords: string,
  onWords: string,
  text: string,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const role = auditsAs(person, 'finding');
  if (role === null) return { speech: sentence('refused.noAuditPart', {}), alert: true };
  const found = await officeNamed(desk, officeWords);
  if ('notice' in found) return found.notice;
  const due = dueDate(desk, arrival, onWords);
  if ('notice' in due) return due.notice;
  const words = text.trim();
  if (words.length < 5 || words.length > 2000) return { speech: sentence('finding.textLength', {}) };
  const number = await nextFindingNumber(desk.pool);
  const after = await addFinding(
    desk,
    change,
    audit,
    { office: found.office, dueOn: due.on, text: words, number },
    { id: person.id, role },
    now,
  );
  if (after === null)
    return {
      speech: sentence('audit.stale', { ref: auditRef(audit), state: audit.state, titles: titles(desk) }),
      alert: true,
    };
  closeQuestion(arrival, '', ASKS_FINDING);
  const buttons = [
    [auditButton('audit.finding', 'finding', audit.caseId), auditButton('audit.see', 'see', audit.caseId)],
  ];
  const made = { ref: `T-${number}`, office: found.office.name, dueOn: due.on.toString() };
  change.say(arrival.chat.id, sentence('finding.made', made, { buttons }));
  return null;
}

async function officeNamed(desk: Desk, words: string): Promise<{ office: OfficeRow } | { notice: Notice }> {
  const offices = await allOffices(desk.pool);
  const byCode = offices.find((one) => one.code === words);
  const exact = byCode ?? exactOffice(offices, words);
  const fitting = exact === undefined ? searchOffices(offices, words) : [exact];
  const [only, ...more] = fitting;
  if (only !== undefined && more.length === 0) return { office: only };
  const names = fitting.slice(0, 6).map((one) => one.abbreviation);
  return { notice: { speech: sentence('finding.whichOffice', { word: clip(words, 60), names }) } };
}

function dueDate(desk: Desk, { now }: Known, text: string): { on: Temporal.PlainDate } | { notice: Notice } {
  const today = todayIn(desk, now);
  const on = readDate(text, today);
  if (on === null) return { notice: { speech: sentence('finding.needsDate', {}) } };
  return Temporal.PlainDate.compare(on, today) < 0
    ? { notice: { speech: sentence('finding.datePast', { on: on.toString() }) } }
    : { on };
}
