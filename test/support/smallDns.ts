/** A small real DNS server on loopback: A, AAAA and CNAME from a map, absent names, failures and silence; it counts what it is asked. */
import { createSocket } from 'node:dgram';
import { isIPv4 } from 'node:net';

/** What a name answers: addresses or `cname:host`; `servfail`; `silent`. A function is asked anew each time (rebinding). */
export type Records = Record<string, readonly string[] | 'servfail' | 'silent' | (() => readonly string[])>;

export interface SmallDns {
  readonly server: string;
  readonly records: Records;
  readonly asked: string[];
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<number, 'A' | 'CNAME' | 'AAAA'>> = { 1: 'A', 5: 'CNAME', 28: 'AAAA' };

export async function startDns(records: Records = {}): Promise<SmallDns> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, from) => {
    const { name, end } = readName(query, 12);
    const type = TYPES[query.readUInt16BE(end)];
    asked.push(`${name} ${type ?? '?'}`);
    const found = records[name];
    if (found === 'silent') return;
    const answers =
      found === undefined || found === 'servfail' ? [] : typeof found === 'function' ? found() : found;
    const rcode = found === undefined ? 3 : found === 'servfail' ? 2 : 0;
    const lines = answers.flatMap((value) => lineOf(value, type));
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | rcode, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(lines.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end + 4), ...lines]), from.port, from.address);
  });
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
  return {
    server: `127.0.0.1:${socket.address().port}`,
    records,
    asked,
    stop: () => new Promise((done) => socket.close(() => done())),
  };
}

function readName(packet: Buffer, start: number): { name: string; end: number } {
  const parts: string[] = [];
  let at = start;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    parts.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: parts.join('.').toLowerCase(), end: at + 1 };
}

function lineOf(value: string, type: 'A' | 'CNAME' | 'AAAA' | undefined): Buffer[] {
  const alias = value.startsWith('cname:') ? value.slice(6) : null;
  const is = alias !== null ? 'CNAME' : isIPv4(value) ? 'A' : 'AAAA';
  if (is !== type) return [];
  const data =
    alias !== null
      ? nameBytes(alias)
      : isIPv4(value)
        ? Buffer.from(value.split('.').map(Number))
        : sixBytes(value);
  const head = Buffer.from([
    0xc0,
    12,
    0,
    is === 'A' ? 1 : is === 'AAAA' ? 28 : 5,
    0,
    1,
    0,
    0,
    0,
    5,
    0,
    data.length,
  ]);
  return [Buffer.concat([head, data])];
}

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])),
    Buffer.from([0]),
  ]);

function sixBytes(address: string): Buffer {
  const [left = '', right = ''] = address.split('::');
  const words = (side: string) => (side === '' ? [] : side.split(':').map((word) => parseInt(word, 16)));
  const front = words(left);
  const back = address.includes('::') ? words(right) : [];
  const bytes = Buffer.alloc(16);
  [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back].forEach((word, index) =>
    bytes.writeUInt16BE(word, index * 2),
  );
  return bytes;
}
