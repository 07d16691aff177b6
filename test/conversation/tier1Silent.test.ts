import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, ticketRow } from './acts.ts';

/**
 * Monday, 21 December 2026, 09.00 in Bitung; work until 16.00 with a break at noon. Thursday the 24th is collective leave, Friday
 * the 25th a holiday, then a weekend. Source: regions/bitung.yaml.
 */
const holder = aCity({ now: '2026-12-21T09:00:00+08:00' });
let ani: Person, rudi: Person, maya: Person, budi: Person, citra: Person, sinta: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  citra = await city.invite('Citra Rumagit', 'tier2', '');
  tier2 = await city.bindTier2([budi, citra]);
});

/** P3: two hours to respond, one working day for Tier 1. */
const SLOW = 'wifi ruang rapat lambat';

const until = async (local: string): Promise<void> => {
  holder.city.sim.world.clock.set(new Date(`${local}:00+08:00`).toISOString());
  await holder.city.later({ minutes: 0 });
};
const heard = async (person: Person): Promise<string> => {
  await holder.city.settled();
  return person
    .seesNow()
    .map((one) => one.text)
    .join('\n');
};
const history = async (person: Person, number: string): Promise<string> => {
  await person.says(`/riwayat ${number}`);
  return (await person.sees(`Riwayat ${number}`)).text;
};

describe('Tier 1 is silent', () => {
  test('with nobody to stand in: it is reminded, then the ticket is offered to Tier 2 by itself, and everybody concerned sees that', async () => {
    const { city } = holder;
    const number = await reports(ani, SLOW);
    expect(await ticketRow(city, number)).toMatchObject({ priority: 'P3', desk: 'tier1' });
    await until('2026-12-21T10:59');
    expect(await heard(rudi)).not.toContain('sudah lewat');
    await until('2026-12-21T11:01');
    expect(await heard(rudi)).toContain(`${number} belum ditanggapi dan target tanggapannya sudah lewat`);
    // Half of what Tier 1 had left (330 minutes until Tuesday 09.00) is over at 14.45.
    await until('2026-12-21T14:40');
    expect(await ticketRow(city, number)).toMatchObject({ desk: 'tier1' });
    await city.replica();
    await city.restart();
    await until('2026-12-21T14:50');
    expect(await ticketRow(city, number)).toMatchObject({ desk: 'tier2', owner_id: null, status: 'queued' });
    const card = await budi.in(tier2).sees(number);
    expect(card.text).toContain('Diteruskan otomatis: Tier 1 belum menjawab.');
    await rudi.sees(`${number} diteruskan ke Tier 2 Diskominfo secara otomatis: Tier 1 belum menjawab`);
    await ani.sees(`${number}: diteruskan ke Tier 2 Diskominfo (Pasal 41(9))`);
    expect(await history(sinta, number)).toMatch(
      /Target tanggapan lewat[\s\S]*Diteruskan ke Tier 2 \(otomatis\)/,
    );
    await sinta.says('/antrean');
    expect((await sinta.sees('Antrean')).text).toContain(number);
    await budi.says(`/selesai ${number} diatur ulang`);
    await ani.presses('Sudah teratasi', { on: await ani.sees('Apakah kendala sudah teratasi?') });
    await heard(rudi);
  });

  test('who takes it in time hears no more; given back, Tier 1 has its time once more', async () => {
    const { city } = holder;
    const number = await reports(ani, SLOW);
    await until('2026-12-22T10:00');
    await rudi.sees(`${number} belum ditanggapi dan target`);
    await rudi.says(`/ambil ${number}`);
    await until('2026-12-22T13:30');
    expect(await ticketRow(city, number)).toMatchObject({ desk: 'tier1', status: 'handled' });
    await rudi.says(`/lepas ${number}`);
    await rudi.sees('dilepas');
    await heard(rudi);
    await until('2026-12-22T15:25');
    expect(await heard(rudi)).not.toContain('belum ada yang mengambil');
    await until('2026-12-22T15:35');
    await rudi.sees(`${number} kembali ke antrean Tier 1 dan belum ada yang mengambil`);
    expect(await history(sinta, number)).toContain('Tier 1 diingatkan');
    await rudi.says(`/ambil ${number}`);
    await rudi.says(`/selesai ${number} titik akses dipindah`);
    await heard(rudi);
  });

  test('a deputy is asked before Tier 2, never at night, on a holiday or over the weekend', async () => {
    const { city } = holder;
    maya = await city.invite('Maya Pangemanan', 'tier1', 'dinkes', '800/113/2026');
    await city.database.pool.query(
      `insert into offices (code, abbreviation, name, kind, parent_code, work_pattern, is_of_region)
       values ('puskesmas-danowudu', 'Danowudu', 'Puskesmas Danowudu', 'puskesmas', 'dinkes', 'five_days', false)`,
    );
    const tono = await city.invite('Tono Sondakh', 'tier1', 'puskesmas-danowudu', '800/114/2026');
    const sari = await city.invite('Sari Lumintang', 'staf', 'puskesmas-danowudu');
    await until('2026-12-23T15:00');
    const number = await reports(sari, SLOW);
    for (const person of [rudi, maya, tono, sinta]) await heard(person);
    for (const quiet of ['2026-12-23T22:00', '2026-12-24T10:00', '2026-12-25T10:00', '2026-12-27T14:00']) {
      await until(quiet);
      for (const person of [tono, rudi, maya, sinta]) expect(await heard(person)).toBe('');
    }
    // One hour on Wednesday, one on Monday morning.
    await until('2026-12-28T08:31');
    expect(await heard(tono)).toContain('target tanggapannya sudah lewat');
    // 330 minutes are left until 15.00; the middle lies at 11.15.
    await until('2026-12-28T11:10');
    expect(await heard(maya)).not.toContain('sebagai pengganti');
    await until('2026-12-28T11:50');
    const asked = await rudi.sees(`${number}: Tier 1 Puskesmas Danowudu belum menjawab`);
    expect(asked.text).toContain('sebagai pengganti');
    await maya.sees(`${number}: Tier 1 Puskesmas Danowudu belum menjawab`);
    expect(await ticketRow(city, number)).toMatchObject({ desk: 'tier1', owner_id: null });
    expect(await history(sinta, number)).toMatch(
      /Pengganti Tier 1 diminta mengambil\n {3}Rudi Mandagi, Maya Pangemanan/,
    );
    await rudi.says(`/ambil ${number}`);
    await sari.sees('sekarang ditangani Rudi Mandagi');
    await until('2026-12-29T15:00');
    expect(await ticketRow(city, number)).toMatchObject({ desk: 'tier1', status: 'handled' });

    // Nobody answers at all: the deputies once, then Tier 2.
    const left = await reports(sari, SLOW);
    await heard(maya);
    await until('2026-12-30T08:31');
    await until('2026-12-30T14:00');
    await maya.sees(`${left}: Tier 1 Puskesmas Danowudu belum menjawab`);
    expect(await ticketRow(city, left)).toMatchObject({ desk: 'tier1', owner_id: null });
    await until('2026-12-30T15:05');
    expect(await ticketRow(city, left)).toMatchObject({ desk: 'tier2', owner_id: null });
    const story = await history(sinta, left);
    expect(story.match(/Pengganti Tier 1 diminta/g)).toHaveLength(1);
    expect(story.match(/Diteruskan ke Tier 2 \(otomatis\)/g)).toHaveLength(1);
  });
});
