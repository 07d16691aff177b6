/**
 * The tables. Telegram's own chat ids live only in `chats.telegram_id` and `people.telegram_id`, so a group that becomes a
 * supergroup is one update here. Instants are timestamptz; JSON that may hold `\u0000` is text, because jsonb refuses it.
 */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
const big = (name: string) => bigint(name, { mode: 'number' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Who alone may send or poll just now; in database time. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  token: big('token').notNull(),
  until: at('until').notNull(),
});

export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** Everything that waits to be worked: updates of Telegram, due timers, signals from one case to another. */
export const inbox = pgTable(
  'inbox',
  {
    /** `update:<bot>:<update id>`, `timer:<owner>:<id>:<due>` or `signal:<key>`; stays seven days after use. */
    id: text('id').primaryKey(),
    lane: text('lane').notNull(),
    /** Order inside the lane: the update id, or a running number. */
    position: big('position').notNull(),
    payload: text('payload'),
    state: text('state', { enum: ['open', 'done', 'aside'] })
      .notNull()
      .default('open'),
    attempts: smallint('attempts').notNull().default(0),
    claimedUntil: at('claimed_until'),
    error: text('error'),
    receivedAt: at('received_at').notNull(),
  },
  (t) => [
    index('inbox_lane')
      .on(t.lane, t.position)
      .where(sql`${t.state} = 'open'`),
    index('inbox_open')
      .on(t.receivedAt, t.position)
      .where(sql`${t.state} = 'open'`),
    index('inbox_age')
      .on(t.receivedAt)
      .where(sql`${t.state} <> 'open'`),
    check('inbox_open_has_payload', sql`${t.state} <> 'open' or ${t.payload} is not null`),
  ],
);

export const offices = pgTable(
  'offices',
  {
    code: text('code').primaryKey(),
    abbreviation: text('abbreviation').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    /** Other names people write, for the search. */
    aliases: text('aliases').array().notNull().default([]),
    /** Of a unit (puskesmas, UPTD, kelurahan, school): its office, whose Tier 1 serves it unless it has its own. */
    parentCode: text('parent_code').references((): AnyPgColumn => offices.code),
    location: text('location'),
    workPattern: text('work_pattern').notNull(),
    pdMandiri: boolean('pd_mandiri').notNull().default(false),
    /** Number of the Sekretaris Daerah's decree (Bitung 47(6)): without it the office is not PD Mandiri TIK. */
    pdMandiriDecree: text('pd_mandiri_decree'),
    /** Comes from the region's file; a unit added in the chat does not. */
    isOfRegion: boolean('is_of_region').notNull().default(true),
    isActive: boolean('is_active').notNull().default(true),
    /** Changed or closed here since it was read from the region's file; the file no longer changes its names, hours and life. */
    isEdited: boolean('is_edited').notNull().default(false),
  },
  (t) => [
    index('offices_by_parent').on(t.parentCode),
    check('offices_mandiri_by_decree', sql`not ${t.pdMandiri} or ${t.pdMandiriDecree} is not null`),
  ],
);

export const people = pgTable(
  'people',
  {
    id: id(),
    /** Null: his data was erased on request or after its time; what is left is a number without a person. */
    telegramId: big('telegram_id').unique(),
    name: text('name').notNull(),
    /** He said himself what he is called; Telegram's name no longer takes its place. */
    isNameGiven: boolean('is_name_given').notNull().default(false),
    language: text('language', { enum: ['id', 'en'] })
      .notNull()
      .default('id'),
    /** Grows with every change of roles; a commit that read an older one does not happen. */
    authorityVersion: integer('authority_version').notNull().default(1),
    noticeAt: at('notice_at'),
    /** Which text of the notice he accepted. */
    noticeVersion: integer('notice_version'),
    createdAt: at('created_at').notNull(),
    erasedAt: at('erased_at'),
  },
  (t) => [check('people_erased', sql`(${t.telegramId} is null) = (${t.erasedAt} is not null)`)],
);

export const roles = pgTable(
  'roles',
  {
    id: id(),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    /** Number of the letter of appointment (Bitung 41(7)a); asked for until it is there. */
    letter: text('letter'),
    grantedBy: big('granted_by').references(() => people.id),
    grantedAt: at('granted_at').notNull(),
    /** Acting (Plt.): until this instant, when the role ends by itself. */
    isActing: boolean('is_acting').notNull().default(false),
    untilAt: at('until_at'),
    endedAt: at('ended_at'),
    /** Its appointment: what is still asked for (a letter) and when it ends by itself. */
    caseId: text('case_id').references((): AnyPgColumn => cases.id),
  },
  (t) => [
    uniqueIndex('roles_by_case')
      .on(t.caseId)
      .where(sql`${t.caseId} is not null`),
    uniqueIndex('roles_active')
      .on(t.personId, t.role, t.officeCode)
      .where(sql`${t.endedAt} is null`),
    index('roles_by_office')
      .on(t.officeCode, t.role)
      .where(sql`${t.endedAt} is null`),
    index('roles_by_role')
      .on(t.role)
      .where(sql`${t.endedAt} is null`),
  ],
);

export const chats = pgTable(
  'chats',
  {
    id: id(),
    telegramId: big('telegram_id').notNull().unique(),
    type: text('type').notNull(),
    title: text('title'),
    isForum: boolean('is_forum').notNull().default(false),
    personId: big('person_id').references(() => people.id),
    /** Why Telegram refuses to deliver: blocked, deactivated, kicked, gone. Cleared when the chat speaks again. */
    unreachable: text('unreachable'),
  },
  (t) => [uniqueIndex('chats_by_person').on(t.personId)],
);

