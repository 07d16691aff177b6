import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { verifyHistory } from '../../src/db/verify.ts';
import { aCity } from '../support/desk.ts';
import { reports, shortOf, tablesWith, takes, ticketRow } from './acts.ts';

const holder = aCity();
let dewi: Person, sinta: Person, ani: Person, rudi: Person;

beforeAll(async () => {
  const { city } = holder;
  dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
});

const one = async <T extends object>(sql: string, values: unknown[] = []): Promise<T> =>
  (await holder.city.database.pool.query<T>(sql, values)).rows[0] as T;

describe('somebody asks to be deleted', () => {
  test('he reads what will happen and what comes first, and nothing has changed yet', async () => {
    const number = await reports(ani, 'printer loket macet');
    await takes(rudi, number);
    await ani.says('/hapus_saya');
    const plan = await ani.sees('Belum ada yang berubah');
    expect(plan.text).toContain('tetap sebagai arsip, tanpa nama');
    expect(plan.text).toContain(`Laporan yang masih terbuka: ${shortOf(number)}`);
    expect(plan.text).toContain('Peran yang masih berlaku');
    expect(plan.buttons.flat()).toEqual(['Ya, minta penghapusan']);
    await dewi.says('/permintaan_data');
    await dewi.sees('Tidak ada permintaan penghapusan yang menunggu');
  });

  test('the request is recorded once, and shown to the coordinators', async () => {
    await ani.says('/hapus_saya');
    await ani.presses('Ya, minta penghapusan', { on: await ani.sees('Belum ada yang berubah') });
    await ani.sees('Permintaan penghapusan dicatat. Dikonfirmasi paling lambat 23 November 2026 09.00 WITA');
    const card = await dewi.sees('Permintaan penghapusan data · Ani Wuisan');
    expect(card.text).toContain('belum dikonfirmasi');
    expect(card.buttons.flat()).toEqual([
      'Konfirmasi',
      'Keluarkan',
      'Laksanakan penghapusan',
      'Tolak permintaan',
    ]);
    await ani.says('/hapus_saya ya');
    await ani.sees('Penghapusan sudah diminta');
    const { count } = await one<{ count: number }>('select count(*)::int as count from data_requests');
    expect(count).toBe(1);
  });

  test('a clerk cannot decide on it, nor can the person himself', async () => {
    const { case_id: caseId } = await one<{ case_id: string }>('select case_id from data_requests');
    const said = await rudi.says('/permintaan_data');
    await rudi.sees('dikelola oleh koordinator atau admin');
    const forged = await rudi.pressesData(`p:req:carryOut:${caseId}`, said);
    expect(forged.text).toContain('dikelola oleh koordinator');
    const own = await ani.pressesData(`p:req:carryOut:${caseId}`, await ani.says('/saya'));
    expect(own.text).toContain('dikelola oleh koordinator');
  });

  test('the coordinators are reminded after two days, and told when three times 24 hours are over', async () => {
    const { city } = holder;
    await city.later({ hours: 48 });
    await sinta.sees('Ani Wuisan masih menunggu (batas konfirmasi 23 November 2026 09.00 WITA)');
    await city.later({ hours: 24 });
    await sinta.sees('batas 3x24 jam lewat');
    await dewi.says('/permintaan_data');
    await dewi.presses('Konfirmasi', { on: await dewi.sees('Permintaan penghapusan data ·') });
    await ani.sees('sudah dikonfirmasi');
    await city.later({ hours: 24 });
    expect(
      sinta
        .seesNow()
        .map((seen) => seen.text)
        .join(),
    ).not.toContain('batas 3x24 jam');
  });

  test('while something of his is open it is refused, with what must be done first', async () => {
    await dewi.says('/permintaan_data');
    const card = await dewi.sees('dikonfirmasi, belum dilaksanakan');
    const refused = await dewi.presses('Laksanakan penghapusan', { on: card });
    const text = refused.text ?? (await dewi.sees('belum dapat dihapus')).text;
    expect(text).toContain('belum dapat dihapus');
  });

  test('after that his name and Telegram id are gone everywhere, and the ticket tells its story without him', async () => {
    const { city } = holder;
    const { number } = await one<{ number: string }>('select number from tickets');
    const { id } = await one<{ id: number }>(`select id from people where name = 'Ani Wuisan'`);
    await rudi.says(`/selesai ${number} kertas diganti`);
    await ani.presses('Sudah teratasi', { on: await ani.sees('Apakah kendala sudah teratasi?') });
    await city.settled();
    await dewi.says('/permintaan_data');
    await dewi.presses('Keluarkan', { on: await dewi.sees('Permintaan penghapusan data ·') });
    await dewi.presses('Keluarkan sekarang', { on: await dewi.sees('Belum ada yang berubah') });
    await city.settled();
    await dewi.says('/permintaan_data');
    const ready = await dewi.sees('dikonfirmasi, belum dilaksanakan');
    const done = await dewi.presses('Laksanakan penghapusan', { on: ready });
    expect(done.text).toContain('sudah dilaksanakan');
    await ani.sees('sudah dihapus dari meja ini');
    await city.settled();

    const twice = await dewi
      .presses('Laksanakan penghapusan', { on: ready })
      .catch(() => ({ text: 'sudah dilaksanakan' }));
    expect(twice.text).toContain('sudah dilaksanakan');
    expect(await tablesWith(city, 'Ani Wuisan')).toEqual([]);
    // The chat stays a day, tied to nobody, for the farewell.
    expect(await tablesWith(city, String(ani.user.id))).toEqual(['chats']);
    expect(await one('select person_id from chats where telegram_id = $1', [ani.user.id])).toEqual({
      person_id: null,
    });
    expect(await ticketRow(city, number)).toMatchObject({ reporter_id: id, status: 'closed' });
    await rudi.says(`/riwayat ${number}`);
    const story = await rudi.sees(`Riwayat ${number}`);
    expect(story.text).toContain(`Identitas dihapus ${id}`);
    expect(story.text).toContain('printer loket macet');
    expect(rudi.lastMessage(number)?.text).not.toContain('Ani Wuisan');
    expect(await verifyHistory(city.database.pool)).toMatchObject({ bad: null });
  });

  test('who comes back is new, and sees nothing of what was', async () => {
    const { city } = holder;
    await ani.says('/saya');
    await ani.sees('Tidak ada data tentang Bapak/Ibu');
    await ani.says('/start');
    await ani.sees('Selamat datang di Meja Bantu');
    await dewi.says('/undang staf dinkes');
    const { text } = await dewi.sees(/start=\S+/);
    await ani.says(`/start ${/start=(\S+)/.exec(text)?.[1] ?? ''}`);
    await ani.sees('terdaftar sebagai');
    await ani.says('/tiket');
    await ani.sees('Belum ada laporan');
    const { count } = await one<{ count: number }>(
      'select count(*)::int as count from people where telegram_id = $1',
      [ani.user.id],
    );
    expect(count).toBe(1);
    await city.settled();
  });
});

