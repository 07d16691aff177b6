/** The clocks of a ticket, played by moving the clock. The rules are `chat.md`, "Time", and `domain.md` 4.4. */
import { describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity, type City } from '../support/desk.ts';
import { reports, ticketRow } from './acts.ts';

/** Monday, 09.00 in Bitung: work until 16.00 with a break from 12.00 to 13.00; Friday until 16.30, break from 11.30. Source: regions/bitung.yaml. */
const MONDAY = '2026-11-23T09:00:00+08:00';
const holder = aCity({ now: MONDAY });

/** Local time of Bitung. */
const at = (local: string): Date => new Date(`2026-${local}:00+08:00`);
const until = async (city: City, local: string): Promise<void> => {
  if (at(local).getTime() < city.sim.world.clock.milliseconds)
    throw new Error(`It is past ${local} already.`);
  await city.settled();
  city.sim.world.clock.set(at(local).toISOString());
  await city.later({ minutes: 0 });
};
const heard = (person: Person, words: string): number =>
  person.seesNow().filter((message) => message.text.includes(words)).length;

describe('on Monday', () => {
  let number: string;
  let ani: Person, rudi: Person, maya: Person;

  test('a report that nobody takes warns the technicians at 75 % of the response time', async () => {
    const { city } = holder;
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    maya = await city.invite('Maya Rompas', 'koordinator', '');
    number = await reports(ani, 'printer macet');
    expect(await ticketRow(city, number)).toMatchObject({
      priority: 'P3',
      response_due_at: at('11-23T11:00'),
      tier_due_at: at('11-24T09:00'),
      target_at: at('11-26T09:00'),
      warn_at: new Date('2026-11-25T10:52:30+08:00'),
    });
    await until(city, '11-23T10:29');
    expect(heard(rudi, 'belum ditanggapi')).toBe(0);
    await until(city, '11-23T10:31');
    expect((await rudi.sees('belum ditanggapi')).text).toContain('hari ini 11.00 WITA');
  });

  test('and once more when it is over; of a P3 the coordinator is not told at once, but it can be found', async () => {
    const { city } = holder;
    await until(city, '11-23T11:02');
    await rudi.sees('target tanggapannya sudah lewat');
    expect(heard(maya, number)).toBe(0);
    const row = await ticketRow(city, number);
    expect(row).toMatchObject({ told_response: 100, responded_at: null, breached_at: null });
    expect(row['response_breached_at']).not.toBeNull();
    await rudi.presses('Saya tangani');
    expect((await ticketRow(city, number))['responded_at']).toEqual(at('11-23T11:02'));
  });

  test('her technician is warned of his own limit in the afternoon, and told when it is over on Tuesday, not at night', async () => {
    const { city } = holder;
    await until(city, '11-23T15:38');
    expect((await rudi.sees('waktu tingkat ini hampir habis')).text).toContain('besok 09.00 WITA');
    await until(city, '11-24T08:59');
    expect(heard(rudi, 'waktu tingkat ini habis')).toBe(0);
    await until(city, '11-24T09:01');
    await rudi.sees('waktu tingkat ini habis');
    expect((await ticketRow(city, number))['tier_breached_at']).not.toBeNull();
  });

  test('Tier 2 gets it with its own time untouched by what Tier 1 overran', async () => {
    const { city } = holder;
    const yuni = await city.invite('Yuni Sompie', 'tier2', '');
    await until(city, '11-24T09:30');
    await rudi.says(`/teruskan ${number} sudah dinyalakan ulang`);
    await yuni.presses('Saya tangani', { on: await yuni.sees(number) });
    // 450 minutes of Tier 1's are charged, not the 480 it used: 900 remain, from Tuesday 09.30.
    expect(await ticketRow(city, number)).toMatchObject({
      desk: 'tier2',
      tier_due_at: at('11-26T09:30'),
      target_at: at('11-26T09:00'),
      tier_breached_at: null,
      told_tier: 0,
    });
    await until(city, '11-25T10:53');
    await yuni.sees('tiga perempat waktu sudah terpakai');
    expect(heard(rudi, 'tiga perempat')).toBe(0);
  });
});

