import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, tina: Person, budi: Person, citra: Person, tier2: Group, number: string;

beforeAll(async () => {
  const { city } = holder;
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  tina = await city.invite('Tina Karundeng', 'tier1', 'dinkes', '800/113/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
  tier2 = await city.bindTier2([budi, citra]);
});
beforeEach(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  for (const one of [rudi, tina, budi.in(tier2), citra.in(tier2)]) one.seesNow();
  number = await reports(ani, 'internet ruang bidan putus-putus');
});
const cardOf = (place: Person | ReturnType<Person['in']>) =>
  place.lastMessage(new RegExp(`^${number} ·`)) as { id: number };

describe('Tier 1 passes a ticket on', () => {
  test('the owner by button and a usual answer; the card in the group says what was tried', async () => {
    await takes(rudi, number);
    await rudi.presses('Teruskan ke Diskominfo', { on: cardOf(rudi) });
    const question = await rudi.sees('apa yang sudah dicoba?');
    expect(question.buttons.flat()).toContain('Kabel dan daya sudah diperiksa');
    await rudi.presses('Kabel dan daya sudah diperiksa', { on: question });
    const told = await ani.sees('diteruskan ke Tier 2 Diskominfo');
    expect(told.text).toContain('Pasal 41(9)');
    const card = await budi.in(tier2).sees(number);
    expect(card.text).toContain('Sudah dicoba Tier 1: Kabel dan daya sudah diperiksa');
    expect(card.buttons.flat()).toEqual([
      'Saya tangani',
      'Minta keterangan',
      'Selesai',
      'Kembalikan ke Tier 1',
      'Tugaskan',
      'Lainnya',
    ]);
    await holder.city.settled();
    const his = rudi.lastMessage(new RegExp(`^${number} ·`));
    expect(his?.text).toContain('Menunggu petugas Tier 2 Diskominfo');
    expect(his?.buttons.flat()).toEqual(['Riwayat', 'Catatan']);
  });

  test('a colleague who does not own it, by command with the words', async () => {
    await takes(rudi, number);
    await tina.says(`/eskalasi ${number} router sudah direset, tetap putus`);
    await tina.sees('diteruskan ke Tier 2 Diskominfo');
    expect((await budi.in(tier2).sees(number)).text).toContain(
      'Sudah dicoba Tier 1: router sudah direset, tetap putus',
    );
    expect(await ticketRow(holder.city, number)).toMatchObject({ desk: 'tier2', owner_id: null });
  });

  test('before anybody took it, with an album as what was tried: every picture reaches Tier 2', async () => {
    await rudi.says(`/teruskan ${number}`);
    await rudi.sees('foto boleh');
    await rudi.sends.album([{ caption: 'hasil speedtest' }, {}, {}]);
    expect((await budi.in(tier2).sees(number)).text).toContain('hasil speedtest');
    for (let picture = 0; picture < 3; picture += 1) await budi.in(tier2).sees('[photo]');
    await holder.city.settled();
    expect(rudi.lastMessage('BELUM TERKIRIM')).toBeUndefined();
    expect(ani.transcript()).not.toContain('speedtest');
  });

  test('her photos go with it, and a second press of the old button does nothing', async () => {
    await ani.sends.photo({
      caption: 'lampu modem',
      replyTo: ani.lastMessage('Laporan diterima') as { id: number },
    });
    await rudi.says(`/teruskan ${number} sudah dicoba`);
    await budi.in(tier2).sees(number);
    await rudi.says(`/teruskan ${number} sudah dicoba lagi`);
    await rudi.sees('tidak berlaku lagi');
    await tina.says(`/selesai ${number} sudah`);
    await tina.sees('bukan bagian Bapak/Ibu');
  });
});

