import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, shortOf, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, tina: Person, doni: Person, maya: Person;
let guru: Person, sinta: Person, eko: Person, office: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  tina = await city.invite('Tina Karundeng', 'tier1', 'dinkes', '800/113/2026');
  doni = await city.invite('Doni Pinontoan', 'tier1', 'dinsos', '800/7/2026');
  maya = await city.invite('Maya Rompas', 'koordinator', '');
  guru = await city.invite('Greis Sondakh', 'staf', 'disdikbud');
  sinta = await city.invite('Sinta Lengkong', 'tier1', 'disdikbud', '800/9/2026');
  eko = await city.invite('Eko Tular', 'tier1', 'disdikbud', '800/10/2026');
  office = city.sim.play.group('TIK Disdikbud', { members: [city.admin, sinta, eko, guru] });
  await city.admin.in(office).says('/ikat tier1 disdikbud');
  await city.admin.in(office).sees('Grup ini sekarang grup Tier 1 · Dinas Pendidikan dan Kebudayaan');
});

describe('several Tier 1 of one office in private', () => {
  test('all get the card; one takes it, the others see who, and a later presser is told since when', async () => {
    const number = await reports(ani, 'printer di loket macet');
    const [his, hers] = [await rudi.sees(number), await tina.sees(number)];
    await holder.city.later({ minutes: 14 });
    expect((await rudi.presses('Saya tangani', { on: his })).text).toBe(
      `${number} sekarang Bapak/Ibu tangani.`,
    );
    const changed = await tina.sees(/Rudi Mandagi sejak/);
    expect(changed.id).toBe(hers.id);
    expect(changed.buttons.flat()).not.toContain('Saya tangani');
    await ani.sees(`${number}: sekarang ditangani Rudi Mandagi (Tier 1)`);
    await holder.city.later({ minutes: 5 });
    const late = await holder.city.sim.play.press(dataOf(his, 'Saya tangani'), { from: tina, message: hers });
    expect(late).toMatchObject({ text: 'Sudah ditangani oleh Rudi Mandagi sejak 09.14 WITA', alert: true });
    const twice = await holder.city.sim.play.press(dataOf(his, 'Saya tangani'), { from: rudi, message: his });
    expect(twice.text).toBe(`${number} sudah Bapak/Ibu tangani.`);
  });

  test('Lepas gives it back, and another may take it', async () => {
    const number = await reports(ani, 'monitor berkedip');
    await takes(rudi, number);
    await rudi.presses('Lainnya', {
      on: await rudi.sees(new RegExp(`${number}[\\s\\S]*Rudi Mandagi sejak`)),
    });
    expect((await rudi.presses('Lepas', { on: await rudi.sees(`${number}: lainnya`) })).text).toContain(
      'kembali ke antrean',
    );
    await ani.sees('kembali ke antrean Tier 1');
    await tina.presses('Saya tangani', {
      on: await tina.sees(new RegExp(`${number}[\\s\\S]*Menunggu petugas`)),
    });
    await ani.sees('sekarang ditangani Tina Karundeng');
    await tina.says(`/lepas ${shortOf(number)}`);
    await tina.sees(`${number} dilepas`);
  });

  test('/antrean and /tugas list what waits and what is his; each line opens its ticket', async () => {
    const number = await reports(ani, 'wifi di aula lambat');
    await rudi.says('/antrean');
    const queue = await rudi.sees('Antrean\n');
    expect(queue.text).toContain(number);
    await rudi.presses(shortOf(number), { on: queue });
    await rudi.sees(/wifi di aula lambat/);
    await rudi.says(`/ambil ${number}`);
    await rudi.sees(`${number} sekarang Bapak/Ibu tangani`);
    await rudi.says('/tugas');
    expect((await rudi.sees('Tugas Bapak/Ibu')).text).toContain(number);
    await rudi.says('/antrean');
    expect((await rudi.sees(/Antrean/)).text).not.toContain(number);
    const waiting = await reports(ani, 'kabel LAN di ruang bidan lepas');
    await maya.says('/antrean');
    expect((await maya.sees('Antrean\n')).text).toContain(waiting);
    await doni.says('/antrean');
    await doni.sees('Antrean kosong');
    await doni.says('/tugas');
    await doni.sees('Tidak ada tiket di tangan Bapak/Ibu');
    await ani.says('/antrean');
    await ani.sees('Daftar ini untuk teknisi');
  });

  test('Tugaskan hands it to a colleague, who is told, and the reporter hears the name', async () => {
    const number = await reports(ani, 'scanner tidak terbaca');
    await rudi.says(`/tugaskan ${number}`);
    const whom = await rudi.sees('ditugaskan kepada siapa?');
    expect(whom.buttons.flat()).toEqual(['Rudi Mandagi', 'Tina Karundeng']);
    await rudi.presses('Tina Karundeng', { on: whom });
    await ani.sees(`${number}: sekarang ditugaskan kepada Tina Karundeng (Tier 1)`);
    expect((await tina.sees('ditugaskan oleh Rudi Mandagi')).message.reply_to_message).toBeDefined();
    const refused = await rudi.says(`/selesai ${number} sudah`);
    expect(refused.id).toBeGreaterThan(0);
    await rudi.sees('Sudah ditangani oleh Tina Karundeng sejak');
    await maya.says(`/tugaskan ${number}`);
    await maya.presses('Rudi Mandagi', { on: await maya.sees('ditugaskan kepada siapa?') });
    await rudi.sees('ditugaskan oleh Maya Rompas');
  });
});

