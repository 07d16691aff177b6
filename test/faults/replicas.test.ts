import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patience, type Person } from '../../simulator/play.ts';
import {
  difference,
  expectWhole,
  openVillage,
  standing,
  until,
  type DeskProcess,
  type Village,
} from '../support/faults.ts';

/** A lease and a claim live six seconds; the rest is patience with a busy machine. */
const SECONDS = 30;

let village: Village;
let desks: DeskProcess[];
const patienceBefore = patience.milliseconds;

beforeAll(async () => {
  patience.milliseconds = 30_000;
  village = await openVillage([
    { name: 'Ani Wuisan', role: 'staff', office: 'dinkes' },
    { name: 'Rudi Mandagi', role: 'tier1', office: 'dinkes' },
  ]);
  desks = [village.desk(), village.desk()];
  await Promise.all(desks.map((desk) => desk.ready));
});
afterAll(async () => {
  patience.milliseconds = patienceBefore;
  await village.close();
});

/** Process ids of who holds a lease now. */
async function holders(): Promise<Map<string, number>> {
  const { rows } = await village.pool.query<{ name: string; holder: string }>(
    'select name, holder from leases where until > clock_timestamp()',
  );
  return new Map(rows.map(({ name, holder }) => [name, Number(holder.split(':').at(-2))]));
}

describe('two replicas', () => {
  test('one sends and one polls, nobody says anything twice', async () => {
    const [ani] = village.people as [Person, Person];
    await until('both leases are held', async () => (await holders()).size === 2);
    for (let count = 0; count < 10; count += 1) await ani.says('/bantuan');
    await until('all ten are answered', () => standing(ani).length === 10);
    await village.settled();
    expect(standing(ani)).toHaveLength(10);
  });

  test(
    'the one that sends dies in the middle of many messages: the other goes on within seconds',
    { timeout: 90_000 },
    async () => {
      const [ani] = village.people as [Person, Person];
      const sender = (await holders()).get('sender');
      const dying = desks.find((desk) => desk.process.pid === sender);
      if (dying === undefined) throw new Error('Nobody sends.');
      const answers = Array.from({ length: 40 }, (_, index) => `/tiket G-${1000 + index}`);
      const before = standing(ani).length;
      for (const words of answers) await ani.says(words);
      await until('some are answered', () => standing(ani).length > before + 3);
      await dying.kill();
      const died = performance.now();
      const answeredThen = standing(ani).length;
      await until('the other sends', () => standing(ani).length > answeredThen + 1, 30_000);
      const took = performance.now() - died;
      await village.settled();
      const isPoller = !(await holders()).has('poller') || (await holders()).get('poller') !== sender;
      expect(isPoller).toBe(true);
      const { extra } = difference(
        Array.from({ length: before + answers.length }, () => 'x'),
        standing(ani).map(() => 'x'),
      );
      console.log(
        `the other replica sent after ${(took / 1000).toFixed(1)} s; ${extra.length} messages were seen twice`,
      );
      expect(took).toBeLessThan(SECONDS * 1_000);
      // One in flight to each chat, and there is one chat.
      expect(extra.length).toBeLessThanOrEqual(1);
      await village.settled();
      await expectWhole(village.pool);
    },
  );

  test(
    'the one that polls dies: the other takes over within seconds, and every message is answered',
    { timeout: 90_000 },
    async () => {
      const [ani, rudi] = village.people as [Person, Person];
      const third = village.desk();
      await third.ready;
      const alive = [...desks.filter((desk) => !desk.hasEnded()), third];
      await until('both leases are held', async () => (await holders()).size === 2);
      const poller = (await holders()).get('poller');
      const dying = alive.find((desk) => desk.process.pid === poller);
      if (dying === undefined) throw new Error('Nobody polls.');
      rudi.seesNow();
      ani.seesNow();
      await dying.kill();
      const died = performance.now();
      await ani.says('/saya');
      await rudi.says('/saya');
      await ani.sees('pegawai');
      await rudi.sees('teknisi Tier 1');
      const took = performance.now() - died;
      console.log(`the other replica polled and answered after ${(took / 1000).toFixed(1)} s`);
      // Poller and sender may have been one process, so that both leases move one after the other.
      expect(took).toBeLessThan(SECONDS * 1_000);
      await village.settled();
      await expectWhole(village.pool);
    },
  );
});
