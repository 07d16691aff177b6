/** `/ekspor` and `/impor`: the city's offices and people as a spreadsheet, there and back. */
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import type { SeenMessage } from '../../simulator/play/seen.ts';
import { readTables, type Cell } from '../../src/sheets/read.ts';
import { writeSheets } from '../../src/sheets/write.ts';
import { aCity, type City } from '../support/desk.ts';
import { numberIn } from './acts.ts';

const holder = aCity();
let meity: Person, ani: Person, rudi: Person, tono: Person;

const OFFICES = ['Kode', 'Singkatan', 'Nama', 'Jenis', 'Induk', 'Tempat', 'Nama lain', 'Jam kerja', 'Status'];
const PEOPLE = ['ID', 'Nama', 'Peran', 'Kantor', 'Nomor surat', 'Plt. sampai', 'Status'];
type Rows = (string | null)[][];
const sheet = (name: string, headers: readonly string[], rows: Rows) => ({
  name,
  columns: headers.map((header) => ({ header, width: 20 })),
  rows,
});
const workbook = (offices: Rows, people: Rows = []): Promise<Buffer> =>
  writeSheets([sheet('Kantor', OFFICES, offices), sheet('Orang', PEOPLE, people)]);
const office = (
  code: string,
  abbreviation: string,
  name: string,
  more: Partial<Record<string, string>> = {},
) => [
  code,
  abbreviation,
  name,
  more['kind'] ?? 'dinas',
  more['parent'] ?? null,
  more['location'] ?? null,
  more['aliases'] ?? null,
  more['hours'] ?? null,
  more['state'] ?? null,
];

const bytesOf = (city: City, { message }: SeenMessage): Buffer =>
  Buffer.from(city.sim.world.files.byId(message.document?.file_id ?? '')?.bytes ?? []);
async function tablesOf(
  city: City,
  seen: SeenMessage,
): Promise<Map<string | null, readonly (readonly Cell[])[]>> {
  const read = await readTables(bytesOf(city, seen));
  if (!read.ok) throw new Error(read.why);
  return new Map(read.tables.map((table) => [table.name, table.rows]));
}
const sends = (who: Person, bytes: Uint8Array, name = 'data.xlsx', caption = '/impor') =>
  who.sends.document({ bytes, name, caption, type: 'application/octet-stream' });
const idOf = async (name: string): Promise<string> =>
  `P-${(await holder.city.database.pool.query<{ id: string }>('select id from people where name = $1', [name])).rows[0]?.id}`;
const officeRow = async (code: string) =>
  (
    await holder.city.database.pool.query(
      'select abbreviation, name, parent_code, location, work_pattern, is_active from offices where code = $1',
      [code],
    )
  ).rows[0] as Record<string, unknown> | undefined;

