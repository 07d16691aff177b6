import { sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect, listen, type Database } from '../../src/db/connect.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';
import { ask } from './owners.ts';
import { startProxy } from './proxy.ts';

const isFull = process.env['MEJA_TEST'] === 'full';
let database: TestDatabase;
let desk: Database;

beforeAll(async () => {
  database = await emptyDatabase();
  desk = connect(database.url, { max: 4, applicationName: 'desk' });
  await desk.pool.query('create table notes (n int primary key)');
});
afterAll(async () => {
  await desk.close();
  await database.drop();
});

const killConnections = (name: string): Promise<unknown> =>
  ask(
    database.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${name}'`,
  );

test('Telegram’s ids and counts arrive as numbers, and what does not fit is not rounded', async () => {
  const { rows } = await desk.pool.query(
    'select 9007199254740993::int8 as much, 7123456789::int8 as id, count(*), array[1, null, 3]::int8[] as list from notes',
  );
  expect(rows).toEqual([{ much: '9007199254740993', id: 7_123_456_789, count: 0, list: [1, null, 3] }]);
});

test('connections killed while idle, while working and inside a transaction reject their own call and nothing else', async () => {
  const uncaught: unknown[] = [];
  const note = (cause: unknown): void => void uncaught.push(cause);
  process.on('uncaughtException', note).on('unhandledRejection', note);
  for (let round = 0; round < (isFull ? 50 : 5); round++) {
    await Promise.all([1, 2, 3].map(() => desk.pool.query('select 1')));
    await killConnections('desk');
    const started = Promise.withResolvers<void>();
    const killed = Promise.withResolvers<void>();
    const working = desk.pool.query('select pg_sleep(30)').then(
      () => 'done',
      () => 'rejected',
    );
    const inside = desk.db
      .transaction(async (tx) => {
        await tx.execute(sql`insert into notes values (${round})`);
        started.resolve();
        await killed.promise;
        await tx.execute(sql`insert into notes values (${round + 1000})`);
      })
      .then(
        () => 'done',
        () => 'rejected',
      );
    await Promise.race([started.promise, inside]);
    await killConnections('desk');
    killed.resolve();
    expect(await working).toBe('rejected');
    expect(await inside).toBe('rejected');
    expect((await desk.pool.query('select count(*) from notes')).rows).toEqual([{ count: 0 }]);
  }
  process.off('uncaughtException', note).off('unhandledRejection', note);
  expect(uncaught).toEqual([]);
  expect(desk.pool.totalCount).toBe(desk.pool.idleCount);
});

test('a transaction that cannot begin gives its connection back', async () => {
  const narrow = connect(database.url, { max: 1, applicationName: 'narrow' });
  for (let round = 0; round < 3; round++) {
    const impossible = { isolationLevel: 'none' as 'serializable' };
    await expect(narrow.db.transaction(async () => 'done', impossible)).rejects.toThrow();
    await expect(
      narrow.db.transaction(async (tx) => (await tx.execute(sql`select 1 as one`)).rows),
    ).resolves.toEqual([{ one: 1 }]);
  }
  await narrow.close();
});

test('a listener hears what is said, and after a lost connection is told to look for itself', async () => {
  const heard: string[] = [];
  const ear = listen(database.url, 'work', (payload) => heard.push(payload));
  await vi.waitFor(() => expect(heard).toEqual(['']));
  await desk.pool.query(`select pg_notify('work', 'first')`);
  await vi.waitFor(() => expect(heard).toEqual(['', 'first']));
  await killConnections('listen work');
  await vi.waitFor(() => expect(heard).toEqual(['', 'first', '']), { timeout: 5_000 });
  await desk.pool.query(`select pg_notify('work', 'second')`);
  await vi.waitFor(() => expect(heard).toEqual(['', 'first', '', 'second']));
  await ear.stop();
});

test('a listener stops at once, also while the database is away', async () => {
  const ear = listen('postgres://nobody@127.0.0.1:1/none', 'work', () => undefined);
  await sleep(150);
  const began = performance.now();
  await ear.stop();
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('a network that swallows packets delays nobody for ever', { timeout: 60_000 }, async () => {
  const proxy = await startProxy(database.url);
  const far = connect(proxy.url, { max: 1, applicationName: 'far' });
  await far.pool.query('select 1');
  const holding = await far.pool.connect();
  proxy.swallow();
  const began = performance.now();
  const inUse = holding.query('select 1').then(
    () => 'answered',
    () => 'cut',
  );
  await expect(far.pool.query('select 1')).rejects.toThrow('timeout exceeded when trying to connect');
  expect(performance.now() - began).toBeLessThan(20_000);
  if (isFull) {
    expect(await inUse).toBe('cut');
    expect(performance.now() - began).toBeLessThan(60_000);
    holding.release();
    await expect(far.pool.query('select 1')).rejects.toThrow(/timeout/);
    proxy.heal();
    expect((await far.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  } else {
    holding.release(true);
  }
  await proxy.stop();
  await far.close();
});
