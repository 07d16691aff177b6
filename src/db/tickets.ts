import type { Scope } from '../domain/authority.ts';
import type { Segment } from '../domain/clocks.ts';
import type { ComplaintPlace } from '../domain/complaints.ts';
import type { LoadedCase, TicketColumns } from '../engine/change.ts';
import type { Media } from '../engine/speech.ts';
import { ask, type Asked } from './query.ts';

export interface Ticket extends TicketColumns {
  readonly caseId: string;
  readonly number: string;
  readonly short: string;
  readonly officeName: string;
  readonly officeShort: string;
  readonly workPattern: string;
  readonly pdMandiri: boolean;
  readonly parentCode: string | null;
  /** The reporter is not confirmed as an employee yet. */
  readonly isReporterPending: boolean;
  readonly reporterId: number;
  /** Null: hidden, from everybody; only the author himself may be shown it. */
  readonly reporterName: string | null;
  readonly ownerName: string | null;
  /** Private chats of reporter and owner, by person; who never wrote to the bot has none. */
  readonly chats: Readonly<Record<string, number>>;
  readonly openedAt: Date;
  /** Whose time it was, in order; what its clocks are counted from. */
  readonly segments: readonly Segment[];
  /** The ticket it follows, and who has that one in hand. */
  readonly leadId: string | null;
  readonly leadNumber: string | null;
  readonly leadOwnerId: number | null;
  readonly linkKind: 'duplicate' | 'also' | 'mass' | null;
  /** Recorded for somebody by telephone, in person or by WhatsApp; `recordedFor`: the name of one who is not registered. */
  readonly channel: string | null;
  readonly recordedBy: string | null;
  readonly recordedFor: string | null;
  readonly complaint: (ComplaintPlace & { readonly subjectName: string | null }) | null;
  /** Its case, version and chain as read together with it. */
  readonly case: LoadedCase;
}

/** The pieces of the ticket `t`, in order. */
export const SEGMENTS = `(select coalesce(json_agg(json_build_object('seq', s.seq, 'desk', s.desk, 'officeCode', s.office_code, 'ownerId', s.owner_id,
    'pause', s.pause, 'workPattern', s.work_pattern, 'fromMs', floor(extract(epoch from s.from_at) * 1000)::bigint,
    'untilMs', floor(extract(epoch from s.until_at) * 1000)::bigint) order by s.seq), '[]')
    from segments s where s.case_id = t.case_id)`;

const TICKET = `select t.case_id as "caseId", t.number, t.short, t.status, t.desk, t.kind, t.category, t.impact, t.urgency,
    t.priority, t.is_restricted as "isRestricted", t.is_tier1_missing as "isTier1Missing", t.office_code as "officeCode",
    o.name as "officeName", o.abbreviation as "officeShort", o.work_pattern as "workPattern", o.pd_mandiri as "pdMandiri", o.parent_code as "parentCode",
    exists (select from registrations g where g.person_id = t.reporter_id and g.is_pending) as "isReporterPending",
    t.reporter_id as "reporterId", case when k.is_hidden is true then null else coalesce(rec.name, reporter.name) end as "reporterName", t.owner_id as "ownerId", owner.name as "ownerName",
    t.owned_at as "ownedAt", t.opened_at as "openedAt", t.response_due_at as "responseDueAt",
    t.responded_at as "respondedAt", t.tier_due_at as "tierDueAt", t.warn_at as "warnAt", t.target_at as "targetAt",
    t.is_paused as "isPaused", t.response_breached_at as "responseBreachedAt", t.tier_breached_at as "tierBreachedAt",
    t.breached_at as "breachedAt", t.told_response as "toldResponse", t.told_tier as "toldTier",
    t.told_target as "toldTarget", t.resolved_at as "resolvedAt",
    t.asks_reporter as "asksReporter", t.stars, t.is_open as "isOpen",
    (select coalesce(json_object_agg(own.person_id, own.id), '{}') from chats own
      where own.person_id in (t.reporter_id, t.owner_id)) as chats,
    ${SEGMENTS} as segments,
    t.waits_until as "waitsUntil", t.visit_at as "visitAt", t.target_minutes as "targetMinutes", t.is_mass as "isMass",
    link.other_id as "leadId", link.kind as "linkKind", lead.number as "leadNumber", lead.owner_id as "leadOwnerId",
    rec.channel, recorder.name as "recordedBy", rec.name as "recordedFor",
    case when k.case_id is not null then json_build_object('about', k.about, 'subjectId', k.subject_id,
      'subjectName', subject.name, 'isHidden', k.is_hidden, 'recipients', k.recipients, 'reviewers', k.reviewers,
      'isSummarySent', k.is_summary_sent) end as complaint,
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from tickets t join cases c on c.id = t.case_id join offices o on o.code = t.office_code
    join people reporter on reporter.id = t.reporter_id left join people owner on owner.id = t.owner_id
    left join links link on link.case_id = t.case_id left join tickets lead on lead.case_id = link.other_id
    left join recordings rec on rec.case_id = t.case_id left join people recorder on recorder.id = rec.recorded_by
    left join complaints k on k.case_id = t.case_id left join people subject on subject.id = k.subject_id`;

