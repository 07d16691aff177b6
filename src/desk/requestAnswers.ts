/** What is typed, sent or pressed while a form is open. */
import { allOffices } from '../db/offices.ts';
import { openRequestsOf, requestByCase } from '../db/requests.ts';
import { peopleOf } from '../db/staff.ts';
import {
  expects,
  optionsOf,
  readAnswer,
  readChoice,
  type AnswerValue,
  type Misfit,
} from '../domain/answers.ts';
import { isAnswered, nextQuestion, questionsOf, tagOf, type Question } from '../domain/formPlan.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import type { Media } from '../domain/media.ts';
import { serviceOf } from '../domain/region.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { absent } from './acts.ts';
import { pairs } from './choices.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { offerUpload, sayLink } from './passes.ts';
import {
  byOf,
  formHere,
  formToFill,
  goOn,
  keepAnswer,
  listen,
  resumeForm,
  showForms,
  stopListening,
  type Form,
} from './requestForm.ts';
import { isOnlyByPage, takeFormFile } from './requestFiles.ts';
import { formButton, moveRequest } from './requestMoves.ts';
import { sendRequest } from './requestSending.ts';
import { hookOf, type Sentence } from './serviceHooks.ts';
import { todayIn } from './staffing.ts';

/** The question that is asked now; null: the summary is shown. */
export function askedOf({ request, service, answers }: Form): Question | null {
  if (request.asked === null) return null;
  return (
    questionsOf(service, answers).find(({ code }) => code === request.asked) ?? nextQuestion(service, answers)
  );
}

/** Words that steer the form when they stand alone; what they do, buttons do too. */
const STEERS: readonly [RegExp, string][] = [
  [/^(?:kembali|back)$/i, 'back'],
  [/^(?:lewati|skip)$/i, 'skip'],
  [/^(?:surat menyusul|menyusul)$/i, 'later'],
  [/^(?:kirim|send)$/i, 'send'],
  [/^(?:ubah|change)$/i, 'edit'],
  [/^(?:hapus|delete)$/i, 'del'],
];

/** A line or a file while a form waits for one. */
export async function answerForm(
  desk: Desk,
  arrival: Known,
  caseId: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  const found = await formToFill(desk, arrival, caseId);
  if ('notice' in found) {
    stopListening(arrival, caseId);
    return found.notice;
  }
  const { form } = found;
  const question = askedOf(form);
  const numbered = /^(?:ubah|change)\s+(\d{1,2})$/i.exec(text.trim());
  if (media === null && numbered !== null) return editNumber(desk, arrival, form, Number(numbered[1]));
  // `Ubah` and `Hapus` are options of some questions.
  const isOption = question !== null && readChoice(question, text.trim()).ok;
  const steer =
    media === null && !isOption ? STEERS.find(([word]) => word.test(text.trim()))?.[1] : undefined;
  if (steer !== undefined) return steerForm(desk, arrival, form, steer);
  listen(arrival, caseId);
  if (question === null) return { speech: sentence('form.pressSend', {}) };
  if (media !== null) return answerByFile(desk, arrival, form, question, media, text);
  const value = await readLine(desk, arrival, form, question, text);
  return 'notice' in value ? value.notice : look(desk, arrival, form, question, value.value);
}

const misfit = (form: Form, question: Question, why: Misfit): Notice => ({
  speech: sentence('form.misfit', {
    misfit: {
      why,
      label: question.label,
      options: optionsOf(question).map(({ label }) => label),
      onlyByPage: isOnlyByPage(form.request),
    },
  }),
});

/** A sticker, a poll, a place: nothing that could be an answer. */
export async function unusableInForm(desk: Desk, arrival: Known): Promise<Notice> {
  const caseId = formHere(arrival);
  const found = caseId === null ? null : await formToFill(desk, arrival, caseId);
  if (found === null || 'notice' in found) return null;
  const question = askedOf(found.form);
  return question === null ? null : misfit(found.form, question, expects(question));
}