describe('another office', () => {
  test('its Tier 1 gets no card, and a number or a button of it is simply not there', async () => {
    const number = await reports(ani, 'telepon ruang arsip mati');
    const card = await rudi.sees(number);
    const notThere = 'tidak ada, atau bukan bagian Bapak/Ibu';
    for (const command of ['tiket', 'ambil', 'riwayat', 'catat', 'tugaskan', 'teruskan']) {
      await doni.says(`/${command} ${number} coba`);
      const real = await doni.sees(notThere);
      await doni.says(`/${command} BTG-2611-G-9999 coba`);
      expect((await doni.sees(notThere)).text).toBe(real.text);
    }
    const said = await doni.says('selamat pagi');
    for (const button of ['Saya tangani', 'Lainnya', 'Selesai']) {
      const pressed = await holder.city.sim.play.press(dataOf(card, button), { from: doni, message: said });
      expect(pressed).toMatchObject({ text: expect.stringContaining(notThere) as string, alert: true });
    }
    expect(doni.transcript()).not.toContain('ruang arsip');
    expect(await ticketRow(holder.city, number)).toMatchObject({ owner_id: null, status: 'queued' });
  });

  test('a colleague of the reporter cannot open her report either', async () => {
    const number = await reports(ani, 'kursi server panas');
    const other = await holder.city.invite('Feni Rorong', 'staf', 'dinkes');
    await other.says(`/tiket ${number}`);
    await other.sees('tidak ada, atau bukan bagian');
    await other.says('/tiket');
    await other.sees('Belum ada laporan');
    await ani.says('/tiket');
    expect((await ani.sees('Laporan Bapak/Ibu')).text).toContain(number);
  });
});

describe('an office with its own group', () => {
  test('gets the card there alone; one takes it, a late presser is told, staff in the group cannot', async () => {
    const number = await reports(guru, 'aplikasi rapor tidak bisa dibuka');
    const card = await sinta.in(office).sees(number);
    expect((await guru.in(office).presses('Saya tangani', { on: card })).text).toContain(
      'bukan bagian Bapak/Ibu',
    );
    await sinta.in(office).presses('Saya tangani', { on: card });
    expect((await eko.in(office).presses('Minta keterangan', { on: card })).text).toMatch(
      /Sudah ditangani oleh Sinta Lengkong sejak/,
    );
    await guru.sees('sekarang ditangani Sinta Lengkong');
    await holder.city.settled();
    expect(sinta.lastMessage(number)).toBeUndefined();
  });

  test('/lepasikat ends it: the next card goes to each in private', async () => {
    await holder.city.admin.in(office).says('/lepasikat');
    await holder.city.admin.in(office).sees('Ikatan grup ini dilepas');
    const number = await reports(guru, 'proyektor kelas mati');
    await sinta.sees(number);
    await eko.sees(number);
    expect(sinta.in(office).lastMessage(number)).toBeUndefined();
  });
});

function dataOf(card: { message: { reply_markup?: unknown } }, label: string): string {
  const markup = card.message.reply_markup as {
    inline_keyboard: { text: string; callback_data: string }[][];
  };
  return markup.inline_keyboard.flat().find((button) => button.text === label)?.callback_data ?? '';
}
