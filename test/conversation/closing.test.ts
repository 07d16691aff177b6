import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, shortOf, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, tina: Person, number: string;

beforeAll(async () => {
  rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  tina = await holder.city.invite('Tina Karundeng', 'tier1', 'dinkes', '800/113/2026');
});
beforeEach(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  for (const one of [rudi, tina]) one.seesNow();
  number = await reports(ani, 'printer di loket macet');
  await takes(rudi, number);
});
const card = () => rudi.lastMessage(new RegExp(`^${number} ·`)) as { id: number };
const status = async () => (await ticketRow(holder.city, number))['status'];
async function solved(words = 'rol kertas diganti') {
  await rudi.says(`/selesai ${number} ${words}`);
  return ani.sees(new RegExp(`${words}\\s+Apakah kendala sudah teratasi`));
}

describe('solved', () => {
  test('Selesai asks for one line; she confirms, gives stars once and may add a word', async () => {
    await rudi.presses('Selesai', { on: card() });
    await rudi.sees('apa penyelesaiannya?');
    await rudi.sends.photo({ caption: 'rol diganti baru' });
    const ask = await ani.sees('Apakah kendala sudah teratasi?');
    expect(ask.text).toContain('dinyatakan selesai oleh Rudi Mandagi.\n\nrol diganti baru');
    await ani.sees('[photo]');
    await ani.presses('Sudah teratasi', { on: ask });
    const rate = await ani.sees('Seberapa puas');
    expect(rate.buttons.flat()).toEqual(['⭐', '⭐⭐', '⭐⭐⭐', '⭐⭐⭐⭐', '⭐⭐⭐⭐⭐']);
    const stars = (rate.message.reply_markup?.inline_keyboard.flat() ?? []) as { callback_data: string }[];
    expect((await ani.presses('⭐⭐⭐⭐', { on: rate })).text).toBe('Terima kasih atas penilaiannya.');
    await rudi.sees('Penilaian: ⭐⭐⭐⭐');
    expect((await ani.pressesData(stars[0]?.callback_data ?? '', rate)).text).toContain('tidak berlaku lagi');
    expect(await ticketRow(holder.city, number)).toMatchObject({
      stars: 4,
      status: 'closed',
      is_open: false,
    });
    await ani.replies(rate, 'petugasnya ramah sekali');
    await ani.sees('pesan disampaikan kepada petugas');
    await rudi.sees(/\(pelapor\):\npetugasnya ramah sekali/);
  });

  test.each([
    ['sudah', 'closed'],
    ['Iya sudah beres pak, terima kasih', 'closed'],
    ['belum', 'handled'],
    ['masih sama pak', 'handled'],
    ['tidak', 'handled'],
  ])('the word "%s" is an answer too: %s', async (words, expected) => {
    await solved();
    await ani.says(words);
    await (expected === 'closed' ? ani.sees(`${number} ditutup`) : ani.sees('dibuka kembali'));
    expect(await status()).toBe(expected);
  });

  test.each([
    'tidak ada kendala lagi',
    'sudah tapi kertasnya kusut',
    'sudah rusak lagi',
    'kapan petugasnya datang?',
  ])('"%s" is passed on and asked back, never guessed', async (words) => {
    await solved();
    await ani.says(words);
    const again = await ani.sees('pesan Bapak/Ibu diteruskan kepada petugas');
    expect(again.buttons.flat()).toEqual(['Sudah teratasi', 'Belum teratasi']);
    await rudi.sees(words);
    expect(await status()).toBe('resolved');
  });

  test('Belum teratasi reopens it to the same person, who is told', async () => {
    const ask = await solved();
    expect((await ani.presses('Belum teratasi', { on: ask })).text).toContain(
      'petugas yang sama diberi tahu',
    );
    const nudge = await rudi.sees('pelapor menyatakan belum teratasi');
    expect(nudge.message.reply_to_message?.message_id).toBe(card().id);
    await tina.says(`/ambil ${number}`);
    await tina.sees('Sudah ditangani oleh Rudi Mandagi');
    await solved('printer diganti');
    await ani.says('sudah');
    await ani.sees(`${number} ditutup`);
    expect((await ani.presses('⭐⭐⭐', {})).text).toContain('Terima kasih');
  });

  test('who solves a ticket nobody held takes it in the same step', async () => {
    const other = await holder.city.invite('Vera Moningka', 'staf', 'dinkes');
    number = await reports(other, 'keyboard rusak');
    await tina.says(`/selesai ${shortOf(number)} sudah diganti`);
    expect((await other.sees('Apakah kendala sudah teratasi?')).text).toContain('Tina Karundeng');
  });
});

