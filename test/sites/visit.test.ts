/** The checks against real servers on loopback, kind and hostile. */
import { createServer as createTls } from 'node:https';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createRaw, type AddressInfo, type Server as RawServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hop } from '../../src/sites/hop.ts';
import { makeResolver } from '../../src/sites/resolve.ts';
import { visit, type VisitOptions } from '../../src/sites/visit.ts';
import { CERTIFICATE, EXPIRES_AT, KEY } from '../support/certificate.ts';
import { startDns, type SmallDns } from '../support/smallDns.ts';

/** An address of a private network. */
const INSIDE = '10.1.2.3';

let dns: SmallDns, site: Server, secure: Server, ports: { http: number; https: number };
const servers: (Server | RawServer)[] = [];
let answer: RequestListener = (_, response) => response.end('ada');
let secureAnswer: RequestListener | null = null;
const seen: string[] = [];

const listen = async <T extends Server | RawServer>(server: T): Promise<T> => {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
};
const portOf = (server: Server | RawServer) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  dns = await startDns({
    'situs.kota.go.id': ['127.0.0.1'],
    'dalam.kota.go.id': ['10.1.2.3'],
    'campur.kota.go.id': ['127.0.0.1', '10.1.2.3'],
    'dalam6.kota.go.id': ['fd00::1'],
    'alias.kota.go.id': ['cname:situs.kota.go.id', '127.0.0.1'],
    'kosong.kota.go.id': [],
    'rusak.kota.go.id': 'servfail',
    'diam.kota.go.id': 'silent',
  });
  site = await listen(
    createServer((request, response) => {
      seen.push(`${request.headers.host} ${request.url}`);
      answer(request, response);
    }),
  );
  secure = await listen(
    createTls({ key: KEY, cert: CERTIFICATE }, (request, response) =>
      secureAnswer === null ? request.socket.destroy() : secureAnswer(request, response),
    ),
  );
  ports = { http: portOf(site), https: portOf(secure) };
});
afterAll(async () => {
  for (const server of servers) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
  await dns.stop();
});

const look = (name: string, more: Partial<VisitOptions> = {}) =>
  visit(name, {
    resolver: makeResolver([dns.server], 300),
    ports,
    mayConnect: (address) => address === '127.0.0.1',
    limits: { hopMs: 700 },
    ...more,
  });
const pageOf = async (name = 'situs.kota.go.id') => (await look(name)).page;
const redirects = (location: string): void => {
  answer = (request, response) => {
    if (request.url === '/') response.writeHead(302, { location });
    response.end('sampai');
  };
};

describe('what the name servers say', () => {
  test.each([
    ['situs.kota.go.id', { dns: 'found', addresses: ['127.0.0.1'], alias: null }],
    ['alias.kota.go.id', { dns: 'found', alias: 'situs.kota.go.id' }],
    ['tiada.kota.go.id', { dns: 'absent', addresses: [] }],
    ['kosong.kota.go.id', { dns: 'found', addresses: [] }],
    ['rusak.kota.go.id', { dns: 'unknown' }],
    ['diam.kota.go.id', { dns: 'unknown' }],
  ])('%s', async (name, expected) => {
    expect(await look(name)).toMatchObject(expected);
  });
  test('without resolvers nothing is known, and nobody is asked', async () => {
    const { dns: is } = await look('situs.kota.go.id', { resolver: makeResolver([]) });
    expect(is).toBe('unknown');
  });
});

describe('an ordinary site', () => {
  test('is read, with its status', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Dinas</h1>');
    expect(await pageOf()).toMatchObject({
      is: 'page',
      status: 200,
      type: 'text/html',
      body: '<h1>Dinas</h1>',
    });
  });
  test('shows until when its certificate holds, also when nobody vouches for it', async () => {
    secureAnswer = (_, response) => response.end('aman');
    const seen = await look('situs.kota.go.id');
    secureAnswer = null;
    expect(seen.page).toMatchObject({ body: 'aman' });
    expect(seen.tls?.expiresAt).toBe(EXPIRES_AT);
    expect(seen.tls?.problem).not.toBeNull();
  });
  test('is followed along redirects to a page', async () => {
    redirects('/beranda');
    expect(await pageOf()).toMatchObject({ is: 'page', status: 200, body: 'sampai' });
  });
  test('that answers in gzip is unpacked', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('isi'));
    expect(await pageOf()).toMatchObject({ body: 'isi' });
  });
});

