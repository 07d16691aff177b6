import { afterEach, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { emptyDatabase } from '../support/database.ts';
import { migrationsFolder } from './migrations.ts';
import { ask } from './owners.ts';

const tidy: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of tidy.splice(0)) await each();
});

const database = async (): Promise<string> => {
  const { url, drop } = await emptyDatabase();
  tidy.push(drop);
  return url;
};
const folderOf = async (...migrations: Parameters<typeof migrationsFolder>[0]): Promise<string> => {
  const { folder, remove } = await migrationsFolder(migrations);
  tidy.push(remove);
  return folder;
};

const first = {
  tag: '0000_first',
  sql: 'create table a (n int);--> statement-breakpoint\ninsert into a values (1);',
};
const second = {
  tag: '0001_trigger',
  sql: `create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'append-only; never changed'; end $$;--> statement-breakpoint
    create trigger a_stays before update or delete on a for each statement execute function refuse();`,
};

test('ten replicas that start at once migrate once, and all of them start', async () => {
  const url = await database();
  const folder = await folderOf(first, second, {
    tag: '0002_slow',
    sql: 'select pg_sleep(0.3); insert into a values (2)',
  });
  const results = await Promise.all(Array.from({ length: 10 }, () => migrate(url, { folder })));
  expect(results.flatMap((each) => each.applied).sort()).toEqual(['0000_first', '0001_trigger', '0002_slow']);
  expect(await ask(url, 'select n from a order by n')).toEqual([{ n: 1 }, { n: 2 }]);
});

test('a plain-SQL migration may bring a trigger with semicolons inside', async () => {
  const url = await database();
  await migrate(url, { folder: await folderOf(first, second) });
  await expect(ask(url, 'update a set n = 3')).rejects.toThrow('append-only');
});

test('a release grows the database from where the older one left it', async () => {
  const url = await database();
  await migrate(url, { folder: await folderOf(first) });
  const folder = await folderOf(first, second);
  expect(await migrate(url, { folder })).toEqual({ applied: ['0001_trigger'] });
  expect(await migrate(url, { folder })).toEqual({ applied: [] });
});

test('an older release refuses a newer database and says what to do', async () => {
  const url = await database();
  await migrate(url, { folder: await folderOf(first, second) });
  await expect(migrate(url, { folder: await folderOf(first) })).rejects.toThrow(
    /newer than this release.*start the newer release, or restore a backup/,
  );
});

test('a migration edited after its release is refused by name', async () => {
  const url = await database();
  await migrate(url, { folder: await folderOf(first) });
  const folder = await folderOf({ ...first, sql: `${first.sql} -- mended` }, second);
  await expect(migrate(url, { folder })).rejects.toThrow('migrations/0000_first.sql was changed after');
});

test('a journal that does not increase is refused before anything is done', async () => {
  const url = await database();
  const folder = await folderOf({ ...first, when: 2_000 }, { ...second, when: 2_000 });
  await expect(migrate(url, { folder })).rejects.toThrow('not strictly increasing: 0001_trigger');
  expect(await ask(url, `select to_regclass('a') as a`)).toEqual([{ a: null }]);
});

test('a migration that fails in its middle leaves nothing of itself, and the ones before it stay', async () => {
  const url = await database();
  const broken = { tag: '0001_broken', sql: 'create table b ();--> statement-breakpoint\nselect 1/0;' };
  await expect(migrate(url, { folder: await folderOf(first, broken) })).rejects.toThrow(
    'Migration 0001_broken failed: division by zero',
  );
  expect(await ask(url, `select to_regclass('a')::text as a, to_regclass('b')::text as b`)).toEqual([
    { a: 'a', b: null },
  ]);
  expect(await migrate(url, { folder: await folderOf(first, second) })).toEqual({
    applied: ['0001_trigger'],
  });
});
