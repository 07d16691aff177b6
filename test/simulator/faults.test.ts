import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import type { Person } from '../../simulator/play.ts';
import { call } from './clients.ts';

let sim: Simulator;
let ani: Person;

beforeEach(async () => {
  sim = await startSimulator();
  ani = sim.play.person('Ani', { started: true });
});

afterEach(() => sim.stop());

const send = (text = 'halo'): ReturnType<typeof call> => call(sim, 'sendMessage', { chat_id: ani.id, text });

test('a flood error comes once, with retry_after, and nothing was sent', async () => {
  sim.world.faults.next('sendMessage', { status: 429, retryAfter: 3 });
  expect(await send()).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 3',
    parameters: { retry_after: 3 },
  });
  expect(ani.lastMessage()).toBeUndefined();
  expect(await send()).toMatchObject({ ok: true });
});

test('a server error, an empty body, broken JSON and an HTML page', async () => {
  sim.world.faults.next('*', { status: 502, times: 2 });
  expect(await send()).toMatchObject({ error_code: 502, description: 'Bad Gateway' });
  expect(await send()).toMatchObject({ error_code: 502 });
  for (const body of ['empty', 'brokenJson', 'html'] as const) {
    sim.world.faults.next('sendMessage', { body });
    await expect(send(body)).rejects.toThrow(SyntaxError);
    expect(ani.lastMessage(body)).toBeDefined();
  }
});

test('a connection dropped before executing sends nothing, dropped after it the message is there', async () => {
  sim.world.faults.next('sendMessage', { drop: 'before' });
  await expect(send('hilang')).rejects.toThrow();
  expect(ani.lastMessage('hilang')).toBeUndefined();
  sim.world.faults.next('sendMessage', { drop: 'after' });
  await expect(send('ada')).rejects.toThrow();
  expect(ani.lastMessage('ada')).toBeDefined();
});

test('an answer can be slow', async () => {
  sim.world.faults.next('sendMessage', { delay: 120 });
  const before = Date.now();
  await send();
  expect(Date.now() - before).toBeGreaterThanOrEqual(115);
});

test('with limits on, the fourth message within three seconds to one person is refused', async () => {
  sim.world.limits.isOn = true;
  for (let count = 0; count < 3; count++) expect(await send()).toMatchObject({ ok: true });
  const refused = await send();
  expect(refused).toMatchObject({ error_code: 429 });
  expect(refused.description).toMatch(/^Too Many Requests: retry after [123]$/);
});

test('with limits on, the 21st message within a minute to a group is refused', async () => {
  sim.world.limits.isOn = true;
  const group = sim.play.group('Tier 2', { members: [ani] });
  const answers = [];
  for (let count = 0; count < 21; count++) {
    answers.push(await call(sim, 'sendMessage', { chat_id: group.id, text: String(count) }));
  }
  expect(answers.map((one) => one.ok)).toEqual([...Array<boolean>(20).fill(true), false]);
});