/** Which group is Tier 2's, and which is an office's. */
export const bindings = pgTable(
  'bindings',
  {
    purpose: text('purpose', { enum: ['tier1', 'tier2'] }).notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    chatId: big('chat_id')
      .notNull()
      .references(() => chats.id),
    boundBy: big('bound_by').references(() => people.id),
    boundAt: at('bound_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.purpose, t.officeCode] }), uniqueIndex('bindings_by_chat').on(t.chatId)],
);

export const cases = pgTable(
  'cases',
  {
    id: text('id').primaryKey(),
    flow: text('flow').notNull(),
    flowVersion: integer('flow_version').notNull(),
    /** The machine's snapshot as JSON text. */
    state: text('state').notNull(),
    version: integer('version').notNull(),
    /** Hash of the newest event, and how many there are: a chain cut short no longer fits. */
    head: text('head').notNull(),
    count: integer('count').notNull(),
    createdAt: at('created_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    index('cases_by_closing')
      .on(t.closedAt)
      .where(sql`${t.closedAt} is not null`),
    /** Tickets that were open at an instant of the past. */
    index('cases_open_at')
      .using('gist', sql`tstzrange(${t.createdAt}, greatest(${t.createdAt}, ${t.closedAt}), '[]')`)
      .where(sql`${t.flow} = 'ticket' and ${t.closedAt} is not null`),
  ],
);

export const tickets = pgTable(
  'tickets',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** `BTG-2611-G-0042`; never changes. */
    number: text('number').notNull().unique(),
    short: text('short').notNull(),
    status: text('status').notNull(),
    desk: text('desk', { enum: ['tier1', 'tier2', 'coordinator'] }).notNull(),
    kind: text('kind').notNull(),
    category: text('category').notNull(),
    impact: text('impact').notNull(),
    urgency: text('urgency').notNull(),
    priority: text('priority').notNull(),
    /** Class `terbatas`: text and files never in a group. */
    isRestricted: boolean('is_restricted').notNull().default(false),
    isTier1Missing: boolean('is_tier1_missing').notNull().default(false),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    reporterId: big('reporter_id')
      .notNull()
      .references(() => people.id),
    ownerId: big('owner_id').references(() => people.id),
    ownedAt: at('owned_at'),
    openedAt: at('opened_at').notNull(),
    /** When the first answer of the desk is due; null: this kind has none. */
    responseDueAt: at('response_due_at'),
    /** When somebody of the desk took it or answered; begins anew where it is moved to another office. */
    respondedAt: at('responded_at'),
    /** When what the tier where it lies may use itself is used up; null: that tier has no limit of its own. */
    tierDueAt: at('tier_due_at'),
    /** 75 % of the way to `target_at`; null: nothing to warn of. */
    warnAt: at('warn_at'),
    /** When resolution is due. While it pauses (or is solved): when it would be if it went on at once. */
    targetAt: at('target_at').notNull(),
    /** Waits for the reporter, a letter, a vendor or a part: its clock rests. */
    isPaused: boolean('is_paused').notNull().default(false),
    /** When the desk noticed that the time was over and told of it; null again where a new priority gives more time. */
    responseBreachedAt: at('response_breached_at'),
    tierBreachedAt: at('tier_breached_at'),
    breachedAt: at('breached_at'),
    /** What of each clock was told of already, in per cent: 0, 75 or 100. */
    toldResponse: smallint('told_response').notNull().default(0),
    toldTier: smallint('told_tier').notNull().default(0),
    toldTarget: smallint('told_target').notNull().default(0),
    resolvedAt: at('resolved_at'),
    /** When what it waits for is expected; when somebody comes to the office. */
    waitsUntil: at('waits_until'),
    visitAt: at('visit_at'),
    /** Working minutes that its service promises, counted from the last approval; null: the priority's. */
    targetMinutes: integer('target_minutes'),
    /** The parent of a mass incident: reports of other offices follow it. */
    isMass: boolean('is_mass').notNull().default(false),
    /** A question the reporter has not answered yet: `answer` or `confirmation`. */
    asksReporter: text('asks_reporter'),
    stars: smallint('stars'),
    isOpen: boolean('is_open').notNull().default(true),
  },
  (t) => [
    index('tickets_by_short').on(t.short),
    index('tickets_queue')
      .on(t.desk, t.officeCode, t.priority, t.openedAt)
      .where(sql`${t.isOpen}`),
    index('tickets_by_owner')
      .on(t.ownerId, t.openedAt)
      .where(sql`${t.isOpen}`),
    index('tickets_by_reporter').on(t.reporterId, t.openedAt),
    index('tickets_by_opening').on(t.openedAt),
    /** What is due next, page by page. */
    index('tickets_by_target')
      .on(t.targetAt, t.caseId)
      .where(sql`${t.isOpen}`),
    index('tickets_open')
      .on(t.caseId)
      .where(sql`${t.isOpen}`),
    index('tickets_at_risk')
      .on(t.warnAt)
      .where(sql`${t.isOpen} and not ${t.isPaused} and ${t.resolvedAt} is null`),
    index('tickets_unanswered')
      .on(t.responseDueAt)
      .where(sql`${t.isOpen} and ${t.respondedAt} is null`),
    index('tickets_breached')
      .on(t.breachedAt)
      .where(sql`${t.breachedAt} is not null`),
    index('tickets_response_breached')
      .on(t.responseBreachedAt)
      .where(sql`${t.responseBreachedAt} is not null`),
    index('tickets_asking')
      .on(t.reporterId)
      .where(sql`${t.asksReporter} is not null`),
    /** Who else reports the same: in the office, and in the whole city within half an hour. */
    index('tickets_alike')
      .on(t.officeCode, t.category, t.openedAt)
      .where(sql`${t.isOpen} and ${t.kind} = 'incident'`),
    index('tickets_recent')
      .on(t.category, t.openedAt)
      .where(sql`${t.isOpen} and ${t.kind} = 'incident'`),
    /** One mass incident of a category at a time. */
    uniqueIndex('tickets_mass')
      .on(t.category)
      .where(sql`${t.isOpen} and ${t.isMass}`),
    check('tickets_stars', sql`${t.stars} between 1 and 5`),
  ],
);

/**
 * Whose time it was: the life of a ticket in pieces, each of one desk, office, owner and pause. Times of clocks are counted from
 * these alone, so a change of priority, kind or holidays counts them again. A solved ticket has no open piece; reopened it
 * gets the next one.
 */
export const segments = pgTable(
  'segments',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer('seq').notNull(),
    desk: text('desk', { enum: ['tier1', 'tier2', 'coordinator'] }).notNull(),
    /** The office whose ticket it was then: time before a move to another office is nobody's of the new one. */
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    ownerId: big('owner_id').references(() => people.id),
    /** What the clock rests for. */
    pause: text('pause', { enum: ['reporter', 'letter', 'vendor', 'part', 'lead', 'approval'] }),
    /** Whose working hours count: the office's at Tier 1, the ICT office's elsewhere. */
    workPattern: text('work_pattern').notNull(),
    fromAt: at('from_at').notNull(),
    untilAt: at('until_at'),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    uniqueIndex('segments_open')
      .on(t.caseId)
      .where(sql`${t.untilAt} is null`),
    index('segments_by_owner').on(t.ownerId, t.fromAt),
    index('segments_by_office').on(t.officeCode, t.fromAt),
    index('segments_by_time').on(t.fromAt),
    check('segments_forward', sql`${t.untilAt} >= ${t.fromAt}`),
  ],
);

/** What a complaint has beside its ticket: whom it is about, who receives it, whether its author's name is hidden. */
export const complaints = pgTable(
  'complaints',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => tickets.caseId),
    about: text('about', { enum: ['tier1', 'tier2', 'coordinator', 'leader', 'other'] }).notNull(),
    subjectId: big('subject_id').references(() => people.id),
    isHidden: boolean('is_hidden').notNull().default(false),
    recipients: text('recipients').array().notNull(),
    reviewers: text('reviewers').array().notNull().default([]),
    isSummarySent: boolean('is_summary_sent').notNull().default(false),
  },
  (t) => [
    index('complaints_by_subject')
      .on(t.subjectId)
      .where(sql`${t.subjectId} is not null`),
  ],
);

/**
 * A ticket follows another one: it is the same fault (`duplicate`), somebody else has it too (`also`), or it is part of a mass
 * incident (`mass`). What is followed follows nothing itself; the trigger `links_are_flat` keeps that in any race.
 */
export const links = pgTable(
  'links',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => tickets.caseId),
    otherId: text('other_id')
      .notNull()
      .references(() => tickets.caseId),
    kind: text('kind', { enum: ['duplicate', 'also', 'mass'] }).notNull(),
    at: at('at').notNull(),
    by: big('by').references(() => people.id),
  },
  (t) => [index('links_by_other').on(t.otherId)],
);

/** A report that somebody recorded for another: by telephone, in person, by WhatsApp. */
export const recordings = pgTable('recordings', {
  caseId: text('case_id')
    .primaryKey()
    .references(() => tickets.caseId),
  recordedBy: big('recorded_by')
    .notNull()
    .references(() => people.id),
  channel: text('channel', { enum: ['phone', 'visit', 'whatsapp'] }).notNull(),
  /** Of somebody who is not registered; null: the reporter is. */
  name: text('name'),
});

/** How a solved ticket kept its tiers' own limits, written when it is closed; null: that tier had no part, or no limit. */
export const outcomes = pgTable('outcomes', {
  caseId: text('case_id')
    .primaryKey()
    .references(() => cases.id, { onDelete: 'cascade' }),
  /** Of the tier's own working time. */
  tier1Minutes: integer('tier1_minutes'),
  tier1Kept: boolean('tier1_kept'),
  tier2Minutes: integer('tier2_minutes'),
  tier2Kept: boolean('tier2_kept'),
});

/** Gapless running numbers, one row a city, month and kind. */
export const counters = pgTable('counters', {
  key: text('key').primaryKey(),
  last: integer('last').notNull(),
});

