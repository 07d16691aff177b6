/**
 * The one sender. Whoever holds the lease reads what waits in the outbox, and says it in order and within Telegram's limits. The
 * outbox is the truth; what is in memory is a window on it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { listen } from '../db/connect.ts';
import { keepLease } from '../db/leases.ts';
import * as outbox from '../db/outbox.ts';
import type { Log } from '../log.ts';
import { TelegramError, type Telegram } from './api.ts';
import { makeConsequences, type FailureHooks } from './consequences.ts';
import { makePacing, usualLimits, type Limits, type Place, type Slot, type Weight } from './pacing.ts';
import { makePausing } from './pausing.ts';
import { makeQueue, type Waiting } from './queue.ts';
import { makeRecord } from './record.ts';
import { makeSpeak, type PacedCall, type Render } from './speak.ts';

export interface Sender {
  /** Something was committed to the outbox. */
  wake(): void;
  /** Nothing waits in memory and nothing is being sent. */
  idle(): boolean;
  status(): { isSending: boolean; pausedMs: number; isUnauthorized: boolean; waiting: number };
  /** Begins nothing more, finishes what is under way, and lets the lease go. */
  stop(): Promise<void>;
}

export interface SenderOptions extends FailureHooks {
  readonly pool: Pool;
  /** For the lease, so that business cannot exhaust it; `pool` if not given. */
  readonly leasePool?: Pool;
  readonly api: Telegram;
  readonly render: Render;
  readonly log: Log;
  /** The desk's clock. */
  readonly now: () => Date;
  readonly limits?: Limits;
  /** Chats being sent to at once. */
  readonly inFlight?: number;
  /** Where to LISTEN for rows committed by other processes. */
  readonly listenUrl?: string;
  /** The token is not valid any more: said once, until it works again. */
  readonly onUnauthorized?: () => void;
}

const LOAD = 250;
/** The less pressing a class, the smaller the window it may fill. */
const ROOM = [700, 1_000, 1_500];

