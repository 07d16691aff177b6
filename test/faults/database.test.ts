import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { readPostmaster } from '../../src/db/ownership.ts';
import { patience, type Person } from '../../simulator/play.ts';
import { expectWhole, count, openVillage, taps, until, type Village } from '../support/faults.ts';

const OFFICES = ['dinkes', 'disdukcapil', 'disdikbud', 'bkpsdmd'];
const VILLAGERS = OFFICES.flatMap((office, index) => [
  { name: `Pelapor ${index + 1}`, role: 'staff' as const, office },
  { name: `Teknisi ${index + 1}`, role: 'tier1' as const, office },
]);

const patienceBefore = patience.milliseconds;
beforeAll(() => {
  patience.milliseconds = 45_000;
});
afterAll(() => {
  patience.milliseconds = patienceBefore;
});

/** Reports, one after the other, each claimed and told so, until it is said that this is enough. */
async function work(
  village: Village,
  reporter: Person,
  technician: Person,
  isEnough: () => boolean,
): Promise<number> {
  const { world } = village.sim;
  for (let count = 1; ; count += 1) {
    // What is seen twice after a fault carries the same words, so every wait names its report.
    const words = `kendala ke-${count} dari ${reporter.id}`;
    const draft = (question: string): RegExp => new RegExp(`${words}[^]*${question}`);
    await reporter.says(`/lapor ${words}`);
    await reporter.sees(draft('Berapa banyak'));
    void taps(world, reporter, 'Saya saja');
    await reporter.sees(draft('Seberapa mengganggu'));
    void taps(world, reporter, 'Masih bisa bekerja');
    await reporter.sees(draft('Tekan Kirim'));
    void taps(world, reporter, 'Kirim');
    const { text } = await technician.sees(words);
    const number = /BTG-\S+/.exec(text)?.[0] ?? '';
    await reporter.sees(`Laporan diterima: ${number}`);
    await technician.says(`/ambil ${number}`);
    await reporter.sees(`${number}: sekarang ditangani`);
    if (isEnough()) return count;
  }
}

/** Four offices at work while something terrible happens; afterwards everything that was begun is finished. */
async function underLoad(village: Village, terrible: () => Promise<void>): Promise<number> {
  let isEnough = false;
  const { people } = village;
  const working = OFFICES.map((_, index) =>
    work(village, people[index * 2] as Person, people[index * 2 + 1] as Person, () => isEnough),
  );
  const failed = Promise.all(working);
  failed.catch(() => undefined);
  await Promise.race([terrible(), failed]);
  isEnough = true;
  const reports = (await failed).reduce((sum, count) => sum + count, 0);
  await village.settled();
  await expectWhole(village.pool);
  const { rows } = await village.pool.query<{ tickets: number; claimed: number }>(
    `select count(*)::int as tickets, count(*) filter (where status = 'handled')::int as claimed from tickets`,
  );
  expect(rows[0]).toEqual({ tickets: reports, claimed: reports });
  return reports;
}

describe('connections to the database die at random', () => {
  let village: Village;
  beforeAll(async () => {
    village = await openVillage(VILLAGERS);
  });
  afterAll(() => village.close());

  test(
    'every report becomes one whole ticket, nobody waits for ever, and the process lives on',
    { timeout: 300_000 },
    async () => {
      const desk = village.desk();
      await desk.ready;
      let killed = 0;
      const reports = await underLoad(village, async () => {
        for (const end = performance.now() + count(5_000, 60_000); performance.now() < end;) {
          const { rowCount } = await village.pool.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and (application_name = 'desk process' or application_name like 'listen%')
           order by random() limit 1`,
          );
          killed += rowCount ?? 0;
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
        }
      });
      expect(desk.hasEnded()).toBe(false);
      expect(desk.output.join('')).toBe('');
      expect(killed).toBeGreaterThan(20);
      console.log(`${killed} connections killed during ${reports} reports`);
    },
  );
});

describe('Postgres is restarted under load', () => {
  let dataDir: string;
  let server: Embedded;
  let village: Village;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'meja-fault-'));
    server = await startEmbedded({ dataDir, settings: { max_connections: '100' } });
    await migrate(server.url);
    village = await openVillage(VILLAGERS, { database: { url: server.url, drop: async () => undefined } });
    await village.desk().ready;
  }, 120_000);
  afterEach(() => village.settled());
  afterAll(async () => {
    await village?.close();
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const signal = async (name: NodeJS.Signals): Promise<void> => {
    const postmaster = await readPostmaster(join(dataDir, 'postgres'));
    if (postmaster === undefined) throw new Error('Postgres does not run.');
    process.kill(postmaster.pid, name);
  };
  const takesConnections = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: server.url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    return await client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  };
  /** Milliseconds from the first connection that was taken again to the first row that was written. */
  const commitsAgain = async (): Promise<number> => {
    await until('Postgres is back', takesConnections, 30_000);
    const back = performance.now();
    const before = await newest().catch(() => 0);
    await until('something was committed', async () => (await newest().catch(() => 0)) > before, 30_000);
    return performance.now() - back;
  };
  const newest = async (): Promise<number> => {
    const { rows } = await village.pool.query<{ sum: number }>(
      `select count(*)::int + (select coalesce(sum(version), 0)::int from cases) as sum from inbox`,
    );
    return rows[0]?.sum ?? 0;
  };

  test(
    'at once (immediate): nothing is lost, and it goes on as soon as Postgres is back',
    { timeout: 180_000 },
    async () => {
      const times: number[] = [];
      const reports = await underLoad(village, async () => {
        for (let restart = 0; restart < count(2, 10); restart += 1) {
          await new Promise((resolve) => setTimeout(resolve, 700));
          await signal('SIGQUIT');
          times.push(await commitsAgain());
        }
      });
      console.log(
        `immediate: ${reports} reports, a new commit after ${times.map((time) => Math.round(time)).join(', ')} ms`,
      );
      expect(Math.max(...times)).toBeLessThan(8_000);
    },
  );

  test(
    'politely (smart, then fast): a message that comes while it is away is answered afterwards',
    { timeout: 180_000 },
    async () => {
      const reporter = village.people[0] as Person;
      await signal('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await signal('SIGINT');
      await until('Postgres is away', async () => !(await takesConnections()));
      await reporter.says('/saya');
      const time = await commitsAgain();
      await reporter.sees('pegawai');
      console.log(`smart, then fast: a new commit after ${Math.round(time)} ms`);
      expect(time).toBeLessThan(8_000);
      await village.settled();
      await expectWhole(village.pool);
    },
  );
});
