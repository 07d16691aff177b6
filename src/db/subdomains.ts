/** Subdomains, and what is to be done outside for them. Who may see which row the scope says. */
import type { OfficeScope } from '../domain/oversight.ts';
import type { HeldName } from '../domain/subdomainNames.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export type SubdomainClass = 'situs-pd' | 'aplikasi' | 'layanan-publik' | 'kegiatan' | 'lama';

/** The columns that its life changes. */
export interface SubdomainColumns {
  officeCode: string;
  target: string | null;
  managerId: number | null;
  managerName: string | null;
  status: string;
  holdsName: boolean;
  requestId: string | null;
  askedBy: number | null;
  decision: string | null;
  liveAt: Date | null;
  askedAt: Date | null;
  attestedAt: Date | null;
  checkedAt: Date | null;
  usedAt: Date | null;
  evidence: readonly string[];
  steppedAt: Date | null;
  dns: string | null;
  httpStatus: number | null;
  contentHash: string | null;
  contentSince: Date | null;
  suspicion: string | null;
  tlsExpiresAt: Date | null;
  tlsTicketFor: Date | null;
  danglingSince: Date | null;
  isDanglingTold: boolean;
  suspendedAt: Date | null;
  suspendDecision: string | null;
  removedAt: Date | null;
  removeDecision: string | null;
  restsUntil: string | null;
  emergencyAt: Date | null;
  emergencyDecision: string | null;
  conformsSince: Date | null;
}

export interface Subdomain extends Readonly<SubdomainColumns> {
  readonly caseId: string;
  readonly label: string;
  readonly fqdn: string;
  readonly class: SubdomainClass;
  readonly purpose: string;
  readonly ttl: number;
  readonly letter: string | null;
  readonly replacesId: string | null;
  readonly createdAt: Date;
  readonly endsOn: string | null;
  readonly isLegacy63: boolean;
  readonly officeName: string;
  readonly parentCode: string | null;
  readonly workPattern: string;
  /** Of the registered manager, else as it was written. */
  readonly manager: string | null;
  readonly case: LoadedCase;
}

/** Property to column, of what changes. */
const CHANGING: Readonly<Record<keyof SubdomainColumns, string>> = {
  officeCode: 'office_code',
  target: 'target',
  managerId: 'manager_id',
  managerName: 'manager_name',
  status: 'status',
  holdsName: 'holds_name',
  requestId: 'request_id',
  askedBy: 'asked_by',
  decision: 'decision',
  liveAt: 'live_at',
  askedAt: 'asked_at',
  attestedAt: 'attested_at',
  checkedAt: 'checked_at',
  usedAt: 'used_at',
  evidence: 'evidence',
  steppedAt: 'stepped_at',
  dns: 'dns',
  httpStatus: 'http_status',
  contentHash: 'content_hash',
  contentSince: 'content_since',
  suspicion: 'suspicion',
  tlsExpiresAt: 'tls_expires_at',
  tlsTicketFor: 'tls_ticket_for',
  danglingSince: 'dangling_since',
  isDanglingTold: 'is_dangling_told',
  suspendedAt: 'suspended_at',
  suspendDecision: 'suspend_decision',
  removedAt: 'removed_at',
  removeDecision: 'remove_decision',
  restsUntil: 'rests_until',
  emergencyAt: 'emergency_at',
  emergencyDecision: 'emergency_decision',
  conformsSince: 'conforms_since',
};
const KEYS = Object.keys(CHANGING) as (keyof SubdomainColumns)[];

const SUBDOMAIN = `select s.case_id as "caseId", s.label, s.fqdn, s.class, s.purpose, s.ttl, s.letter, s.replaces_id as "replacesId",
    s.created_at as "createdAt", s.ends_on::text as "endsOn", s.is_legacy_63 as "isLegacy63",
    ${KEYS.map((key) => `s.${CHANGING[key]}${key === 'restsUntil' ? '::text' : ''} as "${key}"`).join(', ')},
    o.name as "officeName", o.parent_code as "parentCode", o.work_pattern as "workPattern",
    coalesce(p.name, s.manager_name) as manager,
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from subdomains s join cases c on c.id = s.case_id join offices o on o.code = s.office_code
    left join people p on p.id = s.manager_id`;

export async function subdomainByCase(on: Asked, caseId: string): Promise<Subdomain | null> {
  const [row] = await ask<Subdomain>(on, 'subdomain-by-case', `${SUBDOMAIN} where s.case_id = $1`, [caseId]);
  return row ?? null;
}

