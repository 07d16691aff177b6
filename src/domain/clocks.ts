/**
 * Two fair clocks of a ticket, counted afresh each time from its segments, its present targets and the calendar: nothing is
 * added up along the way, so a new priority, another office or a holiday entered late changes every number honestly.
 * Source: domain.md 4.4; docs/decisions/two-clocks.md.
 */
import type { Targets } from './priority.ts';
import { addWorkingMinutes, workingMinutesBetween, type Calendar } from './workingTime.ts';

export type ClockDesk = 'tier1' | 'tier2' | 'coordinator';
/** What a clock rests for; `lead`: the work is done on another ticket, which it follows; `approval`: a request is not approved yet. */
export type Pause = 'reporter' | 'letter' | 'vendor' | 'part' | 'lead' | 'approval';
export const PAUSES: readonly Pause[] = ['reporter', 'letter', 'vendor', 'part', 'lead', 'approval'];

/** A piece of a ticket's life in one pair of hands; instants in epoch milliseconds, the end not included. */
export interface Segment {
  readonly seq: number;
  readonly desk: ClockDesk;
  readonly officeCode: string;
  readonly ownerId: number | null;
  readonly pause: Pause | null;
  readonly workPattern: string;
  readonly fromMs: number;
  /** Null: it still runs. */
  readonly untilMs: number | null;
}

/** 0 green, 75 amber (a quarter is left), 100 red (the time is over). */
export type Stage = 0 | 75 | 100;

export interface Clock {
  /** Time used, in milliseconds of work (of the wall for P1 and security). */
  readonly usedMs: number;
  readonly limitMs: number;
  /** When 75 % are, or were, used. */
  readonly warnAtMs: number;
  /** When all is, or was, used; of a clock that rests: when it would be if it went on at once. */
  readonly dueAtMs: number;
  readonly stage: Stage;
  /** It counts on as time goes by. */
  readonly isRunning: boolean;
}

/** Everything a reckoning needs to know of a ticket. */
export interface Timed {
  /** The right office: segments of others are nobody's here. */
  readonly officeCode: string;
  readonly desk: ClockDesk;
  readonly segments: readonly Segment[];
  readonly respondedMs: number | null;
}

export interface Clocks {
  readonly response: Clock | null;
  /** The limit of the tier where the ticket lies, over its own segments only. */
  readonly tier: Clock | null;
  readonly target: Clock | null;
  readonly tiers: Readonly<Record<ClockDesk, { readonly usedMs: number; readonly limitMs: number | null }>>;
  /** Paused time by reason, reported apart. */
  readonly pausedMs: Readonly<Record<Pause, number>>;
  /** In the wrong office. */
  readonly elsewhereMs: number;
}

/** Whose hours count in a segment. */
export type Hours = Pick<Segment, 'desk' | 'officeCode' | 'workPattern'>;
/** The calendar of a segment: the office's own at Tier 1, the ICT office's elsewhere. */
export type Calendars = (segment: Hours) => Calendar;

const MINUTE = 60_000;
const WARN_SHARE = 0.75;

/** Time of work in a segment until `nowMs`, whatever it is counted for, in milliseconds. */
export function workedMs(
  calendars: Calendars,
  clock: Targets['clock'],
  segment: Hours & Pick<Segment, 'fromMs' | 'untilMs'>,
  nowMs: number,
): number {
  const { fromMs, untilMs } = segment;
  const until = Math.min(untilMs ?? nowMs, nowMs);
  if (until <= fromMs) return 0;
  if (clock === 'wall') return until - fromMs;
  return Math.round(workingMinutesBetween(calendars(segment), instant(fromMs), instant(until)) * MINUTE);
}

/**
 * The clocks at an instant. Due times do not depend on it, only what is used and the stage do. A target that is null (a
 * problem has none) gives no clock.
 */
