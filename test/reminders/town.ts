/**
 * A city in which time passes: the desk's own timers, inbox, commits and drawing of messages on a real database, with the clock moved by
 * hand and without Telegram. What is sent is written down as whoever reads it finds it.
 */
import { randomBytes } from 'node:crypto';
import { triage } from '../../src/ai/lexical.ts';
import { connect } from '../../src/db/connect.ts';
import { openCycle, cycleOfEvent, recordBaselines } from '../../src/db/duties.ts';
import { evidenceOfCase } from '../../src/db/evidence.ts';
import { claimHeads } from '../../src/db/inbox.ts';
import { insertLeave, markLeave } from '../../src/db/leaves.ts';
import { designateOffice } from '../../src/db/mandiri.ts';
import { keepOffices } from '../../src/db/offices.ts';
import { loadOutbox, markSent } from '../../src/db/outbox.ts';
import { grantRole, meetChat } from '../../src/db/people.ts';
import { moveDueTimers } from '../../src/db/timers.ts';
import { fileCalendars, makeCalendars } from '../../src/desk/calendars.ts';
import { toDate, type Desk } from '../../src/desk/desk.ts';
import { keepDuties, keepSoon } from '../../src/desk/dutyKeeping.ts';
import { openForEvent } from '../../src/desk/dutyEvents.ts';
import { acceptRound, returnRound, submitEvidence } from '../../src/desk/dutySubmitting.ts';
import { fired } from '../../src/desk/fired.ts';
import { keepReminders } from '../../src/desk/reminders.ts';
import type { Signal } from '../../src/desk/signal.ts';
import { signalled } from '../../src/desk/signals.ts';
import type { Region } from '../../src/domain/region.ts';
import { advance, type Decide } from '../../src/engine/advance.ts';
import { begin } from '../../src/engine/machines.ts';
import type { Speech } from '../../src/engine/speech.ts';
import { makeRenderer } from '../../src/telegram/render.ts';
import { freshDatabase } from '../support/database.ts';
import { isoOf } from './oracle.ts';
import type { Fact, Scenario } from './scenario.ts';

/** A message about duties as it left. */
export interface SentReminder {
  readonly at: Temporal.ZonedDateTime;
  readonly person: string;
  readonly text: string;
  /** The cycles whose buttons it carries. */
  readonly cases: readonly string[];
}

/** Hours of the day at which the clock stops and what is due is done. */
const STOPS = [0.1, 1.1, 6.9, 7.4, 7.5, 7.6, 12, 13.5, 16.6, 19.5, 22];

