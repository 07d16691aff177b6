import { expect, test } from 'vitest';
import { aCity } from '../support/desk.ts';
import { reports, takes } from './acts.ts';

/** Monday, 2 November 2026, 08.00 in Bitung. */
const holder = aCity({ now: '2026-11-02T08:00:00+08:00' });

test('each tier answers for its own time: Tier 1 kept a ticket too long, Tier 2 solved it at once; a pause is nobody’s', async () => {
  const { city } = holder;
  const ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  const rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  const citra = await city.invite('Citra Rumagit', 'tier2', '');
  const dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
  const number = await reports(ani, 'printer loket tidak mencetak');
  await takes(rudi, number);
  // Tier 1 may keep a P3 one working day (450 minutes); it lies there for two.
  await city.later({ days: 2 });
  await rudi.says(`/teruskan ${number} tinta sudah diganti`);
  await citra.presses('Saya tangani', { on: await citra.sees(number) });
  await citra.says(`/minta ${number} mohon foto panel printer`);
  const question = await ani.sees('mohon foto panel printer');
  await city.later({ hours: 2 });
  await ani.replies(question, 'lampunya merah');
  await city.later({ minutes: 30 });
  await citra.says(`/selesai ${number} baki kertas dipasang kembali`);
  await ani.presses('Sudah teratasi', { on: await ani.sees('Apakah kendala sudah teratasi?') });
  await city.settled();
  await city.later({ minutes: 1 });
  await dewi.says('/laporan');
  const { text } = await dewi.sees('Laporan November 2026');
  expect(text).toContain('Penyelesaian dalam target (usulan): 1/1 (100 %)');
  expect(text).toContain(
    'Tier 1: diterima 1, diselesaikan 0, dalam waktunya 0/1 (0 %), waktu tengah 2 hari kerja',
  );
  expect(text).toContain(
    'Tier 2: diterima 1, diselesaikan 1, dalam waktunya 1/1 (100 %), waktu tengah 30 menit',
  );
  expect(text).toContain('Jeda, tidak dihitung: menunggu pelapor 1 kali (2 jam)');
  expect(text).toContain('diteruskan 1');
  const { rows } = await city.database.pool.query<Record<string, unknown>>('select * from outcomes');
  expect(rows).toMatchObject([{ tier1_kept: false, tier2_minutes: 30, tier2_kept: true }]);
}, 60_000);
