/**
 * The one-time pages: `/unggah/<token>` to hand in a file, `/unduh/<token>` to open one. Opening a page changes nothing; only its button
 * uses it up. Neither path nor token is ever logged.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Brought, Opened, PassView, Taken } from '../desk/passes.ts';
import { MOST_FILE_BYTES } from '../domain/fileTypes.ts';
import type { Log } from '../log.ts';
import { downloadPage, outcomePage, PAGE_HEADERS, uploadPage } from './html.ts';
import { readBody, readForm } from './multipart.ts';
import { perMinute } from './rate.ts';

export interface PagesOptions {
  readonly look: (token: string, direction: 'in' | 'out') => Promise<PassView>;
  readonly take: (token: string, brought: Brought) => Promise<Taken>;
  readonly open: (token: string) => Promise<Opened>;
  /** An instant in words of the city. */
  readonly showTime: (iso: string) => string;
  /** Milliseconds of a clock that never jumps; for the limit on requests. */
  readonly uptime: () => number;
}

/** What a form adds around its file. */
const MOST_BODY = MOST_FILE_BYTES + 64 * 1024;
/** More than this is not even thrown away in order: the connection ends. */
const MOST_DRAINED = 200 * 1024 * 1024;
/** Requests of one address in a minute. */
const MOST_REQUESTS = 60;
/** Files held in memory at once. */
const MOST_AT_ONCE = 3;

const STATUS = {
  taken: 200,
  unknown: 404,
  used: 410,
  over: 410,
  empty: 400,
  date: 400,
  future: 400,
  early: 400,
  broken: 400,
  type: 415,
  tooLarge: 413,
  busy: 503,
} as const;

export function pages(options: PagesOptions, log: Log): Hono {
  const app = new Hono();
  const allows = perMinute(MOST_REQUESTS, options.uptime);
  let reading = 0;
  const say = (c: Context, outcome: keyof typeof STATUS): Response => {
    if (outcome === 'busy') c.header('Retry-After', '60');
    return c.html(outcomePage(outcome), STATUS[outcome]);
  };
  const guard: MiddlewareHandler = async (c, next) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value);
    if (!allows(addressOf(c))) return say(c, 'busy');
    return next();
  };
  app.onError((err, c) => {
    log.warn({ err }, 'a one-time page failed');
    return say(c, 'busy');
  });
  app.use('/unggah/*', guard);
  app.use('/unduh/*', guard);

  app.get('/unggah/:token', async (c) => {
    const view = await options.look(c.req.param('token'), 'in');
    return view.is === 'open' ? c.html(uploadPage(view, options.showTime(view.until))) : say(c, view.is);
  });
  app.post('/unggah/:token', async (c) => {
    const token = c.req.param('token');
    // Who has no valid link does not make us read.
    const view = await options.look(token, 'in');
    if (view.is !== 'open') return say(c, view.is);
    if (reading >= MOST_AT_ONCE) return say(c, 'busy');
    reading += 1;
    try {
      const body = await readBody(c.req.raw.body, MOST_BODY, MOST_DRAINED);
      if (typeof body === 'string') return say(c, body);
      const form = await readForm(body, c.req.header('content-type') ?? '');
      if (form === null) return say(c, 'broken');
      if (form.bytes.length > MOST_FILE_BYTES) return say(c, 'tooLarge');
      return say(c, await options.take(token, form));
    } finally {
      reading -= 1;
    }
  });

  app.get('/unduh/:token', async (c) => {
    const view = await options.look(c.req.param('token'), 'out');
    return view.is === 'open' ? c.html(downloadPage(view, options.showTime(view.until))) : say(c, view.is);
  });
  app.post('/unduh/:token', async (c) => {
    const opened = await options.open(c.req.param('token'));
    if (opened.is !== 'opened') return say(c, opened.is);
    const { name, type, bytes } = opened;
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      // Whatever the file holds, it is nobody's script here.
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
  });
  return app;
}

const asciiOf = (name: string): string => name.replace(/[^\x20-\x7e]|["\\%]/g, '_');

/** Behind a proxy on this machine or network: the address that the proxy itself saw, the last of its list. */
function addressOf(c: Context): string {
  const peer = getConnInfo(c).remote.address ?? '';
  const isNear = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(
    peer,
  );
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return isNear && forwarded !== undefined && forwarded !== '' ? forwarded : peer;
}
