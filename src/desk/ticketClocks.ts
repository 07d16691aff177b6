/**
 * The clocks of a ticket with every move: whose time runs from now on (a segment), when what is due (typed columns), and when the
 * desk must look again (timers). All of it goes into the one commit of the move. The rule itself is `domain/clocks.ts`.
 */
import { officeByCode } from '../db/offices.ts';
import type { Ticket } from '../db/tickets.ts';
import {
  PAUSES,
  readClocks,
  type Calendars,
  type ClockDesk,
  type Clocks,
  type Pause,
  type Segment,
} from '../domain/clocks.ts';
import { promised, targetsOf, type Priority, type Targets } from '../domain/priority.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { Change, OutcomeWrite, TicketColumns } from '../engine/change.ts';
import { isSecurity } from '../domain/urgency.ts';
import { isWorking, nextWorkingMoment, type Calendar } from '../domain/workingTime.ts';
import type { TimeEvent } from '../../flows/ticket.ts';
import { dueAt, type Desk } from './desk.ts';

/** The columns that are times; what every other column's rule passes on. */
export type Times = Pick<
  TicketColumns,
  | 'responseDueAt'
  | 'respondedAt'
  | 'tierDueAt'
  | 'warnAt'
  | 'targetAt'
  | 'isPaused'
  | 'responseBreachedAt'
  | 'tierBreachedAt'
  | 'breachedAt'
  | 'toldResponse'
  | 'toldTier'
  | 'toldTarget'
>;

/** A ticket that has not begun. */
export const NO_TIMES: Times = {
  responseDueAt: null,
  respondedAt: null,
  tierDueAt: null,
  warnAt: null,
  targetAt: new Date(0),
  isPaused: false,
  responseBreachedAt: null,
  tierBreachedAt: null,
  breachedAt: null,
  toldResponse: 0,
  toldTier: 0,
  toldTarget: 0,
};

export const timesOf = (ticket: Times): Times =>
  Object.fromEntries(
    (Object.keys(NO_TIMES) as (keyof Times)[]).map((name) => [name, ticket[name]]),
  ) as unknown as Times;

/** A masalah has a date of review instead of a target: thirty days, as the plan of Tier 2 goes. Source: domain.md 4.1. */
const REVIEW_MS = 30 * 24 * 60 * 60_000;

/** What a person of the desk does that answers the reporter, or takes the ticket. */
const RESPONDS = new Set([
  'CLAIMED',
  'ASSIGNED',
  'REPLIED',
  'ASKED',
  'WAITS',
  'VISIT_PLANNED',
  'ESCALATED',
  'RETURNED',
  'REFERRED',
  'RESOLVED',
  'ACCEPTED',
  'MERGED',
  'UPDATED',
  'LEAD_SOLVED',
  'LEAD_REFERRED',
]);

