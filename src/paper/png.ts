/**
 * SVG to PNG, in a thread of its own that ends with its work: drawing takes some tenths of a second, in which the desk goes on
 * answering, and afterwards holds no memory.
 */
import { Worker } from 'node:worker_threads';

/** The typeface that is brought along; a drawing names it. */
export const FACE = 'Roboto Condensed';

/** Longest that drawing may take, in milliseconds. */
const PATIENCE = 60_000;

/** The pictures in the order of the drawings. Throws when a drawing is no SVG, or the thread does not come to an end. */
export async function toPng(drawings: readonly string[]): Promise<Uint8Array[]> {
  const worker = new Worker(new URL('./pngThread.ts', import.meta.url), { workerData: drawings });
  const over = setTimeout(() => void worker.terminate(), PATIENCE);
  try {
    return await new Promise<Uint8Array[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) =>
        reject(new Error(`The thread that draws ended without a picture (exit code ${code}).`)),
      );
    });
  } finally {
    clearTimeout(over);
  }
}
