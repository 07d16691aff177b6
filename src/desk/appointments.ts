/** Appointments: the letter of Tier 1 is asked for until it is there, an acting role ends on its day. */
import { personById, type Held } from '../db/people.ts';
import { caseById } from '../db/cases.ts';
import { keepLetter, roleByCase, type RoleRow } from '../db/staff.ts';
import type { Role } from '../domain/authority.ts';
import type { NewEvent } from '../engine/chain.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { begin, restore, step, type Step } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import type { AppointmentMemory } from '../../flows/appointment.ts';
import { dueAt, toDate, type Desk } from './desk.ts';
import { endRoles } from './postings.ts';
import { send, type Signal } from './signal.ts';
import { lacksLetter, lastDayOf, supervisors } from './staffing.ts';

/** Opens the appointment of a role that is just given; null when nothing about it must be watched. */
export function openAppointment(
  desk: Desk,
  change: Change,
  given: { role: Role; officeCode: string; letter: string | null; untilAt: Date | null },
  by: NewEvent['actor'],
  now: Temporal.Instant,
): string | null {
  const memory: AppointmentMemory = { needsLetter: lacksLetter(given), isActing: given.untilAt !== null };
  if (!memory.needsLetter && !memory.isActing) return null;
  const caseId = desk.newId();
  const begun = begin('appointment', memory);
  const until = lastDayOf(desk, given.untilAt);
  change.open(caseId, begun, [
    {
      kind: 'APPOINTED',
      actor: by,
      role: null,
      at: now.toString(),
      data: { role: given.role, office: given.officeCode, until },
    },
  ]);
  setTimers(desk, change, caseId, begun, given.untilAt, now);
  return caseId;
}

function setTimers(
  desk: Desk,
  change: Change,
  caseId: string,
  next: Step,
  untilAt: Date | null,
  now: Temporal.Instant,
): void {
  change.timers(caseId, next, (delay) =>
    delay === 'actingEnds' ? (untilAt ?? toDate(now)) : dueAt(desk.calendar('five_days'), now, delay),
  );
}

/** The number of the letter, entered by a coordinator. A role given before appointments were kept gets one now. */
export async function giveLetter(
  desk: Desk,
  change: Change,
  held: RoleRow,
  letter: string,
  by: { id: number; role: string },
  now: Temporal.Instant,
): Promise<void> {
  const event: NewEvent = {
    kind: 'LETTER_GIVEN',
    actor: by.id,
    role: by.role,
    at: now.toString(),
    data: { role: held.role, office: held.officeCode },
    body: JSON.stringify({ text: letter, media: [] }),
  };
  const stored = held.caseId === null ? null : await caseById(desk.pool, held.caseId);
  const caseId = stored?.id ?? desk.newId();
  if (stored === null)
    change.open(caseId, begin('appointment', { needsLetter: false, isActing: false }), [event]);
  else {
    const stepped = step(stored, [{ type: 'LETTER_GIVEN' }]);
    if (stepped.ok) {
      change.move(stored, stepped.step, [event], false);
      setTimers(desk, change, caseId, stepped.step, null, now);
    }
  }
  change.also.push((client) => keepLetter(client, held.id, letter, caseId));
}

/** The same where the change moves another case: the letter is there with the commit, its appointment hears of it by a signal. */
export function letterComes(
  desk: Desk,
  change: Change,
  held: Pick<RoleRow, 'id' | 'role' | 'officeCode' | 'caseId'>,
  letter: string,
  by: { id: number; role: string },
  now: Temporal.Instant,
): void {
  const caseId = held.caseId ?? desk.newId();
  if (held.caseId === null)
    change.open(caseId, begin('appointment', { needsLetter: false, isActing: false }), [
      {
        kind: 'LETTER_GIVEN',
        actor: by.id,
        role: by.role,
        at: now.toString(),
        data: { role: held.role, office: held.officeCode },
        body: JSON.stringify({ text: letter, media: [] }),
      },
    ]);
  else send(change, `letter:${caseId}`, { name: 'letterIsGiven', caseId, by: by.id });
  change.also.push((client) => keepLetter(client, held.id, letter, caseId));
}

