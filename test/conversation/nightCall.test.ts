import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { complains, reports, takes, ticketRow } from './acts.ts';

/** Friday evening, 20 November 2026, 22.00 in Bitung: nobody is at work before Monday, 23 November, 07.30. */
const holder = aCity({ now: '2026-11-20T22:00:00+08:00' });
let ani: Person, rudi: Person, budi: Person, citra: Person, doni: Person, sinta: Person, joice: Person;
let grace: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  joice = await city.invite('Joice Wenas', 'kepala_dinas', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  grace = await city.invite('Grace Rotinsulu', 'kepala_pd', 'dinkes');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'csirt', '');
  doni = await city.invite('Doni Sumual', 'tier2', '');
  tier2 = await city.bindTier2([budi, citra, doni, sinta]);
});

const DOWN = 'server loket mati, pelayanan masyarakat terhenti, semua kantor tidak bisa bekerja';
const HACKED = 'website dinas berubah jadi gambar tengkorak, ada tulisan hacked';

/** What the person was told since last asked. */
const heard = async (person: Person): Promise<string> => {
  await holder.city.settled();
  return person
    .seesNow()
    .map((one) => one.text)
    .join('\n');
};
const called = async (...people: Person[]): Promise<string[]> => {
  await holder.city.settled();
  return people
    .filter((person) => person.seesNow().some((one) => /🚨 Panggilan/.test(one.text)))
    .map((person) => person.user.first_name);
};
const everybody = () => [budi, citra, doni, sinta, joice];
const history = async (person: Person, number: string): Promise<string> => {
  await person.says(`/riwayat ${number}`);
  return (await person.sees(`Riwayat ${number}`)).text;
};

describe('a night without a roster', () => {
  test('the coordinators are called at once and told once that nobody is on it, then Kepala Dinas, then nobody is left', async () => {
    const { city } = holder;
    const number = await reports(ani, DOWN);
    const call = await sinta.sees('🚨 Panggilan kepada koordinator');
    expect(call.text).toContain(`${number} · P1 · Gangguan · Dinas Kesehatan · Ani Wuisan`);
    expect(call.buttons.flat()).toEqual(['Saya terima', 'Tugaskan', 'Buka']);
    expect((await sinta.sees('Piket Jumat, 20 November 2026')).text).toContain('tidak ada petugas');
    expect(await ticketRow(city, number)).toMatchObject({ priority: 'P1', desk: 'tier2', status: 'queued' });
    expect((await budi.in(tier2).sees(number)).text).toContain(
      'Diteruskan otomatis: di luar jam kerja kantor.',
    );
    await rudi.sees(`${number} diteruskan ke Tier 2 Diskominfo secara otomatis`);
    await ani.sees('petugas sedang dipanggil');
    const second = await reports(ani, `${DOWN}, juga di lantai dua`);
    expect(await heard(sinta)).not.toContain('tidak ada petugas yang dapat dipanggil');
    expect(await called(joice)).toEqual([]);

    await city.later({ minutes: 14 });
    expect(await called(joice, budi)).toEqual([]);
    await city.later({ minutes: 1 });
    expect((await joice.sees('🚨 Panggilan kepada Kepala Dinas')).text).toContain('tidak menjawab');
    await heard(joice);
    await city.later({ minutes: 15 });
    expect(await heard(ani)).toContain('belum ada petugas yang menjawab panggilan. Mohon telepon');
    await city.later({ hours: 8 });
    expect(await called(...everybody())).toEqual([]);
    const story = await history(sinta, number);
    expect(story).toMatch(
      /Diteruskan ke Tier 2 \(otomatis\)[\s\S]*Koordinator dipanggil\n {3}Sinta Karundeng[\s\S]*Kepala Dinas dipanggil\n {3}Joice Wenas[\s\S]*Tidak ada yang menjawab panggilan/,
    );
    for (const one of [number, second]) await budi.says(`/ambil ${one}`);
    await joice.sees(`${number}: panggilan berakhir, Budi Lasut yang mengurusnya`);
    for (const one of [number, second]) await budi.says(`/selesai ${one} server dinyalakan`);
    await heard(sinta);
  });
});

