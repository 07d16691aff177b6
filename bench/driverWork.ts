/**
 * A process of its own that works through one driver while its connections are killed: `driverWork.ts pg|postgres URL SECONDS`. Each
 * transaction writes two halves; the parent counts which are torn. What never comes back within ten seconds is hung.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { connect } from '../src/db/connect.ts';

const [driver = '', url = '', seconds = '5'] = process.argv.slice(2);
const WORKERS = 16;
const PATIENCE = 10_000;

interface Work {
  pair(id: string): Promise<unknown>;
  single(id: string): Promise<unknown>;
}

const counts = { committed: 0, refused: 0, hung: 0, uncaught: 0 };
process.on('uncaughtException', () => (counts.uncaught += 1));
process.on('unhandledRejection', () => (counts.uncaught += 1));

const insert = 'insert into halves (id, half) values ($1, $2)';

function withPg(): Work {
  const { pool } = connect(url, { max: 8, applicationName: 'driver work' });
  return {
    async pair(id) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(insert, [id, 1]);
        await client.query(insert, [id, 2]);
        await client.query('commit');
      } finally {
        client.release(client.getTransactionStatus() !== 'I');
      }
    },
    single: (id) => pool.query(insert, [id, 0]),
  };
}

function withPostgres(): Work {
  const sql = postgres(url, {
    max: 8,
    onnotice: () => undefined,
    connection: { application_name: 'driver work' },
  });
  return {
    pair: (id) =>
      sql.begin(async (tx) => {
        await tx.unsafe(insert, [id, 1]);
        await tx.unsafe(insert, [id, 2]);
      }),
    single: (id) => sql.unsafe(insert, [id, 0]),
  };
}

const work = driver === 'pg' ? withPg() : withPostgres();
const end = performance.now() + Number(seconds) * 1_000;

async function worker(nr: number): Promise<void> {
  for (let step = 0; performance.now() < end; step += 1) {
    const call = step % 2 === 0 ? work.pair(`${nr}-${step}`) : work.single(`${nr}-${step}`);
    const outcome = await Promise.race([
      call.then(
        () => 'committed' as const,
        () => 'refused' as const,
      ),
      sleep(PATIENCE, 'hung' as const),
    ]);
    counts[outcome] += 1;
    if (outcome === 'refused') await sleep(1);
  }
}

await Promise.all(Array.from({ length: WORKERS }, (_, nr) => worker(nr)));
process.stdout.write(JSON.stringify(counts));
process.exit(0);
