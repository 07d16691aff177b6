import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** One file of `migrations/`: `at` is its time in the journal in milliseconds, which also is its identity. */
export type Migration = { tag: string; at: number; hash: string; statements: string[] };

export type MigrateOptions = {
  /** Folder written by drizzle-kit; default: `migrations/` of the project. */
  folder?: string;
  log?: (line: string) => void;
};

const ourFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
const advisoryKey = 728_503_114;
const waitForReplica = '120s';
const waitForTable = '5s';
const attempts = 12;

/**
 * Brings the database to the newest migration, each in a transaction of its own under an advisory lock, so that
 * replicas starting together do it once. Drizzle's table and hashes are used, drizzle-kit understands the result.
 * Throws one line when the database is ahead of this release, a released file was edited, or rights are missing.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const known = await readMigrations(options.folder);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'migrate',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const applied: string[] = [];
    let open = pending(known, await readApplied(client));
    while (open.length > 0) {
      const next = open[0]!;
      const { mine, seen } = await applyNext(client, next, known);
      if (mine) {
        applied.push(next.tag);
        options.log?.(`applied migration ${next.tag}`);
      }
      open = seen;
    }
    return { applied };
  } catch (cause) {
    throw explained(cause);
  } finally {
    await client.end();
  }
}

/** Reads journal and files. Throws when the journal is not strictly increasing, which would skip a migration. */
export async function readMigrations(folder = ourFolder): Promise<Migration[]> {
  const text = await readFile(join(folder, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(text) as { entries: { tag: string; when: number }[] };
  for (const [index, { tag, when }] of entries.entries()) {
    const before = entries[index - 1];
    if (before !== undefined && when <= before.when) {
      throw new Error(
        `migrations/meta/_journal.json is not strictly increasing: ${tag} is not later than ${before.tag}; delete ${tag} and generate it again.`,
      );
    }
  }
  return await Promise.all(
    entries.map(async ({ tag, when }) => {
      const sql = (await readFile(join(folder, `${tag}.sql`), 'utf8')).replaceAll('\r\n', '\n');
      const statements = sql.split('--> statement-breakpoint').filter((each) => each.trim() !== '');
      return { tag, at: when, hash: createHash('sha256').update(sql).digest('hex'), statements };
    }),
  );
}

/** A migration the database has: its time in the journal in milliseconds, and the sha256 of its file. */
export type Applied = { at: number; hash: string };

/** What the database has, oldest first; empty when it has never been migrated. */
export async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  // Not to_regclass(): inside a transaction that waited for the lock it answers from a stale cache.
  const { rows: found } = await client.query(
    `select from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'`,
  );
  if (found.length === 0) return [];
  const { rows } = await client.query<{ created_at: string; hash: string }>(
    'select created_at::text, hash from drizzle.__drizzle_migrations order by created_at',
  );
  return rows.map((row) => ({ at: Number(row.created_at), hash: row.hash }));
}

function pending(known: Migration[], applied: Applied[]): Migration[] {
  const newest = known.at(-1)?.at ?? 0;
  for (const { at, hash } of applied) {
    const file = known.find((each) => each.at === at);
    if (file === undefined) {
      throw new Error(
        at > newest
          ? `The database is newer than this release (it has a migration of ${new Date(at).toISOString()}, this release ends at ${known.at(-1)?.tag ?? 'none'}): start the newer release, or restore a backup made by this one.`
          : `The database has a migration of ${new Date(at).toISOString()} that this release does not know: start the release that made it, or use another database.`,
      );
    }
    if (file.hash !== hash) {
      throw new Error(
        `migrations/${file.tag}.sql was changed after this database had applied it: put the file back as released and write a new migration.`,
      );
    }
  }
  const last = applied.at(-1)?.at ?? 0;
  const skipped = known.find((each) => each.at < last && !applied.some(({ at }) => at === each.at));
  if (skipped !== undefined) {
    throw new Error(
      `migrations/${skipped.tag}.sql is older than what the database already has: generate it again.`,
    );
  }
  return known.filter((each) => each.at > last);
}

/** Applies one migration unless a replica did in the meantime; answers what is left to do. */
async function applyNext(
  client: pg.Client,
  next: Migration,
  known: Migration[],
): Promise<{ mine: boolean; seen: Migration[] }> {
  for (let attempt = 1; ; attempt++) {
    await client.query('begin');
    try {
      await client.query(`set local lock_timeout = '${waitForReplica}'`);
      await client.query('select pg_advisory_xact_lock($1)', [advisoryKey]);
      const open = pending(known, await readApplied(client));
      const mine = open[0]?.at === next.at;
      if (mine) {
        await client.query(`set local lock_timeout = '${waitForTable}'`);
        await applyWithin(client, [next]);
      }
      await client.query('commit');
      return { mine, seen: mine ? open.slice(1) : open };
    } catch (cause) {
      await client.query('rollback').catch(() => undefined);
      if ((cause as { code?: string }).code !== '55P03' || attempt === attempts) {
        throw new Error(`Migration ${next.tag} failed: ${(cause as Error).message}`, { cause });
      }
      await sleep(500 * attempt);
    }
  }
}

/** Applies migrations inside the caller's transaction and notes them in the journal. */
export async function applyWithin(client: pg.ClientBase, migrations: Migration[]): Promise<void> {
  await client.query('create schema if not exists drizzle');
  await client.query(
    'create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  for (const { statements, hash, at } of migrations) {
    for (const statement of statements) await client.query(statement);
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      at,
    ]);
  }
}

function explained(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: string } | undefined)?.code ?? (error as { code?: string }).code;
  const message = (error as Error).message;
  if (code === '42501') {
    return new Error(
      `${message}. This database user may not change the schema: run "node bin/run.js scripts/migrate.ts" with the owner's DATABASE_URL, then scripts/roles.sql (docs/database.md).`,
      { cause: error },
    );
  }
  if (code === '55P03') {
    return new Error(`${message}. Another connection holds a table: end long transactions and start again.`, {
      cause: error,
    });
  }
  return error;
}
