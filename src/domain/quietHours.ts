/**
 * The hours in which nobody is written to unasked: nights, Sundays, Friday noon, as the city's file says, on its clock. Holidays are
 * not among them. Source: `chat.md`, Announcements; domain.md 4.5.
 */
import type { Region } from './region.ts';

type City = Pick<Region, 'quiet' | 'timeZone'>;

const isIn = (time: string, from: string, until: string): boolean =>
  from <= until ? from <= time && time < until : from <= time || time < until;

const clockOf = (here: Temporal.ZonedDateTime): string =>
  here.toPlainTime().toString({ smallestUnit: 'minute' });

export function isQuiet({ quiet, timeZone }: City, at: Temporal.Instant): boolean {
  const here = at.toZonedDateTimeISO(timeZone);
  const time = clockOf(here);
  if (isIn(time, quiet.from, quiet.until)) return true;
  if (quiet.sundays && here.dayOfWeek === 7) return true;
  return quiet.fridayNoon !== null && here.dayOfWeek === 5 && isIn(time, ...quiet.fridayNoon);
}

/** Instants of the next days at which quiet hours may begin or end, in order, after `at`. */
function* edges({ quiet, timeZone }: City, at: Temporal.Instant): Generator<Temporal.Instant> {
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const times = ['00:00', quiet.from, quiet.until, ...(quiet.fridayNoon ?? [])].sort();
  for (let days = 0; days < 9; days += 1)
    for (const time of times) {
      const edge = today.add({ days }).toZonedDateTime({ timeZone, plainTime: time }).toInstant();
      if (Temporal.Instant.compare(edge, at) > 0) yield edge;
    }
}

/** `at` itself outside the quiet hours, else the instant when they are over. */
export function quietOver(city: City, at: Temporal.Instant): Temporal.Instant {
  if (!isQuiet(city, at)) return at;
  for (const edge of edges(city, at)) if (!isQuiet(city, edge)) return edge;
  return at;
}

/** When the quiet hours begin next; asked in the middle of them: `at`. */
export function nextQuiet(city: City, at: Temporal.Instant): Temporal.Instant {
  if (isQuiet(city, at)) return at;
  for (const edge of edges(city, at)) if (isQuiet(city, edge)) return edge;
  return at;
}
