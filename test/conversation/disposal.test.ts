import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { verifyHistory } from '../../src/db/verify.ts';
import { aCity } from '../support/desk.ts';
import { reports, tablesWith, takes, ticketRow } from './acts.ts';

const holder = aCity();
let dewi: Person, sinta: Person, ani: Person, rudi: Person, wasit: Person;
let first: string, second: string;

beforeAll(async () => {
  const { city } = holder;
  dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  wasit = await city.invite('Wasit Sompie', 'pengawas', 'inspektorat');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  first = await closed('printer loket macet');
  second = await closed('layar kasir gelap');
});

async function closed(text: string): Promise<string> {
  const number = await reports(ani, text);
  await takes(rudi, number);
  await rudi.says(`/selesai ${number} sudah diperbaiki`);
  await ani.presses('Sudah teratasi', {
    on: await ani.sees(new RegExp(`${number}[^]*Apakah kendala sudah teratasi`)),
  });
  await holder.city.settled();
  return number;
}

const all = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await holder.city.database.pool.query<T>(sql, values)).rows;
const lists = () =>
  all<{ state: string }>(`select state from disposals order by proposed_at, state <> 'superseded', case_id`);

describe('records whose time is over', () => {
  test('are proposed at night, once, also after downtime and with two replicas', async () => {
    const { city } = holder;
    await city.later({ days: 300 });
    expect(await lists()).toEqual([]);
    await city.replica();
    await city.later({ days: 440 });
    const card = await dewi.sees('Usul pemusnahan arsip');
    expect(card.text).toContain('Isi pesan, foto dan berkas: 2');
    expect(card.text).toContain('Pendaftaran, peran, cuti dan mutasi yang sudah berakhir');
    expect(card.text).toContain('diusulkan, menunggu nomor berita acara');
    await sinta.sees('Usul pemusnahan arsip');
    await city.restart();
    await city.later({ days: 3 });
    expect(await lists()).toEqual([{ state: 'proposed' }]);
    expect(
      dewi
        .seesNow()
        .map((one) => one.text)
        .filter((text) => text.includes('Usul pemusnahan')),
    ).toEqual([]);
    expect(await tablesWith(city, 'printer loket macet')).toContain('bodies');
  });

  test('are not destroyed without the number of the minutes, nor by somebody who may not', async () => {
    await rudi.says('/musnahkan 045/BA/2028');
    await rudi.sees('diusulkan kepada koordinator');
    await dewi.says('/musnahkan');
    const card = await dewi.sees('menunggu nomor berita acara');
    await dewi.presses('Nomor berita acara', { on: card });
    await dewi.sees('Nomor berita acara pemusnahan untuk daftar');
    await dewi.says('nanti menyusul');
    await dewi.sees('Tanpa nomor tidak ada yang dimusnahkan');
    await dewi.says('/batal');
    expect(await lists()).toEqual([{ state: 'proposed' }]);
  });

  test('the draft of the minutes lists exactly what would go', async () => {
    await dewi.says('/musnahkan');
    await dewi.presses('Unduh konsep berita acara', { on: await dewi.sees('menunggu nomor berita acara') });
    const { message } = await dewi.sees('[document berita-acara-');
    const bytes = holder.city.sim.world.files.byId(message.document?.file_id ?? '')?.bytes;
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('KONSEP BERITA ACARA PEMUSNAHAN ARSIP');
    expect(text).toContain(first);
    expect(text).toMatch(/SHA-256 daftar: [0-9a-f]{64}/);
    expect(text).not.toContain('printer loket macet');
  });

  test('need a second person with the same number', async () => {
    await dewi.says('/musnahkan 045/BA/2028');
    await dewi.sees('Nomor berita acara 045/BA/2028 dicatat');
    await dewi.says('/musnahkan 045/BA/2028');
    await dewi.sees('Yang menyetujui harus orang lain');
    await sinta.says('/musnahkan 046/BA/2028');
    await sinta.sees('tidak sama dengan yang sudah dimasukkan (045/BA/2028)');
    expect(await lists()).toEqual([{ state: 'confirmed' }]);
    expect(await tablesWith(holder.city, 'printer loket macet')).toContain('bodies');
  });

  test('are then destroyed once, whoever presses, and the history verifies', async () => {
    const { city } = holder;
    await sinta.says('/musnahkan');
    const card = await sinta.sees('menunggu persetujuan orang kedua');
    await Promise.all([
      sinta.presses('Setujui pemusnahan', { on: card }),
      sinta.says('/musnahkan 045/BA/2028'),
    ]);
    await city.settled();
    expect(await lists()).toEqual([{ state: 'destroyed' }]);
    expect(await tablesWith(city, 'printer loket macet')).toEqual([]);
    expect(await ticketRow(city, first)).toMatchObject({ status: 'closed' });
    const stones = await all<{ what: string; count: number }>(
      'select what, count(*)::int as count from tombstones group by 1 order by 1',
    );
    expect(stones).toMatchObject([{ what: 'record' }, { what: 'words', count: 2 }]);
    expect(stones[0]?.count).toBeGreaterThan(4);
    expect(await all(`select 1 from cases where flow = 'invitation'`)).toEqual([]);
    const [event] = await all<{ line: string }>(
      `select line from events where line like '%"kind":"APPROVED"%'`,
    );
    expect(JSON.parse(event?.line ?? '{}')).toMatchObject({
      data: { minutes: '045/BA/2028', words: 2, people: 0 },
    });
    expect(await verifyHistory(city.database.pool)).toMatchObject({ bad: null });
    await dewi.says(`/riwayat ${first}`);
    const story = await dewi.sees(`Riwayat ${first}`);
    expect(story.text).toContain('Laporan diterima');
    const late = await sinta.pressesData(
      `p:list:approve:${await caseOfList()}`,
      await sinta.says('/musnahkan'),
    );
    expect(late.text).toContain('sudah dimusnahkan');
  });

  test('what was tampered with is found, and the database refuses what no two people approved', async () => {
    const { pool } = holder.city.database;
    const row = await ticketRow(holder.city, first);
    const open = String(row['case_id']);
    await expect(pool.query('delete from events where case_id = $1', [open])).rejects.toThrow('append-only');
    await expect(pool.query('delete from tombstones')).rejects.toThrow('append-only');
    await expect(
      pool.query(
        `insert into tombstones (case_id, what, by_case_id, head, count, at) select id, 'record', $2, head, count, now() from cases where id = $1`,
        [open, await caseOfList()],
      ),
    ).rejects.toThrow('on no list that two people have approved');
    await pool.query('alter table tombstones disable trigger tombstones_lawful');
    const { rows } = await pool.query(
      `delete from tombstones where what = 'words' and case_id = $1 returning *`,
      [open],
    );
    expect((await verifyHistory(pool)).bad).toMatchObject({ caseId: open, why: 'body missing' });
    const stone = rows[0] as Record<string, unknown>;
    const back = (head: unknown) =>
      pool.query(
        'insert into tombstones (case_id, what, by_case_id, head, count, at) values ($1, $2, $3, $4, $5, $6)',
        [stone['case_id'], stone['what'], stone['by_case_id'], head, stone['count'], stone['at']],
      );
    await back('forged');
    expect((await verifyHistory(pool)).bad).toMatchObject({ why: 'tombstone unexplained' });
    await pool.query(`delete from tombstones where head = 'forged'`);
    await back(stone['head']);
    await pool.query('alter table tombstones enable trigger tombstones_lawful');
    expect((await verifyHistory(pool)).bad).toBeNull();
  });
});