beforeAll(async () => {
  const { city } = holder;
  meity = await city.invite('Meity Tangkudung', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes');
  tono = await city.invite('Tono Pangemanan', 'tier1', 'dinsos', '800/113/2026');
});

describe('the export', () => {
  test('holds offices with units and people with roles, and no Telegram id', async () => {
    const { city } = holder;
    await meity.says('/ekspor');
    await meity.sees('simpan baik-baik');
    const file = await meity.sees('Kantor dan orang · Kota Bitung');
    expect(file.message.document?.file_name).toBe('kantor-orang-bitung-2026-11-20.xlsx');
    const tables = await tablesOf(city, file);
    const offices = tables.get('Kantor') ?? [];
    expect(offices[0]).toEqual(OFFICES);
    expect(offices.find((row) => row[0] === 'dinkes')?.slice(0, 4)).toEqual([
      'dinkes',
      'Dinkes',
      'Dinas Kesehatan',
      'dinas',
    ]);
    expect(offices.find((row) => row[0] === 'bag-organisasi')?.[4]).toBe('setda');
    const people = tables.get('Orang') ?? [];
    expect(people.find((row) => row[1] === 'Tono Pangemanan')?.slice(1)).toEqual([
      'Tono Pangemanan',
      'tier1',
      'dinsos',
      '800/113/2026',
      null,
      'aktif',
    ]);
    const all = JSON.stringify([...tables]);
    for (const person of [ani, rudi, tono, meity]) expect(all).not.toContain(String(person.id));
    expect(tables.get('Petunjuk')?.length).toBeGreaterThan(5);
  });

  test('comes back unchanged, and nothing changes', async () => {
    await meity.says('/ekspor');
    const file = await meity.sees('Kantor dan orang · Kota Bitung');
    await sends(meity, bytesOf(holder.city, file));
    await meity.sees('Tidak ada yang berubah');
  });

  test('is there as an empty template too, and for coordinators only, in private', async () => {
    const { city } = holder;
    await meity.says('/ekspor templat');
    const tables = await tablesOf(city, await meity.sees('Kantor dan orang'));
    expect(tables.get('Kantor')).toEqual([OFFICES]);
    expect(tables.get('Orang')).toEqual([PEOPLE]);
    await ani.says('/ekspor');
    await ani.sees('dikelola oleh koordinator');
    await sends(ani, await workbook([office('', 'X', 'Dinas X')]));
    await ani.sees('dikelola oleh koordinator');
    const group = city.sim.play.group('Ramai', { members: [meity, city.admin] });
    await meity.in(group).says('/ekspor');
    await meity.in(group).sees('percakapan pribadi');
  });

  test('makes a name that looks like a formula harmless, and reads it back as it was', async () => {
    const { city } = holder;
    await city.database.pool.query(
      `insert into offices (code, abbreviation, name, kind, work_pattern, is_of_region)
       values ('jahat', 'Jahat', '=HYPERLINK("http://x","klik")', 'other', 'five_days', false)`,
    );
    await meity.says('/ekspor');
    const file = await meity.sees('Kantor dan orang');
    expect(bytesOf(city, file).includes('<f>')).toBe(false);
    await sends(meity, bytesOf(city, file));
    await meity.sees('Tidak ada yang berubah');
    await city.database.pool.query(`delete from offices where code = 'jahat'`);
  });
});

describe('a file', () => {
  test('is shown as a preview first, then applied by one press, and a second press changes nothing', async () => {
    const { city } = holder;
    await meity.says('/impor');
    const question = await meity.sees('Kirim berkasnya');
    expect(question.buttons.flat()).toEqual(['Templat kosong', 'Batal']);
    await meity.says('ini filenya ya');
    await meity.sees('Kirim sebagai berkas');
    await sends(
      meity,
      await workbook(
        [
          office('dinkes', 'Dinkes', 'Dinas Kesehatan Kota'),
          office('', 'Disperin', 'Dinas Perindustrian', {
            hours: '6 hari',
            aliases: 'Perindustrian, Industri',
          }),
          office('', 'PKM Aertembaga', 'Puskesmas Aertembaga', {
            kind: 'puskesmas',
            parent: 'Dinkes',
            location: 'Aertembaga',
          }),
        ],
        [
          [null, 'Vonny Supit', 'tier1', 'Disperin', '800/9/2026', null, null],
          [await idOf('Rudi Mandagi'), 'Rudi R. Mandagi', 'teknisi', 'dinkes', '800/112/2026', null, null],
          [await idOf('Ani Wuisan'), 'Ani Wuisan', 'kepala_pd', 'dinkes', null, '2026-12-31', null],
        ],
      ),
      'kantor.xlsx',
      '',
    );
    const preview = await meity.sees('BELUM DITERAPKAN');
    expect(preview.text).toContain('2 kantor ditambah, 1 kantor diubah, 1 orang diundang, 1 peran diberikan');
    expect(preview.text).toContain('~ Kantor Dinas Kesehatan → Dinas Kesehatan Kota (nama)');
    expect(preview.text).toContain('+ Undangan Vonny Supit: teknisi Tier 1 · Disperin · surat 800/9/2026');
    expect(preview.text).toContain('+ Ani Wuisan: Plt. Kepala PD · Dinkes · sampai 31 Desember 2026');
    expect(preview.text).toContain('~ Rudi Mandagi → Rudi R. Mandagi');
    expect(preview.text).toContain('~ Rudi R. Mandagi: nomor surat 800/112/2026');
    expect(await officeRow('disperin')).toBeUndefined();

    await meity.presses('Terapkan', { on: preview });
    const done = await meity.sees('Sudah diterapkan');
    expect((await meity.pressesData(`impor:apply:${caseOf(preview)}`, preview)).text).toContain(
      'sudah diterapkan',
    );
    expect(await officeRow('disperin')).toMatchObject({
      name: 'Dinas Perindustrian',
      work_pattern: 'six_days',
    });
    expect(await officeRow('pkm-aertembaga')).toMatchObject({
      parent_code: 'dinkes',
      location: 'Aertembaga',
    });
    await ani.sees('Peran baru Bapak/Ibu di meja ini: Plt. Kepala PD · Dinas Kesehatan Kota');

    const links = await tablesOf(city, await meity.sees('satu orang satu tautan'));
    expect(links.get('Undangan')?.[1]?.slice(0, 3)).toEqual(['Vonny Supit', 'tier1', 'Dinas Perindustrian']);
    const vonny = city.sim.play.person('Vonny Supit');
    await vonny.says(`/start ${/start=(\S+)/.exec(done.text)?.[1] ?? ''}`);
    await vonny.sees('teknisi Tier 1 · Dinas Perindustrian');

    // The letter's reminder is over, the name stays his own, and the file does not come back with a restart.
    await meity.says('/petugas dinkes');
    expect((await meity.sees('Petugas dan pegawai')).text).toContain('surat 800/112/2026');
    await rudi.says('/saya');
    await rudi.sees('Rudi R. Mandagi');
    await city.restart();
    expect(await officeRow('dinkes')).toMatchObject({ name: 'Dinas Kesehatan Kota' });
  });

  test('the same one again is refused when it would invite people twice', async () => {
    const bytes = await workbook([], [[null, 'Joy Lantang', 'staf', 'dinsos', null, null, null]]);
    await sends(meity, bytes);
    await meity.presses('Terapkan', { on: await meity.sees('Undangan Joy Lantang') });
    await meity.sees('Sudah diterapkan');
    await sends(meity, bytes);
    await meity.sees('sama persis sudah diterapkan');
  });

  test('that nobody applies can be thrown away, is replaced by the next one, or lapses after a day', async () => {
    const { city } = holder;
    await sends(meity, await workbook([office('', 'Satu', 'Dinas Satu')]));
    const first = await meity.sees('Dinas Satu');
    await sends(meity, await workbook([office('', 'Dua', 'Dinas Dua')]));
    await meity.sees('Dinas Dua');
    expect((await meity.pressesData(`impor:apply:${caseOf(first)}`, first)).text).toContain(
      'sudah tidak berlaku',
    );
    await meity.says('/impor batal');
    await meity.sees('Dibatalkan');
    await meity.says('/impor terapkan');
    await meity.sees('Tidak ada pratinjau');
    await sends(meity, await workbook([office('', 'Tiga', 'Dinas Tiga')]));
    const third = await meity.sees('Dinas Tiga');
    expect((await city.admin.pressesData(`impor:apply:${caseOf(third)}`, third)).text).toContain(
      'Tidak ada pratinjau',
    );
    await city.later({ hours: 25 });
    expect((await meity.pressesData(`impor:apply:${caseOf(third)}`, third)).text).toContain(
      'sudah tidak berlaku',
    );
    const { rows } = await city.database.pool.query('select from imports where rows is not null');
    expect(rows).toHaveLength(0);
    expect(await officeRow('tiga')).toBeUndefined();
  });

  test('is shown anew when what it changes has changed meanwhile', async () => {
    const { city } = holder;
    await sends(meity, await workbook([office('dinsos', 'Dinsos', 'Dinas Sosial Kota')]));
    const preview = await meity.sees('Dinas Sosial → Dinas Sosial Kota');
    await sends(city.admin, await workbook([office('dinsos', 'Dinsos', 'Dinas Sosial dan PMD')]));
    await city.admin.presses('Terapkan', { on: await city.admin.sees('Dinas Sosial dan PMD') });
    await city.admin.sees('Sudah diterapkan');
    await meity.presses('Terapkan', { on: preview });
    const anew = await meity.sees('Data sudah berubah sejak pratinjau');
    expect(anew.text).toContain('Dinas Sosial dan PMD → Dinas Sosial Kota');
    expect(await officeRow('dinsos')).toMatchObject({ name: 'Dinas Sosial dan PMD' });
    await meity.presses('Terapkan', { on: anew });
    await meity.sees('Sudah diterapkan');
    expect(await officeRow('dinsos')).toMatchObject({ name: 'Dinas Sosial Kota' });
  });

  test('of a coordinator who is none any more at the press is refused', async () => {
    const { city } = holder;
    const deputy = await city.invite('Novi Pangemanan', 'koordinator', '');
    await sends(deputy, await workbook([office('', 'Empat', 'Dinas Empat')]));
    const preview = await deputy.sees('Dinas Empat');
    await city.database.pool.query(
      `update roles set ended_at = now() where person_id = (select id from people where name = 'Novi Pangemanan')`,
    );
    await city.database.pool.query(
      `insert into roles (person_id, role, office_code, granted_at) select id, 'staff', 'dinkes', now() from people where name = 'Novi Pangemanan'`,
    );
    expect((await deputy.pressesData(`impor:apply:${caseOf(preview)}`, preview)).text).toContain(
      'koordinator',
    );
    expect(await officeRow('empat')).toBeUndefined();
  });
});

describe('an office', () => {
  test('is closed only when nothing hangs on it', async () => {
    const { city } = holder;
    await tono.pressesData('d:SEND', await tono.says('printer macet di ruang sekretariat'));
    const number = numberIn((await tono.sees(/BTG-\d{4}-G-\d{4}/)).text);
    const closing = await workbook([office('dinsos', 'Dinsos', 'Dinas Sosial Kota', { state: 'tutup' })]);
    await sends(meity, closing);
    const refused = await meity.sees('Berkas belum dapat diterapkan');
    expect(refused.text).toContain(`masih ada 1 tiket terbuka (${number.replace(/^.*-(G-\d+)$/, '$1')})`);
    await sends(
      meity,
      await workbook([
        office('diskominfo', 'Diskominfo', 'Dinas Komunikasi dan Informatika', { state: 'tutup' }),
      ]),
    );
    await meity.sees('mempunyai tugas dalam aturan kota');
    await sends(
      meity,
      await workbook([office('dinkes', 'Dinkes', 'Dinas Kesehatan Kota', { state: 'tutup' })]),
    );
    const units = await meity.sees('masih mempunyai unit');
    expect(units.text).toContain('Puskesmas Aertembaga');

    // Its people leave by the same file; then it is closed, and stays so.
    await tono.says(`/tiket ${number}`);
    await tono.presses('Batalkan', { on: await tono.sees('Menunggu petugas Tier 2') });
    await city.settled();
    await sends(meity, closing);
    await meity.sees('masih ada 1 undangan yang berlaku');
    await city.later({ days: 4 });
    await sends(meity, closing);
    await meity.sees('masih ada 1 orang (Tono Pangemanan)');
    await sends(
      meity,
      await workbook(
        [office('dinsos', 'Dinsos', 'Dinas Sosial Kota', { state: 'tutup' })],
        [[await idOf('Tono Pangemanan'), 'Tono Pangemanan', 'tier1', 'dinsos', null, null, 'akhiri']],
      ),
    );
    const preview = await meity.sees('1 kantor ditutup, 1 peran berakhir');
    await meity.presses('Terapkan', { on: preview });
    await meity.sees('Sudah diterapkan');
    await tono.sees('Peran yang berakhir');
    expect(await officeRow('dinsos')).toMatchObject({ is_active: false });
    await city.restart();
    expect(await officeRow('dinsos')).toMatchObject({ is_active: false });
  });
});

describe('what is wrong is said with sheet, row, column, value and fix', () => {
  test('a name of 200 characters, a double row, an unknown role, kind, office and ID, a bad date', async () => {
    const ani = await idOf('Ani Wuisan');
    await sends(
      meity,
      await workbook(
        [
          office('', 'Panjang', 'D'.repeat(200)),
          office('', 'Kembar', 'Dinas Kembar'),
          office('', 'Kembar', 'Dinas Kembar'),
          office('', 'Aneh', 'Dinas Aneh', { kind: 'kementerian' }),
          office('Kode Salah!', 'Kode', 'Dinas Kode'),
        ],
        [
          [null, 'X'.repeat(200), 'staf', 'dinkes', null, null, null],
          [null, 'Budi Lasut', 'raja', 'dinkes', null, null, null],
          [null, 'Citra Rumagit', 'staf', 'dinkess', null, null, null],
          [null, 'Dewi Kalalo', 'staf', 'dinkes', null, null, null],
          [null, 'Dewi Kalalo', 'staf', 'dinkes', null, null, null],
          ['P-999999', 'Entah Siapa', 'staf', 'dinkes', null, null, null],
          [ani, 'Ani Wuisan', 'chair', 'setda', null, 'besok lusa', null],
          [null, 'Eko Kawulur', 'tier1', 'dinkes', 'tanpa angka', null, null],
        ],
      ),
    );
    const { text } = await meity.sees('Berkas belum dapat diterapkan');
    expect(text).toContain('• Kantor, baris 2, kolom Nama: "DDDD');
    expect(text).toContain('200 huruf; paling panjang 160');
    expect(text).toContain('• Kantor, baris 4, kolom Nama: "Dinas Kembar" sama dengan baris 3');
    expect(text).not.toContain('Kantor, baris 3');
    expect(text).toContain(
      '• Kantor, baris 5, kolom Jenis: "kementerian" jenis tidak dikenal; pilih: dinas, badan',
    );
    expect(text).toContain('• Kantor, baris 6, kolom Kode: "Kode Salah!" kode hanya huruf kecil');
    expect(text).toContain('• Orang, baris 2, kolom Nama: "XXXX');
    expect(text).toContain('200 huruf; paling panjang 64');
    expect(text).toContain('• Orang, baris 3, kolom Peran: "raja" peran tidak dikenal; pilih: staff, tier1');
    expect(text).toContain('• Orang, baris 4, kolom Kantor: "dinkess" kantor tidak ditemukan');
    expect(text).toContain('• Orang, baris 6, kolom Nama: "Dewi Kalalo" sama dengan baris 5');
    expect(text).toContain('• Orang, baris 7, kolom ID: "P-999999" ID tidak dikenal');
    expect(text).toContain('• Orang, baris 8, kolom Plt. sampai: "besok lusa" tanggal tidak terbaca');
    expect(text).toContain('Belum ada yang berubah');
    // The corrected file may follow at once.
    await sends(meity, await workbook([office('', 'Aneh', 'Dinas Aneh')]), 'data.xlsx', '');
    await meity.presses('Batal', { on: await meity.sees('+ Kantor Dinas Aneh') });
    await meity.sees('Dibatalkan');
  });

  test('a person known by name, somebody else’s role, a letter that is another one, an administrator', async () => {
    const { city } = holder;
    const [rudiId, adminId] = [await idOf('Rudi R. Mandagi'), await idOf('Hendra Tumewu')];
    await sends(
      meity,
      await workbook(
        [],
        [
          [null, 'Ani Wuisan', 'staf', 'dinkes', null, null, null],
          [rudiId, 'Rudi R. Mandagi', 'tier1', 'dinkes', '800/999/2026', null, null],
          [rudiId, 'Rudi Lain', 'tier1', 'perkim', null, null, null],
          [adminId, 'Hendra Lain', 'admin', 'diskominfo', null, null, null],
          [null, 'Orang Baru', 'admin', null, null, null, null],
          [null, 'Orang Dua', 'staf', 'perkim', null, null, 'akhiri'],
        ],
      ),
    );
    const { text } = await meity.sees('Berkas belum dapat diterapkan');
    expect(text).toMatch(
      /baris 2, kolom ID: orang dengan nama, peran dan kantor ini sudah terdaftar; isi ID P-\d+/,
    );
    expect(text).toContain('nomor surat sudah tercatat: 800/112/2026');
    expect(text).toContain('baris 4, kolom Nama: "Rudi Lain" namanya lain dari baris 3');
    expect(text).toContain('baris 4, kolom Kantor: "perkim" sudah memegang peran ini di dinkes');
    expect(text).toContain('baris 5, kolom Nama: "Hendra Lain" admin bot hanya dapat diubah oleh admin');
    expect(text).toContain('baris 6, kolom Peran: "admin" peran admin hanya diberikan oleh admin bot');
    expect(text).toContain('baris 7, kolom Status: "akhiri" akhiri memerlukan ID');
    await meity.says('/batal');
    await sends(
      city.admin,
      await workbook([], [[adminId, 'Hendra Tumewu', 'admin', 'diskominfo', null, null, 'akhiri']]),
    );
    await city.admin.sees('tidak ada lagi yang memegang peran itu');
    await city.admin.says('/batal');
  });

  test('a formula is never computed: in a cell of Excel, or as text in a CSV', async () => {
    const xlsx = await formulaWorkbook();
    await sends(meity, xlsx);
    await meity.sees('Kantor, baris 2, kolom Nama: "=" berisi rumus; tempel sebagai nilai');
    await sends(meity, Buffer.from('Kode;Singkatan;Nama;Jenis\n;Rumus;=1+1;dinas\n'), 'kantor.csv');
    await meity.sees('Kantor, baris 2, kolom Nama: "=" berisi rumus');
    // Excel's "Unicode Text" is UTF-16.
    await sends(
      meity,
      Buffer.from('\uFEFFKode\tSingkatan\tNama\tJenis\n\tTab\tDinas Tab\tkementerian', 'utf16le'),
      'tab.txt',
    );
    await meity.sees('"kementerian" jenis tidak dikenal');
    await meity.says('/batal');
  });

  test('what is no spreadsheet, is damaged, locked, empty, too large or unpacks without end', async () => {
    const cases: [Uint8Array, string][] = [
      [Buffer.from('%PDF-1.4\0\u0001'), 'bukan lembar kerja'],
      [Buffer.from('PK\u0003\u0004rusak'), 'rusak dan tidak dapat dibuka'],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'format Excel lama'],
      [new Uint8Array(5 * 1024 * 1024 + 1).fill(65), 'terlalu besar'],
      [bomb(), 'terlalu besar'],
      [Buffer.from('satu,dua\n1,2\n'), 'tidak ada lembar Kantor atau Orang'],
      [Buffer.from(`Kode;Singkatan;Jenis\n${';A;dinas\n'.repeat(2)}`), 'kolom Nama: kolom ini tidak ada'],
      [Buffer.from(`Kode;Singkatan;Nama;Jenis\n${';A;B;dinas\n'.repeat(5_001)}`), 'lebih dari 5.000 baris'],
    ];
    for (const [bytes, said] of cases) {
      await sends(meity, bytes, 'berkas.xlsx');
      await meity.sees(said);
    }
    await meity.says('/batal');
  });
});