describe('the clock rests', () => {
  test('while the reporter is asked; she is reminded twice in working time, then it closes with notice', async () => {
    const { city } = holder;
    await until(city, '11-26T09:00');
    const tono = await city.invite('Tono Sumual', 'staf', 'dinsos');
    const doni = await city.invite('Doni Pinontoan', 'tier1', 'dinsos', '800/7/2026');
    const number = await reports(tono, 'printer macet');
    await doni.says(`/ambil ${number}`);
    await city.settled();
    await city.later({ hours: 1 });
    await doni.says(`/minta ${number} Printer yang mana?`);
    await tono.sees('Printer yang mana?');
    const asked = await ticketRow(city, number);
    // An hour of 1350 minutes is used; 300 are left of Thursday, 450 of Friday and Monday each, 90 of Tuesday.
    expect(asked).toMatchObject({ is_paused: true, target_at: at('12-01T09:00') });

    await until(city, '11-27T09:59');
    expect(heard(tono, 'masih menunggu keterangan')).toBe(0);
    await until(city, '11-27T10:01');
    expect((await tono.sees('masih menunggu keterangan')).text).toContain('Printer yang mana?');
    await until(city, '11-30T09:59');
    expect(heard(tono, 'masih menunggu keterangan')).toBe(0);
    await until(city, '11-30T10:01');
    expect((await tono.sees('masih menunggu keterangan')).text).toContain('ditutup satu hari kerja lagi');
    await until(city, '12-01T10:01');
    await tono.sees('ditutup karena keterangan yang diminta tidak datang');
    await doni.sees('pelapor tidak menjawab');
    expect(await ticketRow(city, number)).toMatchObject({
      status: 'closed',
      is_open: false,
      breached_at: null,
    });
  });

  test('over a weekend with a vendor, and a new priority forgets neither the pause nor what was used', async () => {
    const { city } = holder;
    await until(city, '12-04T09:00');
    const lia = await city.invite('Lia Karundeng', 'staf', 'disdikbud');
    const beni = await city.invite('Beni Rumengan', 'tier1', 'disdikbud', '800/8/2026');
    const number = await reports(lia, 'printer macet');
    await beni.says(`/ambil ${number}`);
    await city.settled();
    await city.later({ minutes: 60 });
    await beni.pressesData(
      `a:wait:${String((await ticketRow(city, number))['case_id'])}:vendor`,
      await beni.sees(number),
    );
    await beni.presses('Belum tahu', { on: await beni.sees('kapan') });
    await lia.sees('menunggu vendor');
    await until(city, '12-07T09:00');
    await beni.pressesData(
      `a:reclassify:${String((await ticketRow(city, number))['case_id'])}:P2`,
      await beni.sees(number),
    );
    await beni.presses('Setelah diperiksa', { on: await beni.sees('mengapa diubah?') });
    // One hour of P2's 450 minutes is used, as of Friday 10.00 when the clock stopped.
    expect(await ticketRow(city, number)).toMatchObject({
      is_paused: true,
      priority: 'P2',
      breached_at: null,
    });
    await beni.says(`/tiket ${number}`);
    await beni.presses('Lanjutkan', { on: await beni.sees('Menunggu pihak lain') });
    expect((await ticketRow(city, number))['target_at']).toEqual(at('12-08T08:00'));
  });
});

describe('Rincian waktu', () => {
  test('says how the time came together: hours and breaks of each day, whose it was, what was not counted, and why it is red', async () => {
    const { city } = holder;
    const maya = await city.invite('Meiske Rompas', 'koordinator', '');
    await maya.says('/rincian BTG-2611-G-0001');
    const { text } = await maya.sees('Rincian waktu');
    for (const line of [
      '🔴 Merah: target selesai lewat 52 jam 30 menit (terpakai 75 jam dari 22 jam 30 menit).',
      'Prioritas P3, dihitung dalam jam kerja saja.',
      'Mulai: 23 November 2026 09.00 WITA',
      'Tanggapan: 23 November 2026 11.02 WITA, 2 jam 2 menit dari 2 jam 🔴',
      'Tier 1: 8 jam dari 7 jam 30 menit 🔴 — antrean 2 jam 2 menit, Rudi Mandagi 5 jam 58 menit',
      'Senin 23 November 2026: 07.30–12.00, 13.00–16.00 (istirahat 12.00–13.00)',
      '   11.02–12.00, 13.00–16.00 Tier 1, Rudi Mandagi: 3 jam 58 menit',
      '   09.30–12.00, 13.00–16.00 Tier 2 Diskominfo, Yuni Sompie: 5 jam 30 menit',
      'Sabtu 28 November 2026: bukan hari kerja',
      'Jumat 4 Desember 2026: 07.30–11.30, 13.00–16.30 (istirahat 11.30–13.00)',
    ])
      expect(text).toContain(line);
    await maya.says('/bahasa en');
    await maya.sees('The language has been changed');
    await maya.says('/rincian BTG-2611-G-0001');
    const english = (await maya.sees('How the time of BTG-2611-G-0001 was counted')).text;
    expect(english).toContain('🔴 Red: the target for completion is over by 52 h 30 min');
    expect(english).toContain('   09.30–12.00, 13.00–16.00 Tier 2 Diskominfo, Yuni Sompie: 5 h 30 min');
    await maya.says('/bahasa id');
    await maya.says('/rincian BTG-2612-G-0001');
    expect((await maya.sees('Rincian waktu')).text).toContain(
      'Tidak dihitung: menunggu vendor 6 jam 30 menit',
    );
  });
});
