/**
 * What the coordinator looks at: offices × duties, each with its running cycle or how the last one ended. One query however many there
 * are (300 offices × 30 duties: 9,000 keys): open cycles and data awal are joined whole, only where no cycle runs the last closed one is
 * looked up by the index `duty_cycles_by_duty`.
 */
import { ask, type Asked } from './query.ts';

/** What is looked for: every office and duty there should be. */
export interface WantedDuty {
  readonly duty: string;
  readonly office: string;
  readonly object: string;
}

export interface DutyFactRow extends WantedDuty {
  /** Null: none runs. */
  readonly caseId: string | null;
  readonly state: string | null;
  readonly dueOn: string | null;
  readonly lastOn: string | null;
  readonly missed: number;
  readonly isBlocked: boolean;
  readonly hasBaseline: boolean;
  /** Where none runs: how the last one ended. */
  readonly endedState: string | null;
  /** It ended since the data awal was recorded. */
  readonly isEndedSince: boolean;
}

/** Dates are ISO, in the city's zone. Of an event-driven duty every open cycle is a row, whatever it is about. */
export async function dutyFacts(on: Asked, wanted: readonly WantedDuty[]): Promise<DutyFactRow[]> {
  return ask(
    on,
    'duty-matrix-facts',
    `select w.duty, w.office, coalesce(c.object, w.object) as object, c.case_id as "caseId", c.state, c.due_on::text as "dueOn",
       greatest(c.last_on, b.last_on, p.effect_on)::text as "lastOn", coalesce(c.missed, 0) as missed,
       c.blocked_at is not null as "isBlocked", b.duty is not null as "hasBaseline", p.state as "endedState",
       coalesce(p.closed_at >= b.recorded_at, p.state is not null) as "isEndedSince"
     from unnest($1::text[], $2::text[], $3::text[]) as w (duty, office, object)
     left join duty_cycles c on c.is_open and c.duty = w.duty and c.office_code = w.office
       and (c.object = w.object or c.event_key is not null)
     left join duty_baselines b on b.duty = w.duty and b.office_code = w.office and b.object = w.object
     left join lateral (
       select d.state, k.closed_at,
         (select max(v.effect_on) from evidence v where v.case_id = d.case_id and v.verdict = 'accepted') as effect_on
       from duty_cycles d join cases k on k.id = d.case_id
       where c.case_id is null and not d.is_open and d.duty = w.duty and d.office_code = w.office and d.object = w.object
       order by d.closed_on desc limit 1) p on true`,
    [wanted.map((one) => one.duty), wanted.map((one) => one.office), wanted.map((one) => one.object)],
  );
}

/** Evidence as a report and a spreadsheet name it: by role, never by name. */
export interface DutyEvidence extends WantedDuty {
  readonly caseId: string;
  readonly id: number;
  readonly kind: string;
  /** Code of `src/domain/papers.ts`; null: he did not say. */
  readonly paper: string | null;
  readonly effectOn: string;
  readonly letter: string | null;
  readonly fileName: string | null;
  readonly class: string;
  /** Null: what filed itself. */
  readonly decidedAs: string | null;
  /** ISO instant. */
  readonly decidedAt: string;
}

const EVIDENCE = `v.case_id as "caseId", v.id, d.duty, d.office_code as office, d.object, v.kind, v.paper,
    v.effect_on::text as "effectOn", v.letter, v.file_name as "fileName", v.class, to_json(v.decided_at) #>> '{}' as "decidedAt",
    case when v.decided_by is not null then (select e.line::json ->> 'role' from events e
      where e.case_id = v.case_id and e.line::json ->> 'kind' = 'ACCEPTED' order by e.seq desc limit 1) end as "decidedAs"`;

/** The evidence on file last for each key: of the cycle that was accepted last. */
export async function lastEvidenceOf(on: Asked, wanted: readonly WantedDuty[]): Promise<DutyEvidence[]> {
  return ask(
    on,
    'last-evidence-of',
    `select ${EVIDENCE}
     from unnest($1::text[], $2::text[], $3::text[]) as w (duty, office, object)
     join lateral (select d.* from duty_cycles d
       where d.duty = w.duty and d.office_code = w.office and d.object = w.object and d.state = 'verified'
       order by d.closed_on desc limit 1) d on true
     join evidence v on v.case_id = d.case_id and v.verdict = 'accepted'
     order by d.duty, d.office_code, d.object, v.effect_on desc, v.id`,
    [wanted.map((one) => one.duty), wanted.map((one) => one.office), wanted.map((one) => one.object)],
  );
}

/** What was accepted and took effect within the days, both included; `duty` null: of every duty. */
export async function evidenceBetween(
  on: Asked,
  duties: readonly string[],
  fromOn: string,
  untilOn: string,
): Promise<DutyEvidence[]> {
  return ask(
    on,
    'evidence-between',
    `select ${EVIDENCE}
     from evidence v join duty_cycles d on d.case_id = v.case_id
     where v.verdict = 'accepted' and v.effect_on between $2::date and $3::date and d.duty = any($1::text[])
     order by d.duty, d.office_code, d.object, v.effect_on, v.id`,
    [duties, fromOn, untilOn],
  );
}
