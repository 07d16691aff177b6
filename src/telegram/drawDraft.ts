/** The draft of a report, from its first question to "sent": one message that changes with the dialogue. */
import type { Pool } from 'pg';
import { disturbanceNow } from '../db/disturbances.ts';
import { dialogueById, personById } from '../db/people.ts';
import { reportedBy, ticketByCase } from '../db/tickets.ts';
import { serviceOf, type Region } from '../domain/region.ts';
import { serviceLike } from '../domain/serviceSearch.ts';
import { KIND_RULES, TICKET_KINDS } from '../domain/ticketKinds.ts';
import { clip } from '../domain/text.ts';
import { act, draft } from '../desk/buttons.ts';
import { catalogueButton } from '../desk/catalogue.ts';
import { pairs } from '../desk/choices.ts';
import type { Guess } from '../desk/desk.ts';
import { knownFault } from '../desk/alike.ts';
import { draftGuess, memoryOf, officeOf } from '../desk/report.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import { complaintChanges, complaintWords, drawComplaintQuestion } from './drawComplaintDraft.ts';
import { drawRecording } from './drawRecording.ts';
import { boldNumber, type Styled } from './text.ts';

export interface DrawnDraft {
  readonly styled: Styled;
  readonly buttons: Button[][];
}

const cancel = () => draft('cancel', 'CANCEL');
const impactButtons = (back: Button): Button[][] => [
  [draft('impact.I4', 'IMPACT', 'I4'), draft('impact.I3', 'IMPACT', 'I3')],
  [draft('impact.I2', 'IMPACT', 'I2')],
  [draft('impact.I1', 'IMPACT', 'I1')],
  [back],
];
const urgencyButtons = (back: Button): Button[][] => [
  [draft('urgency.U2', 'URGENCY', 'U2')],
  [draft('urgency.U3', 'URGENCY', 'U3')],
  [draft('urgency.U4', 'URGENCY', 'U4')],
  [back],
];

