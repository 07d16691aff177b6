import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import type { SeenMessage } from '../../simulator/play/seen.ts';
import { lookSoon } from '../../src/db/calendar.ts';
import { openCycle, recordBaselines } from '../../src/db/duties.ts';
import { fileCalendars } from '../../src/desk/calendars.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { DUTIES } from '../../src/desk/dutyKeeping.ts';
import { submitEvidence } from '../../src/desk/dutySubmitting.ts';
import { advance } from '../../src/engine/advance.ts';
import { aCity, type City } from '../support/desk.ts';
import { dataOf } from './acts.ts';

const REMINDER = 'Pengingat kewajiban';
const remindersOf = (person: Pick<Person, 'seesNow'>): string[] =>
  person
    .seesNow()
    .map(({ text }) => text)
    .filter((text) => text.includes(REMINDER));

/** What the coordinator has on record for a duty of an office; its cycle opens. */
async function recorded(
  city: City,
  rows: readonly (readonly [duty: string, office: string, lastOn: string | null])[],
) {
  const { pool } = city.database;
  const { rows: people } = await pool.query<{ id: number }>(
    `select person_id::int as id from roles where role = 'coordinator' limit 1`,
  );
  const now = new Date(city.sim.world.clock.milliseconds);
  const given = rows.map(([duty, officeCode, lastOn]) => ({
    duty,
    officeCode,
    object: '',
    lastOn,
    validUntilOn: null,
  }));
  await recordBaselines(
    pool,
    given.map((one) => ({ ...one, recordedBy: people[0]?.id ?? 0, recordedAt: now })),
  );
  await lookSoon(pool, DUTIES, 'night', now);
  await city.later({ minutes: 1 });
}

/** The cycles of an office for its LAN diagram, the oldest first. */
const cyclesOf = async (city: City, office: string): Promise<Record<string, unknown>[]> =>
  (
    await city.database.pool.query<Record<string, unknown>>(
      `select state, due_on::text as due, next_reminder_on::text as next from duty_cycles
       where duty = 'diagram-lan' and office_code = $1 order by due_on`,
      [office],
    )
  ).rows;

/** Evidence comes in for the duty of an office, by letter. */
async function handsIn(city: City, duty: string, officeCode: string): Promise<void> {
  const { pool } = city.database;
  const now = Temporal.Instant.fromEpochMilliseconds(city.sim.world.clock.milliseconds);
  const desk = { pool, region: city.region, ...fileCalendars(city.region) } as unknown as Desk;
  await advance(
    pool,
    null,
    () => new Date(now.epochMilliseconds),
    async (change) => {
      const cycle = await openCycle(pool, { duty, officeCode, object: '' });
      if (cycle === null) throw new Error(`No cycle of ${duty} is open.`);
      const item = {
        kind: 'letter' as const,
        paper: null,
        letter: '045/7/2026',
        sha256: null,
        fileName: null,
      };
      const effectOn = now.toZonedDateTimeISO(city.region.timeZone).toPlainDate();
      const isIn = await submitEvidence(
        desk,
        change,
        cycle,
        { items: [item], effectOn, validUntilOn: null },
        null,
        now,
      );
      if (!isIn) throw new Error('It was refused.');
    },
  );
}

