/** Approvals of a request of a service: its chain in order, who may and may not, letters, silence, corrections (Bitung). */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { assertStandsIn } from '../../src/db/approvals.ts';
import { Moved } from '../../src/db/staff.ts';
import { unpack } from '../../src/sheets/zip.ts';
import { aCity } from '../support/desk.ts';
import { asks, sends } from '../support/requests.ts';
import { dataOf, ticketRow } from './acts.ts';

/** It is Friday, 20 November 2026, 09.00 in Bitung. */
const holder = aCity();
let sinta: Person, ani: Person, rudi: Person, maria: Person, budi: Person, citra: Person, dedi: Person;

beforeAll(async () => {
  const { city } = holder;
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  maria = await city.invite('Maria Lumentut', 'kepala_pd', 'dinkes');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
  dedi = await city.invite('Dedi Sumual', 'kabid', '');
});

const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await holder.city.database.pool.query<T>(text, values)).rows;
const decided = (caseId: string) =>
  query<{ step: string; decision: string; name: string; insteadOf: string | null; revision: number }>(
    `select a.step, a.decision, p.name, i.name as "insteadOf", a.revision from approvals a join people p on p.id = a.person_id
       left join people i on i.id = a.instead_of where a.case_id = $1 order by a.seq`,
    [caseId],
  );
const idOf = async (name: string): Promise<number> =>
  (await query<{ id: number }>('select id from people where name = $1', [name]))[0]?.id ?? 0;

/** The card of this request in somebody's chat, and a press on it. */
const card = (person: Person, number: string, revision = 1) =>
  person.sees(new RegExp(`^${number} · [\\s\\S]*revisi ${revision}\\n[\\s\\S]*Mohon keputusan`));
const approves = async (person: Person, number: string, revision = 1): Promise<void> => {
  await person.presses('Setujui', { on: await card(person, number, revision) });
};

