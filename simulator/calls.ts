/** One call of the bot, as the log shows it. */
export interface LoggedCall {
  readonly number: number;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The whole answer: `{ ok, result }` or `{ ok, error_code, description }`; missing when a fault swallowed it. */
  readonly answer?: unknown;
  /** ISO time of the virtual clock. */
  readonly at: string;
}

const kept = 5_000;

/** The newest calls, at most a few thousand, and the count of all. getUpdates is not among them. */
export class Calls implements Iterable<LoggedCall> {
  #list: LoggedCall[] = [];
  #count = 0;
  /** Real time of the last call, for `idle()`. */
  lastAt = 0;

  add(call: Omit<LoggedCall, 'number'>): void {
    this.#list.push({ number: ++this.#count, ...call });
    this.lastAt = Date.now();
    if (this.#list.length > 2 * kept) this.#list = this.#list.slice(-kept);
  }

  get count(): number {
    return this.#count;
  }

  /** Calls of one method, or all, oldest first. */
  of(method?: string): LoggedCall[] {
    return method === undefined ? [...this.#list] : this.#list.filter((call) => call.method === method);
  }

  /** Calls with a number above this one. */
  after(number: number): LoggedCall[] {
    return this.#list.filter((call) => call.number > number);
  }

  [Symbol.iterator](): Iterator<LoggedCall> {
    return this.#list[Symbol.iterator]();
  }
}
