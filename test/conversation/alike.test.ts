import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { numberIn, reports, shortOf, takes, ticketRow } from './acts.ts';

const holder = aCity();
let rudi: Person, sari: Person, budi: Person, citra: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  sari = await city.invite('Sari Lontoh', 'tier1', 'dinsos', '800/114/2026');
  await city.invite('Tomi Sondakh', 'tier1', 'disdukcapil', '800/115/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
  tier2 = await city.bindTier2([budi, citra]);
});
beforeEach(async () => {
  await holder.city.settled();
  for (const one of [rudi, sari, budi.in(tier2), citra.in(tier2)]) one.seesNow();
});
const staff = (name: string, office: string) => holder.city.invite(name, 'staf', office);
const cardOf = (person: Person, number: string) =>
  person.lastMessage(new RegExp(`^${number} ·`)) as NonNullable<ReturnType<Person['lastMessage']>>;

describe('Saya juga mengalami', () => {
  test('a colleague joins the open report: own number, own confirmation; the desk sees how many have it', async () => {
    const [ani, beni] = [await staff('Ani Wuisan', 'dinkes'), await staff('Beni Rorong', 'dinkes')];
    const number = await reports(ani, 'printer ruang gizi lantai dua macet');
    await takes(rudi, number);
    await beni.says('printer gizi macet terus pak');
    const draft = await beni.sees('Rekan sekantor sudah melaporkan yang mirip');
    expect(draft.text).toContain('BELUM TERKIRIM');
    expect(draft.text).toContain(number);
    expect(draft.text).not.toContain('Ani');
    await beni.presses('Saya juga mengalami', { on: draft });
    const own = numberIn((await beni.sees('mengikuti laporan rekan sekantor')).text);
    const joined = await rudi.sees('mengalami hal yang sama, sekarang 2 pelapor');
    expect(joined.text).toContain(own);
    expect(await ticketRow(holder.city, own)).toMatchObject({ status: 'follows', owner_id: null });
    expect(await ticketRow(holder.city, number)).toMatchObject({ impact: 'I3' });
    await rudi.says(`/kabar ${number} rol baru sedang dibeli`);
    await beni.sees('rol baru sedang dibeli');
    await rudi.says(`/selesai ${number} rol diganti`);
    await beni.presses('Sudah teratasi', { on: await beni.sees('rol diganti') });
    await beni.sees(`${own} ditutup`);
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'resolved' });
  });

  test('not offered for another office, another fault, or what is not an incident; and Kirim sends it as usual', async () => {
    const [ani, caca] = [await staff('Ani Wuisan', 'dinkes'), await staff('Caca Moningka', 'dinsos')];
    await reports(ani, 'scanner arsip rusak di ruang kepegawaian');
    await caca.says('scanner arsip rusak di ruang kepegawaian');
    expect((await caca.sees('Perkiraan:')).buttons.flat()).not.toContain('Saya juga mengalami');
    await caca.says('/batal');
    const beni = await staff('Beni Rorong', 'dinkes');
    await beni.says('proyektor aula tidak menyala');
    expect((await beni.sees('Perkiraan:')).buttons.flat()).not.toContain('Saya juga mengalami');
    await beni.says('/batal');
    const dina = await staff('Dina Sumual', 'dinkes');
    await dina.says('scanner arsip rusak di kepegawaian');
    const draft = await dina.sees('yang mirip');
    await dina.presses('Kirim', { on: draft });
    const number = numberIn((await dina.sees('Laporan diterima')).text);
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'queued' });
  });

  test('pressed after the other was solved meanwhile: the draft stays, nothing is sent', async () => {
    const [ani, beni] = [await staff('Ani Wuisan', 'dinkes'), await staff('Beni Rorong', 'dinkes')];
    const number = await reports(ani, 'laminating ruang tata usaha rusak');
    await beni.says('laminating tata usaha rusak');
    const draft = await beni.sees('yang mirip');
    await rudi.says(`/selesai ${number} sudah`);
    await ani.sees('Apakah kendala');
    expect((await beni.presses('Saya juga mengalami', { on: draft })).text).toContain(
      'sudah terkirim atau dibatalkan',
    );
    await beni.presses('Kirim', { on: draft });
    await beni.sees('Laporan diterima');
  });
});

