import { secretSpans } from './maskSecretWords.ts';
import { numberSpans } from './maskNumbers.ts';

/** What was hidden; the person is told which. */
export type MaskedKind = 'nik' | 'nip' | 'card' | 'otp' | 'password' | 'passphrase' | 'pin';
export type Span = { start: number; end: number; kind: MaskedKind };

/**
 * Hides what looks like a NIK, NIP, card number, one-time code, password, passphrase or PIN: one `•` per UTF-16 unit, so
 * that Telegram's entity offsets stay valid. Ticket, phone and letter numbers stay. Same length always; masking twice
 * changes nothing. Runs before the first lasting write. Source: domain.md 6.1, UU 27/2022.
 */
export function maskSecrets(text: string): { text: string; masked: MaskedKind[] } {
  const masked = new Set<MaskedKind>();
  let safe = text;
  for (;;) {
    const spans = [...numberSpans(safe), ...secretSpans(safe)];
    const next = spans.reduce((covered, span) => cover(covered, span), safe);
    for (const span of spans) masked.add(span.kind);
    if (next === safe) return { text: safe, masked: [...masked] };
    safe = next;
  }
}

function cover(text: string, { start, end }: Span): string {
  return text.slice(0, start) + '•'.repeat(end - start) + text.slice(end);
}
