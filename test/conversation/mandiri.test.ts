import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity, startCity } from '../support/desk.ts';

describe('PD Mandiri TIK (Bitung 47)', () => {
  const holder = aCity();
  let head: Person, dewi: Person, kadis: Person, sekda: Person, ani: Person, rudi: Person, budi: Person;

  beforeAll(async () => {
    const { city } = holder;
    head = await city.invite('Kepala Dinkes', 'kepala_pd', 'dinkes');
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    kadis = await city.invite('Kepala Dinas', 'kadis', '');
    sekda = await city.invite('Sekda', 'sekda', 'setda');
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes');
    budi = await city.invite('Budi Lasut', 'tier2', '');
  });

  const flag = async () => {
    const { rows } = await holder.city.database.pool.query<{ is: boolean; decree: string | null }>(
      `select pd_mandiri as is, pd_mandiri_decree as decree from offices where code = 'dinkes'`,
    );
    return rows[0];
  };

  test('an office applies, is assessed on both criteria, proposed, and designated only with the number of the decree', async () => {
    await ani.says('/mandiri');
    const seen = await ani.sees('Belum pernah diajukan');
    expect(seen.buttons.flat()).toEqual([]);

    await head.says('/mandiri');
    await head.sees('Pasal 47 ayat (4)');
    await head.presses('Ajukan untuk keduanya');
    await head.sees('dikirim ke Diskominfo');
    await head.presses('Ajukan untuk LAN');
    const card = await dewi.sees('Pengajuan PD Mandiri TIK');
    await dewi.presses('SDM TIK: ada', { on: card });
    expect(await flag()).toEqual({ is: false, decree: null });
    await dewi.presses('Pengalaman: ada');
    await head.sees('layak, menunggu usulan');

    await kadis.sees('Pengajuan PD Mandiri TIK');
    await kadis.presses('Usulkan ke Ketua Tim');
    await kadis.sees('Nomor surat usulan');
    await kadis.says('sudah saya tanda tangani');
    await kadis.sees('tanpa nomor langkah ini tidak dapat dicatat');
    await kadis.says('800/31/Diskominfo/2026');
    await sekda.sees('800/31/Diskominfo/2026');
    await sekda.presses('Tetapkan');
    await sekda.sees('Nomor SK Sekretaris Daerah');
    await sekda.says('setuju');
    await sekda.sees('tanpa nomor');
    expect(await flag()).toEqual({ is: false, decree: null });
    await sekda.says('188.45/210/SEKDA/2026');
    await head.sees('ditetapkan sebagai PD Mandiri TIK');
    expect(await flag()).toEqual({ is: true, decree: '188.45/210/SEKDA/2026' });
    await head.says('/mandiri');
    await head.sees('SK Sekretaris Daerah 188.45/210/SEKDA/2026');
  });

  test('its LAN stays with its own technician, also when he reports himself; what is not its own goes its usual way', async () => {
    await rudi.says('switch LAN di ruang server Dinkes mati, kabel LAN tidak konek');
    await rudi.presses('Kirim', { on: await rudi.sees('BELUM TERKIRIM') });
    await rudi.sees(/Ditangani oleh Tier 1/);
    await rudi.says('/batal');
    await rudi.says('website dinas kena hack, muncul judi online');
    const choice = await rudi.sees(/untuk tiket yang mana|BELUM TERKIRIM/);
    if (choice.buttons.flat().includes('Laporan baru')) await rudi.presses('Laporan baru', { on: choice });
    await rudi.presses('Kirim', { on: await rudi.sees('Tekan Kirim') });
    await rudi.sees(/Ditangani oleh Tier 2 Diskominfo/);
    await budi.sees(/P1/);
  });

  test('nobody without the flag and the number gets it past the database either', async () => {
    await expect(
      holder.city.database.pool.query(`update offices set pd_mandiri = true where code = 'dinsos'`),
    ).rejects.toThrow('offices_mandiri_by_decree');
  });

  test('a step of somebody else is not there for others', async () => {
    const { rows } = await holder.city.database.pool.query<{ caseId: string }>(
      'select case_id as "caseId" from mandiri_cases',
    );
    const press = await ani.pressesData(
      `m:designate:${rows[0]?.caseId ?? ''}`,
      ani.lastMessage('Belum pernah') as { id: number },
    );
    expect(press.text).toContain('tidak ada, atau bukan bagian');
  });
});

test('Padang refuses it and says why', async () => {
  const city = await startCity({ region: 'padang' });
  try {
    const head = await city.invite('Kepala Dinsos', 'kepala_pd', 'dinsos');
    await head.says('/mandiri');
    await head.sees('tidak mengenal PD Mandiri TIK');
    await head.seesNothing({ for: 100 });
  } finally {
    await city.stop();
  }
});
