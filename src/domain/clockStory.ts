/**
 * How the time of a ticket came together, day by day, for `Rincian waktu`: the hours of each day, what closes it, and whose each
 * stretch was. It adds up to what `clocks.ts` counts.
 */
import type { Calendars, ClockDesk, Pause, Segment } from './clocks.ts';
import type { Targets } from './priority.ts';
import { closureOn, intervalsOn, type Calendar } from './workingTime.ts';
import { dateOf, midnight } from './calendar.ts';

/** Epoch milliseconds, the end not included. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Part of a segment on one day. */
export interface Piece {
  readonly desk: ClockDesk;
  readonly ownerId: number | null;
  readonly pause: Pause | null;
  /** Not null: in another office than the right one, which does not count. */
  readonly elsewhere: string | null;
  /** When it was this one's, whether work went on or not. */
  readonly stretches: readonly Stretch[];
  /** Time of work in it, in milliseconds. */
  readonly workMs: number;
}

export interface Day {
  readonly on: Temporal.PlainDate;
  /** Hours of work that day; a break is the gap between two. Around the clock it is one whole day. */
  readonly hours: readonly Stretch[];
  /** What closes the day by name. */
  readonly closure: string | null;
  readonly pieces: readonly Piece[];
}

const DAY_MS = 24 * 60 * 60_000;
/** Longer stories are of tickets forgotten for years; the rest of them is the same every day. */
const MOST_DAYS = 1_500;

/** The days from the first segment until the last one ends, or now. Days on which nothing of it happened are left out. */
export function storyOf(
  segments: readonly Segment[],
  officeCode: string,
  clock: Targets['clock'],
  calendars: Calendars,
  nowMs: number,
): Day[] {
  const days = new Map<string, { on: Temporal.PlainDate; cal: Calendar; pieces: Piece[] }>();
  for (const segment of segments) {
    const cal = calendars(segment);
    const until = Math.min(segment.untilMs ?? nowMs, nowMs);
    if (until <= segment.fromMs) continue;
    let on = dateOf(cal, instant(segment.fromMs));
    for (
      let n = 0;
      midnight(cal, on) < until && n < MOST_DAYS && days.size < MOST_DAYS;
      n += 1, on = on.add({ days: 1 })
    ) {
      const whole = wholeDay(cal, on);
      const own = clip([whole], segment.fromMs, until);
      const work = clip(hoursOn(cal, on, clock), segment.fromMs, until);
      const piece: Piece = {
        desk: segment.desk,
        ownerId: segment.ownerId,
        pause: segment.pause,
        elsewhere: segment.officeCode === officeCode ? null : segment.officeCode,
        stretches: work.length > 0 ? work : own,
        workMs: work.reduce((total, one) => total + one.endMs - one.startMs, 0),
      };
      const known = days.get(on.toString());
      if (known === undefined) days.set(on.toString(), { on, cal, pieces: [piece] });
      else known.pieces.push(piece);
    }
  }
  return [...days.values()].map(({ on, cal, pieces }) => ({
    on,
    hours: hoursOn(cal, on, clock),
    closure: clock === 'wall' ? null : (closureOn(cal, on)?.name ?? null),
    pieces,
  }));
}

/** Neighbouring days with the same single holder as one. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
  /** Days with work in them. */
  readonly workDays: number;
  readonly workMs: number;
  readonly piece: Piece;
  /** Days that a name closes, in order. */
  readonly closed: readonly Day[];
}

/** Runs of days that one pair of hands had from end to end, folded; other days as they are. */
export function folded(days: readonly Day[]): (Day | Span)[] {
  const out: (Day | Span)[] = [];
  for (const day of days) {
    const [piece] = day.pieces;
    const last = out.at(-1);
    if (piece === undefined || day.pieces.length > 1) out.push(day);
    else if (last !== undefined && 'piece' in last && isSame(last.piece, piece))
      out[out.length - 1] = joined(last, day, piece);
    else out.push(spanOf(day, piece));
  }
  return out.map((one) => ('piece' in one && one.first === one.last ? one.first : one));
}

const spanOf = (day: Day, piece: Piece): Span => ({
  first: day,
  last: day,
  workDays: piece.workMs > 0 ? 1 : 0,
  workMs: piece.workMs,
  piece,
  closed: day.closure === null ? [] : [day],
});

function joined(span: Span, day: Day, piece: Piece): Span {
  const next = spanOf(day, piece);
  return {
    ...span,
    last: day,
    workDays: span.workDays + next.workDays,
    workMs: span.workMs + next.workMs,
    closed: [...span.closed, ...next.closed],
  };
}

const isSame = (a: Piece, b: Piece): boolean =>
  a.desk === b.desk && a.ownerId === b.ownerId && a.pause === b.pause && a.elsewhere === b.elsewhere;

const wholeDay = (cal: Calendar, on: Temporal.PlainDate): Stretch => ({
  startMs: midnight(cal, on),
  endMs: midnight(cal, on) + DAY_MS,
});

const hoursOn = (cal: Calendar, on: Temporal.PlainDate, clock: Targets['clock']): readonly Stretch[] =>
  clock === 'wall' ? [wholeDay(cal, on)] : intervalsOn(cal, on);

const clip = (stretches: readonly Stretch[], fromMs: number, untilMs: number): Stretch[] =>
  stretches
    .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs: Math.min(endMs, untilMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs);

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
