import type { Audience } from '../domain/audience.ts';
import type { LoadedCase } from '../engine/change.ts';
import type { BroadcastWords } from './broadcasts.ts';
import { ask, type Asked } from './query.ts';

export interface Announcement {
  readonly caseId: string;
  readonly authorId: number;
  readonly authorName: string;
  readonly status: string;
  readonly revision: number;
  readonly words: BroadcastWords | null;
  readonly audience: Audience | null;
  readonly urgentReason: string | null;
  readonly wantsRead: boolean;
  readonly dueAt: Date | null;
  readonly approverName: string | null;
  readonly people: number;
  readonly offices: number;
  readonly createdAt: Date;
  readonly case: LoadedCase;
}

type Row = Omit<Announcement, 'words' | 'audience'> & { words: string | null; audience: string | null };
const read = ({ words, audience, ...row }: Row): Announcement => ({
  ...row,
  words: words === null ? null : (JSON.parse(words) as BroadcastWords),
  audience: audience === null ? null : (JSON.parse(audience) as Audience),
});

const ANNOUNCEMENT = `select a.case_id as "caseId", a.author_id as "authorId", p.name as "authorName", a.status, a.revision, a.words,
    a.audience, a.urgent_reason as "urgentReason", a.wants_read as "wantsRead", a.due_at as "dueAt", q.name as "approverName",
    a.people, a.offices, a.created_at as "createdAt",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from announcements a join cases c on c.id = a.case_id join people p on p.id = a.author_id
    left join people q on q.id = a.approver_id`;

export async function announcementByCase(on: Asked, caseId: string): Promise<Announcement | null> {
  const [row] = await ask<Row>(on, 'announcement-by-case', `${ANNOUNCEMENT} where a.case_id = $1`, [caseId]);
  return row === undefined ? null : read(row);
}

/** What he is in the middle of writing. */
export async function draftOf(on: Asked, authorId: number): Promise<Announcement | null> {
  const [row] = await ask<Row>(
    on,
    'announcement-draft',
    `${ANNOUNCEMENT} where a.author_id = $1 and a.status in ('writing', 'aiming', 'ready')`,
    [authorId],
  );
  return row === undefined ? null : read(row);
}

/** The newest, whoever wrote them; `statuses` null: of any. */
export async function recentAnnouncements(
  on: Asked,
  statuses: readonly string[] | null,
  limit: number,
): Promise<Announcement[]> {
  const rows = await ask<Row>(
    on,
    'announcements-recent',
    `${ANNOUNCEMENT} where ($1::text[] is null or a.status = any($1::text[])) order by a.created_at desc limit $2`,
    [statuses, limit],
  );
  return rows.map(read);
}

export interface AnnouncementColumns {
  readonly status: string;
  readonly revision: number;
  readonly words: BroadcastWords | null;
  readonly audience: Audience | null;
  readonly urgentReason: string | null;
  readonly wantsRead: boolean;
  readonly dueAt: Date | null;
  readonly approverId: number | null;
  readonly people: number;
  readonly offices: number;
}

export async function insertAnnouncement(
  client: Asked,
  row: { caseId: string; authorId: number; status: string; words: BroadcastWords | null; now: Date },
): Promise<void> {
  await ask(
    client,
    'announcement-new',
    `insert into announcements (case_id, author_id, status, words, created_at) values ($1, $2, $3, $4, $5)`,
    [row.caseId, row.authorId, row.status, row.words === null ? null : JSON.stringify(row.words), row.now],
  );
}

/** The columns that are given; the others stay. */
export async function saveAnnouncement(
  client: Asked,
  caseId: string,
  columns: Partial<AnnouncementColumns>,
): Promise<void> {
  await ask(
    client,
    'announcement-save',
    `update announcements a set
       status = coalesce(n.status, a.status), revision = coalesce(n.revision, a.revision),
       words = case when g ? 'words' then n.words else a.words end,
       audience = case when g ? 'audience' then n.audience else a.audience end,
       urgent_reason = case when g ? 'urgent_reason' then n.urgent_reason else a.urgent_reason end,
       wants_read = coalesce(n.wants_read, a.wants_read),
       due_at = case when g ? 'due_at' then n.due_at else a.due_at end,
       approver_id = case when g ? 'approver_id' then n.approver_id else a.approver_id end,
       people = coalesce(n.people, a.people), offices = coalesce(n.offices, a.offices)
     from cast($2 as jsonb) as g, jsonb_to_record(g) as n (status text, revision int, words text, audience text, urgent_reason text,
       wants_read boolean, due_at timestamptz, approver_id bigint, people int, offices int)
     where a.case_id = $1`,
    [caseId, asColumns(columns)],
  );
}

/** Snake case, JSON within text: `\\u0000` never comes here, words are cleaned when they arrive. */
export const asColumns = (columns: object): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(columns).map(([name, value]: [string, unknown]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        (name === 'words' || name === 'audience') && value !== null ? JSON.stringify(value) : value,
      ]),
    ),
  );
