/** Two drivers under the same fire: backends are killed at random while transactions run. Why the desk speaks through `pg`. */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface DriverCounts {
  readonly kills: number;
  readonly committed: number;
  /** Calls that threw, as they should when their connection dies. */
  readonly refused: number;
  /** Transactions of which one half is in the database. */
  readonly torn: number;
  readonly hung: number;
  readonly uncaught: number;
}

const work = fileURLToPath(new URL('driverWork.ts', import.meta.url));

export async function killUnder(
  driver: 'pg' | 'postgres',
  url: string,
  seconds: number,
): Promise<DriverCounts> {
  const killer = new pg.Client({ connectionString: url });
  await killer.connect();
  try {
    await killer.query('drop table if exists halves');
    await killer.query('create table halves (id text not null, half int not null)');
    const child = spawn(process.execPath, [work, driver, url, String(seconds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    let isOver = false;
    const over = new Promise<void>((resolve) => child.once('exit', () => ((isOver = true), resolve())));
    let kills = 0;
    const end = performance.now() + seconds * 1_000;
    while (!isOver) {
      await Promise.race([over, sleep(20 + Math.random() * 100)]);
      if (performance.now() > end) continue;
      const { rowCount } = await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'driver work' and datname = current_database()
         order by random() limit 1`,
      );
      kills += rowCount ?? 0;
    }
    const { rows } = await killer.query<{ torn: number }>(
      `select count(*)::int as torn from (select id from halves where half > 0 group by id having count(*) <> 2) half`,
    );
    if (said === '') throw new Error(`The process that worked through ${driver} died.`);
    return { kills, torn: rows[0]?.torn ?? 0, ...(JSON.parse(said) as Omit<DriverCounts, 'kills' | 'torn'>) };
  } finally {
    await killer.end();
  }
}
