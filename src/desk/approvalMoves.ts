/** What the effects of a request's chart below `deciding` do: reminders, a copy upward, the way by a signed letter. */
import { waitingStepOf } from '../db/approvals.ts';
import { holdersOf } from '../db/people.ts';
import type { Request } from '../db/requests.ts';
import { ABOVE } from '../domain/approvals.ts';
import type { Role } from '../domain/authority.ts';
import type { Change } from '../engine/change.ts';
import type { Effect } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { readChain, type ChainView } from './approvalChain.ts';
import { approvalButton, chatsAsked, draftRow, postApproval, readAgain } from './approvals.ts';
import type { Desk } from './desk.ts';
import { titleOf, type RequestMove } from './requestMoves.ts';

/** An effect that the form's part does not know. `request` is as it stands after the move. */
export async function performApproval(
  desk: Desk,
  change: Change,
  request: Request,
  effect: Effect,
  _move: RequestMove,
  now: Temporal.Instant,
): Promise<void> {
  const { chatId, caseId } = request;
  switch (effect.type) {
    case 'readChainAgain':
      return readAgain(change, caseId, now.toString());
    case 'remindStep':
    case 'offerLetter': {
      const view = await readChain(desk, request);
      if (view?.next === null || view === null) return;
      await remindStep(desk, change, view, effect.type === 'offerLetter');
      return;
    }
    case 'remindOfLetter':
      if (chatId !== null) await remindOfLetter(desk, change, request, now);
      return;
    case 'tellLetterLapsed':
      if (chatId !== null)
        change.say(
          chatId,
          sentence('approval.letterLapsed', { number: request.number ?? '', title: titleOf(desk, request) }),
          request.ticketId,
        );
      return;
    default:
      throw new Error(
        `Nothing answers the effect "${effect.type}" of a request (src/desk/approvalMoves.ts).`,
      );
  }
}

/** The card comes again to whoever can meet the step; lying longer it is told upward, and the signed letter may meet it. */
async function remindStep(desk: Desk, change: Change, view: ChainView, isSilent: boolean): Promise<void> {
  const { request, next } = view;
  if (next === null) return;
  const { caseId, chatId, ticketId } = request;
  const waiting = await waitingStepOf(desk.pool, caseId);
  const said = {
    number: request.number ?? '',
    title: titleOf(desk, request),
    step: next.title,
    office: request.officeName,
    since: (waiting?.since ?? request.touchedAt).toISOString(),
    names: view.holders.map((one) => one.name),
  };
  for (const chat of chatsAsked(view)) {
    change.say(chat, sentence('approval.reminder', said), ticketId);
    postApproval(change, caseId, chat);
  }
  if (!isSilent) return;
  for (const above of await chatsAbove(desk, view, next.role))
    change.say(above, sentence('approval.copyUpward', said), ticketId);
  if (chatId !== null)
    change.say(
      chatId,
      sentence('approval.silent', said, {
        buttons: [[approvalButton('approval.sign', 'sign', caseId)], draftRow(caseId)],
        replaces: 'approval',
      }),
      ticketId,
    );
}

/** Whoever stands above the step's holders; nobody who asked or is asked himself. */
async function chatsAbove(desk: Desk, view: ChainView, role: Role): Promise<number[]> {
  const roles = ABOVE[role] ?? ['coordinator'];
  const asked = new Set([view.request.personId, ...view.holders.map((one) => one.id)]);
  const above = await holdersOf(desk.pool, roles, role === 'tier1' ? view.officeCode : null);
  return above.flatMap(({ id, chatId }) => (chatId === null || asked.has(id) ? [] : [chatId]));
}

async function remindOfLetter(
  desk: Desk,
  change: Change,
  request: Request,
  now: Temporal.Instant,
): Promise<void> {
  const view = await readChain(desk, request);
  const field = view?.awaitedLetters[0];
  if (request.chatId === null || field === undefined) return;
  const sentAt = request.sentAt ?? request.touchedAt;
  const until = new Date(sentAt.getTime() + 14 * 24 * 60 * 60_000);
  const days = Math.max(1, Math.round((until.getTime() - now.epochMilliseconds) / 86_400_000));
  change.say(
    request.chatId,
    sentence(
      'approval.letterReminder',
      { number: request.number ?? '', title: titleOf(desk, request), until: until.toISOString(), days },
      {
        buttons: [
          [approvalButton('approval.letterCame', 'got', request.caseId, field)],
          draftRow(request.caseId),
        ],
      },
    ),
    request.ticketId,
  );
}
