import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { answersOf, requestByCase } from '../../src/db/requests.ts';
import { fileCalendars } from '../../src/desk/calendars.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openForEvent, type DutyEvent } from '../../src/desk/dutyEvents.ts';
import { hookOf } from '../../src/desk/serviceHooks.ts';
import type { RequestContent } from '../../src/domain/formPlan.ts';
import { serviceOf } from '../../src/domain/region.ts';
import { advance } from '../../src/engine/advance.ts';
import { aCity, type City } from '../support/desk.ts';
import { asks } from '../support/requests.ts';
import { dataOf } from './acts.ts';

let ids = 0;
/** A case id, sixteen letters as the desk's own. */
const newId = (): string => `kejadian${'a'.repeat((ids += 1))}`.padEnd(16, 'z').slice(0, 16);

/** What happened elsewhere, in a commit as any other; the case of the cycle. */
async function happens(city: City, event: DutyEvent): Promise<string | null> {
  const { pool } = city.database;
  const now = Temporal.Instant.fromEpochMilliseconds(city.sim.world.clock.milliseconds);
  const desk = { pool, region: city.region, newId, ...fileCalendars(city.region) } as unknown as Desk;
  let caseId: string | null = null;
  const at = () => new Date(now.epochMilliseconds);
  await advance(pool, null, at, async (change) => {
    caseId = await openForEvent(desk, change, event, now);
  });
  return caseId;
}

/** What the service adds when its form is sent. */
async function isSent(city: City, caseId: string): Promise<void> {
  const { pool } = city.database;
  const now = city.sim.world.clock.now;
  const desk = { pool, region: city.region, newId, ...fileCalendars(city.region) } as unknown as Desk;
  const request = await requestByCase(pool, caseId);
  const service = serviceOf(city.region, request?.service ?? '');
  if (request === null || service === undefined) throw new Error('There is no such request.');
  const answers = await answersOf(pool, caseId);
  const content = {} as RequestContent;
  const at = () => new Date(now.epochMilliseconds);
  await advance(pool, null, at, async (change) => {
    await hookOf(service.code).sent?.(desk, change, { request, service, content, answers, now });
  });
}

