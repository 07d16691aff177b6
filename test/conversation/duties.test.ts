import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';

const PDF = new TextEncoder().encode('%PDF-1.4 peta proses bisnis');

describe('duties of an office (Bitung 11(2), 22(1))', () => {
  const holder = aCity();
  let rudi: Person, head: Person, ani: Person, tono: Person, dewi: Person, meity: Person;

  beforeAll(async () => {
    const { city } = holder;
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/12/2026');
    head = await city.invite('Kepala Dinkes', 'kepala_pd', 'dinkes');
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    tono = await city.invite('Tono Sondakh', 'tier1', 'disdikbud', '800/13/2026');
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    meity = await city.invite('Meity Rondonuwu', 'koordinator', '');
  });

  const rows = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await holder.city.database.pool.query<Record<string, unknown>>(text, values)).rows;
  const cycles = (duty: string, office = 'dinkes') =>
    rows(
      `select state, due_on::text as due, last_on::text as last, is_open as open, missed, next_reminder_on::text as next
       from duty_cycles where duty = $1 and office_code = $2 order by is_open, case_id`,
      [duty, office],
    );
  const caseOf = async (duty: string, office = 'dinkes'): Promise<string> =>
    String(
      (
        await rows(`select case_id from duty_cycles where duty = $1 and office_code = $2 and is_open`, [
          duty,
          office,
        ])
      )[0]?.['case_id'],
    );

  test('nothing is asked of an office before the coordinator said what is on file; he says it for all offices at once', async () => {
    await rudi.says('/kewajiban');
    const list = await rudi.sees('Kewajiban Dinas Kesehatan');
    expect(list.text).toContain('data awal belum dicatat koordinator, belum ditagih');
    expect(list.text).not.toContain('lewat');
    expect(await rows('select 1 from duty_cycles')).toEqual([]);

    await rudi.says('/kewajiban data awal');
    await rudi.sees('Data awal dicatat koordinator.');
    await ani.says('/kewajiban');
    await ani.sees('tidak ada, atau bukan milik kantor');

    await dewi.says('/kewajiban');
    await dewi.presses('Catat data awal');
    await dewi.sees(/Data awal · \d+ kewajiban/);
    await dewi.says('/kewajiban data awal proses-bisnis');
    await dewi.sees('Data awal · Penyusunan atau pemutakhiran Proses Bisnis (Pasal 11(2)-(3))');
    await dewi.says('dinkes 12/1/2026\ndisdikbud 1/2/2027\nkantor antah berantah 1/1/2026');
    const answer = await dewi.sees('1 dengan bukti, 0 belum ada bukti dicatat');
    expect(answer.text).toContain('disdikbud 1/2/2027');
    expect(answer.text).toContain('kantor antah berantah');
    await dewi.presses('Belum ada bukti untuk sisanya', { on: answer });
    await dewi.sees('Lengkap.');
    await holder.city.settled();

    // Last evidence 12 January 2026, every 12 months; without any the regulation's next anniversary counts (16 December 2021).
    expect(await cycles('proses-bisnis')).toEqual([
      {
        state: 'dueSoon',
        due: '2027-01-12',
        last: '2026-01-12',
        open: true,
        missed: 0,
        next: '2026-12-11',
      },
    ]);
    const [other] = await cycles('proses-bisnis', 'disdikbud');
    expect(other).toMatchObject({ state: 'dueSoon', due: '2026-12-16', last: null, open: true, missed: 4 });
    const all = await rows(`select count(*)::int as count from duty_cycles where duty = 'proses-bisnis'`);
    const offices = await rows(
      'select count(*)::int as count from offices where parent_code is null and is_active',
    );
    expect(all).toEqual(offices);
    // A press again records nothing twice.
    await dewi.pressesData('kw:none:proses-bisnis', answer);
    await holder.city.settled();
    expect(await rows(`select count(*)::int as count from duty_cycles where duty = 'proses-bisnis'`)).toEqual(
      all,
    );
  });

  test('evidence is a file and the date it took effect; a coordinator accepts it and the next cycle opens', async () => {
    await rudi.says('/kewajiban proses-bisnis');
    const detail = await rudi.sees('Berkala: setiap tahun (ditetapkan Dinas, pasal tidak menyebut waktunya)');
    expect(detail.text).toContain('jatuh tempo 12 Januari 2027 (53 hari lagi)');
    await rudi.presses('Kirim bukti dukung', { on: detail });
    await rudi.sees('paling besar 20 MB');
    await rudi.sends.document({ name: 'besar.pdf', bytes: new Uint8Array(21 * 1024 * 1024) });
    await rudi.sees('lebih dari 20 MB');
    await rudi.says('20/11/2026');
    await rudi.sees('Kirim buktinya dahulu');
    await rudi.sends.document({ name: 'peta.pdf', bytes: PDF });
    await rudi.sees('• Peta');
    await rudi.sends.document({ name: 'peta.pdf', bytes: PDF });
    await rudi.sees('Bukti yang sama sudah ada');
    await rudi.says('1 Desember 2026');
    await rudi.sees('1 Desember 2026 belum tiba');
    await rudi.says('5/1/2026');
    await rudi.sees('lebih lama dari bukti yang sudah tercatat (12 Januari 2026)');
    await rudi.says('16 November 2026');
    await rudi.sees('Bukti terkirim: Penyusunan atau pemutakhiran Proses Bisnis · Dinas Kesehatan');
    const caseId = await caseOf('proses-bisnis');
    await rudi.pressesData(`kw:today:${caseId}`, detail);
    await holder.city.settled();
    expect(await rows('select round, effect_on::text as on, verdict from evidence')).toEqual([
      { round: 1, on: '2026-11-16', verdict: null },
    ]);
    expect(await cycles('proses-bisnis')).toMatchObject([{ state: 'submitted', next: null }]);

    const card = await dewi.sees('Bukti kewajiban · bukti menunggu pemeriksaan');
    const same = await meity.sees('Bukti kewajiban · bukti menunggu pemeriksaan');
    expect(card.text).toContain('Berlaku sejak 16 November 2026');
    expect(card.text).toContain('diunggah 20 November 2026');
    await dewi.presses('Lihat berkas', { on: card });
    expect((await dewi.sees('berlaku sejak 16 November 2026')).message.document?.file_name).toBe('peta.pdf');
    // Nobody of another office, nor the one who sent it.
    for (const one of [tono, rudi, ani]) await one.pressesData(`kw:ok:${caseId}:1`, card);
    expect(await cycles('proses-bisnis')).toMatchObject([{ state: 'submitted' }]);

    const answers = await Promise.all([
      dewi.presses('Terima bukti', { on: card }),
      meity.presses('Terima bukti', { on: same }),
    ]);
    expect(answers.map(({ text }) => text?.replace(/:.*/, '')).sort()).toEqual([
      'Bukti diterima',
      expect.stringMatching(/^Sudah diputuskan (Dewi|Meity)/),
    ]);
    await rudi.sees('Jatuh tempo berikutnya 16 November 2027');
    await holder.city.settled();
    expect(await cycles('proses-bisnis')).toMatchObject([
      { state: 'verified', open: false, due: '2027-01-12' },
      { state: 'scheduled', open: true, due: '2027-11-16', last: '2026-11-16' },
    ]);
  });

  test('restricted evidence never comes as a file: a letter’s number counts, and it may go back with a reason', async () => {
    await dewi.says('/kewajiban data awal diagram-lan');
    const asked = await dewi.sees('Data awal · Penyerahan diagram jaringan intra PD');
    await dewi.presses('Belum ada bukti untuk sisanya', { on: asked });
    await dewi.sees('Lengkap.');
    await holder.city.settled();
    await head.says('/kewajiban diagram-lan');
    const detail = await head.sees('tidak ada bukti tercatat');
    expect(detail.text).toContain('dicatat saja, tidak ditagih');
    expect(detail.buttons.flat()).not.toContain('Masih sama seperti tahun lalu');
    await head.presses('Kirim bukti dukung', { on: detail });
    await head.sees('berkas tidak dikirim lewat Telegram');
    await head.sends.document({ name: 'lan.pdf', bytes: PDF });
    await head.sees('tidak diterima lewat Telegram dan tidak disimpan');
    expect(await rows(`select 1 from files where name = 'lan.pdf'`)).toEqual([]);
    await head.says('005/77/DINKES/2026');
    await head.presses('Hari ini', { on: await head.sees('surat 005/77/DINKES/2026') });
    await head.sees('Bukti terkirim: Penyerahan diagram');
    const card = await meity.sees(/Penyerahan diagram[\s\S]*005\/77/);
    await meity.presses('Kembalikan', { on: card });
    await meity.sees('Tulis apa yang perlu dilengkapi');
    await meity.says('Surat belum memuat lantai dua.');
    await meity.sees('Dikembalikan: Penyerahan diagram');
    const back = await head.sees('Alasan: Surat belum memuat lantai dua.');
    expect(await cycles('diagram-lan')).toMatchObject([{ state: 'returned', next: '2026-12-02' }]);
    await head.presses('Kirim bukti dukung', { on: back });
    await head.sees('Tulis nomor suratnya');
    await head.says('/batal');
    await head.sees('Dibatalkan');
  });

  test('what keeps an office is told, what is not its own is granted by a coordinator, never by whoever said it', async () => {
    await dewi.says('/kewajiban data awal manajemen-aset');
    await dewi.presses('Belum ada bukti untuk sisanya', {
      on: await dewi.sees('Data awal · Inventaris aset TIK'),
    });
    await dewi.sees('Data awal Inventaris aset TIK');
    await holder.city.settled();
    await rudi.says('/kewajiban kendala manajemen-aset Petugas aset baru dilantik bulan depan.');
    await rudi.sees('Kendala untuk Inventaris aset TIK disampaikan');
    await dewi.sees('Petugas aset baru dilantik bulan depan.');
    expect(await cycles('manajemen-aset')).toMatchObject([{ state: 'dueSoon' }]);
    await rudi.says('/kewajiban manajemen-aset');
    const detail = await rudi.sees('ada kendala');
    await rudi.presses('Bukan kewenangan kami', { on: detail });
    await rudi.sees('Tulis alasannya; koordinator yang memutuskan');
    await rudi.says('Aset TIK kami dicatat BKAD sejak 2025.');
    await rudi.sees('Sampai diputuskan tidak ada pengingat');
    const card = await dewi.sees(/Bukan kewenangan kami ·[\s\S]*BKAD/);
    await dewi.presses('Tetap berlaku', { on: card });
    await dewi.sees('tetap kewajiban Dinas Kesehatan');
    await dewi.says('Pencatatan di BKAD tidak menghapus kewajiban PD.');
    await rudi.sees('Tetap kewajiban kantor ini');
    await rudi.presses('Bukan kewenangan kami', { on: detail });
    await rudi.sees('Tulis alasannya; koordinator yang memutuskan');
    await rudi.says('Ada keputusan Wali Kota 188/9/2026 tentang itu.');
    const again = await meity.sees(/Bukan kewenangan kami ·[\s\S]*188\/9\/2026/);
    await meity.presses('Setujui', { on: again });
    await rudi.sees('bukan kewenangan kantor ini');
    expect(await cycles('manajemen-aset')).toMatchObject([{ state: 'notApplicable', open: false }]);
    // The night does not open it again.
    await holder.city.later({ days: 1 });
    expect(await cycles('manajemen-aset')).toHaveLength(1);
    expect((await rudi.presses('Ada kendala', { on: detail })).text).toBe(
      'Keadaannya sudah lain: bukan kewenangan kantor ini.',
    );
  });

  test('an office sees nothing of another one, and of a duty that the city lacks it is told so', async () => {
    const caseId = await caseOf('proses-bisnis');
    const list = await tono.says('/kewajiban').then(() => tono.sees('Kewajiban Dinas Pendidikan'));
    for (const data of [
      `kw:card:${caseId}`,
      `kw:send:${caseId}`,
      `kw:same:${caseId}`,
      'kw:see:proses-bisnis:dinkes',
      'kw:new:proses-bisnis:dinkes',
    ])
      expect((await tono.pressesData(data, list)).text).toContain('tidak ada, atau bukan milik kantor');
    await rudi.says('/kewajiban tinjau-subdomain');
    await rudi.sees('"tinjau-subdomain" tidak ada di Kota Bitung');
  });
});
