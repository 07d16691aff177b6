import { Bot, InlineKeyboard, InputFile, InputMediaBuilder, Keyboard } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { patience, type Person } from '../../simulator/play.ts';
import { Recorder, replay } from '../../simulator/play/recording.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';

let sim: Simulator;
let bot: Bot;
let ani: Person;

/** A bot small enough to read, with enough of everything to talk about. */
function deskBot({ url, token }: Simulator): Bot {
  const desk = new Bot(token, { client: { apiRoot: url } });
  let tickets = 40;
  desk.command('start', (ctx) => ctx.reply(`Selamat datang ${ctx.match}`.trim()));
  desk.command('menu', (ctx) =>
    ctx.reply('Pilih', { reply_markup: new Keyboard().text('Lapor').row().requestContact('Nomor saya') }),
  );
  desk.command('album', (ctx) =>
    ctx.replyWithMediaGroup([
      InputMediaBuilder.photo(new InputFile(Buffer.from('satu'), '1.jpg'), { caption: 'Halaman 1' }),
      InputMediaBuilder.photo(new InputFile(Buffer.from('dua'), '2.jpg')),
    ]),
  );
  desk.on('message:contact', (ctx) => ctx.reply(`Nomor ${ctx.message.contact.phone_number}`));
  desk.on(['message:photo', 'message:voice', 'message:document'], async (ctx) => {
    await ctx.react('👍');
    await ctx.reply(`Diterima: ${ctx.message.caption ?? 'tanpa kata'}`, {
      reply_parameters: { message_id: ctx.message.message_id },
    });
  });
  desk.on('message:text', (ctx) => {
    const keyboard = new InlineKeyboard()
      .text('Kirim', 'send')
      .text('Batal', 'cancel')
      .url('Bantuan', 'https://bitungkota.go.id/');
    return ctx.reply(`BELUM TERKIRIM\n${ctx.message.text}`, { reply_markup: keyboard });
  });
  desk.callbackQuery('send', async (ctx) => {
    await ctx.answerCallbackQuery('Terkirim');
    await ctx.editMessageText(`Tiket BTG-${++tickets} dibuat`);
  });
  desk.callbackQuery('cancel', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Yakin?', show_alert: true });
    await ctx.deleteMessage();
  });
  desk.on('edited_message:text', (ctx) => ctx.reply(`Diubah menjadi ${ctx.editedMessage.text}`));
  return desk;
}

beforeEach(async () => {
  sim = await startSimulator({ now: '2026-11-20T08:00:00+08:00' });
  bot = deskBot(sim);
  void bot.start();
  ani = sim.play.person('Ani Wuisan');
});

afterEach(async () => {
  patience.milliseconds = 8000;
  await bot.stop();
  await sim.stop();
});

test('a report is written, sent with a button, and the same message then shows its number', async () => {
  await ani.says('/start abc');
  await ani.sees('Selamat datang abc');
  await ani.says('printer mati');
  const draft = await ani.sees('BELUM TERKIRIM');
  expect(draft.buttons).toEqual([['Kirim', 'Batal', 'Bantuan']]);
  expect(await ani.presses('Bantuan')).toEqual({ alert: false, url: 'https://bitungkota.go.id/' });
  expect(await ani.presses('Kirim', { on: draft })).toEqual({ text: 'Terkirim', alert: false });
  expect((await ani.sees(/BTG-\d+/)).id).toBe(draft.id);
});

test('a withdrawn draft disappears', async () => {
  await ani.says('printer mati');
  const draft = await ani.sees('BELUM TERKIRIM');
  expect(await ani.presses('Batal')).toEqual({ text: 'Yakin?', alert: true });
  await ani.seesGone(draft);
  expect(ani.lastMessage('BELUM TERKIRIM')).toBeUndefined();
});

