/** `Satukan` and `Pisahkan`: the same fault reported twice is worked on once. */
import { followersOf } from '../db/links.ts';
import { mergeable, ticketByCase, ticketsByNumber, type Ticket } from '../db/tickets.ts';
import { mayAct, scopeOf } from '../domain/authority.ts';
import { readNumber } from '../domain/numbers.ts';
import { clip } from '../domain/text.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { SentenceName } from '../locales/index.ts';
import { absent, type Acting } from './acts.ts';
import { act } from './buttons.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { follow } from './following.ts';
import type { Prepared } from './preparing.ts';
import { askChoice } from './questions.ts';

export async function prepareMerge(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  acting: Acting,
): Promise<Prepared> {
  const { person, change, now } = arrival;
  const found = await leadMeant(desk, arrival, ticket, acting);
  if ('notice' in found) return found;
  const why = await whyNot(desk, arrival, ticket, found.lead);
  if (why !== null) return { notice: why };
  const leadId = found.lead.caseId;
  return {
    acting: { ...acting, choice: leadId, text: '' },
    afterwards: () => {
      const link = { caseId: ticket.caseId, version: ticket.case.version, leadId, by: person.id };
      follow(change, { ...link, kind: 'duplicate' }, now);
      return Promise.resolve();
    },
  };
}

/** The ticket it is to follow: by its id from a button, by a number, else asked for. */
async function leadMeant(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  { choice, text }: Acting,
): Promise<{ lead: Ticket } | { notice: Notice }> {
  const { person } = arrival;
  const scope = scopeOf(person);
  const offer = (name: 'ask.mergeInto' | 'ask.whichToMerge', tickets: readonly Ticket[]) => {
    const rows = tickets.map((one): Button[] => [
      {
        ...act('plain', 'merge', ticket.caseId, one.caseId),
        with: { text: clip(`${one.short} · ${one.officeShort} · ${one.category}`, 60) },
      },
    ]);
    const speech = sentence(name, { number: ticket.number });
    return { notice: askChoice(arrival, ticket, 'merge', speech, rows) };
  };
  if (choice !== null) {
    const lead = await ticketByCase(desk.pool, choice);
    return lead === null ? { notice: absent() } : { lead };
  }
  if (text === '') return offer('ask.mergeInto', await mergeable(desk.pool, scope, ticket));
  const number = readNumber(text);
  if (number === undefined) return { notice: { speech: sentence('refused.whichNumber', {}) } };
  const all = await ticketsByNumber(desk.pool, scope, number);
  const open = all.filter((one) => one.isOpen);
  const fitting = all.length > 1 && open.length > 0 ? open : all;
  const [only] = fitting;
  if (only === undefined) return { notice: absent() };
  return fitting.length === 1 ? { lead: only } : offer('ask.whichToMerge', fitting);
}

/** Why these two cannot be one; null when they can. Nobody learns of a ticket that he may not act on. */
async function whyNot(desk: Desk, { person }: Known, ticket: Ticket, lead: Ticket): Promise<Notice> {
  const refuse = (name: Extract<SentenceName, `refused.merge${string}`>): Notice => ({
    speech: sentence(name, { number: ticket.number, other: lead.number }),
    alert: true,
  });
  const may = mayAct('merge', lead, person);
  if (!may.ok && may.why === 'absent') return absent();
  if (lead.kind === 'complaint' || ticket.kind === 'complaint') return refuse('refused.mergeComplaint');
  // Another technician may have the one that leads in hand; seeing it is enough to say that they are the same.
  if (!may.ok && may.why !== 'owned') return refuse('refused.mergeNotYours');
  if (lead.caseId === ticket.caseId) return refuse('refused.mergeItself');
  const coordinates = person.roles.some((held) => ['coordinator', 'division_head'].includes(held.role));
  const seesBoth = coordinates || (ticket.desk === 'tier2' && lead.desk === 'tier2');
  if (lead.officeCode !== ticket.officeCode && !seesBoth) return absent();
  if (lead.isRestricted !== ticket.isRestricted) return refuse('refused.mergeRestricted');
  if (lead.leadId !== null && lead.status === 'follows') return refuse('refused.mergeFollows');
  if (!restore(lead.case).can({ type: 'JOINED' })) return refuse('refused.mergeOver');
  if ((await followersOf(desk.pool, ticket.caseId)).length > 0) return refuse('refused.mergeLeads');
  return null;
}