describe('a request goes through its chain', () => {
  test('Tier 1, Kepala PD and Tier 2 in order; its person sees every step; then it is a ticket with its service’s time', async () => {
    const { city } = holder;
    const { number, caseId } = await asks(city, 'Ani Wuisan', 'LAN-PASANG');
    await ani.sees('Menunggu persetujuan Service Desk Tier 1');
    const first = await card(rudi, number);
    expect(first.text).toContain('Ruang pelayanan lantai dua');
    expect(first.text).toContain('Pasal 20(6)b-c');
    expect(first.buttons.flat()).toEqual(['Setujui', 'Kembalikan untuk diperbaiki', 'Tolak']);
    // Whoever comes later is not asked yet, and cannot jump ahead.
    expect(
      (await maria.pressesData(`q:ok:${caseId}:1:office_head`, await maria.says('/persetujuan'))).text,
    ).toContain('Belum giliran langkah itu');
    await rudi.presses('Setujui', { on: first });
    await ani.sees('Menunggu persetujuan Kepala PD (Dinas Kesehatan), langkah 2 dari 3');
    await maria.says('/persetujuan');
    await maria.sees(`• ${number} · Pembangunan atau penambahan LAN PD`);
    await approves(maria, number);
    await ani.sees('langkah 3 dari 3');
    const last = await card(citra, number);
    await approves(budi, number);
    await ani.sees(`${number}: permohonan disetujui`);
    await city.settled();
    expect(await decided(caseId)).toMatchObject([
      { step: 'tier1', decision: 'approved', name: 'Rudi Mandagi' },
      { step: 'office_head', decision: 'approved', name: 'Maria Lumentut' },
      { step: 'tier2', decision: 'approved', name: 'Budi Lasut' },
    ]);
    expect((await citra.sees(new RegExp(`^${number}: permohonan ini tidak lagi menunggu`))).buttons).toEqual(
      [],
    );
    expect(
      (await citra.pressesData(dataOf(last, 'Setujui') || `q:ok:${caseId}:1:tier2`, last)).text,
    ).toContain('sudah disetujui seluruhnya');
    // Ten working days from the last approval: 4 December 2026.
    const ticket = await ticketRow(city, number);
    expect(ticket).toMatchObject({ status: 'queued', desk: 'tier2', kind: 'service_request' });
    await budi.says(`/ambil ${number}`);
    await ani.sees('sekarang ditangani Budi');
    await budi.says(`/selesai ${number} dua titik terpasang`);
    await ani.presses('Sudah teratasi', { on: await ani.sees('Apakah kendala sudah teratasi?') });
    await budi.says(`/riwayat ${number}`);
    const story = await budi.sees(/Riwayat[\s\S]*Maria Lumentut/);
    expect(story.text).toContain('Kepala PD');
  });

  test('the head of another office and a colleague without the role are told that there is no such request', async () => {
    const { city } = holder;
    const stranger = await city.invite('Tono Wenas', 'kepala_pd', 'dinsos');
    const { number, caseId } = await asks(city, 'Ani Wuisan', 'LAN-PASANG');
    await approves(rudi, number);
    const asked = await card(maria, number);
    for (const other of [stranger, dedi]) {
      expect(
        (await other.pressesData(`q:ok:${caseId}:1:office_head`, await other.says('/persetujuan'))).text,
      ).toContain('Tiket itu tidak ada');
    }
    await stranger.says('/persetujuan');
    await stranger.sees('Tidak ada permohonan');
    expect(await decided(caseId)).toHaveLength(1);
    await maria.presses('Tolak', { on: asked });
    await maria.presses('Tidak sesuai ketentuan', { on: await maria.sees('alasan penolakannya') });
    await ani.sees(
      /ditolak oleh Kepala PD. Alasan: Tidak sesuai ketentuan\nDasar: Pasal 20\(6\)b-c Perwali Bitung/,
    );
    await city.settled();
    expect(await ticketRow(city, number)).toMatchObject({ status: 'rejected', is_open: false });
  });

  test('nobody approves his own: the technician’s check is passed over, the head needs the signed letter', async () => {
    const { city } = holder;
    const { number, caseId } = await asks(city, 'Rudi Mandagi', 'LAN-PASANG');
    await rudi.sees('Menunggu persetujuan Kepala PD');
    expect(await decided(caseId)).toMatchObject([{ step: 'tier1', decision: 'own' }]);
    expect((await card(maria, number)).text).toContain('dilewati, diajukan oleh petugasnya sendiri');

    const hers = await asks(city, 'Maria Lumentut', 'LAN-PASANG');
    await approves(rudi, hers.number);
    const asked = await maria.sees(/dipenuhi dengan surat yang ditandatangani/);
    expect((await maria.pressesData(`q:ok:${hers.caseId}:1:office_head`, asked)).text).toContain(
      'tidak dapat disetujui sendiri',
    );
    await maria.presses('Unduh konsep surat', { on: asked });
    const letter = await maria.sees('Konsep surat: Pembangunan');
    const file = city.sim.world.files.byId(letter.message.document?.file_id ?? '');
    const archive = unpack(Buffer.from(file?.bytes ?? new Uint8Array()));
    expect(archive.ok && archive.files.get('word/document.xml')?.toString('utf8')).toContain(
      'Ruang pelayanan lantai dua',
    );
    await maria.presses('Unggah surat bertanda tangan', { on: asked });
    await maria.sees('Surat bertanda tangan Kepala PD');
    await maria.says('besok saja');
    await maria.sees('belum terbaca');
    await maria.says('800/77/2026 tanggal 19 November 2026');
    await maria.sees('kirim foto atau PDF');
    await maria.sends.document({ name: 'surat.pdf', bytes: new TextEncoder().encode('bukan pdf') });
    await maria.sees('bukan foto atau PDF');
    await maria.sends.document({ name: 'surat.pdf', bytes: new TextEncoder().encode('%PDF-1.4 surat') });
    await maria.sees('dipenuhi dengan surat 800/77/2026 tanggal 19 November 2026');
    const next = await card(budi, hers.number);
    expect(next.text).toContain('Kepala PD: dipenuhi surat 800/77/2026 tanggal 19 November 2026');
    expect(
      (await query(`select 1 from files where case_id = $1 and type = 'application/pdf'`, [hers.caseId]))
        .length,
    ).toBe(1);
  });
});

