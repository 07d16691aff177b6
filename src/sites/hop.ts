/** One request to one address that was looked at before. Whatever the other side does, it ends within its time and size. */
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export interface Limits {
  /** Milliseconds for one hop altogether, from connecting to the last byte. */
  readonly hopMs: number;
  /** Bytes of a page, after unpacking. */
  readonly bytes: number;
  readonly redirects: number;
}
export const LIMITS: Limits = { hopMs: 8_000, bytes: 256 * 1024, redirects: 4 };
/** Bytes of all headers of an answer. */
const HEADER_BYTES = 16 * 1024;

export interface Hop {
  readonly status: number;
  readonly location: string | null;
  readonly type: string;
  readonly body: string;
  readonly isCut: boolean;
  readonly tls: { readonly expiresAt: string | null; readonly problem: string | null } | null;
}
export type HopResult =
  | { readonly ok: true; readonly hop: Hop }
  | { readonly ok: false; readonly why: 'refused' | 'tooSlow' | 'broken' };

const UNPACK = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/** Asks `url` at exactly `address`; its name goes into the Host header and the TLS greeting, and is not looked up again. */
export function hop(url: URL, address: string, port: number, limits: Limits): Promise<HopResult> {
  const isSecure = url.protocol === 'https:';
  const options: RequestOptions & { servername?: string; rejectUnauthorized?: boolean } = {
    host: address,
    port,
    path: url.pathname + url.search,
    method: 'GET',
    agent: false,
    maxHeaderSize: HEADER_BYTES,
    headers: {
      host: url.host,
      accept: 'text/html,*/*;q=0.1',
      'accept-encoding': 'identity',
      'user-agent': 'MejaBantu/1 (pemeriksaan subdomain pemerintah daerah)',
      connection: 'close',
    },
    // A certificate that is wrong is what we came to see; nothing secret is sent.
    ...(isSecure ? { servername: url.hostname, rejectUnauthorized: false } : {}),
  };
  return new Promise((resolve) => {
    let isOver = false;
    let tls: Hop['tls'] = null;
    const end = (result: HopResult): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(alarm);
      resolve(result);
      asking.destroy();
    };
    const asking = (isSecure ? secure : plain)(options, (answer) => {
      if (isSecure) tls = certificateOf(answer.socket as TLSSocket);
      const { location = null, 'content-type': type = '' } = answer.headers;
      const about = { status: answer.statusCode ?? 0, location, type, tls };
      if (location !== null && about.status >= 300 && about.status < 400)
        return end({ ok: true, hop: { ...about, body: '', isCut: false } });
      read(
        answer,
        limits.bytes,
        (body, isCut) => end({ ok: true, hop: { ...about, body, isCut } }),
        () => end({ ok: false, why: 'broken' }),
      );
    });
    const alarm = setTimeout(() => end({ ok: false, why: 'tooSlow' }), limits.hopMs);
    asking.on('error', (error: NodeJS.ErrnoException) =>
      end({ ok: false, why: REFUSED.has(error.code ?? '') ? 'refused' : 'broken' }),
    );
    asking.end();
  });
}

const REFUSED = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
]);

/** Up to so many bytes, unpacked; what is more is not waited for. */
function read(
  answer: IncomingMessage,
  most: number,
  done: (body: string, isCut: boolean) => void,
  broken: () => void,
): void {
  const packed = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpack = Object.hasOwn(UNPACK, packed) ? UNPACK[packed as keyof typeof UNPACK]() : null;
  const source = unpack === null ? answer : answer.pipe(unpack);
  const chunks: Buffer[] = [];
  let size = 0;
  const text = (): string => Buffer.concat(chunks).subarray(0, most).toString('utf8');
  source.on('data', (chunk: Buffer) => {
    if (size > most) return;
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) {
      done(text(), true);
      unpack?.destroy();
    }
  });
  source.on('end', () => done(text(), false));
  source.on('error', broken);
  answer.on('error', broken);
  answer.on('aborted', broken);
}

function certificateOf(socket: TLSSocket): Hop['tls'] {
  const certificate = socket.getPeerCertificate();
  const until = new Date(certificate.valid_to);
  return {
    expiresAt: Number.isNaN(until.getTime()) ? null : until.toISOString(),
    problem: socket.authorized ? null : String(socket.authorizationError ?? 'unknown').slice(0, 80),
  };
}
