/** Groups: bound to a desk by an administrator, met, left, moved. */
import { allOffices, bindGroup, bindingOf, officeByCode, unbindGroup } from '../db/offices.ts';
import { noteGone } from '../db/chats.ts';
import { queueFor } from '../db/tickets.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { sentence } from '../engine/speech.ts';
import { isPrivate, toDate, type Arrival, type Desk, type Known, type Notice } from './desk.ts';
import { alarm } from './people.ts';
import { chatUnreachable } from './unreachable.ts';

const isAdmin = ({ person }: Known) => person.roles.some((held) => held.role === 'admin');

/** `/ikat tier2`, `/ikat tier1 OFFICE`: from now on the desk's cards come here, those that wait already too. */
export async function bind(desk: Desk, arrival: Known, purpose: string, officeWord: string): Promise<Notice> {
  const { chat, change, person, now } = arrival;
  if (!isAdmin(arrival)) return { speech: sentence('refused.adminsOnly', {}) };
  if (isPrivate(arrival)) return { speech: sentence('bind.inGroup', {}) };
  if (purpose !== 'tier1' && purpose !== 'tier2') return { speech: sentence('bind.which', {}) };
  const office =
    purpose === 'tier2'
      ? ((await officeByCode(desk.pool, desk.region.ictOffice.code)) ?? undefined)
      : exactOffice(await allOffices(desk.pool), officeWord);
  if (office === undefined) return { speech: sentence('bind.whichOffice', { word: officeWord }) };
  change.also.push((client) =>
    bindGroup(client, {
      purpose,
      officeCode: office.code,
      chatId: chat.id,
      boundBy: person.id,
      now: toDate(now),
    }),
  );
  const waiting = await queueFor(
    desk.pool,
    {
      personId: 0,
      all: false,
      offices: purpose === 'tier1' ? [office.code] : [],
      tier2: purpose === 'tier2',
      roles: [],
      tier1: [],
    },
    false,
    20,
  );
  for (const { caseId } of waiting)
    change.card({ owner: caseId, chatId: chat.id, view: 'ticket', caseId, anew: true });
  return { speech: sentence('bind.done', { purpose, office: office.name, waiting: waiting.length }) };
}

export async function unbind(desk: Desk, arrival: Known): Promise<Notice> {
  const { chat, change } = arrival;
  if (!isAdmin(arrival)) return { speech: sentence('refused.adminsOnly', {}) };
  const binding = await bindingOf(desk.pool, chat.id);
  if (binding === null) return { speech: sentence('bind.notBound', {}) };
  change.also.push((client) => unbindGroup(client, chat.id));
  return { speech: sentence('bind.undone', {}) };
}

/** The bot was blocked, removed, let in again, made administrator. */
export async function memberChanged(desk: Desk, arrival: Arrival, status: string): Promise<Notice> {
  const { chat, change, input } = arrival;
  const isGone = status === 'kicked' || status === 'left';
  if (isGone) {
    const why = isPrivate(arrival) ? 'blocked' : 'kicked';
    change.also.push((client) => noteGone(client, chat.id, why));
    // Telegram says so before anything is refused: from now on nothing would be tried, so nobody would learn of it later.
    if (isPrivate(arrival)) await chatUnreachable(desk, change, chat.id, why);
    const binding = isPrivate(arrival) ? null : await bindingOf(desk.pool, chat.id);
    if (binding !== null)
      await alarm(desk, change, sentence('alarm.groupGone', { title: input.chat.title ?? '' }));
    return null;
  }
  if (isPrivate(arrival) || (await bindingOf(desk.pool, chat.id)) !== null || status === 'administrator')
    return null;
  return { speech: sentence('group.hello', {}) };
}
