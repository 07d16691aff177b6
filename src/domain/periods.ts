/** A year, half or quarter of a year as a report covers it; dates of the city's calendar, both days included. */
export interface Period {
  readonly is: 'year' | 'half' | 'quarter';
  readonly year: number;
  /** Which half or quarter; of a year 1. */
  readonly part: number;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate;
}
const MONTHS = { year: 12, half: 6, quarter: 3 } as const;

export function periodOfYear(is: Period['is'], year: number, part: number): Period {
  const months = MONTHS[is];
  const fromOn = Temporal.PlainDate.from({ year, month: (part - 1) * months + 1, day: 1 });
  return { is, year, part, fromOn, untilOn: fromOn.add({ months }).subtract({ days: 1 }) };
}

/** The one a day lies in. */
export const periodAt = (is: Period['is'], day: Temporal.PlainDate): Period =>
  periodOfYear(is, day.year, Math.floor((day.month - 1) / MONTHS[is]) + 1);

export const periodBefore = (period: Period): Period =>
  periodAt(period.is, period.fromOn.subtract({ days: 1 }));

/** The period that begins and ends on these days; null: they are no period. */
export function periodBetween(fromOn: string, untilOn: string): Period | null {
  const day = readDay(fromOn);
  if (day === null) return null;
  return (
    (['year', 'half', 'quarter'] as const)
      .map((is) => periodAt(is, day))
      .find((one) => one.fromOn.toString() === fromOn && one.untilOn.toString() === untilOn) ?? null
  );
}

function readDay(text: string): Temporal.PlainDate | null {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : null;
  } catch {
    return null;
  }
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const KINDS: Readonly<Record<string, Period['is']>> = {
  tahun: 'year',
  semester: 'half',
  triwulan: 'quarter',
  kuartal: 'quarter',
};

/**
 * `2026`, `tahun ini`, `semester 1 2026`, `triwulan III`, `triwulan lalu`; without a year that of `today`. Null: no such period, or the
 * year is not within 2000 to 2100.
 */
export function readPeriod(words: string, today: Temporal.PlainDate): Period | null {
  const found = /^(?:(tahun|semester|triwulan|kuartal)\s*)?(.*)$/.exec(
    words.toLowerCase().trim().replace(/\s+/g, ' '),
  );
  const is = KINDS[found?.[1] ?? 'tahun'] ?? 'year';
  const rest = found?.[2] ?? '';
  const now = periodAt(is, today);
  if (rest === '' || rest === 'ini') return words.trim() === '' ? null : now;
  if (rest === 'lalu' || rest === 'kemarin') return periodBefore(now);
  const [first = '', second] = rest.split(' ');
  if (is === 'year') return second === undefined ? yearOf(first) : null;
  const part = ROMAN[first] ?? (/^\d$/.test(first) ? Number(first) : 0);
  if (part < 1 || part > 12 / MONTHS[is]) return null;
  const year = second === undefined ? today.year : yearOf(second)?.year;
  return year === undefined ? null : periodOfYear(is, year, part);
}

const yearOf = (text: string): Period | null =>
  /^20\d\d$/.test(text) ? periodOfYear('year', Number(text), 1) : null;
