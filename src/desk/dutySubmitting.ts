/** Evidence goes in and is judged: the moves that a chat, a page of the browser and what files itself have in common. */
import { baselineOf, recordBaselines, type CycleRow } from '../db/duties.ts';
import {
  evidenceOfCase,
  insertEvidence,
  judgeEvidence,
  type EvidenceKind,
  type EvidenceRow,
} from '../db/evidence.ts';
import { dueOf } from '../domain/obligations.ts';
import { dutyOf } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import { toDate, type Desk } from './desk.ts';
import { keepSoon } from './dutyKeeping.ts';
import { moveCycle, type Mover } from './dutyMoves.ts';
import { todayIn } from './staffing.ts';

export interface EvidenceItem {
  readonly kind: EvidenceKind;
  readonly paper: string | null;
  readonly letter: string | null;
  /** The row of `files` (`fileCaseId`, else the cycle's own case). */
  readonly sha256: string | null;
  readonly fileCaseId?: string;
  readonly fileName: string | null;
  readonly sourceCaseId?: string;
}

export interface Submission {
  readonly items: readonly EvidenceItem[];
  readonly effectOn: Temporal.PlainDate;
  readonly validUntilOn: Temporal.PlainDate | null;
}

/** The number that the next round of a cycle gets. */
export const nextRound = (sent: readonly Pick<EvidenceRow, 'round'>[]): number =>
  Math.max(0, ...sent.map(({ round }) => round ?? 0)) + 1;

/** The requirement that a paper meets where the duty asks for only one. */
export function onlyPaper(desk: Pick<Desk, 'region'>, code: string): string | null {
  const [one, ...more] = dutyOf(desk.region, code)?.evidence ?? [];
  const [paper, ...others] = one?.anyOf ?? [];
  return paper !== undefined && more.length === 0 && others.length === 0 ? paper : null;
}

/**
 * Sends evidence of a cycle in one round. The caller has checked who he is, and that the date is not in the future. `isKnown`: the desk
 * knows it from its own records and accepts it in the same commit. False: the cycle's state refuses.
 */
export async function submitEvidence(
  desk: Desk,
  change: Change,
  cycle: CycleRow,
  { items, effectOn, validUntilOn }: Submission,
  by: Mover | null,
  now: Temporal.Instant,
  isKnown = false,
): Promise<boolean> {
  if (!restore(cycle.case).can({ type: 'SUBMITTED' })) return false;
  const round = nextRound(await evidenceOfCase(desk.pool, cycle.caseId));
  const sent = { round, effectOn: effectOn.toString(), validUntilOn: validUntilOn?.toString() ?? null };
  const isMoved = await moveCycle(
    desk,
    change,
    cycle,
    {
      event: { type: 'SUBMITTED' },
      ...(isKnown
        ? { then: { type: 'ACCEPTED' }, kind: 'FILED', nextDueOn: nextDueAfter(desk, cycle, sent, now) }
        : {}),
      by,
      data: sentData(round, items, effectOn, validUntilOn),
      columns: { submittedAt: toDate(now), blockedAt: null },
      sentBy: by?.id ?? null,
    },
    now,
  );
  if (!isMoved) return false;
  const given = dutyOf(desk.region, cycle.duty);
  change.also.push(async (client) => {
    for (const item of items)
      await insertEvidence(client, {
        caseId: cycle.caseId,
        ...sent,
        kind: item.kind,
        paper: item.paper,
        letter: item.letter,
        sha256: item.sha256,
        fileCaseId: item.sha256 === null ? null : (item.fileCaseId ?? cycle.caseId),
        fileName: item.fileName,
        class: given?.classification ?? 'internal',
        submittedBy: by?.id ?? null,
        sourceCaseId: item.sourceCaseId ?? null,
        now: toDate(now),
      });
  });
  if (isKnown) await accepted(desk, change, cycle, sent, null, by?.id ?? null, now);
  return true;
}

