import { beforeAll, describe, expect, test } from 'vitest';
import { keepCalendars } from '../../src/desk/calendars.ts';
import type { Person, SeenMessage } from '../../simulator/play.ts';
import { shown } from '../domain/cities.ts';
import { aCity, type City } from '../support/desk.ts';
import { reports, shortOf, takes, ticketRow } from './acts.ts';

/** The days of Keppres 8/2024 and collective leave as a decree for 2027 may say them; invented where they move. */
const DECREE_2027 = `Tanggal;Jenis;Nama
2027-01-01;nasional;Tahun Baru 2027 Masehi
2027-01-05;nasional;Isra Mikraj Nabi Muhammad saw.
2027-02-06;nasional;Tahun Baru Imlek 2578 Kongzili
2027-03-08;nasional;Hari Suci Nyepi (Tahun Baru Saka 1949)
2027-03-09;cuti bersama;Cuti bersama Idulfitri
2027-03-10/2027-03-11;nasional;Idulfitri 1448 Hijriah
2027-03-12;cuti bersama;Cuti bersama Idulfitri
2027-03-26;nasional;Wafat Yesus Kristus
2027-03-28;nasional;"Kebangkitan Yesus Kristus (Paskah)"
2027-05-01;nasional;Hari Buruh Internasional
2027-05-06;nasional;Kenaikan Yesus Kristus
2027-05-16;nasional;Iduladha 1448 Hijriah
2027-05-20;nasional;Hari Raya Waisak 2571 BE
2027-06-01;nasional;Hari Lahir Pancasila
2027-06-06;nasional;1 Muharam Tahun Baru Islam 1449 Hijriah
2027-08-15;nasional;Maulid Nabi Muhammad saw.
2027-08-17;nasional;Proklamasi Kemerdekaan
2027-12-24;cuti bersama;Cuti bersama Kelahiran Yesus Kristus
2027-12-25;nasional;Kelahiran Yesus Kristus
`;
const csv = (text: string, name = 'libur-2027.csv') => ({
  name,
  type: 'text/csv',
  bytes: new TextEncoder().encode(text),
});

async function targetOf(city: City, number: string): Promise<string> {
  await city.settled();
  const { target_at: target } = await ticketRow(city, number);
  return shown(city.region, Temporal.Instant.fromEpochMilliseconds((target as Date).getTime()));
}
const count = async (city: City, what: string): Promise<number> => {
  const { rows } = await city.database.pool.query<{ n: number }>(`select count(*)::int as n from ${what}`);
  return rows[0]?.n ?? 0;
};
/** Writes the command, sees what it would do and applies it by another command. */
async function enters(admin: Person, words: string, shows: string): Promise<SeenMessage> {
  admin.seesNow();
  await admin.says(words);
  const preview = await admin.sees(shows);
  expect(preview.text).toContain('BELUM DITERAPKAN');
  await admin.says('/libur terapkan');
  await admin.sees('Diterapkan:');
  return preview;
}
const heard = (person: Person): string =>
  person
    .seesNow()
    .map((one) => one.text)
    .join('\n');