export function readClocks(ticket: Timed, targets: Targets, calendars: Calendars, nowMs: number): Clocks {
  const { segments, desk, officeCode, respondedMs } = ticket;
  const own = segments.filter((one) => one.officeCode === officeCode);
  const counted = own.filter((one) => one.pause === null);
  const of = (at: ClockDesk) => counted.filter((one) => one.desk === at);
  // Each segment is counted once, however many sums it stands in.
  const counts = new Map(segments.map((one) => [one, workedMs(calendars, targets.clock, one, nowMs)]));
  const worked = (one: Segment): number => counts.get(one) ?? workedMs(calendars, targets.clock, one, nowMs);
  const sum = (some: readonly Segment[]) => some.reduce((total, one) => total + worked(one), 0);
  const reckon = (
    some: readonly Segment[],
    limitMinutes: number | null,
    last: Segment | undefined = own.at(-1),
  ): Clock | null =>
    limitMinutes === null || last === undefined
      ? null
      : runClock(some, limitMinutes * MINUTE, last, targets.clock, calendars, worked);
  const limits = limitsOf(targets, sum(of('tier1')));
  const since = segments.slice(segments.findLastIndex((one) => one.officeCode !== officeCode) + 1);
  const unanswered = since
    .filter((one) => one.pause === null && (respondedMs === null || one.fromMs <= respondedMs))
    .map((one) =>
      respondedMs === null ? one : { ...one, untilMs: Math.min(one.untilMs ?? respondedMs, respondedMs) },
    );
  return {
    response: reckon(
      unanswered,
      targets.responseMinutes,
      respondedMs === null ? own.at(-1) : unanswered.at(-1),
    ),
    tier: desk === 'coordinator' ? null : reckon(of(desk), limits[desk]),
    target: reckon(counted, targets.resolveMinutes),
    tiers: {
      tier1: { usedMs: sum(of('tier1')), limitMs: inMs(limits.tier1) },
      tier2: { usedMs: sum(of('tier2')), limitMs: inMs(limits.tier2) },
      coordinator: { usedMs: sum(of('coordinator')), limitMs: null },
    },
    pausedMs: Object.fromEntries(
      PAUSES.map((pause) => [pause, sum(own.filter((one) => one.pause === pause))]),
    ) as Record<Pause, number>,
    elsewhereMs: sum(segments.filter((one) => one.officeCode !== officeCode)),
  };
}

/**
 * What each tier may use itself, in minutes. Tier 2 has what Tier 1 left over of the whole, but never less because Tier 1
 * overran its own limit: each answers only for its own time.
 */
export function limitsOf(
  { tier1Minutes, resolveMinutes }: Targets,
  tier1UsedMs: number,
): { tier1: number | null; tier2: number | null } {
  if (tier1Minutes === null || resolveMinutes === null) return { tier1: null, tier2: null };
  return { tier1: tier1Minutes, tier2: resolveMinutes - Math.min(tier1UsedMs / MINUTE, tier1Minutes) };
}

/** A limit run through segments; where they do not reach it, it goes on from their last instant (`last` is what runs now). */
function runClock(
  segments: readonly Segment[],
  limitMs: number,
  last: Segment,
  clock: Targets['clock'],
  calendars: Calendars,
  worked: (segment: Segment) => number,
): Clock {
  const usedMs = segments.reduce((total, one) => total + worked(one), 0);
  const running = segments.at(-1);
  const reach = (wantedMs: number): number => {
    let left = wantedMs;
    for (const one of segments) {
      const isLast = one === running && one.untilMs === null;
      const whole = isLast ? Infinity : worked(one);
      if (left <= whole) return after(one, one.fromMs, left);
      left -= whole;
    }
    return after(last, last.pause === null ? (last.untilMs ?? last.fromMs) : last.fromMs, left);
  };
  const after = (segment: Hours, fromMs: number, ms: number): number =>
    clock === 'wall'
      ? fromMs + ms
      : addWorkingMinutes(calendars(segment), instant(fromMs), ms / MINUTE).epochMilliseconds;
  return {
    usedMs,
    limitMs,
    warnAtMs: reach(limitMs * WARN_SHARE),
    dueAtMs: reach(limitMs),
    stage: usedMs >= limitMs ? 100 : usedMs >= limitMs * WARN_SHARE ? 75 : 0,
    isRunning: running !== undefined && running.untilMs === null,
  };
}

/** The worst of the clocks that say something now: what the card's colour shows. */
export function stageOf({ response, tier, target }: Clocks, isAnswered: boolean): Stage {
  const stages = [isAnswered ? null : response, tier, target].map((clock) => clock?.stage ?? 0);
  return stages.includes(100) ? 100 : stages.includes(75) ? 75 : 0;
}

const inMs = (minutes: number | null): number | null => (minutes === null ? null : minutes * MINUTE);
const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Math.round(ms));
