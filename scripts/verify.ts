/** `npm run verify`: is the history as it was written? Exit code 1 names the first bad row. */
import { connect } from '../src/db/connect.ts';
import { verifyHistory } from '../src/db/verify.ts';
import { onDatabase } from './database.ts';

await onDatabase(async (url) => {
  const { pool, close } = connect(url, { max: 1, applicationName: 'meja verify' });
  try {
    const { cases, events, bad } = await verifyHistory(pool);
    if (bad === null) return `${cases} cases with ${events} events: every chain holds.`;
    process.exitCode = 1;
    return `The history of case ${bad.caseId} is broken at event ${bad.seq}: ${bad.why}. ${cases} cases before it hold.`;
  } finally {
    await close();
  }
});
