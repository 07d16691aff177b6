import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { WebhookInfo } from '@grammyjs/types';
import { execute } from './api.ts';
import { typedParams } from './params.ts';
import { shuffle, type Pending } from './updates.ts';
import type { World } from './world.ts';

/** Telegram's own figures, in seconds. Source: telegram-bot-api, WebhookActor. */
const answerTimeout = 60;
const longestPause = 60;
const longestRetryAfter = 3600;
const goneAfter = 23 * 3600;

/** Never executed from the answer to a webhook. */
const notInAnswers = /^(?:get.*|setwebhook|deletewebhook|close|logout)$/i;

interface Queue {
  readonly entries: Pending[];
  delay: number;
  failures: number;
}

/**
 * Pushes updates to the bot as Telegram's server does: one in flight per queue, queues side by side up to
 * max_connections, retries with growing pauses until the update expires.
 */
export class Webhook {
  readonly #world: World;
  /** Real milliseconds in one second of Telegram's pauses; tests shorten it. */
  pace = 1000;
  #url = '';
  #secret = '';
  #connections = 40;
  #agent = new HttpAgent({ keepAlive: true });
  #secureAgent = new HttpsAgent({ keepAlive: true });
  #queues = new Map<string, Queue>();
  #ready: string[] = [];
  #inFlight = 0;
  /** Grows with every set and remove, so that late answers of an old webhook are ignored. */
  #generation = 0;
  #lastError: { date: number; message: string } | undefined;
  #firstGone: number | undefined;

  constructor(world: World) {
    this.#world = world;
    world.updateQueue.onPending = (entry) => {
      if (this.isSet) this.#load(entry);
      return this.isSet;
    };
  }

  get isSet(): boolean {
    return this.#url !== '';
  }

  /** The webhook that is set already goes on undisturbed. */
  set(url: string, secret: string, connections: number): void {
    if (url === this.#url && secret === this.#secret && connections === this.#connections) return;
    this.remove();
    this.#url = url;
    this.#secret = secret;
    this.#connections = connections;
    for (const entry of this.#world.updateQueue.pending) this.#load(entry);
  }

  remove(): void {
    this.#generation++;
    this.#url = '';
    this.#queues.clear();
    this.#ready = [];
    this.#inFlight = 0;
    this.#lastError = undefined;
    this.#firstGone = undefined;
  }

  /** Stops pushing and closes the connections. */
  stop(): void {
    this.remove();
    this.#agent.destroy();
    this.#secureAgent.destroy();
  }

  info(): WebhookInfo {
    const allowed = this.#world.updateQueue.allowed;
    return {
      url: this.#url,
      has_custom_certificate: false,
      pending_update_count: this.#world.updateQueue.count,
      ...(this.isSet ? { max_connections: this.#connections, ip_address: '127.0.0.1' } : {}),
      ...(this.#lastError === undefined
        ? {}
        : { last_error_date: this.#lastError.date, last_error_message: this.#lastError.message }),
      ...(allowed === undefined ? {} : { allowed_updates: [...allowed] }),
    };
  }

  #load(entry: Pending): void {
    const { mangling, all } = this.#world.updateQueue;
    if (mangling === undefined) return this.#queue(entry, entry.queue);
    const copies = Array.from({ length: mangling.copies }, (_, copy) => copy);
    const [first = 0, ...others] = shuffle(copies, mangling.seed + all.length);
    const generation = this.#generation;
    for (const [place, copy] of [first, ...others].entries()) {
      const queue = `copy ${copy} of ${entry.update.update_id}`;
      setTimeout(
        () => {
          if (generation === this.#generation) this.#queue(entry, queue);
        },
        place * 15 + ((mangling.seed + all.length) % 3) * 10,
      );
    }
  }

  #queue(entry: Pending, name: string): void {
    const queue = this.#queues.get(name);
    if (queue !== undefined) {
      queue.entries.push(entry);
      return;
    }
    this.#queues.set(name, { entries: [entry], delay: 1, failures: 0 });
    this.#ready.push(name);
    this.#pump();
  }

  #pump(): void {
    while (this.#inFlight < this.#connections) {
      const name = this.#ready.shift();
      if (name === undefined) return;
      const queue = this.#queues.get(name);
      const [entry] = queue?.entries ?? [];
      if (queue !== undefined && entry !== undefined) void this.#send(name, queue, entry);
    }
  }

  async #send(name: string, queue: Queue, entry: Pending): Promise<void> {
    const generation = this.#generation;
    this.#inFlight++;
    const outcome = await this.#post(entry).catch((error: Error) => ({
      failed: error.message,
      retryAfter: 0,
      code: 0,
    }));
    if (generation !== this.#generation) return;
    this.#inFlight--;
    if ('failed' in outcome) this.#fail(name, queue, entry, outcome);
    else {
      this.#firstGone = undefined;
      this.#settle(name, queue, entry);
      await this.#executeAnswer(outcome.body);
    }
    this.#pump();
  }

  #settle(name: string, queue: Queue, entry: Pending): void {
    this.#world.updateQueue.settle(entry);
    queue.entries.shift();
    queue.delay = 1;
    queue.failures = 0;
    if (queue.entries.length > 0) this.#ready.push(name);
    else this.#queues.delete(name);
  }

