import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { triage } from '../../src/ai/lexical.ts';
import { aCity } from '../support/desk.ts';

const holder = aCity();
let taufik: Person, ani: Person, rudi: Person, budi: Person;

beforeAll(async () => {
  const { city } = holder;
  // What is learnt at the first guess is learnt before anybody waits for an answer.
  triage('internet putus');
  taufik = await city.invite('Taufik Rantung', 'tier2', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'staf', 'disdikbud');
});

const all = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await holder.city.database.pool.query<T>(sql, values)).rows;
const heard = (person: Person, words: string): number =>
  [...person.chat.messages.values()].filter(
    (one) => one.fromBot && (one.message.text ?? one.message.caption ?? '').includes(words),
  ).length;

describe('trouble on a service', () => {
  test('is told by Tier 2 to the offices concerned, without a second approval', async () => {
    await taufik.says('/gangguan internet kantor putus, kabel serat optik terpotong');
    await taufik.sees('Layanan: Internet dan jaringan');
    await taufik.presses('Pilih kantor');
    await taufik.sees('Kantor mana?');
    await taufik.says('dinkes, kantor entah');
    await taufik.sees('tidak ditemukan');
    await taufik.says('dinkes');
    await taufik.sees('Gangguan layanan — Diskominfo\n\ninternet kantor putus');
    const card = await taufik.sees(/BELUM TERKIRIM[^]*Penerima: 2 orang di 1 kantor/);
    const [one, two] = await Promise.all([
      taufik.presses('Kirim', { on: card }),
      taufik.presses('Kirim', { on: card }),
    ]);
    expect([one.text, two.text].sort()).toEqual(['Dikabarkan kepada 2 orang.', 'Ini sudah berlangsung.']);
    await ani.sees('Gangguan layanan');
    await rudi.sees('Gangguan layanan');
    await holder.city.settled();
    expect(heard(budi, 'Gangguan layanan')).toBe(0);
    expect(heard(ani, 'Gangguan layanan')).toBe(1);
  });

  test('whoever is about to report the same is told at once; other offices are not', async () => {
    await ani.says('internet di ruang loket putus dari tadi');
    await ani.sees(/BELUM TERKIRIM[^]*Diskominfo sudah mengetahui gangguan ini[^]*serat optik/);
    await ani.says('/batal');
    await budi.says('internet di ruang guru putus dari tadi');
    expect((await budi.sees('BELUM TERKIRIM')).text).not.toContain('sudah mengetahui gangguan');
    await budi.says('/batal');
  });

  test('its news and its all-clear reach exactly the same people, also who came later does not', async () => {
    const cica = await holder.city.invite('Cica Wowor', 'staf', 'dinkes');
    await taufik.presses('Kabar');
    await taufik.sees('Apa kabarnya');
    await taufik.says('penyambungan berjalan, selesai sekitar pukul 11');
    await ani.sees('Kabar gangguan — Diskominfo\n\npenyambungan berjalan');
    await rudi.sees('penyambungan berjalan');
    const ended = await taufik.presses('Sudah pulih', { on: taufik.lastMessage('berlangsung') ?? { id: 0 } });
    expect(ended.text).toBeDefined();
    await taufik.sees('sudah pulih? Tulis satu kalimat');
    await taufik.presses('Kirim tanpa catatan');
    await ani.sees('Layanan sudah pulih');
    await rudi.sees('Layanan sudah pulih');
    await holder.city.settled();
    expect(heard(cica, 'Layanan sudah pulih') + heard(cica, 'penyambungan')).toBe(0);
    await taufik.says('/gangguan pulih');
    await taufik.sees('Tidak ada yang cocok');
  });

  test('happening at night is told at night; its all-clear waits for the morning', async () => {
    await holder.city.later({ hours: 13 });
    await taufik.says('/gangguan');
    await taufik.presses('Gangguan sekarang', { on: await taufik.sees('Tidak ada gangguan') });
    await taufik.presses('Situs web', { on: await taufik.sees('Layanan apa?') });
    await taufik.sees('Apa yang terjadi');
    await taufik.says('portal kota tidak dapat dibuka');
    await taufik.presses('Semua kantor', { on: await taufik.sees('Kantor mana yang terkena?') });
    await taufik.sees(/BELUM TERKIRIM[^]*portal kota/);
    await taufik.says('/gangguan kirim');
    await budi.sees('portal kota tidak dapat dibuka');
    await taufik.says('/gangguan pulih server dinyalakan ulang');
    await taufik.sees('dikabarkan kepada penerima yang sama');
    expect(heard(budi, 'server dinyalakan ulang')).toBe(0);
    await holder.city.later({ hours: 10 });
    await budi.sees('server dinyalakan ulang');
  });

  test('is not told by an office, nor given up by somebody else', async () => {
    await rudi.says('/gangguan listrik padam');
    await rudi.sees('dikabarkan oleh Tier 2 atau koordinator');
    const [row] = await all<{ case_id: string }>('select case_id from disturbances limit 1');
    expect((await rudi.pressesData(`dis:clear:${row?.case_id}`, { id: 1 })).text).toContain('Tier 2');
    expect((await taufik.pressesData(`dis:clear:${row?.case_id}`, { id: 1 })).text).toContain(
      'Ini sudah pulih',
    );
    expect((await taufik.pressesData('dis:clear:aaaaaaaaaaaaaaaa', { id: 1 })).alert).toBe(true);
  });
});

