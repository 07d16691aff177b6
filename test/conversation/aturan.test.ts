import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';

describe('in Bitung', () => {
  const holder = aCity();
  let ani: Person, passerBy: Person;

  beforeAll(async () => {
    const { city } = holder;
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    passerBy = city.sim.play.person('Warga Biasa');
  });

  test('an article is found however its number is written', async () => {
    for (const typed of ['41(7)a', 'pasal 41 ayat 7 huruf a', 'Pasal 41 ayat (7) huruf a', 'psl. 41 (7) a']) {
      await ani.says(`/aturan ${typed}`);
      const shown = await ani.sees(
        'Peraturan Walikota Bitung Nomor 69 Tahun 2021, Pasal 41 ayat (7) huruf a',
      );
      expect(shown.text).toContain('BAB V MANAJEMEN SPBE');
      expect(shown.text).toContain('a. Setiap PD menunjuk minimal 1 (satu) orang staf');
      expect(shown.text).not.toContain('b. Dinas membentuk unit');
    }
    await ani.says('/aturan 1(36)');
    await ani.sees('Pasal 1 angka 36');
    await ani.says('/aturan 4 huruf c');
    await ani.sees('c. Audit teknologi informasi dan komunikasi;');
  });

  test('the print stays as it is, and what is meant stands below with the reason', async () => {
    await ani.says('/aturan 41(3)');
    const shown = await ani.sees('Pasal 41 ayat (3)');
    expect(shown.text).toContain('keluhan, gangguan, masalah, pemerintah dan perubahan');
    expect(shown.text).toContain('Tercetak "pemerintah"; yang dimaksud "permintaan"');
    expect(shown.text).toContain('lihat Pasal 49(3) Perwako Padang 76/2019');
    expect(shown.text).not.toContain('Pasal 31 ayat (1)');
    await ani.says('/aturan 19');
    expect((await ani.sees('Pasal 19')).text).toContain('Pindaian terbaca "pereturan"; ditulis "peraturan"');
  });

  test('the neighbours, the whole article and a long one page by page are a press or a command away', async () => {
    await ani.says('/aturan 41(8)');
    const paragraph = await ani.sees('Pasal 41 ayat (8)');
    expect(paragraph.buttons.flat()).toEqual(['‹ Pasal 40', 'Seluruh Pasal 41', 'Pasal 42 ›']);
    await ani.presses('Seluruh Pasal 41', { on: paragraph });
    const whole = await ani.sees('(12) Dalam pelaksanaan manajemen Layanan SPBE');
    await ani.presses('Pasal 42 ›', { on: whole });
    await ani.sees('2021, Pasal 42');
    await ani.says('/aturan 1');
    const first = await ani.sees('Pasal 1 · halaman 1 dari');
    expect(first.text).toContain('Dalam Peraturan Walikota ini yang dimaksud dengan');
    expect(first.buttons.flat()).toEqual(['Berikutnya ›', 'Pasal 2 ›']);
    await ani.presses('Berikutnya', { on: first });
    const second = await ani.sees('halaman 2 dari');
    await ani.says('/aturan 1 hal 2');
    expect((await ani.sees('halaman 2 dari')).text).toBe(second.text);
    await ani.says('/aturan 51');
    expect((await ani.sees('Pasal 51')).buttons.flat()).toEqual(['‹ Pasal 50']);
  });

  test('words are found in any form, and the results can be gone back to', async () => {
    await ani.says('/aturan mencadangkan data');
    const found = await ani.sees('"mencadangkan data" dalam Perwali Bitung 69/2021');
    expect(found.text).toContain('Pasal 18 ayat (1)');
    await ani.presses('Pasal 18(1)', { on: found });
    const opened = await ani.sees('pencadangan (back-up) data secara berkala');
    await ani.presses('Hasil pencarian', { on: opened });
    expect((await ani.sees('"mencadangkan data"')).text).toBe(found.text);
    await ani.says('/aturan layanan spbe');
    const many = await ani.sees('halaman 1 dari');
    await ani.presses('Berikutnya', { on: many });
    const next = await ani.sees('"layanan spbe" dalam Perwali Bitung 69/2021 · halaman 2');
    await ani.says('/aturan layanan spbe hal 2');
    expect((await ani.sees('halaman 2')).text).toBe(next.text);
    // What is meant instead of a misprint is found, too.
    await ani.says('/aturan permintaan perubahan');
    expect((await ani.sees('"permintaan perubahan"')).text).toContain('Pasal 41 ayat (3)');
  });

  test('a typing error is forgiven', async () => {
    await ani.says('/aturan pencadangn');
    const found = await ani.sees('yang paling mirip');
    expect(found.text).toContain('Pasal 18 ayat');
    await ani.says('/aturan qwertyuiop');
    await ani.sees('Tidak ada ketentuan tentang "qwertyuiop"');
  });

  test('what is not there is said with what is', async () => {
    await ani.says('/aturan 52');
    await ani.sees('tidak mempunyai Pasal 52; pasalnya 1 sampai 51');
    await ani.says('/aturan 41(13)');
    const shown = await ani.sees('ayat atau angka 1 sampai 12');
    await ani.presses('Pasal 41', { on: shown });
    await ani.sees('2021, Pasal 41');
    await ani.says('/aturan rekomendasi anggaran');
    const lacks = await ani.sees('tidak mengatur rekomendasi anggaran TIK');
    await ani.presses('Pasal 10(1)', { on: lacks });
    await ani.sees('Rencana dan anggaran SPBE disusun oleh PD');
    expect((await ani.pressesData('law:kosong:1:', lacks)).text).toContain('tidak berlaku');
  });

  test('the law is public: without words its contents are listed, also for whom we do not know', async () => {
    await passerBy.says('/aturan');
    const contents = await passerBy.sees('BAB VI AUDIT TEKNOLOGI INFORMASI DAN KOMUNIKASI: Pasal 42–45');
    await passerBy.presses('BAB VI', { on: contents });
    await passerBy.sees('Pasal 42');
  });

  test('in English the frame is translated, the law is not', async () => {
    await ani.says('/bahasa en');
    await ani.sees('language has been changed');
    await ani.says('/aturan 41(9)');
    const shown = await ani.sees('Pasal 41 ayat (9)');
    expect(shown.text).toContain('Dalam hal Service Desk Tier 1 tidak mampu');
    expect(shown.text).toContain('Printed "maka Service Desk Tier 2"; meant is');
    expect(shown.buttons.flat()).toContain('All of article 41');
    await ani.says('/bahasa id');
    await ani.sees('Bahasa');
  });

  test('a refusal that rests on the law says so and opens its article', async () => {
    await ani.says('/undang staf dinkes');
    const refused = await ani.sees('Mengundang dilakukan oleh koordinator');
    expect(refused.text).toContain('Dasar: Pasal 41(11) · /aturan 41(11)');
    await ani.presses('Pasal 41(11)', { on: refused });
    await ani.sees('Dinas melakukan koordinasi dan supervisi');
    // The refusal keeps its button.
    await ani.presses('Pasal 41(11)', { on: refused });
    await ani.sees('Dinas melakukan koordinasi dan supervisi');
    await ani.says('/antrean');
    expect((await ani.sees('Daftar ini untuk teknisi')).buttons.flat()).toEqual(['Pasal 41(7)a']);
    expect((await ani.pressesData('pasal:kosong', refused)).text).toContain('tidak berlaku');
  });

  test('a restart writes the text once, a second one nothing new', async () => {
    const { city } = holder;
    const count = async () =>
      (
        await city.database.pool.query<{ n: string }>(
          'select count(*) || max(xmin::text) as n from law_parts',
        )
      ).rows[0]?.n;
    const before = await count();
    await city.restart();
    expect(await count()).toBe(before);
    await city.database.pool.query(`update settings set value = 'another' where key = 'law:bitung'`);
    await city.restart();
    expect(await count()).not.toBe(before);
    await ani.says('/aturan sensor');
    await ani.sees('Pasal 1 angka 25');
  });

  test('on a server without pg_trgm words are still found', async () => {
    const { city } = holder;
    await city.database.pool.query('drop extension pg_trgm');
    await ani.says('/aturan pencadangn');
    await ani.sees('Tidak ada ketentuan tentang');
    await ani.says('/aturan pencadangan');
    await ani.sees('Pasal 18 ayat (1)');
  });
});

