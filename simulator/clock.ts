/** How far a clock is moved, such as `{ hours: 1 }`. Days are 24 hours; weeks, months and years are refused. */
export type Step = Temporal.DurationLike;

/**
 * The time everyone in the simulator lives in: the machine's clock plus an offset, or standing still.
 * It decides `message.date` and what is too old to delete. Transport (long poll, retries, expiry of callback
 * queries, flood limits) runs on real seconds, because clients wait in real seconds.
 */
export class Clock {
  /** Zone of the city, for the page's wall clock. */
  zone = 'Asia/Makassar';
  #offset = 0;
  #stoppedAt: number | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(now?: string) {
    if (now !== undefined) this.#offset = Temporal.Instant.from(now).epochMilliseconds - Date.now();
  }

  /** Milliseconds since 1970. */
  get milliseconds(): number {
    return this.#stoppedAt ?? Date.now() + this.#offset;
  }

  /** Whole seconds since 1970, as Telegram dates its messages. */
  get seconds(): number {
    return Math.floor(this.milliseconds / 1000);
  }

  get now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.milliseconds);
  }

  get isStopped(): boolean {
    return this.#stoppedAt !== undefined;
  }

  /** Moves the clock forward (or back, with negative numbers), running or stopped. */
  advance(step: Step): void {
    this.#moveTo(this.milliseconds + Temporal.Duration.from(step).total('milliseconds'));
  }

  /** Moves the clock to an instant such as `2026-11-20T08:00:00+08:00`. */
  set(instant: string): void {
    this.#moveTo(Temporal.Instant.from(instant).epochMilliseconds);
  }

  stop(): void {
    this.#stoppedAt ??= this.milliseconds;
    this.#tell();
  }

  /** Lets a stopped clock run on from where it stands. */
  resume(): void {
    if (this.#stoppedAt === undefined) return;
    this.#offset = this.#stoppedAt - Date.now();
    this.#stoppedAt = undefined;
    this.#tell();
  }

  /** Calls back after every jump, stop and resume; returns how to end it. */
  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #moveTo(milliseconds: number): void {
    if (this.#stoppedAt === undefined) this.#offset = milliseconds - Date.now();
    else this.#stoppedAt = milliseconds;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
