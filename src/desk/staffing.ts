/** What the rules about people and their roles share: who may change whom, and how roles are shown. */
import { holdersOf, type Held, type Person } from '../db/people.ts';
import type { OfficeRow } from '../db/offices.ts';
import type { Role } from '../domain/authority.ts';
import type { Speech } from '../engine/speech.ts';
import type { Desk, Known, Notice } from './desk.ts';

/** The role in which a person manages others; null: he does not. Source: `chat.md`, People. */
export const managesAs = (person: Pick<Person, 'roles'>): 'admin' | 'coordinator' | null =>
  holds(person, 'admin') ? 'admin' : holds(person, 'coordinator') ? 'coordinator' : null;

/** A coordinator does not touch an administrator. */
export const mayManage = (person: Pick<Person, 'roles'>, target: Pick<Person, 'roles'>): boolean =>
  managesAs(person) === 'admin' || (managesAs(person) === 'coordinator' && !holds(target, 'admin'));

export const holds = (person: { readonly roles: readonly { role: Role }[] }, ...roles: Role[]): boolean =>
  person.roles.some((held) => roles.includes(held.role));

/** Who works on tickets. */
export const TECHNICIANS: readonly Role[] = ['tier1', 'tier2', 'csirt', 'coordinator', 'division_head'];

/** Whose absence matters: whoever works on tickets, and whoever approves requests. */
export const MAY_BE_AWAY: readonly Role[] = [...TECHNICIANS, 'office_head', 'agency_head', 'chair'];

/** Tier 1 is appointed by letter (Bitung 41(7)a). */
export const lacksLetter = (held: { role: Role; letter: string | null }): boolean =>
  held.role === 'tier1' && held.letter === null;

/** The last day of an acting role, as an ISO date of the city; null for one without end. */
export const lastDayOf = (desk: Pick<Desk, 'region'>, until: string | Date | null): string | null => {
  if (until === null) return null;
  const end = Temporal.Instant.from(typeof until === 'string' ? until : until.toISOString());
  return end.subtract({ seconds: 1 }).toZonedDateTimeISO(desk.region.timeZone).toPlainDate().toString();
};

/** The instant when a day begins in the city. */
export const beginningOf = (desk: Pick<Desk, 'region'>, day: Temporal.PlainDate): Date =>
  new Date(day.toZonedDateTime(desk.region.timeZone).epochMilliseconds);

/** The instant when a day is over in the city. */
export const endOf = (desk: Pick<Desk, 'region'>, day: Temporal.PlainDate): Date =>
  beginningOf(desk, day.add({ days: 1 }));

export const todayIn = (desk: Pick<Desk, 'region'>, now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO(desk.region.timeZone).toPlainDate();

/** A role as people read it; `until` is the last day of an acting one. */
export interface HeldLine {
  readonly role: Role;
  readonly office: string;
  readonly letter: string | null;
  readonly needsLetter: boolean;
  readonly until: string | null;
}

export const heldLines = (
  desk: Pick<Desk, 'region'>,
  offices: readonly OfficeRow[],
  held: readonly Held[],
): HeldLine[] =>
  held.map((one) => ({
    role: one.role,
    office: offices.find((office) => office.code === one.officeCode)?.name ?? one.officeCode,
    letter: one.letter,
    needsLetter: lacksLetter(one),
    until: lastDayOf(desk, one.until),
  }));

/** The coordinators, else the administrators, who can be reached. */
export async function supervisors(desk: Desk): Promise<{ id: number; chatId: number }[]> {
  const coordinators = await holdersOf(desk.pool, ['coordinator'], null);
  const all = coordinators.length > 0 ? coordinators : await holdersOf(desk.pool, ['admin'], null);
  return all.flatMap(({ id, chatId }) => (chatId === null ? [] : [{ id, chatId }]));
}

/** Done by a press: said in the chat, where it stays, and the buttons that led there go. */
export function settled({ change, chat, input }: Known, speech: Speech): Notice {
  if (input.callbackId === null) return { speech };
  if (input.messageId !== null) change.say(chat.id, { is: 'unbutton', messageId: input.messageId });
  change.say(chat.id, speech);
  return null;
}