describe('in Padang', () => {
  const holder = aCity({ region: 'padang' });

  test('the same number is another article, and what only Bitung has is said to be missing', async () => {
    const person = holder.city.sim.play.person('Uni Yeni');
    await person.says('/aturan 28(5)');
    const shown = await person.sees('Peraturan Wali Kota Padang Nomor 76 Tahun 2019, Pasal 28 ayat (5)');
    expect(shown.text).toContain('penonaktifan teknis secara sementara atau permanen');
    await person.says('/aturan PD Mandiri TIK');
    const lacks = await person.sees('Perwako Padang 76/2019 tidak mengatur PD Mandiri TIK');
    expect(lacks.text).toContain('Yang berlaku di Kota Padang: Pasal 17 ayat (4), Pasal 26 ayat (1)');
    await person.presses('Pasal 17(4)', { on: lacks });
    await person.sees('diselenggarakan oleh Dinas');
    await person.says('/aturan tier 2');
    await person.sees('berlaku sebagai praktik');
    await person.says('/aturan 52');
    await person.sees('2019, Pasal 52');
    await person.says('/aturan 65');
    await person.sees('pasalnya 1 sampai 64');
  });

  test('a refusal cites what this city has', async () => {
    const head = await holder.city.invite('Uda Rizal', 'kepala_pd', 'dinkes');
    await head.says('/mandiri');
    const refused = await head.sees('tidak mengenal PD Mandiri TIK');
    expect(refused.buttons.flat()).toEqual(['Pasal 17(4), 26(1)']);
    await head.presses('Pasal 17(4)', { on: refused });
    await head.sees('Pasal 17 ayat (4)');
    await head.says('/undang staf dinkes');
    expect((await head.sees('Mengundang dilakukan oleh koordinator')).text).not.toContain('Dasar');
  });
});
