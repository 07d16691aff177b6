import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backup } from '../../src/db/backup.ts';
import { migrate } from '../../src/db/migrate.ts';
import { restore } from '../../src/db/restore.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';
import { migrationsFolder } from './migrations.ts';
import { ask } from './owners.ts';

const tables = `
  create table people (id bigint primary key generated always as identity, name text not null);
  create table events (case_id text not null, seq int not null, line text not null, primary key (case_id, seq));
  create table bodies (case_id text, seq int, body text, foreign key (case_id, seq) references events);`;

const script = new URL('../../scripts/roles.sql', import.meta.url);
let database: TestDatabase;
let folders: Awaited<ReturnType<typeof migrationsFolder>>[];
const as = (role: string): string => {
  const url = new URL(database.url);
  url.username = role;
  url.password = 'for-this-test';
  return url.href;
};

beforeAll(async () => {
  database = await emptyDatabase();
  folders = [
    await migrationsFolder([{ tag: '0000_tables', sql: tables }]),
    await migrationsFolder([
      { tag: '0000_tables', sql: tables },
      { tag: '0001_more', sql: 'create table later (n int)' },
    ]),
  ];
  await ask(database.url, await readFile(script, 'utf8'));
  for (const role of ['meja_owner', 'meja_app', 'meja_auditor']) {
    await ask(database.url, `alter role ${role} password 'for-this-test'`);
  }
  await migrate(as('meja_owner'), { folder: folders[0]!.folder });
  await ask(database.url, await readFile(script, 'utf8'));
});
afterAll(async () => {
  await database.drop();
  for (const { remove } of folders) await remove();
});

describe('with the separate roles of scripts/roles.sql', () => {
  test('the desk reads, writes and adds to the history', async () => {
    const app = as('meja_app');
    await ask(app, `insert into people (name) values ('Sri'), ('Budi')`);
    await ask(app, `update people set name = 'Ani' where name = 'Sri'`);
    await ask(app, `delete from people where name = 'Budi'`);
    await ask(app, `insert into events values ('c1', 1, '{}'); insert into bodies values ('c1', 1, 'text')`);
    await ask(app, `delete from bodies`);
    expect(await ask(app, 'select name from people')).toEqual([{ name: 'Ani' }]);
    expect(await migrate(app, { folder: folders[0]!.folder })).toEqual({ applied: [] });
  });

  test.each([
    `update events set line = 'forged'`,
    'delete from events',
    'truncate events cascade',
    'drop table events',
    'alter table events disable trigger all',
    'create table mine ()',
    'create schema mine',
    'create temp table mine ()',
    'delete from drizzle.__drizzle_migrations',
    'set role meja_owner',
    'set session_replication_role = replica',
  ])('the desk is refused: %s', async (statement) => {
    await expect(ask(as('meja_app'), statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('the desk with an old schema is told to let the owner migrate', async () => {
    await expect(migrate(as('meja_app'), { folder: folders[1]!.folder })).rejects.toThrow(
      /scripts\/migrate\.ts.*owner/,
    );
  });

  test('the auditor can take a backup, and the owner restores it into a database of his own', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'meja-roles-'));
    const file = join(directory, 'desk.gz');
    await backup(as('meja_auditor'), file);
    const other = await emptyDatabase();
    await ask(other.url, await readFile(script, 'utf8'));
    const url = new URL(as('meja_owner'));
    url.pathname = new URL(other.url).pathname;
    const { rows } = await restore(url.href, file, folders[0]!.folder);
    expect(rows).toBeGreaterThan(0);
    await other.drop();
    await rm(directory, { recursive: true });
  });

  test('the auditor reads everything and changes nothing', async () => {
    const auditor = as('meja_auditor');
    for (const table of ['people', 'events', 'bodies', 'drizzle.__drizzle_migrations'])
      await ask(auditor, `select * from ${table}`);
    for (const statement of [
      `insert into events values ('c2', 1, '{}')`,
      `update people set name = 'x'`,
      'delete from bodies',
      `select nextval('people_id_seq')`,
      'create table mine ()',
    ]) {
      await expect(ask(auditor, statement), statement).rejects.toThrow('permission denied');
    }
  });
});
