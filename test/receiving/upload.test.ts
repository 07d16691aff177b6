/** One-time pages: a restricted file comes in and is opened here, never through Telegram. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { packPlain } from '../../src/sheets/zip.ts';
import { readBody } from '../../src/web/multipart.ts';
import { perMinute } from '../../src/web/rate.ts';
import { aCity } from '../support/desk.ts';

const PUBLIC = 'https://meja.contoh.go.id';
const MB = 1024 * 1024;
const pdf = Buffer.from('%PDF-1.7\nlaporan hasil audit\n%%EOF');

const holder = aCity({ app: { web: { host: '127.0.0.1', port: 0 }, publicUrl: PUBLIC } });
let dewi: Person, siti: Person;
const local = (link: string): string =>
  link.replace(PUBLIC, `http://127.0.0.1:${String(holder.city.app().port)}`);
const all = async <T extends object>(sql: string): Promise<T[]> =>
  (await holder.city.database.pool.query<T>(sql)).rows;

/** A new link for the audit's result or whatever the command gives. */
async function linkOf(person: Person, command: string): Promise<string> {
  await person.says(command);
  const { text } = await person.sees(/https:\/\/meja\.contoh\.go\.id\/un\w+\/\S+/);
  return /https:\S+/.exec(text)?.[0] ?? '';
}

const hand = (
  link: string,
  bytes: Uint8Array,
  name = 'laporan.pdf',
  on = '2026-11-18',
): Promise<Response> => {
  const form = new FormData();
  form.set('berkas', new File([Buffer.from(bytes)], name));
  form.set('tanggal', on);
  return fetch(local(link), { method: 'POST', body: form });
};

/** An audit that waits for its result. */
async function running(number: number, object: string): Promise<void> {
  await dewi.says(`/audit rencana keamanan ${object} desember 2026`);
  await dewi.sees(`A-${number} · Audit keamanan: ${object}`);
  for (const [step, seen] of [
    ['auditor LATIK pemerintah BRIN; 1/AKR/2026', 'Auditor: BRIN'],
    ['kriteria Standar BSSN', 'Kriteria: Standar BSSN'],
    ['tugas 090/1/2026 2 November 2026', 'Surat tugas: 090/1/2026'],
    ['anggaran tanpa biaya', 'Anggaran: tanpa biaya'],
    ['mulai', '· berjalan'],
  ] as const) {
    await dewi.says(`/audit A-${number} ${step}`);
    await dewi.sees(seen);
  }
}

beforeAll(async () => {
  dewi = await holder.city.invite('Dewi Kalalo', 'koordinator', '');
  siti = await holder.city.invite('Siti Pengawas', 'pengawas', 'inspektorat');
  await running(1, 'pusat data');
});

describe('a result is handed in', () => {
  let link: string;

  test('by a link for one person; only its hash is kept, and no log line holds it', async () => {
    link = await linkOf(dewi, '/audit A-1 unggah');
    const token = link.split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url').length).toBe(32);
    const passes = await all<{ row: string }>('select file_passes::text as row from file_passes');
    expect(passes).toHaveLength(1);
    expect(passes[0]?.row).not.toContain(token);
    expect(await all(`select 1 from outbox where payload like '%${token}%'`)).toEqual([]);
    expect(holder.city.logLines.join('\n')).not.toContain(token);
  });

  test('a robot that looks at the link uses nothing up; the page needs nothing from elsewhere and no script', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await fetch(local(link), {
        method,
        headers: { 'user-agent': 'TelegramBot (like TwitterBot)' },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
      );
      if (method === 'HEAD') continue;
      const page = await response.text();
      expect(page).toContain('Laporan hasil A-1, Audit keamanan: pusat data');
      expect(page).toContain('Diskominfo');
      expect(page).toContain('20 November 2026 09.30 WITA');
      expect(page).not.toMatch(/<script|https?:|src=/);
    }
    expect(await all('select 1 from file_passes where used_at is not null')).toEqual([]);
  });

  test.each([
    [
      'a program that calls itself a PDF',
      () => Buffer.from('MZ this is no PDF'),
      '2026-11-18',
      415,
      'Jenis berkas tidak diterima',
    ],
    [
      'an archive',
      () => packPlain(new Map([['a.pdf', pdf]])),
      '2026-11-18',
      415,
      'Jenis berkas tidak diterima',
    ],
    ['nothing', () => Buffer.alloc(0), '2026-11-18', 400, 'Belum ada berkas'],
    ['a date in the future', () => pdf, '2026-11-21', 400, 'Tanggal belum terjadi'],
    ['a date before the letter of assignment', () => pdf, '1/11/2026', 400, 'Tanggal terlalu awal'],
    ['no date', () => pdf, 'kemarin dulu', 400, 'Tanggal belum terbaca'],
    [
      'sixty megabytes',
      () => Buffer.concat([pdf, Buffer.alloc(60 * MB)]),
      '2026-11-18',
      413,
      'Paling besar 20 MB',
    ],
  ])('%s is told why, and the link stays', async (_, bytes, on, status, says) => {
    const response = await hand(link, bytes(), 'laporan.pdf', on);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(says);
    expect((await fetch(local(link))).status).toBe(200);
    expect(await all('select 1 from files')).toEqual([]);
  });

  test('what is no form at all is refused', async () => {
    const response = await fetch(local(link), {
      method: 'POST',
      body: pdf,
      headers: { 'content-type': 'application/pdf' },
    });
    expect(response.status).toBe(400);
  });

  test('a forged link, a piece of one and one turned around are unknown', async () => {
    const token = link.split('/').at(-1) ?? '';
    const other = Buffer.from(token, 'base64url');
    other[0] = (other[0] ?? 0) ^ 1;
    for (const path of [
      `/unggah/${other.toString('base64url')}`,
      `/unggah/${token.slice(0, -1)}`,
      `/unggah/${token}x`,
      `/unduh/${token}`,
      `/unggah/..%2f..%2fetc%2fpasswd`,
    ]) {
      const response = await hand(PUBLIC + path, pdf);
      expect(response.status, path).toBe(404);
    }
    expect(await all('select 1 from files')).toEqual([]);
  });

  test('pressed twice at once it is taken once, under a name that is only a name, and the person hears of it', async () => {
    const tries = await Promise.all([1, 2, 3].map(() => hand(link, pdf, '../../../etc/laporan audit.exe')));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    await dewi.sees('Berkas laporan audit.exe.pdf untuk A-1 diterima');
    expect(await all('select name, type, class, retention from files')).toEqual([
      {
        name: 'laporan audit.exe.pdf',
        type: 'application/pdf',
        class: 'confidential',
        retention: 'evidence',
      },
    ]);
    expect(
      await all(`select state, to_char(result_on, 'YYYY-MM-DD') as "on" from audits where number = 1`),
    ).toEqual([{ state: 'toChair', on: '2026-11-18' }]);
    const [events] = await all<{ count: number }>(
      `select count(*)::int as count from events where line like '%"kind":"REPORTED"%'`,
    );
    expect(events?.count).toBe(1);
    const again = await fetch(local(link));
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('sudah dipakai');
    expect(holder.city.logLines.join('\n')).not.toContain(link.split('/').at(-1) ?? '-');
  });
});

