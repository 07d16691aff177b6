import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity, type City } from '../support/desk.ts';
import { wordsOfPdf } from '../support/pdf.ts';
import { reports, takes } from './acts.ts';

/** Monday, 5 October 2026, 09.00 in Bitung. */
const holder = aCity({ now: '2026-10-05T09:00:00+08:00' });
let ani: Person;
let rudi: Person;
let citra: Person;
let dewi: Person;
let head: Person;

/** The document of a message, as it came to the phone. */
function pdfOf(city: City, seen: { message: { document?: { file_id: string } } }) {
  const file = city.sim.world.files.byId(seen.message.document?.file_id ?? '');
  if (file === undefined) throw new Error('There is no file.');
  return { bytes: Buffer.from(file.bytes), ...wordsOfPdf(file.bytes) };
}
const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await holder.city.database.pool.query<Record<string, unknown>>(sql)).rows;

describe('a city that has not begun', () => {
  test('has a report of nothing, also as a letter', async () => {
    dewi = await holder.city.invite('Dewi Kalalo', 'koordinator', '');
    await dewi.says('/laporan september');
    const screen = await dewi.sees('Laporan September 2026 · Kota Bitung');
    expect(screen.text).toContain('Tidak ada tiket pada bulan ini.');
    await dewi.presses('PDF nota dinas', { on: screen });
    const letter = pdfOf(holder.city, await dewi.sees('Nota dinas September 2026'));
    expect(letter.text).toContain('laporan nihil');
    expect(letter.pages).toBe(1);
  });
});