/** Whoever holds this name now, also while it rests. */
export async function subdomainNamed(on: Asked, fqdn: string): Promise<Subdomain | null> {
  const [row] = await ask<Subdomain>(
    on,
    'subdomain-named',
    `${SUBDOMAIN} where s.fqdn = $1 and s.holds_name`,
    [fqdn],
  );
  return row ?? null;
}

/** What a request is about: the name it reserved. */
export async function subdomainOfRequest(on: Asked, requestId: string): Promise<Subdomain | null> {
  const [row] = await ask<Subdomain>(
    on,
    'subdomain-of-request',
    `${SUBDOMAIN} where s.request_id = $1 order by s.created_at desc limit 1`,
    [requestId],
  );
  return row ?? null;
}

/** Every name that is held or rests; a city has some hundreds. */
export async function heldNames(on: Asked): Promise<HeldName[]> {
  return ask(
    on,
    'held-names',
    `select s.label, s.office_code as "officeCode", o.name as "officeName", s.rests_until::text as "restsUntil"
     from subdomains s join offices o on o.code = s.office_code where s.holds_name`,
    [],
  );
}

/** What the registry can be narrowed to. */
export const REGISTRY_FILTERS = ['all', 'trouble', 'unused', 'legacy', 'off'] as const;
export type RegistryFilter = (typeof REGISTRY_FILTERS)[number];
const FILTER: Readonly<Record<RegistryFilter, string>> = {
  all: `s.status not in ('released', 'dropped')`,
  trouble: `s.status in ('used', 'warned', 'warnedAgain', 'lastWarned', 'proposed', 'verifying', 'confirming')
    and (s.suspicion is not null or s.dangling_since is not null or s.tls_expires_at < $4)`,
  unused: `s.status in ('warned', 'warnedAgain', 'lastWarned', 'proposed')`,
  legacy: `s.is_legacy_63 and s.conforms_since is null and s.holds_name`,
  off: `s.status in ('suspended', 'emergency', 'resting', 'clearing', 'confirming')`,
};

/** A page of the registry by name; `words`: part of the name or of the office's. `soon`: certificates ending before it are trouble. */
export async function registry(
  on: Asked,
  scope: OfficeScope,
  filter: RegistryFilter,
  words: string,
  after: string,
  limit: number,
  soon: Date,
): Promise<Subdomain[]> {
  return ask(
    on,
    `registry-${filter}`,
    `${SUBDOMAIN} where ${FILTER[filter]} and ($1::text[] is null or s.office_code = any($1::text[]) or o.parent_code = any($1::text[]))
       and ($2::text = '' or strpos(s.fqdn, $2) > 0 or strpos(lower(o.name), $2) > 0 or lower(o.abbreviation) = $2)
       and s.fqdn > $3 and $4::timestamptz is not null
     order by s.fqdn limit $5`,
    [scope.offices, words.toLowerCase(), after, soon, limit],
  );
}

/** Of one manager who is about to leave. */
export async function managedBy(on: Asked, personId: number): Promise<Subdomain[]> {
  return ask(on, 'managed-by', `${SUBDOMAIN} where s.manager_id = $1 and s.holds_name order by s.fqdn`, [
    personId,
  ]);
}

export interface NewSubdomain extends Partial<SubdomainColumns> {
  readonly caseId: string;
  readonly label: string;
  readonly fqdn: string;
  readonly officeCode: string;
  readonly class: SubdomainClass;
  readonly purpose: string;
  readonly letter?: string | null;
  readonly endsOn?: string | null;
  readonly isLegacy63?: boolean;
  readonly replacesId?: string | null;
  readonly status: string;
  readonly now: Date;
}

