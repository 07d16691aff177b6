import { expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { registerCrowd } from '../support/crowd.ts';
import { count, openVillage, timeRunsOut, until } from '../support/faults.ts';

const CROWD = count(160, 10_000);
const WORDS = 'Pemeliharaan jaringan hari Sabtu.';

/** How often he has it. */
const copiesOf = (person: Person): number =>
  [...person.chat.messages.values()].filter(
    ({ fromBot, message }) => fromBot && message.text?.includes(WORDS),
  ).length;

test(
  'an announcement to a crowd, one in a hundred of whom blocked the bot, through a 429 and a death in the middle: nobody is missed, at most one message in flight comes twice, and Telegram’s limits are never crossed',
  { timeout: 60_000 + CROWD * 150 },
  async () => {
    const village = await openVillage([{ name: 'Dewi Kalalo', role: 'coordinator', office: 'diskominfo' }]);
    const { sim, pool } = village;
    const [dewi] = village.people as [(typeof village.people)[0]];
    const office = await pool.query<{ code: string }>(
      `select code from offices where name = 'Dinas Kesehatan'`,
    );
    const crowd = await registerCrowd(sim, pool, [office.rows[0]?.code ?? ''], CROWD);
    const blockers = crowd.filter((_, index) => index % 100 === 50);
    // No update tells of it: Telegram's refusal is the first word.
    for (const person of blockers) person.state.hasBlocked = true;
    sim.world.limits.isOn = true;
    const first = village.desk({ keepsLimits: true });
    await first.ready;
    await dewi.says(`/pengumuman ${WORDS}`);
    await dewi.sees('memilih penerima');
    await dewi.says('/pengumuman untuk dinkes');
    const card = await dewi.sees(new RegExp(`BELUM TERKIRIM[^]*Penerima: ${CROWD} orang`));
    await dewi.presses('Kirim', { on: card });
    const begun = sim.world.calls.count;
    const reached = (share: number) => () => sim.world.calls.count > begun + CROWD * share;
    const patience = 30_000 + CROWD * 100;
    await until('a quarter has gone', reached(0.25), patience);
    sim.world.faults.next('sendMessage', { status: 429, retryAfter: 2 });
    await until('half has gone', reached(0.5), patience);
    await first.kill();
    await timeRunsOut(pool, 'desk process');
    const second = village.desk({ keepsLimits: true });
    await second.ready;
    await until(
      'the announcement is sent',
      async () => (await pool.query(`select from announcements where status = 'sent'`)).rowCount === 1,
      patience,
    );

    const blocked = new Set(blockers);
    expect(crowd.filter((person) => (copiesOf(person) === 0) !== blocked.has(person))).toEqual([]);
    // In flight at the death: sent, and not written down yet.
    const doubled = crowd.map(copiesOf).filter((copies) => copies > 1);
    expect(doubled.every((copies) => copies === 2)).toBe(true);
    expect(doubled.length).toBeLessThanOrEqual(30);
    const floods = [...first.log, ...second.log].filter((line) => line.includes('asks us to slow down'));
    expect(floods).toHaveLength(1);
    const { rows } = await pool.query<{ state: string; why: string | null; n: number }>(
      `select state, why, count(*)::int as n from deliveries group by 1, 2 order by 1`,
    );
    expect(rows).toEqual([
      { state: 'sent', why: null, n: CROWD - blockers.length },
      { state: 'unreachable', why: 'blocked', n: blockers.length },
    ]);
    await village.close();
  },
);
