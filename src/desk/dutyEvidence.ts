/**
 * What an office answers to a duty: evidence (files, letter numbers, and the date they took effect), the same as last year, what keeps it,
 * not ours. What was put in and not sent yet lies in `evidence` without a round, so nothing is lost when the dialogue lapses.
 */
import { baselineOf, cycleByCase, openCycle, type CycleRow } from '../db/duties.ts';
import {
  draftsOf,
  evidenceOfCase,
  insertEvidence,
  lastEvidence,
  sendDrafts,
  type EvidenceRow,
} from '../db/evidence.ts';
import { sha256Of, storeFile } from '../db/files.ts';
import { allOffices } from '../db/offices.ts';
import { mayDuty, type DutyAction } from '../domain/dutyAuthority.ts';
import type { Duty } from '../domain/duties.ts';
import { isByEvent, objectsOf } from '../domain/dutyRules.ts';
import { FILE_TYPES, fileTypeOf, MOST_FILE_BYTES, safeFileName } from '../domain/fileTypes.ts';
import { dutyOffices } from '../domain/obligations.ts';
import { dutyOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { readDate } from '../domain/typedDates.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Button, type Media } from '../engine/speech.ts';
import type { SentWords } from '../locales/duties.id.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { noDuty } from './dutyShowing.ts';
import { moveCycle, named, openCycleNow, type Mover } from './dutyMoves.ts';
import { uploadLinkFor } from './dutyPass.ts';
import { nextRound, onlyPaper, sentData, submitEvidence } from './dutySubmitting.ts';
import { askAside, closeQuestion } from './questions.ts';
import { todayIn } from './staffing.ts';

const VERBS = ['new', 'send', 'same', 'block', 'not', 'page', 'today'] as const;
type Verb = (typeof VERBS)[number];
export const isEvidenceVerb = (word: string): word is Verb => (VERBS as readonly string[]).includes(word);

/** Questions about duties are called this and the verb. */
const DUTY = 'duty.';
const SEND = `${DUTY}send`;

const MAY: Readonly<Record<Verb, DutyAction>> = {
  new: 'submit',
  send: 'submit',
  page: 'submit',
  today: 'submit',
  same: 'unchanged',
  block: 'block',
  not: 'disown',
};

export async function evidence(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
  text = '',
): Promise<Notice> {
  if (!isEvidenceVerb(verb)) return noDuty();
  if (verb === 'new') return beginNew(desk, arrival, args);
  const cycle = await cycleByCase(desk.pool, args[0] ?? '');
  const refused = refusalOf(desk, arrival, cycle, MAY[verb]);
  if (cycle === null || refused !== null) return refused ?? noDuty();
  switch (verb) {
    case 'send':
      return ask(desk, arrival, cycle, await draftsOf(desk.pool, cycle.caseId, arrival.person.id));
    case 'page':
      return uploadLinkFor(desk, arrival, cycle);
    case 'today':
      return submitDrafts(desk, arrival, cycle, todayIn(desk, arrival.now), null);
    case 'same':
      return same(desk, arrival, cycle);
    default:
      return say(desk, arrival, cycle, verb, text);
  }
}

/** Null: he may. */
function refusalOf(desk: Desk, { person }: Known, cycle: CycleRow | null, action: DutyAction): Notice {
  if (cycle === null) return noDuty();
  const may = mayDuty(action, desk.region, cycle, person);
  if (may.ok) return null;
  return may.why === 'absent' ? noDuty() : { speech: sentence('refused.dutyNotYourPart', {}), alert: true };
}

const mover = ({ person }: Known, cycle: CycleRow): Mover => ({
  id: person.id,
  role:
    (person.roles.find(({ officeCode }) => officeCode === cycle.officeCode) ?? person.roles[0])?.role ?? null,
});

/** A duty that has no cycle yet: evidence may come before its data awal, so one without a date is opened for it. */
async function beginNew(
  desk: Desk,
  arrival: Known,
  [code = '', officeCode = '', object = '']: readonly string[],
): Promise<Notice> {
  const { region, pool } = desk;
  const duty = dutyOf(region, code);
  if (duty === undefined || isByEvent(duty)) return noDuty();
  const may = mayDuty('submit', region, { duty: code, officeCode }, arrival.person);
  const isTheirs = dutyOffices(region, duty, await allOffices(pool)).includes(officeCode);
  if (!may.ok || !isTheirs || !objectsOf(region, duty).includes(object)) return noDuty();
  const key = { duty: code, officeCode, object };
  const open = await openCycle(pool, key);
  if (open !== null) return ask(desk, arrival, open, await draftsOf(pool, open.caseId, arrival.person.id));
  const opened = openCycleNow(desk, arrival.change, { ...key, file: null }, arrival.now);
  if (opened === null) return noDuty();
  const office = (await allOffices(pool)).find((one) => one.code === officeCode);
  return askEvidence(desk, arrival, duty, { ...opened, officeName: office?.name ?? officeCode });
}

type Asked = Pick<CycleRow, 'caseId' | 'duty' | 'object' | 'officeName'>;

const isRestricted = (duty: Duty): boolean => duty.classification !== 'internal';

async function ask(
  desk: Desk,
  arrival: Known,
  cycle: CycleRow,
  drafts: readonly EvidenceRow[],
): Promise<Notice> {
  const duty = dutyOf(desk.region, cycle.duty);
  if (duty === undefined) return noDuty();
  if (!restore(cycle.case).can({ type: 'SUBMITTED' }))
    return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
  return drafts.length === 0
    ? askEvidence(desk, arrival, duty, cycle)
    : askDate(desk, arrival, cycle, drafts);
}

function askEvidence(desk: Desk, arrival: Known, duty: Duty, cycle: Asked): Notice {
  const hasPage = isRestricted(duty) && desk.publicUrl !== null;
  const buttons: Button[][] = hasPage ? [[{ label: 'duty.page', data: `kw:page:${cycle.caseId}` }]] : [];
  return askAside(
    arrival,
    SEND,
    cycle.caseId,
    sentence(
      'duty.askEvidence',
      {
        ...named(desk, cycle),
        papers: duty.evidence.map(({ anyOf }) => anyOf),
        isRestricted: isRestricted(duty),
        isCertificate: duty.cadence === 'per_certificate',
        hasPage,
      },
      { buttons },
    ),
  );
}

const shown = ({ kind, letter, fileName, paper }: EvidenceRow): SentWords => ({
  kind,
  letter,
  fileName,
  paper,
});

function askDate(desk: Desk, arrival: Known, cycle: CycleRow, items: readonly SentWords[]): Notice {
  return askAside(
    arrival,
    SEND,
    cycle.caseId,
    sentence(
      'duty.askDate',
      { ...named(desk, cycle), items: items.map((one) => shown(one as EvidenceRow)) },
      { buttons: [[{ label: 'duty.today', data: `kw:today:${cycle.caseId}` }]] },
    ),
  );
}

/** A file, a letter's number or a date, while evidence is asked for. What will not do leaves the question open. */
export async function answerEvidence(
  desk: Desk,
  arrival: Known,
  caseId: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  const cycle = await cycleByCase(desk.pool, caseId);
  const refused = refusalOf(desk, arrival, cycle, 'submit');
  if (cycle === null || refused !== null) return refused ?? noDuty();
  const duty = dutyOf(desk.region, cycle.duty);
  if (duty === undefined) return noDuty();
  if (!restore(cycle.case).can({ type: 'SUBMITTED' })) {
    closeQuestion(arrival, '', SEND);
    return { speech: sentence('duty.stale', { state: cycle.state }) };
  }
  const drafts = await draftsOf(desk.pool, caseId, arrival.person.id);
  if (media !== null) return takeFile(desk, arrival, cycle, duty, drafts, media);
  const line = text.trim();
  const today = todayIn(desk, arrival.now);
  const on = readDate(line, today);
  if (duty.cadence === 'per_certificate') {
    if (on === null) return { speech: sentence('duty.dateUnfit', {}) };
    return submitDrafts(desk, arrival, cycle, today, on);
  }
  if (on !== null && drafts.length === 0) return { speech: sentence('duty.evidenceFirst', {}) };
  if (on !== null) return submitDrafts(desk, arrival, cycle, on, null);
  return takeLetter(desk, arrival, cycle, drafts, line);
}

/** The number of a letter: something with a digit, on one line. */
const isNumber = (text: string): boolean => /\d/.test(text) && text.length <= 120 && !/\n/.test(text);

function takeLetter(
  desk: Desk,
  arrival: Known,
  cycle: CycleRow,
  drafts: readonly EvidenceRow[],
  letter: string,
): Notice {
  if (!isNumber(letter))
    return { speech: sentence(drafts.length === 0 ? 'duty.letterUnfit' : 'duty.dateUnfit', {}) };
  if (drafts.some((one) => one.letter === letter)) return { speech: sentence('duty.fileTwice', {}) };
  const item = { kind: 'letter' as const, letter, sha256: null, fileName: null };
  keep(desk, arrival, cycle, item);
  return askDate(desk, arrival, cycle, [...drafts, { ...item, paper: onlyPaper(desk, cycle.duty) }]);
}

/** What nobody should be asked to open. */
const DANGEROUS = /\.(exe|com|bat|cmd|scr|msi|ps1|vbs|js|jar|apk|sh|dll|lnk|hta)$/i;

async function takeFile(
  desk: Desk,
  arrival: Known,
  cycle: CycleRow,
  duty: Duty,
  drafts: readonly EvidenceRow[],
  media: Media,
): Promise<Notice> {
  if (isRestricted(duty))
    return { speech: sentence('duty.noFilesHere', { hasPage: desk.publicUrl !== null }) };
  const given = media.name ?? '';
  if ((media.type !== 'document' && media.type !== 'photo') || DANGEROUS.test(given))
    return { speech: sentence('duty.fileKind', {}) };
  const bytes = await desk.readFile(media.fileId, MOST_FILE_BYTES);
  if (typeof bytes === 'string')
    return { speech: sentence(bytes === 'tooLarge' ? 'duty.fileTooLarge' : 'duty.fileAway', {}) };
  if (bytes.length === 0) return { speech: sentence('duty.fileKind', {}) };
  const sha256 = sha256Of(bytes);
  if (drafts.some((one) => one.sha256 === sha256)) return { speech: sentence('duty.fileTwice', {}) };
  const type = fileTypeOf(bytes);
  const fileName =
    type !== null
      ? safeFileName(given === '' ? 'foto' : given, type)
      : clip(given === '' ? 'foto.jpg' : given, 80);
  const { change, now } = arrival;
  change.also.push((client) =>
    storeFile(client, {
      caseId: cycle.caseId,
      name: fileName,
      type: type === null ? 'application/octet-stream' : FILE_TYPES[type],
      class: duty.classification,
      bytes,
      retention: 'evidence',
      now: toDate(now),
    }),
  );
  const item = { kind: 'file' as const, letter: null, sha256, fileName };
  keep(desk, arrival, cycle, item);
  return askDate(desk, arrival, cycle, [...drafts, { ...item, paper: onlyPaper(desk, cycle.duty) }]);
}

function keep(
  desk: Desk,
  { change, person, now }: Known,
  cycle: CycleRow,
  item: Pick<EvidenceRow, 'kind' | 'letter' | 'sha256' | 'fileName'>,
): void {
  change.also.push((client) =>
    insertEvidence(client, {
      ...item,
      caseId: cycle.caseId,
      round: null,
      paper: onlyPaper(desk, cycle.duty),
      effectOn: null,
      validUntilOn: null,
      fileCaseId: item.sha256 === null ? null : cycle.caseId,
      class: dutyOf(desk.region, cycle.duty)?.classification ?? 'internal',
      submittedBy: person.id,
      sourceCaseId: null,
      now: toDate(now),
    }),
  );
}

/** The date is known: what was put in goes to the coordinators, in one round. */
async function submitDrafts(
  desk: Desk,
  arrival: Known,
  cycle: CycleRow,
  effectOn: Temporal.PlainDate,
  validUntilOn: Temporal.PlainDate | null,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const wrong = await dateRefused(desk, arrival, cycle, effectOn, validUntilOn);
  if (wrong !== null) return wrong;
  const drafts = await draftsOf(desk.pool, cycle.caseId, person.id);
  if (drafts.length === 0 && validUntilOn === null)
    return {
      speech: sentence(cycle.state === 'submitted' ? 'duty.sentAlready' : 'duty.evidenceFirst', {}),
      alert: true,
    };
  const by = mover(arrival, cycle);
  if (drafts.length === 0) {
    const paper = onlyPaper(desk, cycle.duty);
    const items = [{ kind: 'statement' as const, paper, letter: null, sha256: null, fileName: null }];
    if (!(await submitEvidence(desk, change, cycle, { items, effectOn, validUntilOn }, by, now)))
      return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
  } else {
    const round = nextRound(await evidenceOfCase(desk.pool, cycle.caseId));
    const data = sentData(round, drafts, effectOn, validUntilOn);
    const columns = { submittedAt: toDate(now), blockedAt: null };
    if (!(await moveCycle(desk, change, cycle, { event: { type: 'SUBMITTED' }, by, data, columns }, now)))
      return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
    change.also.push((client) =>
      sendDrafts(client, {
        caseId: cycle.caseId,
        personId: person.id,
        round,
        effectOn: effectOn.toString(),
        validUntilOn: validUntilOn?.toString() ?? null,
      }),
    );
  }
  return sent(desk, arrival, cycle, effectOn);
}

function sent(desk: Desk, arrival: Known, cycle: CycleRow, effectOn: Temporal.PlainDate): Notice {
  const { change, chat, input } = arrival;
  closeQuestion(arrival, '', SEND);
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId });
  change.say(
    chat.id,
    sentence('duty.sent', { ...named(desk, cycle), effectOn: effectOn.toString(), lastOn: cycle.lastOn }),
    cycle.caseId,
  );
  return null;
}

