/** A whole desk for one test: its own database, a local Telegram with a stopped clock, and a small city of people. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { readFile } from 'node:fs/promises';
import { startApp, type App, type AppOptions } from '../../src/app.ts';
import { urlClock, type Clock } from '../../src/clock.ts';
import { connect, type Database } from '../../src/db/connect.ts';
import { verifyHistory } from '../../src/db/verify.ts';
import { parseRegion, type Region } from '../../src/domain/region.ts';
import { makeLog } from '../../src/log.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import type { Group, Person } from '../../simulator/play.ts';
import { freshDatabase } from './database.ts';

/** Friday morning, 20 November 2026, 09.00 in Bitung. */
export const FRIDAY_MORNING = '2026-11-20T09:00:00+08:00';

export interface City {
  readonly sim: Simulator;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly region: Region;
  readonly app: () => App;
  readonly logLines: string[];
  readonly admin: Person;
  /** Somebody with a role, by a real invitation link from the admin. */
  invite(name: string, role: string, office: string, letter?: string): Promise<Person>;
  /** A group bound to Tier 2 by `/ikat`. */
  bindTier2(
    members: readonly Person[],
    options?: { forum?: boolean; botIsAdmin?: boolean; supergroup?: boolean },
  ): Promise<Group>;
  /** Moves the clock and waits until the desk has done what was due. */
  later(step: { minutes?: number; hours?: number; days?: number }): Promise<void>;
  /** The desk has worked and sent everything. */
  settled(): Promise<void>;
  /** A second process on the same database, as replicas run. */
  replica(): Promise<App>;
  restart(): Promise<void>;
  /** Nothing runs while so much time passes. */
  asleep(step: { minutes?: number; hours?: number; days?: number }): Promise<void>;
  stop(): Promise<void>;
}

/** No pauses for Telegram's sake: the simulator has no limits unless a test asks for them. */
export const NO_LIMITS = { overallPerSecond: 1e6, privatePerSecond: 1e6, groupPerMinute: 1e6 };
export const ADMIN_ID = 900_000_001;

export async function regionOf(name: 'bitung' | 'padang'): Promise<Region> {
  return parseRegion(
    await readFile(new URL(`../../regions/${name}.yaml`, import.meta.url), 'utf8'),
    `${name}.yaml`,
  );
}

export async function startCity(
  options: { region?: 'bitung' | 'padang'; now?: string; app?: Partial<AppOptions>; limits?: boolean } = {},
): Promise<City> {
  const { url: databaseUrl, drop } = await freshDatabase();
  const sim = await startSimulator({ now: options.now ?? FRIDAY_MORNING, limits: options.limits ?? false });
  sim.world.clock.stop();
  const region = await regionOf(options.region ?? 'bitung');
  const logLines: string[] = [];
  const log = makeLog('warn', (line) => logLines.push(line));
  const started: { app: App; database: Database; clock: Clock }[] = [];
  const startOne = async () => {
    const database = connect(databaseUrl, { max: 8, applicationName: 'meja test' });
    const clock = await urlClock(`${sim.url}/clock`);
    const app = await startApp({
      database,
      databaseUrl,
      region,
      clock,
      log,
      token: sim.token,
      apiRoot: sim.url,
      adminIds: [ADMIN_ID],
      web: null,
      webhook: undefined,
      limits: NO_LIMITS,
      ...options.app,
    });
    const one = { app, database, clock };
    started.push(one);
    return one;
  };
  const stopOne = async (one: (typeof started)[number]) => {
    started.splice(started.indexOf(one), 1);
    await one.app.stop();
    one.clock.stop();
    await one.database.close();
  };
  let main = await startOne();
  const admin = sim.play.person('Hendra Tumewu', { id: ADMIN_ID });
  await admin.says('/start');
  await admin.sees('Selamat datang');

  const settled = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3;) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      const { rows } = await main.database.pool.query<{ waiting: number }>(
        `select (select count(*) from inbox where state = 'open') + (select count(*) from outbox where state = 'open') as waiting`,
      );
      const isQuiet = rows[0]?.waiting === 0 && sim.world.updateQueue.pending.size === 0;
      quiet = isQuiet ? quiet + 1 : 0;
    }
  };
  return {
    sim,
    get database() {
      return main.database;
    },
    databaseUrl,
    region,
    app: () => main.app,
    logLines,
    admin,
    settled,
    async invite(name, role, office, letter = '') {
      await admin.says(`/undang ${role} ${office} ${letter}`.trim());
      const { text } = await admin.sees(/t\.me\/\S+\?start=\S+/);
      const token = /start=(\S+)/.exec(text)?.[1] ?? '';
      const person = sim.play.person(name);
      await person.says(`/start ${token}`);
      await person.sees('terdaftar sebagai');
      await person.sees('Pemberitahuan privasi');
      return person;
    },
    async bindTier2(members, groupOptions = {}) {
      const group = sim.play.group('Tier 2 Diskominfo', { members: [admin, ...members], ...groupOptions });
      await admin.in(group).says('/ikat tier2');
      await admin.in(group).sees('grup Tier 2');
      return group;
    },
    async later(step) {
      sim.world.clock.advance(step);
      await new Promise((resolve) => setTimeout(resolve, 250));
      await settled();
    },
    async replica() {
      return (await startOne()).app;
    },
    async restart() {
      await stopOne(main);
      main = await startOne();
    },
    async asleep(step) {
      await stopOne(main);
      sim.world.clock.advance(step);
      main = await startOne();
      await new Promise((resolve) => setTimeout(resolve, 250));
      await settled();
    },
    async stop() {
      for (const one of [...started]) await stopOne(one);
      await sim.stop();
      await drop();
    },
  };
}

/** A city for every test of a file; its history must hold after each test. */
export function aCity(options: Parameters<typeof startCity>[0] = {}): { city: City } {
  const holder = {} as { city: City };
  beforeAll(async () => {
    holder.city = await startCity(options);
  });
  afterEach(async () => {
    const { bad } = await verifyHistory(holder.city.database.pool);
    if (bad !== null) throw new Error(`The history is broken: ${JSON.stringify(bad)}`);
  });
  afterAll(async () => {
    await holder.city?.stop();
  });
  return holder;
}