describe('a night with officers', () => {
  beforeAll(async () => {
    await sinta.says('/piket Budi setiap hari');
    await sinta.sees('Disimpan: Budi Lasut piket setiap Senin, Selasa');
    await sinta.says('/piket Citra setiap hari');
    await sinta.presses('Cadangan', { on: await sinta.sees('menggantikan, atau menjadi cadangan') });
    await sinta.sees('sebagai cadangan');
    // Saturday, 22.00.
    await holder.city.later({ hours: 15, minutes: 30 });
    for (const person of everybody()) await heard(person);
  });

  test('the second officer answers after fifteen minutes; nobody further is woken, and who was called is told', async () => {
    const { city } = holder;
    const number = await reports(ani, DOWN);
    const first = await budi.sees('🚨 Panggilan piket');
    expect(first.buttons.flat()).toEqual(['Saya terima', 'Buka']);
    expect(await called(citra, doni, sinta, joice)).toEqual([]);
    await city.restart();
    await city.later({ minutes: 15 });
    const second = await citra.sees('🚨 Panggilan piket');
    await citra.presses('Saya terima', { on: second });
    await ani.sees(`${number}: sekarang ditangani Citra Rumagit`);
    await budi.sees(`${number}: panggilan berakhir, Citra Rumagit yang mengurusnya`);
    expect(
      (await budi.pressesData(`a:accept:${String((await ticketRow(city, number))['case_id'])}`, first)).text,
    ).toMatch(/Sudah ditangani oleh Citra Rumagit/);
    await city.later({ hours: 2 });
    expect(await called(...everybody())).toEqual([]);
    expect(await history(citra, number)).toMatch(
      /Petugas piket dipanggil\n {3}Budi Lasut[\s\S]*Petugas piket dipanggil\n {3}Citra Rumagit[\s\S]*Ditangani: Citra Rumagit/,
    );

    // At night she gives it back: the call begins anew, without her.
    await citra.says(`/lepas ${number}`);
    await budi.sees('🚨 Panggilan piket');
    await city.later({ minutes: 15 });
    expect(await called(citra, sinta)).toEqual(['Sinta']);
    await citra.says(`/ambil ${number}`);
    await citra.says(`/selesai ${number} listrik pulih`);
    for (const person of everybody()) await heard(person);
  });

  test('a claim in the group stops the call before anybody else is woken', async () => {
    const { city } = holder;
    const number = await reports(ani, DOWN);
    await budi.sees('🚨 Panggilan piket');
    await takes(doni.in(tier2), number);
    await ani.sees('sekarang ditangani Doni Sumual');
    await city.later({ hours: 1 });
    expect(await called(...everybody())).toEqual([]);
    await doni.says(`/selesai ${number} dinyalakan ulang`);
    for (const person of everybody()) await heard(person);
  });

  test('a security incident: hidden in the group, the reporter reads what not to touch, Kepala PD is told, and it climbs to Kepala Dinas', async () => {
    const { city } = holder;
    const number = await reports(ani, HACKED);
    expect(ani.lastMessage('Laporan diterima')?.text).toContain('Jangan matikan perangkat');
    await grace.sees(`${number}: kantor Bapak/Ibu melaporkan insiden keamanan`);
    const call = await budi.sees('🚨 Panggilan piket');
    expect(call.text).toContain(`${number} · P1 · Insiden keamanan · Dinas Kesehatan`);
    expect(call.text).not.toContain('Ani Wuisan');
    expect(await heard(budi)).not.toContain('tengkorak');
    await city.later({ minutes: 15 });
    expect(await called(citra)).toEqual(['Citra']);
    await city.later({ minutes: 15 });
    expect(await called(sinta)).toEqual(['Sinta']);
    await city.later({ minutes: 15 });
    const last = await joice.sees('🚨 Panggilan kepada Kepala Dinas');
    expect(last.buttons.flat()).toEqual(['Saya terima', 'Buka']);
    expect((await joice.presses('Saya terima', { on: last })).text).toContain('Bapak/Ibu yang mengurusnya');
    await ani.sees(`${number}: Joice Wenas sudah menerima panggilan dan mencarikan petugas`);
    await sinta.sees(`${number}: panggilan berakhir, Joice Wenas yang mengurusnya`);
    await sinta.says(`/terima ${number}`);
    await sinta.sees('tidak ada panggilan yang berjalan');
    await city.later({ hours: 3 });
    expect(await called(...everybody())).toEqual([]);
    expect(await history(sinta, number)).toContain('Panggilan diterima: Joice Wenas');
    await citra.says(`/ambil ${number}`);
    await citra.sees('tengkorak');
    await citra.says(`/selesai ${number} halaman dipulihkan`);
    for (const person of everybody()) await heard(person);
  });

  test('an officer on leave is passed over; a P2 and a complaint wake nobody', async () => {
    const { city } = holder;
    await budi.says('/cuti hari ini');
    await budi.presses('Sakit', { on: await budi.sees('Apa alasannya?') });
    await budi.presses('Tanpa pengganti', { on: await budi.sees('Siapa penggantinya?') });
    await budi.presses('Simpan', { on: await budi.sees('BELUM DISIMPAN') });
    await city.later({ minutes: 1 });
    await sinta.says('/piket');
    expect((await sinta.sees('Malam ini')).text).toContain(
      '1. Budi Lasut (sedang tidak bertugas), 2. Citra Rumagit',
    );
    const complaint = await complains(ani, 'saya mau mengeluh, petugas tidak sopan', {
      about: 'Tier 1 kantor saya',
    });
    const printer = await reports(ani, 'kertas printer macet di ruang arsip');
    expect(await ticketRow(city, printer)).not.toMatchObject({ priority: 'P1' });
    expect(await called(...everybody())).toEqual([]);
    const number = await reports(ani, DOWN);
    expect(await called(...everybody())).toEqual(['Citra']);
    await sinta.says(`/terima ${number}`);
    await sinta.sees('Bapak/Ibu yang mengurusnya');
    await city.later({ hours: 1 });
    expect(await called(...everybody())).toEqual([]);
    await citra.says(`/ambil ${number}`);
    await citra.says(`/selesai ${number} selesai`);
    await budi.says('/aktif');
    await budi.sees('bertugas kembali');
    for (const one of [complaint, printer]) await ani.says(`/tiket ${one}`);
    for (const person of everybody()) await heard(person);
  });

  test('two replicas call each person once, also when a call was written down and the process died before saying it', async () => {
    const { city } = holder;
    await city.replica();
    const number = await reports(ani, DOWN);
    await city.settled();
    await city.later({ minutes: 15 });
    await city.restart();
    await city.later({ minutes: 15 });
    for (const person of [budi, citra, sinta]) {
      await city.settled();
      expect(person.seesNow().filter((one) => one.text.includes('🚨 Panggilan'))).toHaveLength(1);
    }
    const { rows } = await city.database.pool.query(
      `select line from events e join tickets t on t.case_id = e.case_id where t.number = $1 and line like '%"CALLED"%'`,
      [number],
    );
    expect(rows).toHaveLength(3);
    await citra.says(`/ambil ${number}`);
    await citra.says(`/selesai ${number} selesai`);
    for (const person of everybody()) await heard(person);
  });
});

