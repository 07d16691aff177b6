/**
 * Asking one person for one line. In private the next text is the answer; in a group the question opens a reply at that person
 * alone, and usual answers stand as buttons. The dialogue is only for the line: every button works without it.
 */
import type { Ticket } from '../db/tickets.ts';
import { isForFewEyes } from '../domain/authority.ts';
import type { StoredDialogue } from '../db/people.ts';
import { begin, step } from '../engine/machines.ts';
import { sentence, type Button, type Speech } from '../engine/speech.ts';
import type { QuestionMemory } from '../../flows/question.ts';
import type { ActionRule } from './actions.ts';
import type { Acting } from './acts.ts';
import { pairs } from './choices.ts';
import { dialogueOwner, isPrivate, type Arrival, type Known, type Notice } from './desk.ts';
import { DELAYS } from '../domain/delays.ts';

export const questionOf = (arrival: Arrival): StoredDialogue | undefined =>
  arrival.dialogues.find((dialogue) => dialogue.flow === 'question');

export const memoryOf = (dialogue: StoredDialogue): QuestionMemory =>
  (JSON.parse(dialogue.state) as { context: QuestionMemory }).context;

/** The next line of this person here will be the answer. */
export function beginQuestion(arrival: Known, memory: QuestionMemory): void {
  const { change, person, chat, now } = arrival;
  const begun = begin('question', memory);
  change.dialogue = {
    personId: person.id,
    chatId: chat.id,
    flow: 'question',
    version: questionOf(arrival)?.version ?? 0,
    next: begun.next,
  };
  change.timers(
    dialogueOwner(person.id, chat.id, 'question'),
    begun,
    () => new Date(now.epochMilliseconds + DELAYS.questionLapses.minutes * 60_000),
  );
}

/** Asks; the answer will complete the action. */
export function askLine(
  arrival: Known,
  ticket: Ticket,
  acting: Acting,
  rule: ActionRule & { asks: NonNullable<ActionRule['asks']> },
): Notice {
  const { change, person, chat, input } = arrival;
  beginQuestion(arrival, { action: acting.action, caseId: ticket.caseId, choice: acting.choice });
  const usual = (rule.usual ?? []).map((label, index): Button => ({
    label,
    data: usualData(acting, ticket.caseId, index),
  }));
  const under = input.callbackId !== null && input.messageId !== null ? { messageId: input.messageId } : null;
  const words = {
    number: ticket.number,
    by: isForFewEyes(ticket) && !isPrivate(arrival) ? '' : (ticket.reporterName ?? ''),
  };
  if (isPrivate(arrival)) {
    change.say(
      chat.id,
      sentence(rule.asks, words, {
        buttons: [...pairs(usual), [{ label: 'cancel', data: 'd:LEAVE' }]],
        replyTo: under,
      }),
      ticket.caseId,
    );
  } else {
    if (usual.length > 0)
      change.say(
        chat.id,
        sentence(rule.asks, words, { buttons: pairs(usual), replyTo: under }),
        ticket.caseId,
      );
    change.say(
      chat.id,
      sentence(usual.length > 0 ? 'ask.orReply' : rule.asks, words, {
        mention: { telegramId: person.telegramId, name: person.name },
        asksReply: true,
        replyTo: usual.length > 0 ? null : under,
      }),
      ticket.caseId,
    );
  }
  return input.callbackId === null ? null : { speech: sentence('notice.answerBelow', {}) };
}

/** Asks for a choice: by one of these buttons, or by a line that is looked for among what can be chosen. */
export function askChoice(
  arrival: Known,
  ticket: Ticket,
  action: string,
  speech: Extract<Speech, { is: 'sentence' }>,
  rows: readonly Button[][],
  choice: string | null = null,
): Notice {
  const { change, person, chat, input } = arrival;
  beginQuestion(arrival, { action, caseId: ticket.caseId, choice });
  const under = input.callbackId !== null && input.messageId !== null ? { messageId: input.messageId } : null;
  if (isPrivate(arrival)) {
    const buttons = [...rows, [{ label: 'cancel', data: 'd:LEAVE' }]];
    change.say(chat.id, { ...speech, buttons, replyTo: under }, ticket.caseId);
  } else {
    if (rows.length > 0) change.say(chat.id, { ...speech, buttons: rows, replyTo: under }, ticket.caseId);
    const asks = rows.length > 0 ? sentence('ask.orReply', { by: '' }) : speech;
    const mention = { telegramId: person.telegramId, name: person.name };
    change.say(
      chat.id,
      { ...asks, mention, asksReply: true, replyTo: rows.length > 0 ? null : under },
      ticket.caseId,
    );
  }
  return input.callbackId === null ? null : { speech: sentence('notice.answerBelow', {}) };
}

/** The same for a step of an application of PD Mandiri TIK; these are asked in private. */
export function askMandiriLine(
  arrival: Known,
  caseId: string,
  action: string,
  name: 'ask.mandiriLetter' | 'ask.mandiriDecree' | 'ask.mandiriWhy',
  office: string,
): Notice {
  beginQuestion(arrival, { action: MANDIRI + action, caseId, choice: null });
  const buttons: Button[][] = [[{ label: 'cancel', data: 'd:LEAVE' }]];
  arrival.change.say(arrival.chat.id, sentence(name, { office }, { buttons }), caseId);
  return arrival.input.callbackId === null ? null : { speech: sentence('notice.answerBelow', {}) };
}

const MANDIRI = 'mandiri.';

/** The step a question's answer completes; null when it is about a ticket. */
export const mandiriActionOf = ({ action }: QuestionMemory): string | null =>
  action.startsWith(MANDIRI) ? action.slice(MANDIRI.length) : null;

export const closeMandiriQuestion = (arrival: Known, caseId: string, action: string): void =>
  closeQuestion(arrival, caseId, MANDIRI + action);

/** Asks in private for a line that is about no case; `about` says whom or what it is for. */
export function askAside(
  arrival: Known,
  action: string,
  about: string,
  speech: Extract<Speech, { is: 'sentence' }>,
): Notice {
  beginQuestion(arrival, { action, caseId: '', choice: about });
  const buttons: Button[][] = [
    ...(speech.buttons ?? []).map((row) => [...row]),
    [{ label: 'cancel', data: 'd:LEAVE' }],
  ];
  arrival.change.say(arrival.chat.id, { ...speech, buttons });
  return arrival.input.callbackId === null ? null : { speech: sentence('notice.answerBelow', {}) };
}

/** `u:<action>:<case>:<index>[:<choice>]`: a usual answer; whoever presses it acts himself. */
const usualData = ({ action, choice }: Acting, caseId: string, index: number): string =>
  `u:${action}:${caseId}:${index}${choice === null ? '' : `:${choice}`}`;

/** The question is answered (or overtaken by a button): nothing waits for a line any more. */
export function closeQuestion(arrival: Known, caseId: string, action: string): void {
  const open = questionOf(arrival);
  if (open === undefined || arrival.change.dialogue !== null) return;
  const memory = memoryOf(open);
  if (memory.caseId !== caseId || memory.action !== action) return;
  endQuestion(arrival, open);
}

export function endQuestion({ person, chat, change }: Known, open: StoredDialogue): void {
  change.dialogue = {
    personId: person.id,
    chatId: chat.id,
    flow: 'question',
    version: open.version,
    next: null,
  };
  const ended = step(open, [{ type: 'CANCELLED' }]);
  if (ended.ok)
    for (const { id } of ended.step.timers)
      change.timersGone.push({ owner: dialogueOwner(person.id, chat.id, 'question'), id });
}
