import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEntities } from '../../simulator/text/detect.ts';
import { format } from '../../simulator/text/format.ts';

const kinds = (source: string, mode?: string): [string, string][] => {
  const { text, entities } = format(source, mode);
  return entities.map((entity) => [entity.type, text.slice(entity.offset, entity.offset + entity.length)]);
};

describe.each<[string, string, string, [string, string][]]>([
  [
    'HTML',
    '<b>Tiket</b> &lt;3 <i>a<u>b</u></i>',
    'Tiket <3 ab',
    [
      ['bold', 'Tiket'],
      ['italic', 'ab'],
      ['underline', 'b'],
    ],
  ],
  ['HTML', '<a href="https://bitungkota.go.id/a?b=1&amp;c=2">situs</a>', 'situs', [['text_link', 'situs']]],
  ['HTML', '<pre><code class="language-sh">ls</code></pre>', 'ls', [['pre', 'ls']]],
  ['HTML', '<blockquote expandable>kutipan</blockquote>', 'kutipan', [['expandable_blockquote', 'kutipan']]],
  [
    'MarkdownV2',
    '*tebal _dalam_* ~coret~ ||rahasia||',
    'tebal dalam coret rahasia',
    [
      ['bold', 'tebal dalam'],
      ['italic', 'dalam'],
      ['strikethrough', 'coret'],
      ['spoiler', 'rahasia'],
    ],
  ],
  [
    'MarkdownV2',
    'BTG\\-1 `kode` [situs](https://a.id)',
    'BTG-1 kode situs',
    [
      ['code', 'kode'],
      ['text_link', 'situs'],
    ],
  ],
  ['MarkdownV2', '>satu\n>dua\ntiga', 'satu\ndua\ntiga', [['blockquote', 'satu\ndua']]],
  [
    'Markdown',
    '*tebal* _miring_ `kode` [situs](https://a.id)',
    'tebal miring kode situs',
    [
      ['bold', 'tebal'],
      ['italic', 'miring'],
      ['code', 'kode'],
      ['text_link', 'situs'],
    ],
  ],
  [
    'none',
    '  /start @MejaBantu_bot #lapor www.bitungkota.go.id a@b.id  ',
    '/start @MejaBantu_bot #lapor www.bitungkota.go.id a@b.id',
    [
      ['bot_command', '/start'],
      ['mention', '@MejaBantu_bot'],
      ['hashtag', '#lapor'],
      ['url', 'www.bitungkota.go.id'],
      ['email', 'a@b.id'],
    ],
  ],
])('%s: %s', (mode, source, text, entities) => {
  test('is stored as Telegram stores it', () => {
    expect(format(source, mode).text).toBe(text);
    expect(kinds(source, mode)).toEqual(entities);
  });
});

test('offsets count UTF-16 units and follow the trimming of blanks', () => {
  const { text, entities } = format('  😀 tebal  ', undefined, [{ type: 'bold', offset: 5, length: 5 }]);
  expect(text).toBe('😀 tebal');
  expect(entities).toEqual([{ type: 'bold', offset: 3, length: 5 }]);
});

test('plain text without control characters comes back unchanged but for blanks at its ends', () => {
  const plain = fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .filter((text) => !/[\p{Cc}\u2028-\u202e\u0333\u033f\u030a]/u.test(text));
  fc.assert(
    fc.property(plain, (text) => {
      expect(format(text).text).toBe(text.replace(/^[ \n]+|[ \n]+$/g, ''));
    }),
    { numRuns: 300 },
  );
});

test('what Telegram finds in a text never overlaps and lies inside it', () => {
  const parts = fc.array(
    fc.constantFrom(
      '/start',
      '@nama_orang',
      '#lapor',
      'a@b.id',
      'https://a.id/x',
      ' ',
      '😀',
      '$USD',
      'kata',
      '.',
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(parts, (list) => {
      const text = list.join('');
      let end = 0;
      for (const entity of detectEntities(text, [])) {
        expect(entity.offset).toBeGreaterThanOrEqual(end);
        end = entity.offset + entity.length;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});

test('HTML of any shape is parsed or refused, never a crash', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '<b>',
      '</b>',
      '<i',
      '>',
      '</',
      '&lt;',
      '&',
      '"',
      '<a href="',
      'x',
      ' ',
      '😀',
      '*',
      '_',
      '[',
      '](',
      ')',
      '`',
      '||',
      '\\',
      '\n>',
    ),
    { maxLength: 15 },
  );
  fc.assert(
    fc.property(pieces, fc.constantFrom('HTML', 'MarkdownV2', 'Markdown'), (list, mode) => {
      try {
        const { text, entities } = format(list.join(''), mode);
        for (const { offset, length } of entities) expect(offset + length).toBeLessThanOrEqual(text.length);
      } catch (error) {
        expect((error as Error).message).toMatch(/^Bad Request: can't parse entities: /);
      }
    }),
    { numRuns: 1000 },
  );
});