describe('a request that ends otherwise', () => {
  test('the only Tier 1 of an office is told that a successor comes first; he may change his mind', async () => {
    await rudi.says('/hapus_saya');
    const plan = await rudi.sees('Belum ada yang berubah');
    expect(plan.text).toContain(
      'Satu-satunya teknisi Tier 1 · Dinas Kesehatan: penggantinya ditunjuk dahulu',
    );
    await rudi.presses('Ya, minta penghapusan', { on: plan });
    const asked = await rudi.sees('Permintaan penghapusan dicatat');
    await dewi.sees('Satu-satunya teknisi Tier 1 · Dinas Kesehatan');
    await rudi.presses('Batalkan permintaan', { on: asked });
    await rudi.sees('Permintaan penghapusan dibatalkan');
    await rudi.says('/hapus_saya batal');
    await rudi.sees('Tidak ada permintaan penghapusan yang menunggu');
  });

  test('a refusal needs a reason, which the person reads', async () => {
    await rudi.says('/hapus_saya ya');
    await rudi.sees('Permintaan penghapusan dicatat');
    await sinta.says('/permintaan_data');
    await sinta.presses('Tolak permintaan', {
      on: await sinta.sees(/data · Rudi Mandagi[\s\S]*belum dikonfirmasi/),
    });
    await sinta.sees('Sebut dasar hukumnya');
    await sinta.says('masih diperlukan untuk pemeriksaan Inspektorat, UU 27/2022 Pasal 15');
    await rudi.sees('Alasan: masih diperlukan untuk pemeriksaan Inspektorat');
  });

  test('a coordinator does not carry out his own; the last one is told to find a successor', async () => {
    const { city } = holder;
    await sinta.says('/hapus_saya ya');
    await sinta.sees('Permintaan penghapusan dicatat');
    await sinta.says('/permintaan_data');
    const card = await sinta.sees('data · Sinta Karundeng');
    const own = await sinta.presses('Konfirmasi', { on: card });
    expect(own.text).toContain('koordinator atau admin lain');
    await sinta.says('/hapus_saya batal');
    await city.admin.says('/hapus_saya ya');
    await city.admin.sees('Undang dahulu penggantinya');
  });

  test('two who carry it out at the same moment do it once', async () => {
    const { city } = holder;
    const tono = await city.invite('Tono Sondakh', 'staf', 'dinkes');
    await tono.says('/hapus_saya ya');
    await tono.sees('Permintaan penghapusan dicatat');
    const { id, version } = await one<{ id: number; version: number }>(
      `select id, authority_version as version from people where name = 'Tono Sondakh'`,
    );
    await dewi.pressesData(`s:do:x:${id}:-:0:${version}`, await dewi.says('/petugas'));
    await city.settled();
    const { case_id: caseId } = await one<{ case_id: string }>(
      'select case_id from data_requests where is_pending',
    );
    const boards = [await dewi.says('/petugas'), await sinta.says('/petugas')] as const;
    await Promise.all([
      dewi.pressesData(`p:req:carryOut:${caseId}`, boards[0]),
      sinta.pressesData(`p:req:carryOut:${caseId}`, boards[1]),
    ]);
    await city.settled();
    const { count } = await one<{ count: number }>(
      `select count(*)::int as count from events where case_id = $1 and line like '%"CARRIED_OUT"%'`,
      [caseId],
    );
    expect(count).toBe(1);
    expect(await tablesWith(city, 'Tono Sondakh')).toEqual([]);
  });
});
