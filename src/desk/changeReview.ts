/** A change that was carried out is looked back on by those who authorise changes, never by whoever carried it out. */
import {
  insertReview,
  isReviewed,
  keepVerdict,
  REVIEW_VERDICTS,
  reviewByCase,
  type ChangeReview,
} from '../db/changeReviews.ts';
import { holdersOf } from '../db/people.ts';
import { requestOfTicket } from '../db/requests.ts';
import { ticketByCase } from '../db/tickets.ts';
import { isPlannedChange } from '../domain/changes.ts';
import { serviceOf } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import { begin, step, type Step } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { absent } from './acts.ts';
import { approvalButton } from './approvals.ts';
import { dueAt, toDate, type Desk, type Known, type Notice } from './desk.ts';
import type { Signal } from './signal.ts';
import { holds, settled } from './staffing.ts';

/** Who authorises changes (domain.md 4.1): the head of division, at most the Kepala Dinas; the coordinator where there is none. */
const REVIEWERS = ['division_head', 'coordinator', 'agency_head'] as const;

/** The signal `changeIsDone`: the ticket that carried it out is closed. */
export async function beginReview(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const request = await requestOfTicket(desk.pool, caseId);
  const service = request === null ? undefined : serviceOf(desk.region, request.service);
  if (request === null || service === undefined || !isPlannedChange(service)) return;
  if (await isReviewed(desk.pool, request.caseId)) return;
  const reviewId = desk.newId();
  const begun = begin('changeReview');
  change.open(reviewId, begun, [
    { kind: 'REVIEW_ASKED', actor: null, role: null, at: now.toString(), data: { request: request.caseId } },
  ]);
  setTimers(desk, change, reviewId, begun, now);
  change.also.push((client) => insertReview(client, { caseId: reviewId, requestId: request.caseId }));
  const said = { title: service.title, office: request.officeName, number: request.number ?? '' };
  await ask(desk, change, { caseId: reviewId, ticketId: caseId, ...said });
}

const setTimers = (desk: Desk, change: Change, caseId: string, next: Step, now: Temporal.Instant): void =>
  change.timers(caseId, next, (delay) => dueAt(desk.calendar('five_days'), now, delay));

/** Asked of the first of these roles that somebody else than the owner holds. */
async function ask(
  desk: Desk,
  change: Change,
  of: { caseId: string; ticketId: string; title: string; office: string; number: string },
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, of.ticketId);
  for (const role of REVIEWERS) {
    const holders = (await holdersOf(desk.pool, [role], null)).filter(
      ({ id, chatId }) => chatId !== null && id !== ticket?.ownerId && id !== ticket?.reporterId,
    );
    for (const { chatId } of holders)
      change.say(
        chatId as number,
        sentence('change.askReview', of, {
          buttons: REVIEW_VERDICTS.map((verdict) => [
            approvalButton(`change.${verdict}`, 'review', of.caseId, verdict),
          ]),
        }),
        of.ticketId,
      );
    if (holders.length > 0) return;
  }
}

/** Nobody has answered yet. */
export async function reviewFired(
  desk: Desk,
  change: Change,
  caseId: string,
  event: { readonly type: string },
  now: Temporal.Instant,
): Promise<void> {
  const review = await reviewByCase(desk.pool, caseId);
  const stepped = review === null ? null : step(review.case, [event]);
  if (review === null || stepped?.ok !== true) return;
  change.move(
    review.case,
    stepped.step,
    [{ kind: 'REVIEW_ASKED', actor: null, role: null, at: now.toString() }],
    false,
  );
  setTimers(desk, change, caseId, stepped.step, now);
  await ask(desk, change, {
    ...review,
    title: serviceOf(desk.region, review.service)?.title ?? review.service,
    office: review.officeName,
  });
}

/** A press below the question. */
export async function reviewChange(
  desk: Desk,
  arrival: Known,
  caseId: string,
  choice: string,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const review = await reviewByCase(desk.pool, caseId);
  const verdict = REVIEW_VERDICTS.find((one) => one === choice);
  const role = REVIEWERS.find((one) => holds(person, one));
  if (review === null || role === undefined || verdict === undefined) return absent();
  const ticket = await ticketByCase(desk.pool, review.ticketId);
  if (ticket !== null && [ticket.ownerId, ticket.reporterId].includes(person.id))
    return { speech: sentence('change.notOwnReview', {}), alert: true };
  const stepped = step(review.case, [{ type: 'REVIEWED' }]);
  if (!stepped.ok) return already(review);
  change.move(
    review.case,
    stepped.step,
    [{ kind: 'REVIEWED', actor: person.id, role, at: now.toString(), data: { verdict } }],
    true,
  );
  setTimers(desk, change, caseId, stepped.step, now);
  change.also.push((client) => keepVerdict(client, { caseId, verdict, by: person.id, now: toDate(now) }));
  return settled(arrival, sentence('change.reviewed', { number: review.number, verdict }));
}

const already = (review: ChangeReview): Notice => ({
  speech: sentence('change.reviewedAlready', {
    by: review.reviewedByName ?? '',
    at: (review.reviewedAt ?? new Date(0)).toISOString(),
  }),
  alert: true,
});
