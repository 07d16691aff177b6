/** Reads a file that somebody sent. Telegram keeps files; nothing of them is kept here. */
import type { Telegram } from './api.ts';

/** Seconds for the file's address: less than a claim of the inbox holds. */
const ADDRESS_SECONDS = 4;
/** Seconds for what it holds. Should another replica take up the row meanwhile, it reads the same, and one commit counts. */
const CONTENT_SECONDS = 15;

/** At most so many bytes. */
export type ReadFile = (fileId: string, most: number) => Promise<Uint8Array | 'tooLarge' | 'away'>;

/** `away`: Telegram does not answer, or no longer has it. Errors are not passed on: their text may hold the token. */
export function makeFileReader(options: {
  readonly api: Telegram;
  readonly token: string;
  readonly apiRoot: string | undefined;
}): ReadFile {
  const root = (options.apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '');
  return async (fileId, most) => {
    try {
      const file = await options.api.call('getFile', { file_id: fileId }, { seconds: ADDRESS_SECONDS });
      if ((file.file_size ?? 0) > most) return 'tooLarge';
      const response = await fetch(`${root}/file/bot${options.token}/${file.file_path ?? ''}`, {
        signal: AbortSignal.timeout(CONTENT_SECONDS * 1000),
        redirect: 'error',
      });
      if (!response.ok || response.body === null) return 'away';
      return await readAtMost(response.body, most);
    } catch (error) {
      return /too big/i.test((error as Error).message) ? 'tooLarge' : 'away';
    }
  };
}

/** Whatever size was announced: no more than that is taken in. */
async function readAtMost(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | 'tooLarge'> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) return 'tooLarge';
    parts.push(part);
  }
  return Buffer.concat(parts);
}
