import type { MessageEntity } from '@grammyjs/types';
import { badRequest } from '../refusal.ts';
import { linkEntity, type Formatted } from './html.ts';

const refuse = (why: string): Error => badRequest(`can't parse entities: ${why}`);
const bytesBefore = (source: string, at: number): number => Buffer.byteLength(source.slice(0, at));

/** Parses `parse_mode=MarkdownV2`. */
export function parseMarkdownV2(source: string): Formatted {
  let text = '';
  const entities: MessageEntity[] = [];
  const open: { mark: Mark; offset: number; from: number; language?: string }[] = [];
  let at = 0;
  const push = (entity: MessageEntity | undefined): void => {
    if (entity !== undefined && entity.length > 0) entities.push(entity);
  };
  const closeQuote = (): void => {
    const quote = open.pop();
    if (quote?.mark.name !== 'BlockQuote') {
      throw refuse(
        `Can't find end of ${quote?.mark.name ?? ''} entity at byte offset ${bytesBefore(source, quote?.from ?? 0)}`,
      );
    }
    const isExpandable = text.endsWith('||');
    if (isExpandable) text = text.slice(0, -2);
    push({
      type: isExpandable ? 'expandable_blockquote' : 'blockquote',
      offset: quote.offset,
      length: text.length - quote.offset,
    });
  };
  const isQuoting = (): boolean => open.some((entry) => entry.mark.name === 'BlockQuote');
  while (at < source.length) {
    const character = source[at] ?? '';
    const inner = open.at(-1);
    const isCode = inner?.mark.isCode === true;
    if (character === '\\' && /^[\x01-\x7e]/u.test(source[at + 1] ?? '')) {
      text += source[at + 1];
      at += 2;
      continue;
    }
    if (!(isCode ? '`' : '_*[]()~`>#+-=|{}.!\n').includes(character)) {
      text += character;
      at += 1;
      continue;
    }
    if (character === '\n') {
      if (isQuoting() && source[at + 1] !== '>') closeQuote();
      text += '\n';
      at += 1;
      if (source[at] === '>') {
        if (!isQuoting()) open.push({ mark: quoteMark, offset: text.length, from: at });
        at += 1;
      }
      continue;
    }
    if (character === '>' && at === 0) {
      open.push({ mark: quoteMark, offset: 0, from: 0 });
      at = 1;
      continue;
    }
    if (
      inner !== undefined &&
      inner.mark.close !== '' &&
      source.startsWith(inner.mark.close, at) &&
      !(inner.mark.name === 'Italic' && source[at + 1] === '_')
    ) {
      open.pop();
      const place = { offset: inner.offset, length: text.length - inner.offset };
      at += inner.mark.close.length;
      if (inner.mark.close === ']') {
        const [url, next] = urlAfter(source, at, text.slice(inner.offset), inner.mark.name === 'CustomEmoji');
        at = next;
        if (inner.mark.name === 'CustomEmoji') {
          push({
            type: 'custom_emoji',
            ...place,
            custom_emoji_id: new URL(url).searchParams.get('id') ?? '',
          });
        } else push(linkEntity(url, place));
      } else if (inner.mark.type === 'pre') {
        push({
          type: 'pre',
          ...place,
          ...(inner.language === undefined ? {} : { language: inner.language }),
        });
      } else if (inner.mark.type !== undefined) push({ type: inner.mark.type, ...place });
      continue;
    }
    if (
      isQuoting() &&
      character === '|' &&
      /^\|\|(?:\n(?!>)|$)/u.test(source.slice(at)) &&
      inner?.mark.name === 'BlockQuote'
    ) {
      text += '||';
      at += 2;
      continue;
    }
    const mark = marks.find((candidate) => source.startsWith(candidate.open, at));
    if (mark === undefined || isCode) {
      throw refuse(`Character '${character}' is reserved and must be escaped with the preceding '\\'`);
    }
    const from = at;
    at += mark.open.length;
    const language = mark.name === 'Pre' ? /^([^\s`]+)(?=\s)/u.exec(source.slice(at))?.[1] : undefined;
    if (mark.name === 'Pre')
      at += /^(?:[^\s`]+(?=\s))?(?:\r\n|\n\r|\n|\r)?/u.exec(source.slice(at))?.[0].length ?? 0;
    open.push({ mark, offset: text.length, from, ...(language === undefined ? {} : { language }) });
  }
  if (open.at(-1)?.mark.name === 'BlockQuote') closeQuote();
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw refuse(
      `Can't find end of ${unclosed.mark.name} entity at byte offset ${bytesBefore(source, unclosed.from)}`,
    );
  }
  return { text, entities };
}

