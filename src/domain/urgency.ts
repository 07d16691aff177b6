import { isOfMandiriOffice } from './selfManaged.ts';

/** What is restricted is a security incident, but for a request of that class (a LAN diagram, a firewall), which has its service's time. */
export const isSecurity = (ticket: {
  readonly isRestricted: boolean;
  readonly targetMinutes?: number | null;
}): boolean => ticket.isRestricted && (ticket.targetMinutes ?? null) === null;

/** P1 and security incidents: they go first, around the clock. Source: domain.md 4.3. */
export const isUrgent = (ticket: {
  readonly priority: string;
  readonly isRestricted: boolean;
  readonly targetMinutes?: number | null;
}): boolean => ticket.priority === 'P1' || isSecurity(ticket);

/** What the rule needs to know of a ticket. */
export interface Lying {
  readonly isOpen: boolean;
  readonly status: string;
  readonly ownerId: number | null;
  readonly desk: string;
  readonly kind: string;
  readonly category: string;
  readonly priority: string;
  readonly isRestricted: boolean;
  readonly targetMinutes?: number | null;
  readonly pdMandiri: boolean;
}

const liesFree = (ticket: Lying): boolean =>
  ticket.isOpen && ticket.status === 'queued' && ticket.ownerId === null;

/**
 * Somebody must be called for it: urgent, and in nobody's hands. Complaints are the coordinator's, a masalah has a date of
 * review, and what a PD Mandiri TIK keeps is its own team's. Source: `chat.md`, "A ticket" 7.
 */
export const needsCall = (ticket: Lying): boolean =>
  liesFree(ticket) &&
  isUrgent(ticket) &&
  ticket.kind !== 'complaint' &&
  ticket.kind !== 'problem' &&
  !(ticket.desk === 'tier1' && isOfMandiriOffice(ticket));

/** Lies at Tier 1 in nobody's hands, and nobody is called for it. Source: `chat.md`, "Time". */
export const awaitsTier1 = (ticket: Lying): boolean =>
  liesFree(ticket) && ticket.desk === 'tier1' && !needsCall(ticket) && ticket.kind !== 'complaint';
