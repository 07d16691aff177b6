import { Hono } from 'hono';

/** What `/readyz` tells: plain facts, nothing secret. */
export interface Readiness {
  readonly isReady: boolean;
  readonly database: 'ok' | 'away';
  readonly telegram: 'ok' | 'away' | 'unauthorized';
  /** Updates and timers waiting, messages waiting, rows set aside. */
  readonly inbox?: number;
  readonly outbox?: number;
  readonly aside?: number;
}

/** `/healthz`: the process answers. `/readyz`: it can do its work. */
export function health(ready: () => Promise<Readiness>): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', async (c) => {
    try {
      const facts = await ready();
      return c.json(facts, facts.isReady ? 200 : 503);
    } catch {
      return c.json({ isReady: false, database: 'away' }, 503);
    }
  });
  return app;
}