describe('a request is sent back', () => {
  test('with what was wrong; an old card says that the content has changed; who saw what changed is asked again', async () => {
    const { city } = holder;
    const { number, caseId } = await asks(city, 'Ani Wuisan', 'LAN-PASANG');
    await approves(rudi, number);
    const old = await card(maria, number);
    await maria.presses('Kembalikan untuk diperbaiki', { on: old });
    await maria.presses('Jumlah titik', { on: await maria.sees('Bagian mana') });
    await maria.sees('Apa yang perlu diperbaiki?');
    await maria.says('jumlah titik tidak sesuai denah');
    await ani.sees(
      /dikembalikan oleh Kepala PD untuk diperbaiki pada "Jumlah titik": jumlah titik tidak sesuai denah/,
    );
    await city.settled();
    expect(await ticketRow(city, number)).toMatchObject({ status: 'awaitsCorrection' });
    expect(
      await query(
        'select returned_fields as fields, return_reason as reason from requests where case_id = $1',
        [caseId],
      ),
    ).toEqual([{ fields: ['jumlah-titik'], reason: 'jumlah titik tidak sesuai denah' }]);
    expect((await maria.pressesData(`q:ok:${caseId}:1:office_head`, old)).text).toContain(
      'sedang diperbaiki pemohon',
    );

    await sends(city, caseId, { 'jumlah-titik': { is: 'number', number: 6 } });
    // Rudi approved what is something else now.
    await ani.sees('Menunggu persetujuan Service Desk Tier 1');
    const again = await card(rudi, number, 2);
    expect((await rudi.pressesData(`q:ok:${caseId}:1:tier1`, old)).text).toContain('Isi berubah');
    await rudi.presses('Setujui', { on: again });
    await card(maria, number, 2);
    await maria.says(`/setujui ${number} 1`);
    await maria.sees('Isi berubah');
    await maria.says(`/setujui ${number} 2`);
    await maria.sees('Tercatat sebagai Kepala PD');
    expect((await decided(caseId)).map((one) => `${one.step} ${one.decision} ${one.revision}`)).toEqual([
      'tier1 approved 1',
      'office_head returned 1',
      'tier1 approved 2',
      'office_head approved 2',
    ]);
  });

  test('sent again unchanged, what was approved before stands', async () => {
    const { city } = holder;
    const { number, caseId } = await asks(city, 'Ani Wuisan', 'LAN-PASANG');
    await approves(rudi, number);
    await maria.says(`/kembalikan ${number} 1 sudah jelas?`);
    await ani.sees('dikembalikan oleh Kepala PD untuk diperbaiki: sudah jelas?');
    await sends(city, caseId);
    await ani.sees('Menunggu persetujuan Kepala PD');
    await maria.says(`/tolak ${number} 2 anggaran belum ada`);
    await maria.sees('Ditolak oleh Kepala PD');
    await ani.sees('Alasan: anggaran belum ada');
  });
});

describe('several people may meet a step', () => {
  test('two press in the same moment on two replicas: one decides, the other is told who did', async () => {
    const { city } = holder;
    const { number, caseId } = await asks(city, 'Ani Wuisan', 'LAN-PASANG');
    await approves(rudi, number);
    await approves(maria, number);
    const [his, hers] = [await card(budi, number), await card(citra, number)];
    await Promise.all([
      budi.pressesData(`q:ok:${caseId}:1:tier2`, his),
      citra.pressesData(`q:no:${caseId}:1:tier2`, hers).then(() => citra.says('tidak perlu')),
    ]);
    await city.settled();
    const rows = (await decided(caseId)).filter((one) => one.step === 'tier2');
    expect(rows).toHaveLength(1);
    const again = { text: 'sudah disetujui seluruhnya|sudah ditolak' };
    expect((await citra.pressesData(`q:ok:${caseId}:1:tier2`, hers)).text).toMatch(new RegExp(again.text));
  });

  test('the deputy of a head who is away decides for her, and it says so; back, she decides herself', async () => {
    const { city } = holder;
    await maria.says('/cuti hari ini');
    await maria.presses('Dinas luar', { on: await maria.sees('Apa alasannya?') });
    await maria.presses('Rudi Mandagi', { on: await maria.sees('Siapa penggantinya?') });
    await maria.presses('Simpan', { on: await maria.sees('BELUM DISIMPAN') });
    await maria.sees('Disimpan');
    await city.settled();
    const { number, caseId } = await asks(city, 'Ani Wuisan', 'LAN-PASANG');
    await approves(rudi, number);
    const asDeputy = await rudi.sees(/Mohon keputusan Bapak\/Ibu sebagai Kepala PD/);
    await rudi.presses('Setujui', { on: asDeputy });
    await ani.sees('langkah 3 dari 3');
    expect(await decided(caseId)).toMatchObject([
      { step: 'tier1', name: 'Rudi Mandagi', insteadOf: null },
      { step: 'office_head', name: 'Rudi Mandagi', insteadOf: 'Maria Lumentut' },
    ]);
    expect((await card(budi, number)).text).toContain('Kepala PD: Rudi Mandagi (mewakili Maria Lumentut)');
    await maria.says('/aktif');
    await maria.sees('bertugas kembali');
    // Between reading and writing she came back: the deputy no longer stands in.
    const of = { absentId: await idOf('Maria Lumentut'), deputyId: await idOf('Rudi Mandagi') };
    await expect(
      assertStandsIn(city.database.pool, { ...of, role: 'office_head', officeCode: 'dinkes' }),
    ).rejects.toThrow(Moved);
  });
});

