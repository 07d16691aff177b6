import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { stopOrphans, takeOwnership } from '../../src/db/ownership.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a maintenance database of the run's server. */
    serverUrl: string;
    /** Name of the migrated database from which every test database is cloned. */
    templateName: string;
  }
}

const prefix = 'meja-test-';
const migrationsExist = existsSync(new URL('../../migrations/meta/_journal.json', import.meta.url));

/**
 * One server for the whole run: the embedded one in a temporary directory, or that of TEST_DATABASE_URL (any
 * Postgres 15 to 18, a user who may create databases). Builds the template once and leaves nothing behind.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const templateName = `meja_template_${process.pid}`;
  await withClient(server.url, async (client) => {
    await client.query(`drop database if exists ${templateName} with (force)`);
    await client.query(`create database ${templateName}`);
  });
  if (migrationsExist) await migrate(nameIn(server.url, templateName));
  project.provide('serverUrl', server.url);
  project.provide('templateName', templateName);
  return async () => {
    await withClient(server.url, (client) =>
      client.query(`drop database if exists ${templateName} with (force)`),
    );
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  await removeLeftovers();
  const dataDir = await mkdtemp(join(tmpdir(), prefix));
  const settings = { max_connections: '300', fsync: 'off', full_page_writes: 'off', max_wal_size: '1GB' };
  const server = await startEmbedded({ dataDir, settings });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Servers and directories of earlier runs that were killed. A minute's patience, lest a run that just starts loses its own. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const dataDir = join(tmpdir(), name);
    if (!name.startsWith(prefix) || Date.now() - (await stat(dataDir)).mtimeMs < 60_000) continue;
    try {
      const ownership = takeOwnership(dataDir);
      await stopOrphans(join(dataDir, 'postgres'));
      ownership.release();
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // It belongs to a run that is alive, or to somebody else.
    }
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function nameIn(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
