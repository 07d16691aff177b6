/**
 * Bugs of calendars that other help desks shipped, each as a test of ours, with the place where it was reported. Those of tickets
 * (pauses, priorities, offices, reports) stand in `test/conversation/calendarBugs.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import { readClocks, type Segment } from '../../src/domain/clocks.ts';
import { targetsOf } from '../../src/domain/priority.ts';
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
    const piece = { desk: 'tier1', officeCode: 'dinkes', ownerId: 1, workPattern: 'five_days' } as const;
    const ms = (when: string) => at(when).epochMilliseconds;
    const pieces: Segment[] = [
      { ...piece, seq: 1, pause: null, fromMs: ms('2026-11-20 09:00'), untilMs: ms('2026-11-20 15:00') },
      {
        ...piece,
        seq: 2,
        pause: 'reporter',
        fromMs: ms('2026-11-20 15:00'),
        untilMs: ms('2026-11-23 09:00'),
      },
      { ...piece, seq: 3, pause: null, fromMs: ms('2026-11-23 09:00'), untilMs: null },
    ];
    const ticket = { officeCode: 'dinkes', desk: 'tier1', segments: pieces, respondedMs: null } as const;
    const now = ms('2026-11-23 10:00');
    const clocks = readClocks(ticket, targetsOf(bitung, 'P2', 'incident', false), () => office, now);
    expect(clocks.pausedMs.reporter / 60_000).toBe(90 + 90);
    // 270 minutes were used on Friday; the other 180 end on Monday, the pause's minutes later than without it.
    expect(read(Temporal.Instant.fromEpochMilliseconds(clocks.target?.dueAtMs ?? 0))).toBe(
      '2026-11-23 12:00',
    );
  });
});