/** Not about this person and not of his own: $1 person, $2 his roles, $3 the offices whose Tier 1 he is (`domain/complaints.ts`). */
const IMPARTIAL = `(t.reporter_id <> $1 and case when k.subject_id is not null then k.subject_id <> $1 else not (case k.about
    when 'tier1' then t.office_code = any($3::text[]) or coalesce(o.parent_code = any($3::text[]), false)
    when 'tier2' then $2::text[] && array['tier2', 'csirt'] when 'coordinator' then 'coordinator' = any($2::text[])
    when 'leader' then 'agency_head' = any($2::text[]) else false end) end)`;
/** Of a complaint: he receives, reviews or oversees it; or it is about him and he was told. */
const TRUSTED = `((k.subject_id = $1 and k.is_summary_sent) or (${IMPARTIAL} and (k.recipients && $2::text[]
    or k.reviewers && $2::text[] or $2::text[] && array['agency_head', 'auditor'])))`;
/** What a scope lets a person see. $4 everything but complaints, $5 his offices, $6 Tier 2. */
const SEEN = `(t.reporter_id = $1 or case when t.kind = 'complaint' then ${TRUSTED} else $4
    or t.office_code = any($5::text[]) or o.parent_code = any($5::text[]) or ($6 and t.desk = 'tier2') end)`;
const seen = (scope: Scope) => [
  scope.personId,
  scope.roles,
  scope.tier1,
  scope.all,
  scope.offices,
  scope.tier2,
];

export async function ticketByCase(on: Asked, caseId: string): Promise<Ticket | null> {
  const [row] = await ask<Ticket>(on, 'ticket-by-case', `${TICKET} where t.case_id = $1`, [caseId]);
  return row ?? null;
}

/** The ticket that a message of ours (or one carried over) is about. */
export async function ticketOfMessage(on: Asked, chatId: number, messageId: number): Promise<Ticket | null> {
  const [row] = await ask<Ticket>(
    on,
    'ticket-of-message',
    `${TICKET} join messages m on m.case_id = t.case_id where m.chat_id = $1 and m.message_id = $2`,
    [chatId, messageId],
  );
  return row ?? null;
}

/** The tickets of this number that the person may see: a short form may fit several months, open ones first. */
export async function ticketsByNumber(
  on: Asked,
  scope: Scope,
  number: { full: string } | { short: string },
): Promise<Ticket[]> {
  return 'full' in number
    ? ask(on, 'ticket-by-number', `${TICKET} where ${SEEN} and t.number = $7`, [...seen(scope), number.full])
    : ask(
        on,
        'tickets-by-short',
        `${TICKET} where ${SEEN} and t.short = $7 order by t.is_open desc, t.opened_at desc limit 5`,
        [...seen(scope), number.short],
      );
}

/**
 * Open tickets that this one may be the same as, for a person who sees them: of its office, or both at Tier 2. The likeliest
 * first: the same category, then the newest.
 */
export async function mergeable(
  on: Asked,
  scope: Scope,
  ticket: Pick<Ticket, 'caseId' | 'officeCode' | 'category' | 'desk' | 'isRestricted'>,
  limit = 6,
): Promise<Ticket[]> {
  return ask(
    on,
    'mergeable',
    `${TICKET} where ${SEEN} and t.is_open and t.status not in ('resolved', 'follows') and t.kind <> 'complaint' and t.case_id <> $7
       and t.is_restricted = $8 and (t.office_code = $9 or ($10 = 'tier2' and t.desk = 'tier2' and ($4 or $6)))
     order by t.category = $11 desc, t.opened_at desc limit $12`,
    [
      ...seen(scope),
      ticket.caseId,
      ticket.isRestricted,
      ticket.officeCode,
      ticket.desk,
      ticket.category,
      limit,
    ],
  );
}

