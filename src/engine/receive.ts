/**
 * The first lasting thing that happens to an update: secrets are masked, then it is stored, then it is acknowledged. Nothing is
 * decided here. What cannot be read is kept as size and hash only.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeArrivals, unclaim, type Arrival } from '../db/inbox.ts';
import { maskUpdate } from './maskUpdate.ts';
import { isRecord, laneOf } from './lane.ts';
import type { Worker } from './work.ts';

export interface ReceiveHooks {
  /** The worker of this process: takes what it can at once, without a second look at the database. */
  readonly worker?: Worker;
  /** An update could not be read and was set aside: alarm the administrators. */
  readonly onAside?: (inboxId: string, error: string) => void;
}

/**
 * Stores raw updates in one statement and resolves when they are committed: only then may they be acknowledged. Updates that
 * were stored before are left alone. Throws when the database is away; then nothing must be acknowledged.
 */
export async function receive(
  pool: Pool,
  botId: number,
  updates: readonly unknown[],
  now: Date,
  { worker, onAside }: ReceiveHooks = {},
): Promise<{ stored: number }> {
  if (updates.length === 0) return { stored: 0 };
  const reserved = new Set<string>();
  const arrivals = updates.map((update) => {
    const arrival = readArrival(botId, update);
    if (arrival.payload === null || worker === undefined || !worker.reserve(arrival.lane)) return arrival;
    reserved.add(arrival.lane);
    return { ...arrival, claim: true };
  });
  try {
    const stored = await storeArrivals(pool, arrivals, now);
    const byId = new Map(arrivals.map((arrival) => [arrival.id, arrival]));
    for (const { id, claimed } of stored) {
      const arrival = byId.get(id) as Arrival;
      const { lane, payload, error } = arrival;
      if (payload === null) onAside?.(id, error ?? '');
      else if (claimed && reserved.delete(lane))
        worker?.take({ id, lane, payload, receivedAt: now, attempts: 0 });
      else worker?.waits(lane);
    }
    return { stored: stored.length };
  } catch (error) {
    if (reserved.size > 0) void giveUpClaims(pool, arrivals, worker);
    throw error;
  } finally {
    for (const lane of reserved) worker?.giveBack(lane);
  }
}

/**
 * The connection may have broken after the rows were stored: then they are claimed and nobody works them. Without this they would
 * wait until their claims are over.
 */
async function giveUpClaims(
  pool: Pool,
  arrivals: readonly Arrival[],
  worker: Worker | undefined,
): Promise<void> {
  const ids = arrivals.filter((arrival) => arrival.claim).map((arrival) => arrival.id);
  for (let tries = 0; tries < 20; tries += 1) {
    await sleep(250);
    const isDone = await unclaim(pool, ids).then(
      () => true,
      () => false,
    );
    if (isDone) return worker?.wake();
  }
}

function readArrival(botId: number, update: unknown): Arrival {
  try {
    if (!isRecord(update)) return unreadable(botId, update, 'not an object');
    const id = update['update_id'];
    if (!Number.isSafeInteger(id)) return unreadable(botId, update, 'no update_id');
    const { update: safe, masked } = maskUpdate(update);
    // JSON.stringify escapes lone surrogates and U+0000, so the text is always storable.
    const payload = JSON.stringify(masked ? { update: safe, masked: true } : { update: safe });
    return {
      id: `update:${botId}:${id as number}`,
      lane: laneOf(update),
      position: id as number,
      payload,
      error: null,
      claim: false,
    };
  } catch (error) {
    // Nested too deeply to be walked or written down.
    return unreadable(botId, update, error instanceof Error ? error.name : 'unreadable');
  }
}

function unreadable(botId: number, update: unknown, why: string): Arrival {
  const bytes = Buffer.from(describe(update), 'utf8');
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known =
    isRecord(update) && Number.isSafeInteger(update['update_id']) ? update['update_id'] : undefined;
  return {
    id: known === undefined ? `unreadable:${botId}:${hash}` : `update:${botId}:${known as number}`,
    lane: 'other',
    position: 0,
    payload: null,
    error: `${why}, ${bytes.length} bytes, sha256 ${hash}`,
    claim: false,
  };
}

function describe(update: unknown): string {
  if (typeof update === 'string') return update;
  try {
    return JSON.stringify(update) ?? String(update);
  } catch {
    return `too deep: ${isRecord(update) ? Object.keys(update).slice(0, 20).join(' ') : typeof update}`;
  }
}
