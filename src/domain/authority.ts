/**
 * Who may do what with a ticket, as one table. Whatever is not in it is refused. A role comes from our own table, never from
 * being member or administrator of a group. Source: `chat.md`, "People"; Bitung 41(7)-(11).
 */
import { isConcerned, type ComplaintPlace } from './complaints.ts';
import type { Office } from './region.ts';

export const ROLES = [
  'staff',
  'tier1',
  'office_head',
  'tier2',
  'csirt',
  'coordinator',
  'division_head',
  'agency_head',
  'chair',
  'auditor',
  'admin',
  /** Has asked to be registered; may report and follow his own reports until somebody confirms him. */
  'applicant',
] as const;
export type Role = (typeof ROLES)[number];

/** The Indonesian words that `/undang` takes beside the codes. */
export const ROLE_WORDS: Readonly<Record<string, Role>> = {
  staf: 'staff',
  pegawai: 'staff',
  teknisi: 'tier1',
  'tier-1': 'tier1',
  kepala_pd: 'office_head',
  kepalapd: 'office_head',
  'tier-2': 'tier2',
  koordinator: 'coordinator',
  kabid: 'division_head',
  kepala_dinas: 'agency_head',
  kadis: 'agency_head',
  ketua: 'chair',
  sekda: 'chair',
  pengawas: 'auditor',
  inspektorat: 'auditor',
};

export const readRole = (word: string): Role | undefined => {
  const low = word.toLowerCase();
  if (low === 'applicant') return undefined;
  return (ROLES as readonly string[]).includes(low) ? (low as Role) : ROLE_WORDS[low];
};

export interface HeldRole {
  readonly role: Role;
  readonly officeCode: Office['code'];
}

export interface Standing {
  readonly id: number;
  readonly roles: readonly HeldRole[];
}

/** What the table needs to know of a ticket. */
export interface TicketPlace {
  readonly desk: string;
  readonly kind: string;
  readonly officeCode: string;
  /** Of a unit: its office, whose technician serves it too. */
  readonly parentCode: string | null;
  readonly reporterId: number;
  readonly ownerId: number | null;
  /** Who has the ticket in hand that this one follows; he speaks with this reporter too. */
  readonly leadOwnerId?: number | null;
  /** Of a complaint: whom it is about and who receives it. */
  readonly complaint: ComplaintPlace | null;
}

/**
 * How a person stands to one ticket: `owner` holds it, `free` is a technician of its desk while nobody holds it, `desk` one
 * while somebody else does. Of a complaint only: `reviewer` may give the second opinion, `concerned` is whom it is about, once told.
 */
export type Relation =
  | 'reporter'
  | 'owner'
  | 'free'
  | 'desk'
  | 'tier1OfOffice'
  | 'coordinator'
  | 'agencyHead'
  | 'observer'
  | 'reviewer'
  | 'concerned';

export function relationsTo(ticket: TicketPlace, person: Standing): Set<Relation> {
  if (ticket.kind === 'complaint') return relationsToComplaint(ticket, person);
  const relations = new Set<Relation>();
  const has = (roles: readonly Role[], office?: string) =>
    person.roles.some(
      (held) => roles.includes(held.role) && (office === undefined || held.officeCode === office),
    );
  const isTier1Here =
    has(['tier1'], ticket.officeCode) || (ticket.parentCode !== null && has(['tier1'], ticket.parentCode));
  const coordinates = has(['coordinator', 'division_head']);
  const atDesk =
    ticket.desk === 'tier1'
      ? isTier1Here
      : ticket.desk === 'tier2'
        ? has(['tier2', 'csirt'])
        : coordinates || has(['agency_head']);
  if (ticket.reporterId === person.id) relations.add('reporter');
  const handlesLead =
    ticket.leadOwnerId === person.id && (isTier1Here || coordinates || has(['tier2', 'csirt']));
  if ((ticket.ownerId === person.id && (atDesk || coordinates)) || handlesLead) relations.add('owner');
  else if (atDesk) relations.add(ticket.ownerId === null ? 'free' : 'desk');
  if (isTier1Here) relations.add('tier1OfOffice');
  if (coordinates) relations.add('coordinator');
  if (has(['agency_head'])) relations.add('agencyHead');
  if (has(['agency_head', 'auditor']) || has(['office_head'], ticket.officeCode)) relations.add('observer');
  return relations;
}

/**
 * A complaint is a private matter: its author is nothing but its author, whom it is about is nothing at all until he was told, and
 * of the others only those who receive it, may review it or oversee the desk.
 */
