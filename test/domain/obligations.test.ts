import { describe, expect, it } from 'vitest';
import { dueOf, dutyOffices, type OnFile } from '../../src/domain/obligations.ts';
import { copiesDue, firstReminderDay, nextReminderDay, reminderDays } from '../../src/domain/reminderPlan.ts';
import { dutyOf, type Region } from '../../src/domain/region.ts';
import { calendarOf, isWorkingDay } from '../../src/domain/workingTime.ts';
import type { Duty } from '../../src/domain/duties.ts';
import { city as cityOf } from './cities.ts';

const [bitung, padang] = [cityOf('bitung'), cityOf('padang')];
const day = (text: string) => Temporal.PlainDate.from(text);
const duty = (city: Region, code: string): Duty => {
  const found = dutyOf(city, code);
  if (found === undefined) throw new Error(`no duty ${code}`);
  return found;
};
const nothing = (countedFromOn: string): OnFile => ({ lastOn: null, countedFromOn: day(countedFromOn) });
const since = (lastOn: string): OnFile => ({ lastOn: day(lastOn), countedFromOn: day('2026-11-21') });

describe('a due date', () => {
  it.each([
    // domain.md 2, "First due dates if nothing is on file"
    [bitung, 'audit-infrastruktur', nothing('2026-11-21'), '2027-12-16', 2],
    [bitung, 'diagram-lan', nothing('2026-11-21'), '2026-12-16', 4],
    [bitung, 'diagram-lan', nothing('2026-12-16'), '2026-12-16', 4],
    [bitung, 'diagram-lan', nothing('2026-12-17'), '2027-12-16', 5],
    [padang, 'audit-infrastruktur', nothing('2026-11-21'), '2027-10-31', 3],
    // domain.md 10.3
    [bitung, 'audit-keamanan', since('2026-03-01'), '2028-03-01', 0],
    // A month each, also from the 31st; evidence that lies in the past makes it overdue, not new.
    [bitung, 'cadangan-data', since('2026-10-31'), '2026-11-30', 0],
    [bitung, 'cadangan-data', since('2026-08-15'), '2026-09-15', 0],
    // Padang 63: a date of the text
    [padang, 'penyesuaian-peralihan', nothing('2026-11-21'), '2020-10-31', 0],
    // Once, no date in the text: ninety days from going live, a proposal
    [bitung, 'pembentukan-tier2', nothing('2026-11-21'), '2027-02-19', 0],
    [bitung, 'penunjukan-tier1', since('2026-05-02'), '2027-05-02', 0],
  ] as const)('%o %s %o → %s', (city, code, file, on, missed) => {
    expect(dueOf(duty(city, code), city, file)).toEqual({ on: day(on), missed });
  });

  it('waits for its event, and counts from it', () => {
    const change = duty(bitung, 'lapor-perubahan-lan');
    expect(dueOf(change, bitung, nothing('2026-11-21'))).toEqual({ on: null, why: 'event' });
    const changed = { ...nothing('2026-11-21'), eventOn: day('2026-11-25') };
    expect(dueOf(change, bitung, changed)).toEqual({ on: day('2026-12-09'), missed: 0 });
  });

  it('is over when a decree was owed once', () => {
    expect(dueOf(duty(bitung, 'pembentukan-tier2'), bitung, since('2022-01-10'))).toEqual({
      on: null,
      why: 'met',
    });
  });

  it('of a review comes at the middle and the end of the term that is in force (Bitung 8(8), Padang 7(4))', () => {
    const half = duty(bitung, 'reviu-arsitektur-paruh');
    expect(dueOf(half, bitung, nothing('2026-11-21'))).toEqual({ on: null, why: 'term' });
    const term = { ...nothing('2026-11-21'), termFromOn: day('2024-07-01') };
    expect(dueOf(half, bitung, term)).toEqual({ on: day('2027-01-01'), missed: 0 });
    expect(dueOf(half, bitung, { ...term, lastOn: day('2026-12-01') })).toEqual({ on: null, why: 'met' });
    expect(dueOf(half, bitung, { ...term, lastOn: day('2023-12-01') })).toEqual({
      on: day('2027-01-01'),
      missed: 0,
    });
    const both = duty(padang, 'peta-rencana-paruh');
    expect(dueOf(both, padang, { ...term, lastOn: day('2026-12-01') })).toEqual({
      on: day('2029-07-01'),
      missed: 0,
    });
  });
});

it('every duty of both cities has a due date or a reason why not, and offices that hold it', () => {
  for (const city of [bitung, padang]) {
    const offices = city.offices.map(({ code, parent, pdMandiri }) => ({
      code,
      parentCode: parent ?? null,
      pdMandiri,
    }));
    for (const one of city.duties) {
      expect(() => dueOf(one, city, nothing('2026-11-21')), one.code).not.toThrow();
      if (!one.applies.every((audience) => audience === 'self_managed_offices'))
        expect(dutyOffices(city, one, offices).length, one.code).toBeGreaterThan(0);
    }
    const lan = dutyOf(city, 'diagram-lan');
    if (lan !== undefined)
      expect(dutyOffices(city, lan, offices)).toHaveLength(
        offices.filter((o) => o.parentCode === null).length,
      );
  }
});