describe('planned work', () => {
  test('is told with its window, reminded of, and its owner is asked for the all-clear when that is over', async () => {
    // Saturday morning.
    await taufik.says('/gangguan rencana migrasi server aplikasi perizinan');
    await taufik.sees('Kapan? Tulis mulai dan selesainya');
    await taufik.says('20/11 09.00 - 10.00');
    await taufik.sees('sudah lewat');
    await taufik.says('hari ini 13.00');
    await taufik.sees('Waktunya belum terbaca');
    await taufik.says('hari ini 13.00 - 15.00');
    await taufik.presses('Semua kantor', { on: await taufik.sees('Kantor mana yang terkena?') });
    const card = await taufik.sees(/BELUM TERKIRIM[^]*migrasi server/);
    await taufik.presses('Kirim', { on: card });
    const told = await ani.sees('Pekerjaan terencana');
    expect(told.text).toContain('21 November 2026 13.00 WITA sampai 21 November 2026 15.00 WITA');
    await holder.city.later({ hours: 4, minutes: 10 });
    await ani.sees('Pengingat pekerjaan terencana');
    await holder.city.later({ hours: 4 });
    const asked = await taufik.sees('sudah lewat. Sudah selesai?');
    await holder.city.later({ hours: 2 });
    await taufik.sees('sudah lewat. Sudah selesai?');
    await taufik.presses('Sudah pulih', { on: taufik.lastMessage('Sudah selesai?') ?? asked });
    await taufik.sees('Tulis satu kalimat');
    await taufik.says('migrasi selesai, silakan dipakai');
    await ani.sees('migrasi selesai, silakan dipakai');
    await holder.city.settled();
    expect(heard(ani, 'Pengingat pekerjaan terencana')).toBe(1);
    expect(await all(`select 1 from timers where id in ('REMINDED', 'BEGAN', 'OVERDUE')`)).toEqual([]);
  });

  test('called off before it begins, those who were told are told', async () => {
    await taufik.says('/gangguan rencana pemeliharaan surel kantor');
    await taufik.sees('Kapan?');
    await taufik.says('senin 13.00 - 14.00');
    await taufik.presses('Semua kantor', { on: await taufik.sees('Kantor mana yang terkena?') });
    await taufik.presses('Kirim', { on: await taufik.sees(/BELUM TERKIRIM[^]*pemeliharaan surel/) });
    await ani.sees('pemeliharaan surel');
    await taufik.says('/gangguan batalkan vendor berhalangan');
    await ani.sees('Pekerjaan terencana dibatalkan — Diskominfo\n\nvendor berhalangan');
    await holder.city.later({ days: 3 });
    expect(heard(ani, 'Pengingat pekerjaan')).toBe(1);
  });
});