  #fail(name: string, queue: Queue, entry: Pending, outcome: Failure): void {
    this.#lastError = { date: this.#world.clock.seconds, message: outcome.failed };
    if (this.#isGoneForGood(outcome.code)) return this.remove();
    let pause = Math.min(outcome.retryAfter, longestRetryAfter);
    if (pause === 0 && queue.failures > 0) {
      queue.delay = Math.min(longestPause * (1 + Math.random()), queue.delay * 2);
      pause = queue.delay;
    }
    queue.failures++;
    if (Date.now() + pause * this.pace > entry.expiresAt) {
      this.#settle(name, queue, entry);
      return;
    }
    const generation = this.#generation;
    setTimeout(() => {
      if (generation !== this.#generation) return;
      this.#ready.push(name);
      this.#pump();
    }, pause * this.pace);
  }

  /** A webhook that answers 410 for 23 hours is removed. */
  #isGoneForGood(code: number): boolean {
    if (code !== 410) this.#firstGone = undefined;
    else this.#firstGone ??= Date.now();
    return this.#firstGone !== undefined && Date.now() - this.#firstGone > goneAfter * this.pace;
  }

  #post(entry: Pending): Promise<Failure | { body: { type: string; text: string } }> {
    const body = JSON.stringify(entry.update);
    const isSecure = this.#url.startsWith('https:');
    return new Promise((resolve, reject) => {
      const request = (isSecure ? httpsRequest : httpRequest)(this.#url, {
        method: 'POST',
        agent: isSecure ? this.#secureAgent : this.#agent,
        timeout: answerTimeout * this.pace,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(this.#secret === '' ? {} : { 'x-telegram-bot-api-secret-token': this.#secret }),
        },
      });
      request.on('response', (response) => {
        readText(response).then((text) => {
          const code = response.statusCode ?? 0;
          if (code >= 200 && code <= 299) {
            resolve({ body: { type: response.headers['content-type'] ?? '', text } });
            return;
          }
          const failed = `Wrong response from the webhook: ${code} ${response.statusMessage ?? ''}`;
          resolve({ failed, code, retryAfter: Number(response.headers['retry-after'] ?? 0) || 0 });
        }, reject);
      });
      request.on('timeout', () => request.destroy(new Error('Read timeout expired')));
      request.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ECONNREFUSED' ? new Error('Connection refused') : error),
      );
      request.end(body);
    });
  }

  async #executeAnswer({ type, text }: { type: string; text: string }): Promise<void> {
    const { method, ...params } = readAnswer(type, text);
    if (typeof method !== 'string' || notInAnswers.test(method)) return;
    await execute(this.#world, method, typedParams(params));
  }
}

interface Failure {
  readonly failed: string;
  readonly retryAfter: number;
  readonly code: number;
}

function readAnswer(type: string, text: string): Record<string, unknown> {
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

async function readText(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}
