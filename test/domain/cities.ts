import { readFileSync } from 'node:fs';
import { parseRegion, type Region } from '../../src/domain/region.ts';

/** A city's file as it is shipped. */
export function city(code: 'bitung' | 'padang'): Region {
  return parseRegion(textOf(code), `regions/${code}.yaml`);
}

export function textOf(code: 'bitung' | 'padang'): string {
  return readFileSync(new URL(`../../regions/${code}.yaml`, import.meta.url), 'utf8');
}

/** `2026-11-20 15:00` in the city's zone. */
export function local(region: Pick<Region, 'timeZone'>, at: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(at.replace(' ', 'T')).toZonedDateTime(region.timeZone).toInstant();
}

/** The other way round, for reading in an assertion. */
export function shown(region: Pick<Region, 'timeZone'>, at: Temporal.Instant): string {
  return at
    .toZonedDateTimeISO(region.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}
