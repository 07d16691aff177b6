import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';

/** Friday, 20 November 2026, 09.00 in Bitung. */
const holder = aCity();
let sinta: Person, budi: Person, citra: Person, doni: Person, rudi: Person, ani: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'csirt', '');
  doni = await city.invite('Doni Sumual', 'tier2', '');
  tier2 = await city.bindTier2([budi, citra, doni]);
});

const line = async (person: Person, day: string): Promise<string> => {
  await person.says('/piket');
  const { text } = await person.sees('Piket Tier 2');
  return text.split('\n').find((one) => one.includes(day)) ?? '';
};

describe('the duty roster', () => {
  test('a coordinator writes it by buttons, and the officer is told', async () => {
    await sinta.says('/piket');
    const shown = await sinta.sees('Malam ini, Jumat, 20 November 2026: belum ada');
    expect(shown.buttons.flat()).toEqual([
      'Jum 20/11',
      'Sab 21/11',
      'Min 22/11',
      'Sen 23/11',
      'Sel 24/11',
      'Rab 25/11',
      'Kam 26/11',
      'Jum 27/11',
      'Isi per tanggal',
      'Isi mingguan',
    ]);
    await sinta.presses('Isi per tanggal', { on: shown });
    const ask = await sinta.sees('Piket tanggal berapa?');
    await sinta.says('entah');
    await sinta.sees('tidak terbaca');
    await sinta.says('1/11 - 5/11');
    await sinta.sees('sudah lewat');
    await sinta.says('30/11 - 24/11');
    await sinta.sees('sebelum tanggal mulai');
    await sinta.says('21 November - 25 Desember 2027');
    await sinta.sees('tiga bulan');
    await sinta.says('21/11 - 22/11');
    const who = await sinta.sees('Piket Sabtu, 21 November 2026 sampai Minggu, 22 November 2026: siapa?');
    expect(who.buttons.flat()).toEqual(['Budi Lasut', 'Citra Rumagit', 'Doni Sumual']);
    await sinta.presses('Budi Lasut', { on: who });
    await sinta.sees('Disimpan: Budi Lasut piket Sabtu, 21 November 2026 sampai Minggu');
    await budi.sees(
      'Bapak/Ibu piket Sabtu, 21 November 2026 sampai Minggu, 22 November 2026 (dicatat oleh Sinta',
    );
    // The same press again, and an old button.
    const { rows } = await holder.city.database.pool.query<{ id: number }>(
      `select id from people where name = 'Budi Lasut'`,
    );
    await sinta.pressesData(`pk:set:20261121-20261122:${rows[0]?.id}`, who);
    await sinta.presses('Tujuh hari mulai malam ini', { on: ask });
    await sinta.presses('Citra Rumagit', { on: await sinta.sees('sampai Kamis, 26 November 2026: siapa?') });
    const occupied = await sinta.sees('sudah ada petugasnya');
    await sinta.presses('Cadangan', { on: occupied });
    await sinta.sees('sebagai cadangan');
    expect(await line(sinta, '20 November')).toContain(': 1. Citra Rumagit');
    expect(await line(sinta, '21 November')).toContain(': 1. Budi Lasut, 2. Citra Rumagit');
    expect(await line(sinta, '27 November')).toContain('belum ada');
  });

  test('by days of the week, in words; what is written for a date takes its place, until that is emptied', async () => {
    await sinta.says('/piket setiap Senin dan Jumat Doni');
    await sinta.sees('Disimpan: Doni Sumual piket setiap Senin, Jumat');
    expect(await line(sinta, 'Mingguan')).toBe('Mingguan: Senin Doni Sumual · Jumat Doni Sumual');
    expect(await line(sinta, '27 November')).toContain(': 1. Doni Sumual');
    expect(await line(sinta, '23 November')).toContain(': 1. Citra Rumagit');
    await sinta.says('/piket kosongkan 23/11');
    await sinta.sees('Dikosongkan: piket Senin, 23 November 2026');
    await citra.sees('Bapak/Ibu tidak lagi piket Senin, 23 November 2026');
    expect(await line(sinta, '23 November')).toContain(': 1. Doni Sumual');
    await sinta.says('/piket kosongkan 27/11');
    await sinta.sees('Tidak ada yang tercatat');
    await sinta.says('/piket Rudi 27/11');
    await sinta.sees('Tidak ada teknisi Tier 2 atau CSIRT bernama "Rudi"');
    await sinta.says('/piket apa saja');
    await sinta.sees('tidak terbaca');
  });

  test('an officer takes a free day, stands behind a colleague, and hands his own duty on', async () => {
    await budi.says('/piket');
    const shown = await budi.sees('Malam ini');
    expect(shown.buttons.flat()).not.toContain('Isi mingguan');
    await budi.presses('Sel 24/11', { on: shown });
    const day = await budi.sees('Piket Selasa, 24 November 2026: 1. Citra Rumagit');
    expect(day.buttons.flat()).toEqual(['Saya ambil']);
    await budi.presses('Saya ambil', { on: day });
    await budi.sees('Bapak/Ibu piket Selasa, 24 November 2026, sesudah Citra Rumagit');
    expect((await budi.pressesData('pk:take:20261124', day)).text).toContain('sudah piket');
    await citra.says('/piket');
    await citra.presses('Sel 24/11', { on: await citra.sees('Malam ini') });
    await citra.presses('Serahkan', { on: await citra.sees('Piket Selasa') });
    const whom = await citra.sees('diserahkan kepada siapa?');
    expect(whom.buttons.flat()).toEqual(['Budi Lasut', 'Doni Sumual']);
    await citra.presses('Doni Sumual', { on: whom });
    await citra.sees('diserahkan kepada Doni Sumual');
    await doni.sees('Bapak/Ibu piket Selasa, 24 November 2026 (dicatat oleh Citra Rumagit)');
    const { rows } = await holder.city.database.pool.query<{ id: number }>(
      `select id from people where name = 'Budi Lasut'`,
    );
    expect((await citra.pressesData(`pk:give:20261124:${rows[0]?.id}`, whom)).text).toContain('tidak piket');
    expect(await line(budi, '24 November')).toContain(': 1. Doni Sumual, 2. Budi Lasut');
    await doni.says('/piket serahkan 24/11 Citra');
    await citra.sees('Bapak/Ibu piket Selasa, 24 November 2026 (dicatat oleh Doni Sumual)');
    await budi.says('/piket ambil 28/11');
    await budi.sees('Dicatat: Bapak/Ibu piket Sabtu, 28 November 2026.');
    await budi.says('/piket serahkan 29/11');
    await budi.sees('tidak piket Minggu, 29 November 2026');
    await budi.says('/piket Doni 30/11');
    await budi.sees('Jadwal piket diisi oleh koordinator');
    const forged = await budi.says('/saya');
    expect((await budi.pressesData('pk:clear:w15', forged)).text).toContain('diisi oleh koordinator');
    expect((await budi.pressesData('pk:take:20261345', forged)).text).toContain('tidak berlaku');
    expect((await budi.pressesData('pk:take:20261101', forged)).text).toContain('sudah lewat');
  });

  test('technicians read it, also in the group; others do not', async () => {
    expect(await line(rudi, '24 November')).toContain('1. Citra Rumagit, 2. Budi Lasut');
    await rudi.says('/piket ambil 30/11');
    await rudi.sees('Piket dijalankan teknisi Tier 2 dan CSIRT');
    await ani.says('/piket');
    await ani.sees('Jadwal piket untuk teknisi dan koordinator');
    await budi.in(tier2).says('/piket');
    const shown = await budi.in(tier2).sees('Malam ini');
    expect(shown.buttons.flat()).toEqual([]);
  });

  test('a former officer has no duty any more, and two who change one day at once do not lose each other’s change', async () => {
    const { city } = holder;
    await city.replica();
    const [hers, his] = [await sinta.says('/saya'), await budi.says('/saya')];
    await Promise.all([
      budi.pressesData('pk:take:20261205', his),
      doni.pressesData('pk:take:20261205', await doni.says('/saya')),
    ]);
    await city.settled();
    const { rows } = await city.database.pool.query<{ position: number }>(
      `select position from duty_shifts where on_date = '2026-12-05' and ended_at is null order by 1`,
    );
    expect(rows.map((row) => Number(row.position))).toEqual([1, 2]);
    await sinta.pressesData('pk:set:20261206-20261206:999999', hers);
    await sinta.says('/petugas');
    await sinta.presses('Budi Lasut', { on: await sinta.sees('Petugas dan pegawai') });
    await sinta.presses('Keluarkan', { on: await sinta.sees('Budi Lasut\n') });
    await sinta.presses('Keluarkan sekarang', { on: await sinta.sees('Belum ada yang berubah') });
    await budi.sees('Peran Bapak/Ibu di meja ini berubah');
    expect(await line(sinta, '21 November')).toContain(': 1. Citra Rumagit');
    await doni.says('/piket ambil 21/11');
    await doni.sees('sesudah Citra Rumagit');
  });
});
