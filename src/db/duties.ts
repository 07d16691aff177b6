/** Cycles of duties and their data awal. Dates are ISO dates of the city. */
import type { DutyScope } from '../domain/dutyAuthority.ts';
import type { DutyKey } from '../domain/dutyRules.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export interface CycleColumns extends DutyKey {
  readonly caseId: string;
  readonly eventKey: string | null;
  readonly eventOn: string | null;
  /** Null: its data awal is not recorded. */
  readonly dueOn: string | null;
  readonly lastOn: string | null;
  readonly countedFromOn: string | null;
  readonly missed: number;
  readonly state: string;
  readonly isOpen: boolean;
  readonly nextReminderOn: string | null;
  readonly blockedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly closedOn: string | null;
}

export interface CycleRow extends CycleColumns {
  readonly officeName: string;
  readonly officeAbbreviation: string;
  readonly case: LoadedCase;
}

const CYCLE = `select y.case_id as "caseId", y.duty, y.office_code as "officeCode", y.object, y.event_key as "eventKey",
    y.event_on::text as "eventOn", y.due_on::text as "dueOn", y.last_on::text as "lastOn", y.counted_from_on::text as "countedFromOn",
    y.missed, y.state, y.is_open as "isOpen", y.next_reminder_on::text as "nextReminderOn", y.blocked_at as "blockedAt",
    y.submitted_at as "submittedAt", y.closed_on::text as "closedOn", o.name as "officeName", o.abbreviation as "officeAbbreviation",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from duty_cycles y join cases c on c.id = y.case_id join offices o on o.code = y.office_code`;

export async function cycleByCase(on: Asked, caseId: string): Promise<CycleRow | null> {
  const [row] = await ask<CycleRow>(on, 'cycle-by-case', `${CYCLE} where y.case_id = $1`, [caseId]);
  return row ?? null;
}

/** What is open in the scope, the earliest due date first; undated ones last. */
export async function openCyclesOf(
  on: Asked,
  scope: DutyScope,
  duty: string | null = null,
): Promise<CycleRow[]> {
  return ask(
    on,
    'open-cycles-of',
    `${CYCLE} where y.is_open and ($1::text[] is null or y.office_code = any($1::text[])) and ($2::text is null or y.duty = $2)
     order by y.due_on, y.duty, y.object, y.case_id`,
    [scope.offices, duty],
  );
}

/** The open cycle of this key, other than those that an event opened. */
export async function openCycle(on: Asked, { duty, officeCode, object }: DutyKey): Promise<CycleRow | null> {
  const [row] = await ask<CycleRow>(
    on,
    'open-cycle',
    `${CYCLE} where y.is_open and y.event_key is null and y.duty = $1 and y.office_code = $2 and y.object = $3`,
    [duty, officeCode, object],
  );
  return row ?? null;
}

/** What an event opened, closed by now or not. */
export async function cycleOfEvent(
  on: Asked,
  duty: string,
  officeCode: string,
  eventKey: string,
): Promise<CycleRow | null> {
  const [row] = await ask<CycleRow>(
    on,
    'cycle-of-event',
    `${CYCLE} where y.duty = $1 and y.office_code = $2 and y.event_key = $3`,
    [duty, officeCode, eventKey],
  );
  return row ?? null;
}

/** What waits for a coordinator's word, the oldest first. */
export async function cyclesWaiting(on: Asked, scope: DutyScope, limit: number): Promise<CycleRow[]> {
  return ask(
    on,
    'cycles-waiting',
    `${CYCLE} where y.is_open and y.state in ('submitted', 'disowned') and ($1::text[] is null or y.office_code = any($1::text[]))
     order by y.submitted_at, y.case_id limit $2`,
    [scope.offices, limit],
  );
}

/** All cycles of one key, newest first. */
export async function dutyHistory(on: Asked, { duty, officeCode, object }: DutyKey): Promise<CycleRow[]> {
  return ask(
    on,
    'duty-history',
    `${CYCLE} where y.duty = $1 and y.office_code = $2 and y.object = $3 order by c.created_at desc, y.case_id`,
    [duty, officeCode, object],
  );
}

export async function insertCycles(on: Asked, rows: readonly CycleColumns[]): Promise<void> {
  if (rows.length === 0) return;
  await ask(
    on,
    'insert-cycles',
    `insert into duty_cycles (case_id, duty, office_code, object, event_key, event_on, due_on, last_on, counted_from_on, missed, state,
       next_reminder_on)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[], $8::date[], $9::date[],
       $10::int[], $11::text[], $12::date[])`,
    [
      rows.map((one) => one.caseId),
      rows.map((one) => one.duty),
      rows.map((one) => one.officeCode),
      rows.map((one) => one.object),
      rows.map((one) => one.eventKey),
      rows.map((one) => one.eventOn),
      rows.map((one) => one.dueOn),
      rows.map((one) => one.lastOn),
      rows.map((one) => one.countedFromOn),
      rows.map((one) => one.missed),
      rows.map((one) => one.state),
      rows.map((one) => one.nextReminderOn),
    ],
  );
}

