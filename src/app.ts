/**
 * The desk, put together around one database: what receives, works, sends and waits. `main.ts` gives it the environment;
 * tests and benchmarks give it a simulator and a clock.
 */
import { randomBytes } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Pool } from 'pg';
import { flows } from '../flows/index.ts';
import { consult } from './ai/consult.ts';
import { triage } from './ai/lexical.ts';
import { makeModel, type ModelSettings } from './ai/model.ts';
import type { Clock } from './clock.ts';
import { storedFlows } from './db/cases.ts';
import { migrateChat } from './db/chats.ts';
import type { Database } from './db/connect.ts';
import { backlog, type InboxRow } from './db/inbox.ts';
import { outboxBacklog } from './db/outbox.ts';
import { keepOffices } from './db/offices.ts';
import { arrive, keepAdmins } from './desk/arrive.ts';
import { keepMornings } from './desk/digest.ts';
import { alarm } from './desk/people.ts';
import { keepCalendars } from './desk/calendars.ts';
import { keepReminders } from './desk/reminders.ts';
import { lookAtStart } from './desk/calendarWatch.ts';
import { toDate, type Desk } from './desk/desk.ts';
import { keepDuties } from './desk/dutyKeeping.ts';
import { keepWatch } from './desk/disposal.ts';
import { fired } from './desk/fired.ts';
import type { Signal } from './desk/signal.ts';
import { signalled } from './desk/signals.ts';
import { lookAtPass, openFile, takeFile } from './desk/passes.ts';
import { chatUnreachable } from './desk/unreachable.ts';
import { showDateTime } from './domain/dates.ts';
import { isQuiet } from './domain/quietHours.ts';
import type { Region } from './domain/region.ts';
import { advance, type Decide } from './engine/advance.ts';
import { receive } from './engine/receive.ts';
import { sentence, type Speech } from './engine/speech.ts';
import { startWork, Unreadable } from './engine/work.ts';
import { startAdvice, type AdviceQueue } from './jobs/advice.ts';
import { startBroadcasts } from './jobs/broadcasts.ts';
import { startRetention } from './jobs/retention.ts';
import { startSites } from './jobs/sites.ts';
import { startTimers } from './jobs/timers.ts';
import { keepSearchable, loadLaw } from './law.ts';
import type { Log } from './log.ts';
import { connectTelegram, TelegramError, type Telegram } from './telegram/api.ts';
import { makeFileReader } from './telegram/files.ts';
import { announceCommands } from './telegram/menu.ts';
import { printDutyPictures } from './paper/dutyPicture.ts';
import { printNotaDinas } from './paper/notaDinas.ts';
import { writeRequestLetter } from './paper/requestLetter.ts';
import { startPoller } from './telegram/poller.ts';
import { migrationOf, readUpdate } from './telegram/read.ts';
import { makeRenderer } from './telegram/render.ts';
import type { PowerDns } from './sites/powerdns.ts';
import { makeResolver } from './sites/resolve.ts';
import type { VisitOptions } from './sites/visit.ts';
import { startSender, type SenderOptions } from './telegram/sender.ts';
import type { Readiness } from './web/health.ts';
import type { PagesOptions } from './web/pages.ts';
import { startWeb } from './web/server.ts';

export interface AppOptions {
  readonly database: Database;
  /** Where to LISTEN: connections of their own. */
  readonly databaseUrl: string;
  readonly region: Region;
  /** The folder of the region's file; default: our `regions/`. */
  readonly regionFolder?: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly token: string;
  readonly apiRoot: string | undefined;
  /** Spoken to instead of a Bot API server: a benchmark counts what is handed over. */
  readonly api?: Telegram;
  readonly adminIds: readonly number[];
  readonly web: { readonly host: string; readonly port: number } | null;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** Where people reach the one-time pages; left out: restricted files are given by letter number only. */
  readonly publicUrl?: string | undefined;
  /** Telegram's limits; tests loosen them. */
  readonly limits?: SenderOptions['limits'];
  readonly concurrency?: number;
  /** An OpenAI-compatible server; left out: no model is asked. */
  readonly model?: ModelSettings | undefined;
  /** Looking at subdomains; undefined: nothing outside is ever asked. */
  readonly sites?: {
    /** `ip` or `ip:port`; null: the name servers of this machine. */
    readonly resolvers: readonly string[] | null;
    readonly powerDns: PowerDns | null;
    /** Handed in by tests alone: servers on loopback, at ports of their own. */
    readonly visiting?: Omit<VisitOptions, 'resolver'>;
    readonly spacingMs?: number;
    readonly everyMs?: number;
  };
}

