/**
 * The life of a duty's cycle as far as dates decide it: what must be known before it counts, what it is about, and how near it is.
 * Source: `chat.md`, Duties and reminders; domain.md 2.
 */
import { offsetsOf, type Duty } from './duties.ts';
import { dutyOffices, type DutyOffice } from './obligations.ts';
import type { Region } from './region.ts';

/** One duty of one office about one object: what has at most one open cycle. */
export interface DutyKey {
  readonly duty: string;
  readonly officeCode: string;
  /** '' for most; the code of an application where each has a cycle of its own. */
  readonly object: string;
}

export const keyOf = ({ duty, officeCode, object }: DutyKey): string => `${duty} ${officeCode} ${object}`;

/** Opened by what happens, each time anew: nothing about it is known, or owed, before. */
export const isByEvent = ({ cadence }: Pick<Duty, 'cadence'>): boolean =>
  cadence === 'event' || cadence === 'on_request';

/** Whether the coordinator says first what was on file (`data awal`). */
export const needsBaseline = (duty: Pick<Duty, 'cadence'>): boolean => !isByEvent(duty);

/** The duty whose evidence begins the five-year term that this one reviews (Bitung 8(8), Padang 6(5), 7(4)). */
export const TERM_OF: Readonly<Record<string, string>> = {
  'reviu-arsitektur-paruh': 'arsitektur-5-tahun',
  'reviu-arsitektur-akhir': 'arsitektur-5-tahun',
  'peta-rencana-paruh': 'peta-rencana-5-tahun',
};

/** Each application is audited by itself (Bitung 44(1), Padang 52(1)); every other duty is about the office as a whole. */
export const objectsOf = (region: Pick<Region, 'applications'>, duty: Pick<Duty, 'code'>): string[] =>
  duty.code === 'audit-aplikasi' ? region.applications.map(({ code }) => code) : [''];

/** Every cycle that a city's offices have by the calendar, whatever is on file. */
export function wantedKeys(
  city: Parameters<typeof dutyOffices>[0],
  offices: readonly DutyOffice[],
): DutyKey[] {
  return city.duties
    .filter(needsBaseline)
    .flatMap((duty) =>
      dutyOffices(city, duty, offices).flatMap((officeCode) =>
        objectsOf(city, duty).map((object) => ({ duty: duty.code, officeCode, object })),
      ),
    );
}

/** How near the due date is. */
export type Stage = 'scheduled' | 'dueSoon' | 'due' | 'overdue';

/** The first day on which a reminder may come: from then on it is due soon. */
export function nearOn(
  duty: Pick<Duty, 'offsets'>,
  dueOn: Temporal.PlainDate,
  eventOn: Temporal.PlainDate | null = null,
): Temporal.PlainDate {
  const base = duty.offsets === 'event' && eventOn !== null ? eventOn : dueOn;
  const first = base.add({ days: Math.min(...offsetsOf(duty)) });
  return Temporal.PlainDate.compare(first, dueOn) < 0 ? first : dueOn;
}

export function stageOn(
  duty: Pick<Duty, 'offsets'>,
  dueOn: Temporal.PlainDate | null,
  eventOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Stage {
  if (dueOn === null) return 'scheduled';
  const toDue = Temporal.PlainDate.compare(today, dueOn);
  if (toDue > 0) return 'overdue';
  if (toDue === 0) return 'due';
  return Temporal.PlainDate.compare(today, nearOn(duty, dueOn, eventOn)) < 0 ? 'scheduled' : 'dueSoon';
}
