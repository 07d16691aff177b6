import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, examplesOf } from '../../src/ai/corpus.ts';
import { learn } from '../../src/ai/learner.ts';
import { learntFrom, triageBy } from '../../src/ai/lexical.ts';
import { normalise } from '../../src/domain/spelling.ts';
import { kindLetters } from '../../src/domain/numbers.ts';

describe('the corpus', () => {
  const all = corpus();

  it('holds every message once', () => {
    const seen = new Set<string>();
    const twice = all.filter(({ text }) => seen.size === seen.add(normalise(text)).size);
    expect(twice.map((one) => one.text)).toEqual([]);
  });

  it('holds none of the samples that the classifier is measured with', () => {
    const samples = normalise(readFileSync(new URL('../../bench/messages.csv', import.meta.url), 'utf8'));
    const short = (text: string) => normalise(text).split(' ').length < 6;
    expect(all.filter((one) => !short(one.text) && samples.includes(normalise(one.text)))).toEqual([]);
  });

  it('says file and line of what it cannot read', () => {
    expect(() => examplesOf('[X]\nhalo', 'a.txt')).toThrow(/^a.txt:1: a heading is/);
    expect(() => examplesOf('# about\nhalo', 'a.txt')).toThrow(/^a.txt:2: a message before/);
  });
});

describe('the learner', () => {
  it('gives the same guesses for the same examples, and knows what it has seen', () => {
    const examples = [
      { features: ['printer', 'rusak'], label: 'perangkat' },
      { features: ['wifi', 'mati'], label: 'jaringan' },
      { features: ['printer', 'macet'], label: 'perangkat' },
    ];
    const [one, other] = [learn(examples), learn(examples)];
    expect(one.guess(['printer', 'wifi'])).toEqual(other.guess(['printer', 'wifi']));
    expect(one.guess(['printer'])[0]?.[0]).toBe('perangkat');
    expect(one.guess(['never seen']).reduce((sum, [, chance]) => sum + chance, 0)).toBeCloseTo(1);
  });
});

it('messages left out of learning are guessed as the aims of the house ask', () => {
  const all = corpus();
  const isLeftOut = (_: unknown, index: number) => index % 5 === 3;
  const known = learntFrom(all.filter((one, index) => !isLeftOut(one, index)));
  const unseen = all.filter(isLeftOut).filter((one) => one.category !== null);
  const share = (
    isRight: (guess: ReturnType<typeof triageBy>, one: (typeof unseen)[number]) => boolean,
    of = unseen,
  ) => of.filter((one) => isRight(triageBy(known, one.text), one)).length / of.length;
  expect(
    share((guess, one) => kindLetters[guess.kind] === (one.kind === 'M' ? 'G' : one.kind)),
  ).toBeGreaterThan(0.88);
  expect(share((guess, one) => guess.category === one.category)).toBeGreaterThan(0.8);
  expect(share((guess) => guess.small === null)).toBe(1);
  expect(
    share(
      (guess) => guess.security,
      unseen.filter((one) => one.security !== 'none'),
    ),
  ).toBeGreaterThan(0.85);
});
