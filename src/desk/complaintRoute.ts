/** Where a complaint goes: the first step of its ladder on which somebody impartial can be reached. Never to a group. */
import { receiversHolding, saveComplaint, type Receiver } from '../db/complaints.ts';
import { personById } from '../db/people.ts';
import { cardsOf, type Ticket } from '../db/tickets.ts';
import { relationsTo, type Role } from '../domain/authority.ts';
import { isConcerned, LADDERS, type ComplaintPlace } from '../domain/complaints.ts';
import type { Change, TicketColumns } from '../engine/change.ts';
import { restore, type Step } from '../engine/machines.ts';
import type { TicketMemory } from '../../flows/ticket.ts';
import type { Desk } from './desk.ts';

/** What decides the way. */
export interface Wayfarer extends Pick<ComplaintPlace, 'about' | 'subjectId'> {
  readonly officeCode: string;
  readonly parentCode: string | null;
  readonly reporterId: number;
}

export interface Route {
  /** Empty: nobody can receive it. */
  readonly roles: readonly Role[];
  readonly people: readonly Receiver[];
  /** Who should have got it; other roles than these received it because nobody is there. */
  readonly wanted: readonly Role[];
}

/** `except`: who may not be the one (the handler, for the second opinion). */
export async function routeOf(
  desk: Pick<Desk, 'pool'>,
  complaint: Wayfarer,
  except: readonly number[] = [],
): Promise<Route> {
  const ladder = LADDERS[complaint.about];
  const wanted = ladder[0] ?? [];
  const all = await receiversHolding(desk.pool, ladder.flat());
  const impartial = all.filter(
    (one) =>
      one.id !== complaint.reporterId && !except.includes(one.id) && !isConcerned(complaint, complaint, one),
  );
  for (const roles of ladder) {
    const people = impartial.filter((one) => one.roles.some((held) => roles.includes(held.role)));
    if (people.length > 0) return { roles, people: present(people), wanted };
  }
  return { roles: [], people: [], wanted };
}

/** Who is on leave is asked only where nobody else is there. */
function present(people: readonly Receiver[]): readonly Receiver[] {
  const there = people.filter((one) => !one.isAway);
  return there.length > 0 ? there : people;
}

export const wayOf = (ticket: Ticket): Wayfarer => ({
  about: ticket.complaint?.about ?? 'other',
  subjectId: ticket.complaint?.subjectId ?? null,
  officeCode: ticket.officeCode,
  parentCode: ticket.parentCode,
  reporterId: ticket.reporterId,
});

/** Those who receive the complaint as it stands, or may review it. */
export async function whoMayHandle(
  desk: Pick<Desk, 'pool'>,
  ticket: Ticket,
  which: 'recipients' | 'both' = 'recipients',
): Promise<readonly Receiver[]> {
  const { complaint } = ticket;
  if (complaint === null) return [];
  const roles = [...complaint.recipients, ...(which === 'both' ? complaint.reviewers : [])];
  const all = await receiversHolding(desk.pool, roles);
  return present(all.filter((one) => one.id !== ticket.reporterId && !isConcerned(complaint, ticket, one)));
}

/** The private chats in which it is worked on, as `deskChats` says of other tickets. */
export async function complaintChats(
  desk: Pick<Desk, 'pool'>,
  ticket: Ticket,
): Promise<{ chatId: number; isGroup: boolean; showsCard: boolean }[]> {
  const people = await whoMayHandle(desk, ticket, ticket.status === 'underReview' ? 'both' : 'recipients');
  const cards = await cardsOf(desk.pool, ticket.caseId);
  return people.map(({ chatId }) => ({
    chatId,
    isGroup: false,
    showsCard: cards.some((card) => card.chatId === chatId && card.view === 'ticket'),
  }));
}

/**
 * The complaint's row after a step. A ticket that becomes one counts as being about the desk that had it, until its author says
 * otherwise; one that stops being one shows its author's name again, as he agreed.
 */
export async function complaintAfter(
  desk: Pick<Desk, 'pool'>,
  change: Change,
  ticket: Ticket,
  columns: TicketColumns,
  { snapshot, effects }: Step,
  chosen: Partial<ComplaintPlace> | undefined,
): Promise<Ticket['complaint']> {
  const was = ticket.kind === 'complaint' ? ticket.complaint : null;
  if (columns.kind !== 'complaint') {
    if (was === null) return ticket.complaint;
    const left = { ...was, isHidden: false };
    change.also.push((client) => saveComplaint(client, ticket.caseId, left));
    return left;
  }
  const { complaint: memory } = snapshot.context as TicketMemory;
  const about = ticket.desk === 'tier2' ? 'tier2' : 'tier1';
  const fresh = { about, subjectId: null, recipients: [], reviewers: [] } as const;
  const now: ComplaintPlace = {
    ...(was ?? fresh),
    ...chosen,
    isHidden: memory?.isHidden ?? false,
    isSummarySent: memory?.isSummarySent ?? false,
  };
  const isOffered = effects.some((one) => one.type === 'offerTo');
  const recipients = isOffered ? (await routeOf(desk, { ...wayOf(ticket), ...now })).roles : now.recipients;
  const after = { ...now, recipients, reviewers: isOffered ? [] : now.reviewers };
  if (was === null || JSON.stringify(placeOf(was)) !== JSON.stringify(placeOf(after)))
    change.also.push((client) => saveComplaint(client, ticket.caseId, after));
  return { ...after, subjectName: after.subjectId === was?.subjectId ? (was?.subjectName ?? null) : null };
}

const placeOf = ({ about, subjectId, isHidden, recipients, reviewers, isSummarySent }: ComplaintPlace) => [
  about,
  subjectId,
  isHidden,
  recipients,
  reviewers,
  isSummarySent,
];

/** Whether this person may read the complaint: its author, and those who handle, review or oversee it. Nobody in a group. */
export async function maySeeComplaint(
  pool: Desk['pool'],
  ticket: Ticket,
  { isGroup, personId }: { readonly isGroup: boolean; readonly personId: number | null },
): Promise<boolean> {
  const person = isGroup || personId === null ? null : await personById(pool, personId);
  if (person === null) return false;
  const relations = relationsTo(ticket, person);
  return relations.size > 0 && !relations.has('concerned');
}

/** Whose request for the author's name waits for a second person. */
export const nameAskedBy = (ticket: Ticket): number | null =>
  (restore(ticket.case).context as TicketMemory).complaint?.unmaskAskedBy ?? null;
