/** Who comes, by which link, with which role; what each person may know of himself. */
import { createHash, randomBytes } from 'node:crypto';
import { insertInvitation, invitationByToken, markUsed } from '../db/invitations.ts';
import { allOffices, officeByCode, type OfficeRow } from '../db/offices.ts';
import { chooseLanguage, grantRole, holdersOf, noteNoticeRead } from '../db/people.ts';
import { readRole, ROLES, type Role } from '../domain/authority.ts';
import { maskSecrets } from '../domain/mask.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { cleanName } from '../domain/text.ts';
import { ACTING, readActing } from '../domain/typedDates.ts';
import type { Change } from '../engine/change.ts';
import { begin, step } from '../engine/machines.ts';
import { sentence, type Speech } from '../engine/speech.ts';
import { openAppointment } from './appointments.ts';
import { overtakePending } from './registrationMoves.ts';
import { NOTICE_VERSION } from './ownData.ts';
import { endOf, lastDayOf, todayIn } from './staffing.ts';
import { dueAt, isPrivate, toDate, type Arrival, type Desk, type Known, type Notice } from './desk.ts';

/** 144 random bits for a link; drawn again if our own masking of secrets would hide a piece of it when it comes back. */
export function newToken(): string {
  const token = randomBytes(18).toString('base64url');
  return maskSecrets(`/start ${token}`).masked.length === 0 ? token : newToken();
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** `/start` by somebody registered. */
export const start = (arrival: Known): Notice => ({
  speech: isPrivate(arrival)
    ? sentence('start.known', { name: arrival.person.name })
    : sentence('refused.privateOnly', {}),
});

/** `/start` with the token of an invitation, by anybody. */
export async function accept(desk: Desk, arrival: Arrival, token: string): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}) };
  const { input, chat, change, now, person } = arrival;
  const invitation = await invitationByToken(desk.pool, hashOf(token));
  if (invitation === null || input.from === null) return { speech: sentence('invitation.unknown', {}) };
  const { from } = input;
  const stepped = step(invitation.case, [{ type: 'ACCEPTED', by: person?.id ?? 0 }]);
  const isLate = invitation.expiresAt.getTime() <= now.epochMilliseconds;
  if (!stepped.ok || isLate) {
    const isHis = person !== null && invitation.usedBy === person.id;
    if (isHis) return { speech: sentence('start.known', { name: person.name }) };
    return { speech: sentence(isLate ? 'invitation.expired' : 'invitation.used', {}) };
  }
  change.move(
    invitation.case,
    stepped.step,
    [
      {
        kind: 'ACCEPTED',
        actor: person?.id ?? null,
        role: null,
        at: now.toString(),
        data: { role: invitation.role, office: invitation.officeCode },
      },
    ],
    true,
  );
  change.timers(invitation.caseId, stepped.step, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  const name = person?.isNameGiven === true ? person.name : cleanName(from.name);
  await overtakePending(desk, arrival);
  const appointmentId = openAppointment(desk, change, invitation, invitation.invitedBy, now);
  change.also.push(async (client) => {
    const id = await grantRole(client, {
      telegramId: from.telegramId,
      name,
      language: from.language === 'en' ? 'en' : 'id',
      chatId: chat.id,
      role: invitation.role,
      officeCode: invitation.officeCode,
      letter: invitation.letter,
      grantedBy: invitation.invitedBy,
      now: toDate(now),
      untilAt: invitation.untilAt,
      caseId: appointmentId,
    });
    await markUsed(client, invitation.caseId, id);
  });
  const office = await officeByCode(desk.pool, invitation.officeCode);
  change.say(
    chat.id,
    sentence('invitation.welcome', {
      name,
      role: invitation.role,
      office: office?.name ?? '',
      actingUntil: lastDayOf(desk, invitation.untilAt),
    }),
  );
  change.say(
    chat.id,
    sentence(
      'privacy.notice',
      {},
      (person?.noticeAt ?? null) === null ? { buttons: [[{ label: 'understood', data: 'n:read' }]] } : {},
    ),
  );
  change.say(chat.id, { is: 'menu' });
  return null;
}

/** Coordinator and up (`chat.md`, Commands). */
const INVITERS = new Set<Role>(['coordinator', 'division_head', 'agency_head']);

