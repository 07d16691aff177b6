import type { Days } from './hours.ts';
import type { WorkPattern } from './region.ts';

const fiveDays: Days = {
  mon: [
    ['07:30', '12:00'],
    ['13:00', '16:00'],
  ],
  tue: [
    ['07:30', '12:00'],
    ['13:00', '16:00'],
  ],
  wed: [
    ['07:30', '12:00'],
    ['13:00', '16:00'],
  ],
  thu: [
    ['07:30', '12:00'],
    ['13:00', '16:00'],
  ],
  fri: [
    ['07:30', '11:30'],
    ['13:00', '16:30'],
  ],
};

const sixDays: Days = {
  mon: [
    ['07:30', '12:00'],
    ['13:00', '15:00'],
  ],
  tue: [
    ['07:30', '12:00'],
    ['13:00', '15:00'],
  ],
  wed: [
    ['07:30', '12:00'],
    ['13:00', '15:00'],
  ],
  thu: [
    ['07:30', '12:00'],
    ['13:00', '15:00'],
  ],
  fri: [
    ['07:30', '11:30'],
    ['13:00', '14:30'],
  ],
  sat: [
    ['07:30', '12:00'],
    ['13:00', '14:30'],
  ],
};

const always: Days = {
  mon: [['00:00', '24:00']],
  tue: [['00:00', '24:00']],
  wed: [['00:00', '24:00']],
  thu: [['00:00', '24:00']],
  fri: [['00:00', '24:00']],
  sat: [['00:00', '24:00']],
  sun: [['00:00', '24:00']],
};

/**
 * The week where a city's file has no row: 37 h 30 min from 07.30, break 60 minutes, on Friday 90 (Perpres 21/2023,
 * domain.md 4.5). How the hours are spread over six days is our choice; the sum is the law's.
 */
export const defaultHours: Readonly<Record<WorkPattern, Days>> = {
  five_days: fiveDays,
  six_days: sixDays,
  around_the_clock: always,
};

/**
 * A year's decree (SKB) names seventeen national holidays (Keppres 8/2024; of 2026 all seventeen, domain.md 4.5). Some may fall
 * together, so with so many of them a year counts as entered; with fewer somebody began and did not finish.
 */
export const fullDecree = 12;

/**
 * National holidays with the same date every year (`MM-DD`): all that is known of a year whose decree (SKB) is not
 * entered yet. Moving ones (Idulfitri, Nyepi, Imlek, Paskah…) wait for the decree.
 */
export const fixedHolidays: ReadonlyMap<string, string> = new Map([
  ['01-01', 'Tahun Baru Masehi'],
  ['05-01', 'Hari Buruh Internasional'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['08-17', 'Proklamasi Kemerdekaan'],
  ['12-25', 'Kelahiran Yesus Kristus'],
]);
