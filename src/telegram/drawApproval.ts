/** A request as those who approve it see it: what is asked, step by step who decided, and their buttons while it is their turn. */
import type { Pool } from 'pg';
import { personById } from '../db/people.ts';
import { requestByCase } from '../db/requests.ts';
import { mayMeet } from '../domain/approvals.ts';
import type { Region } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { readChain, type ChainView } from '../desk/approvalChain.ts';
import { approvalButton } from '../desk/approvals.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { StepLine } from '../locales/approvals.id.ts';
import type { Styled } from './text.ts';

/** Of one answer, and of all together, in UTF-16 units: below Telegram's limit of a message. */
const MOST_ANSWER = 500;
const MOST_ANSWERS = 2_400;

export async function drawApproval(
  desk: { pool: Pool; region: Region },
  locale: Locale,
  caseId: string,
  personId: number | null,
): Promise<{ styled: Styled; buttons: Button[][] } | null> {
  const request = await requestByCase(desk.pool, caseId);
  const view = request === null ? null : await readChain(desk, request);
  if (request === null || view === null) return null;
  const person = personId === null ? null : await personById(desk.pool, personId);
  const { next, service, content } = view;
  const isHis =
    person !== null &&
    (view.holders.some((one) => one.id === person.id || (one.isAway && one.deputyId === person.id)) ||
      view.decisions.some((one) => one.personId === person.id));
  // Whoever was asked once and is not any more reads nothing further of it.
  if (!isHis)
    return {
      styled: { text: locale.sentences['approval.goneOn']({ number: request.number ?? '' }), entities: [] },
      buttons: [],
    };
  const isMine =
    request.status === 'deciding' &&
    next !== null &&
    person !== null &&
    mayMeet(
      next,
      view.chain,
      view.met,
      { requesterId: request.personId, twoPerson: service.twoPerson },
      person,
      view.holders,
    ).ok;
  const answers: { label: string; shown: string }[] = [];
  let room = MOST_ANSWERS;
  for (const { label, shown } of content.answers) {
    const words = clip(shown, MOST_ANSWER);
    room -= label.length + words.length + 3;
    if (room < 0) break;
    answers.push({ label, shown: words });
  }
  const text = locale.sentences['approval.card']({
    number: request.number ?? '',
    title: content.title,
    office: content.office.name,
    requester: content.requester.name,
    revision: request.revision,
    status: request.status,
    article: service.article,
    answers,
    more: content.answers.length - answers.length,
    steps: request.status === 'deciding' ? linesOf(view) : decidedOf(view),
    step: next?.title ?? null,
    isMine,
    isHeld: view.place === 'held',
    awaited: content.answers
      .filter(({ field }) => view.awaitedLetters.includes(field))
      .map(({ label }) => label),
    reason: ['filling', 'rejected'].includes(request.status) ? request.returnReason : null,
  });
  return { styled: { text: clip(text, 4000), entities: [] }, buttons: buttonsOf(view, isMine) };
}

/** Each step: met, its turn, or later. */
function linesOf({ chain, decisions, met, next, own }: ChainView): StepLine[] {
  return chain.map((step) => {
    const isMet =
      met.some((one) => one.code === step.code && one.office === step.office) || own.includes(step);
    const row = decisions.findLast(
      (one) => one.step === step.code && ['approved', 'letter', 'own'].includes(one.decision),
    );
    return {
      title: step.title,
      state: isMet ? 'met' : step === next ? 'now' : 'later',
      decision: row?.decision ?? null,
      by: row?.name ?? null,
      insteadOf: row?.insteadOfName ?? null,
      number: row?.number ?? null,
      letterOn: row?.letterOn ?? null,
      at: row?.at.toISOString() ?? null,
    };
  });
}

/** Of what is not being decided on: only what was decided. */
const decidedOf = (view: ChainView): StepLine[] => linesOf(view).filter(({ state }) => state === 'met');

function buttonsOf({ request, next, place, content }: ChainView, isMine: boolean): Button[][] {
  const { caseId, revision } = request;
  const hasFiles = content.answers.some(
    ({ value }) => value.is === 'file' || (value.is === 'letter' && value.file !== undefined),
  );
  const files = hasFiles ? [[approvalButton('approval.files', 'files', caseId)]] : [];
  if (!isMine || next === null || place === 'held') return files;
  const decide = (label: string, verb: string) => approvalButton(label, verb, caseId, revision, next.code);
  if (next.task === 'record') return [[decide('approval.notice', 'ok')], ...files];
  return [
    [decide('approval.approve', 'ok')],
    [decide('approval.return', 'back')],
    [decide('approval.reject', 'no')],
    ...files,
  ];
}
