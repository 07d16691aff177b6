import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, InputFile, webhookCallback } from 'grammy';
import { Telegraf } from 'telegraf';
import type { Simulator } from '../../simulator/server.ts';

/**
 * The same small bot written for three clients, so that what the contract suite finds is the simulator's doing:
 * grammY, telegraf (independent and older), and bare HTTP with urlencoded bodies.
 */
export interface Client {
  readonly name: string;
  /** Starts the bot by long polling, or by webhook; returns how to stop it. */
  start(sim: Simulator, how: 'polling' | 'webhook'): Promise<() => Promise<void>>;
}

export const secret = 'secret_of-the-contract';

/** What every bot does: greets, echoes with buttons, answers presses, sends a file, deletes on request. */
export const replies = {
  start: (payload: string): string => `Selamat datang ${payload}`.trim(),
  echo: (text: string): string => `Anda menulis: ${text}`,
  pressed: 'Terima kasih',
  edited: 'Sudah dikirim',
  file: 'laporan.txt',
};

const buttons = {
  inline_keyboard: [
    [
      { text: 'Kirim', callback_data: 'send' },
      { text: 'Batal', callback_data: 'no' },
    ],
  ],
};

export async function listen(handler: RequestListener): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/hook`, close };
}

const grammy: Client = {
  name: 'grammY',
  async start(sim, how) {
    const bot = new Bot(sim.token, { client: { apiRoot: sim.url } });
    bot.command('start', (ctx) => ctx.reply(replies.start(ctx.match)));
    bot.command('file', (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from('isi'), replies.file)));
    bot.on('message:text', (ctx) => ctx.reply(replies.echo(ctx.message.text), { reply_markup: buttons }));
    bot.callbackQuery('send', async (ctx) => {
      await ctx.answerCallbackQuery(replies.pressed);
      await ctx.editMessageText(replies.edited);
    });
    if (how === 'polling') {
      void bot.start();
      return () => bot.stop();
    }
    await bot.init();
    const callback = webhookCallback(bot, 'http', { secretToken: secret });
    const server = await listen((request, response) => void callback(request, response));
    await bot.api.setWebhook(server.url, { secret_token: secret });
    return server.close;
  },
};

const telegraf: Client = {
  name: 'telegraf',
  async start(sim, how) {
    const bot = new Telegraf(sim.token, { telegram: { apiRoot: sim.url } });
    bot.start((ctx) => ctx.reply(replies.start(ctx.payload)));
    // telegraf 4.16 never finishes a multipart body on Node 26 (it does on 20): it sends a file known by its id.
    const known = sim.world.files.add('document', {
      name: replies.file,
      type: 'text/plain',
      bytes: Buffer.from('isi'),
    });
    bot.command('file', (ctx) => ctx.replyWithDocument(known.file_id));
    bot.on('text', (ctx) => ctx.reply(replies.echo(ctx.message.text), { reply_markup: buttons }));
    bot.action('send', async (ctx) => {
      await ctx.answerCbQuery(replies.pressed);
      await ctx.editMessageText(replies.edited);
    });
    if (how === 'polling') {
      void bot.launch().catch(() => {});
      await until(() => sim.world.calls.of('deleteWebhook').length > 0);
      return async () => bot.stop();
    }
    bot.botInfo = await bot.telegram.getMe();
    const callback = bot.webhookCallback('/hook', { secretToken: secret });
    const server = await listen((request, response) => void callback(request, response));
    await bot.telegram.setWebhook(server.url, { secret_token: secret });
    return server.close;
  },
};

/** A call with an urlencoded body, as the simplest scripts make it. */
export async function call(
  sim: { url: string; token: string },
  method: string,
  params: Record<string, unknown> = {},
): Promise<{ ok: boolean; result: never; description?: string; error_code?: number; parameters?: object }> {
  const fields = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const response = await fetch(`${sim.url}/bot${sim.token}/${method}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return (await response.json()) as Awaited<ReturnType<typeof call>>;
}

interface BareUpdate {
  update_id: number;
  message?: { text?: string; chat: { id: number } };
  callback_query?: { id: string; data: string; message: { message_id: number; chat: { id: number } } };
}

async function handle(sim: Simulator, update: BareUpdate): Promise<void> {
  const { message, callback_query: press } = update;
  if (press?.data === 'send') {
    await call(sim, 'answerCallbackQuery', { callback_query_id: press.id, text: replies.pressed });
    const { message_id, chat } = press.message;
    await call(sim, 'editMessageText', { chat_id: chat.id, message_id, text: replies.edited });
  } else if (message?.text?.startsWith('/start') === true) {
    await call(sim, 'sendMessage', { chat_id: message.chat.id, text: replies.start(message.text.slice(7)) });
  } else if (message?.text === '/file') {
    const form = new FormData();
    form.set('chat_id', String(message.chat.id));
    form.set('document', new Blob(['isi']), replies.file);
    await fetch(`${sim.url}/bot${sim.token}/sendDocument`, { method: 'POST', body: form });
  } else if (message?.text !== undefined) {
    await call(sim, 'sendMessage', {
      chat_id: message.chat.id,
      text: replies.echo(message.text),
      reply_markup: buttons,
    });
  }
}

const bare: Client = {
  name: 'bare fetch',
  async start(sim, how) {
    if (how === 'webhook') {
      const server = await listen((request, response) => {
        const isOurs = request.headers['x-telegram-bot-api-secret-token'] === secret;
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => {
          void (isOurs ? handle(sim, JSON.parse(body) as BareUpdate) : Promise.resolve()).then(() =>
            response.writeHead(isOurs ? 200 : 401).end(),
          );
        });
      });
      await call(sim, 'setWebhook', { url: server.url, secret_token: secret });
      return server.close;
    }
    let isRunning = true;
    const poll = async (): Promise<void> => {
      for (let offset = 0; isRunning;) {
        const { result } = await call(sim, 'getUpdates', { offset, timeout: 10 });
        for (const update of (result ?? []) as BareUpdate[]) {
          offset = update.update_id + 1;
          await handle(sim, update);
        }
      }
    };
    const polling = poll().catch(() => {});
    return async () => {
      isRunning = false;
      sim.world.updateQueue.release();
      await polling;
    };
  },
};

export const clients: readonly Client[] = [grammy, telegraf, bare];

export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 8000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('What the test waits for did not happen within 8 s.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
