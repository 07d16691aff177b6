/** Reports, queues and digests stay flat: however many tickets there ever were, only those of the month, or the open ones, are read. */
import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/connect.ts';
import { digestCounts, digestLines } from '../../src/db/digests.ts';
import { countMonth } from '../../src/db/monthNumbers.ts';
import { keepOffices } from '../../src/db/offices.ts';
import { watchCounts, watchLines, watchOffices } from '../../src/db/watch.ts';
import { addUp } from '../../src/domain/monthNumbers.ts';
import { city } from '../domain/cities.ts';
import { freshDatabase } from '../support/database.ts';
import { count } from '../support/faults.ts';

/** One every so many minutes, for three years; the last of them are open still. */
const TICKETS = count(40_000, 1_000_000);
/** So many are made with one statement. */
const AT_ONCE = 10_000;
const OPEN = 200;
const END = new Date('2026-11-21T01:00:00Z');
const STEP_MS = (3 * 365 * 86_400_000) / TICKETS;

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  database = connect(fresh.url, { max: 2, applicationName: 'flat' });
  const { pool } = database;
  await keepOffices(pool, city('bitung').offices);
  await pool.query(`insert into people (telegram_id, name, created_at) values (1, 'Ani', $1)`, [
    new Date('2020-01-01'),
  ]);
  for (let after = 0; after < TICKETS; after += AT_ONCE)
    await makeTickets(pool, after, Math.min(after + AT_ONCE, TICKETS));
  await pool.query('analyze');
}, 3_600_000);
/** The tickets from number `after` + 1 up to and with `until`, with their cases and segments. */
async function makeTickets(pool: Pool, after: number, until: number): Promise<void> {
  const given = [TICKETS, OPEN, END, STEP_MS, after, until];
  const made = `with n as (
      select n, 'case' || lpad(n::text, 12, '0') as id, $3::timestamptz - ($1::int - n + 1)::float8 * $4::float8 * interval '1 millisecond' as opened_at,
        n <= $1::int - $2::int as is_closed
      from generate_series($5::int + 1, $6::int) n
    )`;
  const rows = [
    `insert into cases (id, flow, flow_version, state, version, head, count, created_at, closed_at)
     select id, 'ticket', 1, '{}', 1, '', 1, opened_at, case when is_closed then opened_at + interval '2 hours' end from n`,
    `insert into tickets (case_id, number, short, status, desk, kind, category, impact, urgency, priority, office_code,
       reporter_id, opened_at, response_due_at, responded_at, warn_at, target_at, resolved_at, is_open)
     select id, 'BTG-' || n, 'G-' || n, case when is_closed then 'closed' else 'queued' end, 'tier1', 'incident', 'jaringan', 'I3', 'U3',
       'P3', 'dinkes', 1, opened_at, opened_at + interval '30 minutes', opened_at + interval '10 minutes',
       opened_at + interval '3 hours', opened_at + interval '4 hours',
       case when is_closed then opened_at + interval '1 hour' end, not is_closed from n`,
    `insert into segments (case_id, seq, desk, office_code, work_pattern, from_at, until_at)
     select id, 1, 'tier1', 'dinkes', 'five_days', opened_at, case when is_closed then opened_at + interval '1 hour' end from n`,
  ];
  for (const insert of rows) await pool.query(`${made} ${insert}`, given);
}

afterAll(async () => {
  await database?.close();
  await drop?.();
});

interface Read {
  readonly whole: number;
  readonly fetched: number;
}

/** Runs the work; how many rows it read of the big tables, by scanning them whole and by an index. */
async function read<T>(work: (on: PoolClient) => Promise<T>): Promise<Read & { result: T }> {
  const client = await database.pool.connect();
  const counted = async (): Promise<Read> => {
    const { rows } = await client.query<Read>(
      `select coalesce(sum(seq_tup_read), 0)::int as whole, coalesce(sum(idx_tup_fetch), 0)::int as fetched
       from pg_stat_xact_user_tables where relname in ('tickets', 'cases', 'segments')`,
    );
    return rows[0] as Read;
  };
  try {
    await client.query('begin');
    const before = await counted();
    const result = await work(client);
    const after = await counted();
    await client.query('rollback');
    return { result, whole: after.whole - before.whole, fetched: after.fetched - before.fetched };
  } finally {
    client.release();
  }
}

const monthOf = (from: string, until: string) => ({
  from: new Date(`${from}T00:00:00+08:00`),
  until: new Date(`${until}T00:00:00+08:00`),
});
/** Tickets of a month of thirty days. */
const A_MONTH = (30 * 86_400_000) / STEP_MS;

describe('among very many tickets', () => {
  test.each([
    ['the last full month', monthOf('2026-10-01', '2026-10-31')],
    ['a month two years ago', monthOf('2024-11-01', '2024-12-01')],
  ])('%s is counted from its own rows alone', async (_, span) => {
    const { result, whole, fetched } = await read((on) => countMonth(on, { offices: null }, span));
    const numbers = addUp(result);
    expect(Math.abs(numbers.opened - A_MONTH)).toBeLessThan(3);
    expect(Math.abs(numbers.closed - A_MONTH)).toBeLessThan(3);
    expect(numbers.resolution).toEqual({ met: numbers.closed, judged: numbers.closed });
    // Two hours each: so many are open at any instant.
    expect(Math.abs(numbers.open - 7_200_000 / STEP_MS)).toBeLessThan(3);
    expect(whole).toBe(0);
    expect(fetched).toBeLessThan(A_MONTH * 14 + 2_000);
  });

  test('queues and digests read the open ones alone', async () => {
    const scope = { offices: null };
    const filter = { desk: 'all', state: 'late', office: null } as const;
    const care = { personId: null, offices: ['dinkes'], tier2: true, all: false };
    const { result, whole, fetched } = await read(async (on) => [
      await watchCounts(on, scope, END),
      await watchLines(on, scope, filter, END, { after: null, limit: 9 }),
      await watchOffices(on, scope, END, { after: null, limit: 11 }),
      await digestCounts(on, care, END, monthOf('2026-11-20', '2026-11-20').from),
      await digestLines(on, care, END, monthOf('2026-11-20', '2026-11-20').from, 6),
    ]);
    expect(result[0]).toMatchObject([{ desk: 'tier1', open: OPEN, free: OPEN }]);
    expect(result[1]).toHaveLength(9);
    expect(whole).toBe(0);
    expect(fetched).toBeLessThan(OPEN * 12);
  });

  test('pages of the queues neither repeat nor leave out a ticket', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await watchLines(
        database.pool,
        { offices: null },
        { desk: 'tier1', state: 'all', office: null },
        END,
        { after, limit: 37 },
      );
      if (page.length === 0) break;
      seen.push(...page.map((line) => line.caseId));
      after = page.at(-1)?.caseId ?? null;
    }
    expect(seen).toHaveLength(OPEN);
    expect(new Set(seen).size).toBe(OPEN);
  });
});