describe('never into a private network', () => {
  test.each([
    ['an address of the inside', `http://${INSIDE}/`],
    ['the machine itself by number', 'http://2130706434/'],
    ['by octal', 'http://0177.0.0.2/'],
    ['by hexadecimal', 'http://0x7f000002/'],
    ['short', 'http://127.2/'],
    ['IPv6 of the machine', 'http://[::1]/'],
    ['IPv4 in IPv6', 'http://[::ffff:10.1.2.3]/'],
    ['the address of cloud secrets', 'http://169.254.169.254/latest/meta-data/'],
    ['a name that leads inside', 'http://dalam.kota.go.id/'],
    ['a name that leads inside by IPv6', 'http://dalam6.kota.go.id/'],
    ['a name with one address inside', 'http://campur.kota.go.id/'],
  ])('a redirect to %s is not followed', async (_, location) => {
    redirects(location);
    const before = seen.length;
    expect(await pageOf()).toEqual({ is: 'elsewhere', why: 'private' });
    expect(seen.length).toBe(before + 1);
  });
  test('the name itself may not lead there either', async () => {
    expect(await pageOf('dalam.kota.go.id')).toEqual({ is: 'elsewhere', why: 'private' });
    expect(await pageOf('campur.kota.go.id')).toEqual({ is: 'elsewhere', why: 'private' });
  });
  test('without a hook the real rule holds: loopback is private', async () => {
    const { page } = await visit('situs.kota.go.id', { resolver: makeResolver([dns.server]), ports });
    expect(page).toEqual({ is: 'elsewhere', why: 'private' });
  });
  test.each([
    ['other ports', `http://situs.kota.go.id:6379/`, 'port'],
    ['files', 'file:///etc/passwd', 'scheme'],
    ['gopher', 'gopher://situs.kota.go.id/', 'scheme'],
    ['names that nobody knows', 'http://localhost/', 'unknownName'],
  ])('%s are refused', async (_, location, why) => {
    redirects(location);
    expect(await pageOf()).toEqual({ is: 'elsewhere', why });
  });
  test('a name that changes its answer after it was judged is connected to as it was judged', async () => {
    answer = (_, response) => response.end('yang diperiksa');
    let asked = 0;
    dns.records['putar.kota.go.id'] = () => ((asked += 1) <= 3 ? ['127.0.0.1'] : ['10.1.2.3']);
    expect(await pageOf('putar.kota.go.id')).toMatchObject({ body: 'yang diperiksa' });
    // One round of questions, whatever happened after it.
    expect(asked).toBe(3);
  });
  test('a redirect back to the own name is looked up and judged again', async () => {
    let asked = 0;
    dns.records['balik.kota.go.id'] = () => ((asked += 1) <= 3 ? ['127.0.0.1'] : ['10.1.2.3']);
    redirects('http://balik.kota.go.id/lagi');
    expect(await pageOf('balik.kota.go.id')).toEqual({ is: 'elsewhere', why: 'private' });
  });
});

describe('a hostile site harms nothing', () => {
  test('redirects without end stop after four', async () => {
    const before = seen.length;
    answer = (_, response) => response.writeHead(302, { location: '/lagi' }).end();
    expect(await pageOf()).toEqual({ is: 'elsewhere', why: 'tooMany' });
    expect(seen.length - before).toBe(5);
  });
  test('a page without end is read up to its limit', async () => {
    answer = (_, response) => {
      const pump = (): void =>
        void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(pump)));
      pump();
    };
    const page = await pageOf();
    expect(page).toMatchObject({ is: 'page' });
    expect(page.is === 'page' && page.body.length).toBe(256 * 1024);
  });
  test('a packed page that unpacks to a thousand times is cut', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    const page = await pageOf();
    expect(page.is === 'page' && page.body.length).toBe(256 * 1024);
  });
  test('what is no gzip though it says so is broken', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('bukan gzip');
    expect(await pageOf()).toEqual({ is: 'silent', why: 'broken' });
  });
  test('a page that drips is given up', async () => {
    const drops: NodeJS.Timeout[] = [];
    answer = (_, response) => void drops.push(setInterval(() => response.write('.'), 50));
    expect(await pageOf()).toEqual({ is: 'silent', why: 'tooSlow' });
    drops.forEach(clearInterval);
  });

  const raw = async (speak: (socket: Socket) => void) => {
    const server = await listen(
      createRaw((socket) => {
        socket.on('error', () => undefined);
        speak(socket);
      }),
    );
    const result = await hop(new URL('http://situs.kota.go.id/'), '127.0.0.1', portOf(server), {
      hopMs: 700,
      bytes: 1024,
      redirects: 0,
    });
    return result.ok ? 'answered' : result.why;
  };
  test('one that says nothing is given up', async () => {
    expect(await raw(() => undefined)).toBe('tooSlow');
  });
  test('headers without end are broken', async () => {
    expect(
      await raw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const pump = (): void =>
          void (socket.destroyed || socket.write(`X-A: ${'a'.repeat(1000)}\r\n`, () => setImmediate(pump)));
        pump();
      }),
    ).toBe('broken');
  });
  test('interim answers without end are given up', async () => {
    expect(
      await raw((socket) => {
        const pump = (): void =>
          void (
            socket.destroyed || socket.write('HTTP/1.1 103 Early Hints\r\n\r\n', () => setImmediate(pump))
          );
        pump();
      }),
    ).toMatch(/tooSlow|broken/);
  });
  test('what is no HTTP is broken', async () => {
    expect(await raw((socket) => socket.end('SSH-2.0-OpenSSH\r\n'))).toBe('broken');
  });
  test('one that hangs up is broken or refused', async () => {
    expect(await raw((socket) => socket.destroy())).toMatch(/broken|refused/);
  });
});
