import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';

describe('duties that files, dates and nothing meet', () => {
  const holder = aCity();
  let rudi: Person, dewi: Person;

  beforeAll(async () => {
    rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/12/2026');
    dewi = await holder.city.invite('Dewi Kalalo', 'koordinator', '');
  });
  const rows = async (text: string): Promise<Record<string, unknown>[]> =>
    (await holder.city.database.pool.query<Record<string, unknown>>(text)).rows;

  test('the monthly report files itself: it is data awal and evidence, and the next month is due (Bitung 41(11))', async () => {
    await dewi.says('/laporan oktober');
    await dewi.presses('PDF nota dinas', { on: await dewi.sees('Laporan Oktober 2026') });
    await dewi.sees('Nota dinas Oktober 2026');
    await holder.city.settled();
    const of = () =>
      rows(
        `select state, due_on::text as due from duty_cycles where duty = 'supervisi-service-desk' order by is_open`,
      );
    const once = [
      { state: 'verified', due: null },
      { state: 'scheduled', due: '2026-12-20' },
    ];
    expect(await of()).toEqual(once);
    // An older month put on file afterwards renews nothing.
    await dewi.says('/laporan september');
    await dewi.presses('PDF nota dinas', { on: await dewi.sees('Laporan September 2026') });
    await dewi.sees('Nota dinas September 2026');
    await holder.city.settled();
    expect(await of()).toEqual(once);
  });

  test('evidence may come before data awal: accepted, it is the data awal', async () => {
    await rudi.says('/kewajiban kirim cadangan-data');
    await rudi.sees('Bukti: Pencadangan');
    await rudi.says('BA/11/DINKES/2026');
    await rudi.sees('surat BA/11/DINKES/2026');
    await rudi.says('18/11/2026');
    await rudi.sees('Bukti terkirim: Pencadangan');
    await dewi.presses('Terima bukti', { on: await dewi.sees(/Bukti kewajiban[\s\S]*Pencadangan/) });
    await rudi.sees('Jatuh tempo berikutnya 18 Desember 2026');
    await holder.city.settled();
    expect(
      await rows(`select last_on::text as last from duty_baselines where duty = 'cadangan-data'`),
    ).toEqual([{ last: '2026-11-18' }]);
  });

  test('“none” for all that is left opens each duty of each office once, however often it is pressed', async () => {
    await dewi.says('/kewajiban data awal');
    const screen = await dewi.sees('Data awal ·');
    await dewi.presses('Belum ada bukti untuk semua', { on: screen });
    const sure = await dewi.sees('untuk semua yang tersisa');
    await Promise.all([dewi.presses('Ya, catat', { on: sure }), dewi.pressesData('kw:noneall2', sure)]);
    await dewi.sees('Dicatat: belum ada bukti');
    await holder.city.settled();
    const [twice] = await rows(
      `select count(*)::int as count from (select 1 from duty_cycles where is_open group by duty, office_code, object having count(*) > 1) d`,
    );
    expect(twice).toEqual({ count: 0 });
    const [open] = await rows(`select count(*)::int as count from duty_cycles where is_open`);
    expect(Number(open?.['count'])).toBeGreaterThan(300);
  });
});
