/** What some actions need beside a line: an office, another ticket, a date. Read from what was said, else asked for. */
import type { Ticket } from '../db/tickets.ts';
import type { Action } from '../domain/authority.ts';
import type { TicketColumns } from '../engine/change.ts';
import type { TicketEvent } from '../../flows/ticket.ts';
import type { Acting } from './acts.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { prepareReply } from './advice.ts';
import { prepareAcceptance } from './calls.ts';
import { prepareMerge } from './merging.ts';
import { prepareSame } from './mass.ts';
import { prepareReferral } from './referring.ts';
import { prepareTransfer } from './transferring.ts';
import { prepareVisit, prepareWait } from './waiting.ts';
import type { Move } from './ticketMoves.ts';

/** Everything is known: how the ticket moves, and what is to be done with that move. */
export interface Ready {
  readonly acting: Acting;
  /** Details of the machine's event. */
  readonly event?: Partial<TicketEvent>;
  readonly columns?: Partial<TicketColumns>;
  readonly data?: Move['data'];
  readonly afterwards?: () => Promise<void>;
}
/** Or the question, or the refusal. */
export type Prepared = Ready | { readonly notice: Notice };

type Prepare = (desk: Desk, arrival: Known, ticket: Ticket, acting: Acting) => Promise<Prepared>;

const PREPARES: Partial<Record<Action, Prepare>> = {
  accept: prepareAcceptance,
  transfer: prepareTransfer,
  merge: prepareMerge,
  wait: prepareWait,
  visit: prepareVisit,
  refer: prepareReferral,
  same: prepareSame,
  reply: prepareReply,
};

export const prepare: Prepare = (desk, arrival, ticket, acting) =>
  PREPARES[acting.action]?.(desk, arrival, ticket, acting) ?? Promise.resolve({ acting });