export async function liveThrough(
  region: Region,
  scenario: Scenario,
): Promise<{ sent: SentReminder[]; keyOf: Map<string, string>; doubled: number; drafts: number }> {
  const { url, drop } = await freshDatabase();
  const { pool, close } = connect(url, { max: 6, applicationName: 'a year' });
  let now = instantOf(region, scenario.from, 6);
  const newId = () =>
    [...randomBytes(16)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
  const desk: Desk = {
    pool,
    region,
    law: null,
    guess: triage,
    publicUrl: null,
    advise: null,
    botName: () => 'meja_bantu_bot',
    newId,
    print: () => Promise.reject(new Error('Nothing is printed here.')),
    ...fileCalendars(region),
    calendar: makeCalendars(region, {
      days: scenario.closures.map(({ office, on }) => ({
        on,
        name: 'Hari jadi',
        kind: 'local',
        source: 'uji',
        officeCode: office,
      })),
      hours: [],
    }),
    writesDns: false,
    readFile: () => Promise.resolve('away' as const),
  };
  const renderer = makeRenderer({
    advise: null,
    writeLetter: () => Promise.resolve(new Uint8Array()),
    publicUrl: null,
    drawDuties: () => Promise.resolve([]),
    pool,
    region,
    now: () => now,
    guess: triage,
    calendar: desk.calendar,
  });
  const sent: SentReminder[] = [];
  const ids = new Map<string, number>();
  const nameOf = new Map<number, string>();
  const act = (decide: Decide<void>) => advance(pool, null, () => toDate(now), decide);

  async function settle(): Promise<void> {
    for (;;) {
      const moved = await moveDueTimers(pool, toDate(now), 500);
      const rows = await claimHeads(pool, 40, []);
      if (moved === 0 && rows.length === 0) break;
      await Promise.all(
        rows.map(async (row) => {
          const { timer, signal } = JSON.parse(row.payload) as {
            timer?: { owner: string; id: string };
            signal?: Signal;
          };
          await advance(
            pool,
            row.id,
            () => toDate(now),
            (change) =>
              timer !== undefined
                ? fired(desk, change, timer.owner, timer.id, now)
                : signalled(desk, change, signal as Signal, now),
          );
        }),
      );
    }
    await say();
  }

  /** As the sender does, without limits and without Telegram. */
  async function say(): Promise<void> {
    for (;;) {
      const rows = await loadOutbox(pool, [], [], 5, 200);
      if (rows.length === 0) return;
      for (const row of rows) {
        const speech = row.payload === null ? null : (JSON.parse(row.payload) as Speech);
        if (speech?.is !== 'reminder') continue;
        for (const call of (await renderer.speech({ ...row, speech })) ?? [])
          sent.push(readerOf(row.chat.personId, call.params));
      }
      await markSent(
        pool,
        rows.map(({ id, chatId }) => ({ id, chatId, caseId: null, messages: [] })),
        toDate(now),
      );
    }
  }
  function readerOf(personId: number | null, params: Record<string, unknown>): SentReminder {
    const markup = params['reply_markup'] as { inline_keyboard: { callback_data: string }[][] } | undefined;
    const cases = (markup?.inline_keyboard.flat() ?? []).flatMap(
      ({ callback_data: data }) => /^kw:(?:card|send):(\w+)$/.exec(data)?.[1] ?? [],
    );
    const person = nameOf.get(personId ?? 0) ?? `? ${personId}`;
    return { at: now.toZonedDateTimeISO(region.timeZone), person, text: String(params['text']), cases };
  }

  async function begins(
    name: string,
    role: Scenario['people'][number]['role'],
    office: string,
  ): Promise<void> {
    const telegramId = 10_000 + ids.size;
    const chat = await meetChat(pool, { telegramId, type: 'private', title: null, isForum: false });
    const who = { telegramId, name, language: 'id' as const, chatId: chat.id, role, officeCode: office };
    const id = await grantRole(pool, { ...who, letter: '800/1', grantedBy: null, now: toDate(now) });
    ids.set(name, id);
    nameOf.set(id, name);
  }
  const cycleFor = ({ duty, office, object }: Fact) =>
    object.startsWith('kejadian')
      ? cycleOfEvent(pool, duty, office, object)
      : openCycle(pool, { duty, officeCode: office, object });
  const coordinator = (): number => ids.get('koordinator') ?? 0;
  const somebodyElse = (): number => ids.get('tier2 satu') ?? 0;

  async function happens(facts: readonly Fact[]): Promise<void> {
    const recorded = facts.filter((fact) => fact.is === 'recorded');
    if (recorded.length > 0) {
      await recordBaselines(
        pool,
        recorded.map(({ duty, office, object, last, valid }) => ({
          duty,
          officeCode: office,
          object,
          lastOn: last === null ? null : isoOf(last),
          validUntilOn: valid === null ? null : isoOf(valid),
          recordedBy: coordinator(),
          recordedAt: toDate(now),
        })),
      );
      await act(async (change) => keepSoon(change, newId(), [...new Set(recorded.map(({ duty }) => duty))]));
    }
    for (const fact of facts) {
      const cycle = fact.is === 'recorded' || fact.is === 'selfManaged' ? null : await cycleFor(fact);
      const by = { id: somebodyElse(), role: 'tier2' };
      const judge = { id: coordinator(), role: 'coordinator' };
      if (fact.is === 'selfManaged') await designateOffice(pool, fact.office, '188/1/2026');
      if (fact.is === 'happened')
        await act(async (change) => {
          const on = Temporal.PlainDate.from(isoOf(fact.day));
          await openForEvent(
            desk,
            change,
            { duty: fact.duty, office: fact.office, key: fact.object, on },
            now,
          );
        });
      if (cycle === null) continue;
      if (fact.is === 'sent')
        await act(async (change) => {
          const item = {
            kind: 'letter' as const,
            paper: null,
            letter: '045/1',
            sha256: null,
            fileName: null,
          };
          // What it is good for is dated when it is accepted.
          const next = scenario.facts.find(
            (one) =>
              one.is === 'accepted' &&
              one.on >= fact.on &&
              one.duty === fact.duty &&
              one.office === fact.office &&
              one.object === fact.object,
          );
          const effect = next?.is === 'accepted' ? next.day : fact.on;
          await submitEvidence(
            desk,
            change,
            cycle,
            { items: [item], effectOn: Temporal.PlainDate.from(isoOf(effect)), validUntilOn: null },
            by,
            now,
          );
        });
      const last = (await evidenceOfCase(pool, cycle.caseId)).at(-1);
      if (last === undefined || last.verdict !== null) continue;
      if (fact.is === 'returned')
        await act(
          async (change) =>
            void (await returnRound(desk, change, cycle, last.round ?? 1, 'belum lengkap', judge, now)),
        );
      if (fact.is === 'accepted')
        await act(async (change) => void (await acceptRound(desk, change, cycle, last, judge, now)));
    }
  }

  async function leaves(day: number): Promise<void> {
    for (const { person, from, until, deputy } of scenario.leaves) {
      const personId = ids.get(person);
      if (personId === undefined) continue;
      if (day === from) {
        const caseId = newId();
        const deputyId = deputy === null ? null : (ids.get(deputy) ?? null);
        const dates = { fromOn: isoOf(from), untilOn: isoOf(until) };
        await act(async (change) => {
          change.open(caseId, begin('leave'), []);
          change.also.push((client) =>
            insertLeave(client, { caseId, personId, deputyId, reason: 'leave', ...dates, setBy: personId }),
          );
          change.also.push((client) => markLeave(client, caseId, { isAway: true, isOver: false }));
        });
      }
      if (day === until + 1)
        await pool.query('update leaves set is_away = false, is_over = true where person_id = $1', [
          personId,
        ]);
    }
  }

  try {
    await keepOffices(pool, region.offices);
    await keepDuties(desk, now);
    await keepReminders(desk, now);
    for (let day = scenario.from; day <= scenario.until; day++) {
      const down = scenario.downs.find((one) => one.from <= day && day <= one.until);
      now = instantOf(region, day, 0);
      await leaves(day);
      for (const { name, role, office, from } of scenario.people)
        if (from === day) await begins(name, role, office);
      for (const hour of STOPS) {
        if (down !== undefined && (day < down.until || hour < down.hour)) continue;
        now = instantOf(region, day, hour);
        if (hour === 13.5) await happens(scenario.facts.filter(({ on }) => on === day));
        await settle();
      }
    }
    const { rows } = await pool.query<{ caseId: string; key: string }>(
      `select case_id as "caseId", duty || ' ' || office_code || ' ' || coalesce(event_key, object) as key from duty_cycles`,
    );
    const { rows: doubled } = await pool.query(
      `select case_id from duty_reminders group by case_id, person_id, on_day having count(*) > 1`,
    );
    const { rows: drafts } = await pool.query(`select 1 from duty_copies`);
    return {
      sent,
      keyOf: new Map(rows.map((row) => [row.caseId, row.key])),
      doubled: doubled.length,
      drafts: drafts.length,
    };
  } finally {
    await close();
    await drop();
  }
}

/** `hour` of the day in the city's time; 7.5 is half past seven. */
const instantOf = (region: Region, day: number, hour: number): Temporal.Instant =>
  Temporal.PlainDate.from(isoOf(day))
    .toZonedDateTime(region.timeZone)
    .add({ minutes: Math.round(hour * 60) })
    .toInstant();
