import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, takes, ticketRow } from './acts.ts';

/** Friday 20 November 2026, 09.00 WITA; the next working morning is Monday 23 November, 07.30. */
const holder = aCity();
let rudi: Person, number: string;

beforeAll(async () => {
  rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
});
const begins = async (name: string, text: string): Promise<Person> => {
  const person = await holder.city.invite(name, 'staf', 'dinkes');
  rudi.seesNow();
  number = await reports(person, text);
  await takes(rudi, number);
  await person.sees('sekarang ditangani');
  return person;
};

describe('Tunggu … and Jadwalkan kunjungan', () => {
  test('a date that cannot be read, or has passed, is asked for again; the wait says what it needs', async () => {
    const ani = await begins('Ani Wuisan', 'printer kasir rusak rolnya');
    await rudi.says(`/tunggu ${number}`);
    await rudi.presses('Tunggu suku cadang', { on: await rudi.sees('menunggu apa?') });
    await rudi.sees('menunggu sampai kapan?');
    await rudi.says('kalau sudah datang');
    await rudi.sees('tanggalnya belum terbaca');
    await rudi.says('12/10/2026');
    await rudi.sees('sudah lewat');
    await rudi.says('23/11 rol dari Manado');
    const told = await ani.sees('menunggu suku cadang. Perkiraan: 23 November 2026.');
    expect(told.text).toContain('rol dari Manado');
    await holder.city.settled();
    expect(rudi.lastMessage(new RegExp(`^${number} ·`))?.text).toContain(
      'Diperkirakan: Senin, 23 November 2026 07.30 WITA',
    );
  });

  test('on that working morning, not before, he is asked whether it has come; Tunggu lagi moves it, Lanjutkan ends it', async () => {
    const beni = await begins('Beni Rorong', 'modem rusak');
    const visited = number;
    await rudi.says(`/kunjungan ${visited} senin 10.00 bawa modem cadangan`);
    await beni.sees('Rudi Mandagi akan datang Senin, 23 November 2026 10.00 WITA');
    const caca = await begins('Caca Moningka', 'scanner arsip rusak');
    const waiting = number;
    await rudi.says(`/tunggu ${waiting} vendor Senin`);
    await caca.sees('menunggu vendor. Perkiraan: 23 November 2026.');
    rudi.seesNow();
    await holder.city.later({ days: 2, hours: 20 });
    expect(rudi.lastMessage('Sudah datang?')).toBeUndefined();
    expect(rudi.lastMessage('kunjungan dijadwalkan')).toBeUndefined();
    await holder.city.later({ hours: 3 });
    const due = await rudi.sees(`${waiting}: yang ditunggu seharusnya sudah ada`);
    const visit = await rudi.sees(`${visited}: kunjungan dijadwalkan hari ini 10.00 WITA`);
    expect(visit.text).toContain('Pelapor juga diingatkan');
    await beni.sees('petugas akan datang hari ini 10.00 WITA');
    await rudi.presses('Tunggu lagi', { on: due });
    await rudi.presses('Tunggu vendor', { on: await rudi.sees('menunggu apa?') });
    await rudi.presses('Besok', { on: await rudi.sees('menunggu sampai kapan?') });
    await caca.sees('Perkiraan: 24 November 2026');
    await holder.city.later({ days: 1 });
    await rudi.presses('Lanjutkan', { on: await rudi.sees(`${waiting}: yang ditunggu seharusnya`) });
    await caca.sees('penanganan dilanjutkan');
    expect(await ticketRow(holder.city, waiting)).toMatchObject({ status: 'handled', waits_until: null });
    const { rows } = await holder.city.database.pool.query(
      `select 1 from timers where id like '%waitIsDue%' and owner = (select case_id from tickets where number = $1)`,
      [waiting],
    );
    expect(rows).toEqual([]);
  });

  test('a visit needs an hour, and is forgotten where the ticket goes on to Tier 2', async () => {
    const dina = await begins('Dina Sumual', 'telepon ruang tamu mati');
    await rudi.says(`/kunjungan ${number}`);
    await rudi.sees('kapan kunjungannya?');
    await rudi.says('lusa');
    await rudi.sees('tanggal dan jamnya belum terbaca');
    await rudi.says('lusa jam 9');
    await dina.sees('akan datang');
    expect((await ticketRow(holder.city, number))['visit_at']).not.toBeNull();
    await rudi.says(`/teruskan ${number} perlu alat`);
    await dina.sees('diteruskan ke Tier 2');
    expect((await ticketRow(holder.city, number))['visit_at']).toBeNull();
    const { rows } = await holder.city.database.pool.query(
      `select 1 from timers where id = 'VISIT_IS_TODAY' and owner = (select case_id from tickets where number = $1)`,
      [number],
    );
    expect(rows).toEqual([]);
  });

  test('Rujuk is not done before somebody is named there', async () => {
    const edo = await begins('Edo Tangkere', 'akun srikandi terkunci dari pusat');
    await rudi.says(`/rujuk ${number} Komdigi`);
    await rudi.sees('siapa nama kontak di Komdigi?');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'handled' });
    await rudi.says('Ibu Sari');
    expect((await edo.sees('dirujuk ke pihak yang berwenang')).text).toContain('Komdigi — Ibu Sari');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'referred', is_open: false });
  });
});
