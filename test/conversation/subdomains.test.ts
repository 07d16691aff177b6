/**
 * The life of a subdomain, told by its people, with a real DNS server and a real web server on loopback: nothing outside this machine
 * is asked. The clock is moved, the ladder takes two years in a minute.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { Change } from '../../src/engine/change.ts';
import { commit } from '../../src/db/commit.ts';
import { insertSubdomain, subdomainNamed } from '../../src/db/subdomains.ts';
import { begin } from '../../src/engine/machines.ts';
import { startCity, type City } from '../support/desk.ts';
import { startDns, type SmallDns } from '../support/smallDns.ts';

const SITE =
  '<title>Dinas</title><p>Selamat datang di situs resmi kami, jadwal pelayanan setiap hari kerja pukul delapan pagi.</p>';

interface Outside {
  readonly dns: SmallDns;
  readonly web: Server;
  /** What the web server answers. */
  page: string;
  status: number;
}

async function startOutside(): Promise<Outside> {
  const dns = await startDns({});
  const outside: Outside = {
    dns,
    web: createServer((_, response) =>
      response.writeHead(outside.status, { 'content-type': 'text/html' }).end(outside.page),
    ),
    page: SITE,
    status: 200,
  };
  await new Promise<void>((ready) => outside.web.listen(0, '127.0.0.1', ready));
  return outside;
}
const sitesOf = ({ dns, web }: Outside) => ({
  resolvers: [dns.server],
  powerDns: null,
  visiting: {
    mayConnect: (address: string) => address === '127.0.0.1',
    ports: { http: (web.address() as AddressInfo).port, https: 9 },
    limits: { hopMs: 500 },
  },
  spacingMs: 0,
  everyMs: 50,
});

/** A name that was approved elsewhere: the case and row that a request leaves when its chain is met. */
async function approved(
  city: City,
  label: string,
  officeCode: string,
  target: string,
): Promise<string | null> {
  const { pool } = city.database;
  const caseId = `${label}${officeCode}`
    .replace(/[^a-z]/g, '')
    .padEnd(16, 'a')
    .slice(0, 16);
  const now = nowOf(city);
  const change = new Change();
  const begun = begin('subdomain', {
    mayDeactivate: city.region.subdomainDeactivation.enabled,
    isOld: false,
  });
  change.open(caseId, begun, [{ kind: 'RESERVED', actor: null, role: null, at: now.toISOString() }]);
  change.also.push((client) =>
    insertSubdomain(client, {
      caseId,
      label,
      fqdn: `${label}.${city.region.parentDomain.name}`,
      officeCode,
      class: 'situs-pd',
      purpose: 'Situs resmi',
      target,
      status: 'reserved',
      letter: '800/12/2026',
      now,
    }),
  );
  change.signals.push({
    key: `test:${caseId}`,
    lane: `case:${caseId}`,
    payload: JSON.stringify({
      signal: { name: 'subdomainIsApproved', caseId, because: null, decision: '800/12/2026' },
    }),
  });
  const { committed } = await commit(pool, null, now, change);
  await city.settled();
  return committed ? caseId : null;
}

const rowOf = (city: City, fqdn: string) => subdomainNamed(city.database.pool, fqdn);
const statusOf = async (city: City, fqdn: string) => (await rowOf(city, fqdn))?.status;
const nowOf = (city: City): Date => new Date(city.sim.world.clock.milliseconds);

/** Time passes, and whatever is due outside by then is done: it happens beside the desk. */
async function passes(city: City, step: Parameters<City['later']>[0]): Promise<void> {
  await city.later(step);
  const due = async () =>
    (await city.database.pool.query('select 1 from subdomain_work where due_at <= $1', [nowOf(city)])).rows
      .length;
  await vi.waitFor(async () => expect(await due()).toBe(0), { timeout: 15_000, interval: 50 });
  await city.settled();
}
/** Four weeks: the same day and hour of the week, so a working moment mostly stays one. */
const MONTH = { days: 28 };

/** Outside work is done beside the desk: waits until the state is there. */
async function becomes(city: City, fqdn: string, status: string): Promise<void> {
  await vi.waitFor(async () => expect(await statusOf(city, fqdn)).toBe(status), {
    timeout: 15_000,
    interval: 50,
  });
  await city.settled();
}

