/**
 * Whose duty is due when. A cycle belongs to one office and one duty; its due date follows from the evidence on file, else from the
 * day the regulation came into force. Source: the duties of `regions/*.yaml`, domain.md 2.
 */
import { isPerOffice, type Duty } from './duties.ts';
import { holderOf, officeAt } from './holders.ts';
import { periodOf } from './cadence.ts';
import type { Region } from './region.ts';
import type { Audience } from './vocabulary.ts';

/** An office as far as duties ask: from the database, so that a decree or a closure counts at once. */
export interface DutyOffice {
  readonly code: string;
  readonly parentCode: string | null;
  readonly pdMandiri: boolean;
}

type City = Pick<Region, 'duties' | 'posts' | 'ictOffice' | 'applications' | 'regulation'>;

/** Days after going live until which a duty without any date in the text should be met. A proposal (Bitung 50). */
export const FIRST_TIME_DAYS = 90;
/** Days after an event when the row gives none. A proposal (Bitung 50). */
const EVENT_DAYS = 14;

/** The offices that have a cycle of this duty, in the order of the city's list; none where nobody in the chat can hold it. */
export function dutyOffices(city: City, duty: Duty, offices: readonly DutyOffice[]): string[] {
  if (!isPerOffice(duty)) {
    const holder = holderOf(city, duty.owner, city.ictOffice.code);
    return holder.by === 'letter' ? [] : [holder.office];
  }
  const applying = new Set(duty.applies.flatMap((audience) => audienceOf(city, audience, offices)));
  return offices.map((office) => office.code).filter((code) => applying.has(code));
}

function audienceOf(city: City, audience: Audience, offices: readonly DutyOffice[]): string[] {
  const whole = offices.filter((office) => office.parentCode === null);
  switch (audience) {
    case 'all_offices':
      return whole.map((office) => office.code);
    // Every office provides and owns data (Bitung 12(2), Padang 12(1)); one that has none says `Bukan kewenangan kami`.
    case 'data_owner_offices':
      return whole.map((office) => office.code);
    case 'self_managed_offices':
      return whole.filter((office) => office.pdMandiri).map((office) => office.code);
    case 'app_owner_offices':
      return city.applications.map((application) => application.office);
    case 'steering_team':
      return [officeAt(city, 'city_secretariat')];
    default:
      return [officeAt(city, audience)];
  }
}

/** What is on file for a cycle, and from when the desk counts. Dates in the city's zone. */
export interface OnFile {
  /** When the last accepted evidence took effect; null: nothing is recorded. */
  readonly lastOn: Temporal.PlainDate | null;
  /** Until when that evidence is good by its own words (a certificate, a term); null: it says nothing. */
  readonly validUntilOn?: Temporal.PlainDate | null;
  /** What opened an event-driven duty: a LAN change, an application going live. */
  readonly eventOn?: Temporal.PlainDate | null;
  /** When the five-year term in force began (its Kepwal), for what comes at its middle and in its last year. */
  readonly termFromOn?: Temporal.PlainDate | null;
  /** The day its `data awal` was recorded: what was missed before is listed, never hunted. */
  readonly countedFromOn: Temporal.PlainDate;
}

export type Due =
  /** `missed`: due dates before `countedFromOn` for which nothing is on file. */
  | { readonly on: Temporal.PlainDate; readonly missed: number }
  /** Nothing is owed now: it was met once for all, waits for its event or request, or for the term's beginning. */
  | { readonly on: null; readonly why: 'met' | 'event' | 'request' | 'term' };

/** A point of a five-year term, in months from its beginning: due by then, met by what takes effect after `from`. */
interface TermPoint {
  readonly due: number;
  readonly from: number;
}
const MIDTERM: TermPoint = { due: 30, from: 0 };
/** In its last year (Bitung 8(8), Padang 6(5), 7(4)): by its end. */
const LAST_YEAR: TermPoint = { due: 60, from: 48 };

/** When the cycle is next due. Evidence moves it; a postponed reminder never does. */
export function dueOf(duty: Duty, city: Pick<Region, 'regulation'>, file: OnFile): Due {
  const period = periodOf(duty.cadence);
  const { lastOn, termFromOn = null, eventOn = null, validUntilOn = null } = file;
  switch (duty.cadence) {
    case 'event':
      return eventOn === null
        ? { on: null, why: 'event' }
        : { on: eventOn.add({ days: duty.withinDays ?? EVENT_DAYS }), missed: 0 };
    case 'on_request':
      return eventOn === null
        ? { on: null, why: 'request' }
        : { on: eventOn.add({ days: duty.withinDays ?? EVENT_DAYS }), missed: 0 };
    case 'per_certificate':
      return validUntilOn === null ? { on: null, why: 'event' } : { on: validUntilOn, missed: 0 };
    case 'midterm':
      return termPart(termFromOn, lastOn, [MIDTERM]);
    case 'final_year':
      return termPart(termFromOn, lastOn, [LAST_YEAR]);
    case 'midterm_and_final':
      return termPart(termFromOn, lastOn, [MIDTERM, LAST_YEAR]);
    case 'once':
    case 'once_then_yearly_confirmation':
      if (lastOn !== null)
        return period === null ? { on: null, why: 'met' } : { on: lastOn.add(period), missed: 0 };
      return {
        on:
          duty.dueOn === undefined
            ? file.countedFromOn.add({ days: FIRST_TIME_DAYS })
            : Temporal.PlainDate.from(duty.dueOn),
        missed: 0,
      };
    default:
      if (period === null)
        throw new Error(`The duty ${duty.code} has a cadence without a rule: ${duty.cadence}`);
      if (validUntilOn !== null) return { on: validUntilOn, missed: 0 };
      return lastOn === null
        ? fromAnchor(city, period, file.countedFromOn)
        : { on: lastOn.add(period), missed: 0 };
  }
}

/** With nothing on file: the first anniversary of the regulation from that day on, and how many went by before. */
function fromAnchor(
  { regulation }: Pick<Region, 'regulation'>,
  period: Temporal.Duration,
  from: Temporal.PlainDate,
): Due {
  const anchor = Temporal.PlainDate.from(regulation.promulgatedOn);
  const months = period.total({ unit: 'months', relativeTo: anchor });
  const past = anchor.until(from, { largestUnit: 'months' }).months;
  // Counted from the anchor each time, so that the 31st does not wander.
  let missed = Math.max(0, Math.floor(past / months) - 1);
  while (Temporal.PlainDate.compare(anchor.add({ months: months * (missed + 1) }), from) < 0) missed++;
  return { on: anchor.add({ months: months * (missed + 1) }), missed };
}

/** Each point is owed once: the first that no evidence has met. */
function termPart(
  termFromOn: Temporal.PlainDate | null,
  lastOn: Temporal.PlainDate | null,
  points: readonly TermPoint[],
): Due {
  if (termFromOn === null) return { on: null, why: 'term' };
  const open = points.find(
    ({ from }) =>
      lastOn === null || Temporal.PlainDate.compare(lastOn, termFromOn.add({ months: from })) <= 0,
  );
  return open === undefined
    ? { on: null, why: 'met' }
    : { on: termFromOn.add({ months: open.due }), missed: 0 };
}
