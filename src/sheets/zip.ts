/**
 * Looks into an archive before anybody unpacks it: how many files, how large they really become, and which they are. What claims
 * to be small and is not, or is packed more than once over itself, is refused here.
 */
import { crc32, inflateRawSync } from 'node:zlib';

/** Unpacked, all files together: 300 offices with 5,000 people are below 3 MB. */
const MOST_BYTES = 30 * 1024 * 1024;
const MOST_FILES = 200;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

export type Unpacked = { ok: true; files: Map<string, Buffer> } | { ok: false; why: 'damaged' | 'tooLarge' };

/** The text files of the archive (XML), each unpacked once and counted. */
export function unpack(bytes: Buffer): Unpacked {
  try {
    return read(bytes);
  } catch {
    return { ok: false, why: 'damaged' };
  }
}

function read(bytes: Buffer): Unpacked {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) return { ok: false, why: 'damaged' };
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_FILES) return { ok: false, why: 'tooLarge' };
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) return { ok: false, why: 'damaged' };
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const start = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(start) !== LOCAL) return { ok: false, why: 'damaged' };
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(data, data + size);
    const room = MOST_BYTES - total;
    const content = method === 0 ? packed : method === 8 ? inflate(packed, room) : null;
    if (content === null) return { ok: false, why: method === 8 ? 'tooLarge' : 'damaged' };
    total += content.length;
    if (total > MOST_BYTES) return { ok: false, why: 'tooLarge' };
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), content);
    at += 46 + name + extra + comment;
  }
  return { ok: true, files };
}

/** Null: it would become larger than that. */
function inflate(packed: Buffer, most: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

/**
 * The same files as a plain archive without compression. What reads it next finds exactly what was counted here, whatever its own
 * way with archives that say one thing at the end and another in between.
 */
export function packPlain(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    parts.push(signed(LOCAL), shared, name, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(signed(ENTRY), Buffer.from([20, 0]), shared, rest, name);
    at += 4 + shared.length + name.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, signed(END), end]);
}

function signed(signature: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(signature);
  return four;
}
