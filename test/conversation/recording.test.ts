import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { numberIn, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, sari: Person;

beforeAll(async () => {
  const { city } = holder;
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  sari = await city.invite('Sari Lontoh', 'tier1', 'dinsos', '800/114/2026');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  await city.invite('Anita Kalalo', 'staf', 'dinsos');
});
beforeEach(() => {
  for (const one of [ani, rudi, sari]) one.seesNow();
});

describe('/lapor untuk NAME', () => {
  test('she telephones; he finds her by name, writes it down, and she gets the number and the usual question', async () => {
    await rudi.says('/lapor untuk ani');
    const who = await rudi.sees('laporan untuk siapa?');
    expect(who.buttons.flat()).toEqual(['Ani Wuisan · Dinkes', 'Belum terdaftar', 'Batal']);
    await rudi.presses('Ani Wuisan · Dinkes', { on: who });
    await rudi.presses('Telepon', { on: await rudi.sees('bagaimana Ani Wuisan melapor?') });
    await rudi.sees('Apa kendalanya?');
    await rudi.says('printer ruang gizi macet');
    await rudi.presses('Saya saja', { on: await rudi.sees('Berapa banyak') });
    await rudi.presses('Masih bisa bekerja', { on: await rudi.sees('Seberapa mengganggu') });
    const draft = await rudi.sees('Perkiraan:');
    expect(draft.text).toContain('Untuk Ani Wuisan, melalui telepon');
    await rudi.presses('Kirim', { on: draft });
    const told = await ani.sees('Rudi Mandagi mencatat laporan Bapak/Ibu');
    const number = numberIn(told.text);
    expect(await ticketRow(holder.city, number)).toMatchObject({
      desk: 'tier1',
      status: 'queued',
      office_code: 'dinkes',
    });
    const card = await rudi.sees(new RegExp(`^${number} ·`));
    expect(card.text).toContain('Pelapor: Ani Wuisan');
    expect(card.text).toContain('Dicatat oleh Rudi Mandagi (telepon)');
    await rudi.presses('Saya tangani', { on: card });
    await ani.sees('sekarang ditangani Rudi Mandagi');
    await rudi.says(`/riwayat ${number}`);
    expect((await rudi.sees('Riwayat')).text).toContain('Laporan diterima: Rudi Mandagi');
    await rudi.says(`/selesai ${number} kertas dikeluarkan`);
    await ani.presses('Sudah teratasi', { on: await ani.sees('Apakah kendala sudah teratasi?') });
    await ani.sees('ditutup');
  });

  test('somebody not registered came in person: kept as a name; Rudi is asked to call and answer for him', async () => {
    await rudi.says('/lapor untuk Pak Yance');
    await rudi.presses('Belum terdaftar', {
      on: await rudi.sees('tidak ditemukan di kantor yang Bapak/Ibu layani'),
    });
    await rudi.presses('Datang langsung', { on: await rudi.sees('bagaimana Pak Yance melapor?') });
    await rudi.says('komputer loket tidak menyala');
    await rudi.presses('Saya saja', { on: await rudi.sees('Berapa banyak') });
    await rudi.presses('Tidak bisa bekerja', { on: await rudi.sees('Seberapa mengganggu') });
    await rudi.presses('Kirim', { on: await rudi.sees('Perkiraan:') });
    const number = numberIn((await rudi.sees('Laporan diterima')).text);
    const card = await rudi.sees(new RegExp(`^${number} ·`));
    expect(card.text).toContain('Pelapor: Pak Yance');
    expect(card.text).toContain('Dicatat oleh Rudi Mandagi (datang langsung)');
    expect(await ticketRow(holder.city, number)).toMatchObject({ desk: 'tier1' });
    await rudi.says(`/selesai ${number} catu daya diganti`);
    const asked = await rudi.sees('Apakah kendala sudah teratasi?');
    expect(asked.text).toContain('Mohon hubungi Pak Yance, lalu jawab atas namanya');
    await rudi.presses('Sudah teratasi', { on: asked });
    await rudi.sees(`${number} ditutup`);
  });

  test('nobody of another office is found, and a colleague of hers cannot be written down for', async () => {
    await rudi.says('/lapor untuk anita');
    const who = await rudi.sees('tidak ditemukan');
    expect(who.buttons.flat()).toEqual(['Belum terdaftar', 'Batal']);
    const { rows } = await holder.city.database.pool.query<{ id: number }>(
      `select id from people where name = 'Anita Kalalo'`,
    );
    await rudi.pressesData(`d:WHO:${rows[0]?.id ?? 0}`, who);
    await holder.city.settled();
    expect(rudi.lastMessage('bagaimana Anita')).toBeUndefined();
    await rudi.says('wuisan');
    await rudi.presses('Ani Wuisan · Dinkes', { on: await rudi.sees('laporan untuk siapa?') });
    await rudi.says('/batal');
    await rudi.sees('Tidak ada yang terkirim');
  });

  test('a coordinator asks for the office of whoever is not registered; who is no technician reports an ordinary fault', async () => {
    const meity = await holder.city.invite('Meity Paat', 'koordinator', '');
    await meity.says('/lapor untuk Ibu Grace');
    await meity.presses('Belum terdaftar', { on: await meity.sees('tidak ditemukan') });
    await meity.sees('bekerja di kantor mana?');
    await meity.says('sosial');
    await meity.presses('Dinas Sosial', { on: await meity.sees(/bekerja di kantor mana[\s\S]*/) });
    await meity.presses('WhatsApp', { on: await meity.sees('bagaimana Ibu Grace melapor?') });
    await meity.says('absen sidik jari rusak');
    await meity.presses('Saya saja', { on: await meity.sees('Berapa banyak') });
    await meity.presses('Masih bisa bekerja', { on: await meity.sees('Seberapa mengganggu') });
    await meity.presses('Kirim', { on: await meity.sees('Perkiraan:') });
    expect((await sari.sees('absen sidik jari rusak')).text).toContain('Pelapor: Ibu Grace');
    await ani.says('/lapor untuk ruang rapat proyektor mati');
    await ani.sees('untuk ruang rapat proyektor mati');
    await ani.says('/batal');
  });
});
