/**
 * Letters of a request: the signed one that meets a step whose role nobody holds, or whose holder is silent; the one that was to
 * follow; and the draft as DOCX. A restricted request's letter stays on paper: number and date are kept, no file.
 */
import { insertApproval } from '../db/approvals.ts';
import { sha256Of, storeFile } from '../db/files.ts';
import { requestByCase, saveAnswers, type Request } from '../db/requests.ts';
import { readAnswer, type AnswerValue } from '../domain/answers.ts';
import { questionsOf } from '../domain/formPlan.ts';
import { kindOfFile } from '../domain/paperFiles.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Media } from '../engine/speech.ts';
import { absent } from './acts.ts';
import { metBy, readChain, type ChainView } from './approvalChain.ts';
import { goOn, withMet } from './approvals.ts';
import { isWindowFree } from './changeWindow.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { holds } from './staffing.ts';

export const ASKS_LETTER = 'approvalLetter.';
/** Evidence is stored up to here; a larger one is kept by number and place. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Whoever asked, his office's technician, or a coordinator hands letters in. */
const handsIn = ({ person }: Known, request: Request): boolean =>
  request.personId === person.id ||
  holds(person, 'coordinator') ||
  person.roles.some((held) => held.role === 'tier1' && held.officeCode === request.officeCode);

/** `sign`: the letter that meets the step; `got`: the one that was to follow, with the question it answers. */
export async function askForLetter(
  desk: Desk,
  arrival: Known,
  what: 'sign' | 'got',
  caseId: string,
  field: string,
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  const found = await lettersOf(desk, arrival, what, caseId, field);
  if ('notice' in found) return found.notice;
  const isPaper = found.view.request.class !== 'internal';
  return askAside(
    arrival,
    `${ASKS_LETTER}${what}.${found.field}.`,
    caseId,
    sentence('approval.askLetter', { step: what === 'sign' ? (found.view.next?.title ?? '') : '', isPaper }),
  );
}

/** The request, if a letter of it is awaited and this person may hand it in. */
async function lettersOf(
  desk: Desk,
  arrival: Known,
  what: string,
  caseId: string,
  field: string,
): Promise<{ view: ChainView; field: string } | { notice: Notice }> {
  const request = await requestByCase(desk.pool, caseId);
  const view = request === null || !handsIn(arrival, request) ? null : await readChain(desk, request);
  if (request === null || view === null) return { notice: absent() };
  const late = { notice: { speech: sentence('approval.over', { status: request.status }), alert: true } };
  if (request.status !== 'deciding') return late;
  if (what === 'got') {
    const wanted = view.awaitedLetters.find((one) => one === field) ?? view.awaitedLetters[0];
    return wanted === undefined
      ? { notice: { speech: sentence('approval.letterThere', {}), alert: true } }
      : { view, field: wanted };
  }
  const mayBeMet = restore(request.case).hasTag('byLetter');
  if (!mayBeMet || view.next === null)
    return {
      notice: { speech: sentence('approval.letterNotNeeded', { step: view.next?.title ?? '' }), alert: true },
    };
  return { view, field: '-' };
}

/** Number and date, then the file; or both in one message with a caption. */
export async function answerLetter(
  desk: Desk,
  arrival: Known,
  action: string,
  caseId: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  const [what = '', field = '', ...rest] = action.slice(ASKS_LETTER.length).split('.');
  const known = rest.join('.');
  const found = await lettersOf(desk, arrival, what, caseId, field);
  if ('notice' in found) return found.notice;
  const { view } = found;
  const ask = (
    name: 'approval.letterUnclear' | 'approval.askLetterFile' | 'approval.fileUnfit',
    letter: string,
  ) => askAside(arrival, `${ASKS_LETTER}${what}.${found.field}.${letter}`, caseId, sentence(name, {}));
  const line = text.trim() === '' ? known : text.trim();
  const letter = line === '' ? null : readLetter(desk, arrival, line);
  if (letter === null) return ask('approval.letterUnclear', '');
  const isPaper = view.request.class !== 'internal';
  if (isPaper && media !== null) return { speech: sentence('approval.noFileOfRestricted', {}) };
  // A question's name is short: number and date go with it until the file comes.
  const typed = `${letter.number} ${letter.on}`;
  if (!isPaper && media === null) return ask('approval.askLetterFile', typed);
  const file = media === null ? null : await readFile(desk, media);
  if (file === 'unfit') return ask('approval.fileUnfit', typed);
  closeQuestion(arrival, '', action);
  return what === 'sign'
    ? meetByLetter(desk, arrival, view, letter, file)
    : letterCame(desk, arrival, view, found.field, letter, file);
}