describe('reminders', () => {
  const calendar = calendarOf(bitung, 'five_days');
  const lan = duty(bitung, 'diagram-lan');
  const plan = (dueOn: string, from: string, until: string) =>
    reminderDays(calendar, lan, { on: day(dueOn) }, day(from), day(until)).map(String);

  it('come on the working day before a day off; the due date stays (domain.md 10.4)', () => {
    // 25 and 24 December 2026 are Christmas and its collective leave; a week later is New Year.
    expect(plan('2026-12-25', '2026-12-15', '2026-12-31')).toEqual([
      '2026-12-18',
      '2026-12-23',
      '2026-12-31',
    ]);
    // 16 December is a Wednesday; 60, 30 and 14 days before lie on 17 October (Saturday), 16 November, 2 December.
    expect(plan('2026-12-16', '2026-10-01', '2026-12-16')).toEqual([
      '2026-10-16',
      '2026-11-16',
      '2026-12-02',
      '2026-12-09',
      '2026-12-15',
      '2026-12-16',
    ]);
  });

  it('come weekly once it is overdue, years later too', () => {
    expect(plan('2026-12-16', '2026-12-17', '2027-01-08')).toEqual([
      '2026-12-23',
      '2026-12-30',
      '2027-01-06',
    ]);
    expect(plan('2024-12-16', '2026-11-21', '2026-12-05')).toEqual(['2026-11-23', '2026-11-30']);
  });

  it('never fall on a day off, and none is lost: the next of each is found one by one', () => {
    for (const one of bitung.duties) {
      const due = { on: day('2026-06-17') };
      const [from, until] = [day('2026-01-01'), day('2026-12-31')];
      const all = reminderDays(calendar, one, due, from, until);
      expect(all.every((on) => isWorkingDay(calendar, on))).toBe(true);
      const walked: string[] = [];
      for (
        let at = nextReminderDay(calendar, one, due, from.subtract({ days: 1 }));
        at !== null && Temporal.PlainDate.compare(at, until) <= 0;
        at = nextReminderDay(calendar, one, due, at)
      )
        walked.push(at.toString());
      expect(walked).toEqual(all.map(String));
    }
  });

  it('of what is only listed come once a month, before a day off like the others: no weekly nagging about Padang 63', () => {
    const listed = duty(padang, 'penyesuaian-peralihan');
    const due = { on: day('2020-10-31') };
    // 1 December 2026 is a Tuesday, 1 January New Year, 1 February a Monday.
    expect(
      reminderDays(calendarOf(padang, 'five_days'), listed, due, day('2026-11-21'), day('2027-02-10')).map(
        String,
      ),
    ).toEqual(['2026-12-01', '2026-12-31', '2027-02-01']);
  });

  it('that fall on a day off as the cycle begins are made up for: the day itself is named, which is over by the next morning', () => {
    const change = duty(bitung, 'lapor-perubahan-lan');
    // A Saturday: its working day before, Friday 20 November, is over.
    const due = { on: day('2026-12-05'), eventOn: day('2026-11-21') };
    expect(firstReminderDay(calendar, change, due, day('2026-11-21'))?.toString()).toBe('2026-11-21');
    // Of a Wednesday the third day is a Saturday, whose Friday is still to come.
    expect(
      firstReminderDay(
        calendar,
        change,
        { ...due, eventOn: day('2026-11-18') },
        day('2026-11-19'),
      )?.toString(),
    ).toBe('2026-11-20');
    expect(nextReminderDay(calendar, change, due, day('2026-11-23'))?.toString()).toBe('2026-11-24');
  });

  it('of what the text only allows ("dapat") end with its date', () => {
    const optional = duty(bitung, 'tim-koordinasi-sk');
    expect(optional.isOptional).toBe(true);
    expect(
      reminderDays(calendar, optional, { on: day('2026-11-20') }, day('2026-10-01'), day('2027-11-01')).map(
        String,
      ),
    ).toEqual(['2026-10-21', '2026-11-13', '2026-11-20']);
    expect(nextReminderDay(calendar, optional, { on: day('2026-11-20') }, day('2026-11-20'))).toBeNull();
  });

  it('of a term of five years are found years ahead: the first is a year and a half before its end', () => {
    const term = duty(bitung, 'peta-rencana-5-tahun');
    expect(nextReminderDay(calendar, term, { on: day('2031-06-30') }, day('2026-07-01'))?.toString()).toBe(
      '2030-01-04',
    );
  });

  it('keep to the calendar of the city and of the office: whoever works day and night is not written to on a holiday', () => {
    const always = calendarOf(bitung, 'around_the_clock');
    const days = (calendars: Parameters<typeof reminderDays>[0]) =>
      reminderDays(calendars, lan, { on: day('2026-12-25') }, day('2026-12-20'), day('2026-12-26')).map(
        String,
      );
    expect(days(always)).toEqual(['2026-12-24', '2026-12-25']);
    expect(days([calendar, always])).toEqual(['2026-12-23']);
  });

  it('copies go up after 14, 30 and 60 days; without a cadence in the text never above Kepala Dinas', () => {
    expect(copiesDue(lan, day('2026-12-16'), day('2026-12-29'))).toEqual([]);
    expect(copiesDue(lan, day('2026-12-16'), day('2026-12-30'))).toEqual(['office_head']);
    expect(copiesDue(lan, day('2026-12-16'), day('2027-02-14'))).toEqual([
      'office_head',
      'agency_head',
      'chair',
    ]);
    expect(copiesDue(duty(bitung, 'cadangan-data'), day('2026-01-16'), day('2026-11-21'))).toEqual([
      'office_head',
      'agency_head',
    ]);
  });
});
