/** How a registration moves, whatever moves it: a press, a signal from a ticket, an invitation that came first, time. */
import { officeByCode } from '../db/offices.ts';
import { grantRole, holdersOf, personById, privateChatOf, tier1Of } from '../db/people.ts';
import { endApplicant, pendingOf, registrationByCase, type Registration } from '../db/registrations.ts';
import { cardsOf, reportedBy, ticketByCase } from '../db/tickets.ts';
import { confirmsAs } from '../domain/authority.ts';
import type { Change } from '../engine/change.ts';
import { restore, step, type Effect } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import type { RegistrationEvent } from '../../flows/registration.ts';
import { dueAt, toDate, type Arrival, type Desk } from './desk.ts';
import { send, type Signal } from './signal.ts';
import { deskChats } from './ticketMoves.ts';

/** Moves the case and does what that asks for; false when its state does not allow it any more. */
export async function settle(
  desk: Desk,
  change: Change,
  found: Registration,
  event: RegistrationEvent | { readonly type: string },
  how: { role: string | null; text: string },
  now: Temporal.Instant,
  by?: number | null,
): Promise<boolean> {
  const actor = by ?? ('by' in event ? event.by : null);
  const stepped = step(found.case, [event]);
  if (!stepped.ok) return false;
  const isTimer = event.type.startsWith('xstate.');
  change.move(
    found.case,
    stepped.step,
    [
      {
        kind: isTimer ? 'REMINDED' : event.type,
        actor,
        role: how.role,
        at: now.toString(),
        data: { office: found.officeCode },
        ...(how.text === '' ? {} : { body: how.text }),
      },
    ],
    !stepped.step.snapshot.hasTag('open'),
  );
  const office = await officeByCode(desk.pool, found.officeCode);
  const calendar = desk.calendar(office?.workPattern ?? 'five_days', office?.code);
  change.timers(found.caseId, stepped.step, (delay) => dueAt(calendar, now, delay));
  for (const effect of stepped.step.effects) await perform(desk, change, found, effect, actor, how.text, now);
  return true;
}

async function perform(
  desk: Desk,
  change: Change,
  found: Registration,
  effect: Effect,
  decidedBy: number | null,
  text: string,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId, personId, officeCode } = found;
  switch (effect.type) {
    case 'showCards':
      for (const card of await cardsOf(desk.pool, caseId))
        change.card({ owner: caseId, chatId: card.chatId, view: 'registration', caseId });
      // The cards of his tickets say that he is not confirmed yet.
      for (const ticket of await reportedBy(desk.pool, { personId }, true))
        for (const card of await cardsOf(desk.pool, ticket.caseId))
          if (card.view === 'ticket')
            change.card({
              owner: ticket.caseId,
              chatId: card.chatId,
              view: 'ticket',
              caseId: ticket.caseId,
            });
      return;
    case 'offerAgain': {
      const { chats } = await deciders(desk, officeCode);
      for (const chatId of new Set([...chats, ...(await supervisors(desk))]))
        change.card({ owner: caseId, chatId, view: 'registration', caseId, anew: true });
      return;
    }
    case 'endApplicant':
      change.also.push((client) => endApplicant(client, { caseId, personId, decidedBy, now: toDate(now) }));
      return;
    case 'grantRole': {
      const person = await personById(desk.pool, personId);
      if (person === null) return;
      const own = await privateChatOf(desk.pool, personId);
      change.also.push(async (client) => {
        await grantRole(client, {
          telegramId: person.telegramId,
          name: person.name,
          language: person.language,
          chatId: own?.id ?? null,
          role: 'staff',
          officeCode,
          letter: null,
          grantedBy: decidedBy,
          now: toDate(now),
        });
      });
      return;
    }
    case 'tellApplicant': {
      const chat = await privateChatOf(desk.pool, personId);
      if (chat === null) return;
      const name = effect.params.sentence as 'approved' | 'rejected';
      change.say(chat.id, sentence(`registration.${name}`, { office: found.officeName, text }), caseId);
      change.say(chat.id, { is: 'menu' });
      return;
    }
    default:
      throw new Error(`The registration asks for "${effect.type}", which the desk does not know.`);
  }
}

/** Where the request is decided: with Tier 1 of the office (its group if bound), else with coordinators, else with administrators. */
export async function deciders(
  desk: Desk,
  officeCode: string,
): Promise<{ chats: number[]; byCoordinator: boolean }> {
  if ((await tier1Of(desk.pool, officeCode)).length > 0) {
    const chats = (await deskChats(desk, 'tier1', officeCode)).map((chat) => chat.chatId);
    if (chats.length > 0) return { chats, byCoordinator: false };
  }
  return { chats: await supervisors(desk), byCoordinator: true };
}

async function supervisors(desk: Desk): Promise<number[]> {
  for (const role of ['coordinator', 'admin'] as const) {
    const chats = (await holdersOf(desk.pool, [role], null)).flatMap((one) =>
      one.chatId === null || one.unreachable !== null ? [] : [one.chatId],
    );
    if (chats.length > 0) return chats;
  }
  return [];
}

/** `Setujui pegawai dan tangani`: the ticket is his; now the confirmation, with his authority read afresh. */
export async function confirmReporter(
  desk: Desk,
  change: Change,
  signal: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, signal.caseId);
  const person = signal.by === undefined ? null : await personById(desk.pool, signal.by);
  const found = ticket === null ? null : await pendingOf(desk.pool, ticket.reporterId);
  if (person === null || found === null) return;
  change.person = { id: person.id, authorityVersion: person.authorityVersion };
  const role = confirmsAs(person, found);
  if (role !== null) {
    await settle(desk, change, found, { type: 'APPROVED', by: person.id }, { role, text: '' }, now);
    return;
  }
  const chat = await privateChatOf(desk.pool, person.id);
  if (chat !== null)
    change.say(chat.id, sentence('registration.notConfirmed', { name: found.personName }), found.caseId);
}

/** A role came by an invitation while the request waited: nobody has to decide any more. */
export async function overtake(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const found = await registrationByCase(desk.pool, caseId);
  if (found?.isPending === true)
    await settle(desk, change, found, { type: 'WITHDRAWN' }, { role: null, text: '' }, now);
}

/** For whoever becomes somebody by another way; see `overtake`. */
export async function overtakePending(desk: Desk, { person, change }: Arrival): Promise<void> {
  const pending = person === null ? null : await pendingOf(desk.pool, person.id);
  if (pending !== null)
    send(change, `overtaken:${pending.caseId}`, { name: 'registrationIsOvertaken', caseId: pending.caseId });
}

/** Two working days without an answer. */
export async function registrationFired(
  desk: Desk,
  change: Change,
  caseId: string,
  event: { type: string },
  now: Temporal.Instant,
): Promise<void> {
  const found = await registrationByCase(desk.pool, caseId);
  if (found !== null) await settle(desk, change, found, event, { role: null, text: '' }, now);
}

export const stateOf = (found: Registration): string => String(restore(found.case).value);
