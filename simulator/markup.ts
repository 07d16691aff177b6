import type { InlineKeyboardButton } from '@grammyjs/types';
import type { Markup } from './messages.ts';
import { badRequest } from './refusal.ts';

/** Longest callback data, in UTF-8 bytes. */
const callbackDataLimit = 64;
const buttonLimit = 100;

/** The fields of which an inline button must have exactly one; the first that is there decides. */
const actions = [
  'url',
  'callback_data',
  'callback_game',
  'pay',
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
  'login_url',
  'web_app',
  'copy_text',
  'disabled',
] as const;

/** Refuses what Telegram refuses in a reply_markup and returns it unchanged; an empty one means none. */
export function checkMarkup(markup: unknown): Markup | undefined {
  if (markup === undefined || markup === null) return undefined;
  if (typeof markup !== 'object' || Array.isArray(markup))
    throw badRequest('object expected as reply markup');
  if ('keyboard' in markup && Array.isArray(markup.keyboard)) checkReplyKeyboard(markup.keyboard);
  else if ('inline_keyboard' in markup && Array.isArray(markup.inline_keyboard))
    checkInline(markup.inline_keyboard);
  else if (!('remove_keyboard' in markup) && !('force_reply' in markup)) return undefined;
  return markup as Markup;
}

function checkReplyKeyboard(rows: unknown[]): void {
  for (const row of rows) {
    if (!Array.isArray(row)) throw badRequest('field "keyboard" must be an Array of Arrays');
    for (const button of row as unknown[]) {
      const text = typeof button === 'string' ? button : (button as { text?: unknown } | null)?.text;
      if (typeof text !== 'string') {
        throw badRequest(`can't parse keyboard button: Can't find field "text"`);
      }
      if (text.trim() === '') throw badRequest('keyboard button text must be non-empty');
    }
  }
}

function checkInline(rows: unknown[]): void {
  let count = 0;
  for (const row of rows) {
    if (!Array.isArray(row)) {
      throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
    }
    for (const button of row as unknown[]) {
      checkInlineButton(button);
      if (++count > buttonLimit) throw badRequest('reply markup is too long');
    }
  }
}

function checkInlineButton(button: unknown): void {
  const unreadable = (why: string): Error => badRequest(`can't parse inline keyboard button: ${why}`);
  if (typeof button !== 'object' || button === null || Array.isArray(button)) {
    throw unreadable('InlineKeyboardButton must be an Object');
  }
  const fields = button as Partial<Record<keyof InlineKeyboardButton.AbstractInlineKeyboardButton, unknown>> &
    Partial<Record<(typeof actions)[number], unknown>>;
  if (typeof fields.text !== 'string') throw unreadable(`Can't find field "text"`);
  if (fields.style !== undefined && !['danger', 'success', 'primary'].includes(fields.style as string)) {
    throw unreadable('invalid button style specified');
  }
  const action = actions.find((name) => fields[name] !== undefined && fields[name] !== '');
  if (action === undefined) throw unreadable('Text buttons are unallowed in the inline keyboard');
  if (fields.text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (action === 'callback_data' && Buffer.byteLength(fields.callback_data as string) > callbackDataLimit) {
    throw badRequest('BUTTON_DATA_INVALID');
  }
  if (action === 'url' && !isUrl(fields.url as string)) {
    throw badRequest(`inline keyboard button URL '${fields.url as string}' is invalid: Wrong HTTP URL`);
  }
}

const isUrl = (url: string): boolean =>
  /^(?:tg|ton):\/\//iu.test(url) ||
  (URL.canParse(/^\w+:\/\//u.test(url) ? url : `http://${url}`) && url.includes('.'));
