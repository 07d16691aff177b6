import type { TicketKind } from './ticketKinds.ts';

/** K keluhan, G gangguan, M masalah, P permintaan, U perubahan. Source: domain.md 4.1. */
export const kindLetters = {
  complaint: 'K',
  incident: 'G',
  problem: 'M',
  service_request: 'P',
  change: 'U',
} as const satisfies Record<TicketKind, string>;

/** A number as a person wrote it: complete, or only letter and running number. */
export type NumberRead = { full: string } | { short: string };

/** `BTG-2611-G-0042`: city, year and month in the city's zone, kind, running number of month and kind (from 1, no upper end). */
export function formatNumber(of: {
  cityCode: string;
  at: Temporal.Instant;
  timeZone: string;
  kind: TicketKind;
  running: number;
}): string {
  const on = of.at.toZonedDateTimeISO(of.timeZone);
  const month = `${two(on.year % 100)}${two(on.month)}`;
  return `${of.cityCode}-${month}-${kindLetters[of.kind]}-${four(of.running)}`;
}

/** `G-0042`, the form that people say on the phone. */
export function shortForm(full: string): string {
  return full.split('-').slice(2).join('-');
}

const gap = '[\\s_.–-]{0,3}';
const fullPattern = `([A-Z]{3})${gap}(\\d{2}(?:0[1-9]|1[0-2]))${gap}([KGMPU])${gap}0*(\\d{1,7})`;
const whole = new RegExp(`^[\\s#]*(?:${fullPattern}|([KGMPU])${gap}0*(\\d{1,7}))[\\s.,!?]*$`, 'i');
const fullInside = new RegExp(`(?<![\\p{L}\\p{N}])${fullPattern}(?![\\p{L}\\p{N}])`, 'iu');
/** In a sentence a bare `p1` is a priority: asked for is a hyphen, three digits, `#`, or a word such as "tiket" before it. */
const shortInside =
  /(?<![\p{L}\p{N}-])(?:(?:#\s?|(?:tiket|ticket|nomor|nomer|no\.?)\s{1,3})([KGMPU])[\s-]{0,2}0*(\d{1,7})|([KGMPU])-0*(\d{1,7})|([KGMPU])0*(\d{3,7})|([KGMPU])(0\d{2,6}))(?![\p{L}\p{N}]|[-/]\p{L}?\p{N})/iu;

/** Reads what is nothing but a ticket number, however it is written: `g42`, `G - 42`, `#g-0042`, `btg 2611 g 42`. */
export function readNumber(text: string): NumberRead | undefined {
  const found = whole.exec(text);
  if (found === null) return undefined;
  const [, city, month, kind, running, letter, short] = found;
  if (city !== undefined) return fullOf(city, month, kind, running);
  return shortOf(letter, short);
}

/** Finds the first ticket number in a sentence; a complete one is preferred. */
export function findNumber(text: string): NumberRead | undefined {
  const complete = fullInside.exec(text);
  if (complete !== null) return fullOf(complete[1], complete[2], complete[3], complete[4]);
  const found = shortInside.exec(text);
  if (found === null) return readNumber(text);
  const parts = found.slice(1).filter((part) => part !== undefined);
  return shortOf(parts[0], parts[1]);
}

function fullOf(city = '', month = '', kind = '', running = ''): NumberRead | undefined {
  if (Number(running) === 0) return undefined;
  return { full: `${city.toUpperCase()}-${month}-${kind.toUpperCase()}-${four(Number(running))}` };
}

function shortOf(letter = '', running = ''): NumberRead | undefined {
  return Number(running) === 0 ? undefined : { short: `${letter.toUpperCase()}-${four(Number(running))}` };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function four(n: number): string {
  return String(n).padStart(4, '0');
}
