import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect, type Database } from '../../src/db/connect.ts';
import { keepLease, type Lease } from '../../src/db/leases.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';
import { startProxy } from './proxy.ts';
import { ask } from './owners.ts';

let database: TestDatabase;
let desk: Database;

beforeAll(async () => {
  database = await emptyDatabase();
  desk = connect(database.url, { max: 4, applicationName: 'test' });
  await desk.pool.query(
    'create table leases (name text primary key, holder text not null, token bigint not null, until timestamptz(3) not null)',
  );
});
afterAll(async () => {
  await desk.close();
  await database.drop();
});

type Replica = { lease: Lease; said: string[]; tokens: number[] };
function replica(name: string, at: Database = desk): Replica {
  const said: string[] = [];
  const tokens: number[] = [];
  const lease = keepLease(at.pool, name, {
    onGain(token) {
      said.push('gain');
      tokens.push(token);
    },
    onLoss: () => void said.push('loss'),
  });
  return { lease, said, tokens };
}
const waitFor = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 15_000, interval: 20 });

test(
  'of ten replicas one holds the lease, and they pass it on with growing tokens',
  { timeout: 30_000 },
  async () => {
    const replicas = Array.from({ length: 10 }, () => replica('sender'));
    const tokens: number[] = [];
    for (let left = replicas.length; left > 7; left--) {
      const holder = await waitFor(() => {
        const holders = replicas.filter((each) => each.lease.token() !== undefined);
        expect(holders).toHaveLength(1);
        return holders[0]!;
      });
      tokens.push(holder.lease.token()!);
      await holder.lease.stop();
      expect(holder.said).toEqual(['gain', 'loss']);
      expect(holder.lease.token()).toBeUndefined();
    }
    await Promise.all(replicas.map((each) => each.lease.stop()));
    expect(tokens).toEqual([...tokens].sort((a, b) => a - b));
    expect(new Set(tokens).size).toBe(tokens.length);
  },
);

test(
  'a replica cut from the database stops by itself within 6 s, and another goes on within 8 s',
  { timeout: 40_000 },
  async () => {
    const proxy = await startProxy(database.url);
    const far = connect(proxy.url, { max: 1, applicationName: 'far' });
    const first = replica('poller', far);
    await waitFor(() => expect(first.said).toEqual(['gain']));
    const second = replica('poller');
    await sleep(2_500);
    proxy.swallow();
    let overlapped = false;
    const watch = setInterval(() => {
      overlapped ||= first.lease.token() !== undefined && second.lease.token() !== undefined;
    }, 5);
    await waitFor(() => expect(first.said).toEqual(['gain', 'loss']));
    await waitFor(() => expect(second.said).toEqual(['gain']));
    expect(second.tokens[0]).toBeGreaterThan(first.tokens[0]!);
    expect(overlapped).toBe(false);
    clearInterval(watch);
    proxy.heal();
    await sleep(2_000);
    expect(first.lease.token()).toBeUndefined();
    await first.lease.stop();
    await second.lease.stop();
    await far.close();
    await proxy.stop();
  },
);

test('a lease outlives killed connections and is not lost by them', { timeout: 30_000 }, async () => {
  const only = replica('steady');
  await waitFor(() => expect(only.said).toEqual(['gain']));
  for (let round = 0; round < 8; round++) {
    await ask(
      database.url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test' and datname = current_database()`,
    );
    await sleep(500);
  }
  expect(only.said).toEqual(['gain']);
  expect(only.lease.token()).toBe(only.tokens[0]);
  await only.lease.stop();
});

test('a lease taken away in the database is noticed at the next renewal', { timeout: 30_000 }, async () => {
  const loser = replica('contested');
  await waitFor(() => expect(loser.said).toEqual(['gain']));
  await desk.pool.query(
    `update leases set holder = 'another', token = token + 1, until = clock_timestamp() + interval '1 minute' where name = 'contested'`,
  );
  await waitFor(() => expect(loser.said).toEqual(['gain', 'loss']));
  await loser.lease.stop();
  expect(await ask(database.url, `select holder from leases where name = 'contested'`)).toEqual([
    { holder: 'another' },
  ]);
});