interface Mark {
  readonly open: string;
  readonly close: string;
  /** As Telegram names it in refusals. */
  readonly name: string;
  readonly type?: 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'code' | 'pre';
  readonly isCode?: boolean;
}

/** Longer marks first. */
const marks: readonly Mark[] = [
  { open: '```', close: '```', name: 'Pre', type: 'pre', isCode: true },
  { open: '`', close: '`', name: 'Code', type: 'code', isCode: true },
  { open: '__', close: '__', name: 'Underline', type: 'underline' },
  { open: '_', close: '_', name: 'Italic', type: 'italic' },
  { open: '*', close: '*', name: 'Bold', type: 'bold' },
  { open: '~', close: '~', name: 'Strikethrough', type: 'strikethrough' },
  { open: '||', close: '||', name: 'Spoiler', type: 'spoiler' },
  { open: '![', close: ']', name: 'CustomEmoji' },
  { open: '[', close: ']', name: 'TextUrl' },
];
const quoteMark: Mark = { open: '>', close: '', name: 'BlockQuote' };

function urlAfter(source: string, at: number, label: string, isEmoji: boolean): [string, number] {
  if (source[at] !== '(') {
    if (isEmoji) throw refuse('Custom emoji entity must contain a tg://emoji URL');
    return [label, at];
  }
  let url = '';
  let next = at + 1;
  for (; next < source.length && source[next] !== ')'; next++) {
    if (source[next] === '\\') next++;
    url += source[next] ?? '';
  }
  if (next >= source.length) {
    throw refuse(
      `Can't find end of a ${isEmoji ? 'custom emoji ' : ''}URL at byte offset ${bytesBefore(source, at + 1)}`,
    );
  }
  return [url, next + 1];
}

/** Parses the old `parse_mode=Markdown`, which knows no nesting. */
export function parseMarkdown(source: string): Formatted {
  let text = '';
  const entities: MessageEntity[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    if (character === '\\' && '_*`['.includes(source[at + 1] ?? ' ')) {
      text += source[at + 1];
      at += 2;
      continue;
    }
    if (!'_*`['.includes(character)) {
      text += character;
      at += 1;
      continue;
    }
    const isPre = source.startsWith('```', at);
    const close = isPre ? '```' : character === '[' ? ']' : character;
    const start = at + (isPre ? 3 : 1);
    const end = source.indexOf(close, start);
    if (end < 0)
      throw refuse(`Can't find end of the entity starting at byte offset ${bytesBefore(source, at)}`);
    let content = source.slice(start, end);
    const language = isPre ? /^([^\s`]+)(?=\s)/u.exec(content)?.[1] : undefined;
    if (isPre) content = content.replace(/^(?:[^\s`]+(?=\s))?(?:\r\n|\n\r|\n|\r)?/u, '');
    const place = { offset: text.length, length: content.length };
    text += content;
    at = end + close.length;
    if (character === '[') {
      const [url, next] = urlAfter(source, at, content, false);
      at = next;
      const link = linkEntity(url, place);
      if (link !== undefined && place.length > 0) entities.push(link);
    } else if (place.length > 0) {
      if (isPre) entities.push({ type: 'pre', ...place, ...(language === undefined ? {} : { language }) });
      else
        entities.push({ type: character === '_' ? 'italic' : character === '*' ? 'bold' : 'code', ...place });
    }
  }
  return { text, entities };
}
