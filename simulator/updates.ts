import type { Update } from '@grammyjs/types';
import { conflict } from './refusal.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

/** One update waiting for the bot. `queue` is Telegram's webhook queue; expiry is in real milliseconds. */
export interface Pending {
  readonly update: Update;
  readonly queue: string;
  readonly expiresAt: number;
}

/** How updates are mangled on their way: each sent `copies` times, in an order shuffled by `seed`. */
export interface Mangling {
  readonly copies: number;
  readonly seed: number;
}

/** Never sent unless asked for by name. Source: Bot API, getUpdates, allowed_updates. */
const onlyOnRequest: ReadonlySet<UpdateKind> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
]);

/** The queue between Telegram and the bot: numbering, filtering, confirming, long polling. */
export class Updates {
  /** Every update ever made, delivered or not. */
  readonly all: Update[] = [];
  readonly pending = new Set<Pending>();
  allowed: readonly UpdateKind[] | undefined;
  mangling: Mangling | undefined;
  /** Real milliseconds until an undelivered update is forgotten; tests of expiry shorten them. */
  readonly lifetimes = { presses: 150_000, others: 86_400_000 };
  /** Offers each new update to the webhook, which says whether it takes it (and makes the copies itself). */
  onPending: (entry: Pending) => boolean = () => false;
  #nextId: number;
  /** Copies that come once more although the bot has confirmed the update. */
  #ghosts: Update[] = [];
  #poller: { wake: () => void; refuse: (why: Error) => void } | undefined;

  constructor(firstId = 1) {
    this.#nextId = firstId;
  }

  get count(): number {
    return this.pending.size;
  }

  /** Nothing waits for the bot, copies included. */
  get isEmpty(): boolean {
    return this.pending.size === 0 && this.#ghosts.length === 0;
  }

  /** Puts an update into the queue, unless the bot did not ask for its kind. */
  push<K extends UpdateKind>(kind: K, payload: NonNullable<Update[K]>, queue: string): Update | undefined {
    if (!this.#wants(kind)) return undefined;
    const update: Update = { update_id: this.#nextId++, [kind]: payload };
    this.#enqueue(
      update,
      queue,
      Date.now() + (kind === 'callback_query' ? this.lifetimes.presses : this.lifetimes.others),
    );
    return update;
  }

  /** Puts anything into the queue, however malformed; a missing update_id is filled in. */
  pushRaw(raw: Record<string, unknown>): Update {
    const id = typeof raw['update_id'] === 'number' ? raw['update_id'] : this.#nextId++;
    const update = { ...raw, update_id: id } as Update;
    this.#enqueue(update, `raw ${id}`, Date.now() + this.lifetimes.others);
    return update;
  }

  /** Makes the next ids start elsewhere, as Telegram does after a week of silence. */
  restartIdsAt(id: number): void {
    this.#nextId = id;
  }

  drop(): void {
    this.pending.clear();
    this.#ghosts = [];
  }

  allow(kinds: readonly UpdateKind[] | undefined): void {
    if (kinds !== undefined) this.allowed = kinds.length === 0 ? undefined : kinds;
  }

  /** Forgets what the bot has confirmed: everything below `offset`; a negative one keeps only the newest. */
  confirm(offset: number): void {
    if (offset > 0)
      for (const entry of this.pending) if (entry.update.update_id < offset) this.pending.delete(entry);
    if (offset < 0) for (const entry of [...this.pending].slice(0, offset)) this.pending.delete(entry);
  }

  /** Takes one entry out of the queue: delivered by webhook, or expired. */
  settle(entry: Pending): void {
    this.pending.delete(entry);
  }

  /**
   * One getUpdates: answers at once when something waits, otherwise after `timeout` real seconds at the latest.
   * A second caller ends the first with 409, as Telegram does.
   */
  async poll(offset: number, limit: number, timeout: number, gone?: AbortSignal): Promise<Update[]> {
    this.interrupt('terminated by other getUpdates request; make sure that only one bot instance is running');
    this.confirm(offset);
    const now = this.#take(limit);
    if (now.length > 0 || timeout === 0) return now;
    await new Promise<void>((resolve, reject) => {
      const done = (finish: () => void): void => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', leave);
        if (this.#poller === poller) this.#poller = undefined;
        finish();
      };
      const leave = (): void => done(resolve);
      const poller = { wake: leave, refuse: (why: Error) => done(() => reject(why)) };
      const timer = setTimeout(leave, timeout * 1000);
      gone?.addEventListener('abort', leave);
      this.#poller = poller;
    });
    return gone?.aborted === true ? [] : this.#take(limit);
  }

  /** Ends a running long poll with 409. */
  interrupt(why: string): void {
    this.#poller?.refuse(conflict(why));
  }

  /** Ends a running long poll with an empty answer; for shutting down. */
  release(): void {
    this.#poller?.wake();
  }

  #wants(kind: UpdateKind): boolean {
    return this.allowed === undefined ? !onlyOnRequest.has(kind) : this.allowed.includes(kind);
  }

  #enqueue(update: Update, queue: string, expiresAt: number): void {
    this.all.push(update);
    const entry = { update, queue, expiresAt };
    this.pending.add(entry);
    if (this.onPending(entry)) return;
    for (let copy = 1; copy < (this.mangling?.copies ?? 1); copy++) this.#ghosts.push(update);
    this.#poller?.wake();
  }

  #take(limit: number): Update[] {
    const batch: Update[] = [];
    for (const entry of this.pending) {
      if (batch.length >= limit) break;
      if (entry.expiresAt < Date.now()) this.pending.delete(entry);
      else batch.push(entry.update);
    }
    if (this.mangling === undefined) return batch;
    const seed = this.mangling.seed + this.all.length;
    return shuffle([...batch, ...this.#dueGhosts(batch.length === 0, seed)], seed).slice(0, 100);
  }

  /** Half of the copies at once, the others after newer updates; one by one when nothing newer waits. */
  #dueGhosts(isQuiet: boolean, seed: number): Update[] {
    this.#ghosts = shuffle(this.#ghosts, seed);
    return this.#ghosts.splice(0, isQuiet ? 1 : Math.ceil(this.#ghosts.length / 2));
  }
}

/** The same list in an order that depends only on the seed (mulberry32, Fisher-Yates). */
export function shuffle<T>(list: readonly T[], seed: number): T[] {
  const result = [...list];
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