describe('duties that an event opens, and what may go wrong with evidence', () => {
  const holder = aCity(); // Friday, 20 November 2026, 09.00
  let rudi: Person, head: Person, tono: Person, dewi: Person, meity: Person;

  beforeAll(async () => {
    const { city } = holder;
    rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/12/2026');
    head = await city.invite('Kepala Dinkes', 'kepala_pd', 'dinkes');
    tono = await city.invite('Tono Sondakh', 'tier1', 'disdikbud', '800/13/2026');
    dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
    meity = await city.invite('Meity Rondonuwu', 'koordinator', '');
  });

  const rows = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await holder.city.database.pool.query<Record<string, unknown>>(text, values)).rows;
  const cycles = (duty: string) =>
    rows(
      `select state, due_on::text as due, event_key as event, is_open as open, next_reminder_on::text as next
       from duty_cycles where duty = $1 order by case_id`,
      [duty],
    );
  const caseOf = async (duty: string): Promise<string> =>
    String(
      (await rows('select case_id as id from duty_cycles where duty = $1 and is_open', [duty]))[0]?.['id'],
    );

  const LAN: DutyEvent = {
    duty: 'lapor-perubahan-lan',
    office: 'dinkes',
    key: 'lan:aaaaaaaaaaaaaaaa',
    on: Temporal.PlainDate.from('2026-11-20'),
  };

  test('a change of the LAN opens its report once, however often it is told (Bitung 22(2))', async () => {
    const { city } = holder;
    const caseId = await happens(city, LAN);
    expect(caseId).not.toBeNull();
    expect(await happens(city, LAN)).toBe(caseId);
    // 14 days after the change (Bitung 50 leaves the days to the Dinas).
    const opened = [{ state: 'dueSoon', due: '2026-12-04', event: LAN.key, open: true }];
    expect(await cycles(LAN.duty)).toMatchObject(opened);
    // Two processes that are told of one more change at the same moment.
    const other = { ...LAN, key: 'lan:bbbbbbbbbbbbbbbb' };
    const both = await Promise.allSettled([happens(city, other), happens(city, other)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await cycles(LAN.duty)).map(({ event }) => event).sort()).toEqual([LAN.key, other.key]);
  });

  test('what is no duty of this city, none by event, or of no such office, opens nothing', async () => {
    const before = await rows('select count(*)::int as count from duty_cycles');
    for (const wrong of [
      { ...LAN, duty: 'tinjau-subdomain', key: 'x:1' },
      { ...LAN, duty: 'diagram-lan', key: 'x:2' },
      { ...LAN, office: 'kantor-antah', key: 'x:3' },
    ])
      expect(await happens(holder.city, wrong)).toBeNull();
    expect(await rows('select count(*)::int as count from duty_cycles')).toEqual(before);
  });

  test('a file of 60 MB and a date to come are refused with the reason, and the question stays open', async () => {
    await rudi.says('/kewajiban kirim proses-bisnis');
    const asked = await rudi.sees('paling besar 20 MB');
    await rudi.sends.document({ name: 'semua.zip', bytes: new Uint8Array(60 * 1024 * 1024) });
    await rudi.sees('lebih dari 20 MB');
    expect(await rows('select 1 from files')).toEqual([]);
    expect(await rows('select 1 from evidence')).toEqual([]);
    await rudi.says('050/9/DINKES/2026');
    await rudi.sees('surat 050/9/DINKES/2026');
    for (const date of ['21/11/2026', '20 November 2027']) {
      await rudi.says(date);
      await rudi.sees('belum tiba');
    }
    expect(await rows('select round from evidence')).toEqual([{ round: null }]);

    // Another office has the case's id from somewhere and forges the buttons, also over an open question of his own.
    const id = await caseOf('proses-bisnis');
    await tono.says('/kewajiban kirim cadangan-data');
    const his = await tono.sees('Bukti: Pencadangan');
    for (const verb of ['send', 'today', 'same', 'block', 'not', 'page', 'card'])
      expect((await tono.pressesData(`kw:${verb}:${id}`, his)).text).toContain('bukan milik kantor');
    await tono.says('/batal');
    await tono.sees('Dibatalkan');
    expect(await rows('select round from evidence')).toEqual([{ round: null }]);
    // A colleague of the office sends nothing of what she did not put in.
    expect((await head.pressesData(`kw:today:${id}`, asked)).text).toContain('Kirim buktinya dahulu');
    await rudi.says('20/11/2026');
    await rudi.sees('Bukti terkirim: Penyusunan');
    expect(await rows('select round, effect_on::text as on from evidence')).toEqual([
      { round: 1, on: '2026-11-20' },
    ]);
  });

  test('two coordinators who decide at once, one to accept and one to return: one of them did', async () => {
    const id = await caseOf('proses-bisnis');
    const hers = await dewi.sees(/Bukti kewajiban[\s\S]*050\/9/);
    const [answer] = await Promise.all([
      dewi.pressesData(`kw:ok:${id}:1`, hers),
      meity.says('/kewajiban kembalikan proses-bisnis dinkes Peta belum ditandatangani.'),
    ]);
    const answered = await meity.sees(/Dikembalikan: Penyusunan|Sudah diputuskan/);
    const isAccepted = answer.text?.startsWith('Bukti diterima') === true;
    expect(answered.text.startsWith('Sudah diputuskan Dewi')).toBe(isAccepted);
    await holder.city.settled();
    const judged = await rows(
      `select e.verdict, p.name from evidence e join people p on p.id = e.decided_by where e.case_id = $1`,
      [id],
    );
    expect(judged).toEqual([
      isAccepted
        ? { verdict: 'accepted', name: 'Dewi Kalalo' }
        : { verdict: 'returned', name: 'Meity Rondonuwu' },
    ]);
    const kinds = await rows(
      `select line::json ->> 'kind' as kind from events where case_id = $1 and line::json ->> 'kind' in ('ACCEPTED', 'VERIFIED', 'RETURNED')`,
      [id],
    );
    expect(kinds).toHaveLength(1);
  });

  test('what was returned comes back as a round of its own; a button of the old round judges nothing', async () => {
    await rudi.says('/kewajiban kirim manajemen-aset');
    await rudi.sees('Bukti: Inventaris aset TIK');
    await rudi.says('030/1/DINKES/2026');
    await rudi.presses('Hari ini', { on: await rudi.sees('surat 030/1/DINKES/2026') });
    await rudi.sees('Bukti terkirim: Inventaris');
    const id = await caseOf('manajemen-aset');
    const first = await dewi.sees(/Bukti kewajiban[\s\S]*030\/1/);
    const old = dataOf(first, 'Terima bukti');
    await dewi.presses('Kembalikan', { on: first });
    await dewi.sees('Tulis apa yang perlu dilengkapi');
    await dewi.says('Daftar server belum ada.');
    const back = await rudi.sees('Alasan: Daftar server belum ada.');
    await rudi.presses('Kirim bukti dukung', { on: back });
    await rudi.sees('Bukti: Inventaris aset TIK');
    await rudi.says('030/2/DINKES/2026');
    await rudi.presses('Hari ini', { on: await rudi.sees('surat 030/2/DINKES/2026') });
    await rudi.sees('Bukti terkirim: Inventaris');
    const second = await meity.sees(/Bukti kewajiban[\s\S]*030\/2/);
    expect((await dewi.pressesData(old, first)).text).toContain('sudah mengirim bukti yang baru');
    await meity.presses('Terima bukti', { on: second });
    await holder.city.settled();
    expect(
      await rows('select round, letter, verdict, reason from evidence where case_id = $1 order by round', [
        id,
      ]),
    ).toEqual([
      { round: 1, letter: '030/1/DINKES/2026', verdict: 'returned', reason: 'Daftar server belum ada.' },
      { round: 2, letter: '030/2/DINKES/2026', verdict: 'accepted', reason: null },
    ]);
  });

  test('a report of a changed LAN and a diagram that the Dinas received meet their duties by themselves', async () => {
    const { city } = holder;
    const budi = await city.invite('Budi Lasut', 'tier2', '');
    for (const code of ['LAN-LAPOR-UBAH', 'LAN-DIAGRAM']) {
      const { number, caseId } = await asks(city, 'Rudi Mandagi', code, {
        'tanggal-perubahan': { is: 'date', on: '2026-11-10' },
        'tanggal-diagram': { is: 'date', on: '2026-11-12' },
      });
      const opened = () =>
        rows('select state, due_on::text as due from duty_cycles where event_key = $1', [`lan:${caseId}`]);
      // `Kirim`, and once more after a correction: the change is known, 14 days begin with its own date.
      for (const _revision of [1, 2]) await isSent(city, caseId);
      expect(await opened()).toEqual(code === 'LAN-DIAGRAM' ? [] : [{ state: 'dueSoon', due: '2026-11-24' }]);
      const isAsked = new RegExp(`^${number} · [\\s\\S]*Mohon keputusan`);
      await head.presses('Setujui', { on: await head.sees(isAsked) });
      await budi.pressesData(`q:ok:${caseId}:1:receipt`, await budi.sees(isAsked));
      await rudi.sees(`${number}: permohonan disetujui`);
      await city.settled();
      const met = await rows(
        `select y.duty, y.state, y.event_on::text as "on", v.kind, v.verdict, v.effect_on::text as effect, v.letter
         from duty_cycles y join evidence v on v.case_id = y.case_id where v.source_case_id = $1`,
        [caseId],
      );
      const filed = { state: 'verified', kind: 'desk', verdict: 'accepted', letter: number };
      expect(met).toEqual([
        code === 'LAN-DIAGRAM'
          ? { ...filed, duty: 'diagram-lan', on: null, effect: '2026-11-12' }
          : { ...filed, duty: 'lapor-perubahan-lan', on: '2026-11-10', effect: '2026-11-20' },
      ]);
    }
  });

  test('an office that is closed owes nothing from the next night on; what it owed ended, with its history', async () => {
    const { city } = holder;
    const open = () =>
      rows(`select count(*)::int as count from duty_cycles where office_code = 'dinkes' and is_open`);
    expect((await open())[0]?.['count']).toBeGreaterThan(2);
    await city.database.pool.query(`update offices set is_active = false where code = 'dinkes'`);
    await city.later({ days: 1 });
    expect(await open()).toEqual([{ count: 0 }]);
    // What was met stays met.
    const left = (await cycles(LAN.duty)).map(({ state, next }) => `${String(state)} ${String(next)}`).sort();
    expect(left).toEqual(['ended null', 'ended null', 'verified null']);
    // Told of once more, it opens nothing for an office that is no more.
    expect(await happens(city, { ...LAN, key: 'lan:cccccccccccccccc' })).toBeNull();
  });
});

describe('a duty that this city lacks', () => {
  const holder = aCity({ region: 'padang', now: '2026-11-20T09:00:00+07:00' });

  test('is answered with why, the article that says how it is here, and where it exists', async () => {
    const tier1 = await holder.city.invite('Rina Putri', 'tier1', 'dinkes', '800/12/2026');
    const coordinator = await holder.city.invite('Yusuf Chaniago', 'koordinator', '');
    for (const [person, words] of [
      [tier1, '/kewajiban diagram-lan'],
      [tier1, '/kewajiban kirim DIAGRAM-LAN'],
      [coordinator, '/kewajiban diagram-lan'],
    ] as const) {
      await person.says(words);
      const { text } = await person.sees('Penyerahan diagram jaringan intra PD (LAN) terkini');
      expect(text).toContain('hanya diatur di kota lain (Pasal 18(5)');
      expect(text).toContain('Ketentuannya ada di Bitung, Pasal 22(1)');
    }
    const { rows } = await holder.city.database.pool.query('select 1 from duty_cycles');
    expect(rows).toEqual([]);
    await tier1.says('/kewajiban pemeriksaan-antah');
    await tier1.sees('"pemeriksaan-antah" tidak ada di Kota Padang');
  });
});
