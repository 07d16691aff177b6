import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  limitsOf,
  PAUSES,
  readClocks,
  stageOf,
  workedMs,
  type Calendars,
  type Clock,
  type Clocks,
  type Segment,
} from '../../src/domain/clocks.ts';
import { folded, storyOf } from '../../src/domain/clockStory.ts';
import { targetsOf, type Priority } from '../../src/domain/priority.ts';
import type { WorkPattern } from '../../src/domain/region.ts';
import { calendarOf, workingMinutesBetween, type CalendarAdditions } from '../../src/domain/workingTime.ts';
import { city, local, shown } from './cities.ts';

const bitung = city('bitung');
const padang = city('padang');
type City = typeof bitung;
const MINUTE = 60_000;

const calendarsIn =
  (region: City, added?: CalendarAdditions): Calendars =>
  ({ workPattern }) =>
    calendarOf(region, workPattern as WorkPattern, added);
const msOf = (region: City, at: string): number => local(region, at).epochMilliseconds;

type Step = readonly [from: string, what: Partial<Omit<Segment, 'seq' | 'fromMs' | 'untilMs'>>];
/** Pieces one after the other; the last one runs, or ends at `until`. */
function life(region: City, steps: readonly Step[], until?: string): Segment[] {
  return steps.map(([from, what], index) => {
    const next = steps[index + 1]?.[0] ?? until;
    return {
      seq: index + 1,
      desk: 'tier1',
      officeCode: 'dinkes',
      ownerId: null,
      pause: null,
      workPattern: 'five_days',
      ...what,
      fromMs: msOf(region, from),
      untilMs: next === undefined ? null : msOf(region, next),
    };
  });
}
interface Case {
  readonly region?: City;
  readonly priority?: Priority;
  readonly security?: boolean;
  readonly responded?: string;
  readonly now: string;
  readonly added?: CalendarAdditions;
}
function read(segments: readonly Segment[], { region = bitung, ...one }: Case): Clocks {
  return readClocks(
    {
      officeCode: 'dinkes',
      desk: segments.at(-1)?.desk ?? 'tier1',
      segments,
      respondedMs: one.responded === undefined ? null : msOf(region, one.responded),
    },
    targetsOf(region, one.priority ?? 'P3', 'incident', one.security),
    calendarsIn(region, one.added),
    msOf(region, one.now),
  );
}
const due = (clock: Clock | null, region: City = bitung): string =>
  clock === null ? 'none' : shown(region, Temporal.Instant.fromEpochMilliseconds(clock.dueAtMs));
const used = (clock: Clock | null): number => (clock?.usedMs ?? 0) / MINUTE;

describe('a report that lies in the queue is due (domain.md 4.4)', () => {
  it.each<[string, City, Priority, string, string, string, string]>([
    // why, city, priority, sent at, response, Tier 1's own limit, resolution
    [
      'P1 by the wall clock, also at night',
      bitung,
      'P1',
      '2026-11-20 22:00',
      '2026-11-20 22:15',
      '2026-11-20 22:30',
      '2026-11-21 02:00',
    ],
    [
      'P2 in the morning',
      bitung,
      'P2',
      '2026-11-18 08:00',
      '2026-11-18 08:30',
      '2026-11-18 10:00',
      '2026-11-19 08:00',
    ],
    [
      'P3 over Friday’s longer break (Perpres 21/2023)',
      bitung,
      'P3',
      '2026-11-20 11:00',
      '2026-11-20 14:30',
      '2026-11-23 11:00',
      '2026-11-25 11:00',
    ],
    [
      'P4 sent on a Saturday counts from Monday',
      bitung,
      'P4',
      '2026-11-21 20:00',
      '2026-11-23 16:00',
      '2026-11-24 16:00',
      '2026-11-27 16:30',
    ],
    [
      'P2 in the last half hour is due at the last minute of the day',
      bitung,
      'P2',
      '2026-11-18 15:30',
      '2026-11-18 16:00',
      '2026-11-19 09:00',
      '2026-11-19 15:30',
    ],
    [
      'P3 with 17 August in the middle',
      bitung,
      'P3',
      '2026-08-14 15:30',
      '2026-08-18 08:30',
      '2026-08-18 15:00',
      '2026-08-20 15:00',
    ],
    [
      'P3 over Christmas and the turn of the year',
      bitung,
      'P3',
      '2026-12-30 09:00',
      '2026-12-30 11:00',
      '2026-12-31 09:00',
      '2027-01-05 09:00',
    ],
    [
      'P2 when Ramadan begins the next day in Padang',
      padang,
      'P2',
      '2026-02-18 15:00',
      '2026-02-18 15:30',
      '2026-02-19 09:00',
      '2026-02-19 15:00',
    ],
  ])('%s', (_, region, priority, sent, response, tier, target) => {
    const clocks = read(life(region, [[sent, {}]]), { region, priority, now: sent });
    expect([due(clocks.response, region), due(clocks.tier, region), due(clocks.target, region)]).toEqual([
      response,
      tier,
      target,
    ]);
  });

  it('an hour earlier in Bitung than in Padang', () => {
    const of = (region: City) =>
      read(life(region, [['2026-11-18 08:00', {}]]), { region, priority: 'P1', now: '2026-11-18 08:00' })
        .target;
    expect((of(padang)?.dueAtMs ?? 0) - (of(bitung)?.dueAtMs ?? 0)).toBe(60 * MINUTE);
  });

  it.each<[string, number]>([
    ['2026-11-18 09:29', 0],
    ['2026-11-18 09:30', 75],
    ['2026-11-18 09:59', 75],
    ['2026-11-18 10:00', 100],
  ])('P3 sent at 08.00: at %s its answer stands at %i', (now, stage) => {
    expect(read(life(bitung, [['2026-11-18 08:00', {}]]), { now }).response?.stage).toBe(stage);
  });
});

