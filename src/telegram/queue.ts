/**
 * The rows that wait, in memory: of each (chat, case) the oldest goes first; among the cases of a chat, and among chats, the more
 * pressing class and then the older row. A card that only waits for more of the same holds nobody up.
 */
import type { ChatOfRow, OutboxRow } from '../db/outbox.ts';

export interface Waiting extends Omit<OutboxRow, 'waitMs' | 'payload' | 'attempts' | 'error'> {
  payload: string | null;
  attempts: number;
  error: string | null;
  /** On the clock of `performance.now()`. */
  notBefore: number;
}

interface ChatQueue {
  chat: ChatOfRow;
  /** By case, oldest first; '' for what belongs to none. */
  readonly cases: Map<string, Waiting[]>;
  isBusy: boolean;
}

export interface Queue {
  /** Takes in rows; a row known already is passed over. */
  add(rows: readonly Waiting[]): void;
  /** What each free chat would say next, most pressing first, with those that must still wait. */
  heads(): Waiting[];
  chatOf(chatId: number): ChatOfRow | undefined;
  setBusy(chatId: number, isBusy: boolean): void;
  remove(id: number): void;
  /** Forgets what waits for the chat, except what is just being sent; returns the ids. */
  dropChat(chatId: number): number[];
  ids(): number[];
  /** `chat id * 10 + class` of whatever has `most` rows or more. */
  full(most: number): number[];
  size(): number;
  clear(): void;
}

export function makeQueue(): Queue {
  const chats = new Map<number, ChatQueue>();
  const rows = new Map<number, Waiting>();

  const remove = (id: number): void => {
    const row = rows.get(id);
    if (row === undefined) return;
    rows.delete(id);
    const queue = chats.get(row.chatId);
    const line = queue?.cases.get(row.caseId ?? '');
    if (queue === undefined || line === undefined) return;
    line.splice(line.indexOf(row), 1);
    if (line.length === 0) queue.cases.delete(row.caseId ?? '');
    if (queue.cases.size === 0 && !queue.isBusy) chats.delete(row.chatId);
  };

  return {
    add(added) {
      for (const row of added) {
        if (rows.has(row.id)) continue;
        rows.set(row.id, row);
        let queue = chats.get(row.chatId);
        if (queue === undefined)
          chats.set(row.chatId, (queue = { chat: row.chat, cases: new Map(), isBusy: false }));
        queue.chat = row.chat;
        const key = row.caseId ?? '';
        const line = queue.cases.get(key);
        if (line === undefined) queue.cases.set(key, [row]);
        else line.splice(placeOf(line, row.id), 0, row);
      }
    },
    heads() {
      const now = performance.now();
      const heads: (readonly [number, Waiting])[] = [];
      for (const queue of chats.values()) {
        if (queue.isBusy) continue;
        let best: readonly [number, Waiting] | undefined;
        for (const line of queue.cases.values()) {
          const candidate = headOf(line, now);
          if (best === undefined || isBefore(candidate, best, now)) best = candidate;
        }
        if (best !== undefined) heads.push(best);
      }
      return heads.sort((a, b) => a[0] - b[0] || a[1].id - b[1].id).map(([, row]) => row);
    },
    chatOf: (chatId) => chats.get(chatId)?.chat,
    setBusy(chatId, isBusy) {
      const queue = chats.get(chatId);
      if (queue === undefined) return;
      queue.isBusy = isBusy;
      if (!isBusy && queue.cases.size === 0) chats.delete(chatId);
    },
    remove,
    dropChat(chatId) {
      const ids = [...(chats.get(chatId)?.cases.values() ?? [])].flat().map((row) => row.id);
      for (const id of ids) remove(id);
      return ids;
    },
    ids: () => [...rows.keys()],
    full(most) {
      const counts = new Map<number, number>();
      for (const row of rows.values()) {
        const key = row.chatId * 10 + row.class;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const full = [...counts].filter(([, count]) => count >= most).map(([key]) => key);
      // Behind a long line everything else of that chat would only be looked at again and again.
      for (const [chatId, { cases }] of chats)
        if ([...cases.values()].some((line) => line.length >= most))
          full.push(...[1, 2, 3, 4].map((each) => chatId * 10 + each));
      return full;
    },
    size: () => rows.size,
    clear() {
      rows.clear();
      chats.clear();
    },
  };
}

const isQuietCard = (row: Waiting, now: number): boolean =>
  row.cardId !== null && row.attempts === 0 && row.notBefore > now;

/** The first of a line that may go, with the most pressing class of the whole line: what is urgent lifts what stands before it. */
function headOf(line: readonly Waiting[], now: number): readonly [number, Waiting] {
  let pressing = 9;
  for (const row of line) pressing = Math.min(pressing, row.class);
  return [pressing, line.find((row) => !isQuietCard(row, now)) ?? (line[0] as Waiting)];
}

/** Who may go now comes before who must wait; then class, then age. */
function isBefore(a: readonly [number, Waiting], b: readonly [number, Waiting], now: number): boolean {
  const waitA = a[1].notBefore > now;
  const waitB = b[1].notBefore > now;
  if (waitA && waitB) return a[1].notBefore < b[1].notBefore;
  if (waitA !== waitB) return waitB;
  return a[0] === b[0] ? a[1].id < b[1].id : a[0] < b[0];
}

function placeOf(line: readonly Waiting[], id: number): number {
  const at = line.findIndex((row) => row.id > id);
  return at === -1 ? line.length : at;
}