test('photos, voice and documents arrive, are liked and answered', async () => {
  const photo = await ani.sends.photo({ caption: 'layar biru' });
  const answer = await ani.sees('Diterima: layar biru');
  expect(answer.message.reply_to_message?.message_id).toBe(photo.id);
  await ani.seesReaction(photo, '👍');
  await ani.sends.voice({ duration: 4 });
  await ani.sees('tanpa kata');
  await ani.sends.document({ name: 'surat.pdf', caption: 'surat' });
  await ani.sees('Diterima: surat');
  const album = await ani.sends.album([{ caption: 'a' }, { caption: 'b' }]);
  await ani.sees('Diterima: a');
  await ani.sees('Diterima: b');
  expect(new Set(album.map((one) => one.message.media_group_id)).size).toBe(1);
});

test('an album of the bot is two messages, and its bytes are kept', async () => {
  await ani.says('/album');
  const first = await ani.sees('[photo] Halaman 1');
  await ani.sees(/^\[photo\]$/);
  const id = first.message.photo?.at(-1)?.file_id ?? '';
  expect(Buffer.from(sim.world.files.byId(id)?.bytes ?? []).toString()).toBe('satu');
});

test('a keyboard under the input field says its label, and shares a number', async () => {
  await ani.says('/menu');
  await ani.sees('Pilih');
  await ani.presses('Nomor saya');
  await ani.sees('Nomor +62812');
  await ani.presses('Lapor');
  await ani.sees('BELUM TERKIRIM\nLapor');
});

test('a correction of her own message is noticed', async () => {
  const said = await ani.says('prnter mati');
  await ani.sees('BELUM TERKIRIM');
  await ani.edits(said, 'printer mati');
  await ani.sees('Diubah menjadi printer mati');
});

test('who waits in vain is told what was said instead', async () => {
  await ani.says('printer mati');
  await ani.sees('BELUM TERKIRIM');
  patience.milliseconds = 60;
  const failure = await ani.sees('selesai').catch((error: Error) => error.message);
  expect(failure).toContain('Ani waited 60 ms for "selesai" from the bot.');
  expect(failure).toContain('Ani: printer mati');
  expect(failure).toContain('[ Kirim ] [ Batal ]');
  await ani.seesNothing({ for: 50 });
});

test('the clock moves on order, dates the messages and answers CLOCK_URL', async () => {
  sim.world.clock.stop();
  const before = await ani.says('satu');
  expect(before.message.date).toBe(Date.parse('2026-11-20T00:00:00Z') / 1000);
  sim.world.clock.advance({ days: 1, hours: 2 });
  const after = await ani.says('dua');
  expect(after.message.date - before.message.date).toBe(26 * 3600);
  const { now } = (await (await fetch(`${sim.url}/clock`)).json()) as { now: string };
  expect(Temporal.Instant.from(now).epochMilliseconds).toBe(sim.world.clock.milliseconds);
  sim.world.clock.resume();
  sim.world.clock.set('2027-01-01T00:00:00Z');
  expect(sim.world.clock.isStopped).toBe(false);
  expect(sim.world.clock.now.toString()).toMatch(/^2027-01-01T00:00:00/);
});

test('a recorded conversation can be played again to another bot, though numbers differ', async () => {
  const recorder = new Recorder(sim.world);
  await ani.says('/start abc');
  await ani.sees('Selamat datang');
  await ani.says('printer mati');
  await ani.sees('BELUM TERKIRIM');
  await ani.presses('Kirim');
  await ani.sees('BTG-');
  await ani.sends.photo({ caption: 'ini fotonya' });
  await ani.sees('Diterima');
  recorder.end();
  const saved = JSON.parse(JSON.stringify(recorder.lines)) as typeof recorder.lines;

  await bot.stop();
  await sim.stop();
  sim = await startSimulator();
  bot = deskBot(sim);
  bot.api.config.use((call, method, payload, signal) => {
    if (method === 'editMessageText') Object.assign(payload, { text: 'Tiket BTG-977 dibuat' });
    return call(method, payload, signal);
  });
  void bot.start();
  await replay(sim.world, saved);
  expect(sim.play.transcript()).toContain('BTG-977');

  patience.milliseconds = 100;
  const other = saved.map((line) =>
    'bot' in line && line.bot !== false ? { ...line, bot: 'lain' } : line,
  ) as typeof saved;
  await expect(replay(sim.world, other)).rejects.toThrow('waited 100 ms');
});
