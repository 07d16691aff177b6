/**
 * The one way state changes: a single prepared statement that locks what was read, checks that it is still so, and then writes
 * case, history, ticket, dialogue, cards, outgoing messages, timers and signals, and closes the inbox row. If anything that was
 * read has moved, nothing is written. Read `docs/decisions/one-statement.md` for why it is one statement.
 */
import type { Pool, PoolClient } from 'pg';
import type { Change } from '../engine/change.ts';
import { CHECKS, valuesOf, WRITES, type Part, type Value, type Values } from './commitParts.ts';

export interface Committed {
  /** False: something that was read has moved. Nothing was written; load and decide again. */
  readonly committed: boolean;
  /** The number of the ticket that was born. */
  readonly number: string | null;
  /** How many messages now wait to be sent. */
  readonly queued: number;
}

/** Errors that mean "somebody was faster": unique violation, serialization failure, deadlock. */
const RACES = new Set(['23505', '40001', '40P01']);

/** Writes the change whole, or not at all. `inboxId` is the row this answers; `now` the desk's clock. */
export async function commit(
  pool: Pool,
  inboxId: string | null,
  now: Date,
  change: Change,
): Promise<Committed> {
  const values = valuesOf(inboxId, now, change);
  try {
    if (change.also.length === 0) return await run(pool, values);
    return await inTransaction(pool, async (client) => {
      const result = await run(client, values);
      if (result.committed) for (const also of change.also) await also(client);
      return result;
    });
  } catch (error) {
    if (RACES.has((error as { code?: string }).code ?? ''))
      return { committed: false, number: null, queued: 0 };
    throw error;
  }
}

async function run(on: Pool | PoolClient, values: Values): Promise<Committed> {
  const { name, text, order } = statementFor(values);
  const { rows } = await on.query<Committed>({ name, text, values: order.map((one) => values[one]) });
  return rows[0] as Committed;
}

interface Statement {
  /** The same parts, the same name: prepared once on each connection. */
  readonly name: string;
  readonly text: string;
  /** Which value stands at `$1`, `$2` … */
  readonly order: readonly Value[];
}

const statements = new Map<string, Statement>();

/** The statement of the parts that this change needs. */
function statementFor(values: Values): Statement {
  const isNeeded = (part: Part): boolean => part.isNeeded(values);
  const key = [...CHECKS, ...WRITES].map((part) => (isNeeded(part) ? '1' : '0')).join('');
  const known = statements.get(key);
  if (known !== undefined) return known;
  const made = {
    name: `commit:${key}`,
    ...numbered(textOf(CHECKS.filter(isNeeded), WRITES.filter(isNeeded))),
  };
  statements.set(key, made);
  return made;
}

function textOf(checks: readonly Part[], writes: readonly Part[]): string {
  const conditions = checks.map(({ name }) => `exists (select from ${name})`);
  const parts = [
    ...checks.map(({ name, sql }) => `${name} as materialized (${sql})`),
    `go as materialized (select 1 where ${conditions.join(' and ') || 'true'})`,
    ...writes.map(({ name, sql }) => `${name} as (${sql})`),
  ];
  const written = new Set(writes.map(({ name }) => name));
  const counts = ['card_queue', 'speech_queue']
    .filter((name) => written.has(name))
    .map((name) => `(select count(*)::int from ${name})`);
  return `with ${parts.join(',\n')}
select exists (select from go) as committed,
  ${written.has('ticket_new') ? '(select number from ticket_new)' : 'null::text'} as number,
  ${counts.join(' + ') || '0'} as queued`;
}

/** `:name` as `$n`; a cast (`::text`) is none. */
function numbered(text: string): Pick<Statement, 'text' | 'order'> {
  const order: Value[] = [];
  const numberOf = (_: string, name: string): string => {
    const at = order.indexOf(name as Value);
    return `$${at === -1 ? order.push(name as Value) : at + 1}`;
  };
  return { text: text.replace(/(?<!:):([a-zA-Z]\w*)/g, numberOf), order };
}

/** Runs the work in one transaction; rolls back and rethrows on any error, and drops a connection that broke. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => (broken = reason));
    throw error;
  } finally {
    client.release(broken);
  }
}
