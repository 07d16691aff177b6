/**
 * The questions of a request, in order: the service's own, the papers that the city asks for, then what every request says. Which
 * of them count depends on the answers, so the plan is made anew with each one. Source: domain.md 3, `regions/*.yaml`.
 */
import { shownAnswer, stillFits, type Answers, type AnswerValue } from './answers.ts';
import type { Service } from './catalogue.ts';
import { fieldsOf } from './changes.ts';
import { HEADER_FIELDS, type Condition, type FieldType, type Option } from './forms.ts';
import { PAPERS, type PaperCode } from './papers.ts';
import type { Region } from './region.ts';
import type { Requirement, Step } from './requirements.ts';

export interface Question {
  readonly code: string;
  readonly type: FieldType;
  readonly label: string;
  readonly required: boolean;
  readonly options?: readonly Option[] | undefined;
  readonly from: 'service' | 'paper' | 'header';
}

/** `dok-<paper>`: a paper of the request. */
const paperQuestion = (paper: PaperCode): string => `dok-${paper}`;

/** The letter of the head of the office is asked for once, by number and date. */
const isHeaderLetter = (service: Service, { anyOf, when }: Requirement): boolean =>
  service.letterRequired && anyOf.length === 1 && anyOf[0] === 'surat-kepala-pd' && when.length === 0;

const holds = (when: Condition | undefined, answers: Answers): boolean => {
  if (when === undefined) return true;
  const given = answers[when.field];
  return given?.is === 'choice' && given.code === when.is;
};
const anyHolds = (when: readonly Condition[], answers: Answers): boolean =>
  when.length === 0 || when.some((one) => holds(one, answers));

/** Somebody must approve it, or take notice of it: then the request says who asks, who signs and how it fits the architecture. */
const isDecided = (service: Service): boolean => service.approvers.length > 0;

/** Every question that counts with these answers, in the order in which they are asked. */
export function questionsOf(service: Service, answers: Answers): Question[] {
  const own = fieldsOf(service)
    .filter((field) => holds(field.when, answers))
    .map(({ when: _, ...field }): Question => ({ ...field, from: 'service' }));
  const papers = service.documents
    .filter((one) => !isHeaderLetter(service, one) && anyHolds(one.when, answers))
    .flatMap((one) => ofRequirement(one, answers));
  const header = isDecided(service)
    ? HEADER_FIELDS.filter(({ code }) => service.letterRequired || !OF_LETTER.has(code)).map(
        ({ when: _, ...field }): Question => ({ ...field, from: 'header' }),
      )
    : [];
  return [...own, ...papers, ...header];
}

/** Asked only where the request comes with a letter. */
const OF_LETTER = new Set(['surat', 'penandatangan']);

/** Where one of several papers does, it is first asked which. */
function ofRequirement({ anyOf, isOptional }: Requirement, answers: Answers): Question[] {
  const codes = anyOf as readonly PaperCode[];
  const [only] = codes;
  const required = !isOptional;
  if (codes.length === 1 && only !== undefined) return [ofPaper(only, required)];
  const which: Question = {
    code: `pilih-${codes.join('-atau-')}`,
    type: 'choice',
    label: 'Dokumen yang disertakan',
    required,
    options: codes.map((code) => ({ code, label: PAPERS[code].label })),
    from: 'paper',
  };
  const chosen = answers[which.code];
  const paper = chosen?.is === 'choice' ? codes.find((code) => code === chosen.code) : undefined;
  return paper === undefined ? [which] : [which, ofPaper(paper, required)];
}

const ofPaper = (paper: PaperCode, required: boolean): Question => ({
  code: paperQuestion(paper),
  type: PAPERS[paper].as,
  label: PAPERS[paper].label,
  required,
  from: 'paper',
});

/** The first question that waits for an answer; null: all are answered. */
export const nextQuestion = (service: Service, answers: Answers): Question | null =>
  questionsOf(service, answers).find((question) => !isAnswered(question, answers)) ?? null;

export const isAnswered = (question: Question, answers: Answers): boolean => {
  const value = answers[question.code];
  return value !== undefined && stillFits(question, value);
};

/** Whether this is still one of the questions; the summary (null) only when nothing is left to ask. */
export const stillCounts = (service: Service, answers: Answers, asked: string | null): boolean =>
  asked === null
    ? nextQuestion(service, answers) === null
    : questionsOf(service, answers).some(({ code }) => code === asked);

/** Steps of the chain that these answers need, in order. */
export const chainOf = (service: Service, answers: Answers): Step[] =>
  service.approvers.filter((step) => anyHolds(step.when, answers));

/** Questions whose letter follows. */
export const missingLetters = (service: Service, answers: Answers): string[] =>
  questionsOf(service, answers)
    .filter(({ code }) => answers[code]?.is === 'letterLater')
    .map(({ code }) => code);

export interface ShownAnswer {
  readonly field: string;
  readonly label: string;
  readonly value: AnswerValue;
  readonly shown: string;
}

/** What is sent, complete and in words: an approver decides on exactly this. */
export interface RequestContent {
  readonly service: string;
  readonly title: string;
  readonly office: { readonly code: string; readonly name: string };
  readonly requester: { readonly id: number; readonly name: string };
  readonly answers: readonly ShownAnswer[];
  /** ISO instant. */
  readonly sentAt: string;
}

/** Every answer that counts, with its question; what was skipped is left out. */
export const shownAnswers = (
  service: Service,
  answers: Answers,
  region: Pick<Region, 'timeZone' | 'zoneLabel'>,
): ShownAnswer[] =>
  questionsOf(service, answers).flatMap((question) => {
    const value = answers[question.code];
    if (value === undefined || value.is === 'skipped' || !stillFits(question, value)) return [];
    return [
      { field: question.code, label: question.label, value, shown: shownAnswer(question, value, region) },
    ];
  });

/** The request as text: the ticket's words. */
export const contentText = ({ title, answers }: Pick<RequestContent, 'title' | 'answers'>): string =>
  [title, ...answers.map(({ label, shown }) => `${label}: ${shown}`)].join('\n');

/** Everything a form may ask, as one text: another text means that a new release asks something else. */
export const formText = (service: Service): string =>
  JSON.stringify([
    fieldsOf(service),
    service.documents,
    service.letterRequired,
    service.approvers.length > 0,
  ]);

/** Four letters for a question's or option's code, short enough for a button; `test/domain/forms` keeps them apart in every form. */
export function tagOf(code: string): string {
  let hash = 2166136261;
  for (const char of code) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return (hash % 36 ** 4).toString(36).padStart(4, '0');
}
