/**
 * Who may do what with the cycle of a duty, as one table. Whatever is not in it is refused; somebody of another office is told the same
 * as of a duty that does not exist. Source: `chat.md`, Duties and reminders; Bitung 41(7)-(11).
 */
import type { Role, Standing } from './authority.ts';
import { holderOf, officeAt } from './holders.ts';
import { dutyOf, type Region } from './region.ts';
import { PARTIES, type Party } from './vocabulary.ts';

type City = Pick<Region, 'duties' | 'posts' | 'ictOffice'>;

/** What the table needs to know of a cycle. */
export interface DutyPlace {
  readonly duty: string;
  readonly officeCode: string;
}

/**
 * `holder` owes it: Tier 1 and head of its office, or who holds the post that the duty names. `coordinator` judges the evidence: the
 * Dinas' coordinators, and the offices that the duty's row names as coordinating. `overseer` only reads.
 */
export type DutyRelation = 'holder' | 'coordinator' | 'overseer';

/** Those who judge whatever the duty. */
export const DUTY_COORDINATORS: readonly Role[] = ['coordinator', 'division_head', 'agency_head'];
/** Those who hand in evidence for an office. */
export const DUTY_HOLDERS: readonly Role[] = ['tier1', 'office_head'];
/** At the ICT office whoever runs it besides. */
const ICT_HOLDERS: readonly Role[] = [...DUTY_HOLDERS, 'agency_head', 'division_head', 'coordinator'];

/** Held once in the city, or at the ICT office alone: in whichever office the role was given. */
const POSTS: readonly Role[] = ['chair', 'agency_head', 'tier2'];

export const DUTY_ALLOWED = {
  /** To read where it stands and its history. */
  see: ['holder', 'coordinator', 'overseer'],
  submit: ['holder'],
  unchanged: ['holder'],
  block: ['holder'],
  disown: ['holder'],
  /** Accept or return evidence; never who sent it. */
  verify: ['coordinator'],
  return: ['coordinator'],
  /** `Bukan kewenangan kami` is granted, or the duty stays; never by who said it. */
  release: ['coordinator'],
  keep: ['coordinator'],
  /** To open a file. */
  file: ['holder', 'coordinator', 'overseer'],
} as const satisfies Record<string, readonly DutyRelation[]>;
export type DutyAction = keyof typeof DUTY_ALLOWED;

/** What nobody does with what he sent himself. */
export const JUDGING: readonly DutyAction[] = ['verify', 'return', 'release', 'keep'];

export function dutyRelations(city: City, place: DutyPlace, person: Standing): Set<DutyRelation> {
  const relations = new Set<DutyRelation>();
  const duty = dutyOf(city, place.duty);
  if (duty === undefined) return relations;
  const has = (roles: readonly Role[], office?: string): boolean =>
    person.roles.some(
      (held) => roles.includes(held.role) && (office === undefined || held.officeCode === office),
    );
  const atIct = place.officeCode === city.ictOffice.code;
  if (has(atIct ? ICT_HOLDERS : DUTY_HOLDERS, place.officeCode)) relations.add('holder');
  const owner = holderOf(city, duty.owner, place.officeCode);
  if (owner.by === 'role' && POSTS.includes(owner.role) && has([owner.role])) relations.add('holder');
  if (has(DUTY_COORDINATORS) || duty.coordinators.some((party) => isParty(city, party, has)))
    relations.add('coordinator');
  // The chair reads the city's duties as the addressee of reports, the auditor as the inspectorate.
  if (has(['auditor', 'chair'])) relations.add('overseer');
  return relations;
}

function isParty(
  city: City,
  party: Party,
  has: (roles: readonly Role[], office?: string) => boolean,
): boolean {
  const holder = PARTIES[party];
  if (holder.by === 'letter') return false;
  if (holder.by === 'role') return has([holder.role]);
  const office = officeAt(city, holder.at);
  return office !== city.ictOffice.code && has(DUTY_HOLDERS, office);
}

export type DutyDenial = 'absent' | 'notYourPart' | 'ownEvidence';

/** `sentBy`: who sent what is to be judged; null: nobody did, or the desk itself. */
export function mayDuty(
  action: DutyAction,
  city: City,
  place: DutyPlace,
  person: Standing,
  sentBy: number | null = null,
): { ok: true } | { ok: false; why: DutyDenial } {
  const relations = dutyRelations(city, place, person);
  if (relations.size === 0) return { ok: false, why: 'absent' };
  const allowed: readonly DutyRelation[] = DUTY_ALLOWED[action];
  if (!allowed.some((relation) => relations.has(relation))) return { ok: false, why: 'notYourPart' };
  if (JUDGING.includes(action) && sentBy === person.id) return { ok: false, why: 'ownEvidence' };
  return { ok: true };
}

/** Who records `data awal`. */
export const keepsBaselines = (person: Standing): boolean =>
  person.roles.some(({ role }) => role === 'coordinator' || role === 'division_head');

/** Whose own duties are those of the Dinas. */
const AT_ICT: readonly Role[] = ['agency_head', 'division_head', 'coordinator', 'tier2'];

/** What a person may see of duties; every query that serves a person takes one. Null: the whole city. */
export interface DutyScope {
  readonly offices: readonly string[] | null;
}

/** The offices whose duties are a person's own. The chair's are those of the office that holds that post. */
export function ownDutyScope(city: City, person: Standing): DutyScope {
  const offices = person.roles.flatMap(({ role, officeCode }) =>
    role === 'chair'
      ? [officeAt(city, 'city_secretariat')]
      : AT_ICT.includes(role)
        ? [city.ictOffice.code]
        : DUTY_HOLDERS.includes(role)
          ? [officeCode]
          : [],
  );
  return { offices: [...new Set(offices)] };
}

/** Who sees every office's duties: those who coordinate, and those who oversee them. */
export const seesAllDuties = (person: Standing): boolean =>
  person.roles.some(({ role }) =>
    (['coordinator', 'division_head', 'agency_head', 'auditor', 'chair'] as readonly Role[]).includes(role),
  );
