import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../log.ts';

export interface WebhookOptions {
  readonly path: string;
  /** What Telegram must say in `X-Telegram-Bot-Api-Secret-Token`. */
  readonly secret: string;
  /** Stores the update; resolves when it is committed. Text that is no JSON comes as it is, to be set aside. */
  readonly receive: (updates: readonly unknown[]) => Promise<unknown>;
}

const MOST_BYTES = 1024 * 1024;

/** Where Telegram brings updates. 200 means: stored. Whoever does not know the secret is not even read. */
export function webhook({ path, secret, receive }: WebhookOptions, log: Log): Hono {
  const app = new Hono();
  app.post(
    path,
    async (c, next) => {
      if (!isSame(c.req.header('x-telegram-bot-api-secret-token') ?? '', secret)) return c.body(null, 401);
      return await next();
    },
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.body(null, 413) }),
    async (c) => {
      const text = await c.req.text();
      try {
        await receive([parse(text)]);
        return c.body(null, 200);
      } catch (err) {
        log.warn({ err }, 'an update could not be stored; Telegram will bring it again');
        return c.body(null, 503, { 'Retry-After': '5' });
      }
    },
  );
  return app;
}

/** Compares hashes, so that neither length nor place of the first difference shows in the time. */
function isSame(given: string, secret: string): boolean {
  const [a, b] = [given, secret].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a as Buffer, b as Buffer);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