export interface App {
  readonly botName: string;
  readonly botId: number;
  readonly port: number | null;
  /** Nothing waits to be worked or sent in this process. */
  idle(): boolean;
  /** In reverse order: no more comes in, what is being worked on is finished, what is under way is sent. */
  stop(): Promise<void>;
}

/** Where Telegram delivers when a webhook is set. */
const WEBHOOK_PATH = '/telegram';

export async function startApp(options: AppOptions): Promise<App> {
  const { database, region, clock, log } = options;
  const { pool } = database;
  const api =
    options.api ??
    connectTelegram({
      token: options.token,
      ...(options.apiRoot === undefined ? {} : { apiRoot: options.apiRoot }),
    });
  await refuseUnknownStates(options);
  await keepOffices(pool, region.offices);
  const law = await loadLaw(region, options.regionFolder);
  if (law !== null) await keepSearchable(pool, region, law);
  const me = await meet(api, log);
  const bot = { id: me.id, username: me.username };
  const now = () => clock.now();
  const dateNow = (): Date => toDate(now());
  let queue: AdviceQueue | undefined;
  const desk: Desk = {
    pool,
    region,
    law,
    guess: triage,
    advise: options.model === undefined ? null : async (on, wish) => queue?.send(on, wish),
    botName: () => bot.username,
    publicUrl: options.web === null ? null : (options.publicUrl ?? null),
    newId,
    print: printNotaDinas,
    writesDns: (options.sites?.powerDns ?? null) !== null,
    ...keepCalendars(pool, region),
    readFile: makeFileReader({ api, token: options.token, apiRoot: options.apiRoot }),
  };
  await keepAdmins(desk, region, options.adminIds, now());
  await lookAtStart(desk, now());
  await keepMornings(desk, now());
  await keepReminders(desk, now());
  await keepDuties(desk, now());
  await advance(pool, null, dateNow, (change) => keepWatch(desk, change, now()));

  const renderer = makeRenderer({
    writeLetter: writeRequestLetter,
    pool,
    region,
    now,
    guess: triage,
    calendar: desk.calendar,
    publicUrl: desk.publicUrl,
    drawDuties: printDutyPictures,
    advise: desk.advise,
    writesDns: desk.writesDns,
  });
  const tell = (decide: Decide<void>): void => {
    advance(pool, null, dateNow, decide)
      .then(({ queued }) => {
        if (queued > 0) sender.wake();
        worker.wake();
      })
      .catch((err: unknown) => log.error({ err }, 'an alarm could not be raised'));
  };
  const tellAdmins = (speech: Speech): void => tell((change) => alarm(desk, change, speech));
  const sender = startSender({
    pool,
    api,
    render: renderer,
    log,
    now: dateNow,
    listenUrl: options.databaseUrl,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    onUnreachable: (chatId: number, why: string) =>
      tell((change) => chatUnreachable(desk, change, chatId, why)),
    onUnauthorized: () =>
      log.error({}, 'Telegram refuses the token (401): get a new one from BotFather and set BOT_TOKEN'),
    onFailed: (outboxId: number) => tellAdmins(sentence('alarm.notSent', { id: String(outboxId) })),
  });

  const isTooLong = (speech: Speech, language: 'id' | 'en'): boolean =>
    renderer.notice(speech, language).length > 190;
  const work = async (row: InboxRow): Promise<void> => {
    const { queued, after } = await workRow(row);
    if (queued > 0) sender.wake();
    after?.();
  };
  const workRow = async (row: InboxRow): Promise<{ queued: number; after?: () => void }> => {
    const stored = JSON.parse(row.payload) as {
      update?: Update;
      masked?: boolean;
      timer?: { owner: string; id: string };
      signal?: Signal;
    };
    const { timer, signal, update } = stored;
    await desk.calendars.fresh(signal?.calendar);
    if (timer !== undefined)
      return advance(pool, row.id, dateNow, (change) => fired(desk, change, timer.owner, timer.id, now()));
    if (signal !== undefined)
      return advance(pool, row.id, dateNow, (change) => signalled(desk, change, signal, now()));
    if (update === undefined) throw new Error('An inbox row holds neither update, timer nor signal.');
    const moved = readable(() => migrationOf(update));
    if (moved !== null) await migrateChat(pool, moved.from, moved.to);
    const input =
      moved === null
        ? readable(() => readUpdate(row.id, update, row.receivedAt, bot, stored.masked === true))
        : null;
    if (input === null) return advance(pool, row.id, dateNow, async () => undefined);
    const { answer, queued, isElsewhere } = await advance(pool, row.id, dateNow, (change) =>
      arrive(desk, input, now(), change, isTooLong),
    );
    const { callbackId } = input;
    // Telegram takes one answer to a press: an empty one must not be faster than the notice of whoever decided it.
    if (callbackId === null || isElsewhere) return { queued };
    const text =
      answer === null || answer.notice === null
        ? undefined
        : renderer.notice(answer.notice.speech, answer.language);
    return { queued, after: () => void api.answer(callbackId, text, answer?.notice?.alert) };
  };

  const onAside = (id: string): void => tellAdmins(sentence('alarm.aside', { id }));
  const worker = startWork({
    pool,
    handle: work,
    concurrency: options.concurrency ?? 8,
    log,
    onAside,
    listenUrl: options.databaseUrl,
  });
  if (options.model !== undefined) {
    const model = makeModel(options.model, () => performance.now());
    queue = await startAdvice({
      pool,
      desk,
      consult: (about, text) => consult(model, about, text),
      tell: (decide) => alone(decide),
      now,
      log,
    }).catch((err: unknown) => {
      log.error({ err }, 'the queue of the model cannot be made; the desk works without advice');
      return undefined;
    });
  }
  const timers = startTimers({ pool, now: dateNow, wake: () => worker.wake(), log });
  const { sites } = options;
  const siteWork =
    sites === undefined
      ? null
      : startSites({
          pool,
          now: dateNow,
          wake: () => worker.wake(),
          log,
          powerDns: sites.powerDns,
          visiting: { resolver: makeResolver(sites.resolvers), ...sites.visiting },
          ...(sites.spacingMs === undefined ? {} : { spacingMs: sites.spacingMs }),
          ...(sites.everyMs === undefined ? {} : { everyMs: sites.everyMs }),
        });
  const broadcasts = startBroadcasts({
    pool,
    now: dateNow,
    isQuiet: () => isQuiet(region, now()),
    wakeSender: () => sender.wake(),
    wakeWorker: () => worker.wake(),
    log,
  });
  clock.onJump(() => {
    timers.jumped();
    broadcasts.wake();
  });
  const retention = startRetention({ pool, now: dateNow, log });
  const take = (updates: readonly unknown[]): Promise<unknown> =>
    receive(pool, bot.id, updates, dateNow(), { worker, onAside });
  const poller = options.webhook === undefined ? startPoller({ pool, api, receive: take, log }) : null;
  const alone = async <T>(decide: Decide<T>): Promise<T> => {
    await desk.calendars.fresh();
    const { answer, queued } = await advance(pool, null, dateNow, decide);
    if (queued > 0) sender.wake();
    worker.wake();
    return answer as T;
  };
  const onePages: PagesOptions = {
    look: (token, direction) => lookAtPass(desk, token, direction, now()),
    take: (token, brought) => alone((change) => takeFile(desk, change, token, brought, now())),
    open: (token) => alone((change) => openFile(desk, change, token, now())),
    showTime: (iso) => showDateTime(Temporal.Instant.from(iso), region, 'id'),
    uptime: () => performance.now(),
  };
  const web =
    options.web === null
      ? null
      : await startWeb({
          ...options.web,
          log,
          ready: () => readiness(pool, sender.status(), poller?.status() ?? null),
          ...(options.webhook === undefined
            ? {}
            : { webhook: { path: WEBHOOK_PATH, secret: options.webhook.secret, receive: take } }),
          ...(desk.publicUrl === null ? {} : { pages: onePages }),
        });
  if (options.webhook !== undefined) await setWebhook(api, options.webhook);
  announceCommands(api).catch((err: unknown) => log.warn({ err }, 'the command menu could not be set'));

  return {
    botName: bot.username,
    botId: bot.id,
    port: web?.port ?? null,
    idle: () => worker.idle() && sender.idle(),
    async stop() {
      await poller?.stop();
      await web?.stop();
      await queue?.stop();
      await timers.stop();
      await siteWork?.stop();
      await broadcasts.stop();
      await retention.stop();
      await worker.stop();
      await sender.stop();
    },
  };
}

