/** Lines and files asked for that are about no case: a letter's number, an office, dates, a spreadsheet. */
import type { Desk, Known, Notice } from './desk.ts';
import type { Media } from '../engine/speech.ts';
import { answerAudit, ASKS_AUDIT } from './audits.ts';
import { answerApproval, ASKS_APPROVAL } from './approvalActs.ts';
import { answerLetter, ASKS_LETTER } from './approvalLetters.ts';
import { answerAnnouncement, ASKS_ANNOUNCEMENT } from './announcements.ts';
import { answerCalendar, ASKS_CALENDAR } from './calendar.ts';
import { IMPORT_FILE, importFile } from './imports.ts';
import { answerDisturbance, ASKS_DISTURBANCE } from './disturbances.ts';
import { answerDates } from './leaves.ts';
import { answerRosterDates } from './roster.ts';
import { disposal } from './disposal.ts';
import { actOnErasure } from './erasure.ts';
import { correctName } from './ownData.ts';
import { answerForm } from './requestAnswers.ts';
import { FORM_ANSWER } from './requestForm.ts';
import { answerDuty, DUTY } from './dutyAsides.ts';
import { answerStaff } from './staff.ts';
import { answerSubdomain, ASKS_SUBDOMAIN } from './subdomains.ts';

const [STAFF, DATES, ROSTER, DATA] = ['staff.', 'absence.dates', 'roster.dates', 'data.'];

export const isAside = (action: string): boolean =>
  [
    STAFF,
    ASKS_CALENDAR,
    ASKS_AUDIT,
    DATA,
    DUTY,
    ASKS_SUBDOMAIN,
    ASKS_APPROVAL,
    ASKS_LETTER,
    ASKS_ANNOUNCEMENT,
    ASKS_DISTURBANCE,
  ].some((prefix) => action.startsWith(prefix)) ||
  action === DATES ||
  action === ROSTER ||
  action === IMPORT_FILE ||
  action === FORM_ANSWER;

export const answerAside = (
  desk: Desk,
  arrival: Known,
  action: string,
  about: string,
  text: string,
  media: Media | null,
): Promise<Notice> =>
  action.startsWith(ASKS_SUBDOMAIN)
    ? answerSubdomain(desk, arrival, action.slice(ASKS_SUBDOMAIN.length), about, text)
    : action === FORM_ANSWER
      ? answerForm(desk, arrival, about, text, media)
      : action === IMPORT_FILE
        ? importFile(desk, arrival, media)
        : action.startsWith(ASKS_LETTER)
          ? answerLetter(desk, arrival, action, about, text, media)
          : action.startsWith(ASKS_APPROVAL)
            ? answerApproval(desk, arrival, action, about, text)
            : action.startsWith(ASKS_ANNOUNCEMENT)
              ? answerAnnouncement(desk, arrival, action.slice(ASKS_ANNOUNCEMENT.length), about, text, media)
              : action.startsWith(ASKS_DISTURBANCE)
                ? answerDisturbance(desk, arrival, action.slice(ASKS_DISTURBANCE.length), about, text, media)
                : action === DATES
                  ? answerDates(desk, arrival, about, text)
                  : action.startsWith(ASKS_AUDIT)
                    ? answerAudit(desk, arrival, action.slice(ASKS_AUDIT.length), about, text, media)
                    : action.startsWith(DUTY)
                      ? answerDuty(desk, arrival, action.slice(DUTY.length), about, text, media)
                      : action.startsWith(ASKS_CALENDAR)
                        ? answerCalendar(desk, arrival, about, text, media)
                        : action === ROSTER
                          ? answerRosterDates(desk, arrival, text)
                          : action.startsWith(DATA)
                            ? answerData(desk, arrival, action.slice(DATA.length), about, text)
                            : answerStaff(desk, arrival, action.slice(STAFF.length), about, text);

/** A name corrected, the reason of a refusal, the number of the minutes. */
const answerData = (
  desk: Desk,
  arrival: Known,
  what: string,
  about: string,
  text: string,
): Promise<Notice> =>
  what === 'name'
    ? correctName(desk, arrival, text)
    : what === 'refuse'
      ? actOnErasure(desk, arrival, 'refuse', about, text)
      : disposal(desk, arrival, 'minutes', about, text);
