import { Api, InputFile, InputMediaBuilder } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Method, Result } from '../../simulator/methods/method.ts';
import type { Group, Person } from '../../simulator/play.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { call } from './clients.ts';

let sim: Simulator;
let api: Api;
let ani: Person;
let group: Group;

beforeEach(async () => {
  sim = await startSimulator();
  api = new Api(sim.token, { apiRoot: sim.url });
  ani = sim.play.person('Ani Wuisan', { started: true, username: 'ani_w' });
  group = sim.play.group('Tier 2', { members: [ani], supergroup: true, botIsAdmin: true });
});

afterEach(() => sim.stop());

const file = (text: string, name: string): InputFile => new InputFile(Buffer.from(text), name);

test('a missing or misspelt field of a method does not compile', () => {
  // @ts-expect-error there is no such field
  const wrongField: Method<'getMe'> = (world): Result<'getMe'> => ({ ...world.bot, is_robot: true });
  // @ts-expect-error a field is missing
  const missingField: Method<'getFile'> = () => ({ file_id: 'a' });
  // @ts-expect-error the parameter is called text
  const wrongParameter: Method<'sendMessage'> = (_, params) => params.txt as never;
  // @ts-expect-error there is no such method
  const wrongName: Method<'sendMesage'> = () => true;
  expect([wrongField, missingField, wrongParameter, wrongName]).toHaveLength(4);
});

test('the same call as JSON, urlencoded, multipart and in the address', async () => {
  const url = `${sim.url}/bot${sim.token}/sendMessage`;
  const reply_markup = JSON.stringify({ inline_keyboard: [[{ text: 'Ya', callback_data: 'y' }]] });
  const fields = { chat_id: String(ani.id), text: 'halo', protect_content: 'true', reply_markup };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({
    ...fields,
    chat_id: ani.id,
    protect_content: true,
    reply_markup: JSON.parse(reply_markup) as object,
  });
  const answers = [
    await fetch(url, { method: 'POST', body, headers }),
    await fetch(url, { method: 'POST', body: new URLSearchParams(fields) }),
    await fetch(url, { method: 'POST', body: form }),
    await fetch(`${url}?${new URLSearchParams(fields).toString()}`),
  ];
  for (const answer of answers) {
    expect(await answer.json()).toMatchObject({
      ok: true,
      result: {
        text: 'halo',
        has_protected_content: true,
        reply_markup: { inline_keyboard: [[{ text: 'Ya' }]] },
      },
    });
  }
});

test('a message is copied without its origin, forwarded with it, and protected ones are not', async () => {
  const said = await ani.sends.photo({ caption: 'bukti' });
  const { message_id } = await api.copyMessage(group.id, ani.id, said.id);
  const copy = group.state.messages.get(message_id)?.message;
  expect(copy).toMatchObject({ caption: 'bukti', from: { is_bot: true } });
  expect(copy).not.toHaveProperty('forward_origin');
  const forwarded = await api.forwardMessage(group.id, ani.id, said.id);
  expect(forwarded.forward_origin).toMatchObject({ type: 'user', sender_user: { first_name: 'Ani' } });
  const secret = await api.sendMessage(ani.id, 'rahasia', { protect_content: true });
  await expect(api.forwardMessage(group.id, ani.id, secret.message_id)).rejects.toThrow(
    "message can't be forwarded",
  );
});

test('caption, medium and buttons of a message change, each by its own method', async () => {
  const sent = await api.sendPhoto(ani.id, file('satu', 'a.jpg'), { caption: 'lama' });
  const at = [ani.id, sent.message_id] as const;
  expect(await api.editMessageCaption(...at, { caption: '<b>baru</b>', parse_mode: 'HTML' })).toMatchObject({
    caption: 'baru',
    caption_entities: [{ type: 'bold', offset: 0, length: 4 }],
  });
  const edited = await api.editMessageMedia(
    ...at,
    InputMediaBuilder.document(file('dua', 'b.txt'), { caption: 'surat' }),
  );
  expect(edited).toMatchObject({ document: { file_name: 'b.txt' }, caption: 'surat' });
  expect(edited).not.toHaveProperty('photo');
  const reply_markup = { inline_keyboard: [[{ text: 'Ya', callback_data: 'y' }]] };
  expect(await api.editMessageReplyMarkup(...at, { reply_markup })).toMatchObject({
    caption: 'surat',
    reply_markup,
  });
  expect(await api.editMessageReplyMarkup(...at)).not.toHaveProperty('reply_markup');
  await expect(api.editMessageReplyMarkup(...at)).rejects.toThrow('message is not modified');
});

