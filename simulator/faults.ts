/** What can go wrong on the way to Telegram and back. The first matching call suffers it. */
export interface Fault {
  /** HTTP status with Telegram's error body; 429 takes `retryAfter`. The method is not executed. */
  readonly status?: 400 | 401 | 403 | 409 | 429 | 500 | 502 | 503 | 504;
  readonly retryAfter?: number;
  readonly description?: string;
  /** The method is executed, but the answer is this instead. */
  readonly body?: 'empty' | 'brokenJson' | 'html';
  /** The connection is dropped before or after the method is executed. */
  readonly drop?: 'before' | 'after';
  /** Real milliseconds the answer is held back, after executing. */
  readonly delay?: number;
  /** How many calls suffer it; 1 if not given. */
  readonly times?: number;
}

interface Planned {
  readonly method: string;
  readonly fault: Fault;
  left: number;
}

/** Faults on demand, in the order they were ordered. */
export class Faults {
  #planned: Planned[] = [];

  /** The next call of the method (`'*'` = of any but getUpdates) goes wrong in this way. */
  next(method: string, fault: Fault): void {
    this.#planned.push({ method, fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  get left(): number {
    return this.#planned.length;
  }

  take(method: string): Fault | undefined {
    if (this.#planned.length === 0) return undefined;
    const planned = this.#planned.find(
      (entry) =>
        entry.method.toLowerCase() === method.toLowerCase() ||
        (entry.method === '*' && method !== 'getUpdates'),
    );
    if (planned === undefined) return undefined;
    if (--planned.left === 0) this.#planned = this.#planned.filter((entry) => entry !== planned);
    return planned.fault;
  }
}
