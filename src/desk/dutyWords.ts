/** What a line and a heading of `/kewajiban` say, and the button that opens a line. */
import { stateOf, type DutyDay } from '../domain/dutyMatrix.ts';
import { dutyOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import type { Button } from '../engine/speech.ts';
import type { Desk } from './desk.ts';
import type { DutyCity, DutyPlace, KnownDuty } from './dutyFacts.ts';

/** Null: there is no such office. */
export function headingOf({ region }: Pick<Desk, 'region'>, city: DutyCity, place: DutyPlace) {
  if (place.duty !== null) {
    const duty = dutyOf(region, place.duty);
    if (duty === undefined) return null;
    const { title, code, article, cadence, cadenceSource } = duty;
    return { is: 'duty' as const, name: title, code, article, cadence, cadenceSource };
  }
  if (place.office === null) return { is: 'city' as const, name: region.cityName };
  const office = city.offices.get(place.office);
  return office === undefined ? null : { is: 'office' as const, name: office.name };
}

export function cellWords(city: DutyCity, fact: KnownDuty, place: DutyPlace, day: DutyDay) {
  const { dueOn, lastOn, isBlocked, isReturned, object } = fact;
  return {
    office: place.office === null ? (city.offices.get(fact.office)?.abbreviation ?? fact.office) : null,
    duty: place.duty === null ? fact.duty : null,
    object,
    state: stateOf(fact, day),
    dueOn,
    days: dueOn === null ? null : Temporal.PlainDate.from(day.on).until(dueOn, { largestUnit: 'days' }).days,
    lastOn,
    isBlocked,
    isReturned,
  };
}

/** None where its data would not fit a button (64 bytes): the line still stands. */
export function cellButton(city: DutyCity, fact: KnownDuty, place: DutyPlace): Button[] {
  const { caseId, duty, office, object } = fact;
  const name = [
    ...(place.office === null ? [city.offices.get(office)?.abbreviation ?? office] : []),
    ...(place.duty === null ? [duty] : []),
    ...(object === '' ? [] : [object]),
  ].join(' · ');
  const data = caseId === null ? `km:n:${duty}:${office}:${object}` : `km:c:${caseId}`;
  return data.length > 64 ? [] : [{ label: 'plain', with: { text: clip(name, 40) }, data }];
}
