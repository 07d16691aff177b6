/** Words without a command: to which case, question or draft do they belong? The order is `chat.md`, "Reporting". */
import { askingOf, caseOfMessage, reportedBy, ticketByCase, type Ticket } from '../db/tickets.ts';
import { relationsTo } from '../domain/authority.ts';
import { restore } from '../engine/machines.ts';
import type { Words } from '../engine/incoming.ts';
import { sentence, type Media } from '../engine/speech.ts';
import { actOn } from './acts.ts';
import { confirmButtons } from './buttons.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { actOnMandiri, isMandiriAction } from './mandiri.ts';
import { endQuestion, mandiriActionOf, memoryOf as questionMemory, questionOf } from './questions.ts';
import { answerAside, isAside } from './asides.ts';
import { REJECTS, rejectWithLine } from './registration.ts';
import { draftStep, isOver, isRewriting, looksUrgent, memoryOf, partOf, type Drafting } from './report.ts';
import { heardForUnit, unitDialogueOf } from './unit.ts';

const mediaOf = (words: Words): Media[] => (words.media === null ? [] : [words.media]);
const reportOf = (arrival: Known) => arrival.dialogues.find((one) => one.flow === 'report');
export const draftingOf = (arrival: Known): Drafting => ({
  person: arrival.person,
  chat: arrival.chat,
  stored: reportOf(arrival),
  now: arrival.now,
  change: arrival.change,
});

export async function hear(
  desk: Desk,
  arrival: Known,
  words: Words,
  replyTo: number | null,
  repliesToUs: boolean,
): Promise<Notice> {
  const { chat, change, input } = arrival;
  const meant = replyTo === null ? null : await caseOfMessage(desk.pool, chat.id, replyTo);
  const question = questionOf(arrival);
  if (question !== undefined && (isPrivate(arrival) || repliesToUs)) {
    const memory = questionMemory(question);
    const { caseId, action, choice } = memory;
    const mandiri = mandiriActionOf(memory);
    if (mandiri !== null && isMandiriAction(mandiri) && (meant === null || meant.caseId === caseId)) {
      const notice = await actOnMandiri(desk, arrival, caseId, mandiri, choice, words.text.trim());
      // A line that will not do (no number in it) leaves the question open.
      return notice;
    }
    if (meant === null && isAside(action))
      return answerAside(desk, arrival, action, choice ?? '', words.text);
    if (action === REJECTS && (meant === null || meant.caseId === caseId))
      return rejectWithLine(desk, arrival, caseId, words.text);
    if (meant === null || meant.caseId === caseId) {
      const ticket = await ticketByCase(desk.pool, caseId);
      if (ticket !== null) {
        link(arrival, caseId);
        const notice = await actOn(desk, arrival, ticket, {
          action: action as Parameters<typeof actOn>[3]['action'],
          text: words.text,
          media: mediaOf(words),
          choice,
        });
        if (change.dialogue === null) endQuestion(arrival, question);
        return notice;
      }
    }
  }
  if (meant !== null) {
    const ticket = await ticketByCase(desk.pool, meant.caseId);
    if (ticket !== null) return talk(desk, arrival, ticket, words);
  }
  if (!isPrivate(arrival)) return null;

  const unit = unitDialogueOf(arrival);
  if (unit !== undefined) return heardForUnit(desk, arrival, unit, words.text);
  const report = reportOf(arrival);
  if (report !== undefined && !isOver(report)) return gather(desk, arrival, words);
  const small = words.media === null ? desk.guess(words.text).small : null;
  const asking = await askingOf(desk.pool, arrival.person.id);
  const [only] = asking;
  if (only !== undefined && asking.length === 1) return answerAsked(desk, arrival, only, words, small);
  if (small !== null)
    return { speech: sentence(`small.${small}`, {}, input.messageId === null ? {} : { replyTo: null }) };
  const open = await reportedBy(desk.pool, { personId: arrival.person.id }, true, 1);
  return gather(desk, arrival, words, { asked: false, hasOpenTickets: open.length > 0 });
}

/** A line, a file, one of an album: into the draft. */
export function gather(
  desk: Desk,
  arrival: Known,
  words: Words,
  start?: { asked: boolean; hasOpenTickets: boolean },
): Notice {
  const stored = start === undefined ? reportOf(arrival) : undefined;
  const memory = stored === undefined || isRewriting(stored) ? null : memoryOf(stored);
  draftStep(
    desk,
    draftingOf(arrival),
    [
      {
        type: 'SAID',
        part: partOf(arrival.input.messageId ?? 0, words),
        at: arrival.input.at,
        looksUrgent: looksUrgent(desk, memory, words.text),
      },
    ],
    start,
  );
  return null;
}