/** The earliest date that is no slip of the finger. */
const EARLIEST = Temporal.PlainDate.from('2000-01-01');

/** Null: the date will do. Evidence counts from when it holds, never before, and never older than what is on file. */
async function dateRefused(
  desk: Desk,
  { now }: Known,
  cycle: CycleRow,
  effectOn: Temporal.PlainDate,
  validUntilOn: Temporal.PlainDate | null,
): Promise<Notice> {
  const today = todayIn(desk, now);
  const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
  if (validUntilOn !== null && !isBefore(today, validUntilOn))
    return { speech: sentence('duty.datePast', { on: validUntilOn.toString() }) };
  if (isBefore(today, effectOn)) return { speech: sentence('duty.dateFuture', { on: effectOn.toString() }) };
  if (isBefore(effectOn, EARLIEST)) return { speech: sentence('duty.dateUnfit', {}) };
  if (validUntilOn !== null || cycle.eventKey !== null) return null;
  const lastOn = await lastOnOf(desk, cycle);
  return lastOn !== null && isBefore(effectOn, Temporal.PlainDate.from(lastOn))
    ? { speech: sentence('duty.dateOlder', { on: effectOn.toString(), lastOn }) }
    : null;
}

/** When the newest evidence on file took effect, by data awal or accepted here. */
async function lastOnOf(desk: Desk, cycle: CycleRow): Promise<string | null> {
  const known = [
    (await baselineOf(desk.pool, cycle))?.lastOn,
    (await lastEvidence(desk.pool, cycle))?.effectOn,
  ].flatMap((on) => on ?? []);
  return known.sort().at(-1) ?? null;
}

