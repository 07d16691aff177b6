/** The environment as one validated, frozen value. A wrong value stops the start with the variable's name and the fix. */
import { isIP } from 'node:net';
import { z } from 'zod';

const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '[::1]', '::1'].includes(host);
/** An address, or one with a port; IPv6 with a port in brackets. */
function isServer(text: string): boolean {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:]+|[0-9a-f:.]+?))(?::\d{1,5})?$/i.exec(text) ?? [];
  return isIP(text) !== 0 || isIP(bracketed ?? plain ?? '') !== 0;
}
const url = (name: string) =>
  z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: `${name} must be an http or https address, for example https://meja.contoh.go.id`,
  });

const Environment = z
  .object({
    BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]+$/, {
        error: 'BOT_TOKEN must look like 123456789:AA…, exactly as BotFather gave it',
      })
      .optional(),
    TELEGRAM_API_ROOT: url('TELEGRAM_API_ROOT').optional(),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, {
        error:
          'DATABASE_URL must begin with postgres://, for example postgres://user:password@host:5432/meja',
      })
      .optional(),
    DATA_DIR: z.string().default('./data'),
    REGION: z.string().default('bitung'),
    ADMIN_IDS: z
      .string()
      .default('')
      .transform((text, context) => {
        const ids = text.split(',').map((part) => part.trim());
        const wrong = ids.filter((part) => part !== '' && !/^\d{1,15}$/.test(part));
        if (wrong.length > 0)
          context.addIssue({
            code: 'custom',
            message: `ADMIN_IDS must be Telegram ids with commas between, such as 12345,67890; "${wrong[0]}" is none`,
          });
        return ids.filter((part) => part !== '').map(Number);
      }),
    WEBHOOK_URL: z
      .string()
      .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', {
        error: 'WEBHOOK_URL must be an https address that Telegram can reach',
      })
      .optional(),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,256}$/, {
        error:
          'WEBHOOK_SECRET must be 16 to 256 letters, digits, _ or -; make one with: openssl rand -hex 32',
      })
      .optional(),
    PUBLIC_URL: z
      .string()
      .refine(
        (text) =>
          URL.canParse(text) &&
          (new URL(text).protocol === 'https:' ||
            (new URL(text).protocol === 'http:' && isLoopback(new URL(text).hostname))) &&
          new URL(text).search === '' &&
          new URL(text).hash === '',
        {
          error:
            'PUBLIC_URL must be an https address that people can open, for example https://meja.contoh.go.id',
        },
      )
      .optional(),
    PORT: z.coerce
      .number({ error: 'PORT must be a number' })
      .int()
      .min(0, { error: 'PORT must be between 0 and 65535' })
      .max(65_535, { error: 'PORT must be between 0 and 65535' })
      .default(8080),
    HOST: z.string().default('127.0.0.1'),
    AI_BASE_URL: url('AI_BASE_URL').optional(),
    AI_MODEL: z.string().min(1).optional(),
    AI_API_KEY: z.string().min(1).optional(),
    CLOCK_URL: url('CLOCK_URL').optional(),
    DNS_RESOLVERS: z
      .string()
      .default('')
      .transform((text, context) => {
        const servers = text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '');
        const wrong = servers.find((one) => !isServer(one));
        if (wrong !== undefined)
          context.addIssue({
            code: 'custom',
            message: `DNS_RESOLVERS must be addresses of name servers with commas between, such as 103.28.14.1,[2001:4860::1]:53; "${wrong}" is none`,
          });
        return servers;
      }),
    POWERDNS_URL: url('POWERDNS_URL').optional(),
    POWERDNS_KEY: z.string().optional(),
    POWERDNS_ZONE: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
        error: 'POWERDNS_ZONE must be a domain such as bitungkota.go.id',
      })
      .optional(),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      })
      .default('info'),
  })
  .superRefine((env, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    if (env.WEBHOOK_URL !== undefined && env.WEBHOOK_SECRET === undefined)
      say('WEBHOOK_SECRET must be set when WEBHOOK_URL is; make one with: openssl rand -hex 32');
    if ((env.AI_BASE_URL === undefined) !== (env.AI_MODEL === undefined))
      say(
        env.AI_BASE_URL === undefined
          ? 'AI_BASE_URL must be set when AI_MODEL is, for example http://127.0.0.1:11434/v1 for Ollama'
          : 'AI_MODEL must be set when AI_BASE_URL is, for example qwen3:8b',
      );
    if (env.POWERDNS_URL !== undefined && env.POWERDNS_KEY === undefined)
      say('POWERDNS_KEY must be set when POWERDNS_URL is: the api-key of pdns.conf');
    if (env.CLOCK_URL !== undefined) {
      const root = env.TELEGRAM_API_ROOT;
      if (root === undefined || !isLoopback(new URL(root).hostname))
        say(
          'CLOCK_URL is for trying out only: it needs a TELEGRAM_API_ROOT on this machine (127.0.0.1). Unset CLOCK_URL',
        );
    }
  });

