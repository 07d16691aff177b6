// npm run backup [FILE]: a consistent copy of the whole desk, also while it is running.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup } from '../src/db/backup.ts';
import { onDatabase } from './database.ts';

const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
const file = process.argv[2] ?? `backups/meja-bantu-${stamp}Z.gz`;

await onDatabase(async (url) => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { tables, rows, bytes } = await backup(url, file);
  return `${file}: ${rows} rows of ${tables} tables, ${Math.ceil(bytes / 1024)} kB. It holds what people wrote: keep it as safe as the database.`;
});
