/** Offices × duties of the city as they are now: what there should be by the region's file, and what the database knows of it. */
import { dutyFacts, type DutyFactRow, type WantedDuty } from '../db/dutyMatrix.ts';
import { allOffices, type OfficeRow } from '../db/offices.ts';
import type { DutyFact } from '../domain/dutyMatrix.ts';
import type { Duty } from '../domain/duties.ts';
import { isByEvent, objectsOf } from '../domain/dutyRules.ts';
import { dutyOffices } from '../domain/obligations.ts';
import type { OfficeScope } from '../domain/oversight.ts';
import type { Region } from '../domain/region.ts';
import type { Asked } from '../db/query.ts';

/** One duty, or one office, or all: never both. */
export interface DutyPlace {
  readonly duty: string | null;
  readonly office: string | null;
}

/** A fact with what a line says beside it. */
export interface KnownDuty extends DutyFact {
  readonly isBlocked: boolean;
  readonly isReturned: boolean;
  /** Due dates before it was counted: listed, never hunted. */
  readonly missed: number;
}

export interface DutyCity {
  readonly facts: readonly KnownDuty[];
  readonly offices: ReadonlyMap<string, OfficeRow>;
  readonly duties: ReadonlyMap<string, Duty>;
  /** Codes in the order people read them: offices by name, duties as in the region's file. */
  readonly order: { readonly offices: readonly string[]; readonly duties: readonly string[] };
}

/** What the scope reaches of the place. Two queries: the offices, and everything known of their duties. */
export async function dutiesNow(
  { pool, region }: { readonly pool: Asked; readonly region: Region },
  scope: OfficeScope,
  place: DutyPlace,
): Promise<DutyCity> {
  const all = await allOffices(pool);
  const duties = region.duties.filter(({ code }) => place.duty === null || code === place.duty);
  const wanted = wantedOf(region, duties, all).filter(
    ({ office }) =>
      (place.office === null || office === place.office) &&
      (scope.offices === null || scope.offices.includes(office)),
  );
  const rows = wanted.length === 0 ? [] : await dutyFacts(pool, wanted);
  const byCode = new Map(duties.map((duty) => [duty.code, duty]));
  return {
    facts: rows.flatMap((row) => {
      const duty = byCode.get(row.duty);
      return duty === undefined ? [] : [factOf(duty, row)];
    }),
    offices: new Map(all.map((office) => [office.code, office])),
    duties: byCode,
    order: { offices: all.map(({ code }) => code), duties: duties.map(({ code }) => code) },
  };
}

export const wantedOf = (
  region: Region,
  duties: readonly Duty[],
  offices: readonly OfficeRow[],
): WantedDuty[] =>
  duties.flatMap((duty) =>
    dutyOffices(region, duty, offices).flatMap((office) =>
      (isByEvent(duty) ? [''] : objectsOf(region, duty)).map((object) => ({
        duty: duty.code,
        office,
        object,
      })),
    ),
  );

function factOf(duty: Duty, row: DutyFactRow): KnownDuty {
  const { caseId, office, object, state, dueOn, lastOn, missed, isBlocked } = row;
  const byEvent = isByEvent(duty);
  return {
    caseId,
    duty: duty.code,
    office,
    object,
    isRecorded: byEvent || row.hasBaseline,
    isWaiting: state === 'submitted' || state === 'disowned',
    isApplicable: byEvent || caseId !== null || row.endedState !== 'notApplicable' || !row.isEndedSince,
    isIdle: byEvent && caseId === null,
    dueOn,
    lastOn,
    isBlocked,
    isReturned: state === 'returned',
    missed,
  };
}
