// npm run restore FILE: fills an empty database with a backup and walks every history in it.
import { connect } from '../src/db/connect.ts';
import { restore } from '../src/db/restore.ts';
import { verifyHistory } from '../src/db/verify.ts';
import { onDatabase } from './database.ts';

const file = process.argv[2];

await onDatabase(
  async (url) => {
    if (file === undefined) throw new Error('Which backup? npm run restore FILE');
    const { rows, tables, madeAt } = await restore(url, file);
    const { pool, close } = connect(url, { max: 2, applicationName: 'restore' });
    try {
      const { cases, events, bad } = await verifyHistory(pool);
      if (bad !== null) throw new Error(`Restored, but the history does not verify: ${JSON.stringify(bad)}`);
      return `Restored ${rows} rows of ${tables} tables as of ${madeAt}; history verified: ${events} events of ${cases} cases.`;
    } finally {
      await close();
    }
  },
  { mayBeNew: true },
);
