/** Time passed: a timer of a ticket, a draft, a question or an invitation comes back as an event. */
import { caseById } from '../db/cases.ts';
import { dialogueById, personById } from '../db/people.ts';
import { requestByCase } from '../db/requests.ts';
import { leaveByCase } from '../db/leaves.ts';
import { subdomainByCase } from '../db/subdomains.ts';
import { ticketByCase } from '../db/tickets.ts';
import type { Change } from '../engine/change.ts';
import { restore, step } from '../engine/machines.ts';
import type { Desk } from './desk.ts';
import { announcementFired } from './announcementMoves.ts';
import { appointmentFired } from './appointments.ts';
import { calendarChangeFired } from './calendarMoves.ts';
import { CALENDAR_WATCH, lookAtCalendar } from './calendarWatch.ts';
import { DIGEST, morningCame } from './digest.ts';
import { dutiesNight, dutyFired, DUTIES } from './dutyKeeping.ts';
import { reviewFired } from './changeReview.ts';
import { callFired } from './calls.ts';
import { importFired } from './imports.ts';
import { disturbanceFired } from './disturbanceMoves.ts';
import { moveLeave } from './leaveMoves.ts';
import { dutyCopyFired } from './dutyCopies.ts';
import { REMINDERS, remindersCame } from './reminders.ts';
import { nightFell } from './disposal.ts';
import { erasureFired } from './erasure.ts';
import { registrationFired } from './registrationMoves.ts';
import { requestFired } from './requestSending.ts';
import { findingFired } from './findingMoves.ts';
import { silenceFired } from './silence.ts';
import { draftStep, sendDraft } from './report.ts';
import { moveSubdomain } from './subdomainMoves.ts';
import { ticketFired } from './timeFired.ts';
import type { ReportEvent } from '../../flows/report.ts';

/** A timer whose state was left meanwhile is stale: nothing happens. */
export async function fired(
  desk: Desk,
  change: Change,
  owner: string,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  const event = { type: id };
  if (owner === CALENDAR_WATCH) return lookAtCalendar(desk, change, now);
  if (owner === DUTIES) return dutiesNight(desk, change, now);
  if (owner === REMINDERS) return remindersCame(desk, change, now);
  if (owner.startsWith(DIGEST)) return morningCame(desk, change, owner.slice(DIGEST.length), now);
  if (owner.startsWith('dialogue:')) return dialogueFired(desk, change, owner, event, now);
  const stored = await caseById(desk.pool, owner);
  if (stored === null || !restore(stored).can(event)) return;
  if (stored.flow === 'ticket') {
    const ticket = await ticketByCase(desk.pool, owner);
    return ticket === null ? undefined : ticketFired(desk, change, ticket, id, now);
  }
  if (stored.flow === 'subdomain') {
    const row = await subdomainByCase(desk.pool, owner);
    if (row !== null)
      await moveSubdomain(desk, change, row, { events: [event as never], by: null, kind: 'TIME' }, now);
    return;
  }
  if (stored.flow === 'leave') {
    const leave = await leaveByCase(desk.pool, owner);
    if (leave !== null) await moveLeave(desk, change, leave, event, null, now);
    return;
  }
  if (stored.flow === 'request') {
    const request = await requestByCase(desk.pool, owner);
    if (request !== null) await requestFired(desk, change, request, event, now);
    return;
  }
  if (stored.flow === 'announcement') return announcementFired(desk, change, stored, event, now);
  if (stored.flow === 'disturbance') return disturbanceFired(desk, change, stored, event, now);
  if (stored.flow === 'calendarChange') return calendarChangeFired(desk, change, owner, event, now);
  if (stored.flow === 'obligation') return dutyFired(desk, change, owner, event, now);
  if (stored.flow === 'finding') return findingFired(desk, change, stored, event, now);
  if (stored.flow === 'dutyCopy') return dutyCopyFired(desk, change, owner, event, now);
  if (stored.flow === 'changeReview') return reviewFired(desk, change, owner, event, now);
  if (stored.flow === 'silence') return silenceFired(desk, change, stored, event, now);
  if (stored.flow === 'call') return callFired(desk, change, stored, event, now);
  if (stored.flow === 'appointment') return appointmentFired(desk, change, stored, event, now);
  if (stored.flow === 'import') return importFired(desk, change, owner, event, now);
  if (stored.flow === 'dataRequest') return erasureFired(desk, change, owner, event, now);
  if (stored.flow === 'retention') return nightFell(desk, change, stored, event, now);
  if (stored.flow === 'registration') return registrationFired(desk, change, owner, event, now);
  const stepped = step(stored, [event]);
  if (!stepped.ok) return;
  change.move(stored, stepped.step, [{ kind: 'EXPIRED', actor: null, role: null, at: now.toString() }], true);
}

async function dialogueFired(
  desk: Desk,
  change: Change,
  owner: string,
  event: { type: string },
  now: Temporal.Instant,
): Promise<void> {
  const [, personId, chatId, flow] = owner.split(':');
  const person = await personById(desk.pool, Number(personId));
  const found = await dialogueById(desk.pool, Number(personId), Number(chatId), flow ?? '');
  if (person === null || found === null || !restore(found.dialogue).can(event)) return;
  change.person = { id: person.id, authorityVersion: person.authorityVersion };
  const { chat, dialogue } = found;
  if (dialogue.flow !== 'report') {
    change.dialogue = {
      personId: person.id,
      chatId: chat.id,
      flow: dialogue.flow,
      version: dialogue.version,
      next: null,
    };
    return;
  }
  const stepped = step(dialogue, [event]);
  if (!stepped.ok) return;
  const drafting = { person, chat, stored: dialogue, now, change };
  if (stepped.step.effects.some((effect) => effect.type === 'sendByItself')) {
    await sendDraft(desk, drafting, true);
    return;
  }
  draftStep(desk, drafting, [event as ReportEvent]);
}
