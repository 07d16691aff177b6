import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { numberIn } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, tono: Person, meity: Person, group: Group;

beforeAll(async () => {
  const { city } = holder;
  meity = await city.invite('Meity Tangkudung', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes');
  tono = await city.invite('Tono Pangemanan', 'tier1', 'dinsos', '800/113/2026');
});

describe('the list of offices', () => {
  test('the coordinator turns its pages and opens one', async () => {
    await meity.says('/pd');
    const first = await meity.sees('halaman 1 dari');
    expect(first.text).toMatch(/• \S.*: \d+ pegawai/);
    expect(first.buttons.flat()).toContain('Berikutnya ›');
    expect(first.buttons.flat()).not.toContain('‹ Sebelumnya');
    await meity.presses('Berikutnya', { on: first });
    const second = await meity.sees('halaman 2 dari');
    expect(second.buttons.flat()).toContain('‹ Sebelumnya');
    await meity.pressesData('o:PAGE:999', second);
    expect((await meity.sees(/halaman (\d+) dari \1/)).buttons.flat()).not.toContain('Berikutnya ›');
    await meity.says('/pd dinas kesehatan');
    const sheet = await meity.sees('Dinas Kesehatan (Dinkes)');
    expect(sheet.text).toContain('Tier 1: Rudi Mandagi · nomor surat penunjukan belum ada (Pasal 41(7)a)');
    expect(sheet.text).toContain('Pegawai terdaftar: 2');
    expect(sheet.text).toContain('start=kantor-dinkes');
    expect(sheet.buttons.flat()).toEqual(['Kode QR', 'Tambah unit']);
    await meity.says('/pd dinas');
    expect((await meity.sees('Yang mana?')).buttons.flat().length).toBe(6);
  });

  test('a technician opens his own office; another’s is the same as one that is not there', async () => {
    await rudi.says('/pd');
    await rudi.sees('Dinas Kesehatan (Dinkes)');
    await rudi.says('/pd dinsos');
    const foreign = await rudi.sees('bukan bagian');
    await rudi.says('/pd dinxyz');
    expect((await rudi.sees('"dinxyz"')).text.replace('dinxyz', 'dinsos')).toBe(foreign.text);
    const pressed = await rudi.pressesData('o:QR:dinsos', foreign);
    expect(pressed.text).toBe((await rudi.pressesData('o:QR:dinxyz', foreign)).text);
    await ani.says('/pd');
    await ani.sees('dibuka oleh koordinator');
  });

  test('the link comes as a QR code to print', async () => {
    await rudi.says('/pd');
    await rudi.presses('Kode QR', { on: await rudi.sees('Dinas Kesehatan (Dinkes)') });
    const photo = await rudi.sees('[photo]');
    expect(photo.text).toContain(`start=kantor-dinkes`);
  });
});

describe('a unit', () => {
  test('is added by the technician of its office, one question at a time', async () => {
    const { city } = holder;
    await rudi.says('/pd');
    await rudi.presses('Tambah unit', { on: await rudi.sees('Dinas Kesehatan (Dinkes)') });
    await rudi.sees('apa namanya?');
    await rudi.says('x'.repeat(200));
    await rudi.sees('paling panjang 100');
    await rudi.says('Dinas Sosial');
    await rudi.sees('sudah ada');
    await rudi.says('Puskesmas Danowudu');
    const kind = await rudi.sees('jenis unitnya?');
    expect(kind.buttons.flat()).toEqual(['Puskesmas', 'UPTD', 'Kelurahan', 'Sekolah', 'Lainnya', 'Batal']);
    await rudi.says('puskesmas');
    await rudi.presses('Puskesmas', { on: await rudi.sees('jenis unitnya?') });
    await rudi.sees('di mana tempatnya?');
    await rudi.says('Kelurahan Danowudu');
    expect((await rudi.sees('ditambahkan pada Dinas Kesehatan')).text).toContain(
      'start=kantor-puskesmas-danowudu',
    );
    const { rows } = await city.database.pool.query(
      `select parent_code, kind, location, work_pattern, is_of_region from offices where code = 'puskesmas-danowudu'`,
    );
    expect(rows).toEqual([
      {
        parent_code: 'dinkes',
        kind: 'puskesmas',
        location: 'Kelurahan Danowudu',
        work_pattern: 'five_days',
        is_of_region: false,
      },
    ]);
    expect((await rudi.pressesData('o:KIND:uptd', kind)).text).toContain('tidak berlaku');
    const forged = await tono.pressesData('o:UNIT:dinkes', await tono.says('x'));
    expect(forged.text).toContain('tidak ada, atau bukan bagian');
    await rudi.says('/pd danowudu');
    const sheet = await rudi.sees('Unit dari Dinas Kesehatan');
    expect(sheet.text).toContain('Dilayani Tier 1 Dinas Kesehatan');
    expect(sheet.text).toContain('Tempat: Kelurahan Danowudu');
    expect(sheet.buttons.flat()).toEqual(['Kode QR']);
    await meity.says('/pd dinkes');
    expect((await meity.sees('Unit: Puskesmas Danowudu')).buttons.flat()).toContain('Puskesmas Danowudu');
  });

  test('survives a restart, and who thinks better of another one adds nothing', async () => {
    const { city } = holder;
    await city.restart();
    await rudi.says('/pd');
    await rudi.presses('Tambah unit', {
      on: await rudi.sees(/Dinas Kesehatan \(Dinkes\)[\s\S]*Puskesmas Danowudu/),
    });
    await rudi.sees('apa namanya?');
    await rudi.says('/batal');
    await rudi.sees('Unit tidak ditambahkan');
    const { rows } = await city.database.pool.query(
      'select 1 from offices where parent_code is not null and not is_of_region and is_active',
    );
    expect(rows).toHaveLength(1);
  });

  test('is served by the Tier 1 of its office until it has its own', async () => {
    const { city } = holder;
    const nurse = city.sim.play.person('Vonny Supit');
    await nurse.says('/start kantor-puskesmas-danowudu');
    await nurse.presses('Saya mengerti', { on: await nurse.sees('Pemberitahuan privasi') });
    await nurse.sees('Puskesmas Danowudu');
    await nurse.presses('Vonny');
    await nurse.sees('Permintaan pendaftaran di Puskesmas Danowudu');
    await rudi.presses('Setujui', { on: await rudi.sees('Permintaan pendaftaran\nVonny Supit') });
    await nurse.sees('pegawai · Puskesmas Danowudu');
    await nurse.pressesData('d:SEND', await nurse.says('printer di loket puskesmas macet'));
    const number = numberIn((await nurse.sees(/Laporan diterima: BTG/)).text);
    const card = await rudi.sees(number);
    await rudi.presses('Saya tangani', { on: card });
    await nurse.sees('sekarang ditangani Rudi Mandagi');
    await rudi.says(`/lepas ${number}`);
    await rudi.sees('kembali ke antrean');
    await rudi.says('/antrean');
    await rudi.sees('printer di loket puskesmas');
    await tono.says(`/tiket ${number}`);
    await tono.sees('bukan bagian');

    await city.admin.says('/undang tier1 Puskesmas Danowudu 800/77/2026');
    const { text } = await city.admin.sees(/Puskesmas Danowudu[\s\S]*start=\S+/);
    const wati = city.sim.play.person('Wati Rompas');
    await wati.says(`/start ${/start=(\S+)/.exec(text)?.[1] ?? ''}`);
    await wati.sees('teknisi Tier 1 · Puskesmas Danowudu');
    await wati.says('/antrean');
    await wati.sees('printer di loket puskesmas');
    await nurse.says('/batal');
    await nurse.presses('Laporan baru', {
      on: await (await saysNew(nurse, 'monitor loket mati total'), nurse.sees('untuk tiket yang mana')),
    });
    await nurse.presses('Kirim');
    const second = numberIn((await nurse.sees(/Laporan diterima: BTG/)).text);
    await wati.presses('Saya tangani', { on: await wati.sees(second) });
    await nurse.sees('sekarang ditangani Wati Rompas');
    expect(rudi.lastMessage(`${second} · `)).toBeUndefined();
    await wati.says('/pd');
    expect((await wati.sees('Unit dari Dinas Kesehatan')).text).toContain(
      'Tier 1: Wati Rompas · surat 800/77/2026',
    );
  });

  test('and in the office’s group one of its technicians confirms a newcomer', async () => {
    const { city } = holder;
    group = city.sim.play.group('Teknisi Dinkes', { members: [city.admin, rudi, tono] });
    await city.admin.in(group).says('/ikat tier1 dinkes');
    await city.admin.in(group).sees('grup Tier 1');
    const joy = city.sim.play.person('Joy Lantang');
    await joy.says('/start kantor-dinkes');
    await joy.presses('Saya mengerti', { on: await joy.sees('Pemberitahuan privasi') });
    await joy.sees('Siapa nama');
    await joy.presses('Joy');
    const card = await rudi.in(group).sees('Permintaan pendaftaran\nJoy Lantang');
    expect((await tono.in(group).presses('Setujui', { on: card })).text).toContain('bukan bagian');
    await rudi.in(group).presses('Tolak', { on: card });
    const question = await rudi.in(group).sees('balas pesan ini');
    await tono.in(group).replies(question, 'setujui saja');
    await rudi.in(group).replies(question, 'sudah pensiun tahun lalu');
    expect((await joy.sees('belum dapat disetujui')).text).toContain('sudah pensiun tahun lalu');
    await rudi.in(group).sees('Ditolak oleh Rudi Mandagi');
  });
});

const saysNew = async (person: Person, text: string): Promise<void> => {
  await person.says(text);
};
