/** Complaints: whom they are about, who may receive one, and who may be named. */
import type { HeldRole, Role } from '../domain/authority.ts';
import type { ComplaintPlace } from '../domain/complaints.ts';
import { ask, type Asked } from './query.ts';

/** Somebody by his roles, as far as a complaint needs to know. */
export interface Somebody {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly HeldRole[];
}

/** Who holds one of these roles, and where he reads in private. */
export interface Receiver extends Somebody {
  readonly telegramId: number;
  readonly chatId: number;
  readonly isAway: boolean;
}

const ROLES = `(select json_agg(json_build_object('role', r.role, 'officeCode', r.office_code))
    from roles r where r.person_id = p.id and r.ended_at is null)`;

/** Everyone who holds one of the roles now and can be written to. */
export async function receiversHolding(on: Asked, roles: readonly Role[]): Promise<Receiver[]> {
  return ask(
    on,
    'receivers-holding',
    `select p.id, p.name, p.telegram_id as "telegramId", c.id as "chatId", ${ROLES} as roles,
       exists (select from leaves l where l.person_id = p.id and l.is_away) as "isAway"
     from people p join chats c on c.person_id = p.id and c.unreachable is null
     where p.id in (select person_id from roles where ended_at is null and role = any($1::text[]))
     order by p.id`,
    [roles],
  );
}

/**
 * Whom a complaint of this office may name: who works at a desk or leads, Tier 1 and staff of the office itself. Not the author. A
 * word of the name, or a person's id, narrows it; at most eight.
 */
export async function concernable(
  on: Asked,
  from: { readonly officeCode: string; readonly parentCode: string | null; readonly authorId: number },
  only: { readonly roles?: readonly Role[]; readonly word?: string; readonly id?: number },
): Promise<Somebody[]> {
  return ask(
    on,
    'concernable',
    `select p.id, p.name, ${ROLES} as roles from people p
     where p.id <> $3 and ($5::text is null or strpos(lower(p.name), lower($5)) > 0) and ($6::bigint is null or p.id = $6)
       and p.id in (
         select r.person_id from roles r where r.ended_at is null and ($4::text[] is null or r.role = any($4))
           and (r.role in ('tier2', 'csirt', 'coordinator', 'division_head', 'agency_head', 'chair')
             or (r.role in ('tier1', 'office_head', 'staff') and r.office_code in ($1, coalesce($2, $1)))))
     order by lower(p.name), p.id limit 8`,
    [from.officeCode, from.parentCode, from.authorId, only.roles ?? null, only.word ?? null, only.id ?? null],
  );
}

/** What the ticket's complaint is from now on; made when it becomes one. */
export async function saveComplaint(on: Asked, caseId: string, complaint: ComplaintPlace): Promise<void> {
  await ask(
    on,
    'save-complaint',
    `insert into complaints (case_id, about, subject_id, is_hidden, recipients, reviewers, is_summary_sent)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (case_id) do update set about = excluded.about, subject_id = excluded.subject_id,
       is_hidden = excluded.is_hidden, recipients = excluded.recipients, reviewers = excluded.reviewers,
       is_summary_sent = excluded.is_summary_sent`,
    [
      caseId,
      complaint.about,
      complaint.subjectId,
      complaint.isHidden,
      complaint.recipients,
      complaint.reviewers,
      complaint.isSummarySent,
    ],
  );
}

/** The author's real name, for the two who may learn it, and for himself. */
export async function authorOf(on: Asked, caseId: string): Promise<string> {
  const [row] = await ask<{ name: string }>(
    on,
    'author-of',
    'select p.name from tickets t join people p on p.id = t.reporter_id where t.case_id = $1',
    [caseId],
  );
  return row?.name ?? '';
}
