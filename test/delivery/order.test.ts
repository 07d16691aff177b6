import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const saidTo = (telegramId: number): unknown[] =>
  house.sim.world.calls
    .of('sendMessage')
    .filter((call) => Number(call.params['chat_id']) === telegramId)
    .map((call) => call.params['text']);

describe('what waits is said in order', () => {
  test('messages about one ticket reach a person in the order in which they were committed', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    await house.newCase('k1');
    for (let number = 1; number <= 30; number += 1) await house.say(chat, `ke-${number}`, { caseId: 'k1' });
    house.start();
    await house.settled();
    expect(saidTo(ani.id)).toEqual(Array.from({ length: 30 }, (_, index) => `ke-${index + 1}`));
  });

  test('a P1 goes before replies and announcements that wait for the same group, but never before its own history', async () => {
    const budi = house.sim.play.person('Budi', { started: true });
    const group = house.sim.play.group('Tier 2', { members: [budi] });
    const chat = await house.chat(group.id);
    for (const id of ['biasa', 'gawat']) await house.newCase(id);
    await house.say(chat, 'pengumuman', { class: 4 });
    await house.say(chat, 'balasan biasa', { caseId: 'biasa' });
    await house.say(chat, 'gawat: catatan', { caseId: 'gawat', class: 3 });
    await house.say(chat, 'gawat: P1!', { caseId: 'gawat', class: 1 });
    house.start();
    await house.settled();
    expect(saidTo(group.id)).toEqual(['gawat: catatan', 'gawat: P1!', 'balasan biasa', 'pengumuman']);
  });

  test('thousands of messages for one chat do not hold up another', async () => {
    const chatty = house.sim.play.person('Si Ramai', { started: true });
    const quiet = house.sim.play.person('Si Sabar', { started: true });
    const [crowded, calm] = [await house.chat(chatty.id), await house.chat(quiet.id)];
    await house.pool.query(
      `insert into outbox (chat_id, class, payload, not_before, created_at)
       select $1, 2, '{"is":"sentence","with":{"text":"ramai"}}', clock_timestamp(), clock_timestamp() from generate_series(1, 5000)`,
      [crowded],
    );
    house.start({
      limits: { overallPerSecond: Infinity, privatePerSecond: 1, groupPerMinute: 20 },
    });
    await house.say(calm, 'untuk si sabar');
    await house.until('the calm chat is served', () => saidTo(quiet.id).length === 1);
    expect(saidTo(chatty.id).length).toBeLessThan(5);
  });

  test('only one replica sends, and the other goes on within seconds when it is gone', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    const first = house.start();
    await house.until('the first has the lease', () => first.status().isSending);
    const second = house.start();
    for (let number = 1; number <= 20; number += 1) await house.say(chat, `a${number}`);
    await house.settled();
    expect(second.status().isSending).toBe(false);
    await first.stop();
    for (let number = 1; number <= 5; number += 1) await house.say(chat, `b${number}`);
    await house.settled();
    expect(second.status().isSending).toBe(true);
    expect(saidTo(ani.id)).toHaveLength(25);
  });

  test('what another process commits is heard at once, not at the next look', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    const sending = house.start({ listenUrl: house.url });
    await house.until('it sends', () => sending.status().isSending);
    const elsewhere = house.start();
    await house.say(chat, 'pemanasan');
    await house.settled();
    const before = performance.now();
    await house.pool.query(
      `insert into outbox (chat_id, class, payload, not_before, created_at)
       values ($1, 2, '{"is":"sentence","with":{"text":"halo"}}', clock_timestamp(), clock_timestamp())`,
      [chat],
    );
    elsewhere.wake();
    await ani.sees('halo');
    expect(performance.now() - before).toBeLessThan(500);
  });
});
