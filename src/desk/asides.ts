/** Lines and files asked for that are about no case: a letter's number, an office, dates, a spreadsheet. */
import type { Desk, Known, Notice } from './desk.ts';
import type { Media } from '../engine/speech.ts';
import { answerCalendar, ASKS_CALENDAR } from './calendar.ts';
import { IMPORT_FILE, importFile } from './imports.ts';
import { answerDates } from './leaves.ts';
import { answerRosterDates } from './roster.ts';
import { answerStaff } from './staff.ts';

const [STAFF, DATES, ROSTER] = ['staff.', 'absence.dates', 'roster.dates'];

export const isAside = (action: string): boolean =>
  action.startsWith(STAFF) ||
  action.startsWith(ASKS_CALENDAR) ||
  action === DATES ||
  action === ROSTER ||
  action === IMPORT_FILE;

export const answerAside = (
  desk: Desk,
  arrival: Known,
  action: string,
  about: string,
  text: string,
  media: Media | null,
): Promise<Notice> =>
  action === IMPORT_FILE
    ? importFile(desk, arrival, media)
    : action === DATES
      ? answerDates(desk, arrival, about, text)
      : action.startsWith(ASKS_CALENDAR)
        ? answerCalendar(desk, arrival, about, text, media)
        : action === ROSTER
          ? answerRosterDates(desk, arrival, text)
          : answerStaff(desk, arrival, action.slice(STAFF.length), about, text);
