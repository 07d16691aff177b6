/**
 * What an approver does with a request: `Setujui`, `Kembalikan untuk diperbaiki`, `Tolak`, of exactly the revision he saw. Nothing of
 * it stands in the button: whose step it is, and of which revision, is read afresh and checked again with the commit.
 */
import { assertStandsIn, insertApproval, type NewApproval } from '../db/approvals.ts';
import { requestByCase, type Request } from '../db/requests.ts';
import { actsOf, mayMeet, type ChainStep, type StepAct } from '../domain/approvals.ts';
import { tagOf } from '../domain/formPlan.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { usualText } from '../locales/index.ts';
import { absent } from './acts.ts';
import { metBy, readChain, type ChainView } from './approvalChain.ts';
import { approvalButton, goOn, postApproval, showApprovalCards, withMet } from './approvals.ts';
import { isWindowFree } from './changeWindow.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { moveRequest, titleOf } from './requestMoves.ts';
import { keepWaitingStep } from '../db/approvals.ts';

export const ASKS_APPROVAL = 'approval.';
const VERBS = { ok: 'approve', back: 'return', no: 'reject' } as const satisfies Record<string, StepAct>;
export type DecisionVerb = keyof typeof VERBS;
export const isDecision = (verb: string): verb is DecisionVerb => Object.hasOwn(VERBS, verb);

interface Wish {
  readonly verb: DecisionVerb;
  readonly caseId: string;
  /** What he saw. */
  readonly revision: number;
  readonly step: string;
  /** `back`: which answer is wrong, by its tag; `-`: none in particular; '': not chosen yet. */
  readonly field: string;
  /** The reason, the number of the decision. */
  readonly text: string;
}

/** A press, or the line that it asked for. */
export async function decide(desk: Desk, arrival: Known, wish: Wish): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  const found = await whoseStep(desk, arrival, wish);
  if ('notice' in found) return found.notice;
  const { view, step, insteadOf } = found;
  const act = VERBS[wish.verb];
  if (!actsOf(step).includes(act)) return { speech: sentence('approval.onlyNotice', {}), alert: true };
  if (act === 'approve') return approve(desk, arrival, view, step, insteadOf, wish);
  const question = act === 'return' ? askWhatIsWrong(desk, arrival, view, wish) : null;
  if (question !== null) return question;
  if (wish.text.trim() === '') return askReason(arrival, view, wish);
  return turnDown(desk, arrival, view, step, insteadOf, wish);
}

/** The step that this person would decide on, or why he may not. */
async function whoseStep(
  desk: Desk,
  { person }: Known,
  wish: Wish,
): Promise<{ view: ChainView; step: ChainStep; insteadOf: number | null } | { notice: Notice }> {
  const request = await requestByCase(desk.pool, wish.caseId);
  const view = request === null ? null : await readChain(desk, request);
  if (request === null || view === null) return { notice: absent() };
  const pressed = view.chain.find((one) => one.code === wish.step);
  const isAnyones =
    request.personId === person.id ||
    view.decisions.some((one) => one.personId === person.id) ||
    view.holders.some((one) => one.id === person.id || one.deputyId === person.id) ||
    (pressed !== undefined &&
      person.roles.some((held) => held.role === pressed.role && held.officeCode === pressed.office));
  if (!isAnyones) return { notice: absent() };
  const refused = stale(desk, view, wish);
  if (refused !== null) return { notice: refused };
  const step = view.next;
  if (step === null) return { notice: absent() };
  const asks = { requesterId: request.personId, twoPerson: view.service.twoPerson };
  const may = mayMeet(step, view.chain, view.met, asks, person, view.holders);
  if (!may.ok)
    return { notice: { speech: sentence(`approval.${may.why}`, { step: step.title }), alert: true } };
  if (view.place === 'held') return { notice: { speech: sentence('approval.letterFirst', {}), alert: true } };
  return { view, step, insteadOf: may.insteadOf };
}

