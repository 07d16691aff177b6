import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { receive } from '../../src/engine/receive.ts';
import { connectTelegram } from '../../src/telegram/api.ts';
import { startPoller, type Poller } from '../../src/telegram/poller.ts';
import { BOT, openHouse, type House } from './house.ts';

let house: House;
let sim: Simulator;
let pollers: Poller[];
let isAway: boolean;
const alarms: string[] = [];

beforeEach(async () => {
  house = await openHouse();
  sim = await startSimulator();
  pollers = [];
  isAway = false;
  alarms.length = 0;
});
afterEach(async () => {
  await Promise.all(pollers.map((poller) => poller.stop()));
  await sim.stop();
  await house.close();
});

function poll(): Poller {
  const poller = startPoller({
    pool: house.pool,
    api: connectTelegram({ token: sim.token, apiRoot: sim.url }),
    receive: (updates) => {
      if (isAway) throw new Error('Connection terminated');
      return receive(house.pool, BOT, updates, new Date());
    },
    log: house.logger,
    onUnauthorized: () => alarms.push('unauthorized'),
  });
  pollers.push(poller);
  return poller;
}
const stored = async () => (await house.rows()).length;

describe('long polling', () => {
  test('stores what people write, in order, and confirms it', async () => {
    const ani = sim.play.person('Ani');
    for (let number = 1; number <= 250; number += 1) await ani.says(`ke-${number}`);
    poll();
    await house.until('all are stored', async () => (await stored()) === 250);
    const texts = (await house.rows()).map(
      (row) =>
        (JSON.parse(row.payload ?? '') as { update: { message: { text: string } } }).update.message.text,
    );
    expect(texts).toEqual(Array.from({ length: 250 }, (_, index) => `ke-${index + 1}`));
    await house.until('confirmed', () => sim.world.updateQueue.count === 0);
  });

  test('confirms nothing while the database is away, and loses nothing', async () => {
    isAway = true;
    const ani = sim.play.person('Ani');
    poll();
    await ani.says('tolong');
    await house.until('it was noticed', () => house.log.some((line) => line.includes('not confirmed')));
    expect(sim.world.updateQueue.count).toBe(1);
    isAway = false;
    await house.until('stored', async () => (await stored()) === 1);
    await house.until('confirmed', () => sim.world.updateQueue.count === 0);
  });

  test('one replica polls; another takes over within seconds when it is gone', async () => {
    const ani = sim.play.person('Ani');
    const [first, second] = [poll(), poll()];
    await house.until('one polls', () => [first, second].some((each) => each.status().isPolling));
    expect([first, second].filter((each) => each.status().isPolling)).toHaveLength(1);
    await (first.status().isPolling ? first : second).stop();
    const before = performance.now();
    await ani.says('halo');
    await house.until('stored', async () => (await stored()) === 1);
    expect(performance.now() - before).toBeLessThan(5_500);
  });

  test('takes a webhook away that somebody left, without losing what waits', async () => {
    const ani = sim.play.person('Ani');
    const api = connectTelegram({ token: sim.token, apiRoot: sim.url });
    await api.call('setWebhook', { url: 'http://127.0.0.1:9/nowhere', secret_token: 'x' });
    await ani.says('halo');
    poll();
    await house.until('stored', async () => (await stored()) === 1);
  });

  test.each([
    ['a conflict with another poller', { status: 409 }],
    ["Telegram's own trouble", { status: 502 }],
    ['an answer cut off', { drop: 'after' }],
    ['half an answer', { body: 'brokenJson' }],
    ['a flood', { status: 429, retryAfter: 1 }],
  ] as const)('%s is waited out and loses nothing', async (_, fault) => {
    const ani = sim.play.person('Ani');
    sim.world.faults.next('getUpdates', fault);
    await ani.says('halo');
    poll();
    await house.until('stored', async () => (await stored()) === 1);
  });

  test('a token that is no longer valid raises one alarm', async () => {
    sim.world.faults.next('getUpdates', { status: 401, times: 5 });
    const poller = poll();
    await house.until('it is known', () => poller.status().isUnauthorized);
    expect(alarms).toEqual(['unauthorized']);
  });

  test('survives update ids that begin anew, lower', async () => {
    const api = connectTelegram({ token: sim.token, apiRoot: sim.url });
    const answers = [[{ update_id: 900 }, { update_id: 901 }], [], [{ update_id: 5 }]];
    const offsets: unknown[] = [];
    const batches: unknown[] = [];
    const poller = startPoller({
      pool: house.pool,
      api: {
        ...api,
        call: (async (method: string, params: { offset?: number }) => {
          if (method !== 'getUpdates') return true;
          offsets.push(params.offset);
          return answers.shift() ?? (await new Promise((done) => setTimeout(() => done([]), 50)));
        }) as never,
      },
      receive: async (updates) => batches.push(...updates),
      log: house.logger,
    });
    pollers.push(poller);
    await house.until('all came', () => batches.length === 3);
    expect(offsets.slice(0, 3)).toEqual([undefined, 902, undefined]);
  });

  test('is broken off at once when the desk stops', async () => {
    const poller = poll();
    await house.until(
      'it polls',
      () => Number.isFinite(poller.status().heardAt) || poller.status().isPolling,
    );
    await new Promise((done) => setTimeout(done, 100));
    const before = performance.now();
    await poller.stop();
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
