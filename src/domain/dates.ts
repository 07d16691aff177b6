import type { Region } from './region.ts';

export type Language = 'id' | 'en';
type Zone = Pick<Region, 'timeZone' | 'zoneLabel'>;

const words = {
  id: {
    months: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
      ' ',
    ),
    days: 'Senin Selasa Rabu Kamis Jumat Sabtu Minggu'.split(' '),
    today: 'hari ini',
    tomorrow: 'besok',
    yesterday: 'kemarin',
    units: { workingDay: ['hari kerja'], day: ['hari'], hour: ['jam'], minute: ['menit'] },
    lessThanMinute: 'kurang dari 1 menit',
  },
  en: {
    months: 'January February March April May June July August September October November December'.split(
      ' ',
    ),
    days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    units: {
      workingDay: ['working day', 'working days'],
      day: ['day', 'days'],
      hour: ['hour', 'hours'],
      minute: ['minute', 'minutes'],
    },
    lessThanMinute: 'less than 1 minute',
  },
} as const;

/** `14.05 WITA`: always with the label of the city's zone, always with a dot. */
export function showTime(at: Temporal.Instant, region: Zone): string {
  const local = at.toZonedDateTimeISO(region.timeZone);
  return `${two(local.hour)}.${two(local.minute)} ${region.zoneLabel}`;
}

/** `14.05` without the zone; `24.00` for the midnight that ends the day on which `from` lies. */
export function showClock(at: Temporal.Instant, region: Zone, from?: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(region.timeZone);
  const isEnd =
    from !== undefined &&
    local.hour + local.minute + local.second === 0 &&
    Temporal.PlainDate.compare(dateIn(from, region), local.toPlainDate()) < 0;
  return isEnd ? '24.00' : `${two(local.hour)}.${two(local.minute)}`;
}

/** `Senin`. */
export function showWeekday(on: Temporal.PlainDate, language: Language = 'id'): string {
  return words[language].days[on.dayOfWeek - 1] ?? '';
}

/** `21 November 2026`, the date in the city's zone. */
export function showDate(
  at: Temporal.Instant | Temporal.PlainDate,
  region: Zone,
  language: Language = 'id',
): string {
  const on = at instanceof Temporal.PlainDate ? at : dateIn(at, region);
  return `${on.day} ${words[language].months[on.month - 1]} ${on.year}`;
}

/** `21 November 2026 14.05 WITA`. */
export function showDateTime(at: Temporal.Instant, region: Zone, language: Language = 'id'): string {
  return `${showDate(at, region, language)} ${showTime(at, region)}`;
}

/** `hari ini 14.05 WITA`, `besok …`, `kemarin …`, else `Senin, 23 November 2026 09.14 WITA`. */
export function showWhen(
  at: Temporal.Instant,
  now: Temporal.Instant,
  region: Zone,
  language: Language = 'id',
): string {
  const w = words[language];
  const on = dateIn(at, region);
  const away = dateIn(now, region).until(on, { largestUnit: 'days' }).days;
  const near = away === 0 ? w.today : away === 1 ? w.tomorrow : away === -1 ? w.yesterday : undefined;
  return near === undefined
    ? `${w.days[on.dayOfWeek - 1]}, ${showDateTime(at, region, language)}`
    : `${near} ${showTime(at, region)}`;
}

/** `2 jam 10 menit`, `3 hari 4 jam`: wall-clock days of 24 hours, two units at most, rounded down; negative counts as its size. */
export function showDuration(minutes: number, language: Language = 'id'): string {
  const w = words[language];
  const all = Math.floor(Math.abs(minutes));
  const parts: [number, readonly string[]][] = [
    [Math.floor(all / 1440), w.units.day],
    [Math.floor((all % 1440) / 60), w.units.hour],
    [all % 60, w.units.minute],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return w.lessThanMinute;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => counted(count, unit))
    .join(' ');
}

/** `3 hari kerja`, `1 working day`. */
export function showWorkingDays(count: number, language: Language = 'id'): string {
  return counted(count, words[language].units.workingDay);
}

/**
 * Working minutes in words: whole working days of so many minutes as `3 hari kerja`, else hours and minutes of work
 * (`1 hari kerja 2 jam`, `2 jam 10 menit`).
 */
export function showWorkingTime(
  minutes: number,
  workingDayMinutes: number,
  language: Language = 'id',
): string {
  const all = Math.floor(Math.abs(minutes));
  const days = Math.floor(all / workingDayMinutes);
  const rest = all % workingDayMinutes;
  if (days === 0) return showDuration(rest, language);
  return rest === 0
    ? showWorkingDays(days, language)
    : `${showWorkingDays(days, language)} ${showDuration(rest, language)}`;
}

function counted(count: number, unit: readonly string[]): string {
  return `${count} ${count === 1 ? unit[0] : (unit[1] ?? unit[0])}`;
}

function dateIn(at: Temporal.Instant, region: Zone): Temporal.PlainDate {
  return at.toZonedDateTimeISO(region.timeZone).toPlainDate();
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
