import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replayRow, type InboxRow } from '../../src/db/inbox.ts';
import { idOf, message, openHouse, type House } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const open = async () => (await house.rows()).filter((row) => row.state === 'open').length;

describe('the inbox is worked lane by lane', () => {
  test('what one person writes is worked in his order, one after the other; others are not held up', async () => {
    let running = 0;
    let most = 0;
    const perLane = new Map<string, number>();
    const deed = async (row: InboxRow): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      perLane.set(row.lane, (perLane.get(row.lane) ?? 0) + 1);
      expect(perLane.get(row.lane)).toBe(1);
      await pause(Math.random() * 5);
      await house.closeRow(row);
      perLane.set(row.lane, 0);
      running -= 1;
    };
    const worker = house.start({ concurrency: 4, deed });
    const updates = Array.from({ length: 120 }, (_, index) => message((index % 10) + 1));
    for (let at = 0; at < updates.length; at += 30) await house.take(updates.slice(at, at + 30), worker);
    await house.until('all are worked', () => house.worked.length === 120);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
    for (let chat = 1; chat <= 10; chat += 1) {
      const ids = updates.filter((update) => update.message.chat.id === chat).map(idOf);
      expect(house.worked.filter((id) => ids.includes(id))).toEqual(ids);
    }
    await house.until('it rests', () => worker.idle());
  });

  test('a row of an idle lane goes straight from the hand that stored it to the worker', async () => {
    const worker = house.start();
    await house.until('it rests', () => worker.idle());
    const { rows } = await house.pool.query<{ calls: number }>('select 1');
    expect(rows).toHaveLength(1);
    const update = message(1);
    const before = performance.now();
    await house.take([update], worker);
    await house.until('worked', () => house.worked.length === 1);
    expect(performance.now() - before).toBeLessThan(900);
    expect((await house.rows())[0]).toMatchObject({ state: 'done', attempts: 0 });
  });

  test('each row is worked once by three workers together, and what another process stored is found', async () => {
    const workers = [house.start({ listen: true }), house.start(), house.start()];
    const updates = Array.from({ length: 300 }, (_, index) => message((index % 50) + 1));
    await Promise.all([
      house.take(updates.slice(0, 100), workers[0]),
      house.take(updates.slice(100, 200), workers[1]),
      house.take(updates.slice(200)),
      house.take(updates.slice(50, 150), workers[2]),
    ]);
    await house.until('all are worked', () => house.worked.length === 300);
    expect(new Set(house.worked).size).toBe(300);
  });

  test('more at once than it can hold is worked piece by piece', async () => {
    const deed = async (row: InboxRow): Promise<void> => {
      await pause(2);
      await house.closeRow(row);
    };
    const worker = house.start({ concurrency: 1, deed });
    await Promise.all(Array.from({ length: 40 }, (_, index) => house.take([message(index + 1)], worker)));
    await house.until('all are worked', () => house.worked.length === 40);
  });

  test('who floods the desk does not make others wait', async () => {
    const flood = Array.from({ length: 3_000 }, () => message(666));
    for (let at = 0; at < flood.length; at += 500) await house.take(flood.slice(at, at + 500));
    const deed = async (row: InboxRow): Promise<void> => {
      await pause(2);
      await house.closeRow(row);
    };
    const worker = house.start({ deed });
    await house.until('the flood is being worked', () => house.worked.length > 5);
    const others = Array.from({ length: 20 }, (_, index) => message(index + 1));
    for (const each of others) await house.take([each], worker);
    await house.until('the others are served', () =>
      others.every((each) => house.worked.includes(idOf(each))),
    );
    expect(house.worked.length).toBeLessThan(1_500);
  });

  test('the same holds when the others came while nobody worked', async () => {
    const flood = Array.from({ length: 1_000 }, () => message(666));
    for (let at = 0; at < flood.length; at += 500) await house.take(flood.slice(at, at + 500));
    const other = message(1);
    await house.take([other]);
    const deed = async (row: InboxRow): Promise<void> => {
      await pause(2);
      await house.closeRow(row);
    };
    house.start({ deed, concurrency: 2 });
    await house.until('the other is served', () => house.worked.includes(idOf(other)));
    expect(house.worked.length).toBeLessThan(50);
  });
});