describe('a morning of duties', () => {
  const holder = aCity(); // Friday, 20 November 2026, 09.00
  let rudi: Person;
  let dewi: Person;
  let kadis: Person;

  beforeAll(async () => {
    const { city } = holder;
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    kadis = await city.invite('Grace Wenas', 'kepala_pd', 'dinsos');
    await recorded(city, [
      ['diagram-lan', 'dinkes', '2025-12-07'],
      ['cadangan-data', 'dinkes', '2026-10-15'],
      ['diagram-lan', 'dinsos', '2025-12-07'],
    ]);
  });

  test('brings each person one message with what is his, the days in words, and nothing before', async () => {
    const { city } = holder;
    expect([...remindersOf(rudi), ...remindersOf(kadis)]).toEqual([]);
    await city.later({ hours: 70, minutes: 28 }); // Monday, 07.29
    expect([...remindersOf(rudi), ...remindersOf(kadis)]).toEqual([]);
    await city.later({ minutes: 1 });
    const [text = '', ...more] = remindersOf(rudi);
    expect(more).toEqual([]);
    expect(text).toContain(`${REMINDER}, 23 November 2026`);
    expect(text).toContain('Pencadangan (back-up) data ke Pusat Data');
    expect(text).toContain('jatuh tempo 15 November 2026, terlambat 8 hari');
    expect(text).toContain('Pasal 18(1)-(2) · jangka waktu ditetapkan Dinas');
    expect(text).toContain('Penyerahan diagram jaringan intra PD (LAN) terkini');
    expect(text).toContain('jatuh tempo 7 Desember 2026, 14 hari lagi');
    expect(text).toContain('Pasal 22(1)');
    expect(text).toContain('Perwali Bitung 69/2021');
    // Where there is no Tier 1 the Kepala PD is told; one duty has its answers at once.
    const [toHead = ''] = remindersOf(kadis);
    expect(toHead).toContain('Dinas Sosial');
    expect(toHead).not.toContain('Dinas Kesehatan');
  });

  test('asks the coordinator once a week for the data awal that is missing, and names who cannot be reached', async () => {
    const { city } = holder;
    const [text = '', ...more] = remindersOf(dewi);
    expect(more).toEqual([]);
    expect(text).toMatch(/Data awal belum dicatat: \d{3} kewajiban pada 41 perangkat daerah/);
    expect(text).toMatch(/Tidak ada yang dapat diingatkan \(40\): Ketua Tim Koordinasi SPBE/);
    await city.later({ days: 1 });
    await city.later({ days: 1 });
    expect([...remindersOf(dewi), ...remindersOf(rudi)]).toEqual([]); // Tuesday, Wednesday
  });

  test('is answered on the spot: by the number of a letter, out of the message itself', async () => {
    const { city } = holder;
    const reminder = kadis.lastMessage(REMINDER);
    if (reminder === undefined) throw new Error('There is no reminder.');
    await kadis.presses('Kirim bukti dukung', { on: reminder });
    await kadis.sees('berkas tidak dikirim lewat Telegram');
    await kadis.says('045/12/DINSOS/2026');
    await kadis.sees('surat 045/12/DINSOS/2026');
    await kadis.says('24 November 2026');
    await kadis.sees('Bukti terkirim: Penyerahan diagram');
    expect(await cyclesOf(city, 'dinsos')).toEqual([{ state: 'submitted', due: '2026-12-07', next: null }]);
    await dewi.presses('Terima bukti', { on: await dewi.sees(/Bukti kewajiban[\s\S]*045\/12\/DINSOS/) });
    await kadis.sees('Jatuh tempo berikutnya 24 November 2027');
    await city.settled();
    // The first reminder is 60 days before; 25 September 2027 is a Saturday.
    const after = [
      { state: 'verified', due: '2026-12-07', next: null },
      { state: 'scheduled', due: '2027-11-24', next: '2027-09-24' },
    ];
    expect(await cyclesOf(city, 'dinsos')).toEqual(after);
    // The buttons of the old message move nothing any more.
    for (const label of ['Masih sama', 'Ada kendala', 'Bukan kewenangan'])
      expect((await kadis.presses(label, { on: reminder })).text).toContain('Keadaannya sudah lain');
    expect(await cyclesOf(city, 'dinsos')).toEqual(after);
  });

  test('is answered on the spot: still as last year, of one among several', async () => {
    const { city } = holder;
    const reminder = rudi.lastMessage(REMINDER);
    if (reminder === undefined) throw new Error('There is no reminder.');
    const at = /(\d)\. Penyerahan diagram/.exec(reminder.text)?.[1] ?? 'no number';
    await rudi.presses(at, { on: reminder });
    const detail = await rudi.sees('Penyerahan diagram');
    await rudi.presses('Masih sama seperti tahun lalu', { on: detail });
    await rudi.sees('Bukti terkirim: Penyerahan diagram');
    const again = await rudi.pressesData(dataOf(detail, 'Masih sama'), detail);
    expect(again.text).toContain('Keadaannya sudah lain');
    await dewi.presses('Terima bukti', { on: await dewi.sees(/Bukti kewajiban[\s\S]*Dinas Kesehatan/) });
    await rudi.sees('Jatuh tempo berikutnya 25 November 2027');
    await city.settled();
    expect(await cyclesOf(city, 'dinkes')).toMatchObject([
      { state: 'verified', due: '2026-12-07' },
      { state: 'scheduled', due: '2027-11-25' },
    ]);
  });
});

