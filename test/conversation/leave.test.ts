import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, takes, ticketRow } from './acts.ts';

/** It is Friday, 20 November 2026, 09.00 in Bitung. */
const holder = aCity();
let sinta: Person, ani: Person, rudi: Person, maya: Person, budi: Person, citra: Person;

beforeAll(async () => {
  const { city } = holder;
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  maya = await city.invite('Maya Pangemanan', 'tier1', 'dinkes', '800/113/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
});

const leaveOf = async (name: string): Promise<Record<string, unknown> | undefined> => {
  const { rows } = await holder.city.database.pool.query<Record<string, unknown>>(
    `select l.from_on::text as "from", l.until_on::text as "until", reason, is_away as "isAway", is_over as "isOver"
     from leaves l join people p on p.id = l.person_id where p.name = $1 order by l.case_id = '', l.is_over, l.from_on desc limit 1`,
    [name],
  );
  return rows[0];
};
const idOf = async (name: string): Promise<number> => {
  const { rows } = await holder.city.database.pool.query<{ id: number }>(
    'select id from people where name = $1',
    [name],
  );
  return rows[0]?.id ?? 0;
};

describe('a technician goes on leave', () => {
  test('he is asked for dates again when they will not do', async () => {
    await rudi.says('/cuti');
    const ask = await rudi.sees('Tanggal berapa?');
    expect(ask.buttons.flat()).toEqual(['Hari ini', 'Besok', 'Sampai Jumat', 'Batal']);
    await rudi.says('minggu depan kayaknya');
    await rudi.sees('tanggalnya tidak terbaca');
    await rudi.says('26/11 - 24/11');
    await rudi.sees('sebelum tanggal mulai');
    await rudi.says('1/11 - 5/11');
    await rudi.sees('sudah lewat');
    await rudi.says('24 November 2029 sampai 26 November 2029');
    await rudi.sees('lebih dari setahun');
    expect((await rudi.presses('Batal', { on: ask })).text).toContain('Dibatalkan');
    await ani.says('/cuti');
    await ani.sees('untuk petugas yang menangani tiket');
    await rudi.says('/cuti Maya');
    await rudi.sees('dicatat oleh koordinator');
  });

  test('on the first day his tickets go to his deputy, and on the day after the last he is back', async () => {
    const { city } = holder;
    const number = await reports(ani, 'printer loket macet');
    await takes(rudi, number);
    await rudi.says('/cuti');
    await rudi.sees('Tanggal berapa?');
    await rudi.says('24/11 - 26/11');
    await rudi.presses('Cuti', { on: await rudi.sees('Apa alasannya?') });
    const deputies = await rudi.sees('Siapa penggantinya?');
    expect(deputies.text).toContain('24 November 2026 sampai 26 November 2026');
    expect(deputies.buttons.flat()).toEqual(['Maya Pangemanan', 'Tanpa pengganti']);
    await rudi.presses('Maya Pangemanan', { on: deputies });
    const summary = await rudi.sees('BELUM DISIMPAN');
    expect(await leaveOf('Rudi Mandagi')).toBeUndefined();
    await rudi.presses('Simpan', { on: summary });
    await rudi.sees('Disimpan');
    const again = `v:save:${await idOf('Rudi Mandagi')}:20261124:20261126:leave:${await idOf('Maya Pangemanan')}`;
    await rudi.pressesData(again, summary);
    await rudi.sees('hanya satu pada satu waktu');
    await maya.sees('Bapak/Ibu menggantikan Rudi Mandagi');
    expect(await leaveOf('Rudi Mandagi')).toMatchObject({
      from: '2026-11-24',
      until: '2026-11-26',
      isAway: false,
    });
    await rudi.says('/cuti 1/12');
    await rudi.sees('hanya satu pada satu waktu');

    await city.later({ days: 3, hours: 14, minutes: 59 });
    expect(await leaveOf('Rudi Mandagi')).toMatchObject({ isAway: false });
    expect(await ticketRow(city, number)).toMatchObject({ owner_id: await idOf('Rudi Mandagi') });
    await city.later({ minutes: 1 });
    expect(await leaveOf('Rudi Mandagi')).toMatchObject({ isAway: true });
    expect(await ticketRow(city, number)).toMatchObject({
      owner_id: await idOf('Maya Pangemanan'),
      status: 'handled',
    });
    await maya.sees(`${number} ditugaskan`);

    rudi.seesNow();
    const dewi = await city.invite('Dewi Kalalo', 'staf', 'dinkes');
    const next = await reports(dewi, 'wifi aula putus');
    await maya.sees(next);
    await city.settled();
    expect(
      rudi
        .seesNow()
        .map((one) => one.text)
        .join(),
    ).not.toContain(next);
    await rudi.says('/antrean');
    await rudi.sees(next);
    expect((await ticketRow(city, next))['is_tier1_missing']).toBe(false);

    await city.restart();
    await city.later({ days: 3 });
    expect(await leaveOf('Rudi Mandagi')).toMatchObject({ isAway: false, isOver: true });
    expect(await ticketRow(city, number)).toMatchObject({ owner_id: await idOf('Maya Pangemanan') });
  });

  test('a coordinator sets it for him; without a deputy Tier 1 is offered to Tier 2, marked, and /aktif ends it', async () => {
    const { city } = holder;
    const eka = await city.invite('Eka Tumbel', 'staf', 'dinkes');
    const number = await reports(eka, 'scanner ruang arsip rusak');
    await takes(maya, number);
    await sinta.says('/cuti Maya');
    await sinta.presses('Hari ini', { on: await sinta.sees('Tidak bertugas: Maya Pangemanan') });
    await sinta.presses('Sakit', { on: await sinta.sees('Apa alasannya?') });
    await sinta.presses('Tanpa pengganti', { on: await sinta.sees('Siapa penggantinya?') });
    await sinta.presses('Simpan', { on: await sinta.sees('akan ditawarkan ke Tier 2') });
    await sinta.sees('Disimpan');
    await maya.sees('Dicatat oleh Sinta Karundeng');
    await budi.sees(number);
    await city.settled();
    expect(await ticketRow(city, number)).toMatchObject({ desk: 'tier2', owner_id: null, status: 'queued' });
    await budi.says(`/riwayat ${number}`);
    await budi.sees(/Diteruskan ke Tier 2 \(otomatis\)/);
    await sinta.says('/petugas dinkes');
    await sinta.sees('Maya Pangemanan (sedang tidak bertugas)');
    await maya.says('/aktif');
    await maya.sees('bertugas kembali');
    await maya.says('/aktif');
    await maya.sees('Tidak ada cuti');
    expect(await leaveOf('Maya Pangemanan')).toMatchObject({ isAway: false, isOver: true });
  });

  test('of Tier 2 without a deputy the ticket is free again, and a colleague is asked', async () => {
    const { city } = holder;
    const fani = await city.invite('Fani Wowor', 'staf', 'dishub');
    const number = await reports(fani, 'aplikasi absensi tidak bisa dibuka');
    await takes(budi, number);
    await budi.says('/cuti hari ini');
    await budi.presses('Dinas luar', { on: await budi.sees('Apa alasannya?') });
    await budi.presses('Tanpa pengganti', { on: await budi.sees('Siapa penggantinya?') });
    await budi.presses('Simpan', { on: await budi.sees('BELUM DISIMPAN') });
    await citra.sees(`${number} kembali ke antrean: Budi Lasut`);
    expect(await ticketRow(city, number)).toMatchObject({ desk: 'tier2', owner_id: null, status: 'queued' });
    await takes(citra, number);
    await budi.says('/aktif');
    await budi.sees('bertugas kembali');
  });

  test('a planned leave is taken back before it begins', async () => {
    const { city } = holder;
    await citra.says('/cuti besok');
    await citra.presses('Cuti', { on: await citra.sees('Apa alasannya?') });
    await citra.presses('Budi Lasut', { on: await citra.sees('Siapa penggantinya?') });
    await citra.presses('Simpan', { on: await citra.sees('BELUM DISIMPAN') });
    await budi.sees('menggantikan Citra Rumagit');
    await citra.says('/aktif');
    await citra.presses('Batalkan cuti', { on: await citra.sees('Sudah tercatat') });
    await budi.sees('Dibatalkan: Citra Rumagit');
    await city.later({ days: 2 });
    expect(await leaveOf('Citra Rumagit')).toMatchObject({ isAway: false, isOver: true });
  });

  test('of two leaves saved in the same moment by two replicas there is one', async () => {
    const { city } = holder;
    await city.replica();
    const id = await idOf('Rudi Mandagi');
    const [mine, hers] = [await rudi.says('/saya'), await sinta.says('/saya')];
    await Promise.all([
      rudi.pressesData(`v:save:${id}:20261201:20261202:leave:0`, mine),
      sinta.pressesData(`v:save:${id}:20261202:20261203:sick:0`, hers),
    ]);
    await city.settled();
    const { rows } = await city.database.pool.query(
      'select 1 from leaves where person_id = $1 and not is_over',
      [id],
    );
    expect(rows).toHaveLength(1);
    const { rows: cases } = await city.database.pool.query(
      `select 1 from cases where flow = 'leave' and id not in (select case_id from leaves)`,
    );
    expect(cases).toHaveLength(0);
  });
});