test('an edit of the text without buttons takes the buttons away', async () => {
  const reply_markup = { inline_keyboard: [[{ text: 'Ya', callback_data: 'y' }]] };
  const sent = await api.sendMessage(ani.id, 'satu', { reply_markup });
  expect(await api.editMessageText(ani.id, sent.message_id, 'dua')).not.toHaveProperty('reply_markup');
});

test('several messages are deleted at once, what is missing is skipped', async () => {
  const one = await api.sendMessage(ani.id, 'satu');
  const two = await api.sendMessage(ani.id, 'dua');
  await api.deleteMessages(ani.id, [one.message_id, two.message_id, 99999]);
  expect(ani.lastMessage()).toBeUndefined();
});

test('a pinned message shows in getChat and is announced', async () => {
  const sent = await api.sendMessage(group.id, 'penting');
  await api.pinChatMessage(group.id, sent.message_id);
  expect((await api.getChat(group.id)).pinned_message).toMatchObject({ text: 'penting' });
  expect(group.transcript()).toContain(`(pinned #${sent.message_id})`);
  await api.unpinChatMessage(group.id, sent.message_id);
  expect((await api.getChat(group.id)).pinned_message).toBeUndefined();
});

test('chats, members and the bot itself can be asked for', async () => {
  expect(await api.getMe()).toMatchObject({ username: 'MejaBantu_bot', can_read_all_group_messages: false });
  expect(await api.getChat(ani.id)).toMatchObject({
    type: 'private',
    first_name: 'Ani',
    last_name: 'Wuisan',
  });
  expect(await api.getChatMember(group.id, ani.id)).toMatchObject({ status: 'creator' });
  expect((await api.getChatAdministrators(group.id)).map((one) => one.status)).toEqual([
    'creator',
    'administrator',
  ]);
  expect(await api.getChatMemberCount(group.id)).toBe(2);
});

test('typing and a streamed draft are seen by whoever watches, not written into the chat', async () => {
  const seen: string[] = [];
  sim.world.watch((event) => {
    if (event.kind === 'action') seen.push(event.action);
    if (event.kind === 'draft') seen.push(event.text);
  });
  await api.sendChatAction(ani.id, 'typing');
  await call(sim, 'sendMessageDraft', { chat_id: ani.id, draft_id: 1, text: 'sedang' });
  expect(seen).toEqual(['typing', 'sedang']);
  expect(ani.lastMessage()).toBeUndefined();
});

test('polls are sent, voted in and closed', async () => {
  const sent = await api.sendPoll(
    ani.id,
    'Puas?',
    ['Ya', 'Tidak'].map((text) => ({ text })),
    { is_anonymous: false },
  );
  await ani.votes({ id: sent.message_id }, 1);
  expect(sim.world.updates.at(-1)?.poll_answer).toMatchObject({ user: { id: ani.id }, option_ids: [1] });
  expect(await api.stopPoll(ani.id, sent.message_id)).toMatchObject({
    is_closed: true,
    total_voter_count: 1,
  });
});

test('what a call asks for and the simulator does not imitate is refused and counted, never ignored', async () => {
  const refused = await call(sim, 'sendMessage', { chat_id: ani.id, text: 'a', business_connection_id: 'x' });
  expect(refused).toMatchObject({ ok: false, error_code: 501 });
  expect(sim.world.unknownCalls.get('sendMessage business_connection_id')).toBe(1);
});

test('messages of private chats share one numbering, a supergroup has its own', async () => {
  const budi = sim.play.person('Budi', { started: true });
  const one = await api.sendMessage(ani.id, 'satu');
  const two = await api.sendMessage(budi.id, 'dua');
  expect(two.message_id).toBe(one.message_id + 1);
  const before = Math.max(...group.state.messages.keys());
  expect((await api.sendMessage(group.id, 'tiga')).message_id).toBe(before + 1);
});
