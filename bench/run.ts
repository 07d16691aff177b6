/**
 * `npm run bench [-- --quick] [-- pipeline|claims|drivers]`: the figures the house plan promises, each with its reference beside it.
 * Run it on an otherwise idle machine. Exits with 1 when pgbench is missing, 2 when something came out that must not.
 */
import { killUnder } from './drivers.ts';
import { openDesk } from './desk.ts';
import { preparePipeline } from './pipeline.ts';
import { raceForClaims } from './claims.ts';
import { findPgbench, prepareReference, reference } from './reference.ts';
import { startServer, type Server } from './server.ts';
import { median, showTable } from './table.ts';

const isQuick = process.argv.includes('--quick');
const [only] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const { seconds, rounds, race, fire } = isQuick
  ? { seconds: 2, rounds: 1, race: 5, fire: 10 }
  : { seconds: 6, rounds: 3, race: 20, fire: 60 };

/** Update in, decided, committed, reply handed over; in the order reference, pipeline, pipeline, reference. */
async function pipeline(server: Server, pgbench: string | null): Promise<void> {
  const referenceUrl = await server.database('reference');
  await prepareReference(referenceUrl);
  const desk = await openDesk(await server.database('pipeline'));
  try {
    const line = await preparePipeline(desk);
    await line.run(8, seconds * 2);
    if (pgbench !== null) await reference(pgbench, referenceUrl, 8, seconds);
    const rows: string[][] = [];
    for (const atOnce of [1, 8, 32]) {
      const plain: number[] = [];
      const prepared: number[] = [];
      const ours: Awaited<ReturnType<typeof line.run>>[] = [];
      const measureBase = async (): Promise<void> => {
        if (pgbench === null) return;
        plain.push(await reference(pgbench, referenceUrl, atOnce, seconds));
        prepared.push(await reference(pgbench, referenceUrl, atOnce, seconds, 'prepared'));
      };
      for (let round = 0; round < rounds; round += 1) {
        await measureBase();
        ours.push(await line.run(atOnce, seconds), await line.run(atOnce, seconds));
        await measureBase();
      }
      const rate = median(ours.map((one) => one.perSecond));
      const beside = (base: readonly number[]): string[] =>
        base.length === 0 ? ['no pgbench', ''] : [median(base).toFixed(0), (rate / median(base)).toFixed(2)];
      rows.push([
        String(atOnce),
        rate.toFixed(0),
        ...beside(plain),
        ...beside(prepared),
        `${median(ours.map((one) => one.p50)).toFixed(1)} / ${median(ours.map((one) => one.p99)).toFixed(1)}`,
      ]);
    }
    showTable('Pipeline: lines between reporters and technicians, update in to reply handed over', rows, [
      'at once',
      'updates/s',
      'pgbench/s',
      'ratio',
      'prepared/s',
      'ratio',
      'p50 / p99 ms',
    ]);
  } finally {
    await desk.stop();
  }
}

async function claims(server: Server): Promise<number> {
  const desk = await openDesk(await server.database('claims'));
  try {
    const rows: string[][] = [];
    let wrong = 0;
    for (const technicians of [8, 64]) {
      const result = await raceForClaims(desk, technicians, race);
      wrong += result.wrong;
      rows.push([
        String(technicians),
        String(result.rounds),
        result.perSecond.toFixed(1),
        `${result.wrong} (0)`,
      ]);
    }
    showTable('Claim race: everybody presses at once', rows, [
      'technicians',
      'rounds',
      'rounds/s',
      'without one winner',
    ]);
    return wrong;
  } finally {
    await desk.stop();
  }
}

async function drivers(server: Server): Promise<number> {
  const url = await server.database('drivers');
  const rows: string[][] = [];
  let ours = 0;
  for (const driver of ['pg', 'postgres'] as const) {
    const { kills, committed, refused, torn, hung, uncaught } = await killUnder(driver, url, fire);
    if (driver === 'pg') ours = torn + hung + uncaught;
    rows.push([driver, ...[kills, committed, refused, torn, hung, uncaught].map(String)]);
  }
  showTable('Drivers while backends are killed', rows, [
    'driver',
    'kills',
    'committed',
    'refused',
    'torn',
    'hung',
    'uncaught',
  ]);
  return ours;
}

const pgbench = findPgbench();
const server = await startServer();
try {
  let wrong = 0;
  if (only === undefined || only === 'pipeline') await pipeline(server, pgbench);
  if (only === undefined || only === 'claims') wrong += await claims(server);
  if (only === undefined || only === 'drivers') wrong += await drivers(server);
  if (wrong > 0) process.exitCode = 2;
} finally {
  await server.stop();
}
if (pgbench === null) {
  console.error(
    'pgbench is missing, so the pipeline has no reference. Fix: apt-get install postgresql-contrib',
  );
  process.exitCode = 1;
}
