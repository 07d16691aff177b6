/** One step of an announcement: its machine, its row, its history and the cards that show it, in one commit. */
import {
  announcementByCase,
  saveAnnouncement,
  type Announcement,
  type AnnouncementColumns,
} from '../db/announcements.ts';
import { countsOf, markAllSent, setState, unheard } from '../db/broadcasts.ts';
import { privateChatOf } from '../db/people.ts';
import { cardsOf } from '../db/tickets.ts';
import { announcesAs } from '../domain/announcing.ts';
import { clip } from '../domain/text.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { restore, step, type AnyEvent, type Step } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import type { AnnouncementEvent } from '../../flows/announcement.ts';
import { dueAt, type Desk, type Known } from './desk.ts';
import type { Signal } from './signal.ts';

/** The innermost state of the chart, as the column `status` says it. */
export function statusOf({ snapshot }: Pick<Step, 'snapshot'>): string {
  const value = snapshot.value as string | { draft: string };
  return typeof value === 'string' ? value : value.draft;
}

/** By what people tell one from another: how it begins. */
export const titleOf = (text: string): string => clip(text.replace(/\s+/g, ' ').trim(), 50) || '📎';

const OVER = new Set(['stopped', 'closed', 'cancelled', 'lapsed']);

export interface Moving {
  readonly event: AnnouncementEvent;
  readonly by: Known['person'] | null;
  readonly columns?: Partial<AnnouncementColumns>;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly body?: string;
}

/** False: its present state has no use for this. */
export async function moveAnnouncement(
  desk: Desk,
  change: Change,
  announcement: Pick<Announcement, 'caseId' | 'case'>,
  { event, by, columns = {}, data = {}, body }: Moving,
  now: Temporal.Instant,
): Promise<boolean> {
  const { caseId } = announcement;
  const stepped = step(announcement.case, [event]);
  if (!stepped.ok) return false;
  const status = statusOf(stepped.step);
  change.move(
    announcement.case,
    stepped.step,
    [
      {
        kind: event.type,
        actor: by?.id ?? null,
        role: by === null ? null : announcesAs(by, 'announce'),
        at: now.toString(),
        data,
        ...(body === undefined ? {} : { body }),
      },
    ],
    OVER.has(status),
  );
  change.timers(caseId, stepped.step, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  change.also.push((client) => saveAnnouncement(client, caseId, { ...columns, status }));
  await showCards(desk, change, caseId);
  return true;
}

/** Wherever its card stands it shows the present state. */
export async function showCards(desk: Desk, change: Change, caseId: string): Promise<void> {
  for (const { chatId, view } of await cardsOf(desk.pool, caseId))
    if (view === 'announcement') change.card({ owner: caseId, chatId, view: 'announcement', caseId });
}

/** A timer: its time has come, or it was waited for long enough. */
export async function announcementFired(
  desk: Desk,
  change: Change,
  stored: LoadedCase,
  event: AnyEvent,
  now: Temporal.Instant,
): Promise<void> {
  const announcement = await announcementByCase(desk.pool, stored.id);
  if (announcement === null || !restore(announcement.case).can(event)) return;
  const moving = { event: event as AnnouncementEvent, by: null };
  await moveAnnouncement(desk, change, announcement, moving, now);
  if (event.type === 'TIME_CAME') change.also.push((client) => setState(client, stored.id, 'running'));
}

/** So many offices are named to the author; the rest is counted. */
const MOST_OFFICES = 30;

/** Nobody waits for it any more: the author is told once who did not get it. */
export async function announcementIsSent(
  desk: Desk,
  change: Change,
  announcement: Announcement,
  { because = '' }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const id = Number(because);
  const moving = { event: { type: 'ALL_SENT' }, by: null } as const;
  if (!(await moveAnnouncement(desk, change, announcement, moving, now))) return;
  change.also.push((client) => markAllSent(client, id));
  const chat = await privateChatOf(desk.pool, announcement.authorId);
  const counts = await countsOf(desk.pool, announcement.caseId);
  if (chat === null || counts === null) return;
  const offices = await unheard(desk.pool, id, MOST_OFFICES + 1);
  change.say(
    chat.id,
    sentence(
      'announce.allSent',
      { counts, unheard: offices.slice(0, MOST_OFFICES), moreOffices: offices.length > MOST_OFFICES },
      { replyTo: { card: announcement.caseId } },
    ),
    announcement.caseId,
  );
}