async function readLine(
  desk: Desk,
  { now }: Known,
  form: Form,
  question: Question,
  text: string,
): Promise<{ value: AnswerValue } | { notice: Notice }> {
  if (question.type === 'office') return readOffice(desk, form, question, text);
  const local = now.toZonedDateTimeISO(desk.region.timeZone).toPlainDateTime();
  const read = readAnswer(question, text, {
    today: todayIn(desk, now),
    now: local,
    parentDomain: desk.region.parentDomain.name,
  });
  if (!read.ok) return { notice: misfit(form, question, read.why) };
  if (read.value.is !== 'person') return { value: read.value };
  const { name } = read.value;
  const known = (await peopleOf(desk.pool, form.request.officeCode)).filter(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  return {
    value:
      known.length === 1 && known[0] !== undefined
        ? { is: 'person', id: known[0].id, name: known[0].name }
        : read.value,
  };
}

async function readOffice(
  desk: Desk,
  form: Form,
  question: Question,
  text: string,
): Promise<{ value: AnswerValue } | { notice: Notice }> {
  const offices = await allOffices(desk.pool);
  const like = searchOffices(offices, text);
  const one = exactOffice(offices, text) ?? (like.length === 1 ? like[0] : undefined);
  if (one !== undefined) return { value: { is: 'office', code: one.code, name: one.name } };
  if (like.length === 0) return { notice: misfit(form, question, 'office') };
  const buttons = like.map((office): Button[] => [
    {
      ...formButton('plain', 'pick', form.request.caseId, tagOf(question.code), tagOf(office.code)),
      with: { text: office.name },
    },
  ]);
  return { notice: { speech: sentence('form.whichOffice', {}, { buttons }) } };
}

/** The service's own look at it, then it is kept. */
async function look(
  desk: Desk,
  arrival: Known,
  form: Form,
  question: Question,
  value: AnswerValue,
): Promise<Notice> {
  const { request, service, answers } = form;
  const checked = await hookOf(service.code).check?.(desk, {
    request,
    service,
    question,
    value,
    answers,
    now: arrival.now,
  });
  if (checked?.ok === false) return refuseAnswer(arrival, form, question, checked);
  if (checked?.says !== undefined) arrival.change.say(arrival.chat.id, checked.says);
  return keepAnswer(desk, arrival, form, question, checked?.value ?? value);
}

/** Telegram's limit for a button's data, in bytes. */
const MOST_DATA = 64;

function refuseAnswer(
  arrival: Known,
  { request }: Form,
  question: Question,
  {
    why,
    suggestions = [],
  }: { why: Extract<Notice, object>['speech'] & { is: 'sentence' }; suggestions?: readonly string[] },
): Notice {
  const offered = suggestions
    .map((text) => ({
      ...formButton('plain', 'say', request.caseId, tagOf(question.code), text.split('.')[0] ?? text),
      with: { text },
    }))
    .filter(({ data }) => Buffer.byteLength(data) <= MOST_DATA);
  const speech = { ...why, buttons: [...(why.buttons ?? []), ...offered.map((one) => [one])] };
  if (arrival.input.callbackId === null || offered.length === 0) return { speech };
  arrival.change.say(arrival.chat.id, speech);
  return { speech: sentence('notice.answerBelow', {}) };
}

async function answerByFile(
  desk: Desk,
  arrival: Known,
  form: Form,
  question: Question,
  media: Media,
  text: string,
): Promise<Notice> {
  const { change, input, chat, now } = arrival;
  if (question.type !== 'file' && question.type !== 'letter')
    return misfit(form, question, expects(question));
  if (isOnlyByPage(form.request)) {
    // What must not lie with Telegram is taken out of the chat at once.
    if (input.messageId !== null)
      change.say(chat.id, { is: 'remove', messageId: input.messageId, says: null, orSay: null });
    return {
      speech: sentence(
        'form.fileRestricted',
        { hasPage: desk.publicUrl !== null && question.type === 'file' },
        { buttons: uploadButtons(desk, form, question) },
      ),
    };
  }
  const taken = await takeFormFile(desk, change, form.request, question, media, now);
  if (!taken.ok) return { speech: taken.why };
  if (question.type === 'file') return look(desk, arrival, form, question, { is: 'file', ...taken.value });
  const given = form.answers[question.code];
  const read =
    text.trim() === '' && given?.is === 'letter'
      ? { value: given }
      : text.trim() === ''
        ? { notice: misfit(form, question, 'letterNumber') }
        : await readLine(desk, arrival, form, question, text);
  if ('notice' in read) return read.notice;
  const value = read.value.is === 'letter' ? { ...read.value, file: taken.value } : read.value;
  return look(desk, arrival, form, question, value);
}

export const uploadButtons = (
  desk: Pick<Desk, 'publicUrl'>,
  { request }: Pick<Form, 'request'>,
  question: Question,
): Button[][] =>
  desk.publicUrl === null || question.type !== 'file'
    ? []
    : [[formButton('form.upload', 'page', request.caseId, tagOf(question.code))]];

/** A button of a form. Whoever presses is checked each time; one of an older question only says so. */
export async function formPressed(
  desk: Desk,
  arrival: Known,
  verb: string,
  caseId: string,
  tag: string,
  choice: string,
): Promise<Notice> {
  const found = await formToFill(desk, arrival, caseId);
  if ('notice' in found) return found.notice;
  if (!isPrivate(arrival))
    return { speech: sentence('form.inPrivate', { bot: desk.botName() }), alert: true };
  const { form } = found;
  if (tag === '' || verb === 'edit') return steerForm(desk, arrival, form, verb, tag);
  const question = askedOf(form);
  if (question === null || tagOf(question.code) !== tag)
    return { speech: sentence('form.otherQuestion', {}), alert: true };
  if (verb === 'page') {
    if (!isOnlyByPage(form.request)) return absent();
    const link = offerUpload(desk, arrival, {
      caseId,
      purpose: question.code,
      class: form.request.class,
      effectiveOn: todayIn(desk, arrival.now),
    });
    return sayLink(arrival, link, 'upload');
  }
  if (verb === 'say') return pressedLine(desk, arrival, form, question, choice);
  if (verb !== 'pick') return steerForm(desk, arrival, form, verb);
  const value = await picked(desk, arrival, form, question, choice);
  return value === null
    ? { speech: sentence('form.otherQuestion', {}), alert: true }
    : look(desk, arrival, form, question, value);
}

async function pressedLine(
  desk: Desk,
  arrival: Known,
  form: Form,
  question: Question,
  text: string,
): Promise<Notice> {
  const read = await readLine(desk, arrival, form, question, text);
  return 'notice' in read ? read.notice : look(desk, arrival, form, question, read.value);
}

async function picked(
  desk: Desk,
  { person }: Known,
  { request }: Form,
  question: Question,
  choice: string,
): Promise<AnswerValue | null> {
  if (question.type === 'person') {
    if (choice === 'me') return { is: 'person', id: person.id, name: person.name };
    const one = (await peopleOf(desk.pool, request.officeCode)).find(({ id }) => String(id) === choice);
    return one === undefined ? null : { is: 'person', id: one.id, name: one.name };
  }
  if (question.type === 'office') {
    const office = (await allOffices(desk.pool)).find(({ code }) => tagOf(code) === choice);
    return office === undefined ? null : { is: 'office', code: office.code, name: office.name };
  }
  const option = optionsOf(question).find(({ code }) => tagOf(code) === choice);
  return option === undefined ? null : { is: 'choice', code: option.code };
}

/** What moves the form on without being an answer. */
async function steerForm(desk: Desk, arrival: Known, form: Form, verb: string, tag = ''): Promise<Notice> {
  const { request, service, answers } = form;
  const { caseId } = request;
  const question = askedOf(form);
  const isTyped = arrival.input.callbackId === null;
  const show = (asked: string | null, isChanging: boolean, data: Record<string, string>) =>
    goOn(desk, arrival, form, { asked, isChanging, changes: {}, data, anew: isTyped });
  switch (verb) {
    case 'resume':
      return resumeForm(desk, arrival, request);
    case 'back': {
      const all = questionsOf(service, answers);
      const at = question === null ? all.length : all.findIndex(({ code }) => code === question.code);
      const before = all[at - 1];
      if (before === undefined) return { speech: sentence('form.first', {}), alert: true };
      await show(before.code, true, { back: before.code });
      return null;
    }
    case 'keep': {
      if (question === null || !isAnswered(question, answers)) return misfitOfNow(form, question);
      await show(nextQuestion(service, answers)?.code ?? null, false, { kept: question.code });
      return null;
    }
    case 'skip': {
      if (question === null || question.required)
        return { speech: sentence('form.required', { label: question?.label ?? '' }), alert: true };
      return keepAnswer(desk, arrival, form, question, { is: 'skipped' });
    }
    case 'later': {
      if (question?.type !== 'letter' || service.approvers.length === 0)
        return { speech: sentence('form.otherQuestion', {}), alert: true };
      return keepAnswer(desk, arrival, form, question, { is: 'letterLater' });
    }
    case 'edit':
      return tag === '' ? whichAnswer(arrival, form) : edit(desk, arrival, form, tag);
    case 'send':
      return sendRequest(desk, arrival, form);
    case 'park':
      stopListening(arrival, caseId);
      return saidBelow(arrival, sentence('form.parked', { title: service.title }));
    case 'leave':
    case 'del':
      return askLeave(arrival, form);
    case 'gone':
      return deleteForm(desk, arrival, form);
    default:
      return { speech: sentence('refused.stale', {}), alert: true };
  }
}

const misfitOfNow = (form: Form, question: Question | null): Notice =>
  question === null ? { speech: sentence('form.pressSend', {}) } : misfit(form, question, expects(question));

/** Said in the chat, where it stays; the question that was pressed on is answered. */
function saidBelow({ change, chat, input }: Known, speech: Sentence): Notice {
  if (input.callbackId === null) return { speech };
  if (input.messageId !== null) change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, null, 3);
  change.say(chat.id, speech);
  return { speech: sentence('notice.sentBelow', {}) };
}

