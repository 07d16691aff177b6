/**
 * Telegram as a typed client, on grammY's `Api`. Every failure is a `TelegramError` made anew: no URL, no payload, no cause, so the
 * token and people's words cannot reach a log, also when DNS or TLS fails.
 */
import { Api, GrammyError, HttpError, type RawApi } from 'grammy';
import { redact } from '../log.ts';

export type Method = Extract<keyof RawApi, string>;
export type Params<M extends Method> = NonNullable<Parameters<RawApi[M]>[0]>;
export type Result<M extends Method> = Awaited<ReturnType<RawApi[M]>>;

export interface Telegram {
  /** Calls the Bot API; `seconds` (20) is how long an answer may take. */
  call<M extends Method>(
    method: M,
    params: Params<M>,
    options?: { signal?: AbortSignal; seconds?: number },
  ): Promise<Result<M>>;
  /** Tells the press that it was heard: at once, unqueued. It may be too old by then, so nothing is thrown. */
  answer(callbackId: string, text?: string, isAlert?: boolean): Promise<void>;
}

/**
 * `answered`: Telegram refused. `unsent`: the request never left. `unknown`: it left, and whether it was carried out nobody can
 * say. `stopped`: we broke it off ourselves.
 */
export type Reach = 'answered' | 'unsent' | 'unknown' | 'stopped';

export class TelegramError extends Error {
  override readonly name = 'TelegramError';
  readonly method: string;
  readonly reach: Reach;
  /** HTTP status of Telegram's answer, or the system's code such as ENOTFOUND. */
  readonly code: number | string;
  readonly description: string;
  readonly retryAfter: number | undefined;
  readonly migratedTo: number | undefined;
  /** The answer was not Telegram's JSON: a proxy spoke. */
  readonly isForeign: boolean;

  constructor(
    method: string,
    reach: Reach,
    code: number | string,
    description: string,
    more: { retryAfter?: number | undefined; migratedTo?: number | undefined; isForeign?: boolean } = {},
  ) {
    // What Telegram quotes is a piece of somebody's text.
    const said = redact(description)
      .replaceAll(/"[^"]*"/g, '"…"')
      .slice(0, 200);
    super(`${method}: ${code} ${said}`);
    this.method = method;
    this.reach = reach;
    this.code = code;
    this.description = said;
    this.retryAfter = more.retryAfter;
    this.migratedTo = more.migratedTo;
    this.isForeign = more.isForeign ?? false;
  }
}

const ANSWER_SECONDS = 20;
const LONGEST_NOTICE = 200;

export function connectTelegram(options: { token: string; apiRoot?: string }): Telegram {
  const { raw } = new Api(options.token, {
    ...(options.apiRoot === undefined ? {} : { apiRoot: options.apiRoot.replace(/\/+$/, '') }),
    // grammY's own limit lies above ours: whoever calls decides how long to wait.
    timeoutSeconds: 120,
    fetch: request as never,
  });
  const call: Telegram['call'] = async (method, params, { signal, seconds = ANSWER_SECONDS } = {}) => {
    const timeout = AbortSignal.timeout(seconds * 1000);
    const limited = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    const send = raw[method] as unknown as (...args: unknown[]) => Promise<never>;
    try {
      return await (WITHOUT_PARAMS.has(method) ? send(limited) : send(params, limited));
    } catch (error) {
      throw explain(method, error, signal?.aborted === true);
    }
  };
  return {
    call,
    async answer(callbackId, text, isAlert = false) {
      const notice = text === undefined ? {} : { text: cut(text, LONGEST_NOTICE), show_alert: isAlert };
      await call('answerCallbackQuery', { callback_query_id: callbackId, ...notice }).catch(() => undefined);
    },
  };
}

/** grammY fills in an empty payload for these and wants the signal first. */
const WITHOUT_PARAMS = new Set<string>([
  'getMe',
  'getWebhookInfo',
  'getForumTopicIconStickers',
  'logOut',
  'close',
]);

/** At most `most` UTF-16 units, never half a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short}…`;
}

function explain(method: string, error: unknown, wasStopped: boolean): TelegramError {
  if (error instanceof GrammyError) {
    const { error_code, description, parameters } = error;
    return new TelegramError(method, 'answered', error_code, description, {
      retryAfter: parameters.retry_after,
      migratedTo: parameters.migrate_to_chat_id,
      isForeign: description === FOREIGN,
    });
  }
  if (wasStopped) return new TelegramError(method, 'stopped', 'ABORTED', 'broken off by us');
  const code = systemCode(error instanceof HttpError ? error.error : error);
  const isUnsent = UNSENT.test(code);
  return new TelegramError(method, isUnsent ? 'unsent' : 'unknown', code, 'no answer from Telegram');
}

/** No connection came about: name not found, refused, no route, or the certificate was not to be trusted. */
const UNSENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EPROTO|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+|ERR_INVALID_URL)$/;

function systemCode(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return 'UNKNOWN';
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (inner !== undefined) return systemCode(inner, depth + 1);
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNKNOWN';
}

const FOREIGN = 'the answer is not JSON';

/**
 * Node's own fetch in the shape grammY wants. Gives the status a say when a proxy answers with a page instead of JSON; success
 * without readable JSON throws, because then the request was probably carried out.
 */
async function request(url: string, init: RequestInit): Promise<{ json(): unknown }> {
  // grammY's AbortSignal is not Node's.
  const controller = new AbortController();
  init.signal?.addEventListener('abort', () => controller.abort());
  if (init.signal?.aborted === true) controller.abort();
  const { method, headers, body } = init;
  const sent = { method, headers, body, duplex: 'half', signal: controller.signal, redirect: 'error' };
  const response = await fetch(url, sent as RequestInit);
  const answer = parse(await response.text());
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return { json: () => answer };
  if (response.ok) throw Object.assign(new Error(FOREIGN), { code: 'NOT_JSON' });
  return { json: () => ({ ok: false, error_code: response.status, description: FOREIGN }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
