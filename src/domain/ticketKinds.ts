/**
 * The five kinds of user service and what differs between them.
 * Source: Bitung 41(3) as corrected by Padang 49(3); `domain.md` 4.1.
 */
export const TICKET_KINDS = ['complaint', 'incident', 'problem', 'service_request', 'change'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export interface KindRule {
  /** Who may open it: staff by a report, or only the desk (a "masalah" is never opened by users). */
  readonly openedBy: 'staff' | 'desk';
  /** Where it starts. A complaint is reviewed by a coordinator, never by the person it is about. */
  readonly firstDesk: 'tier1' | 'tier2' | 'coordinator';
  /** Whether three working days of silence close it. A complaint is never closed without an answer. */
  readonly closesBySilence: boolean;
  /** Which times are counted: response and resolution, or a date of review. */
  readonly clocks: 'both' | 'review';
}

export const KIND_RULES: Readonly<Record<TicketKind, KindRule>> = {
  complaint: { openedBy: 'staff', firstDesk: 'coordinator', closesBySilence: false, clocks: 'both' },
  incident: { openedBy: 'staff', firstDesk: 'tier1', closesBySilence: true, clocks: 'both' },
  problem: { openedBy: 'desk', firstDesk: 'tier2', closesBySilence: true, clocks: 'review' },
  service_request: { openedBy: 'staff', firstDesk: 'tier1', closesBySilence: true, clocks: 'both' },
  change: { openedBy: 'staff', firstDesk: 'tier1', closesBySilence: true, clocks: 'both' },
};