/** Append-only, hash-chained per case: ids, codes and body hashes only. */
export const events = pgTable(
  'events',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer('seq').notNull(),
    /** The exact text that was hashed: canonical JSON of kind, actor, role, instant, data and body hash. */
    line: text('line').notNull(),
    prev: text('prev').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    // The line is canonical JSON, so its first piece is always the actor: what one person did, for his export.
    index('events_by_actor')
      .on(sql`split_part(line, ',', 1)`)
      .where(sql`${t.line} not like '{"actor":null,%'`),
  ],
);

/** What people wrote. Erasable: the chain holds only `sha256(salt + body)`. */
export const bodies = pgTable(
  'bodies',
  {
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    salt: text('salt').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    foreignKey({ columns: [t.caseId, t.seq], foreignColumns: [events.caseId, events.seq] }),
  ],
);

/** Which case a Telegram message belongs to, so that a reply to it finds its way. */
export const messages = pgTable(
  'messages',
  {
    chatId: big('chat_id')
      .notNull()
      .references(() => chats.id),
    messageId: big('message_id').notNull(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** `card`, `relay` (someone's words carried over), `source` (the words themselves), `notice`. */
    part: text('part').notNull(),
    /** The file it shows, so that an attachment taken back is taken out of every chat. */
    fileId: text('file_id'),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chatId, t.messageId] }),
    index('messages_by_case').on(t.chatId, t.caseId),
    index('messages_of_case').on(t.caseId),
  ],
);

/** A message that always shows the present state, by being edited. */
export const cards = pgTable(
  'cards',
  {
    id: id(),
    /** A case id, or `dialogue:<person>:<chat>:<flow>`. */
    owner: text('owner').notNull(),
    chatId: big('chat_id')
      .notNull()
      .references(() => chats.id),
    view: text('view').notNull(),
    messageId: big('message_id'),
    wanted: integer('wanted').notNull(),
    shown: integer('shown').notNull().default(0),
    /** Hash of what was last shown, so that an unchanged card costs no call. */
    face: text('face'),
    /** Show it at the bottom of the chat and take the older one away, instead of editing in place. */
    anew: boolean('anew').notNull().default(false),
  },
  (t) => [uniqueIndex('cards_one').on(t.owner, t.chatId, t.view)],
);

/** The forum topic of a case in a group. */
export const topics = pgTable(
  'topics',
  {
    caseId: text('case_id').notNull(),
    chatId: big('chat_id')
      .notNull()
      .references(() => chats.id),
    threadId: big('thread_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.chatId] }),
    uniqueIndex('topics_by_thread').on(t.chatId, t.threadId),
  ],
);

/** What a person is in the middle of, in one chat: a report's draft, a question we asked him, or both. */
export const dialogues = pgTable(
  'dialogues',
  {
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    chatId: big('chat_id')
      .notNull()
      .references(() => chats.id),
    flow: text('flow').notNull(),
    flowVersion: integer('flow_version').notNull(),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.chatId, t.flow] })],
);

export const invitations = pgTable('invitations', {
  caseId: text('case_id')
    .primaryKey()
    .references(() => cases.id),
  /** sha256 of the token in the link; the token itself is nowhere. */
  tokenHash: text('token_hash').notNull().unique(),
  role: text('role').notNull(),
  officeCode: text('office_code')
    .notNull()
    .references(() => offices.code),
  letter: text('letter'),
  invitedBy: big('invited_by')
    .notNull()
    .references(() => people.id),
  usedBy: big('used_by').references(() => people.id),
  expiresAt: at('expires_at').notNull(),
  isActing: boolean('is_acting').notNull().default(false),
  untilAt: at('until_at'),
});

/** Somebody says he works in an office; its Tier 1, else a coordinator, confirms it. */
export const registrations = pgTable(
  'registrations',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    decidedBy: big('decided_by').references(() => people.id),
    isPending: boolean('is_pending').notNull().default(true),
  },
  (t) => [
    uniqueIndex('registrations_pending')
      .on(t.personId)
      .where(sql`${t.isPending}`),
  ],
);

/** Leave, duty travel or sickness, with whoever stands in. Dates in the city's zone, both included. */
export const leaves = pgTable(
  'leaves',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    deputyId: big('deputy_id').references(() => people.id),
    reason: text('reason', { enum: ['leave', 'duty', 'sick'] }).notNull(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
    setBy: big('set_by')
      .notNull()
      .references(() => people.id),
    /** Now, between the first and the last day. */
    isAway: boolean('is_away').notNull().default(false),
    isOver: boolean('is_over').notNull().default(false),
  },
  (t) => [
    uniqueIndex('leaves_one_at_a_time')
      .on(t.personId)
      .where(sql`not ${t.isOver}`),
  ],
);

/** Who has duty outside working hours: for one date, or every week on one day. Read with `domain/roster.ts`. */
export const dutyShifts = pgTable(
  'duty_shifts',
  {
    id: id(),
    /** A date in the city's zone: the duty from 07.00 to 07.00 of the next day. Null: every week. */
    onDate: date('on_date'),
    /** 1 Monday to 7 Sunday. */
    weekday: smallint('weekday'),
    /** First, second … to be called. */
    position: smallint('position').notNull(),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    setBy: big('set_by')
      .notNull()
      .references(() => people.id),
    setAt: at('set_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('duty_shifts_by_date')
      .on(t.onDate, t.position)
      .where(sql`${t.endedAt} is null and ${t.onDate} is not null`),
    uniqueIndex('duty_shifts_once_a_date')
      .on(t.onDate, t.personId)
      .where(sql`${t.endedAt} is null and ${t.onDate} is not null`),
    uniqueIndex('duty_shifts_by_weekday')
      .on(t.weekday, t.position)
      .where(sql`${t.endedAt} is null and ${t.weekday} is not null`),
    uniqueIndex('duty_shifts_once_a_weekday')
      .on(t.weekday, t.personId)
      .where(sql`${t.endedAt} is null and ${t.weekday} is not null`),
    check('duty_shifts_date_or_weekday', sql`(${t.onDate} is null) <> (${t.weekday} is null)`),
    check('duty_shifts_weekday', sql`${t.weekday} between 1 and 7`),
  ],
);

/** What goes on by itself while nobody takes a ticket: the call for an urgent one, the steps after silence of Tier 1. */
export const ladders = pgTable(
  'ladders',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.caseId),
    kind: text('kind', { enum: ['call', 'silence'] }).notNull(),
    /** Whose Tier 1 was silent: at another office it begins anew. */
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    isOpen: boolean('is_open').notNull().default(true),
  },
  (t) => [
    uniqueIndex('ladders_one')
      .on(t.ticketId, t.kind)
      .where(sql`${t.isOpen}`),
  ],
);

/** Roles that ended in one step: a move to another office, a removal, one role taken back, an acting role whose time is over. */
export const postings = pgTable('postings', {
  caseId: text('case_id')
    .primaryKey()
    .references(() => cases.id),
  personId: big('person_id')
    .notNull()
    .references(() => people.id),
  kind: text('kind', { enum: ['moved', 'removed', 'revoked', 'lapsed'] }).notNull(),
  /** Where he works from now on; null: it was no move. */
  toOffice: text('to_office').references(() => offices.code),
  /** Gets the tickets that he can no longer handle; null: they go back to their queues. */
  deputyId: big('deputy_id').references(() => people.id),
});

/** An office's way to PD Mandiri TIK: application, assessment, proposal, decree (Bitung 47). */
export const mandiriCases = pgTable(
  'mandiri_cases',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    scope: text('scope', { enum: ['apps', 'lan', 'both'] }).notNull(),
    appliedBy: big('applied_by')
      .notNull()
      .references(() => people.id),
    /** Bitung 47(4)a: has ICT staff; b: proven ability or experience. Null: not assessed yet. */
    hasStaff: boolean('has_staff'),
    hasExperience: boolean('has_experience'),
    proposalLetter: text('proposal_letter'),
    decree: text('decree'),
    isOpen: boolean('is_open').notNull().default(true),
  },
  (t) => [
    uniqueIndex('mandiri_open')
      .on(t.officeCode)
      .where(sql`${t.isOpen}`),
  ],
);

