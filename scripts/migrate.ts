// node bin/run.js scripts/migrate.ts: the migrations alone, with the DATABASE_URL of the owner (see docs/database.md).
import { migrate } from '../src/db/migrate.ts';
import { onDatabase } from './database.ts';

await onDatabase(
  async (url) => {
    const { applied } = await migrate(url);
    return applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`;
  },
  { mayBeNew: true },
);
