/** What waits in the outbox becomes calls of Telegram's methods, in the reader's language and as things stand when it is sent. */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { broadcastToSay } from '../db/broadcasts.ts';
import type { ChatOfRow, ReaderOfRow } from '../db/outbox.ts';
import { rolesOf } from '../db/people.ts';
import { openingOf, ticketByCase, type Ticket } from '../db/tickets.ts';
import { isForFewEyes } from '../domain/authority.ts';
import { isQuiet } from '../domain/quietHours.ts';
import { articleBehind } from '../domain/refusalArticles.ts';
import type { Desk } from '../desk/desk.ts';
import type { DutyPicture } from '../domain/dutyPicture.ts';
import type { Region } from '../domain/region.ts';
import type { RequestLetter } from '../domain/requestLetter.ts';
import { clip } from '../domain/text.ts';
import type { Button, Speech } from '../engine/speech.ts';
import { localeOf, say, type Language, type Locale } from '../locales/index.ts';
import { commandsFor } from '../locales/commands.ts';
import { commandWordsOf } from '../locales/commandWords.ts';
import { CAPTIONED, mediaCalls, messageCall, textCalls } from './compose.ts';
import { drawAnnouncement } from './drawAnnouncement.ts';
import { broadcastCalls, drawPreview } from './drawBroadcast.ts';
import { drawComplaint } from './drawComplaint.ts';
import { drawApproval } from './drawApproval.ts';
import { drawDisturbance } from './drawDisturbance.ts';
import { drawDraft } from './drawDraft.ts';
import { drawDisposal, drawErasure } from './drawDataRights.ts';
import { drawDocument } from './drawDocument.ts';
import { drawDuties } from './drawDuties.ts';
import { drawForm } from './drawForm.ts';
import { drawFile } from './drawFile.ts';
import { drawDuty } from './drawDuty.ts';
import { drawMandiri } from './drawMandiri.ts';
import { drawQr } from './drawQr.ts';
import { drawSheets } from './drawSheets.ts';
import { drawCopy, drawCopyDraft, drawReminder } from './drawReminder.ts';
import { drawRegistration } from './drawRegistration.ts';
import { drawHistory, drawTicket } from './drawTicket.ts';
import { drawSubdomain } from './drawSubdomain.ts';
import { drawTimes } from './drawTimes.ts';
import type { Render, RenderedCall, RenderedCard } from './speak.ts';
import { boldNumber, keyboard, mentioning, MOST_CAPTION, MOST_TEXT, type Styled } from './text.ts';

export interface RenderContext {
  readonly pool: Pool;
  readonly region: Region;
  readonly calendar: Desk['calendar'];
  readonly advise: Desk['advise'];
  readonly writesDns?: boolean;
  /** A letter of request as DOCX; made by `paper/`, handed in by `app`. */
  readonly writeLetter: (letter: RequestLetter) => Promise<Uint8Array>;
  /** The desk's clock. */
  readonly now: () => Temporal.Instant;
  readonly guess: Parameters<typeof drawDraft>[0]['guess'];
  /** Pictures of a matrix as PNG; made by `paper/`, handed in by `app`. */
  readonly drawDuties: (pictures: readonly DutyPicture[]) => Promise<readonly Uint8Array[]>;
  /** Where one-time pages are; null: there is no public address. */
  readonly publicUrl: string | null;
}

export interface Renderer extends Render {
  /** A short notice as text, in the person's language. */
  notice(speech: Speech, language: Language): string;
}

interface Reader {
  readonly locale: Locale;
  readonly language: Language;
  readonly ticket: ReaderOfRow['ticket'];
}

