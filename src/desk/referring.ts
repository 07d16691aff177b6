/** `Rujuk`: to a ministry or the office that owns it, with the name of somebody to turn to there. It closes as referred. */
import type { Ticket } from '../db/tickets.ts';
import { clip } from '../domain/text.ts';
import { sentence } from '../engine/speech.ts';
import { usualText } from '../locales/index.ts';
import type { Acting } from './acts.ts';
import type { Desk, Known } from './desk.ts';
import type { Prepared } from './preparing.ts';
import { askChoice } from './questions.ts';

/** `Komdigi; Ibu Sari`, `PLN Bitung, Pak Johan`: what stands before the divider is the institution, after it whom to turn to. */
const DIVIDER = /\s*(?:;|,\s|\n|\s[-–—]\s)\s*/;
const isName = (words: string): boolean => (words.match(/\p{L}/gu) ?? []).length >= 2;

export function prepareReferral(
  _desk: Desk,
  arrival: Known,
  ticket: Ticket,
  acting: Acting,
): Promise<Prepared> {
  const said = usualText(acting.text, arrival.person.language).trim();
  const parts = said.split(DIVIDER);
  const [institution = '', contact = ''] =
    acting.choice === null ? [parts[0], parts.slice(1).join(', ')] : [acting.choice, said];
  if (institution === '') return Promise.resolve({ acting });
  if (isName(contact))
    return Promise.resolve({
      acting: {
        ...acting,
        choice: null,
        text: acting.choice === null ? said : `${institution} — ${contact}`,
      },
    });
  const ask = sentence('ask.referContact', { number: ticket.number, word: clip(institution, 80) });
  return Promise.resolve({
    notice: askChoice(arrival, ticket, 'refer', ask, [], clip(institution, 200)),
  });
}
