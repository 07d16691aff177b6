/** A change of the calendar as data: what the lines ask for, less what is so already; and the calendar as it would be then. */
import type { AddedDay, AddedHours, CalendarAdditions } from './calendar.ts';
import { fullDecree } from './nationalDefaults.ts';
import type { Region } from './region.ts';

export type DayWish = Pick<AddedDay, 'on' | 'kind' | 'name' | 'officeCode'>;
export type HoursWish = AddedHours;

/** What to enter (in place of what stands there), and which entries of ours to take away. */
export interface CalendarPlan {
  readonly days: readonly DayWish[];
  readonly hours: readonly HoursWish[];
  readonly daysGone: readonly Pick<AddedDay, 'on' | 'officeCode'>[];
  readonly hoursGone: readonly Pick<AddedHours, 'from' | 'pattern' | 'officeCode'>[];
}

export const NO_PLAN: CalendarPlan = { days: [], hours: [], daysGone: [], hoursGone: [] };

export const isEmptyPlan = (plan: CalendarPlan): boolean =>
  plan.days.length + plan.hours.length + plan.daysGone.length + plan.hoursGone.length === 0;

const sameDay = (a: Pick<AddedDay, 'on' | 'officeCode'>, b: Pick<AddedDay, 'on' | 'officeCode'>): boolean =>
  a.on === b.on && a.officeCode === b.officeCode;
type HoursKey = Pick<AddedHours, 'from' | 'pattern' | 'officeCode'>;
const sameHours = (a: HoursKey, b: HoursKey): boolean =>
  a.from === b.from && a.pattern === b.pattern && a.officeCode === b.officeCode;

/** What stands for a date in one place now: our entry, else (for the city) the file's. */
export function entryFor(
  region: Pick<Region, 'holidays'>,
  entered: CalendarAdditions,
  on: string,
  officeCode: string | null,
): { readonly kind: AddedDay['kind']; readonly name: string; readonly isOurs: boolean } | undefined {
  const ours = entered.days.find((day) => sameDay(day, { on, officeCode }));
  if (ours !== undefined) return { kind: ours.kind, name: ours.name, isOurs: true };
  const file = officeCode === null ? region.holidays.find((day) => day.on === on) : undefined;
  return file === undefined ? undefined : { kind: file.kind, name: file.name, isOurs: false };
}

/** Leaves out what is so already; `known` counts it. */
export function planOf(
  region: Pick<Region, 'holidays' | 'hours'>,
  entered: CalendarAdditions,
  wishes: { readonly days: readonly DayWish[]; readonly hours: readonly HoursWish[] },
): { plan: CalendarPlan; known: number } {
  const days = wishes.days.filter((wish) => {
    const now = entryFor(region, entered, wish.on, wish.officeCode);
    return now?.kind !== wish.kind || now.name !== wish.name;
  });
  const hours = wishes.hours.filter((wish) => {
    const now = entered.hours.find((row) => sameHours(row, wish));
    return (
      now === undefined ||
      now.name !== wish.name ||
      now.until !== wish.until ||
      JSON.stringify(now.days) !== JSON.stringify(wish.days)
    );
  });
  const asked = wishes.days.length + wishes.hours.length;
  return { plan: { ...NO_PLAN, days, hours }, known: asked - days.length - hours.length };
}

/** What the admin will have entered once the plan is applied. */
export function enteredAfter(entered: CalendarAdditions, plan: CalendarPlan): CalendarAdditions {
  const dayGoes = (day: AddedDay) =>
    plan.days.some((wish) => sameDay(day, wish)) || plan.daysGone.some((gone) => sameDay(day, gone));
  const rowGoes = (row: AddedHours) =>
    plan.hours.some((wish) => sameHours(row, wish)) || plan.hoursGone.some((gone) => sameHours(row, gone));
  return {
    days: [
      ...entered.days.filter((day) => !dayGoes(day)),
      ...plan.days.map((wish) => ({ ...wish, source: '' })),
    ],
    hours: [...entered.hours.filter((row) => !rowGoes(row)), ...plan.hours],
  };
}

/**
 * A whole decree that replaces another leaves days behind that it does not name: those of its years, for the city, as dates. Empty
 * when the lines are no whole decree.
 */
export function leftBehind(
  region: Pick<Region, 'holidays'>,
  entered: CalendarAdditions,
  wishes: readonly DayWish[],
): string[] {
  const national = wishes.filter((wish) => wish.kind === 'national' && wish.officeCode === null);
  const years = new Set(
    national
      .map((wish) => wish.on.slice(0, 4))
      .filter((year, _, all) => all.filter((other) => other === year).length >= fullDecree),
  );
  const named = new Set(wishes.filter((wish) => wish.officeCode === null).map((wish) => wish.on));
  const dates = new Set([...region.holidays, ...entered.days].map((day) => day.on));
  return [...dates]
    .filter((on) => years.has(on.slice(0, 4)) && !named.has(on))
    .filter((on) =>
      ['national', 'collective_leave'].includes(entryFor(region, entered, on, null)?.kind ?? ''),
    )
    .sort();
}