/** Every subdomain of the city: of whom, what for, where it leads, and how it is. Its story is its case. Source: domain.md 5.5. */
export const subdomains = pgTable(
  'subdomains',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    label: text('label').notNull(),
    fqdn: text('fqdn').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    class: text('class', {
      enum: ['situs-pd', 'aplikasi', 'layanan-publik', 'kegiatan', 'lama'],
    }).notNull(),
    purpose: text('purpose').notNull(),
    /** An address or the name of a host; null: of an old one nobody has said. */
    target: text('target'),
    /** Seconds. */
    ttl: integer('ttl').notNull().default(3600),
    managerId: big('manager_id').references(() => people.id),
    /** Of somebody who is not registered. */
    managerName: text('manager_name'),
    letter: text('letter'),
    status: text('status').notNull(),
    /** From the reservation until the rest of a removed name is over. */
    holdsName: boolean('holds_name').notNull().default(true),
    /** The request it was born of, and the one that is being carried out now. */
    /** The request it came from; it may be destroyed before the name is given back. */
    requestId: text('request_id').references(() => cases.id, { onDelete: 'set null' }),
    /** The name it takes the place of, once it is there. */
    replacesId: text('replaces_id').references((): AnyPgColumn => subdomains.caseId),
    askedBy: big('asked_by').references(() => people.id),
    /** The decision on which its record stands: the number of the letter, or the request. */
    decision: text('decision'),
    createdAt: at('created_at').notNull(),
    liveAt: at('live_at'),
    /** Of an activity. */
    endsOn: date('ends_on', { mode: 'string' }),
    askedAt: at('asked_at'),
    attestedAt: at('attested_at'),
    checkedAt: at('checked_at'),
    usedAt: at('used_at'),
    /** What speaks for disuse at the last check, and when the last step of the ladder was taken. */
    evidence: text('evidence').array().notNull().default([]),
    steppedAt: at('stepped_at'),
    dns: text('dns', { enum: ['found', 'absent', 'unknown', 'elsewhere'] }),
    httpStatus: integer('http_status'),
    contentHash: text('content_hash'),
    contentSince: at('content_since'),
    suspicion: text('suspicion', { enum: ['gambling', 'defacement'] }),
    tlsExpiresAt: at('tls_expires_at'),
    /** Which end of a certificate, and which broken state, a ticket was opened for already. */
    tlsTicketFor: at('tls_ticket_for'),
    danglingSince: at('dangling_since'),
    isDanglingTold: boolean('is_dangling_told').notNull().default(false),
    suspendedAt: at('suspended_at'),
    suspendDecision: text('suspend_decision'),
    removedAt: at('removed_at'),
    removeDecision: text('remove_decision'),
    restsUntil: date('rests_until', { mode: 'string' }),
    /** Of an emergency: the number that follows the oral order. */
    emergencyAt: at('emergency_at'),
    emergencyDecision: text('emergency_decision'),
    /** There before the regulation (Padang 63), and when it was said to conform. */
    isLegacy63: boolean('is_legacy_63').notNull().default(false),
    conformsSince: at('conforms_since'),
  },
  (t) => [
    uniqueIndex('subdomains_name')
      .on(t.fqdn)
      .where(sql`${t.holdsName}`),
    index('subdomains_by_office').on(t.officeCode),
    index('subdomains_by_status').on(t.status),
    index('subdomains_by_manager').on(t.managerId),
    index('subdomains_by_request').on(t.requestId),
    // Nothing is made, and nobody switched off, without a recorded decision.
    check('subdomains_by_decision', sql`${t.status} in ('reserved', 'dropped') or ${t.decision} is not null`),
    check(
      'subdomains_suspended_by_decision',
      sql`${t.suspendedAt} is null or ${t.suspendDecision} is not null`,
    ),
    check('subdomains_removed_by_decision', sql`${t.removedAt} is null or ${t.removeDecision} is not null`),
  ],
);

/** What is to be done outside for a subdomain: write its record, look whether it is there, visit it. Nothing here is remembered. */
export const subdomainWork = pgTable(
  'subdomain_work',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => subdomains.caseId),
    what: text('what', { enum: ['write', 'clear', 'see', 'seeGone', 'visit'] }).notNull(),
    /** By the desk's clock. */
    dueAt: at('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Grows with every new piece of work, so that the result of an older one is known as stale. */
    round: integer('round').notNull().default(1),
    /** By the database's clock: whoever took it is expected back by then. */
    claimedUntil: at('claimed_until'),
  },
  (t) => [index('subdomain_work_due').on(t.dueAt)],
);

/** A change of the calendar as it was shown before `Terapkan`, so that exactly that is applied. */
export const calendarChanges = pgTable(
  'calendar_changes',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    proposedBy: big('proposed_by')
      .notNull()
      .references(() => people.id),
    /** JSON: days and rows of hours to enter or take away. */
    plan: text('plan').notNull(),
    /** The version of the calendar it was made for. */
    basis: integer('basis').notNull(),
    isOpen: boolean('is_open').notNull().default(true),
  },
  (t) => [
    index('calendar_changes_open')
      .on(t.proposedBy)
      .where(sql`${t.isOpen}`),
  ],
);

/** Days the admin entered beside the city's file; a date stands once for the city and once for each office. */
export const closures = pgTable(
  'closures',
  {
    id: id(),
    onDate: date('on_date').notNull(),
    /** Null: the whole city. */
    officeCode: text('office_code').references(() => offices.code),
    /** `working`: work goes on though the file says closed. */
    kind: text('kind', { enum: ['national', 'collective_leave', 'local', 'working'] }).notNull(),
    name: text('name').notNull(),
    caseId: text('case_id')
      .notNull()
      .references(() => calendarChanges.caseId),
  },
  (t) => [uniqueIndex('closures_one').on(t.onDate, sql`coalesce(${t.officeCode}, '')`)],
);

