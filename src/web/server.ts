import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log.ts';
import { health, type Readiness } from './health.ts';
import { pages, type PagesOptions } from './pages.ts';
import { webhook, type WebhookOptions } from './webhook.ts';

export interface Web {
  readonly port: number;
  /** Takes no new request and waits for those under way. */
  stop(): Promise<void>;
}

/** The HTTP side: health, the webhook and the one-time pages when there are any. Rejects when the port is taken. */
export async function startWeb(options: {
  host: string;
  port: number;
  log: Log;
  ready: () => Promise<Readiness>;
  webhook?: WebhookOptions;
  /** The one-time pages; left out: there are none. */
  pages?: PagesOptions;
}): Promise<Web> {
  const { host, port, log, ready } = options;
  const app = new Hono();
  app.route('/', health(ready));
  if (options.webhook !== undefined) app.route('/', webhook(options.webhook, log));
  if (options.pages !== undefined) app.route('/', pages(options.pages, log));
  app.notFound((c) => c.body(null, 404));
  app.onError((err, c) => {
    log.error({ err }, 'a request failed');
    return c.body(null, 500);
  });
  const server = await new Promise<ServerType>((done, fail) => {
    const starting = serve({ fetch: app.fetch, hostname: host, port }, () => {
      starting.off('error', fail);
      done(starting);
    });
    // Twenty megabytes over a slow line need their time; each page is one person's, and unknown links are not read at all.
    if ('requestTimeout' in starting) starting.requestTimeout = 600_000;
    starting.once('error', (cause: Error) =>
      fail(new Error(`HTTP cannot listen on ${host}:${port}; choose another PORT or HOST.`, { cause })),
    );
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
