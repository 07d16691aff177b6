/**
 * A change of something that runs: how it is classed, when it is carried out, and the days on which nothing is changed. Source:
 * domain.md 4.1 (submitted, classified, assessed, authorised, scheduled, not in a freeze, reviewed); Bitung 40(2), Padang 48.
 */
import type { Service } from './catalogue.ts';
import { choice, field, type Field } from './forms.ts';

/** Codes as the form's options have them. */
export const CHANGE_CLASSES = ['standar', 'normal', 'besar', 'darurat'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

export const CHANGE_CODES = {
  class: 'kelas-perubahan',
  risk: 'tingkat-risiko',
  rollback: 'rencana-mundur',
  from: 'mulai-pengerjaan',
  until: 'selesai-pengerjaan',
} as const;

/** When it is to be carried out; some services ask that themselves. */
const OWN_BEGINNINGS = ['waktu-perubahan', 'jadwal'];
/** These report what was changed already (Bitung 22(2)): there is nothing to plan. */
const AFTERWARDS = new Set(['LAN-LAPOR-UBAH']);

type Asking = Pick<Service, 'code' | 'kind' | 'fields'>;

/** A service whose request is a change that is still to come. */
export const isPlannedChange = ({ code, kind }: Pick<Service, 'code' | 'kind'>): boolean =>
  kind === 'change' && !AFTERWARDS.has(code);

/** The field that says when it begins. */
export const beginningOf = ({ fields }: Pick<Service, 'fields'>): string =>
  fields.find(({ code, type }) => type === 'datetime' && OWN_BEGINNINGS.includes(code))?.code ??
  CHANGE_CODES.from;

/** What is asked of a change beside the service's own questions; none of another service. */
export function changeFields(service: Asking): Field[] {
  if (!isPlannedChange(service)) return [];
  const own = new Set(service.fields.map(({ code }) => code));
  const all = [
    choice(CHANGE_CODES.class, 'Kelas perubahan', {
      standar: 'Standar (rutin, risikonya dikenal)',
      normal: 'Normal',
      besar: 'Besar (berdampak luas)',
      darurat: 'Darurat (tidak bisa menunggu)',
    }),
    choice(CHANGE_CODES.risk, 'Tingkat risiko', { rendah: 'Rendah', sedang: 'Sedang', tinggi: 'Tinggi' }),
    field('long_text', CHANGE_CODES.rollback, 'Rencana mundur bila gagal'),
    ...(beginningOf(service) === CHANGE_CODES.from
      ? [field('datetime', CHANGE_CODES.from, 'Mulai dikerjakan')]
      : []),
    field('datetime', CHANGE_CODES.until, 'Selesai dikerjakan'),
  ];
  return all.filter(({ code }) => !own.has(code));
}

/** Every question of a service's own: those of a change, and its beginning must be said. */
export const fieldsOf = (service: Asking): Field[] => [
  ...(isPlannedChange(service)
    ? service.fields.map((one) => (one.code === beginningOf(service) ? { ...one, required: true } : one))
    : service.fields),
  ...changeFields(service),
];

/** The hours in which a change is carried out, local to the city. */
export interface Window {
  readonly from: Temporal.PlainDateTime;
  readonly until: Temporal.PlainDateTime;
}

/** What the answers say of the window: ISO local date and time by field. Null: no beginning was given. */
export function windowOf(
  service: Asking,
  times: Readonly<Record<string, string | undefined>>,
): Window | null {
  const begins = times[beginningOf(service)];
  if (begins === undefined) return null;
  const from = Temporal.PlainDateTime.from(begins);
  const ends = times[CHANGE_CODES.until];
  return { from, until: ends === undefined ? from : Temporal.PlainDateTime.from(ends) };
}

/** Days on which nothing is changed, both included. */
export interface Freeze {
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: string;
}

export type WindowDenial =
  | { readonly why: 'reversed' }
  | { readonly why: 'past' }
  | { readonly why: 'frozen'; readonly freeze: Freeze };

/**
 * Why a change may not be carried out then; null: it may. An emergency waits for no freeze. What ends on the midnight with which a
 * freeze begins is before it.
 */
export function windowDenied(
  { from, until }: Window,
  changeClass: string | undefined,
  freezes: readonly Freeze[],
  now: Temporal.PlainDateTime,
): WindowDenial | null {
  const compare = (one: Temporal.PlainDateTime, other: Temporal.PlainDateTime) =>
    Temporal.PlainDateTime.compare(one, other);
  if (compare(until, from) < 0) return { why: 'reversed' };
  if (compare(until, now) < 0) return { why: 'past' };
  if (changeClass === ('darurat' satisfies ChangeClass)) return null;
  const frozen = freezes.find(({ fromOn, untilOn }) => {
    const begins = Temporal.PlainDate.from(fromOn).toPlainDateTime();
    const ends = Temporal.PlainDate.from(untilOn).add({ days: 1 }).toPlainDateTime();
    const isPoint = compare(from, until) === 0;
    return compare(from, ends) < 0 && (isPoint ? compare(until, begins) >= 0 : compare(until, begins) > 0);
  });
  return frozen === undefined ? null : { why: 'frozen', freeze: frozen };
}
