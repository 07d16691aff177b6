import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const calls = (method: string) => house.sim.world.calls.of(method);
const card = async () => {
  const { rows } = await house.pool.query<{
    messageId: number | null;
    wanted: number;
    shown: number;
    anew: boolean;
  }>('select message_id as "messageId", wanted, shown, anew from cards');
  return rows[0] as { messageId: number | null; wanted: number; shown: number; anew: boolean };
};

describe('a card always shows the present state', () => {
  test('three moves before it could be sent are one edit', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    await house.newCase('k1');
    const sender = house.start();
    await house.wish(chat, 'k1', 'menunggu');
    await house.settled();
    await sender.stop();
    for (const text of ['diambil', 'diteruskan', 'selesai']) await house.wish(chat, 'k1', text);
    house.start();
    await house.settled();
    expect(calls('sendMessage')).toHaveLength(1);
    expect(calls('editMessageText').map((call) => call.params['text'])).toEqual(['selesai']);
    expect(await card()).toMatchObject({ wanted: 4, shown: 4 });
  });

  test('a move while the card is on its way is shown by one more edit, never lost', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    await house.newCase('k1');
    house.sim.world.faults.next('sendMessage', { delay: 300 });
    house.start();
    await house.wish(chat, 'k1', 'menunggu');
    await ani.sees('menunggu');
    await house.wish(chat, 'k1', 'diambil');
    await ani.sees('diambil');
    await house.settled();
    expect(calls('sendMessage')).toHaveLength(1);
    expect(await card()).toMatchObject({ wanted: 2, shown: 2 });
  });

  test('a card that looks the same costs no call', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    house.start();
    await house.wish(chat, 'dialogue:1:1:report', 'isi');
    await house.settled();
    await house.wish(chat, 'dialogue:1:1:report', 'isi');
    await house.settled();
    expect(calls('sendMessage')).toHaveLength(1);
    expect(calls('editMessageText')).toHaveLength(0);
  });

  test('"not modified" is as good as done', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    house.start();
    await house.wish(chat, 'k1', 'isi');
    await house.settled();
    await house.pool.query(`update cards set face = 'another'`);
    await house.wish(chat, 'k1', 'isi');
    await house.settled();
    expect(calls('editMessageText')).toHaveLength(1);
    expect(calls('sendMessage')).toHaveLength(1);
    expect(house.alarms).toEqual([]);
  });

  test('a card whose message somebody deleted is sent again', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    house.start();
    await house.wish(chat, 'k1', 'satu');
    await ani.deletes(await ani.sees('satu'));
    await house.settled();
    await house.wish(chat, 'k1', 'dua');
    const shown = await ani.sees('dua');
    await house.settled();
    expect(calls('sendMessage')).toHaveLength(2);
    expect((await card()).messageId).toBe(shown.id);
  });

  test('a card wanted anew stands at the bottom, and the old one is gone', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    await house.newCase('k1');
    house.start();
    await house.wish(chat, 'k1', 'kartu');
    const first = await ani.sees('kartu');
    await house.settled();
    await house.wish(chat, 'k1', 'kartu', { anew: true });
    await ani.seesGone(first);
    await house.settled();
    const now = await card();
    expect(now.anew).toBe(false);
    expect(now.messageId).toBeGreaterThan(first.id);
    const { rows } = await house.pool.query<{ messageId: number }>(
      `select message_id as "messageId" from messages where case_id = 'k1' and part = 'card'`,
    );
    expect(rows.map((row) => row.messageId)).toContain(now.messageId);
  });

  test('lines of a burst are answered once: a wish put off again is not shown early, and holds nobody up', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    house.start();
    for (const text of ['1', '1 2', '1 2 3']) {
      await house.wish(chat, 'dialogue:1:1:report', text, { quietMs: 400 });
      await new Promise((done) => setTimeout(done, 150));
    }
    await house.say(chat, 'bantuan');
    await house.settled();
    expect(calls('sendMessage').map((call) => call.params['text'])).toEqual(['bantuan', '1 2 3']);
  });

  test('a reply hangs under the card of its ticket, and stands alone when the card is gone', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    await house.newCase('k1');
    house.start();
    await house.wish(chat, 'k1', 'kartu');
    const shown = await ani.sees('kartu');
    await house.settled();
    const under = { is: 'sentence', name: 'x', with: { text: 'balas' }, replyTo: { card: 'k1' } } as never;
    await house.put(chat, under, { caseId: 'k1' });
    const reply = await ani.sees('balas');
    expect(reply.message.reply_to_message?.message_id).toBe(shown.id);
    await ani.deletes(shown);
    await house.put(chat, { ...(under as object), with: { text: 'sendiri' } } as never, { caseId: 'k1' });
    expect((await ani.sees('sendiri')).message.reply_to_message).toBeUndefined();
  });

  test('a question about a ticket takes the place of the one before it', async () => {
    const ani = house.sim.play.person('Ani', { started: true });
    const chat = await house.chat(ani.id);
    await house.newCase('k1');
    house.start();
    const ask = (text: string) =>
      house.put(chat, { is: 'sentence', name: 'x', with: { text }, replaces: 'nudge' } as never, {
        caseId: 'k1',
      });
    await ask('sudah pulih?');
    const first = await ani.sees('sudah pulih?');
    await ask('masih kami tunggu');
    await ani.sees('masih kami tunggu');
    await ani.seesGone(first);
    await house.settled();
    const { rows } = await house.pool.query(`select 1 from messages where part = 'nudge'`);
    expect(rows).toHaveLength(1);
  });
});
