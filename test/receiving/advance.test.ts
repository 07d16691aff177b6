import { afterAll, beforeAll, expect, test } from 'vitest';
import { advance } from '../../src/engine/advance.ts';
import { connect, type Database } from '../../src/db/connect.ts';
import { freshDatabase } from '../support/database.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  database = connect(fresh.url, { max: 2, applicationName: 'advance' });
});
afterAll(async () => {
  await database.close();
  await drop();
});

test('a press that another process has worked meanwhile is not answered a second time', async () => {
  const { pool } = database;
  const now = () => new Date('2026-11-20T01:00:00Z');
  await pool.query(
    `insert into inbox (id, lane, position, payload, received_at) values ('x:1', 'chat:1', 1, '{}', $1)`,
    [now()],
  );
  const slow = await advance(pool, 'x:1', now, async () => {
    const fast = await advance(pool, 'x:1', now, async () => 'Sekarang Bapak/Ibu tangani.');
    expect(fast).toMatchObject({ answer: 'Sekarang Bapak/Ibu tangani.', isElsewhere: false });
    return 'Sekarang Bapak/Ibu tangani.';
  });
  expect(slow).toEqual({ answer: null, queued: 0, isElsewhere: true });
});
