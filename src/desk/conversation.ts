/** Words without a command: to which case, question or draft do they belong? The order is `chat.md`, "Reporting". */
import {
  askingOf,
  caseOfMessage,
  reportedBy,
  ticketByCase,
  ticketOfMessage,
  ticketsByNumber,
  type Ticket,
} from '../db/tickets.ts';
import { isForFewEyes, relationsTo, scopeOf, type Action } from '../domain/authority.ts';
import { findNumber } from '../domain/numbers.ts';
import { restore } from '../engine/machines.ts';
import type { Intent, Words } from '../engine/incoming.ts';
import { sentence, type Media } from '../engine/speech.ts';
import type { SourcePart } from '../engine/change.ts';
import { ACTION_RULES } from './actions.ts';
import { actOn } from './acts.ts';
import { albumOfAnnouncement, announcementReplied } from './announcements.ts';
import { confirmButtons } from './buttons.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { actOnMandiri, isMandiriAction } from './mandiri.ts';
import { endQuestion, mandiriActionOf, memoryOf as questionMemory, questionOf } from './questions.ts';
import { answerAside, isAside } from './asides.ts';
import { heardForRecording } from './recording.ts';
import { namesSomebody, nameSomebody } from './complaintDraft.ts';
import { REJECTS, rejectWithLine } from './registration.ts';
import { draftStep, isOver, isRewriting, memoryOf, partOf, readsLike, type Drafting } from './report.ts';
import { attachments, whereShown } from './ticketMoves.ts';
import { verdictOf } from './verdict.ts';
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
  said: Extract<Intent, { do: 'say' }>,
): Promise<Notice> {
  const { change, input } = arrival;
  const { words, repliesToUs } = said;
  const rest = await restOfAlbum(desk, arrival, words);
  if (rest !== null) return followAlbum(desk, arrival, rest, words);
  const meant = await ticketReplied(desk, arrival, said);
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
      return answerAside(desk, arrival, action, choice ?? '', words.text, words.media);
    if (action === REJECTS && (meant === null || meant.caseId === caseId))
      return rejectWithLine(desk, arrival, caseId, words.text);
    if (meant === null || meant.caseId === caseId) {
      const ticket = meant ?? (await ticketByCase(desk.pool, caseId));
      if (ticket !== null) {
        const isInside = ACTION_RULES[action as Action].inside === true;
        link(arrival, caseId, words, isInside);
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
  if (meant !== null && !isOverForGood(meant, arrival)) return talk(desk, arrival, meant, words);
  if (!isPrivate(arrival)) return null;

  const about = await announcementReplied(desk, arrival, said);
  if (about !== null) return gatherAbout(desk, arrival, words, about);
  if (await heardForRecording(desk, arrival, words.text)) return null;
  const unit = unitDialogueOf(arrival);
  if (unit !== undefined) return heardForUnit(desk, arrival, unit, words.text);
  const report = reportOf(arrival);
  if (report !== undefined && namesSomebody(report)) return nameSomebody(desk, draftingOf(arrival), words);
  if (report !== undefined && !isOver(report)) return gather(desk, arrival, words);
  const small = words.media === null ? desk.guess(words.text).small : null;
  const asking = await askingOf(desk.pool, arrival.person.id);
  const [only] = asking;
  if (only !== undefined && asking.length === 1) return answerAsked(desk, arrival, only, words, small);
  const isVerdict = asking.length > 1 && words.media === null && verdictOf(words.text) !== null;
  if (small !== null && !isVerdict)
    return { speech: sentence(`small.${small}`, {}, input.messageId === null ? {} : { replyTo: null }) };
  const open = await reportedBy(desk.pool, { personId: arrival.person.id }, true, 1);
  return gather(desk, arrival, words, { asked: false, hasOpenTickets: open.length > 0 });
}

/** The ticket of the message replied to: by our record, else by the number that our message names. */
async function ticketReplied(
  desk: Desk,
  { chat, person }: Known,
  { replyTo, quoted }: Extract<Intent, { do: 'say' }>,
): Promise<Ticket | null> {
  if (replyTo === null) return null;
  const known = await ticketOfMessage(desk.pool, chat.id, replyTo);
  if (known !== null) return known;
  const number = findNumber(quoted);
  const named = number === undefined ? [] : await ticketsByNumber(desk.pool, scopeOf(person), number);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** What is written in reply to an announcement becomes an ordinary report that says what it is about; a greeting is only one. */
function gatherAbout(desk: Desk, arrival: Known, words: Words, about: string): Notice {
  const small = words.media === null ? desk.guess(words.text).small : null;
  if (small !== null) return { speech: sentence(`small.${small}`, {}) };
  const report = reportOf(arrival);
  const isOpen = report !== undefined && !isOver(report);
  const said = { ...words, text: `${words.text}\n${about}`.trim() };
  return gather(desk, arrival, said, isOpen ? undefined : { asked: false, hasOpenTickets: false });
}

/** So many lines and files a draft takes. Every further one would make all that follow slower, for everybody; the person is told once. */
const MOST_PARTS = 100;

/** A line, a file, one of an album: into the draft. */
export function gather(
  desk: Desk,
  arrival: Known,
  words: Words,
  start?: { asked: boolean; hasOpenTickets: boolean },
): Notice {
  const stored = start === undefined ? reportOf(arrival) : undefined;
  const memory = stored === undefined || isRewriting(stored) ? null : memoryOf(stored);
  const before = memory?.parts.length ?? 0;
  if (before > MOST_PARTS) return null;
  draftStep(
    desk,
    draftingOf(arrival),
    [
      {
        type: 'SAID',
        part: partOf(arrival.input.messageId ?? 0, words),
        at: arrival.input.at,
        ...readsLike(desk, memory, words.text),
      },
    ],
    start,
  );
  return before === MOST_PARTS ? { speech: sentence('refused.draftFull', { most: MOST_PARTS }) } : null;
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
    link(arrival, ticket.caseId, words);
    return actOn(desk, arrival, ticket, { action: verdict, text: words.text, choice: null });
  }
  if (small === null) await talk(desk, arrival, ticket, words);
  return {
    speech: sentence(
      'ask.confirmStill',
      { number: ticket.number, carried: small === null },
      { buttons: confirmButtons(ticket.caseId) },
    ),
  };
}

/** Words that belong to a ticket: of its reporter to the desk, of its owner to the reporter, or inside. */
async function talk(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  words: Words,
  edited = false,
  wasInside = false,
): Promise<Notice> {
  const { person, change, input, chat } = arrival;
  const relations = relationsTo(ticket, person);
  const acting = { text: words.text, media: mediaOf(words), choice: null, edited };
  if (relations.has('reporter') && (isPrivate(arrival) || !relations.has('owner'))) {
    if (!isPrivate(arrival)) return null;
    link(arrival, ticket.caseId, words);
    const notice = await actOn(desk, arrival, ticket, { action: saysWhat(ticket, edited), ...acting });
    return edited ? null : notice;
  }
  if (relations.has('owner')) {
    const isInside = words.text.startsWith('//') || wasInside;
    link(arrival, ticket.caseId, words, isInside);
    const notice = await actOn(desk, arrival, ticket, {
      ...acting,
      action: isInside ? 'note' : 'reply',
      text: words.text.replace(/^\/\/\s*/, ''),
    });
    if (!isInside || input.messageId === null) return notice;
    const { messageId } = input;
    change.say(chat.id, { is: 'reaction', emoji: '👌', messageId, orSay: 'done.noted' }, ticket.caseId);
    return null;
  }
  if (relations.has('concerned')) {
    link(arrival, ticket.caseId, words);
    return actOn(desk, arrival, ticket, { ...acting, action: 'respond' });
  }
  if (edited || (!isPrivate(arrival) && !relations.has('free'))) return null;
  return actOn(desk, arrival, ticket, { ...acting, action: 'reply' });
}

/** The reporter's words: the answer we wait for, something to add, or a last word on what is closed. */
function saysWhat(ticket: Ticket, edited: boolean): Action {
  const now = restore(ticket.case);
  if (!edited && now.can({ type: 'ANSWERED' })) return 'answer';
  return now.can({ type: 'COMMENTED' }) ? 'comment' : 'add';
}

/** A reporter who replies to what was cancelled or referred begins a new report. */
const isOverForGood = (ticket: Ticket, { person }: Known): boolean =>
  ticket.reporterId === person.id && ['cancelled', 'referred'].includes(ticket.status);

/** Remembers which message this was, so that its edit, and the rest of its album, find the same case. */
function link(
  { input, chat, change }: Known,
  caseId: string,
  { albumId, media }: Words,
  inside = false,
): void {
  const part: SourcePart = `${inside ? 'inside' : 'source'}${albumId === null ? '' : 'Album'}`;
  if (input.messageId !== null)
    change.links.push({
      chatId: chat.id,
      messageId: input.messageId,
      caseId,
      part,
      ...(media === null ? {} : { fileId: media.fileId }),
    });
}

/** The case that the album's message before this one went to; an album comes as messages with numbers in a row. */
async function restOfAlbum(
  desk: Desk,
  { chat, input }: Known,
  { albumId }: Words,
): Promise<{ caseId: string; part: string } | null> {
  if (albumId === null || input.messageId === null) return null;
  const before = await caseOfMessage(desk.pool, chat.id, input.messageId - 1);
  return before?.part.endsWith('Album') === true ? before : null;
}

/** The rest of an album goes where its first picture went, without further words about it. */
async function followAlbum(
  desk: Desk,
  arrival: Known,
  { caseId, part }: { caseId: string; part: string },
  words: Words,
): Promise<Notice> {
  if (words.media !== null && (await albumOfAnnouncement(desk, arrival, caseId, words.media))) return null;
  const ticket = await ticketByCase(desk.pool, caseId);
  if (ticket === null) return null;
  const relations = relationsTo(ticket, arrival.person);
  const isInside = part.startsWith('inside');
  const speaks = relations.has('owner') || relations.has('concerned');
  if (!isInside && (speaks || (relations.has('reporter') && isPrivate(arrival)))) {
    await talk(desk, arrival, ticket, words);
    return null;
  }
  link(arrival, caseId, words, isInside);
  const acting = { action: 'note', text: words.text, media: mediaOf(words), choice: null } as const;
  if ((await actOn(desk, arrival, ticket, acting)) === null || isInside) return null;
  // What was tried, or why it came back: those who have the ticket now see these pictures too.
  for (const { chatId, isGroup } of await whereShown(desk, ticket))
    if (!(isGroup && isForFewEyes(ticket)))
      arrival.change.say(chatId, attachments(caseId, acting.media), caseId);
  return null;
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
          ...readsLike(desk, memory, words.text, input.messageId),
        },
      ]);
      return null;
    }
  }
  const source = await caseOfMessage(desk.pool, chat.id, input.messageId);
  if (source === null || !/^(source|inside)/.test(source.part)) return null;
  const ticket = await ticketByCase(desk.pool, source.caseId);
  if (ticket === null || !ticket.isOpen) return null;
  const asText = { ...words, media: null, albumId: null };
  return talk(desk, arrival, ticket, asText, true, source.part.startsWith('inside'));
}
