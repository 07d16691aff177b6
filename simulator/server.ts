import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { execute, refusedCall, type Answer } from './api.ts';
import { controlApp } from './control.ts';
import type { Fault } from './faults.ts';
import { readParams } from './params.ts';
import { Play } from './play.ts';
import { badRequest, Refusal, tooManyRequests } from './refusal.ts';
import { World } from './world.ts';

export interface SimulatorOptions {
  /** 0 = any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly token?: string;
  /** First name of the bot; its username is the name without blanks plus `_bot`. */
  readonly botName?: string;
  /** Telegram's flood limits (429 with retry_after); off by default. */
  readonly limits?: boolean;
  /** Where the clock starts, such as `2026-11-20T08:00:00+08:00`; it runs on from there. */
  readonly now?: string;
  /** The first message's number less one; for a bot whose memory outlives the simulator. */
  readonly firstMessageId?: number;
}

export interface Simulator {
  /** Root for bots (`apiRoot`), for `CLOCK_URL` (`${url}/clock`) and for the page. */
  readonly url: string;
  readonly token: string;
  readonly world: World;
  /** The scripting interface, see `play.ts`. */
  readonly play: Play;
  stop(): Promise<void>;
}

/** Looks like a token of BotFather and opens nothing. */
export const defaultToken = '7000000001:AA-simulator-token-opens-nothing-00';

/**
 * Starts a local Telegram with one bot:
 * `/bot<token>/<method>` and `/file/bot<token>/<path>` are the Bot API, `/clock` answers `{"now": ISO}`,
 * `/control/...` is for pages and tools (see `control.ts`), everything else is the page.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const {
    host = '127.0.0.1',
    port = 0,
    token = defaultToken,
    botName = 'Meja Bantu',
    limits = false,
    now,
    firstMessageId = 0,
  } = options;
  const world = new World({ token, botName, limits, firstMessageId, ...(now === undefined ? {} : { now }) });
  const play = new Play(world);
  const page = getRequestListener(controlApp(world, play).fetch);
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/bot') === true) {
      answerBot(world, request, response).catch((error: unknown) => crash(response, error));
    } else if (request.url?.startsWith('/file/bot') === true) answerFile(world, request, response);
    else void page(request, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host}:${actual}`, token, world, play, stop: () => stop(world, server) };
}

async function stop(world: World, server: Server): Promise<void> {
  world.webhook.stop();
  world.updateQueue.release();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    setImmediate(() => server.closeAllConnections());
  });
}

async function answerBot(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const slash = path.indexOf('/', 1);
  const token = decodeURIComponent(path.slice('/bot'.length, slash < 0 ? undefined : slash));
  const method = slash < 0 ? '' : path.slice(slash + 1);
  const params = await readParams(request, new URLSearchParams(query)).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    return badRequest("can't parse request");
  });
  if (token !== world.token) return reply(response, refusedCall(new Refusal(401, 'Unauthorized')));
  if (method === '') return reply(response, refusedCall(new Refusal(404, 'Not Found')));
  if (params instanceof Refusal) return reply(response, refusedCall(params));
  const fault = world.faults.take(method);
  if (fault?.drop === 'before') return void request.socket.destroy();
  if (fault?.status !== undefined) return reply(response, refusedCall(failure(fault.status, fault)));
  const answer = await execute(world, method, params, isPoll(method) ? { gone: leaving(response) } : {});
  if (fault !== undefined) return await spoil(fault, request, response, answer);
  reply(response, answer);
}

const isPoll = (method: string): boolean => method.toLowerCase() === 'getupdates';

function leaving(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  409: 'Conflict',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function failure(status: number, { retryAfter = 1, description }: Fault): Refusal {
  return status === 429
    ? tooManyRequests(retryAfter)
    : new Refusal(status, description ?? phrases[status] ?? 'Error');
}

async function spoil(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
  if (fault.drop === 'after') return void request.socket.destroy();
  if (fault.body === 'empty') return send(response, answer.status, '', 'application/json');
  if (fault.body === 'html') return send(response, 502, '<html><h1>502 Bad Gateway</h1></html>', 'text/html');
  if (fault.body === 'brokenJson') {
    return send(response, answer.status, JSON.stringify(answer.body).slice(0, -7), 'application/json');
  }
  reply(response, answer);
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  const retryAfter = 'parameters' in body ? body.parameters?.retry_after : undefined;
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  send(response, status, JSON.stringify(body), 'application/json');
}

function send(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function answerFile(world: World, request: IncomingMessage, response: ServerResponse): void {
  const prefix = `/file/bot${world.token}/`;
  const url = request.url ?? '';
  if (!url.startsWith(prefix)) return reply(response, refusedCall(new Refusal(401, 'Unauthorized')));
  const file = world.files.byPath(decodeURIComponent(url.slice(prefix.length)));
  if (file === undefined) return reply(response, refusedCall(new Refusal(404, 'Not Found')));
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
}

function crash(response: ServerResponse, error: unknown): void {
  console.error('The simulator failed on a call of the bot; this is a mistake in the simulator:', error);
  if (!response.headersSent)
    reply(response, refusedCall(new Refusal(500, 'Internal Server Error: simulator')));
}
