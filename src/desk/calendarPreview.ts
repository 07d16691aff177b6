/** Which deadlines of open tickets a change of the calendar would move, before anything is changed. */
import { openTickets } from '../db/calendar.ts';
import { readClocks } from '../domain/clocks.ts';
import type { CalendarAdditions } from '../domain/workingTime.ts';
import { makeCalendars } from './calendars.ts';
import type { Desk } from './desk.ts';
import { calendarsOf, dueTimes, targetsFor } from './ticketClocks.ts';

/** Between two batches others' messages are worked: reckoning one takes a fraction of a millisecond. */
const BATCH = 100;
/** So many are shown, the earliest first. */
const SHOWN = 10;

export interface Moved {
  readonly short: string;
  readonly office: string;
  /** ISO instants. */
  readonly was: string;
  readonly will: string;
}

/** All open tickets are looked at in batches, each read once. */
export async function deadlinesMoved(
  desk: Pick<Desk, 'pool' | 'region'>,
  after: CalendarAdditions,
  now: Temporal.Instant,
): Promise<{ moved: number; of: number; first: Moved[] }> {
  const { region } = desk;
  const calendars = calendarsOf({ region, calendar: makeCalendars(region, after) });
  const all: Moved[] = [];
  let of = 0;
  for (let last = ''; ;) {
    const tickets = await openTickets(desk.pool, last, BATCH);
    of += tickets.length;
    for (const ticket of tickets) {
      const clocks = readClocks(
        { ...ticket, respondedMs: ticket.respondedAt?.getTime() ?? null },
        targetsFor(desk, ticket),
        calendars,
        now.epochMilliseconds,
      );
      const will = dueTimes(clocks, ticket.segments, now).targetAt;
      if (will.getTime() === ticket.targetAt.getTime()) continue;
      const { short, officeShort: office, targetAt: was } = ticket;
      all.push({ short, office, was: was.toISOString(), will: will.toISOString() });
    }
    if (tickets.length < BATCH) break;
    last = tickets.at(-1)?.caseId ?? '';
  }
  all.sort((a, b) => (a.was < b.was ? -1 : a.was > b.was ? 1 : 0));
  return { moved: all.length, of, first: all.slice(0, SHOWN) };
}
