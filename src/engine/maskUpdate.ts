import { maskSecrets } from '../domain/mask.ts';
import { isRecord, type Json } from './lane.ts';

/** Where people's words are: in these fields, and in the messages inside a message. */
const WORDS = ['text', 'caption'] as const;
const INNER = ['message', 'edited_message', 'callback_query', 'quote', 'reply_to_message'] as const;

/** The update with everything that looks like a secret covered, and whether anything was. The given update is not changed. */
export function maskUpdate(update: Json): { update: Json; masked: boolean } {
  let masked = false;
  const walk = (value: Json, depth: number): Json => {
    const changed: Record<string, unknown> = {};
    for (const key of WORDS) {
      const words = value[key];
      if (typeof words !== 'string') continue;
      const { text } = maskSecrets(words);
      if (text !== words) changed[key] = text;
    }
    for (const key of INNER) {
      const inner = value[key];
      if (!isRecord(inner) || depth === 0) continue;
      const covered = walk(inner, depth - 1);
      if (covered !== inner) changed[key] = covered;
    }
    if (Object.keys(changed).length === 0) return value;
    masked = true;
    return { ...value, ...changed };
  };
  return { update: walk(update, 5), masked };
}
