/**
 * Bugs of calendars that other help desks shipped, each as a test of ours, with the place where it was reported. Those of tickets are
 * played with people in `test/conversation/`: clocks, transfer and decree.
 */
import { describe, expect, it } from 'vitest';
import { readClocks, type Segment } from '../../src/domain/clocks.ts';
import { targetsOf, type Priority } from '../../src/domain/priority.ts';
import {
  addWorkingMinutes,
  calendarOf,
  closureOn,
  isWorking,
  nextWorkingMoment,
  nextWorkingMorning,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from '../../src/domain/workingTime.ts';
import { city, local, shown } from './cities.ts';

const bitung = city('bitung');
const padang = city('padang');
const office = calendarOf(bitung, 'five_days');
const at = (when: string) => local(bitung, when);
const read = (instant: Temporal.Instant) => shown(bitung, instant);

const ms = (when: string) => at(when).epochMilliseconds;
const piece = {
  desk: 'tier1',
  officeCode: 'dinkes',
  ownerId: 1,
  workPattern: 'five_days',
  pause: null,
} as const;
const overAWeekend: readonly Segment[] = [
  { ...piece, seq: 1, fromMs: ms('2026-11-20 09:00'), untilMs: ms('2026-11-20 15:00') },
  { ...piece, seq: 2, pause: 'reporter', fromMs: ms('2026-11-20 15:00'), untilMs: ms('2026-11-23 09:00') },
  { ...piece, seq: 3, fromMs: ms('2026-11-23 09:00'), untilMs: null },
];

describe('a bug that others shipped and we do not', () => {
  it('1. a lunch break counts as work, or breaks the sum (osTicket 6847, Chatwoot 14009, Frappe Helpdesk 2212)', () => {
    expect(workingMinutesBetween(office, at('2026-11-18 07:30'), at('2026-11-18 16:00'))).toBe(450);
    expect(read(addWorkingMinutes(office, at('2026-11-18 11:59'), 2))).toBe('2026-11-18 13:01');
    expect(isWorking(office, at('2026-11-18 12:30'))).toBe(false);
  });

  it('2. a step an hour before the target runs at 00.00 of that day (GLPI pull 22678)', () => {
    // Theirs: Monday 17.00, four hours, target Tuesday 11.00, one hour before: Tuesday 00.00 instead of 10.00.
    const target = addWorkingMinutes(office, at('2026-11-16 15:00'), 240);
    expect(read(target)).toBe('2026-11-17 10:30');
    expect(read(subtractWorkingMinutes(office, target, 60))).toBe('2026-11-17 09:30');
    expect(read(subtractWorkingMinutes(office, target, 181))).toBe('2026-11-16 15:59');
  });

  it('3. reminders come at midnight and at weekends (Zammad 4432, 2157)', () => {
    for (const from of ['2026-11-20 16:30', '2026-11-20 23:59', '2026-11-21 00:00', '2026-11-22 12:00'])
      expect(read(nextWorkingMorning(office, at(from)))).toBe('2026-11-23 07:30');
    const clock = calendarOf(bitung, 'around_the_clock');
    expect(read(nextWorkingMorning(clock, at('2026-11-21 23:00')))).toBe('2026-11-22 07:00');
  });

  it('4. a day of 24 hours is closed for its last minute (Zammad 3180)', () => {
    const clock = calendarOf(bitung, 'around_the_clock');
    expect(isWorking(clock, at('2026-11-18 23:59').add({ seconds: 59 }))).toBe(true);
    expect(workingMinutesBetween(clock, at('2026-11-18 00:00'), at('2026-11-21 00:00'))).toBe(3 * 1440);
    expect(read(addWorkingMinutes(clock, at('2026-11-18 23:30'), 60))).toBe('2026-11-19 00:30');
  });

  it('5. a week without Monday or Thursday is not counted (osTicket 6739)', () => {
    const [row] = bitung.hours.filter((one) => one.pattern === 'five_days');
    if (row === undefined) throw new Error('no hours');
    const days = { tue: row.days.tue, fri: row.days.fri };
    const cal = calendarOf({ ...bitung, hours: [{ ...row, days }] }, 'five_days');
    expect(read(addWorkingMinutes(cal, at('2026-11-16 08:00'), 60))).toBe('2026-11-17 08:30');
    expect(read(addWorkingMinutes(cal, at('2026-11-17 15:00'), 90))).toBe('2026-11-20 08:00');
  });

  it('6. a calendar without hours stops the desk (Zammad 1396): ours counts by the national week and says so', () => {
    const cal = calendarOf({ ...bitung, hours: [], holidays: [] }, 'five_days');
    expect(read(addWorkingMinutes(cal, at('2026-11-20 16:00'), 60))).toBe('2026-11-23 08:00');
    expect(cal.warnings).toEqual([{ code: 'hours.none', pattern: 'five_days' }, { code: 'holidays.none' }]);
  });

  it('7. what is reported on a day off is late before anybody could answer (Frappe Helpdesk 2075, Chatwoot pull 13392)', () => {
    const sunday = at('2026-11-22 10:00');
    expect(read(nextWorkingMoment(office, sunday))).toBe('2026-11-23 07:30');
    expect(workingMinutesBetween(office, sunday, at('2026-11-23 08:00'))).toBe(30);
    expect(read(addWorkingMinutes(office, at('2026-11-20 16:00'), 60))).toBe('2026-11-23 08:00');
  });

  it('8. a feast that a public feed knows closes the office (Zammad 390): only what a decree names does', () => {
    // The city’s own birthday is no holiday; neither are feasts of other calendars.
    for (const on of ['2026-10-10', '2026-02-14', '2026-10-31', '2026-12-26', '2026-04-21'])
      expect(closureOn(office, Temporal.PlainDate.from(on)), on).toBeUndefined();
  });

  it('9. hours are those of the server’s zone (GLPI 15429)', () => {
    const opens = (region: typeof bitung) =>
      nextWorkingMoment(
        calendarOf(region, 'five_days'),
        Temporal.Instant.from('2026-11-17T15:00:00Z'),
      ).toString();
    expect(opens(bitung)).toBe('2026-11-17T23:30:00Z');
    expect(opens(padang)).toBe('2026-11-18T00:30:00Z');
  });

  it('10. a pause over a weekend gives the whole weekend back (GLPI 10594, Frappe Helpdesk pull 2449)', () => {
    // One working day from Friday 09.00; waiting for the reporter from Friday 15.00 to Monday 09.00 is three working hours.
    const clocks = readAt('P2', overAWeekend, '2026-11-23 10:00');
    expect(clocks.pausedMs.reporter).toBe(180 * MINUTE);
    // 270 minutes were used on Friday; the other 180 end on Monday.
    expect(due(clocks)).toBe('2026-11-23 12:00');
  });

  it('11. a new priority forgets the pause (GLPI 6902, 15605)', () => {
    const [before, after] = (['P3', 'P2'] as const).map((priority) =>
      readAt(priority, overAWeekend, '2026-11-23 10:00'),
    );
    expect(after?.pausedMs).toEqual(before?.pausedMs);
    expect(after?.target?.usedMs).toBe(before?.target?.usedMs);
    expect(after?.target?.usedMs).toBe((270 + 60) * MINUTE);
  });

  it('12. a ticket becomes late while it waits for the reporter (GLPI 24481)', () => {
    const waiting = overAWeekend
      .slice(0, 2)
      .map((one) => ({ ...one, untilMs: one.seq === 2 ? null : one.untilMs }));
    const weeksLater = readAt('P2', waiting, '2026-12-11 09:00');
    expect(weeksLater.target).toMatchObject({ stage: 0, isRunning: false, usedMs: 270 * MINUTE });
  });

  it('13. the targets and the time of the old group stay after a move (GLPI 1911)', () => {
    const moved: Segment[] = [
      {
        ...piece,
        seq: 1,
        officeCode: 'dinsos',
        fromMs: ms('2026-11-16 08:00'),
        untilMs: ms('2026-11-20 09:00'),
      },
      { ...piece, seq: 2, fromMs: ms('2026-11-20 09:00'), untilMs: null },
    ];
    const clocks = readAt('P2', moved, '2026-11-20 10:00');
    expect(clocks.target?.usedMs).toBe(60 * MINUTE);
    expect(due(clocks)).toBe('2026-11-23 09:00');
    expect(clocks.tiers.tier1.usedMs).toBe(60 * MINUTE);
  });

  it('14. reports count nights, weekends and waiting as work (FreeScout 4307, GLPI 1912)', () => {
    const clocks = readAt('P3', overAWeekend, '2026-11-24 08:30');
    expect(clocks.tiers.tier1.usedMs).toBe((270 + 360 + 60) * MINUTE);
    expect(clocks.pausedMs).toMatchObject({ reporter: 180 * MINUTE, letter: 0, vendor: 0, part: 0 });
  });

  it('15. deadlines stay where they were when the calendar changes (Zammad 534, Frappe Helpdesk pull 2449)', () => {
    const running = overAWeekend.slice(2);
    const flood = {
      on: '2026-11-24',
      kind: 'local',
      name: 'Banjir',
      source: 'SK',
      officeCode: null,
    } as const;
    const flooded = calendarOf(bitung, 'five_days', { days: [flood], hours: [] });
    expect(due(readAt('P2', running, '2026-11-23 10:00'))).toBe('2026-11-24 09:00');
    expect(due(readAt('P2', running, '2026-11-23 10:00', flooded))).toBe('2026-11-25 09:00');
  });

  it('16. the clock goes on after it is solved (Chatwoot 10178)', () => {
    const solved = overAWeekend.map((one) =>
      one.untilMs === null ? { ...one, untilMs: ms('2026-11-23 11:00') } : one,
    );
    const [then, later] = ['2026-11-23 11:00', '2027-03-01 11:00'].map((when) => readAt('P2', solved, when));
    expect(later).toEqual(then);
    expect(later?.target).toMatchObject({ isRunning: false, stage: 75 });
  });
});

const MINUTE = 60_000;
function readAt(priority: Priority, segments: readonly Segment[], now: string, cal = office) {
  const ticket = { officeCode: 'dinkes', desk: 'tier1', segments, respondedMs: null } as const;
  return readClocks(ticket, targetsOf(bitung, priority, 'incident', false), () => cal, ms(now));
}
const due = ({ target }: ReturnType<typeof readAt>): string =>
  read(Temporal.Instant.fromEpochMilliseconds(target?.dueAtMs ?? 0));
