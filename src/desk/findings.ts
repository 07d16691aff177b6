/** What an office and the Dinas do with a finding: evidence of its follow-up, acceptance, return, another date. */
import { findingByCase, findingByNumber, type Finding } from '../db/findings.ts';
import { findingScopeOf, findsAs, type FindingAction } from '../domain/audits.ts';
import { readNumberAndDate } from '../domain/auditWords.ts';
import { readDate } from '../domain/typedDates.ts';
import type { Media } from '../engine/speech.ts';
import { sentence } from '../engine/speech.ts';
import { absent } from './acts.ts';
import { showFinding } from './auditScreens.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { findingRef, moveFinding, type FindingStep } from './findingMoves.ts';
import { offerDownload, offerUpload, sayLink } from './passes.ts';
import { askAside, closeQuestion } from './questions.ts';
import { todayIn } from './staffing.ts';

/** Verbs of buttons, and the words of the command. */
const VERBS: Readonly<Record<string, FindingAction>> = {
  fsee: 'open',
  fread: 'read',
  fanswer: 'answer',
  fupload: 'upload',
  faccept: 'accept',
  freturn: 'return',
  fmove: 'move',
};
const WORDS: Readonly<Record<string, FindingAction>> = {
  '': 'open',
  bukti: 'answer',
  unggah: 'upload',
  buka: 'read',
  terima: 'accept',
  kembalikan: 'return',
  tanggal: 'move',
};
export const isFindingVerb = (verb: string): boolean => Object.hasOwn(VERBS, verb);
const verbOf = (action: FindingAction): string =>
  Object.keys(VERBS).find((verb) => VERBS[verb] === action) ?? 'fsee';

/** `which` is a case by a button, or a number that was typed. */
export async function findings(
  desk: Desk,
  arrival: Known,
  word: string,
  which: string | number,
  text: string,
): Promise<Notice> {
  const scope = findingScopeOf(desk.region, arrival.person);
  const finding =
    typeof which === 'number'
      ? await findingByNumber(desk.pool, scope, which)
      : await findingByCase(desk.pool, which);
  const action = (typeof which === 'number' ? WORDS : VERBS)[word];
  if (finding === null || roleFor(desk, arrival, finding, 'open') === null) return absent();
  if (action === undefined) return { speech: sentence('audit.usage', {}) };
  return act(desk, arrival, finding, action, text);
}

const roleFor = (desk: Desk, { person }: Known, finding: Finding, action: FindingAction) =>
  findsAs(desk.region, person, { ...finding, answeredBy: finding.evidenceBy }, action);

async function act(
  desk: Desk,
  arrival: Known,
  finding: Finding,
  action: FindingAction,
  text: string,
): Promise<Notice> {
  const { person, now, change } = arrival;
  const role = roleFor(desk, arrival, finding, action);
  if (role === null) {
    const isOwn = action === 'accept' && finding.evidenceBy === person.id;
    return { speech: sentence(isOwn ? 'finding.notOwnAnswer' : 'refused.noAuditPart', {}), alert: true };
  }
  if (action === 'open') return showFinding(desk, arrival, finding);
  const { caseId, evidenceSha256: sha256 } = finding;
  const file = { caseId, purpose: 'evidence', class: 'confidential' as const };
  if (action === 'read')
    return sha256 === null
      ? { speech: sentence('audit.noFile', {}), alert: true }
      : sayLink(arrival, offerDownload(desk, arrival, { ...file, sha256 }), 'download');
  const isInTime =
    action === 'accept' || action === 'return' ? finding.state === 'answered' : finding.state === 'owed';
  if (!isInTime)
    return {
      speech: sentence('finding.stale', { ref: findingRef(finding), state: finding.state }),
      alert: true,
    };
  if (action === 'upload')
    return sayLink(arrival, offerUpload(desk, arrival, { ...file, effectiveOn: null }), 'upload');
  const ask = `audit.${verbOf(action)}`;
  if (action !== 'accept' && text.trim() === '')
    return askAside(arrival, ask, caseId, sentence('finding.asks', { action, ref: findingRef(finding) }));
  const read = stepOf(action, text.trim(), person.id, todayIn(desk, now));
  if ('notice' in read) return read.notice;
  closeQuestion(arrival, '', ask);
  const after = await moveFinding(desk, change, finding, { ...read, by: { id: person.id, role } }, now);
  return after === null
    ? { speech: sentence('finding.stale', { ref: findingRef(finding), state: finding.state }), alert: true }
    : showFinding(desk, arrival, after);
}

function stepOf(
  action: FindingAction,
  text: string,
  personId: number,
  today: Temporal.PlainDate,
): Omit<FindingStep, 'by'> | { notice: Notice } {
  if (action === 'accept') return { event: 'ACCEPTED' };
  if (action === 'return')
    return text.length < 3
      ? { notice: { speech: sentence('audit.needsReason', {}) } }
      : { event: 'RETURNED', text: text.slice(0, 1000) };
  if (action === 'move') {
    const on = readDate(text, today);
    if (on === null) return { notice: { speech: sentence('finding.needsDate', {}) } };
    if (Temporal.PlainDate.compare(on, today) < 0)
      return { notice: { speech: sentence('finding.datePast', { on: on.toString() }) } };
    return { event: 'MOVED', columns: { dueOn: on.toString() }, data: { dueOn: on.toString() } };
  }
  const read = readNumberAndDate(text, today);
  if (read === null) return { notice: { speech: sentence('audit.needsNumberAndDate', {}) } };
  const on = read.on.toString();
  if (Temporal.PlainDate.compare(read.on, today) > 0)
    return { notice: { speech: sentence('audit.dateAhead', { on }) } };
  return {
    event: 'ANSWERED',
    columns: { evidenceLetter: read.number, evidenceSha256: null, evidenceOn: on, evidenceBy: personId },
    data: { on },
    text,
  };
}

/** The line that was asked for. A file has no way through Telegram: the page is offered instead. */
export async function answerFinding(
  desk: Desk,
  arrival: Known,
  verb: string,
  caseId: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  const finding = await findingByCase(desk.pool, caseId);
  const action = VERBS[verb];
  if (finding === null || action === undefined || roleFor(desk, arrival, finding, 'open') === null)
    return absent();
  if (media !== null) {
    arrival.change.say(arrival.chat.id, sentence('audit.notHere', {}));
    return action === 'answer' && desk.publicUrl !== null ? act(desk, arrival, finding, 'upload', '') : null;
  }
  return act(desk, arrival, finding, action, text);
}
