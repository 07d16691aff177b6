import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { backup, inReferenceOrder, readTables } from '../../src/db/backup.ts';
import { connect } from '../../src/db/connect.ts';
import { borrowEmbedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { restore } from '../../src/db/restore.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';
import { debianVersions, startDebian } from '../support/debian.ts';
import { migrationsFolder } from './migrations.ts';
import { ask, freshDataDir, startOwner, stopOwner } from './owners.ts';

const isFull = process.env['MEJA_TEST'] === 'full';
const tidy: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of tidy.splice(0).reverse()) await each();
});

// One of everything that is easily broken on the way: references, identity, triggers, NULL and "\N", bytes, arrays.
const tables = `
  create table zebras (id bigint primary key generated always as identity, name text not null, born timestamptz not null,
    stripes jsonb, photo bytea, tags text[], rate numeric, mood float8, mother bigint references zebras, upper text generated always as (upper(name)) stored);
  create table events (zebra bigint not null references zebras, seq int not null, line text not null, primary key (zebra, seq));
  create table "Asides" (zebra bigint, seq int, note text, foreign key (zebra, seq) references events);
  create table settings (key text primary key, value text);
  insert into settings values ('made by', 'the migration');
  create sequence numbers;
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;
  create trigger events_stay before update or delete on events for each statement execute function refuse();
  create trigger events_stay_whole before truncate on events for each statement execute function refuse();
  alter table events enable always trigger events_stay;`;
const rows = `
  insert into zebras (name, born, stripes, photo, tags, rate, mood, mother) values
    ('Sena ‏"<b>" \\N	tab', '2026-11-21 08:09:10.123456+07', '{"a": 1.10, "b": "\\\\n"}', '\\x00ff0a5c2e', '{"a,b",NULL,"\\""}', 1.10, 0.1, null),
    (E'two\\nlines\\n\\\\.\\nend', '1999-12-31 23:59:59+00', null, '', '{}', 'NaN', 'Infinity', 1),
    ('', '-infinity', '[]', null, null, -0.000001, 1e-300, 2), ('${'😀'.repeat(1_000)}', 'infinity', '""', null, null, 0, -0, null);
  insert into zebras (name, born) select 'n' || n, '2026-01-01' from generate_series(1, 20000) n;
  insert into events select id, 1, '{"kind":"born"}' from zebras;
  insert into "Asides" values (1, 1, 'written'), (null, null, null);
  update settings set value = 'the desk';
  select nextval('numbers') from generate_series(1, 7);`;

const scratch = async (): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'meja-backup-'));
  tidy.push(() => rm(directory, { recursive: true, force: true }));
  return join(directory, 'desk.gz');
};
const empty = async (): Promise<string> => {
  const { url, drop } = await emptyDatabase();
  tidy.push(drop);
  return url;
};
const folder = async (...more: string[]): Promise<string> => {
  const made = await migrationsFolder([tables, ...more].map((sql, n) => ({ tag: `000${n}`, sql })));
  tidy.push(made.remove);
  return made.folder;
};
const filled = async (migrations: string): Promise<string> => {
  const url = await empty();
  await migrate(url, { folder: migrations });
  await ask(url, rows);
  return url;
};
/** Everything there is, as text: rows of every table in order, sequences, triggers, migrations. */
async function everything(url: string): Promise<Record<string, string>> {
  const { pool, close } = connect(url, { max: 1, applicationName: 'compare' });
  const client = await pool.connect();
  const digest = async (sql: string): Promise<string> => {
    const { rows: found } = await client.query<{ line: string }>(
      `select q::text as line from (${sql}) q order by 1`,
    );
    const hash = createHash('sha256')
      .update(found.map((each) => each.line).join('\n'))
      .digest('hex');
    return `${found.length} rows, ${hash}`;
  };
  const all: Record<string, string> = {};
  for (const { table } of await readTables(client)) all[table] = await digest(`select * from "${table}"`);
  all['sequences'] = await digest(
    "select sequencename, last_value from pg_sequences where schemaname = 'public'",
  );
  all['triggers'] = await digest('select tgname, tgenabled from pg_trigger where not tgisinternal');
  all['migrations'] = await digest('select hash, created_at from drizzle.__drizzle_migrations');
  client.release();
  await close();
  return all;
}

