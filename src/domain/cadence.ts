import { z } from 'zod';

/** When a duty comes that has no period. */
export const CADENCE_WORDS = [
  'event',
  'once',
  'once_then_yearly_confirmation',
  'midterm',
  'final_year',
  'midterm_and_final',
  'per_certificate',
  'on_request',
] as const;

/** How often a duty comes: an ISO 8601 period in months (`P24M`), or a word. */
export type Cadence = `P${number}M` | (typeof CADENCE_WORDS)[number];

/**
 * Where the cadence comes from. `text`: the city's regulation. `default`: it says "berkala" or nothing, so the Dinas set it,
 * and the bot says so. `national`: a national rule. `certificate`: the certificate's own date.
 */
export const CADENCE_SOURCES = ['text', 'default', 'national', 'certificate'] as const;

const period = /^P([1-9]\d{0,2})M$/;
const isCadence = (value: unknown): value is Cadence =>
  typeof value === 'string' && (period.test(value) || (CADENCE_WORDS as readonly string[]).includes(value));

export const CadenceSchema = z.custom<Cadence>(
  isCadence,
  `write a period in months such as 'P12M', or one of: ${CADENCE_WORDS.join(', ')}`,
);

/** The period between two due dates; null where a cadence has none. */
export function periodOf(cadence: Cadence): Temporal.Duration | null {
  const months = period.exec(cadence)?.[1];
  if (months !== undefined) return Temporal.Duration.from({ months: Number(months) });
  return cadence === 'once_then_yearly_confirmation' ? Temporal.Duration.from({ months: 12 }) : null;
}

/** Working or wall time as written in a region's file: minutes, hours, working days (`30m`, `2h`, `1wd`). */
export const SpanSchema = z
  .string()
  .regex(/^[1-9]\d{0,2}(m|h|wd)$/, "write minutes '30m', hours '2h' or working days '1wd'");
