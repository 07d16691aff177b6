import type { Office } from './region.ts';

/** Everything that an office is called. */
export function wordsOf(office: Office): string[] {
  return [office.abbreviation, office.code, office.name, ...office.aliases];
}

/** A word without case, spaces and punctuation. */
export function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