describe('the process', () => {
  const holder = aCity({ now: '2026-11-20T09:00:00+08:00' });
  let rudi: Person;

  test('that was down for two days makes up for them in one message, by day', async () => {
    const { city } = holder;
    await city.invite('Dewi Kalalo', 'koordinator', '');
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    await recorded(city, [
      ['diagram-lan', 'dinkes', '2025-12-07'], // reminded on Monday 23
      ['cadangan-data', 'dinkes', '2026-10-24'], // due on Tuesday 24: reminded the day before and on it
      ['rencana-anggaran', 'dinkes', '2025-10-28'], // overdue, each Wednesday
    ]);
    await city.asleep({ days: 4, hours: 12 }); // Tuesday, 21.01
    expect(remindersOf(rudi)).toEqual([]);
    await city.later({ hours: 10, minutes: 28 }); // Wednesday, 07.29
    expect(remindersOf(rudi)).toEqual([]);
    await city.later({ minutes: 1 });
    const [text = '', ...more] = remindersOf(rudi);
    expect(more).toEqual([]);
    expect(text).toContain('25 November 2026');
    expect(text).toContain('jatuh tempo 7 Desember 2026, 12 hari lagi');
    expect(text).toContain('terlambat 1 hari');
    expect(text).toContain('terlambat 28 hari');
    expect(text.match(/^\d+\. /gm)).toHaveLength(3);
    await city.later({ days: 1 });
    expect(remindersOf(rudi)).toEqual([]); // Thursday: nothing is due again
  });

  test('that wakes up in the middle of a working day says what is due at once, and two of them say it once', async () => {
    const { city } = holder;
    // Of the backups the next is on 1 December, of the budget on 2 December.
    await city.asleep({ days: 5, hours: 2 }); // Tuesday 1 December, 09.30
    await city.replica();
    await city.later({ minutes: 5 });
    const [text = '', ...more] = remindersOf(rudi);
    expect(more).toEqual([]);
    expect(text).toContain('1 Desember 2026');
    expect(text).toContain('terlambat 7 hari');
    await city.later({ hours: 22 }); // Wednesday, by both
    expect(remindersOf(rudi)).toHaveLength(1);
  });

  test('says nothing of what was handed in between the decision and the sending', async () => {
    const { city } = holder;
    await handsIn(city, 'cadangan-data', 'dinkes');
    await handsIn(city, 'diagram-lan', 'dinkes');
    await handsIn(city, 'rencana-anggaran', 'dinkes');
    await city.later({ days: 7 });
    await city.later({ days: 7 });
    expect(remindersOf(rudi)).toEqual([]);
  });
});

