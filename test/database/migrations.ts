import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A `migrations/` folder as drizzle-kit writes it; the times default to 1000, 2000, … */
export async function migrationsFolder(
  migrations: { tag: string; sql: string; when?: number }[],
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'meja-migrations-'));
  await mkdir(join(folder, 'meta'));
  const entries = migrations.map(({ tag, when }, idx) => ({ idx, tag, when: when ?? (idx + 1) * 1_000 }));
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', entries }));
  for (const { tag, sql } of migrations) await writeFile(join(folder, `${tag}.sql`), sql);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