/** Hours the admin entered beside the city's file: Ramadan, a new circular, one office. Dates both included. */
export const hoursRows = pgTable(
  'hours_rows',
  {
    id: id(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on'),
    pattern: text('pattern', { enum: ['five_days', 'six_days', 'around_the_clock'] }).notNull(),
    officeCode: text('office_code').references(() => offices.code),
    name: text('name').notNull(),
    /** JSON: hours of each weekday, as in the city's file. */
    days: text('days').notNull(),
    caseId: text('case_id')
      .notNull()
      .references(() => calendarChanges.caseId),
  },
  (t) => [
    uniqueIndex('hours_rows_one').on(t.fromOn, t.pattern, sql`coalesce(${t.officeCode}, '')`),
    check('hours_rows_in_order', sql`${t.untilOn} is null or ${t.fromOn} <= ${t.untilOn}`),
  ],
);

/** Evidence and letters, kept in the database itself, at most 20 MB each. Emptied, its hash and what it was stay. */
export const files = pgTable(
  'files',
  {
    id: id(),
    /** The case it belongs to; its history names the file by `sha256`. */
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    class: text('class', { enum: ['internal', 'restricted', 'confidential', 'secret'] }).notNull(),
    size: integer('size').notNull(),
    bytes: bytea('bytes'),
    /** How long it is kept: a class of `src/domain/records.ts`. */
    retention: text('retention').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('files_of_case').on(t.caseId, t.sha256),
    check('files_size', sql`${t.size} between 1 and 20971520`),
  ],
);

/** One file, one person, one time: a page of `web/` to hand it in, or to open it. The address holds the token, here is only its hash. */
export const filePasses = pgTable(
  'file_passes',
  {
    id: id(),
    tokenHash: text('token_hash').notNull(),
    /** `in`: a file is handed in. `out`: one on file is opened. */
    direction: text('direction', { enum: ['in', 'out'] }).notNull(),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** What it is for, in the words of its flow: `result`, `evidence`. */
    purpose: text('purpose').notNull(),
    class: text('class', { enum: ['internal', 'restricted', 'confidential', 'secret'] }).notNull(),
    /** The file that is opened. */
    sha256: text('sha256'),
    /** When what it proves took effect, where that is known already. */
    effectiveOn: date('effective_on'),
    madeAt: at('made_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [
    uniqueIndex('file_passes_token').on(t.tokenHash),
    index('file_passes_of_case').on(t.caseId),
    index('file_passes_of_person').on(t.personId),
    index('file_passes_by_age').on(t.expiresAt),
    check('file_passes_out_of_a_file', sql`(${t.direction} = 'out') = (${t.sha256} is not null)`),
  ],
);

/** An audit by Bitung 42-45, Padang 50-53: what, by whom, with which letters. Class confidential. */
export const audits = pgTable(
  'audits',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** `A-3` */
    number: integer('number').generatedAlwaysAsIdentity(),
    kind: text('kind', { enum: ['infrastructure', 'application', 'security'] }).notNull(),
    /** What is looked at; of an application its name. */
    object: text('object').notNull(),
    /** Of the city's list or the register; null: no application, or one that is in neither. */
    applicationCode: text('application_code'),
    /** When it is meant to be held; the first day of a month. */
    plannedOn: date('planned_on').notNull(),
    state: text('state').notNull(),
    isOpen: boolean('is_open').notNull().default(true),
    budget: text('budget'),
    criteria: text('criteria'),
    auditorKind: text('auditor_kind'),
    auditorName: text('auditor_name'),
    auditorNumber: text('auditor_number'),
    letter: text('letter'),
    letterOn: date('letter_on'),
    /** The result: a file of the case, or the number of its letter; and the date it bears. */
    resultSha256: text('result_sha256'),
    resultLetter: text('result_letter'),
    resultOn: date('result_on'),
    chairReceipt: text('chair_receipt'),
    chairReceiptOn: date('chair_receipt_on'),
    mayorReceipt: text('mayor_receipt'),
    mayorReceiptOn: date('mayor_receipt_on'),
    /** When what the text asks for was complete: it counts as evidence of its duty from then on. */
    metAt: at('met_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('audits_number').on(t.number),
    index('audits_open')
      .on(t.number)
      .where(sql`${t.isOpen}`),
    /** The same is not audited twice at once. */
    uniqueIndex('audits_one_at_a_time')
      .on(t.kind, sql`coalesce(${t.applicationCode}, lower(${t.object}))`)
      .where(sql`${t.isOpen}`),
    index('audits_of_kind').on(t.kind, t.applicationCode, t.resultOn),
    check(
      'audits_result',
      sql`${t.resultOn} is null or num_nonnulls(${t.resultSha256}, ${t.resultLetter}) > 0`,
    ),
    check('audits_letter', sql`(${t.letter} is null) = (${t.letterOn} is null)`),
    check('audits_chair', sql`(${t.chairReceipt} is null) = (${t.chairReceiptOn} is null)`),
    check('audits_mayor', sql`(${t.mayorReceipt} is null) = (${t.mayorReceiptOn} is null)`),
  ],
);

/** What an audit found, each for one office that must follow it up: a case of its own. Class confidential. */
export const auditFindings = pgTable(
  'audit_findings',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** `T-5` */
    number: integer('number').generatedAlwaysAsIdentity(),
    auditId: text('audit_id')
      .notNull()
      .references(() => audits.caseId),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    /** What was found and what is to be done. */
    finding: text('finding').notNull(),
    dueOn: date('due_on').notNull(),
    state: text('state').notNull(),
    isOpen: boolean('is_open').notNull().default(true),
    evidenceSha256: text('evidence_sha256'),
    evidenceLetter: text('evidence_letter'),
    evidenceOn: date('evidence_on'),
    /** Who handed it in; he does not judge it himself. */
    evidenceBy: big('evidence_by').references(() => people.id),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('audit_findings_number').on(t.number),
    index('audit_findings_of_audit').on(t.auditId),
    index('audit_findings_of_office')
      .on(t.officeCode, t.dueOn)
      .where(sql`${t.isOpen}`),
  ],
);

/** The monthly report as it was put on file, once for each cut-off: evidence of the supervision duty. */
export const monthlyReports = pgTable(
  'monthly_reports',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** The first day of the month. */
    monthOn: date('month_on').notNull(),
    /** Null: the whole city, which is the evidence; else this office and its units. */
    officeCode: text('office_code').references(() => offices.code),
    /** Until when it counts: the end of the month, or an instant of a month that was running. */
    cutOffAt: at('cut_off_at').notNull(),
    isRunning: boolean('is_running').notNull(),
    /** What it says, as JSON: a letter to the next addressee says the same. */
    numbers: text('numbers').notNull(),
    filedBy: big('filed_by')
      .notNull()
      .references(() => people.id),
    filedAt: at('filed_at').notNull(),
    sentToHeadAt: at('sent_to_head_at'),
    sentToChairAt: at('sent_to_chair_at'),
  },
  (t) => [unique('monthly_reports_once').on(t.monthOn, t.officeCode, t.cutOffAt).nullsNotDistinct()],
);

/**
 * One cycle of a duty of an office: from when it counts until evidence is accepted, it is found not to apply, or it ends. The next one is
 * another row. Dates in the city's zone.
 */
export const dutyCycles = pgTable(
  'duty_cycles',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** Code of the region's file. */
    duty: text('duty').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    /** What of the office it is about, where it owes the same for several: the code of an application. */
    object: text('object').notNull().default(''),
    /** What opened an event-driven duty, so that the same event opens it once. */
    eventKey: text('event_key'),
    eventOn: date('event_on'),
    /** Null: its data awal is not recorded, so nothing is counted and nobody reminded. */
    dueOn: date('due_on'),
    /** When the last accepted evidence took effect, as this one began. */
    lastOn: date('last_on'),
    /** When its data awal was recorded; due dates before that are listed in `missed`, never hunted. */
    countedFromOn: date('counted_from_on'),
    missed: integer('missed').notNull().default(0),
    /** The leaf of `flows/obligation.ts`. */
    state: text('state').notNull(),
    isOpen: boolean('is_open').notNull().default(true),
    /** The day of the next reminder; null: there is none. */
    nextReminderOn: date('next_reminder_on'),
    /** The office said what keeps it; cleared by evidence. */
    blockedAt: at('blocked_at'),
    submittedAt: at('submitted_at'),
    closedOn: date('closed_on'),
  },
  (t) => [
    uniqueIndex('duty_cycles_one_open')
      .on(t.duty, t.officeCode, t.object)
      .where(sql`${t.isOpen} and ${t.eventKey} is null`),
    uniqueIndex('duty_cycles_one_an_event')
      .on(t.duty, t.officeCode, t.eventKey)
      .where(sql`${t.eventKey} is not null`),
    index('duty_cycles_by_office')
      .on(t.officeCode, t.dueOn)
      .where(sql`${t.isOpen}`),
    index('duty_cycles_to_remind')
      .on(t.nextReminderOn)
      .where(sql`${t.isOpen} and ${t.nextReminderOn} is not null`),
    index('duty_cycles_waiting')
      .on(t.submittedAt)
      .where(sql`${t.isOpen} and ${t.state} in ('submitted', 'disowned')`),
    index('duty_cycles_by_duty').on(t.duty, t.officeCode, t.object, t.closedOn),
    check('duty_cycles_dated_or_undated', sql`${t.dueOn} is not null or ${t.nextReminderOn} is null`),
  ],
);

