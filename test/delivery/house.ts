/** A sender between a real database and the simulator, with words so plain that only delivery is on stage. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { connect } from '../../src/db/connect.ts';
import type { Speech } from '../../src/engine/speech.ts';
import { makeLog } from '../../src/log.ts';
import { connectTelegram } from '../../src/telegram/api.ts';
import type { Limits } from '../../src/telegram/pacing.ts';
import { startSender, type Sender, type SenderOptions } from '../../src/telegram/sender.ts';
import type { Render } from '../../src/telegram/speak.ts';
import { freshDatabase } from '../support/database.ts';

export const noLimits: Limits = {
  overallPerSecond: Infinity,
  privatePerSecond: Infinity,
  groupPerMinute: Infinity,
};

export interface House {
  readonly sim: Simulator;
  readonly pool: Pool;
  readonly url: string;
  /** What the administrators were told, in order. */
  readonly alarms: string[];
  /** Every line that was logged. */
  readonly log: string[];
  /** What a card shows, by owner. */
  readonly faces: Map<string, string>;
  start(options?: Partial<SenderOptions>): Sender;
  chat(telegramId: number, more?: { type?: string; isForum?: boolean }): Promise<number>;
  newCase(id: string): Promise<string>;
  /** Puts words into the outbox; gives the row's id. */
  say(chatId: number, text: string, more?: Row): Promise<number>;
  put(chatId: number, speech: Speech, more?: Row): Promise<number>;
  /** Wants a card shown, as the desk's commit does. */
  wish(
    chatId: number,
    owner: string,
    text: string,
    more?: { anew?: boolean; quietMs?: number },
  ): Promise<void>;
  row(id: number): Promise<{ state: string; error: string | null; attempts: number; payload: string | null }>;
  /** Waits until nothing in the outbox is open. */
  settled(): Promise<void>;
  until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

interface Row {
  readonly caseId?: string;
  readonly class?: 1 | 2 | 3 | 4;
}

/** A port of this machine on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const plain = (speech: Speech): string =>
  speech.is === 'sentence' ? ((speech.with['text'] as string | undefined) ?? speech.name) : '';

export async function openHouse(): Promise<House> {
  const { url, drop } = await freshDatabase();
  const { pool, close } = connect(url, { max: 12, applicationName: 'test' });
  const sim = await startSimulator();
  const alarms: string[] = [];
  const log: string[] = [];
  const faces = new Map<string, string>();
  const senders: Sender[] = [];
  const render: Render = {
    speech: async ({ speech }) =>
      speech.is === 'carried'
        ? speech.text.split('|').map((text) => ({ method: 'sendMessage', params: { text }, part: 'relay' }))
        : [{ method: 'sendMessage', params: { text: plain(speech) }, part: 'notice' }],
    card: async ({ owner }) => {
      const text = faces.get(owner);
      return text === undefined ? null : { params: { text }, face: text };
    },
    topicName: async (caseId) => `Tiket ${caseId}`,
  };
  const put: House['put'] = async (chatId, speech, more = {}) => {
    const { rows } = await pool.query<{ id: number }>(
      `insert into outbox (chat_id, case_id, class, payload, not_before, created_at)
       values ($1, $2, $3, $4, clock_timestamp(), clock_timestamp()) returning id`,
      [chatId, more.caseId ?? null, more.class ?? 2, JSON.stringify(speech)],
    );
    for (const sender of senders) sender.wake();
    return rows[0]?.id as number;
  };
  const until: House['until'] = async (what, isSo) => {
    for (const end = performance.now() + 30_000; !(await isSo());) {
      if (performance.now() > end) throw new Error(`Not so after 30 s: ${what}\n${log.slice(-20).join('')}`);
      await new Promise((done) => setTimeout(done, 5));
    }
  };
  return {
    sim,
    pool,
    url,
    alarms,
    log,
    faces,
    start(options = {}) {
      const sender = startSender({
        pool,
        api: connectTelegram({ token: sim.token, apiRoot: sim.url }),
        render,
        log: makeLog('debug', (line) => log.push(line)),
        now: () => new Date(sim.world.clock.milliseconds),
        limits: noLimits,
        onUnreachable: (chatId, why) => alarms.push(`unreachable ${chatId} ${why}`),
        onUnauthorized: () => alarms.push('unauthorized'),
        onFailed: (id, what) => alarms.push(`failed ${id} ${what}`),
        ...options,
      });
      senders.push(sender);
      return sender;
    },
    async chat(telegramId, { type = telegramId > 0 ? 'private' : 'supergroup', isForum = false } = {}) {
      const { rows } = await pool.query<{ id: number }>(
        'insert into chats (telegram_id, type, is_forum) values ($1, $2, $3) returning id',
        [telegramId, type, isForum],
      );
      return rows[0]?.id as number;
    },
    async newCase(id) {
      await pool.query(
        `insert into cases (id, flow, flow_version, state, version, head, count, created_at)
         values ($1, 'ticket', 1, '{}', 1, '', 0, clock_timestamp())`,
        [id],
      );
      return id;
    },
    say: (chatId, text, more) =>
      put(chatId, { is: 'sentence', name: 'x', with: { text } } as unknown as Speech, more),
    put,
    async wish(chatId, owner, text, { anew = false, quietMs = 0 } = {}) {
      faces.set(owner, text);
      await pool.query(
        `with wished as (
           insert into cards (owner, chat_id, view, wanted, anew) values ($1, $2, 'ticket', 1, $3)
           on conflict (owner, chat_id, view)
           do update set wanted = cards.wanted + 1, anew = cards.anew or excluded.anew returning id
         )
         insert into outbox (chat_id, case_id, class, card_id, not_before, created_at)
         select $2, (select id from cases where id = $1), 3, id, clock_timestamp() + $4 * interval '1 millisecond', clock_timestamp() from wished
         on conflict (card_id) where state = 'open' do update set not_before = excluded.not_before`,
        [owner, chatId, anew, quietMs],
      );
      for (const sender of senders) sender.wake();
    },
    async row(id) {
      const { rows } = await pool.query<Awaited<ReturnType<House['row']>>>(
        'select state, error, attempts, payload from outbox where id = $1',
        [id],
      );
      return rows[0] as Awaited<ReturnType<House['row']>>;
    },
    settled: () =>
      until('the outbox is empty', async () => {
        const { rows } = await pool.query<{ open: number }>(
          `select count(*) as open from outbox where state = 'open'`,
        );
        return rows[0]?.open === 0 && senders.every((sender) => sender.idle());
      }),
    until,
    async close() {
      await Promise.all(senders.map((sender) => sender.stop()));
      await sim.stop();
      await close();
      await drop();
    },
  };
}