describe('a row that fails', () => {
  test('is tried again a little later, and its lane keeps the order', async () => {
    let failures = 2;
    const deed = async (row: InboxRow): Promise<void> => {
      if (row.id === idOf(first) && failures-- > 0) throw new Error('rahasia dalam pesan');
      await house.closeRow(row);
    };
    const [first, second] = [message(1), message(1)];
    const worker = house.start({ deed });
    const before = performance.now();
    await house.take([first, second], worker);
    await house.until('both are worked', () => house.worked.length === 2);
    expect(house.worked).toEqual([idOf(first), idOf(second)]);
    expect(performance.now() - before).toBeGreaterThan(550);
    expect((await house.rows())[0]).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('five times is set aside with an alarm; the lane goes on; it can be replayed', async () => {
    let isBroken = true;
    const [bad, next] = [message(1), message(1)];
    const deed = async (row: InboxRow): Promise<void> => {
      if (row.id === idOf(bad) && isBroken)
        throw Object.assign(new TypeError('isi pesan'), { code: 'E_BAD' });
      await house.closeRow(row);
    };
    await house.take([bad, next]);
    await house.pool.query('update inbox set attempts = 3 where id = $1', [idOf(bad)]);
    house.start({ deed });
    await house.until('the next one is worked', () => house.worked.length === 1);
    expect(house.asides).toEqual([`${idOf(bad)} TypeError E_BAD`]);
    const [row] = await house.rows();
    expect(row).toMatchObject({ state: 'aside', attempts: 5, error: 'TypeError E_BAD' });
    expect(row?.payload).not.toBeNull();
    isBroken = false;
    expect(await replayRow(house.pool, idOf(bad))).toBe('opened');
    await house.until('it is worked now', () => house.worked.length === 2);
    expect(await replayRow(house.pool, idOf(bad))).toBe('notAside');
    expect(await replayRow(house.pool, 'update:1:1')).toBe('unknown');
  });

  test('because the process died with it is taken over when its claim is over, and that counts', async () => {
    const update = message(1);
    await house.take([update]);
    await house.pool.query(
      `update inbox set claimed_until = clock_timestamp() + interval '700 milliseconds'`,
    );
    const seen: number[] = [];
    const deed = async (row: InboxRow): Promise<void> => {
      seen.push(row.attempts);
      await house.closeRow(row);
    };
    house.start({ deed });
    await pause(300);
    expect(await open()).toBe(1);
    await house.until('it is worked', () => house.worked.length === 1);
    expect(seen).toEqual([1]);
  });

  test('because every process dies with it is set aside without a sixth try', async () => {
    const update = message(1);
    await house.take([update]);
    await house.pool.query(
      `update inbox set attempts = 4, claimed_until = clock_timestamp() - interval '1 second'`,
    );
    house.start();
    await house.until('it is aside', () => house.asides.length === 1);
    expect(house.worked).toEqual([]);
  });

  test('because the database is away waits for it, without counting', async () => {
    let outages = 3;
    const deed = async (row: InboxRow): Promise<void> => {
      if (outages-- > 0)
        throw new Error('commit', { cause: new Error('Connection terminated unexpectedly') });
      await house.closeRow(row);
    };
    const worker = house.start({ deed });
    await house.take([message(1)], worker);
    await house.until('it is worked', () => house.worked.length === 1);
    expect((await house.rows())[0]).toMatchObject({ state: 'done', attempts: 0 });
    expect(house.asides).toEqual([]);
  });
});

describe('stopping', () => {
  test('finishes what is being worked on, and leaves the rest to others at once', async () => {
    const deed = async (row: InboxRow): Promise<void> => {
      await pause(50);
      await house.closeRow(row);
    };
    const first = house.start({ concurrency: 2, deed });
    await house.take(
      Array.from({ length: 12 }, (_, index) => message(index + 1)),
      first,
    );
    await house.until('it works', () => !first.idle());
    await first.stop();
    const done = house.worked.length;
    expect(done).toBeGreaterThan(0);
    expect(await open()).toBe(12 - done);
    const before = performance.now();
    house.start({ deed });
    await house.until('the rest is worked', () => house.worked.length === 12);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
