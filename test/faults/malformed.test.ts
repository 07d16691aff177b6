import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { count, until } from '../support/faults.ts';

const holder = aCity();
let ani: Person;

beforeAll(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  await holder.city.settled();
});

const world = () => holder.city.sim.world;
const isStillAnswered = async (): Promise<void> => {
  ani.seesNow();
  await ani.says('/saya');
  await ani.sees('pegawai');
};
/** The update's row in the inbox, once it is no longer open. */
async function fateOf(updateId: number): Promise<{ state: string; payload: string | null }> {
  const row = async () => {
    const { rows } = await holder.city.database.pool.query<{ state: string; payload: string | null }>(
      `select state, payload from inbox where id = $1`,
      [`update:${holder.city.app().botId}:${updateId}`],
    );
    return rows[0];
  };
  await until(
    `update ${updateId} is done or set aside`,
    async () => ((await row())?.state ?? 'open') !== 'open',
    30_000,
  );
  return (await row()) as { state: string; payload: string | null };
}

const deep = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
const from = () => ({ id: ani.id, is_bot: false, first_name: 'Ani' });
const chat = () => ({ id: ani.id, type: 'private' });
const message = (more: object) => ({
  message_id: 900_001,
  date: 1_790_000_000,
  chat: chat(),
  from: from(),
  ...more,
});

/** What Telegram never sends, or once did; and what should become of it. */
const table: readonly (readonly [string, () => Record<string, unknown>, 'done' | 'aside' | 'either'])[] = [
  ['nothing but an id', () => ({}), 'done'],
  ['an unknown kind', () => ({ teleport: { id: 1 } }), 'done'],
  ['a message that is null', () => ({ message: null }), 'either'],
  ['a message that is a number', () => ({ message: 7 }), 'either'],
  ['a message without sender', () => ({ message: message({ from: undefined, text: 'halo' }) }), 'either'],
  ['a message whose sender is null', () => ({ message: message({ from: null, text: 'halo' }) }), 'either'],
  ['a message without chat', () => ({ message: message({ chat: undefined, text: 'halo' }) }), 'either'],
  ['a message without date', () => ({ message: message({ date: undefined, text: 'halo' }) }), 'either'],
  [
    'a chat of unknown type',
    () => ({ message: message({ chat: { id: -77, type: 'nebula' }, text: '/saya' }) }),
    'either',
  ],
  [
    'an id beyond 2^53',
    () => ({
      message: message({
        from: { ...from(), id: 2 ** 60 },
        chat: { id: 2 ** 60, type: 'private' },
        text: 'halo',
      }),
    }),
    'either',
  ],
  [
    'an id that is text',
    () => ({ message: message({ from: { ...from(), id: '1; drop table people' }, text: 'halo' }) }),
    'either',
  ],
  [
    'a message id beyond 2^53',
    () => ({ message: message({ message_id: 2 ** 60, text: '/saya' }) }),
    'either',
  ],
  ['text that is an object', () => ({ message: message({ text: { $ne: null } }) }), 'either'],
  ['photos that are no list', () => ({ message: message({ photo: 'x' }) }), 'either'],
  ['a press without sender', () => ({ callback_query: { id: '1', data: 'd:SEND' } }), 'either'],
  [
    'a press without message',
    () => ({ callback_query: { id: '1', from: from(), data: 'd:SEND' } }),
    'either',
  ],
  [
    'a press whose data is a list',
    () => ({ callback_query: { id: '1', from: from(), message: message({}), data: ['a'] } }),
    'either',
  ],
  [
    'a membership without member',
    () => ({ my_chat_member: { chat: chat(), from: from(), date: 1 } }),
    'either',
  ],
  ['a thousand nested lists', () => ({ message: message({ text: 'halo', deep: deep(1_000) }) }), 'either'],
  [
    'polluted prototypes',
    () =>
      JSON.parse(
        `{"message":{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"message_id":1,"date":1,"chat":{"id":${ani.id},"type":"private","__proto__":{"y":1}},"from":{"id":${ani.id},"is_bot":false,"first_name":"Ani"},"text":"/saya"}}`,
      ) as Record<string, unknown>,
    'done',
  ],
  [
    'NUL in text and name',
    () => ({ message: message({ from: { ...from(), first_name: 'A\u0000ni' }, text: '/saya\u0000' }) }),
    'done',
  ],
  [
    'half surrogates',
    () => ({ message: message({ from: { ...from(), first_name: '\uD83D' }, text: '/saya \uDE00\uD83D' }) }),
    'done',
  ],
  ['a megabyte of text', () => ({ message: message({ text: `/saya ${'x'.repeat(1_000_000)}` }) }), 'done'],
  ['4096 pictures', () => ({ message: message({ text: `/saya ${'💥'.repeat(2_045)}` }) }), 'done'],
  [
    'a name of right-to-left marks',
    () => ({ message: message({ from: { ...from(), first_name: '\u202E</b><3' }, text: '/saya' }) }),
    'done',
  ],
];

