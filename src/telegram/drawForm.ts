/** A form as it stands: the question that is asked, or all answers before they are sent. */
import type { Pool } from 'pg';
import { answersOf, requestByCase } from '../db/requests.ts';
import { peopleOf } from '../db/staff.ts';
import { optionsOf, shownAnswer } from '../domain/answers.ts';
import { chainOf, isAnswered, questionsOf, shownAnswers, tagOf, type Question } from '../domain/formPlan.ts';
import { serviceOf, type Region } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { APPROVERS } from '../domain/vocabulary.ts';
import { pairs } from '../desk/choices.ts';
import { isUrgentForm, type Form } from '../desk/requestForm.ts';
import { isOnlyByPage } from '../desk/requestFiles.ts';
import { askedOf, uploadButtons } from '../desk/requestAnswers.ts';
import { formButton } from '../desk/requestMoves.ts';
import { canGoEarly } from '../desk/requestSending.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { Styled } from './text.ts';

export interface FormContext {
  readonly pool: Pool;
  readonly region: Region;
  /** Where the upload page is; null: there is none. */
  readonly publicUrl: string | null;
}

export interface DrawnForm {
  readonly styled: Styled;
  readonly buttons: Button[][];
}

/** Of a person of the office as many as fit under a message. */
const MOST_PEOPLE = 6;
/** UTF-16 units of one answer in the summary, and of all together. */
const MOST_SHOWN = 240;
const MOST_SUMMARY = 3200;

export async function drawForm(
  context: FormContext,
  locale: Locale,
  caseId: string,
): Promise<DrawnForm | null> {
  const { pool, region } = context;
  const request = await requestByCase(pool, caseId);
  if (request === null) return null;
  const service = serviceOf(region, request.service);
  const title = service?.title ?? request.service;
  const { sentences } = locale;
  const plain = (text: string, buttons: Button[][] = []): DrawnForm => ({
    styled: bold(text, title),
    buttons,
  });
  if (request.status !== 'filling' || service === undefined)
    return plain(sentences['form.ended']({ title, status: request.status, number: request.number ?? '' }));
  const form: Form = { request, service, answers: await answersOf(pool, caseId) };
  const question = askedOf(form);
  const returned =
    request.returnReason === null
      ? ''
      : sentences['form.returned']({
          returned: {
            reason: clip(request.returnReason, 600),
            labels: questionsOf(service, form.answers)
              .filter(({ code }) => request.returnedFields.includes(code))
              .map(({ label }) => label),
          },
        });
  const drawn =
    question === null ? summary(context, locale, form) : await asks(context, locale, form, question);
  return plain([returned, drawn.text].filter((one) => one !== '').join('\n\n'), drawn.buttons);
}

async function asks(
  { pool, region, publicUrl }: FormContext,
  locale: Locale,
  form: Form,
  question: Question,
): Promise<{ text: string; buttons: Button[][] }> {
  const { request, service, answers } = form;
  const { caseId } = request;
  const all = questionsOf(service, answers);
  const at = all.findIndex(({ code }) => code === question.code);
  const given = answers[question.code];
  const hasGiven = given !== undefined && given.is !== 'skipped' && isAnswered(question, answers);
  const tag = tagOf(question.code);
  const canFollow = question.type === 'letter' && service.approvers.length > 0;
  const text = locale.sentences['form.question']({
    question: {
      title: service.title,
      at: at + 1,
      of: all.length,
      label: question.label,
      type: question.type,
      required: question.required,
      given: hasGiven ? clip(shownAnswer(question, given, region), MOST_SHOWN) : '',
      options: optionsOf(question).map(({ label }) => label),
      onlyByPage: isOnlyByPage(request),
      hasPage: publicUrl !== null,
      domain: region.parentDomain.name,
      portalOnly: service.portalOnly && at === 0,
      isUrgent: isUrgentForm(service) && at === 0,
    },
  });
  const picks =
    question.type === 'person'
      ? await people(pool, form, tag)
      : optionsOf(question).map(({ code, label }) => ({
          ...formButton('plain', 'pick', caseId, tag, tagOf(code)),
          with: { text: label },
        }));
  const hasLong = picks.some((one) => String(one.with?.text ?? '').length > 24);
  const steer: Button[] = [
    ...(at > 0 ? [formButton('form.back', 'back', caseId, tag)] : []),
    ...(hasGiven && request.isChanging ? [formButton('form.keep', 'keep', caseId, tag)] : []),
    ...(question.required ? [] : [formButton('form.skip', 'skip', caseId, tag)]),
    ...(canFollow ? [formButton('form.later', 'later', caseId, tag)] : []),
  ];
  return {
    text,
    buttons: [
      ...(hasLong ? picks.map((one) => [one]) : pairs(picks)),
      ...(isOnlyByPage(request) ? uploadButtons({ publicUrl }, form, question) : []),
      ...(question.type === 'datetime' && isUrgentForm(service)
        ? [[formButton('form.now', 'say', caseId, tag, 'sekarang')]]
        : []),
      ...(canGoEarly(form) ? [[formButton('form.sendNow', 'send', caseId)]] : []),
      ...pairs(steer),
      [formButton('form.leave', 'leave', caseId)],
    ],
  };
}

async function people(pool: Pool, { request }: Form, tag: string): Promise<Button[]> {
  const others = (await peopleOf(pool, request.officeCode)).filter(({ id }) => id !== request.personId);
  return [
    formButton('form.me', 'pick', request.caseId, tag, 'me'),
    ...others.slice(0, MOST_PEOPLE).map(({ id, name }) => ({
      ...formButton('plain', 'pick', request.caseId, tag, String(id)),
      with: { text: name },
    })),
  ];
}

function summary(
  { region }: FormContext,
  locale: Locale,
  { request, service, answers }: Form,
): { text: string; buttons: Button[][] } {
  const { caseId } = request;
  const shown = new Map(shownAnswers(service, answers, region).map((one) => [one.field, one.shown]));
  const lines = questionsOf(service, answers)
    .filter((one) => isAnswered(one, answers))
    .map(({ code, label }, index) => `${index + 1}. ${label}: ${clip(shown.get(code) ?? '–', MOST_SHOWN)}`);
  const isQuestion = service.routing === 'answers_then_tier1';
  return {
    text: locale.sentences['form.summary']({
      filled: {
        title: service.title,
        lines: clip(lines.join('\n'), MOST_SUMMARY),
        time: service.time,
        approvers: chainOf(service, answers).map(({ step }) => APPROVERS[step].role),
        isIncident: service.kind === 'incident',
        isQuestion,
      },
    }),
    buttons: [
      [formButton(isQuestion ? 'form.toPerson' : 'send', 'send', caseId)],
      [
        formButton('change', 'edit', caseId),
        formButton(isQuestion ? 'form.answered' : 'form.leave', isQuestion ? 'gone' : 'leave', caseId),
      ],
    ],
  };
}

function bold(text: string, words: string): Styled {
  const offset = text.indexOf(words);
  return {
    text,
    entities: offset < 0 || words === '' ? [] : [{ type: 'bold', offset, length: words.length }],
  };
}