describe('a month of work', () => {
  beforeAll(async () => {
    const { city } = holder;
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    citra = await city.invite('Citra Rumagit', 'tier2', '');
    head = await city.invite('Grace Wenas', 'kepala_dinas', '');
    const solved = await reports(ani, 'printer loket tidak mencetak');
    await takes(rudi, solved);
    await rudi.says(`/selesai ${solved} kabel dipasang kembali`);
    await ani.presses('Sudah teratasi', { on: await ani.sees('Apakah kendala sudah teratasi?') });
    await ani.presses('⭐⭐⭐⭐⭐', { on: await ani.sees('Seberapa puas') });
    const passed = await reports(ani, 'internet kantor lambat sekali');
    await takes(rudi, passed);
    await rudi.says(`/teruskan ${passed} sudah restart router`);
    await citra.presses('Saya tangani', { on: await citra.sees(passed) });
    await city.later({ days: 1 });
    await citra.says(`/selesai ${passed} pengaturan diperbaiki`);
    await ani.sees('Apakah kendala sudah teratasi?');
    await ani.presses('Belum teratasi');
    await city.settled();
    // Waits over the end of the month.
    await citra.says(`/minta ${passed} mohon foto lampu router`);
    await city.later({ days: 30 });
  }, 60_000);

  test('is counted by kind, priority, tier and office, as it was at the end of the month', async () => {
    await dewi.says('/laporan oktober');
    const { text } = await dewi.sees('Laporan Oktober 2026 · Kota Bitung');
    expect(text).not.toContain('sampai');
    expect(text).toContain('Masuk 2 · ditutup 1 · masih terbuka 1');
    expect(text).toContain('Gangguan 2/1');
    expect(text).toMatch(/Respons dalam target \(usulan\): 2\/2 \(100 %\)/);
    expect(text).toMatch(/Penyelesaian dalam target \(usulan\): 1\/1 \(100 %\)/);
    expect(text).toContain('Tier 1: diterima 2, diselesaikan 1, dalam waktunya 1/1 (100 %)');
    expect(text).toContain('Tier 2: diterima 1, diselesaikan 0');
    expect(text).toContain('Dibuka kembali 1 · diteruskan 1 · dikembalikan 0 · keamanan 0');
    expect(text).toContain('Penilaian: 5,0 dari 5 (1)');
    expect(text).toContain('Tertua yang terbuka: BTG-2610-G-0002');
    expect(text).toContain('Dinkes 2/1/1');
    for (const name of ['Ani', 'Rudi', 'Citra']) expect(text).not.toContain(name);
  });

  test('a running month says until when it counts, and leads to the one before in the same message', async () => {
    await dewi.says('/laporan');
    const screen = await dewi.sees('Laporan November 2026');
    expect(screen.text).toContain('sampai 5 November 2026 09.00 WITA');
    expect(screen.text).toContain('Masuk 0 · ditutup 0 · masih terbuka 1');
    expect(screen.buttons.flat()).toEqual(['Teks WhatsApp', 'PDF nota dinas', 'Oktober 2026']);
    await dewi.presses('Oktober 2026', { on: screen });
    const before = await dewi.sees('Laporan Oktober 2026');
    expect(before.id).toBe(screen.id);
    expect(before.buttons.flat()).toContain('November 2026');
  });

  test('the text for WhatsApp comes alone, ready to be copied', async () => {
    await dewi.says('/laporan 10/2026');
    await dewi.presses('Teks WhatsApp', { on: await dewi.sees('Laporan Oktober 2026') });
    const paste = await dewi.sees('*Laporan Service Desk Oktober 2026*');
    expect(paste.buttons).toEqual([]);
    expect(paste.text).toContain('Masuk 2 · ditutup 1 · masih terbuka 1');
    expect(paste.text).not.toMatch(/Ani|Rudi|Citra/);
  });

  test('the letter is one page without names, on file once, however often it is asked for', async () => {
    await dewi.says('/laporan lalu');
    const screen = await dewi.sees('Laporan Oktober 2026');
    await Promise.all([
      dewi.presses('PDF nota dinas', { on: screen }),
      dewi.presses('PDF nota dinas', { on: screen }),
    ]);
    const [first, again] = [
      pdfOf(holder.city, await dewi.sees('Nota dinas Oktober 2026')),
      pdfOf(holder.city, await dewi.sees('Nota dinas Oktober 2026')),
    ];
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(first.pages).toBe(1);
    for (const words of [
      'NOTA DINAS',
      'PEMERINTAH KOTA BITUNG',
      'Kepala Dinas Komunikasi dan Informatika',
      'Pasal 41 ayat (11)',
      '31 Oktober 2026 24.00 WITA',
      'belum ditetapkan dengan Keputusan Kepala Dinas',
    ])
      expect(first.text.replaceAll('\n', ' ')).toContain(words);
    for (const name of ['Ani', 'Rudi', 'Citra', 'Dewi', 'Grace']) expect(first.text).not.toContain(name);
    const [file, ...more] = await rows(
      `select f.sha256, f.class, f.retention, f.size = length(f.bytes) as whole, r.office_code
       from files f join monthly_reports r on r.case_id = f.case_id where r.month_on = '2026-10-01'`,
    );
    expect(more).toEqual([]);
    expect(file).toMatchObject({ class: 'internal', retention: 'evidence', whole: true, office_code: null });
    const [event] = await rows(
      `select e.line::json as line from events e join monthly_reports r on r.case_id = e.case_id where r.month_on = '2026-10-01'`,
    );
    expect(event).toMatchObject({
      line: {
        kind: 'FILED',
        data: { duty: 'supervisi-service-desk', month: '2026-10', file: file?.['sha256'] },
      },
    });
  });

  test('goes to the Kepala Dinas by a press alone, once, and he alone sends it on to the Ketua Tim', async () => {
    const { city } = holder;
    await head.seesNothing({ for: 100 });
    await dewi.says('/laporan oktober');
    await dewi.presses('PDF nota dinas', { on: await dewi.sees('Laporan Oktober 2026') });
    const letter = await dewi.sees('Nota dinas Oktober 2026');
    expect(letter.buttons.flat()).toEqual(['Kirim ke Kepala Dinas']);
    const [pressed, second] = await Promise.all([
      dewi.presses('Kirim ke Kepala Dinas', { on: letter }),
      dewi.presses('Kirim ke Kepala Dinas', { on: letter }),
    ]);
    await dewi.sees('Laporan Oktober 2026 terkirim ke Kepala Dinas Komunikasi dan Informatika');
    expect([pressed.text, second.text].filter((text) => text?.includes('sudah dikirim'))).toHaveLength(1);
    const arrived = await head.sees('Laporan Service Desk Oktober 2026');
    await city.settled();
    expect(head.seesNow().filter(({ text }) => text.includes('Laporan Service Desk'))).toEqual([]);
    expect(pdfOf(city, arrived).bytes.equals(pdfOf(city, letter).bytes)).toBe(true);

    expect((await head.presses('Kirim ke Ketua Tim', { on: arrived })).text).toContain(
      'Belum ada Ketua Tim Koordinasi SPBE',
    );
    const chair = await city.invite('Rudy Theno', 'sekda', 'setda');
    await head.presses('Kirim ke Ketua Tim', { on: arrived });
    const onward = await chair.sees('Laporan Service Desk Oktober 2026');
    expect(onward.buttons.flat()).toEqual([]);
    const written = pdfOf(city, onward).text.replaceAll('\n', ' ');
    expect(written).toContain('Ketua Tim Koordinasi SPBE (Sekretaris Daerah)');
    expect(written).toContain('Masuk 2 tiket, ditutup 1');
    expect(
      (
        await dewi.pressesData(
          `r:head:${String((await rows(`select case_id from monthly_reports where month_on = '2026-10-01'`))[0]?.['case_id'])}`,
          letter,
        )
      ).text,
    ).toContain('sudah dikirim ke');
    await city.settled();
    expect(
      (
        await rows(
          `select e.line::json ->> 'kind' as kind from events e join monthly_reports r on r.case_id = e.case_id where r.month_on = '2026-10-01' order by e.seq`,
        )
      ).map(({ kind }) => kind),
    ).toEqual(['FILED', 'SENT_TO_HEAD', 'SENT_TO_CHAIR']);
  });

  test('a running month is its own letter, with the cut-off of its screen', async () => {
    await dewi.says('/laporan');
    const screen = await dewi.sees('Laporan November 2026');
    await holder.city.later({ minutes: 10 });
    await dewi.presses('PDF nota dinas', { on: screen });
    const letter = pdfOf(
      holder.city,
      await dewi.sees('Nota dinas November 2026 · Kota Bitung, sampai 5 November 2026 09.00 WITA'),
    );
    expect(letter.text.replaceAll('\n', ' ')).toContain('sampai 5 November 2026 09.00 WITA');
  });

  test.each([
    ['/laporan desember 2026', 'Desember 2026 belum mulai'],
    ['/laporan 2027-03', 'Maret 2027 belum mulai'],
    ['/laporan kapan saja', '"kapan saja" bukan bulan'],
    ['/laporan 13/2026', '"13/2026" bukan bulan'],
  ])('"%s" is answered', async (words, answer) => {
    await dewi.says(words);
    await dewi.sees(answer);
  });

  test('Tier 1 sees his own office only, and its letter goes nowhere', async () => {
    await rudi.says('/laporan oktober');
    const screen = await rudi.sees('Laporan Oktober 2026 · Dinas Kesehatan');
    expect(screen.text).toContain('Masuk 2 · ditutup 1');
    await rudi.presses('PDF nota dinas', { on: screen });
    const letter = await rudi.sees('Nota dinas Oktober 2026 · Dinas Kesehatan');
    expect(letter.buttons).toEqual([]);
    expect(pdfOf(holder.city, letter).text).toContain('DINAS KESEHATAN');
    await rudi.says('/laporan oktober dinsos');
    await rudi.sees('Laporan bulanan untuk koordinator dan pimpinan');
    expect((await rudi.pressesData('r:see:2026-10:0:dinsos', screen)).text).toContain(
      'Laporan bulanan untuk',
    );
    expect((await rudi.pressesData('r:file:2026-10:0:', screen)).text ?? '').not.toContain('Kota Bitung');
  });

  test('a foreign presser, a forged or a stale button gets a short notice', async () => {
    const [report] = await rows(
      `select case_id from monthly_reports where office_code is null and month_on = '2026-10-01'`,
    );
    const said = await ani.says('halo');
    const caseId = String(report?.['case_id']);
    for (const data of ['r:see:2026-10:0:', 'r:text:2026-10:0:', 'r:file:2026-10:0:'])
      expect((await ani.pressesData(data, said)).text, data).toContain('Laporan bulanan untuk');
    for (const data of [`r:head:${caseId}`, `r:chair:${caseId}`, 'r:head:', 'r:chair:zzz'])
      expect((await ani.pressesData(data, said)).text, data).toContain('bukan bagian');
    await dewi.says('/laporan oktober');
    const screen = await dewi.sees('Laporan Oktober 2026');
    for (const data of [
      'r:see:2026-99:0:',
      'r:see',
      'r:zz:2026-10:0:',
      'r:text:2026-11:zzzzzzzzz:',
      'r:file:2026-11:-1:',
    ])
      expect((await dewi.pressesData(data, screen)).text, data).toContain('tidak berlaku');
    await ani.says('/laporan');
    await ani.sees('Laporan bulanan untuk koordinator');
  });

  test('an auditor reads it, changes nothing, and each reading is recorded', async () => {
    const { city } = holder;
    const auditor = await city.invite('Pengawas Satu', 'pengawas', 'inspektorat');
    await auditor.says('/laporan oktober');
    const screen = await auditor.sees('Laporan Oktober 2026 · Kota Bitung');
    await auditor.presses('PDF nota dinas', { on: screen });
    const letter = await auditor.sees('Nota dinas Oktober 2026');
    expect(letter.buttons).toEqual([]);
    await auditor.says('/laporan agustus');
    const august = await auditor.sees('Laporan Agustus 2026');
    expect(august.buttons.flat()).not.toContain('PDF nota dinas');
    expect((await auditor.pressesData('r:file:2026-08:0:', august)).text).toContain('Belum ada nota dinas');
    await city.settled();
    expect(
      await rows(
        `select r.what, r.detail, r.role from readings r join people p on p.id = r.person_id where p.name = 'Pengawas Satu' order by r.id`,
      ),
    ).toEqual(
      ['ask 2026-10', 'file 2026-10', 'ask 2026-08', 'file 2026-08'].map((detail) => ({
        what: 'report',
        detail,
        role: 'auditor',
      })),
    );
    expect(await rows(`select 1 from monthly_reports where month_on = '2026-08-01'`)).toEqual([]);
  });
});
