/** How a duty stands for one office, as its own people read it. */
import { baselinesMissing, dutyFacts, openCyclesOf, type CycleRow, type DutyFact } from '../db/duties.ts';
import { allOffices, type OfficeRow } from '../db/offices.ts';
import type { Duty } from '../domain/duties.ts';
import { isByEvent, keyOf, wantedKeys, type DutyKey } from '../domain/dutyRules.ts';
import { dutyOffices } from '../domain/obligations.ts';
import { dutyOf } from '../domain/region.ts';
import type { DutyWords } from '../locales/duties.id.ts';
import { sentence, type Speech } from '../engine/speech.ts';
import type { Desk, Known, Notice } from './desk.ts';

/** A duty of an office with what is open of it. */
export interface OwnDuty {
  readonly key: DutyKey;
  readonly cycle: CycleRow | null;
  readonly words: DutyWords;
}

/** Everything an office owes: what is due first, then what has no date. */
export async function dutiesOf(desk: Desk, office: OfficeRow, today: Temporal.PlainDate): Promise<OwnDuty[]> {
  const { pool, region } = desk;
  const offices = await allOffices(pool);
  const wanted = wantedKeys(region, offices).filter(({ officeCode }) => officeCode === office.code);
  const missing = new Set((await baselinesMissing(pool, wanted)).map(keyOf));
  const facts = new Map((await dutyFacts(pool, [office.code])).map((fact) => [keyOf(fact), fact]));
  const cycles = await openCyclesOf(pool, { offices: [office.code] });
  const regular = new Map(
    cycles.filter(({ eventKey }) => eventKey === null).map((cycle) => [keyOf(cycle), cycle]),
  );
  const byEvent = region.duties
    .filter((duty) => isByEvent(duty) && dutyOffices(region, duty, offices).includes(office.code))
    .map((duty) => ({ duty: duty.code, officeCode: office.code, object: '' }))
    .filter(({ duty }) => !cycles.some((cycle) => cycle.duty === duty && cycle.eventKey !== null));
  const shown = (key: DutyKey, cycle: CycleRow | null): OwnDuty[] => {
    const duty = dutyOf(region, key.duty);
    if (duty === undefined) return [];
    const fact = facts.get(keyOf(key));
    return [{ key, cycle, words: wordsOf(duty, key, cycle, fact, missing.has(keyOf(key)), today) }];
  };
  const all = [
    ...cycles.filter(({ eventKey }) => eventKey !== null).flatMap((cycle) => shown(cycle, cycle)),
    ...wanted.flatMap((key) => shown(key, regular.get(keyOf(key)) ?? null)),
    ...byEvent.flatMap((key) => shown(key, null)),
  ];
  return all.sort((a, b) => (a.cycle?.dueOn ?? '9999').localeCompare(b.cycle?.dueOn ?? '9999'));
}

export function wordsOf(
  duty: Duty,
  key: DutyKey,
  cycle: CycleRow | null,
  fact: DutyFact | undefined,
  isBaselineMissing: boolean,
  today: Temporal.PlainDate,
): DutyWords {
  const dueOn = cycle?.dueOn ?? null;
  return {
    title: duty.title,
    object: key.object,
    article: duty.article,
    state: cycle?.state ?? (fact?.isReleased === true ? 'notApplicable' : 'none'),
    dueOn,
    days: dueOn === null ? null : today.until(Temporal.PlainDate.from(dueOn), { largestUnit: 'days' }).days,
    lastOn: fact?.lastOn ?? cycle?.lastOn ?? null,
    isBaselineMissing,
    isByEvent: isByEvent(duty),
    isOptional: duty.isOptional,
    eventOn: cycle?.eventOn ?? null,
    missed: cycle?.missed ?? 0,
    isBlocked: cycle !== null && cycle.blockedAt !== null,
  };
}

/** Said alike of a duty that does not exist and of one that is another office's. */
export const noDuty = (): Notice => ({ speech: sentence('refused.noDuty', {}), alert: true });

/** A screen that buttons turn: said anew, or in the place of the one that was pressed on. */
export function screen({ input, change, chat }: Known, speech: Extract<Speech, { is: 'sentence' }>): Notice {
  const turned = input.callbackId === null ? null : input.messageId;
  change.say(chat.id, turned === null ? speech : { ...speech, edits: turned });
  return null;
}
