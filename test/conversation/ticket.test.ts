import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person, citra: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'DINKES', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
  tier2 = await city.bindTier2([budi, citra], { forum: true, botIsAdmin: true });
});

describe('a ticket, from message to rating', () => {
  test('a clerk reports, her technician passes it on, Tier 2 solves it, she confirms and rates', async () => {
    await ani.says('internet di kantor mati dari tadi pagi, semua tidak bisa kerja');
    const draft = await ani.sees('BELUM TERKIRIM');
    expect(draft.buttons.flat()).toEqual(['Kirim', 'Ubah', 'Batal']);
    await ani.presses('Kirim', { on: draft });
    const receipt = await ani.sees(/Laporan diterima: BTG-2611-G-0001/);
    expect(receipt.text).toContain('Tier 1');
    expect(receipt.text).toContain('Target selesai');

    const card = await rudi.sees('BTG-2611-G-0001');
    expect(card.text).toContain('Ani Wuisan');
    expect(card.text).toContain('internet di kantor mati');
    expect(card.buttons.flat()).toEqual(
      expect.arrayContaining([
        'Saya tangani',
        'Minta keterangan',
        'Teruskan ke Diskominfo',
        'Selesai',
        'Lainnya',
      ]),
    );
    await rudi.presses('Saya tangani');
    await rudi.sees('Rudi Mandagi sejak');
    await ani.sees('sekarang ditangani Rudi Mandagi');

    await rudi.presses('Minta keterangan');
    await rudi.sees('keterangan apa yang diminta');
    await rudi.says('lampu router menyala tidak?');
    await ani.sees('lampu router menyala tidak?');
    await ani.says('lampunya merah semua');
    await rudi.sees('lampunya merah semua');

    await rudi.presses('Teruskan ke Diskominfo');
    await rudi.sees('apa yang sudah dicoba');
    await rudi.presses('Sudah dinyalakan ulang');
    await ani.sees('diteruskan ke Tier 2 Diskominfo');

    const inGroup = await budi.in(tier2).sees('BTG-2611-G-0001');
    expect(inGroup.text).toContain('Sudah dicoba Tier 1: Sudah dinyalakan ulang');
    await budi.in(tier2).presses('Saya tangani', { on: inGroup });
    await ani.sees('sekarang ditangani Budi Lasut');
    const late = await citra.in(tier2).presses('Selesai', { on: inGroup });
    expect(late.text).toMatch(/Sudah ditangani oleh Budi Lasut sejak 09\.00 WITA/);

    await budi.in(tier2).replies(inGroup, 'kabel FO putus, tim sudah di jalan');
    await ani.sees('kabel FO putus, tim sudah di jalan');
    await budi.in(tier2).replies(inGroup, '// ini hanya untuk kita');
    await budi.in(tier2).presses('Selesai', { on: inGroup });
    const question = await budi.in(tier2).sees('atau balas pesan ini');
    await budi.in(tier2).replies(question, 'FO sudah disambung');
    const ask = await ani.sees('Apakah kendala sudah teratasi?');
    expect(ask.text).toContain('FO sudah disambung');
    await ani.presses('Belum teratasi', { on: ask });
    await budi.in(tier2).sees('belum teratasi');
    await budi.in(tier2).presses('Selesai', { on: inGroup });
    await budi.in(tier2).sees('apa penyelesaiannya');
    await budi.in(tier2).presses('Jaringan sudah pulih');
    await ani.sees('Jaringan sudah pulih');
    await ani.presses('Sudah teratasi');
    await ani.sees('Seberapa puas');
    await ani.presses('⭐⭐⭐⭐⭐');
    await budi.in(tier2).sees('Penilaian: ⭐⭐⭐⭐⭐');
    expect(ani.transcript()).not.toContain('hanya untuk kita');
  });
});
