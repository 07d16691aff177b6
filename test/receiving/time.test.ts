import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moveDueTimers } from '../../src/db/timers.ts';
import { cleanUp } from '../../src/jobs/retention.ts';
import { startTimers } from '../../src/jobs/timers.ts';
import { openHouse, type House } from './house.ts';

let house: House;
let now: Date;
beforeEach(async () => {
  house = await openHouse();
  now = new Date('2026-11-20T08:00:00+08:00');
});
afterEach(() => house.close());

const later = (ms: number) => new Date(now.getTime() + ms);
const set = (owner: string, id: string, dueAt: Date) =>
  house.pool.query(
    `insert into timers (owner, id, due_at) values ($1, $2, $3)
     on conflict (owner, id) do update set due_at = excluded.due_at`,
    [owner, id, dueAt],
  );

describe('what was to happen at a time happens', () => {
  test('a timer that is due becomes one row in the lane of its case; one that is not waits', async () => {
    await set('k1', 'xstate.after.closing.resolved', now);
    await set('k1', 'xstate.after.reminder.resolved', later(1));
    expect(await moveDueTimers(house.pool, now)).toBe(1);
    expect(await house.rows()).toMatchObject([
      {
        id: `timer:k1:xstate.after.closing.resolved:${now.getTime()}`,
        lane: 'case:k1',
        payload: '{"timer" : {"owner" : "k1", "id" : "xstate.after.closing.resolved"}}',
      },
    ]);
    expect((await house.pool.query('select id from timers')).rows).toHaveLength(1);
  });

  test('five hundred timers moved by four replicas at once are moved once each', async () => {
    await house.pool.query(`insert into timers select 'k' || n, 'x', $1 from generate_series(1, 500) n`, [
      now,
    ]);
    const moved = await Promise.all(Array.from({ length: 12 }, () => moveDueTimers(house.pool, now, 100)));
    let sum = moved.reduce((a, b) => a + b, 0);
    while (sum < 500) sum += await moveDueTimers(house.pool, now, 100);
    expect(sum).toBe(500);
    expect(await house.rows()).toHaveLength(500);
  });

  test('a timer set again to the instant at which it once fired fires again', async () => {
    await set('k1', 'x', now);
    await moveDueTimers(house.pool, now);
    await house.pool.query(`update inbox set state = 'done', payload = null`);
    await set('k1', 'x', now);
    await moveDueTimers(house.pool, now);
    expect(await house.rows()).toMatchObject([{ state: 'open', attempts: 0 }]);
  });

  test('when the clock jumps a week, what fell due in between comes at once and in order', async () => {
    for (const day of [1, 3, 6, 9]) await set('k1', `day${day}`, later(day * 86_400_000));
    let woken = 0;
    const timers = startTimers({
      pool: house.pool,
      now: () => now,
      wake: () => (woken += 1),
      log: house.logger,
      everyMs: 60_000,
    });
    now = later(7 * 86_400_000);
    timers.jumped();
    await house.until('three came', async () => (await house.rows()).length === 3);
    await timers.stop();
    expect(woken).toBeGreaterThan(0);
    expect((await house.rows()).map((row) => row.id.split(':')[2])).toEqual(['day1', 'day3', 'day6']);
  });
});

describe('what is no longer needed goes', () => {
  const ago = (days: number) => later(-days * 86_400_000);

  test('used inbox rows after seven days; open and aside ones stay', async () => {
    for (const [id, state, days] of [
      ['a', 'done', 8],
      ['b', 'done', 6],
      ['c', 'aside', 30],
      ['d', 'open', 30],
    ] as const)
      await house.pool.query(
        `insert into inbox (id, lane, position, payload, state, received_at) values ($1, 'l', 1, '{}', $2, $3)`,
        [id, state, ago(days)],
      );
    expect((await cleanUp(house.pool, now)).inbox).toBe(1);
    expect((await house.rows()).map((row) => row.id)).toEqual(['b', 'c', 'd']);
  });

  test('what was said after two days, and strangers after one; groups, colleagues and what waits stay', async () => {
    const { rows: people } = await house.pool.query<{ id: number }>(
      `insert into people (telegram_id, name, created_at) values (1, 'Ani', $1) returning id`,
      [now],
    );
    const chat = async (telegramId: number, type: string, personId: number | null) =>
      (
        await house.pool.query<{ id: number }>(
          'insert into chats (telegram_id, type, person_id) values ($1, $2, $3) returning id',
          [telegramId, type, personId],
        )
      ).rows[0]?.id;
    const say = (chatId: number | undefined, state: string, days: number) =>
      house.pool.query(
        `insert into outbox (chat_id, class, payload, state, not_before, created_at) values ($1, 2, '{}', $2, $3, $3)`,
        [chatId, state, ago(days)],
      );
    const known = await chat(1, 'private', people[0]?.id ?? null);
    const stranger = await chat(2, 'private', null);
    const recent = await chat(3, 'private', null);
    const waiting = await chat(4, 'private', null);
    const group = await chat(-5, 'group', null);
    await say(known, 'sent', 3);
    await say(known, 'failed', 1);
    await say(stranger, 'sent', 1.5);
    await say(recent, 'sent', 0.5);
    await say(waiting, 'open', 9);
    expect(await cleanUp(house.pool, now)).toMatchObject({ inbox: 0, outbox: 1, strangers: 1 });
    const { rows } = await house.pool.query<{ id: number }>('select id from chats order by id');
    expect(rows.map((row) => row.id)).toEqual([known, recent, waiting, group]);
  });
});