/** Reading is pure: what it stumbles over once it would stumble over again. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Unreadable(cause);
  }
}

/** Longest silence of Telegram, in milliseconds, after which it counts as away: a poll lasts 25 seconds. */
const SILENCE = 60_000;

async function readiness(
  pool: Pool,
  sending: ReturnType<ReturnType<typeof startSender>['status']>,
  polling: ReturnType<ReturnType<typeof startPoller>['status']> | null,
): Promise<Readiness> {
  const waiting = await backlog(pool);
  const isUnauthorized = sending.isUnauthorized || polling?.isUnauthorized === true;
  const isAway = polling?.isPolling === true && performance.now() - polling.heardAt > SILENCE;
  return {
    isReady: !isUnauthorized && !isAway,
    database: 'ok',
    telegram: isUnauthorized ? 'unauthorized' : isAway ? 'away' : 'ok',
    inbox: waiting.open,
    outbox: await outboxBacklog(pool),
    aside: waiting.aside,
  };
}

/** Who the bot is. Waits for a Telegram that is away; a token that it refuses stops the start. */
async function meet(api: Telegram, log: Log): Promise<{ id: number; username: string }> {
  for (let pause = 500; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      return await api.call('getMe', {} as never);
    } catch (error) {
      const code = error instanceof TelegramError ? error.code : null;
      if (code === 401 || code === 404)
        throw new Error('Telegram refuses BOT_TOKEN. Copy it again from BotFather (/mybots, API Token).', {
          cause: error,
        });
      log.warn({ err: error }, 'Telegram does not answer yet; trying again');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** A start that could not load what is stored would lose it later, one case at a time: refuse at once and list it. */
async function refuseUnknownStates({ database }: AppOptions): Promise<void> {
  const known: Record<string, { version: number } | undefined> = flows;
  const unknown = (await storedFlows(database.pool)).filter(
    (stored) => known[stored.flow]?.version !== stored.flowVersion,
  );
  if (unknown.length === 0) return;
  throw new Error(
    `The database holds states that this release cannot load: ${unknown
      .map((one) => `${one.count} of flow ${one.flow} version ${one.flowVersion}`)
      .join(', ')}. Start the release that wrote them, or a newer one.`,
  );
}

async function setWebhook(api: Telegram, webhook: { url: string; secret: string }): Promise<void> {
  await api.call('setWebhook', {
    url: webhook.url.endsWith(WEBHOOK_PATH) ? webhook.url : webhook.url + WEBHOOK_PATH,
    secret_token: webhook.secret,
    max_connections: 20,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'message_reaction'],
  });
}

/** A case id: 80 random bits as 16 characters of base32, short enough for a button. */
function newId(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let bits = BigInt(`0x${randomBytes(10).toString('hex')}`);
  let text = '';
  for (let index = 0; index < 16; index += 1) {
    text = (alphabet[Number(bits & 31n)] ?? 'a') + text;
    bits >>= 5n;
  }
  return text;
}
