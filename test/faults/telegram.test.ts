import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../simulator/faults.ts';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { standing, until } from '../support/faults.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person, citra: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'DINKES', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
  tier2 = await city.bindTier2([budi, citra]);
});
afterEach(async () => {
  holder.city.sim.world.faults.clear();
  await holder.city.settled();
});

const faults = () => holder.city.sim.world.faults;

/** A new report of this person; its number. */
async function reports(person: Person, words: string): Promise<string> {
  await person.says('/lapor ' + words);
  await person.sees('Berapa banyak');
  await person.presses('Saya saja');
  await person.sees('Seberapa mengganggu');
  await person.presses('Masih bisa bekerja');
  await person.sees('Tekan Kirim');
  await holder.city.settled();
  await person.presses('Kirim');
  const { text } = await person.sees('Laporan diterima');
  await holder.city.settled();
  return /BTG-\S+/.exec(text)?.[0] ?? '';
}

/** A report of Ani's that Rudi has taken; its number. */
async function claimed(words: string): Promise<string> {
  const number = await reports(ani, words);
  await rudi.says(`/ambil ${number}`);
  await ani.sees(`${number}: sekarang ditangani Rudi Mandagi`);
  await holder.city.settled();
  return number;
}

/** What the person has been told since, in the order of her chat. */
const told = (person: Person, after: number): string[] =>
  [...person.chat.messages.values()].flatMap(({ message, fromBot }) =>
    fromBot && message.message_id > after ? [message.text ?? ''] : [],
  );

describe('Telegram slows the desk down (429)', () => {
  test('whatever method is told to wait, everything waits, and comes in order', async () => {
    const number = await claimed('layar komputer berkedip');
    const last = Math.max(...ani.chat.messages.keys());
    const { calls } = holder.city.sim.world;
    faults().next('sendMessage', { status: 429, retryAfter: 2 });
    const before = calls.count;
    const began = performance.now();
    for (const word of ['satu', 'dua', 'tiga']) await rudi.says(`/balas ${number} ${word}`);
    await ani.sees('satu');
    expect(performance.now() - began).toBeGreaterThan(1_800);
    await ani.sees('tiga');
    await holder.city.settled();
    expect(told(ani, last).map((text) => text.split('\n').at(-1))).toEqual(['satu', 'dua', 'tiga']);
    const sends = calls.after(before).filter((call) => call.method === 'sendMessage');
    expect(sends.length).toBeGreaterThanOrEqual(3);
  });

  test('an edit of a card that is told to wait is done afterwards', async () => {
    const number = await reports(ani, 'tetikus rusak');
    await rudi.sees(number);
    faults().next('editMessageText', { status: 429, retryAfter: 1 });
    await rudi.presses('Saya tangani');
    await rudi.sees(new RegExp(`${number}[^]*Rudi Mandagi sejak`));
    await ani.sees(`${number}: sekarang ditangani Rudi Mandagi`);
  });
});

describe('Telegram is in trouble', () => {
  const table: readonly (readonly [string, Fault, number])[] = [
    ['answers 500', { status: 500 }, 0],
    ['answers 502', { status: 502 }, 0],
    ['answers with a page of a proxy after doing it', { body: 'html' }, 1],
    ['answers nothing after doing it', { body: 'empty' }, 1],
    ['answers half a JSON after doing it', { body: 'brokenJson' }, 1],
    ['drops the connection before doing it', { drop: 'before' }, 0],
    ['drops the connection after doing it', { drop: 'after' }, 1],
  ];
  let number: string | undefined;
  test.each(table)('Telegram %s: the message arrives, and at most once more', async (_, fault, extra) => {
    number ??= await claimed('papan ketik macet');
    const last = Math.max(...ani.chat.messages.keys());
    faults().next('sendMessage', fault);
    await rudi.says(`/balas ${number} sebentar lagi saya datang`);
    await ani.sees('sebentar lagi saya datang');
    await holder.city.settled();
    const words = told(ani, last).filter((text) => text.includes('sebentar lagi'));
    expect(words.length).toBeGreaterThanOrEqual(1);
    expect(words.length).toBeLessThanOrEqual(1 + extra);
    const { rows } = await holder.city.database.pool.query(`select id from outbox where state = 'failed'`);
    expect(rows).toEqual([]);
  });

  test('the token is refused for a while (401): afterwards nothing is missing', async () => {
    const number = await claimed('pemindai tidak terbaca');
    faults().next('sendMessage', { status: 401 });
    await rudi.says(`/balas ${number} token sempat mati`);
    await until('the desk notices', () =>
      holder.city.logLines.some((line) => line.includes('401') || line.includes('token')),
    );
    // It asks again once a minute; a replica that takes over asks at once.
    await holder.city.restart();
    await ani.sees('token sempat mati');
  });
});

