/** Finding an office or unit by what people write: abbreviation, code, alias or name in any case, spaces and punctuation. */
export interface Findable {
  readonly code: string;
  readonly abbreviation: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const wordsOf = (office: Findable): string[] =>
  [office.abbreviation, office.code, office.name, ...office.aliases].map(plain);

/** The one office of exactly this word; undefined when there is none. */
export function exactOffice<T extends Findable>(offices: readonly T[], word: string): T | undefined {
  const wanted = plain(word);
  return wanted === '' ? undefined : offices.find((office) => wordsOf(office).includes(wanted));
}

/** Offices that fit a word, best first: exactly, beginning with it, holding it, or every part of it. At most `limit`. */
export function searchOffices<T extends Findable>(offices: readonly T[], word: string, limit = 6): T[] {
  const wanted = plain(word);
  const parts = word
    .split(/\s+/)
    .map(plain)
    .filter((part) => part.length > 1);
  if (wanted === '') return [];
  const rank = (office: T): number => {
    const words = wordsOf(office);
    if (words.includes(wanted)) return 0;
    if (words.some((one) => one.startsWith(wanted))) return 1;
    if (words.some((one) => one.includes(wanted))) return 2;
    const all = words.join(' ');
    return parts.length > 0 && parts.every((part) => all.includes(part)) ? 3 : 9;
  };
  return offices
    .map((office) => ({ office, rank: rank(office) }))
    .filter((one) => one.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.office.name.localeCompare(b.office.name))
    .slice(0, limit)
    .map((one) => one.office);
}
