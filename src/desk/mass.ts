/**
 * A mass incident: several offices report the same within half an hour. Tier 2 is offered to make it one: a parent that they
 * follow, each with its own number and confirmation. Who reports later is told at once. Source: `domain.md` 4.2.
 */
import { massOf, openBetween, type Candidate } from '../db/alike.ts';
import { officeByCode } from '../db/offices.ts';
import { followersOf } from '../db/links.ts';
import { openingOf, ticketByCase, ticketsByNumber, type Ticket } from '../db/tickets.ts';
import { ALIKE, likeness, MASS_MINUTES, MASS_OFFICES, tellingWords } from '../domain/likeness.ts';
import { readNumber } from '../domain/numbers.ts';
import { priorityOf, urgencies, type Urgency } from '../domain/priority.ts';
import type { Change } from '../engine/change.ts';
import type { TicketRef } from '../engine/incoming.ts';
import { restore } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { absent, type Acting } from './acts.ts';
import { act } from './buttons.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { follow } from './following.ts';
import { openTicket } from './opening.ts';
import type { Prepared } from './preparing.ts';
import { send, type Signal } from './signal.ts';
import { deskChats, moveTicket, offerTo } from './ticketMoves.ts';

/** After a report was sent: is it known already, and are there others? Called inside its commit. */
export async function lookForOthers(
  desk: Desk,
  change: Change,
  report: {
    readonly caseId: string;
    readonly kind: string;
    readonly category: string;
    readonly security: boolean;
  },
  chatId: number,
): Promise<void> {
  const { caseId, category } = report;
  if (report.kind !== 'incident' || report.security) return;
  const known = await massOf(desk.pool, category);
  if (known === null) return send(change, `similar:${caseId}`, { name: 'similarAreSought', caseId });
  change.say(
    chatId,
    sentence(
      'report.massKnown',
      { at: known.openedAt.toISOString(), text: known.news ?? '' },
      { buttons: [[act('alsoMine', 'same', caseId)]] },
    ),
    caseId,
  );
}

/** `Saya juga mengalami` after it was sent: his report follows the mass incident of its category that is known. */
export async function prepareSame(
  desk: Desk,
  { change, person, now }: Known,
  ticket: Ticket,
  acting: Acting,
): Promise<Prepared> {
  const known =
    ticket.kind === 'incident' && !ticket.isRestricted ? await massOf(desk.pool, ticket.category) : null;
  const leads = (await followersOf(desk.pool, ticket.caseId)).length > 0;
  if (known === null || leads || known.caseId === ticket.caseId)
    return { notice: { speech: sentence('refused.stale', {}), alert: true } };
  const link = { caseId: ticket.caseId, version: ticket.case.version, leadId: known.caseId, by: person.id };
  return {
    acting: { ...acting, choice: known.caseId },
    afterwards: () => {
      follow(change, { ...link, kind: 'mass' }, now);
      return Promise.resolve();
    },
  };
}

const minutes = (count: number): number => count * 60_000;

/** Reports of the same fault around this one, oldest first, itself included. */
async function alikeAround(desk: Desk, ticket: Ticket): Promise<Candidate[]> {
  const at = ticket.openedAt.getTime();
  const all = await openBetween(
    desk.pool,
    ticket.category,
    new Date(at - minutes(MASS_MINUTES)),
    new Date(at + minutes(MASS_MINUTES)),
  );
  const words = tellingWords((await openingOf(desk.pool, ticket.caseId)).text);
  return all.filter(
    (one) => one.caseId === ticket.caseId || likeness(words, tellingWords(one.text)) >= ALIKE,
  );
}

const officesOf = (reports: readonly Candidate[]): string[] => [
  ...new Set(reports.map((one) => one.officeName)),
];

/** At the new ticket, after its commit: the one that makes enough offices is the one that offers; each further office again. */
export async function similarAreSought(desk: Desk, change: Change, { caseId }: Signal): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  if (ticket === null || !ticket.isOpen || ticket.leadId !== null) return;
  const alike = await alikeAround(desk, ticket);
  const offices = officesOf(alike);
  const isOfNewOffice = !alike.some(
    (one) => one.caseId !== caseId && one.officeCode === ticket.officeCode && one.openedAt < ticket.openedAt,
  );
  const [oldest] = alike;
  if (oldest === undefined || offices.length < MASS_OFFICES || !isOfNewOffice) return;
  for (const { chatId } of await deskChats(desk, 'tier2', ticket.officeCode))
    change.say(
      chatId,
      sentence(
        'desk.massSuspected',
        { category: ticket.category, offices, count: alike.length, short: oldest.number.slice(-6) },
        {
          buttons: [[{ label: 'makeMass', data: `x:mass:${oldest.caseId}` }]],
          replaces: 'massOffer',
        },
      ),
      oldest.caseId,
      1,
    );
}