describe('a card cannot be edited any more', () => {
  const table: readonly (readonly [string, string])[] = [
    ['it was deleted', 'Bad Request: message to edit not found'],
    ['it is too old', "Bad Request: message can't be edited"],
  ];
  test.each(table)('because %s: a new one takes its place and works', async (_, description) => {
    const number = await reports(ani, 'proyektor mati');
    const card = await rudi.sees(number);
    faults().next('editMessageText', { status: 400, description });
    await rudi.presses('Saya tangani', { on: card });
    const fresh = await rudi.sees(new RegExp(`${number}[^]*Rudi Mandagi sejak`));
    expect(fresh.id).not.toBe(card.id);
    await holder.city.settled();
    await rudi.presses('Selesai', { on: fresh });
    await rudi.sees('apa penyelesaiannya');
  });

  test('because somebody deleted it in the group: the next move shows it again', async () => {
    const number = await reports(ani, 'tinta habis');
    await rudi.says(`/teruskan ${number} sudah diganti`);
    const card = await budi.in(tier2).sees(number);
    await budi.in(tier2).deletes(card);
    await budi.in(tier2).says(`/ambil ${number}`);
    const fresh = await budi.in(tier2).sees(new RegExp(`${number}[^]*Budi Lasut sejak`));
    expect(fresh.id).not.toBe(card.id);
  });

  test('"message is not modified" is no failure', async () => {
    const number = await reports(ani, 'kursi patah');
    const card = await rudi.sees(number);
    const description =
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same';
    faults().next('editMessageText', { status: 400, description });
    await rudi.presses('Saya tangani', { on: card });
    await holder.city.settled();
    const before = standing(rudi).filter((text) => text.startsWith(number));
    expect(before).toHaveLength(1);
    const { rows } = await holder.city.database.pool.query(`select id from outbox where state = 'failed'`);
    expect(rows).toEqual([]);
  });
});

describe('somebody can no longer be reached', () => {
  test('a reporter who blocked the bot: whoever handles his ticket is told, once', async () => {
    const { city } = holder;
    const maya = await city.invite('Maya Sompie', 'staf', 'dinkes');
    const number = await reports(maya, 'layar biru');
    await rudi.says(`/ambil ${number}`);
    await maya.sees('sekarang ditangani');
    await city.settled();
    await maya.blocks();
    await rudi.says(`/balas ${number} halo?`);
    await rudi.sees(`${number}: Maya Sompie tidak dapat dikirimi pesan`);
    await rudi.says(`/balas ${number} halo lagi?`);
    await city.settled();
    expect(standing(rudi).filter((text) => text.includes('Maya Sompie tidak dapat dikirimi'))).toHaveLength(
      1,
    );
    await maya.says('/saya');
    await maya.sees('pegawai');
    await rudi.says(`/balas ${number} sudah kembali?`);
    await maya.sees('sudah kembali?');
  });

  test('a reporter who left Telegram: whoever handles his ticket is told', async () => {
    const { city } = holder;
    const novi = await city.invite('Novi Pangemanan', 'staf', 'dinkes');
    const number = await reports(novi, 'akun terkunci');
    await rudi.says(`/ambil ${number}`);
    await novi.sees('sekarang ditangani');
    await city.settled();
    await novi.leavesTelegram();
    await rudi.says(`/balas ${number} halo?`);
    await rudi.sees(`${number}: Novi Pangemanan tidak dapat dikirimi pesan`);
  });
});