/** The letter of its role is there now. */
export async function noteLetter(
  desk: Desk,
  change: Change,
  { caseId, by }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const stored = await caseById(desk.pool, caseId);
  const held = await roleByCase(desk.pool, caseId);
  if (stored === null || held === null || held.letter === null) return;
  const stepped = step(stored, [{ type: 'LETTER_GIVEN' }]);
  if (!stepped.ok) return;
  const body = JSON.stringify({ text: held.letter, media: [] });
  const data = { role: held.role, office: held.officeCode };
  change.move(
    stored,
    stepped.step,
    [{ kind: 'LETTER_GIVEN', actor: by ?? null, role: null, at: now.toString(), data, body }],
    false,
  );
  setTimers(desk, change, caseId, stepped.step, null, now);
}

/** A timer of an appointment: asks for the letter once more, or ends the role. */
export async function appointmentFired(
  desk: Desk,
  change: Change,
  stored: LoadedCase,
  event: { type: string },
  now: Temporal.Instant,
): Promise<void> {
  const held = await roleByCase(desk.pool, stored.id);
  if (held === null) return endAppointment(desk, change, { name: 'appointmentEnds', caseId: stored.id }, now);
  const isLetter = event.type.includes('.letterReminder.');
  const isThere = isLetter && held.letter !== null;
  const isUnlimited = !isLetter && held.until === null;
  const stepped = step(stored, [
    isThere ? { type: 'LETTER_GIVEN' } : isUnlimited ? { type: 'ENDED' } : event,
  ]);
  if (!stepped.ok) return;
  const kind = isThere ? 'LETTER_GIVEN' : isLetter ? 'LETTER_ASKED' : isUnlimited ? 'SUPERSEDED' : 'LAPSED';
  const closed = !isLetter;
  change.move(stored, stepped.step, [{ kind, actor: null, role: null, at: now.toString() }], closed);
  setTimers(desk, change, stored.id, stepped.step, null, now);
  for (const { type } of stepped.step.effects) {
    if (type === 'askForLetter') await askForLetter(desk, change, held);
    if (type === 'endRole') await lapse(desk, change, held, now);
  }
}

async function askForLetter(desk: Desk, change: Change, held: RoleRow): Promise<void> {
  for (const { chatId } of await supervisors(desk))
    change.say(
      chatId,
      sentence(
        'staff.letterMissing',
        {
          name: held.name,
          office: held.officeName,
          article: desk.region.articles.tier1Appointment ?? '',
        },
        { buttons: [[{ label: 'staff.letter', data: `s:letter:${held.id}` }]] },
      ),
    );
}

async function lapse(desk: Desk, change: Change, held: RoleRow, now: Temporal.Instant): Promise<void> {
  const target = await personById(desk.pool, held.personId);
  const ends = target?.roles.filter((one: Held) => one.id === held.id) ?? [];
  if (target === null || ends.length === 0) return;
  await endRoles(
    desk,
    change,
    { target, ends, kind: 'lapsed', toOffice: null, deputyId: null, by: null },
    now,
  );
  const { name, officeName: office, role } = held;
  for (const { chatId } of await supervisors(desk))
    change.say(chatId, sentence('posting.lapsed', { name, role, office }));
}

/** The role it watched is over, or is given anew. */
export async function endAppointment(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const stored = await caseById(desk.pool, caseId);
  if (stored === null || !restore(stored).can({ type: 'ENDED' })) return;
  const stepped = step(stored, [{ type: 'ENDED' }]);
  if (!stepped.ok) return;
  change.move(stored, stepped.step, [{ kind: 'ENDED', actor: null, role: null, at: now.toString() }], true);
  setTimers(desk, change, caseId, stepped.step, null, now);
}