describe('by day', () => {
  test('the desk has its time to respond; then the officer is called; who takes it in time wakes nobody', async () => {
    const { city } = holder;
    const now = city.sim.world.clock.now;
    const monday = Temporal.ZonedDateTime.from('2026-11-23T09:00:00+08:00[Asia/Makassar]').toInstant();
    await city.later({ minutes: Math.round(now.until(monday).total('minutes')) });
    const taken = await reports(ani, DOWN);
    expect(await ticketRow(city, taken)).toMatchObject({ desk: 'tier1', priority: 'P1' });
    await rudi.says(`/ambil ${taken}`);
    const left = await reports(ani, `${DOWN} lagi`);
    const security = await reports(ani, 'akun email kantor diretas orang');
    await city.later({ minutes: 14 });
    expect(await called(...everybody())).toEqual([]);
    await city.later({ minutes: 2 });
    expect(await ticketRow(city, left)).toMatchObject({ desk: 'tier2', status: 'queued' });
    expect(await history(sinta, left)).toContain('Petugas piket dipanggil');
    expect((await rudi.sees(`${left} diteruskan`)).text).toContain('belum ditangani dalam waktu tanggap');
    expect(await ticketRow(city, taken)).toMatchObject({ desk: 'tier1', status: 'handled' });
    const { priority } = await ticketRow(city, security);
    await city.later({ minutes: 15 });
    expect({ priority, story: await history(sinta, security) }).toMatchObject({
      story: expect.stringContaining('Petugas piket dipanggil') as string,
    });
  });
});
