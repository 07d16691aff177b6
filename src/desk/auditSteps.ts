/**
 * The steps of an audit that a person does, as one table: the event, whether a line is asked for, and how that line is read. A button
 * and a command (`/audit A-3 tugas 090/12/2026 1 Maret 2027`) come to the same row.
 */
import type { Audit, AuditColumns } from '../db/audits.ts';
import type { AuditEvent } from '../../flows/audit.ts';
import { auditorKinds, readAuditor, type AuditAction } from '../domain/audits.ts';
import { readNumberAndDate } from '../domain/auditWords.ts';
import { sentence } from '../engine/speech.ts';
import type { Desk, Notice } from './desk.ts';

/** What a line says, or why it will not do. */
export type Read =
  | { readonly columns: AuditColumns; readonly data?: Readonly<Record<string, string>> }
  | { readonly refused: NonNullable<Notice> };

export interface StepRule {
  readonly event: AuditEvent['type'];
  /** Null: pressing is enough. */
  readonly read: ((desk: Desk, audit: Audit, text: string, today: Temporal.PlainDate) => Read) | null;
}

const refused = (speech: ReturnType<typeof sentence>): Read => ({ refused: { speech } });
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A number with a date that is not in the future, and not before `from`. */
function dated(
  text: string,
  today: Temporal.PlainDate,
  from: string | null,
  columns: (number: string, on: string) => AuditColumns,
): Read {
  const read = readNumberAndDate(text, today);
  if (read === null) return refused(sentence('audit.needsNumberAndDate', {}));
  const on = read.on.toString();
  if (Temporal.PlainDate.compare(read.on, today) > 0) return refused(sentence('audit.dateAhead', { on }));
  if (from !== null && on < from) return refused(sentence('audit.dateBefore', { on, from }));
  return { columns: columns(read.number, on), data: { on } };
}

export const STEP_RULES: Partial<Record<AuditAction, StepRule>> = {
  budget: {
    event: 'BUDGETED',
    read: (_desk, _audit, text) => {
      const budget = oneLine(text);
      const isFree = /^(?:tanpa biaya|tidak ada biaya|no cost)$/i.test(budget);
      return (isFree || /\d/.test(budget)) && budget.length <= 120
        ? { columns: { budget } }
        : refused(sentence('audit.needsBudget', {}));
    },
  },
  auditor: { event: 'AUDITOR_NAMED', read: (desk, _audit, text) => auditorOf(desk, text) },
  criteria: {
    event: 'CRITERIA_SET',
    read: (_desk, _audit, text) => {
      const criteria = oneLine(text);
      return criteria.length >= 3 && criteria.length <= 500
        ? { columns: { criteria } }
        : refused(sentence('audit.needsCriteria', {}));
    },
  },
  letter: {
    event: 'LETTER_GIVEN',
    read: (_desk, _audit, text, today) =>
      dated(text, today, null, (letter, letterOn) => ({ letter, letterOn })),
  },
  start: { event: 'STARTED', read: null },
  report: {
    event: 'REPORTED',
    read: (_desk, audit, text, today) =>
      dated(text, today, audit.letterOn, (resultLetter, resultOn) => ({ resultLetter, resultOn })),
  },
  chair: {
    event: 'RECEIVED_BY_CHAIR',
    read: (_desk, audit, text, today) =>
      dated(text, today, audit.resultOn, (chairReceipt, chairReceiptOn) => ({
        chairReceipt,
        chairReceiptOn,
      })),
  },
  mayor: {
    event: 'RECEIVED_BY_MAYOR',
    read: (_desk, audit, text, today) =>
      dated(text, today, audit.chairReceiptOn ?? audit.resultOn, (mayorReceipt, mayorReceiptOn) => ({
        mayorReceipt,
        mayorReceiptOn,
      })),
  },
  close: { event: 'CLOSED', read: null },
  cancel: {
    event: 'CANCELLED',
    read: (_desk, _audit, text) =>
      oneLine(text).length >= 3 ? { columns: {} } : refused(sentence('audit.needsReason', {})),
  },
};

/** Who may audit is the text's own list (Bitung 42(3), Padang 50(3)): another kind is refused with the article. */
function auditorOf(desk: Desk, text: string): Read {
  const kinds = auditorKinds(desk.region);
  const read = readAuditor(text);
  if (read === null) return refused(sentence('audit.needsAuditor', { kinds }));
  if (read.kind === null || !kinds.includes(read.kind))
    return refused(sentence('audit.auditorNotAllowed', { kinds, kind: read.kind }));
  return {
    columns: { auditorKind: read.kind, auditorName: read.name, auditorNumber: read.number },
    data: { kind: read.kind },
  };
}

/** The words that name a step after `/audit A-3`. */
export const STEP_WORDS: Readonly<Record<string, AuditAction>> = {
  anggaran: 'budget',
  auditor: 'auditor',
  kriteria: 'criteria',
  tugas: 'letter',
  surat: 'letter',
  mulai: 'start',
  hasil: 'report',
  laporan: 'report',
  ketua: 'chair',
  walikota: 'mayor',
  temuan: 'finding',
  tutup: 'close',
  batal: 'cancel',
  batalkan: 'cancel',
  buka: 'read',
};
