/** What a month came to, as a monthly report says it: counts only, never a name. Printed definitions: `locales/monthly.*.ts`. */
import { TICKET_KINDS, type TicketKind } from './ticketKinds.ts';
import { priorities, type Priority } from './priority.ts';

/** Kept and judged: so many of so many within their target. */
export interface Share {
  readonly met: number;
  readonly judged: number;
}
export type TierName = 'tier1' | 'tier2' | 'coordinator';
export const TIER_NAMES: readonly TierName[] = ['tier1', 'tier2', 'coordinator'];
export type PauseReason = 'reporter' | 'letter' | 'vendor' | 'part' | 'lead' | 'approval';

export interface MonthNumbers {
  readonly opened: number;
  readonly closed: number;
  /** Still open at the cut-off. */
  readonly open: number;
  readonly kinds: readonly { readonly kind: TicketKind; readonly opened: number; readonly closed: number }[];
  readonly response: Share;
  readonly resolution: Share;
  readonly priorities: readonly {
    readonly priority: Priority | 'complaint';
    readonly response: Share;
    readonly resolution: Share;
  }[];
  readonly tiers: readonly {
    readonly tier: TierName;
    /** How often tickets came to it. */
    readonly received: number;
    /** Closed as solved while it had them. */
    readonly solved: number;
    /** Its own time within its own limit. */
    readonly kept: Share;
    /** Of its own working time, minutes; null: it had no closed ticket. */
    readonly medianMinutes: number | null;
    readonly open: number;
  }[];
  /** The offices that had anything, most tickets first; units count with their office. */
  readonly offices: readonly {
    readonly office: string;
    readonly opened: number;
    readonly closed: number;
    readonly resolution: Share;
    readonly open: number;
  }[];
  readonly reopened: number;
  readonly passedOn: number;
  readonly returned: number;
  readonly security: number;
  readonly stars: { readonly sum: number; readonly count: number };
  /** Of the tickets closed in this month; calendar time. */
  readonly pauses: readonly {
    readonly reason: PauseReason;
    readonly count: number;
    readonly minutes: number;
  }[];
  /** The oldest that is open at the cut-off; ISO instant. */
  readonly oldest: { readonly number: string; readonly openedAt: string } | null;
}

/** One group of tickets opened in the month. */
export interface OpenedRow {
  readonly kind: string;
  readonly priority: string;
  readonly office: string;
  readonly opened: number;
  readonly security: number;
  readonly met: number;
  readonly judged: number;
}
/** One group of tickets closed in the month. */
export interface ClosedRow {
  readonly kind: string;
  readonly priority: string;
  readonly office: string;
  readonly tier: string;
  readonly closed: number;
  readonly solved: number;
  readonly met: number;
  readonly judged: number;
  readonly stars: number;
  readonly rated: number;
  readonly tier1Met: number;
  readonly tier1Judged: number;
  readonly tier2Met: number;
  readonly tier2Judged: number;
}
export interface OpenRow {
  readonly office: string;
  readonly tier: string;
  readonly open: number;
}
export interface MovesRow {
  readonly reopened: number;
  readonly passedOn: number;
  readonly returned: number;
  readonly tier1: number;
  readonly tier2: number;
  readonly coordinator: number;
}

/** What the database counted. */
export interface Counted {
  readonly opened: readonly OpenedRow[];
  readonly closed: readonly ClosedRow[];
  readonly open: readonly OpenRow[];
  readonly moves: MovesRow;
  readonly medians: Readonly<Record<'tier1' | 'tier2', number | null>>;
  readonly pauses: MonthNumbers['pauses'];
  readonly oldest: MonthNumbers['oldest'];
}

/** Adds the groups up into what the report says. */
export function addUp(counted: Counted): MonthNumbers {
  const { opened, closed, open, moves } = counted;
  const resolution = shareOf(closed, 'met', 'judged');
  return {
    opened: sum(opened, 'opened'),
    closed: sum(closed, 'closed'),
    open: sum(open, 'open'),
    kinds: TICKET_KINDS.map((kind) => ({
      kind,
      opened: sum(with_(opened, 'kind', kind), 'opened'),
      closed: sum(with_(closed, 'kind', kind), 'closed'),
    })),
    response: shareOf(opened, 'met', 'judged'),
    resolution,
    priorities: [...priorities, 'complaint' as const].map((priority) => ({
      priority,
      response: shareOf(ranked(opened, priority), 'met', 'judged'),
      resolution: shareOf(ranked(closed, priority), 'met', 'judged'),
    })),
    tiers: TIER_NAMES.map((tier) => ({
      tier,
      received: moves[tier],
      solved: sum(with_(closed, 'tier', tier), 'solved'),
      kept:
        tier === 'coordinator'
          ? shareOf(with_(closed, 'tier', tier), 'met', 'judged')
          : shareOf(closed, `${tier}Met`, `${tier}Judged`),
      medianMinutes: tier === 'coordinator' ? null : counted.medians[tier],
      open: sum(with_(open, 'tier', tier), 'open'),
    })),
    offices: officesOf(counted),
    reopened: moves.reopened,
    passedOn: moves.passedOn,
    returned: moves.returned,
    security: sum(opened, 'security'),
    stars: { sum: sum(closed, 'stars'), count: sum(closed, 'rated') },
    pauses: counted.pauses,
    oldest: counted.oldest,
  };
}

/** A complaint has its own target, whatever its priority. */
const ranked = <T extends { kind: string; priority: string }>(
  rows: readonly T[],
  priority: Priority | 'complaint',
): T[] => rows.filter((row) => (row.kind === 'complaint' ? 'complaint' : row.priority) === priority);

function officesOf({ opened, closed, open }: Counted): MonthNumbers['offices'] {
  const names = [...new Set([...opened, ...closed, ...open].map((row) => row.office))];
  return names
    .map((office) => ({
      office,
      opened: sum(with_(opened, 'office', office), 'opened'),
      closed: sum(with_(closed, 'office', office), 'closed'),
      resolution: shareOf(with_(closed, 'office', office), 'met', 'judged'),
      open: sum(with_(open, 'office', office), 'open'),
    }))
    .sort(
      (a, b) =>
        b.opened - a.opened || b.open - a.open || b.closed - a.closed || (a.office < b.office ? -1 : 1),
    );
}

type Counts<T> = { [K in keyof T]: T[K] extends number ? K : never }[keyof T];

function sum<T>(rows: readonly T[], key: Counts<T>): number {
  return rows.reduce((total, row) => total + (row[key] as number), 0);
}
function shareOf<T>(rows: readonly T[], met: Counts<T>, judged: Counts<T>): Share {
  return { met: sum(rows, met), judged: sum(rows, judged) };
}
const with_ = <T, K extends keyof T>(rows: readonly T[], key: K, value: T[K]): T[] =>
  rows.filter((row) => row[key] === value);
