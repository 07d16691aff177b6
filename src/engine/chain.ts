/**
 * The history of one case as a hash chain. An event's line is canonical JSON text (sorted keys); its hash covers the line and
 * the hash before it. Bodies and names are outside: the line holds `sha256(salt + body)`, so they can be erased.
 */
import { createHash, randomBytes } from 'node:crypto';

/** Before the first event there is nothing. */
export const GENESIS = '0'.repeat(64);

export interface NewEvent {
  readonly kind: string;
  /** The person who did it; null: the desk itself (a timer). */
  readonly actor: number | null;
  readonly role: string | null;
  /** ISO instant. */
  readonly at: string;
  /** Ids and codes only: never a name or a text. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly body?: string;
}

export interface ChainedEvent {
  readonly seq: number;
  readonly line: string;
  readonly prev: string;
  readonly hash: string;
  readonly salt: string | null;
  readonly body: string | null;
}

export interface EventLine {
  readonly kind: string;
  readonly actor: number | null;
  readonly role: string | null;
  readonly at: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly body: string | null;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const hashOf = (prev: string, line: string): string => sha256(`${prev}\n${line}`);
export const bodyHash = (salt: string, body: string): string => sha256(salt + body);

/** The events as they follow on a chain with this head and count. */
export function chain(head: string, count: number, events: readonly NewEvent[]): ChainedEvent[] {
  let prev = head;
  return events.map((event, index) => {
    const salt = event.body === undefined ? null : randomBytes(16).toString('hex');
    const line = canonical({
      actor: event.actor,
      at: event.at,
      body: salt === null ? null : bodyHash(salt, event.body ?? ''),
      data: event.data ?? {},
      kind: event.kind,
      role: event.role,
    });
    const hash = hashOf(prev, line);
    const chained = { seq: count + index + 1, line, prev, hash, salt, body: event.body ?? null };
    prev = hash;
    return chained;
  });
}

/** JSON with sorted keys, so that the same event is the same text everywhere. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(',')}}`;
}

/** What was taken out of the history. The hash over all that went at once stands in the event that did it. */
export interface Tomb {
  readonly caseId: string;
  readonly what: 'words' | 'record';
  /** The chain as it stood: its newest hash, and how many events. */
  readonly head: string;
  readonly count: number;
}

/** sha256 over the sorted lines; the same in whatever order they are read. */
export function digestOf(tombs: readonly Tomb[]): string {
  return digestOfLines(tombs.map((one) => `${one.what} ${one.caseId} ${one.head} ${one.count}`));
}

export const digestOfLines = (lines: readonly string[]): string => sha256(lines.toSorted().join('\n'));