interface Letter {
  readonly number: string;
  readonly on: string;
}

function readLetter(desk: Desk, { now }: Known, text: string): Letter | null {
  const local = now.toZonedDateTimeISO(desk.region.timeZone).toPlainDateTime();
  const question = { code: 'surat', type: 'letter', label: '', required: true, from: 'header' } as const;
  const read = readAnswer(question, text, {
    today: local.toPlainDate(),
    now: local,
    parentDomain: desk.region.parentDomain.name,
  });
  return read.ok && read.value.is === 'letter' ? { number: read.value.number, on: read.value.on } : null;
}

interface PaperFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly type: string;
}

async function readFile(desk: Desk, media: Media): Promise<PaperFile | 'unfit'> {
  if (media.type !== 'photo' && media.type !== 'document') return 'unfit';
  const bytes = await desk.readFile(media.fileId, MOST_BYTES);
  if (typeof bytes === 'string') return 'unfit';
  const kind = kindOfFile(bytes);
  return kind === null
    ? 'unfit'
    : { bytes, type: kind.type, name: `surat-${sha256Of(bytes).slice(0, 8)}.${kind.ends}` };
}

/** The step is met by what is signed on paper: so it stands in the history and on every card. */
async function meetByLetter(
  desk: Desk,
  arrival: Known,
  view: ChainView,
  letter: Letter,
  file: PaperFile | null,
): Promise<Notice> {
  const { change, person, now } = arrival;
  const { request, next } = view;
  if (next === null) return absent();
  const after = await withMet(desk, view, metBy(next, null, request.revision));
  if (after === null) return absent();
  if (after.place === 'done') {
    const frozen = await isWindowFree(desk, view.service, view.answers, now);
    if (frozen !== null) return { speech: frozen, alert: true };
  }
  const sha256 = keepFile(arrival, request, file);
  change.also.push((client) =>
    insertApproval(client, {
      ...{
        caseId: request.caseId,
        step: next.code,
        role: next.role,
        officeCode: next.office,
        insteadOf: null,
      },
      ...{ revision: request.revision, decision: 'letter', personId: person.id, at: toDate(now) },
      ...{ number: letter.number, letterOn: letter.on, sha256 },
    }),
  );
  const move = {
    by: { id: person.id, role: request.personId === person.id ? 'reporter' : 'recorder' },
    data: { step: next.code, office: next.office, letter: true, on: letter.on, file: sha256 },
    text: letter.number,
  };
  if (!(await goOn(desk, change, after, { type: 'STEP_MET' }, move, now))) return absent();
  return {
    speech: sentence('approval.metByLetter', { step: next.title, number: letter.number, on: letter.on }),
  };
}

/** The letter that was to follow is there: an answer of the form, without a new revision. */
async function letterCame(
  desk: Desk,
  arrival: Known,
  view: ChainView,
  field: string,
  letter: Letter,
  file: PaperFile | null,
): Promise<Notice> {
  const { change, person, now } = arrival;
  const { request, service, answers } = view;
  const sha256 = keepFile(arrival, request, file);
  const value: AnswerValue = {
    is: 'letter',
    ...letter,
    ...(file === null || sha256 === null
      ? {}
      : { file: { sha256, name: file.name, size: file.bytes.length } }),
  };
  const label = questionsOf(service, answers).find(({ code }) => code === field)?.label ?? field;
  change.also.push((client) => saveAnswers(client, request.caseId, { [field]: value }, toDate(now)));
  const rest = view.awaitedLetters.filter((one) => one !== field);
  const after = rest.length > 0 ? view : await readChain(desk, request, [], true);
  const said = {
    speech: sentence('approval.letterKept', { label, number: letter.number, left: rest.length }),
  };
  const move = {
    by: { id: person.id, role: request.personId === person.id ? 'reporter' : 'recorder' },
    data: { letter: field, on: letter.on, file: sha256 },
    text: letter.number,
  };
  if (after === null || !(await goOn(desk, change, after, { type: 'LETTER_CAME' }, move, now)))
    return absent();
  return said;
}

function keepFile({ change, now }: Known, request: Request, file: PaperFile | null): string | null {
  if (file === null) return null;
  change.also.push((client) =>
    storeFile(client, {
      ...file,
      caseId: request.caseId,
      class: request.class,
      retention: 'evidence',
      now: toDate(now),
    }),
  );
  return sha256Of(file.bytes);
}
