import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { laneOf } from '../../src/engine/lane.ts';
import { BOT, idOf, message, openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const stored = async (id: string) => {
  const row = (await house.rows()).find((each) => each.id === id);
  return { ...row, content: JSON.parse(row?.payload ?? 'null') as { update: unknown; masked?: boolean } };
};

describe('an update is stored before it is acknowledged', () => {
  test('once, however often it comes and however many at the same moment', async () => {
    const update = message(1);
    const results = await Promise.all(
      Array.from({ length: 8 }, () => house.take([update, message(2, 'x', update.update_id)])),
    );
    expect(results.reduce((sum, result) => sum + result.stored, 0)).toBe(1);
  });

  test('with what looks like a secret covered, in every place where words are, offsets kept', async () => {
    const secret = 'password: Rahasia123!';
    const base = message(1, `router mati, ${secret}`);
    const update = {
      ...base,
      message: {
        ...base.message,
        entities: [{ type: 'bold', offset: 0, length: 6 }],
        quote: { text: secret, position: 0 },
        reply_to_message: { message_id: 1, caption: secret, photo: [] },
      },
    };
    await house.take([update]);
    const { payload, content } = await stored(idOf(update));
    expect(payload).not.toContain('Rahasia123');
    expect(content.masked).toBe(true);
    const kept = content.update as typeof update;
    expect(kept.message.text).toHaveLength(update.message.text.length);
    expect(kept.message.text).toContain('router mati');
    expect(kept.message.reply_to_message.caption).toContain('•');
    expect(kept.message.quote.text).toContain('•');
    expect(update.message.text).toContain('Rahasia123');
    const edited = { update_id: update.update_id + 500_000, edited_message: update.message };
    const press = {
      update_id: update.update_id + 500_001,
      callback_query: { id: '1', data: 'x', from: { id: 1 }, message: update.message },
    };
    await house.take([edited, press]);
    for (const other of [edited, press])
      expect((await stored(idOf(other))).payload).not.toContain('Rahasia123');
  });

  test('nothing is marked as masked when nothing was', async () => {
    const update = message(1, 'printer rusak');
    await house.take([update]);
    expect((await stored(idOf(update))).content).toEqual({ update });
  });

  test('with NUL, half characters and every depth of emoji', async () => {
    const update = message(1, `nul \u0000 half \ud83d ${'👩‍👩‍👧‍👦'.repeat(300)}`);
    await house.take([update]);
    expect((await stored(idOf(update))).content.update).toEqual(update);
  });

  test('nested as deeply as fits into the largest request', async () => {
    const depth = 150_000;
    const text = `{"update_id":77,"message":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
    await house.take([JSON.parse(text)]);
    expect((await stored(`update:${BOT}:77`)).payload).toHaveLength(text.length + '{"update":}'.length);
  });

  test('unless it cannot be read: then size and hash are kept, it is set aside and the administrators are told', async () => {
    house.asides.length = 0;
    const bad = [null, 17, 'not { json', [], {}, { update_id: 'x' }, { update_id: 2 ** 60 }, undefined];
    const good = message(3);
    const { stored: count } = await house.take([...bad, good]);
    expect(count).toBe(bad.length + 1);
    const aside = (await house.rows()).filter((row) => row.state === 'aside');
    expect(aside).toHaveLength(bad.length);
    expect(
      aside.every((row) => row.payload === null && /\d+ bytes, sha256 [0-9a-f]{64}$/.test(row.error ?? '')),
    ).toBe(true);
    expect(house.asides).toHaveLength(bad.length);
  });

  test('not at all when the database is away: then nothing may be acknowledged', async () => {
    const { connect } = await import('../../src/db/connect.ts');
    const { receive } = await import('../../src/engine/receive.ts');
    const away = connect('postgres://x@127.0.0.1:1/x', { max: 1, applicationName: 'test' });
    await expect(receive(away.pool, BOT, [message(1)], new Date())).rejects.toThrow();
    await away.close();
  });
});

test.each([
  ['a private message', { message: { chat: { id: 5, type: 'private' }, from: { id: 5 } } }, 'chat:5'],
  ['an edit', { edited_message: { chat: { id: 5, type: 'private' }, from: { id: 5 } } }, 'chat:5'],
  [
    'a press in private',
    { callback_query: { from: { id: 5 }, message: { chat: { id: 5, type: 'private' } } } },
    'chat:5',
  ],
  [
    'a message in a group',
    { message: { chat: { id: -9, type: 'supergroup' }, from: { id: 5 } } },
    'group:-9:5',
  ],
  [
    'a press in a group',
    { callback_query: { from: { id: 6 }, message: { chat: { id: -9, type: 'group' } } } },
    'group:-9:6',
  ],
  ['a reaction', { message_reaction: { chat: { id: -9, type: 'group' }, user: { id: 5 } } }, 'group:-9:5'],
  [
    'an anonymous administrator',
    { message: { chat: { id: -9, type: 'group' }, sender_chat: { id: -9 } } },
    'group:-9:-9',
  ],
  [
    'a change of membership',
    { my_chat_member: { chat: { id: -9, type: 'group' }, from: { id: 7 } } },
    'group:-9:7',
  ],
  ['a press without message', { callback_query: { from: { id: 5 } } }, 'other'],
  ['something new', { brand_new: { chat: { id: 1 } } }, 'other'],
  ['nonsense', { message: 'x', callback_query: null }, 'other'],
  ['a chat without id', { message: { chat: { type: 'private' } } }, 'other'],
])('the lane of %s', (_, update, lane) => {
  expect(laneOf(update)).toBe(lane);
});
