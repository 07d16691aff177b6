import type { Update } from '@grammyjs/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { call, until } from './clients.ts';

let sim: Simulator;

beforeEach(async () => {
  sim = await startSimulator();
});

afterEach(() => sim.stop());

const poll = async (params: Record<string, unknown> = {}): Promise<Update[]> =>
  (await call(sim, 'getUpdates', params)).result;

test('updates come in order, again and again, until a higher offset confirms them', async () => {
  const ani = sim.play.person('Ani');
  for (const word of ['a', 'b', 'c']) await ani.says(word);
  const first = await poll();
  expect(first.map((update) => update.message?.text)).toEqual(['a', 'b', 'c']);
  const [one = 0, two, three] = first.map((update) => update.update_id);
  expect([two, three]).toEqual([one + 1, one + 2]);
  expect(await poll({ limit: 2 })).toHaveLength(2);
  expect((await poll({ offset: one + 2 })).map((update) => update.message?.text)).toEqual(['c']);
  expect(await poll({ offset: one + 3 })).toEqual([]);
});

test('a negative offset forgets everything older', async () => {
  const ani = sim.play.person('Ani');
  for (const word of ['a', 'b', 'c']) await ani.says(word);
  expect((await poll({ offset: -1 })).map((update) => update.message?.text)).toEqual(['c']);
  expect(await poll()).toHaveLength(1);
});

test('a long poll answers the moment something is said', async () => {
  const ani = sim.play.person('Ani');
  const waiting = poll({ timeout: 20 });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const saidAt = Date.now();
  await ani.says('halo');
  expect(await waiting).toHaveLength(1);
  expect(Date.now() - saidAt).toBeLessThan(500);
});

test('a second poller ends the first with 409', async () => {
  const first = call(sim, 'getUpdates', { timeout: 20 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = call(sim, 'getUpdates', { timeout: 20 });
  expect(await first).toEqual({
    ok: false,
    error_code: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
  sim.world.updateQueue.release();
  await second;
});

test('polling with a webhook set is refused with 409, and setting one ends a long poll', async () => {
  const waiting = call(sim, 'getUpdates', { timeout: 20 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await call(sim, 'setWebhook', { url: 'http://127.0.0.1:9/' });
  expect((await waiting).description).toBe('Conflict: terminated by setWebhook request');
  expect((await call(sim, 'getUpdates')).description).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
});

test('reactions and membership of others come only to a bot that asks for them', async () => {
  const [ani, budi] = [sim.play.person('Ani'), sim.play.person('Budi')];
  const group = sim.play.group('Tier 2', { members: [ani, budi], botIsAdmin: true });
  const message = await ani.in(group).says('halo');
  await budi.in(group).reacts(message, '👍');
  await group.leaves(budi);
  const kinds = (updates: Update[]): string[] => updates.map((update) => Object.keys(update)[1] ?? '');
  const before = await poll();
  expect(kinds(before)).toEqual(['my_chat_member', 'message', 'message', 'message']);
  const offset = (before.at(-1)?.update_id ?? 0) + 1;
  await poll({ offset, allowed_updates: ['message', 'message_reaction', 'chat_member'] });
  await ani.in(group).reacts(message, '🔥');
  await group.joins(budi);
  expect(kinds(await poll())).toEqual(['message_reaction', 'chat_member', 'message']);
  await poll({ offset: offset + 9, allowed_updates: [] });
  await ani.in(group).reacts(message, '👍');
  expect(await poll()).toEqual([]);
});

test('an edit by a person comes as edited_message and a press as callback_query', async () => {
  const ani = sim.play.person('Ani');
  const said = await ani.says('salah');
  await ani.edits(said, 'benar');
  const [, edited] = await poll();
  expect(edited?.edited_message).toMatchObject({ text: 'benar', message_id: said.id });
  expect(edited?.edited_message?.edit_date).toBeGreaterThan(0);
});

test('blocking and unblocking come as my_chat_member', async () => {
  const ani = sim.play.person('Ani', { started: true });
  await ani.blocks();
  await ani.says('lagi');
  const updates = await poll();
  expect(updates.map((update) => update.my_chat_member?.new_chat_member.status ?? 'message')).toEqual([
    'kicked',
    'member',
    'message',
  ]);
});

test('an update nobody fetches is forgotten: a press after 150 s, the rest after a day', async () => {
  expect(sim.world.updateQueue.lifetimes).toEqual({ presses: 150_000, others: 86_400_000 });
  sim.world.updateQueue.lifetimes.presses = 20;
  const ani = sim.play.person('Ani');
  const message = await ani.says('halo');
  void ani.pressesData('x', message).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await poll()).map((update) => update.callback_query === undefined)).toEqual([true]);
});

test('each update can be made to come several times and out of order, also after newer ones', async () => {
  const ani = sim.play.person('Ani');
  sim.world.updateQueue.mangling = { copies: 3, seed: 5 };
  for (const word of ['a', 'b', 'c', 'd']) await ani.says(word);
  const ids: number[] = [];
  for (let offset = 0; !sim.world.updateQueue.isEmpty; offset = Math.max(...ids) + 1) {
    ids.push(...(await poll({ offset })).map((update) => update.update_id));
    if (ids.length === 8) await ani.says('e');
  }
  expect([...ids].sort((a, b) => a - b)).not.toEqual(ids);
  for (const id of new Set(ids)) expect(ids.filter((other) => other === id)).toHaveLength(3);
  expect(new Set(ids).size).toBe(5);
  expect(ids.lastIndexOf(1)).toBeGreaterThan(ids.indexOf(5));
});

test('anything can be delivered as an update, and an old one again', async () => {
  const ani = sim.play.person('Ani');
  await ani.says('halo');
  sim.world.deliverRaw({ message: { text: 7 }, nonsense: null });
  sim.world.redeliver(sim.world.updates[0] as Update);
  const updates = await poll();
  expect(updates).toHaveLength(3);
  expect(updates[1]).toMatchObject({ nonsense: null, message: { text: 7 } });
  expect(updates[2]?.update_id).toBe(updates[0]?.update_id);
});

test('a press can be answered once and only in time', async () => {
  const ani = sim.play.person('Ani', { started: true });
  sim.world.callbacks.lifetime = 400;
  const markup = { inline_keyboard: [[{ text: 'Ya', callback_data: 'y' }]] };
  await call(sim, 'sendMessage', { chat_id: ani.id, text: 'Ya?', reply_markup: markup });
  const pressed = ani.presses('Ya');
  await until(() => sim.world.updates.length > 0);
  const id = sim.world.updates.at(-1)?.callback_query?.id;
  expect(
    await call(sim, 'answerCallbackQuery', { callback_query_id: id, text: 'ok', show_alert: true }),
  ).toMatchObject({ ok: true });
  expect(await pressed).toEqual({ text: 'ok', alert: true });
  const tooLate = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
  expect((await call(sim, 'answerCallbackQuery', { callback_query_id: id })).description).toBe(tooLate);
  void ani.presses('Ya').catch(() => {});
  await until(() => sim.world.updates.at(-1)?.callback_query?.id !== id);
  await new Promise((resolve) => setTimeout(resolve, 450));
  const late = sim.world.updates.at(-1)?.callback_query?.id;
  expect((await call(sim, 'answerCallbackQuery', { callback_query_id: late })).description).toBe(tooLate);
});
