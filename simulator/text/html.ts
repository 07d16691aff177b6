import type { MessageEntity } from '@grammyjs/types';
import { badRequest } from '../refusal.ts';

export interface Formatted {
  readonly text: string;
  readonly entities: MessageEntity[];
}

type Simple = MessageEntity.CommonMessageEntity['type'];

const simpleTags: Readonly<Record<string, Simple>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
};
const otherTags = new Set(['a', 'pre', 'span', 'blockquote', 'tg-emoji', 'tg-time']);

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface Open {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
}

/** Parses `parse_mode=HTML`. Byte offsets in refusals count UTF-8 bytes of the source, as Telegram's do. */
export function parseHtml(source: string): Formatted {
  let text = '';
  const entities: MessageEntity[] = [];
  const open: Open[] = [];
  const refuse = (why: string, at: number, rest = ''): Error =>
    badRequest(
      `can't parse entities: ${why} at byte offset ${Buffer.byteLength(source.slice(0, at))}${rest}`,
    );
  let at = 0;
  while (at < source.length) {
    const character = source[at];
    if (character === '&') {
      const reference = /^&(?:#(\d+)|#x([0-9a-f]+)|(\w+));?/iu.exec(source.slice(at, at + 12));
      const meaning = reference === null ? undefined : decode(reference);
      text += meaning ?? '&';
      at += meaning === undefined ? 1 : (reference?.[0].length ?? 1);
    } else if (character !== '<') {
      text += character;
      at += 1;
    } else if (source[at + 1] === '/') {
      const last = open.pop();
      if (last === undefined) throw refuse('Unexpected end tag', at);
      const end = source.indexOf('>', at);
      if (end < 0) throw refuse('Unclosed end tag', at);
      const name = source
        .slice(at + 2, end)
        .trim()
        .toLowerCase();
      if (name !== '' && name !== last.tag) {
        throw refuse('Unmatched end tag', at, `, expected "</${last.tag}>", found "</${name}>"`);
      }
      const entity = entityOf(last, text);
      if (entity !== undefined && entity.length > 0) entities.push(entity);
      at = end + 1;
    } else {
      const name = /^[^\s>/]*/u.exec(source.slice(at + 1))?.[0].toLowerCase() ?? '';
      if (at + 1 + name.length >= source.length) throw refuse('Unclosed start tag', at);
      if (simpleTags[name] === undefined && !otherTags.has(name)) {
        throw refuse(`Unsupported start tag "${name}"`, at);
      }
      const end = endOfTag(source, at);
      if (end < 0) throw refuse('Unclosed start tag', at);
      const attributes = attributesOf(source.slice(at + 1 + name.length, end));
      if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
        throw refuse('Tag "span" must have class "tg-spoiler"', at);
      }
      open.push({ tag: name, attributes, offset: text.length });
      at = end + 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  }
  return { text, entities: mergeCode(entities) };
}

function decode(reference: RegExpExecArray): string | undefined {
  const [, decimal, hexadecimal, name] = reference;
  if (name !== undefined) return named[name];
  const code = decimal !== undefined ? Number(decimal) : parseInt(hexadecimal ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at++) {
    const character = source[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function attributesOf(source: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const match of source.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gu)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    result.set(
      (match[1] ?? '').toLowerCase(),
      value.replaceAll(/&(lt|gt|amp|quot);/gu, (_, name: string) => named[name] ?? ''),
    );
  }
  return result;
}

function entityOf({ tag, attributes, offset }: Open, text: string): MessageEntity | undefined {
  const place = { offset, length: text.length - offset };
  const simple = simpleTags[tag];
  if (tag === 'code' && attributes.get('class')?.startsWith('language-') === true) {
    return { type: 'pre', ...place, language: attributes.get('class')?.slice('language-'.length) ?? '' };
  }
  if (simple !== undefined) return { type: simple, ...place };
  if (tag === 'span') return { type: 'spoiler', ...place };
  if (tag === 'pre') return { type: 'pre', ...place };
  if (tag === 'blockquote') {
    return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', ...place };
  }
  if (tag === 'tg-emoji') {
    return { type: 'custom_emoji', ...place, custom_emoji_id: attributes.get('emoji-id') ?? '' };
  }
  if (tag !== 'a') return undefined;
  return linkEntity(attributes.get('href') ?? text.slice(offset), place);
}

/** `tg://user?id=` names a person; what is no address gives no entity. */
export function linkEntity(
  url: string,
  place: { offset: number; length: number },
): MessageEntity | undefined {
  const person = /^tg:\/\/user\?id=(\d+)$/u.exec(url)?.[1];
  if (person !== undefined) {
    return { type: 'text_mention', ...place, user: { id: Number(person), is_bot: false, first_name: '' } };
  }
  if (!/^(?:https?:\/\/|tg:\/\/|ton:\/\/|[\w-]+(?:\.[\w-]+)+)/iu.test(url)) return undefined;
  const address = /^\w+:\/\//u.test(url) ? url : `http://${url}`;
  return { type: 'text_link', ...place, url: URL.canParse(address) ? new URL(address).href : address };
}

/** `<pre><code class="language-x">` is one entity, not two. */
function mergeCode(entities: MessageEntity[]): MessageEntity[] {
  const isInner = (inner: MessageEntity): boolean =>
    (inner.type === 'code' || inner.type === 'pre') &&
    entities.some(
      (outer) =>
        outer !== inner &&
        outer.type === 'pre' &&
        outer.offset === inner.offset &&
        outer.length === inner.length,
    );
  const withLanguage = entities.filter((entity) => entity.type === 'pre' && entity.language !== undefined);
  return entities.filter((entity) => withLanguage.includes(entity) || !isInner(entity));
}
