/** What the learner sees of a message: its words in one spelling, their stems, pairs of neighbours, and pieces of words. */
import { Stemmer } from 'sastrawijs';
import { normalise } from '../domain/spelling.ts';

const stemmer = new Stemmer();
const stems = new Map<string, string>();
/** Misspelt words would otherwise fill the memory for ever. */
const mostStems = 20_000;

function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = /^[a-z]{4,24}$/.test(word) ? stemmer.stem(word) : word;
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, found);
  return found;
}

/** Longer messages say the same again. */
const mostWords = 120;

export function featuresOf(text: string): string[] {
  const words = normalise(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const plain = words.map((word) => (/\d/.test(word) ? word.replaceAll(/\d+/g, '0') : word));
  const roots = plain.map(stem);
  const features: string[] = ['^'];
  plain.forEach((word, at) => {
    features.push(`w:${word}`, `s:${roots[at]}`);
    features.push(`b:${at === 0 ? '^' : roots[at - 1]} ${roots[at]}`);
    const padded = `_${roots[at]}_`;
    if (padded.length > 5)
      for (let n = 0; n + 4 <= padded.length; n++) features.push(`c:${padded.slice(n, n + 4)}`);
  });
  if (/\?/.test(text)) features.push('?');
  features.push(words.length < 5 ? 'n:short' : words.length > 20 ? 'n:long' : 'n:usual');
  return features;
}