export function makeRenderer(context: RenderContext): Renderer {
  const { pool, region, now } = context;
  const readerOf = ({ reader }: { reader: ReaderOfRow }): Reader => {
    const language = reader.language ?? 'id';
    return { language, locale: localeOf(region, language, now()), ticket: reader.ticket };
  };

  const drawCase = (locale: Locale, ticket: Ticket, view: Parameters<typeof drawTicket>[3]) =>
    ticket.kind === 'complaint'
      ? drawComplaint(context, locale, ticket, view)
      : drawTicket(context, locale, ticket, view, now());

  return {
    async speech(row) {
      const to = readerOf(row);
      const { speech, caseId, chat } = row;
      switch (speech.is) {
        case 'sentence':
          return sentenceCalls(to, speech, articleBehind(region, speech.name, speech.with));
        case 'carried':
          return carriedCalls(to, speech);
        case 'ticket': {
          const ticket = caseId === null ? null : await ticketByCase(pool, caseId);
          if (ticket === null) return [];
          const view = viewOf(chat);
          if (speech.view === 'times')
            return textCalls(await drawTimes(context, to.locale, ticket, now()), null, 'notice');
          if (speech.view !== 'status') {
            const inside = speech.view === 'history';
            return textCalls(await drawHistory(pool, to.locale, ticket, { ...view, inside }), null, 'notice');
          }
          const drawn = await drawCase(to.locale, ticket, view);
          const markup = keyboard(to.locale, speech.buttons);
          return [messageCall(boldNumber(drawn.text, ticket.number), markup, 'card')];
        }
        case 'broadcast': {
          const said = await broadcastToSay(pool, speech.id, isQuiet(region, now()));
          return said?.may === true ? broadcastCalls(pool, to.locale, speech.id, said) : null;
        }
        case 'preview':
          return drawPreview(pool, to.locale, speech.caseId);
        case 'menu':
          return chat.personId === null ? [] : [await menuCall(pool, chat, to.language)];
        case 'reminder': {
          const drawn = await drawReminder(
            { pool, region, calendar: context.calendar, now: now() },
            to.locale,
            chat.personId,
            speech,
          );
          return drawn === null ? [] : textCalls(drawn.text, keyboard(to.locale, drawn.buttons), null);
        }
        case 'dutyCopy': {
          const text = await drawCopy({ pool, region }, to.locale, speech);
          return text === null ? [] : textCalls(text, null, null);
        }
        case 'file':
          return drawFile(pool, to.locale, speech);
        case 'document':
          return [
            await drawDocument({ pool, region, now: now(), write: context.writeLetter }, to.locale, speech),
          ];
        case 'remove':
          return [{ method: 'deleteMessage', params: { message_id: speech.messageId }, part: null }];
        case 'qr':
          return [await drawQr(to.locale, speech.link, speech.office)];
        case 'sheet': {
          const today = now().toZonedDateTimeISO(region.timeZone).toPlainDate().toString();
          const drawn = await drawSheets({ pool, region }, to.locale, speech, chat.personId, today);
          return drawn === null ? [] : [drawn];
        }
        case 'duties': {
          const drawn = await drawDuties(context, to.locale, speech, chat.personId);
          return drawn === null ? [] : [drawn];
        }
        case 'reaction':
          return [
            {
              method: 'setMessageReaction',
              params: { message_id: speech.messageId, reaction: [{ type: 'emoji', emoji: speech.emoji }] },
              part: null,
            },
          ];
        case 'unbutton':
          return [{ method: 'editMessageReplyMarkup', params: { message_id: speech.messageId }, part: null }];
      }
    },
    async card(row) {
      const to = readerOf(row);
      const { owner, view, chat } = row;
      if (view === 'draft') {
        const drawn = await drawDraft({ pool, region, guess: context.guess, now }, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'registration') {
        const drawn = await drawRegistration(pool, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'dataRequest' || view === 'disposal') {
        const draw = view === 'disposal' ? drawDisposal : drawErasure;
        const drawn = await draw({ pool, region }, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'duty') {
        const drawn = await drawDuty({ pool, region, now }, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'dutyCopy') {
        const drawn = await drawCopyDraft({ pool, region }, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'approval') {
        const drawn = await drawApproval({ pool, region }, to.locale, owner, chat.personId);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'announcement' || view === 'disturbance') {
        const draw = view === 'announcement' ? drawAnnouncement : drawDisturbance;
        const drawn = await draw({ pool, region, now: now() }, to.locale, owner, chat.personId);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'mandiri') {
        const drawn = await drawMandiri(pool, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'form') {
        const drawn = await drawForm({ pool, region, publicUrl: context.publicUrl }, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view === 'subdomain') {
        const drawn = await drawSubdomain({ pool, writesDns: context.writesDns === true }, to.locale, owner);
        return drawn === null ? null : cardOf(drawn.styled, keyboard(to.locale, drawn.buttons));
      }
      if (view !== 'ticket') return null;
      const ticket = await ticketByCase(pool, owner);
      if (ticket === null) return null;
      const drawn = await drawCase(to.locale, ticket, { ...viewOf(chat), isCard: true });
      return cardOf(boldNumber(drawn.text, ticket.number), keyboard(to.locale, drawn.buttons));
    },
    async topicName(caseId) {
      const ticket = await ticketByCase(pool, caseId);
      if (ticket === null) return null;
      const locale = localeOf(region, 'id', now());
      return clip(
        locale.card.topic({
          short: ticket.short,
          office: ticket.officeShort,
          text: isForFewEyes(ticket)
            ? ''
            : clip((await openingOf(pool, caseId)).text.replace(/\s+/g, ' '), 60),
        }),
        120,
      );
    },
    notice(speech, language) {
      if (speech.is !== 'sentence') return '';
      const locale = localeOf(region, language, now());
      const law = articleBehind(region, speech.name, speech.with);
      return withBasis(locale, say(locale, speech.name, speech.with), law);
    },
  };
}

const viewOf = (chat: ChatOfRow) => ({
  chatId: chat.id,
  isGroup: chat.type !== 'private',
  personId: chat.personId,
});

/** A card, with the hash of what is seen. */
function cardOf(styled: Styled, markup: object | null): RenderedCard {
  const { params } = messageCall(styled, markup, 'card');
  return { params, face: createHash('sha256').update(JSON.stringify(params)).digest('hex') };
}

type Law = ReturnType<typeof articleBehind>;

/** A refusal with the article it rests on, and the command that opens it. */
const withBasis = (locale: Locale, text: string, law: Law): string =>
  law === null || law.isNamed ? text : `${text}\n${locale.sentences['law.basis']({ article: law.article })}`;

/** The same as a button. */
const basisButtons = (law: Law): Button[][] =>
  law === null
    ? []
    : [[{ label: 'law.open', with: { article: law.article }, data: `pasal:${law.article}`.slice(0, 64) }]];

function sentenceCalls(to: Reader, speech: Extract<Speech, { is: 'sentence' }>, law: Law): RenderedCall[] {
  const said = say(to.locale, speech.name, { ...to.ticket, ...speech.with });
  const text = withBasis(to.locale, said, law);
  const part = speech.replaces ?? speech.part ?? 'notice';
  const markup =
    keyboard(to.locale, [...(speech.buttons ?? []), ...basisButtons(law)]) ??
    (speech.asksReply === true ? { force_reply: true, selective: speech.mention !== undefined } : null);
  if (text.length > MOST_TEXT - 100) return textCalls(text, markup, part);
  return [messageCall(mentioning(boldNumber(text, to.ticket?.number), speech.mention), markup, part)];
}

/** Somebody's words under a heading; his files with the words as caption where they fit. */
function carriedCalls(to: Reader, speech: Extract<Speech, { is: 'carried' }>): RenderedCall[] {
  const heading =
    speech.heading === null ? '' : say(to.locale, speech.heading, { ...to.ticket, ...speech.with });
  const text = [heading, speech.text].filter((line) => line !== '').join('\n');
  const markup = keyboard(to.locale, speech.buttons);
  const { media } = speech;
  const asCaption = media.length === 1 && CAPTIONED.has(media[0]?.type ?? '') && text.length <= MOST_CAPTION;
  const words = text === '' || asCaption ? [] : textCalls(text, markup, 'relay');
  return [...words, ...mediaCalls(media, asCaption ? text : '')];
}

/** Telegram's command menu of this private chat: what the person's roles let him do. */
async function menuCall(pool: Pool, chat: ChatOfRow, language: Language): Promise<RenderedCall> {
  const words = commandWordsOf(language);
  return {
    method: 'setMyCommands',
    params: {
      commands: commandsFor(chat.personId === null ? [] : await rolesOf(pool, chat.personId)).map(
        (command) => ({
          command,
          description: words[command].says,
        }),
      ),
      scope: { type: 'chat', chat_id: chat.telegramId },
    },
    part: null,
  };
}