function relationsToComplaint(ticket: TicketPlace, person: Standing): Set<Relation> {
  const { complaint, ownerId } = ticket;
  const relations = new Set<Relation>();
  if (ticket.reporterId === person.id) return relations.add('reporter');
  if (complaint === null) return relations;
  if (isConcerned(complaint, ticket, person))
    return complaint.isSummarySent && complaint.subjectId === person.id
      ? relations.add('concerned')
      : relations;
  const holds = (roles: readonly Role[]) => person.roles.some((held) => roles.includes(held.role));
  const receives = holds(complaint.recipients);
  if (receives) relations.add(ownerId === person.id ? 'owner' : ownerId === null ? 'free' : 'desk');
  if (ownerId !== person.id && (receives || holds(complaint.reviewers))) relations.add('reviewer');
  if (holds(['agency_head', 'auditor'])) relations.add('observer');
  return relations;
}

/** Words and files of a complaint or a restricted case (security) are never shown in a group. */
export const isForFewEyes = (ticket: { readonly kind: string; readonly isRestricted: boolean }): boolean =>
  ticket.isRestricted || ticket.kind === 'complaint';

/**
 * Action × relation. `free` beside `owner` means that doing it takes the ticket first, in the same step: who answers a call
 * and solves it on the spot presses once.
 */
export const ALLOWED = {
  claim: ['free'],
  /** The call for an urgent ticket: who may take it takes it, his superiors say that they see to it. */
  accept: ['free', 'coordinator', 'agencyHead'],
  release: ['owner', 'coordinator'],
  reply: ['owner'],
  /** A model drafts an answer for him. */
  suggest: ['owner'],
  ask: ['owner', 'free'],
  wait: ['owner', 'free'],
  resume: ['owner'],
  keep: ['owner'],
  visit: ['owner', 'free'],
  escalate: ['tier1OfOffice'],
  return: ['owner', 'free'],
  assign: ['owner', 'free', 'desk', 'coordinator'],
  refer: ['owner', 'free'],
  resolve: ['owner', 'free'],
  reclassify: ['owner', 'free', 'coordinator'],
  transfer: ['owner', 'free', 'coordinator'],
  merge: ['owner', 'free', 'coordinator'],
  part: ['owner', 'free', 'desk', 'tier1OfOffice', 'coordinator'],
  update: ['owner', 'desk', 'free', 'coordinator'],
  note: ['owner', 'free', 'desk', 'tier1OfOffice', 'coordinator'],
  times: ['reporter', 'owner', 'free', 'desk', 'tier1OfOffice', 'coordinator', 'observer'],
  history: ['reporter', 'owner', 'free', 'desk', 'tier1OfOffice', 'coordinator', 'observer'],
  more: ['owner', 'free', 'desk', 'tier1OfOffice', 'coordinator'],
  open: ['owner', 'free', 'desk', 'tier1OfOffice', 'coordinator', 'reporter', 'observer'],
  /** To see the list; whose attachment it is decides `desk/attachments.ts`. */
  detach: ['reporter', 'owner', 'free', 'desk', 'tier1OfOffice', 'coordinator'],
  add: ['reporter'],
  answer: ['reporter'],
  confirm: ['reporter'],
  reject: ['reporter'],
  rate: ['reporter'],
  comment: ['reporter'],
  cancel: ['reporter'],
  urge: ['reporter'],
  same: ['reporter'],
} as const satisfies Record<string, readonly Relation[]>;

/**
 * The same for a complaint, complete: what is not here (passing on, referring, merging, solving alone) cannot be done with one. It is
 * closed by a conclusion that a second person reviews, and a hidden name is shown by two. Source: `chat.md`, "Complaints".
 */
export const COMPLAINT_ALLOWED = {
  claim: ['free'],
  release: ['owner'],
  reply: ['owner'],
  ask: ['owner', 'free'],
  wait: ['owner'],
  resume: ['owner'],
  assign: ['owner', 'free', 'desk'],
  reclassify: ['owner'],
  note: ['owner', 'free', 'desk', 'reviewer'],
  history: ['reporter', 'owner', 'free', 'desk', 'reviewer', 'observer'],
  times: ['reporter', 'owner', 'free', 'desk', 'reviewer', 'observer'],
  more: ['owner', 'free', 'desk', 'reviewer'],
  open: ['reporter', 'owner', 'free', 'desk', 'reviewer', 'observer', 'concerned'],
  concern: ['owner'],
  summarize: ['owner'],
  sendSummary: ['owner'],
  respond: ['concerned'],
  conclude: ['owner'],
  approve: ['reviewer'],
  sendBack: ['reviewer'],
  unmask: ['owner', 'desk'],
  grantName: ['owner', 'desk', 'reviewer'],
  keepName: ['owner', 'desk', 'reviewer'],
  detach: ['reporter', 'owner'],
  add: ['reporter'],
  answer: ['reporter'],
  confirm: ['reporter'],
  reject: ['reporter'],
  rate: ['reporter'],
  comment: ['reporter'],
  cancel: ['reporter'],
  urge: ['reporter'],
  about: ['reporter'],
  hide: ['reporter'],
  agreeKind: ['reporter'],
  keepComplaint: ['reporter'],
} as const satisfies Record<string, readonly Relation[]>;

