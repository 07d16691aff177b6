import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepOffices } from '../../src/db/offices.ts';
import { saveComplaint } from '../../src/db/complaints.ts';
import { connect, type Database } from '../../src/db/connect.ts';
import { commit } from '../../src/db/commit.ts';
import { grantRole, meetChat } from '../../src/db/people.ts';
import { arrive } from '../../src/desk/arrive.ts';
import { fileCalendars } from '../../src/desk/calendars.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { printNotaDinas } from '../../src/paper/notaDinas.ts';
import { meantOf } from '../../src/desk/complaintActs.ts';
import { NO_TIMES } from '../../src/desk/ticketClocks.ts';
import { columnsAfter } from '../../src/desk/ticketMoves.ts';
import { mayAct, type Action } from '../../src/domain/authority.ts';
import { Change } from '../../src/engine/change.ts';
import { begin, step, type AnyEvent } from '../../src/engine/machines.ts';
import { triage } from '../../src/ai/lexical.ts';
import { freshDatabase } from '../support/database.ts';
import { regionOf } from '../support/desk.ts';
import {
  ACTIONS,
  allowedIn,
  authorityTable,
  cells,
  complaintOf,
  HERE,
  ME,
  placeOf,
  rolesOf,
  type Cell,
} from './matrix.ts';

const NOW = Temporal.Instant.from('2026-11-20T01:00:00Z');
/** How a ticket comes to lie where a cell wants it, by its own machine. */
const WAYS: Readonly<Record<string, readonly AnyEvent[]>> = {
  'tier1 queued': [],
  'tier1 handled': [{ type: 'CLAIMED', by: 0 }],
  'tier1 waitingForReporter': [{ type: 'CLAIMED', by: 0 }, { type: 'ASKED' }],
  'tier1 waitingForOther': [{ type: 'CLAIMED', by: 0 }, { type: 'WAITS' }],
  'tier1 resolved': [{ type: 'CLAIMED', by: 0 }, { type: 'RESOLVED' }],
  'tier1 closed': [{ type: 'CLAIMED', by: 0 }, { type: 'RESOLVED' }, { type: 'CONFIRMED' }],
  'tier1 cancelled': [{ type: 'CANCELLED' }],
  'tier2 queued': [{ type: 'ESCALATED' }],
  'tier2 handled': [{ type: 'ESCALATED' }, { type: 'CLAIMED', by: 0 }],
  'tier2 resolved': [{ type: 'ESCALATED' }, { type: 'CLAIMED', by: 0 }, { type: 'RESOLVED' }],
  'coordinator queued': [{ type: 'RECLASSIFIED', kind: 'complaint' }],
  'coordinator handled': [
    { type: 'RECLASSIFIED', kind: 'complaint' },
    { type: 'CLAIMED', by: 0 },
  ],
  'coordinator underReview': [
    { type: 'RECLASSIFIED', kind: 'complaint' },
    { type: 'CLAIMED', by: 0 },
    { type: 'CONCLUDED' },
  ],
};
const CHOICES: Partial<Record<Action, string>> = { wait: 'vendor', reclassify: 'P2', rate: '5' };

