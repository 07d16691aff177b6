/**
 * The form of a request: one question at a time, each answer looked at and kept at once, so that it can be left and taken up
 * again days later. What is asked follows from the service's row of data (`domain/formPlan.ts`).
 */
import { createHash } from 'node:crypto';
import { officeByCode } from '../db/offices.ts';
import {
  answersOf,
  formOf,
  insertRequest,
  openRequestsOf,
  requestByCase,
  saveAnswers,
  type Request,
} from '../db/requests.ts';
import type { Answers, AnswerValue } from '../domain/answers.ts';
import type { Service } from '../domain/catalogue.ts';
import { formText, nextQuestion, questionsOf, stillCounts, type Question } from '../domain/formPlan.ts';
import { serviceOf } from '../domain/region.ts';
import { ROUTES, type Route } from '../domain/vocabulary.ts';
import { begin } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { absent } from './acts.ts';
import { refuseService, showService } from './catalogue.ts';
import { dueAt, isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { aturan } from './law.ts';
import { beginQuestion, endQuestion, memoryOf, questionOf } from './questions.ts';
import { formButton, moveRequest, titleOf } from './requestMoves.ts';
import { officeOf } from './report.ts';

/** The question that waits for a line of a form; its choice is the request. */
export const FORM_ANSWER = 'form.answer';

/** What may be asked of the form in hand. */
export interface Form {
  readonly request: Request;
  readonly service: Service;
  readonly answers: Answers;
}

export const hashOfForm = (service: Service): string =>
  createHash('sha256').update(formText(service)).digest('hex').slice(0, 16);

/** A report of a security incident: it can be sent before it is complete. */
export const isUrgentForm = (service: Pick<Service, 'routing'>): boolean =>
  service.routing === 'tier2_at_once';

/** `Ajukan`: a new form of this service, or the one that is open already. `given`: answers that are known beforehand. */
export async function openForm(
  desk: Desk,
  arrival: Known,
  code: string,
  given: Answers = {},
): Promise<Notice> {
  const { person, chat, change, now } = arrival;
  const service = serviceOf(desk.region, code);
  if (service === undefined) return refuseService(desk, code);
  const route: Route = ROUTES[service.routing];
  if (route.stops.includes('sp4n_lapor')) return showService(desk, arrival, code);
  if (!isPrivate(arrival))
    return { speech: sentence('form.inPrivate', { bot: desk.botName() }), alert: true };
  const officeCode = officeOf(person);
  const office = officeCode === null ? null : await officeByCode(desk.pool, officeCode);
  if (office === null) return { speech: sentence('refused.notRegistered', {}) };
  if (service.approvers.length > 0 && person.roles.every((held) => held.role === 'applicant'))
    return { speech: sentence('form.notConfirmed', {}), alert: true };
  const open = await formOf(desk.pool, person.id, code);
  if (open !== null) return resumeForm(desk, arrival, open);
  const caseId = desk.newId();
  const begun = begin('request', { isUrgent: isUrgentForm(service) });
  const asked = nextQuestion(service, given)?.code ?? null;
  change.open(caseId, begun, [
    { kind: 'BEGUN', actor: person.id, role: 'requester', at: now.toString(), data: { service: code } },
  ]);
  change.timers(caseId, begun, (delay) => dueAt(desk.calendar(office.workPattern, office.code), now, delay));
  const row = {
    caseId,
    service: code,
    personId: person.id,
    officeCode: office.code,
    class: service.classification,
    asked,
    fieldsHash: hashOfForm(service),
  };
  change.also.push(async (client) => {
    await insertRequest(client, row, toDate(now));
    await saveAnswers(client, caseId, given, toDate(now));
  });
  change.card({ owner: caseId, chatId: chat.id, view: 'form', caseId, class: 2, anew: true });
  listen(arrival, caseId);
  return answered(arrival);
}

const answered = ({ input }: Known): Notice =>
  input.callbackId === null ? null : { speech: sentence('notice.answerBelow', {}) };

/** The next line here answers the form. */
export const listen = (arrival: Known, caseId: string): void =>
  beginQuestion(arrival, { action: FORM_ANSWER, caseId: '', choice: caseId });

/** No line is waited for any more, if this form waited for one. */
export function stopListening(arrival: Known, caseId: string): void {
  const open = questionOf(arrival);
  if (open === undefined) return;
  const { action, choice } = memoryOf(open);
  if (action === FORM_ANSWER && choice === caseId) endQuestion(arrival, open);
}

/** The form that waits for a line here. */
export function formHere(arrival: Known): string | null {
  const open = questionOf(arrival);
  const memory = open === undefined ? null : memoryOf(open);
  return memory?.action === FORM_ANSWER ? memory.choice : null;
}

/** His own form that can still be filled in; else what to say instead. */
export async function formToFill(
  desk: Desk,
  arrival: Known,
  caseId: string,
): Promise<{ form: Form } | { notice: Notice }> {
  const request = await requestByCase(desk.pool, caseId);
  if (request === null || request.personId !== arrival.person.id) return { notice: absent() };
  if (request.status !== 'filling')
    return { notice: { speech: sentence('form.over', { number: request.number ?? '' }), alert: true } };
  const service = serviceOf(desk.region, request.service);
  if (service === undefined) return { notice: await dropForm(desk, arrival, request) };
  return { form: { request, service, answers: await answersOf(desk.pool, caseId) } };
}

/** This release no longer has the service: the form cannot be sent, and says so. */
async function dropForm(desk: Desk, arrival: Known, request: Request): Promise<Notice> {
  await moveRequest(
    desk,
    arrival.change,
    request,
    { events: [{ type: 'DELETED' }], by: byOf(arrival) },
    arrival.now,
  );
  stopListening(arrival, request.caseId);
  return { speech: sentence('form.gone', { title: titleOf(desk, request) }) };
}

export const byOf = ({ person }: Pick<Known, 'person'>) => ({ id: person.id, role: 'requester' });

/** Goes on where it was left, with what a new release asks otherwise. */
export async function resumeForm(desk: Desk, arrival: Known, request: Request): Promise<Notice> {
  if (!isPrivate(arrival))
    return { speech: sentence('form.inPrivate', { bot: desk.botName() }), alert: true };
  const found = await formToFill(desk, arrival, request.caseId);
  if ('notice' in found) return found.notice;
  const { form } = found;
  const isChanged = hashOfForm(form.service) !== request.fieldsHash;
  if (isChanged) arrival.change.say(arrival.chat.id, sentence('form.changed', { title: form.service.title }));
  const asked =
    isChanged || !stillCounts(form.service, form.answers, request.asked)
      ? (nextQuestion(form.service, form.answers)?.code ?? null)
      : request.asked;
  await goOn(desk, arrival, form, { asked, changes: {}, data: { resumed: true }, anew: true });
  return answered(arrival);
}

export interface Going {
  /** The question that is asked from now on; null: the summary. */
  readonly asked: string | null;
  readonly isChanging?: boolean;
  readonly changes: Readonly<Record<string, AnswerValue | null>>;
  readonly data: Readonly<Record<string, string | boolean>>;
  readonly anew: boolean;
}

/** Writes what changed, and shows the form as it is now. */
export async function goOn(desk: Desk, arrival: Known, form: Form, going: Going): Promise<void> {
  const { change, now } = arrival;
  const { request, service } = form;
  await moveRequest(
    desk,
    change,
    request,
    {
      events: [{ type: 'ANSWERED' }],
      by: byOf(arrival),
      data: going.data,
      columns: {
        asked: going.asked,
        isChanging: going.isChanging === true,
        touchedAt: toDate(now),
        fieldsHash: hashOfForm(service),
      },
      anew: going.anew,
    },
    now,
  );
  if (Object.keys(going.changes).length > 0)
    change.also.push((client) => saveAnswers(client, request.caseId, going.changes, toDate(now)));
  listen(arrival, request.caseId);
}

/** Keeps an answer and asks what comes next. */
export async function keepAnswer(
  desk: Desk,
  arrival: Known,
  form: Form,
  question: Question,
  value: AnswerValue,
): Promise<Notice> {
  const answers = { ...form.answers, [question.code]: value };
  const asked = nextQuestion(form.service, answers)?.code ?? null;
  if (asked === null && form.service.routing === 'answers_then_tier1')
    await sayLaw(desk, arrival, form.service, answers);
  await goOn(desk, arrival, form, {
    asked,
    changes: { [question.code]: value },
    data: { field: question.code },
    anew: arrival.input.callbackId === null,
  });
  return null;
}

/** A question about a rule is answered by the regulation first; only what that leaves open goes to a person. */
async function sayLaw(
  desk: Desk,
  { change, chat }: Known,
  service: Service,
  answers: Answers,
): Promise<void> {
  const [question] = questionsOf(service, answers);
  const asked = question === undefined ? undefined : answers[question.code];
  if (asked?.is !== 'text') return;
  const notice = await aturan(desk, asked.text.slice(0, 200));
  if (notice !== null) change.say(chat.id, notice.speech);
}

/** `/formulir`: what he is filling in, or waits for approval. */
export async function showForms(desk: Desk, { person }: Known): Promise<Notice> {
  const open = await openRequestsOf(desk.pool, person.id, 20);
  const forms = open.filter(({ status }) => status === 'filling');
  return {
    speech: sentence(
      'form.list',
      {
        forms: open.map((one) => ({
          title: titleOf(desk, one),
          number: one.number ?? '',
          isSent: one.status === 'deciding',
          touchedAt: one.touchedAt.toISOString(),
        })),
      },
      {
        buttons: forms.map((one) => [
          { ...formButton('plain', 'resume', one.caseId), with: { text: titleOf(desk, one) } },
        ]),
      },
    ),
  };
}