export function startSender(options: SenderOptions): Sender {
  const { pool, log, inFlight: most = 30 } = options;
  const queue = makeQueue();
  const pacing = makePacing(options.limits ?? usualLimits);
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let isSending = false;
  let alarm: NodeJS.Timeout | undefined;
  let isPumpDue = false;
  let moreWaits = false;
  let loading: Promise<void> | undefined;
  let isLoadAsked = false;
  let calling: Promise<void> | undefined;
  let takingUp: Promise<void> | undefined;

  const pausing = makePausing({ ...options, pacing });
  const record = makeRecord({ ...options, signal: stopping.signal });
  const speak = makeSpeak({ ...options, ...record });
  const suffer = makeConsequences({ ...options, queue });

  const load = (): void => {
    if (!isSending) return;
    isLoadAsked = true;
    loading ??= (async () => {
      while (isLoadAsked && isSending) {
        isLoadAsked = false;
        await loadOnce().catch((err: unknown) => log.warn({ err }, 'the outbox could not be read'));
        pump();
      }
      loading = undefined;
    })();
  };

  const loadOnce = async (): Promise<void> => {
    const below = 4 - ROOM.filter((room) => queue.size() >= room).length;
    const full = queue.full(outbox.MOST_PER_CHAT);
    const at = performance.now();
    const term = lease.token();
    const rows = await outbox.loadOutbox(pool, queue.ids(), full, below + 1, LOAD);
    const unreachable = rows.filter((row) => row.chat.unreachable !== null);
    const lost = new Set(unreachable);
    if (lost.size > 0)
      await outbox.markFailed(
        pool,
        unreachable.map((row) => row.id),
        'unreachable',
      );
    // What was read in an earlier term may have been sent by another since.
    if (!isSending || lease.token() !== term) return;
    queue.add(
      rows
        .filter((row) => !lost.has(row))
        .map(({ waitMs, ...row }) => ({ ...row, notBefore: waitMs > 0 ? at + waitMs : 0 })),
    );
    moreWaits = full.length > 0 || rows.length >= LOAD || below < 4;
    if (rows.length >= LOAD) isLoadAsked = true;
  };

  const pump = (): void => {
    if (isPumpDue) return;
    isPumpDue = true;
    setImmediate(() => {
      isPumpDue = false;
      pumpNow();
    });
  };
  const pumpNow = (): void => {
    clearTimeout(alarm);
    if (!isSending) return;
    let next = pacing.paused() > 0 ? pacing.paused() : Infinity;
    if (next === Infinity) {
      const at = performance.now();
      for (const row of queue.heads()) {
        if (underWay.size >= most) break;
        const wait = Math.max(row.notBefore - at, pacing.wait(placeOf(row), weightOf(row)));
        if (wait <= 0) begin(row);
        else next = Math.min(next, wait);
      }
    }
    if (next < Infinity) alarm = setTimeout(pump, Math.min(next, 60_000));
  };

  const begin = (row: Waiting): void => {
    queue.setBusy(row.chatId, true);
    const slot = pacing.spend(placeOf(row), weightOf(row));
    const work = sayRow(row, slot)
      .catch((err: unknown) => {
        row.notBefore = performance.now() + 1_000;
        log.warn({ outbox: row.id, err }, 'what came of a message could not be written down');
      })
      .finally(() => {
        slot.undo();
        underWay.delete(work);
        queue.setBusy(row.chatId, false);
        if (moreWaits && queue.chatOf(row.chatId) === undefined) load();
        pump();
      });
    underWay.add(work);
  };

  const sayRow = async (row: Waiting, slot: Slot): Promise<void> => {
    try {
      if (await speak(row, pacedCall(row, slot))) queue.remove(row.id);
    } catch (error) {
      await suffer(row, error);
      load();
    }
  };

  /** The row's first call has its turn already; each further one waits for its own. */
  const pacedCall = (row: Waiting, first: Slot): PacedCall => {
    let turn: { slot: Slot; weight: Weight } | undefined = { slot: first, weight: weightOf(row) };
    const place = placeOf(row);
    return async (method, params, weight) => {
      if (turn !== undefined && turn.weight !== weight && turn.weight !== 'message') {
        turn.slot.undo();
        turn = undefined;
      }
      for (;;) {
        const wait = turn === undefined ? pacing.wait(place, weight) : pacing.paused();
        if (wait <= 0) break;
        const nap = wait === Infinity ? 20 : Math.min(wait, 1_000);
        await sleep(nap, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (!isSending) throw stopped(method);
      }
      if (lease.token() === undefined) throw stopped(method);
      const slot = turn?.slot ?? pacing.spend(place, weight);
      turn = undefined;
      return await pausing.call(method, params).finally(() => slot.done());
    };
  };

  /**
   * Begins to send for as long as the lease lasts. One at a time: a second one would forget what the first is already sending.
   * Given up when the lease changed meanwhile, and tried again at the next tick: an event loop that stood still may see the lease
   * end and be renewed without any gain being told.
   */
  const takeUp = (): void => {
    if (isSending || stopping.signal.aborted || lease.token() === undefined) return;
    takingUp ??= (async () => {
      const term = lease.token();
      // What was under way when the lease was lost must end before it could be read again.
      while (underWay.size > 0) await Promise.all(underWay);
      const left = await outbox.pauseLeft(pool).catch(() => 0);
      if (stopping.signal.aborted || term === undefined || lease.token() !== term) return;
      queue.clear();
      pacing.pause(left);
      isSending = true;
      load();
    })().finally(() => (takingUp = undefined));
  };
  const lease = keepLease(options.leasePool ?? pool, 'sender', {
    onGain: takeUp,
    async onLoss() {
      isSending = false;
      clearTimeout(alarm);
      await Promise.all(underWay);
    },
    onError: (err) => log.warn({ err }, 'the lease of the sender could not be renewed'),
  });
  const ticking = setInterval(() => (isSending ? load() : takeUp()), 1_000);
  const hearing =
    options.listenUrl === undefined ? undefined : listen(options.listenUrl, 'outbox', load, () => undefined);

  return {
    wake() {
      if (isSending) return load();
      if (stopping.signal.aborted) return;
      calling ??= outbox
        .callSender(pool)
        .catch(() => undefined)
        .finally(() => (calling = undefined));
    },
    idle: () => queue.size() === 0 && underWay.size === 0 && loading === undefined,
    status: () => ({
      isSending,
      pausedMs: pacing.paused(),
      isUnauthorized: pausing.isUnauthorized(),
      waiting: queue.size(),
    }),
    async stop() {
      stopping.abort();
      isSending = false;
      clearInterval(ticking);
      clearTimeout(alarm);
      await hearing?.stop();
      await lease.stop();
      await loading;
      queue.clear();
    },
  };
}

/** The sender stops or has lost its lease: the row stays as it is. */
const stopped = (method: string) => new TelegramError(method, 'stopped', 'STOPPED', 'not sent');

const placeOf = (row: Waiting): Place => ({ chatId: row.chatId, isPrivate: row.chat.type === 'private' });

/** What the row will cost at least; a card is edited more often than sent. `is` comes first in a speech. */
function weightOf(row: Waiting): Weight {
  const start = row.payload?.slice(0, 40) ?? '';
  if (row.cardId !== null || start.includes('"is":"unbutton"')) return 'edit';
  return /"is":"(?:reaction|menu|remove)"/.test(start) ? 'light' : 'message';
}
