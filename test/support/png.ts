/** A PNG of 8 bits a channel, decoded: its size and the colour of each point. */
import { inflateSync } from 'node:zlib';

export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0 to 255. */
  at(x: number, y: number): readonly [number, number, number];
}

export function decodePng(bytes: Uint8Array): Decoded {
  const png = Buffer.from(bytes);
  if (png.readUInt32BE(0) !== 0x89504e47) throw new Error('This is no PNG.');
  let width = 0;
  let height = 0;
  let channels = 4;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      const known: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
      channels = body[8] === 8 && body[12] === 0 ? (known[body[9] ?? 0] ?? 0) : 0;
      if (channels === 0) throw new Error('Only plain PNGs of 8 bits a channel are read here.');
    }
    if (type === 'IDAT') data.push(body);
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  const points = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const left = x < channels ? 0 : (points[y * line + x - channels] ?? 0);
      const up = y === 0 ? 0 : (points[(y - 1) * line + x] ?? 0);
      const corner = y === 0 || x < channels ? 0 : (points[(y - 1) * line + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      points[y * line + x] = (raw[y * (line + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return {
    width,
    height,
    at(x, y) {
      const from = (Math.round(y) * width + Math.round(x)) * channels;
      return [points[from] ?? 0, points[from + 1] ?? 0, points[from + 2] ?? 0];
    },
  };
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(estimate - one)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
