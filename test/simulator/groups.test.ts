import type { Message, Update } from '@grammyjs/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { call } from './clients.ts';

let sim: Simulator;
let ani: Person;
let budi: Person;

beforeEach(async () => {
  sim = await startSimulator();
  ani = sim.play.person('Ani Wuisan');
  budi = sim.play.person('Budi');
});

afterEach(() => sim.stop());

let offset = 0;
/** Everything new for the bot, confirmed. */
async function news(): Promise<Update[]> {
  const { result } = await call(sim, 'getUpdates', { offset });
  const updates = result as Update[];
  offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  return updates;
}

test('the bot without rights sees commands, replies to it, mentions and service messages only', async () => {
  offset = 0;
  const group = sim.play.group('Tier 2', { members: [budi, ani] });
  const { result } = await call(sim, 'sendMessage', { chat_id: group.id, text: 'Kartu BTG-1' });
  const card = { id: (result as Message).message_id };
  const place = budi.in(group);
  await news();
  await place.says('obrolan');
  await place.says('/status');
  await place.says('/status@LainBot');
  await place.says('/status@MejaBantu_bot');
  await place.says('halo @MejaBantu_bot');
  await place.replies(card, 'sudah dicoba');
  await place.replies(await ani.in(group).says('antar kami'), 'ya');
  await group.leaves(ani);
  expect(
    (await news()).map((update) => update.message?.text ?? update.message?.left_chat_member?.first_name),
  ).toEqual(['/status', '/status@MejaBantu_bot', 'halo @MejaBantu_bot', 'sudah dicoba', 'Ani']);
});

test('a group becomes a supergroup: two service messages, a new id, and the old one refuses', async () => {
  offset = 0;
  const group = sim.play.group('Tier 2', { members: [budi] });
  const { result } = await call(sim, 'sendMessage', { chat_id: group.id, text: 'Kartu BTG-1' });
  const card = (result as Message).message_id;
  await news();
  const oldId = await group.migrates();
  const [to, from] = await news();
  expect(to?.message).toMatchObject({ chat: { id: oldId }, migrate_to_chat_id: group.id });
  expect(from?.message).toMatchObject({
    chat: { id: group.id, type: 'supergroup' },
    migrate_from_chat_id: oldId,
  });
  expect(await call(sim, 'sendMessage', { chat_id: oldId, text: 'a' })).toMatchObject({
    error_code: 400,
    parameters: { migrate_to_chat_id: group.id },
  });
  expect(await call(sim, 'editMessageText', { chat_id: oldId, message_id: card, text: 'a' })).toMatchObject({
    ok: false,
  });
  expect(await call(sim, 'sendMessage', { chat_id: group.id, text: 'a' })).toMatchObject({ ok: true });
  await budi.in(group).sees('a');
});

test('an anonymous administrator, a channel and a linked channel have no person behind them', async () => {
  offset = 0;
  const group = sim.play.group('Tier 2', { members: [budi], supergroup: true, botIsAdmin: true });
  const channel = sim.play.channel('Pengumuman', { members: [ani] });
  await channel.linksTo(group);
  await news();
  await group.anonymousAdmin.says('siapa saya');
  await group.as(channel).says('atas nama kanal');
  await ani.in(channel).says('pos');
  const [anonymous, inName, post, copy] = await news();
  expect(anonymous?.message).toMatchObject({
    from: { id: 1087968824, username: 'GroupAnonymousBot' },
    sender_chat: { id: group.id },
  });
  expect(inName?.message).toMatchObject({ from: { id: 136817688 }, sender_chat: { id: channel.id } });
  expect(post?.channel_post).toMatchObject({ text: 'pos', sender_chat: { id: channel.id } });
  expect(post?.channel_post).not.toHaveProperty('from');
  expect(copy?.message).toMatchObject({
    from: { id: 777000 },
    is_automatic_forward: true,
    forward_origin: { type: 'channel' },
  });
});

test('throwing the bot out tells it so, and it hears and says nothing more', async () => {
  offset = 0;
  const group = sim.play.group('Tier 2', { members: [budi], supergroup: true, botIsAdmin: true });
  await news();
  await group.kicksBot();
  await budi.in(group).says('/status');
  const updates = await news();
  expect(updates.at(-1)?.my_chat_member).toMatchObject({ new_chat_member: { status: 'kicked' } });
  expect((await call(sim, 'sendMessage', { chat_id: group.id, text: 'a' })).description).toBe(
    'Forbidden: bot was kicked from the supergroup chat',
  );
  await group.addsBot();
  expect((await news()).map((update) => update.my_chat_member?.new_chat_member.status ?? 'service')).toEqual([
    'member',
    'service',
  ]);
});

test('topics of a forum keep their messages together', async () => {
  offset = 0;
  const forum = sim.play.group('Forum', { members: [budi], forum: true, botIsAdmin: true });
  const { result } = await call(sim, 'createForumTopic', { chat_id: forum.id, name: 'BTG-7' });
  const { message_thread_id } = result as { message_thread_id: number };
  await call(sim, 'sendMessage', { chat_id: forum.id, message_thread_id, text: 'kartu' });
  const card = await budi.in(forum).sees('kartu');
  expect(card.message).toMatchObject({ message_thread_id, is_topic_message: true });
  await news();
  await budi.in(forum).replies(card, 'siap');
  const own = await forum.opensTopic('Obrolan', budi);
  await budi.in(forum).says('di sini', { thread: own });
  expect((await news()).map((update) => update.message?.message_thread_id)).toEqual([
    message_thread_id,
    own,
    own,
  ]);
  await call(sim, 'closeForumTopic', { chat_id: forum.id, message_thread_id });
  expect(
    (await call(sim, 'sendMessage', { chat_id: forum.id, message_thread_id, text: 'a' })).description,
  ).toBe('Bad Request: TOPIC_CLOSED');
  await call(sim, 'deleteForumTopic', { chat_id: forum.id, message_thread_id });
  expect(
    (await call(sim, 'sendMessage', { chat_id: forum.id, message_thread_id, text: 'a' })).description,
  ).toBe('Bad Request: message thread not found');
});

test('the bot bans, restricts and promotes only with the right to do so', async () => {
  const group = sim.play.group('Tier 2', { members: [budi, ani], supergroup: true });
  const ban = { chat_id: group.id, user_id: ani.id };
  expect(await call(sim, 'banChatMember', ban)).toMatchObject({ ok: false });
  await group.promotesBot();
  expect((await call(sim, 'banChatMember', { ...ban, user_id: budi.id })).description).toBe(
    "Bad Request: can't remove chat owner",
  );
  expect(await call(sim, 'promoteChatMember', { ...ban, can_pin_messages: true })).toMatchObject({
    ok: true,
  });
  expect((await call(sim, 'getChatMember', ban)).result).toMatchObject({
    status: 'administrator',
    can_pin_messages: true,
    can_delete_messages: false,
  });
  await call(sim, 'promoteChatMember', ban);
  expect(await call(sim, 'banChatMember', ban)).toMatchObject({ ok: true });
  expect((await call(sim, 'getChatMember', ban)).result).toMatchObject({ status: 'kicked' });
  expect((await call(sim, 'getChatMemberCount', { chat_id: group.id })).result).toBe(2);
});