/** What he saw is no longer what would be decided on. */
function stale(desk: Desk, view: ChainView, wish: Wish): Notice {
  const { request, decisions, next } = view;
  const alert = true;
  if (request.status === 'filling') return { speech: sentence('approval.withRequester', {}), alert };
  if (request.status !== 'deciding')
    return { speech: sentence('approval.over', { status: request.status }), alert };
  if (wish.revision !== request.revision)
    return { speech: sentence('approval.changed', { revision: request.revision }), alert };
  const made = decisions.findLast((one) => one.step === wish.step && one.revision === request.revision);
  if (made !== undefined)
    return {
      speech: sentence('approval.already', {
        by: made.name,
        at: made.at.toISOString(),
        decision: made.decision,
      }),
      alert,
    };
  if (next?.code !== wish.step)
    return { speech: sentence('approval.notYet', { step: next?.title ?? '' }), alert };
  void desk;
  return null;
}

async function approve(
  desk: Desk,
  arrival: Known,
  view: ChainView,
  step: ChainStep,
  insteadOf: number | null,
  wish: Wish,
): Promise<Notice> {
  const { change, now, person } = arrival;
  const { request } = view;
  const isDecree = step.task === 'decree';
  const number = wish.text.trim();
  if (isDecree && !isDecreeNumber(number))
    return askAside(
      arrival,
      question(wish),
      request.caseId,
      sentence(number === '' ? 'approval.askDecree' : 'approval.decreeUnclear', {}),
    );
  const after = await withMet(desk, view, metBy(step, person.id, request.revision));
  if (after === null) return absent();
  if (after.place === 'done') {
    const frozen = await isWindowFree(desk, view.service, view.answers, now);
    if (frozen !== null) return { speech: frozen, alert: true };
  }
  const row = rowOf(arrival, view, step, insteadOf, 'approved');
  write(arrival, view, { ...row, number: isDecree ? number : null });
  const by = { id: person.id, role: step.role };
  const data = { step: step.code, office: step.office, ...(insteadOf === null ? {} : { insteadOf }) };
  const text = isDecree ? { text: number } : {};
  if (!(await goOn(desk, change, after, { type: 'STEP_MET' }, { by, data, ...text }, now))) return absent();
  closeQuestion(arrival, '', question(wish));
  return { speech: sentence('approval.done', { step: step.title, isLast: after.place === 'done' }) };
}

/** The number of a decision: one line with a digit in it. */
const isDecreeNumber = (text: string): boolean =>
  /\d/.test(text) && text.length <= 80 && !text.includes('\n');

/** Sent back or refused: with the reason, and the article of the service. */
async function turnDown(
  desk: Desk,
  arrival: Known,
  view: ChainView,
  step: ChainStep,
  insteadOf: number | null,
  wish: Wish,
): Promise<Notice> {
  const { change, now, person } = arrival;
  const { request, service, content } = view;
  const { caseId } = request;
  const isBack = wish.verb === 'back';
  const text = clip(usualText(wish.text, 'id').trim(), 1000);
  const wrong = content.answers.find(({ field }) => tagOf(field) === wish.field);
  const moved = await moveRequest(
    desk,
    change,
    request,
    {
      events: [{ type: isBack ? 'RETURNED' : 'REJECTED' }],
      by: { id: person.id, role: step.role },
      text,
      data: { step: step.code, office: step.office, ...(insteadOf === null ? {} : { insteadOf }) },
      columns: {
        returnReason: text,
        ...(isBack ? { returnedFields: wrong === undefined ? [] : [wrong.field], asked: null } : {}),
      },
    },
    now,
  );
  if (!moved.ok) return absent();
  write(arrival, view, rowOf(arrival, view, step, insteadOf, isBack ? 'returned' : 'rejected'));
  change.also.push((client) => keepWaitingStep(client, caseId, null));
  await showApprovalCards(desk, change, caseId);
  if (request.chatId !== null) {
    const said = {
      number: request.number ?? '',
      title: titleOf(desk, request),
      step: step.title,
      text,
      field: wrong?.label ?? null,
      article: service.article,
      regulation: desk.region.regulation.short,
    };
    change.say(
      request.chatId,
      sentence(isBack ? 'approval.returned' : 'approval.rejected', said, { replaces: 'approval' }),
      request.ticketId,
    );
    if (isBack)
      change.card({ owner: caseId, chatId: request.chatId, view: 'form', caseId, class: 2, anew: true });
  }
  closeQuestion(arrival, caseId, question(wish));
  closeQuestion(arrival, '', question(wish));
  return { speech: sentence(isBack ? 'approval.sentBack' : 'approval.refused', { step: step.title }) };
}

