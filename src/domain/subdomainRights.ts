/**
 * Who may do what with a subdomain; default deny. The Dinas manages them (Padang 28(1); Bitung 23(2)), the owner office says whether
 * it still uses its own. What switches one off is decided by a named official of the Dinas, never by the desk (domain.md 5.4, 6.1(8)).
 */
import type { Role, Standing } from './authority.ts';

const OFFICIALS = ['coordinator', 'division_head', 'agency_head'] as const;

export interface Right {
  /** Anywhere in the city. */
  readonly city: readonly Role[];
  /** In the office that owns it, or the office its unit belongs to. */
  readonly office: readonly Role[];
  /** The one who manages it, whatever his role there. */
  readonly manager?: true;
}

export const SUBDOMAIN_RIGHTS = {
  /** See it: state, target, story. */
  open: {
    city: [...OFFICIALS, 'tier2', 'csirt', 'chair', 'auditor'],
    office: ['tier1', 'office_head', 'staff'],
    manager: true,
  },
  /** All of the city's. */
  registry: { city: [...OFFICIALS, 'tier2', 'csirt', 'auditor'], office: [] },
  /** `Sudah dibuat`, `Sudah dihapus`: the record was changed by hand. */
  made: { city: ['tier2', 'csirt', 'coordinator'], office: [] },
  /** Where it leads, where nobody has said. */
  target: { city: ['tier2', 'csirt', 'coordinator'], office: [] },
  attest: { city: [], office: ['tier1', 'office_head'], manager: true },
  disown: { city: [], office: ['tier1', 'office_head'], manager: true },
  suspend: { city: OFFICIALS, office: [] },
  emergency: { city: [...OFFICIALS, 'csirt'], office: [] },
  order: { city: OFFICIALS, office: [] },
  callOff: { city: OFFICIALS, office: [] },
  number: { city: OFFICIALS, office: [] },
  remove: { city: OFFICIALS, office: [] },
  decide: { city: OFFICIALS, office: [] },
  conform: { city: OFFICIALS, office: [] },
  enter: { city: ['coordinator', 'division_head'], office: [] },
} as const satisfies Record<string, Right>;
export type SubdomainAct = keyof typeof SUBDOMAIN_RIGHTS;
export const isSubdomainAct = (word: string): word is SubdomainAct => Object.hasOwn(SUBDOMAIN_RIGHTS, word);

export interface SubdomainPlace {
  readonly officeCode: string;
  readonly parentCode: string | null;
  readonly managerId: number | null;
}

/** In which role he may; null: it is not his, which is said like "not there". */
export function actsOnSubdomain(
  person: Standing,
  act: SubdomainAct,
  place: SubdomainPlace | null,
): Role | null {
  const right: Right = SUBDOMAIN_RIGHTS[act];
  const inCity = right.city.find((role) => person.roles.some((held) => held.role === role));
  if (inCity !== undefined) return inCity;
  if (place === null) return null;
  const here = person.roles.filter((held) => [place.officeCode, place.parentCode].includes(held.officeCode));
  const inOffice = right.office.find((role) => here.some((held) => held.role === role));
  if (inOffice !== undefined) return inOffice;
  return right.manager === true && place.managerId === person.id ? (here[0]?.role ?? null) : null;
}
