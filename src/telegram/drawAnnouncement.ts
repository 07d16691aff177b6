/** The card of an announcement: to whom, how many, and what became of it; buttons by what its reader may do. */
import type { Pool } from 'pg';
import { announcementByCase, type Announcement } from '../db/announcements.ts';
import { countsOf, missingOf, reachOf } from '../db/broadcasts.ts';
import { allOffices } from '../db/offices.ts';
import { pairs } from '../desk/choices.ts';
import { titleOf } from '../desk/announcementMoves.ts';
import { AUDIENCE_ROLES, EVERYBODY, needsApproval, type Audience } from '../domain/audience.ts';
import { isQuiet, quietOver } from '../domain/quietHours.ts';
import type { Region } from '../domain/region.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { Styled } from './text.ts';

export interface BroadcastContext {
  readonly pool: Pool;
  readonly region: Region;
  readonly now: Temporal.Instant;
}

export interface Drawn {
  readonly styled: Styled;
  readonly buttons: Button[][];
}

/** Offices without anybody that are named on a card. */
const MOST_NAMED = 15;

/** The audience in words: names of offices by code. */
export async function audienceWords(pool: Pool, audience: Audience) {
  const offices = audience.offices.length === 0 ? [] : await allOffices(pool);
  const names = audience.offices.map((code) => offices.find((one) => one.code === code)?.name ?? code);
  return { kinds: audience.kinds, roles: audience.roles, offices: names };
}

export async function drawAnnouncement(
  { pool, region, now }: BroadcastContext,
  locale: Locale,
  caseId: string,
  readerId: number | null,
): Promise<Drawn | null> {
  const one = await announcementByCase(pool, caseId);
  if (one === null) return null;
  const isDraft = ['aiming', 'ready'].includes(one.status);
  const audience = one.audience ?? EVERYBODY;
  const reach = isDraft || one.status === 'waiting' ? await reachOf(pool, audience) : null;
  const counts = ['running', 'sent', 'stopped', 'closed'].includes(one.status)
    ? await countsOf(pool, caseId)
    : null;
  const keepsQuiet = one.urgentReason === null;
  const startsAt = one.dueAt === null ? now : Temporal.Instant.from(one.dueAt.toISOString());
  const rests =
    keepsQuiet && isQuiet(region, startsAt) && ['ready', 'running', 'waiting'].includes(one.status);
  const text = locale.sentences['announce.card']({
    status: one.status,
    title: one.words === null ? '' : titleOf(one.words.text),
    author: one.authorName,
    approver: one.approverName,
    audience: one.status === 'writing' ? null : await audienceWords(pool, audience),
    reach:
      reach === null
        ? null
        : {
            ...reach,
            empty: reach.empty.slice(0, MOST_NAMED),
            moreEmpty: Math.max(0, reach.empty.length - MOST_NAMED),
          },
    people: one.people,
    offices: one.offices,
    needsApproval: isDraft && reach !== null && needsApproval(reach),
    urgentReason: one.urgentReason,
    wantsRead: one.wantsRead,
    dueAt: one.dueAt?.toISOString() ?? null,
    restsUntil: rests ? quietOver(region, startsAt).toString() : null,
    counts,
  });
  const isAuthor = readerId === one.authorId;
  const missing = one.status === 'sent' ? await missingOf(pool, caseId) : 0;
  const buttons = await buttonsOf(pool, one, { isAuthor, missing, people: reach?.people ?? 0 });
  return { styled: { text, entities: [] }, buttons };
}

async function buttonsOf(
  pool: Pool,
  one: Announcement,
  { isAuthor, missing, people }: { isAuthor: boolean; missing: number; people: number },
): Promise<Button[][]> {
  const press = (label: string, verb: string, ...choices: readonly (string | number)[]): Button => ({
    label,
    data: ['ann', verb, one.caseId, ...choices].join(':'),
  });
  const cancel = press('cancel', 'cancel');
  switch (one.status) {
    case 'writing':
      return isAuthor ? [[press('announce.write', 'write'), cancel]] : [];
    case 'aiming':
      return isAuthor ? await audienceButtons(pool, one.audience ?? EVERYBODY, press) : [];
    case 'ready':
      if (!isAuthor) return [];
      return [
        [
          press('send', 'send', one.revision, people),
          press('announce.schedule', 'schedule', one.revision, people),
        ],
        [
          press(one.urgentReason === null ? 'announce.urgent' : 'announce.notUrgent', 'urgent'),
          press(one.wantsRead ? 'announce.noRead' : 'announce.wantRead', 'wantsRead'),
        ],
        [press('announce.write', 'write'), press('announce.aim', 'aim')],
        [cancel],
      ];
    case 'waiting':
      return isAuthor
        ? [[press('announce.withdraw', 'withdraw'), cancel]]
        : [[press('approve', 'approve', one.revision), press('announce.decline', 'decline', one.revision)]];
    case 'scheduled':
      return isAuthor ? [[press('announce.withdraw', 'withdraw'), cancel]] : [];
    case 'running':
      return [[press('announce.stop', 'stop')]];
    case 'sent':
      return missing > 0 ? [[press('announce.again', 'again')]] : [];
    default:
      return [];
  }
}

/** Kinds of office that this city has, roles, everybody, or one office. */
async function audienceButtons(
  pool: Pool,
  audience: Audience,
  press: (label: string, verb: string, ...choices: readonly string[]) => Button,
): Promise<Button[][]> {
  const kinds = [...new Set((await allOffices(pool)).map((office) => office.kind))];
  const mark = (button: Button, isOn: boolean): Button => ({ ...button, with: { on: isOn ? 1 : 0 } });
  return [
    [press('announce.all', 'all'), press('announce.office', 'office')],
    ...pairs(
      kinds.map((kind) =>
        mark(
          press(`officeKind.${kind}`, 'kind', kind),
          audience.kinds.some((on) => on === kind),
        ),
      ),
    ),
    ...pairs(
      AUDIENCE_ROLES.map((role) =>
        mark(press(`audience.${role}`, 'role', role), audience.roles.includes(role)),
      ),
    ),
    [press('announce.next', 'next'), press('announce.write', 'write'), press('cancel', 'cancel')],
  ];
}
