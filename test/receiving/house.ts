/** A database with an inbox and a worker whose deeds are only written down. */
import type { Pool } from 'pg';
import { connect } from '../../src/db/connect.ts';
import type { InboxRow } from '../../src/db/inbox.ts';
import { receive } from '../../src/engine/receive.ts';
import { startWork, type Worker } from '../../src/engine/work.ts';
import { makeLog } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';

export const BOT = 7_000_000_001;

export interface House {
  readonly pool: Pool;
  readonly url: string;
  readonly log: string[];
  readonly asides: string[];
  readonly logger: ReturnType<typeof makeLog>;
  /** Ids in the order in which they were worked. */
  readonly worked: string[];
  /** A worker whose deed is `deed` (closing the row by default). */
  start(options?: {
    concurrency?: number;
    deed?: (row: InboxRow) => Promise<void>;
    listen?: boolean;
  }): Worker;
  take(updates: readonly unknown[], worker?: Worker): Promise<{ stored: number }>;
  closeRow(row: InboxRow): Promise<void>;
  rows(): Promise<
    {
      id: string;
      lane: string;
      state: string;
      payload: string | null;
      error: string | null;
      attempts: number;
    }[]
  >;
  until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

let lastId = 1_000;
export const message = (chatId: number, text = 'halo', updateId = ++lastId) => ({
  update_id: updateId,
  message: {
    message_id: updateId,
    date: 1_795_000_000,
    chat: { id: chatId, type: chatId > 0 ? 'private' : 'supergroup' },
    from: { id: Math.abs(chatId), is_bot: false, first_name: 'A' },
    text,
  },
});
export const idOf = (update: { update_id: number }) => `update:${BOT}:${update.update_id}`;

export async function openHouse(): Promise<House> {
  const { url, drop } = await freshDatabase();
  const { pool, close } = connect(url, { max: 12, applicationName: 'test' });
  const log: string[] = [];
  const asides: string[] = [];
  const worked: string[] = [];
  const logger = makeLog('debug', (line) => log.push(line));
  const workers: Worker[] = [];
  const closeRow = async (row: InboxRow): Promise<void> => {
    const { rowCount } = await pool.query(
      `update inbox set state = 'done', payload = null where id = $1 and state = 'open'`,
      [row.id],
    );
    if (rowCount === 1) worked.push(row.id);
  };
  return {
    pool,
    url,
    log,
    asides,
    logger,
    worked,
    closeRow,
    start({ concurrency = 8, deed = closeRow, listen = false } = {}) {
      const worker = startWork({
        pool,
        handle: deed,
        concurrency,
        log: logger,
        onAside: (id, error) => asides.push(`${id} ${error}`),
        ...(listen ? { listenUrl: url } : {}),
      });
      workers.push(worker);
      return worker;
    },
    take: (updates, worker) =>
      receive(pool, BOT, updates, new Date(), {
        ...(worker === undefined ? {} : { worker }),
        onAside: (id, error) => asides.push(`${id} ${error}`),
      }),
    async rows() {
      const { rows } = await pool.query<Awaited<ReturnType<House['rows']>>[number]>(
        'select id, lane, state, payload, error, attempts from inbox order by position, id',
      );
      return rows;
    },
    async until(what, isSo) {
      for (const end = performance.now() + 20_000; !(await isSo());) {
        if (performance.now() > end)
          throw new Error(`Not so after 20 s: ${what}\n${log.slice(-20).join('')}`);
        await new Promise((done) => setTimeout(done, 5));
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await close();
      await drop();
    },
  };
}
