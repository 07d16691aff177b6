/** The whole desk on a database, with people and open tickets; Telegram is a stub in the process. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { startApp } from '../src/app.ts';
import { databaseClock } from '../src/clock.ts';
import { connect } from '../src/db/connect.ts';
import { grantRole, meetChat } from '../src/db/people.ts';
import type { Role } from '../src/domain/authority.ts';
import { parseRegion } from '../src/domain/region.ts';
import { makeLog } from '../src/log.ts';
import { line, press, stubTelegram, type StubTelegram } from './telegram.ts';

export interface BenchDesk {
  readonly telegram: StubTelegram;
  readonly pool: Pool;
  /** Codes of the city's offices but the ICT office. */
  readonly offices: readonly string[];
  /** Registered with his private chat. */
  person(name: string, role: Role, office?: string): Promise<Person>;
  /** A ticket of this reporter, by the way every ticket goes: a line, the draft, `Kirim`. */
  report(reporter: Person): Promise<Ticket>;
  /** Nothing waits to be worked or sent. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface Person {
  readonly id: number;
  readonly name: string;
}

export interface Ticket {
  readonly caseId: string;
  /** The reporter's message that became the ticket: a reply to it is an addition. */
  readonly messageId: number;
}

export async function openDesk(databaseUrl: string): Promise<BenchDesk> {
  const database = connect(databaseUrl, { max: 12, applicationName: 'meja bench' });
  const { pool } = database;
  const region = parseRegion(
    await readFile(new URL('../regions/bitung.yaml', import.meta.url), 'utf8'),
    'bitung',
  );
  const clock = await databaseClock(pool);
  const telegram = stubTelegram();
  const unlimited = { overallPerSecond: Infinity, privatePerSecond: Infinity, groupPerMinute: Infinity };
  const app = await startApp({
    database,
    databaseUrl,
    region,
    clock,
    log: makeLog('warn', (text) => process.stderr.write(text)),
    token: '',
    apiRoot: undefined,
    api: telegram.api,
    adminIds: [],
    web: null,
    webhook: undefined,
    limits: unlimited,
  });
  let people = 0;
  const settled = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; quiet = app.idle() && (await openRows(pool)) === 0 ? quiet + 1 : 0)
      await sleep(20);
  };
  return {
    telegram,
    pool,
    offices: region.offices.map(({ code }) => code).filter((code) => code !== region.ictOffice.code),
    async person(name, role, office = region.ictOffice.code) {
      const id = 100_000 + (people += 1);
      const chat = await meetChat(pool, { telegramId: id, type: 'private', title: null, isForum: false });
      const grant = {
        telegramId: id,
        name,
        language: 'id',
        chatId: chat.id,
        role,
        officeCode: office,
      } as const;
      await grantRole(pool, {
        ...grant,
        letter: null,
        grantedBy: null,
        now: new Date(clock.now().epochMilliseconds),
      });
      return { id, name };
    },
    async report(reporter) {
      const said = line(reporter, 'printer di loket tidak mencetak sejak pagi');
      telegram.push(said);
      await until(async () => (await openRows(pool, `chat:${reporter.id}`)) === 0);
      telegram.push(press(reporter, 'd:SEND', `send-${reporter.id}`));
      const find = `select t.case_id from tickets t join people p on p.id = t.reporter_id where p.telegram_id = $1`;
      const ticket = await until(
        async () => (await pool.query<{ case_id: string }>(find, [reporter.id])).rows[0],
      );
      return { caseId: ticket.case_id, messageId: said.message.message_id };
    },
    settled,
    async stop() {
      await app.stop();
      clock.stop();
      await database.close();
    },
  };
}

/** Of that lane only, or inbox and outbox together. */
async function openRows(pool: Pool, lane?: string): Promise<number> {
  const text =
    lane === undefined
      ? `select ((select count(*) from inbox where state = 'open') + (select count(*) from outbox where state = 'open'))::int as open`
      : `select count(*) filter (where state = 'open')::int + (case when count(*) = 0 then 1 else 0 end) as open from inbox where lane = $1`;
  return (await pool.query<{ open: number }>(text, lane === undefined ? [] : [lane])).rows[0]?.open ?? 0;
}

/** Asks until there is an answer; a benchmark that cannot be set up stops after ten seconds. */
async function until<T>(ask: () => Promise<T>): Promise<Exclude<T, undefined | false>> {
  for (let tries = 0; tries < 500; tries += 1) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
    await sleep(20);
  }
  throw new Error('The desk of the benchmark does not get ready.');
}
