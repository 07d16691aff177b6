import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { recordBaselines } from '../../src/db/duties.ts';
import { fileEvidence } from '../../src/desk/dutyEvents.ts';
import { keepSoon } from '../../src/desk/dutyKeeping.ts';
import { advance } from '../../src/engine/advance.ts';
import type { Change } from '../../src/engine/change.ts';
import { readTables } from '../../src/sheets/read.ts';
import { aCity, type City } from '../support/desk.ts';
import { wordsOfPdf } from '../support/pdf.ts';
import { decodePng } from '../support/png.ts';

/** Friday, 20 November 2026, 09.00 in Bitung. */
const holder = aCity();
let dewi: Person;
let head: Person;
let chair: Person;
let auditor: Person;
let rudi: Person;

const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await holder.city.database.pool.query<Record<string, unknown>>(sql)).rows;

/** What the coordinators say or the desk knows of its own, in a commit as any other. */
async function commits(city: City, what: (change: Change) => void): Promise<void> {
  const now = () => new Date(city.sim.world.clock.now.epochMilliseconds);
  await advance(city.database.pool, null, now, (change) => Promise.resolve(what(change)));
  await city.later({ minutes: 1 });
}

/** Data awal by office: when the last evidence took effect, or none. */
async function dataAwal(city: City, duty: string, given: Record<string, string | null>): Promise<void> {
  const [admin] = await rows(`select id from people where name = 'Dewi Kalalo'`);
  await recordBaselines(
    city.database.pool,
    Object.entries(given).map(([officeCode, lastOn]) => ({
      duty,
      officeCode,
      object: '',
      lastOn,
      validUntilOn: null,
      recordedBy: Number(admin?.['id']),
      recordedAt: new Date(city.sim.world.clock.now.epochMilliseconds),
    })),
  );
  await commits(city, (change) => keepSoon(change, `data awal ${duty}`, [duty]));
}

/** The file of a message, as it came to the phone. */
function fileOf(
  city: City,
  seen: { message: { document?: { file_id: string }; photo?: { file_id: string }[] } },
) {
  const id = seen.message.document?.file_id ?? seen.message.photo?.at(-1)?.file_id ?? '';
  const file = city.sim.world.files.byId(id);
  if (file === undefined) throw new Error('There is no file.');
  return Buffer.from(file.bytes);
}

describe('a city that has recorded nothing', () => {
  test('says so for every office, and shames nobody', async () => {
    dewi = await holder.city.invite('Dewi Kalalo', 'koordinator', '');
    await dewi.says('/kewajiban');
    const { text } = await dewi.sees('Kewajiban hari ini 09.00 WITA');
    expect(text).toContain('Kota Bitung');
    expect(text).toMatch(/❔ Data awal belum dicatat: \d{3}/);
    expect(text).not.toMatch(/Terlambat|Tidak ada bukti/);
  });
});