describe('bugs that others shipped', () => {
  const TAKEN = '2026-11-18 08:10';
  const waiting = life(bitung, [
    ['2026-11-18 08:00', {}],
    [TAKEN, { ownerId: 1 }],
    ['2026-11-18 09:00', { ownerId: 1, pause: 'vendor' }],
  ]);

  it('a pause lost on a change of priority: it stays, and what was used is counted by the new target', () => {
    for (const priority of ['P2', 'P3', 'P4'] as const) {
      const { target } = read(waiting, { priority, responded: TAKEN, now: '2026-11-25 10:00' });
      expect([used(target), target?.isRunning]).toEqual([60, false]);
    }
  });

  it('a pause over a weekend that ran on', () => {
    const back = [
      ...waiting.slice(0, 2),
      ...life(bitung, [
        ['2026-11-20 16:00', { ownerId: 1, pause: 'reporter' }],
        ['2026-11-23 08:00', { ownerId: 1 }],
      ]),
    ].map((one, index) => ({ ...one, seq: index + 1 }));
    const friday = { ...back[1], untilMs: msOf(bitung, '2026-11-20 16:00') } as Segment;
    const segments = [back[0], friday, back[2], back[3]] as Segment[];
    const { target, pausedMs } = read(segments, { responded: TAKEN, now: '2026-11-23 09:00' });
    // Wednesday 420, Thursday 450, Friday 420 until 16.00, Monday 60; the pause is half an hour of each.
    expect(used(target)).toBe(420 + 450 + 420 + 60);
    expect(pausedMs.reporter / MINUTE).toBe(60);
  });

  it('targets of the old office kept after a move: earlier time is nobody’s of the right one, and it is answered anew', () => {
    const moved = life(bitung, [
      ['2026-11-18 08:00', { officeCode: 'dinsos' }],
      ['2026-11-18 08:10', { officeCode: 'dinsos', ownerId: 1 }],
      ['2026-11-19 10:00', {}],
    ]);
    const clocks = read(moved, { now: '2026-11-19 11:00' });
    expect([used(clocks.target), used(clocks.tier), clocks.elsewhereMs / MINUTE]).toEqual([
      60,
      60,
      420 + 150,
    ]);
    expect([due(clocks.response), due(clocks.target)]).toEqual(['2026-11-19 12:00', '2026-11-24 10:00']);
  });

  it('moved away and back again: its own earlier time counts, the other office’s does not', () => {
    const moved = life(bitung, [
      ['2026-11-18 08:00', { ownerId: 1 }],
      ['2026-11-18 09:00', { officeCode: 'dinsos' }],
      ['2026-11-18 10:00', {}],
    ]);
    const clocks = read(moved, { now: '2026-11-18 10:30' });
    expect([used(clocks.target), used(clocks.response), clocks.elsewhereMs / MINUTE]).toEqual([90, 30, 60]);
  });

  it('P1 that rests outside office hours, and a security incident of P2 likewise', () => {
    const sent = life(bitung, [['2026-11-20 22:00', { desk: 'tier2' }]]);
    expect(used(read(sent, { priority: 'P1', now: '2026-11-21 01:00' }).target)).toBe(180);
    const incident = read(sent, { priority: 'P2', security: true, now: '2026-11-21 01:00' });
    expect([used(incident.target), due(incident.target)]).toEqual([180, '2026-11-21 22:00']);
  });

  it('Tier 2 answers for what Tier 1 overran', () => {
    const passed = life(bitung, [
      ['2026-11-18 07:30', { ownerId: 1 }],
      ['2026-11-20 07:30', { desk: 'tier2' }],
    ]);
    const clocks = read(passed, { responded: '2026-11-18 07:30', now: '2026-11-20 08:30' });
    expect(clocks.tiers.tier1).toEqual({ usedMs: 900 * MINUTE, limitMs: 450 * MINUTE });
    expect(clocks.tiers.tier2).toEqual({ usedMs: 60 * MINUTE, limitMs: 900 * MINUTE });
    expect([clocks.tier?.stage, clocks.target?.stage]).toEqual([0, 0]);
  });

  it('a reopened ticket that begins at nought: it goes on, and the days in between do not count', () => {
    const first = life(bitung, [['2026-11-18 08:00', { ownerId: 1 }]], '2026-11-18 10:00');
    const again = { ...life(bitung, [['2026-11-20 08:00', { ownerId: 1 }]])[0], seq: 2 } as Segment;
    const solved = read(first, { responded: '2026-11-18 08:00', now: '2026-11-20 07:59' });
    expect([used(solved.target), solved.target?.isRunning]).toEqual([120, false]);
    const open = read([...first, again], { responded: '2026-11-18 08:00', now: '2026-11-20 09:00' });
    expect([used(open.target), open.target?.isRunning]).toEqual([180, true]);
  });

  it('a holiday entered late that changes nothing', () => {
    const segments = life(bitung, [['2026-11-18 15:00', {}]]);
    const closed: CalendarAdditions = {
      days: [{ on: '2026-11-19', name: 'Pilkada', kind: 'local', source: 'SK', officeCode: null }],
      hours: [],
    };
    expect(due(read(segments, { now: '2026-11-18 15:00' }).target)).toBe('2026-11-23 15:00');
    expect(due(read(segments, { now: '2026-11-18 15:00', added: closed }).target)).toBe('2026-11-24 15:00');
  });

  it('an answer that came in time turns red as the days go by', () => {
    const segments = life(bitung, [['2026-11-18 08:00', {}]]);
    const clocks = read(segments, { responded: '2026-11-18 08:30', now: '2026-11-19 08:00' });
    expect([used(clocks.response), clocks.response?.stage, due(clocks.response)]).toEqual([
      30,
      0,
      '2026-11-18 10:00',
    ]);
    expect(stageOf(clocks, true)).toBe(100);
    expect(stageOf({ ...clocks, tier: null }, true)).toBe(0);
  });

  it('a masalah has no target, and so no colour', () => {
    const targets = targetsOf(bitung, 'P2', 'problem');
    const ticket = { officeCode: 'dinkes', desk: 'tier2', segments: waiting, respondedMs: null } as const;
    const clocks = readClocks(ticket, targets, calendarsIn(bitung), msOf(bitung, '2027-01-04 08:00'));
    expect([clocks.response, clocks.tier, clocks.target, stageOf(clocks, false)]).toEqual([
      null,
      null,
      null,
      0,
    ]);
  });

  it('Tier 2 that gets a ticket at once has the whole time', () => {
    const targets = targetsOf(bitung, 'P3', 'incident');
    expect(limitsOf(targets, 0)).toEqual({ tier1: 450, tier2: 1350 });
    expect(limitsOf(targets, 10 * MINUTE)).toEqual({ tier1: 450, tier2: 1340 });
    expect(limitsOf(targets, 4_000 * MINUTE)).toEqual({ tier1: 450, tier2: 900 });
  });
});

