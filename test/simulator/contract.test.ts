import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { clients, replies } from './clients.ts';

const cases = clients.flatMap((client) =>
  (['polling', 'webhook'] as const).map((how) => ({ client, how, name: `${client.name} by ${how}` })),
);

describe.each(cases)('$name', ({ client, how }) => {
  let sim: Simulator;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    sim = await startSimulator();
    stop = await client.start(sim, how);
  });

  afterEach(async () => {
    await stop();
    await sim.stop();
  });

  test('a person is greeted with the payload of the link she followed', async () => {
    const ani = sim.play.person('Ani');
    await ani.says('/start abc123');
    await ani.sees(replies.start('abc123'));
  });

  test('a person presses a button, gets a toast and sees the message change', async () => {
    const ani = sim.play.person('Ani');
    await ani.says('printer mati');
    const draft = await ani.sees(replies.echo('printer mati'));
    expect(draft.buttons).toEqual([['Kirim', 'Batal']]);
    expect(await ani.presses('Kirim', { on: draft })).toEqual({ text: replies.pressed, alert: false });
    const edited = await ani.sees(replies.edited);
    expect(edited.id).toBe(draft.id);
    expect(edited.buttons).toEqual([]);
  });

  test('messages of one person are answered in the order she wrote them', async () => {
    const ani = sim.play.person('Ani');
    const words = ['satu', 'dua', 'tiga', 'empat', 'lima'];
    for (const word of words) await ani.says(word);
    await ani.sees(replies.echo('lima'));
    const said = [replies.echo('lima'), ...ani.seesNow().map((one) => one.text)].sort();
    expect(said).toEqual(words.map((word) => replies.echo(word)).sort());
    const order = [...ani.chat.messages.values()].filter((one) => one.fromBot).map((one) => one.message.text);
    expect(order).toEqual(words.map((word) => replies.echo(word)));
  });

  test('a file the bot sends can be downloaded again, byte for byte', async () => {
    const ani = sim.play.person('Ani');
    await ani.says('/file');
    const { message } = await ani.sees(`[document ${replies.file}]`);
    const found = (await (
      await fetch(`${sim.url}/bot${sim.token}/getFile?file_id=${message.document?.file_id ?? ''}`)
    ).json()) as {
      result: { file_path: string; file_size: number };
    };
    expect(found.result.file_size).toBe(3);
    const file = await fetch(`${sim.url}/file/bot${sim.token}/${found.result.file_path}`);
    expect(await file.text()).toBe('isi');
  });

  test('in a group the bot hears commands but not the talk of members', async () => {
    const [ani, budi] = [sim.play.person('Ani'), sim.play.person('Budi')];
    const tier2 = sim.play.group('Tier 2', { members: [budi, ani] });
    await ani.in(tier2).says('apa kabar');
    await budi.in(tier2).says('/start@MejaBantu_bot');
    await budi.in(tier2).sees('Selamat datang');
    expect(budi.in(tier2).lastMessage('apa kabar')).toBeUndefined();
  });

  test('an administrator bot hears everything said in the group', async () => {
    const budi = sim.play.person('Budi');
    const tier2 = sim.play.group('Tier 2', { members: [budi], botIsAdmin: true });
    await budi.in(tier2).says('apa kabar');
    await budi.in(tier2).sees(replies.echo('apa kabar'));
  });
});