describe('a city at work', () => {
  beforeAll(async () => {
    const { city } = holder;
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    head = await city.invite('Grace Wenas', 'kepala_dinas', '');
    chair = await city.invite('Rudy Theno', 'sekda', 'setda');
    auditor = await city.invite('Pengawas Satu', 'pengawas', 'inspektorat');
    // Late, due within 30 days, nothing on file, met.
    await dataAwal(city, 'diagram-lan', {
      dinkes: '2025-10-01',
      dinsos: '2025-12-01',
      disdikbud: null,
      disdukcapil: '2026-08-01',
    });
    await dataAwal(city, 'penerapan-keamanan', { dinkes: '2026-09-01', dinsos: null });
    await dataAwal(city, 'kebijakan-keamanan', { diskominfo: '2025-09-01' });
    await commits(city, (change) =>
      fileEvidence(change, 'a', {
        duty: 'diagram-lan',
        office: 'disdukcapil',
        paper: 'diagram-lan',
        effectOn: '2026-11-02',
        letter: '555/17/2026',
        sourceCaseId: 'aaaaaaaaaaaaaaaa',
        by: null,
        role: null,
        isVerified: true,
      }),
    );
  }, 60_000);

  test('is counted by duty; each line opens its duty, each cell its history', async () => {
    await dewi.says('/kewajiban');
    const screen = await dewi.sees('Per kewajiban');
    expect(screen.text).toContain('🔴 Terlambat: 2');
    await dewi.presses('Terlambat', { on: screen });
    const late = await dewi.sees('Per kewajiban, terlambat');
    expect(late.id).toBe(screen.id);
    expect(late.text).toMatch(/diagram-lan: 🔴 1/);
    await dewi.presses('diagram-lan', { on: late });
    const duty = await dewi.sees('Penyerahan diagram jaringan intra PD (LAN) terkini (diagram-lan)');
    expect(duty.text).toContain('Pasal 22(1) · setiap 12 bulan, menurut teks peraturan');
    expect(duty.text).toMatch(
      /🔴 Dinkes · jatuh tempo 1 Oktober 2026, lewat 50 hari · bukti terakhir 1 Oktober 2025/,
    );
  });

  test('one office and one duty: evidence with its letter number and by whom it was verified, and what was before', async () => {
    await dewi.says('/kewajiban disdukcapil');
    const office = await dewi.sees('Dinas Kependudukan dan Pencatatan Sipil');
    expect(office.text).toContain('✅ diagram-lan');
    await dewi.presses('diagram-lan', { on: office });
    const cell = await dewi.sees('Bukti dukung:');
    expect(cell.id).toBe(office.id);
    expect(cell.text).toContain('jatuh tempo 2 November 2027');
    expect(cell.text).toContain(
      'Diagram jaringan intra PD (LAN), berlaku 2 November 2026 · nomor 555/17/2026 · dari catatan Meja Bantu',
    );
    expect(cell.text).toContain('• Terpenuhi 20 November 2026, jatuh tempo 1 Agustus 2027');
    expect(cell.text).toContain('berklasifikasi terbatas');
    // The Ketua Tim sees that it exists, not what it is.
    await chair.says('/kewajiban disdukcapil');
    await chair.presses('diagram-lan', { on: await chair.sees('Dinas Kependudukan') });
    const seen = await chair.sees('Bukti dukung:');
    expect(seen.text).toContain('ada; isi dan nomornya terbatas');
    expect(seen.text).not.toContain('555/17/2026');
  });

  test.each([
    ['/kewajiban terlambat', 'Daftar, terlambat', 2],
    ['/kewajiban diagram-lan segera', 'Daftar, jatuh tempo ≤ 30 hari', 2],
    ['/kewajiban tanpa bukti', 'Daftar, tidak ada bukti tercatat', 2],
    ['/kewajiban verifikasi', 'Daftar, menunggu verifikasi', 0],
    ['/kewajiban dinkes terlambat', 'Daftar, terlambat', 1],
  ])('"%s" lists what it names', async (words, title, count) => {
    await dewi.says(words);
    const { text } = await dewi.sees(title);
    const list = text.slice(text.indexOf(title)).split('\n').slice(1);
    expect(list.filter((line) => line !== 'Tidak ada.')).toHaveLength(count);
  });

  test('is refreshed and turned over in the same message, and read by offices', async () => {
    await dewi.says('/kewajiban');
    const screen = await dewi.sees('Per kewajiban');
    await dewi.presses('Per kantor', { on: screen });
    const offices = await dewi.sees('Per kantor · halaman 1 dari 5');
    expect(offices.id).toBe(screen.id);
    await dewi.presses('Berikutnya', { on: offices });
    const second = await dewi.sees('halaman 2 dari 5');
    expect(second.id).toBe(screen.id);
    await dewi.presses('« Awal', { on: second });
    await dewi.sees('halaman 1 dari 5');
    await holder.city.later({ minutes: 26 });
    await dewi.presses('Segarkan', { on: screen });
    expect((await dewi.sees('Kewajiban hari ini 09.30 WITA')).id).toBe(screen.id);
  });

  test('is drawn for the phone: one picture a sheet, in an album', async () => {
    const { city } = holder;
    await dewi.says('/kewajiban gambar');
    await city.settled();
    const first = await dewi.sees('Kewajiban SPBE, keadaan 20 November 2026');
    const png = decodePng(fileOf(city, first));
    expect([png.width, png.height > 400]).toEqual([1200, true]);
    await city.settled();
    const album = dewi.seesNow();
    expect(album.length + 1).toBeGreaterThan(2);
    await dewi.says('/kewajiban gambar diagram-lan');
    await city.settled();
    const list = await dewi.sees('Kewajiban SPBE, keadaan');
    expect(decodePng(fileOf(city, list)).width).toBe(1200);
    await city.settled();
  });

  test('as a spreadsheet has one row per office and duty, with dates, article, evidence and letter number', async () => {
    const { city } = holder;
    await dewi.says('/kewajiban');
    await dewi.presses('Tabel', { on: await dewi.sees('Per kewajiban') });
    const sheet = await dewi.sees('satu per kantor dan kewajiban');
    const read = await readTables(fileOf(city, sheet));
    if (!read.ok) throw new Error(read.why);
    const [table] = read.tables;
    const lines = (table?.rows ?? []).map((row) => row.map(String));
    const [row] = lines.filter((line) => line.includes('Disdukcapil') && line.includes('diagram-lan'));
    expect(row).toEqual(
      expect.arrayContaining([
        '22(1)',
        'terpenuhi',
        '2027-11-02',
        '2026-11-02',
        'Diagram jaringan intra PD (LAN)',
        '555/17/2026',
      ]),
    );
    const [late] = lines.filter((line) => line.includes('Dinkes') && line.includes('diagram-lan'));
    expect(late).toEqual(expect.arrayContaining(['terlambat', '2026-10-01', '2025-10-01']));
    const [none] = lines.filter((line) => line.includes('Disdikbud') && line.includes('diagram-lan'));
    expect(none).toContain('tidak ada bukti tercatat');
    const said = (await dewi.says('/kewajiban tabel diagram-lan'), await dewi.sees('satu per kantor'));
    expect(/: (\d+) baris/.exec(said.text)?.[1]).toBe('40');
  });

  test('a letter of one duty names every office, the evidence and its number, and nobody by name', async () => {
    const { city } = holder;
    await dewi.says('/kewajiban diagram-lan');
    const screen = await dewi.sees('(diagram-lan)');
    await Promise.all([dewi.presses('Laporan', { on: screen }), dewi.presses('Laporan', { on: screen })]);
    const [one, again] = [
      await dewi.sees('Nota dinas: Penyerahan diagram'),
      await dewi.sees('Nota dinas: Penyerahan diagram'),
    ];
    expect(fileOf(city, again).equals(fileOf(city, one))).toBe(true);
    const { text, pages } = wordsOfPdf(fileOf(city, one));
    const said = text.replace(/\s+/g, ' ');
    expect(pages).toBeGreaterThan(1);
    for (const words of [
      'NOTA DINAS',
      'Pasal 22(1)',
      'LAMPIRAN NOTA DINAS',
      '555/17/2026',
      '2 November 2026',
      'tidak ada bukti tercatat',
      'Catatan Meja Bantu',
    ])
      expect(said).toContain(words);
    for (const name of ['Dewi', 'Rudi', 'Grace']) expect(said).not.toContain(name);
    // Its report goes to the Dinas (Bitung 22(1)), no further.
    await dewi.presses('Kirim ke Kepala Dinas', { on: one });
    const arrived = await head.sees('Laporan Penyerahan diagram');
    expect(arrived.buttons.flat()).toEqual([]);
    expect((await dewi.presses('Kirim ke Kepala Dinas', { on: again })).text).toContain('sudah dikirim');
  });

  test('a letter of a period goes by presses alone, to the Kepala Dinas, and from him through the Ketua Tim to the mayor', async () => {
    const { city } = holder;
    await dewi.says('/kewajiban laporan');
    const asked = await dewi.sees('untuk masa yang mana');
    expect(asked.buttons.flat()).toEqual([
      '2026',
      '2025',
      'Semester II 2026',
      'Semester I 2026',
      'Triwulan IV 2026',
      'Triwulan III 2026',
    ]);
    await dewi.presses('Semester II 2026', { on: asked });
    const letter = await dewi.sees('Nota dinas: kewajiban SPBE, Semester II 2026');
    await dewi.presses('Kirim ke Kepala Dinas', { on: letter });
    const arrived = await head.sees('Laporan kewajiban SPBE, Semester II 2026');
    await head.presses('Kirim ke Ketua Tim', { on: arrived });
    const onward = await chair.sees('Laporan kewajiban SPBE, Semester II 2026');
    const said = wordsOfPdf(fileOf(city, onward)).text.replace(/\s+/g, ' ');
    expect(said).toMatch(/Bitung melalui Ketua Tim Koordinasi SPBE/);
    expect(said).toContain('semester II 2026');
    expect(said).toContain('555/17/2026');
    await city.settled();
    expect(
      (
        await rows(
          `select e.line::json ->> 'kind' as kind from events e join duty_reports r on r.case_id = e.case_id where r.from_on is not null order by e.seq`,
        )
      ).map(({ kind }) => kind),
    ).toEqual(['FILED', 'SENT_TO_HEAD', 'SENT_TO_CHAIR']);
    for (const [words, answer] of [
      ['/kewajiban laporan 2027', 'belum mulai'],
      ['/kewajiban laporan besok', 'bukan masa'],
    ] as const) {
      await dewi.says(words);
      await dewi.sees(answer);
    }
  });

  test('is not for others; a forged or stale press gets a short notice', async () => {
    const said = await rudi.says('halo');
    for (const data of [
      'km:s:00:0:',
      'km:p:00:0:',
      'km:t:00:0:',
      'km:c:aaaaaaaaaaaaaaaa',
      'km:lwhich',
      'km:lhead:aaaaaaaaaaaaaaaa',
    ])
      expect((await rudi.pressesData(data, said)).text, data).toContain('untuk koordinator dan pimpinan');
    await dewi.says('/kewajiban');
    const screen = await dewi.sees('Per kewajiban');
    for (const data of [
      'km:s:99:0:',
      'km:s',
      'km:zz:00:0:',
      'km:s:00:0:d.tidak-ada',
      'km:s:20:0:o.atlantis',
      'km:c:zzz',
      'km:n:diagram-lan:atlantis:',
      'km:lduty:diagram-lan:zzzzzzzzz',
      'km:lper:20260101:20260102:1',
      'km:lzz',
    ])
      expect((await dewi.pressesData(data, screen)).text, data).toContain('tidak berlaku');
    expect((await chair.pressesData('km:lwhich', await chair.says('halo'))).text).toContain(
      'bagian koordinator',
    );
    await dewi.says('/kewajiban entahlah');
    await dewi.sees('"entahlah" tidak dikenal');
  });

  test('who misses something is reminded by hand: shown with the exact number, sent once, and only once a day', async () => {
    const { city } = holder;
    const siti = await city.invite('Siti Kaunang', 'tier1', 'dinsos', '800/9/2026');
    await dewi.says('/kewajiban ingatkan diagram-lan');
    const preview = await dewi.sees('Ingatkan yang belum');
    expect(preview.text).toContain('Sekarang: 2 orang di 2 kantor: Dinkes, Dinsos');
    expect(preview.text).toContain('Tidak ada yang dapat dihubungi: Disdikbud');
    await siti.seesNothing({ for: 100 });
    const presses = await Promise.all([
      dewi.presses('Kirim', { on: preview }),
      dewi.presses('Kirim', { on: preview }),
    ]);
    await dewi.sees('dikirim kepada 2 orang di 2 kantor');
    expect(presses.filter(({ text }) => text?.includes('sudah dikirim'))).toHaveLength(1);
    for (const one of [rudi, siti]) await one.sees('Penyerahan diagram jaringan');
    await city.settled();
    for (const one of [rudi, siti])
      expect(one.seesNow().filter(({ text }) => text.includes('Penyerahan diagram'))).toEqual([]);
    // Again on the same day: in the next working day's message.
    await dewi.says('/kewajiban ingatkan diagram-lan');
    const again = await dewi.sees(/Dalam pesan pagi/);
    expect(again.text).toContain('Dalam pesan pagi Senin, 23 November 2026: 2 orang di 2 kantor');
    expect(again.text).not.toContain('Sekarang:');
    await dewi.presses('Batal', { on: again });
    await dewi.sees('Tidak ada yang dikirim');
    await dewi.says('/kewajiban ingatkan');
    await dewi.sees('Kewajiban yang mana?');
    expect((await chair.pressesData('km:r:diagram-lan', await chair.says('halo'))).text).toContain(
      'bagian koordinator',
    );
  });

  test('an auditor reads it, and each reading is recorded', async () => {
    await auditor.says('/kewajiban terlambat');
    const screen = await auditor.sees('Daftar, terlambat');
    expect(screen.buttons.flat()).not.toContain('Laporan');
    await auditor.presses('Segarkan', { on: screen });
    await holder.city.settled();
    expect(
      await rows(
        `select r.what, r.role from readings r join people p on p.id = r.person_id where p.name = 'Pengawas Satu'`,
      ),
    ).toEqual([
      { what: 'duties', role: 'auditor' },
      { what: 'duties', role: 'auditor' },
    ]);
  });
});
