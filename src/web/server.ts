import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log.ts';
import { health, type Readiness } from './health.ts';
import { webhook, type WebhookOptions } from './webhook.ts';

export interface Web {
  readonly port: number;
  /** Takes no new request and waits for those under way. */
  stop(): Promise<void>;
}

/** The HTTP side: health, and the webhook when there is one. Rejects when the port is taken. */
export async function startWeb(options: {
  host: string;
  port: number;
  log: Log;
  ready: () => Promise<Readiness>;
  webhook?: WebhookOptions;
}): Promise<Web> {
  const { host, port, log, ready } = options;
  const app = new Hono();
  app.route('/', health(ready));
  if (options.webhook !== undefined) app.route('/', webhook(options.webhook, log));
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
