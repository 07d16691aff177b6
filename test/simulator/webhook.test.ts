import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Update } from '@grammyjs/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { call, listen, until } from './clients.ts';

let sim: Simulator;
let hook: Awaited<ReturnType<typeof listen>>;
let answer: (update: Update, response: ServerResponse, request: IncomingMessage) => void;
let got: { update: Update; at: number; secret: unknown }[];

beforeEach(async () => {
  sim = await startSimulator();
  sim.world.webhook.pace = 20;
  got = [];
  answer = (_, response) => response.end();
  hook = await listen((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const update = JSON.parse(body) as Update;
      got.push({ update, at: Date.now(), secret: request.headers['x-telegram-bot-api-secret-token'] });
      answer(update, response, request);
    });
  });
});

afterEach(async () => {
  await sim.stop();
  await hook.close();
});

const set = (extra: object = {}): ReturnType<typeof call> =>
  call(sim, 'setWebhook', { url: hook.url, ...extra });
const texts = (): (string | undefined)[] => got.map(({ update }) => update.message?.text);

test('updates are pushed with the secret, and pending ones come after the webhook is set', async () => {
  const ani = sim.play.person('Ani');
  await ani.says('sebelum');
  await set({ secret_token: 'rahasia_1' });
  await ani.says('sesudah');
  await until(() => got.length === 2);
  expect(texts()).toEqual(['sebelum', 'sesudah']);
  expect(got.map((one) => one.secret)).toEqual(['rahasia_1', 'rahasia_1']);
  await until(() => sim.world.updateQueue.count === 0);
});

test('one message of a chat is in flight at a time, while other chats and presses go on', async () => {
  const [ani, budi] = [sim.play.person('Ani'), sim.play.person('Budi')];
  const held: ServerResponse[] = [];
  answer = (update, response) => (update.message?.chat.id === ani.id ? held.push(response) : response.end());
  await set();
  const first = await ani.says('satu');
  await ani.says('dua');
  await budi.says('lain');
  void ani.pressesData('x', first).catch(() => {});
  await until(() => got.length === 3);
  expect(texts()).toContain('satu');
  expect(texts()).not.toContain('dua');
  expect(texts()).toContain('lain');
  expect(got.some(({ update }) => update.callback_query !== undefined)).toBe(true);
  held[0]?.end();
  await until(() => texts().includes('dua'));
  held[1]?.end();
});

test('max_connections limits how many are in flight', async () => {
  const people = ['A', 'B', 'C', 'D', 'E'].map((name) => sim.play.person(name));
  const held: ServerResponse[] = [];
  answer = (_, response) => held.push(response);
  await set({ max_connections: 2 });
  for (const person of people) await person.says('halo');
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(held).toHaveLength(2);
  while (got.length < 5 || held.length > 0) {
    held.shift()?.end();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
});

test('a failed update is retried at once, then with growing pauses, and the next one waits for it', async () => {
  const ani = sim.play.person('Ani');
  answer = (_, response) => response.writeHead(got.length <= 4 ? 500 : 200).end();
  await set();
  await ani.says('satu');
  await ani.says('dua');
  await until(() => got.length === 6);
  expect(texts()).toEqual(['satu', 'satu', 'satu', 'satu', 'satu', 'dua']);
  const pauses = got.slice(1, 5).map((one, index) => one.at - (got[index]?.at ?? 0));
  expect(pauses[0]).toBeLessThan(pauses[3] ?? 0);
  expect(pauses[1]).toBeGreaterThanOrEqual(35);
  expect(pauses[2]).toBeGreaterThanOrEqual(75);
  expect(pauses[3]).toBeGreaterThanOrEqual(155);
});

test('Retry-After is obeyed and the last error can be read', async () => {
  const ani = sim.play.person('Ani');
  answer = (_, response) =>
    got.length === 1 ? response.writeHead(503, { 'retry-after': '10' }).end() : response.end();
  await set();
  await ani.says('satu');
  await until(() => got.length === 1);
  const info = await call(sim, 'getWebhookInfo');
  expect(info.result).toMatchObject({
    url: hook.url,
    pending_update_count: 1,
    last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
  });
  await until(() => got.length === 2);
  expect((got[1]?.at ?? 0) - (got[0]?.at ?? 0)).toBeGreaterThanOrEqual(195);
});

test('a method in the answer is executed, but not one that reads', async () => {
  const ani = sim.play.person('Ani');
  answer = (update, response) => {
    const method = update.message?.text === 'baca' ? 'getMe' : 'sendMessage';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method, chat_id: ani.id, text: 'dari jawaban' }));
  };
  await set();
  await ani.says('baca');
  await ani.says('halo');
  await ani.sees('dari jawaban');
  expect(sim.world.calls.of('getMe')).toEqual([]);
});

test('setting the same webhook again disturbs nothing in flight', async () => {
  const ani = sim.play.person('Ani');
  answer = (_, response) => void setTimeout(() => response.end(), 60);
  await set();
  await ani.says('satu');
  await until(() => got.length === 1);
  await set();
  await until(() => sim.world.updateQueue.count === 0);
  expect(texts()).toEqual(['satu']);
});

test('a removed webhook stops, keeps what waits, and drop_pending_updates forgets it', async () => {
  const ani = sim.play.person('Ani');
  answer = (_, response) => response.writeHead(500).end();
  await set();
  await ani.says('satu');
  await until(() => got.length >= 1);
  await call(sim, 'deleteWebhook');
  expect((await call(sim, 'getUpdates')).result).toHaveLength(1);
  await call(sim, 'deleteWebhook', { drop_pending_updates: true });
  expect((await call(sim, 'getUpdates')).result).toEqual([]);
});

test('an update that keeps failing is dropped when it expires, and the next one comes', async () => {
  const ani = sim.play.person('Ani');
  sim.world.updateQueue.lifetimes.others = 1000;
  answer = (update, response) => response.writeHead(update.message?.text === 'racun' ? 500 : 200).end();
  await set();
  await ani.says('racun');
  sim.world.updateQueue.lifetimes.others = 60_000;
  await ani.says('sehat');
  await until(() => texts().includes('sehat'));
  expect(texts().filter((text) => text === 'racun')).toHaveLength(6);
  await until(() => sim.world.updateQueue.count === 0);
});

test('copies of an update come side by side when delivery is mangled', async () => {
  const ani = sim.play.person('Ani');
  sim.world.updateQueue.mangling = { copies: 3, seed: 2 };
  await set();
  await ani.says('satu');
  await ani.says('dua');
  await until(() => got.length === 6);
  expect(texts().filter((text) => text === 'satu')).toHaveLength(3);
});
