import { plain, wordsOf } from './officeNames.ts';
import type { Region } from './region.ts';

/** Where a file contradicts itself, and what to do about it. */
export type Contradiction = { path: (string | number)[]; message: string };

const labels: Record<Region['timeZone'], Region['zoneLabel']> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** Offices, hours and holidays that do not fit together. */
export function officeContradictions(region: Region): Contradiction[] {
  const found: Contradiction[] = [];
  const say = (path: (string | number)[], message: string) => void found.push({ path, message });
  const codes = new Set(region.offices.map((office) => office.code));
  const owner = new Map<string, string>();

  if (labels[region.timeZone] !== region.zoneLabel)
    say(['zoneLabel'], `write ${labels[region.timeZone]}, the label of ${region.timeZone}`);
  if (!codes.has(region.ictOffice.code))
    say(
      ['ictOffice', 'code'],
      `'${region.ictOffice.code}' is not in offices; add it there or correct the code`,
    );
  region.offices.forEach((office, at) => {
    for (const word of new Set(wordsOf(office).map(plain))) {
      const other = owner.get(word);
      if (other === undefined) owner.set(word, office.code);
      else if (other === office.code && word === plain(office.code))
        say(['offices', at, 'code'], `'${other}' is there twice; remove one`);
      else
        say(
          ['offices', at],
          `'${word}' already names '${other}'; choose another code, abbreviation, alias or name`,
        );
    }
    if (office.parent !== undefined && (!codes.has(office.parent) || office.parent === office.code))
      say(['offices', at, 'parent'], `'${office.parent}' is no other office of this file`);
    if (office.pdMandiri && !region.pdMandiri.enabled)
      say(['offices', at, 'pdMandiri'], 'this city has no PD Mandiri TIK; write false');
    if (office.pdMandiri && office.pdMandiriDecree === undefined)
      say(
        ['offices', at, 'pdMandiri'],
        'add pdMandiriDecree, the number of the SK Sekretaris Daerah (Bitung 47(6)), or write false',
      );
  });
  const seen = new Set<string>();
  region.hours.forEach((row, at) => {
    const key = `${row.pattern} ${row.from}`;
    if (seen.has(key))
      say(
        ['hours', at, 'from'],
        `two rows of ${row.pattern} begin on ${row.from}; join them or change a date`,
      );
    seen.add(key);
  });
  const closed = new Set<string>();
  region.holidays.forEach((day, at) => {
    if (closed.has(day.on)) say(['holidays', at, 'on'], `${day.on} is there twice; remove one`);
    closed.add(day.on);
  });
  return found;
}