test('a list that changed between proposal and approval is refused with the reason, and a new one is sent', async () => {
  const { city } = holder;
  await city.later({ days: 3 * 366 });
  await dewi.sees(/Usul pemusnahan[\s\S]*Catatan tiket tanpa isi pesan: 2/);
  await wasit.says(`/riwayat ${second}`);
  await wasit.sees(`Riwayat ${second}`);
  await city.settled();
  await dewi.says('/musnahkan 045/BA/2028');
  await dewi.sees('sudah dipakai untuk daftar lain');
  await dewi.says('/musnahkan 12/BA/2031');
  await dewi.sees('1 arsip di dalamnya tidak lagi lewat masa simpan');
  expect((await lists()).map((one) => one.state)).toEqual(['destroyed', 'superseded', 'proposed']);
  const fresh = await sinta.sees(/Usul pemusnahan[\s\S]*Catatan tiket tanpa isi pesan: 1/);
  await sinta.presses('Tunda 30 hari', { on: fresh });
  await city.later({ days: 5 });
  expect((await lists()).map((one) => one.state)).toEqual(['destroyed', 'superseded', 'postponed']);
  await city.later({ days: 30 });
  await dewi.sees(/Usul pemusnahan[\s\S]*Catatan tiket tanpa isi pesan: 1/);
  await dewi.says('/musnahkan 13/BA/2031');
  await dewi.sees('13/BA/2031 dicatat');
  await sinta.says('/musnahkan 13/BA/2031');
  await sinta.sees('dimusnahkan dengan berita acara 13/BA/2031');
  await city.settled();
  expect(await ticketRow(city, first)).toEqual({});
  expect(await ticketRow(city, second)).toMatchObject({ status: 'closed' });
  await dewi.says(`/tiket ${first}`);
  await dewi.sees('tidak ada, atau bukan bagian');
  expect(await verifyHistory(city.database.pool)).toMatchObject({ bad: null });
});

test('every table with rows of a case is known to the destruction', async () => {
  const { TABLES_OF_A_CASE } = await import('../../src/db/disposal.ts');
  const rows = await all<{ place: string }>(
    `select r.conrelid::regclass::text || '.' || a.attname as place
     from pg_constraint r join pg_attribute a on a.attrelid = r.conrelid and a.attnum = any(r.conkey)
     where r.contype = 'f' and r.confdeltype <> 'n' and r.confrelid::regclass::text in ('cases', 'tickets', 'disposals') and array_length(r.conkey, 1) = 1
     order by 1`,
  );
  const known = [
    ...TABLES_OF_A_CASE.map(([table, column]) => `${table}.${column}`),
    'events.case_id',
    'roles.case_id',
  ];
  expect(rows.map((one) => one.place).filter((place) => !known.includes(place))).toEqual([]);
});

const caseOfList = async (): Promise<string> =>
  (await all<{ case_id: string }>(`select case_id from disposals where state = 'destroyed' limit 1`))[0]
    ?.case_id ?? '';
