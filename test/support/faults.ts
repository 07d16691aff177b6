/** What the fault tests share: a village of people on a database, desks in processes of their own, and what is true at the end. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { expect } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { bindGroup, keepOffices } from '../../src/db/offices.ts';
import { grantRole, meetChat } from '../../src/db/people.ts';
import { verifyHistory } from '../../src/db/verify.ts';
import type { Role } from '../../src/domain/authority.ts';
import { findOffice, parseRegion } from '../../src/domain/region.ts';
import { press } from '../../simulator/acts.ts';
import type { CallbackAnswer } from '../../simulator/callbacks.ts';
import type { Group, Person, Place } from '../../simulator/play.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import type { World } from '../../simulator/world.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import type { DeskOrders, DeskSays } from './deskProcess.ts';

/** Whether counts are full (`MEJA_TEST=full`) or sampled. */
export const isFull = process.env['MEJA_TEST'] === 'full';

/**
 * How often: sampled, in full, or as much of the full count as fits where time is limited (`MEJA_SHARE`, one of so many, as `.ci/run`
 * sets it). A share is spread evenly and never smaller than the sample.
 */
export function count(sampled: number, full: number): number {
  if (!isFull) return sampled;
  return Math.max(sampled, Math.ceil(full / Number(process.env['MEJA_SHARE'] ?? 1)));
}

/** Friday morning in Bitung; the clock stands, so that two runs say the same words. */
const NOW = '2026-11-20T09:00:00+08:00';

/** Name, role, office word, and whether the person has a private chat with the bot. */
export interface Villager {
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly hasNoChat?: boolean;
}

export interface Village {
  readonly sim: Simulator;
  readonly database: TestDatabase;
  readonly pool: Pool;
  readonly people: readonly Person[];
  /** The group of Tier 2, with all its technicians, if there is one. */
  readonly tier2: Group | undefined;
  desk(orders?: Partial<DeskOrders>): DeskProcess;
  /** Nothing waits in inbox, outbox or at Telegram. Fails after half a minute. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** People registered straight in the database, a simulator that knows them, and no desk yet. */
export async function openVillage(
  villagers: readonly Villager[],
  options: { database?: TestDatabase; hasTier2Group?: boolean } = {},
): Promise<Village> {
  const database = options.database ?? (await freshDatabase());
  const region = parseRegion(
    await readFile(new URL('../../regions/bitung.yaml', import.meta.url), 'utf8'),
    'bitung',
  );
  const { pool, close } = connect(database.url, { max: 3, applicationName: 'village' });
  const sim = await startSimulator({ now: NOW });
  sim.world.clock.stop();
  const now = new Date(sim.world.clock.milliseconds);
  await keepOffices(pool, region.offices);
  const people: Person[] = [];
  let binder = 0;
  for (const { name, role, office, hasNoChat = false } of villagers) {
    const person = sim.play.person(name, { started: !hasNoChat });
    people.push(person);
    const chat = hasNoChat
      ? null
      : await meetChat(pool, { telegramId: person.id, type: 'private', title: null, isForum: false });
    const officeCode = findOffice(region, office)?.code ?? region.ictOffice.code;
    const who = { telegramId: person.id, name, language: 'id' as const, chatId: chat?.id ?? null };
    binder = await grantRole(pool, { ...who, role, officeCode, letter: '800/1', grantedBy: null, now });
  }
  let tier2: Group | undefined;
  if (options.hasTier2Group === true) {
    const members = people.filter((_, index) => villagers[index]?.role === 'tier2');
    tier2 = sim.play.group('Tier 2', { members, supergroup: true, botIsAdmin: true });
    const place = { telegramId: tier2.id, type: 'supergroup', title: 'Tier 2', isForum: false };
    const chat = await meetChat(pool, place);
    const officeCode = region.ictOffice.code;
    await bindGroup(pool, { purpose: 'tier2', officeCode, chatId: chat.id, boundBy: binder, now });
  }
  const desks: DeskProcess[] = [];
  return {
    sim,
    database,
    pool,
    people,
    tier2,
    desk(orders = {}) {
      const usual = {
        databaseUrl: database.url,
        apiRoot: sim.url,
        clockUrl: `${sim.url}/clock`,
        token: sim.token,
      };
      const desk = forkDesk({ ...usual, ...orders });
      desks.push(desk);
      return desk;
    },
    settled: () => settledOf(pool, sim.world, () => desks.flatMap((desk) => desk.log).slice(-20)),
    async close() {
      await Promise.all(desks.map((desk) => desk.kill()));
      await sim.stop();
      await close();
      await database.drop();
    },
  };
}

export async function settledOf(pool: Pool, world: World, log: () => readonly string[]): Promise<void> {
  const patience = performance.now() + 30_000;
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 15));
    const waiting = await openRows(pool).catch(() => ['the database is away']);
    quiet = waiting.length === 0 && world.updateQueue.isEmpty ? quiet + 1 : 0;
    if (performance.now() > patience)
      throw new Error(`Not settled after 30 s: ${waiting.join(', ')}\n${log().join('')}`);
  }
}