/** What the history says of a round: codes, dates and hashes, never a name. */
export const sentData = (
  round: number,
  items: readonly Pick<EvidenceItem, 'kind' | 'sha256'>[],
  effectOn: Temporal.PlainDate,
  validUntilOn: Temporal.PlainDate | null,
): Record<string, string | number | null> => ({
  round,
  effectOn: effectOn.toString(),
  ...(validUntilOn === null ? {} : { validUntilOn: validUntilOn.toString() }),
  kinds: items.map(({ kind }) => kind).join(','),
  files: items.flatMap(({ sha256 }) => sha256 ?? []).join(',') || null,
});

/** Accepts a round. The next cycle opens at once. False: refused by the state. */
export async function acceptRound(
  desk: Desk,
  change: Change,
  cycle: CycleRow,
  sent: Pick<EvidenceRow, 'round' | 'effectOn' | 'validUntilOn'>,
  by: Mover,
  now: Temporal.Instant,
): Promise<boolean> {
  const { round, effectOn, validUntilOn } = sent;
  if (round === null || effectOn === null) return false;
  const isMoved = await moveCycle(
    desk,
    change,
    cycle,
    {
      event: { type: 'ACCEPTED' },
      by,
      data: { round },
      nextDueOn: nextDueAfter(desk, cycle, sent, now),
    },
    now,
  );
  if (!isMoved) return false;
  await accepted(desk, change, cycle, { round, effectOn, validUntilOn }, by.id, by.id, now);
  return true;
}

/** The verdict, data awal where evidence came before it, and the next cycle in a commit right after. */
async function accepted(
  desk: Desk,
  change: Change,
  cycle: CycleRow,
  sent: { readonly round: number; readonly effectOn: string; readonly validUntilOn: string | null },
  judge: number | null,
  recordedBy: number | null,
  now: Temporal.Instant,
): Promise<void> {
  const { round, effectOn: lastOn, validUntilOn } = sent;
  const { caseId, duty, officeCode, object } = cycle;
  const verdict = 'accepted';
  change.also.push((client) =>
    judgeEvidence(client, { caseId, round, verdict, reason: null, by: judge, now: toDate(now) }),
  );
  if (cycle.eventKey !== null) return;
  const isFirst = recordedBy !== null && (await baselineOf(desk.pool, cycle)) === null;
  if (isFirst) {
    const row = { duty, officeCode, object, lastOn, validUntilOn, recordedBy, recordedAt: toDate(now) };
    change.also.push((client) => recordBaselines(client, [row]));
  }
  keepSoon(change, caseId, [duty]);
}

/** When the cycle after this one is due, as far as this evidence alone decides it. */
export function nextDueAfter(
  desk: Desk,
  cycle: Pick<CycleRow, 'duty' | 'eventKey'>,
  { effectOn, validUntilOn }: Pick<EvidenceRow, 'effectOn' | 'validUntilOn'>,
  now: Temporal.Instant,
): string | null {
  const duty = dutyOf(desk.region, cycle.duty);
  if (duty === undefined || cycle.eventKey !== null || effectOn === null) return null;
  const due = dueOf(duty, desk.region, {
    lastOn: Temporal.PlainDate.from(effectOn),
    validUntilOn: validUntilOn === null ? null : Temporal.PlainDate.from(validUntilOn),
    countedFromOn: todayIn(desk, now),
  });
  return due.on?.toString() ?? null;
}

/** Sends a round back with its reason. False: refused by the state. */
export async function returnRound(
  desk: Desk,
  change: Change,
  cycle: CycleRow,
  round: number,
  reason: string,
  by: Mover,
  now: Temporal.Instant,
): Promise<boolean> {
  const event = { type: 'RETURNED' } as const;
  if (!(await moveCycle(desk, change, cycle, { event, by, text: reason, data: { round } }, now)))
    return false;
  change.also.push((client) =>
    judgeEvidence(client, {
      caseId: cycle.caseId,
      round,
      verdict: 'returned',
      reason,
      by: by.id,
      now: toDate(now),
    }),
  );
  return true;
}
