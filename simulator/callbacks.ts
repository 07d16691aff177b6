import { badRequest } from './refusal.ts';

/** What a person sees after pressing a button. */
export interface CallbackAnswer {
  readonly text?: string;
  readonly alert: boolean;
  readonly url?: string;
}

const lifetime = 150_000;

/** Presses waiting for answerCallbackQuery: each may be answered once, within 150 real seconds. */
export class CallbackQueries {
  readonly #open = new Map<string, { until: number; answer: (answer: CallbackAnswer) => void }>();
  /** Real milliseconds a query stays answerable; tests of lateness shorten it. */
  lifetime = lifetime;

  open(id: string): Promise<CallbackAnswer> {
    return new Promise((resolve) => {
      this.#open.set(id, { until: Date.now() + this.lifetime, answer: resolve });
    });
  }

  answer(id: string, answer: CallbackAnswer): void {
    const query = this.#open.get(id);
    this.#open.delete(id);
    if (query === undefined || query.until < Date.now()) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    query.answer(answer);
  }
}
