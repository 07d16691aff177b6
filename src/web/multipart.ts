/** The body of a form with one file, read piece by piece: what is too large is thrown away as it comes, never held. */
import type { Brought } from '../desk/passes.ts';

/**
 * At most `most` bytes. Of a larger body everything is taken off the line up to `mostDrained`, so that the browser reads our answer
 * instead of a broken connection; nothing of it is kept.
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
  mostDrained: number,
): Promise<Uint8Array | 'tooLarge' | 'broken'> {
  if (stream === null) return new Uint8Array();
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > mostDrained) {
        await reader.cancel();
        break;
      }
      if (size > most) parts.length = 0;
      else parts.push(value);
    }
  } catch {
    return 'broken';
  }
  return size > most ? 'tooLarge' : Buffer.concat(parts);
}

/** The file and the typed date; null: this is no form, or it was cut off. */
export async function readForm(body: Uint8Array, type: string): Promise<Brought | null> {
  if (!type.toLowerCase().startsWith('multipart/form-data')) return null;
  try {
    const form = await new Response(new Blob([Buffer.from(body)]), {
      headers: { 'content-type': type },
    }).formData();
    const file = form.get('berkas');
    const on = form.get('tanggal');
    if (file === null || typeof file === 'string')
      return { name: '', bytes: new Uint8Array(), on: typeof on === 'string' ? on : '' };
    return {
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      on: typeof on === 'string' ? on.slice(0, 40) : '',
    };
  } catch {
    return null;
  }
}
