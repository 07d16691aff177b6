/** What happens in a city during the simulated time: who is there, what is on file, what is handed in, when the process is down. */
import { parse } from 'yaml';
import { wantedKeys } from '../../src/domain/dutyRules.ts';
import type { Region } from '../../src/domain/region.ts';
import { textOf } from '../domain/cities.ts';
import { dayNumber, isoOf } from './oracle.ts';

/** A duty as the city's file has it, for the calculation that knows nothing of `src`. */
export interface PlainDuty {
  readonly code: string;
  readonly cadence: string;
  readonly owner: string;
  readonly offsets: string;
  readonly withinDays: number | null;
  readonly dueOn: string | null;
  readonly isOptional: boolean;
}

/** All days are numbers of days since 1970; what is done is done at one in the afternoon. */
export type Fact = {
  readonly on: number;
  readonly duty: string;
  readonly office: string;
  readonly object: string;
} & (
  | { readonly is: 'recorded'; readonly last: number | null; readonly valid: number | null }
  | { readonly is: 'happened'; readonly day: number }
  | { readonly is: 'sent' }
  | { readonly is: 'returned' }
  | { readonly is: 'accepted'; readonly day: number }
  | { readonly is: 'selfManaged' }
);

export interface Townsman {
  readonly name: string;
  readonly role: 'tier1' | 'office_head' | 'tier2' | 'coordinator' | 'agency_head' | 'chair';
  readonly office: string;
  /** From this day on he has his role. */
  readonly from: number;
}

export interface Scenario {
  readonly from: number;
  readonly until: number;
  readonly city: {
    readonly ict: string;
    readonly promulgatedOn: string;
    readonly holidays: readonly string[];
  };
  readonly duties: readonly PlainDuty[];
  readonly people: readonly Townsman[];
  readonly leaves: readonly {
    readonly person: string;
    readonly from: number;
    readonly until: number;
    readonly deputy: string | null;
  }[];
  /** Days on which one office is closed and the city is not. */
  readonly closures: readonly { readonly office: string; readonly on: string }[];
  /** Nothing runs from midnight of `from` until this hour of `until`. */
  readonly downs: readonly { readonly from: number; readonly until: number; readonly hour: number }[];
  readonly facts: readonly Fact[];
  /** Whether the process runs at some moment of the day's work. */
  saysOn(day: number): boolean;
}

