/** When a change may be carried out: its window against the calendar of frozen days. Source: domain.md 4.1. */
import { freezesFrom } from '../db/freezes.ts';
import type { Answers } from '../domain/answers.ts';
import type { Service } from '../domain/catalogue.ts';
import { CHANGE_CODES, isPlannedChange, windowDenied, windowOf } from '../domain/changes.ts';
import { sentence } from '../engine/speech.ts';
import type { Desk } from './desk.ts';

/** Null: it may be done then, or it is no change that is planned. Else the sentence that says why not. */
export async function isWindowFree(
  desk: Pick<Desk, 'pool' | 'region'>,
  service: Pick<Service, 'code' | 'kind' | 'fields'>,
  answers: Answers,
  now: Temporal.Instant,
): Promise<ReturnType<typeof sentence> | null> {
  if (!isPlannedChange(service)) return null;
  const times = Object.fromEntries(
    Object.entries(answers).flatMap(([field, value]) => (value.is === 'datetime' ? [[field, value.at]] : [])),
  );
  const window = windowOf(service, times);
  if (window === null) return null;
  const local = now.toZonedDateTimeISO(desk.region.timeZone).toPlainDateTime();
  const kind = answers[CHANGE_CODES.class];
  const denied = windowDenied(
    window,
    kind?.is === 'choice' ? kind.code : undefined,
    await freezesFrom(desk.pool, local.toPlainDate().toString()),
    local,
  );
  if (denied === null) return null;
  return denied.why === 'frozen'
    ? sentence('change.frozen', {
        from: denied.freeze.fromOn,
        until: denied.freeze.untilOn,
        reason: denied.freeze.reason,
      })
    : sentence(`change.${denied.why}`, {});
}