describe('in Padang, where the text has the power', () => {
  let city: City, outside: Outside;
  let dewi: Person, kadis: Person, budi: Person, rudi: Person, kepala: Person;
  const fqdn = 'dinkes.padang.go.id';

  beforeAll(async () => {
    outside = await startOutside();
    city = await startCity({
      region: 'padang',
      now: '2026-11-20T09:00:00+07:00',
      app: { sites: sitesOf(outside) },
    });
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    kadis = await city.invite('Kepala Dinas', 'kadis', '');
    budi = await city.invite('Budi Lasut', 'tier2', '');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/1/2026');
    kepala = await city.invite('Siti Rahma', 'kepala_pd', 'dinkes');
  });
  afterAll(async () => {
    await city?.stop();
    outside.web.closeAllConnections();
    outside.web.close();
    await outside.dns.stop();
  });

  test('a name is checked while it is typed, with the reason and free names', async () => {
    await rudi.says('/subdomain');
    await rudi.presses('Cek nama', { on: await rudi.sees('Subdomain. Pilih') });
    await rudi.sees('Nama apa yang diinginkan');
    await rudi.says('dinkes.blogspot.com');
    const refused = await rudi.sees('harus di bawah padang.go.id, bukan blogspot.com (Pasal 28(2)');
    expect(refused.buttons.flat()).toContain('Ajukan dinkes');
    await rudi.says('dinas kesehatan');
    await rudi.sees('tidak boleh memakai spasi');
    await rudi.says('https://DINKES.padang.go.id/');
    await rudi.sees('Dibaca sebagai dinkes.padang.go.id: dapat diajukan');
    await rudi.says('/subdomain cek siti-rahma');
    await rudi.sees('Nama pejabat tidak dipakai');
  });

  test('a technician gets the record to enter; it is live only when DNS says so', async () => {
    const caseId = await approved(city, 'dinkes', 'dinkes', '127.0.0.1');
    const card = await budi.sees('Buat di server nama');
    expect(card.text).toMatch(/dinkes\.padang\.go\.id\.\nA {2}127\.0\.0\.1\nTTL 3600\nDasar: 800\/12\/2026/);
    const refused = await rudi.pressesData(
      `sd:made:${caseId ?? ''}`,
      rudi.lastMessage('Nama pejabat') as { id: number },
    );
    expect(refused.text).toContain('tidak ada, atau bukan bagian');
    await budi.presses('Sudah dibuat', { on: card });
    await becomes(city, fqdn, 'verifying');
    await city.later({ minutes: 20 });
    expect(await statusOf(city, fqdn)).toBe('verifying');
    outside.dns.records[fqdn] = ['127.0.0.1'];
    await city.later({ minutes: 60 });
    await becomes(city, fqdn, 'used');
    await rudi.sees('dinkes.padang.go.id sudah aktif');
    await kepala.sees('dinkes.padang.go.id sudah aktif');
    await budi.says('/subdomain dibuat dinkes');
    await budi.sees('Langkah itu tidak berlaku');
  });

  test('a second office finds the name taken, also in a race: one row wins', async () => {
    expect(await approved(city, 'dinkes', 'dinsos', '127.0.0.1')).toBeNull();
    const { rows } = await city.database.pool.query(`select 1 from subdomains where fqdn = '${fqdn}'`);
    expect(rows).toHaveLength(1);
    const dinsos = await city.invite('Wulan Sari', 'staf', 'dinsos');
    await dinsos.says('/subdomain cek dinkes');
    await dinsos.sees(/Sudah dipakai atau sedang diajukan: dinkes \(Dinas Kesehatan/);
    await dinsos.says('/subdomain dinkes');
    await dinsos.sees('Subdomain itu tidak ada, atau bukan bagian');
  });

  test('a used site is asked for twice a year and not warned while its owner answers', async () => {
    for (let month = 0; month < 8; month += 1) await passes(city, MONTH);
    await becomes(city, fqdn, 'used');
    const asked = await rudi.sees('Apakah dinkes.padang.go.id masih digunakan');
    await rudi.presses('Masih digunakan', { on: asked });
    await rudi.sees('dicatat: dinkes.padang.go.id masih digunakan');
    expect((await rowOf(city, fqdn))?.evidence).toEqual([]);
  });

  test('left alone it is warned three times, and only then a decision is possible', async () => {
    delete outside.dns.records[fqdn];
    const reached: string[] = [];
    for (let step = 0; step < 20 && (await statusOf(city, fqdn)) !== 'proposed'; step += 1) {
      await passes(city, MONTH);
      const status = (await statusOf(city, fqdn)) ?? '';
      if (reached.at(-1) !== status) {
        reached.push(status);
        if (status === 'warnedAgain') {
          await dewi.says(`/subdomain nonaktifkan dinkes 188/9/2027`);
          await dewi.sees('baru setelah tiga peringatan dan satu tahun tidak digunakan (Pasal 28(5))');
        }
      }
    }
    expect(reached.filter((one) => one !== 'used')).toEqual([
      'warned',
      'warnedAgain',
      'lastWarned',
      'proposed',
    ]);
    const row = await rowOf(city, fqdn);
    const days = (nowOf(city).getTime() - (row?.usedAt?.getTime() ?? 0)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(365);
    await rudi.sees('Peringatan akhir');
    const proposal = await kadis.sees('Usulan penonaktifan sementara');
    expect(proposal.text).toContain('Pasal 28(5)');
    await kadis.presses('Catat keputusan nonaktif sementara', { on: proposal });
    await kadis.sees('Nomor keputusan untuk dinkes.padang.go.id');
    await kadis.says('sudah saya putuskan');
    await kadis.sees('bukan nomor');
    await kadis.says('188.4/77/2028');
    await rudi.sees('dinonaktifkan sementara dengan keputusan 188.4/77/2028 (Pasal 28(5)');
    await budi.presses('Sudah dihapus', { on: await budi.sees('Hapus dari server nama') });
    await becomes(city, fqdn, 'suspended');
  });

  test('removal needs thirty days, a number and two people; then the name rests a year', async () => {
    await kadis.says('/subdomain hapus dinkes 188.4/90/2028');
    await kadis.sees('paling cepat 30 hari');
    await city.later({ days: 31 });
    await kadis.sees('sudah 30 hari nonaktif sementara');
    await kadis.says('/subdomain hapus dinkes 188.4/90/2028');
    await kadis.sees('Pejabat kedua diminta');
    await kadis.says('/subdomain setujui dinkes');
    await kadis.sees('dua orang yang berbeda');
    await dewi.presses('Setujui penghapusan', {
      on: await dewi.sees('diperlukan persetujuan pejabat kedua'),
    });
    await rudi.sees('sudah dihapus (keputusan 188.4/90/2028)');
    await rudi.says('/subdomain cek dinkes');
    await rudi.sees('nama diistirahatkan sampai');
    await city.later({ days: 200 });
    expect(await statusOf(city, fqdn)).toBe('resting');
    await city.later({ days: 170 });
    expect(await rowOf(city, fqdn)).toBeNull();
    await rudi.says('/subdomain cek dinkes');
    await rudi.sees('dinkes.padang.go.id: dapat diajukan');
  });

  test('names of before the regulation are entered as lines and shown as overdue', async () => {
    await dewi.says(
      '/subdomain impor\nppidlama; bappeda; situs-pd; 127.0.0.1; Pak Joni; 2017\nbaru1; tidakada\nxn--abc; dinkes',
    );
    const wrong = await dewi.sees('Belum ada yang dicatat');
    expect(wrong.text).toMatch(/Baris 2: PD tidak dikenal[\s\S]*Baris 3: nama tidak terbaca/);
    await dewi.says(
      '/subdomain impor\nppidlama; bappeda; situs-pd; 127.0.0.1; Pak Joni; 2017\nsitusbaru; bappeda; aplikasi; ; ; 2024',
    );
    await dewi.sees(
      'Dicatat: 2 subdomain. 1 dari sebelum peraturan; tenggat penyesuaian 31 Oktober 2020 sudah lewat',
    );
    await dewi.says('/subdomain registri legacy');
    const shown = await dewi.sees('Registri subdomain Kota Padang: lama');
    expect(shown.text).toContain('ppidlama.padang.go.id — aktif · lewat tenggat penyesuaian');
    expect(shown.text).not.toContain('situsbaru');
    await dewi.says('/subdomain sesuai ppidlama');
    await dewi.sees('sesuai peraturan');
    await dewi.says('/subdomain registri legacy');
    await dewi.sees('Belum ada.');
  });
});

describe('in Bitung, whose text has no such power', () => {
  let city: City, outside: Outside;
  let dewi: Person, kadis: Person, budi: Person, rudi: Person;
  const fqdn = 'dinsos.bitungkota.go.id';

  beforeAll(async () => {
    outside = await startOutside();
    outside.dns.records[fqdn] = ['127.0.0.1'];
    city = await startCity({ app: { sites: sitesOf(outside) } });
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    kadis = await city.invite('Kepala Dinas', 'kadis', '');
    budi = await city.invite('Budi Lasut', 'tier2', '');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinsos', '800/1/2026');
    await approved(city, 'dinsos', 'dinsos', '127.0.0.1');
    await budi.presses('Sudah dibuat', { on: await budi.sees('Buat di server nama') });
    await becomes(city, fqdn, 'used');
    await rudi.sees('sudah aktif');
  });
  afterAll(async () => {
    await city?.stop();
    outside.web.closeAllConnections();
    outside.web.close();
    await outside.dns.stop();
  });

  test('a hacked page is told at once; two officials stop it, the number follows the next working day', async () => {
    outside.page = '<h1>SLOT GACOR</h1> situs slot maxwin hari ini';
    await passes(city, { days: 14 });
    const alarm = await dewi.sees('Pemeriksaan menemukan kata judi di dinsos.bitungkota.go.id');
    expect(alarm.text).toContain('Pasal 28(2)');
    expect(alarm.text).not.toContain('28(5)');
    await budi.sees(/BTG-\d{4}-G-\d{4}/);
    await dewi.presses('Penghentian darurat', { on: alarm });
    const second = await kadis.sees('Diperlukan pejabat kedua');
    await dewi.says('/subdomain perintahkan dinsos');
    await dewi.sees('dua orang yang berbeda');
    expect(await statusOf(city, fqdn)).toBe('used');
    await kadis.presses('Setujui penghentian', { on: second });
    await rudi.sees('dihentikan sementara demi keamanan');
    const card = await budi.sees('perintah lisan darurat dua pejabat');
    delete outside.dns.records[fqdn];
    await budi.presses('Sudah dihapus', { on: card });
    await becomes(city, fqdn, 'emergency');
    await city.later({ days: 4 });
    await kadis.presses('Catat nomor surat', {
      on: await kadis.sees('belum dicatat; seharusnya hari kerja ini'),
    });
    const asked = await kadis.sees('Nomor surat penghentian darurat');
    expect(asked.text).toContain('Pasal 28(2)');
    await kadis.says('555/3/Diskominfo/2026');
    await kadis.sees('Nomor dicatat');
    expect((await rowOf(city, fqdn))?.emergencyDecision).toBe('555/3/Diskominfo/2026');
  });

  test('disuse ends in a proposal; suspension for it is refused with the reason', async () => {
    const name = 'lama.bitungkota.go.id';
    await dewi.says('/subdomain impor\nlama; dinsos');
    await dewi.sees('Dicatat: 1 subdomain.');
    for (let step = 0; step < 20 && (await statusOf(city, name)) !== 'proposed'; step += 1)
      await passes(city, MONTH);
    expect(await statusOf(city, name)).toBe('proposed');
    const flagged = await kadis.sees('Usulan untuk Dinas: lama.bitungkota.go.id');
    expect(flagged.text).toContain('tidak mengatur penonaktifan');
    expect(flagged.text).not.toContain('28(5)');
    await kadis.says('/subdomain nonaktifkan lama 188/1/2027');
    await kadis.sees('Peraturan kota ini tidak mengatur penonaktifan');
    expect(await statusOf(city, name)).toBe('proposed');
  });
});
