/**
 * Who may speak to many, as one table; whatever is not in it is refused. Source: `chat.md`, Commands ("Coordinator and up") and
 * Announcements (`/gangguan` by Tier 2).
 */
import type { Role, Standing } from './authority.ts';

export const ANNOUNCING = {
  /** Writes, sends, stops and repeats announcements. */
  announce: ['coordinator', 'division_head', 'agency_head'],
  /** Approves what goes to many offices; never his own. */
  approve: ['coordinator', 'division_head', 'agency_head'],
  /** Tells of trouble and planned work, gives the all-clear. */
  disturb: ['tier2', 'csirt', 'coordinator', 'division_head'],
} as const satisfies Record<string, readonly Role[]>;
export type Announcing = keyof typeof ANNOUNCING;

/** In which role the person may; null: not at all. */
export function announcesAs(person: Standing, what: Announcing): Role | null {
  const roles: readonly Role[] = ANNOUNCING[what];
  return roles.find((role) => person.roles.some((held) => held.role === role)) ?? null;
}
