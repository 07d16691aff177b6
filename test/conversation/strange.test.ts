import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, doni: Person, group: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  doni = await city.invite('Doni Pinontoan', 'tier1', 'dinsos', '800/7/2026');
  group = city.sim.play.group('Ramai', { members: [city.admin, rudi], supergroup: true, botIsAdmin: true });
});

describe('unexpected things get one kind sentence', () => {
  test.each([
    ['a sticker', () => ani.sends.sticker(), 'stiker'],
    ['a poll', () => ani.sends.poll(), 'jajak pendapat'],
    ['a location', () => ani.sends.location(), 'lokasi'],
    ['a contact', () => ani.sends.contact(), 'kontak'],
    ['a die', () => ani.sends.content({ dice: { emoji: '🎲', value: 6 } }), 'dadu'],
    [
      'a game',
      () => ani.sends.content({ game: { title: 'x', description: 'x', photo: [] } } as never),
      'kiriman ini',
    ],
  ])('%s', async (_, send, name) => {
    ani.seesNow();
    await send();
    expect((await ani.sees('Maaf')).text).toContain(
      `${name} tidak dapat dipakai untuk laporan. Tulis kendalanya`,
    );
    await holder.city.settled();
    expect(ani.seesNow()).toEqual([]);
  });

  test('a storm of 4096 emoji', async () => {
    await ani.says('🔥🙏'.repeat(2048));
    await holder.city.settled();
    const answers = ani.seesNow();
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toContain('Tulis');
    expect(answers[0]?.text.length).toBeLessThan(200);
  });

  test('in a group they are nobody’s business', async () => {
    await rudi.in(group).sends.sticker();
    await rudi.in(group).sends.location();
    await holder.city.settled();
    expect(rudi.in(group).seesNow()).toEqual([]);
  });

  test('an unknown command gets a hint, one for another bot nothing', async () => {
    await ani.says('/tolong saya');
    await ani.sees('Perintah /tolong tidak dikenal');
    await ani.says('/lapor@BotLain printer rusak');
    await rudi.in(group).says('/apaini');
    await rudi.in(group).says('/antrean@BotLain');
    await holder.city.settled();
    expect([...ani.seesNow(), ...rudi.in(group).seesNow()]).toEqual([]);
    await rudi.in(group).says(`/apaini@${holder.city.app().botName}`);
    await rudi.in(group).sees('Perintah /apaini tidak dikenal');
  });

  test('what another bot writes is not answered, not even a command', async () => {
    const robot = holder.city.sim.play.person('Robot');
    robot.user.is_bot = true;
    await group.joins(robot);
    robot.in(group).seesNow();
    await robot.in(group).says('/bantuan');
    await robot.in(group).says('/ikat tier2');
    await holder.city.settled();
    expect(robot.in(group).seesNow()).toEqual([]);
  });
});

