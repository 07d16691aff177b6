/**
 * What was found outside, and what it means for the ladder of disuse. Two things together speak for disuse, one never
 * (domain.md 5.5); what could not be seen speaks for nothing. Days are counted from the last sign of use.
 */
import type { PageFacts } from './sitePages.ts';

/** What a visit found; small enough to travel in a row of the inbox. */
export interface Finding {
  /** `elsewhere`: it leads where the desk does not look (an inside address, another port). */
  readonly dns: 'found' | 'absent' | 'unknown' | 'elsewhere';
  readonly status: number | null;
  readonly isParked: boolean;
  readonly suspicion: PageFacts['suspicion'];
  readonly found: readonly string[];
  /** Of the words that are seen; null: there was no page. */
  readonly hash: string | null;
  /** ISO instant. */
  readonly tlsExpiresAt: string | null;
  /** Its record leads to a host or address that does not answer any more. */
  readonly isDangling: boolean;
}

export type Outside =
  | { readonly what: 'write' | 'clear'; readonly ok: boolean; readonly why: string | null }
  | { readonly what: 'see' | 'seeGone'; readonly ok: boolean; readonly why: string | null }
  | { readonly what: 'visit'; readonly finding: Finding };

export const EVIDENCE = ['silent', 'parked', 'unchanged', 'unanswered', 'disowned'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Days. */
export const UNCHANGED_DAYS = 180;
export const ANSWER_DAYS = 30;
export const ATTEST_DAYS = 182;
export const CHECK_DAYS = 7;
/** Between two steps, however late the first was noticed: nobody is warned three times in a week. */
export const STEP_DAYS = 30;
export const DISUSE_DAYS = 365;
/** Days before a certificate ends when its owner gets a ticket. */
export const TLS_DAYS = 30;
/** A record that leads nowhere for so long opens a ticket. */
export const DANGLING_DAYS = 14;

/** The ladder: from which state, by which event, after how many days without use. */
export const LADDER = [
  { from: 'used', event: 'WARNED', days: 180 },
  { from: 'warned', event: 'WARNED_AGAIN', days: 270 },
  { from: 'warnedAgain', event: 'LAST_WARNED', days: 335, onlyWhereLaw: true },
  { from: 'warnedAgain', event: 'PROPOSED', days: 335, onlyWhereNoLaw: true },
  { from: 'lastWarned', event: 'PROPOSED', days: DISUSE_DAYS },
] as const;
export const LADDERED: readonly string[] = ['warned', 'warnedAgain', 'lastWarned', 'proposed'];

export interface Use {
  readonly status: string;
  readonly liveAt: Date | null;
  readonly usedAt: Date | null;
  readonly askedAt: Date | null;
  readonly attestedAt: Date | null;
  readonly contentHash: string | null;
  readonly contentSince: Date | null;
  readonly evidence: readonly string[];
  readonly steppedAt: Date | null;
}

const DAY = 86_400_000;
const daysBetween = (from: Date | null, now: Date): number =>
  from === null ? 0 : Math.floor((now.getTime() - from.getTime()) / DAY);
const latest = (...dates: (Date | null)[]): Date | null =>
  dates.reduce((best, one) => (one !== null && (best === null || one > best) ? one : best), null);

export interface Judged {
  readonly evidence: Evidence[];
  readonly usedAt: Date | null;
  readonly contentHash: string | null;
  readonly contentSince: Date | null;
  readonly daysUnused: number;
  /** The owner is asked whether it is still used. */
  readonly asks: boolean;
  /** The step of the ladder, if one is due; one at a time. */
  readonly step: (typeof LADDER)[number]['event'] | 'FOUND_USED' | null;
}

/** Judges one visit. `mayDeactivate`: the city's text has the power (Padang 28(5)). */
export function judge(use: Use, finding: Finding, mayDeactivate: boolean, now: Date): Judged {
  const isSeen = finding.dns === 'found' || finding.dns === 'absent';
  const hasPage = finding.hash !== null && (finding.status ?? 500) < 500;
  const isChanged = hasPage && !finding.isParked && finding.hash !== use.contentHash;
  const contentHash = isChanged ? finding.hash : use.contentHash;
  const contentSince = isChanged ? now : use.contentSince;
  const usedAt = latest(use.usedAt ?? use.liveAt, isChanged ? now : null, use.attestedAt);
  const isAsked = use.askedAt !== null && (use.attestedAt === null || use.attestedAt < use.askedAt);
  const isDisowned = use.evidence.includes('disowned');
  const evidence: Evidence[] = [
    ...(isSeen && !hasPage ? (['silent'] as const) : []),
    ...(isSeen && hasPage && finding.isParked ? (['parked'] as const) : []),
    ...(isSeen && daysBetween(contentSince ?? use.liveAt, now) >= UNCHANGED_DAYS
      ? (['unchanged'] as const)
      : []),
    ...(isAsked && daysBetween(use.askedAt, now) >= ANSWER_DAYS ? (['unanswered'] as const) : []),
    ...(isDisowned ? (['disowned'] as const) : []),
  ];
  // The owner's own word weighs as two.
  const isUnused = evidence.length >= 2 || isDisowned;
  const daysUnused = daysBetween(usedAt, now);
  const lastAsk = latest(use.askedAt, use.attestedAt, use.liveAt);
  const rested = use.steppedAt === null || daysBetween(use.steppedAt, now) >= STEP_DAYS;
  const rung = LADDER.find(
    (one) =>
      one.from === use.status &&
      daysUnused >= one.days &&
      !('onlyWhereLaw' in one && !mayDeactivate) &&
      !('onlyWhereNoLaw' in one && mayDeactivate),
  );
  const step =
    isSeen && !isUnused && LADDERED.includes(use.status)
      ? 'FOUND_USED'
      : isSeen && isUnused && rested && rung !== undefined
        ? rung.event
        : null;
  return {
    evidence,
    usedAt,
    contentHash,
    contentSince,
    daysUnused,
    asks: daysBetween(lastAsk, now) >= ATTEST_DAYS,
    step,
  };
}

/** Whether the Dinas may decide a suspension for disuse: warned, and a year without use (domain.md 5.4). */
export const maySuspend = (use: Pick<Use, 'status' | 'usedAt'>, now: Date): boolean =>
  use.status === 'proposed' && daysBetween(use.usedAt, now) >= DISUSE_DAYS;

/** Minutes until outside work that did not succeed is tried again: soon, then hourly. */
export const pauseAfter = (attempts: number): number => [1, 2, 5, 10, 20, 40][attempts] ?? 60;
/** Which attempts are told of: the fifth, then once a day. */
export const isTold = (what: Outside['what'], attempts: number): boolean =>
  what === 'write' || what === 'clear'
    ? attempts === 0 || attempts % 24 === 0
    : attempts >= 4 && (attempts - 4) % 24 === 0;
