import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, sari: Person, budi: Person, hendra: Person, tier2: Group, number: string;

beforeAll(async () => {
  const { city } = holder;
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  sari = await city.invite('Sari Lontoh', 'tier1', 'dinsos', '800/114/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  hendra = await city.invite('Hendrik Paat', 'koordinator', '');
  tier2 = await city.bindTier2([budi]);
});
beforeEach(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  for (const one of [rudi, sari, budi.in(tier2), hendra]) one.seesNow();
  number = await reports(ani, 'printer di loket bantuan sosial macet');
});
const cardOf = (person: Person) =>
  person.lastMessage(new RegExp(`^${number}( ·|\n)`)) as NonNullable<ReturnType<Person['lastMessage']>>;

describe('Alihkan', () => {
  test('by buttons: he looks for the office, says why; the new office gets the card, his own says where it went', async () => {
    await takes(rudi, number);
    await ani.sees('sekarang ditangani');
    await rudi.presses('Lainnya', { on: cardOf(rudi) });
    await rudi.presses('Alihkan', { on: await rudi.sees(`${number}: lainnya`) });
    await rudi.sees('dialihkan ke kantor mana?');
    await rudi.says('kantor bulan');
    await rudi.sees('tidak ditemukan');
    await rudi.says('sosial');
    await rudi.presses('Dinas Sosial', { on: await rudi.sees('cocok dengan kantor ini') });
    await rudi.presses('Layanan itu milik kantor tersebut', { on: await rudi.sees('mengapa dialihkan?') });
    const told = await ani.sees('dialihkan ke Dinas Sosial');
    expect(told.text).toContain('Layanan itu milik kantor tersebut');
    const hers = await sari.sees(number);
    expect(hers.text).toContain('printer di loket bantuan sosial macet');
    await holder.city.settled();
    expect(cardOf(rudi).text).toMatch(/Dialihkan ke Dinas Sosial/);
    expect(cardOf(rudi).text).not.toContain('printer');
    expect(cardOf(rudi).buttons).toEqual([]);
    expect(await ticketRow(holder.city, number)).toMatchObject({
      office_code: 'dinsos',
      desk: 'tier1',
      status: 'queued',
      owner_id: null,
    });
    await sari.presses('Saya tangani', { on: hers });
    await ani.sees('sekarang ditangani Sari Lontoh');
  });

  test('authority follows at once: the old technician and his old card can do nothing, and learn nothing', async () => {
    const old = await rudi.sees(number);
    await rudi.says(`/alihkan ${number} dinsos bukan perangkat kami`);
    await ani.sees('dialihkan ke Dinas Sosial');
    await rudi
      .presses('Saya tangani', { on: old })
      .then(({ text }) => expect(text).toContain('bukan bagian'));
    for (const said of [
      `/ambil ${number}`,
      `/tiket ${number}`,
      `/riwayat ${number}`,
      `/balas ${number} halo`,
    ]) {
      await rudi.says(said);
      await rudi.sees('tidak ada, atau bukan bagian Bapak/Ibu');
    }
    await sari.says(`/riwayat ${number}`);
    expect((await sari.sees('Riwayat')).text).toContain('Dialihkan ke kantor lain: Rudi Mandagi');
    await ani.replies(ani.lastMessage('Laporan diterima') as { id: number }, 'sudah mulai bunyi');
    await sari.sees('sudah mulai bunyi');
    expect(rudi.transcript()).not.toContain('sudah mulai bunyi');
  });

  test('its time begins anew there, and it may be given back twice again', async () => {
    const before = (await ticketRow(holder.city, number))['target_at'] as Date;
    await holder.city.later({ hours: 2 });
    await rudi.says(`/alihkan ${number} dinsos bukan perangkat kami`);
    await ani.sees('dialihkan ke Dinas Sosial');
    const after = (await ticketRow(holder.city, number))['target_at'] as Date;
    expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(2 * 3_600_000);
  });

  test('to an office without a technician it lies at Tier 2, marked; its coordinator is told once', async () => {
    await rudi.says(`/alihkan ${number} dinas perpustakaan dan kearsipan itu ruang mereka`);
    await ani.sees('dialihkan ke Dinas Perpustakaan');
    expect((await budi.in(tier2).sees(number)).text).toContain('belum mempunyai Tier 1');
    await hendra.sees('belum mempunyai teknisi Tier 1');
    expect(await ticketRow(holder.city, number)).toMatchObject({ desk: 'tier2', is_tier1_missing: true });
  });

  test('a colleague of another office, the reporter and a stranger cannot; not to itself, and not once it is solved', async () => {
    await sari.says(`/alihkan ${number} dinsos ambil`);
    await sari.sees('tidak ada, atau bukan bagian');
    await ani.says(`/alihkan ${number} dinsos salah kantor`);
    await ani.sees('bukan bagian Bapak/Ibu');
    await rudi.says(`/alihkan ${number} dinkes`);
    await rudi.sees(/tidak ditemukan|cocok dengan kantor ini/);
    await rudi.says('/batal');
    await rudi.says(`/selesai ${number} kertas dikeluarkan`);
    await rudi.sees('ditanya apakah');
    await rudi.says(`/alihkan ${number} dinsos salah`);
    await rudi.sees('tindakan itu tidak berlaku lagi');
  });

  test('somebody claims it in the same moment: one of both wins, and nobody holds it in an office that is not his', async () => {
    const tina = await holder.city.invite('Tina Karundeng', 'tier1', 'dinkes', '800/113/2026');
    for (let round = 0; round < 3; round += 1) {
      const one = await reports(ani, `layar monitor ${round} berkedip`);
      await Promise.all([tina.says(`/ambil ${one}`), rudi.says(`/alihkan ${one} dinsos bukan kami`)]);
      await holder.city.settled();
      const row = await ticketRow(holder.city, one);
      if (row['office_code'] === 'dinsos') expect(row['owner_id']).toBeNull();
      else expect(row).toMatchObject({ office_code: 'dinkes', status: 'handled' });
    }
    await tina.says('/batal');
  });
});
