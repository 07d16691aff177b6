import type { MessageEntity } from '@grammyjs/types';

type Found = MessageEntity.CommonMessageEntity['type'];

/** What Telegram finds in a text by itself. The first pattern that claims a place keeps it. */
const patterns: readonly [Found, RegExp][] = [
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/giu],
  [
    'url',
    /(?<![\w@/.-])(?:https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|(?:[a-z0-9-]+\.)+(?:com|org|net|id|io|me|go\.id)(?:\/[^\s<>"]*[^\s<>".,;:!?)\]])?)(?![\w@])/giu,
  ],
  ['mention', /(?<![\w/@])@[a-z][a-z0-9_]{3,31}\b/giu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>@])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/<>])/giu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
  ['cashtag', /(?<![\p{L}\p{N}_$])\$[A-Z]{1,8}\b/gu],
];

const mayContain = /[@/#$.]/u;

/** Adds mentions, commands, hashtags, links and addresses where no given entity stands, sorted by offset. */
export function detectEntities(text: string, given: readonly MessageEntity[]): MessageEntity[] {
  if (!mayContain.test(text)) return [...given];
  const taken = given.filter((entity) => entity.type !== 'bold' && entity.type !== 'italic');
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...found].some((other) => overlap(entity, other))) found.push(entity);
    }
  }
  return [...given, ...found].sort(byPlace);
}

/** Telegram's order: by offset, the longer first. */
export const byPlace = (a: MessageEntity, b: MessageEntity): number =>
  a.offset - b.offset || b.length - a.length;

const overlap = (a: MessageEntity, b: MessageEntity): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;
