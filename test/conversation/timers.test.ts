/** Who is told when, and when not: coordinators, nights, idle owners, replicas, a calendar that changes. Source: `chat.md`, "Time". */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { startCity, type City } from '../support/desk.ts';
import { reports, ticketRow } from './acts.ts';

let city: City;
let ani: Person, rudi: Person, maya: Person, budi: Person;
const at = (local: string): Date => new Date(`2026-${local}:00+08:00`);
const until = async (local: string): Promise<void> => {
  if (at(local).getTime() < city.sim.world.clock.milliseconds)
    throw new Error(`It is past ${local} already.`);
  await city.settled();
  city.sim.world.clock.set(at(local).toISOString());
  await city.later({ minutes: 0 });
};
/** What was said since the last look, with these words. */
const heard = (person: Person, words: string): number =>
  person.seesNow().filter((message) => message.text.includes(words)).length;
const caseOf = async (number: string): Promise<string> => String((await ticketRow(city, number))['case_id']);
const solves = async (technician: Person, number: string): Promise<void> => {
  await technician.says(`/selesai ${number} sudah diperbaiki`);
  await ani.presses('Sudah teratasi', { on: await ani.sees(new RegExp(`${number}[^]*sudah diperbaiki`)) });
  await city.settled();
};
const priorityTo = async (number: string, priority: string): Promise<void> => {
  await rudi.says(`/tiket ${number}`);
  await rudi.pressesData(`a:reclassify:${await caseOf(number)}:${priority}`, await rudi.sees(number));
  await rudi.presses('Setelah diperiksa', { on: await rudi.sees('mengapa diubah?') });
  await city.settled();
};

/** Thursday, 14.00 in Bitung. Work until 16.00, on Friday until 16.30 with a break from 11.30. */
beforeAll(async () => {
  city = await startCity({ now: '2026-11-19T14:00:00+08:00' });
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'csirt', '');
  maya = await city.invite('Maya Rompas', 'koordinator', '');
});
afterAll(() => city?.stop());

describe('a breach', () => {
  test('of P2 tells the coordinator at once, once, with a button that opens the ticket', async () => {
    const number = await reports(ani, 'internet di kantor mati dari tadi pagi, semua tidak bisa kerja');
    expect(await ticketRow(city, number)).toMatchObject({
      priority: 'P2',
      response_due_at: at('11-19T14:30'),
    });
    await until('11-19T14:29');
    expect(heard(maya, number)).toBe(0);
    await until('11-19T14:31');
    const told = await maya.sees(number);
    expect(told.text).toContain('target tanggapan lewat hari ini 14.30 WITA');
    expect(told.text).toContain('Belum ada petugas');
    await maya.presses('Buka tiket', { on: told });
    await maya.sees('Pelapor: Ani Wuisan');
    // At 15.15 it would be offered to Tier 2 by itself (tier1Silent.test.ts).
    await until('11-19T15:10');
    expect(heard(maya, number)).toBe(0);
    await solves(rudi, number);
  });

  test('is not told in the night: a priority raised at nine in the evening is spoken of next morning', async () => {
    const number = await reports(ani, 'printer macet');
    await rudi.says(`/ambil ${number}`);
    await until('11-20T21:00');
    await priorityTo(number, 'P2');
    heard(maya, '');
    heard(rudi, '');
    await until('11-21T12:00');
    expect([heard(maya, number), heard(rudi, number)]).toEqual([0, 0]);
    await until('11-23T07:29');
    expect([heard(maya, number), heard(rudi, number)]).toEqual([0, 0]);
    await until('11-23T07:31');
    expect((await maya.sees('target selesai lewat')).text).toContain('Di tangan Rudi Mandagi');
    expect(heard(rudi, 'target selesai sudah lewat')).toBe(1);
    expect((await ticketRow(city, number))['breached_at']).toEqual(at('11-23T07:31'));
    // Given more time again, it is no longer late, and may be warned of afresh.
    await priorityTo(number, 'P4');
    expect(await ticketRow(city, number)).toMatchObject({ breached_at: null, told_target: 0 });
    await solves(rudi, number);
  });

  test('of a P1 is told at once, at three in the night', async () => {
    await until('11-24T02:45');
    heard(maya, '');
    const number = await reports(ani, 'situs kami berisi judi');
    await until('11-24T02:58');
    await budi.sees('belum ditanggapi');
    await until('11-24T03:01');
    expect((await maya.sees('target tanggapan lewat')).text).toContain('hari ini 03.00 WITA');
    await budi.says(`/ambil ${number}`);
    await until('11-24T05:46');
    await budi.sees('tiga perempat waktu sudah terpakai');
    await until('11-24T06:46');
    await maya.sees('target selesai lewat');
    await solves(budi, number);
  });
});

