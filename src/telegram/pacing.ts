/**
 * Telegram's limits, as far as they are known (bot FAQ): 30 calls a second, one message a second to a private chat, 20 messages
 * and edits a minute to a group. Measured on a clock that only runs forward; the desk's clock has no say here.
 */

export interface Limits {
  readonly overallPerSecond: number;
  readonly privatePerSecond: number;
  readonly groupPerMinute: number;
}

export const usualLimits: Limits = { overallPerSecond: 30, privatePerSecond: 1, groupPerMinute: 20 };

/** A message counts for its chat; an edit counts in groups; a deletion or a reaction only overall. */
export type Weight = 'message' | 'edit' | 'light';
export interface Place {
  readonly chatId: number;
  readonly isPrivate: boolean;
}

export interface Pacing {
  /** Milliseconds until such a call to this chat may go; 0: now. */
  wait(place: Place, weight: Weight): number;
  /** The call goes now. */
  spend(place: Place, weight: Weight): void;
  /** Nothing at all goes for so long; the longer of two pauses counts. */
  pause(ms: number): void;
  /** What is left of the pause, in milliseconds. */
  paused(): number;
}

export function makePacing(limits: Limits = usualLimits, clock: () => number = () => performance.now()): Pacing {
  const overall = new Window(limits.overallPerSecond, 1_000);
  const chats = new Map<number, Window>();
  let pausedUntil = -Infinity;

  const counts = (place: Place, weight: Weight): boolean =>
    weight === 'message' || (weight === 'edit' && !place.isPrivate);
  const windowOf = (place: Place): Window => {
    let window = chats.get(place.chatId);
    if (window === undefined) {
      window = place.isPrivate
        ? new Window(limits.privatePerSecond, 1_000)
        : new Window(limits.groupPerMinute, 60_000);
      chats.set(place.chatId, window);
      if (chats.size % 1_000 === 0) forget(chats, clock());
    }
    return window;
  };
  return {
    wait(place, weight) {
      const now = clock();
      const free = [pausedUntil, overall.freeAt(now)];
      if (counts(place, weight)) free.push(windowOf(place).freeAt(now));
      return Math.max(0, ...free.map((at) => Math.ceil(at - now)));
    },
    spend(place, weight) {
      const now = clock();
      overall.spend(now);
      if (counts(place, weight)) windowOf(place).spend(now);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock() + ms);
    },
    paused: () => Math.max(0, pausedUntil - clock()),
  };
}

function forget(chats: Map<number, Window>, now: number): void {
  for (const [id, window] of chats) if (window.isQuiet(now)) chats.delete(id);
}

/** At most `most` in any span of `span` milliseconds. */
class Window {
  readonly #most: number;
  readonly #span: number;
  #spent: number[] = [];

  constructor(most: number, span: number) {
    this.#most = most;
    this.#span = span;
  }

  freeAt(now: number): number {
    if (this.#most === Infinity) return now;
    this.#forget(now);
    const oldest = this.#spent.at(-this.#most);
    return oldest === undefined ? now : oldest + this.#span;
  }

  spend(now: number): void {
    if (this.#most !== Infinity) this.#spent.push(now);
  }

  isQuiet(now: number): boolean {
    this.#forget(now);
    return this.#spent.length === 0;
  }

  #forget(now: number): void {
    const first = this.#spent.findIndex((at) => at > now - this.#span);
    if (first !== 0) this.#spent = first === -1 ? [] : this.#spent.slice(first);
  }
}
