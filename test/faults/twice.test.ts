import { describe, expect, test } from 'vitest';
import type { Update } from 'grammy/types';
import { receive } from '../../src/engine/receive.ts';
import { shuffle } from '../../simulator/updates.ts';
import { startCity, type City } from '../support/desk.ts';
import { difference, expectWhole, finalState, count, standing } from '../support/faults.ts';

interface Ending {
  readonly state: unknown;
  readonly said: string[];
  readonly updates: number;
}

/** A morning in which much happens: a burst of lines, a photo, an edit, two tickets, Tier 2, questions, a reopening. */
async function morning(city: City): Promise<Ending> {
  const { admin, sim } = city;
  const settled = (): Promise<void> => city.settled();
  const ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  const rudi = await city.invite('Rudi Mandagi', 'tier1', 'DINKES', '800/112/2026');
  const budi = await city.invite('Budi Lasut', 'tier2', '');
  const citra = await city.invite('Citra Rumagit', 'tier2', '');
  const tier2 = await city.bindTier2([budi, citra], { supergroup: true, botIsAdmin: true });
  await settled();

  const [first] = [
    await ani.says('internet kantor mati'),
    await ani.says('sejak pagi'),
    await ani.says('semua ruangan'),
  ];
  await ani.sends.photo({ caption: 'lampu router' });
  await ani.edits(first, 'internet di kantor mati total');
  await ani.sees('mati total');
  await settled();
  await ani.presses('Kirim');
  await rudi.sees('BTG-2611-G-0001');
  await settled();
  await rudi.presses('Saya tangani');
  await ani.sees('sekarang ditangani Rudi Mandagi');
  await rudi.presses('Minta keterangan');
  await rudi.sees('keterangan apa');
  await rudi.says('lampunya warna apa?');
  await ani.sees('lampunya warna apa?');
  await settled();
  await ani.says('merah semua');
  await rudi.sees('merah semua');
  await settled();
  await rudi.presses('Teruskan ke Diskominfo');
  await rudi.sees('apa yang sudah dicoba');
  await rudi.presses('Sudah dinyalakan ulang');
  const card = await budi.in(tier2).sees('Sudah dicoba Tier 1');
  await settled();
  await budi.in(tier2).presses('Saya tangani', { on: card });
  await ani.sees('sekarang ditangani Budi Lasut');
  await settled();
  await citra.in(tier2).presses('Selesai', { on: card });
  await budi.in(tier2).replies(card, 'kabel FO putus');
  await ani.sees('kabel FO putus');
  await settled();
  await budi.in(tier2).presses('Selesai', { on: card });
  await budi.in(tier2).presses('Jaringan sudah pulih');
  await ani.sees('Apakah kendala sudah teratasi?');
  await settled();
  await ani.presses('Belum teratasi');
  await budi.in(tier2).sees('belum teratasi');
  await settled();
  await budi.in(tier2).presses('Selesai', { on: card });
  await budi.in(tier2).presses('Jaringan sudah pulih');
  await settled();
  await ani.presses('Sudah teratasi');
  await ani.sees('Seberapa puas');
  await settled();
  await ani.presses('⭐⭐⭐⭐⭐');
  await settled();
  await ani.says('/lapor mohon dibuatkan email dinas');
  await settled();
  await ani.presses('Saya saja');
  await settled();
  await ani.presses('Masih bisa bekerja');
  await settled();
  await ani.presses('Kirim');
  await rudi.sees('-0001');
  await settled();
  await sim.play.idle(400);
  await settled();
  await expectWhole(city.database.pool);
  const places = { ani, rudi, budi, citra, admin, tier2: budi.in(tier2) };
  const said = Object.entries(places).flatMap(([name, place]) =>
    standing(place)
      .filter((text) => !text.includes('start='))
      .map((text) => `${name}: ${text}`),
  );
  return { state: await finalState(city.database.pool), said, updates: sim.world.updates.length };
}

/** A second city where every update comes five times, shuffled, to the poller and straight into both replicas. */
async function muddledMorning(seed: number): Promise<Ending & { copies: number }> {
  const city = await startCity();
  const other = await city.replica();
  const { world } = city.sim;
  const direct: Promise<unknown>[] = [];
  const brought = new Set<Update>();
  let isOver = false;
  const bring = async (): Promise<void> => {
    while (!isOver) {
      const fresh = world.updates.filter((update) => !brought.has(update));
      for (const update of fresh) brought.add(update);
      const now = new Date(world.clock.milliseconds);
      for (const update of shuffle([...fresh, ...fresh], seed + brought.size))
        direct.push(receive(city.database.pool, other.botId, [update], now));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  world.updateQueue.mangling = { copies: 5, seed };
  const bringing = bring();
  try {
    const ending = await morning(city);
    return { ...ending, copies: direct.length + ending.updates * 5 };
  } finally {
    isOver = true;
    await bringing;
    await Promise.all(direct);
    await city.stop();
  }
}

describe('updates come more than once, in any order, to two replicas', () => {
  test('every update five times and shuffled makes the same tickets, history and messages as once', async () => {
    const city = await startCity();
    const once = await morning(city).finally(() => city.stop());
    for (const seed of Array.from({ length: count(1, 20) }, (_, index) => index * 7 + 26)) {
      const muddled = await muddledMorning(seed);
      expect(muddled.state, `seed ${seed}`).toEqual(once.state);
      expect(difference(once.said, muddled.said), `seed ${seed}`).toEqual({ lost: [], extra: [] });
      console.log(`seed ${seed}: ${once.updates} updates delivered ${muddled.copies} times`);
    }
  }, 600_000);
});
