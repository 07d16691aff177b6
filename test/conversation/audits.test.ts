import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity, type City } from '../support/desk.ts';

/** What the database says of an audit. */
async function row(city: City, number: number): Promise<Record<string, unknown>> {
  const { rows } = await city.database.pool.query<Record<string, unknown>>(
    `select state, is_open, met_at is not null as is_met, result_letter, to_char(result_on, 'YYYY-MM-DD') as result_on,
       auditor_kind, chair_receipt, mayor_receipt from audits where number = $1`,
    [number],
  );
  return rows[0] ?? {};
}
const readingsOf = async (city: City, what: string): Promise<string[]> => {
  const { rows } = await city.database.pool.query<{ line: string }>(
    `select p.name || ' ' || r.detail as line from readings r join people p on p.id = r.person_id where r.what = $1 order by r.id`,
    [what],
  );
  return rows.map((one) => one.line);
};

describe('Bitung: the result goes to the Walikota through Ketua Tim (43(2), 44(3), 45(3))', () => {
  const holder = aCity();
  let dewi: Person,
    kadis: Person,
    sekda: Person,
    siti: Person,
    head: Person,
    ani: Person,
    budi: Person,
    rudi: Person;

  beforeAll(async () => {
    const { city } = holder;
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    kadis = await city.invite('Kepala Dinas', 'kadis', '');
    sekda = await city.invite('Sekda', 'sekda', 'setda');
    siti = await city.invite('Siti Pengawas', 'pengawas', 'inspektorat');
    head = await city.invite('Kepala Dinkes', 'kepala_pd', 'dinkes');
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    budi = await city.invite('Budi Lasut', 'csirt', '');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinsos');
  });

  test('nothing on file is said as it is, for each kind and each application by itself', async () => {
    await dewi.says('/audit');
    const list = await dewi.sees('Paling sedikit sekali dalam dua tahun');
    expect(list.text).toContain(
      'Audit infrastruktur (Pasal 43(1)-(2)): tidak ada bukti tercatat (2 jatuh tempo terlewat)',
    );
    expect(list.text).toContain('Audit aplikasi e-Kinerja (Pasal 44(1)-(3)): tidak ada bukti tercatat');
    expect(list.text).not.toContain('belum dilaksanakan');
  });

  test('technicians, also those for security, and staff learn nothing of audits; an office without findings sees an empty list', async () => {
    for (const person of [ani, budi]) {
      await person.says('/audit');
      await person.sees('Audit hanya untuk koordinator');
      await person.says('/audit A-1');
      await person.sees('tidak ada, atau bukan bagian');
    }
    await rudi.says('/audit');
    await rudi.sees('Tidak ada temuan terbuka');
  });

  test('one is planned by buttons; the same again, also by a double press, is the one there is', async () => {
    await dewi.says('/audit');
    await dewi.presses('Rencanakan audit', { on: await dewi.sees('Paling sedikit sekali') });
    const kinds = await dewi.sees('Audit apa yang direncanakan');
    await dewi.presses('Aplikasi', { on: kinds });
    const applications = await dewi.sees('Tiap aplikasi diaudit sendiri (Pasal 44(1)-(3))');
    expect(applications.buttons.flat()).not.toContain('Lainnya');
    await dewi.presses('e-Kinerja', { on: applications });
    await dewi.sees('direncanakan bulan apa');
    await dewi.says('januari 2020');
    await dewi.sees('bulan yang belum lewat');
    await dewi.says('desember');
    const screen = await dewi.sees('A-1 · Audit aplikasi: e-Kinerja');
    expect(screen.text).toContain('Rencana: Desember 2026');
    expect(screen.text).toContain('direncanakan');
    await dewi.presses('e-Kinerja', { on: applications });
    await dewi.sees('Audit itu sudah direncanakan: A-1');
    await kadis.says('/audit rencana aplikasi e-kinerja juni 2027');
    await kadis.sees('Audit itu sudah direncanakan: A-1');
  });

  test('all three kinds of auditor are allowed here (42(3)); another kind is refused with the article', async () => {
    await dewi.says('/audit A-1 auditor konsultan PT Maju; 5/2026');
    const refused = await dewi.sees('tidak termasuk yang boleh mengaudit');
    expect(refused.text).toContain('LATIK pemerintah, LATIK terakreditasi, auditor tersertifikasi');
    expect(refused.text).toContain('Pasal 42');
    await dewi.says('/audit A-1 auditor auditor tersertifikasi Ir. Yohanes; CISA 12345');
    await dewi.sees('Ir. Yohanes (auditor tersertifikasi, CISA 12345)');
    expect(await row(holder.city, 1)).toMatchObject({ auditor_kind: 'auditor-tersertifikasi' });
  });

  test('it starts only with budget, auditor, criteria and letter of assignment, each once asked for where it is missing', async () => {
    await dewi.says('/audit A-1 mulai');
    await dewi.sees('langkah itu tidak berlaku');
    await dewi.says('/audit A-1 anggaran DPA 5.02/2027');
    await dewi.sees('dianggarkan');
    await dewi.says('/audit A-1 mulai');
    await dewi.sees('Lengkapi dahulu');
    await dewi.says('/audit A-1');
    await dewi.presses('Kriteria', { on: await dewi.sees('Anggaran: DPA 5.02/2027') });
    await dewi.sees('kriteria atau standar');
    await dewi.says('Peraturan BRIN tentang audit aplikasi SPBE');
    await dewi.sees('Kriteria: Peraturan BRIN');
    await dewi.says('/audit A-1 tugas 090/12/Diskominfo/2026 tanggal 30 November 2026');
    await dewi.sees('belum terjadi');
    await dewi.says('/audit A-1 tugas 090/12/Diskominfo/2026 tanggal 16 November 2026');
    await dewi.sees('Surat tugas: 090/12/Diskominfo/2026, 16 November 2026');
    await dewi.says('/audit A-1 mulai');
    await dewi.sees('berjalan');
  });

  test('the result by letter number; without a public address nothing can be uploaded', async () => {
    await dewi.says('/audit A-1 unggah');
    await dewi.sees('Alamat publik layanan ini belum diatur');
    await dewi.says('/audit A-1 hasil 12/LHA/2026 1 November 2026');
    await dewi.sees('mendahului langkah sebelumnya');
    await dewi.says('/audit A-1');
    await dewi.presses('Nomor laporan', { on: await dewi.sees('berjalan') });
    await dewi.sees('Berkasnya tidak dikirim ke sini');
    await dewi.sends.document({ name: 'laporan.pdf' });
    await dewi.sees('tidak diterima lewat Telegram');
    await dewi.says('12/LHA/2026 tanggal 18 November 2026');
    await dewi.sees('menunggu tanda terima Ketua Tim');
    expect(await row(holder.city, 1)).toMatchObject({
      state: 'toChair',
      is_met: false,
      result_on: '2026-11-18',
    });
  });

  test('Ketua Tim, then the Walikota by letter; only then it counts for the duty', async () => {
    const asked = await sekda.sees('menunggu tanda terima Ketua Tim Koordinasi SPBE');
    await dewi.says('/audit A-1 walikota 1/2026 19 November 2026');
    await dewi.sees('langkah itu tidak berlaku');
    await sekda.presses('Catat tanda terima', { on: asked });
    await sekda.sees('nomor dan tanggal tanda terima');
    await sekda.says('005/SETDA/2026 19 November 2026');
    await sekda.sees('menunggu tanda terima Walikota');
    expect(await row(holder.city, 1)).toMatchObject({ state: 'toMayor', is_met: false });
    const late = await sekda.presses('Catat tanda terima', { on: asked });
    expect(late.text).toContain('langkah itu tidak berlaku');
    await dewi.presses('Catat tanda terima', {
      on: await dewi.sees('Sampaikan kepada Walikota dengan surat'),
    });
    await dewi.sees('nomor dan tanggal surat tanda terima Walikota');
    await dewi.says('100/WK/2026 20 November 2026');
    await dewi.sees('Diterima Walikota: 100/WK/2026, 20 November 2026');
    expect(await row(holder.city, 1)).toMatchObject({ state: 'followUp', is_met: true });
    await holder.city.settled();
    const { rows: filed } = await holder.city.database.pool.query(
      `select c.duty, c.object, to_char(e.effect_on, 'YYYY-MM-DD') as "on", e.verdict, e.class from evidence e
       join duty_cycles c on c.case_id = e.case_id`,
    );
    expect(filed).toEqual([
      {
        duty: 'audit-aplikasi',
        object: 'e-kinerja',
        on: '2026-11-18',
        verdict: 'accepted',
        class: 'confidential',
      },
    ]);
    await dewi.says('/audit');
    const list = await dewi.sees(
      /e-Kinerja \(Pasal 44\(1\)-\(3\)\): terakhir 18 November 2026, berikutnya 18 November 2028/,
    );
    expect(list.text).toContain('Audit aplikasi SIMPEG (Pasal 44(1)-(3)): tidak ada bukti tercatat');
  });

  test('a finding goes to its office alone, by number and date; its words are read by opening it, which is recorded', async () => {
    await dewi.says('/audit A-1');
    await dewi.presses('Temuan baru', { on: await dewi.sees('tindak lanjut') });
    await dewi.sees('temuan untuk kantor mana');
    await dewi.says('dinkes');
    await dewi.sees('paling lambat tanggal berapa');
    await dewi.says('1 November 2026');
    await dewi.sees('sudah lewat');
    await dewi.says('30 November 2026');
    await dewi.sees('Apa temuannya');
    await dewi.says('Akun bersama dipakai lima orang; buat akun tiap orang.');
    await dewi.sees('T-1 dicatat untuk');
    const told = await head.sees('Temuan audit T-1');
    expect(told.text).not.toContain('Akun bersama');
    await head.presses('Buka temuan', { on: told });
    await head.sees('Akun bersama dipakai lima orang');
    expect(await readingsOf(holder.city, 'finding')).toContain('Kepala Dinkes T-1');
    for (const person of [ani, budi, rudi]) {
      await person.says('/audit T-1');
      await person.sees('tidak ada, atau bukan bagian');
    }
    await head.says('/audit A-1');
    await head.sees('tidak ada, atau bukan bagian');
    await siti.says('/audit A-1');
    const read = await siti.sees('A-1 · Audit aplikasi');
    expect(read.buttons.flat()).not.toContain('Temuan baru');
    expect(await readingsOf(holder.city, 'audit')).toContain('Siti Pengawas A-1');
    const press = await siti.pressesData(`ka:close:${await caseOf(holder.city)}`, read);
    expect(press.text).toContain('bukan bagian');
  });

  test('the office is reminded on working mornings until it answers, once a day for all it owes', async () => {
    const { city } = holder;
    await dewi.says(
      '/audit A-1 temuan dinkes; 30/11/2026; Cadangan data tidak diuji; uji pulih tiap semester.',
    );
    await dewi.sees('T-2 dicatat untuk');
    await city.later({ days: 3, hours: 1 }); // Monday morning, seven days before
    const reminder = await head.sees('Tindak lanjut audit');
    expect(reminder.text).toContain('T-1 · paling lambat 30 November 2026 (7 hari lagi)');
    expect(reminder.text).toContain('T-2 ·');
    expect(reminder.text).not.toContain('Akun bersama');
    await head.seesNothing({ for: 100 });
    await head.presses('T-1', { on: reminder });
    await head.presses('Nomor surat bukti', { on: await head.sees('T-1 ·') });
    await head.sees('nomor dan tanggal surat bukti');
    await head.says('440/9/2026 20 November 2026');
    await head.sees('bukti menunggu diperiksa');
    const answered = await dewi.sees('Bukti tindak lanjut T-1');
    await dewi.presses('Buka temuan', { on: answered });
    const opened = await dewi.sees('Bukti: 440/9/2026');
    await dewi.presses('Kembalikan', { on: opened });
    await dewi.sees('mengapa dikembalikan');
    await dewi.says('Suratnya belum melampirkan daftar akun.');
    await head.sees('dikembalikan: Suratnya belum melampirkan daftar akun.');
    await head.says('/audit T-1 bukti 440/10/2026 23 November 2026');
    await head.sees('bukti menunggu diperiksa');
    await dewi.says('/audit T-1 terima');
    await head.sees('Tindak lanjut T-1 diterima');
    await dewi.says('/audit T-1 terima');
    await dewi.sees('langkah itu tidak berlaku');
  });

  test('what somebody recorded himself is judged by somebody else; the audit closes when nothing is open', async () => {
    const { city } = holder;
    await dewi.says('/audit A-1 tutup');
    await dewi.sees('Masih ada temuan');
    await dewi.says('/audit T-2 bukti 440/11/2026 23 November 2026');
    await dewi.sees('bukti menunggu diperiksa');
    await dewi.says('/audit T-2 terima');
    await dewi.sees('diperiksa oleh orang lain');
    await kadis.says('/audit T-2 terima');
    await kadis.sees('T-2 · ');
    await city.settled();
    await dewi.says('/audit A-1 tutup');
    await dewi.sees('A-1 · Audit aplikasi: e-Kinerja\nPasal 44(1)-(3) · ditutup');
    expect(await row(city, 1)).toMatchObject({ state: 'closed', is_open: false });
    await city.later({ days: 14 });
    await head.seesNothing({ for: 100 });
  });

  test('in a group nothing is said of audits; one that will not be held is cancelled with its reason', async () => {
    const { city } = holder;
    const group = await city.bindTier2([dewi, budi]);
    await dewi.in(group).says('/audit');
    const said = await dewi.in(group).sees('percakapan pribadi');
    expect(said.text).not.toContain('A-1');
    await dewi.says('/audit rencana keamanan pusat data maret 2027');
    await dewi.sees('A-2 · Audit keamanan: pusat data');
    await dewi.says('/audit A-2 batal');
    await dewi.sees('mengapa dibatalkan');
    await dewi.says('Digabung dengan audit infrastruktur.');
    await dewi.sees('dibatalkan');
    expect(await row(city, 2)).toMatchObject({ state: 'cancelled', is_open: false, is_met: false });
  });
});