/** What a move changes beside the chart's state. */
export type CycleMove = Partial<
  Pick<
    CycleColumns,
    | 'dueOn'
    | 'lastOn'
    | 'countedFromOn'
    | 'missed'
    | 'nextReminderOn'
    | 'blockedAt'
    | 'submittedAt'
    | 'closedOn'
  >
>;

/** Writes the whole row as it is after the move. */
export async function updateCycle(on: Asked, row: CycleColumns): Promise<void> {
  await ask(
    on,
    'update-cycle',
    `update duty_cycles set state = $2, is_open = $3, due_on = $4, last_on = $5, counted_from_on = $6, missed = $7,
       next_reminder_on = $8, blocked_at = $9, submitted_at = $10, closed_on = $11 where case_id = $1`,
    [
      row.caseId,
      row.state,
      row.isOpen,
      row.dueOn,
      row.lastOn,
      row.countedFromOn,
      row.missed,
      row.nextReminderOn,
      row.blockedAt,
      row.submittedAt,
      row.closedOn,
    ],
  );
}

/** The day of the next reminder alone; no part of the history. */
export async function setNextReminder(on: Asked, caseId: string, day: string | null): Promise<void> {
  await ask(on, 'set-next-reminder', 'update duty_cycles set next_reminder_on = $2 where case_id = $1', [
    caseId,
    day,
  ]);
}

export interface Baseline extends DutyKey {
  /** Null: none is on file. */
  readonly lastOn: string | null;
  readonly validUntilOn: string | null;
  readonly recordedBy: number;
  readonly recordedAt: Date;
}

const BASELINE = `select duty, office_code as "officeCode", object, last_on::text as "lastOn", valid_until_on::text as "validUntilOn",
    recorded_by as "recordedBy", recorded_at as "recordedAt" from duty_baselines`;

export async function baselineOf(on: Asked, { duty, officeCode, object }: DutyKey): Promise<Baseline | null> {
  const [row] = await ask<Baseline>(
    on,
    'baseline-of',
    `${BASELINE} where duty = $1 and office_code = $2 and object = $3`,
    [duty, officeCode, object],
  );
  return row ?? null;
}

