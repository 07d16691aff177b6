import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { numberIn, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person;

beforeEach(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi ??= await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi ??= await holder.city.invite('Budi Lasut', 'tier2', '');
});
const later = (step: Parameters<typeof holder.city.later>[0]) => holder.city.later(step);
const local = (date: unknown) =>
  (date as Date).toLocaleString('sv-SE', { timeZone: 'Asia/Makassar' }).slice(0, 16);

describe('a draft left lying', () => {
  test('is reminded after ten minutes and on the next working morning, and its clock starts when it is sent', async () => {
    await ani.says('printer di ruang rapat macet');
    const draft = await ani.sees('BELUM TERKIRIM');
    await later({ minutes: 9 });
    expect(ani.seesNow()).toEqual([]);
    await later({ minutes: 2 });
    await ani.sees('Laporan di atas belum terkirim');
    await ani.seesGone(draft);
    await later({ days: 2 });
    expect(ani.lastMessage('Selamat pagi')).toBeUndefined();
    await later({ days: 1 });
    await ani.sees('Selamat pagi');
    await ani.presses('Kirim');
    const row = await ticketRow(holder.city, numberIn((await ani.sees(/Laporan diterima/)).text));
    expect(local(row['opened_at'])).toBe('2026-11-23 09:11');
    await rudi.sees('printer di ruang rapat');
  });

  test('is reminded also when she stopped at a question of /lapor', async () => {
    await ani.says('/lapor kabel LAN di loket putus');
    await ani.sees('Berapa banyak yang terganggu?');
    await later({ minutes: 11 });
    await ani.sees('Laporan di atas belum terkirim');
    expect(ani.lastMessage('Berapa banyak')?.buttons.flat()).toContain('Saya saja');
  });

  test.each([
    ['a bare message', 'website dinas berubah jadi gambar tengkorak, hacked by anonymous'],
    ['/lapor with unanswered questions', '/lapor semua file di server terenkripsi, ada pesan minta bitcoin'],
  ])(
    '%s that looks like a security incident sends itself after five minutes and says so',
    async (_, text) => {
      await ani.says(text);
      await ani.sees('BELUM TERKIRIM');
      await later({ minutes: 6 });
      const sent = await ani.sees('Laporan dikirim otomatis karena tampaknya insiden keamanan');
      expect(sent.text).toContain('Tier 2');
      expect(sent.text).toContain('Jangan matikan perangkat');
      expect(await ticketRow(holder.city, numberIn(sent.text))).toMatchObject({
        priority: 'P1',
        desk: 'tier2',
        is_restricted: true,
      });
      await budi.sees(numberIn(sent.text));
      await later({ minutes: 30 });
      expect(ani.lastMessage('belum terkirim')).toBeUndefined();
    },
  );

  test('a security report she cancelled in time is not sent', async () => {
    await ani.says('akun saya diretas hacker');
    expect((await ani.sees('BELUM TERKIRIM')).text).toContain('Terkirim sendiri dalam 5 menit');
    await ani.presses('Batal');
    await later({ minutes: 10 });
    expect(ani.lastMessage('otomatis')).toBeUndefined();
  });

  test('words rewritten to something harmless do not send themselves', async () => {
    await ani.says('komputer kena virus ransomware');
    await ani.presses('Ubah', { on: await ani.sees('BELUM TERKIRIM') });
    await ani.presses('Isi', { on: await ani.sees('Apa yang diubah?') });
    await ani.sees('Tulis ulang');
    await ani.says('mohon dipasangkan printer baru');
    expect((await ani.sees('printer baru')).text).not.toContain('insiden keamanan');
    await later({ minutes: 6 });
    expect(ani.lastMessage('otomatis')).toBeUndefined();
  });
});

describe('clocks', () => {
  test('start when Telegram got the report, also if the desk was away', async () => {
    await holder.city.app().stop();
    const before = holder.city.sim.world.clock.now;
    await ani.says('telepon kantor tidak ada nada');
    holder.city.sim.world.clock.advance({ minutes: 40 });
    await holder.city.restart();
    await ani.sees('BELUM TERKIRIM');
    await ani.presses('Kirim');
    const row = await ticketRow(holder.city, numberIn((await ani.sees(/Laporan diterima/)).text));
    expect((row['opened_at'] as Date).getTime()).toBe(Math.floor(before.epochMilliseconds / 1000) * 1000);
  });
});
