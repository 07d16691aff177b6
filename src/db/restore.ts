import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import {
  openForTransfer,
  readTables,
  type BackupEnd,
  type BackupHeader,
  type TableHeader,
} from './backup.ts';
import { copyIn } from './copy.ts';
import { applyWithin, migrate, readMigrations, type Migration } from './migrate.ts';

export type RestoreReport = { tables: number; rows: number; madeAt: string };

/**
 * Fills an *empty* database with a backup in one transaction: the tables as of the backup's migration, the rows, the
 * sequences; then newer migrations. All or nothing up to there. Throws one line when the database is not empty, the
 * file is damaged or cut short, or a newer release made it.
 */
export async function restore(url: string, file: string, folder?: string): Promise<RestoreReport> {
  const lines = readLines(file);
  const client = await openForTransfer(url, 'restore');
  let report: RestoreReport;
  try {
    const header = parse<BackupHeader>(await nextLine(lines, file), file);
    if (header.format !== 'meja-bantu-backup') throw new Error(`${file} is not a backup of Meja Bantu.`);
    await refuseUnlessEmpty(client);
    await client.query('begin');
    await applyWithin(client, fitting(header, await readMigrations(folder), file));
    report = { madeAt: header.madeAt, ...(await load(client, lines, file)) };
    await client.query('commit');
  } finally {
    await lines.return(undefined);
    await client.end();
  }
  await migrate(url, folder === undefined ? {} : { folder });
  return report;
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'drizzle') and c.relkind in ('r', 'p', 'v', 'm', 'S')
       and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
     order by 1 desc, 2 limit 3`,
  );
  if (rows.length === 0) return;
  const some = rows.map((row) => row.name).join(', ');
  throw new Error(
    `This database is not empty (it has ${some}), and a restore never overwrites: create a new database and name it in DATABASE_URL, or set DATA_DIR to a new folder.`,
  );
}

function fitting(header: BackupHeader, known: Migration[], file: string): Migration[] {
  return header.migrations.map(({ at, hash }) => {
    const mine = known.find((each) => each.at === at);
    if (mine?.hash === hash) return mine;
    throw new Error(
      mine === undefined
        ? `${file} was made by a newer or another release (it has a migration of ${new Date(at).toISOString()}): restore it with that release.`
        : `${file} was made with another migrations/${mine.tag}.sql than this release's: restore it with the release that made it.`,
    );
  });
}

/** Loads what follows the header. Triggers rest meanwhile: what they did is in the rows already. */
async function load(
  client: pg.Client,
  lines: Lines,
  file: string,
): Promise<{ tables: number; rows: number }> {
  const quoted = (name: string): string => `public.${client.escapeIdentifier(name)}`;
  const tables = (await readTables(client)).map((each) => quoted(each.table));
  const triggers = await readTriggers(client);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  // Rows that migrations brought are in the backup, too.
  await client.query(`truncate ${tables.join(', ')}`);
  let rows = 0;
  let loaded = 0;
  for (;;) {
    const next = parse<TableHeader | BackupEnd>(await nextLine(lines, file), file);
    if (!('table' in next)) {
      if (next.tables !== loaded || next.rows !== rows)
        throw new Error(`${file} is damaged: rows are missing.`);
      for (const { name, last } of next.sequences) {
        await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), last]);
      }
      break;
    }
    const columns = next.columns.map((name) => client.escapeIdentifier(name)).join(', ');
    const copy = `copy ${quoted(next.table)} (${columns}) from stdin`;
    await copyIn(
      client,
      copy,
      rowsOf(lines, file, () => (rows += 1)),
    ).catch((cause: Error) => {
      throw new Error(`${file} is damaged (table ${next.table}): ${cause.message}.`, { cause });
    });
    loaded += 1;
  }
  for (const { table, name, mode } of triggers) {
    await client.query(`alter table ${table} enable ${mode} trigger ${name}`);
  }
  return { tables: loaded, rows };
}

async function readTriggers(client: pg.Client): Promise<{ table: string; name: string; mode: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; mode: string }>(
    `select t.tgrelid::regclass::text as table, quote_ident(t.tgname) as name,
       case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end as mode
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D' and t.tgparentid = 0`,
  );
  return rows;
}

type Lines = AsyncGenerator<Buffer, void, undefined>;

/** The rows up to the line `\.`, in packets of about 64 KB. */
async function* rowsOf(lines: Lines, file: string, count: () => void): AsyncGenerator<Buffer> {
  let packet: Buffer[] = [];
  let size = 0;
  for (;;) {
    const line = await nextLine(lines, file);
    const isEnd = line.length === 3 && line.toString('latin1') === '\\.\n';
    if (!isEnd) {
      count();
      packet.push(line);
      size += line.length;
    }
    if (size > 65_536 || (isEnd && size > 0)) {
      yield Buffer.concat(packet);
      packet = [];
      size = 0;
    }
    if (isEnd) return;
  }
}

/** Lines of a gzip file, each with its line end. */
async function* readLines(file: string): Lines {
  const unpacked = createGunzip();
  pipeline(createReadStream(file), unpacked, () => undefined);
  let rest: Buffer[] = [];
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = chunk.subarray(from, end + 1);
      yield rest.length === 0 ? line : Buffer.concat([...rest, line]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}

async function nextLine(lines: Lines, file: string): Promise<Buffer> {
  const next = await lines.next().catch((cause: unknown) => {
    throw new Error(
      (cause as NodeJS.ErrnoException).code === 'ENOENT'
        ? `There is no file ${file}.`
        : `${file} cannot be read as a backup (${(cause as Error).message}).`,
      { cause },
    );
  });
  if (next.done === true) throw new Error(`${file} was cut short: its end is missing.`);
  return next.value;
}

function parse<T>(line: Buffer, file: string): T {
  try {
    return JSON.parse(line.toString('utf8')) as T;
  } catch (cause) {
    throw new Error(`${file} is damaged or not a backup of Meja Bantu.`, { cause });
  }
}
