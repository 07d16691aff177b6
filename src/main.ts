/** Wires everything and stops it in reverse order. With no token and no database it brings its own of both. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { triage } from './ai/lexical.ts';
import { startApp } from './app.ts';
import { databaseClock, urlClock } from './clock.ts';
import { readConfig, type Config } from './config.ts';
import { connect } from './db/connect.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { parseRegion, type Region } from './domain/region.ts';
import { makeLog } from './log.ts';

/** Where the page of the local Telegram is, if that port is free. */
const TRIAL_PORT = 8081;

const stops: (() => Promise<unknown>)[] = [];
let isStopping = false;

async function stop(code: number): Promise<never> {
  if (isStopping) return new Promise(() => undefined);
  isStopping = true;
  setTimeout(() => process.exit(code === 0 ? 1 : code), 15_000).unref();
  for (const one of stops.toReversed()) await one().catch((error: unknown) => console.error(String(error)));
  process.exit(code);
}

async function start(config: Config): Promise<void> {
  const log = makeLog(config.logLevel, undefined, secretsOf(config));
  const { region, folder } = await loadRegion(config.region);
  const databaseUrl = config.databaseUrl ?? (await embedded(config, log));
  await migrate(databaseUrl, { log: (line: string) => log.info({}, line) });
  const database = connect(databaseUrl, {
    max: 12,
    applicationName: 'meja bantu',
    onError: (err: Error) => log.warn({ err }, 'a database connection was lost'),
  });
  stops.push(() => database.close());

  const trial = config.botToken === undefined ? await startTrial(region) : null;
  const clockUrl = trial?.clockUrl ?? config.clockUrl;
  const clock = clockUrl === undefined ? await databaseClock(database.pool) : await urlClock(clockUrl);
  stops.push(async () => clock.stop());
  triage(''); // learns now what the first reporter would otherwise wait for
  const app = await startApp({
    database,
    databaseUrl,
    region,
    regionFolder: folder,
    clock,
    log,
    token: trial?.token ?? (config.botToken as string),
    apiRoot: trial?.apiRoot ?? config.telegramApiRoot,
    adminIds: trial?.adminIds ?? config.adminIds,
    web: { host: config.host, port: config.port },
    webhook: trial === null ? config.webhook : undefined,
    model: config.model,
    sites: {
      resolvers: config.dnsResolvers.length === 0 ? null : config.dnsResolvers,
      powerDns:
        config.powerDns === undefined
          ? null
          : { ...config.powerDns, zone: config.powerDns.zone ?? region.parentDomain.name },
    },
    publicUrl: config.publicUrl ?? (trial === null ? undefined : `http://127.0.0.1:${config.port}`),
  });
  stops.push(() => app.stop());
  await trial?.seed(database.pool, new Date(clock.now().epochMilliseconds));
  log.info({ bot: app.botName, port: app.port }, 'the desk is open');
  if (trial !== null)
    console.log(
      `\nMeja Bantu is running on a local Telegram.\nPlay every role in the browser: ${trial.apiRoot}\nStop with Ctrl+C.\n`,
    );
}

/** What must not stand in any line: the token, the webhook's secret, the database's password. */
function secretsOf({ botToken, webhook, databaseUrl, model }: Config): string[] {
  const password = databaseUrl === undefined ? '' : new URL(databaseUrl).password;
  return [botToken, webhook?.secret, password, model?.apiKey].filter(
    (secret) => secret !== undefined && secret.length > 3,
  ) as string[];
}

/** The local Telegram with a small city. Loaded only when needed: production does not carry it. */
async function startTrial(region: Region) {
  const { startTrialCity } = await import('./trial.ts');
  const trial = await startTrialCity(region, TRIAL_PORT);
  stops.push(() => trial.stop());
  return trial;
}

async function embedded(config: Config, log: ReturnType<typeof makeLog>): Promise<string> {
  const cluster = await startEmbedded({ dataDir: config.dataDir, log: (line) => log.info({}, line) });
  stops.push(() => cluster.stop());
  return cluster.url;
}

/** `bitung`, `padang`, or the path of a region's file. */
export async function loadRegion(name: string): Promise<{ region: Region; folder: string }> {
  const own = /^[a-z-]+$/.test(name);
  const path = own ? fileURLToPath(new URL(`../regions/${name}.yaml`, import.meta.url)) : name;
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `REGION must be bitung, padang, or the path of a regions file; "${name}" cannot be read.`,
      { cause },
    );
  });
  return { region: parseRegion(text, own ? `regions/${name}.yaml` : name), folder: dirname(path) };
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0));
process.on('unhandledRejection', (error) => {
  console.error(
    'A promise was rejected and nobody listened:',
    error instanceof Error ? error.name : 'unknown',
  );
});
try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  await stop(1);
}