/** Records data awal; what was recorded before is corrected. */
export async function recordBaselines(on: Asked, rows: readonly Baseline[]): Promise<void> {
  await ask(
    on,
    'record-baselines',
    `insert into duty_baselines (duty, office_code, object, last_on, valid_until_on, recorded_by, recorded_at)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::bigint[], $7::timestamptz[])
     on conflict (duty, office_code, object) do update set last_on = excluded.last_on, valid_until_on = excluded.valid_until_on,
       recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
    [
      rows.map((one) => one.duty),
      rows.map((one) => one.officeCode),
      rows.map((one) => one.object),
      rows.map((one) => one.lastOn),
      rows.map((one) => one.validUntilOn),
      rows.map((one) => one.recordedBy),
      rows.map((one) => one.recordedAt),
    ],
  );
}

/** Of these keys those whose data awal nobody has recorded, in their order. */
export async function baselinesMissing(on: Asked, wanted: readonly DutyKey[]): Promise<DutyKey[]> {
  return ask(
    on,
    'baselines-missing',
    `select w.duty, w.office_code as "officeCode", w.object
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as w (duty, office_code, object, nth)
     where not exists (select from duty_baselines b
       where b.duty = w.duty and b.office_code = w.office_code and b.object = w.object)
     order by w.nth`,
    [wanted.map((one) => one.duty), wanted.map((one) => one.officeCode), wanted.map((one) => one.object)],
  );
}

/** What is on file for a key that has no dated open cycle: what opening the next one needs. */
export interface Unopened extends DutyKey {
  /** When the last accepted evidence took effect, else what data awal says. */
  readonly lastOn: string | null;
  readonly validUntilOn: string | null;
  /** The day in the city is the caller's to make. */
  readonly recordedAt: Date;
  /** When the five-year term it counts from began. */
  readonly termFromOn: string | null;
  /** An undated cycle that waits for its date. */
  readonly undatedId: string | null;
}

/**
 * Of these keys those with data awal and without an open, dated cycle, except where it was granted that the duty is not theirs since
 * the data awal was recorded. `terms[n]` is the duty whose evidence begins the term of the n-th key, or null.
 */
export async function unopened(
  on: Asked,
  wanted: readonly DutyKey[],
  terms: readonly (string | null)[],
): Promise<Unopened[]> {
  return ask(
    on,
    'unopened-cycles',
    `select w.duty, w.office_code as "officeCode", w.object, b.recorded_at as "recordedAt",
       greatest(b.last_on, e.effect_on)::text as "lastOn",
       (case when e.effect_on >= coalesce(b.last_on, e.effect_on) then e.valid_until_on else b.valid_until_on end)::text
         as "validUntilOn",
       greatest(tb.last_on, te.effect_on)::text as "termFromOn", y.case_id as "undatedId"
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as w (duty, office_code, object, term, nth)
     join duty_baselines b on b.duty = w.duty and b.office_code = w.office_code and b.object = w.object
     left join duty_cycles y on y.is_open and y.event_key is null and y.duty = w.duty and y.office_code = w.office_code
       and y.object = w.object
     left join lateral (select v.effect_on, v.valid_until_on from duty_cycles d join evidence v on v.case_id = d.case_id
       where d.duty = w.duty and d.office_code = w.office_code and d.object = w.object and v.verdict = 'accepted'
       order by v.effect_on desc, v.id desc limit 1) e on true
     left join lateral (select max(last_on) as last_on from duty_baselines where duty = w.term) tb on true
     left join lateral (select max(v.effect_on) as effect_on from duty_cycles d join evidence v on v.case_id = d.case_id
       where d.duty = w.term and v.verdict = 'accepted') te on true
     where (y.case_id is null or y.due_on is null)
       and not exists (select from duty_cycles n join cases c on c.id = n.case_id
         where n.duty = w.duty and n.office_code = w.office_code and n.object = w.object and n.state = 'notApplicable'
           and c.closed_at >= b.recorded_at)
     order by w.nth`,
    [
      wanted.map((one) => one.duty),
      wanted.map((one) => one.officeCode),
      wanted.map((one) => one.object),
      terms,
    ],
  );
}

/** Open cycles that no event opened and that are none of these keys: their office, or their duty, is no longer so. */
export async function cyclesWithoutGround(
  on: Asked,
  wanted: readonly DutyKey[],
  limit: number,
): Promise<{ caseId: string }[]> {
  return ask(
    on,
    'cycles-without-ground',
    `select y.case_id as "caseId" from duty_cycles y join offices o on o.code = y.office_code
     where y.is_open and ((y.event_key is not null and not o.is_active) or (y.event_key is null and not exists (
       select from unnest($1::text[], $2::text[], $3::text[]) as w (duty, office_code, object)
       where w.duty = y.duty and w.office_code = y.office_code and w.object = y.object)))
     order by y.case_id limit $4`,
    [
      wanted.map((one) => one.duty),
      wanted.map((one) => one.officeCode),
      wanted.map((one) => one.object),
      limit,
    ],
  );
}

export interface DutyFact extends DutyKey {
  /** The newest evidence on file, accepted here or by data awal. */
  readonly lastOn: string | null;
  /** It was granted that the duty is not theirs, since data awal. */
  readonly isReleased: boolean;
}

/** What is on file for these offices, by key; keys without data awal and without evidence are left out. */
export async function dutyFacts(on: Asked, offices: readonly string[]): Promise<DutyFact[]> {
  return ask(
    on,
    'duty-facts',
    `select k.duty, k.office_code as "officeCode", k.object, max(k.last_on)::text as "lastOn", bool_or(k.is_released) as "isReleased"
     from (
       select b.duty, b.office_code, b.object, b.last_on, exists (select from duty_cycles n join cases c on c.id = n.case_id
         where n.duty = b.duty and n.office_code = b.office_code and n.object = b.object and n.state = 'notApplicable'
           and c.closed_at >= b.recorded_at) as is_released
       from duty_baselines b where b.office_code = any($1::text[])
       union all
       select y.duty, y.office_code, y.object, v.effect_on, false
       from duty_cycles y join evidence v on v.case_id = y.case_id
       where y.office_code = any($1::text[]) and v.verdict = 'accepted'
     ) k group by 1, 2, 3`,
    [offices],
  );
}

/** The newest words of one kind in the history of a cycle, and who said them. */
export async function wordsOfCycle(
  on: Asked,
  caseId: string,
  kind: 'DISOWNED' | 'BLOCKED' | 'RETURNED' | 'KEPT' | 'RELEASED',
): Promise<{ text: string; actor: number | null; actorName: string | null } | null> {
  const [row] = await ask<{ body: string | null; actor: number | null; actorName: string | null }>(
    on,
    'words-of-cycle',
    `select b.body, e.actor, p.name as "actorName" from (
       select case_id, seq, (line::json ->> 'actor')::bigint as actor from events
       where case_id = $1 and line::json ->> 'kind' = $2 order by seq desc limit 1) e
     left join bodies b on b.case_id = e.case_id and b.seq = e.seq left join people p on p.id = e.actor`,
    [caseId, kind],
  );
  if (row === undefined) return null;
  const { text = '' } = row.body === null ? {} : (JSON.parse(row.body) as { text?: string });
  return { text, actor: row.actor, actorName: row.actorName };
}