/** What of a move its time depends on. */
export interface TimedMove {
  readonly events: readonly { readonly type: string }[];
  readonly by: object | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What of a ticket its time depends on. */
export type TimedTicket = Pick<Ticket, 'caseId' | 'officeCode' | 'workPattern' | 'segments'> & TicketColumns;

export const calendarsOf =
  (desk: Pick<Desk, 'calendar' | 'region'>): Calendars =>
  (segment) =>
    desk.calendar(
      segment.workPattern,
      segment.desk === 'tier1' ? segment.officeCode : desk.region.ictOffice.code,
    );

export const targetsFor = (
  desk: Pick<Desk, 'region'>,
  ticket: Pick<TicketColumns, 'priority' | 'kind' | 'isRestricted' | 'targetMinutes'>,
): Targets =>
  promised(
    targetsOf(desk.region, ticket.priority as Priority, ticket.kind as TicketKind, isSecurity(ticket)),
    ticket.targetMinutes,
  );

/** The clocks as they stand at an instant. */
export function clocksOf(
  desk: Pick<Desk, 'calendar' | 'region'>,
  ticket: TicketColumns & Pick<Ticket, 'officeCode' | 'segments'>,
  now: Temporal.Instant,
): Clocks {
  return readClocks(
    {
      officeCode: ticket.officeCode,
      desk: ticket.desk as ClockDesk,
      segments: ticket.segments,
      respondedMs: ticket.respondedAt?.getTime() ?? null,
    },
    targetsFor(desk, ticket),
    calendarsOf(desk),
    now.epochMilliseconds,
  );
}

/**
 * The columns with their times after a move, and in `change` the segment that begins. `columns` is what the machine's memory and
 * the action made of the ticket; an office in them is the one it was moved to.
 */
export async function keepTime(
  desk: Desk,
  change: Change,
  ticket: TimedTicket,
  columns: TicketColumns,
  move: TimedMove,
  now: Temporal.Instant,
): Promise<{ columns: TicketColumns; segments: readonly Segment[] }> {
  const { officeCode } = columns;
  const isMoved = officeCode !== ticket.officeCode;
  const pattern = isMoved
    ? ((await officeByCode(desk.pool, officeCode))?.workPattern ?? ticket.workPattern)
    : ticket.workPattern;
  const at = columns.desk as ClockDesk;
  const open = ticket.segments.at(-1);
  const runs = columns.isOpen && columns.status !== 'resolved';
  const segments = nextSegments(
    change,
    ticket,
    runs
      ? {
          desk: at,
          officeCode,
          ownerId: columns.ownerId,
          pause: columns.isPaused ? pauseOf(columns, move, open?.pause ?? null) : null,
          workPattern: at === 'tier1' ? pattern : patternOfIct(desk),
        }
      : null,
    now.epochMilliseconds,
  );
  const answers = move.by !== null && move.events.some(({ type }) => RESPONDS.has(type));
  const respondedAt = isMoved
    ? null
    : (ticket.respondedAt ?? (answers ? new Date(now.epochMilliseconds) : null));
  const timed = { ...columns, respondedAt };
  const clocks = clocksOf(desk, { ...timed, officeCode, segments }, now);
  const isHandedOn = isMoved || columns.desk !== ticket.desk;
  const told = toldTimes(clocks, timed, { happened: move.events, isHandedOn, isOver: !runs }, now);
  const after = { ...timed, ...dueTimes(clocks, segments, now), ...told };
  const next = { ...after, caseId: ticket.caseId, officeCode, workPattern: pattern, segments };
  setClockTimers(desk, change, { before: ticket, ticket: next, clocks }, move, now);
  return { columns: after, segments };
}

/** The timers of clocks: which clock, at how many per cent, and where the ticket remembers that it was told. */
export const TOLD = {
  RESPONSE_WARNED: { clock: 'response', level: 75, told: 'toldResponse' },
  RESPONSE_DUE: { clock: 'response', level: 100, told: 'toldResponse' },
  TIER_WARNED: { clock: 'tier', level: 75, told: 'toldTier' },
  TIER_DUE: { clock: 'tier', level: 100, told: 'toldTier' },
  TARGET_WARNED: { clock: 'target', level: 75, told: 'toldTarget' },
  TARGET_DUE: { clock: 'target', level: 100, told: 'toldTarget' },
} as const;
export type ClockTimer = keyof typeof TOLD;
const CLOCKS = [
  { name: 'response', told: 'toldResponse', breached: 'responseBreachedAt' },
  { name: 'tier', told: 'toldTier', breached: 'tierBreachedAt' },
  { name: 'target', told: 'toldTarget', breached: 'breachedAt' },
] as const;

/** What was told of, and when a clock was noticed to be over; both fall back where a new priority or office gives more time. */
function toldTimes(
  clocks: Clocks,
  times: Times,
  move: { happened: TimedMove['events']; isHandedOn: boolean; isOver: boolean },
  now: Temporal.Instant,
): Partial<Times> {
  const after: Partial<Record<string, number | Date | null>> = {};
  for (const { name, told, breached } of CLOCKS) {
    const stage = clocks[name]?.stage ?? 0;
    const said = move.happened.flatMap(({ type }) => {
      const rule = (TOLD as Partial<Record<string, (typeof TOLD)[ClockTimer]>>)[type];
      return rule?.clock === name ? [rule.level] : [];
    });
    const isNoticed = said.includes(100) || move.isOver || (name === 'tier' && move.isHandedOn);
    // Of a tier that gets the ticket (back) with its time over nobody is told once more.
    after[told] =
      name === 'tier' && move.isHandedOn ? stage : Math.max(Math.min(times[told], stage), ...said);
    after[breached] =
      stage < 100 ? null : (times[breached] ?? (isNoticed ? new Date(now.epochMilliseconds) : null));
  }
  return after;
}

/** Timers of the clocks and of an idle owner, set anew with each move; those that no longer fit go. */
function setClockTimers(
  desk: Desk,
  change: Change,
  { before, ticket, clocks }: { before: TimedTicket | null; ticket: TimedTicket; clocks: Clocks },
  move: TimedMove,
  now: Temporal.Instant,
): void {
  const owner = ticket.caseId;
  const set = (id: TimeEvent, dueAt: Date | null) =>
    dueAt === null ? change.timersGone.push({ owner, id }) : change.timersSet.push({ owner, id, dueAt });
  const isQuiet = !mayDisturb(desk, ticket, now);
  const soonest = isQuiet
    ? nextWorkingMoment(runningCalendar(desk, ticket), now).epochMilliseconds
    : now.epochMilliseconds;
  for (const [id, { clock: name, level, told }] of Object.entries(TOLD)) {
    const clock = clocks[name];
    const isWanted =
      clock !== null &&
      clock.isRunning &&
      ticket[told] < level &&
      (level === 100 || clock.stage < 100) &&
      (name !== 'response' || ticket.respondedAt === null) &&
      (name !== 'tier' || isOwnLimit(clocks));
    const atMs = level === 100 ? clock?.dueAtMs : clock?.warnAtMs;
    set(id as ClockTimer, isWanted ? new Date(Math.max(atMs ?? 0, soonest)) : null);
  }
  setIdleTimers(desk, set, before, ticket, move, now);
}

/** A tier's limit says something of its own: it ends before the whole target, or that is over and this is not yet. */
export const isOwnLimit = ({ tier, target }: Clocks): boolean =>
  tier !== null &&
  (target === null || (target.stage < 100 ? tier.dueAtMs < target.dueAtMs : tier.stage < 100));

/** An owner who does nothing is asked, then released. What he does, or whoever gets the ticket, begins it anew. */
function setIdleTimers(
  desk: Desk,
  set: (id: 'OWNER_ASKED' | 'OWNER_LAPSED', dueAt: Date | null) => void,
  before: Pick<TicketColumns, 'status' | 'ownerId'> | null,
  ticket: TimedTicket,
  move: TimedMove,
  now: Temporal.Instant,
): void {
  const did = (type: string) => move.events.some((event) => event.type === type);
  const calendar = runningCalendar(desk, ticket);
  if (ticket.status !== 'handled') {
    set('OWNER_ASKED', null);
    set('OWNER_LAPSED', null);
  } else if (did('OWNER_ASKED')) set('OWNER_LAPSED', dueAt(calendar, now, 'ownerLapses'));
  else if (
    before?.status !== 'handled' ||
    before.ownerId !== ticket.ownerId ||
    (move.by !== null && !did('ADDED') && !did('URGED'))
  ) {
    // Whoever promised a visit is not asked before it.
    const visitMs = Math.max(ticket.visitAt?.getTime() ?? 0, now.epochMilliseconds);
    const from = Temporal.Instant.fromEpochMilliseconds(visitMs);
    set('OWNER_ASKED', dueAt(calendar, from, 'ownerIdle'));
    set('OWNER_LAPSED', null);
  }
}

/** The hours of whoever has it now. */
export const runningCalendar = (
  desk: Pick<Desk, 'calendar' | 'region'>,
  ticket: Pick<Ticket, 'officeCode' | 'workPattern' | 'segments'>,
): Calendar =>
  calendarsOf(desk)(
    ticket.segments.at(-1) ?? {
      desk: 'tier1',
      officeCode: ticket.officeCode,
      workPattern: ticket.workPattern,
    },
  );

/** What is due at the last minute of a day may still be said then. */
const GRACE = { minutes: 5 };

/** Nobody is disturbed outside working hours, except for P1 and security, whose clocks run around the clock. */
export const mayDisturb = (
  desk: Pick<Desk, 'calendar' | 'region'>,
  ticket: Pick<
    Ticket,
    'officeCode' | 'workPattern' | 'segments' | 'priority' | 'kind' | 'isRestricted' | 'targetMinutes'
  >,
  now: Temporal.Instant,
): boolean => targetsFor(desk, ticket).clock === 'wall' || isWorkingTime(desk, ticket, now);

export function isWorkingTime(
  desk: Pick<Desk, 'calendar' | 'region'>,
  ticket: Pick<Ticket, 'officeCode' | 'workPattern' | 'segments'>,
  now: Temporal.Instant,
): boolean {
  const calendar = runningCalendar(desk, ticket);
  return isWorking(calendar, now) || isWorking(calendar, now.subtract(GRACE));
}

/** The same for a ticket that is born: its clocks start at `openedAt`, Telegram's send time, which may lie before `now`. */
export function startTime(
  desk: Desk,
  change: Change,
  born: {
    readonly caseId: string;
    readonly office: { readonly code: string; readonly workPattern: string };
    readonly openedAt: Temporal.Instant;
  },
  columns: TicketColumns,
  now: Temporal.Instant,
): TicketColumns {
  const { caseId, office, openedAt } = born;
  const at = columns.desk as ClockDesk;
  const follows = columns.status === 'follows';
  const workPattern = at === 'tier1' ? office.workPattern : patternOfIct(desk);
  const place = {
    desk: at,
    officeCode: office.code,
    ownerId: columns.ownerId,
    pause: follows ? ('lead' as const) : AWAITING.has(columns.status) ? ('approval' as const) : null,
    workPattern,
  };
  const segments = nextSegments(change, { caseId, segments: [] }, place, openedAt.epochMilliseconds);
  const clocks = clocksOf(desk, { ...columns, officeCode: office.code, segments }, now);
  const after = { ...columns, ...dueTimes(clocks, segments, now) };
  const next = { ...after, caseId, officeCode: office.code, workPattern: office.workPattern, segments };
  setClockTimers(desk, change, { before: null, ticket: next, clocks }, { events: [], by: null }, now);
  return after;
}

/** How each tier kept its own limit, for the reports; a tier that had no part, or no limit, is not judged. */
export function outcomeOf(
  desk: Pick<Desk, 'calendar' | 'region'>,
  ticket: Pick<Ticket, 'caseId' | 'officeCode' | 'segments'>,
  columns: TicketColumns,
  now: Temporal.Instant,
): OutcomeWrite {
  const { officeCode, segments, caseId } = ticket;
  const { tiers } = clocksOf(desk, { ...columns, officeCode, segments }, now);
  const judged = (tier: 'tier1' | 'tier2') => {
    const { usedMs, limitMs } = tiers[tier];
    const hadPart = segments.some((one) => one.desk === tier && one.officeCode === officeCode);
    return limitMs === null || !hadPart
      ? { minutes: null, kept: null }
      : { minutes: Math.round(usedMs / 60_000), kept: usedMs <= limitMs };
  };
  const [first, second] = [judged('tier1'), judged('tier2')];
  return {
    caseId,
    tier1Minutes: first.minutes,
    tier1Kept: first.kept,
    tier2Minutes: second.minutes,
    tier2Kept: second.kept,
  };
}

/** When what is due, from the clocks. */
export function dueTimes(
  { response, tier, target }: Clocks,
  segments: readonly Segment[],
  now: Temporal.Instant,
): Pick<Times, 'responseDueAt' | 'tierDueAt' | 'warnAt' | 'targetAt'> {
  const date = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(ms));
  return {
    responseDueAt: date(response?.dueAtMs),
    tierDueAt: date(tier?.dueAtMs),
    warnAt: date(target?.warnAtMs),
    targetAt: date(target?.dueAtMs) ?? new Date((segments[0]?.fromMs ?? now.epochMilliseconds) + REVIEW_MS),
  };
}

