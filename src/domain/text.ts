/** What is shown where a person's name has nothing visible. */
export const NAMELESS = 'Tanpa nama';

/** Text that Postgres and Telegram accept: NUL and lone surrogates become U+FFFD. Length in UTF-16 units stays. */
export function clean(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/**
 * A name that cannot disturb what stands beside it: no direction marks, no control characters, one line, at most 64 code
 * points, never empty. Markup such as `<` is left alone: it is sent as plain text.
 */
export function cleanName(name: string): string {
  const oneLine = clean(name)
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(oneLine.replace(invisible, ''))) return NAMELESS;
  return [...oneLine].slice(0, 64).join('').trim();
}

/** Letters and symbols that draw nothing: Hangul fillers, the Braille blank. */
const invisible = /[\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** At most `maxUtf16` UTF-16 units, ending in … when something was left out; never half a surrogate pair. */
export function clip(text: string, maxUtf16: number): string {
  if (text.length <= maxUtf16) return text;
  if (maxUtf16 < 1) return '';
  const kept = text.slice(0, maxUtf16 - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
