/** Moves an audit: one step of its machine, its history, its columns, and whom that concerns. */
import { updateAudit, type Audit, type AuditColumns } from '../db/audits.ts';
import { holdersOf, type Holder } from '../db/people.ts';
import type { AuditEvent, Receiver } from '../../flows/audit.ts';
import { AUDIT_DUTY } from '../domain/audits.ts';
import type { Role } from '../domain/authority.ts';
import { dutyOf } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import { restore, step, type Effect } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { toDate, type Desk } from './desk.ts';
import { fileEvidence } from './dutyEvents.ts';

export const auditRef = (audit: Pick<Audit, 'number'>): string => `A-${audit.number}`;
export const auditButton = (label: string, verb: string, caseId: string): Button => ({
  label,
  data: `ka:${verb}:${caseId}`,
});

/** The innermost state's name, as the table keeps it. */
export function leafOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return leafOf(Object.values(value as Record<string, unknown>)[0] ?? '');
}

export const auditCan = (audit: Audit, type: AuditEvent['type']): boolean =>
  restore(audit.case).can({ type });

export interface AuditStep {
  readonly event: AuditEvent['type'];
  /** Null: another case told it. */
  readonly by: { readonly id: number; readonly role: Role } | null;
  readonly columns?: AuditColumns;
  /** Codes for the history. */
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** Words for the history. */
  readonly text?: string;
}

/** The audit as it is after this commit; null: its state does not allow that. */
export async function moveAudit(
  desk: Desk,
  change: Change,
  audit: Audit,
  { event, by, columns = {}, data = {}, text = '' }: AuditStep,
  now: Temporal.Instant,
): Promise<Audit | null> {
  const stepped = step(audit.case, [{ type: event }]);
  if (!stepped.ok) return null;
  const { snapshot, effects } = stepped.step;
  const state = leafOf(snapshot.value);
  const isOpen = snapshot.hasTag('open');
  const after: Audit = {
    ...audit,
    ...columns,
    state,
    isOpen,
    case: { ...audit.case, ...stepped.step.next },
  };
  change.move(
    audit.case,
    stepped.step,
    [
      {
        kind: event,
        actor: by?.id ?? null,
        role: by?.role ?? null,
        at: now.toString(),
        data,
        ...(text === '' ? {} : { body: JSON.stringify({ text, media: [] }) }),
      },
    ],
    !isOpen,
  );
  const isMet = effects.some(({ type }) => type === 'fileEvidence');
  change.also.push((client) =>
    updateAudit(client, audit.caseId, { state, isOpen, metAt: isMet ? toDate(now) : null, columns }),
  );
  for (const effect of effects) await perform(desk, change, after, effect, by);
  return after;
}

async function perform(
  desk: Desk,
  change: Change,
  audit: Audit,
  { type, params }: Effect,
  by: AuditStep['by'],
): Promise<void> {
  if (type === 'fileEvidence') file(desk, change, audit, by);
  if (type === 'askReceipt') await askReceipt(desk, change, audit, params.from as Receiver);
}

/** The result stands where the text wants it: evidence of the audit's duty, dated as the result is (domain.md 10.3). */
function file(desk: Desk, change: Change, audit: Audit, by: AuditStep['by']): void {
  const duty = dutyOf(desk.region, AUDIT_DUTY[audit.kind]);
  if (duty === undefined || audit.resultOn === null) return;
  fileEvidence(change, `audit:${audit.caseId}`, {
    duty: duty.code,
    office: desk.region.ictOffice.code,
    object: audit.applicationCode ?? '',
    paper: audit.kind === 'application' ? 'laporan-audit-per-aplikasi' : 'laporan-audit',
    effectOn: audit.resultOn,
    sourceCaseId: audit.caseId,
    ...(audit.resultLetter === null ? {} : { letter: audit.resultLetter }),
    ...(audit.resultSha256 === null ? {} : { sha256: audit.resultSha256, fileName: auditRef(audit) }),
    by: by?.id ?? null,
    role: by?.role ?? null,
    isVerified: true,
  });
}

/** Whoever can be reached here and is not on leave. */
export const reachable = (holders: readonly Holder[]): (Holder & { chatId: number })[] =>
  holders.flatMap((one) =>
    one.chatId === null || one.unreachable !== null || one.isAway ? [] : [{ ...one, chatId: one.chatId }],
  );

/** Those of the Dinas who run audits: coordinators, else the Kepala Dinas. */
export async function auditRunners(desk: Desk): Promise<(Holder & { chatId: number })[]> {
  const coordinators = reachable(await holdersOf(desk.pool, ['coordinator', 'division_head'], null));
  return coordinators.length > 0
    ? coordinators
    : reachable(await holdersOf(desk.pool, ['agency_head'], null));
}

/** Ketua Tim presses himself; what reaches the Walikota is a letter, whose receipt the Dinas records. */
async function askReceipt(desk: Desk, change: Change, audit: Audit, from: Receiver): Promise<void> {
  const chairs = from === 'chair' ? reachable(await holdersOf(desk.pool, ['chair'], null)) : [];
  const asked = chairs.length > 0 ? chairs : await auditRunners(desk);
  const buttons = [
    [auditButton(`audit.${from}`, from, audit.caseId), auditButton('audit.see', 'see', audit.caseId)],
  ];
  for (const { chatId } of asked)
    change.say(
      chatId,
      sentence(
        'audit.asksReceipt',
        {
          ref: auditRef(audit),
          from,
          isLetter: from === 'mayor' || chairs.length === 0,
          title: desk.region.steeringChair.title,
          mayor: desk.region.headTitle,
        },
        { buttons },
      ),
      audit.caseId,
    );
}
