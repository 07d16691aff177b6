/**
 * Days off and dated hours as an admin types them or a CSV file holds them, one a line: `date; kind; name[; office]`, and for hours
 * `dates; jam; 5 hari; name; Sen-Kam 08.00-12.00 12.30-15.00; Jum …[; office]`. All lines or none: a file with a wrong row is refused
 * whole, with the row and the reason.
 */
import type { AddedDay, AddedHours } from './calendar.ts';
import { HoursRowSchema, weekdays, type Days } from './hours.ts';
import type { WorkPattern } from './region.ts';
import { clip } from './text.ts';
import { readDate, readDates, type DateRange } from './typedDates.ts';

/** What a line asks for; the office is still the word that was typed. */
export type CalendarItem =
  | ({ readonly is: 'day'; readonly office: string | null } & Pick<AddedDay, 'on' | 'kind' | 'name'>)
  | ({ readonly is: 'hours'; readonly office: string | null } & Omit<AddedHours, 'officeCode'>);

export type LineFault =
  | 'fields'
  | 'date'
  | 'year'
  | 'range'
  | 'kind'
  | 'name'
  | 'pattern'
  | 'hours'
  | 'office'
  | 'twice'
  /** Nothing of ours stands there. */
  | 'absent';

export interface LineProblem {
  /** As the person counts: the first line of the text is 1. */
  readonly line: number;
  readonly text: string;
  readonly why: LineFault;
}

/** A year has 366 days; a list longer than two of them is no list of holidays. */
export const MOST_LINES = 800;
const LONGEST_CLOSURE = 62;
const LONGEST_NAME = 120;

