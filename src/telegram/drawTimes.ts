/** `Rincian waktu`: how the time of a ticket was counted, in plain words, in one message. */
import { allOffices } from '../db/offices.ts';
import { namesOf } from '../db/people.ts';
import type { Ticket } from '../db/tickets.ts';
import { folded, storyOf, type Day, type Piece, type Span, type Stretch } from '../domain/clockStory.ts';
import { PAUSES, type Clock, type ClockDesk, type Clocks } from '../domain/clocks.ts';
import type { Desk } from '../desk/desk.ts';
import { calendarsOf, clocksOf, targetsFor } from '../desk/ticketClocks.ts';
import type { Locale } from '../locales/index.ts';

/** Telegram takes 4096 UTF-16 units; a little stays free. */
const MOST = 4_000;
/** Parts kept at both ends of a story that is too long even when folded. */
const ENDS = 8;
const MINUTE = 60_000;
const DESKS: readonly ClockDesk[] = ['tier1', 'tier2', 'coordinator'];

type Part = Day | Span;
interface Drawn {
  readonly text: string;
  /** Counted minutes in it. */
  readonly used: number;
}

export async function drawTimes(
  desk: Pick<Desk, 'pool' | 'region' | 'calendar'>,
  locale: Locale,
  ticket: Ticket,
  now: Temporal.Instant,
): Promise<string> {
  const { times } = locale;
  const { segments, officeCode } = ticket;
  const nowMs = now.epochMilliseconds;
  const targets = targetsFor(desk, ticket);
  const isWall = targets.clock === 'wall';
  const clocks = clocksOf(desk, ticket, now);
  const names = await namesOf(desk.pool, [
    ...new Set(segments.flatMap((one) => (one.ownerId === null ? [] : [one.ownerId]))),
  ]);
  const offices = segments.some((one) => one.officeCode !== officeCode)
    ? new Map((await allOffices(desk.pool)).map((one) => [one.code, one.name]))
    : new Map<string, string>();
  const days = storyOf(segments, officeCode, targets.clock, calendarsOf(desk), nowMs);
  const head = [
    times.title({ number: ticket.number }),
    ...verdict(locale, ticket, clocks),
    '',
    times.rule({
      priority: ticket.priority,
      isWall,
      isSecurity: ticket.isRestricted,
      isComplaint: ticket.kind === 'complaint',
    }),
    times.begins({ at: ticket.openedAt.toISOString() }),
    ...sums(locale, ticket, clocks, days, names),
    '',
    times.daysTitle(),
  ].join('\n');
  const nameOf = (id: number | null): string | null => (id === null ? null : (names.get(id) ?? '—'));
  const holderOf = ({ desk: at, ownerId, pause, elsewhere }: Piece) => ({
    desk: at,
    name: nameOf(ownerId),
    why: pause,
    elsewhere: elsewhere === null ? null : (offices.get(elsewhere) ?? elsewhere),
  });
  const room = MOST - head.length;
  const whole = partsOf(locale, days, isWall, holderOf);
  if (lengthOf(whole) <= room) return [head, ...whole.map((one) => one.text)].join('\n');
  const short = partsOf(locale, folded(days), isWall, holderOf);
  if (lengthOf(short) <= room) return [head, ...short.map((one) => one.text)].join('\n');
  for (let ends = ENDS; ends > 0; ends -= 1) {
    const middle = short.slice(ends, -ends);
    const left = times.leftOut({
      count: middle.length,
      used: middle.reduce((total, one) => total + one.used, 0),
    });
    const kept = [...short.slice(0, ends).map((one) => one.text), left];
    const text = [head, ...kept, ...short.slice(-ends).map((one) => one.text)].join('\n');
    if (text.length <= MOST) return text;
  }
  return head;
}

/** The colour and why: of the clock that is worst, and of several the whole target. */
function verdict(locale: Locale, ticket: Ticket, clocks: Clocks): string[] {
  const { times } = locale;
  const { target } = clocks;
  if (target === null) return [times.untimed({ at: ticket.targetAt.toISOString() })];
  const all: [string, Clock | null][] = [
    ['target', target],
    ['tier', clocks.tier],
    ['response', ticket.respondedAt === null ? clocks.response : null],
  ];
  const [why, worst] = all.reduce((a, b) => ((b[1]?.stage ?? 0) > (a[1]?.stage ?? 0) ? b : a));
  const { stage, usedMs, limitMs } = worst ?? target;
  const resting = ticket.isPaused
    ? [times.resting({ why: ticket.segments.at(-1)?.pause ?? 'vendor' })]
    : ticket.status === 'resolved' || (ticket.status === 'closed' && ticket.resolvedAt !== null)
      ? [times.resting({ why: null })]
      : ticket.isOpen
        ? []
        : [times.resting({ why: 'closed' })];
  return [times.verdict({ stage, why, used: minutes(usedMs), limit: minutes(limitMs) }), ...resting];
}