const MAKERS = new Set(['tier2', 'csirt', 'coordinator', 'division_head']);

/** `Jadikan gangguan massal`, `/massal N`: by Tier 2 or a coordinator, of what really is one; twice is once. */
export async function makeMass(desk: Desk, arrival: Known, ref: TicketRef): Promise<Notice> {
  const { person, change } = arrival;
  if (!person.roles.some((held) => MAKERS.has(held.role)))
    return { speech: sentence('refused.massByTier2', {}), alert: true };
  const ticket = await meant(desk, arrival, ref);
  if (ticket === null) return absent();
  const alike = await alikeAround(desk, ticket);
  const known = await massOf(desk.pool, ticket.category);
  const isMass = officesOf(alike).length >= MASS_OFFICES;
  if (!isMass && known !== null)
    return { speech: sentence('refused.massAlready', { other: known.number }), alert: true };
  if (!isMass) return absent();
  const parentId = known?.caseId ?? (await openParent(desk, arrival, ticket, alike));
  for (const { caseId } of alike)
    send(change, `mass:${parentId}:${caseId}`, {
      name: 'joinsMass',
      caseId,
      because: parentId,
      by: person.id,
    });
  const reply = sentence('done.massMade', { count: alike.length, offices: officesOf(alike) });
  if (arrival.input.callbackId !== null && arrival.input.messageId !== null)
    change.say(arrival.chat.id, { is: 'unbutton', messageId: arrival.input.messageId }, parentId, 3);
  return { speech: reply };
}

/** By its id, or by a number. Both only lead to what the rule above finds to be a mass incident. */
async function meant(desk: Desk, { person }: Known, ref: TicketRef): Promise<Ticket | null> {
  if ('caseId' in ref) return ticketByCase(desk.pool, ref.caseId);
  const number = readNumber(ref.words);
  if (number === undefined) return null;
  const scope = { personId: person.id, all: true, offices: [], tier2: true, roles: [], tier1: [] };
  const found = (await ticketsByNumber(desk.pool, scope, number)).filter(
    (one) => one.isOpen && one.kind === 'incident' && !one.isRestricted,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A ticket of the ICT office at Tier 2, whose impact is that of several offices. */
async function openParent(
  desk: Desk,
  { person, change, now }: Known,
  first: Ticket,
  alike: readonly Candidate[],
): Promise<string> {
  const { region } = desk;
  const office = await officeByCode(desk.pool, region.ictOffice.code);
  if (office === null)
    throw new Error(`The ICT office "${region.ictOffice.code}" is not in the table of offices.`);
  const caseId = desk.newId();
  const urgency = urgencies.find((one) => one === first.urgency) ?? ('U2' satisfies Urgency);
  const priority = priorityOf('I1', urgency);
  const { text } = await openingOf(desk.pool, first.caseId);
  openTicket(
    desk,
    change,
    {
      caseId,
      office,
      place: { desk: 'tier2', tier1Missing: false, known: false },
      kind: 'incident',
      category: first.category,
      impact: 'I1',
      urgency,
      priority,
      isRestricted: false,
      reporterId: person.id,
      openedAt: now,
      text,
      media: [],
      by: { id: person.id, role: 'tier2' },
      data: { first: first.caseId, offices: officesOf(alike).length },
      isMass: true,
    },
    now,
  );
  const ticket = { caseId, officeCode: office.code, priority, isRestricted: false };
  await offerTo(desk, change, ticket, 'tier2', { text, media: [] });
  return caseId;
}

/** At one of the reports: from now on it follows the mass incident, if it is still free to. */
export async function joinsMass(
  desk: Desk,
  change: Change,
  { caseId, because = '', by }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, caseId);
  const parent = await ticketByCase(desk.pool, because);
  if (ticket === null || parent === null || ticket.leadId !== null) return;
  if (!restore(ticket.case).can({ type: 'MERGED' }) || !restore(parent.case).can({ type: 'JOINED' })) return;
  if ((await followersOf(desk.pool, caseId)).length > 0) return;
  const moved = await moveTicket(
    desk,
    change,
    ticket,
    {
      events: [{ type: 'MERGED' }],
      by: by === undefined ? null : { id: by, name: '', role: 'tier2' },
      data: { lead: because, mass: true },
    },
    now,
  );
  if (moved.ok)
    follow(
      change,
      { caseId, version: ticket.case.version, leadId: because, kind: 'mass', by: by ?? null },
      now,
    );
}