describe('nobody answers', () => {
  test('reminded after a working day; after two it is told upward and the signed letter meets the step', async () => {
    const { city } = holder;
    const { number } = await asks(city, 'Ani Wuisan', 'LAN-PASANG');
    await approves(rudi, number);
    await card(maria, number);
    await ani.says('/persetujuan');
    await ani.sees('Tidak ada permohonan');
    await city.later({ days: 3 });
    await maria.sees(`Pengingat: ${number}`);
    const { caseId } = (
      await query<{ caseId: string }>(
        'select r.case_id as "caseId" from requests r join tickets t on t.case_id = r.ticket_id where t.number = $1',
        [number],
      )
    )[0] as { caseId: string };
    expect((await ani.pressesData(`q:sign:${caseId}`, await ani.says('/tiket'))).text).toContain(
      'baru dapat menggantikan setelah dua hari kerja',
    );
    await city.later({ days: 1 });
    await sinta.sees(
      /Tembusan: \S+ · Pembangunan atau penambahan LAN PD dari Dinas Kesehatan belum diputuskan Kepala PD/,
    );
    const offered = await ani.sees(
      `${number} · Pembangunan atau penambahan LAN PD: Kepala PD (Maria Lumentut) belum menjawab sejak`,
    );
    await ani.presses('Unggah surat bertanda tangan', { on: offered });
    await ani.sees('Surat bertanda tangan Kepala PD');
    await ani.sends.document({
      name: 'surat.pdf',
      bytes: new TextEncoder().encode('%PDF-1.4 surat'),
      caption: '800/90/2026 tanggal 23 November 2026',
    });
    await ani.sees('dipenuhi dengan surat 800/90/2026');
    await ani.sees('langkah 3 dari 3');
    await card(budi, number);
  });
});

describe('the letter is to follow', () => {
  const later = { surat: { is: 'letterLater' } } as const;

  test('checks go on, the last word waits for it with no clock running, and comes when it is handed in', async () => {
    const { city } = holder;
    const { number, caseId } = await asks(city, 'Ani Wuisan', 'LAN-PASANG', later);
    const first = await card(rudi, number);
    expect(first.text).toContain('Surat menyusul: Nomor dan tanggal surat');
    await rudi.presses('Setujui', { on: first });
    await approves(maria, number);
    const held = await ani.sees('Ditahan sampai surat yang menyusul ada');
    expect(
      (await budi.pressesData(`q:ok:${caseId}:1:tier2`, await budi.says('/persetujuan'))).text,
    ).toContain('Surat belum ada');
    await city.later({ days: 7 });
    await ani.sees('surat yang menyusul belum ada');
    expect(await decided(caseId)).toHaveLength(2);
    await ani.presses('Serahkan surat', { on: held });
    await ani.sees('Tulis nomor dan tanggal suratnya');
    await ani.sends.document({
      name: 'surat.pdf',
      bytes: new TextEncoder().encode('%PDF-1.4 susulan'),
      caption: '800/95/2026 tanggal 20 November 2026',
    });
    await ani.sees('tercatat: 800/95/2026');
    await approves(citra, number);
    await ani.sees(`${number}: permohonan disetujui`);
  });

  test('after fourteen days without it the request lapses with a word, and its ticket is closed', async () => {
    const { city } = holder;
    const { number } = await asks(city, 'Ani Wuisan', 'LAN-PASANG', later);
    await card(rudi, number);
    await city.later({ days: 12, hours: 1 });
    await city.later({ days: 2 });
    await ani.sees('gugur: surat yang menyusul tidak ada setelah 14 hari');
    await city.settled();
    expect(await ticketRow(city, number)).toMatchObject({ status: 'cancelled', is_open: false });
  });
});