const rowOf = (
  { person, now }: Known,
  { request }: ChainView,
  step: ChainStep,
  insteadOf: number | null,
  decision: NewApproval['decision'],
): NewApproval => ({
  caseId: request.caseId,
  step: step.code,
  role: step.role,
  officeCode: step.office,
  revision: request.revision,
  decision,
  personId: person.id,
  insteadOf,
  number: null,
  letterOn: null,
  sha256: null,
  at: toDate(now),
});

/** The row, and what must still be so when it is written: his own authority is checked by the commit, the absent holder's here. */
function write({ change }: Known, view: ChainView, row: NewApproval): void {
  change.also.push(async (client) => {
    if (row.insteadOf !== null)
      await assertStandsIn(client, {
        ...{ absentId: row.insteadOf, deputyId: row.personId, role: row.role },
        officeCode: view.officeCode,
      });
    await insertApproval(client, row);
  });
}

/** `approval.<verb>.<revision>.<step>.<field>`: what a question's answer completes; the request is what it is about. */
const question = ({ verb, revision, step, field }: Wish): string =>
  `${ASKS_APPROVAL}${[verb, revision, step, field].join('.')}`;

/** The line that was asked for. */
export function answerApproval(
  desk: Desk,
  arrival: Known,
  action: string,
  caseId: string,
  text: string,
): Promise<Notice> {
  const [verb = '', revision = '', step = '', field = ''] = action.slice(ASKS_APPROVAL.length).split('.');
  if (!isDecision(verb)) return Promise.resolve(absent());
  return decide(desk, arrival, { verb, caseId, revision: Number(revision), step, field, text });
}

/** So many answers stand as buttons below the question what is wrong. */
const MOST_FIELDS = 30;

/** `Kembalikan untuk diperbaiki` asks first for the answer that is wrong, so that the form opens there. Null: it was chosen. */
function askWhatIsWrong(
  { region: _ }: Desk,
  { change, chat, input }: Known,
  view: ChainView,
  wish: Wish,
): Notice {
  if (wish.field !== '') return null;
  const press = (label: string, field: string, text: string): Button => ({
    ...approvalButton(label, 'wrong', wish.caseId, wish.revision, field),
    with: { text },
  });
  const rows = view.content.answers
    .slice(0, MOST_FIELDS)
    .map(({ field, label }) => [press('plain', tagOf(field), clip(label, 60))]);
  change.say(
    chat.id,
    sentence('approval.askWrong', {}, { buttons: [...rows, [press('approval.wholeRequest', '-', '')]] }),
    view.request.ticketId,
  );
  return input.callbackId === null ? null : { speech: sentence('notice.chooseBelow', {}) };
}

function askReason(arrival: Known, view: ChainView, wish: Wish): Notice {
  const usual =
    wish.verb === 'back'
      ? ['usual.incomplete', 'usual.unclear']
      : ['usual.noBasis', 'usual.duplicateRequest'];
  const buttons = usual.map((label, index): Button[] => [
    approvalButton(
      label,
      wish.verb === 'back' ? 'why' : 'whyNo',
      wish.caseId,
      wish.revision,
      wish.field === '' ? '-' : wish.field,
      index,
    ),
  ]);
  return askAside(
    arrival,
    question(wish),
    view.request.caseId,
    sentence(wish.verb === 'back' ? 'approval.askReturn' : 'approval.askReject', {}, { buttons }),
  );
}

/** What a press says of the step: the one that waits now, since the question was asked of it. */
export async function stepNow(desk: Desk, caseId: string): Promise<string> {
  const request = await requestByCase(desk.pool, caseId);
  return request === null ? '' : ((await readChain(desk, request))?.next?.code ?? '');
}

/** Shows the card anew to somebody whose step it is, or who decided before. */
export async function showApproval(desk: Desk, arrival: Known, request: Request): Promise<Notice> {
  const view = await readChain(desk, request);
  const { person, change, chat } = arrival;
  const isHis =
    view !== null &&
    (view.holders.some((one) => one.id === person.id || one.deputyId === person.id) ||
      view.decisions.some((one) => one.personId === person.id));
  if (!isHis) return absent();
  postApproval(change, request.caseId, chat.id);
  return null;
}
