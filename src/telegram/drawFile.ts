/** A file out of the database, as a document. Destroyed by now: only its caption is said. */
import { InputFile } from 'grammy';
import type { Pool } from 'pg';
import { fileOf } from '../db/files.ts';
import type { Speech } from '../engine/speech.ts';
import { say, type Locale } from '../locales/index.ts';
import type { RenderedCall } from './speak.ts';
import { keyboard } from './text.ts';

export async function drawFile(
  pool: Pool,
  locale: Locale,
  { caseId, sha256, caption, buttons }: Extract<Speech, { is: 'file' }>,
): Promise<RenderedCall[]> {
  const stored = await fileOf(pool, caseId, sha256);
  const words = say(locale, caption.name, caption.with);
  const markup = keyboard(locale, buttons);
  const shared = markup === null ? {} : { reply_markup: markup };
  if (stored === null || stored.bytes === null)
    return [{ method: 'sendMessage', params: { text: words, ...shared }, part: null }];
  const document = new InputFile(stored.bytes, stored.name);
  return [{ method: 'sendDocument', params: { document, caption: words, ...shared }, part: null }];
}
