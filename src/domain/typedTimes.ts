/** A date, with or without a time of day, at the beginning of what somebody typed: `24/11 09.30 bawa kabel`, `besok pagi`. */
import { readDate } from './typedDates.ts';

/** A date or a weekday has no more words than this. */
const MOST_WORDS = 4;

/** The date with which the words begin, and what follows it; null when they begin with none. */
export function readDateFirst(
  text: string,
  today: Temporal.PlainDate,
): { date: Temporal.PlainDate; rest: string } | null {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    const said = words.slice(0, count).join(' ').replace(/[,;]$/, '');
    const date = readDate(said, today) ?? readNear(said.toLowerCase(), today);
    if (date !== null) return { date, rest: words.slice(count).join(' ') };
  }
  return null;
}

const WEEKDAYS: Readonly<Record<string, number>> = {
  senin: 1,
  monday: 1,
  selasa: 2,
  tuesday: 2,
  rabu: 3,
  wednesday: 3,
  kamis: 4,
  thursday: 4,
  jumat: 5,
  "jum'at": 5,
  friday: 5,
  sabtu: 6,
  saturday: 6,
  ahad: 7,
  minggu: 7,
  sunday: 7,
};

/** `Rabu` is the next one, `Rabu depan` the one of next week, `minggu depan` in seven days, `3 hari lagi`, `2 minggu`. */
function readNear(said: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (/^(?:minggu depan|next week)$/.test(said)) return today.add({ days: 7 });
  const count = /^(\d{1,2}) (hari|days?|minggu|weeks?)(?: lagi)?$/.exec(said);
  if (count !== null)
    return today.add({ days: Number(count[1]) * (/^(?:minggu|week)/.test(count[2] ?? '') ? 7 : 1) });
  const named = /^(?:hari )?(?:next )?(\p{L}+'?\p{L}*)( depan)?$/u.exec(said);
  const day = WEEKDAYS[named?.[1] ?? ''];
  if (day === undefined) return null;
  const isNextWeek = named?.[2] !== undefined || /^next /.test(said);
  return isNextWeek
    ? today.add({ days: 7 - today.dayOfWeek + day })
    : today.add({ days: ((day - today.dayOfWeek + 6) % 7) + 1 });
}

/** Hours that people name by their word; an office's morning begins with its working day, so it is none of these. */
const PARTS: Readonly<Record<string, string>> = {
  pagi: '08:00',
  morning: '08:00',
  siang: '13:00',
  noon: '13:00',
  sore: '15:00',
  afternoon: '15:00',
};

/** The time of day with which the words begin (`09.30`, `jam 9`, `pk 13:00`, `siang`), and what follows it. */
export function readTimeFirst(text: string): { time: Temporal.PlainTime; rest: string } | null {
  const found =
    /^(?:(?:jam|pukul|pkl?\.?|at)\s*)?(\d{1,2})[.:](\d{2})(?:\s*(?:wita|wib|wit))?(?=$|[\s,;])[\s,;]*(.*)$/isu.exec(
      text.trim(),
    ) ??
    /^(?:jam|pukul|pkl?\.?|at)\s*(\d{1,2})()(?:\s*(?:wita|wib|wit))?(?=$|[\s,;])[\s,;]*(.*)$/isu.exec(
      text.trim(),
    );
  if (found !== null) {
    const [hour, minute] = [Number(found[1]), Number(found[2] === '' ? 0 : found[2])];
    if (hour > 23 || minute > 59) return null;
    return { time: new Temporal.PlainTime(hour, minute), rest: (found[3] ?? '').trim() };
  }
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const part = PARTS[word.toLowerCase()];
  return part === undefined ? null : { time: Temporal.PlainTime.from(part), rest: rest.join(' ') };
}