/** The person's own reports, newest first; `openOnly` leaves out what is over. */
export async function reportedBy(
  on: Asked,
  scope: Pick<Scope, 'personId'>,
  openOnly: boolean,
  limit = 10,
): Promise<Ticket[]> {
  return ask(
    on,
    'reported-by',
    `${TICKET} where t.reporter_id = $1 and (t.is_open or not $2) order by t.opened_at desc limit $3`,
    [scope.personId, openOnly, limit],
  );
}

/** What waits at the desks the person works at, worst and oldest first; a coordinator sees all queues, of complaints those he receives. */
export async function queueFor(on: Asked, scope: Scope, coordinates: boolean, limit = 15): Promise<Ticket[]> {
  return ask(
    on,
    'queue-for',
    `${TICKET} where t.is_open and t.owner_id is null and t.status = 'queued' and (
       (t.desk = 'tier1' and (t.office_code = any($4::text[]) or o.parent_code = any($4::text[]) or $6))
       or (t.desk = 'tier2' and ($5 or $6)) or (t.desk = 'coordinator' and ${IMPARTIAL} and k.recipients && $2::text[]))
     order by t.priority, t.opened_at limit $7`,
    [scope.personId, scope.roles, scope.tier1, scope.offices, scope.tier2, coordinates, limit],
  );
}

/** What is in the person's hands. */
export async function ownedBy(on: Asked, scope: Pick<Scope, 'personId'>, limit = 15): Promise<Ticket[]> {
  return ask(
    on,
    'owned-by',
    `${TICKET} where t.is_open and t.owner_id = $1 order by t.priority, t.opened_at limit $2`,
    [scope.personId, limit],
  );
}

/** The tickets that wait for an answer of this reporter. */
export async function askingOf(on: Asked, personId: number): Promise<Ticket[]> {
  return ask(
    on,
    'asking-of',
    `${TICKET} where t.reporter_id = $1 and t.asks_reporter is not null order by t.opened_at desc limit 3`,
    [personId],
  );
}

/** The case a message of ours (or one carried over) belongs to. */
export async function caseOfMessage(
  on: Asked,
  chatId: number,
  messageId: number,
): Promise<{ caseId: string; part: string } | null> {
  const [row] = await ask<{ caseId: string; part: string }>(
    on,
    'case-of-message',
    `select case_id as "caseId", part from messages where chat_id = $1 and message_id = $2`,
    [chatId, messageId],
  );
  return row ?? null;
}

export async function caseOfTopic(on: Asked, chatId: number, threadId: number): Promise<string | null> {
  const [row] = await ask<{ caseId: string }>(
    on,
    'case-of-topic',
    `select case_id as "caseId" from topics where chat_id = $1 and thread_id = $2`,
    [chatId, threadId],
  );
  return row?.caseId ?? null;
}

/** Whether an open ticket of the office already says that its Tier 1 is missing: the coordinator is told once. */
export async function isTier1KnownMissing(on: Asked, officeCode: string): Promise<boolean> {
  const [row] = await ask<{ known: boolean }>(
    on,
    'tier1-known-missing',
    `select exists (select from tickets t where t.desk = 'tier2' and t.office_code = $1 and t.is_open and t.is_tier1_missing) as known`,
    [officeCode],
  );
  return row?.known ?? false;
}

/** Chats that show a card of this case. */
export async function cardsOf(
  on: Asked,
  owner: string,
): Promise<{ id: number; chatId: number; view: string; messageId: number | null; chatType: string }[]> {
  return ask(
    on,
    'cards-of',
    `select k.id, k.chat_id as "chatId", k.view, k.message_id as "messageId", c.type as "chatType"
     from cards k join chats c on c.id = k.chat_id where k.owner = $1`,
    [owner],
  );
}

/** What somebody wrote or sent, as kept in `bodies`. */
export interface Body {
  readonly text: string;
  readonly media: readonly Media[];
  /** Of a complaint: whom its author named in his own words. */
  readonly about?: string;
}

/** The report as it was sent; empty once erased. */
export async function openingOf(on: Asked, caseId: string): Promise<Body> {
  const [row] = await ask<{ body: string }>(
    on,
    'opening-of',
    'select body from bodies where case_id = $1 and seq = 1',
    [caseId],
  );
  return row === undefined ? { text: '', media: [] } : (JSON.parse(row.body) as Body);
}

/** The words of several reports, for lists. */
export async function openingsOf(on: Asked, caseIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ask<{ caseId: string; body: string }>(
    on,
    'openings-of',
    'select case_id as "caseId", body from bodies where case_id = any($1::text[]) and seq = 1',
    [caseIds],
  );
  return new Map(rows.map((row) => [row.caseId, (JSON.parse(row.body) as Body).text]));
}