/** A story of so many days in these offices. Everything kind of thing happens in it, however short it is. */
export function scenarioOf(region: Region, from: string, days: number, offices: readonly string[]): Scenario {
  const first = dayNumber(from);
  const until = first + days - 1;
  const at = (share: number): number => first + Math.round(share * (days - 1));
  const raw = parse(textOf(region.code as 'bitung')) as {
    regulation: { promulgatedOn: string };
    holidays: { on: string }[];
    duties: Record<string, unknown>[];
  };
  const downs = [
    // Two working days in the week, up again in the middle of a day; a whole week, up again late in the evening.
    { from: monday(at(0.3)) + 1, until: monday(at(0.3)) + 2, hour: 10 },
    { from: monday(at(0.6)), until: monday(at(0.6)) + 4, hour: 21 },
  ];
  const isUp = (day: number): boolean => !downs.some((one) => one.from <= day && day <= one.until);
  const upDay = (day: number): number => {
    let found = Math.max(first, day);
    while (!isUp(found)) found += 1;
    return found;
  };
  const people = townsmen(region, offices, first, at(0.5));
  const facts: Fact[] = [];
  const keys = wantedKeys(
    region,
    region.offices.map((one) => ({
      code: one.code,
      parentCode: one.parent ?? null,
      pdMandiri: one.pdMandiri,
    })),
  ).filter(({ officeCode }) => offices.includes(officeCode));
  keys.forEach(({ duty, officeCode: office, object }, index) => {
    const of = { duty, office, object };
    const cadence = region.duties.find(({ code }) => code === duty)?.cadence ?? '';
    const months = Number(/^P(\d+)M$/.exec(cadence)?.[1] ?? 12);
    const ago = [null, months * 30 - 20, months * 61, months * 30 - 100, 30][index % 5] ?? null;
    const isTerm = duty === 'arsitektur-5-tahun' || duty === 'peta-rencana-5-tahun';
    const recorded = upDay(first + (index % 7 === 3 ? 9 : 0));
    facts.push({
      ...of,
      is: 'recorded',
      on: recorded,
      last: isTerm
        ? first - 880
        : cadence === 'per_certificate' || ago === null
          ? null
          : first - Math.max(5, ago),
      valid: cadence === 'per_certificate' ? ([null, first + 40, first + 200][index % 3] ?? null) : null,
    });
    if (isTerm) return;
    const evidence = (day: number): void => {
      const sent = upDay(day);
      const judged = upDay(sent + 2);
      facts.push({ ...of, is: 'sent', on: sent });
      if (index % 8 !== 5) return void facts.push({ ...of, is: 'accepted', on: judged, day: sent - 1 });
      const again = upDay(judged + 9);
      facts.push({ ...of, is: 'returned', on: judged }, { ...of, is: 'sent', on: again });
      facts.push({ ...of, is: 'accepted', on: upDay(again + 1), day: again });
    };
    if (index % 4 === 1) evidence(recorded + 3 + ((index * 7) % Math.max(5, days - 20)));
    if (index % 6 === 2) for (let day = recorded + 12; day < until - 4; day += 31) evidence(day);
  });
  const changing = region.duties.filter(({ cadence }) => cadence === 'event');
  changing.forEach((duty, index) => {
    for (const [nth, share] of [0.12, 0.45, 0.7].entries()) {
      const office = offices[(index + nth) % offices.length] ?? '';
      if (
        duty.applies.includes('app_owner_offices') === false ||
        region.applications.some((one) => one.office === office)
      ) {
        const on = upDay(at(share) + index);
        const of = { duty: duty.code, office, object: `kejadian:${nth}` };
        facts.push({ ...of, is: 'happened', on, day: on - nth });
        if (nth === 1)
          facts.push(
            { ...of, is: 'sent', on: upDay(on + 5) },
            { ...of, is: 'accepted', on: upDay(on + 6), day: on },
          );
      }
    }
  });
  facts.push({ is: 'selfManaged', on: upDay(at(0.4)), duty: '', office: offices[1] ?? '', object: '' });
  return {
    from: first,
    until,
    city: {
      ict: region.ictOffice.code,
      promulgatedOn: raw.regulation.promulgatedOn,
      holidays: raw.holidays.map((one) => one.on),
    },
    duties: region.duties.map((one) => ({
      code: one.code,
      cadence: one.cadence,
      owner: one.owner,
      offsets: one.offsets,
      withinDays: one.withinDays ?? null,
      dueOn: one.dueOn ?? null,
      isOptional: one.isOptional,
    })),
    people,
    leaves: [
      { person: `${offices[0]} satu`, from: at(0.15), until: at(0.25), deputy: `${offices[0]} dua` },
      { person: `${offices[1]} satu`, from: at(0.2), until: at(0.55), deputy: null },
    ],
    closures: [{ office: offices[2] ?? '', on: isoOf(monday(at(0.8)) + 2) }],
    downs,
    facts: facts.filter(({ on }) => on <= until).sort((a, b) => a.on - b.on),
    saysOn: (day) => isUp(day) || downs.some((one) => one.until === day && one.hour < 15),
  };
}

/** One Tier 1, two, none but a head, nobody for half of the time; and whoever holds the city's posts. */
function townsmen(region: Region, offices: readonly string[], first: number, later: number): Townsman[] {
  const people: Townsman[] = offices.flatMap((office, index): Townsman[] => {
    if (office === region.ictOffice.code) return [];
    const one = (name: string, role: Townsman['role'], from = first): Townsman => ({
      name: `${office} ${name}`,
      role,
      office,
      from,
    });
    switch (index % 5) {
      case 0:
        return [one('satu', 'tier1'), one('dua', 'tier1')];
      case 1:
        return [one('satu', 'tier1'), one('kepala', 'office_head')];
      case 2:
        return [one('satu', 'tier1')];
      case 3:
        return [one('kepala', 'office_head')];
      default:
        return [one('satu', 'tier1', later)];
    }
  });
  const ict = region.ictOffice.code;
  return [
    ...people,
    { name: 'koordinator', role: 'coordinator', office: ict, from: first },
    { name: 'kepala dinas', role: 'agency_head', office: ict, from: first },
    { name: 'tier2 satu', role: 'tier2', office: ict, from: first },
    { name: 'tier2 dua', role: 'tier2', office: ict, from: first },
    { name: 'ketua tim', role: 'chair', office: region.posts.city_secretariat.office, from: later },
  ];
}

const monday = (day: number): number => day - ((day + 3) % 7);