test('three hundred offices go in by one CSV, in the separators and letters of an Indonesian Excel', async () => {
  const { city } = holder;
  const lines = Array.from(
    { length: 300 },
    (_, i) => `;UPTD ${i};"Unit Pelaksana Teknis ke-${i}; Café";uptd;pupr`,
  );
  const text = ['Kode;Singkatan;Nama;Jenis;Induk', ...lines].join('\r\n');
  await sends(meity, Buffer.from(text, 'latin1'), 'unit.csv');
  const preview = await meity.sees('300 kantor ditambah');
  expect(preview.text).toContain('… dan 285 lagi');
  await meity.presses('Terapkan', { on: preview });
  await meity.sees('Sudah diterapkan: 300 kantor ditambah');
  const { rows } = await city.database.pool.query<{ n: number }>(
    `select count(*)::int as n from offices where parent_code = 'pupr' and is_active and name like '%Café'`,
  );
  expect(rows[0]?.n).toBe(300);
  await meity.says('/ekspor');
  const tables = await tablesOf(city, await meity.sees('Kantor dan orang'));
  expect(tables.get('Kantor')?.length).toBeGreaterThan(340);
});

const caseOf = ({ message }: SeenMessage): string => {
  const [first] = message.reply_markup?.inline_keyboard.flat() ?? [];
  return first !== undefined && 'callback_data' in first ? (first.callback_data.split(':')[2] ?? '') : '';
};

/** Excel's own way: the cell has a formula and the value it last had. */
async function formulaWorkbook(): Promise<Buffer> {
  const plain = await workbook([office('', 'Rumus', 'HASIL')]);
  const { unpack, packPlain } = await import('../../src/sheets/zip.ts');
  const read = unpack(plain);
  if (!read.ok) throw new Error(read.why);
  const path = 'xl/worksheets/sheet1.xml';
  const xml = read.files.get(path)?.toString('utf8') ?? '';
  const changed = xml.replace(
    /(<c r="C2"[^>]*?)( t="[^"]*")?([^>]*>)[\s\S]*?<\/c>/,
    '$1 t="str"$3<f>1+1</f><v>Dinas Rumus</v></c>',
  );
  if (changed === xml) throw new Error(xml.slice(0, 2000));
  return packPlain(new Map([...read.files, [path, Buffer.from(changed)]]));
}

/** A small archive that says it is small, and becomes 200 MB. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
  const name = Buffer.from('xl/workbook.xml');
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(100, 18);
  head.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, name, packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
    head,
    Buffer.alloc(14),
    name,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
