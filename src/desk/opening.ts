/** A ticket is born: number, clocks, history, and where it lies. Who is told of it is the caller's. */
import type { OfficeRow } from '../db/offices.ts';
import { kindLetters } from '../domain/numbers.ts';
import type { Impact, Priority, Urgency } from '../domain/priority.ts';
import { needsCall } from '../domain/urgency.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { Change } from '../engine/change.ts';
import { begin, step } from '../engine/machines.ts';
import type { Media } from '../engine/speech.ts';
import { wishAdvice } from './advice.ts';
import { dueAt, toDate, type Desk } from './desk.ts';
import type { ComplaintMemory } from '../../flows/ticket.ts';
import type { FirstPlace } from './firstDesk.ts';
import { send } from './signal.ts';
import { NO_TIMES, startTime } from './ticketClocks.ts';
import { columnsAfter } from './ticketMoves.ts';

export interface Birth {
  readonly caseId: string;
  readonly office: OfficeRow;
  readonly place: FirstPlace;
  readonly kind: TicketKind;
  readonly category: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly isRestricted: boolean;
  readonly reporterId: number;
  readonly openedAt: Temporal.Instant;
  readonly text: string;
  readonly media: readonly Media[];
  /** Who opened it; his role there. Null: the desk itself. */
  readonly by: { readonly id: number | null; readonly role: string | null };
  /** For the history: codes only. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly isMass?: boolean;
  /** Of a request: what its service promises, in working minutes, and whether somebody must approve it first. */
  readonly targetMinutes?: number;
  readonly awaits?: boolean;
  /** Of a complaint: how it begins, and whom its author named in his own words. */
  readonly complaint?: ComplaintMemory;
  readonly about?: string;
  /** It follows another ticket from the beginning. */
  readonly follows?: boolean;
}

/** `BTG-2611-G`: city, year and month in the city's zone, kind. */
function prefixOf({ region }: Desk, kind: TicketKind, openedAt: Temporal.Instant): string {
  const { year, month } = openedAt.toZonedDateTimeISO(region.timeZone);
  const pad = (number: number) => String(number % 100).padStart(2, '0');
  return `${region.cityCode}-${pad(year)}${pad(month)}-${kindLetters[kind]}`;
}

export function openTicket(desk: Desk, change: Change, birth: Birth, now: Temporal.Instant): void {
  const { caseId, office, place, kind, openedAt, by } = birth;
  const { complaint, about } = birth;
  const begun = begin('ticket', {
    kind,
    desk: place.desk,
    ...(complaint === undefined ? {} : { complaint }),
    ...(birth.awaits === true ? { awaits: true } : {}),
  });
  const followed = birth.follows === true ? step(begun.next, [{ type: 'MERGED' }]) : null;
  if (followed !== null && !followed.ok)
    throw new Error(`A ticket at ${place.desk} cannot follow another one.`);
  const born = followed === null ? begun : followed.step;
  const blank = {
    ...NO_TIMES,
    kind,
    priority: birth.priority,
    isRestricted: birth.isRestricted,
    category: birth.category,
    impact: birth.impact,
    urgency: birth.urgency,
    status: 'queued',
    desk: place.desk,
    ownerId: null,
    ownedAt: null,
    resolvedAt: null,
    asksReporter: null,
    stars: null,
    isOpen: true,
    officeCode: office.code,
    isTier1Missing: place.tier1Missing,
    waitsUntil: null,
    visitAt: null,
    targetMinutes: birth.targetMinutes ?? null,
    isMass: birth.isMass === true,
  };
  const line = { actor: by.id, role: by.role, at: openedAt.toString() };
  change.open(caseId, born, [
    {
      ...line,
      kind: 'OPENED',
      data: { kind, priority: birth.priority, desk: place.desk, ...birth.data },
      body: JSON.stringify({
        text: birth.text,
        media: birth.media,
        ...(about === undefined ? {} : { about }),
      }),
    },
    ...(birth.follows === true ? [{ ...line, kind: 'MERGED' }] : []),
  ]);
  change.timers(caseId, born, (delay) => dueAt(desk.calendar(office.workPattern, office.code), now, delay));
  if (birth.follows !== true) wishAdvice(desk, change, birth, { caseId, about: 'triage' });
  const prefix = prefixOf(desk, kind, openedAt);
  const columns = columnsAfter(blank, born, now);
  if (needsCall({ ...columns, pdMandiri: office.pdMandiri }))
    send(change, `callBegins:${caseId}:0`, { name: 'callBegins', caseId });
  change.newTicket = {
    caseId,
    columns: {
      ...startTime(desk, change, { caseId, office, openedAt }, columns, now),
      numberPrefix: `${prefix}-`,
      counterKey: prefix,
      reporterId: birth.reporterId,
      openedAt: toDate(openedAt),
    },
  };
}
