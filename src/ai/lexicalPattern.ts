/**
 * A small language for word lists, patterns apart by commas: words of a normalised message in order; `*` stands for any letters of a word,
 * `..` for up to five words between, `a|b_c` for either the word or the two words.
 */
export function matcherOf(list: string): RegExp {
  const patterns = list.split(',').map((pattern) => pattern.trim().split(/\s+/));
  const alternatives = patterns.map((pattern) => pattern.reduce(step, ''));
  return new RegExp(`(?<![^ ])(?:${alternatives.join('|')})(?![^ ])`, 'gu');
}

function step(soFar: string, part: string): string {
  if (part === '..') return `${soFar}(?: [^ ]+){0,5}?`;
  const words = part.split('|').map((w) =>
    w
      .replace(/[.+?^${}()[\]\\]/g, '\\$&')
      .replaceAll('*', '[^ ]*')
      .replaceAll('_', ' '),
  );
  const word = words.length > 1 ? `(?:${words.join('|')})` : words.join('');
  return soFar === '' ? word : `${soFar} ${word}`;
}

/** A list where `a|b c & d|e` means: one phrase of each side anywhere in the message, in any order. */
export function togetherOf(list: string): (text: string) => boolean {
  const rules = list
    .split(',')
    .map((rule) => rule.split('&').map((side) => matcherOf(side.replaceAll('|', ','))));
  return (text) => rules.some((sides) => sides.every((side) => has(side, text)));
}

/** How many different places of the text match. */
export function countOf(matcher: RegExp, text: string): number {
  let count = 0;
  for (const _ of text.matchAll(matcher)) count += 1;
  return count;
}

/** True when the text matches anywhere. Safe with global patterns. */
export function has(matcher: RegExp, text: string): boolean {
  return text.search(matcher) >= 0;
}