/** `Masih sama seperti tahun lalu`: what was accepted then holds from today on, once a coordinator agrees. */
async function same(desk: Desk, arrival: Known, cycle: CycleRow): Promise<Notice> {
  const { change, now } = arrival;
  const last = await lastEvidence(desk.pool, cycle);
  if (last === null && (await lastOnOf(desk, cycle)) === null)
    return { speech: sentence('duty.noLast', {}), alert: true };
  if (!restore(cycle.case).hasTag('officesTurn'))
    return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
  const effectOn = todayIn(desk, now);
  const item = {
    kind: 'unchanged' as const,
    paper: last?.paper ?? onlyPaper(desk, cycle.duty),
    letter: last?.letter ?? null,
    sha256: last?.sha256 ?? null,
    ...(typeof last?.fileCaseId === 'string' ? { fileCaseId: last.fileCaseId } : {}),
    fileName: last?.fileName ?? null,
  };
  const submission = { items: [item], effectOn, validUntilOn: null };
  if (!(await submitEvidence(desk, change, cycle, submission, mover(arrival, cycle), now)))
    return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
  return sent(desk, arrival, cycle, effectOn);
}

/** So few letters are no reason. */
const LEAST = 5;

/** `Ada kendala`, `Bukan kewenangan kami`: asks for the reason, or takes it. */
export async function say(
  desk: Desk,
  arrival: Known,
  cycle: CycleRow,
  verb: 'block' | 'not',
  text: string,
): Promise<Notice> {
  const event = { type: verb === 'block' ? 'BLOCKED' : 'DISOWNED' } as const;
  if (!restore(cycle.case).can(event))
    return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
  const names = named(desk, cycle);
  const line = text.trim();
  if (line === '')
    return askAside(
      arrival,
      DUTY + verb,
      cycle.caseId,
      sentence(verb === 'block' ? 'duty.askBlock' : 'duty.askDisown', names),
    );
  if (line.length < LEAST) return { speech: sentence('duty.reasonShort', {}) };
  const { change, now } = arrival;
  const columns = verb === 'block' ? { blockedAt: toDate(now) } : { submittedAt: toDate(now) };
  const wish = { event, by: mover(arrival, cycle), text: clip(line, 2000), columns };
  if (!(await moveCycle(desk, change, cycle, wish, now)))
    return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
  closeQuestion(arrival, '', DUTY + verb);
  return { speech: sentence(verb === 'block' ? 'duty.blocked' : 'duty.disowned', names) };
}

/** The reason that was asked for. */
export async function answerReason(
  desk: Desk,
  arrival: Known,
  verb: 'block' | 'not',
  caseId: string,
  text: string,
): Promise<Notice> {
  const cycle = await cycleByCase(desk.pool, caseId);
  const refused = refusalOf(desk, arrival, cycle, MAY[verb]);
  if (cycle === null || refused !== null) return refused ?? noDuty();
  if (text.trim() === '') return { speech: sentence('duty.reasonShort', {}) };
  return say(desk, arrival, cycle, verb, text);
}
