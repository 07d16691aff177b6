/** What happens elsewhere and opens or meets a duty: a LAN change, an application going live, a report on file. */
import { cycleOfEvent, openCycle } from '../db/duties.ts';
import { isFiled } from '../db/evidence.ts';
import { allOffices, officeByCode } from '../db/offices.ts';
import { isByEvent } from '../domain/dutyRules.ts';
import { dutyOffices } from '../domain/obligations.ts';
import { dutyOf } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import type { Desk } from './desk.ts';
import { openCycleNow } from './dutyMoves.ts';
import { submitEvidence } from './dutySubmitting.ts';
import { send, type Signal } from './signal.ts';
import { todayIn } from './staffing.ts';

export interface DutyEvent {
  readonly duty: string;
  readonly office: string;
  /** What happened, by a name of its own (`lan:<case id>`): the same event twice opens one. */
  readonly key: string;
  readonly on: Temporal.PlainDate;
  readonly object?: string;
}

/**
 * Opens an event-driven duty in the same commit; the case of the cycle, the one that is open already, or null: this city has no such
 * duty, or not for that office. A race of two is decided by `duty_cycles_one_an_event`.
 */
export async function openForEvent(
  desk: Desk,
  change: Change,
  event: DutyEvent,
  now: Temporal.Instant,
): Promise<string | null> {
  const duty = dutyOf(desk.region, event.duty);
  if (duty === undefined || !isByEvent(duty)) return null;
  const owners = dutyOffices(desk.region, duty, await allOffices(desk.pool));
  // An application's owner may be new to the list of the file: what happened there is reason enough.
  const isOwner = owners.includes(event.office) || duty.applies.includes('app_owner_offices');
  if (!isOwner || (await officeByCode(desk.pool, event.office)) === null) return null;
  const known = await cycleOfEvent(desk.pool, duty.code, event.office, event.key);
  if (known !== null) return known.caseId;
  const opened = openCycleNow(
    desk,
    change,
    {
      duty: duty.code,
      officeCode: event.office,
      object: event.object ?? '',
      eventKey: event.key,
      eventOn: event.on,
      file: { lastOn: null, countedFromOn: todayIn(desk, now) },
    },
    now,
  );
  return opened?.caseId ?? null;
}

/** What files itself. Dates are ISO dates of the city. */
export interface FiledEvidence {
  readonly duty: string;
  readonly office: string;
  readonly object?: string;
  /** Of an event-driven duty: which of its cycles it meets. */
  readonly eventKey?: string;
  readonly paper: string;
  readonly effectOn: string;
  readonly validUntilOn?: string;
  readonly letter?: string;
  /** The case that it is, with the file by its hash. */
  readonly sourceCaseId: string;
  readonly sha256?: string;
  readonly fileName?: string;
  /** Who did what filed itself; the next to judge it is somebody else. */
  readonly by: number | null;
  readonly role: string | null;
  /** The desk knows it from its own records: accepted at once. */
  readonly isVerified: boolean;
}

/** Files it, in a commit of its own after this one. `key` makes it happen once. */
export function fileEvidence(change: Change, key: string, filed: FiledEvidence): void {
  const { duty, office, object = '', eventKey = '' } = filed;
  send(change, `evidenceIsFiled:${key}`, {
    name: 'evidenceIsFiled',
    caseId: `duty:${duty}:${office}:${object}${eventKey}`,
    filed,
  });
}

/** A cycle that is not open yet is opened first, in a commit of its own. */
export async function evidenceIsFiled(
  desk: Desk,
  change: Change,
  { filed, caseId, round = 0 }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  if (filed === undefined || dutyOf(desk.region, filed.duty) === undefined) return;
  if (await isFiled(desk.pool, filed.sourceCaseId, filed.duty)) return;
  const key = { duty: filed.duty, officeCode: filed.office, object: filed.object ?? '' };
  const cycle =
    filed.eventKey === undefined
      ? await openCycle(desk.pool, key)
      : await cycleOfEvent(desk.pool, filed.duty, filed.office, filed.eventKey);
  if (cycle === null) {
    if (filed.eventKey !== undefined || round > 0) return;
    openCycleNow(desk, change, { ...key, file: null }, now);
    return send(change, `evidenceIsFiled:${filed.duty}:${filed.sourceCaseId}:opened`, {
      name: 'evidenceIsFiled',
      caseId,
      filed,
      round: 1,
    });
  }
  const item = {
    kind: 'desk' as const,
    paper: filed.paper,
    letter: filed.letter ?? null,
    sha256: filed.sha256 ?? null,
    fileCaseId: filed.sourceCaseId,
    fileName: filed.fileName ?? null,
    sourceCaseId: filed.sourceCaseId,
  };
  const submission = {
    items: [item],
    effectOn: Temporal.PlainDate.from(filed.effectOn),
    validUntilOn: filed.validUntilOn === undefined ? null : Temporal.PlainDate.from(filed.validUntilOn),
  };
  const by = filed.by === null ? null : { id: filed.by, role: filed.role };
  await submitEvidence(desk, change, cycle, submission, by, now, filed.isVerified);
}
