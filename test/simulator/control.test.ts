import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { call, clients, replies } from './clients.ts';

let sim: Simulator;
let stop: () => Promise<void>;

beforeEach(async () => {
  sim = await startSimulator();
  stop = (await clients[0]?.start(sim, 'polling')) ?? (() => Promise.resolve());
});

afterEach(async () => {
  await stop();
  await sim.stop();
});

interface Seen {
  id: number;
  message_id: number;
  text: string;
  messages: Seen[];
  chats: Seen[];
  commands: { command: string }[];
}

async function control<T = Seen>(path: string, body?: object): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await (await fetch(`${sim.url}/control${path}`, init)).json()) as T;
}

test('a page can make people and groups, speak for them, press and see everything', async () => {
  const ani = await control('/people', { name: 'Ani Wuisan' });
  const group = await control('/groups', { title: 'Tier 2', members: [ani.id], botIsAdmin: true });
  await control(`/chats/${ani.id}/messages`, { from: ani.id, text: 'printer mati' });
  await sim.play.personWithId(ani.id).sees(replies.echo('printer mati'));
  const chat = await control(`/chats/${ani.id}?as=${ani.id}`);
  const draft = chat.messages.at(-1);
  expect(draft).toMatchObject({ text: replies.echo('printer mati'), from_bot: true });
  expect(
    await control(`/chats/${ani.id}/messages/${draft?.message_id ?? 0}/press`, {
      from: ani.id,
      data: 'send',
    }),
  ).toEqual({
    text: replies.pressed,
    alert: false,
  });
  await control(`/chats/${group.id}/messages`, {
    from: ani.id,
    kind: 'photo',
    caption: 'foto',
    data: 'aXNp',
  });
  const { chats } = await control('/state');
  expect(chats.map((one) => one.id)).toEqual([ani.id, group.id]);
  const photo =
    sim.world.chats.get(group.id)?.messages.values().toArray().at(-1)?.message.photo?.at(-1)?.file_id ?? '';
  expect(await (await fetch(`${sim.url}/control/files/${photo}`)).text()).toBe('isi');
});

test('a mistake is answered with what is wrong', async () => {
  expect(await control('/chats/5/messages', { from: 1, text: 'a' })).toEqual({
    error: 'There is no chat with id 5.',
  });
});

test('the menu of commands is the narrowest scope that fits the person', async () => {
  const ani = sim.play.person('Ani');
  const group = sim.play.group('Tier 2', { members: [ani] });
  const set = (command: string, scope?: object, language_code?: string): ReturnType<typeof call> =>
    call(sim, 'setMyCommands', {
      commands: [{ command, description: 'x' }],
      ...(scope && { scope }),
      ...(language_code && { language_code }),
    });
  await set('umum');
  await set('pribadi', { type: 'all_private_chats' });
  await set('private', { type: 'all_private_chats' }, 'en');
  await set('kepala', { type: 'chat_administrators', chat_id: group.id });
  const menu = async (chat: number): Promise<string[]> =>
    (await control(`/chats/${chat}?as=${ani.id}`)).commands.map((one) => one.command);
  expect(await menu(ani.id)).toEqual(['pribadi']);
  expect(await menu(group.id)).toEqual(['kepala']);
  await call(sim, 'deleteMyCommands', { scope: { type: 'chat_administrators', chat_id: group.id } });
  expect(await menu(group.id)).toEqual(['umum']);
});

test('events tell a page what happens, as it happens', async () => {
  const response = await fetch(`${sim.url}/control/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) text += (await reader?.read())?.value ?? '';
  };
  await until('event: hello');
  const ani = sim.play.person('Ani');
  await until('event: person');
  await ani.says('halo');
  await until(replies.echo('halo'));
  await control('/clock', { advance: { hours: 1 } });
  await until('event: clock');
  await reader?.cancel();
});

test('the log of calls shows method, parameters and answer', async () => {
  const ani = sim.play.person('Ani', { started: true });
  await call(sim, 'sendMessage', { chat_id: ani.id, text: '' });
  const calls = await control<{ method: string }[]>('/calls?after=0');
  expect(calls.at(-1)).toMatchObject({
    method: 'sendMessage',
    params: { text: '' },
    answer: { ok: false, description: 'Bad Request: message text is empty' },
  });
});
