import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { commit } from '../../src/db/commit.ts';
import { whoSpeaks } from '../../src/db/people.ts';
import { Change } from '../../src/engine/change.ts';
import { aCity } from '../support/desk.ts';
import { numberIn, reports, takes, ticketRow } from './acts.ts';

const holder = aCity();
let sinta: Person, ani: Person, rudi: Person, maya: Person, budi: Person;

beforeAll(async () => {
  const { city } = holder;
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes');
  maya = await city.invite('Maya Pangemanan', 'tier1', 'dinkes', '800/7/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
});

const rolesOf = async (name: string): Promise<string[]> => {
  const { rows } = await holder.city.database.pool.query<{ held: string }>(
    `select r.role || '@' || r.office_code as held from roles r join people p on p.id = r.person_id
     where p.name = $1 and r.ended_at is null order by 1`,
    [name],
  );
  return rows.map((row) => row.held);
};
const idOf = async (name: string): Promise<number> => {
  const { rows } = await holder.city.database.pool.query<{ id: number }>(
    'select id from people where name = $1',
    [name],
  );
  return rows[0]?.id ?? 0;
};

describe('the people of an office', () => {
  test('a coordinator reads who works where, and who lacks a letter', async () => {
    await sinta.says('/petugas dinkes');
    const list = await sinta.sees('Petugas dan pegawai · Dinas Kesehatan');
    expect(list.text).toContain('Ani Wuisan\n• pegawai');
    expect(list.text).toContain('teknisi Tier 1 · surat 800/7/2026');
    expect(list.text).toContain('nomor surat penunjukan belum ada');
    expect(list.buttons.flat()).toEqual(['Ani Wuisan', 'Maya Pangemanan', 'Rudi Mandagi']);
    await sinta.says('/petugas');
    await sinta.sees('Budi Lasut');
    await sinta.says('/petugas kesehtan');
    await sinta.sees('tulis namanya dengan kata lain');
  });

  test('a clerk and a technician are told that this is not theirs', async () => {
    await rudi.says('/petugas dinkes');
    await rudi.sees('dikelola oleh koordinator atau admin');
    const forged = await ani.pressesData(
      `s:do:x:${await idOf('Rudi Mandagi')}:-:0:2`,
      await ani.says('halo'),
    );
    expect(forged.text).toContain('dikelola oleh koordinator');
    expect(await rolesOf('Rudi Mandagi')).toEqual(['tier1@dinkes']);
  });

  test('the number of a letter is asked for every week until it is there', async () => {
    const { city } = holder;
    await city.later({ days: 7 });
    const reminder = await sinta.sees('Nomor surat penunjukan Rudi Mandagi');
    expect(reminder.text).toContain('41(7)a');
    await city.restart();
    await city.later({ days: 7 });
    await sinta.sees('Nomor surat penunjukan Rudi Mandagi');
    await sinta.presses('Nomor surat');
    await sinta.sees('Nomor surat penunjukan Rudi Mandagi sebagai');
    await sinta.says('belum tahu');
    await sinta.sees('Tulis nomor suratnya');
    await sinta.says('800/112/2026');
    await sinta.sees('Dicatat: surat 800/112/2026');
    await city.later({ days: 14 });
    expect(
      sinta
        .seesNow()
        .map((one) => one.text)
        .filter((text) => text.includes('belum ada')),
    ).toEqual([]);
    await rudi.says('/saya');
    await rudi.sees('surat 800/112/2026');
  });

  test('a coordinator does not touch an administrator, and the last one is told why he stays', async () => {
    await sinta.says('/petugas');
    await sinta.presses('Hendra Tumewu');
    await holder.city.settled();
    expect(sinta.lastMessage('Hendra')?.text).not.toContain('Pindahkan');
    const self = await sinta.pressesData(
      `s:plan:x:${await idOf('Sinta Karundeng')}:-`,
      await sinta.says('/petugas'),
    );
    expect(self.text).toContain('satu-satunya koordinator');
    expect(await rolesOf('Sinta Karundeng')).toEqual(['coordinator@diskominfo']);
  });
});

describe('a technician moves to another office', () => {
  test('what he held is listed and handed over, his own reports stay his, his menu changes', async () => {
    const { city } = holder;
    const first = await reports(ani, 'printer ruang loket rusak');
    await takes(rudi, first);
    const second = await reports(ani, 'komputer bendahara tidak menyala');
    await takes(rudi, second);
    await city.settled();
    const own = await reports(rudi, 'akun email saya terkunci');

    await sinta.says('/petugas dinkes');
    await sinta.sees('Petugas dan pegawai');
    await sinta.presses('Rudi Mandagi');
    await sinta.sees('Rudi Mandagi\n• teknisi Tier 1');
    await sinta.presses('Pindahkan');
    await sinta.sees('pindah ke kantor mana');
    await sinta.says('disdikbud');
    const plan = await sinta.sees('Belum ada yang berubah');
    expect(plan.text).toContain('Tiket di tangannya: 2');
    expect(plan.text).toContain(`Laporannya yang masih terbuka: 1 (${own.slice(-6)}) → tetap miliknya`);
    expect(plan.text).toContain('kembali ke antrean');
    await sinta.presses('Pilih pengganti', { on: plan });
    const deputies = await sinta.sees('mengambil alih tiket');
    expect(deputies.buttons.flat()).toEqual(['Maya Pangemanan', 'Tanpa pengganti']);
    await sinta.presses('Maya Pangemanan', { on: deputies });
    const ready = await sinta.sees('beralih ke Maya Pangemanan');
    await sinta.presses('Pindahkan sekarang', { on: ready });
    await rudi.sees(/sekarang terdaftar sebagai pegawai · .*Pendidikan/);
    await city.settled();
    expect(await rolesOf('Rudi Mandagi')).toEqual(['staff@disdikbud']);

    await sinta.sees('Rudi Mandagi sudah dipindahkan');
    const late = await sinta.pressesData(`s:do:m:${await idOf('Rudi Mandagi')}:disdikbud:0:2`, ready);
    expect(late.text).toContain('sudah berubah');
    for (const number of [first, second]) {
      expect(await ticketRow(city, number)).toMatchObject({
        owner_id: await idOf('Maya Pangemanan'),
        status: 'handled',
      });
      await maya.sees(`${number} ditugaskan`);
    }
    expect((await ticketRow(city, own))['reporter_id']).toBe(await idOf('Rudi Mandagi'));
    await rudi.says('/tiket');
    await rudi.sees(own);
    await rudi.says(`/selesai ${first} sudah`);
    await rudi.sees('tidak ada, atau bukan bagian');
    const menu = city.sim.world.calls.of('setMyCommands').at(-1)?.params as {
      commands: { command: string }[];
    };
    expect(JSON.stringify(menu)).not.toContain('antrean');

    const shown = rudi.lastMessage(first)?.text;
    await maya.says(`/selesai ${first} tinta diganti`);
    await ani.sees('tinta diganti');
    await city.settled();
    expect(rudi.lastMessage(first)?.text).toBe(shown);
  });

  test('without a deputy his tickets go back to the queue, and the desk is told', async () => {
    const { city } = holder;
    const dewi = await city.invite('Dewi Kalalo', 'staf', 'dinkes');
    const number = await reports(dewi, 'wifi ruang rapat putus');
    await takes(maya, number);
    const tono = await city.invite('Tono Sondakh', 'tier1', 'dinkes', '800/8/2026');
    const id = await idOf('Maya Pangemanan');
    const { rows } = await city.database.pool.query<{ version: number }>(
      'select authority_version as version from people where id = $1',
      [id],
    );
    await sinta.pressesData(`s:do:x:${id}:-:0:${rows[0]?.version}`, await sinta.says('/petugas'));
    await tono.sees(`${number} kembali ke antrean: Maya Pangemanan`);
    await maya.sees('Untuk terdaftar kembali');
    expect(await ticketRow(city, number)).toMatchObject({ owner_id: null, status: 'queued' });
    await takes(tono, number);
    await maya.says('halo');
    await city.settled();
    expect(await rolesOf('Maya Pangemanan')).toEqual([]);
  });
});

describe('a removal and a press in the same moment', () => {
  test('what was read before the removal is not written after it', async () => {
    const { city } = holder;
    const eko = await city.invite('Eko Runtu', 'tier2', '');
    const { pool } = city.database;
    const { person } = await whoSpeaks(pool, eko.user.id, eko.user.id);
    const stale = new Change();
    stale.person = { id: person?.id ?? 0, authorityVersion: person?.authorityVersion ?? 0 };
    await sinta.pressesData(
      `s:do:x:${person?.id}:-:0:${person?.authorityVersion}`,
      await sinta.says('/petugas'),
    );
    await eko.sees('Peran Bapak/Ibu di meja ini berubah');
    expect((await commit(pool, null, new Date(), stale)).committed).toBe(false);
  });

  test('of two replicas one wins whole: the ticket is solved before he goes, or is free after', async () => {
    const { city } = holder;
    await city.replica();
    const { pool } = city.database;
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const joko = await city.invite(`Joko ${round}`, 'tier1', 'dinkes', '800/9/2026');
      const clerk = await city.invite(`Kasir ${round}`, 'staf', 'dinkes');
      const number = await reports(clerk, `layar kasir ${round} gelap`);
      await takes(joko, number);
      await city.settled();
      const row = await ticketRow(city, number);
      const { person } = await whoSpeaks(pool, joko.user.id, joko.user.id);
      const board = await sinta.says('/petugas');
      const card = await joko.says('/tugas');
      await Promise.all([
        joko.pressesData(`u:resolve:${String(row['case_id'])}:0`, card),
        sinta.pressesData(`s:do:x:${person?.id}:-:0:${person?.authorityVersion}`, board),
      ]);
      await city.settled();
      const after = await ticketRow(city, number);
      const { rows } = await pool.query<{ line: string }>(
        'select line from events where case_id = $1 order by seq',
        [row['case_id']],
      );
      const kinds = rows.map(({ line }) => (JSON.parse(line) as { kind: string }).kind);
      expect(await rolesOf(`Joko ${round}`)).toEqual([]);
      expect(kinds.includes('RESOLVED')).toBe(after['status'] === 'resolved');
      if (after['status'] !== 'resolved') expect(after).toMatchObject({ owner_id: null, status: 'queued' });
      outcomes.add(String(after['status']));
    }
    expect([...outcomes].every((one) => ['resolved', 'queued'].includes(one))).toBe(true);
  });

  test('of two coordinators who remove each other one stays', async () => {
    const { city } = holder;
    const tina = await city.invite('Tina Rorong', 'koordinator', '');
    const { pool } = city.database;
    const press = async (by: Person, at: Person) => {
      const { person } = await whoSpeaks(pool, at.user.id, at.user.id);
      return [by, `s:do:x:${person?.id}:-:0:${person?.authorityVersion}`, await by.says('/petugas')] as const;
    };
    const both = [await press(sinta, tina), await press(tina, sinta)];
    await Promise.all(both.map(([by, data, on]) => by.pressesData(data, on)));
    await city.settled();
    const left = [...(await rolesOf('Sinta Karundeng')), ...(await rolesOf('Tina Rorong'))];
    expect(left).toEqual(['coordinator@diskominfo']);
  });
});

test('a solved ticket that comes back to somebody who left goes to the queue instead', async () => {
  const { city } = holder;
  const wati = await city.invite('Wati Lengkong', 'tier1', 'dinkes', '800/10/2026');
  const lina = await city.invite('Lina Pesik', 'staf', 'dinkes');
  const number = await reports(lina, 'mouse loket tidak jalan');
  await takes(wati, number);
  await wati.says(`/selesai ${number} diganti`);
  const ask = await lina.sees('Apakah kendala sudah teratasi?');
  const { person } = await whoSpeaks(city.database.pool, wati.user.id, wati.user.id);
  const admin = city.admin;
  await admin.pressesData(
    `s:do:x:${person?.id}:-:0:${person?.authorityVersion}`,
    await admin.says('/petugas'),
  );
  await wati.sees('Peran Bapak/Ibu');
  await city.settled();
  expect(numberIn(ask.text)).toBe(number);
  await lina.presses('Belum teratasi', { on: ask });
  await city.settled();
  expect(await ticketRow(city, number)).toMatchObject({ owner_id: null, status: 'queued' });
  expect(budi.transcript()).not.toContain('Wati');
});
