import { tooManyRequests } from './refusal.ts';

/** At most `count` messages in `seconds`, then silence until the oldest is that old. */
interface Rule {
  readonly count: number;
  readonly seconds: number;
}

/** Source: Telegram's bot FAQ; the exact figures are not published, short bursts are tolerated. */
const rules = {
  everywhere: { count: 30, seconds: 1 },
  private: { count: 3, seconds: 3 },
  group: { count: 20, seconds: 60 },
} satisfies Record<string, Rule>;

/** Flood limits in real seconds, off unless asked for. */
export class Limits {
  isOn: boolean;
  readonly #sent = new Map<string, number[]>();

  constructor(isOn: boolean) {
    this.isOn = isOn;
  }

  /** Counts one message to the chat, or refuses it with 429. */
  spend(chatId: number): void {
    if (!this.isOn) return;
    const now = Date.now();
    const checks: [string, Rule][] = [
      ['everywhere', rules.everywhere],
      [String(chatId), chatId > 0 ? rules.private : rules.group],
    ];
    for (const [key, rule] of checks) {
      const recent = (this.#sent.get(key) ?? []).filter((at) => at > now - rule.seconds * 1000);
      this.#sent.set(key, recent);
      const [oldest] = recent;
      if (recent.length >= rule.count && oldest !== undefined) {
        throw tooManyRequests(Math.max(1, Math.ceil((oldest + rule.seconds * 1000 - now) / 1000)));
      }
    }
    for (const [key] of checks) this.#sent.get(key)?.push(now);
  }
}