describe('copies upward', () => {
  const holder = aCity({ now: '2026-11-20T09:00:00+08:00' });
  const DRAFT = 'Konsep tembusan Desember 2026';
  const COPY = 'Tembusan kewajiban yang lewat jatuh tempo, Desember 2026';
  let dewi: Person;
  let vera: Person;
  let drKepala: Person;
  let grace: Person;
  /** The drafts as the coordinators have them before them. */
  const drafts = {} as Record<'heads' | 'dinas' | 'chair' | 'verasHeads' | 'verasDinas', SeenMessage>;

  beforeAll(async () => {
    const { city } = holder;
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    vera = await city.invite('Vera Lengkong', 'koordinator', '');
    await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
    drKepala = await city.invite('Pitter Lumingkewas', 'kepala_pd', 'dinkes');
    grace = await city.invite('Grace Wenas', 'kepala_dinas', '');
    await recorded(city, [
      ['rencana-anggaran', 'dinkes', '2025-09-15'], // 77 days late on 1 December, by the text
      ['cadangan-data', 'dinkes', '2026-09-20'], // 42 days, by decision of the Dinas
      ['diagram-lan', 'dinkes', '2025-11-18'], // 13 days
      ['rencana-anggaran', 'dinsos', '2025-11-01'], // 30 days, and nobody is there
    ]);
  });

  test('are drafts of the month that nobody but the coordinators sees', async () => {
    const { city } = holder;
    await city.later({ days: 10 });
    expect(dewi.seesNow().some(({ text }) => text.includes('Konsep tembusan'))).toBe(false);
    await city.later({ hours: 22, minutes: 30 }); // Tuesday, 1 December, 07.31
    const toHeads = (drafts.heads = await dewi.sees(`${DRAFT} kepada Kepala PD`));
    expect(toHeads.text).toContain('Keadaan 1 Desember 2026');
    expect(toHeads.text).toContain('BELUM DIKIRIM');
    expect(toHeads.text).toContain('jatuh tempo 15 September 2026, terlambat 77 hari');
    expect(toHeads.text).toContain('terlambat 42 hari');
    expect(toHeads.text).toContain('Dinas Sosial (penerima belum terdaftar)');
    expect(toHeads.text).not.toContain('diagram');
    const toDinas = (drafts.dinas = await dewi.sees(`${DRAFT} kepada Kepala Dinas`));
    expect(toDinas.text).toContain('terlambat 30 hari');
    const toChair = (drafts.chair = await dewi.sees(`${DRAFT} kepada Ketua Tim Koordinasi SPBE`));
    expect(toChair.text).toContain('terlambat 77 hari');
    // The text names no cadence: never above Kepala Dinas.
    expect(toChair.text).not.toContain('Pencadangan');
    drafts.verasHeads = await vera.sees(`${DRAFT} kepada Kepala PD`);
    drafts.verasDinas = await vera.sees(`${DRAFT} kepada Kepala Dinas`);
    expect([...drKepala.seesNow(), ...grace.seesNow()].some(({ text }) => text.includes(COPY))).toBe(false);
  });

  test('go to each Kepala PD with his own part when a coordinator presses, once, whoever presses again', async () => {
    const { city } = holder;
    const onHers = drafts.verasHeads;
    const answer = await dewi.presses('Kirim', { on: drafts.heads });
    expect(answer.text).toBe('Dikirim kepada Kepala PD: 1 penerima.');
    const { text } = await drKepala.sees(COPY);
    expect(text).toContain('Dinas Kesehatan');
    expect(text).not.toContain('Dinas Sosial');
    expect(text).toContain('Disampaikan oleh Dewi Kalalo');
    await city.later({ minutes: 2 });
    for (const person of [vera, dewi])
      expect((await person.pressesData(dataOf(onHers, 'Kirim'), onHers)).text).toContain(
        'Sudah dikirim oleh Dewi Kalalo',
      );
    await dewi.sees('Dikirim atas persetujuan Dewi Kalalo');
    await city.later({ minutes: 2 });
    expect(drKepala.seesNow().some((one) => one.text.includes(COPY))).toBe(false);
    const { rows } = await city.database.pool.query<{ line: string }>(
      `select e.line from events e join duty_copies y on y.case_id = e.case_id where y.rung = 'office_head' order by e.seq`,
    );
    expect(rows.map(({ line }) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
      'DRAFTED',
      'RELEASED',
      'SENT',
    ]);
    // A Kepala PD has no say in it, and no way to see it.
    expect((await drKepala.pressesData(dataOf(onHers, 'Kirim'), onHers)).text).toContain('oleh koordinator');
  });

  test('are shown again when something of them was met: what she saw is what goes', async () => {
    const { city } = holder;
    const card = drafts.verasDinas;
    expect(card.text).toContain('Pencadangan');
    await handsIn(city, 'cadangan-data', 'dinkes');
    const changed = await vera.presses('Kirim', { on: card });
    expect(changed.text).toContain('isi berubah');
    const shorter = await vera.sees(`${DRAFT} kepada Kepala Dinas`);
    expect(shorter.text).not.toContain('Pencadangan');
    // The old face of it, in somebody else's hand.
    expect((await dewi.pressesData(dataOf(card, 'Kirim'), card)).text).toContain('isi berubah');
    expect(grace.seesNow().some(({ text }) => text.includes(COPY))).toBe(false);
    await city.settled();
    const both = await Promise.all(
      [dewi, vera].map((person) => person.pressesData(dataOf(shorter, 'Kirim'), shorter)),
    );
    expect(both.filter(({ text }) => text?.startsWith('Dikirim kepada Kepala Dinas'))).toHaveLength(1);
    expect(both.filter(({ text }) => text?.startsWith('Sudah dikirim oleh'))).toHaveLength(1);
    const { text } = await grace.sees(COPY);
    expect(text).toContain('terlambat 77 hari');
    expect(text).not.toContain('Pencadangan');
    await city.later({ minutes: 1 });
    expect(grace.seesNow().some((one) => one.text.includes(COPY))).toBe(false);
  });

  test('released in the evening go in the morning, without what was met by then', async () => {
    const { city } = holder;
    const card = drafts.chair;
    expect((await dewi.presses('Kirim', { on: card })).text).toContain('Belum ada yang terdaftar');
    const chair = await city.invite('Rudy Theno', 'ketua', 'setda');
    await city.later({ hours: 12, minutes: 30 });
    const answer = await dewi.presses('Kirim', { on: card });
    expect(answer.text).toContain('Disetujui. Terkirim kepada Ketua Tim Koordinasi SPBE besok 07.30 WITA');
    await city.later({ hours: 4 });
    expect(chair.seesNow().some(({ text }) => text.includes(COPY))).toBe(false);
    await handsIn(city, 'rencana-anggaran', 'dinkes');
    await city.later({ hours: 8 });
    await city.later({ hours: 2 });
    // It was the only thing in it.
    expect(chair.seesNow().some(({ text }) => text.includes(COPY))).toBe(false);
  });

  test('not decided on end with the month, and the next month begins anew', async () => {
    const { city } = holder;
    await city.later({ days: 31 }); // Saturday, 2 January
    await city.later({ days: 2 }); // Monday, 4 January
    const card = await vera.sees(/Konsep tembusan Januari 2027 kepada Kepala PD/);
    await drKepala.says('/kewajiban tembusan');
    await drKepala.sees('oleh koordinator');
    await drKepala.says('/kewajiban tembusan jangan kirim pd');
    await drKepala.sees('oleh koordinator');
    expect(drKepala.seesNow().some(({ text }) => text.includes('Konsep tembusan'))).toBe(false);
    dewi.seesNow();
    await dewi.says('/kewajiban tembusan');
    const asked = await dewi.sees(/Konsep tembusan Januari 2027 kepada Kepala PD/);
    expect(asked.text).toContain('BELUM DIKIRIM');
    expect(dataOf(asked, 'Jangan kirim')).toMatch(/^kr:no:/);
    await dewi.says('/kewajiban tembusan jangan kirim pd');
    await dewi.sees('tidak dikirim');
    await dewi.says('/kewajiban tembusan kirim pd');
    await dewi.sees('diputuskan tidak dikirim oleh Dewi');
    expect((await vera.pressesData(dataOf(card, 'Kirim'), card)).text).toContain(
      'diputuskan tidak dikirim oleh Dewi',
    );
    await city.later({ days: 28 }); // Monday, 1 February
    const old = await dewi.sees(/Konsep tembusan Januari 2027 kepada Kepala Dinas/);
    expect(old.text).toContain('Bulannya sudah lewat');
    await dewi.sees(/Konsep tembusan Februari 2027 kepada Kepala PD/);
  });
});
