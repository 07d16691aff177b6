import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectTelegram } from '../../src/telegram/api.ts';
import { closedPort, openHouse, type House } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const texts = () => house.sim.world.calls.of('sendMessage').map((call) => call.params['text']);
const ani = () => house.sim.play.person('Ani', { started: true });

describe('each refusal has its own consequence', () => {
  test('who blocked the bot is written to no more, and the desk is told once', async () => {
    const person = ani();
    const chat = await house.chat(person.id);
    await person.blocks();
    const ids = [await house.say(chat, 'satu'), await house.say(chat, 'dua')];
    house.start();
    await house.settled();
    for (const id of ids) expect(await house.row(id)).toMatchObject({ state: 'failed', payload: null });
    expect(house.alarms).toEqual([`unreachable ${chat} blocked`]);
    expect(texts()).toHaveLength(1);
    const { rows } = await house.pool.query('select unreachable from chats');
    expect(rows).toEqual([{ unreachable: 'blocked' }]);
    // What is put into the outbox later fails without a call, until the chat speaks again.
    const later = await house.say(chat, 'tiga');
    await house.settled();
    expect(await house.row(later)).toMatchObject({ state: 'failed' });
    expect(texts()).toHaveLength(1);
  });

  test.each([
    [
      'deactivated',
      async () => {
        const person = ani();
        const chat = await house.chat(person.id);
        await person.leavesTelegram();
        return chat;
      },
    ],
    [
      'kicked',
      async () => {
        const group = house.sim.play.group('Tier 2', { members: [ani()] });
        await group.kicksBot();
        return await house.chat(group.id);
      },
    ],
    ['gone', async () => await house.chat(123_456_789)],
  ] as const)('a chat that is %s takes no more', async (why, arrange) => {
    const chat = await arrange();
    await house.say(chat, 'halo');
    house.start();
    await house.settled();
    expect(house.alarms).toEqual([`unreachable ${chat} ${why}`]);
  });

  test('a group that became a supergroup in the middle gets everything there, in order, cards anew', async () => {
    const group = house.sim.play.group('Tier 2', { members: [ani()], supergroup: false });
    const before = group.id;
    const chat = await house.chat(before, { type: 'group' });
    await house.newCase('k1');
    house.start();
    await house.wish(chat, 'k1', 'kartu');
    await house.settled();
    await group.migrates();
    await house.say(chat, 'satu', { caseId: 'k1' });
    await house.say(chat, 'dua', { caseId: 'k1' });
    await house.wish(chat, 'k1', 'kartu baru');
    await house.settled();
    const { rows } = await house.pool.query<{ id: number; telegramId: number; type: string }>(
      'select id, telegram_id as "telegramId", type from chats',
    );
    expect(rows).toEqual([{ id: chat, telegramId: group.id, type: 'supergroup' }]);
    const there = house.sim.world.calls
      .of('sendMessage')
      .filter((call) => Number(call.params['chat_id']) === group.id)
      .map((call) => call.params['text']);
    expect(there).toEqual(['satu', 'dua', 'kartu baru']);
    expect(house.alarms).toEqual([]);
  });

  test('one 429 silences everything for as long as Telegram says, then the order is kept', async () => {
    const people = [ani(), house.sim.play.person('Budi', { started: true })];
    const chats = await Promise.all(people.map((person) => house.chat(person.id)));
    house.sim.world.faults.next('sendMessage', { status: 429, retryAfter: 2 });
    const sender = house.start();
    await house.until('it sends', () => sender.status().isSending);
    await house.say(chats[0] as number, 'a1');
    await house.until('it is paused', () => sender.status().pausedMs > 0);
    const refused = house.sim.world.calls.count;
    const at = performance.now();
    for (const [index, chat] of chats.entries()) await house.say(chat, `b${index}`);
    await house.settled();
    expect(performance.now() - at).toBeGreaterThan(1_500);
    expect(house.sim.world.calls.after(refused).map((call) => call.params['text'])).toEqual([
      'a1',
      'b1',
      'b0',
    ]);
    expect((await house.pool.query('select attempts from outbox')).rows).toEqual([
      { attempts: 0 },
      { attempts: 0 },
      { attempts: 0 },
    ]);
  });

  test('a sender that starts while Telegram wants silence is silent too', async () => {
    const chat = await house.chat(ani().id);
    house.sim.world.faults.next('sendMessage', { status: 429, retryAfter: 30 });
    const first = house.start();
    await house.say(chat, 'halo');
    await house.until('it is paused', () => first.status().pausedMs > 0);
    await house.until(
      'the pause is stored',
      async () => (await house.pool.query(`select 1 from settings`)).rows.length === 1,
    );
    await first.stop();
    const second = house.start();
    await house.until('the second sends', () => second.status().isSending);
    expect(second.status().pausedMs).toBeGreaterThan(20_000);
    expect(texts()).toEqual([]);
  });

  test('a token that is no longer valid stops everything, raises one alarm, and loses nothing', async () => {
    const chat = await house.chat(ani().id);
    house.sim.world.faults.next('sendMessage', { status: 401, times: 3 });
    const sender = house.start();
    const id = await house.say(chat, 'halo');
    await house.say(await house.chat(house.sim.play.person('Budi', { started: true }).id), 'halo');
    await house.until('it stands still', () => sender.status().isUnauthorized);
    expect(house.alarms).toEqual(['unauthorized']);
    expect(sender.status().pausedMs).toBeGreaterThan(50_000);
    expect(await house.row(id)).toMatchObject({ state: 'open', attempts: 0 });
  });

  test("Telegram's own trouble is waited out with growing pauses", async () => {
    const person = ani();
    const chat = await house.chat(person.id);
    house.sim.world.faults.next('sendMessage', { status: 502, times: 1 });
    house.start();
    const at = performance.now();
    const id = await house.say(chat, 'halo');
    await person.sees('halo');
    await house.settled();
    expect(performance.now() - at).toBeGreaterThan(900);
    expect(await house.row(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('after five tries it fails with an alarm that holds no words of anybody', async () => {
    const chat = await house.chat(ani().id);
    house.sim.world.faults.next('sendMessage', { status: 500, times: 9 });
    const id = await house.say(chat, 'rahasia sekali');
    await house.pool.query('update outbox set attempts = 4');
    house.start();
    await house.settled();
    expect(await house.row(id)).toMatchObject({ state: 'failed', payload: null });
    expect(house.alarms).toHaveLength(1);
    expect(house.alarms[0]).toMatch(/^failed \d+ sendMessage: 500 /);
    expect(house.alarms.join() + house.log.join()).not.toContain('rahasia');
  });

  test('an answer that never came: a message goes once more at most, an announcement too, so that nobody misses it', async () => {
    const person = ani();
    const chat = await house.chat(person.id);
    house.sim.world.faults.next('sendMessage', { drop: 'after', times: 2 });
    const id = await house.say(chat, 'balasan');
    house.start();
    await house.settled();
    expect(texts()).toEqual(['balasan', 'balasan']);
    expect(await house.row(id)).toMatchObject({ state: 'failed' });
    house.sim.world.faults.next('sendMessage', { drop: 'after' });
    const announcement = await house.say(chat, 'pengumuman', { class: 4 });
    await house.settled();
    expect(texts().filter((text) => text === 'pengumuman')).toHaveLength(2);
    expect(await house.row(announcement)).toMatchObject({ state: 'sent' });
  });

  test('an announcement that cannot be sent alarms no administrator: its author is told once, in the end', async () => {
    const chat = await house.chat(ani().id);
    house.sim.world.faults.next('sendMessage', { status: 400, description: 'Bad Request: something new' });
    const announcement = await house.say(chat, 'pengumuman', { class: 4 });
    house.start();
    await house.settled();
    expect(await house.row(announcement)).toMatchObject({ state: 'failed' });
    expect(house.alarms).toEqual([]);
  });

  test('an edit whose answer never came is done again', async () => {
    const person = ani();
    const chat = await house.chat(person.id);
    house.start();
    await house.wish(chat, 'k1', 'satu');
    await house.settled();
    house.sim.world.faults.next('editMessageText', { drop: 'after' });
    await house.wish(chat, 'k1', 'dua');
    await house.settled();
    expect(house.sim.world.calls.of('editMessageText')).toHaveLength(2);
    expect(house.alarms).toEqual([]);
  });

  test('while Telegram cannot be reached nothing is lost and nothing counts as tried', async () => {
    const person = ani();
    const chat = await house.chat(person.id);
    let isDown = true;
    const up = connectTelegram({ token: house.sim.token, apiRoot: house.sim.url });
    const down = connectTelegram({
      token: house.sim.token,
      apiRoot: `http://127.0.0.1:${await closedPort()}`,
    });
    house.start({
      api: { ...up, call: (...given) => (isDown ? down : up).call(...given) },
    });
    const id = await house.say(chat, 'halo');
    await house.until('it was noticed', () => house.log.some((line) => line.includes('cannot be reached')));
    isDown = false;
    await person.sees('halo');
    await house.settled();
    expect(await house.row(id)).toMatchObject({ state: 'sent', attempts: 0 });
  });

  test('what Telegram refuses for a reason nobody knows fails with an alarm, and the next message goes', async () => {
    const chat = await house.chat(ani().id);
    house.sim.world.faults.next('sendMessage', {
      status: 400,
      description: 'Bad Request: WAT_INVALID "nama orang"',
    });
    await house.say(chat, 'satu');
    await house.say(chat, 'dua');
    house.start();
    await house.settled();
    expect(texts()).toEqual(['dua']);
    expect(house.alarms).toHaveLength(1);
    expect(house.alarms[0]).toContain('WAT_INVALID "…"');
  });

  test('a reaction that is refused is said in words', async () => {
    const person = ani();
    const chat = await house.chat(person.id);
    const message = await person.says('tolong');
    house.start();
    const react = { is: 'reaction', emoji: '👍', messageId: message.id, orSay: 'x' } as never;
    await house.put(chat, react);
    await person.seesReaction(message, '👍');
    house.sim.world.faults.next('setMessageReaction', {
      status: 400,
      description: 'Bad Request: REACTION_INVALID',
    });
    await house.put(chat, react);
    expect((await person.sees('x')).message.reply_to_message?.message_id).toBe(message.id);
  });

  test('of a row of three messages only those not sent yet go after an interruption', async () => {
    const person = ani();
    const chat = await house.chat(person.id);
    await house.newCase('k1');
    const carried = { is: 'carried', heading: null, with: {}, text: 'satu|dua|tiga', media: [] } as const;
    const id = await house.put(chat, carried, { caseId: 'k1' });
    const first = house.start();
    house.sim.world.faults.next('sendMessage', { delay: 0 });
    house.sim.world.faults.next('sendMessage', { status: 500 });
    await house.until('the second part failed', async () => (await house.row(id)).attempts === 1);
    await first.stop();
    house.start();
    await house.settled();
    expect(texts()).toEqual(['satu', 'dua', 'tiga']);
    const { rows } = await house.pool.query(`select 1 from messages where case_id = 'k1' and part = 'relay'`);
    expect(rows).toHaveLength(3);
  });
});

describe('a ticket has a topic in a group with topics', () => {
  test('its messages go there; when somebody deletes the topic a new one is made', async () => {
    const budi = ani();
    const group = house.sim.play.group('Tier 2', { members: [budi], forum: true, botIsAdmin: true });
    const chat = await house.chat(group.id, { isForum: true });
    await house.newCase('k1');
    house.start();
    await house.wish(chat, 'k1', 'kartu');
    await house.say(chat, 'catatan', { caseId: 'k1' });
    const card = await budi.in(group).sees('kartu');
    const note = await budi.in(group).sees('catatan');
    expect(card.message.message_thread_id).toBeGreaterThan(0);
    expect(note.message.message_thread_id).toBe(card.message.message_thread_id);
    expect(house.sim.world.calls.of('createForumTopic').map((call) => call.params['name'])).toEqual([
      'Tiket k1',
    ]);
    house.sim.world.faults.next('sendMessage', {
      status: 400,
      description: 'Bad Request: message thread not found',
    });
    await house.say(chat, 'lagi', { caseId: 'k1' });
    const again = await budi.in(group).sees('lagi');
    expect(again.message.message_thread_id).not.toBe(card.message.message_thread_id);
    expect(house.sim.world.calls.of('createForumTopic')).toHaveLength(2);
  });

  test('where the bot may make no topics it writes without', async () => {
    const budi = ani();
    const group = house.sim.play.group('Tier 2', { members: [budi], forum: true });
    const chat = await house.chat(group.id, { isForum: true });
    await house.newCase('k1');
    house.start();
    await house.say(chat, 'satu', { caseId: 'k1' });
    await house.say(chat, 'dua', { caseId: 'k1' });
    expect((await budi.in(group).sees('dua')).message.message_thread_id).toBeUndefined();
    expect(house.sim.world.calls.of('createForumTopic')).toHaveLength(1);
  });
});
