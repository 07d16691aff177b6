import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordFor, writeRecord } from '../../src/sites/powerdns.ts';
import { makeResolver } from '../../src/sites/resolve.ts';
import { startPowerDns, whyNoPowerDns, type RunningPowerDns } from '../support/powerdns.ts';

const why = whyNoPowerDns();

test.each([
  ['103.28.14.9', { type: 'A', content: '103.28.14.9' }],
  ['2404:6800::1', { type: 'AAAA', content: '2404:6800::1' }],
  ['server.contoh.go.id', { type: 'CNAME', content: 'server.contoh.go.id.' }],
  ['server.contoh.go.id.', { type: 'CNAME', content: 'server.contoh.go.id.' }],
])('%s becomes its record', (target, record) => {
  expect(recordFor(target)).toEqual(record);
});

test('a server that is away, and a name of another zone, are said and never thrown', async () => {
  const away = { url: 'http://127.0.0.1:9', key: 'x', zone: 'kota.go.id' };
  expect(await writeRecord(away, 'a.kota.go.id', null, 60)).toMatchObject({ ok: false });
  expect(await writeRecord(away, 'a.lain.go.id', null, 60)).toMatchObject({
    ok: false,
    why: expect.stringContaining('not in the zone') as string,
  });
});

test.runIf(process.env['MEJA_TEST'] === 'full')('where everything is installed PowerDNS is too', () => {
  expect(why).toBeNull();
});

describe.skipIf(why !== null)(`with a real PowerDNS${why === null ? '' : ` (left out: ${why})`}`, () => {
  let pdns: RunningPowerDns;
  beforeAll(async () => {
    pdns = await startPowerDns('kota.go.id');
  });
  afterAll(async () => {
    await pdns?.stop();
  });
  const look = () => makeResolver([pdns.dns]).lookUp('dinkes.kota.go.id');

  test('a record is set, again, changed to another kind, and taken away', async () => {
    expect(await look()).toEqual({ is: 'absent' });
    for (const target of [
      '103.28.14.9',
      '103.28.14.9',
      '103.28.14.10',
      '2404:6800::1',
      'server.kota.go.id',
      '103.28.14.9',
    ]) {
      expect(await writeRecord(pdns, 'dinkes.kota.go.id', recordFor(target), 60), target).toEqual({
        ok: true,
      });
      const found = await look();
      const leads = found.is === 'found' && (found.addresses.includes(target) || found.alias === target);
      expect(leads, target).toBe(true);
    }
    expect(await writeRecord(pdns, 'dinkes.kota.go.id', null, 60)).toEqual({ ok: true });
    expect(await writeRecord(pdns, 'dinkes.kota.go.id', null, 60)).toEqual({ ok: true });
    expect(await look()).toEqual({ is: 'absent' });
  });

  test('a wrong key is said', async () => {
    expect(await writeRecord({ ...pdns, key: 'salah' }, 'dinkes.kota.go.id', null, 60)).toMatchObject({
      ok: false,
      why: expect.stringContaining('401') as string,
    });
  });

  test('a record it refuses is said with its own words', async () => {
    const bad = await writeRecord(pdns, 'dinkes.kota.go.id', { type: 'A', content: 'bukan alamat' }, 60);
    expect(bad).toMatchObject({ ok: false, why: expect.stringContaining('422') as string });
  });
});
