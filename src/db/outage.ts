/** SQLSTATE classes and codes that speak of the server, not of the statement: connection, resources, shutdown, system, read-only. */
const SERVER = /^(?:08|53|58)|^57P0[1-5]$|^25006$/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'ENOENT',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** What node-postgres and we say without a code when a connection breaks or none can be had. */
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|not queryable|no word from the database|query read timeout|pool after calling end/i;

/** Whether the database could not be asked (away, restarting, full, unreachable), rather than having refused a statement. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (SERVER.test(code) || NETWORK.has(code))) return true;
  if (WORDS.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return isOutage(error.cause);
}

/** Class and code of an error, never its words: fit to be stored and shown. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' || typeof code === 'number' ? `${error.name} ${code}` : error.name;
}
