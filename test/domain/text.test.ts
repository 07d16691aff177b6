import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanName, clip } from '../../src/domain/text.ts';

describe('text', () => {
  it('NUL and half characters become visible marks, the rest stays', () => {
    expect(clean('a\0b\uD83Dc\uDE00 😀')).toBe('a\uFFFDb\uFFFDc\uFFFD 😀');
  });

  it.each([
    ['Budi <b>', 'Budi <b>'],
    ['  Siti \n  Aminah ', 'Siti Aminah'],
    ['Ana\u202Enimda', 'Ananimda'],
    ['\u2066Rina\u2069\u200F', 'Rina'],
    ['a\0b', 'a\uFFFDb'],
    ['', 'Tanpa nama'],
    ['\u200B\u200D', 'Tanpa nama'],
    ['\u3164\u2800', 'Tanpa nama'],
    ['\u202E \n', 'Tanpa nama'],
    ['x'.repeat(200), 'x'.repeat(64)],
    ['😀'.repeat(70), '😀'.repeat(64)],
  ])('the name %j is shown as %j', (name, shown) => expect(cleanName(name)).toBe(shown));

  it.each([
    ['halo', 10, 'halo'],
    ['halo', 4, 'halo'],
    ['halo', 3, 'ha…'],
    ['😀😀😀', 4, '😀…'],
    ['😀😀', 1, '…'],
    ['ab', 0, ''],
  ])('%j clipped to %i is %j', (text, max, expected) => expect(clip(text, max)).toBe(expected));

  it('what is clipped fits and is well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 30 }), (text, max) => {
        const short = clip(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });

  it('a name is never empty, never long, always one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const shown = cleanName(name);
        expect([...shown].length).toBeGreaterThan(0);
        expect([...shown].length).toBeLessThanOrEqual(64);
        expect(shown).not.toMatch(/[\n\r\0\u202A-\u202E\u2066-\u2069\u200E\u200F]/);
        expect(cleanName(shown)).toBe(shown);
      }),
    );
  });
});
