/** A desk without Telegram: one reporter, one person at each desk, one ticket whose card all of them have. */
import type { Pool } from 'pg';
import { triage } from '../../src/ai/lexical.ts';
import { commit } from '../../src/db/commit.ts';
import { connect } from '../../src/db/connect.ts';
import { keepOffices } from '../../src/db/offices.ts';
import type { OutboxRow } from '../../src/db/outbox.ts';
import { grantRole, meetChat, personById, type Chat, type Person } from '../../src/db/people.ts';
import { ticketByCase, type Ticket } from '../../src/db/tickets.ts';
import { fileCalendars } from '../../src/desk/calendars.ts';
import { toDate, type Desk } from '../../src/desk/desk.ts';
import { printNotaDinas } from '../../src/paper/notaDinas.ts';
import { sendDraft, type Drafting } from '../../src/desk/report.ts';
import type { Role } from '../../src/domain/authority.ts';
import { Change } from '../../src/engine/change.ts';
import type { Stored } from '../../src/engine/machines.ts';
import { freshDatabase } from '../support/database.ts';
import { FRIDAY_MORNING, regionOf } from '../support/desk.ts';

export interface Seat {
  readonly person: Person;
  readonly chat: Chat;
}

export interface Office {
  readonly pool: Pool;
  readonly desk: Desk;
  readonly now: Temporal.Instant;
  readonly people: Readonly<Record<'tier1' | 'tier2' | 'coordinator' | 'reporter' | 'foreigner', Seat>>;
  readonly ticket: Ticket;
  /** A draft of the reporter in this state, as it is read back. */
  drafting(stored: Stored, change: Change): Drafting;
  close(): Promise<void>;
}

/** As Telegram's sender sees who reads. */
export const rowOf = ({ chat, person }: Seat, ticket: Ticket): Pick<OutboxRow, 'chat' | 'reader'> => ({
  chat,
  reader: { language: person.language, ticket: { ...ticket, targetAt: ticket.targetAt.toISOString() } },
});

export async function openOffice(draft: Stored): Promise<Office> {
  const { url, drop } = await freshDatabase();
  const { pool, close } = connect(url, { max: 4, applicationName: 'laws' });
  const region = await regionOf('bitung');
  const now = Temporal.Instant.from(FRIDAY_MORNING);
  await keepOffices(pool, region.offices);
  let count = 0;
  const desk: Desk = {
    law: null,
    advise: null,
    pool,
    region,
    guess: triage,
    botName: () => 'meja_bot',
    publicUrl: null,
    newId: () => `case${String((count += 1)).padStart(12, '0')}`,
    print: printNotaDinas,
    ...fileCalendars(region),
    writesDns: false,
    readFile: () => Promise.resolve('away'),
  };
  const seat = async (
    telegramId: number,
    name: string,
    role: Role,
    officeCode: string,
    language: 'id' | 'en' = 'id',
  ) => {
    const chat = await meetChat(pool, { telegramId, type: 'private', title: null, isForum: false });
    const grant = { telegramId, name, language, chatId: chat.id, role, officeCode };
    const id = await grantRole(pool, { ...grant, letter: null, grantedBy: null, now: toDate(now) });
    return { person: (await personById(pool, id)) as Person, chat: { ...chat, personId: id } };
  };
  const ict = region.ictOffice.code;
  // The first two have the ids 1 and 2, whom the samples name as owners.
  const people = {
    tier1: await seat(101, 'Rudi Mandagi', 'tier1', 'dinkes'),
    tier2: await seat(102, 'Budi Lasut', 'tier2', ict),
    coordinator: await seat(103, 'Meity Tangkudung', 'coordinator', ict),
    reporter: await seat(104, 'Ani Wuisan', 'staff', 'dinkes'),
    foreigner: await seat(105, 'Anne Smith', 'staff', 'dinkes', 'en'),
  };
  const drafting = (stored: Stored, change: Change): Drafting => ({
    ...people.reporter,
    stored: { ...stored, flow: 'report', version: 0, updatedAt: now.toString() },
    now,
    change,
  });
  const change = new Change();
  if (!(await sendDraft(desk, drafting(draft, change), false)))
    throw new Error('The first ticket could not be sent.');
  const caseId = change.newTicket?.caseId ?? '';
  for (const { chat } of [people.tier1, people.tier2, people.coordinator])
    change.card({ owner: caseId, chatId: chat.id, view: 'ticket', caseId });
  await commit(pool, null, toDate(now), change);
  const ticket = (await ticketByCase(pool, caseId)) as Ticket;
  return {
    pool,
    desk,
    now,
    people,
    ticket,
    drafting,
    async close() {
      await close();
      await drop();
    },
  };
}
