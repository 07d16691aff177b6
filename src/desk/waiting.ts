/** `Tunggu …` until a date, and a visit on one: read, told, and reminded of on its working morning. */
import type { Ticket } from '../db/tickets.ts';
import { readDateFirst, readTimeFirst } from '../domain/typedTimes.ts';
import { addWorkingDays, nextWorkingMorning, workingDayOnOrBefore } from '../domain/workingTime.ts';
import type { Change, TicketColumns } from '../engine/change.ts';
import { sentence } from '../engine/speech.ts';
import { usualText } from '../locales/index.ts';
import type { Acting } from './acts.ts';
import { toDate, type Desk, type Known } from './desk.ts';
import type { Prepared } from './preparing.ts';
import { askChoice } from './questions.ts';

/** Without a date, or after it has passed, it is asked about every second working day. */
const ASKED_AGAIN = 2;
/** Nothing is planned further ahead than a year. */
const MOST_DAYS = 366;

const calendarOf = (desk: Desk, { workPattern, officeCode }: Ticket) =>
  desk.calendar(workPattern, officeCode);

/** The first working morning on that date or after it. */
const morningOf = (desk: Desk, ticket: Ticket, on: Temporal.PlainDate): Temporal.Instant =>
  nextWorkingMorning(
    calendarOf(desk, ticket),
    on.toZonedDateTime(desk.region.timeZone).toInstant().subtract({ milliseconds: 1 }),
  );

/** When the owner is asked whether what he waits for has come. */
export function waitDueAt(desk: Desk, ticket: Ticket, until: Date | null, now: Temporal.Instant): Date {
  if (until !== null && until.getTime() > now.epochMilliseconds) return until;
  return toDate(addWorkingDays(calendarOf(desk, ticket), now, ASKED_AGAIN));
}

/** `Besok`, `24/11`, `Belum tahu`, or a line: a date may begin it, and what it says is told to the reporter. */
export async function prepareWait(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  acting: Acting,
): Promise<Prepared> {
  if (acting.text === '') return { acting };
  const today = arrival.now.toZonedDateTimeISO(desk.region.timeZone).toPlainDate();
  const usual = USUAL_DAYS[acting.text];
  if (acting.text === '@usual.unknown') return { acting, columns: { waitsUntil: null } };
  const read =
    usual === undefined ? readDateFirst(acting.text, today) : { date: today.add({ days: usual }), rest: '' };
  if (read === null || !isAhead(read.date, today))
    return again(arrival, ticket, 'wait', acting.choice, read === null);
  const until = toDate(morningOf(desk, ticket, read.date));
  return {
    acting: {
      ...acting,
      text: usual === undefined ? acting.text : usualText(acting.text, arrival.person.language),
    },
    columns: { waitsUntil: until },
    data: { until: read.date.toString() },
  };
}
const USUAL_DAYS: Readonly<Record<string, number>> = { '@usual.tomorrow': 1, '@usual.nextWeek': 7 };

/** A date and a time of day. */
export async function prepareVisit(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  acting: Acting,
): Promise<Prepared> {
  if (acting.text === '') return { acting };
  const { timeZone } = desk.region;
  const now = arrival.now.toZonedDateTimeISO(timeZone);
  const today = now.toPlainDate();
  const morning = nextWorkingMorning(calendarOf(desk, ticket), arrival.now);
  const at =
    acting.text === '@usual.tomorrowMorning'
      ? morning.toZonedDateTimeISO(timeZone)
      : acting.text === '@usual.todayAfternoon'
        ? today.toZonedDateTime({ timeZone, plainTime: '13:30' })
        : typed(acting.text, today, timeZone);
  if (at === null || !isAhead(at.toPlainDate(), today) || Temporal.ZonedDateTime.compare(at, now) <= 0)
    return again(arrival, ticket, 'visit', null, at === null);
  return {
    acting: { ...acting, text: usualText(acting.text, arrival.person.language) },
    columns: { visitAt: toDate(at.toInstant()) },
    data: { visitAt: at.toInstant().toString() },
  };
}

function typed(text: string, today: Temporal.PlainDate, timeZone: string): Temporal.ZonedDateTime | null {
  const date = readDateFirst(text, today);
  const time = readTimeFirst(date === null ? text : date.rest);
  // Only an hour means today's.
  return time === null ? null : (date?.date ?? today).toZonedDateTime({ timeZone, plainTime: time.time });
}

const isAhead = (date: Temporal.PlainDate, today: Temporal.PlainDate): boolean => {
  const { days } = today.until(date, { largestUnit: 'days' });
  return days >= 0 && days <= MOST_DAYS;
};

const again = (
  arrival: Known,
  ticket: Ticket,
  action: 'wait' | 'visit',
  choice: string | null,
  isUnread: boolean,
): Prepared => {
  const name = isUnread ? (action === 'wait' ? 'ask.waitDate' : 'ask.visitDate') : 'ask.datePast';
  return {
    notice: askChoice(arrival, ticket, action, sentence(name, { number: ticket.number }), [], choice),
  };
};

/** The timer of a visit: set with its date, moved with it, gone when the ticket goes where the visit means nothing. */
export function visitTimer(
  desk: Desk,
  change: Change,
  before: Ticket,
  after: TicketColumns,
  now: Temporal.Instant,
): void {
  if (before.visitAt?.getTime() === after.visitAt?.getTime()) return;
  const timer = { owner: before.caseId, id: 'VISIT_IS_TODAY' };
  if (after.visitAt === null) {
    change.timersGone.push(timer);
    return;
  }
  const on = Temporal.Instant.fromEpochMilliseconds(after.visitAt.getTime())
    .toZonedDateTimeISO(desk.region.timeZone)
    .toPlainDate();
  const dueAt = toDate(morningOf(desk, before, workingDayOnOrBefore(calendarOf(desk, before), on)));
  // Promised for today: it has just been said.
  if (dueAt.getTime() <= now.epochMilliseconds) change.timersGone.push(timer);
  else change.timersSet.push({ ...timer, dueAt });
}
