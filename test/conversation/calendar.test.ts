import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { shown } from '../domain/cities.ts';
import { aCity, type City } from '../support/desk.ts';
import { reports, shortOf, ticketRow } from './acts.ts';

/** When the ticket should be solved, in the city's time. */
async function targetOf(city: City, number: string): Promise<string> {
  await city.settled();
  const { target_at: target } = await ticketRow(city, number);
  return shown(city.region, Temporal.Instant.fromEpochMilliseconds((target as Date).getTime()));
}
const closuresOf = async (city: City): Promise<string[]> => {
  const { rows } = await city.database.pool.query<{ line: string }>(
    `select concat_ws(' ', on_date, kind, name, office_code) as line from closures order by on_date, office_code`,
  );
  return rows.map((row) => row.line);
};
describe('the calendar in a city (it is Friday, 20 November 2026, 09.00 in Bitung)', () => {
  const holder = aCity();
  let sinta: Person, ani: Person, rudi: Person, novi: Person;

  beforeAll(async () => {
    const { city } = holder;
    sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    novi = await city.invite('Novi Pangemanan', 'staf', 'disdikbud');
    await city.invite('Jefri Lumi', 'tier1', 'disdikbud', '800/113/2026');
  });

  test('a coordinator reads what is closed, and changes nothing', async () => {
    const { city } = holder;
    await sinta.says('/libur');
    const list = await sinta.sees('Hari libur 2026');
    expect(list.text).toContain('25 Desember 2026 · Kelahiran Yesus Kristus (libur nasional)');
    expect(list.text).toContain('24 Desember 2026 · Cuti bersama Kelahiran Yesus Kristus (cuti bersama)');
    expect(list.text).toContain('19 Februari 2026 sampai 20 Maret 2026 · Ramadan 1447 Hijriah');
    expect(list.buttons.flat()).toEqual(['2025', '2027']);
    await sinta.presses('2027', { on: list });
    expect((await sinta.sees('SKB 2027 belum dimuat')).text).toContain('1 Mei 2027 · Hari Buruh');
    await sinta.says('/libur tambah 9/12/2026; lokal; Pilkada');
    await sinta.sees('hanya');
    await sinta.pressesData('k:ask:add', list);
    await ani.says('/libur');
    await ani.sees('dibaca koordinator dan diubah admin');
    await ani.pressesData('k:apply:aaaabbbbccccdddd', list);
    const group = city.sim.play.group('Ruang kerja', { members: [city.admin] });
    await city.admin.in(group).says('/libur');
    await city.admin.in(group).sees('di percakapan pribadi');
    expect(await closuresOf(city)).toEqual([]);
  });

  test('a closure of the city shows first which deadlines move, then moves them; pressed twice it says so', async () => {
    const { city } = holder;
    const { admin } = city;
    const mine = await reports(ani, 'printer ruang umum macet');
    expect((await rudi.sees(mine)).text).toContain('25 November 2026 09.00 WITA');
    const hers = await reports(novi, 'printer ruang guru macet');
    expect(await targetOf(city, mine)).toBe('2026-11-25 09:00');

    await admin.says('/libur');
    await admin.presses('Tambah hari', { on: await admin.sees('Hari libur 2026') });
    await admin.sees('tanggal; jenis; nama');
    await admin.says('31/11/2026; lokal; Banjir\n23/11/2026; entah; Banjir\n23/11; lokal');
    const wrong = await admin.sees('Belum ada yang disimpan: 3 baris');
    expect(wrong.text).toContain('baris 1: "31/11/2026; lokal; Banjir": tanggalnya tidak terbaca');
    expect(wrong.text).toContain('baris 2: "23/11/2026; entah; Banjir": jenisnya');
    expect(wrong.text).toContain('baris 3: "23/11; lokal": harus tanggal; jenis; nama');
    await admin.says('Senin, 23/11; lokal; Tanggap darurat banjir');
    const preview = await admin.sees('BELUM DITERAPKAN');
    expect(preview.text).toContain('+ 23 November 2026 · Tanggap darurat banjir (penutupan setempat)');
    expect(preview.text).toContain('Tenggat yang bergeser: 2 dari 2 tiket terbuka.');
    expect(preview.text).toContain(
      `${shortOf(mine)} · Dinkes: 25 November 2026 09.00 WITA → 26 November 2026 09.00 WITA`,
    );
    expect(await closuresOf(city)).toEqual([]);
    expect(await targetOf(city, mine)).toBe('2026-11-25 09:00');

    await admin.presses('Terapkan', { on: preview });
    await admin.sees('Diterapkan: 1 perubahan');
    expect(await targetOf(city, mine)).toBe('2026-11-26 09:00');
    await rudi.sees(/26 November 2026 09\.00 WITA/);
    expect(await targetOf(city, hers)).toBe('2026-11-26 09:00');
    expect(await closuresOf(city)).toEqual(['2026-11-23 local Tanggap darurat banjir']);
    const { rows } = await city.database.pool.query<{ id: string }>(
      'select case_id as id from calendar_changes',
    );
    expect(await admin.pressesData(`k:apply:${rows[0]?.id}`, preview)).toMatchObject({
      text: 'Pratinjau ini sudah diterapkan oleh Hendra Tumewu. Lihat /libur.',
      alert: true,
    });
    expect((await sinta.pressesData(`k:apply:${rows[0]?.id}`, await sinta.says('/saya'))).text).toContain(
      'admin',
    );
    await admin.says('/libur terapkan');
    await admin.sees('Tidak ada pratinjau yang menunggu');
    expect(await closuresOf(city)).toEqual(['2026-11-23 local Tanggap darurat banjir']);
    expect(await targetOf(city, await reports(ani, 'keyboard ruang umum rusak'))).toBe('2026-11-26 09:00');
  });
});