describe('other ends', () => {
  test('she cancels; her technician is told, and the old buttons say so', async () => {
    await ani.says(`/tiket ${number}`);
    await ani.presses('Batalkan', { on: await ani.sees('Sedang ditangani') });
    await rudi.sees(`${number} dibatalkan oleh pelapor`);
    await rudi.says(`/selesai ${number} sudah`);
    await rudi.sees('sekarang dibatalkan pelapor; tindakan itu tidak berlaku lagi');
  });

  test('Rujuk names the office and the contact, and closes it as referred', async () => {
    await rudi.presses('Lainnya', { on: card() });
    await rudi.presses('Rujuk', { on: await rudi.sees(`${number}: lainnya`) });
    await rudi.sees('dirujuk ke mana?');
    await rudi.says('PLN Bitung, Pak Johan 0438-21xxx');
    const told = await ani.sees('dirujuk ke pihak yang berwenang');
    expect(told.text).toContain('PLN Bitung, Pak Johan');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'referred', is_open: false });
  });
});

describe('in between', () => {
  test.each([
    ['Tunggu vendor', 'menunggu vendor'],
    ['Tunggu suku cadang', 'menunggu suku cadang'],
    ['Tunggu surat', 'menunggu surat'],
  ])('%s pauses with an expected date until Lanjutkan', async (button, said) => {
    await rudi.presses('Lainnya', { on: card() });
    await rudi.presses('Tunggu …', { on: await rudi.sees(`${number}: lainnya`) });
    await rudi.presses(button, { on: await rudi.sees('menunggu apa?') });
    await rudi.sees('menunggu sampai kapan?');
    await rudi.says('Rabu depan');
    expect((await ani.sees(said)).text).toContain('Perkiraan: 25 November 2026');
    expect(await status()).toBe('waitingForOther');
    await rudi.presses('Lanjutkan', {
      on: await rudi.sees(new RegExp(`${number}[\\s\\S]*Menunggu pihak lain`)),
    });
    await ani.sees('penanganan dilanjutkan');
    expect(await status()).toBe('handled');
  });

  test('Jadwalkan kunjungan tells her when he comes', async () => {
    await rudi.presses('Lainnya', { on: card() });
    await rudi.presses('Jadwalkan kunjungan', { on: await rudi.sees(`${number}: lainnya`) });
    await rudi.presses('Pagi hari kerja berikutnya', { on: await rudi.sees('kapan kunjungannya?') });
    await ani.sees('Rudi Mandagi akan datang Senin, 23 November 2026 07.30 WITA');
  });

  test('Ubah jenis/prioritas needs a reason that she reads; number and target follow the rules', async () => {
    const before = (await ticketRow(holder.city, number))['target_at'] as Date;
    await rudi.presses('Lainnya', { on: card() });
    await rudi.presses('Ubah jenis/prioritas', { on: await rudi.sees(`${number}: lainnya`) });
    await rudi.presses('P1', { on: await rudi.sees('jenis atau prioritas yang benar?') });
    await rudi.presses('Dampaknya lebih luas', { on: await rudi.sees('mengapa diubah?') });
    expect((await ani.sees('sekarang Gangguan, prioritas P1')).text).toContain('Dampaknya lebih luas');
    const after = await ticketRow(holder.city, number);
    expect(after).toMatchObject({ number, priority: 'P1', kind: 'incident' });
    expect((after['target_at'] as Date).getTime()).toBeLessThan(before.getTime());
  });

  test('Ingatkan petugas reminds him once per half working day', async () => {
    await ani.says(`/tiket ${number}`);
    const shown = await ani.sees('Sedang ditangani');
    expect((await ani.presses('Ingatkan petugas', { on: shown })).text).toContain('petugas diingatkan');
    await rudi.sees('pelapor menanyakan perkembangannya');
    const again = await ani.presses('Ingatkan petugas', { on: shown });
    expect(again).toMatchObject({
      text: expect.stringContaining('setelah setengah hari kerja') as string,
      alert: true,
    });
    await holder.city.later({ hours: 6 });
    expect((await ani.presses('Ingatkan petugas', { on: shown })).text).toContain('petugas diingatkan');
  });

  test('Riwayat tells him everything and her everything but what stayed inside', async () => {
    await rudi.says(`/catat ${number} rol sudah habis sejak Senin`);
    await solved();
    await ani.says('sudah');
    await ani.sees('Seberapa puas');
    await rudi.says(`/riwayat ${number}`);
    const his = (await rudi.sees('Riwayat')).text;
    await ani.says(`/tiket ${number}`);
    await ani.presses('Riwayat', { on: await ani.sees(`${number} ·`) });
    const hers = (await ani.sees(`Riwayat ${number}`)).text;
    for (const line of [
      'Laporan diterima: Ani Wuisan',
      'Ditangani: Rudi Mandagi',
      'Diselesaikan: Rudi Mandagi',
      'Pelapor membenarkan',
    ]) {
      expect(his).toContain(line);
      expect(hers).toContain(line);
    }
    expect(his).toContain('Catatan internal: Rudi Mandagi\n   rol sudah habis');
    expect(hers).not.toMatch(/Catatan|habis/);
    expect(his).toMatch(/20 November 2026 \d\d\.\d\d WITA — /);
  });
});
