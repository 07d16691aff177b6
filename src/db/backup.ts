import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import pg from 'pg';
import { copyOut, drained } from './copy.ts';
import { readApplied } from './migrate.ts';

/** First line of a backup. The migrations are those the database had, oldest first. */
export type BackupHeader = {
  format: 'meja-bantu-backup';
  version: 1;
  madeAt: string;
  server: string;
  migrations: { at: number; hash: string }[];
};

/** Opens each table's rows, which follow in COPY's text format and end with a line `\.`. */
export type TableHeader = { table: string; columns: string[] };

/** Last line: without it the file was cut short. */
export type BackupEnd = { sequences: { name: string; last: string }[]; tables: number; rows: number };

export type BackupReport = { file: string; tables: number; rows: number; bytes: number };

/**
 * Writes every table of schema `public` as it was at one instant (one repeatable-read snapshot; the desk goes on
 * working) to a gzip file that only its owner may read, complete or not there at all. It holds what people wrote:
 * keep it like the database. Throws when the file exists.
 */
export async function backup(url: string, file: string): Promise<BackupReport> {
  if (await stat(file).catch(() => undefined)) throw new Error(`${file} exists already: name another file.`);
  const client = await openForTransfer(url, 'backup');
  const part = `${file}.${process.pid}.part`;
  try {
    const sink = createGzip({ level: 6 });
    const target = createWriteStream(part, { mode: 0o600, flags: 'wx' });
    const written = finished(sink.pipe(target));
    written.catch((cause: Error) => sink.destroy(cause));
    sink.on('error', () => undefined);
    const counts = await dump(client, sink);
    sink.end();
    await written;
    await flushToDisk(part);
    await rename(part, file);
    return { file, ...counts, bytes: (await stat(file)).size };
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  } finally {
    await client.end();
  }
}

/** A connection without the desk's limits, for statements that take long. */
export async function openForTransfer(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  // What COPY writes must not depend on how this server or user is set up.
  await client.query(
    `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set datestyle = 'ISO, YMD';
     set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'`,
  );
  return client;
}

async function dump(client: pg.Client, sink: Gzip): Promise<{ tables: number; rows: number }> {
  const say = async (value: BackupHeader | TableHeader | BackupEnd): Promise<void> => {
    if (!sink.write(`${JSON.stringify(value)}\n`)) await drained(sink);
  };
  await client.query('begin isolation level repeatable read, read only');
  const migrations = await readApplied(client);
  if (migrations.length === 0)
    throw new Error('There is nothing to back up: this database holds no Meja Bantu.');
  const server = (await client.query<{ server_version: string }>('show server_version')).rows[0]
    ?.server_version;
  const header = { format: 'meja-bantu-backup', version: 1, madeAt: new Date().toISOString() } as const;
  await say({ ...header, server: server ?? '', migrations });
  let rows = 0;
  const tables = inReferenceOrder(await readTables(client));
  for (const { table, columns } of tables) {
    await say({ table, columns });
    const list = columns.map((name) => client.escapeIdentifier(name)).join(', ');
    rows += await copyOut(client, `copy public.${client.escapeIdentifier(table)} (${list}) to stdout`, sink);
    sink.write('\\.\n');
  }
  // Sequences stand outside of snapshots; read last, none is behind the rows above.
  const { rows: sequences } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  await client.query('commit');
  await say({ sequences, tables: tables.length, rows });
  return { tables: tables.length, rows };
}

type Table = TableHeader & { refersTo: string[] };

/** Tables of schema `public` that no extension owns, with the columns that can be written. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as table,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       array(select distinct f.relname::text from pg_constraint r join pg_class f on f.oid = r.confrelid
             where r.conrelid = c.oid and r.contype = 'f' and f.oid <> c.oid) as "refersTo"
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
     order by 1`,
  );
  return rows;
}

/** Every table after those it refers to. Throws when tables refer to each other in a circle. */
export function inReferenceOrder<T extends { table: string; refersTo: string[] }>(tables: T[]): T[] {
  const ordered: T[] = [];
  const waiting = new Map(tables.map((each) => [each.table, each]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter((each) => !each.refersTo.some((other) => waiting.has(other)));
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const each of ready) {
      ordered.push(each);
      waiting.delete(each.table);
    }
  }
  return ordered;
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
