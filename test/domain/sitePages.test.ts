import { expect, test } from 'vitest';
import { readPage } from '../../src/domain/sitePages.ts';

const office =
  '<title>Dinas Kesehatan Kota Bitung</title><p>Selamat datang di situs Dinas Kesehatan. Jadwal imunisasi dan pelayanan puskesmas setiap hari.</p>';

test.each<[string, string, { isParked: boolean; suspicion: string | null }]>([
  ['an office', office, { isParked: false, suspicion: null }],
  [
    'the default page of Apache',
    '<title>Apache2 Debian Default Page: It works</title><p>This is the default welcome page used to test the correct operation of the Apache2 server</p>',
    { isParked: true, suspicion: null },
  ],
  [
    'a directory without a page',
    '<title>Index of /</title><h1>Index of /</h1><a href="cgi-bin/">cgi-bin/</a> Apache Server at dinkes.bitungkota.go.id Port 80',
    { isParked: true, suspicion: null },
  ],
  ['nothing', '', { isParked: true, suspicion: null }],
  [
    'a page of scripts alone',
    '<html><body><script>var slot = "gacor";</script></body></html>',
    { isParked: true, suspicion: null },
  ],
  ['a script that never ends', `${office}<script>slot gacor`, { isParked: false, suspicion: null }],
  [
    'gambling',
    '<title>SLOT GACOR Hari Ini</title><p>Situs slot terpercaya deposit pulsa bonus new member 100 persen</p>',
    { isParked: false, suspicion: 'gambling' },
  ],
  [
    'gambling planted among real words, unseen',
    `${office}<div style="display:none"><a href="https://x.example/slot-gacor-maxwin">a</a></div>`,
    { isParked: false, suspicion: 'gambling' },
  ],
  [
    'gambling in the description that search engines show',
    `${office}<meta name="description" content="Agen Judi dan togel online terpercaya">`,
    { isParked: false, suspicion: 'gambling' },
  ],
  [
    'gambling written in entities',
    `${office}<p>slot&nbsp;gacor</p><p>&#115;lot gacor</p>`,
    { isParked: false, suspicion: 'gambling' },
  ],
  [
    'news against gambling',
    `${office}<p>Wali Kota mengajak berantas judi online. Bahaya judi online bagi keluarga; ASN dilarang terlibat judi online.</p>`,
    { isParked: false, suspicion: null },
  ],
  ['one likely word', `${office}<p>Polres menangkap pelaku togel.</p>`, { isParked: false, suspicion: null }],
  [
    'a defacement',
    '<title>Hacked by Mr.X</title><h1>HACKED BY Mr.X</h1> greetz to all members of the team and friends around',
    { isParked: false, suspicion: 'defacement' },
  ],
  [
    'a product page',
    `${office}<p>This trademark is owned by its company.</p>${'<p>Keterangan produk dan layanan lain yang panjang.</p>'.repeat(20)}`,
    { isParked: false, suspicion: null },
  ],
])('%s', (_, html, expected) => {
  expect(readPage(html)).toMatchObject(expected);
});

test('a clock and a counter change nothing, a new sentence does', () => {
  const at = (more: string) => readPage(office + more).text;
  expect(at('<p>Pengunjung: 12, pukul 09.15</p>')).toBe(at('<p>Pengunjung: 13, pukul 10.20</p>'));
  expect(at('<p>Pengumuman libur</p>')).not.toBe(at(''));
});

test.each([
  ['open brackets', '<'.repeat(300_000)],
  ['open links', '<a '.repeat(100_000)],
  ['open scripts', '<script'.repeat(40_000)],
  ['half entities', '&#1'.repeat(90_000)],
  ['half descriptions', '<meta content="'.repeat(20_000)],
])('a page of %s, made to take long, is read all the same', (_, evil) => {
  expect(readPage(evil).suspicion).toBeNull();
});