describe('a result is opened', () => {
  test('by who may read it, once, never through Telegram; looking at the page opens nothing, opening is recorded', async () => {
    const link = await linkOf(siti, '/audit A-1 buka');
    const page = await fetch(local(link));
    expect(await page.text()).toContain('laporan audit.exe.pdf');
    expect(await all(`select 1 from readings where what = 'file'`)).toEqual([]);
    const opened = await fetch(local(link), { method: 'POST' });
    expect(opened.headers.get('content-disposition')).toMatch(
      /^attachment; filename="laporan audit.exe.pdf"/,
    );
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await opened.arrayBuffer()).equals(pdf)).toBe(true);
    expect((await fetch(local(link), { method: 'POST' })).status).toBe(410);
    expect(
      await all(
        `select p.name, r.role from readings r join people p on p.id = r.person_id where r.what = 'file'`,
      ),
    ).toEqual([{ name: 'Siti Pengawas', role: 'auditor' }]);
  });
});

describe('a link ends', () => {
  test('with its half hour; a newer one for the same makes the older void', async () => {
    await running(2, 'jaringan');
    const older = await linkOf(dewi, '/audit A-2 unggah');
    const newer = await linkOf(dewi, '/audit A-2 unggah');
    expect((await hand(older, pdf)).status).toBe(404);
    await holder.city.later({ minutes: 31 });
    const late = await hand(newer, pdf);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('sudah berakhir');
  });

  test('when what it is for is closed', async () => {
    const link = await linkOf(dewi, '/audit A-2 unggah');
    await dewi.says('/audit A-2 batal Digabung dengan audit lain.');
    await dewi.sees('dibatalkan');
    expect((await fetch(local(link))).status).toBe(410);
    expect((await hand(link, pdf)).status).toBe(410);
  });

  test('with the role it was given for', async () => {
    await running(3, 'aplikasi kota');
    const link = await linkOf(dewi, '/audit A-3 unggah');
    await holder.city.database.pool.query(
      `with ended as (update roles set ended_at = granted_at where role = 'coordinator' returning person_id)
       update people p set authority_version = authority_version + 1 from ended where p.id = ended.person_id`,
    );
    expect((await fetch(local(link))).status).toBe(410);
    expect((await hand(link, pdf)).status).toBe(410);
    expect(
      await all(`select 1 from files f join audits a on a.case_id = f.case_id where a.number = 3`),
    ).toEqual([]);
  });
});

describe('what is too large is never held', () => {
  test('a body beyond the limit is thrown away as it comes; an endless one is cut off', async () => {
    let given = 0;
    let isCancelled = false;
    const stream = (most: number) =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          given += MB;
          if (given > most) controller.close();
          else controller.enqueue(new Uint8Array(MB));
        },
        cancel() {
          isCancelled = true;
        },
      });
    expect(await readBody(stream(60 * MB), 20 * MB, 200 * MB)).toBe('tooLarge');
    expect(isCancelled).toBe(false);
    given = 0;
    expect(await readBody(stream(Infinity), 20 * MB, 200 * MB)).toBe('tooLarge');
    expect(isCancelled).toBe(true);
    expect(given).toBeLessThanOrEqual(203 * MB);
  });

  test('one address asks so often a minute, and no more', () => {
    let now = 0;
    const allows = perMinute(3, () => now);
    expect([1, 2, 3, 4].map(() => allows('10.0.0.1'))).toEqual([true, true, true, false]);
    expect(allows('10.0.0.2')).toBe(true);
    now = 60_000;
    expect(allows('10.0.0.1')).toBe(true);
  });
});