/** Exactly one question waits for this person, so his words answer it. */
async function answerAsked(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  words: Words,
  small: 'greeting' | 'thanks' | null,
): Promise<Notice> {
  if (ticket.asksReporter === 'answer') {
    if (small === 'greeting') return { speech: sentence('small.greeting', {}) };
    return talk(desk, arrival, ticket, words);
  }
  const verdict = words.media === null ? verdictOf(words.text) : null;
  if (verdict !== null) {
    link(arrival, ticket.caseId);
    return actOn(desk, arrival, ticket, { action: verdict, text: words.text, choice: null });
  }
  if (small === null) await talk(desk, arrival, ticket, words);
  return {
    speech: sentence(
      'ask.confirmStill',
      { number: ticket.number },
      { buttons: confirmButtons(ticket.caseId) },
    ),
  };
}

/** A short plain yes or no to `Apakah kendala sudah teratasi?`; anything longer is a conversation, not a verdict. */
function verdictOf(text: string): 'confirm' | 'reject' | null {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length === 0 || words.length > 5) return null;
  if (words.some((word) => NO.has(word))) return 'reject';
  return words.some((word) => YES.has(word)) ? 'confirm' : null;
}
const YES = new Set([
  'sudah',
  'udah',
  'sdh',
  'beres',
  'teratasi',
  'selesai',
  'normal',
  'lancar',
  'done',
  'yes',
  'fixed',
]);
const NO = new Set(['belum', 'blm', 'masih', 'nda', 'ndak', 'tidak', 'tdk', 'gagal', 'alun', 'no', 'not']);

/** Words that belong to a ticket: of its reporter to the desk, of its owner to the reporter, or inside. */
async function talk(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  words: Words,
  edited = false,
): Promise<Notice> {
  const { person, change, input, chat } = arrival;
  const relations = relationsTo(ticket, person);
  const acting = { text: words.text, media: mediaOf(words), choice: null, edited };
  if (relations.has('reporter') && (isPrivate(arrival) || !relations.has('owner'))) {
    if (!isPrivate(arrival)) return null;
    const answers = restore(ticket.case).can({ type: 'ANSWERED' });
    link(arrival, ticket.caseId);
    const notice = await actOn(desk, arrival, ticket, { action: answers ? 'answer' : 'add', ...acting });
    return edited || words.albumId !== null ? null : notice;
  }
  if (relations.has('owner')) {
    link(arrival, ticket.caseId);
    const isInside = words.text.startsWith('//');
    const notice = await actOn(desk, arrival, ticket, {
      ...acting,
      action: isInside ? 'note' : 'reply',
      text: isInside ? words.text.slice(2).trim() : words.text,
    });
    if (notice !== null && !isInside) return notice;
    if (input.messageId !== null)
      change.say(
        chat.id,
        {
          is: 'reaction',
          emoji: isInside ? '👌' : '👍',
          messageId: input.messageId,
          orSay: isInside ? 'done.noted' : 'done.replied',
        },
        ticket.caseId,
      );
    return null;
  }
  if (edited || (!isPrivate(arrival) && !relations.has('free'))) return null;
  return actOn(desk, arrival, ticket, { ...acting, action: 'reply' });
}

/** Remembers which message this was, so that its edit finds the same case. */
function link({ input, chat, change }: Known, caseId: string): void {
  if (input.messageId !== null)
    change.links.push({ chatId: chat.id, messageId: input.messageId, caseId, part: 'source' });
}

/** An edit: of a line of the draft, or of words already carried over (marked as changed, the original stays in the history). */
export async function hearEdit(desk: Desk, arrival: Known, words: Words): Promise<Notice> {
  const { input, chat } = arrival;
  if (input.messageId === null) return null;
  const report = reportOf(arrival);
  if (report !== undefined && !isOver(report)) {
    const memory = memoryOf(report);
    if (memory.parts.some((part) => part.messageId === input.messageId)) {
      draftStep(desk, draftingOf(arrival), [
        {
          type: 'EDITED',
          messageId: input.messageId,
          text: words.text,
          looksUrgent: looksUrgent(desk, memory, words.text, input.messageId),
        },
      ]);
      return null;
    }
  }
  const source = await caseOfMessage(desk.pool, chat.id, input.messageId);
  if (source === null || source.part !== 'source') return null;
  const ticket = await ticketByCase(desk.pool, source.caseId);
  if (ticket === null || !ticket.isOpen) return null;
  return talk(desk, arrival, ticket, { ...words, media: null }, true);
}
