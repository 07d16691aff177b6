import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrateChat } from '../../src/db/chats.ts';
import { openHouse, type House } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const BEFORE = -100;
const AFTER = -1_000_000_000_100;

/** A group in the middle of its work: bound to an office, with a card, a topic, a dialogue, and things waiting to be said. */
async function busyGroup(telegramId: number, tag: string): Promise<number> {
  const chat = await house.chat(telegramId, { type: 'group' });
  const { pool } = house;
  await pool.query(
    `insert into offices (code, abbreviation, name, kind, work_pattern) values ('o-' || $1, $1, $1, 'dinas', 'five_days')`,
    [tag],
  );
  await pool.query(
    `insert into bindings (purpose, office_code, chat_id, bound_at) values ('tier1', 'o-' || $1, $2, now())`,
    [tag, chat],
  );
  const { rows } = await pool.query<{ id: number }>(
    `insert into people (telegram_id, name, created_at) values (abs(hashtext($1)), $1, now()) returning id`,
    [tag],
  );
  await pool.query(
    `insert into dialogues (person_id, chat_id, flow, flow_version, state, version, updated_at) values ($1, $2, 'question', 1, '{}', 1, now())`,
    [rows[0]?.id, chat],
  );
  await pool.query(
    `insert into messages (chat_id, message_id, case_id, part, at) values ($1, 5, 'k1', 'card', now())`,
    [chat],
  );
  await pool.query(`insert into topics (case_id, chat_id, thread_id) values ('k1', $1, 7)`, [chat]);
  await pool.query(
    `insert into cards (owner, chat_id, view, message_id, wanted, shown, face) values ('k1', $1, 'ticket', 5, 2, 2, 'f')`,
    [chat],
  );
  await house.wish(chat, 'k1', 'kartu');
  await house.put(
    chat,
    { is: 'sentence', name: 'x', with: { text: tag }, replyTo: { messageId: 5 } } as never,
    { caseId: 'k1' },
  );
  await house.put(chat, { is: 'unbutton', messageId: 5 });
  return chat;
}

const all = async (table: string) =>
  (await house.pool.query<{ n: number }>(`select distinct chat_id as n from ${table}`)).rows.map(
    (row) => row.n,
  );

describe('a group becomes a supergroup', () => {
  test('everything bound to it stays, message ids begin anew, and nothing wrong is deleted or replied to', async () => {
    await house.newCase('k1');
    const chat = await busyGroup(BEFORE, 'lama');
    await migrateChat(house.pool, BEFORE, AFTER);
    const { rows } = await house.pool.query<object>(
      'select id, telegram_id as "telegramId", type from chats',
    );
    expect(rows).toEqual([{ id: chat, telegramId: AFTER, type: 'supergroup' }]);
    expect(await all('bindings')).toEqual([chat]);
    expect(await all('dialogues')).toEqual([chat]);
    expect(await all('messages')).toEqual([]);
    expect(await all('topics')).toEqual([]);
    expect((await house.pool.query('select message_id, face from cards')).rows).toEqual([
      { message_id: null, face: null },
    ]);
    const waiting = await house.pool.query<{ state: string; payload: string | null; isCard: boolean }>(
      'select state, payload, card_id is not null as "isCard" from outbox order by id',
    );
    expect(waiting.rows).toEqual([
      { state: 'open', payload: null, isCard: true },
      { state: 'open', payload: '{"is":"sentence","name":"x","with":{"text":"lama"}}', isCard: false },
      { state: 'failed', payload: null, isCard: false },
    ]);
  });

  test.each(['old group first', 'supergroup first'])(
    'both halves met as chats of their own become one (%s)',
    async (order) => {
      await house.newCase('k1');
      const ids = order.startsWith('old') ? ([BEFORE, AFTER] as const) : ([AFTER, BEFORE] as const);
      const chats = new Map<number, number>();
      for (const id of ids) chats.set(id, await busyGroup(id, id === BEFORE ? 'lama' : 'baru'));
      await migrateChat(house.pool, BEFORE, AFTER);
      await migrateChat(house.pool, BEFORE, AFTER);
      const stays = chats.get(BEFORE);
      const { rows } = await house.pool.query<object>('select id, telegram_id as "telegramId" from chats');
      expect(rows).toEqual([{ id: stays, telegramId: AFTER }]);
      for (const table of ['bindings', 'dialogues', 'messages', 'topics', 'cards', 'outbox'])
        expect(await all(table)).toEqual([stays]);
      // What was said in the supergroup already is known there: its card is the card.
      expect((await house.pool.query('select message_id as id from cards')).rows).toEqual([{ id: 5 }]);
      const open = await house.pool.query<{ cards: number; words: number }>(
        `select count(card_id) as cards, count(payload) as words from outbox where state = 'open'`,
      );
      expect(open.rows).toEqual([{ cards: 1, words: 3 }]);
      expect((await house.pool.query('select office_code from bindings')).rows).toEqual([
        { office_code: 'o-lama' },
      ]);
    },
  );

  test('a migration of a group nobody knows changes nothing', async () => {
    await migrateChat(house.pool, BEFORE, AFTER);
    await house.chat(AFTER);
    await migrateChat(house.pool, BEFORE, AFTER);
    expect((await house.pool.query('select type from chats')).rows).toEqual([{ type: 'supergroup' }]);
  });
});