/** Data awal: what was on file for a duty of an office when the desk began to count. */
export const dutyBaselines = pgTable(
  'duty_baselines',
  {
    duty: text('duty').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    object: text('object').notNull().default(''),
    /** When the last evidence took effect; null: none is on file. */
    lastOn: date('last_on'),
    /** Until when it is good by its own words (a certificate). */
    validUntilOn: date('valid_until_on'),
    recordedBy: big('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.duty, t.officeCode, t.object] }),
    index('duty_baselines_by_office').on(t.officeCode),
  ],
);

/**
 * Evidence of a duty: a file in `files`, the number of a letter, or that nothing has changed. Without round it is a draft of whoever is
 * writing it; all rows of one round were sent together and are judged together.
 */
export const evidence = pgTable(
  'evidence',
  {
    id: id(),
    caseId: text('case_id')
      .notNull()
      .references(() => dutyCycles.caseId),
    round: integer('round'),
    kind: text('kind', { enum: ['file', 'letter', 'unchanged', 'statement', 'desk'] }).notNull(),
    /** Which of the duty's requirements it meets: a code of `src/domain/papers.ts`; null: he did not say. */
    paper: text('paper'),
    /** When it took effect, apart from when it was uploaded. */
    effectOn: date('effect_on'),
    validUntilOn: date('valid_until_on'),
    uploadedAt: at('uploaded_at').notNull(),
    letter: text('letter'),
    /** The row of `files`: of this cycle's case, or of the case that filed itself. */
    sha256: text('sha256'),
    fileCaseId: text('file_case_id'),
    fileName: text('file_name'),
    class: text('class', { enum: ['internal', 'restricted', 'confidential', 'secret'] }).notNull(),
    /** Null: what filed itself. */
    submittedBy: big('submitted_by').references(() => people.id),
    /** What filed itself: a report, a diagram, an audit. */
    sourceCaseId: text('source_case_id'),
    verdict: text('verdict', { enum: ['accepted', 'returned'] }),
    reason: text('reason'),
    /** Null beside a verdict: the desk itself, of its own records. */
    decidedBy: big('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
  },
  (t) => [
    index('evidence_by_case').on(t.caseId, t.round),
    index('evidence_by_submitter').on(t.submittedBy),
    index('evidence_accepted')
      .on(t.effectOn)
      .where(sql`${t.verdict} = 'accepted'`),
    index('evidence_drafts')
      .on(t.uploadedAt)
      .where(sql`${t.round} is null`),
    /** The same paper of one round once, however often it is sent. */
    uniqueIndex('evidence_once').on(
      t.caseId,
      sql`coalesce(${t.round}, 0)`,
      sql`coalesce(${t.submittedBy}, 0)`,
      sql`coalesce(${t.sha256}, ${t.letter}, ${t.kind})`,
    ),
    uniqueIndex('evidence_by_source')
      .on(t.sourceCaseId, t.caseId, sql`coalesce(${t.sha256}, ${t.letter}, '')`)
      .where(sql`${t.sourceCaseId} is not null`),
    check('evidence_dated', sql`${t.round} is null or ${t.effectOn} is not null`),
    check(
      'evidence_judged',
      sql`${t.verdict} is null or (${t.round} is not null and ${t.decidedAt} is not null)`,
    ),
    check(
      'evidence_not_by_himself',
      sql`${t.decidedBy} is null or ${t.decidedBy} is distinct from ${t.submittedBy}`,
    ),
  ],
);

/** A report on duties as it was put on file: of one duty, or of a period; once for each button that asked. */
export const dutyReports = pgTable(
  'duty_reports',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** Code of the region's file; null: of a period. */
    duty: text('duty'),
    /** First and last day of the period. */
    fromOn: date('from_on'),
    untilOn: date('until_on'),
    askedAt: at('asked_at').notNull(),
    cutOffAt: at('cut_off_at').notNull(),
    /** JSON: what it says, so that a letter written on says the same. */
    content: text('content').notNull(),
    filedBy: big('filed_by')
      .notNull()
      .references(() => people.id),
    filedAt: at('filed_at').notNull(),
    sentToHeadAt: at('sent_to_head_at'),
    sentToChairAt: at('sent_to_chair_at'),
  },
  (t) => [
    unique('duty_reports_once').on(t.duty, t.fromOn, t.untilOn, t.askedAt).nullsNotDistinct(),
    check(
      'duty_reports_of_one',
      sql`(${t.duty} is null) = (${t.fromOn} is not null and ${t.untilOn} is not null)`,
    ),
  ],
);

/** Mornings whose reminders of duties were said: a day's reminders are said once, whoever runs and however often. */
export const dutyMornings = pgTable('duty_mornings', {
  /** The date in the city's zone. */
  onDay: date('on_day').primaryKey(),
  at: at('at').notNull(),
});

/** Who was reminded of which cycle on which day. */
export const dutyReminders = pgTable(
  'duty_reminders',
  {
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    onDay: date('on_day').notNull(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.onDay, t.caseId] }),
    index('duty_reminders_by_case').on(t.caseId, t.onDay),
  ],
);

/** A month's copies to one rung above: drafted by the desk, released by a coordinator, or not. */
export const dutyCopies = pgTable(
  'duty_copies',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** The first day of the month. */
    monthOn: date('month_on').notNull(),
    rung: text('rung', { enum: ['office_head', 'agency_head', 'chair'] }).notNull(),
    state: text('state').notNull(),
    /** Grows when something of it was met: a button carries the one that was shown. */
    revision: integer('revision').notNull().default(1),
    decidedBy: big('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
  },
  (t) => [unique('duty_copies_once').on(t.monthOn, t.rung), index('duty_copies_by_decider').on(t.decidedBy)],
);

/** What a draft holds: a cycle that was overdue for so many days when the draft was made. */
export const dutyCopyItems = pgTable(
  'duty_copy_items',
  {
    copyId: text('copy_id')
      .notNull()
      .references(() => dutyCopies.caseId),
    cycleId: text('cycle_id')
      .notNull()
      .references(() => cases.id),
    late: integer('late').notNull(),
  },
  (t) => [primaryKey({ columns: [t.copyId, t.cycleId] }), index('duty_copy_items_by_cycle').on(t.cycleId)],
);

/** Who read what is nobody's case: an auditor at the queues or a report. Only ever added to. */
export const readings = pgTable(
  'readings',
  {
    id: id(),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role').notNull(),
    /** `watch`, `report`, `audit`, `finding`, `file`. */
    what: text('what').notNull(),
    /** Codes only: the filter, the month. */
    detail: text('detail').notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('readings_by_person').on(t.personId, t.at), index('readings_by_age').on(t.at)],
);

export const timers = pgTable(
  'timers',
  {
    /** A case id, or `dialogue:<person>:<chat>:<flow>`. */
    owner: text('owner').notNull(),
    /** Also the type of the event it becomes: XState's `xstate.after.<delay>.<state>`. */
    id: text('id').notNull(),
    dueAt: at('due_at').notNull(),
    /** What it is counted from, so that a new calendar can count again. Null: a date of its own, or put off. */
    setAt: at('set_at'),
  },
  (t) => [primaryKey({ columns: [t.owner, t.id] }), index('timers_due').on(t.dueAt)],
);

/**
 * `/pengumuman` from its first word to its end. What is sent to whom stands in `broadcasts` and `deliveries` from the press on.
 */
export const announcements = pgTable(
  'announcements',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    authorId: big('author_id')
      .notNull()
      .references(() => people.id),
    status: text('status').notNull(),
    /** Grows with every change of what would be sent; a press on an older one is refused. */
    revision: integer('revision').notNull().default(1),
    /** JSON: text and files. */
    words: text('words'),
    /** JSON: `Audience` of `src/domain/audience.ts`. */
    audience: text('audience'),
    /** Why it does not keep the quiet hours; null: it keeps them. */
    urgentReason: text('urgent_reason'),
    wantsRead: boolean('wants_read').notNull().default(false),
    /** When it is to go; null: at once. */
    dueAt: at('due_at'),
    approverId: big('approver_id').references(() => people.id),
    /** People and offices it goes to, frozen at the press. */
    people: integer('people').notNull().default(0),
    offices: integer('offices').notNull().default(0),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('announcements_draft')
      .on(t.authorId)
      .where(sql`${t.status} in ('writing', 'aiming', 'ready')`),
    index('announcements_by_time').on(t.createdAt),
    index('announcements_waiting')
      .on(t.createdAt)
      .where(sql`${t.status} = 'waiting'`),
    check('announcements_two_people', sql`${t.approverId} is null or ${t.approverId} <> ${t.authorId}`),
  ],
);

