import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { complains, reports, shortOf, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, beni: Person, rudi: Person, sari: Person, budi: Person, tier2: Group;
let first: string, second: string;

beforeAll(async () => {
  const { city } = holder;
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  sari = await city.invite('Sari Lontoh', 'tier1', 'dinsos', '800/114/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  tier2 = await city.bindTier2([budi]);
});
beforeEach(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  beni = await holder.city.invite('Beni Rorong', 'staf', 'dinkes');
  for (const one of [rudi, sari, budi.in(tier2)]) one.seesNow();
  first = await reports(ani, 'server antrean loket mati');
  second = await reports(beni, 'mesin antrean loket tidak menyala');
});
const cardOf = (person: Person, number: string) =>
  person.lastMessage(new RegExp(`^${number} ·`)) as NonNullable<ReturnType<Person['lastMessage']>>;
const status = async (number: string) => (await ticketRow(holder.city, number))['status'];

describe('Satukan', () => {
  test('by buttons: the second keeps its number, both hear the solution, each confirms his own', async () => {
    await takes(rudi, first);
    await rudi.presses('Lainnya', { on: cardOf(rudi, second) });
    await rudi.presses('Satukan', { on: await rudi.sees(`${second}: lainnya`) });
    const choice = await rudi.sees('disatukan ke tiket yang mana?');
    const button = choice.buttons.flat().find((label) => label.startsWith(shortOf(first))) ?? '';
    await rudi.presses(button, { on: choice });
    await beni.sees('disatukan dengan laporan lain');
    await holder.city.settled();
    expect(cardOf(rudi, second).text).toContain(`Mengikuti ${first}`);
    expect(cardOf(rudi, second).buttons.flat()).toEqual(['Riwayat', 'Catatan', 'Pisahkan']);
    expect(cardOf(rudi, first).text).toContain(`Diikuti 1 tiket: ${shortOf(second)}`);
    expect(await status(second)).toBe('follows');

    await rudi.says(`/selesai ${first} catu daya diganti`);
    for (const [person, number] of [
      [ani, first],
      [beni, second],
    ] as const) {
      const asked = await person.sees('Apakah kendala sudah teratasi?');
      expect(asked.text).toContain(number);
      expect(asked.text).toContain('catu daya diganti');
    }
    await beni.presses('Sudah teratasi', { on: beni.lastMessage('Apakah kendala') as { id: number } });
    await beni.sees(`${second} ditutup`);
    expect(await status(first)).toBe('resolved');
    await ani.presses('Belum teratasi', { on: ani.lastMessage('Apakah kendala') as { id: number } });
    await rudi.sees('belum teratasi');
    expect(await status(second)).toBe('closed');
    expect(await status(first)).toBe('handled');
  });

  test('whose own is not solved gets it back alone, with whoever solved it', async () => {
    await takes(rudi, first);
    await rudi.says(`/satukan ${second} ${first}`);
    await rudi.sees('disatukan');
    await rudi.says(`/selesai ${first} sudah menyala`);
    await beni.presses('Belum teratasi', { on: await beni.sees('Apakah kendala sudah teratasi?') });
    await holder.city.settled();
    expect(await ticketRow(holder.city, second)).toMatchObject({ status: 'handled', desk: 'tier1' });
    expect(await status(first)).toBe('resolved');
    await rudi.says(`/selesai ${second} kabelnya diganti`);
    await beni.sees('kabelnya diganti');
    await holder.city.settled();
    expect(ani.transcript()).not.toContain('kabelnya');
  });

  test('what the second reporter says reaches the owner of the first, who answers him; one message tells both', async () => {
    await takes(rudi, first);
    await rudi.says(`/satukan ${shortOf(second)} ${shortOf(first)}`);
    await beni.sees('disatukan dengan laporan lain');
    await beni.replies(beni.lastMessage('Laporan diterima') as { id: number }, 'lampunya oranye');
    const heard = await rudi.sees('lampunya oranye');
    expect(heard.text).toContain(shortOf(second));
    await rudi.replies(heard, 'terima kasih, itu membantu');
    await beni.sees('terima kasih, itu membantu');
    await rudi.says(`/kabar ${first} suku cadang tiba pukul dua`);
    for (const person of [ani, beni]) await person.sees('suku cadang tiba pukul dua');
    await holder.city.settled();
    expect(ani.transcript()).not.toMatch(/lampunya|itu membantu/);
  });

  test('Pisahkan undoes it: back in the queue, its reporter is told, the solution of the other is not his', async () => {
    await rudi.says(`/satukan ${second} ${first}`);
    await beni.sees('disatukan dengan laporan lain');
    await rudi.presses('Pisahkan', { on: cardOf(rudi, second) });
    await beni.sees('kembali ditangani tersendiri');
    expect(await status(second)).toBe('queued');
    await rudi.says(`/selesai ${first} sudah`);
    await ani.sees('Apakah kendala sudah teratasi?');
    await holder.city.settled();
    expect(await status(second)).toBe('queued');
    await rudi.says(`/pisahkan ${second}`);
    await rudi.sees('tidak berlaku lagi');
    await rudi.says(`/satukan ${second} ${first}`);
    await rudi.sees('sudah selesai atau ditutup');
  });

  test('when its reporter cancels the first, the second goes its own way', async () => {
    await rudi.says(`/satukan ${second} ${first}`);
    await beni.sees('disatukan dengan laporan lain');
    await ani.says(`/tiket ${first}`);
    await ani.presses('Batalkan', { on: await ani.sees('Menunggu petugas') });
    await beni.sees('kembali ditangani tersendiri');
    expect(await status(second)).toBe('queued');
  });

  test('not into itself, not twice, not into what follows, not a complaint; and what he may not see does not exist', async () => {
    await rudi.says(`/satukan ${first} ${first}`);
    await rudi.sees('dengan dirinya sendiri');
    await rudi.says(`/satukan ${second} ${first}`);
    await rudi.sees('disatukan');
    await rudi.says(`/satukan ${second} ${first}`);
    await rudi.sees('tidak berlaku lagi');
    const third = await reports(ani, 'layar antrean gelap');
    await rudi.says(`/satukan ${third} ${second}`);
    await rudi.sees('sendiri mengikuti tiket lain');
    await rudi.says(`/satukan ${first} ${third}`);
    await rudi.sees('sudah diikuti tiket lain');
    const caca = await holder.city.invite('Caca Moningka', 'staf', 'dinsos');
    const other = await reports(caca, 'mesin antrean dinsos mati');
    for (const said of [
      `/satukan ${third} ${other}`,
      `/satukan ${other} ${third}`,
      `/satukan ${third} G-9999`,
    ]) {
      await rudi.says(said);
      await rudi.sees('tidak ada, atau bukan bagian Bapak/Ibu');
    }
    await budi.in(tier2).says(`/satukan ${third} ${first}`);
    await budi.in(tier2).sees('tidak ada, atau bukan bagian');
  });

  test('Tier 2 joins tickets of two offices once it has both; a technician of one office still sees only his own', async () => {
    const caca = await holder.city.invite('Caca Moningka', 'staf', 'dinsos');
    const other = await reports(caca, 'server antrean tidak merespons');
    await rudi.says(`/teruskan ${first} sudah dicoba`);
    await sari.says(`/teruskan ${other} sudah dicoba`);
    await budi.in(tier2).sees(other);
    await budi.in(tier2).says(`/satukan ${other} ${first}`);
    await caca.sees('disatukan dengan laporan lain');
    await budi.in(tier2).says(`/selesai ${first} server dinyalakan`);
    for (const person of [ani, caca]) await person.sees('server dinyalakan');
    await caca.presses('Belum teratasi', { on: caca.lastMessage('Apakah kendala') as { id: number } });
    await budi.in(tier2).sees('belum teratasi');
    expect(await ticketRow(holder.city, other)).toMatchObject({ status: 'handled', desk: 'tier2' });
  });
});

describe('complaints', () => {
  test('are never joined, not even by a coordinator who sees both', async () => {
    const meity = await holder.city.invite('Meity Paat', 'koordinator', '');
    const complaint = await complains(ani, 'saya mau mengeluh, petugas tidak sopan', {
      about: 'Tier 1 kantor saya',
    });
    await meity.sees(complaint);
    await meity.says(`/satukan ${second} ${complaint}`);
    await meity.sees('Keluhan tidak disatukan');
    await meity.says(`/satukan ${complaint} ${second}`);
    await meity.sees('bukan bagian Bapak/Ibu');
    expect(await status(second)).toBe('queued');
    expect(await status(complaint)).toBe('queued');
  });
});

describe('two at once', () => {
  test('two merges in opposite directions at the same moment: one of them wins, never both', async () => {
    const tina = await holder.city.invite('Tina Karundeng', 'tier1', 'dinkes', '800/113/2026');
    for (let round = 0; round < 4; round += 1) {
      const [a, b] = [
        await reports(ani, `telepon ${round} mati`),
        await reports(beni, `telepon ${round} rusak`),
      ];
      await Promise.all([rudi.says(`/satukan ${a} ${b}`), tina.says(`/satukan ${b} ${a}`)]);
      await holder.city.settled();
      const both = [await status(a), await status(b)].sort();
      expect(both).toEqual(['follows', 'queued']);
    }
    const { rows } = await holder.city.database.pool.query(
      `select 1 from inbox where state = 'aside' union all select 1 from links a join links b on a.other_id = b.case_id`,
    );
    expect(rows).toEqual([]);
  });

  test('the first is solved in the moment in which the second is joined: the second is asked all the same', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [dina, edo] = [
        await holder.city.invite(`Dina ${round}`, 'staf', 'dinkes'),
        await holder.city.invite(`Edo ${round}`, 'staf', 'dinkes'),
      ];
      const [a, b] = [await reports(dina, 'modem mati'), await reports(edo, 'modem rusak')];
      const tina = await holder.city.invite(`Tina ${round}`, 'tier1', 'dinkes', '800/113/2026');
      await Promise.all([rudi.says(`/selesai ${a} diganti`), tina.says(`/satukan ${b} ${a}`)]);
      await holder.city.settled();
      expect(await status(a)).toBe('resolved');
      expect(['resolved', 'queued']).toContain(await status(b));
    }
  });
});