describe('an owner who does nothing', () => {
  let number: string;
  test('is asked after a working day; who says that he is still on it keeps it', async () => {
    await until('11-24T09:00');
    number = await reports(ani, 'mohon pasang printer baru, tidak mendesak');
    await rudi.says(`/ambil ${number}`);
    await until('11-25T08:00');
    await rudi.says(`/balas ${number} Suku cadang sedang dicari.`);
    await until('11-25T09:30');
    expect(heard(rudi, 'tanpa kabar')).toBe(0);
    await until('11-26T08:01');
    await rudi.presses('Masih saya tangani', { on: await rudi.sees('satu hari kerja tanpa kabar') });
    await until('11-27T07:59');
    expect(heard(rudi, 'tanpa kabar')).toBe(0);
    expect(await ticketRow(city, number)).toMatchObject({ status: 'handled' });
  });

  test('is asked again, and without an answer the ticket goes back to the queue a working day later, over the weekend', async () => {
    await until('11-27T08:02');
    await rudi.sees('satu hari kerja tanpa kabar');
    await until('11-30T08:01');
    expect(await ticketRow(city, number)).toMatchObject({ status: 'handled' });
    await until('11-30T08:03');
    await rudi.sees('kembali ke antrean');
    await ani.sees('petugas lain akan mengambilnya');
    expect(await ticketRow(city, number)).toMatchObject({ status: 'queued', owner_id: null });
    await rudi.says(`/riwayat ${number}`);
    expect((await rudi.sees('Riwayat')).text).toContain(
      'Kembali ke antrean karena tidak ada kabar dari petugas',
    );
  });

  test('but the question pressed too late only says how things are', async () => {
    const late = await rudi.presses('Masih saya tangani');
    expect(late.text).toContain('belum ada yang menangani');
    expect(await ticketRow(city, number)).toMatchObject({ status: 'queued' });
  });
});

describe('two replicas', () => {
  test('say a thing once, also when one of them restarts in the same moment', async () => {
    const other = await city.replica();
    const number = await reports(ani, 'printer macet');
    heard(rudi, '');
    await until('11-30T09:40');
    await city.restart();
    await city.settled();
    expect(heard(rudi, 'belum ditanggapi. Target')).toBe(1);
    await until('11-30T10:10');
    await until('11-30T10:40');
    expect(heard(rudi, 'target tanggapannya sudah lewat')).toBe(1);
    await other.stop();
    await rudi.says(`/ambil ${number}`);
    await city.settled();
  });

  test('agree though the clock of one lags: a timer it works too early waits until the time has come', async () => {
    const number = await reports(ani, 'printer macet');
    const id = await caseOf(number);
    // As a replica with a fast clock would hand it over: the row is in the inbox before its time.
    await city.database.pool.query(
      `insert into inbox (id, lane, position, payload, received_at) values ('timer:early', 'case:' || $1, 1, $2, now())`,
      [id, JSON.stringify({ timer: { owner: id, id: 'RESPONSE_DUE' } })],
    );
    await city.later({ minutes: 0 });
    expect([heard(rudi, 'sudah lewat'), (await ticketRow(city, number))['told_response']]).toEqual([0, 0]);
    const { rows } = await city.database.pool.query(
      'select due_at from timers where owner = $1 and id = $2',
      [id, 'RESPONSE_DUE'],
    );
    expect(rows[0]).toEqual({ due_at: (await ticketRow(city, number))['response_due_at'] });
    // Stale, and twice: the technician has it, nothing is said any more.
    await rudi.says(`/ambil ${number}`);
    await city.settled();
    heard(rudi, '');
    for (const nr of ['one', 'two'])
      await city.database.pool.query(
        `insert into inbox (id, lane, position, payload, received_at) values ($3, 'case:' || $1, 1, $2, now())`,
        [id, JSON.stringify({ timer: { owner: id, id: 'RESPONSE_DUE' } }), `timer:stale:${nr}`],
      );
    await city.later({ minutes: 0 });
    expect(heard(rudi, number)).toBe(0);
  });
});

describe('Rincian waktu', () => {
  test('of a ticket forgotten for a year fits one message, with its holidays by name; her own by a button, a stranger’s not at all', async () => {
    const number = await reports(ani, 'mouse rusak, masih bisa kerja');
    await rudi.says(`/ambil ${number}`);
    await rudi.says(`/minta ${number} Yang mana?`);
    await city.settled();
    await ani.says(`/tiket ${number}`);
    await ani.presses('Rincian waktu', { on: await ani.sees(`${number} · P4`) });
    expect((await ani.sees('Rincian waktu')).text).toContain('Waktu sedang berhenti: menunggu pelapor.');
    const lia = await city.invite('Lia Karundeng', 'tier1', 'dinsos', '800/9/2026');
    await lia.says(`/rincian ${number}`);
    await lia.sees('Tiket itu tidak ada');
    const { rows } = await city.database.pool.query<{ number: string }>(
      `select number from tickets where status = 'handled' order by opened_at limit 1`,
    );
    city.sim.world.clock.set('2027-12-20T09:00:00+08:00');
    await city.later({ minutes: 0 });
    await maya.says(`/rincian ${rows[0]?.number ?? ''}`);
    const { text } = await maya.sees('Rincian waktu');
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toContain('🔴 Merah');
    expect(text).toContain('25 Desember 2026 Kelahiran Yesus Kristus');
    expect(text).toMatch(/\d+ hari kerja, \d+ jam/);
  });
});
