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

/** A call's place in the windows, from before it goes until its answer is a window old. */
export interface Slot {
  /** The answer has come. Only now does its second begin to run: nobody knows when Telegram counted it. */
  done(): void;
  /** The call was not made after all. Nothing, when it was. */
  undo(): void;
}

export interface Pacing {
  /** Milliseconds until such a call to this chat may go; 0: now; Infinity: when one under way is done. */
  wait(place: Place, weight: Weight): number;
  /** The call goes now. */
  spend(place: Place, weight: Weight): Slot;
  /** Nothing at all goes for so long; the longer of two pauses counts. */
  pause(ms: number): void;
  /** What is left of the pause, in milliseconds. */
  paused(): number;
}

export function makePacing(
  limits: Limits = usualLimits,
  clock: () => number = () => performance.now(),
): Pacing {
  const overall = new Window(limits.overallPerSecond, 1_000);
  const chats = new Map<number, Window>();
  let pausedUntil = -Infinity;

  const counts = (place: Place, weight: Weight): boolean =>
    weight === 'message' || (weight === 'edit' && !place.isPrivate);
  const windowsOf = (place: Place, weight: Weight): Window[] => {
    if (!counts(place, weight)) return [overall];
    let window = chats.get(place.chatId);
    if (window === undefined) {
      const { privatePerSecond, groupPerMinute } = limits;
      window = place.isPrivate ? new Window(privatePerSecond, 1_000) : new Window(groupPerMinute, 60_000);
      chats.set(place.chatId, window);
      if (chats.size % 1_000 === 0) forget(chats, clock());
    }
    return [overall, window];
  };
  return {
    wait(place, weight) {
      const now = clock();
      const free = windowsOf(place, weight).map((window) => window.freeAt(now));
      return Math.max(0, ...[pausedUntil, ...free].map((at) => Math.ceil(at - now)));
    },
    spend(place, weight) {
      const taken = windowsOf(place, weight).map((window) => window.take());
      return {
        done: () => taken.forEach((end) => end(clock())),
        undo: () => taken.forEach((end) => end(-Infinity)),
      };
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
  /** When each was done; Infinity while under way. */
  #calls: { doneAt: number }[] = [];

  constructor(most: number, span: number) {
    this.#most = most;
    this.#span = span;
  }

  freeAt(now: number): number {
    this.#forget(now);
    if (this.#calls.length < this.#most) return now;
    const latest = this.#calls.map((call) => call.doneAt).sort((a, b) => (a < b ? 1 : -1));
    return (latest[this.#most - 1] as number) + this.#span;
  }

  take(): (doneAt: number) => void {
    if (this.#most === Infinity) return () => undefined;
    const call = { doneAt: Infinity };
    this.#calls.push(call);
    return (doneAt) => {
      if (call.doneAt === Infinity) call.doneAt = doneAt;
    };
  }

  isQuiet(now: number): boolean {
    this.#forget(now);
    return this.#calls.length === 0;
  }

  #forget(now: number): void {
    if (this.#calls.some((call) => call.doneAt <= now - this.#span))
      this.#calls = this.#calls.filter((call) => call.doneAt > now - this.#span);
  }
}
