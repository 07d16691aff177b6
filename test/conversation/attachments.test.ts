import { beforeAll, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { verifyHistory } from '../../src/db/verify.ts';
import { aCity } from '../support/desk.ts';
import { reports, tablesWith, takes } from './acts.ts';

const holder = aCity();
let dewi: Person, ani: Person, rudi: Person, maya: Person;
let number: string;

beforeAll(async () => {
  const { city } = holder;
  dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  maya = await city.invite('Maya Sompie', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  number = await reports(ani, 'printer loket macet');
  await takes(rudi, number);
  await ani.sees('sekarang ditangani Rudi');
  await city.settled();
});

const fileOf = (message: { photo?: { file_id: string }[]; document?: { file_id: string } }): string =>
  message.photo?.at(-1)?.file_id ?? message.document?.file_id ?? 'none';

test('the reporter takes back a photo: out of every chat and out of what is kept, and the history says so', async () => {
  const { city } = holder;
  const receipt = await ani.sees(number);
  const sent = await ani.sends.photo({ caption: 'KTP pasien ikut terfoto', replyTo: receipt });
  const carried = await rudi.sees('KTP pasien');
  await city.settled();
  const fileId = fileOf(sent.message);
  expect((await tablesWith(city, fileId)).toSorted()).toEqual(['bodies', 'messages']);

  await ani.says(`/hapus_lampiran ${number}`);
  const list = await ani.sees('Lampiran');
  expect(list.buttons.flat()).toEqual(['1. photo · Ani Wuisan']);
  const done = await ani.presses('1. photo · Ani Wuisan', { on: list });
  expect(done.text).toContain('dihapus dari simpanan');
  await rudi.seesGone(carried);
  await ani.seesGone(sent);
  await city.settled();
  expect(await tablesWith(city, fileId)).toEqual([]);
  await rudi.says(`/riwayat ${number}`);
  const story = await rudi.sees('Riwayat');
  expect(story.text).toContain('Satu lampiran dihapus: Ani Wuisan');
  expect(story.text).toContain('KTP pasien ikut terfoto');
  expect(await verifyHistory(city.database.pool)).toMatchObject({ bad: null });

  const late = await ani.presses('1. photo · Ani Wuisan', { on: list });
  expect(late.text).toContain('tidak berlaku');
});

test('others may not take it back; a coordinator may, and who sent it may', async () => {
  const { city } = holder;
  await rudi.sends.document({
    name: 'log.txt',
    caption: `${number} lognya`,
    replyTo: await rudi.sees(number),
  });
  const atAni = await ani.sees('[document log.txt]');
  await ani.sends.document({ name: 'surat.pdf', replyTo: await ani.sees(number) });
  const atRudi = await rudi.sees('[document surat.pdf]');
  await city.settled();
  await maya.says(`/hapus_lampiran ${number}`);
  await maya.sees('tidak ada, atau bukan bagian');
  await rudi.says(`/hapus_lampiran ${number}`);
  const his = await rudi.sees('Lampiran');
  expect(his.buttons.flat()).toEqual(['1. log.txt · Rudi Mandagi']);
  await rudi.presses('1. log.txt · Rudi Mandagi', { on: his });
  await ani.seesGone(atAni);
  await dewi.says(`/hapus_lampiran ${number}`);
  const all = await dewi.sees('Lampiran');
  expect(all.buttons.flat()).toEqual(['1. surat.pdf · Ani Wuisan']);
  await dewi.presses('1. surat.pdf · Ani Wuisan', { on: all });
  await rudi.seesGone(atRudi);
  await rudi.says(`/hapus_lampiran ${number}`);
  await rudi.sees('tidak ada lampiran yang dapat');
});

test('what Telegram no longer lets the bot take away is asked of the people there; the store forgets it at once', async () => {
  const { city } = holder;
  const sent = await ani.sends.photo({ caption: 'foto loket', replyTo: await ani.sees(number) });
  await rudi.sees('foto loket');
  await city.later({ hours: 49 });
  await ani.says(`/hapus_lampiran ${number}`);
  await ani.presses('1. photo · Ani Wuisan', { on: await ani.sees('Lampiran') });
  await rudi.sees('Mohon hapus pesan itu');
  await city.settled();
  expect(await tablesWith(city, fileOf(sent.message))).toEqual([]);
});

test('a body changed in any other way is found', async () => {
  const { city } = holder;
  const { pool } = city.database;
  const { rows } = await pool.query<{ case_id: string; seq: number; salt: string; body: string }>(
    `select b.case_id, b.seq, b.salt, b.body from bodies b join events e using (case_id, seq) where strpos(b.body, 'KTP pasien') > 0`,
  );
  const [{ case_id: caseId, seq, salt, body }] = rows as [(typeof rows)[number]];
  await pool.query(`update bodies set body = replace(body, 'KTP', 'SIM') where case_id = $1 and seq = $2`, [
    caseId,
    seq,
  ]);
  expect((await verifyHistory(pool)).bad).toMatchObject({ caseId, seq, why: 'body changed' });
  await pool.query('update bodies set body = $3 where case_id = $1 and seq = $2', [caseId, seq, body]);
  await pool.query('delete from bodies where case_id = $1 and seq = $2', [caseId, seq]);
  expect((await verifyHistory(pool)).bad).toMatchObject({ caseId, seq, why: 'body missing' });
  await pool.query('insert into bodies (case_id, seq, salt, body) values ($1, $2, $3, $4)', [
    caseId,
    seq,
    salt,
    body,
  ]);
});
