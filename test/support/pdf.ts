/** What stands in a PDF made of standard fonts: its words line by line, and how many pages it has. */
import { inflateSync } from 'node:zlib';

export function wordsOfPdf(bytes: Uint8Array): { text: string; pages: number } {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const lines = streams
    .flatMap((stream) => [...stream.matchAll(/\[([^\]]*)\] TJ/g)])
    .map(([, parts = '']) =>
      [...parts.matchAll(/<([0-9a-f]+)>/g)]
        .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
        .join(''),
    );
  return { text: lines.join('\n'), pages: [...raw.matchAll(/\/Type \/Page\b/g)].length };
}