const KINDS: readonly (readonly [RegExp, AddedDay['kind']])[] = [
  [/^(libur )?(nasional|national( holiday)?)$|^libur$|^n$/, 'national'],
  [/^(cuti )?bersama$|^cuti bersama .*$|^collective(_| )leave$|^cb$|^c$/, 'collective_leave'],
  [/^(libur |penutupan )?(lokal|local)$|^tutup$|^l$/, 'local'],
  [/^(hari )?kerja$|^(tetap )?masuk$|^working$/, 'working'],
];
const PATTERNS: readonly (readonly [RegExp, WorkPattern])[] = [
  [/^(5|lima)( hari)?( kerja)?$|^five_days$/, 'five_days'],
  [/^(6|enam)( hari)?( kerja)?$|^six_days$/, 'six_days'],
  [/^24( jam|\/7)?$|^around_the_clock$/, 'around_the_clock'],
];
const DAY_WORDS: readonly RegExp[] = [
  /^sen(in)?$|^mon(day)?$/,
  /^sel(asa)?$|^tue(sday)?$/,
  /^rab(u)?$|^wed(nesday)?$/,
  /^kam(is)?$|^thu(rsday)?$/,
  /^jum('?at)?$|^fri(day)?$/,
  /^sab(tu)?$|^sat(urday)?$/,
  /^min(ggu)?$|^sun(day)?$/,
];

/** Reads all lines; with any problem nothing of it is to be used. `needsYear`: a list for later may not leave the year out. */
export function readCalendarLines(
  text: string,
  today: Temporal.PlainDate,
  needsYear = false,
): { readonly items: readonly CalendarItem[]; readonly problems: readonly LineProblem[] } {
  const items: CalendarItem[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  lines.slice(0, MOST_LINES).forEach((raw, index) => {
    const fields = fieldsOf(raw);
    if (fields.every((field) => field === '') || (items.length === 0 && isHeading(fields))) return;
    const read = readLine(fields, today, needsYear);
    const twice = Array.isArray(read) && read.some((item) => seen.has(keyOf(item)));
    if (!Array.isArray(read) || twice)
      problems.push({
        line: index + 1,
        text: clip(raw.trim(), 60),
        why: Array.isArray(read) ? 'twice' : read,
      });
    else
      for (const item of read) {
        seen.add(keyOf(item));
        items.push(item);
      }
  });
  if (lines.length > MOST_LINES)
    problems.push({ line: MOST_LINES + 1, text: clip(lines[MOST_LINES] ?? '', 60), why: 'fields' });
  return { items, problems };
}

/** What is to be taken away: a date or some (`24/12/2026`, `10-12 Maret 2027`), or hours that begin on one. */
export type Removal =
  | { readonly is: 'day'; readonly on: string; readonly office: string | null }
  | {
      readonly is: 'hours';
      readonly from: string;
      readonly pattern: WorkPattern;
      readonly office: string | null;
    };

/** `date[; office]`, or `jam; date; 5 hari[; office]`, one a line. */
export function readRemovals(
  text: string,
  today: Temporal.PlainDate,
): { readonly removals: readonly Removal[]; readonly problems: readonly LineProblem[] } {
  const removals: Removal[] = [];
  const problems: LineProblem[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const fields = fieldsOf(raw, ';');
    if (fields.every((field) => field === '')) return;
    const read = readRemoval(fields, today);
    if (Array.isArray(read)) removals.push(...read);
    else problems.push({ line: index + 1, text: clip(raw.trim(), 60), why: read });
  });
  return { removals: removals.slice(0, MOST_LINES), problems };
}

function readRemoval(fields: readonly string[], today: Temporal.PlainDate): Removal[] | LineFault {
  const isHours = /^(jam( kerja)?|hours|ramadan)$/i.test(fields[0] ?? '');
  const [dates = '', ...rest] = isHours ? fields.slice(1) : fields;
  const range = datesIn(dates, today);
  if (range === null) return 'date';
  const [patternWord = '', officeOfHours = ''] = rest;
  const office = (isHours ? officeOfHours : patternWord) || null;
  if (isHours) {
    const pattern = PATTERNS.find(([word]) => word.test(patternWord.toLowerCase()))?.[1];
    return pattern === undefined
      ? 'pattern'
      : [{ is: 'hours', from: range.from.toString(), pattern, office }];
  }
  const count = range.from.until(range.until, { largestUnit: 'days' }).days + 1;
  if (count < 1 || count > LONGEST_CLOSURE) return 'range';
  return Array.from({ length: count }, (_, day) => ({
    is: 'day',
    on: range.from.add({ days: day }).toString(),
    office,
  }));
}

/** One entry of a date, or of the beginning of hours, in one place. */
const keyOf = (item: CalendarItem): string =>
  item.is === 'day'
    ? `${item.on} ${item.office?.toLowerCase() ?? ''}`
    : `${item.from} ${item.pattern} ${item.office?.toLowerCase() ?? ''}`;

function readLine(
  fields: readonly string[],
  today: Temporal.PlainDate,
  needsYear: boolean,
): CalendarItem[] | LineFault {
  const [dates = '', kindWord = '', ...rest] = fields;
  if (fields.length < 3) return 'fields';
  if (needsYear && !/\d{4}/.test(dates)) return 'year';
  return /^(jam( kerja)?|hours|ramadan)$/i.test(kindWord)
    ? readHours(dates, rest, today)
    : readDays(dates, kindWord, rest, today);
}

function readDays(
  dates: string,
  kindWord: string,
  [name = '', office = '', ...more]: readonly string[],
  today: Temporal.PlainDate,
): CalendarItem[] | LineFault {
  const range = datesIn(dates, today);
  if (range === null) return 'date';
  const count = range.from.until(range.until, { largestUnit: 'days' }).days + 1;
  if (count < 1 || count > LONGEST_CLOSURE) return 'range';
  const kind = KINDS.find(([word]) => word.test(kindWord.toLowerCase()))?.[1];
  if (kind === undefined) return 'kind';
  if (!/\p{L}/u.test(name)) return 'name';
  if (more.some((field) => field !== '')) return 'fields';
  return Array.from({ length: count }, (_, day): CalendarItem => ({
    is: 'day',
    on: range.from.add({ days: day }).toString(),
    kind,
    name: clip(name, LONGEST_NAME),
    office: office === '' ? null : office,
  }));
}

function readHours(
  dates: string,
  [patternWord = '', name = '', ...rest]: readonly string[],
  today: Temporal.PlainDate,
): CalendarItem[] | LineFault {
  const since = /^(?:mulai|sejak|from|since) +(.+)$/i.exec(dates);
  const first = since === null ? null : readDate(since[1] ?? '', today);
  const range = since === null ? datesIn(dates, today) : first === null ? null : { from: first, until: null };
  if (range === null) return 'date';
  if (range.until !== null && Temporal.PlainDate.compare(range.from, range.until) > 0) return 'range';
  const pattern = PATTERNS.find(([word]) => word.test(patternWord.toLowerCase()))?.[1];
  if (pattern === undefined) return 'pattern';
  if (!/\p{L}/u.test(name)) return 'name';
  const told = rest.filter((field) => field !== '');
  const last = told.at(-1) ?? '';
  const office = told.length > 1 && !/\d[.:]\d/.test(last) ? last : null;
  const days = readWeek(office === null ? told : told.slice(0, -1));
  if (days === null) return 'hours';
  const row = {
    from: range.from.toString(),
    ...(range.until === null ? {} : { until: range.until.toString() }),
    pattern,
    name: clip(name, LONGEST_NAME),
    days,
  };
  const fits = HoursRowSchema.safeParse({ ...row, verified: true, cite: name });
  return fits.success ? [{ is: 'hours', ...row, office }] : 'hours';
}

/** `Sen-Kam 08.00-12.00 12.30-15.00`, `Jum 08.00-11.30`, `Sab libur`. */
function readWeek(parts: readonly string[]): Days | null {
  const week: Record<string, [string, string][]> = {};
  for (const part of parts) {
    const match = /^([\p{L}']+)(?: ?(?:-|–|s\/d|sampai) ?([\p{L}']+))?:? +(.+)$/u.exec(part);
    if (match === null) return null;
    const [first, last] = [dayOf(match[1] ?? ''), dayOf(match[2] ?? match[1] ?? '')];
    const hours = /^(libur|tutup|off)$/i.test(match[3] ?? '') ? [] : timesIn(match[3] ?? '');
    if (first === -1 || last < first || hours === null) return null;
    for (const day of weekdays.slice(first, last + 1)) {
      if (week[day] !== undefined) return null;
      week[day] = hours;
    }
  }
  return Object.keys(week).length === 0 ? null : week;
}

