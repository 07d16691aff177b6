/** Who comes, by which link, with which role; what each person may know of himself. */
import { createHash, randomBytes } from 'node:crypto';
import { insertInvitation, invitationByToken, markUsed } from '../db/invitations.ts';
import { allOffices, officeByCode } from '../db/offices.ts';
import { chooseLanguage, grantRole, holdersOf, noteNoticeRead } from '../db/people.ts';
import { readRole, ROLES, type Role } from '../domain/authority.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { cleanName } from '../domain/text.ts';
import type { Change } from '../engine/change.ts';
import { begin, step } from '../engine/machines.ts';
import { sentence, type Button, type Speech } from '../engine/speech.ts';
import { dueAt, isPrivate, toDate, type Arrival, type Desk, type Known, type Notice } from './desk.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Stored with the acceptance, so that it is known which text was read. */
export const NOTICE_VERSION = 1;

const newcomerButtons: Button[][] = [
  [
    { label: 'employee', data: 'n:employee' },
    { label: 'citizen', data: 'n:citizen' },
  ],
];

/** `/start`, with or without the token of an invitation. */
export async function start(desk: Desk, arrival: Arrival, token: string): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}) };
  if (token !== '') return accept(desk, arrival, token);
  if (arrival.person === null)
    return { speech: sentence('newcomer.hello', {}, { buttons: newcomerButtons }) };
  return { speech: sentence('start.known', { name: arrival.person.name }) };
}

async function accept(desk: Desk, arrival: Arrival, token: string): Promise<Notice> {
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
  const name = cleanName(from.name);
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
    });
    await markUsed(client, invitation.caseId, id);
  });
  const office = await officeByCode(desk.pool, invitation.officeCode);
  change.say(
    chat.id,
    sentence('invitation.welcome', { name, role: invitation.role, office: office?.name ?? '' }),
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

/** `/undang ROLE OFFICE [LETTER]`: a link for one person, once. */
export async function invite(
  desk: Desk,
  arrival: Known,
  words: { role: string; office: string; letter: string },
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.inviteInPrivate', { bot: desk.botName() }) };
  const { person, change, now } = arrival;
  const isAdmin = person.roles.some((held) => held.role === 'admin');
  if (!isAdmin && !person.roles.some((held) => held.role === 'coordinator'))
    return { speech: sentence('refused.coordinatorsOnly', {}) };
  const role = readRole(words.role);
  if (role === undefined)
    return { speech: sentence('invite.whichRole', { roles: ROLES.filter((one) => one !== 'admin') }) };
  if (role === 'admin' && !isAdmin) return { speech: sentence('refused.adminsOnly', {}) };
  const isOfIctOffice = (
    ['tier2', 'csirt', 'coordinator', 'division_head', 'agency_head', 'admin'] as Role[]
  ).includes(role);
  const office =
    words.office === '' && isOfIctOffice
      ? ((await officeByCode(desk.pool, desk.region.ictOffice.code)) ?? undefined)
      : exactOffice(await allOffices(desk.pool), words.office);
  if (office === undefined)
    return {
      speech: sentence('invite.whichOffice', {
        word: words.office,
        offices: desk.region.offices.slice(0, 60).map((one) => one.abbreviation),
      }),
    };
  const token = randomBytes(18).toString('base64url');
  const caseId = desk.newId();
  const letter = words.letter === '' ? null : words.letter;
  const begun = begin('invitation');
  change.open(caseId, begun, [
    {
      kind: 'INVITED',
      actor: person.id,
      role: isAdmin ? 'admin' : 'coordinator',
      at: now.toString(),
      data: { role, office: office.code },
    },
  ]);
  const expiresAt = dueAt(desk.calendar('five_days'), now, 'invitationExpires');
  change.timers(caseId, begun, () => expiresAt);
  change.also.push((client) =>
    insertInvitation(client, {
      caseId,
      tokenHash: hashOf(token),
      role,
      officeCode: office.code,
      letter,
      invitedBy: person.id,
      expiresAt,
    }),
  );
  return {
    speech: sentence('invite.link', {
      link: `https://t.me/${desk.botName()}?start=${token}`,
      role,
      office: office.name,
      until: expiresAt.toISOString(),
      needsLetter: role === 'tier1' && letter === null,
      article: desk.region.articles.tier1Appointment ?? '',
    }),
  };
}

/** `Saya mengerti` below the privacy notice. */
export function noticeRead({ person, change, now }: Known): Notice {
  change.also.push((client) => noteNoticeRead(client, person.id, toDate(now)));
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

/** `/saya`: what we know of the person and what he may do. */
export async function aboutMe(desk: Desk, { person }: Known): Promise<Notice> {
  const offices = await allOffices(desk.pool);
  const roles = person.roles.map((held) => ({
    role: held.role,
    office: offices.find((office) => office.code === held.officeCode)?.name ?? held.officeCode,
    letter: held.letter,
    needsLetter: held.role === 'tier1' && held.letter === null,
  }));
  return { speech: sentence('me', { name: person.name, roles }) };
}

/** Something the administrators must know. */
export async function alarm(desk: Desk, change: Change, speech: Speech): Promise<void> {
  for (const admin of await holdersOf(desk.pool, ['admin'], null))
    if (admin.chatId !== null) change.say(admin.chatId, speech, null, 1);
}