describe('the table of authority', () => {
  test('is the one that people have read and agreed to', async () => {
    expect(authorityTable()).toBe(
      await readFile(new URL('../../docs/authority.md', import.meta.url), 'utf8'),
    );
  });

  test('gives nothing to somebody without a role, and nothing across offices but to the ICT office and its supervisors', () => {
    for (const cell of cells()) {
      if (cell.complaint !== null) continue;
      const nobody = { id: ME, roles: [] };
      if (!cell.isReporter && cell.owner !== 'me')
        for (const action of ACTIONS)
          expect(mayAct(action, placeOf(cell), nobody)).toEqual({ ok: false, why: 'absent' });
      const isOfOffice = ['staff', 'tier1', 'office_head', 'applicant', 'admin', 'chair'].includes(cell.role);
      if (isOfOffice && cell.office !== HERE && !cell.isReporter) expect(allowedIn(cell)).toEqual([]);
    }
  });

  test('lets an auditor read and change nothing, and keeps complaints from technicians', () => {
    for (const cell of cells()) {
      if (cell.isReporter) continue;
      const isNamed = cell.complaint === 'named told' || cell.complaint === 'named untold';
      if (cell.role === 'auditor' && !isNamed) expect(allowedIn(cell)).toEqual(['times', 'history', 'open']);
      if (
        cell.desk === 'coordinator' &&
        !isNamed &&
        ['staff', 'tier1', 'tier2', 'csirt', 'office_head', 'admin', 'applicant'].includes(cell.role)
      )
        expect(allowedIn(cell)).toEqual([]);
    }
  });

  test('gives whom a complaint is about nothing before he was told, then his answer alone, whatever his role', () => {
    for (const cell of cells()) {
      if (cell.isReporter) continue;
      if (cell.complaint === 'named untold') expect(allowedIn(cell)).toEqual([]);
      if (cell.complaint === 'named told') expect(allowedIn(cell)).toEqual(['open', 'respond']);
      const whole = { coordinator: 'coordinator', tier2: 'tier2', tier1: 'tier1' } as const;
      for (const [about, role] of Object.entries(whole))
        if (cell.complaint === about && cell.role === role && cell.office === HERE)
          expect(allowedIn(cell)).toEqual([]);
    }
  });

  test('lets nobody refer, merge, pass on or solve a complaint alone, and nobody review his own conclusion', () => {
    for (const cell of cells())
      if (cell.complaint !== null) {
        const may = allowedIn(cell) as string[];
        for (const never of ['refer', 'resolve', 'escalate', 'return', 'visit', 'merge', 'transfer'])
          expect(may).not.toContain(never);
        if (cell.owner === 'me') expect(may).not.toContain('approve');
        if (cell.isReporter)
          expect(may.some((one) => ['claim', 'approve', 'unmask'].includes(one))).toBe(false);
      }
  });
});