/** Trouble or planned work on a service, from its notice to the all-clear. */
export const disturbances = pgTable(
  'disturbances',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    ownerId: big('owner_id')
      .notNull()
      .references(() => people.id),
    status: text('status').notNull(),
    isPlanned: boolean('is_planned').notNull(),
    /** A category of reports (`src/domain/disturbed.ts`); null: not chosen yet. */
    category: text('category'),
    /** JSON: text and files. */
    words: text('words'),
    audience: text('audience'),
    /** Of planned work: its window. */
    startsAt: at('starts_at'),
    endsAt: at('ends_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('disturbances_draft')
      .on(t.ownerId)
      .where(sql`${t.status} in ('choosing', 'writing', 'timing', 'aiming', 'ready')`),
    index('disturbances_open')
      .on(t.category, t.createdAt)
      .where(sql`${t.status} in ('planned', 'ongoing')`),
    check('disturbances_window', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/** Words that go to many, stored once. Whoever sends one of them looks here whether it still may. */
export const broadcasts = pgTable(
  'broadcasts',
  {
    id: id(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** Order within the case: nobody reads the all-clear before the notice. */
    seq: integer('seq').notNull(),
    kind: text('kind', {
      enum: ['announcement', 'trouble', 'planned', 'reminder', 'update', 'allClear', 'calledOff'],
    }).notNull(),
    /** `held`: approved or sent later. `stopping`: what waits is being taken back. */
    state: text('state', { enum: ['held', 'running', 'stopping', 'stopped', 'sent'] }).notNull(),
    /** JSON: text and files. */
    words: text('words').notNull(),
    wantsRead: boolean('wants_read').notNull().default(false),
    /** Nothing of it is sent in quiet hours. */
    keepsQuiet: boolean('keeps_quiet').notNull(),
    /** How often it was sent to those who lacked it. */
    round: integer('round').notNull().default(1),
    /** Somebody has acknowledged since its card was drawn. */
    isTouched: boolean('is_touched').notNull().default(false),
  },
  (t) => [
    unique('broadcasts_of_case').on(t.caseId, t.seq),
    index('broadcasts_at_work')
      .on(t.id)
      .where(sql`${t.state} in ('running', 'stopping') or ${t.isTouched}`),
  ],
);

/** Each who is to get it, frozen at the press, and what became of it. */
export const deliveries = pgTable(
  'deliveries',
  {
    broadcastId: big('broadcast_id')
      .notNull()
      .references(() => broadcasts.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    /** `left`: he has no role any more. `unreachable`: see `why`. */
    state: text('state', {
      enum: ['waiting', 'queued', 'sent', 'failed', 'unreachable', 'left', 'stopped'],
    }).notNull(),
    /** `blocked`, `deactivated`, `gone`, `noChat`, or the failure's code. */
    why: text('why'),
    /** While it is queued, and what it was when sent. */
    outboxId: big('outbox_id'),
    sentAt: at('sent_at'),
    readAt: at('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.broadcastId, t.position] }),
    unique('deliveries_once').on(t.broadcastId, t.personId),
    uniqueIndex('deliveries_by_row')
      .on(t.outboxId)
      .where(sql`${t.outboxId} is not null`),
    index('deliveries_waiting')
      .on(t.broadcastId, t.position)
      .where(sql`${t.state} in ('waiting', 'queued')`),
    index('deliveries_by_person').on(t.personId, t.broadcastId),
  ],
);

/** What must be said. Rendered when sent; the payload is emptied afterwards. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    chatId: big('chat_id')
      .notNull()
      .references(() => chats.id),
    caseId: text('case_id'),
    /** 1 P1 and security, 2 replies, 3 cards, 4 announcements. */
    class: smallint('class').notNull(),
    payload: text('payload'),
    /** A card is in the queue once. */
    cardId: big('card_id').references(() => cards.id),
    state: text('state', { enum: ['open', 'sent', 'failed'] })
      .notNull()
      .default('open'),
    attempts: smallint('attempts').notNull().default(0),
    /** Real database time, not the desk's clock: waiting here is about Telegram, not about people. */
    notBefore: at('not_before').notNull(),
    error: text('error'),
    /** Real database time as well. */
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('outbox_open')
      .on(t.class, t.id)
      .where(sql`${t.state} = 'open'`),
    index('outbox_by_chat')
      .on(t.chatId, t.id)
      .where(sql`${t.state} = 'open'`),
    uniqueIndex('outbox_card')
      .on(t.cardId)
      .where(sql`${t.state} = 'open'`),
    index('outbox_age')
      .on(t.createdAt)
      .where(sql`${t.state} <> 'open'`),
  ],
);

/** Messages in which a secret was masked, so that their writer, and nobody else, can have the bot delete the original. */
export const maskings = pgTable(
  'maskings',
  {
    chatId: big('chat_id')
      .notNull()
      .references(() => chats.id),
    messageId: big('message_id').notNull(),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chatId, t.messageId] }),
    index('maskings_age').on(t.at),
    index('maskings_by_person').on(t.personId),
  ],
);

/** What a person asked about his own data; recorded by law (UU 27/2022, Pasal 14). */
export const dataRequests = pgTable(
  'data_requests',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind', { enum: ['export', 'correct', 'erase'] }).notNull(),
    requestedAt: at('requested_at').notNull(),
    /** Of an erasure: when it must be confirmed at the latest. */
    dueAt: at('due_at'),
    isPending: boolean('is_pending').notNull().default(false),
    decidedBy: big('decided_by').references(() => people.id),
  },
  (t) => [
    index('data_requests_by_person').on(t.personId, t.requestedAt),
    uniqueIndex('data_requests_pending')
      .on(t.personId)
      .where(sql`${t.isPending}`),
  ],
);