function askLeave({ change, chat, input }: Known, { request, service }: Form): Notice {
  const speech = sentence(
    request.revision > 0 ? 'form.leaveSent' : 'form.leave',
    { title: service.title, number: request.number ?? '' },
    {
      buttons: [
        [
          formButton('form.park', 'park', request.caseId),
          formButton(request.revision > 0 ? 'form.withdraw' : 'form.delete', 'gone', request.caseId),
        ],
        [formButton('form.resume', 'resume', request.caseId)],
      ],
    },
  );
  if (input.callbackId === null) return { speech };
  change.say(chat.id, speech);
  return { speech: sentence('notice.chooseBelow', {}) };
}

async function deleteForm(desk: Desk, arrival: Known, { request, service }: Form): Promise<Notice> {
  const moved = await moveRequest(
    desk,
    arrival.change,
    request,
    { events: [{ type: 'DELETED' }], by: byOf(arrival), columns: { touchedAt: toDate(arrival.now) } },
    arrival.now,
  );
  if (!moved.ok) return { speech: sentence('form.over', { number: request.number ?? '' }), alert: true };
  stopListening(arrival, request.caseId);
  return saidBelow(arrival, sentence('form.deleted', { title: service.title }));
}

/** `Ubah`: every answer as a button, numbered as in the summary. */
function whichAnswer({ change, chat, input }: Known, { request, service, answers }: Form): Notice {
  const given = questionsOf(service, answers).filter((one) => isAnswered(one, answers));
  const buttons = given.map(({ code, label }, index) => ({
    ...formButton('plain', 'edit', request.caseId, tagOf(code)),
    with: { text: `${index + 1}. ${label}` },
  }));
  const speech = sentence(
    'form.which',
    {},
    { buttons: [...pairs(buttons), [formButton('form.resume', 'resume', request.caseId)]] },
  );
  if (input.callbackId === null) return { speech };
  change.say(chat.id, speech);
  return { speech: sentence('notice.chooseBelow', {}) };
}

