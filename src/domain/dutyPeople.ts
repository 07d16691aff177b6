/**
 * Who is reminded of a duty: Tier 1 of its office, where there is none the Kepala PD (in the ICT office first its coordinators); of
 * what the city's posts hold, whoever has the role. Somebody on leave is stood in for by his deputy, and not asked himself. Source:
 * `chat.md`, Duties and reminders.
 */
import type { Role } from './authority.ts';
import { holderOf } from './holders.ts';
import type { Region } from './region.ts';
import type { Party } from './vocabulary.ts';

/** Somebody with a part in duties, as he is now. */
export interface DutyPerson {
  readonly id: number;
  readonly role: Role;
  readonly officeCode: string;
  /** He has a private chat with the desk that takes messages. */
  readonly isHeard: boolean;
  readonly isAway: boolean;
  /** Who stands in for him while he is away; null: nobody that can be reached. */
  readonly deputyId: number | null;
}

/** Roles that may be reminded of a duty. */
export const REMINDED_ROLES = [
  'tier1',
  'office_head',
  'tier2',
  'coordinator',
  'division_head',
  'agency_head',
  'chair',
] as const;

/** Ids of those who are reminded of a duty of this owner in this office, each once; none where nobody can be reached. */
export function remindedOf(
  city: Pick<Region, 'posts' | 'ictOffice'>,
  owner: Party,
  officeCode: string,
  people: readonly DutyPerson[],
): number[] {
  const holder = holderOf(city, owner, officeCode);
  if (holder.by === 'letter') return [];
  const isOfCity = holder.by === 'role' && CITY_ROLES.includes(holder.role) && owner !== 'office_head';
  if (isOfCity) return standing(people.filter(({ role }) => role === holder.role));
  const here = people.filter((one) => one.officeCode === officeCode);
  const isIct = officeCode === city.ictOffice.code;
  const rungs = [
    here.filter(({ role }) => role === 'tier1'),
    // Whoever runs the Dinas does its duties; nobody there needs to be a Tier 1.
    isIct ? people.filter(({ role }) => role === 'coordinator' || role === 'division_head') : [],
    headsOf(city, officeCode, people),
  ];
  return rungs.map(standing).find((ids) => ids.length > 0) ?? [];
}

/** Kepala PD of an office; of the ICT office the Kepala Dinas. */
export const headsOf = (
  city: Pick<Region, 'ictOffice'>,
  officeCode: string,
  people: readonly DutyPerson[],
): DutyPerson[] =>
  officeCode === city.ictOffice.code
    ? people.filter(({ role }) => role === 'agency_head')
    : people.filter((one) => one.role === 'office_head' && one.officeCode === officeCode);

/** Held once in the city, whatever office the role was given in. */
const CITY_ROLES: readonly Role[] = ['tier2', 'agency_head', 'chair'];

/** Those who are there, and the deputies of those who are not; who is away without a deputy is passed over. */
export function standing(people: readonly DutyPerson[]): number[] {
  const ids = people.flatMap((one) => (one.isAway ? (one.deputyId ?? []) : one.isHeard ? one.id : []));
  return [...new Set(ids)].sort((a, b) => a - b);
}