/** Lists of records whose time is over: proposed at night, destroyed with the number of the minutes by two people. */
export const disposals = pgTable(
  'disposals',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    state: text('state', {
      enum: ['proposed', 'confirmed', 'destroyed', 'postponed', 'superseded'],
    }).notNull(),
    isOpen: boolean('is_open').notNull().default(true),
    proposedAt: at('proposed_at').notNull(),
    /** sha256 of the sorted lines of its items. */
    listHash: text('list_hash').notNull(),
    /** Number of the berita acara. */
    minutes: text('minutes'),
    confirmedBy: big('confirmed_by').references(() => people.id),
    approvedBy: big('approved_by').references(() => people.id),
    /** Postponed: nothing is proposed before. */
    notBefore: at('not_before'),
  },
  (t) => [
    uniqueIndex('disposals_one_open')
      .on(t.isOpen)
      .where(sql`${t.isOpen}`),
    uniqueIndex('disposals_minutes')
      .on(t.minutes)
      .where(sql`${t.state} = 'destroyed'`),
    check('disposals_two_people', sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.confirmedBy}`),
    check(
      'disposals_by_minutes',
      sql`${t.state} <> 'destroyed' or (${t.minutes} is not null and ${t.approvedBy} is not null)`,
    ),
  ],
);

export const disposalItems = pgTable(
  'disposal_items',
  {
    disposalId: text('disposal_id')
      .notNull()
      .references(() => disposals.caseId),
    /** A class of `src/domain/records.ts`. */
    recordClass: text('record_class').notNull(),
    /** `case:<id>`, `role:<id>` or `person:<id>`. */
    item: text('item').notNull(),
    /** What people know it by, where there is such a thing: a ticket's number. */
    label: text('label'),
    /** Of a case: its chain as it was when proposed. */
    head: text('head'),
    count: integer('count'),
  },
  (t) => [primaryKey({ columns: [t.disposalId, t.recordClass, t.item] })],
);

/** What was lawfully taken out of the history, so that it verifies afterwards; append-only like the history itself. */
export const tombstones = pgTable(
  'tombstones',
  {
    caseId: text('case_id').notNull(),
    /** `words`: the bodies; `record`: the whole case. */
    what: text('what', { enum: ['words', 'record'] }).notNull(),
    /** The disposal or the erasure that did it; its history holds the hash over all its tombstones. */
    byCaseId: text('by_case_id').notNull(),
    head: text('head').notNull(),
    count: integer('count').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.what] }), index('tombstones_by_cause').on(t.byCaseId)],
);

/** The regulation's text for the search of `/aturan`: one row an ayat, an angka, or an article without either (paragraph 0). */
export const lawParts = pgTable(
  'law_parts',
  {
    /** The city's code: its regulation. */
    law: text('law').notNull(),
    article: smallint('article').notNull(),
    paragraph: smallint('paragraph').notNull(),
    text: text('text').notNull(),
    /** Of the text, with Postgres' configuration `indonesian`. */
    words: tsvector('words').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.law, t.article, t.paragraph] }),
    index('law_parts_words').using('gin', t.words),
  ],
);

/** A spreadsheet of offices and people that somebody sent: what it says, from the preview until it is applied or lapses. */
export const imports = pgTable(
  'imports',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    sentBy: big('sent_by')
      .notNull()
      .references(() => people.id),
    /** sha256 of the file's bytes. */
    fileHash: text('file_hash').notNull(),
    /** The rows as read, JSON; emptied once they are no longer needed. */
    rows: text('rows'),
    /** sha256 of what the rows would change at the time of the preview. */
    planHash: text('plan_hash').notNull(),
    appliedAt: at('applied_at'),
  },
  (t) => [
    uniqueIndex('imports_one_open')
      .on(t.sentBy)
      .where(sql`${t.rows} is not null`),
    index('imports_applied')
      .on(t.fileHash)
      .where(sql`${t.appliedAt} is not null`),
  ],
);

/**
 * What somebody asks of a service of the catalogue: a form that is saved as it is filled in, then what was sent. The ticket is born
 * with the first sending, and waits there for the approvals.
 */
export const requests = pgTable(
  'requests',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    /** Code of the catalogue; a later release may no longer have it. */
    service: text('service').notNull(),
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    class: text('class', { enum: ['internal', 'restricted', 'confidential', 'secret'] }).notNull(),
    /** The top state of its flow. */
    status: text('status', {
      enum: ['filling', 'deciding', 'passed', 'rejected', 'withdrawn', 'deleted', 'lapsed'],
    }).notNull(),
    isOpen: boolean('is_open').notNull().default(true),
    /** How often it was sent; an approval is of exactly one revision. */
    revision: integer('revision').notNull().default(0),
    ticketId: text('ticket_id').references(() => tickets.caseId),
    /** The question that is asked now; null: all are answered, the summary is shown. */
    asked: text('asked'),
    /** Whether `asked` is changed out of the summary, so that it leads back there. */
    isChanging: boolean('is_changing').notNull().default(false),
    /** Of the questions as they were when the form was last shown; a new release may ask others. */
    fieldsHash: text('fields_hash').notNull(),
    /** What an approver marked as wrong when he sent it back, and his reason. */
    returnedFields: text('returned_fields').array().notNull().default([]),
    returnReason: text('return_reason'),
    createdAt: at('created_at').notNull(),
    touchedAt: at('touched_at').notNull(),
    sentAt: at('sent_at'),
  },
  (t) => [
    uniqueIndex('requests_one_form')
      .on(t.personId, t.service)
      .where(sql`${t.status} = 'filling'`),
    index('requests_open')
      .on(t.personId, t.touchedAt)
      .where(sql`${t.isOpen}`),
    index('requests_by_person').on(t.personId, t.createdAt),
    uniqueIndex('requests_by_ticket')
      .on(t.ticketId)
      .where(sql`${t.ticketId} is not null`),
    check('requests_sent', sql`${t.revision} > 0 or ${t.ticketId} is null`),
  ],
);

/** The form as it stands now, one row a question. */
export const requestAnswers = pgTable(
  'request_answers',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => requests.caseId, { onDelete: 'cascade' }),
    field: text('field').notNull(),
    /** JSON: an `AnswerValue` of `src/domain/answers.ts`. */
    value: text('value').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.field] })],
);

/** Exactly what was sent, and so what an approver saw; never changed. */
export const requestRevisions = pgTable(
  'request_revisions',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => requests.caseId, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    /** JSON: a `RequestContent`. */
    content: text('content').notNull(),
    sha256: text('sha256').notNull(),
    sentAt: at('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.revision] })],
);

/** What a model said about a ticket, beside it: shown, never decided by. Only of tickets whose words are not restricted. */
export const advice = pgTable(
  'advice',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** `triage`, `passing` (a summary for Tier 2), `answer` (a draft for the technician). */
    about: text('about').notNull(),
    /** As JSON: `domain/advice.ts`. */
    value: text('value').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.about] })],
);

/** What was decided on a request, step by step; never changed. An approval is of exactly the revision that was seen. */
export const approvals = pgTable(
  'approvals',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => requests.caseId, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    /** Code of the step, and whose it is: a role in an office. */
    step: text('step').notNull(),
    role: text('role').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    revision: integer('revision').notNull(),
    decision: text('decision', { enum: ['approved', 'letter', 'own', 'returned', 'rejected'] }).notNull(),
    /** Who pressed, or handed the signed letter in. */
    personId: big('person_id')
      .notNull()
      .references(() => people.id),
    /** The absent holder for whom a deputy decided. */
    insteadOf: big('instead_of').references(() => people.id),
    /** Of the decision, or of the letter with its date and file. */
    number: text('number'),
    letterOn: date('letter_on'),
    sha256: text('sha256'),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    /** One decision a step and revision: of two approvers one is first. */
    uniqueIndex('approvals_once').on(t.caseId, t.revision, t.step),
    index('approvals_by_person').on(t.personId, t.at),
    check(
      'approvals_letter',
      sql`${t.decision} <> 'letter' or (${t.number} is not null and ${t.letterOn} is not null)`,
    ),
  ],
);

/** The step that a request waits for now, so that whoever may meet it finds it. */
export const waitingSteps = pgTable(
  'waiting_steps',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => requests.caseId, { onDelete: 'cascade' }),
    step: text('step').notNull(),
    role: text('role').notNull(),
    /** Where its holders are; of a unit without one its office. */
    officeCode: text('office_code')
      .notNull()
      .references(() => offices.code),
    place: text('place', { enum: ['asked', 'vacant', 'held'] }).notNull(),
    since: at('since').notNull(),
  },
  (t) => [index('waiting_steps_by_role').on(t.role, t.officeCode, t.since)],
);

/** Days on which nothing that runs is changed, both included; an emergency waits for none. */
export const freezes = pgTable(
  'freezes',
  {
    id: id(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
    reason: text('reason').notNull(),
    setBy: big('set_by')
      .notNull()
      .references(() => people.id),
    setAt: at('set_at').notNull(),
    liftedAt: at('lifted_at'),
    liftedBy: big('lifted_by').references(() => people.id),
  },
  (t) => [
    index('freezes_in_force')
      .on(t.untilOn)
      .where(sql`${t.liftedAt} is null`),
    check('freezes_forward', sql`${t.untilOn} >= ${t.fromOn}`),
  ],
);

/** A change that was carried out is looked back on (domain.md 4.1): what came of it. */
export const changeReviews = pgTable(
  'change_reviews',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    requestId: text('request_id')
      .notNull()
      .unique()
      .references(() => requests.caseId, { onDelete: 'cascade' }),
    verdict: text('verdict', { enum: ['worked', 'partly', 'rolledBack'] }),
    reviewedBy: big('reviewed_by').references(() => people.id),
    reviewedAt: at('reviewed_at'),
  },
  (t) => [check('change_reviews_whole', sql`(${t.verdict} is null) = (${t.reviewedBy} is null)`)],
);
