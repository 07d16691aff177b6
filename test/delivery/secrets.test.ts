import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { makeLog } from '../../src/log.ts';
import type { TelegramError } from '../../src/telegram/api.ts';
import { connectTelegram } from '../../src/telegram/api.ts';
import { classify } from '../../src/telegram/faults.ts';
import { closedPort } from './house.ts';

const token = '7000000099:CANARYcanaryCANARYcanaryCANARYcanary';
const words = 'kata-kata orang';

/** What a failing call leaves behind: the error as anyone could print it, and the line in the log. */
async function traces(apiRoot: string, seconds = 2): Promise<{ error: TelegramError; all: string }> {
  const lines: string[] = [];
  const log = makeLog('debug', (line) => lines.push(line));
  const api = connectTelegram({ token, apiRoot });
  const params = { chat_id: 1, text: words };
  const error = await api.call('sendMessage', params, { seconds }).then(
    () => expect.unreachable('it should have failed'),
    (reason: unknown) => reason as TelegramError,
  );
  log.error({ err: error, url: `${apiRoot}/bot${token}/sendMessage` }, `failed: ${inspect(error)}`);
  return { error, all: inspect(error, { depth: 9, showHidden: true }) + error.stack + lines.join('') };
}

async function serverThatAnswers(status: number, body: string) {
  const server = createServer((_, response) => {
    response.statusCode = status;
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

describe('neither the token nor anybody’s words are in an error or in the log', () => {
  test('when the name is not found', async () => {
    const { error, all } = await traces('http://telegram.invalid');
    expect(classify(error)).toEqual({ is: 'unsent' });
    expect(all).not.toMatch(/CANARY|kata-kata/);
  });

  test('when nobody listens', async () => {
    const { error, all } = await traces(`http://127.0.0.1:${await closedPort()}`);
    expect(error.code).toBe('ECONNREFUSED');
    expect(classify(error)).toEqual({ is: 'unsent' });
    expect(all).not.toMatch(/CANARY|kata-kata/);
  });

  test('when the other side does not speak TLS', async () => {
    const server = await serverThatAnswers(200, '');
    const { error, all } = await traces(server.url.replace('http:', 'https:'));
    server.stop();
    expect(classify(error)).toEqual({ is: 'unsent' });
    expect(all).not.toMatch(/CANARY|kata-kata/);
  });

  test.each([
    ['an empty answer', 200, '', { is: 'ambiguous' }],
    ['half an answer', 200, '{"ok":tr', { is: 'ambiguous' }],
    ["a proxy's page", 502, `<html>${token}</html>`, { is: 'server', maybeDone: true }],
    [
      "Telegram's own trouble",
      500,
      '{"ok":false,"error_code":500,"description":"Internal Server Error"}',
      { is: 'server', maybeDone: false },
    ],
    [
      'a revoked token',
      401,
      '{"ok":false,"error_code":401,"description":"Unauthorized"}',
      { is: 'unauthorized' },
    ],
    [
      'a token that never was',
      404,
      '{"ok":false,"error_code":404,"description":"Not Found"}',
      { is: 'unauthorized' },
    ],
    [
      'a flood',
      429,
      '{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":99999}}',
      { is: 'flood', seconds: 3600 },
    ],
    [
      'a quoted piece of text',
      400,
      `{"ok":false,"error_code":400,"description":"Bad Request: \\"${words}\\" is wrong"}`,
      { is: 'refused' },
    ],
  ])('when the answer is %s', async (_, status, body, fault) => {
    const server = await serverThatAnswers(status, body);
    const { error, all } = await traces(server.url);
    server.stop();
    expect(classify(error)).toEqual(fault);
    expect(all).not.toMatch(/CANARY|kata-kata/);
  });

  test('when no answer comes in time', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { error, all } = await traces(`http://127.0.0.1:${port}`, 0.2);
    server.closeAllConnections();
    server.close();
    expect(classify(error)).toEqual({ is: 'ambiguous' });
    expect(all).not.toMatch(/CANARY|kata-kata/);
  });

  test('when Postgres repeats what it refused', () => {
    const lines: string[] = [];
    const refused = Object.assign(new Error(`invalid input syntax for type bigint: "${words}"`), {
      code: '22P02',
      detail: `Failing row contains (${words})`,
    });
    makeLog('debug', (line) => lines.push(line)).error({ err: new Error('outer', { cause: refused }) }, 'no');
    expect(lines.join('')).toContain('22P02');
    expect(lines.join('')).not.toContain(words);
  });
});

test('a notice that is too long is cut, and one that comes too late harms nobody', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
    request.on('end', () => {
      response.statusCode = 400;
      response.end('{"ok":false,"error_code":400,"description":"Bad Request: query is too old"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const api = connectTelegram({ token, apiRoot: `http://127.0.0.1:${port}` });
  await api.answer('1', '😀'.repeat(150), true);
  const { text } = JSON.parse(bodies.join('')) as { text: string };
  expect(text.length).toBeLessThanOrEqual(200);
  expect(text.isWellFormed()).toBe(true);
  server.closeAllConnections();
  server.close();
});
