/**
 * What a person may have in hand when his roles end, as one list: shown before it happens, handed over after. A new noun (duties,
 * subdomains) adds a row: what of it is his, where it goes, and the signals that take it there.
 */
import { managedBy } from '../db/subdomains.ts';
import { openLeaveOf } from '../db/leaves.ts';
import { approvalsAskedOf } from '../db/approvals.ts';
import type { Person } from '../db/people.ts';
import { ownedBy, reportedBy, type Ticket } from '../db/tickets.ts';
import type { Change } from '../engine/change.ts';
import { readAgain } from './approvals.ts';
import type { Desk } from './desk.ts';
import { handOn, mayHold } from './handover.ts';
import { send } from './signal.ts';
import { holds, MAY_BE_AWAY } from './staffing.ts';

export interface Holding {
  readonly name: 'tickets' | 'reports' | 'subdomains' | 'leave' | 'approvals';
  /** To whoever stands in, else back to a queue; or it stays his; or it is over; or whoever else holds the role. */
  readonly goes: 'deputy' | 'stays' | 'ends' | 'others';
  /** Short names of what is his, by the roles he will have then. */
  of(desk: Desk, after: Person): Promise<string[]>;
  /** After the roles have ended: the signals that take it where it goes; how many. */
  handOver?(desk: Desk, change: Change, person: Person, because: string): Promise<number>;
}

/** More tickets in one person's hands than anybody can handle. */
const MOST = 1000;

const ticketsLost = async (desk: Desk, person: Person) =>
  (await ownedBy(desk.pool, { personId: person.id }, MOST)).filter((ticket) => !mayHold(person, ticket));

/** Whoever manages a person does not learn of the complaints he made or handles. */
const namesOf = (tickets: readonly Ticket[]): string[] =>
  tickets.filter((ticket) => ticket.kind !== 'complaint').map((ticket) => ticket.short);

/** What he manages in offices where he will hold no role. */
const managedLost = async (desk: Desk, after: Person) =>
  (await managedBy(desk.pool, after.id)).filter(
    (one) => !after.roles.some((held) => [one.officeCode, one.parentCode].includes(held.officeCode)),
  );

export const HOLDINGS: readonly Holding[] = [
  {
    name: 'tickets',
    goes: 'deputy',
    of: async (desk, after) => namesOf(await ticketsLost(desk, after)),
    async handOver(desk, change, person, because) {
      const lost = await ticketsLost(desk, person);
      for (const { caseId } of lost) handOn(change, caseId, because);
      return lost.length;
    },
  },
  {
    name: 'reports',
    goes: 'stays',
    of: async (desk, { id }) => namesOf(await reportedBy(desk.pool, { personId: id }, true, MOST)),
  },
  {
    // The office stays their owner; who manages them is asked of it anew.
    name: 'subdomains',
    goes: 'ends',
    of: async (desk, after) => (await managedLost(desk, after)).map((one) => one.fqdn),
    async handOver(desk, change, person, because) {
      const lost = await managedLost(desk, person);
      for (const { caseId } of lost)
        send(change, `subdomainLosesManager:${caseId}:${because}`, { name: 'subdomainLosesManager', caseId });
      return lost.length;
    },
  },
  {
    name: 'leave',
    goes: 'ends',
    async of(desk, after) {
      const leave = holds(after, ...MAY_BE_AWAY) ? null : await openLeaveOf(desk.pool, after.id);
      return leave === null ? [] : [leave.fromOn];
    },
    async handOver(desk, change, person, because) {
      const leave = holds(person, ...MAY_BE_AWAY) ? null : await openLeaveOf(desk.pool, person.id);
      if (leave !== null)
        send(change, `leaveEnds:${leave.caseId}:${because}`, { name: 'leaveEnds', caseId: leave.caseId });
      return 0;
    },
  },
  {
    name: 'approvals',
    goes: 'others',
    async of(desk, after) {
      const asked = await approvalsAskedOf(desk.pool, after.id);
      return asked
        .filter(
          ({ role, officeCode }) =>
            !after.roles.some((held) => held.role === role && held.officeCode === officeCode),
        )
        .map(({ number }) => number?.slice(-6) ?? '');
    },
    /** Whoever holds the role then is asked; nobody: the signed letter can meet the step. */
    async handOver(desk, change, person, because) {
      const asked = await approvalsAskedOf(desk.pool, person.id);
      const lost = asked.filter(
        ({ role, officeCode }) =>
          !person.roles.some((held) => held.role === role && held.officeCode === officeCode),
      );
      for (const { caseId } of lost) readAgain(change, caseId, because);
      return lost.length;
    },
  },
];
