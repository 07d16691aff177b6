import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of a test's own. `drop` throws out whoever is still connected. */
export type TestDatabase = { url: string; drop: () => Promise<void> };

/** Clones the migrated template (about 40 ms). Call `drop` in `afterAll` or `afterEach`. */
export const freshDatabase = (): Promise<TestDatabase> => createDatabase(inject('templateName'));

/** A database without any table, for tests of migrations and restores. */
export const emptyDatabase = (): Promise<TestDatabase> => createDatabase('template0');

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `meja_test_${randomBytes(8).toString('hex')}`;
  await maintain(`create database ${name} template ${template}`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => maintain(`drop database if exists ${name} with (force)`) };
}

async function maintain(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('serverUrl'), connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return void (await client.query(statement));
      } catch (cause) {
        // 55006: two clones of the template at the same moment on servers before 15.4; 53300: connections used up.
        if (!['55006', '53300'].includes((cause as { code?: string }).code ?? '') || attempt === 20)
          throw cause;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  } finally {
    await client.end();
  }
}
