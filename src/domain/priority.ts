import type { TicketKind } from './ticketKinds.ts';
import type { Region } from './region.ts';

/** I1 several offices, a public service stopped or data leaked · I2 one office · I3 one room · I4 one person. */
export const impacts = ['I1', 'I2', 'I3', 'I4'] as const;
/** U1 stopped, deadline today · U2 stopped · U3 hampered · U4 not urgent. */
export const urgencies = ['U1', 'U2', 'U3', 'U4'] as const;
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type Impact = (typeof impacts)[number];
export type Urgency = (typeof urgencies)[number];
export type Priority = (typeof priorities)[number];

/** domain.md 4.3; a proposal without legal force, Kepala Dinas may change it (Bitung 50). */
const matrix: Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>> = {
  I1: { U1: 'P1', U2: 'P1', U3: 'P2', U4: 'P3' },
  I2: { U1: 'P1', U2: 'P2', U3: 'P3', U4: 'P3' },
  I3: { U1: 'P2', U2: 'P3', U3: 'P3', U4: 'P4' },
  I4: { U1: 'P2', U2: 'P3', U3: 'P4', U4: 'P4' },
};

/** Priority by impact and urgency. Source: domain.md 4.3. */
export function priorityOf(impact: Impact, urgency: Urgency): Priority {
  return matrix[impact][urgency];
}

/**
 * The impact of a fault that so many people of so many offices have reported: two are a room, five an office, two offices more
 * than one. It rises and never falls. Source: domain.md 4.3; the numbers are practice.
 */
export function impactOfMany(impact: Impact, people: number, offices: number): Impact {
  const many: Impact = offices > 1 ? 'I1' : people >= 5 ? 'I2' : people >= 2 ? 'I3' : 'I4';
  return many < impact ? many : impact;
}

/** What a security text is about; `none` is no security incident, `other` any that is not one of the grave ones. */
export const securityKinds = ['none', 'other', 'defacement', 'gambling', 'ransomware', 'leak'] as const;
export type SecurityKind = (typeof securityKinds)[number];

const floors: Readonly<Record<SecurityKind, Priority>> = {
  none: 'P4',
  other: 'P2',
  defacement: 'P1',
  gambling: 'P1',
  ransomware: 'P1',
  leak: 'P1',
};

/** The priority, raised to P2 for any security incident and to P1 for the grave ones; never lowered. Source: domain.md 4.3. */
export function floorForSecurity(priority: Priority, kind: SecurityKind): Priority {
  return floors[kind] < priority ? floors[kind] : priority;
}

/** Minutes of each target; null where there is none. `working` minutes run in the office's hours, `wall` ones always. */
export type Targets = {
  responseMinutes: number | null;
  tier1Minutes: number | null;
  resolveMinutes: number | null;
  clock: 'working' | 'wall';
};

/**
 * Targets of a ticket. A complaint has its own, whatever its priority; a problem has none (it has a review date, domain.md
 * 4.1). With `security` they run around the clock, and a working day is then 24 hours. Source: regions/*.yaml, domain.md 4.4.
 */
export function targetsOf(
  region: Pick<Region, 'targets'>,
  priority: Priority,
  kind: TicketKind,
  security = false,
): Targets {
  if (kind === 'problem')
    return { responseMinutes: null, tier1Minutes: null, resolveMinutes: null, clock: 'working' };
  const row = region.targets[kind === 'complaint' ? 'complaint' : priority];
  const clock = security ? 'wall' : row.clock;
  const day = clock === 'wall' ? 24 * 60 : region.targets.workingDayMinutes;
  return {
    responseMinutes: minutesOf(row.response, day),
    tier1Minutes: row.tier1 === null ? null : minutesOf(row.tier1, day),
    resolveMinutes: minutesOf(row.resolve, day),
    clock,
  };
}

/**
 * The same where a service of the catalogue promises a time of its own, in working minutes: it takes the place of the priority's,
 * unless that runs around the clock (P1). No tier has longer than the whole. Source: domain.md 3.
 */
export function promised(targets: Targets, minutes: number | null): Targets {
  if (minutes === null || targets.resolveMinutes === null || targets.clock === 'wall') return targets;
  const { tier1Minutes } = targets;
  return {
    ...targets,
    resolveMinutes: minutes,
    tier1Minutes: tier1Minutes === null ? null : Math.min(tier1Minutes, minutes),
  };
}

export function minutesOf(span: string, day: number): number {
  const amount = Number.parseInt(span, 10);
  if (span.endsWith('wd')) return amount * day;
  return span.endsWith('h') ? amount * 60 : amount;
}
