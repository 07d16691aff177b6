/** To whom an announcement or a notice of trouble goes. Everything that is chosen must fit; nothing chosen is everybody. */
import { ROLES, type Role } from './authority.ts';
import { officeKinds, type OfficeKind } from './region.ts';
import { UNIT_KINDS, type UnitKind } from './unitKinds.ts';

export interface Audience {
  /** Kinds of office; a unit counts as its own kind and as that of its office. */
  readonly kinds: readonly (OfficeKind | UnitKind)[];
  /** Codes of offices, each with its units. */
  readonly offices: readonly string[];
  readonly roles: readonly Role[];
}

export const EVERYBODY: Audience = { kinds: [], offices: [], roles: [] };

/** Roles that can be chosen: who only asked to be registered is nobody's audience. */
export const AUDIENCE_ROLES = ROLES.filter((role) => role !== 'applicant');

/** How many would get it now. `people` can be reached; `unreachable` have blocked the bot or never opened it. */
export interface Reach {
  readonly people: number;
  readonly unreachable: number;
  /** Offices (units counted with theirs) of those who can be reached. */
  readonly offices: number;
  /** Offices of the audience in which nobody can be reached, by name. */
  readonly empty: readonly string[];
}

/** Above so many offices a second coordinator approves. Source: `chat.md`, Announcements. */
export const MOST_ALONE = 20;

export const needsApproval = ({ offices }: Pick<Reach, 'offices'>): boolean => offices > MOST_ALONE;

/** Adds the choice, or takes it away where it was made. */
export function toggled(audience: Audience, what: string, choice: string): Audience | null {
  const flip = <T>(all: readonly T[], one: T): T[] =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  const kind = [...officeKinds, ...UNIT_KINDS].find((one) => one === choice);
  if (what === 'kind' && kind !== undefined)
    return { ...audience, kinds: flip(audience.kinds, kind), offices: [] };
  const role = AUDIENCE_ROLES.find((one) => one === choice);
  if (what === 'role' && role !== undefined) return { ...audience, roles: flip(audience.roles, role) };
  return null;
}
