/**
 * An audit of infrastructure, an application or security (Bitung 42-45, Padang 50-53): planned, paid for, held, reported, received by
 * those whom the city's text names (Bitung 43(2): Walikota through Ketua Tim Koordinasi; Padang: nobody), followed up, closed. What it
 * found are cases of their own (`finding.ts`); here only how many of them are open.
 */
import { assign, setup } from 'xstate';

export type Receiver = 'chair' | 'mayor';

export interface AuditMemory {
  /** Who must still confirm that he received the result, in order. */
  receipts: Receiver[];
  hasAuditor: boolean;
  hasCriteria: boolean;
  /** The letter of assignment (surat tugas). */
  hasLetter: boolean;
  /** Findings nobody has accepted the follow-up of. */
  open: number;
}

export type AuditEvent =
  | { type: 'BUDGETED' }
  | { type: 'AUDITOR_NAMED' }
  | { type: 'CRITERIA_SET' }
  | { type: 'LETTER_GIVEN' }
  | { type: 'STARTED' }
  | { type: 'REPORTED' }
  | { type: 'RECEIVED_BY_CHAIR' }
  | { type: 'RECEIVED_BY_MAYOR' }
  | { type: 'FINDING_ADDED' }
  | { type: 'FINDING_SETTLED' }
  | { type: 'CLOSED' }
  | { type: 'CANCELLED' };

export const audit = setup({
  types: {
    context: {} as AuditMemory,
    events: {} as AuditEvent,
    input: {} as { receipts: Receiver[] },
    tags: {} as 'open',
  },
  guards: {
    /** Nobody audits without a name, a measure and a letter (Bitung 1(38), 42(3), 43(3)). */
    isReady: ({ context }) => context.hasAuditor && context.hasCriteria && context.hasLetter,
    isForChair: ({ context }) => context.receipts[0] === 'chair',
    isForMayor: ({ context }) => context.receipts[0] === 'mayor',
    hasOpen: ({ context }) => context.open > 0,
    hasNoneOpen: ({ context }) => context.open === 0,
  },
  actions: {
    keepAuditor: assign({ hasAuditor: true }),
    keepCriteria: assign({ hasCriteria: true }),
    keepLetter: assign({ hasLetter: true }),
    received: assign({ receipts: ({ context }) => context.receipts.slice(1) }),
    addFinding: assign({ open: ({ context }) => context.open + 1 }),
    settleFinding: assign({ open: ({ context }) => context.open - 1 }),
    /** What the text asks for is complete: evidence of the audit's duty. */
    fileEvidence: () => {},
    /** The result waits for who must receive it. */
    askReceipt: (_, _params: { from: Receiver }) => {},
  },
}).createMachine({
  id: 'audit',
  context: ({ input }) => ({
    receipts: input.receipts,
    hasAuditor: false,
    hasCriteria: false,
    hasLetter: false,
    open: 0,
  }),
  initial: 'planned',
  states: {
    planned: {
      tags: ['open'],
      on: {
        AUDITOR_NAMED: { actions: ['keepAuditor'] },
        CRITERIA_SET: { actions: ['keepCriteria'] },
        LETTER_GIVEN: { actions: ['keepLetter'] },
        BUDGETED: 'budgeted',
        CANCELLED: 'cancelled',
      },
    },
    budgeted: {
      tags: ['open'],
      on: {
        AUDITOR_NAMED: { actions: ['keepAuditor'] },
        CRITERIA_SET: { actions: ['keepCriteria'] },
        LETTER_GIVEN: { actions: ['keepLetter'] },
        STARTED: { guard: 'isReady', target: 'running' },
        CANCELLED: 'cancelled',
      },
    },
    running: {
      tags: ['open'],
      on: { REPORTED: 'reported', CANCELLED: 'cancelled' },
    },
    reported: {
      tags: ['open'],
      initial: 'judging',
      states: {
        judging: {
          always: [
            { guard: 'isForChair', target: 'toChair' },
            { guard: 'isForMayor', target: 'toMayor' },
            { target: '#audit.followUp' },
          ],
        },
        toChair: {
          entry: [{ type: 'askReceipt', params: { from: 'chair' } }],
          on: { RECEIVED_BY_CHAIR: { target: 'judging', actions: ['received'] } },
        },
        toMayor: {
          entry: [{ type: 'askReceipt', params: { from: 'mayor' } }],
          on: { RECEIVED_BY_MAYOR: { target: 'judging', actions: ['received'] } },
        },
      },
      on: {
        FINDING_ADDED: { actions: ['addFinding'] },
        FINDING_SETTLED: { guard: 'hasOpen', actions: ['settleFinding'] },
      },
    },
    followUp: {
      tags: ['open'],
      entry: ['fileEvidence'],
      on: {
        FINDING_ADDED: { actions: ['addFinding'] },
        FINDING_SETTLED: { guard: 'hasOpen', actions: ['settleFinding'] },
        CLOSED: { guard: 'hasNoneOpen', target: 'closed' },
      },
    },
    closed: {},
    cancelled: {},
  },
});
