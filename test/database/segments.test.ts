/** Tickets that were there before the two clocks get their pieces from what is known of them. */
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCity, type City } from '../support/desk.ts';
import { reports, ticketRow } from '../conversation/acts.ts';

/** The statements of the migration that fill, in order. */
async function filling(): Promise<string[]> {
  const folder = new URL('../../migrations/', import.meta.url);
  const name = (await readdir(folder)).find((file) => file.endsWith('_two_clocks.sql')) ?? '';
  const text = await readFile(new URL(name, folder), 'utf8');
  return text
    .split('--> statement-breakpoint')
    .filter((one) => /^(--.*\n)?\s*(INSERT|UPDATE)/m.test(one.trim()));
}

let city: City;
beforeAll(async () => {
  city = await startCity({ now: '2026-11-18T09:00:00+08:00' });
});
afterAll(() => city?.stop());

describe('a database from before', () => {
  test('pieces, pauses and answers are filled in, and each open ticket reckons its own due times', async () => {
    const ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
    const rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    const waiting = await reports(ani, 'printer macet');
    const tono = await city.invite('Tono Sumual', 'staf', 'dinkes');
    const queued = await reports(tono, 'layar hitam di loket');
    await rudi.says(`/ambil ${waiting}`);
    await city.settled();
    await city.later({ minutes: 60 });
    await rudi.says(`/minta ${waiting} Yang mana?`);
    await city.settled();
    const before = [await ticketRow(city, waiting), await ticketRow(city, queued)];

    const { pool } = city.database;
    await pool.query('delete from segments');
    await pool.query(
      `update tickets set response_due_at = null, responded_at = null, tier_due_at = null, warn_at = null, is_paused = false`,
    );
    await pool.query(`delete from timers`);
    const statements = await filling();
    expect(statements).toHaveLength(4);
    for (const statement of statements) await pool.query(statement);
    await city.later({ minutes: 1 });

    const after = [await ticketRow(city, waiting), await ticketRow(city, queued)];
    for (const [index, row] of after.entries()) {
      const { responded_at, response_due_at, target_at, warn_at, is_paused } = row;
      expect({ responded_at, response_due_at, target_at, warn_at, is_paused }).toEqual({
        responded_at: before[index]?.['responded_at'],
        response_due_at: before[index]?.['response_due_at'],
        target_at: before[index]?.['target_at'],
        warn_at: before[index]?.['warn_at'],
        is_paused: index === 0,
      });
    }
    const { rows } = await pool.query(
      `select seq, pause, until_at is null as runs from segments where case_id = $1 order by seq`,
      [after[0]?.['case_id']],
    );
    expect(rows).toEqual([
      { seq: 1, pause: null, runs: false },
      { seq: 2, pause: 'reporter', runs: true },
    ]);
  });
});
