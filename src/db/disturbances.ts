import type { Audience } from '../domain/audience.ts';
import type { Disturbed } from '../domain/disturbed.ts';
import type { LoadedCase } from '../engine/change.ts';
import { asColumns } from './announcements.ts';
import type { BroadcastWords } from './broadcasts.ts';
import { ask, type Asked } from './query.ts';

export interface Disturbance {
  readonly caseId: string;
  readonly ownerId: number;
  readonly ownerName: string;
  readonly status: string;
  readonly isPlanned: boolean;
  readonly category: Disturbed | null;
  readonly words: BroadcastWords | null;
  readonly audience: Audience | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly createdAt: Date;
  readonly case: LoadedCase;
}

type Row = Omit<Disturbance, 'words' | 'audience'> & { words: string | null; audience: string | null };
const read = ({ words, audience, ...row }: Row): Disturbance => ({
  ...row,
  words: words === null ? null : (JSON.parse(words) as BroadcastWords),
  audience: audience === null ? null : (JSON.parse(audience) as Audience),
});

const DISTURBANCE = `select d.case_id as "caseId", d.owner_id as "ownerId", p.name as "ownerName", d.status, d.is_planned as "isPlanned",
    d.category, d.words, d.audience, d.starts_at as "startsAt", d.ends_at as "endsAt", d.created_at as "createdAt",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from disturbances d join cases c on c.id = d.case_id join people p on p.id = d.owner_id`;

export async function disturbanceByCase(on: Asked, caseId: string): Promise<Disturbance | null> {
  const [row] = await ask<Row>(on, 'disturbance-by-case', `${DISTURBANCE} where d.case_id = $1`, [caseId]);
  return row === undefined ? null : read(row);
}

export async function disturbanceDraftOf(on: Asked, ownerId: number): Promise<Disturbance | null> {
  const [row] = await ask<Row>(
    on,
    'disturbance-draft',
    `${DISTURBANCE} where d.owner_id = $1 and d.status in ('choosing', 'writing', 'timing', 'aiming', 'ready')`,
    [ownerId],
  );
  return row === undefined ? null : read(row);
}

/** Those that were told and not yet cleared; `category` null: of any service. */
export async function openDisturbances(
  on: Asked,
  category: string | null,
  limit = 20,
): Promise<Disturbance[]> {
  const rows = await ask<Row>(
    on,
    'disturbances-open',
    `${DISTURBANCE} where d.status in ('planned', 'ongoing') and ($1::text is null or d.category = $1)
     order by d.created_at desc limit $2`,
    [category, limit],
  );
  return rows.map(read);
}

/** Trouble or work on a service that goes on now, for an office it was told to. */
export async function disturbanceNow(
  on: Asked,
  category: string,
  officeCode: string,
): Promise<{ at: Date; text: string } | null> {
  const [row] = await ask<{ at: Date; words: string }>(
    on,
    'disturbance-now',
    `select coalesce(d.starts_at, d.created_at) as at, b.words
     from disturbances d join broadcasts b on b.id = (select max(id) from broadcasts where case_id = d.case_id and kind <> 'reminder')
     where d.status = 'ongoing' and d.category = $1 and (
       d.audience::jsonb -> 'offices' = '[]'::jsonb or exists (
         select from offices o where o.code = $2
           and (d.audience::jsonb -> 'offices' ? o.code or d.audience::jsonb -> 'offices' ? o.parent_code)))
     order by d.created_at desc limit 1`,
    [category, officeCode],
  );
  return row === undefined ? null : { at: row.at, text: (JSON.parse(row.words) as BroadcastWords).text };
}

export interface DisturbanceColumns {
  readonly status: string;
  readonly category: Disturbed | null;
  readonly words: BroadcastWords | null;
  readonly audience: Audience | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

export async function insertDisturbance(
  client: Asked,
  row: { caseId: string; ownerId: number; isPlanned: boolean; status: string; now: Date },
): Promise<void> {
  await ask(
    client,
    'disturbance-new',
    `insert into disturbances (case_id, owner_id, is_planned, status, created_at) values ($1, $2, $3, $4, $5)`,
    [row.caseId, row.ownerId, row.isPlanned, row.status, row.now],
  );
}

/** The columns that are given; the others stay. */
export async function saveDisturbance(
  client: Asked,
  caseId: string,
  columns: Partial<DisturbanceColumns>,
): Promise<void> {
  await ask(
    client,
    'disturbance-save',
    `update disturbances d set status = coalesce(n.status, d.status), category = coalesce(n.category, d.category),
       words = coalesce(n.words, d.words), audience = coalesce(n.audience, d.audience),
       starts_at = coalesce(n.starts_at, d.starts_at), ends_at = coalesce(n.ends_at, d.ends_at)
     from jsonb_to_record(cast($2 as jsonb)) as n (status text, category text, words text, audience text, starts_at timestamptz,
       ends_at timestamptz)
     where d.case_id = $1`,
    [caseId, asColumns(columns)],
  );
}
