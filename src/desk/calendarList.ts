/** What is closed in one year, from the city's file and from what was entered, with the dated hours that reach into it. */
import { allOffices } from '../db/offices.ts';
import { fixedHolidays } from '../domain/nationalDefaults.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { Desk, Notice } from './desk.ts';

/** A day as it is listed; `isOurs`: entered here, not in the file. */
export interface ListedDay {
  readonly on: string;
  readonly kind: string;
  readonly name: string;
  /** Abbreviation; null: the whole city. */
  readonly office: string | null;
  readonly isOurs: boolean;
}

/** More than a year can hold in earnest: what is left out is counted. */
const MOST_LISTED = 90;

export async function listYear(desk: Desk, year: number, mayChange: boolean): Promise<Notice> {
  await desk.calendars.fresh('now');
  const entered = desk.calendars.entered();
  const names = new Map((await allOffices(desk.pool)).map((office) => [office.code, office.abbreviation]));
  const officeOf = (code: string | null) => (code === null ? null : (names.get(code) ?? code));
  const days = new Map<string, ListedDay>();
  for (const [date, name] of fixedHolidays)
    days.set(`${year}-${date}`, {
      on: `${year}-${date}`,
      kind: 'national',
      name,
      office: null,
      isOurs: false,
    });
  for (const day of desk.region.holidays) days.set(day.on, { ...day, office: null, isOurs: false });
  for (const { on, kind, name, officeCode } of entered.days)
    days.set(officeCode === null ? on : `${on} ${officeCode}`, {
      on,
      kind,
      name,
      office: officeOf(officeCode),
      isOurs: true,
    });
  const listed = [...days.values()]
    .filter((day) => day.on.startsWith(`${year}-`))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const hours = [
    ...desk.region.hours.map((row) => ({ ...row, officeCode: null, isOurs: false })),
    ...entered.hours.map((row) => ({ ...row, isOurs: true })),
  ]
    .filter((row) => row.from <= `${year}-12-31` && (row.until === undefined || row.until >= `${year}-01-01`))
    .filter((row) => row.until !== undefined || row.isOurs)
    .map(({ from, until, pattern, name, officeCode, isOurs }) => ({
      from,
      until: until ?? null,
      pattern,
      name,
      office: officeOf(officeCode),
      isOurs,
    }));
  const go = (to: number): Button => ({ label: 'plain', with: { text: String(to) }, data: `k:list:${to}` });
  const buttons: Button[][] = [
    [go(year - 1), go(year + 1)],
    ...(mayChange
      ? [
          [
            { label: 'calendar.add', data: 'k:ask:add' },
            { label: 'calendar.remove', data: 'k:ask:remove' },
          ],
          [{ label: 'calendar.load', data: 'k:ask:load' }],
        ]
      : []),
  ];
  return {
    speech: sentence(
      'calendar.list',
      {
        yearList: {
          year,
          days: listed.slice(0, MOST_LISTED),
          more: Math.max(0, listed.length - MOST_LISTED),
          hours: hours.slice(0, 20),
          isComplete: desk.calendar('five_days').yearsEntered.has(year),
        },
      },
      { buttons },
    ),
  };
}
