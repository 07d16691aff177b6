import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, tablesWith, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person, citra: Person, number: string;

beforeAll(async () => {
  const { city } = holder;
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
});

/** A ticket that Budi holds in the group. */
async function inBudisHands(group: Group): Promise<void> {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  number = await reports(ani, 'server absensi mati');
  await rudi.says(`/teruskan ${number} sudah dinyalakan ulang`);
  await takes(budi.in(group), number);
  await ani.sees('sekarang ditangani Budi Lasut (Tier 2 Diskominfo)');
}
const cardIn = (group: Group) => budi.in(group).lastMessage(new RegExp(`^${number} ·`)) as { id: number };

describe.each([
  ['an ordinary group with privacy mode', { botIsAdmin: false }],
  ['a group where the bot is administrator', { botIsAdmin: true }],
])('%s', (_, options) => {
  let tier2: Group;
  beforeAll(async () => {
    tier2 = await holder.city.bindTier2([budi, citra], options);
  });
  beforeEach(() => inBudisHands(tier2));

  test('only the owner’s reply to the card or to what she wrote goes out, and is confirmed', async () => {
    const out = await budi.in(tier2).replies(cardIn(tier2), 'kami cek dari sini');
    await budi.in(tier2).seesReaction(out, '👍');
    await ani.replies(await ani.sees('kami cek dari sini'), 'terima kasih, lampunya merah');
    const relayed = await budi.in(tier2).sees('lampunya merah');
    expect(relayed.message.reply_to_message?.message_id).toBe(cardIn(tier2).id);
    await budi.in(tier2).replies(relayed, 'baik, tim menuju lokasi');
    await ani.sees('baik, tim menuju lokasi');
    await budi.in(tier2).replies(cardIn(tier2), '// jangan bilang kalau stoknya habis');
    await citra.in(tier2).replies(cardIn(tier2), 'saya ikut ya');
    await citra.in(tier2).replies(relayed, 'lampu apa itu?');
    await budi.in(tier2).says('siapa mau kopi?');
    await holder.city.settled();
    expect(ani.transcript()).not.toMatch(/stoknya|saya ikut|lampu apa|kopi/);
    expect(await tablesWith(holder.city, 'siapa mau kopi')).toEqual([]);
    expect(await tablesWith(holder.city, 'lampu apa itu')).toEqual([]);
  });

  test('/balas by the owner goes out; by a colleague it is refused with the owner’s name', async () => {
    await budi
      .in(tier2)
      .seesReaction(await budi.in(tier2).says(`/balas ${number} sedang kami kerjakan`), '👍');
    await ani.sees('sedang kami kerjakan');
    await citra.in(tier2).says(`/balas ${number} halo`);
    await citra.in(tier2).sees('Sudah ditangani oleh Budi Lasut sejak');
    await holder.city.settled();
    expect(ani.transcript()).not.toContain('halo');
  });

  test('a question to the owner is asked of him alone, with the usual answers as buttons', async () => {
    await budi.in(tier2).presses('Minta keterangan', { on: cardIn(tier2) });
    const usual = await budi.in(tier2).sees('keterangan apa yang diminta');
    expect(usual.buttons.flat()).toContain('Sejak kapan terjadi?');
    const own = await budi.in(tier2).sees('Budi Lasut, ');
    expect(own.text).toContain('atau balas pesan ini');
    await citra.in(tier2).replies(own, 'saya saja yang jawab');
    await budi.in(tier2).replies(own, 'ruangan mana?');
    await ani.sees('ruangan mana?');
    await holder.city.settled();
    expect(ani.transcript()).not.toContain('saya saja');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'waitingForReporter' });
    await ani.says('ruang absensi lantai 1');
    await budi.in(tier2).sees('ruang absensi lantai 1');
  });

  test('her photos reach the group, his photo reaches her', async () => {
    const receipt = ani.lastMessage('Laporan diterima') as { id: number };
    await ani.sends.photo({ caption: 'ini raknya', replyTo: receipt });
    const photo = await budi.in(tier2).sees('ini raknya');
    await budi.in(tier2).sends.photo({ caption: 'cabut kabel yang ini', replyTo: photo });
    await ani.sees(/\[photo\][\s\S]*cabut kabel yang ini/);
  });
});

describe('somebody who is not known', () => {
  test('may be in the group, but his presses, commands and replies do nothing', async () => {
    const tier2 = await holder.city.bindTier2([budi, citra], { botIsAdmin: true });
    await inBudisHands(tier2);
    const magang = holder.city.sim.play.person('Anak Magang');
    await tier2.joins(magang);
    expect(await magang.in(tier2).presses('Selesai', { on: cardIn(tier2) })).toMatchObject({
      text: expect.stringContaining('belum terdaftar') as string,
      alert: true,
    });
    await magang.in(tier2).says(`/balas ${number} halo bu`);
    await magang.in(tier2).sees('belum terdaftar');
    await magang.in(tier2).replies(cardIn(tier2), 'halo ibu, ini dari saya');
    await holder.city.settled();
    expect(ani.transcript()).not.toContain('halo');
    expect(await tablesWith(holder.city, 'ini dari saya')).toEqual([]);
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'handled' });
  });
});