/** Null when the dialogue is gone: there is nothing to show. */
export async function drawDraft(
  context: { pool: Pool; region: Region; guess: (text: string) => Guess; now: () => Temporal.Instant },
  locale: Locale,
  owner: string,
): Promise<DrawnDraft | null> {
  const [, personId, chatId, flow] = owner.split(':');
  const found = await dialogueById(context.pool, Number(personId), Number(chatId), flow ?? '');
  if (found === null) return null;
  const memory = memoryOf(found.dialogue);
  const { value } = JSON.parse(found.dialogue.state) as { value: string | { draft: string } };
  const state = typeof value === 'string' ? value : value.draft;
  if (state === 'asksWho' || state === 'asksOffice' || state === 'asksChannel')
    return drawRecording(context.pool, locale, Number(personId), memory, state);
  const { sentences } = locale;
  const words = clip(
    memory.parts
      .map((part) => part.text)
      .filter((line) => line !== '')
      .join('\n'),
    1500,
  );
  const files = memory.parts.filter((part) => part.media !== null).length;
  const text = [words, files === 0 ? '' : locale.card.files({ count: files })]
    .filter((line) => line !== '')
    .join('\n\n');
  const guess = draftGuess(context, memory);
  const asked = { text, security: guess.security };
  const back = draft('back', 'CHANGE', 'nothing');
  const plain = (words: string, buttons: Button[][]): DrawnDraft => ({
    styled: { text: words, entities: [] },
    buttons,
  });
  switch (state) {
    case 'asksWhat':
      return plain(sentences['draft.what'](), [[cancel()]]);
    case 'asksImpact':
      return plain(sentences['draft.impact'](asked), impactButtons(cancel()));
    case 'asksUrgency':
      return plain(sentences['draft.urgency'](asked), urgencyButtons(cancel()));
    case 'asksWhere': {
      const open = await reportedBy(context.pool, { personId: Number(personId) }, true, 5);
      return plain(sentences['draft.where'](asked), [
        ...open.map((ticket): Button[] => [
          { ...draft('addTo', 'ADD', ticket.caseId), with: { short: ticket.short } },
        ]),
        [draft('newReport', 'NEW'), cancel()],
      ]);
    }
    case 'asksAbout':
    case 'asksPerson':
    case 'asksName':
    case 'choosesPerson':
    case 'asksHiding':
      return drawComplaintQuestion(context, locale, { state, text, memory, personId: Number(personId) });
    case 'changing':
      if (guess.kind === 'complaint') return plain(sentences['draft.change']({ text }), complaintChanges());
      return plain(sentences['draft.change']({ text }), [
        [draft('changeText', 'CHANGE', 'text'), draft('changeKind', 'CHANGE', 'kind')],
        [draft('changeImpact', 'CHANGE', 'impact'), draft('changeUrgency', 'CHANGE', 'urgency')],
        [back],
      ]);
    case 'changingKind':
      return plain(sentences['draft.kind'](), [
        ...pairs(
          TICKET_KINDS.filter((kind) => KIND_RULES[kind].openedBy === 'staff').map((kind) =>
            draft(`kind.${kind}`, 'KIND', kind),
          ),
        ),
        [back],
      ]);
    case 'changingImpact':
      return plain(sentences['draft.impact'](asked), impactButtons(back));
    case 'changingUrgency':
      return plain(sentences['draft.urgency'](asked), urgencyButtons(back));
    case 'rewriting':
      return plain(sentences['draft.rewrite'](), [[back, cancel()]]);
    case 'cancelled':
      return plain(sentences['draft.cancelled'](), []);
    case 'sent':
    case 'added': {
      const ticket = memory.caseId === null ? null : await ticketByCase(context.pool, memory.caseId);
      if (ticket === null) return null;
      const of = { number: ticket.number, short: ticket.short, targetAt: ticket.targetAt.toISOString() };
      const words = state === 'sent' ? sentences['draft.sent'](of) : sentences['draft.added'](of);
      return { styled: boldNumber(words, ticket.number), buttons: [[act('open', 'open', ticket.caseId)]] };
    }
    default: {
      if (guess.kind === 'complaint')
        return plain(sentences['draft.complaintReady']({ text, ...complaintWords(memory) }), [
          [draft('send', 'SEND')],
          [draft('change', 'CHANGE', 'menu'), cancel()],
        ]);
      const person = await personById(context.pool, Number(personId));
      const { recordedFor } = memory;
      const officeCode = recordedFor?.officeCode ?? (person === null ? null : officeOf(person));
      const known = await knownFault(context, { ...guess, text: words, officeCode }, context.now());
      const trouble =
        known?.isMass === true || guess.kind !== 'incident' || guess.security || officeCode === null
          ? null
          : await disturbanceNow(context.pool, guess.category, officeCode);
      const lines = [
        ...(recordedFor === null
          ? []
          : [locale.recording.for({ name: recordedFor.name, channel: recordedFor.channel ?? '' })]),
        sentences['draft.ready']({ text, ...guess }),
        ...(known === null
          ? []
          : [
              sentences[known.isMass ? 'draft.massKnown' : 'draft.alikeKnown']({
                number: known.number,
                at: known.openedAt.toISOString(),
                text: clip(known.text.replace(/\s+/g, ' '), known.isMass ? 600 : 80),
              }),
            ]),
        ...(trouble === null
          ? []
          : [
              sentences['draft.disturbanceKnown']({
                at: trouble.at.toISOString(),
                text: clip(trouble.text.replace(/\s+/g, ' '), 300),
              }),
            ]),
      ];
      const service = ['service_request', 'change'].includes(guess.kind)
        ? serviceLike(context.region, words)
        : null;
      const title = service === null ? undefined : serviceOf(context.region, service)?.title;
      return plain(lines.join('\n\n'), [
        ...(service === null || title === undefined
          ? []
          : [[{ ...catalogueButton('draft.service', 'card', service), with: { text: title } }]]),
        ...(known === null ? [] : [[draft('alsoMine', 'SAME', known.caseId)]]),
        [draft('send', 'SEND')],
        [draft('change', 'CHANGE', 'menu'), cancel()],
      ]);
    }
  }
}
