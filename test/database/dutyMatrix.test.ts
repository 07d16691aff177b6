/** The matrix of duties stays quick: 300 offices × 30 duties are read at once, however many years of cycles lie behind them. */
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/connect.ts';
import { dutyFacts, evidenceBetween, lastEvidenceOf, type WantedDuty } from '../../src/db/dutyMatrix.ts';
import { freshDatabase } from '../support/database.ts';

const OFFICES = 300;
const DUTIES = 30;
const YEARS = 4;
const wanted: WantedDuty[] = Array.from({ length: OFFICES * DUTIES }, (_, nth) => ({
  duty: `duty-${nth % DUTIES}`,
  office: `pd-${Math.floor(nth / DUTIES)}`,
  object: '',
}));

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  database = connect(fresh.url, { max: 2, applicationName: 'duty matrix' });
  const { pool } = database;
  await pool.query(`insert into people (telegram_id, name, created_at) values (1, 'Dewi', '2020-01-01')`);
  await pool.query(
    `insert into offices (code, abbreviation, name, kind, work_pattern, aliases)
     select 'pd-' || n, 'PD' || n, 'Perangkat Daerah ' || n, 'dinas', 'five_days', '{}' from generate_series(0, $1::int - 1) n`,
    [OFFICES],
  );
  // One closed cycle a year with two papers each, and the running one.
  const keys = `with k as (
      select 'c' || lpad((y * 9000 + n)::text, 15, '0') as id, 'duty-' || n % $2::int as duty, 'pd-' || n / $2::int as office, y
      from generate_series(0, $1::int * $2::int - 1) n, (select $4::int as y) one
    )`;
  const inserts = [
    `insert into cases (id, flow, flow_version, state, version, head, count, created_at, closed_at)
     select id, 'obligation', 1, '{}', 1, '', 1, date '2022-01-01' + y * 365, case when y < $3::int then date '2022-06-01' + y * 365 end from k`,
    `insert into duty_cycles (case_id, duty, office_code, object, due_on, last_on, state, is_open, closed_on)
     select id, duty, office, '', date '2022-12-01' + y * 365, date '2022-01-01', case when y < $3::int then 'verified' else 'scheduled' end, y = $3::int,
       case when y < $3::int then date '2022-06-01' + y * 365 end from k`,
    `insert into evidence (case_id, round, kind, paper, effect_on, uploaded_at, letter, class, submitted_by, verdict, decided_at)
     select id, 1, 'letter', p, date '2022-06-01' + y * 365, '2022-06-01', p || id, 'internal', 1, 'accepted', '2022-06-02'
     from k, unnest(array['surat-tugas', 'log']) p where y < $3::int`,
  ];
  // A year at a time, within what one statement may take.
  for (let year = 0; year <= YEARS; year += 1)
    for (const insert of inserts) await pool.query(`${keys} ${insert}`, [OFFICES, DUTIES, YEARS, year]);
  await pool.query(
    `insert into duty_baselines (duty, office_code, object, last_on, recorded_by, recorded_at)
     select duty, office_code, '', '2021-01-01', 1, '2022-01-01' from duty_cycles where is_open`,
  );
  await pool.query('analyze');
}, 300_000);

afterAll(async () => {
  await database?.close();
  await drop?.();
});

/** How many rows of a table a piece of work read, whole or by an index. */
async function read<T>(
  table: string,
  work: (on: PoolClient) => Promise<T>,
): Promise<{ rows: number; result: T }> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    const { rows } = await client.query<{ rows: number }>(
      'select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables where relname = $1',
      [table],
    );
    return { rows: rows[0]?.rows ?? 0, result };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('9,000 cells are one query that opens no evidence while their cycles run', async () => {
  const { rows, result } = await read('evidence', (on) => dutyFacts(on, wanted));
  expect(result).toHaveLength(9_000);
  expect(result.every((row) => row.caseId !== null && row.hasBaseline && row.state === 'scheduled')).toBe(
    true,
  );
  expect(rows).toBe(0);
});

test('of the years behind only the last is opened for the spreadsheet', async () => {
  const { rows, result } = await read('evidence', (on) => lastEvidenceOf(on, wanted));
  expect(result).toHaveLength(18_000);
  expect(new Set(result.map((row) => row.effectOn))).toEqual(new Set(['2025-05-31']));
  expect(rows).toBeLessThan(20_000);
});

test('a period’s evidence is what took effect in it', async () => {
  const result = await evidenceBetween(database.pool, ['duty-3'], '2023-05-01', '2023-08-31');
  expect(result).toHaveLength(600);
});

test('an office where nothing runs is read from how its last cycle ended', async () => {
  await database.pool.query(
    `update duty_cycles set state = 'notApplicable', is_open = false, closed_on = '2026-11-01' where office_code = 'pd-7' and duty = 'duty-1' and is_open`,
  );
  await database.pool.query(
    `update cases set closed_at = '2026-11-01' where id in (select case_id from duty_cycles where closed_on = '2026-11-01')`,
  );
  const [row] = await dutyFacts(database.pool, [{ duty: 'duty-1', office: 'pd-7', object: '' }]);
  expect(row).toMatchObject({ caseId: null, endedState: 'notApplicable', isEndedSince: true });
});