async function edit(desk: Desk, arrival: Known, form: Form, tag: string): Promise<Notice> {
  const question = questionsOf(form.service, form.answers).find(({ code }) => tagOf(code) === tag);
  if (question === undefined) return { speech: sentence('form.otherQuestion', {}), alert: true };
  await goOn(desk, arrival, form, {
    asked: question.code,
    isChanging: true,
    changes: {},
    data: { changing: question.code },
    anew: true,
  });
  return arrival.input.callbackId === null ? null : { speech: sentence('notice.answerBelow', {}) };
}

function editNumber(desk: Desk, arrival: Known, form: Form, number: number): Promise<Notice> | Notice {
  const given = questionsOf(form.service, form.answers).filter((one) => isAnswered(one, form.answers));
  const question = given[number - 1];
  return question === undefined
    ? whichAnswer(arrival, form)
    : edit(desk, arrival, form, tagOf(question.code));
}

/** `/formulir [kembali|lewati|ubah N|kirim|hapus|lanjut]`: the form in hand, or the only one that is open. */
export async function formCommand(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('form.inPrivate', { bot: desk.botName() }) };
  if (words === '') return showForms(desk, arrival);
  const open = (await openRequestsOf(desk.pool, arrival.person.id)).filter(
    ({ status }) => status === 'filling',
  );
  const here = formHere(arrival);
  const caseId =
    open.find((one) => one.caseId === here)?.caseId ?? (open.length === 1 ? open[0]?.caseId : undefined);
  if (caseId === undefined) return showForms(desk, arrival);
  const found = await formToFill(desk, arrival, caseId);
  if ('notice' in found) return found.notice;
  const numbered = /^(?:ubah|change)\s+(\d{1,2})$/i.exec(words);
  if (numbered !== null) return editNumber(desk, arrival, found.form, Number(numbered[1]));
  const steer = STEERS.find(([word]) => word.test(words))?.[1];
  if (steer !== undefined) return steerForm(desk, arrival, found.form, steer);
  return /^(?:lanjut(?:kan)?|resume)$/i.test(words)
    ? resumeForm(desk, arrival, found.form.request)
    : showForms(desk, arrival);
}

/** `/batal` while a form waits for a line: whether to keep or delete it is asked. Null: none waits. */
export async function leaveForm(desk: Desk, arrival: Known): Promise<Notice> {
  const caseId = formHere(arrival);
  const request = caseId === null ? null : await requestByCase(desk.pool, caseId);
  if (request === null || request.personId !== arrival.person.id || request.status !== 'filling') return null;
  const service = serviceOf(desk.region, request.service);
  if (service === undefined) return null;
  return askLeave(arrival, { request, service, answers: {} });
}
