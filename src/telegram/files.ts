/** Reads a small file that somebody sent. Telegram keeps files; nothing of them is kept here. */
import type { Telegram } from './api.ts';

/** A list of a year's holidays has two thousand bytes; this is room for one with remarks. */
export const MOST_BYTES = 200_000;
/** Seconds: less than a claim of the inbox holds. */
const SECONDS = 4;

export type ReadFile = (fileId: string) => Promise<Uint8Array | 'tooLarge' | 'away'>;

/** `away`: Telegram does not answer, or no longer has it. Errors are not passed on: their text may hold the token. */
export function makeFileReader(options: {
  readonly api: Telegram;
  readonly token: string;
  readonly apiRoot: string | undefined;
}): ReadFile {
  const root = (options.apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '');
  return async (fileId) => {
    try {
      const file = await options.api.call('getFile', { file_id: fileId }, { seconds: SECONDS });
      if ((file.file_size ?? 0) > MOST_BYTES) return 'tooLarge';
      const response = await fetch(`${root}/file/bot${options.token}/${file.file_path ?? ''}`, {
        signal: AbortSignal.timeout(SECONDS * 1000),
        redirect: 'error',
      });
      if (!response.ok) return 'away';
      const bytes = new Uint8Array(await response.arrayBuffer());
      return bytes.length > MOST_BYTES ? 'tooLarge' : bytes;
    } catch {
      return 'away';
    }
  };
}
