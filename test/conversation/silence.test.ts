import { describe, expect, test } from 'vitest';
import { aCity } from '../support/desk.ts';
import { complains, reports, takes, ticketRow } from './acts.ts';

/** Wednesday before Christmas: 24 December is collective leave, 25 a holiday, then a weekend. Source: regions/bitung.yaml. */
const holder = aCity({ now: '2026-12-23T10:00:00+08:00' });

describe('silence', () => {
  test('closes a solved ticket after three working days, with notice; it may still be rated; a complaint never', async () => {
    const { city } = holder;
    const ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    const rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    const maya = await city.invite('Maya Rompas', 'koordinator', '');
    const number = await reports(ani, 'printer macet');
    const sinta = await city.invite('Sinta Koloay', 'koordinator', '');
    const complaint = await complains(ani, 'saya mau mengeluh, petugas tidak sopan', {
      about: 'Tier 1 kantor saya',
    });
    await takes(rudi, number);
    await takes(maya, complaint);
    await rudi.says(`/selesai ${number} rol diganti`);
    await maya.says(`/selesai ${complaint} petugas sudah ditegur`);
    await sinta.presses('Setujui kesimpulan', { on: await sinta.sees('mengusulkan kesimpulan') });
    await ani.sees('rol diganti');
    await ani.sees('petugas sudah ditegur');

    await city.later({ days: 5, hours: 23 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'resolved' });
    await city.later({ days: 1, hours: 2 });
    const closed = await ani.sees('ditutup karena tidak ada jawaban selama 3 hari kerja');
    expect(closed.text).toContain(number);
    expect(await ticketRow(city, number)).toMatchObject({ status: 'closed', is_open: false });
    await ani.presses('⭐⭐⭐⭐⭐', { on: closed });
    await rudi.sees('Penilaian: ⭐⭐⭐⭐⭐');
    await rudi.says(`/riwayat ${number}`);
    expect((await rudi.sees('Riwayat')).text).toContain('Ditutup otomatis karena tidak ada jawaban');

    await city.later({ days: 20 });
    expect(await ticketRow(city, complaint)).toMatchObject({ status: 'resolved', is_open: true });
  });

  test('ends when she answers in time', async () => {
    const { city } = holder;
    const tono = await city.invite('Tono Sumual', 'staf', 'dinsos');
    const doni = await city.invite('Doni Pinontoan', 'tier1', 'dinsos', '800/7/2026');
    const number = await reports(tono, 'layar hitam');
    await doni.says(`/selesai ${number} kabel dipasang`);
    await tono.presses('Belum teratasi', { on: await tono.sees('kabel dipasang') });
    await city.later({ days: 10 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'handled', is_open: true });
  });
});
