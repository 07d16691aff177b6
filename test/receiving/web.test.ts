import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { receive } from '../../src/engine/receive.ts';
import type { Readiness } from '../../src/web/health.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { BOT, idOf, message, openHouse, type House } from './house.ts';

const secret = 'a-Secret_of-Telegram';
let house: House;
let web: Web;
let isAway = false;
let facts: Readiness = { isReady: true, database: 'ok', telegram: 'ok', inbox: 0 };
const away = connect('postgres://x@127.0.0.1:1/x', { max: 1, applicationName: 'test' });

beforeAll(async () => {
  house = await openHouse();
  web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    log: house.logger,
    ready: async () => facts,
    webhook: {
      path: '/telegram',
      secret,
      receive: (updates) => receive(isAway ? away.pool : house.pool, BOT, updates, new Date()),
    },
  });
});
afterAll(async () => {
  await web.stop();
  await away.close();
  await house.close();
});

const bring = (body: string, header: string | undefined = secret) =>
  fetch(`http://127.0.0.1:${web.port}/telegram`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      ...(header === '' ? {} : { 'X-Telegram-Bot-Api-Secret-Token': header }),
    },
  });

describe('Telegram brings updates', () => {
  test('and hears 200 when they are stored', async () => {
    const update = message(1);
    expect((await bring(JSON.stringify(update))).status).toBe(200);
    expect((await house.rows()).map((row) => row.id)).toContain(idOf(update));
  });

  test.each([
    ['no secret', ''],
    ['a wrong secret', 'a-Secret_of-telegram'],
    ['a prefix of it', secret.slice(0, -1)],
    ['an endless one', 'x'.repeat(8_000)],
  ])('whoever comes with %s is not even read', async (_, header) => {
    const before = (await house.rows()).length;
    expect((await bring(JSON.stringify(message(1)), header)).status).toBe(401);
    expect(await house.rows()).toHaveLength(before);
  });

  test('a body above 1 MB is refused, with and without its length told', async () => {
    const body = JSON.stringify(message(1, 'x'.repeat(1_100_000)));
    const status = (length: object) =>
      new Promise((done, fail) => {
        const headers = { 'X-Telegram-Bot-Api-Secret-Token': secret, connection: 'close', ...length };
        const sending = request({ port: web.port, path: '/telegram', method: 'POST', headers }, (response) =>
          done(response.resume().statusCode),
        ).on('error', fail);
        sending.write(body);
        sending.end();
      });
    expect(await status({ 'content-length': Buffer.byteLength(body) })).toBe(413);
    expect(await status({})).toBe(413);
  });

  test('what is no JSON is set aside and acknowledged, or it would come for a day', async () => {
    expect((await bring('{"update_id": 1, "mess')).status).toBe(200);
    const aside = (await house.rows()).filter((row) => row.state === 'aside');
    expect(aside).toHaveLength(1);
    expect(aside[0]?.error).toMatch(/^not an object, 22 bytes/);
  });

  test('while the database is away they hear 503 and when to come again', async () => {
    isAway = true;
    const response = await bring(JSON.stringify(message(1)));
    isAway = false;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });

  test('only by POST, only there', async () => {
    const at = (path: string) => fetch(`http://127.0.0.1:${web.port}${path}`);
    expect((await at('/telegram')).status).toBe(404);
    expect((await at('/')).status).toBe(404);
  });
});

describe('health', () => {
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${web.port}${path}`);
    return { status: response.status, body: await response.json() };
  };

  test('the process is alive, and ready when it can work', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, body: { alive: true } });
    expect(await get('/readyz')).toEqual({ status: 200, body: facts });
  });

  test('it is alive but not ready when Telegram does not take the token', async () => {
    facts = { ...facts, isReady: false, telegram: 'unauthorized' };
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
  });

  test('a port that is taken stops the start with what to do', async () => {
    const again = startWeb({
      host: '127.0.0.1',
      port: web.port,
      log: house.logger,
      ready: async () => facts,
    });
    await expect(again).rejects.toThrow(/choose another PORT/);
  });
});