describe('an update that makes no sense', () => {
  test('is stored and acknowledged, nobody waits because of it, and the administrator hears of what could not be read', async () => {
    const { city } = holder;
    city.admin.seesNow();
    const sent = table.map(([name, make, fate]) => ({
      name,
      fate,
      id: world().deliverRaw(make()).update_id,
    }));
    await isStillAnswered();
    const aside: string[] = [];
    for (const { name, fate, id } of sent) {
      const { state, payload } = await fateOf(id);
      if (fate !== 'either') expect(state, name).toBe(fate);
      if (state === 'done') expect(payload, name).toBeNull();
      else aside.push(`update:${city.app().botId}:${id}`);
    }
    await city.settled();
    const alarms = city.admin
      .seesNow()
      .map((seen) => seen.text)
      .join('\n');
    for (const id of aside) expect(alarms).toContain(id);
    console.log(
      `${sent.length} malformed updates: ${aside.length} set aside with an alarm, the others passed over`,
    );
    await isStillAnswered();
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  }, 120_000);

  test('whatever it is: it is settled, and the same person is answered afterwards', async () => {
    const { city } = holder;
    const word = fc.constantFrom(
      'id',
      'type',
      'text',
      'from',
      'chat',
      'date',
      'message',
      'data',
      'photo',
      'caption',
      'entities',
      'reply_to_message',
      'migrate_to_chat_id',
      'forum_topic_created',
      'message_thread_id',
      'is_topic_message',
      '__proto__',
    );
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(
        fc.constantFrom(
          null,
          true,
          -1,
          0,
          2 ** 53,
          -1e300,
          '',
          '/start',
          '/saya@x',
          'private',
          'supergroup',
          'a:claim:aaaaaaaaaaaaaaaa',
        ),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.integer(),
      ),
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        tie('leaf'),
        fc.dictionary(word, tie('node'), { maxKeys: 5 }),
        fc.array(tie('node'), { maxLength: 3 }),
      ),
    })).node;
    const kinds = [
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
      'message_reaction',
      'channel_post',
    ] as const;
    const update = fc.record({
      kind: fc.constantFrom(...kinds),
      fields: fc.dictionary(word, value, { maxKeys: 6 }),
      isHers: fc.boolean(),
      lane: fc.integer({ min: 1, max: 50 }),
    });
    const samples = fc.sample(update, { numRuns: count(80, 3_000), seed: 20_261_120 });
    for (let begin = 0; begin < samples.length; begin += 100) {
      const ids = samples.slice(begin, begin + 100).map(({ kind, fields, isHers, lane }) => {
        const whose = isHers
          ? { chat: chat(), from: from(), message_id: 900_100, date: 1_790_000_000 }
          : { chat: { id: -lane, type: 'group' } };
        return world().deliverRaw({ [kind]: { ...whose, ...fields } }).update_id;
      });
      for (const id of ids) await fateOf(id);
    }
    await city.settled();
    const { rows } = await city.database.pool.query<{ state: string; count: number }>(
      `select state, count(*)::int as count from inbox group by state order by state`,
    );
    console.log(`${samples.length} random updates:`, JSON.stringify(rows));
    await isStillAnswered();
    await expect(city.admin.says('/saya')).resolves.toBeDefined();
    await city.admin.sees('admin bot');
  }, 3_600_000);
});
