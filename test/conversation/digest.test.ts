import { describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity, startCity } from '../support/desk.ts';
import { reports, shortOf, takes } from './acts.ts';

const MORNING = 'Ringkasan pagi';
const digests = (person: Pick<Person, 'seesNow'>): string[] =>
  person
    .seesNow()
    .map(({ text }) => text)
    .filter((text) => text.includes(MORNING));

describe('a morning', () => {
  const holder = aCity();
  let ani: Person;
  let rudi: Person;
  let dewi: Person;
  let waiting = '';
  let asked = '';

  test('with nothing to say is silent', async () => {
    const { city } = holder;
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    await city.later({ days: 3 }); // Monday 23 November, 09.00
    expect([...digests(rudi), ...digests(dewi), ...digests(ani)]).toEqual([]);
  });

  test('tells Tier 1 and the coordinator what waits, once, at the opening of the office', async () => {
    const { city } = holder;
    waiting = await reports(ani, 'printer loket tidak mencetak');
    await city.later({ hours: 22, minutes: 29 }); // Tuesday, 07.29
    expect([...digests(rudi), ...digests(dewi)]).toEqual([]);
    await city.later({ minutes: 1 });
    const toRudi = await rudi.sees(`${MORNING}, 24 November 2026`);
    expect(toRudi.text).toContain('Belum diambil: 1');
    expect(toRudi.text).toMatch(
      new RegExp(`🔴 ${shortOf(waiting)} · Dinkes · P\\d · Tier 1 .*respons terlambat`),
    );
    expect(toRudi.text).toContain('Lewat target: 1 (1 sejak hari kerja terakhir)');
    expect(toRudi.text).not.toContain('loket');
    const toDewi = await dewi.sees(`${MORNING}, 24 November 2026`);
    expect(toDewi.text).toContain('Tanpa Tier 1');
    expect(toDewi.text).toContain('/pantau');
    await rudi.presses(shortOf(waiting), { on: toRudi });
    await rudi.sees(waiting);
    await city.later({ hours: 9 });
    expect([...digests(rudi), ...digests(dewi), ...digests(ani)]).toEqual([]);
  });

  test('tells who asked that the reporter has answered', async () => {
    const { city } = holder;
    await rudi.says(`/ambil ${waiting}`);
    await rudi.says(`/selesai ${waiting} kabel dipasang kembali`);
    asked = await reports(ani, 'monitor di loket dua berkedip');
    await takes(rudi, asked);
    await rudi.says(`/minta ${asked} mohon foto layarnya`);
    await ani.replies(await ani.sees('mohon foto layarnya'), 'merek Samsung, di loket dua');
    await city.settled();
    digests(rudi);
    await city.later({ hours: 15 }); // Wednesday, 07.30
    const { text } = await rudi.sees(`${MORNING}, 25 November 2026`);
    expect(text).toContain('Sudah dijawab pelapor: 1');
    expect(text).toMatch(new RegExp(`${shortOf(asked)} .*sudah dijawab pelapor`));
  });

  test('that the desk slept through is made up for in the day, not at night, and never twice', async () => {
    const { city } = holder;
    await city.later({ hours: 1 });
    digests(rudi);
    const { app, database } = city;
    expect(app()).toBeDefined();
    await database.pool.query(
      `update timers set due_at = due_at - interval '1 day' where owner in ('digest:dinkes', 'digest:diskominfo')`,
    );
    await city.later({ minutes: 1 });
    // Wednesday's was said already: its key is its own.
    expect(digests(rudi)).toEqual([]);
    await city.later({ hours: 13 }); // 21.31: the missed one waits for the morning
    await database.pool.query(
      `update timers set due_at = due_at - interval '1 day' where owner in ('digest:dinkes', 'digest:diskominfo')`,
    );
    await city.later({ minutes: 1 });
    expect(digests(rudi)).toEqual([]);
    await city.later({ hours: 13 }); // Thursday, 10.32
    expect(digests(rudi).filter((text) => text.includes('26 November'))).toHaveLength(1);
  });

  test('on a weekend is none, and a holiday neither', async () => {
    const { city } = holder;
    await city.later({ days: 1 });
    expect(digests(rudi)).toHaveLength(1); // Friday
    await city.later({ days: 2 });
    expect(digests(rudi)).toEqual([]); // Saturday and Sunday
    await city.later({ days: 1 });
    expect(digests(rudi)).toHaveLength(1); // Monday, 30 November
    const until = Temporal.PlainDate.from('2026-12-23');
    const days = Temporal.PlainDate.from('2026-11-30').until(until).days;
    for (let day = 0; day < days; day += 1) await city.later({ days: 1 });
    // What lay there for a month has been released and passed on by itself; something new, at 15.32 on the 23rd.
    await city.later({ hours: 5 });
    const lia = await city.invite('Lia Mantiri', 'staff', 'dinkes');
    await reports(lia, 'scanner di ruang arsip tidak terbaca');
    digests(rudi);
    await city.later({ days: 4 }); // cuti bersama on the 24th, Natal on the 25th, a weekend
    expect(digests(rudi)).toEqual([]);
    await city.later({ days: 1 });
    expect(digests(rudi)).toHaveLength(1); // Monday, 28 December
  }, 60_000);
});

describe('a morning of two replicas', () => {
  test('is said once to each, and to Tier 2 in its group', async () => {
    const city = await startCity();
    try {
      const citra = await city.invite('Citra Rumagit', 'tier2', '');
      const group = await city.bindTier2([citra]);
      const maya = await city.invite('Maya Sompie', 'staf', 'dinsos');
      const dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
      await city.replica();
      const number = await reports(maya, 'situs kantor kami diretas, tampil gambar judi');
      await city.settled();
      await city.later({ days: 3 });
      const inGroup = citra.in(group);
      const { text } = await inGroup.sees(MORNING);
      const line = text.split('\n').find((one) => one.includes(shortOf(number)));
      expect(line).toBe(`🔴 ${shortOf(number)} · Tier 2 · menunggu petugas · lewat`);
      await city.settled();
      expect(inGroup.seesNow().filter((one) => one.text.includes(MORNING))).toEqual([]);
      expect(digests(citra)).toEqual([]);
      expect(digests(dewi)).toHaveLength(1);
    } finally {
      await city.stop();
    }
  }, 60_000);
});
