/** Structured logs on standard output. No message text, no names; a token that slips into any string is cut out of the line. */
import pino, { type Logger } from 'pino';

/** What the rest of the code may do with the log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const TOKEN = /(?:bot)?\d{5,20}(?::|%3A)[\w-]{30,}/gi;

/** The text without anything that looks like a bot's token. */
export const redact = (text: string): string => text.replace(TOKEN, '[token]');

/** JSON lines; `write` receives each finished line (standard output by default); `secrets` are cut out wherever they stand. */
export function makeLog(
  level: string,
  write: (line: string) => void = (line) => process.stdout.write(line),
  secrets: readonly string[] = [],
): Logger {
  return pino(
    { level, base: null, serializers: { err: plainError, error: plainError } },
    {
      write: (line: string) =>
        write(secrets.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), redact(line))),
    },
  );
}

interface PlainError {
  type: string;
  message: string;
  code?: string | number;
  table?: string;
  constraint?: string;
  stack?: string;
  cause?: PlainError;
}

/**
 * What may be told of an error. Postgres repeats values of the failed row in `detail` and, in class 22, in the message; Telegram's
 * errors carry the payload: none of that is taken over.
 */
export function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const { code, table, constraint } = error as {
    code?: string | number;
    table?: string;
    constraint?: string;
  };
  const hasValues = typeof code === 'string' && /^22/.test(code);
  const message = hasValues ? `Postgres refused a value (${code})` : error.message;
  const plain: PlainError = { type: error.name, message: redact(message) };
  if (code !== undefined) plain.code = code;
  if (table !== undefined) plain.table = table;
  if (constraint !== undefined) plain.constraint = constraint;
  const calls = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  if (calls !== undefined && calls.length > 0) plain.stack = redact(calls.slice(0, 12).join('\n'));
  if (error.cause !== undefined && depth < 4) plain.cause = plainError(error.cause, depth + 1);
  return plain;
}