describe('Tier 2 gives it back', () => {
  test('with a reason, twice; the third time it keeps it', async () => {
    for (const reason of ['keterangan kurang', 'dapat diselesaikan di kantor']) {
      await rudi.says(`/teruskan ${number} sudah dicoba`);
      await budi
        .in(tier2)
        .presses('Kembalikan ke Tier 1', { on: await budi.in(tier2).sees(/Menunggu petugas Tier 2/) });
      const question = await budi.in(tier2).sees('atau balas pesan ini');
      await budi.in(tier2).replies(question, reason);
      await ani.sees(`dikembalikan ke Tier 1 kantor Bapak/Ibu`);
      const nudge = await rudi.sees('dikembalikan ke Tier 1 oleh Budi Lasut');
      expect(nudge.text).toContain(reason);
      expect(rudi.lastMessage(new RegExp(`^${number} ·`))?.buttons.flat()).toContain('Saya tangani');
    }
    await tina.says(`/eskalasi ${number} tetap tidak bisa`);
    await citra
      .in(tier2)
      .presses('Kembalikan ke Tier 1', {
        on: await citra.in(tier2).sees(/Menunggu petugas Tier 2[\s\S]*tetap tidak bisa/),
      })
      .then(({ text }) => expect(text).toContain('sudah dua kali dikembalikan'));
    await budi.in(tier2).says(`/kembalikan ${number} lagi`);
    await budi.in(tier2).sees('Tier 2 menyelesaikannya');
    expect(await ticketRow(holder.city, number)).toMatchObject({ desk: 'tier2' });
  });

  test('a ticket that began at Tier 2 is offered to Tier 1 with the reason', async () => {
    const own = await reports(rudi, 'switch lantai tiga mati');
    await budi.in(tier2).says(`/kembalikan ${own} cukup ganti adaptor`);
    expect((await tina.sees('cukup ganti adaptor')).text).toContain('dikembalikan ke Tier 1 oleh Budi Lasut');
    await tina.sees(new RegExp(`^${own} ·`));
  });
});

describe('groups', () => {
  test('in a forum each ticket has a topic; what is about it stands there', async () => {
    const forum = await holder.city.bindTier2([budi, citra], { forum: true, botIsAdmin: true });
    await rudi.says(`/teruskan ${number} sudah dicoba`);
    const other = await reports(rudi, 'telepon ruang tata usaha mati');
    const [card, second] = [await budi.in(forum).sees(number), await budi.in(forum).sees(other)];
    const thread = card.message.message_thread_id ?? 0;
    expect(thread).toBeGreaterThan(0);
    expect(second.message.message_thread_id).not.toBe(thread);
    expect(forum.transcript()).toMatch(/topic "G-\d{4} Dinkes internet ruang bidan/);
    await budi.in(forum).presses('Saya tangani', { on: card });
    await ani.sees('Budi Lasut');
    await ani.replies(ani.lastMessage('Laporan diterima') as { id: number }, 'masih putus-putus');
    expect((await budi.in(forum).sees('masih putus-putus')).message.message_thread_id).toBe(thread);
    await budi.in(forum).says('ada yang tahu modemnya?', { thread });
    await budi.in(forum).replies(card, 'kami ganti modemnya', { thread });
    await ani.sees('kami ganti modemnya');
    expect(ani.transcript()).not.toContain('ada yang tahu');
  });

  test('the group becomes a supergroup in the middle: cards, buttons and replies go on', async () => {
    const group = await holder.city.bindTier2([budi, citra]);
    await rudi.says(`/teruskan ${number} sudah dicoba`);
    await budi.in(group).presses('Saya tangani', { on: await budi.in(group).sees(number) });
    await ani.sees('Budi Lasut');
    await group.migrates();
    await holder.city.settled();
    await ani.replies(ani.lastMessage('Laporan diterima') as { id: number }, 'sudah dua jam putus');
    const relayed = await budi.in(group).sees('sudah dua jam putus');
    await budi.in(group).replies(relayed, 'teknisi sudah di jalan');
    await ani.sees('teknisi sudah di jalan');
    await budi.in(group).says(`/selesai ${number} modem diganti`);
    await ani.presses('Belum teratasi', { on: await ani.sees('modem diganti') });
    await budi.in(group).sees('belum teratasi');
    const next = await reports(rudi, 'printer ruang tata usaha macet');
    await budi.in(group).presses('Saya tangani', { on: await budi.in(group).sees(next) });
    await rudi.sees('sekarang ditangani Budi Lasut');
  });

  test('thrown out of its group, the desk works in private and says so to the administrator', async () => {
    const group = await holder.city.bindTier2([budi, citra]);
    await group.kicksBot();
    await holder.city.admin.sees('tidak dapat dikirimi pesan lagi');
    await rudi.says(`/teruskan ${number} sudah dicoba`);
    await budi.presses('Saya tangani', { on: await budi.sees(number) });
    await ani.sees('Budi Lasut');
    await citra.sees(/Budi Lasut sejak/);
  });
});
