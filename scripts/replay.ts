/** `npm run replay ID`: opens a row of the inbox that was set aside, so that it is worked again. */
import { connect } from '../src/db/connect.ts';
import { callWorkers, replayRow } from '../src/db/inbox.ts';
import { onDatabase } from './database.ts';

const answers = {
  opened: (id: string) => `${id} is open again and will be worked next.`,
  empty: (id: string) =>
    `${id} could not be read when it came; only its size and hash are left. Nothing to replay.`,
  notAside: (id: string) => `${id} is not set aside. Nothing to do.`,
  unknown: (id: string) => `There is no ${id} in the inbox. Ids are in the alarm and in the log.`,
};

const [, , id] = process.argv;
if (id === undefined) {
  console.error('Usage: npm run replay ID');
  process.exitCode = 2;
} else {
  await onDatabase(async (url) => {
    const { pool, close } = connect(url, { max: 1, applicationName: 'meja replay' });
    try {
      const outcome = await replayRow(pool, id);
      if (outcome === 'opened') await callWorkers(pool);
      else process.exitCode = 1;
      return answers[outcome](id);
    } finally {
      await close();
    }
  });
}
