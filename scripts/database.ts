import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { borrowEmbedded } from '../src/db/embedded.ts';

/**
 * Runs a tool on the configured database: the server of DATABASE_URL, or the embedded one of DATA_DIR (that of the
 * running desk if it is up, otherwise started for the occasion; made only when it `mayBeNew`). Prints what `work` answers; an error is one line and exit code 1.
 */
export async function onDatabase(
  work: (url: string) => Promise<string>,
  options: { mayBeNew?: boolean } = {},
): Promise<void> {
  let stop = async (): Promise<void> => undefined;
  try {
    const config = readConfig(process.env);
    let url = config.databaseUrl;
    if (url === undefined) {
      if (options.mayBeNew !== true && !existsSync(join(config.dataDir, 'postgres'))) {
        throw new Error(
          `There is no database in ${config.dataDir}: set DATA_DIR or DATABASE_URL to the desk's.`,
        );
      }
      const borrowed = await borrowEmbedded({ dataDir: config.dataDir });
      ({ url } = borrowed);
      stop = () => borrowed.stop();
    }
    console.log(await work(url));
  } catch (cause) {
    console.error(inOneLine(cause as NodeJS.ErrnoException));
    process.exitCode = 1;
  } finally {
    await stop();
  }
}

function inOneLine({ code, message }: NodeJS.ErrnoException): string {
  const away = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'];
  if (!away.includes(code ?? '')) return message;
  return `The database does not answer (${code}): start it, or correct the address in DATABASE_URL.`;
}
