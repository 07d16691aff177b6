/** `Alihkan`: the ticket belongs to another office. It begins there as if it had been reported there. */
import { allOffices, officeByCode, type OfficeRow } from '../db/offices.ts';
import { personById } from '../db/people.ts';
import type { Ticket } from '../db/tickets.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { Acting } from './acts.ts';
import { act } from './buttons.ts';
import type { Desk, Known } from './desk.ts';
import { firstDesk, tellOfPlace } from './firstDesk.ts';
import type { Prepared } from './preparing.ts';
import { askChoice } from './questions.ts';

/** An abbreviation or a name has no more words than this. */
const MOST_WORDS = 8;

export async function prepareTransfer(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  acting: Acting,
): Promise<Prepared> {
  const offices = (await allOffices(desk.pool)).filter((one) => one.code !== ticket.officeCode);
  const chosen = offices.find((one) => one.code === acting.choice);
  if (chosen !== undefined) return begins(desk, arrival, ticket, { ...acting, choice: chosen.code }, chosen);
  const { text } = acting;
  const named = firstWords(offices, text);
  if (named !== null)
    return begins(
      desk,
      arrival,
      ticket,
      { ...acting, choice: named.office.code, text: named.rest },
      named.office,
    );
  const found = searchOffices(offices, text);
  const rows = found.map((one): Button[] => [
    { ...act('plain', 'transfer', ticket.caseId, one.code), with: { text: one.name } },
  ]);
  const name = text === '' ? 'ask.transferTo' : rows.length === 0 ? 'ask.noSuchOffice' : 'ask.whichOffice';
  return {
    notice: askChoice(
      arrival,
      ticket,
      'transfer',
      sentence(name, { number: ticket.number, word: text }),
      rows,
    ),
  };
}

/** `/alihkan N OFFICE reason`: the office is the longest beginning of the words that names one. */
function firstWords(offices: readonly OfficeRow[], text: string): { office: OfficeRow; rest: string } | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    const office = exactOffice(offices, words.slice(0, count).join(' '));
    if (office !== undefined) return { office, rest: words.slice(count).join(' ') };
  }
  return null;
}

async function begins(
  desk: Desk,
  { change }: Known,
  ticket: Ticket,
  acting: Acting,
  office: OfficeRow,
): Promise<Prepared> {
  const reporter = ticket.recordedFor === null ? await personById(desk.pool, ticket.reporterId) : null;
  const kind = ticket.kind as TicketKind;
  const place = await firstDesk(desk, reporter, office, { ...ticket, kind });
  return {
    acting,
    event: { desk: place.desk },
    // Its clocks begin anew with the office: time in the wrong one is nobody's of the right one.
    columns: {
      officeCode: office.code,
      isTier1Missing: place.tier1Missing,
      visitAt: null,
    },
    afterwards: () => tellOfPlace(desk, change, ticket.caseId, office, place, ticket.isRestricted),
  };
}

/** The name of the office a ticket has gone to, for whoever had it before. */
export const officeNamed = async (desk: Pick<Desk, 'pool'>, code: string): Promise<string> =>
  (await officeByCode(desk.pool, code))?.name ?? code;