describe('the decree of a year', () => {
  const holder = aCity();

  test('a file with wrong rows is refused whole, each row with its reason; the question stays open', async () => {
    const { city } = holder;
    const { admin } = city;
    await admin.says('/libur muat');
    await admin.sees('Kirim berkas CSV satu tahun');
    await admin.sends.document(
      csv(
        `${DECREE_2027}2027-02-30;nasional;Tidak ada\n1 Juni;nasional;Tanpa tahun\n2027-12-25;nasional;Dua kali\n2027-07-07;libur panjang;Entah\n2027-07-08;lokal;Gempa;Dinas Sihir\n`,
      ),
    );
    const wrong = await admin.sees('Belum ada yang disimpan: 4 baris');
    expect(wrong.text).toContain('baris 21: "2027-02-30;nasional;Tidak ada": tanggalnya tidak terbaca');
    expect(wrong.text).toContain('baris 22: "1 Juni;nasional;Tanpa tahun": tahunnya tidak ditulis');
    expect(wrong.text).toContain('baris 23: "2027-12-25;nasional;Dua kali": sudah ada di baris sebelumnya');
    expect(wrong.text).toContain('baris 24: "2027-07-07;libur panjang;Entah": jenisnya');
    await admin.sends.document(csv(`${DECREE_2027}2027-07-08;lokal;Gempa;Dinas Sihir\n`));
    await admin.sees('baris 21: "Dinas Sihir": kantor itu tidak ada');
    await admin.sends.photo({});
    await admin.sees('Foto tidak dapat dibaca');
    await admin.sends.document({ name: 'libur.xlsx', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0) });
    await admin.sees('bukan CSV');
    await admin.sends.document({ name: 'besar.csv', bytes: new Uint8Array(300_000).fill(0x41) });
    await admin.sees('terlalu besar');
    expect(await count(city, 'closures')).toBe(0);
    expect(await count(city, 'calendar_changes')).toBe(0);
  });

  test('the mended file is previewed and applied; the same file again changes nothing', async () => {
    const { city } = holder;
    const { admin } = city;
    await admin.sends.document(csv(DECREE_2027));
    const preview = await admin.sees('BELUM DITERAPKAN');
    expect(preview.text).toContain('+ 9 Maret 2027 · Cuti bersama Idulfitri (cuti bersama)');
    expect(preview.text).toContain('+ 11 Maret 2027 · Idulfitri 1448 Hijriah (libur nasional)');
    expect(preview.text).toContain('Tidak ada tenggat yang bergeser (0 tiket terbuka).');
    await admin.presses('Terapkan', { on: preview });
    await admin.sees('Diterapkan: 20 perubahan');
    expect(await count(city, 'closures')).toBe(20);
    await admin.says('/libur 2027');
    const list = await admin.sees('Hari libur 2027');
    expect(list.text).not.toContain('belum dimuat');
    expect(list.text).toContain('12 Maret 2027 · Cuti bersama Idulfitri (cuti bersama) ✎');

    await admin.says('/libur muat');
    await admin.sees('Kirim berkas CSV satu tahun');
    await admin.sends.document(csv(`\uFEFF${DECREE_2027.replaceAll('\n', '\r\n')}`));
    await admin.sees('Tidak ada yang berubah: 20 baris itu sudah tercatat sama');
    expect(await count(city, 'calendar_changes')).toBe(1);
    await admin.says('besok printer di ruang saya diganti ya');
    await admin.sees('BELUM TERKIRIM');
    await admin.says('/batal');
  });

  test('a decree that was changed names what it no longer holds', async () => {
    const { city } = holder;
    const { admin } = city;
    await admin.says(
      `/libur muat ${DECREE_2027.replace('2027-03-12;cuti bersama;Cuti bersama Idulfitri\n', '').replace('2027-05-16', '2027-05-17')}`,
    );
    const preview = await admin.sees('+ 17 Mei 2027 · Iduladha 1448 Hijriah');
    expect(preview.text).toContain('18 baris lain sudah tercatat sama.');
    expect(preview.text).toContain('tidak ada di daftar ini, dan tetap libur: 12 Maret 2027, 16 Mei 2027');
    expect((await admin.presses('Batal', { on: preview })).text ?? '').not.toContain('diterapkan');
    await admin.sees('Dibatalkan. Kalender tidak berubah.');
    expect(await count(city, 'closures')).toBe(20);
  });
});