describe('a backup', () => {
  test('restored into an empty database gives the same rows, sequences, triggers and migrations', async () => {
    const migrations = await folder();
    const from = await filled(migrations);
    const file = await scratch();
    const report = await backup(from, file);
    expect(report).toMatchObject({ tables: 4, rows: 40_011 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const to = await empty();
    expect(await restore(to, file, migrations)).toMatchObject({ tables: 4, rows: 40_011 });
    expect(await everything(to)).toEqual(await everything(from));
    await expect(ask(to, `update events set line = ''`)).rejects.toThrow('append-only');
    await expect(ask(to, 'truncate events cascade')).rejects.toThrow('append-only');
    expect(await ask(to, `insert into zebras (name, born) values ('next', now()) returning id::int`)).toEqual(
      [{ id: 20_005 }],
    );
  });

  test('shows one instant, also while the desk writes', async () => {
    const migrations = await folder();
    const from = await filled(migrations);
    let isWriting = true;
    const writing = (async () => {
      const { pool, close } = connect(from, { max: 2, applicationName: 'writer' });
      while (isWriting) {
        await pool.query(
          `with z as (insert into zebras (name, born) values ('late', now()) returning id) insert into events select id, 1, 'late' from z`,
        );
      }
      await close();
    })();
    const file = await scratch();
    await backup(from, file);
    isWriting = false;
    await writing;
    const to = await empty();
    await restore(to, file, migrations);
    expect(
      await ask(
        to,
        'select count(*)::int as n from zebras z full join events e on e.zebra = z.id where z.id is null or e.seq is null',
      ),
    ).toEqual([{ n: 0 }]);
  });

  test('of an older release is brought up to this one', async () => {
    const older = await folder();
    const file = await scratch();
    await backup(await filled(older), file);
    const newer = await folder(`alter table zebras add column stable text not null default 'north'`);
    const to = await empty();
    await restore(to, file, newer);
    expect(await ask(to, 'select distinct stable from zebras')).toEqual([{ stable: 'north' }]);
  });

  test('is refused by a database that is not empty, which stays as it was', async () => {
    const migrations = await folder();
    const from = await filled(migrations);
    const file = await scratch();
    await backup(from, file);
    const before = await everything(from);
    await expect(restore(from, file, migrations)).rejects.toThrow(
      /not empty \(it has .*\), and a restore never overwrites/,
    );
    expect(await everything(from)).toEqual(before);
  });

  test('cut short, damaged, foreign, missing or of a newer release leaves the database empty for the next try', async () => {
    const migrations = await folder();
    const file = await scratch();
    const newer = await folder('create table later (n int)');
    const from = await filled(newer);
    await backup(from, file);
    const to = await empty();
    await expect(restore(to, file, migrations)).rejects.toThrow(/newer or another release/);
    const whole = await readFile(file);
    const plain = gunzipSync(whole);
    const without = (all: Buffer, start: string, end: string): Buffer => {
      const from = all.indexOf(start);
      return Buffer.concat([all.subarray(0, from), all.subarray(all.indexOf(end, from) + end.length)]);
    };
    const bad: [string, Buffer | undefined, RegExp][] = [
      ['cut.gz', whole.subarray(0, whole.length / 2), /cannot be read as a backup/],
      ['end.gz', gzipSync(plain.subarray(0, plain.lastIndexOf('{'))), /cut short/],
      ['row.gz', gzipSync(without(plain, 'n12345', '\n')), /damaged \(table zebras\): extra data/],
      ['lost.gz', gzipSync(without(plain, 'made by', '\n')), /rows are missing/],
      ['reference.gz', gzipSync(without(plain, '20004\t', '\n')), /damaged \(table events\): .*foreign key/],
      ['text.gz', gzipSync('hello\n'), /damaged or not a backup/],
      ['plain.gz', Buffer.from('hello\n'), /cannot be read as a backup/],
      ['none.gz', undefined, /There is no file/],
    ];
    for (const [name, bytes, expected] of bad) {
      const each = `${file}.${name}`;
      if (bytes !== undefined) await writeFile(each, bytes);
      await expect(restore(to, each, newer), name).rejects.toThrow(expected);
    }
    await restore(to, file, newer);
    expect(await everything(to)).toEqual(await everything(from));
  });

  test('never overwrites a file, and a failed one leaves none', async () => {
    const file = await scratch();
    await expect(backup(await empty(), file)).rejects.toThrow('nothing to back up');
    expect(existsSync(file)).toBe(false);
    await writeFile(file, 'precious');
    await expect(backup(await empty(), file)).rejects.toThrow('exists already');
  });

  test('is taken from the embedded database of a desk that is running, and from one that is not', async () => {
    const dataDir = await freshDataDir();
    tidy.push(() => rm(dataDir, { recursive: true, force: true }));
    const migrations = await folder();
    const desk = startOwner(dataDir);
    const url = await desk.heard('url');
    await migrate(url, { folder: migrations });
    await ask(url, rows);
    const [running, stopped] = [await scratch(), await scratch()];
    const borrowed = await borrowEmbedded({ dataDir });
    await backup(borrowed.url, running);
    await borrowed.stop();
    await ask(url, 'select 1');
    await stopOwner(desk);
    const own = await borrowEmbedded({ dataDir });
    await backup(own.url, stopped);
    const before = await everything(own.url);
    await own.stop();
    for (const file of [running, stopped]) {
      const to = await empty();
      await restore(to, file, migrations);
      expect(await everything(to)).toEqual(before);
    }
  });

  test('holds every table of the product, whose tables can be put in order', async () => {
    const { url, drop } = await freshDatabase();
    tidy.push(drop);
    const { pool, close } = connect(url, { max: 1, applicationName: 'test' });
    const client = await pool.connect();
    const found = await readTables(client);
    expect(inReferenceOrder(found)).toHaveLength(found.length);
    client.release();
    await close();
    if (found.length === 0) return;
    const file = await scratch();
    await backup(url, file);
    const to = await empty();
    await restore(to, file);
    expect(await everything(to)).toEqual(await everything(url));
  });

  test.runIf(isFull).each(debianVersions())(
    'moves between the embedded Postgres and PostgreSQL %s, both ways',
    { timeout: 120_000 },
    async (version) => {
      const server = await startDebian(version);
      tidy.push(() => server.stop());
      const migrations = await folder();
      const [there, back] = [await scratch(), await scratch()];
      const from = await filled(migrations);
      await backup(from, there);
      await restore(server.url, there, migrations);
      await backup(server.url, back);
      const to = await empty();
      await restore(to, back, migrations);
      expect(await everything(to)).toEqual(await everything(from));
    },
  );
});