describe('each cell, pressed for real', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let desk: Desk;
  const tickets = new Map<string, string>();
  const people = new Map<string, { id: number; telegramId: number }>();
  const person = async (key: string, roles: readonly { role: string; officeCode: string }[]) => {
    const telegramId = 5000 + people.size;
    const chat = await meetChat(database.pool, { telegramId, type: 'private', title: null, isForum: false });
    let id = 0;
    for (const held of roles)
      id = await grantRole(database.pool, {
        telegramId,
        name: key,
        language: 'id',
        chatId: chat.id,
        role: held.role as 'staff',
        officeCode: held.officeCode,
        letter: null,
        grantedBy: null,
        now: new Date(),
      });
    people.set(key, { id, telegramId });
    return id;
  };

  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    database = connect(fresh.url, { max: 4, applicationName: 'authority' });
    const region = await regionOf('bitung');
    await keepOffices(database.pool, region.offices);
    let made = 0;
    desk = {
      pool: database.pool,
      region,
      law: null,
      advise: null,
      guess: triage,
      botName: () => 'bot',
      publicUrl: null,
      newId: () =>
        `case${(made += 1)
          .toString(6)
          .padStart(12, '0')
          .replace(/\d/g, (digit) => 'abcdef'[Number(digit)] ?? 'a')}`,
      print: printNotaDinas,
      ...fileCalendars(region),
      writesDns: false,
      readFile: () => Promise.resolve('away'),
    };
    const reporter = await person('the reporter', [{ role: 'staff', officeCode: HERE }]);
    const owner = await person('the owner', [
      { role: 'tier1', officeCode: HERE },
      { role: 'tier2', officeCode: region.ictOffice.code },
      { role: 'coordinator', officeCode: region.ictOffice.code },
    ]);
    for (const cell of cells())
      if (!people.has(`${cell.role} ${cell.office}`))
        await person(`${cell.role} ${cell.office}`, rolesOf(cell));
    for (const [name, way] of Object.entries(WAYS))
      tickets.set(name, await ticket(name, way, reporter, owner));
  });
  afterAll(async () => {
    await database?.close();
    await drop?.();
  });

  const ticket = async (name: string, way: readonly AnyEvent[], reporterId: number, owner: number) => {
    const begun = begin('ticket', { kind: 'incident', desk: 'tier1' });
    const moved = step(
      begun.next,
      way.map((event) => (event.type === 'CLAIMED' ? { ...event, by: owner } : event)),
    );
    if (!moved.ok) throw new Error(`${name}: ${moved.event}`);
    const change = new Change();
    const caseId = desk.newId();
    change.open(caseId, moved.step, [
      {
        kind: 'OPENED',
        actor: reporterId,
        role: 'reporter',
        at: NOW.toString(),
        body: '{"text":"x","media":[]}',
      },
    ]);
    const blank = {
      ...NO_TIMES,
      status: '',
      desk: '',
      kind: 'incident',
      category: 'lainnya',
      impact: 'I4',
      urgency: 'U3',
      priority: 'P4',
      isRestricted: false,
      ownerId: null,
      ownedAt: null,
      resolvedAt: null,
      asksReporter: null,
      stars: null,
      isOpen: true,
      officeCode: HERE,
      isTier1Missing: false,
      waitsUntil: null,
      visitAt: null,
      targetMinutes: null,
      isMass: false,
    };
    change.newTicket = {
      caseId,
      columns: {
        ...columnsAfter(blank, moved.step, NOW),
        numberPrefix: 'BTG-2611-G-',
        counterKey: 'BTG-2611-G',
        reporterId,
        openedAt: new Date(),
      },
    };
    if (change.newTicket.columns.kind === 'complaint')
      change.also.push((client) =>
        saveComplaint(client, caseId, { ...complaintOf('other'), isHidden: false }),
      );
    expect((await commit(database.pool, null, new Date(), change)).committed).toBe(true);
    return caseId;
  };

  const press = async (telegramId: number, action: Action, caseId: string) => {
    const change = new Change();
    const choice = action === 'assign' ? String(people.get('the owner')?.id) : (CHOICES[action] ?? null);
    const { notice } = await arrive(
      desk,
      {
        id: 'x',
        at: NOW.toString(),
        messageId: 1,
        callbackId: 'q',
        chat: { telegramId, type: 'private', title: null, isForum: false, threadId: null },
        from: {
          telegramId,
          name: [...people].find(([, one]) => one.telegramId === telegramId)?.[0] ?? '',
          language: 'id',
        },
        intent: { do: 'act', action, ref: { caseId }, text: '@usual.explained', choice },
      },
      NOW,
      change,
      () => false,
    );
    const said = notice?.speech.is === 'sentence' ? notice.speech.name : null;
    return { moves: change.cases.length > 0, said, writes: change.out.length + change.cards.length };
  };

  const where = (name: string) => (name.startsWith('coordinator') ? 'complaint' : 'incident');

  const inCell = (name: string, key: string, isReporter: boolean): Cell => {
    const [where, state] = name.split(' ') as [Cell['desk'], string];
    const [role, office] = isReporter ? ['staff', HERE] : (key.split(' ') as [string, string]);
    const isOwned = [
      'handled',
      'underReview',
      'waitingForReporter',
      'waitingForOther',
      'resolved',
      'closed',
    ].includes(state);
    return {
      role: role as Cell['role'],
      office: office as Cell['office'],
      desk: where,
      owner: isOwned ? 'somebody' : 'nobody',
      isReporter,
      complaint: where === 'coordinator' ? 'other' : null,
    };
  };

  test(
    'only what the table allows moves a ticket; "absent" and "not yours" are the same answer',
    { timeout: 900_000 },
    async () => {
      let pressed = 0;
      for (const [name, caseId] of tickets)
        for (const [key, { telegramId }] of people) {
          if (key === 'the owner') continue;
          const isReporter = key === 'the reporter';
          const allowed = allowedIn(inCell(name, key, isReporter));
          for (const action of ACTIONS) {
            const { moves, said, writes } = await press(telegramId, action, caseId);
            pressed += 1;
            const cell = `${key} · ${action} · ${name}`;
            if (!allowed.includes(meantOf(action, { kind: where(name) }))) {
              expect({ cell, moves, writes }).toEqual({ cell, moves: false, writes: 0 });
              expect(said, cell).toMatch(/^refused\./);
              if (allowed.length === 0) expect(said, cell).toBe('refused.absent');
            }
          }
        }
      expect(pressed).toBeGreaterThan(6000);
      const gone = await press(people.get('staff dinkes')?.telegramId ?? 0, 'claim', 'aaaaaaaaaaaaaaaa');
      expect(gone).toEqual({ moves: false, said: 'refused.absent', writes: 0 });
    },
  );
});
