/** Text with Telegram's entities. What a person typed is never parsed: formatting is by offsets in UTF-16 units. */
import type { MessageEntity } from 'grammy/types';
import type { Button } from '../engine/speech.ts';
import { label, type Locale } from '../locales/index.ts';

export interface Styled {
  readonly text: string;
  readonly entities: MessageEntity[];
}

export const MOST_TEXT = 4096;
export const MOST_CAPTION = 1024;

/** Every occurrence of the number in bold: what the eye looks for. */
export function boldNumber(text: string, number: string | undefined): Styled {
  const entities: MessageEntity[] = [];
  if (number !== undefined && number !== '') {
    const offset = text.indexOf(number);
    if (offset >= 0) entities.push({ type: 'bold', offset, length: number.length });
  }
  return { text, entities };
}

/** The name in front, as a mention that notifies him even without a username. */
export function mentioning(
  { text, entities }: Styled,
  person: { telegramId: number; name: string } | undefined,
): Styled {
  if (person === undefined) return { text, entities };
  const head = `${person.name}, `;
  return {
    text: head + text,
    entities: [
      {
        type: 'text_mention',
        offset: 0,
        length: person.name.length,
        user: { id: person.telegramId, is_bot: false, first_name: person.name },
      },
      ...entities.map((entity) => ({ ...entity, offset: entity.offset + head.length })),
    ],
  };
}

/** Pieces within Telegram's limit, cut at line ends or spaces where that is near, never inside a surrogate pair. */
export function pieces(text: string, most = MOST_TEXT): string[] {
  const all: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const near = Math.max(rest.lastIndexOf('\n', most), rest.lastIndexOf(' ', most));
    let cut = near > most / 2 ? near : most;
    const code = rest.charCodeAt(cut - 1);
    if (code >= 0xd800 && code <= 0xdbff) cut -= 1;
    all.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  all.push(rest);
  return all;
}

/** The keyboard under a message; null when there are no buttons. */
export function keyboard(
  locale: Locale,
  rows: readonly (readonly Button[])[] | undefined,
): { inline_keyboard: { text: string; callback_data: string }[][] } | null {
  const filled = (rows ?? []).filter((row) => row.length > 0);
  if (filled.length === 0) return null;
  return {
    inline_keyboard: filled.map((row) =>
      row.map((button) => ({
        text: label(locale, button.label, button.with ?? {}).slice(0, 64) || '…',
        callback_data: button.data,
      })),
    ),
  };
}
