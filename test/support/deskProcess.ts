// A desk in a process of its own, for tests that kill it. It can count its steps (every statement sent to the database and every
// call to Telegram, before and after), and end itself by SIGKILL at the one it was told. Speaks with its parent by messages.
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { startApp, type App } from '../../src/app.ts';
import { urlClock } from '../../src/clock.ts';
import { connect } from '../../src/db/connect.ts';
import { parseRegion } from '../../src/domain/region.ts';
import { makeLog } from '../../src/log.ts';
import { usualLimits } from '../../src/telegram/pacing.ts';

export interface DeskOrders {
  readonly databaseUrl: string;
  readonly apiRoot: string;
  readonly clockUrl: string;
  readonly token: string;
  /** The step at which the process is killed; counting begins with the first update that arrives. */
  readonly killAt?: number;
  readonly webhook?: { readonly url: string; readonly secret: string; readonly port: number };
  readonly logLevel?: string;
  /** Telegram's limits are kept; otherwise there are none. */
  readonly keepsLimits?: boolean;
  /** Waits with everything loaded until it is told to go. */
  readonly standby?: boolean;
}

export type DeskSays =
  | { readonly is: 'ready' }
  | { readonly is: 'log'; readonly line: string }
  | { readonly is: 'steps'; readonly steps: readonly string[] };

const noLimits = { overallPerSecond: Infinity, privatePerSecond: Infinity, groupPerMinute: Infinity };
const orders = JSON.parse(process.argv[2] ?? '{}') as DeskOrders;
const tell = (says: DeskSays): void => void process.send?.(says);
const steps: string[] = [];
let isCounting = false;

/** Dies here and now: nothing after this line runs, nothing is flushed. */
function step(name: string): void {
  if (!isCounting) return;
  steps.push(name);
  if (steps.length === orders.killAt) process.kill(process.pid, 'SIGKILL');
}

/** What happens by the clock alone is no step of a message's way. */
const BY_THE_CLOCK = /^(?:timers-move|pause-left|inbox-notify|outbox-notify|select|listen )|\bleases\b/;
/** Asked again and again: a step only when something came. */
const POLLS = new Set(['inbox-claim', 'outbox-load']);

type Call = (...args: unknown[]) => unknown;

function countStatements(): void {
  const prototype = pg.Client.prototype as unknown as { query: Call };
  const original = prototype.query;
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first] = args;
    const config = first as { name?: string; text?: string } | string;
    const name = typeof config === 'string' ? config : (config.name ?? config.text ?? '');
    if (BY_THE_CLOCK.test(name)) return original.apply(this, args);
    if (!POLLS.has(name)) step(`before ${name}`);
    const after = (result: unknown): void => {
      const rows = (result as { rows?: unknown[] } | undefined)?.rows ?? [];
      if (!POLLS.has(name) || rows.length > 0) step(`after ${name}`);
    };
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = (error: unknown, result: unknown) => {
        after(result);
        (last as Call)(error, result);
      };
      return original.apply(this, args);
    }
    return (original.apply(this, args) as Promise<unknown>).then((result) => {
      after(result);
      return result;
    });
  };
}

function countCalls(): void {
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const method = /\/bot[^/]+\/(\w+)$/.exec(url)?.[1];
    if (method === undefined) return await original(input, init);
    const isPoll = method === 'getUpdates';
    if (!isPoll) step(`before ${method}`);
    const response = await original(input, init);
    const hasUpdates = isPoll && (await response.clone().text()).includes('update_id');
    if (hasUpdates) isCounting = true;
    if (!isPoll || hasUpdates) step(`after ${method}`);
    return response;
  };
}

async function open(): Promise<App> {
  const { databaseUrl, webhook } = orders;
  return await startApp({
    database: connect(databaseUrl, { max: 8, applicationName: 'desk process' }),
    databaseUrl,
    region: parseRegion(
      await readFile(new URL('../../regions/bitung.yaml', import.meta.url), 'utf8'),
      'bitung',
    ),
    clock: await urlClock(orders.clockUrl),
    log: makeLog(orders.logLevel ?? 'warn', (line) => tell({ is: 'log', line })),
    token: orders.token,
    apiRoot: orders.apiRoot,
    adminIds: [],
    web: webhook === undefined ? null : { host: '127.0.0.1', port: webhook.port },
    webhook,
    limits: orders.keepsLimits === true ? usualLimits : noLimits,
  });
}

countStatements();
countCalls();
if (orders.standby === true) await new Promise((go) => process.once('message', go));
const app = await open();
tell({ is: 'ready' });
process.on('message', (message) => {
  if (message === 'steps') tell({ is: 'steps', steps });
  if (message === 'stop') void app.stop().then(() => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
