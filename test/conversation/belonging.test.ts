import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { numberIn, reports, shortOf, tablesWith, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person;

beforeAll(async () => {
  rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
});
beforeEach(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
});

async function asks(number: string, question: string): Promise<void> {
  await rudi.says(`/minta ${number} ${question}`);
  await ani.sees(question);
}

describe('where a bare message belongs', () => {
  test('with an open ticket the text is kept and she says where it belongs', async () => {
    const number = await reports(ani, 'printer di loket macet');
    await takes(rudi, number);
    await ani.says('kertasnya sobek di dalam');
    const where = await ani.sees('ini untuk tiket yang mana?');
    expect(where.text).toContain('kertasnya sobek di dalam');
    expect(where.buttons.flat()).toEqual([`Tambahan ${shortOf(number)}`, 'Laporan baru', 'Batal']);
    await ani.presses('Tambahan', { on: where });
    await ani.sees(`Ditambahkan ke ${number}`);
    expect((await rudi.sees('kertasnya sobek di dalam')).text).toContain('Ani Wuisan (pelapor)');

    await ani.says('wifi di aula tidak muncul');
    await ani.presses('Laporan baru', { on: await ani.sees('ini untuk tiket yang mana?') });
    await ani.presses('Kirim', { on: await ani.sees('Tekan Kirim') });
    const second = numberIn((await ani.sees(/Laporan diterima/)).text);
    expect(second).not.toBe(number);
    await ani.says('satu lagi, layar berkedip');
    const choices = await ani.sees('ini untuk tiket yang mana?');
    expect(choices.buttons.flat()).toEqual([
      `Tambahan ${shortOf(second)}`,
      `Tambahan ${shortOf(number)}`,
      'Laporan baru',
      'Batal',
    ]);
  });

  test('a reply to a message of a ticket goes to that ticket, also beside an open draft', async () => {
    const number = await reports(ani, 'scanner tidak terbaca');
    await takes(rudi, number);
    const receipt = await ani.sees('sekarang ditangani');
    await ani.says('laporan lain: AC server panas');
    await ani.sees('ini untuk tiket yang mana?');
    await ani.replies(receipt, 'scannernya merek Epson');
    await ani.sees('tambahan diteruskan kepada petugas');
    await rudi.sees('scannernya merek Epson');
    expect(ani.lastMessage('BELUM TERKIRIM')?.text).not.toContain('Epson');
  });

  test('the one unanswered question takes the bare answer, also an album, and asks nothing more', async () => {
    const number = await reports(ani, 'laptop tidak bisa menyala');
    await takes(rudi, number);
    await asks(number, 'mohon kirim foto lampunya');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'waitingForReporter' });
    await ani.sends.album([{ caption: 'lampunya merah' }, {}, {}]);
    await ani.sees('jawaban diteruskan kepada petugas');
    await rudi.sees('lampunya merah');
    await rudi.sees('[photo]');
    await rudi.sees('[photo]');
    await holder.city.settled();
    expect(ani.lastMessage('BELUM TERKIRIM')).toBeUndefined();
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'handled' });
  });

  test('a correction of an older message is not taken for the answer', async () => {
    const said = await ani.says('mous tidak jalan');
    await ani.pressesData('d:SEND', said);
    const number = numberIn((await ani.sees(/Laporan diterima/)).text);
    await takes(rudi, number);
    await asks(number, 'mouse kabel atau nirkabel?');
    await ani.edits(said, 'mouse tidak jalan');
    await rudi.sees(/Ani Wuisan \(pelapor\), diubah:\nmouse tidak jalan/);
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'waitingForReporter' });
  });

  test('two unanswered questions: she is asked which one her words answer', async () => {
    const [first, second] = [
      await reports(ani, 'email dinas penuh'),
      await reports(ani, 'zoom tidak ada suara'),
    ];
    await takes(rudi, first);
    await takes(rudi, second);
    await asks(first, 'alamat emailnya apa?');
    await asks(second, 'sudah pakai headset?');
    await ani.says('pakai headset juga tidak ada suara');
    const where = await ani.sees('ini untuk tiket yang mana?');
    const { text } = await ani.presses(`Tambahan ${shortOf(second)}`, { on: where });
    expect(text).toContain('jawaban diteruskan kepada petugas');
    expect(await ticketRow(holder.city, second)).toMatchObject({ status: 'handled' });
    expect(await ticketRow(holder.city, first)).toMatchObject({ status: 'waitingForReporter' });
  });

  test('two solved tickets: a bare "sudah beres" is asked back and then confirms the chosen one', async () => {
    const [first, second] = [await reports(ani, 'keyboard rusak'), await reports(ani, 'kabel monitor lepas')];
    await rudi.says(`/selesai ${first} keyboard diganti`);
    await rudi.says(`/selesai ${second} kabel dipasang`);
    await ani.sees('keyboard diganti');
    await ani.sees('kabel dipasang');
    await ani.says('sudah beres');
    await ani.presses(`Tambahan ${shortOf(first)}`, { on: await ani.sees('ini untuk tiket yang mana?') });
    await ani.sees(`${first} ditutup`);
    expect(await ticketRow(holder.city, second)).toMatchObject({ status: 'resolved' });
  });

  test('a reply to a cancelled ticket becomes a new report', async () => {
    const number = await reports(ani, 'mohon dipasang wifi di gudang');
    await ani.says(`/tiket ${number}`);
    const shown = await ani.sees('Menunggu petugas');
    expect((await ani.presses('Batalkan', { on: shown })).text).toBe(`${number} dibatalkan.`);
    await ani.replies(shown, 'ternyata wifi tetap perlu di gudang');
    await ani.sees('ternyata wifi tetap perlu');
    expect(ani.lastMessage('ternyata wifi')?.text).toContain('BELUM TERKIRIM');
  });
});

describe('secrets', () => {
  test.each([
    ['a password', 'akun SIPD saya terkunci, password: Bitung#2026', 'Bitung#2026'],
    ['a NIK', 'data pegawai NIK 7172014507890003 tidak muncul di aplikasi', '7172014507890003'],
  ])('%s is never stored, and she is told to take the message away', async (_, text, secret) => {
    const said = await ani.says(text);
    expect((await ani.sees('Mohon hapus pesan aslinya')).message.reply_to_message?.message_id).toBe(said.id);
    await ani.sees('•••');
    await ani.pressesData('d:SEND', said);
    const number = numberIn((await ani.sees(/Laporan diterima/)).text);
    const card = await rudi.sees(number);
    expect(card.text).toContain('•••');
    await rudi.presses('Saya tangani', { on: card });
    await ani.replies(said, `ulang: ${text}`);
    await ani.sees('Mohon hapus pesan aslinya');
    await rudi.sees('ulang:');
    await holder.city.settled();
    expect(await tablesWith(holder.city, secret)).toEqual([]);
    expect(rudi.transcript()).not.toContain(secret);
  });
});
