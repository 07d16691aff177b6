import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, shortOf, takes, ticketRow } from './acts.ts';

const holder = aCity();
let dewi: Person;
let ani: Person;
let rudi: Person;
let maya: Person;
let citra: Person;

describe('the queues of a city with no tickets', () => {
  test('say so, and which offices have no Tier 1', async () => {
    dewi = await holder.city.invite('Dewi Kalalo', 'koordinator', '');
    await dewi.says('/pantau');
    const screen = await dewi.sees('Pantauan hari ini 09.00 WITA · Kota Bitung');
    expect(screen.text).toContain('Tidak ada tiket yang menunggu dikerjakan.');
    expect(screen.text).toMatch(/Tanpa Tier 1 \(\d+\): .*lainnya/);
    await dewi.presses('Segarkan', { on: screen });
    await dewi.presses('Kantor …', { on: screen });
    await dewi.sees('Tidak ada kantor dengan tiket terbuka.');
  });
});

describe('the queues at work', () => {
  const numbers: string[] = [];

  beforeAll(async () => {
    const { city } = holder;
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    maya = await city.invite('Maya Sompie', 'staf', 'dinsos');
    citra = await city.invite('Citra Rumagit', 'tier2', '');
    numbers.push(await reports(ani, 'printer loket tidak mencetak'));
    await takes(rudi, numbers[0] ?? '');
    numbers.push(await reports(ani, 'monitor di loket dua berkedip'));
    // Dinsos has no Tier 1: it goes to Tier 2 at once.
    numbers.push(await reports(maya, 'aplikasi kepegawaian tidak bisa dibuka'));
    numbers.push(await reports(ani, 'situs kantor kami diretas, tampil gambar judi'));
  }, 60_000);

  test('are counted per tier, and each line opens its ticket', async () => {
    await dewi.says('/pantau');
    const { text, ...screen } = await dewi.sees('Pantauan hari ini');
    expect(text).toContain('Tier 1: 2 terbuka · 1 belum diambil · 0 berisiko · 0 lewat target');
    expect(text).toContain('Tier 2: 2 terbuka · 2 belum diambil');
    expect(text).toMatch(
      new RegExp(
        `⚪ ${shortOf(numbers[0] ?? '')} · Dinkes · P\\d · Tier 1 · sedang ditangani \\(Rudi Mandagi\\) · target`,
      ),
    );
    await dewi.presses(shortOf(numbers[2] ?? ''), { on: screen });
    await dewi.sees(numbers[2] ?? '');
  });

  test('of a security case number and state only', async () => {
    await dewi.says('/pantau');
    const { text } = await dewi.sees('Pantauan hari ini');
    const line = text.split('\n').find((one) => one.includes(shortOf(numbers[3] ?? '')));
    expect(line).toBe(`⚪ ${shortOf(numbers[3] ?? '')} · Tier 2 · menunggu petugas`);
    expect(text).not.toMatch(/retas|judi|printer/);
  });

  test('are refreshed and filtered in the same message', async () => {
    const { city } = holder;
    await dewi.says('/pantau');
    const screen = await dewi.sees('Pantauan hari ini 09.00 WITA');
    await city.later({ minutes: 30 });
    await dewi.presses('Segarkan', { on: screen });
    const fresh = await dewi.sees('Pantauan hari ini 09.30 WITA');
    expect(fresh.id).toBe(screen.id);
    await dewi.presses('Tier 2', { on: screen });
    const second = await dewi.sees('Daftar: Tier 2, semua');
    expect(second.id).toBe(screen.id);
    expect(second.buttons.flat()).toContain('• Tier 2');
    expect(second.text).not.toContain(shortOf(numbers[0] ?? ''));
    await dewi.presses('Belum diambil', { on: screen });
    await dewi.sees('Daftar: Tier 2, belum diambil');
    await dewi.presses('• Belum diambil', { on: screen });
    await dewi.sees('Daftar: Tier 2, semua');
    await dewi.presses('Kantor …', { on: screen });
    const offices = await dewi.sees('Kantor yang mana?');
    expect(offices.id).toBe(screen.id);
    await dewi.presses('Dinsos', { on: screen });
    const social = await dewi.sees('· Dinas Sosial');
    expect(social.text).toContain(shortOf(numbers[2] ?? ''));
    expect(social.text).not.toContain('Tanpa Tier 1');
    await dewi.presses('Semua kantor', { on: screen });
    await dewi.sees('Pantauan hari ini 09.30 WITA · Kota Bitung');
  });

  test('show what is at risk and what is late, as time goes by; a pause is neither', async () => {
    const { city } = holder;
    const [, number = '', atTier2 = ''] = numbers;
    const at = async (column: string, of = number) =>
      new Date(String((await ticketRow(city, of))[column])).getTime();
    const wait = async (until: number) =>
      city.later({ minutes: Math.ceil((until - city.sim.world.clock.now.epochMilliseconds) / 60_000) });
    // Answered and taken, so that only the resolution runs.
    await rudi.says(`/ambil ${number}`);
    await rudi.says(`/lepas ${number}`);
    await citra.says(`/ambil ${atTier2}`);
    await city.settled();
    const tierDue = await at('tier_due_at');
    const warn = await at('warn_at');
    expect(tierDue).toBeLessThan(warn);
    await wait(tierDue);
    await dewi.says('/pantau terlambat');
    const late = await dewi.sees('Daftar: semua tingkat, lewat target');
    expect(late.text).toMatch(new RegExp(`🔴 ${shortOf(number)} .* · batas tingkat ini lewat`));
    await rudi.says(`/ambil ${number}`);
    await rudi.says(`/minta ${number} monitor yang mana?`);
    await city.settled();
    await dewi.says('/pantau dinkes terlambat');
    expect((await dewi.sees('· Dinas Kesehatan')).text).not.toContain(`🔴 ${shortOf(number)}`);
    await wait(await at('warn_at', atTier2));
    await dewi.says('/pantau tier 2 berisiko');
    expect((await dewi.sees('Daftar: Tier 2, berisiko')).text).toContain(`🟡 ${shortOf(atTier2)} · Dinsos`);
    await wait(await at('target_at', atTier2));
    await dewi.says('/pantau tier2 lewat');
    expect((await dewi.sees('Daftar: Tier 2, lewat target')).text).toContain(
      `🔴 ${shortOf(atTier2)} · Dinsos`,
    );
  });

  test('go on page by page after a ticket, and back to the start', async () => {
    const { city } = holder;
    for (let count = 0; count < 9; count += 1) await reports(maya, `monitor nomor ${count} berkedip`);
    await dewi.says('/pantau tier2');
    const first = await dewi.sees('Daftar: Tier 2');
    const shorts = (text: string): string[] => text.match(/[GPKMU]-\d{4}/g) ?? [];
    expect(shorts(first.text)).toHaveLength(8);
    await dewi.presses('Berikutnya', { on: first });
    const second = await dewi.sees('Daftar: Tier 2');
    expect(second.id).toBe(first.id);
    expect(shorts(second.text).length).toBeGreaterThan(0);
    expect(shorts(second.text).filter((short) => shorts(first.text).includes(short))).toEqual([]);
    await dewi.presses('« Awal', { on: second });
    expect(shorts((await dewi.sees('Daftar: Tier 2')).text)).toEqual(shorts(first.text));
    await city.settled();
  }, 60_000);

  test('are not for others; a forged press gets a short notice', async () => {
    await rudi.says('/pantau');
    await rudi.sees('Pantauan semua antrean untuk koordinator');
    const said = await ani.says('halo');
    for (const data of ['w:s:00::', 'w:o:00::', 'w:s:99::'])
      expect((await ani.pressesData(data, said)).text, data).toContain('Pantauan semua antrean');
    await dewi.says('/pantau');
    const screen = await dewi.sees('Pantauan');
    for (const data of ['w:s:99::', 'w:s', 'w:zz:00::', 'w:s:0::'])
      expect((await dewi.pressesData(data, screen)).text, data).toContain('tidak berlaku');
    await dewi.pressesData('w:s:00:aaaaaaaaaaaaaaaa:atlantis', screen);
    await dewi.says('/pantau entahlah');
    await dewi.sees('"entahlah" tidak dikenal');
  });

  test('an auditor reads them, and each reading is recorded', async () => {
    const { city } = holder;
    const auditor = await city.invite('Pengawas Dua', 'pengawas', 'inspektorat');
    await auditor.says('/pantau tier2');
    const screen = await auditor.sees('Daftar: Tier 2');
    await auditor.presses('Segarkan', { on: screen });
    await city.settled();
    const { rows } = await city.database.pool.query<{ detail: string }>(
      `select r.detail from readings r join people p on p.id = r.person_id where p.name = 'Pengawas Dua' and r.what = 'watch'`,
    );
    expect(rows.map(({ detail }) => detail)).toEqual(['tier2 all', 'tier2 all']);
  });
});
