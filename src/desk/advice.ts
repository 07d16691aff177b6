/**
 * What a model is asked about a ticket, and what becomes of its answer. It is asked after the commit and beside the ticket; the answer
 * stands on the card or goes to the technician who asked, and nothing is decided by it (docs/advice.md).
 */
import { adviceOf, keepAdvice } from '../db/advice.ts';
import { historyOf } from '../db/cases.ts';
import { privateChatOf } from '../db/people.ts';
import { cardsOf, ticketByCase, type Body, type Ticket } from '../db/tickets.ts';
import { mayBeAdvised, readAdvice, type About, type Advised } from '../domain/advice.ts';
import type { Change } from '../engine/change.ts';
import type { EventLine } from '../engine/chain.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { Acting } from './acts.ts';
import { act } from './buttons.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import type { Prepared } from './preparing.ts';

/** What is to be asked: ids only, for it lies in a queue. */
export interface AdviceWish {
  readonly caseId: string;
  readonly about: About;
  /** The technician who asked for a draft. */
  readonly by?: number;
}

/** A model's opinion, as `ai/` gives it. */
export interface Opinion {
  readonly summary: string;
  readonly kind: string;
  readonly category: string;
  readonly priority: 'P1' | 'P2' | 'P3' | 'P4';
  readonly security: boolean;
}
export type Answered =
  | { readonly about: 'triage'; readonly opinion: Opinion }
  | { readonly about: 'passing'; readonly value: NonNullable<Advised['passing']> }
  | { readonly about: 'answer'; readonly value: NonNullable<Advised['answer']> };

/** Asks with the commit, so that there is a question exactly if there is a ticket; nothing where no model is configured. */
export function wishAdvice(
  desk: Pick<Desk, 'advise'>,
  change: Change,
  ticket: { readonly kind: string; readonly isRestricted: boolean },
  wish: AdviceWish,
): void {
  const { advise } = desk;
  if (advise === null || !mayBeAdvised(ticket)) return;
  change.also.push((client) => advise(client, wish));
}

/** The words to ask with; null: there is nothing to ask any more. Read afresh: since the wish it may have become restricted. */
export async function matterOf(desk: Pick<Desk, 'pool'>, wish: AdviceWish): Promise<string | null> {
  const ticket = await ticketByCase(desk.pool, wish.caseId);
  if (ticket === null || !ticket.isOpen || !mayBeAdvised(ticket)) return null;
  if (wish.by !== undefined && ticket.ownerId !== wish.by) return null;
  const said = (await historyOf(desk.pool, wish.caseId)).flatMap(({ line, body }) => {
    const { kind, data } = JSON.parse(line) as EventLine;
    const { text } = body === null ? { text: '' } : (JSON.parse(body) as Body);
    if (text === '' || data.complaint === true) return [];
    if (wish.about === 'triage') return kind === 'OPENED' ? [text] : [];
    if (data.inside === true && (wish.about === 'answer' || kind !== 'ESCALATED')) return [];
    return [`${FROM_REPORTER.has(kind) ? 'pelapor' : 'petugas'} (${kind}): ${text}`];
  });
  const matter = said.join('\n').trim();
  return matter === '' ? null : matter;
}

const FROM_REPORTER = new Set(['OPENED', 'ADDED', 'ANSWERED', 'URGED']);

/** The answer has come: it is kept and shown. An answer to what is over, or has become restricted, is dropped. */
export async function advised(
  desk: Pick<Desk, 'pool'>,
  change: Change,
  wish: AdviceWish,
  answered: Answered,
  now: Temporal.Instant,
): Promise<void> {
  const ticket = await ticketByCase(desk.pool, wish.caseId);
  if (ticket === null || !ticket.isOpen || !mayBeAdvised(ticket)) return;
  const { caseId } = ticket;
  const value = JSON.stringify(
    answered.about === 'triage' ? differing(ticket, answered.opinion) : answered.value,
  );
  change.also.push((client) => keepAdvice(client, { caseId, about: answered.about, value, at: toDate(now) }));
  if (answered.about !== 'answer') {
    for (const card of await cardsOf(desk.pool, caseId))
      if (card.view === 'ticket') change.card({ owner: caseId, chatId: card.chatId, view: 'ticket', caseId });
    return;
  }
  const chat = await chatOfAsker(desk, ticket, wish);
  if (chat !== null)
    change.say(
      chat,
      sentence(
        'advice.draft',
        { number: ticket.number, text: answered.value.text },
        { buttons: draftButtons(caseId), replaces: 'advice' },
      ),
      caseId,
    );
}

/** No answer came: only who asked for it hears that. */
export async function notAdvised(desk: Pick<Desk, 'pool'>, change: Change, wish: AdviceWish): Promise<void> {
  if (wish.about !== 'answer') return;
  const ticket = await ticketByCase(desk.pool, wish.caseId);
  const chat = ticket === null ? null : await chatOfAsker(desk, ticket, wish);
  if (ticket !== null && chat !== null)
    change.say(
      chat,
      sentence('advice.none', { number: ticket.number }, { replaces: 'advice' }),
      ticket.caseId,
    );
}

/** Privately, and only while he still has the ticket. */
async function chatOfAsker(
  desk: Pick<Desk, 'pool'>,
  ticket: Ticket,
  { by }: AdviceWish,
): Promise<number | null> {
  if (by === undefined || ticket.ownerId !== by) return null;
  return ticket.chats[by] ?? (await privateChatOf(desk.pool, by))?.id ?? null;
}

/** The choice of `reply` that sends the draft as it stands. */
export const AS_DRAFTED = 'drafted';

const draftButtons = (caseId: string): Button[][] => [
  [act('sendDraft', 'reply', caseId, AS_DRAFTED)],
  [act('writeOwn', 'reply', caseId)],
];

/** Only where the model thinks otherwise than the ticket says. */
const differing = (ticket: Ticket, { summary, kind, category, priority, security }: Opinion) => ({
  summary,
  kind: kind === ticket.kind ? null : kind,
  category: category === ticket.category ? null : category,
  priority: priority === ticket.priority ? null : priority,
  soundsLikeSecurity: security,
});

/** `Saran jawaban`: the model drafts; nothing goes out without the technician's press. */
export function suggest(desk: Desk, arrival: Known, ticket: Ticket): Notice {
  const { person, change } = arrival;
  if (desk.advise === null || !mayBeAdvised(ticket) || !ticket.isOpen)
    return { speech: sentence('refused.noAdvice', { number: ticket.number }), alert: true };
  wishAdvice(desk, change, ticket, { caseId: ticket.caseId, about: 'answer', by: person.id });
  return { speech: sentence('advice.asked', { number: ticket.number }) };
}

/** `Kirim ke pelapor` below a draft sends the draft that is kept; without one, the technician writes himself. */
export async function prepareReply(desk: Desk, _: Known, ticket: Ticket, acting: Acting): Promise<Prepared> {
  if (acting.choice !== AS_DRAFTED) return { acting };
  const { answer } = readAdvice(await adviceOf(desk.pool, ticket.caseId));
  return answer === undefined
    ? { notice: { speech: sentence('refused.stale', {}), alert: true } }
    : { acting: { ...acting, text: answer.text } };
}
