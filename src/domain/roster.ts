/** The roster of duty officers: by date, else by day of the week. A duty changes at 07.00, so a night is one person's. */
import { readDates, type DateRange } from './typedDates.ts';

/** Hour of the morning at which the next officer takes over, in the city's zone. Practice. */
export const DUTY_CHANGES_AT = 7;
/** Nobody plans further ahead in one line. */
export const MOST_DUTY_DAYS = 92;

export interface Shift {
  readonly id: number;
  /** ISO date in the city's zone; null: every week on `weekday`. */
  readonly onDate: string | null;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number | null;
  /** First, second … to be called. */
  readonly position: number;
  readonly personId: number;
}

/** The date whose officer has duty now: before 07.00 that of the evening before. */
export const dutyDateOf = (now: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  now.toZonedDateTimeISO(timeZone).subtract({ hours: DUTY_CHANGES_AT }).toPlainDate();

/** Who has duty on a date, in order: what is written for the date itself takes the place of the weekly roster. */
export function officersOn<S extends Shift>(shifts: readonly S[], on: Temporal.PlainDate): S[] {
  const date = on.toString();
  const dated = shifts.filter((shift) => shift.onDate === date);
  const those = dated.length > 0 ? dated : shifts.filter((shift) => shift.weekday === on.dayOfWeek);
  return those.toSorted((a, b) => a.position - b.position);
}

export type Span = { readonly dates: DateRange } | { readonly weekdays: readonly number[] };

const WEEKDAYS: readonly RegExp[] = [
  /^(senin|sen|monday|mon)$/,
  /^(selasa|sel|tuesday|tue)$/,
  /^(rabu|rab|wednesday|wed)$/,
  /^(kamis|kam|thursday|thu)$/,
  /^(jum'?at|jum|friday|fri)$/,
  /^(sabtu|sab|saturday|sat)$/,
  /^(minggu|ahad|sunday|sun)$/,
];
const numberOf = (word: string): number => WEEKDAYS.findIndex((one) => one.test(word)) + 1;

/** `Senin`, `setiap Senin dan Kamis`, `Senin - Jumat`, `setiap hari`; null when it names no days of the week. */
export function readWeekdays(text: string): number[] | null {
  const low = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(setiap|tiap|every) /, '');
  if (low === 'hari' || low === 'day') return [1, 2, 3, 4, 5, 6, 7];
  const ends = /^(\S+?) ?(?:-|–|sampai|s\/d|to) ?(\S+)$/.exec(low);
  const [from, until] = [numberOf(ends?.[1] ?? ''), numberOf(ends?.[2] ?? '')];
  if (from > 0 && until > 0)
    return Array.from({ length: ((until - from + 7) % 7) + 1 }, (_, step) => ((from - 1 + step) % 7) + 1);
  const days = low.split(/ ?(?:,| dan | and |&) ?/).map(numberOf);
  return days.every((day) => day > 0) ? [...new Set(days)] : null;
}

/** Dates or days of the week, alone in the text. */
export function readSpan(text: string, today: Temporal.PlainDate): Span | null {
  const weekdays = readWeekdays(text);
  if (weekdays !== null) return { weekdays };
  // Before a date only its own day of the week may stand: in "Budi 24/11" the first word is a name.
  const before = /^(\p{L}+),? \d/u.exec(text.trim())?.[1]?.toLowerCase();
  if (before !== undefined && numberOf(before) === 0) return null;
  const dates = readDates(text, today);
  return dates === null ? null : { dates };
}

/** `Budi 24/11 - 30/11` or `setiap Senin Budi`: days at one end, a name at the other; either may be missing. */
export function readRosterLine(text: string, today: Temporal.PlainDate): { span: Span | null; name: string } {
  const words = text.split(/\s+/).filter((word) => word !== '');
  // The longest piece that names days wins: "24 November sampai 26 November", not "24 November".
  for (let count = words.length; count > 0; count -= 1)
    for (const atEnd of [true, false]) {
      const days = atEnd ? words.slice(-count) : words.slice(0, count);
      const rest = atEnd ? words.slice(0, words.length - count) : words.slice(count);
      const span = readSpan(days.join(' '), today);
      if (span !== null) return { span, name: rest.join(' ') };
    }
  return { span: null, name: words.join(' ') };
}

/** Every date of a range, both ends included. */
export const datesOf = ({ from, until }: DateRange): Temporal.PlainDate[] =>
  Array.from({ length: from.until(until, { largestUnit: 'days' }).days + 1 }, (_, days) =>
    from.add({ days }),
  );