describe('a calendar that changes while tickets are open', () => {
  const holder = aCity();
  let ani: Person, rudi: Person, novi: Person;

  beforeAll(async () => {
    const { city } = holder;
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    novi = await city.invite('Novi Pangemanan', 'staf', 'disdikbud');
    await city.invite('Jefri Lumi', 'tier1', 'disdikbud', '800/113/2026');
  });

  test('a closure of one office moves only its deadlines, and taken away they are as before', async () => {
    const { city } = holder;
    const { admin } = city;
    const mine = await reports(ani, 'printer ruang umum macet');
    const hers = await reports(novi, 'printer ruang guru macet');
    const preview = await enters(
      admin,
      '/libur tambah 23/11/2026; lokal; Gedung disemprot; Dinkes',
      '+ 23 November 2026',
    );
    expect(preview.text).toContain('Tenggat yang bergeser: 1 dari 2 tiket terbuka.');
    expect(preview.text).not.toContain(`${shortOf(hers)} · Disdikbud`);
    expect(await targetOf(city, mine)).toBe('2026-11-26 09:00');
    expect(await targetOf(city, hers)).toBe('2026-11-25 09:00');
    await admin.says('/libur hapus 23/11/2026');
    await admin.sees('tidak ada catatan untuk tanggal itu');
    await enters(admin, '/libur hapus 23/11/2026; Dinkes', '− 23 November 2026');
    expect(await targetOf(city, mine)).toBe('2026-11-25 09:00');
    expect(await count(city, 'closures')).toBe(0);
  });

  test('hours of a range of dates move deadlines too', async () => {
    const { city } = holder;
    const { admin } = city;
    const number = await reports(ani, 'mouse ruang umum rusak');
    expect(await targetOf(city, number)).toBe('2026-11-25 09:00');
    await enters(
      admin,
      '/libur tambah 23/11/2026 - 24/11/2026; jam; 5 hari; Pulang lebih awal; Sen-Sel 07.30-12.00',
      '+ 23 November 2026 sampai 24 November 2026',
    );
    // 180 minutes a day are missing, on two days.
    expect(await targetOf(city, number)).toBe('2026-11-25 16:00');
    await admin.says('/libur 2026');
    expect((await admin.sees('Jam kerja khusus')).text).toContain(
      '23 November 2026 sampai 24 November 2026 · Pulang lebih awal (jam kerja, lima hari kerja) ✎',
    );
    await enters(admin, '/libur hapus jam; 23/11/2026; 5 hari', '− 23 November 2026 sampai');
    expect(await targetOf(city, number)).toBe('2026-11-25 09:00');
  });

  test('a ticket that waits for its confirmation is closed three working days later, the new closure not counted', async () => {
    const { city } = holder;
    const number = await reports(ani, 'monitor loket berkedip');
    await takes(rudi, number);
    await rudi.says(`/selesai ${number} kabel dikencangkan`);
    await ani.sees('Apakah kendala sudah teratasi?');
    await enters(city.admin, '/libur tambah 24/11/2026; lokal; Pilkada ulang', '+ 24 November');
    await city.settled();
    await city.later({ days: 5, minutes: 5 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'resolved' });
    await city.later({ days: 1 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'closed' });
  });

  test('what a change at night makes due waits for the morning', async () => {
    const { city } = holder;
    const number = await reports(ani, 'lampu monitor loket mati');
    await takes(rudi, number);
    await rudi.says(`/selesai ${number} lampu diganti`);
    await ani.sees('Apakah kendala sudah teratasi?');
    // It is Thursday, 26 November, 09.05: without Friday it would close on Wednesday, 2 December.
    await enters(city.admin, '/libur tambah 27/11/2026; lokal; Gempa', '+ 27 November');
    await city.settled();
    await city.later({ days: 5, hours: 13 });
    const reminder = 'xstate.after.letterReminder.appointment.asksLetter';
    // Five working days from Monday, 23 November: Wednesday, 2 December; without the closed Friday they were over this morning.
    await city.database.pool.query(
      `insert into timers (owner, id, due_at, set_at) values ('nobody', $1, '2026-12-02T09:05+08', '2026-11-23T09:05+08')`,
      [reminder],
    );
    await enters(city.admin, '/libur hapus 27/11/2026', '− 27 November');
    await city.settled();
    const { rows } = await city.database.pool.query('select due_at from timers where id = $1', [reminder]);
    expect(rows).toEqual([{ due_at: new Date('2026-12-02T07:30:00+08:00') }]);
    await city.later({ hours: 9, minutes: 20 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'resolved' });
    await city.later({ minutes: 10 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'closed' });
  });

  test('what was put off until the morning is not counted again from there', async () => {
    const { city } = holder;
    const number = await reports(ani, 'kabel monitor loket longgar');
    await takes(rudi, number);
    await rudi.says(`/selesai ${number} kabel diganti`);
    await ani.sees('Apakah kendala sudah teratasi?');
    // It is Wednesday, 2 December, 07.35: closing is due on Monday at that time, but the desk was away until the evening.
    await city.later({ days: 5, hours: 14, minutes: 30 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'resolved' });
    await enters(city.admin, '/libur tambah 11/12/2026; lokal; Hari jadi', '+ 11 Desember');
    await city.settled();
    await city.later({ hours: 9, minutes: 30 });
    expect(await ticketRow(city, number)).toMatchObject({ status: 'closed' });
  });
});

