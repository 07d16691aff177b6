import { describe, expect, test } from 'vitest';
import { press } from '../../simulator/acts.ts';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { expectWhole, count, isFull, standing } from '../support/faults.ts';

const holder = aCity();
/** The flood comes in waves, faster than it can be worked: each of so many lines and taps. */
const WAVES = count(5, 100);
const LINES = count(60, 100);
const TAPS = isFull ? 10 : 20;

/** Milliseconds from asking to the answer, for each of the askings. */
async function latencies(persons: readonly Person[], times: number): Promise<number[]> {
  const all: number[] = [];
  for (let time = 0; time < times; time += 1) {
    for (const person of persons) {
      const began = performance.now();
      await person.says('/saya');
      await person.sees('pegawai');
      all.push(performance.now() - began);
    }
  }
  return all.sort((a, b) => a - b);
}

const worst = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.99)] ?? Infinity;
const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? Infinity;

const waitingOf = async (): Promise<number> => {
  const { rows } = await holder.city.database.pool.query<{ waiting: number }>(
    `select count(*)::int as waiting from inbox where state = 'open'`,
  );
  return (rows[0]?.waiting ?? 0) + holder.city.sim.world.updateQueue.count;
};

describe('one person floods the desk', () => {
  test(
    'others are served while the flood still waits, and the flooder has one draft',
    { timeout: 1_800_000 },
    async () => {
      const { city } = holder;
      const flooder = await city.invite('Si Ramai', 'staf', 'dinsos');
      const others = [
        await city.invite('Ani Wuisan', 'staf', 'dinkes'),
        await city.invite('Maya Sompie', 'staf', 'disdukcapil'),
      ];
      await city.settled();
      const calm = await latencies(others, 10);
      await flooder.says('baris pertama');
      const draft = await flooder.sees('BELUM TERKIRIM');
      await city.settled();

      const button = draft.message.reply_markup?.inline_keyboard.flat().find((one) => one.text === 'Ubah');
      if (button === undefined || !('callback_data' in button)) throw new Error('There is no button "Ubah".');
      const taps: Promise<unknown>[] = [];
      const flooded: number[] = [];
      for (let wave = 0; wave < WAVES; wave += 1) {
        for (let line = 0; line < LINES; line += 1) await flooder.says(`baris ${wave} ${line}`);
        for (let tap = 0; tap < TAPS; tap += 1)
          taps.push(
            press(city.sim.world, flooder.chat, flooder.user, draft.message, button.callback_data).answer,
          );
        flooded.push(...(await latencies(others, 1)));
      }
      flooded.sort((a, b) => a - b);
      const left = await waitingOf();
      console.log(
        `${WAVES * LINES} messages and ${WAVES * TAPS} taps: others wait ${Math.round(middle(flooded))} ms (worst ${Math.round(worst(flooded))}), ` +
          `in calm ${Math.round(middle(calm))} (worst ${Math.round(worst(calm))}); ratio ${(middle(flooded) / middle(calm)).toFixed(1)}; ` +
          `${left} still waited when they were served`,
      );
      expect(left).toBeGreaterThan(0);
      await city.settled();
      await Promise.all(taps);
      expect(standing(flooder).filter((text) => text.includes('BELUM TERKIRIM'))).toHaveLength(1);
      expect(
        standing(flooder).filter((text) => text.includes('pesan berikutnya tidak disimpan')),
      ).toHaveLength(1);
      await expectWhole(city.database.pool);
    },
  );
});
