/** For trying out: a local Telegram with a small city of people, each with a role. Nothing of this runs with a real token. */
import type { Pool } from 'pg';
import { startSimulator } from '../simulator/server.ts';
import { bindGroup } from './db/offices.ts';
import { grantRole, meetChat } from './db/people.ts';
import type { Role } from './domain/authority.ts';
import { findOffice, type Region } from './domain/region.ts';
import { calendarOf, nextWorkingMoment } from './domain/workingTime.ts';

/** Name, role, office, and the number of the letter of appointment. Invented people. */
const PEOPLE: readonly (readonly [string, Role, string, string?])[] = [
  ['Ani Wuisan', 'staff', 'Dinkes'],
  ['Rudi Mandagi', 'tier1', 'Dinkes', '800/112/Dinkes/2026'],
  ['Maya Sompie', 'staff', 'Disdukcapil'],
  ['Jefri Tangkudung', 'tier1', 'Disdukcapil', '800/87/2026'],
  ['Novi Pangemanan', 'staff', 'Disdikbud'],
  ['Budi Lasut', 'tier2', ''],
  ['Citra Rumagit', 'tier2', ''],
  ['Dewi Kalalo', 'coordinator', ''],
  ['Hendra Tumewu', 'admin', ''],
  ['Ferry Sumual', 'office_head', 'Dinkes', '821/14/2025'],
  ['Grace Warouw', 'agency_head', '', '821/3/2025'],
];
const TITLES: Partial<Record<Role, string>> = {
  staff: 'Pegawai',
  tier1: 'Teknisi Tier 1',
  tier2: 'Teknisi Tier 2',
  coordinator: 'Koordinator',
  admin: 'Admin bot',
  office_head: 'Kepala PD',
  agency_head: 'Kepala Dinas',
};
const FIRST_PERSON = 810_000_100;
const TIER2_GROUP = -1_001_900_000_001;

export interface Trial {
  readonly apiRoot: string;
  readonly clockUrl: string;
  readonly token: string;
  readonly adminIds: readonly number[];
  /** Registers the people and binds the group; the same again changes nothing. */
  seed(pool: Pool, now: Date): Promise<void>;
  stop(): Promise<void>;
}

/** A desk is tried out while it works: now, or at night and on Sundays the next working moment. */
function workingMoment(region: Region): Temporal.Instant {
  return nextWorkingMoment(calendarOf(region, 'five_days'), Temporal.Now.instant());
}

/** `port` of the page; 0 is any free one. Each run is a new bot with messages numbered on, because the database remembers the last. */
export async function startTrialCity(region: Region, port: number): Promise<Trial> {
  const run = Math.floor(Date.now() / 1000);
  const token = `${run}:${'trial-only-opens-nothing-'.padEnd(35, '0')}`;
  const options = {
    token,
    botName: 'Meja Bantu',
    firstMessageId: (run % 1_000_000_000) - 1,
    now: workingMoment(region).toString(),
  };
  const sim = await startSimulator({ ...options, port }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    return startSimulator({ ...options, port: 0 });
  });
  sim.world.clock.zone = region.timeZone;
  const people = PEOPLE.map(([name, role, office], index) =>
    sim.play.person(name, {
      id: FIRST_PERSON + index,
      about: `${TITLES[role] ?? role}${office === '' ? '' : ` · ${office}`}`,
    }),
  );
  const technicians = people.filter((_, index) =>
    ['tier2', 'coordinator', 'admin'].includes(PEOPLE[index]?.[1] ?? ''),
  );
  sim.play.group(`Tier 2 ${region.ictOffice.shortName}`, {
    id: TIER2_GROUP,
    members: technicians.toReversed(),
    forum: true,
    botIsAdmin: true,
  });
  return {
    apiRoot: sim.url,
    clockUrl: `${sim.url}/clock`,
    token,
    adminIds: PEOPLE.flatMap(([, role], index) => (role === 'admin' ? [FIRST_PERSON + index] : [])),
    async seed(pool, now) {
      const ict = region.ictOffice.code;
      let binder = 0;
      for (const [index, [name, role, word, letter]] of PEOPLE.entries()) {
        const telegramId = FIRST_PERSON + index;
        const office = word === '' ? ict : (findOffice(region, word)?.code ?? ict);
        const chat = await meetChat(pool, { telegramId, type: 'private', title: null, isForum: false });
        const grant = { telegramId, name, language: 'id' as const, chatId: chat.id, grantedBy: null, now };
        binder = await grantRole(pool, { ...grant, role, officeCode: office, letter: letter ?? null });
      }
      const title = `Tier 2 ${region.ictOffice.shortName}`;
      const chat = await meetChat(pool, {
        telegramId: TIER2_GROUP,
        type: 'supergroup',
        title,
        isForum: true,
      });
      await bindGroup(pool, { purpose: 'tier2', officeCode: ict, chatId: chat.id, boundBy: binder, now });
      for (const person of people) await person.says('/start');
    },
    stop: () => sim.stop(),
  };
}