describe('Padang: the text names no coordinator and no receiver (51-53), and only two kinds of auditor (50(3))', () => {
  const holder = aCity({ region: 'padang', now: '2026-11-20T09:00:00+07:00' });

  test('a certified auditor is refused with the article; reported, it is followed up at once', async () => {
    const { city } = holder;
    const dewi = await city.invite('Dewi Anggraini', 'koordinator', '');
    await dewi.says('/audit rencana keamanan Infrastruktur SPBE dan Aplikasi Khusus desember 2026');
    const screen = await dewi.sees('A-1 · Audit keamanan');
    expect(screen.text).toContain('Pasal 53(1), 53(3)');
    expect(screen.text).toContain('peraturan kota ini tidak menyebut penerimanya');
    await dewi.says('/audit A-1 auditor auditor tersertifikasi Ir. Yohanes; CISA 12345');
    const refused = await dewi.sees('auditor tersertifikasi tidak termasuk yang boleh mengaudit di kota ini');
    expect(refused.text).toContain('Yang boleh: LATIK pemerintah, LATIK terakreditasi.');
    expect(refused.text).toContain('Pasal 50');
    await dewi.says('/audit A-1 auditor LATIK terakreditasi PT Sucofindo; 7/AKR/2026');
    await dewi.sees('PT Sucofindo (LATIK terakreditasi, 7/AKR/2026)');
    await dewi.says('/audit A-1 kriteria Kebijakan umum audit TIK, Permenkominfo 16/2022');
    await dewi.sees('Kriteria: Kebijakan umum');
    await dewi.says('/audit A-1 tugas 090/7/2026 2 November 2026');
    await dewi.sees('Surat tugas: 090/7/2026');
    await dewi.says('/audit A-1 anggaran tanpa biaya');
    await dewi.sees('Anggaran: tanpa biaya');
    await dewi.says('/audit A-1 mulai');
    await dewi.sees('berjalan');
    await dewi.says('/audit A-1 hasil 3/LHA/2026 17 November 2026');
    await dewi.sees('tindak lanjut');
    expect(await row(city, 1)).toMatchObject({
      state: 'followUp',
      is_met: true,
      chair_receipt: null,
      mayor_receipt: null,
    });
    await dewi.says('/audit A-1 ketua 1/2026 18 November 2026');
    await dewi.sees('langkah itu tidak berlaku');
    await dewi.says('/audit');
    await dewi.sees(
      'Audit keamanan (Pasal 53(1), 53(3)): terakhir 17 November 2026, berikutnya 17 November 2028',
    );
  });
});

const caseOf = async (city: City): Promise<string> => {
  const { rows } = await city.database.pool.query<{ id: string }>(
    'select case_id as id from audits where number = 1',
  );
  return rows[0]?.id ?? '';
};
