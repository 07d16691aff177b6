import type { MessageEntity } from '@grammyjs/types';
import { badRequest } from '../refusal.ts';
import { byPlace, detectEntities } from './detect.ts';
import { parseHtml, type Formatted } from './html.ts';
import { parseMarkdown, parseMarkdownV2 } from './markdown.ts';

export type { Formatted } from './html.ts';

const parsers: Readonly<Record<string, (source: string) => Formatted>> = {
  html: parseHtml,
  markdown: parseMarkdown,
  markdownv2: parseMarkdownV2,
};

/** Longest texts and captions, in UTF-16 units after parsing. */
export const textLimit = 4096;
export const captionLimit = 1024;

/**
 * A text as Telegram would store it: parsed, cleaned of control characters, trimmed, entities checked and
 * completed by what Telegram finds itself. The result may be empty; the caller says whether that is allowed.
 */
export function format(source: string, parseMode?: string, given?: readonly MessageEntity[]): Formatted {
  const mode = parseMode?.toLowerCase() ?? '';
  const parse = parsers[mode];
  if (parse === undefined && mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode');
  if (Buffer.byteLength(source) > 1 << 15) throw badRequest('text is too long');
  const parsed = parse === undefined ? { text: source, entities: [...(given ?? [])] } : parse(source);
  checkEntities(parsed.text, parsed.entities);
  const { text, entities } = trim(clean(parsed));
  return { text, entities: detectEntities(text, entities) };
}

function checkEntities(text: string, entities: readonly MessageEntity[]): void {
  for (const { offset, length } of entities) {
    if (offset < 0 || offset > 1_000_000)
      throw badRequest(`receive an entity with incorrect offset ${offset}`);
    if (length < 0 || length > 1_000_000)
      throw badRequest(`receive an entity with incorrect length ${length}`);
    if (length === 0) continue;
    if (offset > text.length) {
      throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    }
    if (offset + length > text.length) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      );
    }
    if (isInsideSymbol(text, offset)) {
      throw badRequest(
        `entity begins in a middle of a UTF-16 symbol at byte offset ${Buffer.byteLength(text.slice(0, offset + 1))}`,
      );
    }
    if (isInsideSymbol(text, offset + length)) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${Buffer.byteLength(text.slice(0, offset + length + 1))}`,
      );
    }
  }
}

const isInsideSymbol = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  /[\udc00-\udfff]/.test(text[at] ?? '') &&
  /[\ud800-\udbff]/.test(text[at - 1] ?? '');

/** Control characters become spaces (line feeds stay, carriage returns and bidi overrides go). */
function clean({ text, entities }: Formatted): Formatted {
  const removed = /[\r\u2028-\u202e\u0333\u033f\u030a]/g;

  const spaced = text.replace(/[\x00-\x09\x0b\x0c\x0e-\x1f]/g, ' ');
  if (!removed.test(spaced)) return { text: spaced, entities };
  const shorter = (until: number): number => spaced.slice(0, until).replace(removed, '').length;
  return {
    text: spaced.replace(removed, ''),
    entities: entities.map((entity) => {
      const offset = shorter(entity.offset);
      return { ...entity, offset, length: shorter(entity.offset + entity.length) - offset };
    }),
  };
}

/** Trailing blanks go; leading ones go as far as no entity covers them. */
function trim({ text, entities }: Formatted): Formatted {
  const end = text.replace(/[ \n]+$/, '').length;
  const sorted = entities
    .filter((entity) => entity.length > 0 && entity.offset < end)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, end - entity.offset) }))
    .sort(byPlace);
  const blanks = /^[ \n]*/.exec(text)?.[0].length ?? 0;
  const start = Math.min(blanks, end, sorted[0]?.offset ?? end);
  return {
    text: text.slice(start, end),
    entities: sorted.map((entity) => ({ ...entity, offset: entity.offset - start })),
  };
}