describe('a mass incident', () => {
  test('three offices within half an hour: Tier 2 makes it one; later ones are told; one message and one solution reach all', async () => {
    const { city } = holder;
    const people = [
      await staff('Ani Wuisan', 'dinkes'),
      await staff('Caca Moningka', 'dinsos'),
      await staff('Dodi Lengkong', 'disdukcapil'),
    ] as const;
    const numbers: string[] = [];
    for (const [index, person] of people.entries()) {
      numbers.push(await reports(person, 'internet kantor mati total'));
      if (index < 2) await city.later({ minutes: 5 });
    }
    const [first = '', second = '', third = ''] = numbers;
    await sari.says(`/ambil ${second}`);
    await sari.sees('sekarang Bapak/Ibu tangani');
    const offer = await budi.in(tier2).sees('laporan serupa');
    for (const office of ['Dinas Kesehatan', 'Dinas Sosial']) expect(offer.text).toContain(office);
    await rudi.says(`/massal ${first}`);
    await rudi.sees('ditetapkan oleh Tier 2');
    await Promise.all([
      budi.in(tier2).presses('Jadikan gangguan massal', { on: offer }),
      citra.in(tier2).says(`/massal ${shortOf(first)}`),
    ]);
    for (const person of people) await person.sees('disatukan dengan laporan lain');
    await city.settled();
    const { rows } = await city.database.pool.query<{ number: string; priority: string }>(
      'select number, priority from tickets where is_mass',
    );
    expect(rows).toHaveLength(1);
    const parent = rows[0]?.number ?? '';
    for (const number of numbers)
      expect(await ticketRow(city, number)).toMatchObject({ status: 'follows', owner_id: null });
    expect(cardOf(rudi, first).text).toContain(`Bagian dari gangguan massal ${parent}`);

    const late = await staff('Edo Tangkere', 'dinkes');
    await late.says('wifi kantor mati');
    const draft = await late.sees('Gangguan massal sejak');
    await late.presses('Saya juga mengalami', { on: draft });
    await late.sees('bagian dari gangguan massal');
    const other = await staff('Fani Kaunang', 'dinsos');
    const sent = await reports(other, 'jaringan internet putus semua');
    await other.presses('Saya juga mengalami', { on: await other.sees('sudah diketahui dan ditangani') });
    await other.sees('disatukan');
    expect(await ticketRow(city, sent)).toMatchObject({ status: 'follows' });

    await budi.in(tier2).says(`/kabar ${parent} kabel utama putus, perbaikan sampai 11.00`);
    for (const person of [...people, late, other]) await person.sees('kabel utama putus');

    await rudi.says(`/pisahkan ${first}`);
    await people[0].sees('kembali ditangani tersendiri');
    await budi.in(tier2).says(`/selesai ${parent} kabel disambung`);
    for (const person of [people[1], people[2], late, other]) await person.sees('kabel disambung');
    await people[1].presses('Sudah teratasi', {
      on: people[1].lastMessage('Apakah kendala') as { id: number },
    });
    await people[1].sees(`${second} ditutup`);
    await people[2].presses('Belum teratasi', {
      on: people[2].lastMessage('Apakah kendala') as { id: number },
    });
    await city.settled();
    expect(await ticketRow(city, first)).toMatchObject({ status: 'queued', desk: 'tier1' });
    expect(await ticketRow(city, third)).toMatchObject({ is_open: true });
    expect((await ticketRow(city, third))['status']).not.toBe('resolved');
  });

  test('two offices are not enough, and a forged press makes none', async () => {
    const [ani, caca] = [await staff('Ani Wuisan', 'dinkes'), await staff('Caca Moningka', 'dinsos')];
    const number = await reports(ani, 'mesin absensi sidik jari rusak');
    await reports(caca, 'mesin absensi sidik jari rusak');
    await holder.city.settled();
    expect(budi.in(tier2).lastMessage('mesin absensi')).toBeUndefined();
    await budi.in(tier2).says(`/massal ${number}`);
    await budi.in(tier2).sees('tidak ada, atau bukan bagian');
  });

  test('the parent is solved while a child is passed on: it hears the solution, or is Tier 2’s on its own, never both', async () => {
    const { city } = holder;
    await city.later({ days: 4 });
    for (let round = 0; round < 2; round += 1) {
      const people = [
        await staff(`Gita ${round}`, 'dinkes'),
        await staff(`Hana ${round}`, 'dinsos'),
        await staff(`Ivan ${round}`, 'disdukcapil'),
      ] as const;
      const numbers: string[] = [];
      for (const person of people)
        numbers.push(await reports(person, `server aplikasi simpeg ${round} mati`));
      const [first = ''] = numbers;
      await budi.in(tier2).sees('laporan serupa');
      await budi.in(tier2).says(`/massal ${first}`);
      await people[0].sees('disatukan dengan laporan lain');
      await city.settled();
      const { rows } = await city.database.pool.query<{ number: string }>(
        'select number from tickets where is_mass',
      );
      await Promise.all([
        budi.in(tier2).says(`/selesai ${rows[0]?.number ?? ''} server dinyalakan`),
        rudi.says(`/pisahkan ${first}`).then(() => rudi.says(`/teruskan ${first} sudah dicoba`)),
      ]);
      await city.settled();
      const { status, desk } = (await ticketRow(city, first)) as { status: string; desk: string };
      expect([
        ['resolved', 'tier1'],
        ['queued', 'tier2'],
        ['queued', 'tier1'],
      ]).toContainEqual([status, desk]);
      for (const number of numbers.slice(1))
        expect(await ticketRow(city, number)).toMatchObject({ status: 'resolved' });
    }
    const { rows } = await city.database.pool.query(`select 1 from inbox where state = 'aside'`);
    expect(rows).toEqual([]);
  });
});
