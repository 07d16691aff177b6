/** What people type about audits, as data: a letter's number with its date, a month that lies ahead, what they mean to do. */
import { monthNamed, readDate } from './typedDates.ts';
import { readMonth } from './months.ts';
import { AUDIT_KINDS, type AuditKind } from './audits.ts';

export interface NumberAndDate {
  readonly number: string;
  readonly on: Temporal.PlainDate;
}

/** `800/12/2026 tanggal 1 Maret 2026`, `800/12/2026; 1-3-2026`. Null: number or date is missing. */
export function readNumberAndDate(text: string, today: Temporal.PlainDate): NumberAndDate | null {
  const words = text
    .replace(/[;,\n]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const on = readDate(words.slice(-count).join(' '), today);
    const number = words
      .slice(0, -count)
      .join(' ')
      .replace(/[\s.:]+$/, '')
      .replace(/\s+(?:tanggal|tgl\.?|bertanggal|dated?)$/i, '')
      .replace(/^(?:nomor|no\.?|number)\s+/i, '');
    if (on !== null && /\d/.test(number) && number.length <= 80) return { number, on };
  }
  return null;
}

/** `juni 2027`, `6/2027`, `30/6/2027`; a month without its year is the next such month. Null: none, or gone by. */
export function readMonthAhead(text: string, today: Temporal.PlainDate): Temporal.PlainYearMonth | null {
  const running = today.toPlainYearMonth();
  const date = readDate(text, today);
  const read = date === null ? readMonth(text, today) : date.toPlainYearMonth();
  if (read === null || text.trim() === '') return null;
  const hasYear = /\d{4}|[/.-]\d{2}$/.test(text.trim());
  const month =
    !hasYear && Temporal.PlainYearMonth.compare(read, running) < 0 ? read.add({ years: 1 }) : read;
  return Temporal.PlainYearMonth.compare(month, running) < 0 ? null : month;
}

const KIND_WORDS: Readonly<Record<string, AuditKind>> = {
  infrastruktur: 'infrastructure',
  aplikasi: 'application',
  keamanan: 'security',
};
export const auditKindNamed = (word: string): AuditKind | null =>
  KIND_WORDS[word.toLowerCase()] ?? AUDIT_KINDS.find((kind) => kind === word.toLowerCase()) ?? null;

/** `A-3` an audit, `T-5` a finding (temuan); also `a3`, `T 5`. */
export function readAuditRef(
  text: string,
): { readonly is: 'audit' | 'finding'; readonly number: number; readonly rest: string } | null {
  const found = /^([at])[- ]?(\d{1,6})(?:\s+([\s\S]*))?$/i.exec(text.trim());
  if (found === null) return null;
  return {
    is: found[1]?.toLowerCase() === 'a' ? 'audit' : 'finding',
    number: Number(found[2]),
    rest: found[3]?.trim() ?? '',
  };
}

/** The last words that name a month, and what stands before them: `keamanan pusat data juni 2027`. */
export function splitMonth(
  text: string,
  today: Temporal.PlainDate,
): { readonly before: string; readonly month: Temporal.PlainYearMonth | null } {
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (const count of [3, 2, 1]) {
    const last = words.slice(-count);
    const names = last.some(
      (word) => monthNamed(word) !== undefined || /^\d{1,2}[/-]\d/.test(word) || /^\d{4}-/.test(word),
    );
    const month = words.length >= count && names ? readMonthAhead(last.join(' '), today) : null;
    if (month !== null) return { before: words.slice(0, -count).join(' '), month };
  }
  return { before: words.join(' '), month: null };
}
