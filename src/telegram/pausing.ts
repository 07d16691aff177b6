import type { Pool } from 'pg';
import { savePause } from '../db/outbox.ts';
import type { Log } from '../log.ts';
import type { Method, Params, Telegram } from './api.ts';
import { classify } from './faults.ts';
import type { Pacing } from './pacing.ts';

const UNAUTHORIZED = 60_000;
const UNREACHABLE = { first: 500, longest: 15_000 };

/** Calls Telegram; what concerns everything we send (429, 401, no way there) silences everything, and is thrown all the same. */
export function makePausing(deps: {
  pool: Pool;
  api: Telegram;
  pacing: Pacing;
  log: Log;
  onUnauthorized?: () => void;
}): { call(method: string, params: unknown): Promise<unknown>; isUnauthorized(): boolean } {
  const { pool, api, pacing, log, onUnauthorized } = deps;
  let isUnauthorized = false;
  let unreachable = 0;

  const pauseFor = async (error: unknown, method: string): Promise<void> => {
    const fault = classify(error);
    if (fault.is !== 'unsent') unreachable = 0;
    switch (fault.is) {
      case 'flood':
        pacing.pause(fault.seconds * 1_000);
        log.warn({ seconds: fault.seconds, method }, 'Telegram asks us to slow down');
        await savePause(pool, fault.seconds * 1_000).catch(() => undefined);
        break;
      case 'unauthorized':
        pacing.pause(UNAUTHORIZED);
        if (isUnauthorized) break;
        isUnauthorized = true;
        log.error({ method }, 'Telegram does not accept the token (BOT_TOKEN); nothing can be sent');
        onUnauthorized?.();
        break;
      case 'unsent':
        unreachable = Math.min(UNREACHABLE.longest, Math.max(UNREACHABLE.first, unreachable * 2));
        pacing.pause(unreachable);
        log.warn({ err: error }, 'Telegram cannot be reached');
        break;
      default:
    }
  };
  return {
    async call(method, params) {
      try {
        const result = await api.call(method as Method, params as Params<Method>);
        unreachable = 0;
        isUnauthorized = false;
        return result;
      } catch (error) {
        await pauseFor(error, method);
        throw error;
      }
    },
    isUnauthorized: () => isUnauthorized,
  };
}