export const patternOfIct = ({ region }: Pick<Desk, 'region'>): string =>
  region.offices.find((office) => office.code === region.ictOffice.code)?.workPattern ?? 'five_days';

/** A request that is not approved yet. */
const AWAITING = new Set(['awaitsApproval', 'awaitsCorrection']);

function pauseOf(columns: TicketColumns, move: TimedMove, before: Pause | null): Pause {
  if (columns.asksReporter === 'answer') return 'reporter';
  if (columns.status === 'follows') return 'lead';
  if (AWAITING.has(columns.status)) return 'approval';
  if (!move.events.some(({ type }) => type === 'WAITS')) return before ?? 'vendor';
  return PAUSES.find((pause) => pause === move.data?.['choice']) ?? 'vendor';
}

/** Whose time it is now: the open segment goes on, or ends and the next begins; `place` null: none runs. */
function nextSegments(
  change: Change,
  { caseId, segments }: Pick<TimedTicket, 'caseId' | 'segments'>,
  place: Omit<Segment, 'seq' | 'fromMs' | 'untilMs'> | null,
  nowMs: number,
): readonly Segment[] {
  const last = segments.at(-1);
  const isOpen = last !== undefined && last.untilMs === null;
  if (isOpen ? place !== null && isSame(last, place) : place === null) return segments;
  const atMs = Math.max(nowMs, last?.untilMs ?? last?.fromMs ?? 0);
  const opens = place === null ? null : { ...place, seq: (last?.seq ?? 0) + 1, fromMs: atMs, untilMs: null };
  change.segment = { caseId, endsAt: isOpen ? new Date(atMs) : null, opens };
  return [
    ...(isOpen ? [...segments.slice(0, -1), { ...last, untilMs: atMs }] : segments),
    ...(opens === null ? [] : [opens]),
  ];
}

const isSame = (one: Segment, place: Omit<Segment, 'seq' | 'fromMs' | 'untilMs'>): boolean =>
  one.desk === place.desk &&
  one.officeCode === place.officeCode &&
  one.ownerId === place.ownerId &&
  one.pause === place.pause &&
  one.workPattern === place.workPattern;