describe('the group of Tier 2 changes under the desk', () => {
  test.each(['old first', 'new first'])(
    'it becomes a supergroup in the middle, %s: tickets go on there',
    async (order) => {
      const { city } = holder;
      const { updateQueue } = city.sim.world;
      const group = city.sim.play.group('Tier 2 baru', { members: [city.admin, budi, citra] });
      await city.admin.in(group).says('/ikat tier2');
      await city.admin.in(group).sees('grup Tier 2');
      const number = await reports(ani, 'wifi lambat sekali');
      await rudi.says(`/teruskan ${number} sudah dinyalakan ulang`);
      await budi.in(group).sees(number);
      await city.settled();
      // Both service messages lie in different queues: they are held back and brought in either order.
      const all = updateQueue.all.length;
      updateQueue.onPending = (entry) => {
        updateQueue.pending.delete(entry);
        return true;
      };
      await group.migrates();
      updateQueue.onPending = () => false;
      const moves = updateQueue.all.slice(all).filter((update) => update.message !== undefined);
      expect(moves).toHaveLength(2);
      await rudi.says(`/catat ${number} dicoba lagi`);
      for (const update of order === 'old first' ? moves : moves.toReversed()) {
        city.sim.world.redeliver(update);
        await city.settled();
      }
      await budi.in(group).says(`/ambil ${number}`);
      await budi.in(group).sees(new RegExp(`${number}[^]*Budi Lasut sejak`));
      await ani.sees(`${number}: sekarang ditangani Budi Lasut`);
      const next = await reports(ani, 'wifi putus-putus');
      await rudi.says(`/teruskan ${next} tidak bisa`);
      await budi.in(group).sees(next);
      const { rows } = await city.database.pool.query(
        `select c.telegram_id as id from bindings b join chats c on c.id = b.chat_id where b.purpose = 'tier2'`,
      );
      expect(rows).toEqual([{ id: group.id }]);
    },
  );

  test('a topic is deleted: the ticket gets a new one', async () => {
    const { city } = holder;
    const forum = city.sim.play.group('Tier 2 forum', {
      members: [city.admin, budi, citra],
      forum: true,
      botIsAdmin: true,
    });
    await city.admin.in(forum).says('/ikat tier2');
    await city.admin.in(forum).sees('grup Tier 2');
    const number = await reports(ani, 'server tidak merespons');
    await rudi.says(`/teruskan ${number} di luar wewenang`);
    const card = await budi.in(forum).sees('di luar wewenang');
    await budi.in(forum).presses('Saya tangani', { on: card });
    await city.settled();
    const topic = forum.state.topics.get(card.message.message_thread_id ?? 0);
    if (topic === undefined) throw new Error('The card stands in no topic.');
    topic.isDeleted = true;
    forum.state.topics.delete(topic.id);
    await ani.replies(ani.lastMessage(`Laporan diterima: ${number}`) ?? { id: 0 }, 'masih mati');
    const relayed = await budi.in(forum).sees('masih mati');
    expect(relayed.message.message_thread_id).not.toBe(topic.id);
  });

  test('the bot is thrown out: the admin is told, tickets go to the technicians themselves', async () => {
    const { city } = holder;
    const group = city.sim.play.group('Tier 2 terakhir', { members: [city.admin, budi, citra] });
    await city.admin.in(group).says('/ikat tier2');
    await city.admin.in(group).sees('grup Tier 2');
    await city.settled();
    city.admin.seesNow();
    await group.kicksBot();
    await city.admin.sees('Grup "Tier 2 terakhir" tidak dapat dikirimi pesan lagi');
    const number = await reports(ani, 'jaringan lantai dua mati');
    await rudi.says(`/teruskan ${number} sudah dicek`);
    await budi.sees(number);
    await citra.sees(number);
    await city.settled();
    await budi.presses('Saya tangani');
    await ani.sees(`${number}: sekarang ditangani Budi Lasut`);
    const alarms = standing(city.admin).filter((text) => text.includes('Tier 2 terakhir" tidak dapat'));
    expect(alarms).toHaveLength(1);
  });
});
