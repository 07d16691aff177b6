/**
 * The chain of a request goes on: it begins when the request is sent, its next step is asked of whoever can meet it, and whoever
 * asked is told where it stands. Who decides and how is in `approvalActs.ts`.
 */
import { insertApproval, keepWaitingStep, type Approving } from '../db/approvals.ts';
import { requestByCase, type Request } from '../db/requests.ts';
import { cardsOf } from '../db/tickets.ts';
import { askedOf, type MetStep } from '../domain/approvals.ts';
import type { RequestContent } from '../domain/formPlan.ts';
import type { Change } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { ChainPlace } from '../../flows/request.ts';
import { metBy, readChain, type ChainView } from './approvalChain.ts';
import { toDate, type Desk } from './desk.ts';
import { moveRequest, titleOf, type RequestMove } from './requestMoves.ts';
import { send, type Signal } from './signal.ts';

/** `q:<verb>:<case>[:<x>[:<y>]]`: a button of the approvals. */
export const approvalButton = (
  label: string,
  verb: string,
  caseId: string,
  ...rest: (string | number)[]
): Button => ({
  label,
  data: ['q', verb, caseId, ...rest].join(':'),
});

/** A request was sent, or sent again after a correction: its chain is read in a step of its own. */
export async function approvalsBegin(
  _desk: Desk,
  change: Change,
  request: Request,
  _content: RequestContent,
  _now: Temporal.Instant,
): Promise<void> {
  readAgain(change, request.caseId, `sent:${request.revision}`);
  await Promise.resolve();
}

/** The chain is read anew: it was sent, or who may meet its step changed. `because` makes it happen once. */
export const readAgain = (change: Change, caseId: string, because: string): void =>
  send(change, `chain:${caseId}:${because}`, { name: 'chainIsRead', caseId });

/** The signal `chainIsRead`. */
export async function chainIsRead(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const request = await requestByCase(desk.pool, caseId);
  if (request === null || !restore(request.case).can({ type: 'CHAIN_READ', to: 'vacant', isAwaited: false }))
    return;
  const view = await readChain(desk, request);
  if (view !== null) await goOn(desk, change, view, { type: 'CHAIN_READ' }, { by: null }, now);
}

/**
 * Moves the request to where its chain stands: `view` is how it is with this event. All steps met, it is passed. False: its state
 * does not allow it.
 */
export async function goOn(
  desk: Desk,
  change: Change,
  view: ChainView,
  event: { readonly type: 'CHAIN_READ' | 'STEP_MET' | 'LETTER_CAME' },
  move: Omit<RequestMove, 'events'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const { request, place, next, own } = view;
  const isAwaited = view.awaitedLetters.length > 0;
  const events = place === 'done' ? [{ type: 'PASSED' }] : [{ ...event, to: place, isAwaited }];
  const moved = await moveRequest(desk, change, request, { ...move, events }, now);
  if (!moved.ok) return false;
  for (const step of own)
    change.also.push((client) =>
      insertApproval(client, {
        ...{ caseId: request.caseId, step: step.code, role: step.role, officeCode: step.office },
        ...{ revision: request.revision, decision: 'own', personId: request.personId, insteadOf: null },
        ...{ number: null, letterOn: null, sha256: null, at: toDate(now) },
      }),
    );
  change.also.push((client) =>
    keepWaitingStep(
      client,
      request.caseId,
      next === null || place === 'done'
        ? null
        : { step: next.code, role: next.role, officeCode: view.officeCode, place, since: toDate(now) },
    ),
  );
  await showApprovalCards(desk, change, request.caseId);
  if (place !== 'done') await tell(desk, change, view, place);
  return true;
}

/** The cards of those who were asked show how it stands. */
export async function showApprovalCards(desk: Desk, change: Change, caseId: string): Promise<void> {
  for (const card of await cardsOf(desk.pool, caseId))
    if (card.view === 'approval')
      change.card({ owner: caseId, chatId: card.chatId, view: 'approval', caseId });
}

/** Whoever can meet the step is asked, and whoever asked for the service hears where it stands. */
async function tell(
  desk: Desk,
  change: Change,
  view: ChainView,
  place: Exclude<ChainPlace, 'done'>,
): Promise<void> {
  const { request, next, chain, awaitedLetters } = view;
  if (next === null) return;
  if (place === 'asked') for (const chatId of chatsAsked(view)) postApproval(change, request.caseId, chatId);
  if (request.chatId === null) return;
  const said = {
    number: request.number ?? '',
    title: titleOf(desk, request),
    step: next.title,
    office: view.officeCode === desk.region.ictOffice.code ? '' : officeName(desk, next.office),
    nth: chain.indexOf(next) + 1,
    count: chain.length,
  };
  const { caseId } = request;
  const buttons =
    place === 'vacant'
      ? [[approvalButton('approval.sign', 'sign', caseId)], draftRow(caseId)]
      : place === 'held'
        ? [
            awaitedLetters
              .slice(0, 1)
              .map((field) => approvalButton('approval.letterCame', 'got', caseId, field)),
            draftRow(caseId),
          ]
        : [];
  const name = ({ asked: 'approval.waits', vacant: 'approval.vacant', held: 'approval.held' } as const)[
    place
  ];
  change.say(request.chatId, sentence(name, said, { buttons, replaces: 'approval' }), request.ticketId);
}

export const draftRow = (caseId: string): Button[] => [approvalButton('approval.draft', 'draft', caseId)];

/** A new card at the bottom of his chat, with what he decides on. */
export function postApproval(change: Change, caseId: string, chatId: number): void {
  change.card({ owner: caseId, chatId, view: 'approval', caseId, class: 2, anew: true });
}

/** The private chats of those who can meet the step now. */
export function chatsAsked({ request, service, holders }: ChainView): number[] {
  const ids = new Set(askedOf({ requesterId: request.personId, twoPerson: service.twoPerson }, holders));
  const all = holders.flatMap((one: Approving) => [
    { id: one.id, chatId: one.chatId },
    { id: one.deputyId, chatId: one.deputyChatId },
  ]);
  const chats = all.flatMap(({ id, chatId }) =>
    id !== null && ids.has(id) && chatId !== null ? [chatId] : [],
  );
  return [...new Set(chats)];
}

/** How the chain stands once this step is met too. */
export const withMet = (desk: Desk, view: ChainView, met: MetStep): Promise<ChainView | null> =>
  readChain(desk, view.request, [
    ...view.own.map((step) => metBy(step, view.request.personId, view.request.revision)),
    met,
  ]);

const officeName = ({ region }: Pick<Desk, 'region'>, code: string): string =>
  region.offices.find((office) => office.code === code)?.name ?? code;
