import { afterAll, describe, expect, test } from 'vitest';
import { patience } from '../../simulator/play.ts';
import {
  difference,
  expectWhole,
  finalState,
  count,
  isFull,
  openVillage,
  several,
  spread,
  standing,
  taps,
  timeRunsOut,
  type DeskProcess,
  type Village,
} from '../support/faults.ts';

const VILLAGERS = [
  { name: 'Ani Wuisan', role: 'staff', office: 'dinkes' },
  { name: 'Rudi Mandagi', role: 'tier1', office: 'dinkes' },
] as const;

/** Report, Kirim, claim, reply, Selesai, Sudah teratasi. Nobody does anything before all of the step before is there. */
async function conversation(village: Village): Promise<void> {
  const { sim, people } = village;
  const settled = (): Promise<void> => village.settled();
  const [ani, rudi] = people as [(typeof people)[0], (typeof people)[0]];
  const { world } = sim;
  await ani.says('printer di loket 2 macet dari tadi pagi');
  await ani.sees('BELUM TERKIRIM');
  await settled();
  void taps(world, ani, 'Kirim');
  await ani.sees('Laporan diterima: BTG-2611-G-0001');
  await rudi.sees('BTG-2611-G-0001');
  await settled();
  void taps(world, rudi, 'Saya tangani');
  await ani.sees('sekarang ditangani Rudi Mandagi');
  await settled();
  await rudi.replies(rudi.lastMessage('BTG-2611-G-0001') ?? { id: 0 }, 'saya segera ke sana');
  await ani.sees('saya segera ke sana');
  await settled();
  void taps(world, rudi, 'Selesai');
  await rudi.sees('apa penyelesaiannya');
  await settled();
  void taps(world, rudi, 'Perangkat sudah diperbaiki');
  await ani.sees('Apakah kendala sudah teratasi?');
  await settled();
  void taps(world, ani, 'Sudah teratasi');
  await ani.sees('Seberapa puas');
  await settled();
}

interface Outcome {
  readonly said: string[];
  readonly state: unknown;
  readonly steps: readonly string[];
  readonly wasKilled: boolean;
}

/** The conversation with a process that dies at this step and one that takes its place; no step: nobody dies. */
async function live(killAt: number | undefined): Promise<Outcome> {
  const village = await openVillage(VILLAGERS);
  try {
    const first = village.desk(killAt === undefined ? {} : { killAt });
    const second = killAt === undefined ? undefined : village.desk({ standby: true });
    await first.ready;
    const replaced = second === undefined ? Promise.resolve() : replace(village, first, second);
    replaced.catch(() => undefined);
    await conversation(village);
    const wasKilled = first.hasEnded();
    if (wasKilled) await replaced;
    await expectWhole(village.pool);
    const said = village.people.flatMap((person) =>
      standing(person).map((text) => `${person.user.first_name}: ${text}`),
    );
    return {
      said,
      state: await finalState(village.pool),
      steps: wasKilled ? [] : await first.steps(),
      wasKilled,
    };
  } finally {
    await village.close();
  }
}

async function replace(village: Village, first: DeskProcess, second: DeskProcess): Promise<void> {
  await first.exited;
  await timeRunsOut(village.pool, 'desk process');
  second.go();
  await second.ready;
}

const patienceBefore = patience.milliseconds;
patience.milliseconds = 30_000;
afterAll(() => {
  patience.milliseconds = patienceBefore;
});

describe('the desk is killed in the middle of a ticket', () => {
  test(
    'at whatever step, before it or after: one ticket, nothing lost, at most one message more',
    { timeout: isFull ? 7_200_000 : 300_000 },
    async () => {
      const calm = await live(undefined);
      const again = await live(undefined);
      expect(again.said).toEqual(calm.said);
      expect(again.state).toEqual(calm.state);
      const most = calm.steps.length;
      expect(most).toBeGreaterThan(60);
      const wrong: unknown[] = [];
      let [killed, doubled] = [0, 0];
      await several(spread(most, count(9, most)), 3, async (killAt) => {
        const at = `step ${killAt} of ${most} (${calm.steps[killAt - 1]})`;
        try {
          const { said, state, wasKilled } = await live(killAt);
          killed += wasKilled ? 1 : 0;
          const { lost, extra } = difference(calm.said, said);
          doubled += extra.length;
          if (lost.length > 0 || extra.length > 1) wrong.push({ at, lost, extra });
          expect(state, at).toEqual(calm.state);
        } catch (error) {
          wrong.push({ at, error: error instanceof Error ? error.message : error });
        }
      });
      console.log(`killed at ${killed} of ${most} steps; ${doubled} messages were seen twice`);
      expect(wrong).toEqual([]);
      expect(killed).toBeGreaterThan(count(9, most) * 0.6);
    },
  );
});