/** Both clocks, each tier's own time and whose it was, and what was not counted. */
function sums(
  { times }: Locale,
  ticket: Ticket,
  clocks: Clocks,
  days: readonly Day[],
  names: ReadonlyMap<number, string>,
): string[] {
  const { response, target, tiers, pausedMs, elsewhereMs } = clocks;
  const pieces = days
    .flatMap((day) => day.pieces)
    .filter((one) => one.pause === null && one.elsewhere === null);
  const rested = PAUSES.flatMap((why) => (pausedMs[why] > 0 ? [{ why, used: minutes(pausedMs[why]) }] : []));
  return [
    ...(response === null
      ? []
      : [
          times.response({
            ...shown(response),
            at: ticket.respondedAt?.toISOString() ?? null,
            dueAt: iso(response.dueAtMs),
          }),
        ]),
    ...(target === null
      ? []
      : [
          times.target({
            ...shown(target),
            dueAt: iso(target.dueAtMs),
            isResting: ticket.isPaused,
            isOver: !ticket.isOpen || ticket.status === 'resolved',
          }),
        ]),
    ...DESKS.flatMap((at) => {
      const { usedMs, limitMs } = tiers[at];
      if (usedMs === 0) return [];
      const owners = new Map<number | null, number>();
      for (const one of pieces)
        if (one.desk === at) owners.set(one.ownerId, (owners.get(one.ownerId) ?? 0) + one.workMs);
      const share = limitMs === null ? 0 : usedMs / limitMs;
      return [
        times.tier({
          desk: at,
          used: minutes(usedMs),
          limit: limitMs === null ? null : minutes(limitMs),
          stage: share >= 1 ? 100 : share >= 0.75 ? 75 : 0,
          owners: [...owners]
            .filter(([, ms]) => ms > 0)
            .map(([id, ms]) => ({ name: id === null ? null : (names.get(id) ?? '—'), used: minutes(ms) })),
        }),
      ];
    }),
    ...(rested.length === 0 ? [] : [times.pausedFor({ pauses: rested })]),
    ...(elsewhereMs === 0 ? [] : [times.elsewhere({ used: minutes(elsewhereMs) })]),
  ];
}

/** Each day or span as text. Minutes are rounded so that those of one holder add up to his sum. */
function partsOf(
  { times }: Locale,
  parts: readonly Part[],
  isWall: boolean,
  holderOf: (piece: Piece) => {
    desk: string;
    name: string | null;
    why: string | null;
    elsewhere: string | null;
  },
): Drawn[] {
  const soFar = new Map<string, number>();
  const take = (piece: Piece, ms: number): number => {
    const key = JSON.stringify([piece.desk, piece.ownerId, piece.pause, piece.elsewhere]);
    const before = soFar.get(key) ?? 0;
    soFar.set(key, before + ms);
    return minutes(before + ms) - minutes(before);
  };
  const isCounted = (piece: Piece) => piece.pause === null && piece.elsewhere === null;
  return parts.map((part) => {
    if ('piece' in part) {
      const used = take(part.piece, part.workMs);
      const { first, last, workDays, closed } = part;
      return {
        used: isCounted(part.piece) ? used : 0,
        text: times.span({
          ...holderOf(part.piece),
          from: first.on.toString(),
          until: last.on.toString(),
          days: workDays,
          used,
          closed: closed.map((day) => ({ on: day.on.toString(), name: day.closure ?? '' })),
        }),
      };
    }
    let counted = 0;
    const lines = part.pieces.map((piece) => {
      const used = take(piece, piece.workMs);
      if (isCounted(piece)) counted += used;
      return part.hours.length === 0
        ? null
        : times.piece({ ...holderOf(piece), stretches: piece.stretches.map(ranged), used });
    });
    const day = times.day({
      on: part.on.toString(),
      hours: part.hours.map(ranged),
      closure: part.closure,
      isWall,
    });
    return { used: counted, text: [day, ...lines.filter((line) => line !== null)].join('\n') };
  });
}

const lengthOf = (drawn: readonly Drawn[]): number =>
  drawn.reduce((total, one) => total + one.text.length + 1, 0);
const minutes = (ms: number): number => Math.floor(ms / MINUTE);
const iso = (ms: number): string => new Date(ms).toISOString();
const ranged = ({ startMs, endMs }: Stretch) => ({ from: iso(startMs), until: iso(endMs) });
const shown = ({ stage, usedMs, limitMs }: Clock) => ({
  stage,
  used: minutes(usedMs),
  limit: minutes(limitMs),
});