/** `/undang ROLE OFFICE [LETTER]`: a link for one person, once. */
export async function invite(
  desk: Desk,
  arrival: Known,
  typed: { role: string; office: string; letter: string },
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.inviteInPrivate', { bot: desk.botName() }) };
  const { person, change, now } = arrival;
  const offices = await allOffices(desk.pool);
  const words = { role: typed.role, ...officeAndRest(offices, typed) };
  const isAdmin = person.roles.some((held) => held.role === 'admin');
  if (!isAdmin && !person.roles.some((held) => INVITERS.has(held.role)))
    return { speech: sentence('refused.coordinatorsOnly', {}) };
  const role = readRole(words.role);
  if (role === undefined)
    return { speech: sentence('invite.whichRole', { roles: ROLES.filter((one) => one !== 'admin') }) };
  if (role === 'admin' && !isAdmin) return { speech: sentence('refused.adminsOnly', {}) };
  const isOfIctOffice = (
    ['tier2', 'csirt', 'coordinator', 'division_head', 'agency_head', 'admin'] as Role[]
  ).includes(role);
  const named = isOfIctOffice && ACTING.test(words.office) ? '' : words.office;
  const acting = readActing(
    `${named === words.office ? '' : words.office} ${words.letter}`.trim(),
    todayIn(desk, now),
  );
  const office =
    named === '' && isOfIctOffice
      ? ((await officeByCode(desk.pool, desk.region.ictOffice.code)) ?? undefined)
      : exactOffice(offices, named);
  if (office === undefined)
    return {
      speech: sentence('invite.whichOffice', {
        word: words.office,
        offices: desk.region.offices.slice(0, 60).map((one) => one.abbreviation),
      }),
    };
  const last = acting.until;
  if (acting.isActing && (last === null || Temporal.PlainDate.compare(last, todayIn(desk, now)) < 0))
    return { speech: sentence('invite.actingDate', {}) };
  const untilAt = last === null ? null : endOf(desk, last);
  const letter = acting.rest === '' ? null : acting.rest;
  const by = { id: person.id, role: isAdmin ? 'admin' : 'coordinator' };
  const { link, expiresAt } = openInvitation(
    desk,
    change,
    { role, officeCode: office.code, letter, untilAt },
    by,
    now,
  );
  return {
    speech: sentence('invite.link', {
      link,
      role,
      office: office.name,
      until: expiresAt.toISOString(),
      actingUntil: last?.toString() ?? null,
      needsLetter: role === 'tier1' && letter === null,
      article: desk.region.articles.tier1Appointment ?? '',
    }),
  };
}

/** A link for one person, once, for three days; the token stands only in it. `cause`: the case of a spreadsheet. */
export function openInvitation(
  desk: Desk,
  change: Change,
  given: { role: Role; officeCode: string; letter: string | null; untilAt: Date | null },
  by: { id: number; role: string },
  now: Temporal.Instant,
  cause?: string,
): { link: string; expiresAt: Date } {
  const token = newToken();
  const caseId = desk.newId();
  const begun = begin('invitation');
  change.open(caseId, begun, [
    {
      kind: 'INVITED',
      actor: by.id,
      role: by.role,
      at: now.toString(),
      data: {
        role: given.role,
        office: given.officeCode,
        until: lastDayOf(desk, given.untilAt),
        ...(cause === undefined ? {} : { cause }),
      },
    },
  ]);
  const expiresAt = dueAt(desk.calendar('five_days'), now, 'invitationExpires');
  change.timers(caseId, begun, () => expiresAt);
  change.also.push((client) =>
    insertInvitation(client, { caseId, tokenHash: hashOf(token), ...given, invitedBy: by.id, expiresAt }),
  );
  return { link: `https://t.me/${desk.botName()}?start=${token}`, expiresAt };
}

/** A name may have spaces (`Puskesmas Danowudu`): as many words as name an office are the office, the rest is the letter. */
function officeAndRest(
  offices: readonly OfficeRow[],
  typed: { office: string; letter: string },
): { office: string; letter: string } {
  const parts = [typed.office, ...typed.letter.split(' ')].filter((part) => part !== '');
  for (let count = parts.length; count > 1; count -= 1) {
    const office = parts.slice(0, count).join(' ');
    if (exactOffice(offices, office) !== undefined) return { office, letter: parts.slice(count).join(' ') };
  }
  return typed;
}

/** `Saya mengerti` below the privacy notice. */
export function noticeRead({ person, change, now }: Known): Notice {
  change.also.push((client) => noteNoticeRead(client, person.id, NOTICE_VERSION, toDate(now)));
  return { speech: sentence('privacy.thanks', {}) };
}

export function setLanguage({ person, change, chat }: Known, to: string): Notice {
  const language = to === 'en' || to === 'id' ? to : null;
  if (language === null)
    return {
      speech: sentence(
        'language.which',
        {},
        {
          buttons: [
            [
              { label: 'indonesian', data: 'l:id' },
              { label: 'english', data: 'l:en' },
            ],
          ],
        },
      ),
    };
  change.also.push((client) => chooseLanguage(client, person.id, language));
  change.say(chat.id, { is: 'menu' });
  return { speech: sentence('language.set', {}) };
}

/** Something the administrators must know. */
export async function alarm(desk: Desk, change: Change, speech: Speech): Promise<void> {
  for (const admin of await holdersOf(desk.pool, ['admin'], null))
    if (admin.chatId !== null) change.say(admin.chatId, speech, null, 1);
}
