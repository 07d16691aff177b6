import type { Field } from '../forms.ts';
import type { TicketKind } from '../ticketKinds.ts';
import type { Classification, Group, Routing } from '../vocabulary.ts';

/** What a service is in every city that has it: its name, its questions and its way. The law of it is in the city's file. */
export interface CommonService {
  readonly title: string;
  readonly kind: TicketKind;
  readonly group: Group;
  readonly fields: readonly Field[];
  readonly routing: Routing;
  /** Target from submission to delivery, a proposal (domain.md 3, 4.4): `2wd`, `1h`. */
  readonly time: string;
  /** A paper letter is required; the desk keeps its number and date. */
  readonly letterRequired?: true;
  /** Two different people must approve. */
  readonly twoPerson?: true;
  /** From the start; a person may raise it. */
  readonly classification?: Classification;
  /** NIK, KTP and passphrase go to the issuer's portal, never into the chat: the desk follows the state only (domain.md 6). */
  readonly portalOnly?: true;
}

export type CommonServices = Readonly<Record<string, CommonService>>;
