/**
 * `Hapus lampiran`: a photo or document is taken out of every chat it was carried to and out of what is kept. The history keeps that
 * it happened, and the hash of what the words are now, so it still verifies. Source: domain.md 6.1, UU 27/2022 Pasal 8.
 */
import { randomBytes } from 'node:crypto';
import { dropFile, messagesWithFile } from '../db/attachments.ts';
import { historyOf } from '../db/cases.ts';
import { cardsOf, type Body, type Ticket } from '../db/tickets.ts';
import { namesOf } from '../db/people.ts';
import { relationsTo, type Standing } from '../domain/authority.ts';
import { clip } from '../domain/text.ts';
import { bodyHash, type EventLine } from '../engine/chain.ts';
import { step } from '../engine/machines.ts';
import { sentence, type Button, type Media } from '../engine/speech.ts';
import { act } from './buttons.ts';
import type { Desk, Known, Notice } from './desk.ts';

interface Attachment {
  readonly seq: number;
  /** Which of the files sent with it, from 0. */
  readonly nth: number;
  readonly by: number | null;
  readonly isFromReporter: boolean;
  readonly media: Media;
  readonly body: Body;
}

/** What the reporter said, also where a technician wrote it down for him. */
const FROM_REPORTER = new Set(['OPENED', 'ADDED', 'ANSWERED']);

/** More buttons than this nobody reads; the newest come first. */
const MOST = 20;

/** With no choice the list of what he may delete; with one, that goes. */
export async function detach(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  choice: string | null,
): Promise<Notice> {
  const { person, change, now } = arrival;
  const found = (await attachmentsOf(desk, ticket)).filter((one) => isHis(one, ticket, person));
  const chosen = found.find((one) => choice === `${one.seq}.${one.nth}`);
  if (chosen === undefined) return offer(desk, arrival, ticket, found, choice !== null);
  const stepped = step(ticket.case, []);
  if (!stepped.ok) return { speech: sentence('refused.stale', {}), alert: true };
  const { fileId, type } = chosen.media;
  const body = JSON.stringify({
    ...chosen.body,
    media: chosen.body.media.filter((_, nth) => nth !== chosen.nth),
  });
  const salt = randomBytes(16).toString('hex');
  change.move(
    ticket.case,
    stepped.step,
    [
      {
        kind: 'ATTACHMENT_REMOVED',
        actor: person.id,
        role: roleOf(ticket, person),
        at: now.toString(),
        data: { of: chosen.seq, nth: chosen.nth, type, now: bodyHash(salt, body) },
      },
    ],
    !ticket.isOpen,
  );
  change.also.push((client) =>
    dropFile(client, { caseId: ticket.caseId, seq: chosen.seq, salt, body, fileId, sender: chosen.by }),
  );
  for (const { chatId, messageId, isOurs } of await messagesWithFile(desk.pool, ticket.caseId, fileId))
    change.say(
      chatId,
      {
        is: 'remove',
        messageId,
        says: null,
        orSay: isOurs || chatId === arrival.chat.id ? 'attachment.pleaseDelete' : null,
      },
      ticket.caseId,
    );
  for (const { chatId, view } of await cardsOf(desk.pool, ticket.caseId))
    if (view === 'ticket')
      change.card({ owner: ticket.caseId, chatId, view: 'ticket', caseId: ticket.caseId });
  return { speech: sentence('attachment.done', { number: ticket.number }) };
}

async function attachmentsOf(desk: Desk, ticket: Ticket): Promise<Attachment[]> {
  const events = await historyOf(desk.pool, ticket.caseId);
  return events.toReversed().flatMap(({ seq, line, body }) => {
    if (body === null) return [];
    const read = JSON.parse(body) as Body;
    const { actor: by, kind } = JSON.parse(line) as EventLine;
    const isFromReporter = FROM_REPORTER.has(kind);
    return (read.media ?? []).map((media, nth) => ({ seq, nth, by, isFromReporter, media, body: read }));
  });
}

/** Who sent it, the reporter of the ticket for what came from him, or a coordinator. */
const isHis = (one: Attachment, ticket: Ticket, person: Standing): boolean =>
  one.by === person.id ||
  (one.isFromReporter && ticket.reporterId === person.id) ||
  relationsTo(ticket, person).has('coordinator');

const roleOf = (ticket: Ticket, person: Standing): string =>
  ticket.reporterId === person.id
    ? 'reporter'
    : relationsTo(ticket, person).has('coordinator')
      ? 'coordinator'
      : ticket.desk;

async function offer(
  desk: Desk,
  { change, chat, input }: Known,
  ticket: Ticket,
  found: readonly Attachment[],
  isStale: boolean,
): Promise<Notice> {
  const { number, caseId } = ticket;
  if (isStale) return { speech: sentence('refused.stale', {}), alert: true };
  if (found.length === 0) return { speech: sentence('attachment.none', { number }), alert: true };
  const names = await namesOf(
    desk.pool,
    found.flatMap((one) => one.by ?? []),
  );
  const buttons: Button[][] = found.slice(0, MOST).map((one, at) => [
    {
      ...act('plain', 'detach', caseId, `${one.seq}.${one.nth}`),
      with: {
        text: clip(
          [`${at + 1}. ${one.media.name ?? one.media.type}`, names.get(one.by ?? 0) ?? ''].join(' · '),
          60,
        ),
      },
    },
  ]);
  change.say(chat.id, sentence('attachment.which', { number }, { buttons }), caseId);
  return input.callbackId === null ? null : { speech: sentence('notice.chooseBelow', {}) };
}
