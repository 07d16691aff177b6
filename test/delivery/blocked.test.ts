import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFull } from '../support/faults.ts';
import { openHouse, type House } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** The whole process stands still, as when it computes: no timer, no answer. */
const standStill = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const texts = (): unknown[] => house.sim.world.calls.of('sendMessage').map((call) => call.params['text']);
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `ke-${from + index}`);

/** The pool, but what answers to the start of sending and to the second renewal is held back; the first renewal fails. */
function holding(pool: Pool): { pool: Pool; held: Map<string, () => void>; release: () => Promise<void> } {
  const held = new Map<string, () => void>();
  let renewals = 0;
  const query = async (...args: unknown[]): Promise<unknown> => {
    const [{ name = '', text = '' }] = args as [{ name?: string; text?: string }];
    const isRenewal = text.startsWith('update leases');
    if (isRenewal) renewals += 1;
    if (isRenewal && renewals === 1) throw new Error('Connection terminated');
    const answer = await (pool.query as (...all: unknown[]) => Promise<unknown>).apply(pool, args);
    const what = isRenewal ? 'renewal' : name;
    if (!['renewal', 'pause-left'].includes(what) || held.has(what)) return answer;
    await new Promise<void>((go) => held.set(what, go));
    return answer;
  };
  const release = async (): Promise<void> => {
    for (const go of held.values()) {
      go();
      // All that follows from it, before any timer: so answers come that were read from the network in one go.
      for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
    }
  };
  const wrapped = new Proxy(pool, {
    get: (target, key) => (key === 'query' ? query : (Reflect.get(target, key, target) as unknown)),
  });
  return { pool: wrapped, held, release };
}

describe('a process that stands still for longer than its lease lasts', () => {
  test('goes on sending afterwards, each once and in order', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    const sender = house.start({ listenUrl: house.url });
    await house.until('it sends', () => sender.status().isSending);
    for (const seconds of isFull ? [9, 12] : [9]) {
      const before = new Set(texts()).size;
      for (const text of numbers(before + 1, before + 20)) await house.say(chat, text);
      await house.until('some have gone', () => texts().length > before + 2);
      standStill(seconds * 1_000);
      await house.settled();
    }
    const said = texts();
    const times = isFull ? 2 : 1;
    expect([...new Set(said)]).toEqual(numbers(1, 20 * times));
    // Whether the message in flight was carried out nobody knew: once more at most, each time.
    expect(said.length).toBeLessThanOrEqual(21 * times);
  });

  test('while it begins to send: the lease, found over and then renewed after all, is taken up', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    const { pool, held, release } = holding(house.pool);
    const sender = house.start({ pool });
    await house.say(chat, 'halo');
    await house.until('the lease was renewed, and no answer was heard', () => held.size === 2);
    // Longer than what is left of the first six seconds; the renewal gives four more.
    standStill(2_300);
    await release();
    await house.until('it sends', () => sender.status().isSending);
    await house.settled();
    expect(texts()).toEqual(['halo']);
  });
});