const dayOf = (word: string): number => DAY_WORDS.findIndex((one) => one.test(word.toLowerCase()));

function timesIn(text: string): [string, string][] | null {
  const spans = text.split(/(?<=[\d]) *(?:,|dan|\s) *(?=\d)/).filter((span) => span !== '');
  const read = spans.map((span): [string, string] | null => {
    const match = /^(\d{1,2})[.:](\d{2}) ?[-–] ?(\d{1,2})[.:](\d{2})$/.exec(span.trim());
    if (match === null) return null;
    const [, h1 = '', m1 = '', h2 = '', m2 = ''] = match;
    return [`${h1.padStart(2, '0')}:${m1}`, `${h2.padStart(2, '0')}:${m2}`];
  });
  return read.length === 0 || read.includes(null) ? null : (read as [string, string][]);
}

/** `2027-03-10/2027-03-12` beside what people write. */
function datesIn(text: string, today: Temporal.PlainDate): DateRange | null {
  const [from, until, ...more] = text.split('/');
  if (more.length === 0 && until !== undefined && /^\d{4}-/.test(until.trim()))
    return bothOf(readDate(from ?? '', today), readDate(until, today));
  return readDates(text, today);
}
const bothOf = (from: Temporal.PlainDate | null, until: Temporal.PlainDate | null): DateRange | null =>
  from === null || until === null ? null : { from, until };

const isHeading = ([first = '']: readonly string[]): boolean => /^(tanggal|tgl\.?|date|hari)\b/i.test(first);

/** Divided by `;` or tabs as spreadsheets here write, else by commas; quotes may hold a divider. */
function fieldsOf(
  line: string,
  divider = line.includes(';') ? ';' : line.includes('\t') ? '\t' : ',',
): string[] {
  const fields = [''];
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === divider && !isQuoted) fields.push('');
    else fields[fields.length - 1] += letter;
  }
  while (fields.length > 3 && (fields.at(-1) ?? '').trim() === '') fields.pop();
  return fields.map((field) => field.replace(/\s+/g, ' ').trim());
}