describe('buttons', () => {
  test('pressed twice, one thing happens', async () => {
    const said = await ani.says('keyboard rusak');
    const draft = await ani.sees('BELUM TERKIRIM');
    const [first, second] = await Promise.all([
      ani.presses('Kirim', { on: draft }),
      ani.pressesData('d:SEND', said),
    ]);
    expect(
      [first.text, second.text].filter((text) => text?.includes('sudah terkirim') === true),
    ).toHaveLength(1);
    const number = /BTG-\S+/.exec((await ani.sees('Laporan diterima')).text)?.[0] ?? '';
    const card = await rudi.sees(number);
    const data = dataOf(card, 'Saya tangani');
    const both = await Promise.all([rudi.pressesData(data, card), rudi.pressesData(data, card)]);
    expect(both.map(({ text }) => text).toSorted()).toEqual([
      `${number} sekarang Bapak/Ibu tangani.`,
      `${number} sudah Bapak/Ibu tangani.`,
    ]);
    await holder.city.settled();
    expect(ani.seesNow().filter(({ text }) => text.includes('sekarang ditangani'))).toHaveLength(1);
  });

  test('of an old draft, of nothing, of a language that is none: a short notice', async () => {
    const said = await ani.says('/batal');
    await ani.sees('Tidak ada yang sedang berjalan');
    for (const data of ['d:SEND', 'd:IMPACT:I1', 'd:ADD:aaaaaaaaaaaaaaaa', 'd:NEW', 'd:XYZ', 'd:CHANGE:text'])
      expect(await ani.pressesData(data, said)).toMatchObject({
        text: expect.stringContaining('sudah terkirim atau dibatalkan') as string,
        alert: true,
      });
    for (const data of ['a:claim:aaaaaaaaaaaaaaaa', 'a:rate:aaaaaaaaaaaaaaaa:9', 'u:ask:aaaaaaaaaaaaaaaa:1'])
      expect(await ani.pressesData(data, said)).toMatchObject({
        text: expect.stringContaining('Tiket itu tidak ada') as string,
        alert: true,
      });
    for (const data of [
      '',
      'x',
      'a:fly:aaaaaaaaaaaaaaaa',
      'a:claim:',
      'u:ask:aaaaaaaaaaaaaaaa:99',
      'n:king',
      '__proto__:x',
      'a:constructor:aaaaaaaaaaaaaaaa',
    ])
      expect(await ani.pressesData(data, said)).toMatchObject({
        text: expect.stringContaining('sudah tidak berlaku') as string,
        alert: true,
      });
  });

  test('forged choices change nothing: stars of her own, a person who is no technician, a kind that is none', async () => {
    const number = await reports(ani, 'monitor berkedip');
    await takes(rudi, number);
    const caseId = (await ticketRow(holder.city, number))['case_id'] as string;
    const said = await rudi.says('/tugas');
    await rudi.pressesData(`a:assign:${caseId}:999999`, said);
    await rudi.sees('ditugaskan kepada siapa?');
    await rudi.pressesData(`a:reclassify:${caseId}:P9`, said);
    await rudi.sees('jenis atau prioritas yang benar?');
    await rudi
      .pressesData(`a:confirm:${caseId}`, said)
      .then(({ text }) => expect(text).toContain('bukan bagian'));
    await ani
      .pressesData(`a:resolve:${caseId}`, said)
      .then(({ text }) => expect(text).toContain('bukan bagian'));
    await rudi.says(`/selesai ${number} kabel`);
    await ani.presses('Sudah teratasi', { on: await ani.sees('Apakah kendala sudah teratasi?') });
    const rate = await ani.sees('Seberapa puas');
    for (const stars of ['0', '6', '5.0', '', 'x'])
      expect((await ani.pressesData(`a:rate:${caseId}:${stars}`, rate)).text).toContain('tidak berlaku');
    await ani.presses('⭐⭐', { on: rate });
    await rudi.sees('Penilaian: ⭐⭐');
    expect(await ticketRow(holder.city, number)).toMatchObject({ stars: 2, priority: 'P4' });
    await doni
      .pressesData(`a:open:${caseId}`, await doni.says('/tugas'))
      .then(({ text }) => expect(text).toContain('tidak ada, atau bukan'));
  });

  test('any bytes up to 64 are answered, and nothing moves', async () => {
    const number = await reports(ani, 'wifi lambat');
    const caseId = (await ticketRow(holder.city, number))['case_id'] as string;
    const said = await doni.says('halo');
    const before = await ticketRow(holder.city, number);
    const word = fc.oneof(
      fc.constantFrom(
        'a',
        'u',
        'd',
        'l',
        'n',
        'claim',
        'assign',
        'rate',
        'SEND',
        'ADD',
        'CHANGE',
        'id',
        caseId,
        '1',
        '-1',
        '\0',
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
    );
    const data = fc
      .oneof(
        fc.array(word, { maxLength: 5 }).map((words) => words.join(':')),
        fc.string({ maxLength: 64, unit: 'grapheme' }),
      )
      .map((text) => Buffer.from(text).subarray(0, 64).toString());
    await fc.assert(
      fc.asyncProperty(fc.array(data, { minLength: 10, maxLength: 10 }), async (all) => {
        for (const answer of await Promise.all(all.map((one) => doni.pressesData(one, said))))
          expect(answer).toBeDefined();
      }),
      { numRuns: 20 },
    );
    await holder.city.settled();
    expect(await ticketRow(holder.city, number)).toEqual(before);
    const { rows } = await holder.city.database.pool.query(`select error from inbox where state = 'aside'`);
    expect(rows).toEqual([]);
  });
});

function dataOf(card: { message: { reply_markup?: unknown } }, label: string): string {
  const markup = card.message.reply_markup as {
    inline_keyboard: { text: string; callback_data: string }[][];
  };
  return markup.inline_keyboard.flat().find((button) => button.text === label)?.callback_data ?? '';
}
