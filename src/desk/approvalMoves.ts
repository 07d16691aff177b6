/** What the effects of a request's chart below `deciding` do. */
import type { Request } from '../db/requests.ts';
import type { Change } from '../engine/change.ts';
import type { Effect } from '../engine/machines.ts';
import type { Desk } from './desk.ts';
import type { RequestMove } from './requestMoves.ts';

/** An effect that the form's part does not know. `request` is as it stands after the move. */
export async function performApproval(
  _desk: Desk,
  _change: Change,
  _request: Request,
  effect: Effect,
  _move: RequestMove,
  _now: Temporal.Instant,
): Promise<void> {
  throw new Error(`Nothing answers the effect "${effect.type}" of a request (src/desk/approvalMoves.ts).`);
}