/** Throws a unique violation where somebody holds the name: one winner. */
export async function insertSubdomain(on: Asked, row: NewSubdomain): Promise<void> {
  await ask(
    on,
    'insert-subdomain',
    `insert into subdomains (case_id, label, fqdn, office_code, class, purpose, target, manager_id, manager_name, letter, status,
       request_id, asked_by, decision, created_at, live_at, used_at, ends_on, is_legacy_63, replaces_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      row.caseId,
      row.label,
      row.fqdn,
      row.officeCode,
      row.class,
      row.purpose,
      row.target ?? null,
      row.managerId ?? null,
      row.managerName ?? null,
      row.letter ?? null,
      row.status,
      row.requestId ?? null,
      row.askedBy ?? null,
      row.decision ?? null,
      row.now,
      row.liveAt ?? null,
      row.usedAt ?? null,
      row.endsOn ?? null,
      row.isLegacy63 ?? false,
      row.replacesId ?? null,
    ],
  );
}

/** A reserved name and what was asked for it, after a correction of the request. */
export async function correctReserved(
  on: Asked,
  caseId: string,
  row: Pick<
    NewSubdomain,
    'label' | 'fqdn' | 'class' | 'purpose' | 'letter' | 'endsOn' | 'target' | 'managerId' | 'managerName'
  >,
): Promise<void> {
  await ask(
    on,
    'correct-reserved',
    `update subdomains set label = $2, fqdn = $3, class = $4, purpose = $5, letter = $6, ends_on = $7, target = $8, manager_id = $9,
       manager_name = $10 where case_id = $1 and status = 'reserved'`,
    [
      caseId,
      row.label,
      row.fqdn,
      row.class,
      row.purpose,
      row.letter ?? null,
      row.endsOn ?? null,
      row.target ?? null,
      row.managerId ?? null,
      row.managerName ?? null,
    ],
  );
}

export async function updateSubdomain(on: Asked, caseId: string, columns: SubdomainColumns): Promise<void> {
  await ask(
    on,
    'update-subdomain',
    `update subdomains set ${KEYS.map((key, index) => `${CHANGING[key]} = $${index + 2}`).join(', ')} where case_id = $1`,
    [caseId, ...KEYS.map((key) => columns[key])],
  );
}

export const columnsOfSubdomain = (row: Subdomain): SubdomainColumns =>
  Object.fromEntries(KEYS.map((key) => [key, row[key]])) as unknown as SubdomainColumns;

export type WorkName = 'write' | 'clear' | 'see' | 'seeGone' | 'visit';

/** Puts the one piece of outside work of a subdomain; what was waiting before is overtaken. */
export async function planWork(on: Asked, caseId: string, what: WorkName, dueAt: Date): Promise<void> {
  await ask(
    on,
    'plan-subdomain-work',
    `insert into subdomain_work (case_id, what, due_at) values ($1, $2, $3)
     on conflict (case_id) do update set what = excluded.what, due_at = excluded.due_at, attempts = 0,
       round = subdomain_work.round + 1, claimed_until = null`,
    [caseId, what, dueAt],
  );
}

export async function dropWork(on: Asked, caseId: string): Promise<void> {
  await ask(on, 'drop-subdomain-work', 'delete from subdomain_work where case_id = $1', [caseId]);
}

export interface Work {
  readonly caseId: string;
  readonly what: WorkName;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly round: number;
  readonly fqdn: string;
  readonly target: string | null;
  readonly ttl: number;
}

/** Takes the most overdue piece of work for two minutes; null: there is none. */
export async function takeWork(on: Asked, now: Date): Promise<Work | null> {
  const [row] = await ask<Work>(
    on,
    'take-subdomain-work',
    `with next as (
       select case_id from subdomain_work
       where due_at <= $1 and (claimed_until is null or claimed_until < clock_timestamp())
       order by due_at limit 1 for update skip locked)
     update subdomain_work w set claimed_until = clock_timestamp() + interval '2 minutes'
     from next, subdomains s where w.case_id = next.case_id and s.case_id = w.case_id
     returning w.case_id as "caseId", w.what, w.due_at as "dueAt", w.attempts, w.round, s.fqdn, s.target, s.ttl`,
    [now],
  );
  return row ?? null;
}

/**
 * Ends a piece of work with its result: told to the case by a row of the inbox, and either over or tried again later, all at once.
 * What was overtaken meanwhile (another round) changes nothing.
 */
export async function endWork(
  on: Asked,
  work: Work,
  result: { readonly signal: string | null; readonly againAt: Date | null; readonly now: Date },
): Promise<void> {
  await ask(
    on,
    'end-subdomain-work',
    `with mine as (select case_id from subdomain_work where case_id = $1 and round = $2 for update),
     gone as (delete from subdomain_work w using mine where w.case_id = mine.case_id and $4::timestamptz is null),
     again as (update subdomain_work w set due_at = $4, attempts = w.attempts + 1, claimed_until = null
       from mine where w.case_id = mine.case_id and $4::timestamptz is not null)
     insert into inbox (id, lane, position, payload, received_at)
     select 'signal:outside:' || $1 || ':' || $6, 'case:' || $1, 0, $3, $5 from mine where $3::text is not null
     on conflict (id) do nothing`,
    [
      work.caseId,
      work.round,
      result.signal,
      result.againAt,
      result.now,
      `${work.what}:${work.dueAt.getTime()}:${work.attempts}:${work.round}`,
    ],
  );
}
