/** Those who approve a request: who is asked, in which order. */
import type { Request } from '../db/requests.ts';
import type { RequestContent } from '../domain/formPlan.ts';
import type { Change } from '../engine/change.ts';
import type { Desk } from './desk.ts';

/** A request was sent, or sent again after a correction (`request.revision` is this one): its chain begins. */
export async function approvalsBegin(
  _desk: Desk,
  _change: Change,
  _request: Request,
  _content: RequestContent,
  _now: Temporal.Instant,
): Promise<void> {}