describe('whatever a ticket goes through', () => {
  const START = msOf(bitung, '2026-02-01 00:00');
  const piece = fc.record({
    minutes: fc.integer({ min: 0, max: 6_000 }),
    desk: fc.constantFrom('tier1' as const, 'tier2' as const, 'coordinator' as const),
    officeCode: fc.constantFrom('dinkes', 'dinkes', 'dinsos'),
    ownerId: fc.constantFrom(null, 1, 2),
    pause: fc.constantFrom(null, null, ...PAUSES),
    workPattern: fc.constantFrom('five_days', 'six_days'),
  });
  const lives = fc
    .tuple(
      fc.integer({ min: 0, max: 400_000 }),
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
    )
    .map(([offset, pieces, isOpen]) => {
      let at = START + offset * MINUTE;
      return pieces.map(({ minutes, ...one }, index): Segment => {
        const fromMs = at;
        at += minutes * MINUTE;
        return { ...one, seq: index + 1, fromMs, untilMs: isOpen && index === pieces.length - 1 ? null : at };
      });
    });
  const priority = fc.constantFrom<Priority>('P1', 'P2', 'P3', 'P4');
  const calendars = calendarsIn(bitung);
  const isCounted = (one: Segment) => one.officeCode === 'dinkes' && one.pause === null;
  const clocksAt = (
    segments: readonly Segment[],
    one: Priority,
    nowMs: number,
    respondedMs: number | null = null,
  ) =>
    readClocks(
      { officeCode: 'dinkes', desk: segments.at(-1)?.desk ?? 'tier1', segments, respondedMs },
      targetsOf(bitung, one, 'incident'),
      calendars,
      nowMs,
    );
  const endOf = (segments: readonly Segment[]): number => {
    const last = segments.at(-1) as Segment;
    return (last.untilMs ?? last.fromMs) + 3 * 24 * 60 * MINUTE;
  };

  it('every minute is somebody’s, paused or elsewhere, and together they are what went by', () => {
    fc.assert(
      fc.property(lives, priority, (segments, one) => {
        const nowMs = endOf(segments);
        const { tiers, pausedMs, elsewhereMs, target } = clocksAt(segments, one, nowMs);
        const sum = tiers.tier1.usedMs + tiers.tier2.usedMs + tiers.coordinator.usedMs;
        expect(target === null ? 0 : sum).toBe(target?.usedMs ?? 0);
        const paused = PAUSES.reduce((total, why) => total + pausedMs[why], 0);
        const clock = one === 'P1' ? 'wall' : 'working';
        const all = segments.reduce((total, each) => total + workedMs(calendars, clock, each, nowMs), 0);
        expect(sum + paused + elsewhereMs).toBe(all);
        const [first, last] = [segments[0] as Segment, segments.at(-1) as Segment];
        if (clock === 'wall') expect(all).toBe((last.untilMs ?? nowMs) - first.fromMs);
        else if (segments.every((each) => each.workPattern === first.workPattern))
          expect(all).toBe(
            Math.round(
              workingMinutesBetween(
                calendars(first),
                Temporal.Instant.fromEpochMilliseconds(first.fromMs),
                Temporal.Instant.fromEpochMilliseconds(last.untilMs ?? nowMs),
              ) * MINUTE,
            ),
          );
      }),
    );
  });

  it('counting again says the same, at any later time too: what is due does not drift while nothing happens', () => {
    fc.assert(
      fc.property(lives, priority, fc.nat({ max: 20_000 }), (segments, one, later) => {
        const nowMs = endOf(segments);
        const first = clocksAt(segments, one, nowMs);
        expect(clocksAt(structuredClone(segments), one, nowMs)).toEqual(first);
        const then = clocksAt(segments, one, nowMs + later * MINUTE);
        for (const name of ['response', 'tier', 'target'] as const) {
          if (name === 'tier') continue; // Tier 2's own share may depend on time that still runs at Tier 1.
          expect([then[name]?.dueAtMs, then[name]?.warnAtMs]).toEqual([
            first[name]?.dueAtMs,
            first[name]?.warnAtMs,
          ]);
        }
      }),
    );
  });

  it('is red from the very instant when it is due, and not a millisecond before', () => {
    fc.assert(
      fc.property(lives, priority, (segments, one) => {
        const { target } = clocksAt(segments, one, endOf(segments));
        if (target === null || !target.isRunning) return;
        const last = segments.at(-1) as Segment;
        if (target.dueAtMs < last.fromMs) return;
        expect(clocksAt(segments, one, target.dueAtMs).target?.stage).toBe(100);
        expect(clocksAt(segments, one, target.dueAtMs - 1).target?.stage).toBeLessThan(100);
      }),
    );
  });

  it('Rincian waktu adds up to the clocks, folded or not', () => {
    fc.assert(
      fc.property(lives, priority, (segments, one) => {
        const nowMs = endOf(segments);
        const { target } = clocksAt(segments, one, nowMs);
        const days = storyOf(segments, 'dinkes', one === 'P1' ? 'wall' : 'working', calendars, nowMs);
        const inStory = days
          .flatMap((day) => day.pieces)
          .filter((each) => each.pause === null && each.elsewhere === null)
          .reduce((total, each) => total + each.workMs, 0);
        if (segments.some(isCounted)) expect(inStory).toBe(target?.usedMs);
        const whole = days.flatMap((day) => day.pieces).reduce((total, each) => total + each.workMs, 0);
        const inFolds = folded(days).reduce(
          (total, part) =>
            total + ('piece' in part ? part.workMs : part.pieces.reduce((sum, each) => sum + each.workMs, 0)),
          0,
        );
        expect(inFolds).toBe(whole);
      }),
    );
  });
});
