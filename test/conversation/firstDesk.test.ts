import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { complains, numberIn, reports, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person, citra: Person, maya: Person, kepala: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  kepala = await city.invite('Joice Kepala', 'kepala_pd', 'dinkes');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'csirt', '');
  maya = await city.invite('Maya Koordinator', 'koordinator', '');
  tier2 = await city.bindTier2([budi, citra, maya]);
});

describe('where a report starts', () => {
  test('at the Tier 1 of the office, who sees everything on the card', async () => {
    const number = await reports(ani, 'printer di loket macet sejak pagi');
    const card = await rudi.sees(number);
    for (const part of [
      'Dinas Kesehatan',
      'Pelapor: Ani Wuisan',
      'P3 · Gangguan',
      'Target: ',
      'Menunggu petugas Tier 1',
      'printer di loket macet',
    ])
      expect(card.text).toContain(part);
    expect(card.buttons.flat()).toEqual([
      'Saya tangani',
      'Minta keterangan',
      'Selesai',
      'Teruskan ke Diskominfo',
      'Lainnya',
    ]);
  });

  test('a report by a Tier 1 goes straight to Tier 2', async () => {
    const number = await reports(rudi, 'switch lantai dua mati');
    const card = await budi.in(tier2).sees(number);
    expect(card.text).toContain('Menunggu petugas Tier 2 Diskominfo');
    expect(card.text).not.toContain('belum mempunyai');
  });

  test('an office without Tier 1 goes to Tier 2, marked, and the coordinator is told once', async () => {
    const sari = await holder.city.invite('Sari Lumintang', 'staf', 'dinsos');
    const first = await reports(sari, 'komputer di loket lambat sekali');
    const receipt = sari.lastMessage('Laporan diterima');
    expect(receipt?.text).toContain('kantor Bapak/Ibu belum mempunyai teknisi Tier 1');
    expect((await budi.in(tier2).sees(first)).text).toContain('Kantor ini belum mempunyai Tier 1 yang aktif');
    const told = await maya.sees('Dinas Sosial belum mempunyai teknisi Tier 1');
    expect(told.text).toContain('Pasal 41(7)a');
    const second = await reports(sari, 'printer juga macet');
    await budi.in(tier2).sees(second);
    await holder.city.settled();
    expect(maya.seesNow()).toEqual([]);
  });

  test('a security incident goes to Tier 2; the group sees no words, whoever takes it gets them privately', async () => {
    const said = await ani.says('website dinas berubah jadi gambar tengkorak, ada tulisan hacked');
    await ani.sends.photo();
    const where = await ani.sees('ini untuk tiket yang mana?');
    expect(where.text).toMatch(/tengkorak[\s\S]*📎 1 lampiran[\s\S]*jangan matikan perangkat/);
    await ani.presses('Laporan baru', { on: where });
    await ani.presses('Kirim', { on: await ani.sees('Tekan Kirim') });
    const receipt = await ani.sees('Laporan diterima');
    expect(receipt.text).toContain('Jangan matikan perangkat');
    const number = numberIn(receipt.text);
    const card = await budi.in(tier2).sees(number);
    expect(card.text).toContain('P1 · Gangguan');
    expect(card.text).toContain('🔒 Terbatas');
    expect(card.text).not.toMatch(/tengkorak|Ani Wuisan|lampiran:/);
    expect((await kepala.sees('insiden keamanan')).text).toContain('tidak dimatikan');

    expect((await budi.says(`/tiket ${number}`)).id).toBeGreaterThan(0);
    expect((await budi.sees(number)).text).not.toContain('tengkorak');
    await ani.replies(said, 'sekarang portal juga berubah');
    await ani.sees('tambahan diteruskan');
    await citra.in(tier2).presses('Saya tangani', { on: card });
    const handed = await citra.sees('[photo]');
    expect(handed.text).toContain('(terbatas)');
    expect(handed.text).toContain('tengkorak');
    expect(handed.text).toContain('sekarang portal juga berubah');
    await ani.replies(said, 'sudah kami cabut kabelnya');
    await citra.sees('sudah kami cabut kabelnya');
    await citra.in(tier2).says(`/riwayat ${number}`);
    expect((await citra.in(tier2).sees('Riwayat')).text).not.toContain('tengkorak');
    expect(tier2.transcript()).not.toMatch(/tengkorak|portal|cabut|\[photo\]/);
    const { rows } = await holder.city.database.pool.query(
      `select 1 from events e join tickets t using (case_id) where t.number = $1 and e.line like '%"opened":true%'`,
      [number],
    );
    expect(rows).toHaveLength(1);
  });

  test('who is given a restricted ticket gets its words privately too', async () => {
    const number = await reports(ani, 'saya terlanjur klik link phishing di email');
    const card = await budi.in(tier2).sees(number);
    await maya.in(tier2).presses('Tugaskan', { on: card });
    await maya.in(tier2).presses('Budi Lasut', { on: await maya.in(tier2).sees('ditugaskan kepada siapa?') });
    expect((await budi.sees('(terbatas)')).text).toContain('terlanjur klik link');
    expect(citra.transcript()).not.toContain('terlanjur klik');
    expect((await ticketRow(holder.city, number))['owner_id']).not.toBeNull();
  });

  test('a complaint goes privately to the coordinator and never to a group', async () => {
    const words = 'saya mau mengeluh, petugas helpdesk tidak sopan dan lambat melayani';
    const number = await complains(ani, words, { about: 'Tier 1 kantor saya' });
    expect(number).toMatch(/-K-0001$/);
    const card = await maya.sees(number);
    expect(card.text).toContain('tidak sopan');
    await maya.in(tier2).says(`/tiket ${number}`);
    await maya.in(tier2).sees('percakapan pribadi');
    await maya.in(tier2).says('/antrean');
    await maya.in(tier2).sees('Antrean');
    await budi.says(`/tiket ${number}`);
    await budi.sees('tidak ada, atau bukan bagian');
    await holder.city.settled();
    for (const other of [tier2, rudi, budi, citra, kepala])
      expect(other.transcript()).not.toContain('tidak sopan');
  });

  test('a report that turns out to be a complaint leaves the group without a word', async () => {
    const number = await reports(rudi, 'aplikasi absensi error, Pak Doni di loket tahu siapa yang berbuat');
    const card = await budi.in(tier2).sees(number);
    await budi.in(tier2).presses('Lainnya', { on: card });
    await budi
      .in(tier2)
      .presses('Ubah jenis/prioritas', { on: await budi.in(tier2).sees(`${number}: lainnya`) });
    await budi
      .in(tier2)
      .presses('Keluhan', { on: await budi.in(tier2).sees('jenis atau prioritas yang benar?') });
    await budi.in(tier2).presses('Setelah diperiksa', { on: await budi.in(tier2).sees('mengapa diubah?') });
    expect((await maya.sees(number)).text).toContain('Pak Doni');
    await holder.city.settled();
    const gone = budi.in(tier2).lastMessage(number);
    expect(gone?.buttons).toEqual([]);
    expect(tier2.state.messages.get(card.id)?.message.text).toContain('🔒');
    expect(tier2.transcript()).not.toContain('Pak Doni');
  });

  test('where nobody can receive it the administrators and coordinators are told, and it waits', async () => {
    const lina = await holder.city.invite('Lina Pangemanan', 'staf', 'dishub');
    await holder.city.invite('Teknisi Dishub', 'tier1', 'dishub', '1/2026').then((one) => one.blocks());
    await holder.city.settled();
    const number = await reports(lina, 'layar antrean terminal mati');
    expect((await maya.sees(number)).text).toContain('tidak ada orang atau grup di Tier 1');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'queued', desk: 'tier1' });
  });
});
