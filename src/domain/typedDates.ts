/** Dates as people type them: `24/11`, `31-12-2026`, `24 November`, `24 nov sampai 26 nov`, `besok`. Never guesses a month first. */

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'januari jan january',
    'februari feb february pebruari',
    'maret mar march',
    'april apr',
    'mei may',
    'juni jun june',
    'juli jul july',
    'agustus agu ags agt aug august',
    'september sep sept',
    'oktober okt october oct',
    'november nov nopember nop',
    'desember des december dec',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);
/** The month that a word names (`oktober`, `okt`, `Oct.`), 1 to 12. */
export const monthNamed = (word: string): number | undefined => {
  const low = word.toLowerCase().replace(/\.$/, '');
  return Object.hasOwn(MONTHS, low) ? MONTHS[low] : undefined;
};

const DAYS: Readonly<Record<string, number>> = {
  'hari ini': 0,
  today: 0,
  besok: 1,
  tomorrow: 1,
  lusa: 2,
};

/** A year left out means the nearest date: in the months gone by it was meant, further back it is next year's. */
const MOST_DAYS_BACK = 90;

/** One date, alone in the text; null when it is none, or none of the calendar (31/11). */
export function readDate(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const low = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/,/g, '');
  const away = DAYS[low];
  if (away !== undefined) return today.add({ days: away });
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(low);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(?:\p{L}+ )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?$/u.exec(low) ??
    /^(?:\p{L}+ )?(\d{1,2})[ -]?(\p{L}+)\.?(?:[ -](\d{4}|\d{2}))?$/u.exec(low);
  if (parts === null) return null;
  const [, day = '', month = '', year] = parts;
  const number = /^\d/.test(month) ? Number(month) : MONTHS[month];
  if (number === undefined) return null;
  if (year !== undefined) return dateOf(Number(year.length === 2 ? `20${year}` : year), number, Number(day));
  const near = dateOf(today.year, number, Number(day));
  if (near === null || near.until(today, { largestUnit: 'days' }).days <= MOST_DAYS_BACK) return near;
  return dateOf(today.year + 1, number, Number(day));
}

export interface DateRange {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** `24/11 - 26/11`, `24 November sampai 26 November`, `24-26 November`, or one day; both ends included, in the order typed. */
export function readDates(text: string, today: Temporal.PlainDate): DateRange | null {
  const only = readDate(text, today);
  if (only !== null) return { from: only, until: only };
  const low = text.trim().toLowerCase();
  const short = /^(\d{1,2}) ?(?:-|–|—|s\/d|sd|sampai|hingga|to|until) ?(\d{1,2} ?\p{L}+(?: \d{4})?)$/u.exec(
    low,
  );
  if (short !== null) {
    const until = readDate(short[2] ?? '', today);
    const from = until === null ? null : dateOf(until.year, until.month, Number(short[1]));
    if (from !== null && until !== null) return { from, until };
  }
  for (const divider of DIVIDERS) {
    const parts = low.split(divider);
    if (parts.length !== 2) continue;
    const from = readDate(parts[0] ?? '', today);
    const until = readDate(parts[1] ?? '', from ?? today);
    if (from !== null && until !== null) return { from, until: until };
  }
  return null;
}
const DIVIDERS = [
  / +(?:s\/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|to|until|till) +/,
  / *[–—] */,
  / +- +/,
  /(?<=\/\d{1,4}) *- *(?=\d)/,
];

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** The word for an acting official, alone. */
export const ACTING = /^(?:plt|plh|pj|acting)\.?$/i;

/** `plt 31-12-2026` in what follows the office of an invitation: the letter without it, and the last day. */
export function readActing(
  text: string,
  today: Temporal.PlainDate,
): { rest: string; isActing: boolean; until: Temporal.PlainDate | null } {
  const found = /(?:^|\s)(?:plt|plh|pj|acting)\.?(?:\s+|$)(?:sampai\s+|s\/d\s+|until\s+)?(.*)$/i.exec(text);
  if (found === null) return { rest: text, isActing: false, until: null };
  return { rest: text.slice(0, found.index).trim(), isActing: true, until: readDate(found[1] ?? '', today) };
}
