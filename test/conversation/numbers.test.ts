import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports } from './acts.ts';

/** Five minutes before midnight in Bitung on the last day of November; in UTC it is still the afternoon. */
const holder = aCity({ now: '2026-11-30T23:55:00+08:00' });
let ani: Person, tono: Person, rudi: Person;

beforeAll(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  tono = await holder.city.invite('Tono Sumual', 'staf', 'dinkes');
  rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
});

describe('numbers', () => {
  test('run without gaps per kind and month, by the city’s own midnight', async () => {
    expect(await reports(ani, 'printer macet')).toBe('BTG-2611-G-0001');
    expect(await reports(ani, 'mohon dibuatkan akun email dinas')).toBe('BTG-2611-P-0001');
    await ani.says('tidak jadi dikirim, keyboard rusak');
    await ani.says('/batal');
    const together = await Promise.all([reports(ani, 'monitor berkedip'), reports(tono, 'wifi lambat')]);
    expect(together.toSorted()).toEqual(['BTG-2611-G-0002', 'BTG-2611-G-0003']);
    await holder.city.later({ minutes: 6 });
    expect(await reports(ani, 'scanner mati')).toBe('BTG-2612-G-0001');
    expect(await reports(tono, 'mohon perubahan konfigurasi domain')).toBe('BTG-2612-U-0001');
  });

  test('a short form that fits two months is asked back, and the choice is acted on', async () => {
    await rudi.says('/ambil g-1');
    const which = await rudi.sees('cocok dengan beberapa tiket');
    expect(which.buttons.flat().toSorted()).toEqual(['BTG-2611-G-0001 · Dinkes', 'BTG-2612-G-0001 · Dinkes']);
    await rudi.presses('BTG-2611-G-0001', { on: which });
    await ani.sees('BTG-2611-G-0001: sekarang ditangani Rudi Mandagi');
    await rudi.says('/ambil BTG 2612 g 1');
    await ani.sees('BTG-2612-G-0001: sekarang ditangani Rudi Mandagi');
  });

  test('of a closed and an open one the open one is meant', async () => {
    await rudi.says('/selesai BTG-2611-G-0001 rol kertas diganti');
    await ani.presses('Sudah teratasi', { on: await ani.sees('rol kertas diganti') });
    await ani.sees('Seberapa puas');
    await rudi.says('/selesai G-1 kabel daya dipasang');
    await ani.sees('kabel daya dipasang');
  });

  test('the number stays when the kind changes', async () => {
    rudi.seesNow();
    await rudi.says('/tiket BTG-2611-P-1');
    await rudi.presses('Lainnya', { on: await rudi.sees(/BTG-2611-P-0001[\s\S]*akun email dinas/) });
    await rudi.presses('Ubah jenis/prioritas', { on: await rudi.sees('BTG-2611-P-0001: lainnya') });
    await rudi.presses('Perubahan', { on: await rudi.sees('jenis atau prioritas') });
    await rudi.sees('mengapa diubah?');
    await rudi.says('ini perubahan kuota, bukan akun baru');
    expect((await ani.sees('sekarang Perubahan')).text).toContain('BTG-2611-P-0001');
  });
});
