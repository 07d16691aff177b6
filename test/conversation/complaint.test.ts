import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { caseOf, complains, dataOf, numberIn, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person, maya: Person, sinta: Person, kadis: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  maya = await city.invite('Maya Rompas', 'koordinator', '');
  sinta = await city.invite('Sinta Koloay', 'koordinator', '');
  kadis = await city.invite('Johan Kadis', 'kepala_dinas', '');
  tier2 = await city.bindTier2([budi, maya, sinta]);
});

describe('a complaint', () => {
  test('is asked whom it is about and whether the name is hidden, never how many are affected; rude words change nothing', async () => {
    await ani.says('/lapor');
    await ani.sees('Apa kendalanya?');
    await ani.says('petugas helpdesk goblok dan kasar, saya dibentak di loket');
    const about = await ani.sees('Keluhan ditangani secara pribadi');
    expect(about.text).toContain('goblok dan kasar');
    expect(about.buttons.flat()).toEqual([
      'Tier 1 kantor saya',
      'Tier 2 Diskominfo',
      'Koordinator',
      'Lainnya, sebut nama',
      'Bukan keluhan',
      'Batal',
    ]);
    const early = await ani.pressesData('d:SEND', about);
    expect(early.text).toContain('Jawab dahulu: tentang siapa');
    await ani.says('kejadiannya jam delapan pagi');
    await ani.presses('Tier 1 kantor saya', { on: await ani.sees('jam delapan pagi') });
    const who = await ani.sees(/keluhan tentang Tier 1 kantor/);
    expect(who.buttons.flat()).toEqual([
      'Rudi Mandagi',
      'Tidak tahu namanya',
      'Tulis nama',
      'Kembali',
      'Batal',
    ]);
    await ani.presses('Rudi Mandagi', { on: who });
    await ani.presses('Rahasiakan nama saya', { on: await ani.sees('Bolehkah yang menangani') });
    const draft = await ani.sees('Tekan Kirim');
    expect(draft.text).toContain('Keluhan · tentang Rudi Mandagi (Tier 1 kantor)');
    expect(draft.text).toContain('Nama Bapak/Ibu: dirahasiakan');
    await ani.presses('Kirim', { on: draft });
    const receipt = await ani.sees('Keluhan diterima');
    expect(receipt.text).toMatch(
      /BTG-2611-K-0001[\s\S]*secara pribadi kepada koordinator atau Kepala Bidang/,
    );
    expect(ani.transcript()).not.toMatch(/Berapa banyak yang terganggu|Seberapa mengganggu/);

    const number = numberIn(receipt.text);
    const card = await maya.sees(number);
    expect(card.text).toContain('goblok dan kasar');
    expect(card.text).toContain('Pelapor dirahasiakan');
    expect(card.text).toContain('Tentang: Rudi Mandagi (Tier 1 kantor)');
    await sinta.sees(number);
    expect(await ticketRow(holder.city, number)).toMatchObject({ kind: 'complaint', priority: 'P4' });
    await holder.city.settled();
    for (const other of [tier2, rudi, budi, kadis]) expect(other.transcript()).not.toMatch(/goblok|K-0001/);
  });

  test('is talked over through the bot without its name, answered by a second person, and closed by its author', async () => {
    const number = 'BTG-2611-K-0001';
    await maya.presses('Saya tangani', { on: maya.lastMessage(number)! });
    await ani.sees('sekarang ditangani Maya Rompas');
    expect((await sinta.presses('Saya tangani', { on: sinta.lastMessage(number)! })).text).toContain(
      'Sudah ditangani oleh Maya Rompas',
    );
    await maya.says(`/minta ${number} Siapa saja yang melihat?`);
    const asked = await ani.sees('Siapa saja yang melihat?');
    await ani.replies(asked, 'ada dua pasien di loket');
    const answer = await maya.sees('dua pasien');
    expect(answer.text).toContain('Pelapor dirahasiakan');

    // Nothing is concluded before Rudi was heard.
    const tooEarly = await maya.says(`/selesai ${number} sudah ditegur`);
    expect(tooEarly.id).toBeGreaterThan(0);
    await maya.sees('Rudi Mandagi belum menerima ringkasan');
    await rudi.says(`/tiket ${number}`);
    await rudi.sees('tidak ada, atau bukan bagian');

    await maya.says(`/ringkasan ${number} petugas helpdesk goblok dan kasar, saya dibentak`);
    await maya.sees('mengutip kata-kata pelapor');
    await maya.says('Ada keberatan atas cara melayani di loket pada hari Jumat pagi.');
    const preview = await maya.sees('ini yang akan dibaca Rudi Mandagi');
    await holder.city.settled();
    expect(rudi.transcript()).not.toContain('cara melayani');
    await maya.presses('Kirim ringkasan', { on: preview });
    const summary = await rudi.sees('Bapak/Ibu berhak menanggapi');
    expect(summary.text).toContain('cara melayani di loket');
    expect(summary.text).not.toMatch(/goblok|Ani/);
    expect((await maya.pressesData(dataOf(preview, 'Kirim ringkasan'), preview)).text).not.toContain(
      'dikirim',
    );

    await rudi.presses('Tanggapi', { on: summary });
    await rudi.sees('apa tanggapan Bapak/Ibu?');
    await rudi.says('Antrean panjang, saya bicara keras agar terdengar.');
    await maya.sees(/tanggapan Rudi Mandagi[\s\S]*antrean panjang/i);
    await rudi.replies(summary, 'Saya sudah meminta maaf kepada pasien.');
    await maya.sees('meminta maaf kepada pasien');
    await rudi.says(`/tiket ${number}`);
    const seen = await rudi.sees('sedang ditelaah');
    expect(seen.text).not.toMatch(/goblok|Ani|dua pasien/);
    await rudi.says(`/riwayat ${number}`);
    await rudi.sees('bukan bagian Bapak/Ibu');

    await maya.says(`/selesai ${number} Petugas ditegur dan loket ditata ulang.`);
    const review = await sinta.sees('mengusulkan kesimpulan');
    expect((await maya.pressesData(`a:approve:${caseOf(review)}`, preview)).text).toMatch(
      /bukan bagian Bapak\/Ibu|belum ada yang/,
    );
    expect(ani.transcript()).not.toContain('loket ditata ulang');
    await sinta.presses('Kembalikan', { on: review });
    await sinta.says('Sebutkan kapan ditegur.');
    await maya.sees('Sebutkan kapan ditegur');
    await maya.says(`/simpulkan ${number} Petugas ditegur hari ini dan loket ditata ulang.`);
    const again = await sinta.sees(/mengusulkan kesimpulan[\s\S]*ditegur hari ini/);
    expect((await sinta.presses('Setujui kesimpulan', { on: review })).text).toContain('isi berubah');
    const once = await sinta.presses('Setujui kesimpulan', { on: again });
    expect(once.text).toContain('kesimpulan dikirim kepada pelapor');
    const twice = await sinta.pressesData(dataOf(again, 'Setujui kesimpulan'), again);
    expect(twice.text).toContain('tindakan itu tidak berlaku lagi');
    const answered = await ani.sees('Apakah keluhan sudah terjawab?');
    expect(answered.text).toContain('kesimpulan Maya Rompas, sudah ditelaah orang kedua');
    await rudi.sees('sudah selesai');
    await ani.presses('Sudah teratasi', { on: answered });
    await ani.presses('⭐⭐⭐⭐', { on: await ani.sees('Seberapa puas') });
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'closed', stars: 4 });

    await maya.says(`/riwayat ${number}`);
    const story = await maya.sees('Riwayat BTG');
    expect(story.text).toMatch(
      /Laporan diterima: Pelapor dirahasiakan[\s\S]*Tanggapan pihak terkait: Rudi[\s\S]*Kesimpulan disetujui penelaah kedua: Sinta/,
    );
    await ani.says(`/riwayat ${number}`);
    const own = await ani.sees('Riwayat BTG');
    expect(own.text).toContain('Laporan diterima: Ani Wuisan');
    expect(own.text).not.toMatch(/Tanggapan pihak|Ringkasan/);
    for (const other of [maya, sinta, rudi, kadis, budi, tier2])
      expect(other.transcript()).not.toContain('Ani Wuisan');
    expect(tier2.transcript()).not.toMatch(/K-0001|loket/);
  });

  test('shows no group that it exists, not even to those who may read it', async () => {
    const number = await complains(ani, 'saya mau mengeluh, petugas lambat melayani', {
      about: 'Tier 1 kantor saya',
      hides: true,
    });
    await maya.sees(number);
    for (const command of ['/antrean', `/tiket ${number}`, `/riwayat ${number}`, `/ambil ${number}`])
      await maya.in(tier2).says(command);
    await holder.city.settled();
    expect(tier2.transcript().replaceAll(`${number}\n`, '')).not.toMatch(
      /K-0002 ·|lambat melayani|Ani Wuisan/,
    );
    expect(maya.in(tier2).lastMessage('percakapan pribadi')).toBeDefined();
    const row = await ticketRow(holder.city, number);
    expect(row['owner_id']).toBeNull();
    await maya.says('/antrean');
    expect((await maya.sees('Antrean')).text).toContain(number);
    await budi.says(`/tiket ${number}`);
    await budi.sees('tidak ada, atau bukan bagian');
  });

  test('cannot be referred, merged or solved alone, and silence never closes it', async () => {
    const number = 'BTG-2611-K-0002';
    await takes(maya, number).catch(() => maya.says(`/ambil ${number}`));
    await ani.sees('sekarang ditangani Maya Rompas');
    const card = maya.lastMessage(new RegExp(`^${number} · `))!;
    const caseId = caseOf(card);
    for (const forged of ['refer', 'visit', 'escalate'])
      expect((await maya.pressesData(`a:${forged}:${caseId}`, card)).text).toContain('bukan bagian');
    await holder.city.later({ days: 30 });
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'handled', is_open: true });
  });
});