export type Action = keyof typeof ALLOWED | keyof typeof COMPLAINT_ALLOWED;
export const isAction = (word: string): word is Action =>
  Object.hasOwn(ALLOWED, word) || Object.hasOwn(COMPLAINT_ALLOWED, word);

/** Who may do this with such a ticket. */
export const allowedTo = (action: Action, ticket: Pick<TicketPlace, 'kind'>): readonly Relation[] =>
  (ticket.kind === 'complaint'
    ? COMPLAINT_ALLOWED
    : (ALLOWED as Partial<Record<Action, readonly Relation[]>>))[action as keyof typeof COMPLAINT_ALLOWED] ??
  [];

/** Why not: `absent` is said for "not there" and "not yours" alike, so that nobody learns what exists. */
export type Denial = 'absent' | 'owned' | 'notOwner' | 'notYourPart';

export function mayAct(
  action: Action,
  ticket: TicketPlace,
  person: Standing,
): { ok: true; takesFirst: boolean } | { ok: false; why: Denial } {
  const relations = relationsTo(ticket, person);
  if (relations.size === 0) return { ok: false, why: 'absent' };
  const allowed = allowedTo(action, ticket);
  const granted = allowed.filter((relation) => relations.has(relation));
  if (granted.length > 0)
    return {
      ok: true,
      takesFirst: action !== 'claim' && granted.length === 1 && granted[0] === 'free' && TAKES.has(action),
    };
  if (relations.has('owner') && action === 'claim') return { ok: false, why: 'owned' };
  if (relations.has('desk') && (allowed.includes('owner') || allowed.includes('free')))
    return { ok: false, why: 'owned' };
  if (relations.has('free') && allowed.includes('owner')) return { ok: false, why: 'notOwner' };
  return { ok: false, why: 'notYourPart' };
}

/** What can be done without holding the ticket, though a free technician may. */
const TAKES = new Set<Action>(['ask', 'wait', 'visit', 'return', 'refer', 'resolve']);

/**
 * In which role this person may say that somebody works in an office; null: he may not. Tier 1 of the office, or of the office
 * its unit belongs to; a coordinator, his head of division, an administrator. Nobody confirms himself.
 */
export function confirmsAs(
  person: Standing,
  request: { readonly personId: number; readonly officeCode: string; readonly parentCode: string | null },
): Role | null {
  if (person.id === request.personId) return null;
  const { officeCode, parentCode } = request;
  if (
    person.roles.some((held) => held.role === 'tier1' && [officeCode, parentCode].includes(held.officeCode))
  )
    return 'tier1';
  return (
    (['coordinator', 'division_head', 'admin'] as const).find((role) =>
      person.roles.some((held) => held.role === role),
    ) ?? null
  );
}

/** The offices for whose people somebody may write down a report; null: all. */
export interface RecordingScope {
  readonly offices: readonly string[] | null;
}

/** A technician writes down reports of the offices he serves, and of their units; Tier 2 and coordinators of all. */
export function recordsIn(person: Standing): RecordingScope | null {
  const has = (...roles: Role[]) => person.roles.filter((held) => roles.includes(held.role));
  if (has('tier2', 'csirt', 'coordinator', 'division_head').length > 0) return { offices: null };
  const offices = has('tier1').map((held) => held.officeCode);
  return offices.length === 0 ? null : { offices };
}

/** What a person may see of all tickets; every query that serves a person takes one. */
export interface Scope {
  readonly personId: number;
  /** Everything but complaints. */
  readonly all: boolean;
  /** Offices whose tickets (not complaints) are his concern. */
  readonly offices: readonly string[];
  readonly tier2: boolean;
  /** Every role he holds: complaints go by them. */
  readonly roles: readonly Role[];
  /** Offices whose Tier 1 he is. */
  readonly tier1: readonly string[];
}

export function scopeOf(person: Standing): Scope {
  const has = (roles: readonly Role[]) => person.roles.filter((held) => roles.includes(held.role));
  return {
    personId: person.id,
    all: has(['coordinator', 'division_head', 'agency_head', 'auditor']).length > 0,
    offices: has(['tier1', 'office_head']).map((held) => held.officeCode),
    tier2: has(['tier2', 'csirt']).length > 0,
    roles: person.roles.map((held) => held.role),
    tier1: has(['tier1']).map((held) => held.officeCode),
  };
}