describe('who is faster', () => {
  const holder = aCity();
  let hendro: Person;

  test('a preview made before somebody else changed the calendar is shown anew, not applied', async () => {
    const { city } = holder;
    const { admin } = city;
    hendro = await city.invite('Hendro Sondakh', 'admin', '');
    await admin.says('/libur tambah 8/12/2026; lokal; Pilkada\n9/12/2026; lokal; Pilkada');
    const old = await admin.sees('BELUM DITERAPKAN');
    await enters(hendro, '/libur tambah 9/12/2026; lokal; Pilkada', '+ 9 Desember');
    await admin.presses('Terapkan', { on: old });
    const fresh = await admin.sees('Kalender sudah berubah sejak pratinjau tadi');
    expect(fresh.text).toContain('+ 8 Desember 2026 · Pilkada');
    expect(fresh.text).not.toContain('+ 9 Desember 2026');
    expect(await count(city, 'closures')).toBe(1);
    await admin.presses('Terapkan', { on: fresh });
    await admin.sees('Diterapkan: 1 perubahan');
    expect(await count(city, 'closures')).toBe(2);
  });

  test('of two who press in the same moment on two replicas one is first, the other is shown anew', async () => {
    const { city } = holder;
    const { admin } = city;
    await city.replica();
    await city.settled();
    heard(admin);
    await admin.says('/libur tambah 14/12/2026; lokal; Satu');
    await hendro.says('/libur tambah 15/12/2026; lokal; Dua');
    const [mine, his] = [await admin.sees('+ 14 Desember'), await hendro.sees('+ 15 Desember')];
    await Promise.all([admin.presses('Terapkan', { on: mine }), hendro.presses('Terapkan', { on: his })]);
    await city.settled();
    const said = [heard(admin), heard(hendro)];
    expect(said.filter((text) => text.includes('Diterapkan: 1 perubahan'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('Kalender sudah berubah'))).toHaveLength(1);
    expect(await count(city, 'closures')).toBe(3);
  });

  test('another process decides by the new calendar as soon as it must', async () => {
    const { city } = holder;
    const other = keepCalendars(city.database.pool, city.region);
    await other.calendars.fresh();
    const known = other.calendars.entered().version;
    await enters(city.admin, '/libur tambah 16/12/2026; lokal; Tiga', '+ 16 Desember');
    expect(other.calendars.entered().version).toBe(known);
    await other.calendars.fresh(known + 1);
    expect(other.calendars.entered().days.map((day) => day.name)).toContain('Tiga');
    expect(other.calendar('five_days').closures.get('2026-12-16')?.name).toBe('Tiga');
  });

  test('a preview nobody decides on lapses after a day', async () => {
    const { city } = holder;
    const { admin } = city;
    await admin.says('/libur tambah 17/12/2026; lokal; Empat');
    const preview = await admin.sees('+ 17 Desember');
    await city.later({ days: 1, minutes: 1 });
    expect(await admin.presses('Terapkan', { on: preview })).toMatchObject({ alert: true });
    await admin.says('/libur batalkan');
    await admin.sees('Tidak ada pratinjau yang menunggu');
    expect(await count(city, `closures where on_date = '2026-12-17'`)).toBe(0);
  });
});

describe('a calendar that rests on a default', () => {
  const holder = aCity({ now: '2026-11-29T22:00:00+08:00' });

  test('is told to the administrators once, by day, also across a restart, and forgotten when it is mended', async () => {
    const { city } = holder;
    const { admin } = city;
    await city.later({ days: 1, minutes: 30 });
    expect(heard(admin)).not.toContain('belum lengkap');
    await city.later({ hours: 3 });
    // It is 1 December, 01.30: nobody is woken.
    expect(heard(admin)).not.toContain('belum lengkap');
    await city.later({ hours: 6 });
    const alarm = await admin.sees('Hari libur nasional 2027 belum lengkap');
    expect(alarm.buttons.flat()).toEqual(['Muat satu tahun']);
    await city.restart();
    await city.later({ days: 2 });
    await city.settled();
    expect(heard(admin)).not.toContain('belum lengkap');

    await admin.presses('Muat satu tahun', { on: alarm });
    await admin.sees('Kirim berkas CSV satu tahun');
    await admin.sends.document(csv(DECREE_2027));
    await admin.presses('Terapkan', { on: await admin.sees('BELUM DITERAPKAN') });
    await admin.sees('Diterapkan: 20 perubahan');
    await city.later({ minutes: 1 });
    expect(await count(city, `settings where key like 'alarm.calendar.%'`)).toBe(0);
  });
});

describe('many open tickets', () => {
  const holder = aCity();

  test('are all counted again, in batches, also when the process goes down meanwhile', async () => {
    const { city } = holder;
    const { pool } = city.database;
    const ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    const number = await reports(ani, 'printer ruang umum macet');
    await city.settled();
    for (const [table, column, set] of [
      ['cases', 'id', `"count":0,"head":"${'0'.repeat(64)}"`],
      ['tickets', 'case_id', '"number":null,"short":null'],
      ['segments', 'case_id', ''],
    ] as const) {
      const source = `(select x from ${table} x where ${column} = (select case_id from tickets where number = '${number}'))`;
      await pool.query(
        `insert into ${table} select (jsonb_populate_record(x, jsonb_build_object('${column}', 'copy' || lpad(translate(n::text, '0123456789', 'abcdefghij'), 12, 'a'))
           || '{${set.replace('"number":null,"short":null', '')}}'::jsonb
           || case when '${table}' = 'tickets' then jsonb_build_object('number', 'BTG-2611-G-' || (1000 + n), 'short', 'G-' || (1000 + n)) else '{}' end)).*
         from generate_series(1, 234) n, ${source} s(x)`,
      );
    }
    const preview = await enters(city.admin, '/libur tambah 23/11/2026; lokal; Banjir', '+ 23 November');
    expect(preview.text).toContain('Tenggat yang bergeser: 235 dari 235 tiket terbuka.');
    expect(preview.text).toContain('… dan 225 lagi');
    await city.restart();
    await city.settled();
    expect(await count(city, `tickets where target_at = '2026-11-26T09:00:00+08:00'`)).toBe(235);
    await city.later({ minutes: 2 });
    expect(await count(city, `inbox where state <> 'done'`)).toBe(0);
  });
});
