/**
 * Long polling. One replica polls, by lease; an update is confirmed (by asking for the next one) only after it was stored. While the
 * database is away nothing is confirmed, so Telegram keeps it for us.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { keepLease } from '../db/leases.ts';
import type { Log } from '../log.ts';
import { TelegramError, type Params, type Telegram } from './api.ts';
import { classify } from './faults.ts';

/** Everything the desk listens to; the rest never leaves Telegram. Also for `setWebhook`. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'message_reaction',
] as const satisfies NonNullable<Params<'getUpdates'>['allowed_updates']>;

export interface Poller {
  /** Breaks the poll off at once, waits for what is being stored, lets the lease go. */
  stop(): Promise<void>;
  status(): {
    isPolling: boolean;
    isUnauthorized: boolean;
    /** Of the last answer, by `performance.now()`. */ heardAt: number;
  };
}

/** Seconds Telegram may hold a poll; the lease lives longer than a replica's death goes unnoticed. */
const HOLD = 25;
const LONGEST_PAUSE = 15_000;
/** Milliseconds. */
const HASTY = 200;
const UNAUTHORIZED_PAUSE = 60_000;

export function startPoller(options: {
  pool: Pool;
  api: Telegram;
  /** Stores the updates; resolves when they are committed, throws when they are not. */
  receive: (updates: readonly unknown[]) => Promise<unknown>;
  log: Log;
  onUnauthorized?: () => void;
  holdSeconds?: number;
}): Poller {
  const { pool, api, receive, log, onUnauthorized, holdSeconds = HOLD } = options;
  let term: { end: AbortController; over: Promise<void> } | undefined;
  let isUnauthorized = false;
  let heardAt = -Infinity;

  const poll = async (signal: AbortSignal): Promise<void> => {
    let offset: number | undefined;
    let hasWebhook = true;
    let pause = 0;
    while (!signal.aborted) {
      try {
        if (hasWebhook) await freeFromWebhook(signal);
        hasWebhook = false;
        const askedAt = performance.now();
        const updates = await ask(offset, signal);
        // A server that does not hold the poll open is not asked without pause.
        const isHasty = updates.length === 0 && performance.now() - askedAt < HASTY;
        heardAt = performance.now();
        isUnauthorized = false;
        pause = isHasty ? HASTY : 0;
        await store(updates, signal);
        // After an empty answer everything is confirmed. Asking without offset then survives ids that begin anew.
        offset = signal.aborted ? offset : nextOffset(updates);
        if (updates.length > 0 && offset === undefined) pause = 1_000;
      } catch (error) {
        if (signal.aborted) return;
        pause = pauseAfter(error, pause);
        hasWebhook ||= classify(error).is === 'conflict';
      }
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  };
  /** A Bot API server without this method has no webhook either. */
  const freeFromWebhook = async (signal: AbortSignal): Promise<void> => {
    try {
      await api.call('deleteWebhook', { drop_pending_updates: false }, { signal });
    } catch (error) {
      const code = error instanceof TelegramError ? error.code : null;
      if (code !== 400 && code !== 404 && code !== 501) throw error;
    }
  };
  const ask = async (offset: number | undefined, signal: AbortSignal): Promise<readonly unknown[]> => {
    const where = offset === undefined ? {} : { offset };
    return await api.call(
      'getUpdates',
      { ...where, limit: 100, timeout: holdSeconds, allowed_updates: ALLOWED_UPDATES },
      { signal, seconds: holdSeconds + 10 },
    );
  };
  const store = async (updates: readonly unknown[], signal: AbortSignal): Promise<void> => {
    for (let pause = 200; updates.length > 0; pause = Math.min(pause * 2, 500)) {
      try {
        await receive(updates);
        return;
      } catch (err) {
        log.warn({ err, updates: updates.length }, 'updates could not be stored; not confirmed');
      }
      await sleep(pause, undefined, { signal });
    }
  };
  const pauseAfter = (error: unknown, last: number): number => {
    const fault = classify(error);
    const growing = Math.min(LONGEST_PAUSE, Math.max(500, last * 2));
    switch (fault.is) {
      case 'unauthorized':
        if (!isUnauthorized) {
          log.error({}, 'Telegram does not accept the token (BOT_TOKEN); nothing can be received');
          onUnauthorized?.();
        }
        isUnauthorized = true;
        return UNAUTHORIZED_PAUSE;
      case 'flood':
        return fault.seconds * 1_000;
      case 'conflict':
        log.warn({}, 'somebody else polls with this token, or a webhook is set');
        return Math.max(growing, 2_000);
      default:
        log.warn({ err: error }, 'Telegram could not be asked for updates');
        return growing;
    }
  };

  const lease = keepLease(pool, 'poller', {
    onGain() {
      const end = new AbortController();
      const before = term?.over;
      const over = (async () => {
        await before;
        await poll(end.signal);
      })();
      term = { end, over };
    },
    async onLoss() {
      term?.end.abort();
      await term?.over;
    },
    onError: (err) => log.warn({ err }, 'the lease of the poller could not be renewed'),
  });
  return {
    stop: () => lease.stop(),
    status: () => ({ isPolling: lease.token() !== undefined, isUnauthorized, heardAt }),
  };
}

/** One more than the greatest id of the batch; undefined when there is none. */
function nextOffset(updates: readonly unknown[]): number | undefined {
  const ids = updates
    .map((update) => (update as { update_id?: unknown } | null)?.update_id)
    .filter((id): id is number => Number.isSafeInteger(id));
  return ids.length === 0 ? undefined : Math.max(...ids) + 1;
}