export interface Config {
  /** Undefined: the local Telegram is started and a small city is seeded. */
  readonly botToken: string | undefined;
  readonly telegramApiRoot: string | undefined;
  /** Undefined: embedded Postgres in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** `bitung`, `padang`, or the path of a region's file. */
  readonly region: string;
  readonly adminIds: readonly number[];
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** Where people reach the one-time pages; undefined: restricted files are given by letter number only. */
  readonly publicUrl: string | undefined;
  /** An OpenAI-compatible server; undefined: no model is asked. */
  readonly model: { readonly baseUrl: string; readonly model: string; readonly apiKey?: string } | undefined;
  readonly port: number;
  readonly host: string;
  /** `ip` or `ip:port`; empty: the name servers of this machine. */
  readonly dnsResolvers: readonly string[];
  /** Undefined: records are made by hand. `zone` undefined: the city's own domain. */
  readonly powerDns:
    { readonly url: string; readonly key: string; readonly zone: string | undefined } | undefined;
  readonly clockUrl: string | undefined;
  readonly logLevel: string;
}

/** Reads the environment; throws one Error that lists every wrong variable with its fix. An empty value counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = Environment.safeParse(set);
  if (!read.success)
    throw new Error(
      `Wrong settings:\n${read.error.issues
        .map(
          (issue) =>
            `- ${issue.message.includes(String(issue.path[0] ?? '')) ? '' : `${String(issue.path[0])}: `}${issue.message}`,
        )
        .join('\n')}`,
    );
  const env = read.data;
  return Object.freeze({
    botToken: env.BOT_TOKEN,
    telegramApiRoot: env.TELEGRAM_API_ROOT?.replace(/\/+$/, ''),
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    region: env.REGION,
    adminIds: env.ADMIN_IDS,
    webhook:
      env.WEBHOOK_URL === undefined
        ? undefined
        : { url: env.WEBHOOK_URL.replace(/\/+$/, ''), secret: env.WEBHOOK_SECRET ?? '' },
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    model:
      env.AI_BASE_URL === undefined || env.AI_MODEL === undefined
        ? undefined
        : {
            baseUrl: env.AI_BASE_URL.replace(/\/+$/, ''),
            model: env.AI_MODEL,
            ...(env.AI_API_KEY === undefined ? {} : { apiKey: env.AI_API_KEY }),
          },
    port: env.PORT,
    host: env.HOST,
    dnsResolvers: env.DNS_RESOLVERS,
    powerDns:
      env.POWERDNS_URL === undefined
        ? undefined
        : { url: env.POWERDNS_URL, key: env.POWERDNS_KEY ?? '', zone: env.POWERDNS_ZONE },
    clockUrl: env.CLOCK_URL,
    logLevel: env.LOG_LEVEL,
  });
}