const openRows = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ what: string }>(
    `select id || ' ' || attempts || ' ' || coalesce(error, '') as what from inbox where state = 'open'
     union all select 'outbox ' || id || ' ' || attempts || ' ' || coalesce(error, '') from outbox where state = 'open'`,
  );
  return rows.map((row) => row.what);
};

/** A desk in a process of its own. */
export interface DeskProcess {
  readonly process: ChildProcess;
  /** Resolves when it receives and sends; rejects when it ended before. */
  readonly ready: Promise<void>;
  readonly exited: Promise<void>;
  readonly log: string[];
  /** Everything it wrote to its terminal. */
  readonly output: string[];
  hasEnded(): boolean;
  /** For one that stands by. */
  go(): void;
  steps(): Promise<readonly string[]>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const script = fileURLToPath(new URL('./deskProcess.ts', import.meta.url));

function forkDesk(orders: DeskOrders): DeskProcess {
  const child = fork(script, [JSON.stringify(orders)], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log: string[] = [];
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => output.push(text.toString('utf8')));
  let isOver = false;
  const exited = once(child, 'exit').then(() => void (isOver = true));
  const heard = async <K extends DeskSays['is']>(what: K): Promise<Extract<DeskSays, { is: K }>> => {
    const said = new Promise<DeskSays>((resolve) => {
      const listen = (says: DeskSays): void => {
        if (says.is !== what) return;
        child.off('message', listen);
        resolve(says);
      };
      child.on('message', listen);
    });
    const ended = exited.then(() => {
      throw new Error(
        `The desk's process ended (${child.signalCode ?? child.exitCode}):\n${output.join('')}`,
      );
    });
    return (await Promise.race([said, ended])) as Extract<DeskSays, { is: K }>;
  };
  child.on('message', (says: DeskSays) => {
    if (says.is === 'log') log.push(says.line);
  });
  const ready = heard('ready').then(() => undefined);
  ready.catch(() => undefined);
  return {
    process: child,
    ready,
    exited,
    log,
    output,
    hasEnded: () => isOver,
    go: () => void child.send('go'),
    async steps() {
      const answer = heard('steps');
      child.send('steps');
      return (await answer).steps;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.send('stop');
      await exited;
    },
  };
}

/** Presses the newest button with this label without waiting for the answer, as somebody does who puts his phone away. */
export function taps(world: World, place: Place, label: string): Promise<CallbackAnswer> {
  const found = [...place.chat.messages.values()].findLast(
    (stored) =>
      stored.fromBot &&
      stored.message.reply_markup?.inline_keyboard.flat().some((one) => one.text.includes(label)),
  );
  const button = found?.message.reply_markup?.inline_keyboard.flat().find((one) => one.text.includes(label));
  if (found === undefined || button === undefined || !('callback_data' in button))
    throw new Error(`There is no button "${label}" here.\n${place.transcript()}`);
  const from = place.speaker.from;
  if (from === undefined) throw new Error('Nobody presses here.');
  return press(world, place.chat, from, found.message, button.callback_data).answer;
}

/** What stands in a chat from the bot at the end, as its readers see it. */
export const standing = (place: Place): string[] =>
  [...place.chat.messages.values()]
    .filter((stored) => stored.fromBot && (stored.message.text ?? stored.message.caption) !== undefined)
    .map((stored) => stored.message.text ?? stored.message.caption ?? '')
    .sort();

/** What `more` has beyond `base`, and the other way round, counting doubles. */
export function difference(
  base: readonly string[],
  more: readonly string[],
): { lost: string[]; extra: string[] } {
  const extra = [...more];
  const lost = base.filter((text) => {
    const at = extra.indexOf(text);
    if (at >= 0) extra.splice(at, 1);
    return at < 0;
  });
  return { lost, extra };
}

/** Tickets and history without ids and times: equal after equal events. */
export async function finalState(pool: Pool): Promise<unknown> {
  const { rows: tickets } = await pool.query(
    `select t.number, t.status, t.desk, t.kind, t.category, t.priority, t.is_open, t.stars, t.asks_reporter, c.version, c.count,
       owner.name as owner, reporter.name as reporter
     from tickets t join cases c on c.id = t.case_id join people reporter on reporter.id = t.reporter_id
       left join people owner on owner.id = t.owner_id order by t.number`,
  );
  const { rows: events } = await pool.query(
    `select t.number, e.seq, e.line::jsonb - 'at' - 'body' as line, b.body
     from events e join tickets t on t.case_id = e.case_id left join bodies b on b.case_id = e.case_id and b.seq = e.seq
     order by t.number, e.seq`,
  );
  return { tickets, events };
}

/** History holds, numbers run without gaps, every ticket has its case, nothing was set aside, nothing waits or failed. */
export async function expectWhole(pool: Pool): Promise<void> {
  expect((await verifyHistory(pool)).bad).toBeNull();
  const { rows: torn } = await pool.query(
    `select id from cases where flow = 'ticket' and id not in (select case_id from tickets)`,
  );
  expect(torn).toEqual([]);
  const { rows: gaps } = await pool.query(
    `select key, last, count(t.case_id)::int as found from counters left join tickets t on t.number like key || '-%' group by key, last
     having last <> count(t.case_id)`,
  );
  expect(gaps).toEqual([]);
  const { rows: left } = await pool.query(
    `select id::text as what, state, error from inbox where state <> 'done'
     union all select 'outbox ' || id, state, error from outbox where state <> 'sent'`,
  );
  expect(left).toEqual([]);
}

/** When the dead process's last statements are over, its leases and claims run out at once instead of in six seconds. */
export async function timeRunsOut(pool: Pool, dead: string): Promise<void> {
  await until('the database has noticed the death', async () => {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and (application_name = $1 or application_name like 'listen%')`,
      [dead],
    );
    return rowCount === 0;
  });
  await pool.query(`update leases set until = clock_timestamp()`);
  await pool.query(
    `update inbox set claimed_until = clock_timestamp() - interval '1 second' where state = 'open' and claimed_until is not null`,
  );
}

/** Waits for something that is no message, at most so long. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  milliseconds = 20_000,
): Promise<void> {
  for (const end = performance.now() + milliseconds; !(await isSo());) {
    if (performance.now() > end) throw new Error(`Not so after ${milliseconds} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Numbers spread evenly over 1 to `most`. */
export const spread = (most: number, count: number): number[] =>
  count >= most
    ? Array.from({ length: most }, (_, index) => index + 1)
    : Array.from({ length: count }, (_, index) => 1 + Math.floor((index * most) / count));

/** Runs the work for every item, so many at once. */
export async function several<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}
