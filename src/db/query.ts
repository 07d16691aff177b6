import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** Where a query runs: the pool, or the connection of an open transaction. */
export type Asked = Pool | PoolClient;

/** A prepared query by name: planned once a connection, which is what makes the hot path fast. */
export async function ask<T extends object>(
  on: Asked,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  const { rows } = await on.query<T & QueryResultRow>({ name, text, values: values as unknown[] });
  return rows;
}

/** The database's clock, in milliseconds since 1970. */
export async function databaseTime(on: Asked): Promise<number> {
  const [row] = await ask<{ ms: number }>(
    on,
    'database-time',
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
    [],
  );
  return (row as { ms: number }).ms;
}

/** The same for a library that brings its own statements (pg-boss), a few at a time and without names. */
export const statementsOn = (
  on: Asked,
): { executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> } => ({
  executeSql: (text, values) => on.query(text, values),
});
